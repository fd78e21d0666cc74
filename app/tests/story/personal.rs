//! Personal data: everything is declared, goes at its term, and can be asked for by whom it is about.

use std::collections::BTreeSet;

use evenkans_rounds::round;
use evenkans_store::{Engine, audit, personal, portable, write_tx};

use crate::world::{STUDENTS, World, worlds};

/// Every column that says nothing about a person: ids and links between things, what an organisation offers, what a
/// round is, and how the server works. A new column has to be put here or declared; forgetting it is no choice.
const PLAIN: &[(&str, &str)] = &[
    ("migration", "version name done_at"),
    ("audit", "region_id id at actor action kind thing_id payload_hash"),
    ("audit_chain", "region_id seq audit_id hash"),
    ("job", "id kind unique_key payload run_at attempts lease_until failed_at error"),
    ("link", "region_id from_kind from_id to_kind to_id why at"),
    ("activity", "region_id id at what kind thing_id title partner_id"),
    ("rate_count", "window_start"),
    ("region", "id slug name fictional contact_email created_at langs theme legal version"),
    ("look_theme", "of_id source css"),
    ("look_text", "of_id kind lang body changed_at"),
    ("programme_invitation", "region_id programme_id asked_at"),
    ("account", "password_hash closed_at"),
    ("member", "region_id id account_id"),
    ("invitation", "region_id id token_hash expires_at revoked_at"),
    ("personal_link", "region_id id kind round_id token_hash"),
    ("sign_in_link", "token_hash"),
    ("identity", "id"),
    ("arrival", "token_hash code_hash"),
    ("partner_home", "region_id home partner_id"),
    ("role_request", "region_id id"),
    ("session", "token_hash region_id"),
    ("mail", "region_id id about_kind calendar stop"),
    ("partner", "region_id id kind name kvk town website created_at merged_into sector about left_at left_because version standard_asked_at"),
    ("study", "region_id id school_id code name level"),
    (
        "round",
        "region_id id school_id title starts_on ends_on state rules places_until wishes_until freeze_id created_at
         opened_at drawn_at published_at reminded_at version",
    ),
    ("round_study", "region_id round_id study_id"),
    ("student", "region_id id round_id version"),
    (
        "place",
        "region_id id round_id code employer_id title tasks sector town days hours allowance_cents language accessibility
         capacity min_year requirements criteria starts_on ends_on state review_note
         version",
    ),
    ("place_study", "region_id round_id place_id study_id reserved"),
    ("recognition", "region_id round_id place_id study_id source looked_up_on"),
    ("wish", "region_id round_id student_id"),
    ("priority", "region_id round_id student_id"),
    ("frozen", "region_id id round_id frozen_at fingerprint publication cancelled_at cancel_reason"),
    ("outcome", "region_id round_id student_id position"),
    ("correction", "region_id id round_id from_place_id to_place_id reason at"),
    ("import", "region_id id round_id kind mapping state created_at"),
    ("trial", "region_id round_id draws lengths state students lists seats result begun_at version"),
    ("region_key", "region_id id seed made_at"),
    ("registrar", "region_id round_id"),
    ("headcount", "region_id round_id study_id students"),
    ("placement", "region_id id round_id student_id told version"),
    ("withdrawal", "region_id round_id student_id follow_up_id"),
    ("decline", "region_id id round_id placement_id student_id decide_by decided_by told"),
    ("objection", "region_id id round_id student_id decline_id answer_by answered_by told"),
    ("seat_change", "region_id id round_id place_id change reason at follow_up_id"),
    (
        "repair",
        "region_id id round_id announced_at runs_at cancelled_at done_at free moved placed lost version",
    ),
    (
        "agreement",
        "region_id id round_id student_id placement_id template_id lang replaces_id made_by reminded_at version",
    ),
    ("signature", "region_id agreement_id"),
    ("own_place", "region_id id round_id student_id decided_by place_id"),
    ("agreement_template", "region_id id school_id level lang number body guardian made_at made_by"),
    ("guide", "region_id student_id round_id"),
    ("visit", "region_id id round_id student_id placement_id made_by version"),
    ("pulse", "region_id id round_id student_id"),
    ("adjustment", "region_id id round_id student_id placement_id"),
    ("evaluation", "region_id placement_id round_id student_id version"),
    ("talk", "region_id placement_id round_id student_id version student_version employer_version"),
    ("talk_note", "region_id placement_id round_id student_id"),
    ("asked", "region_id placement_id round_id"),
    ("statistics", "region_id round_id made_at body"),
    (
        "gathering",
        "region_id id kind title starts_at ends_at place about public notes code cancelled_at cancelled_because made_at
         version",
    ),
    ("newsletter", "region_id id subject body selection public state made_at sent_at version"),
    ("newsletter_recipient", "region_id newsletter_id"),
    ("subscription", "region_id token"),
    ("programme", "id slug name body contact_email langs theme legal created_at version"),
    ("programme_ambition", "programme_id id level title about made_at"),
    ("programme_lead", "programme_id"),
    ("programme_region", "region_id programme_id since"),
    ("standard", "region_id audience number body made_at"),
    (
        "assessment",
        "region_id id partner_id audience number body answers done_at reader_id read_at reading version",
    ),
    ("contact_moment", "region_id id partner_id"),
    ("join_request", "region_id id kind name kvk town website state decided_at reason partner_id"),
    ("attendance", "region_id id gathering_id partner_id contact"),
    ("decision", "region_id id gathering_id text made_at"),
    ("task", "region_id id gathering_id partner_id reminded_at version"),
    ("manifest", "region_id id number title body made_at"),
    ("ambition", "region_id id level title about made_at dropped_at version"),
    ("manifest_signature", "region_id partner_id manifest_id gathering_id on_paper"),
    ("signature_withdrawn", "region_id id partner_id manifest_id on_paper signed_at withdrawn_at"),
    (
        "commitment",
        "region_id id partner_id ambition_id what shown_by due_on first_due_on state made_at ended_at dropped_because
         reminded_at late_told_at version",
    ),
    ("commitment_change", "region_id id commitment_id at what shown_by due_on because"),
    ("evidence", "region_id id commitment_id text url file_name file removed_at"),
    ("review", "region_id id commitment_id partner_id enough reason"),
    ("postponement", "region_id id round_id at beacon_from beacon_to reason"),
];

async fn columns(world: &World) -> BTreeSet<String> {
    let mut tx = world.db.read("test.columns").await.unwrap();
    let sql = match tx.engine() {
        Engine::Sqlite => {
            "SELECT m.name || '.' || c.name AS name FROM sqlite_master m, pragma_table_info(m.name) c
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
        }
        Engine::Postgres => {
            "SELECT CAST(table_name || '.' || column_name AS TEXT) AS name FROM information_schema.columns
             WHERE table_schema = current_schema()"
        }
    };
    tx.rows(sql, &[]).await.unwrap().iter().map(|row| row.get("name").unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_column_is_declared_as_personal_or_known_not_to_be() {
    for world in worlds().await {
        let plain = PLAIN
            .iter()
            .flat_map(|(table, columns)| columns.split_whitespace().map(move |column| format!("{table}.{column}")));
        let declared = world.site.personal.iter().flat_map(|one| {
            let table = one.table;
            one.columns.iter().map(move |column| format!("{table}.{column}"))
        });
        let known: BTreeSet<String> = plain.chain(declared).collect();
        let there = columns(&world).await;
        assert_eq!(there.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new(), "not declared");
        assert_eq!(known.difference(&there).collect::<Vec<_>>(), Vec::<&String>::new(), "not there");
        for one in &world.site.personal {
            for key in [one.key.to_owned(), format!("{}-why", one.key)] {
                assert!(world.t().has(&key), "{key} has no text");
            }
        }
    }
}

async fn everything(world: &World) -> String {
    let mut out = Vec::new();
    portable::dump(&world.db, &mut out).await.unwrap();
    String::from_utf8(out).unwrap()
}

/// What names a student in the file that was read in: number, surname and address.
fn names() -> Vec<String> {
    let rows = STUDENTS.lines().skip(1);
    rows.flat_map(|row| {
        let cells: Vec<&str> = row.split(';').collect();
        [format!("\"{}\"", cells[0]), cells[2].to_owned(), cells[3].to_owned()]
    })
    .filter(|name| name.len() > 2)
    .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_years_after_a_round_nobody_is_left_in_it_and_what_is_public_stays() {
    for world in worlds().await {
        let desk = world.published(World::dice()).await;
        let page = format!("/r/proefstad/rondes/{}", desk.round.id);
        let nobody = world.nobody();
        // One student was moved by hand, and the coordinator's session runs out long before.
        let (cas, tuin) = (world.student(&desk.round, "0103").await, world.place(&desk.round, "P04").await);
        write_tx!(world.db, "test.correct", |tx| {
            round::correct(tx, &desk, cas.id.as_str(), Some(tuin.id.as_str()), "De school had zich vergist.").await
        })
        .unwrap();
        world.coordinator().await;
        let before = nobody.get(&page).await.body;
        let kept = nobody.get(&format!("{page}/publication.json")).await.body;
        // The internship ends on 1 July 2024.
        let end = 1_719_792_000;
        world.go_to(end + 729 * 86_400);
        personal::forget(&world.db, &world.site.personal).await.unwrap();
        assert!(names().iter().any(|name| everything_has(&world, name)), "gone too early");
        world.go_to(end + 732 * 86_400);
        while audit::chain(&world.db).await.unwrap() > 0 {}
        personal::forget(&world.db, &world.site.personal).await.unwrap();
        let left = everything(&world).await;
        for name in names() {
            assert!(!left.contains(&name), "{name} is still there");
        }
        for contact in ["anna@zorghuis.example", "administratie@school.example"] {
            // A firm's own contact stays for as long as the firm takes part.
            let lines: Vec<&str> = left.lines().filter(|line| line.contains(contact)).collect();
            assert!(lines.iter().all(|line| line.contains("\"table\":\"partner\"")), "{lines:?}");
        }

        // Everything that was public still is, and the log is whole and says what was erased.
        assert_eq!(public(&nobody.get(&page).await.body), public(&before));
        let employer = world.as_employer(&desk.round, "P04").await.get("/r/proefstad/mijn-plekken").await;
        assert!(employer.status == 200 && !employer.body.contains("Claes"), "{}", employer.status);
        assert_eq!(nobody.get(&format!("{page}/publication.json")).await.body, kept);
        while audit::chain(&world.db).await.unwrap() > 0 {}
        assert_eq!(audit::verify(&world.db).await.unwrap().breaks, []);
        let administrator = world.administrator().await;
        assert!(administrator.get("/beheer").await.body.contains("Je lijst met voorkeuren"));
        let coordinator = world.coordinator().await;
        let desk = coordinator.get(&format!("{page}/uitslag")).await;
        assert!(desk.status == 200 && desk.body.contains("gewist"), "{}", desk.body);
        assert_eq!(coordinator.get(&format!("{page}/opening.csv")).await.status, 422);
        // Doing it twice changes nothing.
        assert_eq!(personal::forget(&world.db, &world.site.personal).await.unwrap(), 0);
    }
}

fn everything_has(world: &World, name: &str) -> bool {
    let left = tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(everything(world)));
    left.contains(name)
}

/// What the public page says of the round, without what differs from one visit to the next.
fn public(page: &str) -> &str {
    page.split("<main").nth(1).unwrap().split("</main>").next().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_does_not_give_the_result_away_before_it_is_published() {
    for world in worlds().await {
        let desk = world.drawn(World::dice()).await;
        let ada = world.as_student(&desk.round, "0101").await;
        let copy = ada.get("/r/proefstad/mijn-gegevens.json").await.body;
        assert!(copy.contains("ada@school.example") && !copy.contains("outcome") && !copy.contains("kit"), "{copy}");
        world.publish(&desk).await.unwrap();
        assert!(ada.get("/r/proefstad/mijn-gegevens.json").await.body.contains("outcome"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_gets_a_copy_of_what_is_there_about_them_and_of_nobody_else() {
    for world in worlds().await {
        let desk = world.published(World::dice()).await;
        let ada = world.as_student(&desk.round, "0101").await.get("/r/proefstad/mijn-gegevens.json").await;
        let copy: serde_json::Value = serde_json::from_str(&ada.body).unwrap();
        assert_eq!(copy["student"][0]["email"], "ada@school.example");
        assert_eq!(copy["wish"].as_array().unwrap().len(), 2);
        assert!(copy["outcome"][0]["kit"].as_str().unwrap().contains("evenkans-kit"));
        assert!(copy["mail"].as_array().unwrap().len() >= 2, "{copy}");
        assert_eq!(
            (copy["wish"][0]["place"].as_str(), copy["student"][0]["study"].as_str()),
            (Some("Woongroep"), Some("Opleiding ZORG"))
        );
        assert!(!ada.body.contains("Bakker") && !ada.body.contains("bo@school.example"));

        let me = world.coordinator().await.get("/mijn/gegevens.json").await;
        let copy: serde_json::Value = serde_json::from_str(&me.body).unwrap();
        assert_eq!(copy["account"][0]["name"], "Coördinator");
        assert_eq!(
            (copy["member"][0]["role"].as_str(), copy["member"][0]["partner"].as_str()),
            (Some("coordinator"), Some("Proefschool"))
        );
        assert!(copy.get("student").is_none());
        assert_eq!(world.nobody().get("/mijn/gegevens.json").await.status, 401);

        let register = world.nobody().get("/privacy").await;
        assert!(register.status == 200 && register.body.contains("2 jaar na de laatste stagedag"));
        let file = world.nobody().get("/privacy/export/csv").await.body;
        assert!(file.lines().count() > 15, "{file}");
    }
}
