//! What a round says in figures: nothing of a small group, the same for good once it is closed, and to researchers nothing
//! of who.

use std::collections::BTreeMap;

use evenkans_rounds::round::{self, State};
use evenkans_rounds::statistics::{self, End, Event, MINIMUM};
use evenkans_rounds::{placement, student};
use evenkans_store::{Result, personal, write_tx};

use crate::world::{STUDENTS, World, refused, worlds};

const ENDED: i64 = 1_720_000_000; // 2024-07-03

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_round_keeps_figures_without_small_groups_when_its_people_are_forgotten() {
    for world in worlds().await {
        let desk = world.published(World::drand()).await;
        let mut tx = world.db.read("test.figures").await.unwrap();
        let now = statistics::of_round(&mut tx, &desk.round).await.unwrap();
        drop(tx);
        // Two at their first choice, four at a second or third, two nowhere; five study ZORG and three ICT.
        for grouped in [now.by_study.as_ref().unwrap(), now.by_sector.as_ref().unwrap()] {
            let counts = &grouped.counts;
            assert_eq!(counts.total, 8);
            let shown = counts.cells.iter().flatten().chain(&counts.rows).chain(&counts.columns).flatten();
            for count in shown {
                assert!(*count == 0 || *count >= MINIMUM, "{counts:?}");
            }
            let column = |end: End| End::ALL.iter().position(|one| *one == end).unwrap();
            assert_eq!(counts.columns[column(End::First)], None, "two is a small group");
        }
        assert_eq!(now.events[&Event::Declines], Some(0));
        assert_eq!(now.answers, None, "nobody answered");

        world.go_to(ENDED);
        let close =
            async || -> Result<()> { write_tx!(world.db, "test.close", |tx| { round::close(tx, &desk).await }) };
        close().await.unwrap();
        let kept = async || {
            let mut tx = world.db.read("test.kept").await.unwrap();
            statistics::kept(&mut tx, &desk.round).await.unwrap().unwrap()
        };
        let closed = kept().await;
        assert_eq!((&closed.by_study, &closed.by_sector), (&now.by_study, &now.by_sector));
        world.go_to(ENDED + 4 * 365 * 86_400);
        personal::forget(&world.db, &world.site.personal).await.unwrap();
        let mut tx = world.db.read("test.left").await.unwrap();
        let left = student::store::of_round(&mut tx, world.region(), desk.round.id.as_str()).await.unwrap();
        drop(tx);
        assert!(left.is_empty());
        assert_eq!(kept().await, closed);
    }
}

/// The values of one column of a table, each with how often it is there.
fn counted(csv: &str, column: &str) -> BTreeMap<String, usize> {
    let mut lines = csv.trim_start_matches('\u{feff}').lines();
    let at = lines.next().unwrap().split(';').position(|one| one == column).unwrap();
    let mut counted = BTreeMap::new();
    for line in lines {
        *counted.entry(line.split(';').nth(at).unwrap().to_owned()).or_default() += 1;
    }
    counted
}

#[tokio::test(flavor = "multi_thread")]
async fn researchers_get_a_line_for_each_student_and_nothing_that_says_who() {
    for world in worlds().await {
        let desk = world.published(World::drand()).await;
        let leaver = world.student(&desk.round, "0107").await;
        let link = world.link(&leaver);
        write_tx!(world.db, "test.leave", |tx| { placement::withdraw(tx, &desk.round, &link).await }).unwrap();
        let mut tx = world.db.read("test.research").await.unwrap();
        let tables = statistics::for_researchers(&mut tx, &desk.round).await.unwrap();
        drop(tx);
        let csv = |name: &str| {
            let table = tables.iter().find(|one| one.name == name).unwrap();
            String::from_utf8(table.csv()).unwrap()
        };
        let students = csv("studenten");
        let map = |pairs: &[(&str, usize)]| {
            pairs.iter().map(|(word, n)| ((*word).to_owned(), *n)).collect::<BTreeMap<String, usize>>()
        };
        assert_eq!(counted(&students, "drawn"), map(&[("first", 2), ("second", 4), ("nowhere", 2)]));
        assert_eq!(counted(&students, "end"), map(&[("first", 1), ("second", 4), ("nowhere", 3)]));
        assert_eq!(counted(&students, "withdrew"), map(&[("0", 7), ("1", 1)]));
        // Five and three: too few of each, and together still too few for a programme or a year.
        assert_eq!(counted(&students, "study"), map(&[("other", 8)]));
        assert_eq!(counted(&students, "year"), map(&[("", 8)]));
        for row in STUDENTS.lines().skip(1) {
            for secret in row.split(';').take(4).filter(|cell| cell.len() > 2) {
                assert!(!students.contains(secret), "{secret} in {students}");
            }
        }
        // P01 stood on six lists, at the top of each.
        assert_eq!(counted(&csv("plekken"), "listed")["6"], 1);
        assert_eq!(counted(&csv("plekken"), "listed-first")["6"], 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_round_is_not_closed_over_a_follow_up_round_that_would_give_back_to_it() {
    for world in worlds().await {
        let desk = world.published(World::drand()).await;
        let next =
            write_tx!(world.db, "test.follow-up", |tx| { round::follow_up(tx, &desk, "Vervolg").await }).unwrap();
        world.go_to(ENDED);
        let close =
            async || -> Result<()> { write_tx!(world.db, "test.close", |tx| { round::close(tx, &desk).await }) };
        assert_eq!(refused(close().await), "error-close-follow-up");
        let follower = world.desk(next.as_str()).await;
        write_tx!(world.db, "test.remove", |tx| { round::remove(tx, &follower).await }).unwrap();
        close().await.unwrap();
        assert_eq!(world.desk(desk.round.id.as_str()).await.round.state, State::Closed);
    }
}
