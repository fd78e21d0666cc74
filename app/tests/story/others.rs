//! Somebody else's id in the address: it does not exist.

use evenkans_people::Role;
use evenkans_rounds::round::desk::Desk;
use evenkans_web::{Allow, Route};

use crate::http::{TABLES, Visitor};
use crate::people::Others;
use crate::world::{BEACON, ROUND_1000, World, worlds};

/// The addresses on which the school works on a round.
fn work() -> Vec<&'static Route> {
    let all = TABLES.iter().flat_map(|table| table.iter());
    let work = all.filter(|route| route.path.starts_with("/r/{region}/rondes/{id}/"));
    work.filter(|route| !route.allow.contains(&Allow::Anyone)).collect()
}

/// The address for this round's own things.
async fn address(world: &World, desk: &Desk, route: &Route) -> String {
    let round = &desk.round;
    route
        .path
        .replace("{region}", &world.region.slug)
        .replace("{id}", round.id.as_str())
        .replace("{student}", world.student(round, "0101").await.id.as_str())
        .replace("{place}", world.place(round, "P01").await.id.as_str())
        .replace("{form}", "csv")
        .replace("{import}", "0190b8a0-0000-7000-8000-000000000000")
}

async fn knock(visitor: &Visitor, route: &Route, path: &str) -> u16 {
    let form = [("sure", "1"), ("word", "BEVRIES"), ("reason", "Een reden die lang genoeg is."), ("note", "Waarom?")];
    let answer = if route.method == "GET" { visitor.get(path).await } else { visitor.post(path, &form).await };
    answer.status.as_u16()
}

#[tokio::test(flavor = "multi_thread")]
async fn to_another_school_the_work_on_a_round_does_not_exist() {
    let mut wrong = Vec::new();
    for world in worlds().await {
        let desk = world.published(World::dice()).await;
        let Others { people, .. } = world.others(&desk.round).await;
        for route in work() {
            let path = address(&world, &desk, route).await;
            for person in people.iter().filter(|one| one.is.iter().any(|is| route.allow.contains(is))) {
                let status = knock(&person.visitor, route, &path).await;
                if status != 404 {
                    wrong.push(format!("{} {} as {}: {status}", route.method, route.path, person.name));
                }
            }
        }
        let now = world.desk(desk.round.id.as_str()).await.round;
        assert_eq!((now.version, now.state), (desk.round.version, desk.round.state));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_teacher_of_the_school_looks_and_changes_nothing() {
    for world in worlds().await {
        let desk = world.opened(World::dice()).await;
        let teacher = world.member("docent@school.example", world.school.as_str(), Role::Teacher).await;
        let mut looked = 0;
        for route in work() {
            let path = address(&world, &desk, route).await;
            let status = knock(&teacher, route, &path).await;
            if route.method == "POST" {
                // A teacher may do what a guide does, for their own students: to others it does not exist.
                let may = route.allow.contains(&Allow::Role(Role::Teacher));
                assert_eq!(status, if may { 404 } else { 403 }, "{}", route.path);
            } else if status == 200 {
                looked += 1;
            }
        }
        // Work, students with their exports, one student, places with their export.
        assert!(looked >= 6, "{looked}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_things_of_another_round_are_not_in_this_one() {
    for world in worlds().await {
        let (ours, theirs) = (world.prepared(World::dice()).await, world.prepared(World::dice()).await);
        let visitor = world.coordinator().await;
        let base = format!("/r/proefstad/rondes/{}", ours.round.id);
        let student = world.student(&theirs.round, "0101").await.id;
        let place = world.place(&theirs.round, "P01").await.id;
        for path in [format!("{base}/studenten/{student}"), format!("{base}/plekken/{place}")] {
            assert_eq!(visitor.get(&path).await.status, 404, "{path}");
        }
        let form =
            [("sure", "1"), ("note", "Waarom?"), ("id", place.as_str()), ("source", "SBB"), ("on", "2026-11-01")];
        for path in [
            format!("{base}/studenten/{student}/verwijderen"),
            format!("{base}/studenten/{student}/intrekken"),
            format!("{base}/studenten/{student}/brief"),
            format!("{base}/plekken/{place}/sluiten"),
            format!("{base}/plekken/{place}/terug"),
            format!("{base}/plekken"),
        ] {
            assert_eq!(visitor.post(&path, &form).await.status, 404, "{path}");
        }
        assert_eq!(world.students(&theirs.round).await.len(), 8);
        assert_eq!(world.place(&theirs.round, "P01").await.version, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_employer_reaches_its_own_places_only() {
    for world in worlds().await {
        let desk = world.opened(World::dice()).await;
        let employer = world.as_employer(&desk.round, "P01").await;
        let (own, other) = (world.place(&desk.round, "P01").await, world.place(&desk.round, "P03").await);
        assert_eq!(employer.get(&format!("/r/proefstad/mijn-plekken/{}", own.id)).await.status, 200);
        let home = employer.get("/r/proefstad/mijn-plekken").await;
        assert!(home.body.contains("Woongroep") && !home.body.contains("Keuken"));
        let path = format!("/r/proefstad/mijn-plekken/{}", other.id);
        assert_eq!(employer.get(&path).await.status, 404);
        assert_eq!(employer.post(&path, &[("title", "Van mij")]).await.status, 404);
        assert_eq!(employer.post(&format!("{path}/sluiten"), &[]).await.status, 404);
        assert_eq!(world.place(&desk.round, "P03").await, other);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_published_is_nowhere_to_be_seen() {
    for world in worlds().await {
        let desk = world.drawn(World::dice()).await;
        let base = format!("/r/proefstad/rondes/{}", desk.round.id);
        let mut tx = world.db.read("test.publication").await.unwrap();
        let kept = evenkans_rounds::round::store::live_freeze(&mut tx, &desk.round).await.unwrap();
        drop(tx);
        let freeze = format!("{base}/bevriezing/{}", kept.id);
        let nobody = world.nobody();
        for path in [base.clone(), format!("{base}/publication.json"), freeze] {
            let answer = nobody.get(&path).await;
            assert!(!answer.body.contains("\"result\": {"), "{path} shows the result before it is published");
            assert!(!answer.body.contains("\"unplaced\""), "{path}");
        }
        let student = world.as_student(&desk.round, "0107").await;
        let mine = student.get("/r/proefstad/mijn-ronde/uitslag").await;
        assert_ne!(mine.status, 200, "{}", mine.body);
        let kit = student.get("/r/proefstad/mijn-ronde/kit.json").await;
        assert!(!kit.body.contains("\"position\": {") && !kit.body.contains("\"outcome\": {"), "{}", kit.body);
        let employer = world.as_employer(&desk.round, "P05").await;
        assert!(!employer.get("/r/proefstad/mijn-plekken").await.body.contains("Groen"));

        world.publish(&desk).await.unwrap();
        assert!(nobody.get(&format!("{base}/publication.json")).await.body.contains("\"unplaced\""));
        let mine = student.get("/r/proefstad/mijn-ronde/uitslag").await;
        assert!(mine.status == 200 && mine.body.contains("Helpdesk"));
        assert!(employer.get("/r/proefstad/mijn-plekken").await.body.contains("Groen"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drand_value_is_pasted_on_the_page_and_the_list_of_results_says_what_holds_now() {
    for world in worlds().await {
        let desk = world.frozen(World::drand()).await;
        let base = format!("/r/proefstad/rondes/{}", desk.round.id);
        let coordinator = world.coordinator().await;
        world.go_to(BEACON);
        let draw = async |value: &str| coordinator.post(&format!("{base}/trekking"), &[("beacon", value)]).await;
        let wrong = ROUND_1000.replace("b44679", "b44678");
        let answer = draw(&wrong).await;
        assert!(answer.status == 422 && answer.body.contains(&wrong), "what was pasted stays");
        // What drand's servers answer, whole.
        let json = format!("{{\"round\": 1000, \"signature\": \"{ROUND_1000}\"}}");
        assert!(draw(&json).await.status.is_redirection());
        let answer = coordinator.get(&format!("{base}/trekking")).await;
        assert!(answer.status == 422 && !answer.body.contains("name=\"beacon\""), "nothing to type any more");

        world.publish(&world.desk(desk.round.id.as_str()).await).await.unwrap();
        let rows = async || {
            let file = coordinator.get(&format!("{base}/uitslag/export/csv")).await.body;
            file.lines().find(|row| row.contains("0103")).unwrap().to_owned()
        };
        let before = rows().await;
        assert!(before.contains("Woongroep") && before.contains(";1;"), "{before}");
        let cas = world.as_student(&desk.round, "0103").await;
        assert!(cas.post("/r/proefstad/mijn-ronde/terugtrekken", &[("sure", "1")]).await.status.is_redirection());
        let after = rows().await;
        assert!(!after.contains("Woongroep") && !after.contains(";1;"), "{after}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_employer_with_an_account_reaches_its_own_places_without_a_link() {
    for world in worlds().await {
        let desk = world.opened(World::dice()).await;
        let firm = world.place(&desk.round, "P01").await.employer_id.unwrap();
        let anna = world.member("anna@zorghuis.example", &firm, Role::EmployerContact).await;
        let home = anna.get("/r/proefstad/mijn-plekken").await;
        assert!(home.status == 200 && home.body.contains("Woongroep") && !home.body.contains("Keuken"));
        let other = world.place(&desk.round, "P03").await;
        assert_eq!(anna.get(&format!("/r/proefstad/mijn-plekken/{}", other.id)).await.status, 404);
        // Somebody else's firm in the address is not theirs.
        let elsewhere = format!("/r/proefstad/mijn-plekken?bedrijf={}", other.employer_id.clone().unwrap());
        assert_eq!(anna.get(&elsewhere).await.status, 404);
        let hand = anna.post(&elsewhere.replace("?", "/collega?"), &[("email", "dora@elders.example")]).await;
        assert_eq!(hand.status, 404);
        // One person at two firms.
        let both = world.member("anna@zorghuis.example", &other.employer_id.unwrap(), Role::EmployerContact).await;
        assert!(both.get(&elsewhere).await.body.contains("Keuken"));
        assert_eq!(both.get(&format!("/r/proefstad/mijn-plekken/{}", other.id)).await.status, 200);
    }
}
