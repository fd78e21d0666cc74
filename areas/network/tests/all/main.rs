//! Partners and who keeps them, on SQLite and (where there is a server) on PostgreSQL.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use evenkans_network::partner::{self, Change, Kind, Partner, PartnerId};
use evenkans_people::{Lang, Role, SignedIn, account, member};
use evenkans_scratch::{SERVER, Scratch};
use evenkans_store::{Clock, Db, Error, Result, migrate, write_tx};

const NOW: i64 = 1_795_435_200;
const REGION: &str = "regio";

struct Place {
    db: Db,
    school: PartnerId,
    other_school: PartnerId,
    manager: SignedIn,
    coordinator: SignedIn,
    /// Kept until the test ends: the database goes with it.
    _scratch: Scratch,
}

async fn places() -> Vec<Place> {
    if std::env::var(SERVER).is_err() {
        eprintln!("without PostgreSQL: {SERVER} names no server");
    }
    let mut all = Vec::new();
    for scratch in Scratch::both().await.unwrap() {
        let db = scratch.open(Clock::fixed(NOW)).await.unwrap();
        let steps = [evenkans_store::MIGRATIONS, evenkans_people::MIGRATIONS, evenkans_network::MIGRATIONS];
        migrate(&db, &steps.concat()).await.unwrap();
        let [school, other, office] = [(Kind::School, "A"), (Kind::School, "B"), (Kind::PublicBody, "C")].map(named);
        let (manager, coordinator) = write_tx!(db, "test.begin", |tx| {
            let mut people = Vec::new();
            for (one, role) in [(&office, Role::ProgrammeManager), (&school, Role::Coordinator)] {
                partner::store::insert(tx, REGION, one).await?;
                let account =
                    account::find_or_create(tx, &format!("{}@x.example", role.word()), "Wie", Lang::Nl).await?;
                member::add(tx, REGION, &account.id, one.id.as_str(), role).await?;
                let members = member::of_account(tx, &account.id).await?;
                people.push(SignedIn { account, members });
            }
            partner::store::insert(tx, REGION, &other).await?;
            let coordinator = people.pop().ok_or(Error::NotFound)?;
            Ok((people.pop().ok_or(Error::NotFound)?, coordinator))
        })
        .unwrap();
        let (school, other_school) = (school.id, other.id);
        all.push(Place { db, school, other_school, manager, coordinator, _scratch: scratch });
    }
    all
}

fn named((kind, name): (Kind, &str)) -> Partner {
    let Change { name, kvk, town, website, contact_name, contact_email } = change(name, None);
    Partner { id: PartnerId::new(), kind, name, kvk, town, website, contact_name, contact_email, version: 1 }
}

fn change(name: &str, kvk: Option<&str>) -> Change {
    Change {
        name: name.into(),
        kvk: kvk.map(str::to_owned),
        town: "Proefstad".into(),
        website: String::new(),
        contact_name: String::new(),
        contact_email: String::new(),
    }
}

impl Place {
    async fn create(&self, me: &SignedIn, kind: Kind, change: &Change) -> Result<PartnerId> {
        write_tx!(self.db, "test.create", |tx| { partner::create(tx, me, REGION, kind, change).await })
    }

    async fn save(&self, me: &SignedIn, id: &PartnerId, version: i64, change: &Change) -> Result<()> {
        write_tx!(self.db, "test.save", |tx| { partner::save(tx, me, REGION, id.as_str(), version, change).await })
    }

    async fn merge(&self, gone: &PartnerId, into: &PartnerId) -> Result<()> {
        write_tx!(self.db, "test.merge", |tx| {
            partner::merge(tx, &self.manager, REGION, gone.as_str(), into.as_str()).await
        })
    }

    async fn partner(&self, id: &PartnerId) -> Result<Partner> {
        let mut tx = self.db.read("test.partner").await?;
        partner::store::by_id(&mut tx, REGION, id.as_str()).await
    }
}

#[track_caller]
fn refused<V: std::fmt::Debug>(outcome: Result<V>) -> &'static str {
    match outcome {
        Err(Error::Refused(refusal)) => refusal.code,
        other => panic!("not a refusal: {other:?}"),
    }
}

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
