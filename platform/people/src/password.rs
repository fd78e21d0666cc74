//! Passwords of administrators, with Argon2id at the library's recommended cost.

use argon2::Argon2;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use evenkans_store::{Error, Result};

/// Shorter ones are refused; there is no other rule, because length is what counts.
pub const MIN_CHARS: usize = 14;
const MAX_BYTES: usize = 1024;

/// Hashes a new password into a PHC string.
pub async fn hash(password: String) -> Result<String> {
    if password.chars().count() < MIN_CHARS || password.len() > MAX_BYTES {
        return Err(Error::refused_with("error-password", vec![("min", MIN_CHARS.to_string())]));
    }
    let mut salt = [0_u8; 16];
    getrandom::fill(&mut salt).map_err(Error::fault)?;
    blocking(move || {
        let salt = SaltString::encode_b64(&salt).map_err(Error::fault)?;
        let hash = Argon2::default().hash_password(password.as_bytes(), &salt).map_err(Error::fault)?;
        Ok(hash.to_string())
    })
    .await
}

/// Whether the password belongs to the hash. With no hash it takes just as long, so that nobody learns from
/// the time which addresses are administrators.
pub async fn verify(password: String, hash: Option<String>) -> Result<bool> {
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5bm9ib2R5$Wm9lbWFhcm9lbWFhcm9lbWFhcm9lbWFhcm9lbWFhcm8";
    if password.len() > MAX_BYTES {
        return Ok(false);
    }
    blocking(move || {
        let hash = hash.filter(|hash| !hash.is_empty());
        let known = hash.is_some();
        let text = hash.unwrap_or_else(|| NOBODY.to_owned());
        let parsed = PasswordHash::new(&text).map_err(Error::fault)?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && known)
    })
    .await
}

/// Argon2 takes tens of milliseconds by design; a worker thread of its own keeps pages fast meanwhile.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::fault)?
}

#[cfg(test)]
mod tests {
    #[tokio::test]
    async fn only_the_password_of_a_known_account_passes() {
        let hash = super::hash("een heel lang wachtwoord".into()).await.unwrap();
        assert!(super::verify("een heel lang wachtwoord".into(), Some(hash.clone())).await.unwrap());
        assert!(!super::verify("een ander lang wachtwoord".into(), Some(hash)).await.unwrap());
        assert!(!super::verify("een heel lang wachtwoord".into(), None).await.unwrap());
        assert!(super::hash("kort".into()).await.is_err());
    }
}
