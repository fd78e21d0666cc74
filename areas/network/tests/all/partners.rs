//! Partners and who keeps them.

use evenkans_network::partner::{self, Kind};
use evenkans_people::{Lang, Role, account, member};
use evenkans_store::{Error, write_tx};

use crate::place::{REGION, change, places, refused};

#[tokio::test(flavor = "multi_thread")]
async fn a_kvk_number_is_one_partner() {
    for place in places().await {
        let bakery = place.create(&place.manager, Kind::Employer, &change("Bakker", Some("99010041"))).await.unwrap();
        let again = place.create(&place.manager, Kind::Employer, &change("Bakkerij", Some("99010041"))).await;
        assert_eq!(refused(again), "error-kvk-taken");
        let smith = place.create(&place.manager, Kind::Employer, &change("Smid", None)).await.unwrap();
        let taken = place.save(&place.manager, &smith, 1, &change("Smid", Some("99010041"))).await;
        assert_eq!(refused(taken), "error-kvk-taken");
        assert_eq!(place.partner(&bakery).await.unwrap().name, "Bakker");
        assert_eq!(place.partner(&smith).await.unwrap().version, 1);
        // Any number of partners may have none.
        place.create(&place.manager, Kind::Employer, &change("Kapper", None)).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinator_keeps_the_own_school_and_employers_and_nothing_else() {
    for place in places().await {
        let me = &place.coordinator;
        place.save(me, &place.school, 1, &change("A heet anders", None)).await.unwrap();
        let employer = place.create(me, Kind::Employer, &change("Bakker", None)).await.unwrap();
        place.save(me, &employer, 1, &change("Bakkerij", None)).await.unwrap();
        let other = place.save(me, &place.other_school, 1, &change("Van mij", None)).await;
        assert!(matches!(other, Err(Error::Forbidden)), "{other:?}");
        for kind in Kind::ALL.iter().filter(|kind| **kind != Kind::Employer) {
            let made = place.create(me, *kind, &change("Nieuw", None)).await;
            assert!(matches!(made, Err(Error::Forbidden)), "{}: {made:?}", kind.word());
        }
        assert_eq!(place.partner(&place.other_school).await.unwrap().name, "B");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_of_two_who_save_a_partner_is_told() {
    for place in places().await {
        place.save(&place.manager, &place.school, 1, &change("Eerst", None)).await.unwrap();
        let second = place.save(&place.manager, &place.school, 1, &change("Tweede", None)).await;
        assert!(matches!(second, Err(Error::Stale)), "{second:?}");
        assert_eq!(place.partner(&place.school).await.unwrap().name, "Eerst");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_records_of_one_employer_become_one_with_its_people_and_number() {
    for place in places().await {
        let gone = place.create(&place.manager, Kind::Employer, &change("Bakker bv", Some("99010041"))).await.unwrap();
        let stays = place.create(&place.manager, Kind::Employer, &change("Bakker", None)).await.unwrap();
        let smith = place.create(&place.manager, Kind::Employer, &change("Smid", Some("99010178"))).await.unwrap();
        write_tx!(place.db, "test.contact", |tx| {
            let els = account::find_or_create(tx, "els@bakker.example", "Els", Lang::Nl).await?;
            member::add(tx, REGION, &els.id, gone.as_str(), Role::EmployerContact).await
        })
        .unwrap();
        assert_eq!(refused(place.merge(&gone, &smith).await), "error-merge-kvk");
        assert_eq!(refused(place.merge(&gone, &gone).await), "error-merge");
        assert_eq!(refused(place.merge(&gone, &place.school).await), "error-merge");
        place.merge(&gone, &stays).await.unwrap();
        assert!(matches!(place.partner(&gone).await, Err(Error::NotFound)));
        assert_eq!(place.partner(&stays).await.unwrap().kvk.as_deref(), Some("99010041"));
        let mut tx = place.db.read("test.people").await.unwrap();
        let people = member::list(&mut tx, REGION, Some(stays.as_str())).await.unwrap();
        assert_eq!(people.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Els"]);
        drop(tx);
        assert!(matches!(place.merge(&gone, &stays).await, Err(Error::NotFound)), "once");
    }
}

#[test]
fn a_kvk_number_has_eight_digits_and_a_spreadsheet_may_have_eaten_its_zeros() {
    let read = |text: &str| partner::kvk(text).map_err(|_| ());
    assert_eq!(read(""), Ok(None));
    assert_eq!(read("99010041"), Ok(Some("99010041".to_owned())));
    assert_eq!(read("1234567"), Ok(Some("01234567".to_owned())));
    for wrong in ["123456789", "12345678a", "één", "-1234567"] {
        assert_eq!(read(wrong), Err(()), "{wrong}");
    }
}
