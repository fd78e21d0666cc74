//! The forms of the platform, each with somebody who may fill it in and values that it takes.

use evenkans_people::personal_link::Target;
use evenkans_rounds::round::desk::Desk;
use evenkans_rounds::{agreement, decline, internship, objection, placement};

use crate::http::{Fields, Visitor, fields};
use crate::people::Others;
use crate::world::World;

/// A form, who fills it in, and values that it takes.
#[derive(Clone)]
pub struct Filled {
    pub path: String,
    pub visitor: Visitor,
    pub fields: Fields,
}

pub fn form(path: &str, visitor: &Visitor, pairs: &[(&str, &str)]) -> Filled {
    Filled { path: path.to_owned(), visitor: visitor.clone(), fields: fields(pairs) }
}

/// The forms of the platform with values that they take while a round is open.
pub async fn forms(world: &World, desk: &Desk) -> Vec<Filled> {
    let Others { people, .. } = world.others(&desk.round).await;
    let administrator = &people.iter().find(|one| one.name == "administrator").unwrap().visitor;
    let manager = &people.iter().find(|one| one.name == "programme-manager").unwrap().visitor;
    let (coordinator, nobody) = (world.coordinator().await, world.nobody());
    let student = world.as_student(&desk.round, "0104").await;
    let employer = world.as_employer(&desk.round, "P03").await;
    let (school, study) = (world.school.as_str(), world.studies[0].id.as_str());
    let base = format!("/r/proefstad/rondes/{}", desk.round.id);
    let ada = world.student(&desk.round, "0101").await;
    let place = world.place(&desk.round, "P04").await;
    let (ada_page, place_page) = (format!("{base}/studenten/{}", ada.id), format!("{base}/plekken/{}", place.id));
    let a_student = [
        ("number", "0199"),
        ("first_name", "Iris"),
        ("last_name", "Iding"),
        ("email", "iris@school.example"),
        ("study", study),
        ("year", "2"),
        ("earlier", "1"),
        ("band", "A"),
        ("version", "1"),
    ];
    let a_place = [
        ("title", "Atelier"),
        ("tasks", "Je helpt."),
        ("sector", "kunst"),
        ("town", "Proefstad"),
        ("days", "ma"),
        ("hours", "24"),
        ("allowance", "350,00"),
        ("language", "Nederlands"),
        ("accessibility", "gelijkvloers"),
        ("capacity", "2"),
        ("min_year", "1"),
        ("starts_on", "2024-02-01"),
        ("ends_on", "2024-06-28"),
        ("requirements", "early"),
        ("own_requirement", "fietsen"),
        ("own_reason", "je gaat langs de deur"),
        ("criteria", "punctual"),
        ("own_criterion", ""),
        ("own_criterion_reason", ""),
        ("contact_name", "Ben"),
        ("contact_email", "ben@buurthuis.example"),
        ("studies", study),
        ("version", "1"),
        ("do", "submit"),
    ];
    let a_round = [
        ("title", "Najaar"),
        ("starts_on", "2024-09-01"),
        ("ends_on", "2025-01-31"),
        ("school", school),
        ("places_until", "2023-12-01T17:00"),
        ("wishes_until", "2023-12-08T17:00"),
        ("beacon_at", "2023-12-11T12:00"),
        ("lottery", "single"),
        ("classes", "computed"),
        ("beacon", "dice"),
        ("witnesses", "Een\nTwee"),
        ("studies", study),
        ("answer_days", "10"),
        ("decide_days", "5"),
        ("object_days", "10"),
        ("class_when_1", "travel-band"),
        ("class_value_1", "C"),
        ("class_name_1", "Ver weg"),
        ("class_reason_1", "Reist lang."),
        ("file_reason", ""),
    ];
    let postponed = [("wishes_until", "2023-09-01T17:00"), ("beacon_at", "2023-09-04T12:00"), ("why", "Storing")];
    let partner = [
        ("kind", "employer"),
        ("name", "Bakkerij"),
        ("kvk", "99017777"),
        ("town", "Proefstad"),
        ("website", "https://bakkerij.example"),
        ("contact_name", "Bo"),
        ("contact_email", "bo@bakkerij.example"),
    ];
    let region = [
        ("slug", "nieuw"),
        ("name", "Nieuw"),
        ("fictional", "1"),
        ("contact_email", "a@nieuw.example"),
        ("partner", "Gemeente"),
        ("manager", "Mo"),
        ("manager_email", "mo@nieuw.example"),
    ];
    let invitation = [("name", "Noor"), ("email", "noor@school.example"), ("role", "teacher")];
    let employer_page = format!("/r/proefstad/bedrijven/{}", place.employer_id.as_deref().unwrap());
    vec![
        form(&format!("{base}/proef"), &coordinator, &[("draws", "200"), ("lengths", "3")]),
        form(&format!("{base}/studenten/nieuw"), &coordinator, &a_student),
        form(&ada_page, &coordinator, &a_student),
        form(&format!("{base}/studenten/herinneren"), &coordinator, &[("id", ada.id.as_str())]),
        form(&format!("{base}/plekken/nieuw"), &coordinator, &a_place),
        form(&place_page, &coordinator, &a_place),
        form(&format!("{place_page}/terug"), &coordinator, &[("note", "Wat zijn de taken?")]),
        form(
            &format!("{base}/plekken"),
            &coordinator,
            &[("id", place.id.as_str()), ("source", "SBB"), ("on", "2023-08-01")],
        ),
        form("/r/proefstad/rondes/nieuw", &coordinator, &a_round),
        form(&format!("{base}/uitstellen"), &coordinator, &postponed),
        form(&format!("{base}/bevriezen"), &coordinator, &[("word", "BEVRIES")]),
        form(&format!("{base}/trekking"), &coordinator, &[("beacon", "123456")]),
        form(
            &format!("{base}/uitslag"),
            &coordinator,
            &[
                ("student", ada.id.as_str()),
                ("place", place.id.as_str()),
                ("reason", "Een lange reden om te corrigeren."),
            ],
        ),
        form(
            "/r/proefstad/opleidingen",
            &coordinator,
            &[("code", "NIEUW"), ("name", "Nieuw"), ("level", "mbo"), ("school", school)],
        ),
        form(&format!("{employer_page}/link"), &coordinator, &[("email", "ben@buurthuis.example")]),
        form(&format!("{employer_page}/samenvoegen"), &coordinator, &[("into", school)]),
        form("/r/proefstad/partners/nieuw", manager, &partner),
        form(&format!("/r/proefstad/partners/{school}/bewerken"), manager, &partner),
        form(&format!("/r/proefstad/partners/{school}/uitnodigen"), manager, &invitation),
        form("/beheer/regios", administrator, &region),
        form("/beheer/aanmelden", &nobody, &[("email", "beheer@anders.example"), ("password", "geheim")]),
        form("/aanmelden", &nobody, &[("email", "ada@school.example")]),
        form("/controleren", &nobody, &[("publication", "{}"), ("kit", "{}")]),
        form("/r/proefstad/mijn-ronde/lijst", &student, &[("add", place.id.as_str())]),
        form("/r/proefstad/mijn-ronde/bevestigen", &student, &[("version", "1")]),
        form("/r/proefstad/mijn-ronde/bewijs", &student, &[("typed", "abcd")]),
        form("/r/proefstad/mijn-plekken/collega", &employer, &[("email", "els@buurthuis.example")]),
        form(&format!("/r/proefstad/mijn-plekken/nieuw/{}", desk.round.id), &employer, &a_place),
        form(&format!("/r/proefstad/mijn-plekken/{}", place.id), &employer, &a_place),
    ]
}

/// The forms of a published round, in which an employer asked for a decline and a student objected.
pub async fn after_publication(world: &World) -> Vec<Filled> {
    let desk = world.published(World::dice()).await;
    let base = format!("/r/proefstad/rondes/{}", desk.round.id);
    let coordinator = world.coordinator().await;
    let (cas, gijs) = (world.as_student(&desk.round, "0103").await, world.as_student(&desk.round, "0107").await);
    let placement = async |number: &str| {
        let student = world.student(&desk.round, number).await;
        let mut tx = world.db.read("test.placement").await.unwrap();
        placement::live_of(&mut tx, world.region(), student.id.as_str()).await.unwrap().unwrap()
    };
    let (at_p01, at_p05) = (placement("0103").await, placement("0107").await);
    let asked = [("reason", "period"), ("requirement", ""), ("basis", "In die weken zijn wij helemaal gesloten.")];
    let objection = [("about", "uitslag"), ("text", "Ik had een lager nummer dan wie de plek kreeg.")];
    let p01 = world.as_employer(&desk.round, "P01").await;
    let ask = |id: &str| format!("/r/proefstad/mijn-plekken/komst/{id}/afwijzen");
    assert!(p01.post(&ask(at_p01.id.as_str()), &asked).await.status.is_redirection());
    assert!(cas.post("/r/proefstad/mijn-ronde/bezwaar", &objection).await.status.is_redirection());
    let mut tx = world.db.read("test.open").await.unwrap();
    let decline = decline::store::of_round(&mut tx, &desk.round).await.unwrap().remove(0).id;
    let objected = objection::store::of_round(&mut tx, &desk.round).await.unwrap().remove(0).id;
    drop(tx);
    let place = world.place(&desk.round, "P04").await;
    let why = "We hebben met allebei gebeld en dit afgesproken.";
    // Bo's employer says yes, and the agreement waits for everybody; Eva's is still to be made.
    let template = format!("/r/proefstad/sjablonen/{}/hbo/nl", world.school);
    let articles = [
        ("version", "0"),
        ("body", "# Artikel 1"),
        ("guardian", "1"),
        ("contact_name", "Vera"),
        ("contact_email", "vera@school.example"),
    ];
    assert!(coordinator.post(&template, &articles).await.status.is_redirection());
    let [bo, eva] = [world.student(&desk.round, "0102").await, world.student(&desk.round, "0105").await];
    for (number, code) in [("0102", "P03"), ("0105", "P06")] {
        let path = format!("/r/proefstad/mijn-plekken/komst/{}", placement(number).await.id);
        assert!(world.as_employer(&desk.round, code).await.post(&path, &[]).await.status.is_redirection(), "{number}");
    }
    let terms = [
        ("lang", "nl"),
        ("starts_on", "2024-02-01"),
        ("ends_on", "2024-07-01"),
        ("hours", "32"),
        ("extra", ""),
        ("guardian_name", "Ouder"),
        ("guardian_email", "ouder@thuis.example"),
    ];
    let agreements = format!("{base}/overeenkomsten");
    assert!(coordinator.post(&format!("{agreements}/{}", bo.id), &terms).await.status.is_redirection());
    let mut tx = world.db.read("test.agreement").await.unwrap();
    let agreement = agreement::store::of_round(&mut tx, &desk.round).await.unwrap().remove(0);
    drop(tx);
    let signed = [("hash", agreement.hash.as_str()), ("sign_name", "Bo Bakker"), ("sign_sure", "1")];
    let id = agreement.id.as_str();
    let school = [signed.as_slice(), &[("agreement", id)]].concat();
    let by_guardian = world.by_link(Target::Guardian { agreement_id: id, sent_to: "ouder@thuis.example" }).await;
    let eva_page = format!("{base}/begeleiding/{}", eva.id);
    let me = world.me.account.id.to_string();
    let guide = [("account", me.as_str()), ("id", eva.id.as_str())];
    assert!(coordinator.post(&format!("{base}/begeleiding"), &guide).await.status.is_redirection());
    // One that was, to write about.
    let visit = [("at", "2023-08-24T10:00"), ("kind", "phone")];
    assert!(coordinator.post(&eva_page, &visit).await.status.is_redirection());
    let mut later = visit;
    later[0].1 = "2023-12-24T10:00";
    assert!(coordinator.post(&eva_page, &later).await.status.is_redirection());
    let mut tx = world.db.read("test.visit").await.unwrap();
    let mut visits = internship::store::visits(&mut tx, &desk.round).await.unwrap();
    drop(tx);
    let (coming, visited) = (visits.remove(1).id, visits.remove(0).id);
    let by_eva = world.as_student(&desk.round, "0105").await;
    let at_p06 = placement("0105").await.id;
    let p06 = world.as_employer(&desk.round, "P06").await;
    let talk = [("version", "0"), ("at", "2023-12-01T10:00"), ("place", "Kantine"), ("do", "invite")];
    let own_talk = "/r/proefstad/mijn-ronde/stage/gesprek";
    assert!(by_eva.post(own_talk, &talk).await.status.is_redirection());
    let mut tx = world.db.read("test.talk").await.unwrap();
    let sql = "SELECT version FROM talk WHERE region_id = $1";
    let talk_version = tx.one(sql, &[world.region().into()]).await.unwrap().get::<i64>("version").unwrap().to_string();
    drop(tx);
    let notes = [("day", "Vroeg."), ("learn", "Plannen."), ("need", ""), ("doubt", "Reizen?"), ("do", "notes")];
    let reader = format!("begeleider:{me}");
    let needs = [("text", "Later beginnen."), ("readers", reader.as_str()), ("until", "2024-03-01")];
    let sjabloon = [&[("version", "1")], &articles[1..]].concat();
    vec![
        form(&template, &coordinator, &sjabloon),
        form(&format!("{base}/begeleiding"), &coordinator, &guide),
        form(&eva_page, &coordinator, &visit),
        form(
            &format!("{eva_page}/bedrijf"),
            &coordinator,
            &[("contact_name", "Cor"), ("contact_email", "cor@rekencentrum.example"), ("version", "1")],
        ),
        form(
            &format!("{eva_page}/{coming}/verzetten"),
            &coordinator,
            &[("at", "2023-12-27T10:00"), ("kind", "online"), ("version", "1")],
        ),
        form(&format!("{eva_page}/{coming}/afzeggen"), &coordinator, &[("because", "De trein rijdt niet.")]),
        form(&format!("{eva_page}/{visited}"), &coordinator, &[("report", "Het gaat goed."), ("version", "1")]),
        form(&format!("/r/proefstad/mijn-plekken/stage/{at_p06}/gesprek"), &p06, &notes),
        form(own_talk, &by_eva, &[&[("version", talk_version.as_str())], &talk[1..]].concat()),
        form("/r/proefstad/mijn-ronde/stage/aanpassing", &by_eva, &needs),
        form(&format!("{agreements}/{}", eva.id), &coordinator, &terms),
        form(&format!("{agreements}/{}/ondertekenen", bo.id), &coordinator, &school),
        form(
            &format!("/r/proefstad/mijn-ronde/overeenkomst/{id}"),
            &world.as_student(&desk.round, "0102").await,
            &signed,
        ),
        form("/r/proefstad/overeenkomst", &by_guardian, &signed),
        form(&agreements, &coordinator, &[("id", eva.id.as_str()), ("do", "make"), ("lang", "nl")]),
        form(&ask(at_p05.id.as_str()), &world.as_employer(&desk.round, "P05").await, &asked),
        form("/r/proefstad/mijn-ronde/reactie", &cas, &[("reply", "Ik kan ook in andere weken.")]),
        form("/r/proefstad/mijn-ronde/antwoord", &cas, &[("answer", "stays"), ("version", "1")]),
        form("/r/proefstad/mijn-ronde/bezwaar", &gijs, &objection),
        form("/r/proefstad/mijn-ronde/terugtrekken", &gijs, &[("sure", "1")]),
        form(&format!("{base}/afwijzingen/{decline}"), &coordinator, &[("verdict", "refused"), ("reason", why)]),
        form(&format!("{base}/bezwaren/{objected}"), &coordinator, &[("outcome", "rejected"), ("answer", why)]),
        form(&format!("{base}/herstel"), &coordinator, &[("runs_at", "2023-09-01T12:00")]),
        form(
            &format!("{base}/herstel/plaatsen"),
            &coordinator,
            &[("place", place.id.as_str()), ("seats", "3"), ("reason", why)],
        ),
    ]
}
