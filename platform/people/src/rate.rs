//! Counting attempts, so that nobody can guess or flood. Keys are accounts, addresses of mail or links: a
//! limit by network address would lock out a classroom behind one router.

use evenkans_store::{Error, Result, Tx, token_hash};

/// Counts one attempt for `key` in a window of `seconds`; refuses beyond `most`.
pub async fn attempt(tx: &mut Tx, key: &str, most: i64, seconds: i64) -> Result<()> {
    let window = tx.now - tx.now.rem_euclid(seconds);
    // The key is hashed: what somebody typed as an address is not kept in clear.
    let key = token_hash(key);
    let row = tx
        .one(
            "INSERT INTO rate_count (key, window_start, n) VALUES ($1, $2, 1)
             ON CONFLICT (key, window_start) DO UPDATE SET n = rate_count.n + 1 RETURNING n",
            &[key.into(), window.into()],
        )
        .await?;
    if row.get::<i64>("n")? > most {
        let minutes = ((window + seconds - tx.now) / 60 + 1).to_string();
        return Err(Error::refused_with("error-too-often", vec![("minutes", minutes)]));
    }
    Ok(())
}
