//! A region with one school and a small round, on each engine.

use std::sync::Arc;

use evenkans_network::partner::{self, Kind as PartnerKind, Partner, PartnerId};
use evenkans_people::{Lang, Region, Role, SignedIn, StudentLink, account, member, region};
use evenkans_rounds::headcount;
use evenkans_rounds::import::{self, Kind, Report};
use evenkans_rounds::place::{self, Place};
use evenkans_rounds::round::desk::Desk;
use evenkans_rounds::round::rules::Terms;
use evenkans_rounds::round::{self, Beacon, Change, Classes, Lottery, NamedBeacon, Round, Rules, rules};
use evenkans_rounds::student::{self, Student};
use evenkans_rounds::study::{self, Level, Study, StudyId};
use evenkans_rounds::wish;
use evenkans_scratch::{SERVER, Scratch};
use evenkans_store::{Clock, Db, Error, Result, migrate, write_tx};
use evenkans_web::{Locale, Site, T, Texts};

/// When round 1000 of drand's quicknet appeared: 23 August 2023, 15:59:24 UTC.
pub const BEACON: i64 = 1_692_806_364;
/// What it was, as drand's servers give it; the engine's tests hold it too.
pub const ROUND_1000: &str =
    "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39";
/// The wishes close an hour before.
pub const WISHES_UNTIL: i64 = BEACON - 3600;
/// The round is made a month before.
pub const START: i64 = BEACON - 30 * 86_400;
pub const DICE: &str = "123456123456123456123456123456123456123456123456123456";

/// Two programmes; place P05 is only for the second, P06 only from the third year.
pub const STUDENTS: &str = "Studentnummer;Roepnaam;Achternaam;E-mail;Opleiding;Leerjaar;Eerdere ronde zonder plek
0101;Ada;Aalders;ada@school.example;ZORG;2;nee
0102;Bo;Bakker;bo@school.example;ZORG;2;nee
0103;Cas;Claes;cas@school.example;ZORG;2;ja
0104;Dua;Demir;dua@school.example;ZORG;2;nee
0105;Eva;Evers;eva@school.example;ZORG;3;nee
0106;Fos;Faber;;ICT;2;nee
0107;Gijs;Groen;gijs@school.example;ICT;2;nee
0108;Han;Haas;han@school.example;ICT;2;nee
";
pub const PLACES: &str = "Plekcode;Titel;Bedrijf;KvK;Plaats;Opleidingen;Aantal;Vanaf leerjaar;Contactpersoon;E-mail
P01;Woongroep;Zorghuis;99010041;Waterstad;ZORG|ICT;1;;Anna;anna@zorghuis.example
P02;Balie;Zorghuis;99010041;Waterstad;ZORG|ICT;2;;Anna;anna@zorghuis.example
P03;Keuken;Buurthuis;99010178;Waterstad;;1;;Ben;ben@buurthuis.example
P04;Tuin;Buurthuis;99010178;Waterstad;;1;;Ben;ben@buurthuis.example
P05;Helpdesk;Rekencentrum;99010315;Waterstad;ICT;1;;Cor;cor@rekencentrum.example
P06;Leerlijn;Rekencentrum;99010315;Waterstad;ZORG;1;3;Cor;cor@rekencentrum.example
";
/// Six want P01 first, and it has one seat. Han (0108) has no list.
pub const WISHES: &str = "Studentnummer;Plekcode;Voorkeur
0101;P01;1
0101;P02;2
0102;P01;1
0102;P03;2
0103;P01;1
0103;P02;2
0104;P01;1
0104;P02;2
0104;P04;3
0105;P01;1
0105;P06;2
0106;P01;1
0107;P05;1
0107;P03;2
";

pub struct World {
    pub db: Db,
    pub site: Arc<Site>,
    pub region: Region,
    pub school: PartnerId,
    pub me: SignedIn,
    pub studies: Vec<Study>,
    /// Dropped last: the database goes with it.
    scratch: Scratch,
}

/// One on each engine there is.
pub async fn worlds() -> Vec<World> {
    if std::env::var(SERVER).is_err() {
        eprintln!("without PostgreSQL: {SERVER} names no server");
    }
    let mut all = Vec::new();
    for scratch in Scratch::both().await.unwrap() {
        all.push(world(scratch).await);
    }
    all
}

async fn world(scratch: Scratch) -> World {
    let db = scratch.open(Clock::fixed(START)).await.unwrap();
    let steps = [
        evenkans_store::MIGRATIONS,
        evenkans_people::MIGRATIONS,
        evenkans_network::MIGRATIONS,
        evenkans_rounds::MIGRATIONS,
    ];
    migrate(&db, &steps.concat()).await.unwrap();
    let locales: [Locale; 3] = [evenkans_web::LOCALE, evenkans_network::LOCALE, evenkans_rounds::LOCALE];
    let site = Arc::new(Site {
        link_finders: evenkans_rounds::link_finders(),
        waits: evenkans_rounds::wait_finders(),
        ties: evenkans_rounds::tie_finders(),
        movers: evenkans_rounds::movers(),
        kinds: [evenkans_network::KINDS, evenkans_rounds::KINDS].concat(),
        personal: [
            evenkans_rounds::PERSONAL,
            evenkans_network::PERSONAL,
            evenkans_people::PERSONAL,
            evenkans_store::PERSONAL,
        ]
        .concat(),
        ..Site::bare(db.clone(), Texts::new(&locales).unwrap())
    });
    let region = Region { fictional: true, ..Region::new("proefstad", "Proefstad", "stages@proefstad.example") };
    let school = partner(PartnerKind::School, "Proefschool");
    let code = |code: &str| Study {
        id: StudyId::new(),
        school_id: school.id.to_string(),
        code: code.into(),
        name: format!("Opleiding {code}"),
        level: Level::Hbo,
    };
    let studies = vec![code("ZORG"), code("ICT")];
    let me = write_tx!(db, "test.region", |tx| {
        region::create(tx, &region).await?;
        partner::store::insert(tx, region.id.as_str(), &school).await?;
        for study in &studies {
            study::store::insert(tx, region.id.as_str(), study).await?;
        }
        let account = account::find_or_create(tx, "coordinator@school.example", "Coördinator", Lang::Nl).await?;
        member::add(tx, region.id.as_str(), &account.id, school.id.as_str(), Role::Coordinator).await?;
        let members = member::of_account(tx, &account.id).await?;
        Ok(SignedIn { account, members })
    })
    .unwrap();
    World { db, site, region, school: school.id, me, studies, scratch }
}

fn partner(kind: PartnerKind, name: &str) -> Partner {
    Partner { town: "Proefstad".into(), ..Partner::named(kind, name) }
}

impl World {
    pub fn region(&self) -> &str {
        self.region.id.as_str()
    }

    /// The database, as a server of its own would be told it.
    pub fn address(&self) -> &str {
        &self.scratch.address
    }

    pub fn t(&self) -> T {
        self.site.texts.in_lang(Lang::Nl)
    }

    pub fn go_to(&self, moment: i64) {
        self.db.clock.advance(moment - self.db.clock.now());
    }

    /// What the form of a new round would say.
    pub fn change(&self, beacon: NamedBeacon) -> Change {
        let earlier = rules::ClassRule {
            name: "Eerder geen plek".into(),
            reason: "Wie de vorige keer pech had, gaat nu voor.".into(),
            when: rules::When::EarlierUnplaced,
        };
        Change {
            title: "Stage voorjaar".into(),
            starts_on: "2024-02-01".into(),
            ends_on: "2024-07-01".into(),
            places_until: WISHES_UNTIL - 86_400,
            wishes_until: WISHES_UNTIL,
            rules: Rules {
                lottery: Lottery::Single,
                classes: Classes::Computed { rules: vec![earlier] },
                beacon,
                terms: Terms::default(),
            },
            studies: self.studies.iter().map(|one| one.id.to_string()).collect(),
        }
    }

    pub fn drand() -> NamedBeacon {
        NamedBeacon::Drand { at: BEACON }
    }

    pub fn dice() -> NamedBeacon {
        NamedBeacon::Dice { at: BEACON, witnesses: vec!["Studentenraad".into(), "Buurthuis".into()] }
    }

    /// A round in preparation with its three files read in.
    pub async fn prepared(&self, beacon: NamedBeacon) -> Desk {
        let change = self.change(beacon);
        let id = write_tx!(self.db, "test.round", |tx| {
            round::create(tx, &self.me, self.region(), self.school.as_str(), &change).await
        })
        .unwrap();
        let desk = self.desk(id.as_str()).await;
        for (kind, file) in [(Kind::Students, STUDENTS), (Kind::Places, PLACES), (Kind::Wishes, WISHES)] {
            let report = self.read_in(&desk.round, kind, file).await;
            assert_eq!(report.problems, [], "{kind:?}");
        }
        self.count(&desk, 6).await.unwrap();
        self.desk(id.as_str()).await
    }

    /// The student administration says that each programme has so many students.
    pub async fn count(&self, desk: &Desk, students: u32) -> Result<()> {
        let t = self.t();
        let counts: Vec<(String, u32)> = self.studies.iter().map(|one| (one.id.to_string(), students)).collect();
        write_tx!(self.db, "test.count", |tx| {
            headcount::ask(tx, (&self.site, &t), desk, "administratie@school.example").await?;
            headcount::state(tx, &desk.round, "link:administratie", "Administratie", &counts).await
        })
    }

    pub async fn read_in(&self, round: &Round, kind: Kind, file: &str) -> Report {
        let sheet = evenkans_sheets::read(file.as_bytes(), "bestand.csv").unwrap();
        write_tx!(self.db, "test.import", |tx| {
            import::at_once(tx, round, self.me.account.id.as_str(), kind, sheet.clone()).await
        })
        .unwrap()
    }

    /// The round as it is now, on the coordinator's desk.
    pub async fn desk(&self, id: &str) -> Desk {
        let mut tx = self.db.read("test.desk").await.unwrap();
        let round = round::store::by_id(&mut tx, self.region(), id).await.unwrap();
        Desk { round, actor: self.me.account.id.to_string() }
    }

    pub async fn open(&self, desk: &Desk) -> Result<()> {
        write_tx!(self.db, "test.open", |tx| { round::open(tx, desk).await })
    }

    pub async fn opened(&self, beacon: NamedBeacon) -> Desk {
        let desk = self.prepared(beacon).await;
        self.open(&desk).await.unwrap();
        self.desk(desk.round.id.as_str()).await
    }

    pub async fn freeze(&self, desk: &Desk) -> Result<()> {
        let t = self.t();
        write_tx!(self.db, "test.freeze", |tx| { round::freeze(tx, (&self.site, &t), desk).await.map(drop) })
    }

    pub async fn frozen(&self, beacon: NamedBeacon) -> Desk {
        let desk = self.opened(beacon).await;
        self.frozen_from(&desk).await
    }

    /// An open round after its freeze.
    pub async fn frozen_from(&self, desk: &Desk) -> Desk {
        self.go_to(WISHES_UNTIL + 1);
        self.freeze(desk).await.unwrap();
        self.desk(desk.round.id.as_str()).await
    }

    pub async fn draw(&self, desk: &Desk, beacon: &str) -> Result<()> {
        let beacon = Beacon::typed(beacon);
        write_tx!(self.db, "test.draw", |tx| { round::draw(tx, desk, &beacon).await })
    }

    pub async fn drawn(&self, beacon: NamedBeacon) -> Desk {
        let value = if matches!(beacon, NamedBeacon::Drand { .. }) { ROUND_1000 } else { DICE };
        let desk = self.frozen(beacon).await;
        self.go_to(BEACON);
        self.draw(&desk, value).await.unwrap();
        self.desk(desk.round.id.as_str()).await
    }

    pub async fn publish(&self, desk: &Desk) -> Result<()> {
        let t = self.t();
        write_tx!(self.db, "test.publish", |tx| { round::publish(tx, (&self.site, &t), desk).await })
    }

    pub async fn published(&self, beacon: NamedBeacon) -> Desk {
        let desk = self.drawn(beacon).await;
        self.publish(&desk).await.unwrap();
        self.desk(desk.round.id.as_str()).await
    }

    /// A round that was frozen with drand's beacon, drawn and published.
    pub async fn published_from(&self, desk: &Desk) -> Desk {
        self.go_to(BEACON);
        self.draw(desk, ROUND_1000).await.unwrap();
        let desk = self.desk(desk.round.id.as_str()).await;
        self.publish(&desk).await.unwrap();
        self.desk(desk.round.id.as_str()).await
    }

    pub async fn student(&self, round: &Round, number: &str) -> Student {
        let students = self.students(round).await;
        students.into_iter().find(|one| one.number == number).unwrap()
    }

    pub async fn students(&self, round: &Round) -> Vec<Student> {
        let mut tx = self.db.read("test.students").await.unwrap();
        student::store::of_round(&mut tx, self.region(), round.id.as_str()).await.unwrap()
    }

    pub async fn place(&self, round: &Round, code: &str) -> Place {
        let mut tx = self.db.read("test.places").await.unwrap();
        let places = place::store::of_round(&mut tx, self.region(), round.id.as_str()).await.unwrap();
        places.into_iter().find(|one| one.code == code).unwrap()
    }

    /// A student's list, by the places' codes.
    pub async fn list(&self, round: &Round, number: &str) -> Vec<String> {
        let student = self.student(round, number).await;
        let mut tx = self.db.read("test.list").await.unwrap();
        let places = place::store::of_round(&mut tx, self.region(), round.id.as_str()).await.unwrap();
        let code = |id: &String| places.iter().find(|one| one.id.as_str() == id).unwrap().code.clone();
        let list = wish::store::of_student(&mut tx, self.region(), &student.id).await.unwrap();
        list.iter().map(code).collect()
    }

    pub fn link(&self, student: &Student) -> StudentLink {
        StudentLink {
            link_id: "een-link".into(),
            region_id: self.region().to_owned(),
            round_id: student.round_id.clone(),
            student_id: student.id.to_string(),
        }
    }

    pub async fn step(&self, round: &Round, student: &Student, step: &wish::Step) -> Result<()> {
        let link = self.link(student);
        write_tx!(self.db, "test.step", |tx| { wish::step(tx, round, &link, step).await })
    }

    pub async fn confirm(&self, round: &Round, student: &Student) -> Result<()> {
        let link = self.link(student);
        write_tx!(self.db, "test.confirm", |tx| { wish::confirm(tx, round, &link, student.version).await.map(drop) })
    }
}

/// The code of a rule's "no".
#[track_caller]
pub fn refused<V: std::fmt::Debug>(outcome: Result<V>) -> &'static str {
    match outcome {
        Err(Error::Refused(refusal)) => refusal.code,
        other => panic!("not a refusal: {other:?}"),
    }
}
