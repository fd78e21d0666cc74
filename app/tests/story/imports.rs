//! An import over the pages: two clicks, two jobs, one writing.

use std::sync::Arc;

use evenkans_rounds::round::State;
use evenkans_store::job;

use crate::bad_files::{STUDENT_COLUMNS, checked};
use crate::world::{STUDENTS, World, worlds};

#[tokio::test(flavor = "multi_thread")]
async fn a_double_click_and_a_job_that_runs_twice_write_once() {
    for world in worlds().await {
        let desk = world.prepared(World::dice()).await;
        let visitor = world.coordinator().await;
        let file = format!("{STUDENTS}0109;Ine;Iding;ine@school.example;ICT;2;nee\n");
        let (address, _) = checked(&visitor, &desk, "students", &file, STUDENT_COLUMNS).await;
        let click = || {
            let (visitor, path) = (visitor.clone(), format!("{address}/schrijven"));
            tokio::spawn(async move { visitor.post(&path, &[]).await.status.as_u16() })
        };
        let (one, two) = (click(), click());
        assert_eq!((one.await.unwrap(), two.await.unwrap()), (303, 303));

        let first = job::take(&world.db, job::Lane::AllBut([evenkans_people::mail::JOB; 2])).await.unwrap().unwrap();
        assert!(evenkans_rounds::run_job(&world.site, &first).await.unwrap());
        assert!(evenkans_rounds::run_job(&world.site, &first).await.unwrap(), "a job runs at least once");
        job::done(&world.db, &first).await.unwrap();
        assert!(
            job::take(&world.db, job::Lane::AllBut([evenkans_people::mail::JOB; 2])).await.unwrap().is_none(),
            "one job for two clicks"
        );
        assert_eq!(world.students(&desk.round).await.len(), 9);
        let mut tx = world.db.read("test.audit").await.unwrap();
        // Three files when the round was prepared, and this one.
        let sql = "SELECT COUNT(*) AS n FROM audit WHERE action = 'import.apply'";
        assert_eq!(tx.count(sql, &[]).await.unwrap(), 4);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_a_freeze_overtakes_writes_nothing_and_says_so() {
    for world in worlds().await {
        let desk = world.opened(World::dice()).await;
        let visitor = world.coordinator().await;
        let file = format!("{STUDENTS}0109;Ine;Iding;ine@school.example;ICT;2;nee\n");
        let (address, _) = checked(&visitor, &desk, "students", &file, STUDENT_COLUMNS).await;
        visitor.post(&format!("{address}/schrijven"), &[]).await.leads_to();
        world.go_to(crate::world::WISHES_UNTIL + 1);
        world.freeze(&desk).await.unwrap();
        while let Some(job) = job::take(&world.db, job::Lane::AllBut([evenkans_people::mail::JOB; 2])).await.unwrap() {
            evenkans_rounds::run_job(&world.site, &job).await.unwrap();
            job::done(&world.db, &job).await.unwrap();
        }
        assert_eq!(world.students(&desk.round).await.len(), 8);
        let mut tx = world.db.read("test.import").await.unwrap();
        let sql = "SELECT COUNT(*) AS n FROM import WHERE state = 'refused'";
        assert_eq!(tx.count(sql, &[]).await.unwrap(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_clicks_on_draw_over_the_pages_are_one_draw_and_a_clear_page() {
    for world in worlds().await {
        let world = Arc::new(world);
        let desk = world.frozen(World::dice()).await;
        world.go_to(crate::world::BEACON);
        let visitor = world.coordinator().await;
        let click = || {
            let (visitor, path) = (visitor.clone(), format!("/r/proefstad/rondes/{}/trekking", desk.round.id));
            tokio::spawn(async move {
                visitor.post(&path, &[("beacon", crate::world::DICE), ("sure", "1")]).await.status.as_u16()
            })
        };
        let (one, two) = (click(), click());
        let mut statuses = [one.await.unwrap(), two.await.unwrap()];
        statuses.sort_unstable();
        assert_eq!(statuses[0], 303, "{statuses:?}");
        assert!(matches!(statuses[1], 409 | 422), "{statuses:?}");
        assert_eq!(world.desk(desk.round.id.as_str()).await.round.state, State::Drawn);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stale_form_is_told_and_keeps_what_was_typed() {
    for world in worlds().await {
        let desk = world.prepared(World::dice()).await;
        let visitor = world.coordinator().await;
        let ada = world.student(&desk.round, "0101").await;
        let page = format!("/r/proefstad/rondes/{}/studenten/{}", desk.round.id, ada.id);
        let version = ada.version.to_string();
        let form = |name: &'static str| {
            [
                ("number", "0101"),
                ("first_name", name),
                ("last_name", "Aalders"),
                ("study", ada.study_id.as_str()),
                ("year", "2"),
                ("version", version.as_str()),
            ]
        };
        visitor.post(&page, &form("Eerste")).await.leads_to();
        let second = visitor.post(&page, &form("Tweede")).await;
        assert_eq!(second.status, 409);
        assert!(second.body.contains("Tweede"), "nothing that was typed is lost");
        assert_eq!(world.student(&desk.round, "0101").await.first_name, "Eerste");
        // With a version that is no number, and none at all.
        for version in ["", "veel", "-1"] {
            let mut form = form("Derde").to_vec();
            form[5].1 = version;
            assert_eq!(visitor.post(&page, &form).await.status, 409, "{version:?}");
        }
    }
}
