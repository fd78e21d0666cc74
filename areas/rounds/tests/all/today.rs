//! What waits for a school, and who hears of it when it is late.

use evenkans_people::{EmployerLink, Lang, Role, account, mail, member};
use evenkans_rounds::decline::{self, Asked, Reason};
use evenkans_rounds::{place, placement, today};
use evenkans_store::write_tx;

use crate::world::{World, worlds};

const DAY: i64 = 86_400;

/// What waits, in words, and whether it is late.
async fn waits(world: &World, id: &str) -> Vec<(String, bool)> {
    let desk = world.desk(id).await;
    let mut tx = world.db.read("test.today").await.unwrap();
    let now = world.db.clock.now();
    let items = today::of_round(&mut tx, &world.t(), "", &desk.round, &world.me.account.id).await.unwrap();
    items.into_iter().map(|one| (one.text.clone(), one.is_late(now))).collect()
}

fn said(text: &str) -> (String, bool) {
    (text.to_owned(), false)
}

#[tokio::test(flavor = "multi_thread")]
async fn each_state_of_a_round_has_its_next_step() {
    for world in worlds().await {
        let desk = world.prepared(World::drand()).await;
        let id = desk.round.id.as_str();
        assert_eq!(waits(&world, id).await, [said("De ronde is nog niet open")]);
        world.open(&desk).await.unwrap();
        assert_eq!(waits(&world, id).await, [said("8 studenten hebben geen bevestigde lijst")]);
        world.go_to(crate::world::WISHES_UNTIL + 1);
        assert_eq!(waits(&world, id).await, [said("Bevries de ronde")]);
        let desk = world.frozen_from(&world.desk(id).await).await;
        assert_eq!(waits(&world, id).await, [said("De loting komt")]);
        world.go_to(crate::world::BEACON);
        assert_eq!(waits(&world, id).await, [said("Doe de loting")]);
        world.draw(&desk, crate::world::ROUND_1000).await.unwrap();
        assert_eq!(waits(&world, id).await, [said("Bekijk de uitslag en publiceer haar")]);
        world.publish(&world.desk(id).await).await.unwrap();
        let now = waits(&world, id).await;
        assert!(now.contains(&said("2 studenten zijn nog zonder plek")), "{now:?}");
        assert!(now.contains(&said("6 overeenkomsten zijn nog te maken")), "{now:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_that_is_late_is_told_to_the_school_and_days_later_to_the_region() {
    for world in worlds().await {
        let desk = world.published(World::drand()).await;
        write_tx!(world.db, "test.manager", |tx| {
            let manager = account::find_or_create(tx, "manager@regio.example", "Manager", Lang::Nl).await?;
            member::add(tx, world.region(), &manager.id, world.school.as_str(), Role::ProgrammeManager).await
        })
        .unwrap();
        let student = world.student(&desk.round, "0103").await;
        let t = world.t();
        write_tx!(world.db, "test.ask", |tx| {
            let seat = placement::live_of(tx, world.region(), student.id.as_str()).await?.unwrap();
            let place = place::store::by_id(tx, world.region(), &seat.place_id).await?;
            let employer_id = place.employer_id.unwrap();
            let link = EmployerLink { link_id: "x".into(), region_id: world.region().into(), employer_id };
            let basis = "In die weken zijn wij helemaal gesloten.".into();
            let asked = Asked { reason: Reason::Period, requirement: String::new(), basis };
            decline::ask(tx, (&world.site, &t), &link, ("link:x", seat.id.as_str()), &asked).await
        })
        .unwrap();
        let late = async || {
            decline::tick(&world.site).await.unwrap();
            decline::tick(&world.site).await.unwrap();
            let mut tx = world.db.read("test.mail").await.unwrap();
            let mut to: Vec<_> = mail::recent(&mut tx, "Te laat", 10).await.unwrap();
            to.sort_by(|a, b| a.recipient.cmp(&b.recipient));
            to.into_iter().map(|one| (one.recipient, one.body.unwrap_or_default())).collect::<Vec<_>>()
        };
        assert!(late().await.is_empty());
        world.go_to(world.db.clock.now() + 7 * DAY);
        let told = late().await;
        assert_eq!(told.iter().map(|(to, _)| to.as_str()).collect::<Vec<_>>(), ["coordinator@school.example"]);
        let now = waits(&world, desk.round.id.as_str()).await;
        assert!(now.iter().any(|(text, late)| *late && text.starts_with("Beslis over een afwijzing: P01")), "{now:?}");
        world.go_to(world.db.clock.now() + 3 * DAY);
        let told = late().await;
        assert_eq!(told.len(), 2, "the region once, the school not again");
        let (to, body) = &told[1];
        assert_eq!(to, "manager@regio.example");
        assert!(body.contains("Proefschool") && !body.contains("Claes") && !body.contains("0103"), "{body}");
    }
}
