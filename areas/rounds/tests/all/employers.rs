//! An employer's link shows who comes from every school, so it goes only to the employer's own people.

use std::collections::BTreeSet;

use evenkans_network::partner;
use evenkans_people::{EmployerLink, mail};
use evenkans_rounds::employer;
use evenkans_rounds::import::Kind;
use evenkans_store::{Error, write_tx};

use crate::world::{World, worlds};

/// Another school's coordinator names a contact of their own at a place of a firm that has one.
const ANOTHER: &str = "Plekcode;Titel;Bedrijf;KvK;Plaats;Opleidingen;Aantal;Contactpersoon;E-mail
P07;Receptie;Zorghuis;99010041;Waterstad;ICT;1;Mal;mal@elders.example
";

async fn reached(world: &World, email: &str) -> usize {
    write_tx!(world.db, "test.reach", |tx| { employer::reach(tx, email).await }).unwrap().len()
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_only_named_at_a_place_gets_no_link_to_the_employer() {
    for world in worlds().await {
        let desk = world.prepared(World::dice()).await;
        assert_eq!(world.read_in(&desk.round, Kind::Places, ANOTHER).await.problems, []);
        assert_eq!(reached(&world, "anna@zorghuis.example").await, 1);
        assert_eq!(reached(&world, "mal@elders.example").await, 0);

        // Nor does the result bring one.
        let t = world.t();
        write_tx!(world.db, "test.tell", |tx| { employer::tell_all(tx, (&world.site, &t), &desk.round).await })
            .unwrap();
        let mut tx = world.db.read("test.mail").await.unwrap();
        let to = |all: Vec<mail::Mail>, linked: bool| -> BTreeSet<String> {
            let linked = |one: &mail::Mail| one.body.as_ref().unwrap().contains("/p/") == linked;
            all.into_iter().filter(linked).map(|one| one.recipient).collect()
        };
        let comes = mail::recent(&mut tx, "wie er komt", 100).await.unwrap();
        drop(tx);
        let with: Vec<String> = to(comes.clone(), true).into_iter().collect();
        assert_eq!(with, ["anna@zorghuis.example", "ben@buurthuis.example", "cor@rekencentrum.example"]);
        assert_eq!(to(comes, false), BTreeSet::from(["mal@elders.example".to_owned()]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_colleague_who_was_given_a_link_may_ask_again_until_taken_off() {
    for world in worlds().await {
        let desk = world.prepared(World::dice()).await;
        let id = world.place(&desk.round, "P01").await.employer_id.unwrap();
        let t = world.t();
        write_tx!(world.db, "test.hand", |tx| {
            let firm = partner::store::by_id(tx, world.region(), &id).await?;
            employer::send_link(tx, (&world.site, &t), (world.region(), "anna"), &firm, "Bea@Zorghuis.example").await
        })
        .unwrap();
        assert_eq!(reached(&world, "bea@zorghuis.example").await, 1);
        let link =
            EmployerLink { link_id: "anna".into(), region_id: world.region().to_owned(), employer_id: id.clone() };
        let remove = async || {
            write_tx!(world.db, "test.off", |tx| {
                employer::remove_colleague(tx, &link, "link:anna", "bea@zorghuis.example").await
            })
        };
        remove().await.unwrap();
        assert_eq!(reached(&world, "bea@zorghuis.example").await, 0);
        assert!(matches!(remove().await, Err(Error::NotFound)));
        assert_eq!(reached(&world, "anna@zorghuis.example").await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_the_contact_does_not_stay_in_and_a_merged_firm_keeps_one() {
    for world in worlds().await {
        let desk = world.prepared(World::dice()).await;
        let id = world.place(&desk.round, "P01").await.employer_id.unwrap();
        assert_eq!(reached(&world, "anna@zorghuis.example").await, 1);
        let change = |firm: &partner::Partner, email: &str| partner::Change {
            name: firm.name.clone(),
            kvk: firm.kvk.clone(),
            town: firm.town.clone(),
            website: String::new(),
            contact_name: "Nieuw".into(),
            contact_email: email.into(),
            sector: String::new(),
            about: String::new(),
        };
        let save = async |id: &str, email: &str| {
            write_tx!(world.db, "test.save", |tx| {
                let firm = partner::store::by_id(tx, world.region(), id).await?;
                partner::save(tx, &world.me, world.region(), id, firm.version, &change(&firm, email)).await
            })
        };
        save(&id, "nieuw@zorghuis.example").await.unwrap();
        assert_eq!(reached(&world, "anna@zorghuis.example").await, 0);
        assert_eq!(reached(&world, "nieuw@zorghuis.example").await, 1);

        // A second record of the firm, without a number and without a contact, takes over the contact.
        let double = partner::Partner::named(partner::Kind::Employer, "Zorghuis bv");
        write_tx!(world.db, "test.merge", |tx| {
            partner::store::insert(tx, world.region(), &double).await?;
            partner::merge(tx, &world.site, &world.me, world.region(), &id, double.id.as_str()).await
        })
        .unwrap();
        assert_eq!(reached(&world, "nieuw@zorghuis.example").await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_leaves_in_the_middle_of_a_round() {
    for world in worlds().await {
        let desk = world.opened(World::dice()).await;
        let firm = world.place(&desk.round, "P01").await.employer_id.unwrap();
        let leave = async |partner: &str| {
            let speaker = partner::Speaker {
                region_id: world.region().to_owned(),
                partner_id: partner.to_owned(),
                actor: "iemand".into(),
                name: "Iemand".into(),
                manager: true,
            };
            write_tx!(world.db, "test.leave", |tx| { partner::leave(tx, &world.site, &speaker, "Geen tijd").await })
        };
        for partner in [firm.as_str(), world.school.as_str()] {
            let outcome = leave(partner).await;
            let Err(Error::Refused(refusal)) = outcome else { panic!("{outcome:?}") };
            assert_eq!((refusal.code, refusal.args[0].1.as_str()), ("error-leave-round", desk.round.title.as_str()));
        }
        // An employer without places in it goes as it likes.
        let idle = partner::Partner::named(partner::Kind::Employer, "Smederij");
        write_tx!(world.db, "test.idle", |tx| { partner::store::insert(tx, world.region(), &idle).await }).unwrap();
        leave(idle.id.as_str()).await.unwrap();
    }
}
