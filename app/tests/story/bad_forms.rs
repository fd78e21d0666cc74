//! Forms with what no form should send: always a clear page that says so, and nothing written.

use evenkans_people::personal_link::Target;
use evenkans_rounds::round::desk::Desk;
use evenkans_rounds::{agreement, decline, objection, placement};
use evenkans_store::Db;

use crate::http::{Fields, Visitor, fields};
use crate::people::Others;
use crate::world::{World, worlds};

/// A form, who fills it in, and values that it takes.
#[derive(Clone)]
struct Filled {
    path: String,
    visitor: Visitor,
    fields: Fields,
}

fn form(path: &str, visitor: &Visitor, pairs: &[(&str, &str)]) -> Filled {
    Filled { path: path.to_owned(), visitor: visitor.clone(), fields: fields(pairs) }
}

/// The forms of the platform with values that they take while a round is open.
async fn forms(world: &World, desk: &Desk) -> Vec<Filled> {
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
async fn after_publication(world: &World) -> Vec<Filled> {
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
    let sjabloon = [&[("version", "1")], &articles[1..]].concat();
    vec![
        form(&template, &coordinator, &sjabloon),
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

/// How much there is of everything that a deed could write.
async fn written(db: &Db) -> Vec<i64> {
    let mut tx = db.read("test.written").await.unwrap();
    let mut counts = Vec::new();
    for sql in [
        "SELECT COUNT(*) AS n FROM audit",
        "SELECT COUNT(*) AS n FROM round",
        "SELECT COUNT(*) AS n FROM student",
        "SELECT COUNT(*) AS n FROM place",
        "SELECT COUNT(*) AS n FROM wish",
        "SELECT COUNT(*) AS n FROM partner",
        "SELECT COUNT(*) AS n FROM study",
        "SELECT COUNT(*) AS n FROM mail",
        "SELECT COUNT(*) AS n FROM invitation",
        "SELECT COUNT(*) AS n FROM region",
        "SELECT COUNT(*) AS n FROM decline",
        "SELECT COUNT(*) AS n FROM objection",
        "SELECT COUNT(*) AS n FROM withdrawal",
        "SELECT COUNT(*) AS n FROM repair",
        "SELECT COUNT(*) AS n FROM seat_change",
        "SELECT COUNT(*) AS n FROM agreement",
        "SELECT COUNT(*) AS n FROM agreement_template",
        "SELECT COUNT(*) AS n FROM signature",
        "SELECT CAST(SUM(version) AS BIGINT) AS n FROM student",
        "SELECT CAST(SUM(version) AS BIGINT) AS n FROM place",
        "SELECT CAST(SUM(version) AS BIGINT) AS n FROM round",
    ] {
        counts.push(tx.count(sql, &[]).await.unwrap());
    }
    counts
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_a_field_holds_the_server_answers_and_writes_nothing_that_it_refuses() {
    let hostile: [(&str, Vec<u8>); 8] = [
        ("10,001 characters", vec![b'x'; 10_001]),
        ("NUL", b"a\0b".to_vec()),
        ("NUL alone", b"\0".to_vec()),
        ("no UTF-8", b"\xff\xfe\xc3".to_vec()),
        ("a huge number", vec![b'9'; 400]),
        ("a negative number", b"-9223372036854775808".to_vec()),
        ("an unknown word", b"<script>alert(1)</script>".to_vec()),
        ("nothing", Vec::new()),
    ];
    let mut wrong = Vec::new();
    for world in worlds().await {
        let desk = world.opened(World::dice()).await;
        let all = [forms(&world, &desk).await, after_publication(&world).await].concat();
        for Filled { path, visitor, fields } in all {
            for at in 0..fields.len() {
                for (what, value) in &hostile {
                    let mut sent = fields.clone();
                    sent[at].1.clone_from(value);
                    let before = written(&world.db).await;
                    let answer = visitor.post_fields(&path, &sent).await;
                    let after = written(&world.db).await;
                    let field = &fields[at].0;
                    if answer.status.is_server_error() {
                        wrong.push(format!("{path} {field} {what}: {}", answer.status));
                    } else if answer.status.is_client_error() && before != after {
                        wrong.push(format!("{path} {field} {what}: refused with {} and written", answer.status));
                    }
                    if answer.body.contains("<script>alert") {
                        wrong.push(format!("{path} {field}: shows a script"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}: {wrong:#?}", wrong.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_without_its_fields_says_what_is_missing() {
    for world in worlds().await {
        let desk = world.opened(World::dice()).await;
        let all = [forms(&world, &desk).await, after_publication(&world).await].concat();
        for Filled { path, visitor, .. } in all {
            let before = written(&world.db).await;
            let answer = visitor.post(&path, &[]).await;
            assert!(answer.status.is_client_error(), "{path} empty: {}", answer.status);
            let json = axum::http::Request::post(&path).header("content-type", "application/json");
            let answer = visitor.send(json, "{\"title\": [\"x\"]}".into()).await;
            assert!(answer.status.is_client_error(), "{path} as JSON: {}", answer.status);
            assert!(answer.header("content-type").starts_with("text/html"), "{path}");
            assert_eq!(written(&world.db).await, before, "{path}");
        }
    }
}

/// (which form by the end of its address, field, value): each must be refused.
const MUST_REFUSE: &[(&str, &str, &str)] = &[
    ("/studenten/nieuw", "number", ""),
    ("/studenten/nieuw", "number", "0101"),
    ("/studenten/nieuw", "email", "geen adres"),
    ("/studenten/nieuw", "email", "a@b.example\nBcc: c@d.example"),
    ("/studenten/nieuw", "year", "-1"),
    ("/studenten/nieuw", "year", "10"),
    ("/studenten/nieuw", "study", "onbekend"),
    ("/studenten/nieuw", "band", "een band van meer dan twintig tekens"),
    ("/plekken/nieuw", "capacity", "-1"),
    ("/plekken/nieuw", "capacity", "1001"),
    ("/plekken/nieuw", "capacity", "4294967297"),
    ("/plekken/nieuw", "capacity", "twee"),
    ("/plekken/nieuw", "hours", "61"),
    ("/plekken/nieuw", "allowance", "1.234"),
    ("/plekken/nieuw", "allowance", "-5"),
    ("/plekken/nieuw", "starts_on", "2024-02-31"),
    ("/plekken/nieuw", "ends_on", "2024-01-31"),
    ("/plekken/nieuw", "ends_on", "zzz"),
    ("/plekken/nieuw", "studies", "onbekend"),
    ("/rondes/nieuw", "lottery", "dobbelen"),
    ("/rondes/nieuw", "studies", "onbekend"),
    ("/rondes/nieuw", "starts_on", "1 september"),
    ("/rondes/nieuw", "ends_on", "2024-08-31"),
    ("/rondes/nieuw", "places_until", "2023-12-09T17:00"),
    ("/rondes/nieuw", "beacon_at", "2023-12-08T17:05"),
    ("/rondes/nieuw", "beacon_at", "morgen"),
    ("/rondes/nieuw", "witnesses", "Een"),
    ("/rondes/nieuw", "class_value_1", ""),
    ("/rondes/nieuw", "class_when_1", "ziekte"),
    ("/rondes/nieuw", "class_reason_1", ""),
    ("/rondes/nieuw", "answer_days", "0"),
    ("/rondes/nieuw", "decide_days", "61"),
    ("/rondes/nieuw", "object_days", "veel"),
    ("/afwijzen", "reason", "hoofddoek"),
    ("/afwijzen", "basis", "kan niet"),
    ("/mijn-ronde/antwoord", "answer", "waiting"),
    ("/mijn-ronde/antwoord", "version", "99"),
    ("/mijn-ronde/bezwaar", "about", "een-ander-id"),
    ("/mijn-ronde/bezwaar", "text", "Niet eens."),
    ("/mijn-ronde/terugtrekken", "sure", ""),
    ("/hbo/nl", "version", "0"),
    ("/hbo/nl", "body", ""),
    ("/hbo/nl", "contact_email", "vera"),
    ("/ondertekenen", "hash", "een andere tekst"),
    ("/ondertekenen", "agreement", "een-ander-id"),
    ("/ondertekenen", "sign_sure", ""),
    ("/proefstad/overeenkomst", "hash", ""),
    ("/proefstad/overeenkomst", "sign_name", ""),
    ("/overeenkomsten", "do", "verscheuren"),
    ("/overeenkomsten", "id", "een-ander-id"),
    ("/herstel", "runs_at", "2023-08-01T12:00"),
    ("/herstel", "runs_at", "morgen"),
    ("/herstel/plaatsen", "place", "een-ander-id"),
    ("/herstel/plaatsen", "seats", "-1"),
    ("/herstel/plaatsen", "reason", "daarom"),
    ("/bevriezen", "word", "ja"),
    ("/opleidingen", "level", "havo"),
    ("/opleidingen", "code", "ZORG"),
    ("/partners/nieuw", "kind", "bank"),
    ("/partners/nieuw", "kvk", "1234"),
    ("/partners/nieuw", "website", "javascript:alert(1)"),
    ("/uitnodigen", "role", "administrator"),
    ("/uitnodigen", "email", "noor"),
    ("/beheer/regios", "slug", "Hoofd Letters"),
    ("/beheer/regios", "slug", "proefstad"),
    ("/mijn-ronde/bevestigen", "version", "99"),
    ("/mijn-ronde/bewijs", "typed", "zzzz"),
    ("/mijn-ronde/lijst", "add", "een-ander-id"),
    ("/mijn-plekken/collega", "email", "els"),
];

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_is_refused_where_it_stands() {
    let mut wrong = Vec::new();
    for world in worlds().await {
        let desk = world.opened(World::dice()).await;
        let forms = [forms(&world, &desk).await, after_publication(&world).await].concat();
        for (end, field, value) in MUST_REFUSE {
            let found = forms.iter().find(|one| one.path.ends_with(end)).unwrap();
            let mut sent = found.fields.clone();
            sent.retain(|(name, _)| name != field);
            sent.push(((*field).to_owned(), value.as_bytes().to_vec()));
            let before = written(&world.db).await;
            let answer = found.visitor.post_fields(&found.path, &sent).await;
            if !answer.status.is_client_error() || written(&world.db).await != before {
                wrong.push(format!("{end} {field}={value:?}: {}", answer.status));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn strange_addresses_are_not_found_and_no_fault() {
    for world in worlds().await {
        let desk = world.opened(World::dice()).await;
        let coordinator = world.coordinator().await;
        let base = format!("/r/proefstad/rondes/{}", desk.round.id);
        for path in [
            "/r/%00/rondes".to_owned(),
            "/r/proefstad/rondes/%00".to_owned(),
            "/r/proefstad/rondes/%FF".to_owned(),
            "/r/proefstad/rondes/..%2F..%2Fbeheer".to_owned(),
            format!("/r/proefstad/rondes/{}", "9".repeat(5000)),
            format!("{base}/studenten/%00"),
            format!("{base}/plekken/%27%20OR%201=1--"),
            format!("{base}/studenten/export/pdf"),
            "/p/%00".to_owned(),
            "/aanmelden/%00".to_owned(),
            "/uitnodiging/%00".to_owned(),
            "/assets/../../etc/passwd".to_owned(),
            "/bestaat-niet".to_owned(),
        ] {
            let answer = coordinator.get(&path).await;
            assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
        }
        for path in [
            format!("{base}/studenten?q=%00&pagina=-1"),
            format!("{base}/studenten?q=%25_%27&pagina=99999999999999999999"),
            format!("{base}/plekken?q=%FF&state=onbekend"),
            "/r/proefstad/partners?q=%00&kind=bank".to_owned(),
            "/r/proefstad/bedrijven?q=%00".to_owned(),
            "/?taal=zz&ok=%3Cscript%3E".to_owned(),
        ] {
            let answer = coordinator.get(&path).await;
            assert!(!answer.status.is_server_error(), "{path}: {}", answer.status);
            assert!(!answer.body.contains("<script>"), "{path}");
        }
    }
}
