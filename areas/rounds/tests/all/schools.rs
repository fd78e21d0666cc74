//! Two records of one school become one, with its programmes, rounds and articles.

use evenkans_network::partner::{self, Kind, Partner};
use evenkans_people::{Lang, Role, SignedIn, account, member};
use evenkans_rounds::agreement::template::{self, Change};
use evenkans_rounds::round;
use evenkans_rounds::study::{self, Level, Study, StudyId};
use evenkans_store::{Result, write_tx};

use crate::world::{World, refused, worlds};

/// The record that stays, with a programme that both have, and the person who may make them one.
async fn twin(world: &World, name_of_ict: &str) -> (Partner, SignedIn) {
    let twin = Partner::named(Kind::School, "Proefschool (nieuw)");
    let ict = Study {
        id: StudyId::new(),
        school_id: twin.id.to_string(),
        code: "ICT".into(),
        name: name_of_ict.into(),
        level: Level::Hbo,
    };
    let manager = write_tx!(world.db, "test.twin", |tx| {
        partner::store::insert(tx, world.region(), &twin).await?;
        study::store::insert(tx, world.region(), &ict).await?;
        let account = account::find_or_create(tx, "manager@stad.example", "Manager", Lang::Nl).await?;
        member::add(tx, world.region(), &account.id, twin.id.as_str(), Role::ProgrammeManager).await?;
        // The same person coordinates both.
        member::add(tx, world.region(), &world.me.account.id, twin.id.as_str(), Role::Coordinator).await?;
        let members = member::of_account(tx, &account.id).await?;
        Ok(SignedIn { account, members })
    })
    .unwrap();
    (twin, manager)
}

async fn merge(world: &World, manager: &SignedIn, into: &Partner) -> Result<()> {
    write_tx!(world.db, "test.merge", |tx| {
        partner::merge(tx, &world.site, manager, world.region(), world.school.as_str(), into.id.as_str()).await
    })
}

async fn write_articles(world: &World, school: &str, seen: i64, body: &str) {
    let change = Change {
        body: body.into(),
        guardian: false,
        contact_name: "Vera".into(),
        contact_email: "vera@school.example".into(),
    };
    write_tx!(world.db, "test.articles", |tx| {
        let of = (Level::Hbo, Lang::Nl);
        template::save(tx, world.region(), (school, "iemand"), of, (seen, &change)).await
    })
    .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_school_goes_along_with_its_programmes_rounds_and_articles() {
    for world in worlds().await {
        let round = world.published(World::dice()).await;
        let (twin, manager) = twin(&world, "Opleiding ICT").await;
        for (seen, body) in [(0, "Oud 1"), (1, "Oud 2"), (2, "Oud 3")] {
            write_articles(&world, world.school.as_str(), seen, body).await;
        }
        write_articles(&world, twin.id.as_str(), 0, "Nieuw 1").await;
        write_articles(&world, twin.id.as_str(), 1, "Nieuw 2").await;
        let before = world.students(&round.round).await;

        merge(&world, &manager, &twin).await.unwrap();

        let now = world.desk(round.round.id.as_str()).await.round;
        assert_eq!(now.school_id, twin.id.to_string());
        let (region, mut tx) = (world.region(), world.db.read("test.after").await.unwrap());
        let studies = study::store::of_school(&mut tx, region, twin.id.as_str()).await.unwrap();
        let codes: Vec<_> = studies.iter().map(|one| one.code.as_str()).collect();
        assert_eq!(codes, ["ICT", "ZORG"], "one of each");
        let in_round = study::store::of_round(&mut tx, region, now.id.as_str()).await.unwrap();
        assert_eq!(in_round.len(), 2);
        drop(tx);
        let after = world.students(&now).await;
        assert_eq!(after.len(), before.len());
        assert!(after.iter().all(|student| studies.iter().any(|study| study.id == student.study_id)));

        let mut tx = world.db.read("test.articles").await.unwrap();
        let versions = template::versions(&mut tx, region, twin.id.as_str(), (Level::Hbo, Lang::Nl)).await.unwrap();
        let bodies: Vec<_> = versions.iter().map(|one| (one.number, one.body.as_str())).collect();
        assert_eq!(bodies, [(5, "Nieuw 2"), (4, "Nieuw 1"), (3, "Oud 3"), (2, "Oud 2"), (1, "Oud 1")]);
        let people = member::list(&mut tx, region, Some(twin.id.as_str())).await.unwrap();
        let coordinators = people.iter().filter(|one| one.member.role == Role::Coordinator);
        assert_eq!(coordinators.count(), 1, "nobody twice");
        drop(tx);

        // And the round goes on at the school that it came to.
        world.go_to(world.db.clock.now() + 400 * 86_400);
        let desk = world.desk(now.id.as_str()).await;
        write_tx!(world.db, "test.close", |tx| { round::close(tx, &desk).await }).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn programmes_of_one_code_that_are_called_differently_stop_it_and_change_nothing() {
    for world in worlds().await {
        let desk = world.prepared(World::dice()).await;
        let (twin, manager) = twin(&world, "Informatica").await;
        assert_eq!(refused(merge(&world, &manager, &twin).await), "error-merge-study");
        assert_eq!(world.desk(desk.round.id.as_str()).await.round.school_id, world.school.to_string());
        let mut tx = world.db.read("test.still").await.unwrap();
        let studies = study::store::of_school(&mut tx, world.region(), world.school.as_str()).await.unwrap();
        assert_eq!(studies.len(), 2);
    }
}
