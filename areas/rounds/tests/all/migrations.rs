//! What an earlier version left behind is taken along.

use evenkans_scratch::Scratch;
use evenkans_store::{Clock, Db, Migration, migrate, write_tx};

use crate::world::START;

fn steps(before: i64) -> Vec<Migration> {
    let all = [
        evenkans_store::MIGRATIONS,
        evenkans_people::MIGRATIONS,
        evenkans_network::MIGRATIONS,
        evenkans_rounds::MIGRATIONS,
    ]
    .concat();
    all.into_iter().filter(|step| step.version < before).collect()
}

/// Runs statements on a database at an earlier step.
async fn run(db: &Db, all: &[&'static str]) {
    write_tx!(db, "test.before", |tx| {
        for sql in all {
            tx.run(sql, &[]).await?;
        }
        Ok(())
    })
    .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recognition_of_a_place_becomes_one_of_each_of_its_mbo_programmes() {
    for scratch in Scratch::both().await.unwrap() {
        let db = scratch.open(Clock::fixed(START)).await.unwrap();
        migrate(&db, &steps(2026_11_24_0007)).await.unwrap();
        run(
            &db,
            &[
                "INSERT INTO study (region_id, id, school_id, code, name, level)
                 VALUES ('r', 'm1', 's', '1', 'Een', 'mbo'), ('r', 'm2', 's', '2', 'Twee', 'mbo'),
                        ('r', 'h1', 's', '3', 'Drie', 'hbo'), ('r', 'm3', 's', '4', 'Vier', 'mbo')",
                // The last programme takes no part in the round.
                "INSERT INTO round_study (region_id, round_id, study_id)
                 VALUES ('r', 'a', 'm1'), ('r', 'a', 'm2'), ('r', 'a', 'h1')",
                "INSERT INTO place (region_id, id, round_id, code, title, tasks, sector, town, days, hours,
                                    allowance_cents, language, accessibility, capacity, min_year, requirements, criteria,
                                    starts_on, ends_on, contact_name, contact_email, state, recognised_source,
                                    recognised_on, review_note, version)
                 SELECT 'r', id, 'a', id, '', '', '', '', '', 0, 0, '', '', 1, 0, '[]', '[]', '', '', '', '', 'approved',
                        source, day, '', 1
                 FROM (SELECT 'all' AS id, 'sbb' AS source, '2026-10-01' AS day
                       UNION ALL SELECT 'one', 'sbb', '2026-10-02'
                       UNION ALL SELECT 'hbo', 'sbb', '2026-10-03'
                       UNION ALL SELECT 'none', '', '') old",
                "INSERT INTO place_study (region_id, round_id, place_id, study_id)
                 VALUES ('r', 'a', 'one', 'm2'), ('r', 'a', 'one', 'h1'), ('r', 'a', 'hbo', 'h1')",
            ],
        )
        .await;
        migrate(&db, &steps(i64::MAX)).await.unwrap();
        let mut tx = db.read("test.after").await.unwrap();
        let sql = "SELECT place_id, study_id, source, looked_up_on FROM recognition ORDER BY place_id, study_id";
        let rows = tx.rows(sql, &[]).await.unwrap();
        let found: Vec<String> = rows
            .iter()
            .map(|row| {
                ["place_id", "study_id", "source", "looked_up_on"].map(|c| row.get::<String>(c).unwrap()).join(" ")
            })
            .collect();
        assert_eq!(found, ["all m1 sbb 2026-10-01", "all m2 sbb 2026-10-01", "one m2 sbb 2026-10-02"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_sits_in_a_round_that_was_published_before_stays_there_and_hears_nothing() {
    for scratch in Scratch::both().await.unwrap() {
        let db = scratch.open(Clock::fixed(START)).await.unwrap();
        migrate(&db, &steps(2026_11_24_0008)).await.unwrap();
        run(
            &db,
            &[
                "INSERT INTO round (region_id, id, school_id, title, starts_on, ends_on, state, rules, places_until,
                                    wishes_until, created_at, published_at, version)
                 VALUES ('r', 'a', 's', '', '2027-01-01', '2027-06-01', 'published', '{}', 0, 0, 0, 1000, 1),
                        ('r', 'b', 's', '', '2027-01-01', '2027-06-01', 'drawn', '{}', 0, 0, 0, NULL, 1)",
                "INSERT INTO outcome (region_id, round_id, student_id, place_id, position, kit, explanation)
                 VALUES ('r', 'a', 'drawn', 'p', 1, '', ''), ('r', 'a', 'none', NULL, NULL, '', ''),
                        ('r', 'a', 'moved', 'p', 1, '', ''), ('r', 'a', 'away', 'p', 1, '', ''),
                        ('r', 'b', 'later', 'p', 1, '', '')",
                // The last one counts; of whom was erased nothing is known.
                "INSERT INTO correction (region_id, id, round_id, student_id, from_place_id, to_place_id, reason, at)
                 VALUES ('r', '1', 'a', 'moved', 'p', 'q', '', 2000), ('r', '2', 'a', 'moved', 'q', 'o', '', 2000),
                        ('r', '3', 'a', 'away', 'p', NULL, '', 2000), ('r', '4', 'a', '', 'p', 'q', '', 2000)",
            ],
        )
        .await;
        migrate(&db, &steps(i64::MAX)).await.unwrap();
        let mut tx = db.read("test.after").await.unwrap();
        let sql = "SELECT student_id, place_id, origin, told FROM placement ORDER BY student_id";
        let rows = tx.rows(sql, &[]).await.unwrap();
        let found: Vec<String> = rows
            .iter()
            .map(|row| ["student_id", "place_id", "origin", "told"].map(|c| row.get::<String>(c).unwrap()).join(" "))
            .collect();
        assert_eq!(found, ["drawn p draw over", "moved o correction over"]);
    }
}
