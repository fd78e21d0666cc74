//! Partners and who keeps them.

use evenkans_network::joining::{self, Joining, JoiningId, State};
use evenkans_network::partner::{self, Change, Kind, PartnerId};
use evenkans_people::personal_link::{self, Target};
use evenkans_people::{Lang, Role, account, member};
use evenkans_store::{Error, write_tx};

use crate::place::{NOW, REGION, change, days, places, refused};

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

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_takes_its_people_along_and_can_come_back() {
    for place in places().await {
        let leave = async |id: &partner::PartnerId| {
            let speaker = place.speaker(id);
            write_tx!(place.db, "test.leave", |tx| { partner::leave(tx, &place.site, &speaker, "Geen tijd").await })
        };
        assert_eq!(refused(leave(&place.office).await), "error-leave-manager");
        leave(&place.school).await.unwrap();
        assert!(matches!(leave(&place.school).await, Err(Error::Stale)), "once");
        let mut tx = place.db.read("test.left").await.unwrap();
        let left = partner::store::gone(&mut tx, REGION).await.unwrap();
        let listed = partner::store::list(&mut tx, REGION, Some(Kind::School), "").await.unwrap();
        let people = member::list(&mut tx, REGION, Some(place.school.as_str())).await.unwrap();
        drop(tx);
        assert_eq!(
            left.iter().map(|(one, why)| (one.name.as_str(), why.as_str())).collect::<Vec<_>>(),
            [("A", "Geen tijd")]
        );
        assert_eq!(listed.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["B"]);
        assert!(people.is_empty());
        let manager = place.as_manager();
        let back = async || {
            write_tx!(place.db, "test.back", |tx| { partner::come_back(tx, &manager, place.school.as_str()).await })
        };
        back().await.unwrap();
        assert!(matches!(back().await, Err(Error::Stale)), "once");
        assert!(place.partner(&place.school).await.unwrap().left_at.is_none());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_says_of_itself_what_is_its_own_to_say() {
    for place in places().await {
        let speaker = place.speaker(&place.school);
        let said = partner::Change { sector: "onderwijs".into(), ..change("Een andere naam", Some("99010041")) };
        let save = async |version: i64| {
            write_tx!(place.db, "test.own", |tx| { partner::save_own(tx, &speaker, version, &said).await })
        };
        save(1).await.unwrap();
        assert!(matches!(save(1).await, Err(Error::Stale)));
        let now = place.partner(&place.school).await.unwrap();
        assert_eq!((now.name.as_str(), now.kvk, now.sector.as_str()), ("A", None, "onderwijs"));
    }
}

fn asks(name: &str, email: &str) -> Joining {
    Joining {
        id: JoiningId::new(),
        kind: Kind::CivilSociety,
        name: name.into(),
        kvk: None,
        town: String::new(),
        website: String::new(),
        person: "Els".into(),
        email: email.into(),
        why: "Omdat".into(),
        lang: Lang::En,
        state: State::Waiting,
        asked_at: 0,
        decided_at: None,
        reason: String::new(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_to_take_part_hears_yes_or_no_in_their_own_language() {
    for place in places().await {
        let ask = async |name: &str, email: &str| {
            let one = asks(name, email);
            write_tx!(place.db, "test.ask", |tx| { joining::ask(tx, &place.site, REGION, &one).await })?;
            Ok::<_, Error>(one.id.to_string())
        };
        let first = ask("Buurthuis", "els@buurthuis.example").await.unwrap();
        let second = ask("Moskee", "els@buurthuis.example").await.unwrap();
        ask("Kerk", "els@buurthuis.example").await.unwrap();
        assert!(ask("Club", "els@buurthuis.example").await.is_err(), "the same address a fourth time in a day");
        assert_eq!(place.mails("wil meedoen").await.len(), 3);
        let manager = place.as_manager();
        let welcome = async |id: &str, name: &str| {
            write_tx!(place.db, "test.welcome", |tx| {
                joining::welcome(tx, &place.site, (&manager, &place.manager), (id, "", name)).await
            })
        };
        let partner = welcome(&first, "Buurthuis").await.unwrap();
        assert_eq!(refused(welcome(&first, "Buurthuis").await), "error-joining-decided");
        assert_eq!(place.partner(&partner).await.unwrap().contact_email, "els@buurthuis.example");
        assert_eq!(place.mails("Invitation from Buurthuis").await, ["els@buurthuis.example"]);
        let refuse = async || {
            write_tx!(place.db, "test.refuse", |tx| {
                joining::refuse(tx, &place.site, &manager, &second, "Later").await
            })
        };
        refuse().await.unwrap();
        assert_eq!(refused(refuse().await), "error-joining-decided");
        assert_eq!(place.mails("About your request").await.len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_partner_did_goes_along_when_it_becomes_part_of_another() {
    for place in places().await {
        let thing = evenkans_store::link::Ref::new("gathering", "1");
        let make =
            async |name: &str| place.create(&place.manager, Kind::CivilSociety, &change(name, None)).await.unwrap();
        let (gone, into) = (make("Buurthuis").await, make("Wijkhuis").await);
        write_tx!(place.db, "test.did", |tx| {
            let who = Some(gone.as_str());
            evenkans_store::activity::note(tx, REGION, "gathering-attended", &thing, "Overleg", who).await
        })
        .unwrap();
        assert_eq!(refused(place.merge(&gone, &place.office).await), "error-merge", "another kind");
        place.merge(&gone, &into).await.unwrap();
        let did = place.parts().await.into_iter().filter(|(what, _)| what == "gathering-attended");
        assert_eq!(did.map(|(_, who)| who).collect::<Vec<_>>(), [into.to_string()]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_programme_manager_makes_schools_one() {
    for place in places().await {
        let (gone, into) = (&place.school, &place.other_school);
        let by = async |me: &evenkans_people::SignedIn| {
            write_tx!(place.db, "test.merge", |tx| {
                partner::merge(tx, &place.site, me, REGION, gone.as_str(), into.as_str()).await
            })
        };
        assert!(matches!(by(&place.coordinator).await, Err(Error::Forbidden)), "not even its own");
        by(&place.manager).await.unwrap();
        let mut tx = place.db.read("test.people").await.unwrap();
        let people = member::list(&mut tx, REGION, Some(into.as_str())).await.unwrap();
        assert!(people.iter().any(|one| one.member.account_id == place.coordinator.account.id));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_speaks_for_a_partner_invites_colleagues_to_what_they_are_themselves() {
    for place in places().await {
        let t = place.site.texts.in_lang(Lang::Nl);
        let (centre, other) = write_tx!(place.db, "test.centres", |tx| {
            let all = ["Buurthuis", "Wijkhuis"].map(|name| partner::Partner::named(Kind::CivilSociety, name));
            for one in &all {
                partner::store::insert(tx, REGION, one).await?;
            }
            let els = account::find_or_create(tx, "els@buurthuis.example", "Els", Lang::Nl).await?;
            member::add(tx, REGION, &els.id, all[0].id.as_str(), Role::Adviser).await?;
            Ok((all[0].id.clone(), all[1].id.clone()))
        })
        .unwrap();
        let mut tx = place.db.read("test.els").await.unwrap();
        let els = account::by_email(&mut tx, "els@buurthuis.example").await.unwrap().unwrap();
        let members = member::of_account(&mut tx, &els.id).await.unwrap();
        drop(tx);
        let els = evenkans_people::SignedIn { account: els, members };
        let invite = async |partner: &partner::PartnerId, role| {
            write_tx!(place.db, "test.invite", |tx| {
                let by = (&els, &t, "https://stages.example");
                partner::invite(tx, by, REGION, partner.as_str(), ("Bo", "bo@buurthuis.example", role)).await
            })
        };
        for (partner, role) in [(&centre, Role::ProgrammeManager), (&centre, Role::Teacher), (&other, Role::Adviser)] {
            assert!(matches!(invite(partner, role).await, Err(Error::Forbidden)), "{role:?}");
        }
        invite(&centre, Role::Adviser).await.unwrap();
        assert_eq!(place.mails("Uitnodiging van Buurthuis").await, ["bo@buurthuis.example"]);
        // Colleagues are ended by who keeps the network.
        let own = els.members.first().unwrap().id.as_str();
        let end =
            write_tx!(place.db, "test.end", |tx| { partner::end_member(tx, &els, REGION, centre.as_str(), own).await });
        assert!(matches!(end, Err(Error::Forbidden)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_a_role_is_not_invited_for_it_again() {
    for place in places().await {
        let t = place.site.texts.in_lang(Lang::Nl);
        let invite = async |email: &str, role| {
            write_tx!(place.db, "test.invite", |tx| {
                let by = (&place.manager, &t, "https://stages.example");
                partner::invite(tx, by, REGION, place.school.as_str(), ("Wie", email, role)).await
            })
        };
        assert_eq!(refused(invite("COORDINATOR@x.example", Role::Coordinator).await), "error-member-already");
        invite("coordinator@x.example", Role::Teacher).await.unwrap();
        invite("een.ander@x.example", Role::Coordinator).await.unwrap();
        assert_eq!(place.mails("Uitnodiging van").await.len(), 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_changes_kind_only_as_long_as_nothing_hangs_on_it() {
    for place in places().await {
        let manager = place.as_manager();
        let set = async |id: &PartnerId, version, kind| {
            write_tx!(place.db, "test.kind", |tx| {
                partner::set_kind(tx, &place.site, &manager, (id.as_str(), version), kind).await
            })
        };
        let club = place.create(&place.manager, Kind::Employer, &change("Vereniging", None)).await.unwrap();
        let link = write_tx!(place.db, "test.link", |tx| {
            let target = Target::Employer { employer_id: club.as_str(), sent_to: "bestuur@club.example" };
            personal_link::create(tx, REGION, target, NOW + days(10)).await
        })
        .unwrap();
        assert!(matches!(set(&club, 7, Kind::CivilSociety).await, Err(Error::Stale)));
        set(&club, 1, Kind::CivilSociety).await.unwrap();
        assert_eq!(place.partner(&club).await.unwrap().kind, Kind::CivilSociety);
        let mut tx = place.db.read("test.link").await.unwrap();
        assert!(personal_link::find(&mut tx, &link).await.is_err(), "an employer's link ends");
        drop(tx);
        // An adviser fits a student organisation and no public body.
        write_tx!(place.db, "test.member", |tx| {
            let noor = account::find_or_create(tx, "noor@club.example", "Noor", Lang::Nl).await?;
            member::add(tx, REGION, &noor.id, club.as_str(), Role::Adviser).await
        })
        .unwrap();
        assert_eq!(refused(set(&club, 2, Kind::PublicBody).await), "error-kind-roles");
        set(&club, 2, Kind::StudentOrganisation).await.unwrap();
        // An invitation that waits holds it too.
        let bakery = place.create(&place.manager, Kind::Employer, &change("Bakker", None)).await.unwrap();
        write_tx!(place.db, "test.invite", |tx| {
            let t = place.site.texts.in_lang(Lang::Nl);
            let from = (&place.manager, &t, "https://stages.example");
            let who = ("Els", "els@bakker.example", Role::EmployerContact);
            partner::invite(tx, from, REGION, bakery.as_str(), who).await
        })
        .unwrap();
        assert_eq!(refused(set(&bakery, 1, Kind::School).await), "error-kind-roles");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_that_left_and_asks_again_takes_part_again() {
    for place in places().await {
        let bakery = place.create(&place.manager, Kind::Employer, &change("Bakker", Some("99010041"))).await.unwrap();
        let speaker = place.speaker(&bakery);
        write_tx!(place.db, "test.leave", |tx| { partner::leave(tx, &place.site, &speaker, "Weg").await }).unwrap();
        let asks = Joining { kvk: Some("99010041".into()), ..asks("Bakker", "els@bakker.example") };
        let welcome = write_tx!(place.db, "test.welcome", |tx| {
            joining::ask(tx, &place.site, REGION, &asks).await?;
            let by = (&place.as_manager(), &place.manager);
            joining::welcome(tx, &place.site, by, (asks.id.as_str(), bakery.as_str(), &asks.name)).await
        });
        assert_eq!(welcome.unwrap(), bakery);
        assert!(place.partner(&bakery).await.unwrap().left_at.is_none());
        assert_eq!(place.mails("Bakker").await, ["els@bakker.example", "programme-manager@x.example"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_with_the_number_of_a_partner_is_told_to_who_is_there() {
    for place in places().await {
        let known = Change { contact_email: "emma@bakker.example".into(), ..change("Bakker", Some("99010041")) };
        let bakery = place.create(&place.manager, Kind::Employer, &known).await.unwrap();
        let asks = Joining { kvk: Some("99010041".into()), ..asks("Bakker", "ander@x.example") };
        write_tx!(place.db, "test.welcome", |tx| {
            joining::ask(tx, &place.site, REGION, &asks).await?;
            let by = (&place.as_manager(), &place.manager);
            joining::welcome(tx, &place.site, by, (asks.id.as_str(), bakery.as_str(), &asks.name)).await
        })
        .unwrap();
        assert_eq!(place.mails("is uitgenodigd om voor Bakker").await, ["emma@bakker.example"]);
    }
}
