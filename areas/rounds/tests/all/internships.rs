//! While an internship runs: who guides, what is planned and written, and above all who does not get to read what.

use std::collections::BTreeMap;

use evenkans_people::{AccountId, Lang, Role, account, mail, member};
use evenkans_rounds::adjustment::{self, Wanted};
use evenkans_rounds::agreement::Terms;
use evenkans_rounds::evaluation::{self, Mark, Question};
use evenkans_rounds::internship::{self, Guiding, Internship, Side, VisitKind};
use evenkans_rounds::place;
use evenkans_rounds::placement::{self, Ended};
use evenkans_rounds::pulse::{self, Answer, Answers};
use evenkans_rounds::round::desk::Desk;
use evenkans_rounds::student::Student;
use evenkans_rounds::talk;
use evenkans_store::{Error, Result, personal, portable, write_tx};
use evenkans_web::parse_local;

use crate::agreements::{all_sign, make, ready, terms};
use crate::world::{World, refused, worlds};

pub fn moment(text: &str) -> i64 {
    parse_local(text).unwrap()
}

pub async fn teacher(world: &World, email: &str, school: &str) -> AccountId {
    write_tx!(world.db, "test.teacher", |tx| {
        let account = account::find_or_create(tx, email, "Docent", Lang::Nl).await?;
        member::add(tx, world.region(), &account.id, school, Role::Teacher).await?;
        Ok(account.id)
    })
    .unwrap()
}

pub async fn assign(world: &World, desk: &Desk, number: &str, account: &AccountId) -> Result<()> {
    let (t, student) = (world.t(), world.student(&desk.round, number).await);
    write_tx!(world.db, "test.assign", |tx| {
        internship::assign(tx, (&world.site, &t), desk, student.id.as_str(), account.as_str()).await.map(drop)
    })
}

/// A student with a signed agreement and a guide.
pub async fn guided(world: &World) -> (Desk, Student, AccountId) {
    let desk = ready(world).await;
    let id = make(world, &desk, "0103", &terms(None)).await.unwrap();
    all_sign(world, &desk, &id).await;
    let guide = teacher(world, "docent@school.example", world.school.as_str()).await;
    assign(world, &desk, "0103", &guide).await.unwrap();
    let student = world.student(&desk.round, "0103").await;
    (desk, student, guide)
}

pub async fn internship_of(world: &World, desk: &Desk, student: &Student) -> Option<Internship> {
    let mut tx = world.db.read("test.internship").await.unwrap();
    internship::of_student(&mut tx, &desk.round, student.id.as_str()).await.unwrap()
}

pub async fn mails(world: &World, what: &str) -> Vec<String> {
    let mut tx = world.db.read("test.mail").await.unwrap();
    mail::recent(&mut tx, what, 1000).await.unwrap().into_iter().map(|one| one.recipient).collect()
}

async fn everything(world: &World) -> String {
    let mut out = Vec::new();
    portable::dump(&world.db, &mut out).await.unwrap();
    String::from_utf8(out).unwrap()
}

async fn share(world: &World, desk: &Desk, student: &Student, with: &AccountId, note: &str) -> Result<()> {
    let (t, link) = (world.t(), world.link(student));
    let answers = Answers { safe: Answer::No, promised: Answer::Yes, note: note.into() };
    write_tx!(world.db, "test.share", |tx| {
        pulse::share(tx, (&world.site, &t), (&desk.round, with.as_str()), &link, &answers).await
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_student_shares_only_that_guide_reads_and_it_can_be_taken_back() {
    for world in worlds().await {
        let (desk, student, guide) = guided(&world).await;
        assert_eq!(refused(share(&world, &desk, &student, &guide, "nog niet").await), "error-pulse-early");
        world.go_to(moment("2024-02-05T10:00"));
        let bo = world.student(&desk.round, "0102").await;
        assert_eq!(refused(share(&world, &desk, &bo, &guide, "niemand").await), "error-pulse-guide");
        // Who came since the page was shown is not who was chosen.
        let other = share(&world, &desk, &student, &world.me.account.id, "voor een ander").await;
        assert!(matches!(other, Err(Error::Stale)), "{other:?}");
        share(&world, &desk, &student, &guide, "Zoetwaterkreeft").await.unwrap();
        let read = async |account: &AccountId| {
            let mut tx = world.db.read("test.pulse").await.unwrap();
            pulse::shared_with(&mut tx, world.region(), student.id.as_str(), account.as_str()).await.unwrap()
        };
        let shared = read(&guide).await;
        assert_eq!((shared.len(), shared[0].answers.note.as_str()), (1, "Zoetwaterkreeft"));
        assert!(!shared[0].answers.is_well());
        // The mail says that there is something, not what.
        let mut tx = world.db.read("test.mail").await.unwrap();
        let told = mail::recent(&mut tx, "Een student vertelt", 10).await.unwrap();
        drop(tx);
        let body = told[0].body.clone().unwrap();
        assert!(told.len() == 1 && !body.contains("Zoetwaterkreeft") && !body.contains("Cas"), "{body}");
        // Whoever guides next was not told, until the student wants it.
        assign(&world, &desk, "0103", &world.me.account.id).await.unwrap();
        assert!(read(&world.me.account.id).await.is_empty());
        let (t, link) = (world.t(), world.link(&student));
        write_tx!(world.db, "test.pass-on", |tx| {
            pulse::pass_on(tx, (&world.site, &t), &desk.round, &link, shared[0].id.as_str()).await
        })
        .unwrap();
        assert_eq!((read(&world.me.account.id).await.len(), read(&guide).await.len()), (1, 0));
        // Somebody else's is not there to take back; one's own is erased.
        let take_back = async |student: &Student| {
            let (link, id) = (world.link(student), shared[0].id.clone());
            write_tx!(world.db, "test.back", |tx| { pulse::take_back(tx, &link, id.as_str()).await })
        };
        assert!(matches!(take_back(&bo).await, Err(Error::NotFound)));
        take_back(&student).await.unwrap();
        assert!(!everything(&world).await.contains("Zoetwaterkreeft"), "nothing of it is left, the audit included");
    }
}

async fn disclose(world: &World, desk: &Desk, student: &Student, wanted: &Wanted) -> Result<()> {
    let (t, link) = (world.t(), world.link(student));
    write_tx!(world.db, "test.disclose", |tx| {
        adjustment::disclose(tx, (&world.site, &t), &desk.round, &link, wanted).await
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn an_adjustment_is_read_by_whom_the_student_chose_until_the_day_that_the_student_chose() {
    for world in worlds().await {
        let (desk, student, guide) = guided(&world).await;
        let placement = internship_of(&world, &desk, &student).await.unwrap().placement.id;
        let wanted = |text: &str, to_guide: bool, to_employer: bool, until: &str| Wanted {
            text: text.into(),
            guide: to_guide.then(|| guide.to_string()),
            placement: to_employer.then(|| placement.to_string()),
            until: until.into(),
        };
        let tell = async |wanted: Wanted| disclose(&world, &desk, &student, &wanted).await;
        assert_eq!(refused(tell(wanted("x", false, false, "2024-03-01")).await), "error-adjustment-readers");
        assert_eq!(refused(tell(wanted("x", true, false, "2023-01-01")).await), "error-adjustment-until");
        assert_eq!(refused(tell(wanted("x", true, false, "2024-07-02")).await), "error-adjustment-until");
        let other = Wanted { guide: Some("een-ander".into()), ..wanted("x", true, false, "2024-03-01") };
        assert!(matches!(tell(other).await, Err(Error::Stale)), "not who was on the page");
        tell(wanted("Een stille kamer", true, false, "2024-03-01")).await.unwrap();
        tell(wanted("Om tien uur beginnen", false, true, "2024-07-01")).await.unwrap();
        let read = async || {
            let mut tx = world.db.read("test.told").await.unwrap();
            let (region, id) = (world.region(), placement.as_str());
            let texts = |told: Vec<adjustment::Told>| told.into_iter().map(|one| one.text).collect::<Vec<_>>();
            (
                texts(adjustment::for_guide(&mut tx, region, id, guide.as_str()).await.unwrap()),
                texts(adjustment::for_guide(&mut tx, region, id, world.me.account.id.as_str()).await.unwrap()),
                texts(adjustment::for_employer(&mut tx, region, id).await.unwrap()),
            )
        };
        let none: Vec<String> = Vec::new();
        assert_eq!(read().await, (vec!["Een stille kamer".into()], none.clone(), vec!["Om tien uur beginnen".into()]));
        // On its last day it is read, the day after by nobody, and then the job erases it.
        world.go_to(moment("2024-03-01T23:00"));
        assert_eq!(read().await.0.len(), 1);
        world.go_to(moment("2024-03-02T01:00"));
        assert_eq!(read().await.0, none);
        world.go_to(moment("2024-03-03T12:00"));
        personal::forget(&world.db, &world.site.personal).await.unwrap();
        let left = everything(&world).await;
        assert!(!left.contains("Een stille kamer") && left.contains("Om tien uur beginnen"));
        // With the placement goes what was told for it.
        write_tx!(world.db, "test.end", |tx| {
            let live = placement::store::by_id(tx, world.region(), placement.as_str()).await?;
            let mut agreements =
                evenkans_rounds::agreement::store::of_placement(tx, world.region(), placement.as_str()).await?;
            let signed = agreements.remove(0);
            evenkans_rounds::agreement::store::set_ended(tx, world.region(), &signed, ("2024-03-04", "x")).await?;
            placement::end(tx, world.region(), &live, Ended::Stopped).await
        })
        .unwrap();
        assert!(!everything(&world).await.contains("Om tien uur beginnen"));
        assert_eq!(refused(tell(wanted("x", true, false, "2024-04-01")).await), "error-adjustment-place");
    }
}

fn marks(side: Side, mark: Mark) -> BTreeMap<Question, Mark> {
    Question::of(side).iter().map(|one| (*one, mark)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn both_sides_say_how_it_was_near_the_end_and_can_say_it_better() {
    for world in worlds().await {
        let (desk, student, _) = guided(&world).await;
        let save = async |side: Side, version: i64, answers: &BTreeMap<Question, Mark>| {
            let internship = internship_of(&world, &desk, &student).await.unwrap();
            write_tx!(world.db, "test.evaluate", |tx| {
                let what = (version, answers, "Leerzaam.");
                evaluation::save(tx, &desk.round, &internship, (side, "iemand"), what).await
            })
        };
        let well = marks(Side::Student, Mark::Yes);
        world.go_to(moment("2024-06-16T12:00"));
        assert_eq!(refused(save(Side::Student, 0, &well).await), "error-evaluation-early");
        world.go_to(moment("2024-06-17T12:00"));
        let employers = marks(Side::Employer, Mark::Mostly);
        assert_eq!(refused(save(Side::Student, 0, &employers).await), "error-evaluation-answers");
        save(Side::Student, 0, &well).await.unwrap();
        save(Side::Employer, 0, &employers).await.unwrap();
        assert!(matches!(save(Side::Student, 0, &well).await, Err(Error::Stale)), "a second page");
        save(Side::Student, 1, &marks(Side::Student, Mark::No)).await.unwrap();
        let mut tx = world.db.read("test.evaluations").await.unwrap();
        let all = evaluation::store::of_round(&mut tx, &desk.round).await.unwrap();
        drop(tx);
        assert_eq!(all.len(), 2);
        let own = all.iter().find(|one| one.side == Side::Student).unwrap();
        assert!(own.version == 2 && own.answers.values().all(|mark| *mark == Mark::No));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_talk_is_before_the_internship_and_is_forgotten_with_the_placement() {
    for world in worlds().await {
        let desk = ready(&world).await;
        let student = world.student(&desk.round, "0103").await;
        let t = world.t();
        let invite = async |side: Side, version: i64, at: &str| {
            let internship = internship_of(&world, &desk, &student).await.unwrap();
            write_tx!(world.db, "test.invite", |tx| {
                let about = (&desk.round, &internship);
                let when = (version, moment(at), "Kantine");
                talk::invite(tx, (&world.site, &t), about, (side, "iemand"), when).await
            })
        };
        let write = async |version: i64, text: &str| {
            let internship = internship_of(&world, &desk, &student).await.unwrap();
            let notes = BTreeMap::from([(talk::Question::Learn, text.to_owned())]);
            write_tx!(world.db, "test.write", |tx| {
                let by = (Side::Employer, "iemand");
                talk::write(tx, (&desk.round, &internship), by, (version, &notes)).await
            })
        };
        assert_eq!(refused(write(0, "te vroeg").await), "error-talk-none");
        assert_eq!(refused(invite(Side::Employer, 0, "2023-01-01T10:00").await), "error-talk-moment");
        assert_eq!(refused(invite(Side::Employer, 0, "2024-02-02T10:00").await), "error-talk-moment");
        invite(Side::Employer, 0, "2024-01-15T10:00").await.unwrap();
        assert_eq!(mails(&world, "Kennismaken").await, ["cas@school.example"]);
        assert!(matches!(invite(Side::Student, 0, "2024-01-16T10:00").await, Err(Error::Stale)));
        let version = async || {
            let internship = internship_of(&world, &desk, &student).await.unwrap();
            let mut tx = world.db.read("test.version").await.unwrap();
            let id = internship.placement.id.as_str();
            talk::store::of_placement(&mut tx, world.region(), id).await.unwrap().unwrap().version
        };
        let first = version().await;
        invite(Side::Student, first, "2024-01-16T10:00").await.unwrap();
        assert_eq!(mails(&world, "Kennismaken").await.len(), 2, "now the employer");
        let answer = async |side: Side, version: i64, agree: bool| {
            let internship = internship_of(&world, &desk, &student).await.unwrap();
            write_tx!(world.db, "test.answer", |tx| {
                let (about, who) = ((&desk.round, &internship), (side, "iemand"));
                if agree {
                    talk::agree(tx, (&world.site, &t), about, who, version).await
                } else {
                    talk::call_off(tx, (&world.site, &t), about, who).await
                }
            })
        };
        assert_eq!(
            refused(answer(Side::Student, first + 1, true).await),
            "error-talk-agreed",
            "who asked has nothing to say"
        );
        assert!(
            matches!(answer(Side::Employer, first, true).await, Err(Error::Stale)),
            "another moment than on the page"
        );
        answer(Side::Employer, first + 1, true).await.unwrap();
        assert_eq!(refused(answer(Side::Employer, first + 2, true).await), "error-talk-agreed");
        answer(Side::Employer, first + 2, false).await.unwrap();
        assert_eq!(refused(write(0, "er is niets").await), "error-talk-none");
        world.db.clock.advance(60);
        invite(Side::Employer, 0, "2024-01-17T10:00").await.unwrap();
        // A page that has stood open since the first moment does not agree to this one.
        for old in first..first + 3 {
            assert!(matches!(answer(Side::Student, old, true).await, Err(Error::Stale)), "{old}");
        }
        write(0, "Weekroosters lezen").await.unwrap();
        assert!(matches!(write(0, "Over een collega heen").await, Err(Error::Stale)), "a second page");
        write(1, "Roosters maken").await.unwrap();
        let now = everything(&world).await;
        assert!(now.contains("Roosters maken") && !now.contains("Weekroosters lezen"));
        let link = world.link(&student);
        write_tx!(world.db, "test.withdraw", |tx| { placement::withdraw(tx, &desk.round, &link).await }).unwrap();
        let left = everything(&world).await;
        assert!(!left.contains("Roosters maken") && !left.contains("Kantine\""), "nothing of it is left");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clock_asks_twice_how_it_goes_and_once_how_it_was() {
    for world in worlds().await {
        let _guided = guided(&world).await;
        let at = async |day: &str| {
            world.go_to(moment(&format!("{day}T12:00")));
            internship::tick(&world.site).await.unwrap();
            internship::tick(&world.site).await.unwrap();
            (mails(&world, "Hoe gaat het op je stage").await.len(), mails(&world, "Hoe was de stage").await.len())
        };
        // It begins on 1 February and ends on 1 July.
        assert_eq!(at("2024-02-21").await, (0, 0));
        assert_eq!(at("2024-02-22").await, (1, 0));
        // The clocks go forward on 31 March: the day counts, not the hour.
        assert_eq!(at("2024-04-10").await, (1, 0));
        assert_eq!(at("2024-04-11").await, (2, 0));
        assert_eq!(at("2024-06-16").await, (2, 0));
        assert_eq!(at("2024-06-17").await, (2, 2), "student and employer");
        assert_eq!(at("2024-07-10").await, (2, 2));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_without_a_supervisor_gets_one_after_the_publication_and_then_an_agreement() {
    for world in worlds().await {
        let desk = ready(&world).await;
        write_tx!(world.db, "test.bare", |tx| {
            let sql = "UPDATE place SET contact_name = '', contact_email = '' WHERE round_id = $1";
            tx.run(sql, &[(&desk.round.id).into()]).await.map(drop)
        })
        .unwrap();
        assert_eq!(refused(make(&world, &desk, "0103", &terms(None)).await), "error-agreement-contact");
        let place = world.place(&desk.round, "P01").await;
        let supervise = async |version: i64| {
            write_tx!(world.db, "test.supervise", |tx| {
                let who = ("Nieuwe Begeleider", "nieuw@zorghuis.example");
                place::supervise(tx, &desk, (place.id.as_str(), version), "", who).await
            })
        };
        supervise(place.version).await.unwrap();
        assert!(matches!(supervise(place.version).await, Err(Error::Stale)), "a second page");
        let far = Terms { starts_on: "2025-02-01".into(), ends_on: "2025-07-01".into(), ..terms(None) };
        assert_eq!(refused(make(&world, &desk, "0103", &far).await), "error-agreement-far");
        make(&world, &desk, "0103", &terms(None)).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_left_the_school_guides_nobody_and_the_earlier_employer_sees_no_visits_elsewhere() {
    for world in worlds().await {
        let (desk, student, guide) = guided(&world).await;
        let guide_now = async || {
            let mut tx = world.db.read("test.guide").await.unwrap();
            internship::store::guide_of(&mut tx, world.region(), student.id.as_str()).await.unwrap()
        };
        assert!(guide_now().await.is_some());
        write_tx!(world.db, "test.leave", |tx| {
            let own = member::of_account(tx, &guide).await?;
            member::end(tx, world.region(), own[0].id.as_str()).await
        })
        .unwrap();
        assert!(guide_now().await.is_none(), "nobody would read it");
        let now = internship_of(&world, &desk, &student).await.unwrap();
        world.go_to(moment("2024-02-05T10:00"));
        assert_eq!(refused(share(&world, &desk, &student, &guide, "weg").await), "error-pulse-guide");
        // A visit belongs to where the student goes when it is planned.
        let (t, actor) = (world.t(), world.me.account.id.to_string());
        let guiding = Guiding { round: desk.round.clone(), student: student.clone(), actor };
        write_tx!(world.db, "test.plan", |tx| {
            let when = (moment("2024-03-01T10:00"), VisitKind::Place);
            internship::plan(tx, (&world.site, &t), &guiding, when).await
        })
        .unwrap();
        let mut tx = world.db.read("test.visits").await.unwrap();
        let visits = internship::store::visits_of(&mut tx, world.region(), student.id.as_str()).await.unwrap();
        assert_eq!(visits[0].placement_id, now.placement.id.as_str());
    }
}
