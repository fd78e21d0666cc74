//! After the publication: answers, declines, objections, and repairs in which nobody moves down.

use std::collections::{BTreeMap, BTreeSet};

use evenkans_matching as engine;
use evenkans_people::{EmployerLink, Lang, Role, account, mail, member};
use evenkans_rounds::decline::{self, Asked, Reason, Verdict};
use evenkans_rounds::objection::{self, Outcome};
use evenkans_rounds::placement::{self, EmployerAnswer, Ended, Placement, StudentAnswer};
use evenkans_rounds::repair::{self, Figures};
use evenkans_rounds::round::desk::Desk;
use evenkans_rounds::{place, round};
use evenkans_store::{Error, Result, write_tx};

use crate::by_hand;
use crate::world::{BEACON, ROUND_1000, World, refused, worlds};

pub const DAY: i64 = 86_400;
const BASIS: &str = "De begeleider is ziek en niemand kan het overnemen.";
pub const WHY: &str = "We hebben met allebei gebeld en dit afgesproken.";

/// Where everybody sits: number → code.
pub async fn seats(world: &World, desk: &Desk) -> BTreeMap<String, String> {
    let mut tx = world.db.read("test.seats").await.unwrap();
    let live = placement::store::live(&mut tx, &desk.round).await.unwrap();
    let places = place::store::of_round(&mut tx, world.region(), desk.round.id.as_str()).await.unwrap();
    drop(tx);
    let students = world.students(&desk.round).await;
    let code = |id: &str| places.iter().find(|one| one.id.as_str() == id).unwrap().code.clone();
    let number = |one: &Placement| students.iter().find(|s| s.id == one.student_id).unwrap().number.clone();
    live.iter().map(|one| (number(one), code(&one.place_id))).collect()
}

fn sits(all: &[(&str, &str)]) -> BTreeMap<String, String> {
    all.iter().map(|(number, code)| ((*number).to_owned(), (*code).to_owned())).collect()
}

async fn live(world: &World, desk: &Desk, number: &str) -> Placement {
    let student = world.student(&desk.round, number).await;
    let mut tx = world.db.read("test.live").await.unwrap();
    placement::live_of(&mut tx, world.region(), student.id.as_str()).await.unwrap().unwrap()
}

/// The link of the employer where a student sits.
async fn employer_of(world: &World, placement: &Placement) -> EmployerLink {
    let mut tx = world.db.read("test.employer").await.unwrap();
    let place = place::store::by_id(&mut tx, world.region(), &placement.place_id).await.unwrap();
    EmployerLink {
        link_id: "bedrijf".into(),
        region_id: world.region().to_owned(),
        employer_id: place.employer_id.unwrap(),
    }
}

async fn ask(world: &World, desk: &Desk, number: &str, reason: Reason, requirement: &str) -> Result<()> {
    let placement = live(world, desk, number).await;
    let link = employer_of(world, &placement).await;
    let (t, id) = (world.t(), placement.id.as_str());
    let asked = Asked { reason, requirement: requirement.into(), basis: BASIS.into() };
    write_tx!(world.db, "test.ask", |tx| { decline::ask(tx, (&world.site, &t), &link, ("link:x", id), &asked).await })
}

async fn declined(world: &World, desk: &Desk) -> Vec<decline::Decline> {
    let mut tx = world.db.read("test.declines").await.unwrap();
    decline::store::of_round(&mut tx, &desk.round).await.unwrap()
}

async fn decide(world: &World, desk: &Desk, id: &str, upheld: bool, why: &str) -> Result<()> {
    let t = world.t();
    write_tx!(world.db, "test.decide", |tx| { decline::decide(tx, (&world.site, &t), desk, (id, upheld), why).await })
}

async fn answers(world: &World, desk: &Desk, number: &str, answer: StudentAnswer) -> Result<()> {
    let link = world.link(&world.student(&desk.round, number).await);
    let version = live(world, desk, number).await.version;
    write_tx!(world.db, "test.answer", |tx| { placement::answer(tx, &desk.round, &link, version, answer).await })
}

pub async fn withdraws(world: &World, desk: &Desk, number: &str) {
    let link = world.link(&world.student(&desk.round, number).await);
    write_tx!(world.db, "test.withdraw", |tx| { placement::withdraw(tx, &desk.round, &link).await }).unwrap();
}

/// Announces a repair for a day and a bit from now, and lets the clock come there.
pub async fn repairs(world: &World, desk: &Desk) -> Figures {
    let (t, at) = (world.t(), world.db.clock.now() + DAY + 60);
    let id =
        write_tx!(world.db, "test.announce", |tx| { repair::announce(tx, (&world.site, &t), desk, at).await }).unwrap();
    world.go_to(at);
    write_tx!(world.db, "test.repair", |tx| {
        let repair = repair::store::by_id(tx, &desk.round, id.as_str()).await?;
        repair::carry_out(tx, (&world.site, &t), &desk.round, &repair).await
    })
    .unwrap()
}

/// A second coordinator of the school.
async fn colleague(world: &World, desk: &Desk) -> Desk {
    let school = world.school.as_str();
    let account = write_tx!(world.db, "test.colleague", |tx| {
        let account = account::find_or_create(tx, "tweede@school.example", "Tweede", Lang::Nl).await?;
        member::add(tx, world.region(), &account.id, school, Role::Coordinator).await?;
        Ok(account)
    })
    .unwrap();
    Desk { round: desk.round.clone(), actor: account.id.to_string() }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_withdrawals_a_repair_gives_what_a_round_without_them_would() {
    for world in worlds().await {
        let numbers = ["0101", "0102", "0103", "0104", "0105", "0106", "0107"];
        let pairs = numbers.iter().flat_map(|one| numbers.iter().map(move |other| BTreeSet::from([*one, *other])));
        for gone in pairs.collect::<BTreeSet<_>>() {
            let desk = world.published(World::drand()).await;
            for number in &gone {
                withdraws(&world, &desk, number).await;
            }
            let before = seats(&world, &desk).await;
            let figures = repairs(&world, &desk).await;
            let after = seats(&world, &desk).await;

            let mut tx = world.db.read("test.again").await.unwrap();
            let (_, frozen) = round::reopened(&mut tx, &desk.round).await.unwrap();
            drop(tx);
            let drawn = engine::draw(&frozen, ROUND_1000, true).unwrap();
            let opening = frozen.opening();
            let list = |one: &engine::Opened| match gone.contains(one.student.as_str()) {
                true => Vec::new(),
                false => one.wishes.iter().map(|wish| wish.0).collect(),
            };
            let lists: Vec<Vec<u32>> = opening.iter().map(list).collect();
            let expected = by_hand::allocate(&lists, &[1, 2, 1, 1, 1, 1], |place, leaf| {
                let class = u8::from(opening[leaf].student != "0103");
                (class, drawn.number(u32::try_from(leaf).unwrap(), place))
            });
            let code = |place: u32| frozen.publication().frozen.places[place as usize].place.clone();
            let expected: BTreeMap<String, String> = opening
                .iter()
                .zip(expected)
                .filter_map(|(one, place)| Some((one.student.clone(), code(place?))))
                .collect();
            assert_eq!(after, expected, "without {gone:?}");
            let moved = before.iter().filter(|(number, code)| after[*number] != **code).count();
            let placed = after.len() - before.len();
            assert_eq!((figures.moved as usize, figures.placed as usize, figures.lost), (moved, placed, 0));
            world.go_to(crate::world::START);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_stays_stays_and_a_free_seat_goes_to_whoever_wants_it() {
    for world in worlds().await {
        let desk = world.published(World::drand()).await;
        let drawn =
            [("0101", "P02"), ("0102", "P03"), ("0103", "P01"), ("0104", "P02"), ("0105", "P06"), ("0107", "P05")];
        assert_eq!(seats(&world, &desk).await, sits(&drawn));
        for number in ["0101", "0102", "0104", "0105"] {
            answers(&world, &desk, number, StudentAnswer::Stays).await.unwrap();
        }
        withdraws(&world, &desk, "0103").await;
        // Everybody who could have P01 stays where they are, so Fos, who waits, gets it.
        let figures = repairs(&world, &desk).await;
        assert_eq!(figures, Figures { free: 2, moved: 0, placed: 1, lost: 0 });
        let mut now = sits(&drawn);
        now.remove("0103");
        now.insert("0106".into(), "P01".into());
        assert_eq!(seats(&world, &desk).await, now);
        // An answer to the page of before the repair is told.
        let fos = world.link(&world.student(&desk.round, "0106").await);
        let old = write_tx!(world.db, "test.old", |tx| {
            placement::answer(tx, &desk.round, &fos, 7, StudentAnswer::Stays).await
        });
        assert!(matches!(old, Err(Error::Stale)));
        // Who withdrew stays out, whatever comes free.
        withdraws(&world, &desk, "0106").await;
        repairs(&world, &desk).await;
        now.remove("0106");
        assert_eq!(seats(&world, &desk).await, now);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decline_is_decided_once_and_an_upheld_one_pushes_nobody_out() {
    for world in worlds().await {
        let desk = world.published(World::drand()).await;
        assert_eq!(
            refused(ask(&world, &desk, "0103", Reason::Requirement, "lifting").await),
            "error-decline-requirement"
        );
        ask(&world, &desk, "0103", Reason::Period, "").await.unwrap();
        assert_eq!(refused(ask(&world, &desk, "0103", Reason::Period, "").await), "error-decline-twice");
        let [asked] = &declined(&world, &desk).await[..] else { panic!("one decline") };
        // Until it is decided the student keeps the seat, and a repair does not touch it.
        repairs(&world, &desk).await;
        assert_eq!(seats(&world, &desk).await["0103"], "P01");
        let id = asked.id.as_str();
        assert_eq!(refused(decide(&world, &desk, id, true, "te kort").await), "error-reason");
        decide(&world, &desk, id, true, WHY).await.unwrap();
        assert_eq!(refused(decide(&world, &desk, id, false, WHY).await), "error-decline-decided");
        assert!(!seats(&world, &desk).await.contains_key("0103"));

        // Cas keeps class and number, but not for P01; the seats of P02 are taken, and nobody is pushed out.
        for number in ["0101", "0102", "0104", "0105"] {
            answers(&world, &desk, number, StudentAnswer::Stays).await.unwrap();
        }
        repairs(&world, &desk).await;
        let now = seats(&world, &desk).await;
        assert_eq!((now.get("0103"), now["0106"].as_str()), (None, "P01"));
        assert_eq!((now["0101"].as_str(), now["0104"].as_str()), ("P02", "P02"));

        // The student objects; who decided may not answer, somebody else may; then P01 counts for Cas again.
        let cas = world.link(&world.student(&desk.round, "0103").await);
        let t = world.t();
        let make = async |about: Option<&str>| {
            write_tx!(world.db, "test.object", |tx| {
                objection::make(tx, (&world.site, &t), &desk.round, &cas, (about, WHY)).await
            })
        };
        make(Some(id)).await.unwrap();
        assert_eq!(refused(make(None).await), "error-objection-open");
        let mut tx = world.db.read("test.objections").await.unwrap();
        let objection = objection::store::of_round(&mut tx, &desk.round).await.unwrap().remove(0).id;
        drop(tx);
        let answer = async |desk: &Desk| {
            write_tx!(world.db, "test.answer", |tx| {
                let to = (objection.as_str(), Outcome::Granted);
                objection::answer(tx, (&world.site, &t), desk, to, WHY).await
            })
        };
        assert_eq!(refused(answer(&desk).await), "error-objection-self");
        let second = colleague(&world, &desk).await;
        answer(&second).await.unwrap();
        assert_eq!(refused(answer(&second).await), "error-objection-answered");
        assert_eq!(declined(&world, &desk).await[0].verdict, Some(Verdict::Reversed));
        withdraws(&world, &desk, "0106").await;
        repairs(&world, &desk).await;
        assert_eq!(seats(&world, &desk).await["0103"], "P01");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seat_that_is_gone_is_gone_for_everybody_and_who_sat_there_moves_on() {
    for world in worlds().await {
        let desk = world.published(World::drand()).await;
        // The work of P01 is gone: upheld, so nobody else gets the seat.
        ask(&world, &desk, "0103", Reason::SeatGone, "").await.unwrap();
        let id = declined(&world, &desk).await[0].id.clone();
        decide(&world, &desk, id.as_str(), true, WHY).await.unwrap();
        assert_eq!(repairs(&world, &desk).await.placed, 0);
        assert!(!seats(&world, &desk).await.values().any(|code| code == "P01"));

        // When the work is there after all, an objection gives the seat back, and whoever was first in line gets it.
        let (t, second) = (world.t(), colleague(&world, &desk).await);
        let cas = world.link(&world.student(&desk.round, "0103").await);
        write_tx!(world.db, "test.object", |tx| {
            objection::make(tx, (&world.site, &t), &desk.round, &cas, (Some(id.as_str()), WHY)).await
        })
        .unwrap();
        write_tx!(world.db, "test.grant", |tx| {
            let objection = objection::store::of_round(tx, &desk.round).await?.remove(0).id;
            objection::answer(tx, (&world.site, &t), &second, (objection.as_str(), Outcome::Granted), WHY).await
        })
        .unwrap();
        repairs(&world, &desk).await;
        assert_eq!(seats(&world, &desk).await["0103"], "P01");
        let decline = declined(&world, &desk).await.remove(0);
        assert_eq!((decline.verdict, decline.verdict_reason.as_str()), (Some(Verdict::Reversed), WHY));

        // P02 loses both seats: Ada has nothing else on the list, Dua goes to P04.
        let tuin = world.place(&desk.round, "P02").await;
        let change = async |seats: i64, why: &str| {
            write_tx!(world.db, "test.seats", |tx| {
                repair::change_seats(tx, &desk, (tuin.id.as_str(), seats), why).await
            })
        };
        assert_eq!(refused(change(0, "weg").await), "error-reason");
        assert_eq!(refused(change(2, WHY).await), "error-seats-same");
        change(0, WHY).await.unwrap();
        assert_eq!(seats(&world, &desk).await["0104"], "P02", "until the repair");
        let figures = repairs(&world, &desk).await;
        assert_eq!((figures.lost, figures.placed, figures.moved), (2, 1, 0));
        let now = seats(&world, &desk).await;
        assert_eq!((now.get("0101"), now["0104"].as_str()), (None, "P04"));
        let ada = world.student(&desk.round, "0101").await;
        let mut tx = world.db.read("test.history").await.unwrap();
        let all = placement::store::of_student(&mut tx, world.region(), ada.id.as_str()).await.unwrap();
        assert_eq!(all.last().unwrap().ended, Some(Ended::Lost));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_employer_answers_in_time_and_only_about_its_own() {
    for world in worlds().await {
        let desk = world.published(World::drand()).await;
        let cas = live(&world, &desk, "0103").await;
        let (own, other) =
            (employer_of(&world, &cas).await, employer_of(&world, &live(&world, &desk, "0107").await).await);
        let accept = async |link: &EmployerLink, id: &str| {
            write_tx!(world.db, "test.accept", |tx| { placement::accept(tx, link, "link:x", id).await })
        };
        assert!(matches!(accept(&other, cas.id.as_str()).await, Err(Error::NotFound)));
        // Asked first, then accepted after all: the request is taken back, and cannot be made again.
        ask(&world, &desk, "0103", Reason::Period, "").await.unwrap();
        accept(&own, cas.id.as_str()).await.unwrap();
        assert_eq!(live(&world, &desk, "0103").await.employer, EmployerAnswer::Accepted);
        assert_eq!(declined(&world, &desk).await[0].verdict, Some(Verdict::TakenBack));
        assert_eq!(refused(ask(&world, &desk, "0103", Reason::Period, "").await), "error-decline-accepted");
        // A placement that ended cannot be answered.
        withdraws(&world, &desk, "0103").await;
        assert_eq!(refused(accept(&own, cas.id.as_str()).await), "error-placement-over");
        // After the term silence was a yes.
        world.go_to(live(&world, &desk, "0107").await.answer_by + 1);
        assert_eq!(refused(ask(&world, &desk, "0107", Reason::Period, "").await), "error-decline-late");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clock_reminds_once_and_says_once_that_silence_is_a_yes() {
    for world in worlds().await {
        let desk = world.published(World::drand()).await;
        let sent = async |subject: &str| {
            let mut tx = world.db.read("test.mail").await.unwrap();
            mail::recent(&mut tx, subject, 1000).await.unwrap().len()
        };
        placement::tick(&world.site).await.unwrap();
        assert_eq!(sent("Geef je antwoord").await, 0);
        // Gijs and his employer have both answered; Gijs's employer has no other student.
        answers(&world, &desk, "0107", StudentAnswer::Stays).await.unwrap();
        let gijs = live(&world, &desk, "0107").await;
        let link = employer_of(&world, &gijs).await;
        write_tx!(world.db, "test.yes", |tx| { placement::accept(tx, &link, "link:x", gijs.id.as_str()).await })
            .unwrap();
        world.go_to((gijs.since + gijs.answer_by) / 2 + 1);
        for _ in 0..2 {
            placement::tick(&world.site).await.unwrap();
        }
        // Five students, each with an employer that is silent too.
        assert_eq!(sent("Geef je antwoord").await, 10);
        world.go_to(gijs.answer_by + 1);
        for _ in 0..2 {
            placement::tick(&world.site).await.unwrap();
        }
        assert_eq!(sent("Je plaatsing staat vast").await, 10);
        // From then on who was silent stays where they are.
        withdraws(&world, &desk, "0103").await;
        let figures = repairs(&world, &desk).await;
        assert_eq!((figures.moved, figures.placed), (0, 1));

        // A refused decline is an answer, and while one is decided nobody hears that silence is a yes.
        world.go_to(crate::world::START);
        let desk = world.published(World::drand()).await;
        ask(&world, &desk, "0103", Reason::Period, "").await.unwrap();
        ask(&world, &desk, "0107", Reason::Period, "").await.unwrap();
        let gijs = live(&world, &desk, "0107").await.id;
        let asked = declined(&world, &desk).await.into_iter().find(|one| one.placement_id == gijs.as_str()).unwrap();
        decide(&world, &desk, asked.id.as_str(), false, WHY).await.unwrap();
        assert_eq!(live(&world, &desk, "0107").await.employer, EmployerAnswer::Overruled);
        let before = sent("Je plaatsing staat vast").await;
        world.go_to(live(&world, &desk, "0107").await.answer_by + 1);
        for _ in 0..4 {
            placement::tick(&world.site).await.unwrap();
        }
        // Four students with their employers, and Gijs without his.
        assert_eq!(sent("Je plaatsing staat vast").await - before, 9);

        // The other one was not decided in time: the school is told, once.
        for _ in 0..2 {
            decline::tick(&world.site).await.unwrap();
        }
        assert_eq!(sent("Te laat").await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repair_is_announced_a_day_before_and_can_be_called_off() {
    for world in worlds().await {
        let desk = world.published(World::drand()).await;
        let t = world.t();
        let announce = async |at: i64| {
            write_tx!(world.db, "test.announce", |tx| { repair::announce(tx, (&world.site, &t), &desk, at).await })
        };
        let now = BEACON;
        assert_eq!(refused(announce(now + DAY - 1).await), "error-repair-soon");
        let id = announce(now + DAY).await.unwrap();
        assert_eq!(refused(announce(now + 2 * DAY).await), "error-repair-announced");
        let off = async || write_tx!(world.db, "test.off", |tx| { repair::call_off(tx, &desk, id.as_str()).await });
        off().await.unwrap();
        assert_eq!(refused(off().await), "error-repair-over");
        announce(now + 2 * DAY).await.unwrap();
    }
}
