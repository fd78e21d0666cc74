//! Counting attempts, and passwords.

use evenkans_people::{password, rate};
use evenkans_store::{Error, Result, write_tx};

use crate::{Place, places, refused};

async fn attempt(place: &Place, key: &str) -> Result<()> {
    write_tx!(place.db, "test.attempt", |tx| { rate::attempt(tx, key, 3, 900).await })
}

#[tokio::test(flavor = "multi_thread")]
async fn the_fourth_of_three_attempts_is_refused_until_the_window_is_over() {
    for place in places().await {
        for _ in 0..3 {
            attempt(&place, "sign-in:noor@school.example").await.unwrap();
        }
        place.later(60);
        let Err(Error::Refused(refusal)) = attempt(&place, "sign-in:noor@school.example").await else {
            panic!("not refused")
        };
        // The window began at 12:00 and ends at 12:15; it is 12:01. Rounded up, so that waiting helps.
        let minutes: i64 = refusal.args[0].1.parse().unwrap();
        assert_eq!((refusal.code, refusal.args[0].0), ("error-too-often", "minutes"));
        assert!((14..=15).contains(&minutes), "{minutes}");
        attempt(&place, "sign-in:els@school.example").await.unwrap();
        place.later(14 * 60);
        attempt(&place, "sign-in:noor@school.example").await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_attempts_at_one_moment_count_each() {
    for place in places().await {
        let tries: Vec<_> = (0..10)
            .map(|_| {
                let db = place.db.clone();
                tokio::spawn(
                    async move { write_tx!(db, "test.attempt", |tx| { rate::attempt(tx, "een", 3, 900).await }) },
                )
            })
            .collect();
        let mut let_in = 0;
        for one in tries {
            let_in += u32::from(one.await.unwrap().is_ok());
        }
        assert_eq!(let_in, 3);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_tried_is_not_kept_in_clear() {
    for place in places().await {
        attempt(&place, "sign-in:noor@school.example").await.unwrap();
        let mut tx = place.db.read("test.kept").await.unwrap();
        let sql = "SELECT COUNT(*) AS n FROM rate_count WHERE key LIKE '%noor%'";
        assert_eq!(tx.count(sql, &[]).await.unwrap(), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_long_salted_and_never_kept() {
    const WORDS: &str = "vier losse woorden samen";
    assert_eq!(refused(password::hash("dertien teken".to_owned()).await), "error-password");
    let (one, two) = (password::hash(WORDS.to_owned()).await.unwrap(), password::hash(WORDS.to_owned()).await.unwrap());
    assert!(one.starts_with("$argon2id$") && one != two && !one.contains("woorden"));
    assert!(password::verify(WORDS.to_owned(), Some(one.clone())).await.unwrap());
    assert!(!password::verify(format!("{WORDS} "), Some(one)).await.unwrap());
    // Who has no account, and who has one without a password, is told the same as who typed a wrong one.
    assert!(!password::verify(WORDS.to_owned(), None).await.unwrap());
    assert!(!password::verify(String::new(), Some(String::new())).await.unwrap());
}
