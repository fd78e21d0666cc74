//! Forms with what no form should send: always a clear page that says so, and nothing written.

use evenkans_rounds::round::desk::Desk;
use evenkans_store::Db;

use crate::filled::{Filled, after_publication, forms};
use crate::network_forms::network;
use crate::world::{World, worlds};

/// All forms there are.
async fn everything(world: &World, desk: &Desk) -> Vec<Filled> {
    [forms(world, desk).await, network(world, desk).await, after_publication(world).await].concat()
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
        "SELECT COUNT(*) AS n FROM guide",
        "SELECT COUNT(*) AS n FROM visit",
        "SELECT COUNT(*) AS n FROM visit WHERE report <> ''",
        "SELECT COUNT(*) AS n FROM adjustment",
        "SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) AS n FROM talk",
        "SELECT COUNT(*) AS n FROM talk_note",
        "SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) AS n FROM gathering",
        "SELECT COUNT(*) AS n FROM attendance",
        "SELECT COUNT(*) AS n FROM decision",
        "SELECT COUNT(*) AS n FROM task",
        "SELECT COUNT(*) AS n FROM manifest",
        "SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) AS n FROM ambition",
        "SELECT COUNT(*) AS n FROM manifest_signature",
        "SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) AS n FROM commitment",
        "SELECT COUNT(*) AS n FROM evidence",
        "SELECT COUNT(*) AS n FROM review",
        "SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) AS n FROM programme",
        "SELECT COUNT(*) AS n FROM programme_ambition",
        "SELECT COUNT(*) AS n FROM programme_region",
        "SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) AS n FROM newsletter",
        "SELECT COUNT(*) AS n FROM contact_moment",
        "SELECT COUNT(*) AS n FROM standard",
        "SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) AS n FROM assessment",
        "SELECT COUNT(*) AS n FROM join_request",
        "SELECT CAST(SUM(version) AS BIGINT) AS n FROM partner",
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
        let all = everything(&world, &desk).await;
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
        let all = everything(&world, &desk).await;
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
    ("/agenda/nieuw", "ends_at", "2020-01-01T10:00"),
    ("/agenda/nieuw", "kind", "feest"),
    ("/agenda/nieuw", "starts_at", "morgen"),
    ("/uitnodigen", "kinds", ""),
    ("/taken", "due_on", "2020-01-01"),
    ("/taken", "who", "een-ander-id"),
    ("/manifest/bewerken", "version", "0"),
    ("/manifest/ambities", "level", "regionaal"),
    ("/ondertekenen", "sure", ""),
    ("/ondertekenen", "partner", "een-ander-id"),
    ("/ondertekenen", "manifest", "een-ander-id"),
    ("/toezeggingen/nieuw", "partner", "een-ander-id"),
    ("/toezeggingen/nieuw", "ambition", "een-ander-id"),
    ("/toezeggingen/nieuw", "due_on", "2020-01-01"),
    ("/toezeggingen/nieuw", "due_on", "2999-01-01"),
    ("/bewijs", "url", "javascript:alert(1)"),
    ("/bewijs", "url", ""),
    ("/beoordelen", "enough", "misschien"),
    ("/beoordelen", "version", "99"),
    ("/beoordelen", "reviewer", "een-ander-id"),
    ("/standaard/lijst/school", "body", "geen punten"),
    ("/standaard/lijst/school", "version", "0"),
    ("/beheer/programmas", "slug", "Met Spaties"),
    ("/beheer/programmas", "slug", "landelijk"),
    ("/programma/landelijk/instellingen", "version", "9"),
    ("/programma/landelijk/leiding", "email", "programme-manager@anders.example"),
    ("/programma/landelijk/leiding", "lead", ""),
    ("/programma/landelijk/regios", "slug", "proefstad"),
    ("/instellingen", "languages", "de"),
    ("/instellingen", "version", "9"),
    ("/teksten/privacy/bewerken", "version", "9"),
    ("/regios/vragen", "region", "een-ander-id"),
    ("/nieuws/nieuw", "subject", ""),
    ("/nieuws/nieuw", "body", ""),
    ("/contact", "on_day", "2999-01-01"),
    ("/contact", "kind", "gerucht"),
    ("/onze-organisatie", "version", "9"),
    ("/onze-organisatie", "partner", "een-ander-id"),
    ("/onze-organisatie", "website", "javascript:alert(1)"),
    ("/meedoen", "email", "geen adres"),
    ("/meedoen", "kvk", "12"),
    ("/nee", "reason", ""),
    ("/samenvoegen", "into", "een-ander-id"),
    ("/verzetten", "at", "morgen"),
    ("/verzetten", "at", "2033-12-27T10:00"),
    ("/verzetten", "kind", "ruimteschip"),
    ("/verzetten", "version", "9"),
    ("/afzeggen", "because", ""),
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
    ("/begeleiding", "account", "een-ander-id"),
    ("/begeleiding", "account", ""),
    ("/begeleiding", "id", "een-ander-id"),
    ("/mijn-ronde/stage/gesprek", "version", "0"),
    ("/mijn-ronde/stage/gesprek", "at", "2023-08-01T10:00"),
    ("/mijn-ronde/stage/gesprek", "at", "2024-06-01T10:00"),
    ("/mijn-ronde/stage/gesprek", "place", ""),
    ("/mijn-ronde/stage/aanpassing", "readers", "iedereen"),
    ("/mijn-ronde/stage/aanpassing", "until", "2020-01-01"),
    ("/mijn-ronde/stage/aanpassing", "until", "2025-01-01"),
    ("/mijn-ronde/stage/aanpassing", "text", ""),
    ("/herstel", "runs_at", "2023-08-01T12:00"),
    ("/herstel", "runs_at", "morgen"),
    ("/proef", "draws", "1000000"),
    ("/proef", "lengths", "4"),
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
        let forms = everything(&world, &desk).await;
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
