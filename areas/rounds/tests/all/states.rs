//! Which deed is allowed in which state: the table of docs/states/round.md. Each deed is tried at the moment
//! at which nothing but the state can refuse it, and taken back.

use evenkans_rounds::headcount;
use evenkans_rounds::import::{self, Kind};
use evenkans_rounds::place::{self, By};
use evenkans_rounds::round::desk::Desk;
use evenkans_rounds::round::{self, Beacon, State};
use evenkans_rounds::wish::{self, Step};
use evenkans_rounds::{objection, own, placement, repair, student};
use evenkans_store::{Error, Result, Tx, write_tx};

use crate::world::{BEACON, DICE, START, STUDENTS, WISHES_UNTIL, World, worlds};

/// Before the wishes close; between them and the beacon; after the beacon.
const CHOOSING: i64 = START + 86_400;
const BETWEEN: i64 = WISHES_UNTIL + 60;
const AFTER: i64 = BEACON + 60;
/// After the last day of the internships.
const ENDED: i64 = 1_720_000_000; // 2024-07-03

/// The deed, its moment, and whether it is allowed when preparing, open, frozen, drawn, published and closed.
const TABLE: &[(&str, i64, [bool; 6])] = &[
    ("save the rules", CHOOSING, [true, false, false, false, false, false]),
    ("open", CHOOSING, [true, false, false, false, false, false]),
    ("postpone", CHOOSING, [false, true, false, false, false, false]),
    ("ask for headcounts", CHOOSING, [true, true, false, false, false, false]),
    ("state the headcounts", CHOOSING, [true, true, false, false, false, false]),
    ("freeze", BETWEEN, [false, true, false, false, false, false]),
    ("cancel the freeze", BETWEEN, [false, false, true, false, false, false]),
    ("draw", AFTER, [false, false, true, false, false, false]),
    ("publish", AFTER, [false, false, false, true, false, false]),
    ("correct", AFTER, [false, false, false, true, true, false]),
    ("withdraw", AFTER, [false, false, false, false, true, false]),
    ("object", AFTER, [false, false, false, false, true, false]),
    ("announce a repair", AFTER, [false, false, false, false, true, false]),
    ("bring a place", CHOOSING, [false, true, false, false, true, false]),
    ("close", ENDED, [false, false, false, false, true, false]),
    ("copy", AFTER, [true, true, true, true, true, true]),
    ("read in a file", CHOOSING, [true, true, false, false, false, false]),
    ("add a student", CHOOSING, [true, true, false, false, false, false]),
    ("change a student", CHOOSING, [true, true, false, false, false, false]),
    ("remove a student", CHOOSING, [true, true, false, false, false, false]),
    ("offer a place", CHOOSING, [true, true, false, false, false, false]),
    ("change a place", CHOOSING, [true, true, false, false, false, false]),
    ("approve a place", CHOOSING, [true, true, false, false, false, false]),
    ("return a place", CHOOSING, [true, true, false, false, false, false]),
    ("close a place", CHOOSING, [true, true, false, false, false, false]),
    ("change a place as its employer", CHOOSING, [true, true, false, false, false, false]),
    ("rank a wish", CHOOSING, [false, true, false, false, false, false]),
    ("confirm the list", CHOOSING, [false, true, false, false, false, false]),
    ("end a student's links", AFTER, [true, true, true, true, true, true]),
];

#[tokio::test(flavor = "multi_thread")]
async fn each_deed_is_allowed_exactly_where_the_table_says() {
    for world in worlds().await {
        for (column, state) in State::ALL.iter().enumerate() {
            world.go_to(START);
            let desk = match state {
                State::Preparing => world.prepared(World::dice()).await,
                State::Open => world.opened(World::dice()).await,
                State::Frozen => world.frozen(World::dice()).await,
                State::Drawn => world.drawn(World::dice()).await,
                State::Published => world.published(World::dice()).await,
                State::Closed => {
                    let desk = world.published(World::dice()).await;
                    world.go_to(ENDED);
                    write_tx!(world.db, "test.close", |tx| { round::close(tx, &desk).await }).unwrap();
                    world.desk(desk.round.id.as_str()).await
                }
            };
            assert_eq!(desk.round.state, *state);
            for (deed, moment, allowed) in TABLE {
                world.go_to(*moment);
                let outcome = tried(&world, &desk, deed).await;
                match (&outcome, allowed[column]) {
                    (Ok(()), true) => {}
                    (Err(Error::Refused(refusal)), false) => {
                        assert!(world.t().has(refusal.code), "{} has no text", refusal.code);
                    }
                    _ => panic!("{deed} while {}: {outcome:?}, allowed: {}", state.word(), allowed[column]),
                }
            }
        }
    }
}

fn own_place() -> own::Proposal {
    own::Proposal {
        employer: "Fietsenmaker".into(),
        kvk: "99020001".into(),
        town: "Proefstad".into(),
        title: "Werkplaats".into(),
        tasks: "Fietsen maken.".into(),
        hours: 32,
        starts_on: "2024-02-01".into(),
        ends_on: "2024-07-01".into(),
        contact_name: "Spaak".into(),
        contact_email: "spaak@fietsen.example".into(),
    }
}

/// Does a deed in a transaction that is not kept.
async fn tried(world: &World, desk: &Desk, deed: &str) -> Result<()> {
    let ada = world.student(&desk.round, "0101").await;
    let woongroep = world.place(&desk.round, "P01").await;
    let mut tx = world.db.begin_write("test.tried").await?;
    do_it(world, &mut tx, desk, deed, &ada, &woongroep).await
}

async fn do_it(
    world: &World,
    tx: &mut Tx,
    desk: &Desk,
    deed: &str,
    ada: &student::Student,
    place: &place::Place,
) -> Result<()> {
    let (round, t) = (&desk.round, world.t());
    let site = (&*world.site, &t);
    let link = world.link(ada);
    match deed {
        "save the rules" => round::save(tx, desk, round.version, &world.change(World::dice())).await.map(drop),
        "open" => round::open(tx, desk).await,
        "postpone" => {
            let later = (WISHES_UNTIL, BEACON + 86_400);
            round::postpone(tx, site, desk, later, "De relais gaven geen antwoord.").await
        }
        "ask for headcounts" => headcount::ask(tx, site, desk, "administratie@school.example").await,
        "state the headcounts" => {
            let counts: Vec<_> = world.studies.iter().map(|one| (one.id.to_string(), 9)).collect();
            headcount::state(tx, round, "link:x", "Administratie", &counts).await
        }
        "freeze" => round::freeze(tx, site, desk).await.map(drop),
        "cancel the freeze" => round::cancel(tx, desk, "Een plek stond er twee keer in.").await,
        "draw" => round::draw(tx, desk, &Beacon(DICE.into())).await,
        "publish" => round::publish(tx, site, desk).await,
        "withdraw" => placement::withdraw(tx, round, &link).await.map(drop),
        "object" => {
            objection::make(tx, site, round, &link, (None, "Ik had een lager nummer dan wie de plek kreeg.")).await
        }
        "announce a repair" => repair::announce(tx, site, desk, tx.now + 2 * 86_400).await.map(drop),
        "bring a place" => own::propose(tx, site, round, &link, &own_place()).await,
        "close" => round::close(tx, desk).await,
        "correct" => correct_somebody(world, tx, desk).await,
        "copy" => round::copy(tx, desk, "Volgend jaar").await.map(drop),
        "read in a file" => read_in(world, tx, desk).await,
        "add a student" => student::add(tx, desk, change_of(ada, "0999")).await.map(drop),
        "change a student" => student::change(tx, desk, ada.id.as_str(), ada.version, change_of(ada, "0999")).await,
        "remove a student" => student::remove(tx, desk, ada.id.as_str()).await,
        "offer a place" => place::create(tx, By::School(desk), round, None, change_of_place(place)).await.map(drop),
        "change a place" => {
            let change = place::Change { capacity: 9, ..change_of_place(place) };
            place::save(tx, By::School(desk), round, place.id.as_str(), place.version, change).await.map(drop)
        }
        "approve a place" => place::approve(tx, desk, (place.id.as_str(), place.version), &Default::default()).await,
        "return a place" => {
            place::return_to_employer(tx, desk, place.id.as_str(), "Schrijf op wat de taken zijn.").await
        }
        "close a place" => place::close(tx, By::School(desk), round, place.id.as_str()).await,
        "change a place as its employer" => {
            let employer_id = place.employer_id.as_deref().unwrap();
            let by = By::Employer { region_id: world.region(), employer_id, actor: "link:x" };
            let change = place::Change { capacity: 9, ..change_of_place(place) };
            place::save(tx, by, round, place.id.as_str(), place.version, change).await.map(drop)
        }
        "rank a wish" => wish::step(tx, round, &link, &Step::Down(place.id.to_string())).await,
        "confirm the list" => wish::confirm(tx, round, &link, ada.version).await.map(drop),
        "end a student's links" => student::revoke_links(tx, desk, ada.id.as_str()).await,
        other => panic!("no deed: {other}"),
    }
}

/// Fos has no place: to P04 if it is free, else Dua leaves it first.
async fn correct_somebody(world: &World, tx: &mut Tx, desk: &Desk) -> Result<()> {
    const REASON: &str = "Een reden van meer dan twintig tekens.";
    let students = student::store::of_round(tx, world.region(), desk.round.id.as_str()).await?;
    let gijs = students.iter().find(|one| one.number == "0107").unwrap();
    round::correct(tx, desk, gijs.id.as_str(), None, REASON).await.map(drop)
}

/// A file that a fixed round does not take ends refused, with nothing written.
async fn read_in(world: &World, tx: &mut Tx, desk: &Desk) -> Result<()> {
    let file = format!("{STUDENTS}0109;Ine;Iding;ine@school.example;ICT;2;nee\n");
    let sheet = evenkans_sheets::read(file.as_bytes(), "studenten.csv").unwrap();
    import::at_once(tx, &desk.round, "wie", Kind::Students, sheet).await?;
    let students = student::store::of_round(tx, world.region(), desk.round.id.as_str()).await?;
    if students.len() == 9 { Ok(()) } else { Err(Error::refused("error-round-fixed")) }
}

pub fn change_of(student: &student::Student, number: &str) -> student::Change {
    student::Change {
        number: number.into(),
        first_name: student.first_name.clone(),
        last_name: student.last_name.clone(),
        email: student.email.clone(),
        study_id: student.study_id.clone(),
        year: student.year,
        earlier_unplaced: student.earlier_unplaced,
        travel_band: student.travel_band.clone(),
    }
}

pub fn change_of_place(place: &place::Place) -> place::Change {
    place::Change {
        title: place.title.clone(),
        tasks: "Je helpt mee.".into(),
        town: place.town.clone(),
        capacity: place.capacity,
        starts_on: "2024-02-01".into(),
        ends_on: "2024-07-01".into(),
        contact_name: place.contact_name.clone(),
        contact_email: place.contact_email.clone(),
        studies: place.studies.clone(),
        ..place::Change::default()
    }
}
