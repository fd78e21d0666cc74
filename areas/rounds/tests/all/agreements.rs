//! Agreements: what is signed is what stood there, everybody signs once, and what a placement's end does to them.

use evenkans_people::{EmployerLink, Lang, mail};
use evenkans_rounds::agreement::template::{self, Change};
use evenkans_rounds::agreement::{self, Agreement, AgreementId, Party, State, Terms};
use evenkans_rounds::decline::{self, Asked, Reason};
use evenkans_rounds::placement::{self, EmployerAnswer, StudentAnswer};
use evenkans_rounds::repair;
use evenkans_rounds::round::desk::Desk;
use evenkans_rounds::study::Level;
use evenkans_store::{Error, Result, write_tx};

use crate::world::{World, refused, worlds};

const DAY: i64 = 86_400;
const WHY: &str = "We hebben met allebei gebeld en dit afgesproken.";

async fn articles(world: &World, seen: i64, body: &str, guardian: bool) -> Result<()> {
    let change = Change {
        body: body.into(),
        guardian,
        contact_name: "Vera Vertrouwd".into(),
        contact_email: "vertrouwd@school.example".into(),
    };
    let who = (world.school.as_str(), "iemand");
    write_tx!(world.db, "test.template", |tx| {
        template::save(tx, world.region(), who, (Level::Hbo, Lang::Nl), (seen, &change)).await
    })
}

/// A published round in which nobody has time left to answer, and a school with articles.
pub async fn ready(world: &World) -> Desk {
    let desk = world.published(World::drand()).await;
    articles(world, 0, "# Artikel 1\nDe student leert.", true).await.unwrap();
    world.go_to(world.db.clock.now() + 12 * DAY);
    desk
}

pub fn terms(guardian: Option<(&str, &str)>) -> Terms {
    Terms {
        lang: Lang::Nl,
        starts_on: "2024-02-01".into(),
        ends_on: "2024-07-01".into(),
        hours: 32,
        extra: "Elke woensdag een rustige werkplek.\n# Geen kop van de school".into(),
        guardian: guardian.map(|(name, email)| (name.into(), email.into())),
    }
}

pub async fn make(world: &World, desk: &Desk, number: &str, terms: &Terms) -> Result<AgreementId> {
    let (t, student) = (world.t(), world.student(&desk.round, number).await);
    write_tx!(world.db, "test.make", |tx| {
        agreement::make(tx, (&world.site, &t), desk, student.id.as_str(), terms).await
    })
}

async fn read(world: &World, id: &AgreementId) -> Agreement {
    let mut tx = world.db.read("test.agreement").await.unwrap();
    agreement::store::by_id(&mut tx, world.region(), id.as_str()).await.unwrap()
}

async fn sign_as(world: &World, desk: &Desk, id: &AgreementId, party: Party, hash: Option<&str>) -> Result<()> {
    let (t, now) = (world.t(), read(world, id).await);
    let hash = hash.unwrap_or(&now.hash);
    write_tx!(world.db, "test.sign", |tx| {
        let now = agreement::store::by_id(tx, world.region(), id.as_str()).await?;
        agreement::sign(tx, (&world.site, &t), &desk.round, &now, (party, "iemand"), ("Naam Achternaam", hash)).await
    })
}

pub async fn all_sign(world: &World, desk: &Desk, id: &AgreementId) {
    for party in read(world, id).await.parties() {
        sign_as(world, desk, id, party, None).await.unwrap();
    }
}

async fn mails(world: &World, what: &str) -> Vec<String> {
    let mut tx = world.db.read("test.mail").await.unwrap();
    mail::recent(&mut tx, what, 1000).await.unwrap().into_iter().map(|one| one.recipient).collect()
}

async fn live(world: &World, desk: &Desk, number: &str) -> Option<placement::Placement> {
    let student = world.student(&desk.round, number).await;
    let mut tx = world.db.read("test.live").await.unwrap();
    placement::live_of(&mut tx, world.region(), student.id.as_str()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agreement_is_made_once_and_says_who_what_and_with_whom_one_can_talk() {
    for world in worlds().await {
        let desk = world.published(World::drand()).await;
        let make = async |number: &str| make(&world, &desk, number, &terms(None)).await;
        assert_eq!(refused(make("0108").await), "error-agreement-no-place");
        assert_eq!(refused(make("0103").await), "error-agreement-early", "the employer has time to answer");
        world.go_to(world.db.clock.now() + 12 * DAY);
        assert_eq!(refused(make("0103").await), "error-agreement-template");
        articles(&world, 0, "# Artikel 1\nDe student leert.", false).await.unwrap();
        assert!(matches!(articles(&world, 0, "anders", false).await, Err(Error::Stale)), "two who write the first one");
        let id = make("0103").await.unwrap();
        assert_eq!(refused(make("0103").await), "error-agreement-open");
        let made = read(&world, &id).await;
        assert_eq!(made.title, "Stageovereenkomst");
        for wanted in [
            "- Student: Cas Claes (studentnummer 0103)",
            "- Stagebedrijf: Zorghuis (KvK 99010041)",
            "- Stageplek: Woongroep (P01)",
            "- Periode: 1 februari 2024 – 1 juli 2024",
            "# Artikel 1\nDe student leert.",
            "- Bij Proefschool: Vera Vertrouwd, vertrouwd@school.example",
            "- Bij het bedrijf: Anna, anna@zorghuis.example",
            "handicap, chronische ziekte of leeftijd",
            "Elke woensdag een rustige werkplek.",
        ] {
            assert!(made.body.contains(wanted), "{wanted} is not in\n{}", made.body);
        }
        assert_eq!(mails(&world, "Onderteken de overeenkomst").await.len(), 2, "student and employer");
        // A later version of the articles changes nothing that was made.
        articles(&world, 1, "# Artikel 1\nIets anders.", false).await.unwrap();
        assert_eq!(read(&world, &id).await.body, made.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_signs_the_text_that_was_there_and_the_last_one_makes_it_hold() {
    for world in worlds().await {
        let desk = ready(&world).await;
        let id = make(&world, &desk, "0103", &terms(Some(("Ouder Claes", "ouder@thuis.example")))).await.unwrap();
        assert_eq!(mails(&world, "ouder@thuis.example").await.len(), 1);
        assert!(matches!(sign_as(&world, &desk, &id, Party::Student, Some("anders")).await, Err(Error::Stale)));
        sign_as(&world, &desk, &id, Party::Student, None).await.unwrap();
        // Twice is once.
        sign_as(&world, &desk, &id, Party::Student, None).await.unwrap();
        let now = live(&world, &desk, "0103").await.unwrap();
        assert_eq!((now.student, now.employer), (StudentAnswer::Stays, EmployerAnswer::Waiting));
        sign_as(&world, &desk, &id, Party::Employer, None).await.unwrap();
        assert_eq!(live(&world, &desk, "0103").await.unwrap().employer, EmployerAnswer::Accepted);
        sign_as(&world, &desk, &id, Party::School, None).await.unwrap();
        assert_eq!(read(&world, &id).await.state, State::Open, "the guardian has not signed");
        sign_as(&world, &desk, &id, Party::Guardian, None).await.unwrap();
        let done = read(&world, &id).await;
        assert_eq!((done.state, done.signed_at), (State::Signed, Some(world.db.clock.now())));
        assert_eq!(mails(&world, "Door iedereen ondertekend").await.len(), 4);
        let mut tx = world.db.read("test.signatures").await.unwrap();
        let signed = agreement::store::signatures(&mut tx, world.region(), id.as_str()).await.unwrap();
        assert!(signed.len() == 4 && signed.iter().all(|one| one.hash == done.hash), "{signed:?}");
        drop(tx);

        // Without a guardian on it nobody signs as one.
        let other = make(&world, &desk, "0107", &terms(None)).await.unwrap();
        assert!(matches!(sign_as(&world, &desk, &other, Party::Guardian, None).await, Err(Error::NotFound)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_sign_at_once_both_sign_and_the_agreement_holds_once() {
    for world in worlds().await {
        let desk = ready(&world).await;
        let id = make(&world, &desk, "0103", &terms(None)).await.unwrap();
        sign_as(&world, &desk, &id, Party::School, None).await.unwrap();
        let (student, employer) = tokio::join!(
            sign_as(&world, &desk, &id, Party::Student, None),
            sign_as(&world, &desk, &id, Party::Employer, None)
        );
        student.unwrap();
        employer.unwrap();
        assert_eq!(read(&world, &id).await.state, State::Signed);
        assert_eq!(mails(&world, "Door iedereen ondertekend").await.len(), 3);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_holds_once_everybody_signed_it_and_the_old_one_until_then() {
    for world in worlds().await {
        let desk = ready(&world).await;
        let first = make(&world, &desk, "0103", &terms(None)).await.unwrap();
        all_sign(&world, &desk, &first).await;
        let shorter = Terms { ends_on: "2024-06-01".into(), ..terms(None) };
        let back = make(&world, &desk, "0103", &shorter).await.unwrap();
        let t = world.t();
        write_tx!(world.db, "test.back", |tx| {
            agreement::take_back(tx, (&world.site, &t), &desk, back.as_str()).await
        })
        .unwrap();
        assert_eq!(refused(sign_as(&world, &desk, &back, Party::Student, None).await), "error-agreement-closed");
        assert_eq!(read(&world, &first).await.state, State::Signed);
        let second = make(&world, &desk, "0103", &shorter).await.unwrap();
        sign_as(&world, &desk, &second, Party::Student, None).await.unwrap();
        assert_eq!(read(&world, &first).await.state, State::Signed);
        all_sign(&world, &desk, &second).await;
        assert_eq!(
            (read(&world, &first).await.state, read(&world, &second).await.state),
            (State::Replaced, State::Signed)
        );
    }
}

async fn ask_decline(world: &World, desk: &Desk, number: &str) -> Result<()> {
    let placement = live(world, desk, number).await.unwrap();
    let mut tx = world.db.read("test.place").await.unwrap();
    let place = evenkans_rounds::place::store::by_id(&mut tx, world.region(), &placement.place_id).await.unwrap();
    drop(tx);
    let employer_id = place.employer_id.unwrap();
    let link = EmployerLink { link_id: "x".into(), region_id: world.region().into(), employer_id };
    let asked = Asked { reason: Reason::Period, requirement: String::new(), basis: WHY.into() };
    let t = world.t();
    write_tx!(world.db, "test.ask", |tx| {
        decline::ask(tx, (&world.site, &t), &link, ("link:x", placement.id.as_str()), &asked).await
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decline_stops_the_signing_and_a_signature_stops_the_decline() {
    for world in worlds().await {
        let desk = world.published(World::drand()).await;
        articles(&world, 0, "Tekst.", false).await.unwrap();
        // Cas: the employer says yes, then the agreement is made, and the student signs it first.
        let accept = async |number: &str| {
            let placement = live(&world, &desk, number).await.unwrap();
            write_tx!(world.db, "test.accept", |tx| {
                placement::store::set_employer(tx, world.region(), &placement, EmployerAnswer::Accepted).await
            })
            .unwrap();
        };
        // Gijs's employer asks for a decline: no agreement meanwhile.
        ask_decline(&world, &desk, "0107").await.unwrap();
        assert_eq!(refused(make(&world, &desk, "0107", &terms(None)).await), "error-agreement-decline");
        accept("0103").await;
        let id = make(&world, &desk, "0103", &terms(None)).await.unwrap();
        all_sign(&world, &desk, &id).await;
        assert_eq!(refused(ask_decline(&world, &desk, "0103").await), "error-decline-accepted");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_signed_by_all_is_ended_with_a_reason_and_what_was_not_goes_with_its_placement() {
    for world in worlds().await {
        let desk = ready(&world).await;
        let withdraw = async |number: &str| {
            let link = world.link(&world.student(&desk.round, number).await);
            write_tx!(world.db, "test.withdraw", |tx| { placement::withdraw(tx, &desk.round, &link).await.map(drop) })
        };
        // Gijs leaves before everybody signed: the agreement goes with the placement.
        let open = make(&world, &desk, "0107", &terms(None)).await.unwrap();
        sign_as(&world, &desk, &open, Party::Student, None).await.unwrap();
        withdraw("0107").await.unwrap();
        assert_eq!(read(&world, &open).await.state, State::TakenBack);

        // Cas signed with everybody: nobody moves him, not even a repair or fewer seats.
        let id = make(&world, &desk, "0103", &terms(None)).await.unwrap();
        all_sign(&world, &desk, &id).await;
        assert_eq!(refused(withdraw("0103").await), "error-agreement-signed");
        let place = world.place(&desk.round, "P01").await;
        let fewer = write_tx!(world.db, "test.seats", |tx| {
            repair::change_seats(tx, &desk, (place.id.as_str(), 0), WHY).await
        });
        assert_eq!(refused(fewer), "error-seats-signed");
        let link = world.link(&world.student(&desk.round, "0103").await);
        let version = live(&world, &desk, "0103").await.unwrap().version;
        let moves = write_tx!(world.db, "test.answer", |tx| {
            placement::answer(tx, &desk.round, &link, version, StudentAnswer::MovesUp).await
        });
        assert_eq!(refused(moves), "error-agreement-signed");

        let t = world.t();
        let end = async |on: &str, why: &str| {
            write_tx!(world.db, "test.end", |tx| {
                agreement::end_early(tx, (&world.site, &t), &desk, (id.as_str(), on), why).await
            })
        };
        assert_eq!(refused(end("2024-03-01", "ziek").await), "error-reason");
        assert_eq!(refused(end("2024-07-02", WHY).await), "error-agreement-last-day");
        end("2024-03-01", WHY).await.unwrap();
        assert_eq!(refused(end("2024-03-01", WHY).await), "error-agreement-not-signed");
        let ended = read(&world, &id).await;
        assert_eq!((ended.state, ended.ended_on.as_str()), (State::Ended, "2024-03-01"));
        assert!(live(&world, &desk, "0103").await.is_none());
        // A repair gives the seat to whoever was next, and Cas not the place where it stopped.
        let at = world.db.clock.now() + DAY + 60;
        let repair =
            write_tx!(world.db, "test.announce", |tx| { repair::announce(tx, (&world.site, &t), &desk, at).await })
                .unwrap();
        world.go_to(at);
        write_tx!(world.db, "test.repair", |tx| {
            let repair = repair::store::by_id(tx, &desk.round, repair.as_str()).await?;
            repair::carry_out(tx, (&world.site, &t), &desk.round, &repair).await
        })
        .unwrap();
        let now = live(&world, &desk, "0103").await;
        assert!(now.is_none_or(|one| one.place_id != place.id.as_str()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clock_asks_once_more_who_did_not_sign() {
    for world in worlds().await {
        let desk = ready(&world).await;
        let id = make(&world, &desk, "0103", &terms(None)).await.unwrap();
        sign_as(&world, &desk, &id, Party::Student, None).await.unwrap();
        agreement::tick(&world.site).await.unwrap();
        assert_eq!(mails(&world, "Je handtekening ontbreekt").await.len(), 0);
        world.go_to(world.db.clock.now() + 5 * DAY + 60);
        agreement::tick(&world.site).await.unwrap();
        agreement::tick(&world.site).await.unwrap();
        assert_eq!(mails(&world, "Je handtekening ontbreekt").await, ["anna@zorghuis.example"]);
    }
}
