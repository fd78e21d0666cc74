//! A region with two schools and an office, on each engine.

use std::sync::Arc;

use evenkans_network::partner::{self, Change, Kind, Partner, PartnerId, Speaker};
use evenkans_network::region::Manager;
use evenkans_people::mail;
use evenkans_people::{Lang, Region, RegionId, Role, SignedIn, account, member, region};
use evenkans_scratch::{SERVER, Scratch};
use evenkans_store::{Clock, Db, Error, Result, activity, migrate, write_tx};
use evenkans_web::{Site, Texts};

pub const NOW: i64 = 1_795_435_200;
pub const REGION: &str = "regio";

pub struct Place {
    pub db: Db,
    pub site: Arc<Site>,
    pub school: PartnerId,
    pub other_school: PartnerId,
    pub office: PartnerId,
    pub manager: SignedIn,
    pub coordinator: SignedIn,
    /// Kept until the test ends: the database goes with it.
    _scratch: Scratch,
}

pub async fn places() -> Vec<Place> {
    if std::env::var(SERVER).is_err() {
        eprintln!("without PostgreSQL: {SERVER} names no server");
    }
    let mut all = Vec::new();
    for scratch in Scratch::both().await.unwrap() {
        let db = scratch.open(Clock::fixed(NOW)).await.unwrap();
        let steps = [evenkans_store::MIGRATIONS, evenkans_people::MIGRATIONS, evenkans_network::MIGRATIONS];
        migrate(&db, &steps.concat()).await.unwrap();
        let [school, other, office] = [(Kind::School, "A"), (Kind::School, "B"), (Kind::PublicBody, "C")].map(named);
        let region = Region {
            id: RegionId(REGION.into()),
            fictional: true,
            ..Region::new(REGION, "Regio", "info@regio.example")
        };
        let (manager, coordinator) = write_tx!(db, "test.begin", |tx| {
            region::create(tx, &region).await?;
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
        let (school, other_school, office) = (school.id, other.id, office.id);
        let site = site(&db);
        all.push(Place { db, site, school, other_school, office, manager, coordinator, _scratch: scratch });
    }
    all
}

fn site(db: &Db) -> Arc<Site> {
    let texts = Texts::new(&[evenkans_web::LOCALE, evenkans_network::LOCALE]).unwrap();
    Arc::new(Site { kinds: evenkans_network::KINDS.to_vec(), ..Site::bare(db.clone(), texts) })
}

/// The same moment on another day.
pub fn days(n: i64) -> i64 {
    n * 86_400
}

fn named((kind, name): (Kind, &str)) -> Partner {
    Partner { town: "Proefstad".into(), ..Partner::named(kind, name) }
}

pub fn change(name: &str, kvk: Option<&str>) -> Change {
    Change {
        name: name.into(),
        kvk: kvk.map(str::to_owned),
        town: "Proefstad".into(),
        website: String::new(),
        contact_name: String::new(),
        contact_email: String::new(),
        sector: String::new(),
        about: String::new(),
    }
}

impl Place {
    pub fn go_to(&self, moment: i64) {
        self.db.clock.advance(moment - self.db.clock.now());
    }

    pub fn as_manager(&self) -> Manager {
        Manager { region_id: REGION.into(), account_id: self.manager.account.id.clone() }
    }

    pub fn speaker(&self, partner: &PartnerId) -> Speaker {
        Speaker {
            region_id: REGION.into(),
            partner_id: partner.to_string(),
            actor: format!("iemand van {partner}"),
            name: "Iemand".into(),
            manager: false,
        }
    }

    /// To whom mail with this in its subject went, in the order of their addresses.
    pub async fn mails(&self, what: &str) -> Vec<String> {
        let mut tx = self.db.read("test.mail").await.unwrap();
        let mut all: Vec<String> =
            mail::recent(&mut tx, what, 100).await.unwrap().into_iter().map(|one| one.recipient).collect();
        all.sort();
        all
    }

    /// What each partner had a part in: (what, partner).
    pub async fn parts(&self) -> Vec<(String, String)> {
        let mut tx = self.db.read("test.parts").await.unwrap();
        let all = activity::parts(&mut tx, REGION, 0).await.unwrap();
        all.into_iter().map(|one| (one.what, one.partner_id)).collect()
    }

    pub async fn create(&self, me: &SignedIn, kind: Kind, change: &Change) -> Result<PartnerId> {
        write_tx!(self.db, "test.create", |tx| { partner::create(tx, me, REGION, kind, change).await })
    }

    pub async fn save(&self, me: &SignedIn, id: &PartnerId, version: i64, change: &Change) -> Result<()> {
        write_tx!(self.db, "test.save", |tx| { partner::save(tx, me, REGION, id.as_str(), version, change).await })
    }

    pub async fn merge(&self, gone: &PartnerId, into: &PartnerId) -> Result<()> {
        write_tx!(self.db, "test.merge", |tx| {
            partner::merge(tx, &self.site, &self.manager, REGION, gone.as_str(), into.as_str()).await
        })
    }

    pub async fn partner(&self, id: &PartnerId) -> Result<Partner> {
        let mut tx = self.db.read("test.partner").await?;
        partner::store::by_id(&mut tx, REGION, id.as_str()).await
    }
}

#[track_caller]
pub fn refused<V: std::fmt::Debug>(outcome: Result<V>) -> &'static str {
    match outcome {
        Err(Error::Refused(refusal)) => refusal.code,
        other => panic!("not a refusal: {other:?}"),
    }
}
