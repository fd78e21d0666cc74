use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A time-ordered id (UUIDv7 text) for rows that may be tied to a moment.
#[must_use]
pub fn new_id() -> String {
    Uuid::now_v7().to_string()
}

/// A random id (UUIDv4 text) for rows that must not be tied to a moment or a person.
#[must_use]
pub fn random_id() -> String {
    Uuid::new_v4().to_string()
}

/// 32 random bytes as 64 hex digits: sign-in links, sessions, personal links. Only its hash is stored, so
/// that a stolen database opens no door.
pub fn random_token() -> crate::Result<String> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(crate::Error::fault)?;
    Ok(hex(&bytes))
}

#[must_use]
pub fn token_hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A typed id: one noun's ids cannot be passed where another's are meant.
#[macro_export]
macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub struct $name(pub String);

        impl $name {
            #[must_use]
            #[expect(clippy::new_without_default, reason = "an id is made on purpose, never by default")]
            pub fn new() -> Self {
                Self($crate::new_id())
            }
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl From<&$name> for $crate::Value {
            fn from(id: &$name) -> Self {
                Self::Text(Some(id.0.clone()))
            }
        }
        impl $crate::Column for $name {
            fn read(row: &$crate::Row, column: &str) -> $crate::Result<Self> {
                Ok(Self(row.get(column)?))
            }
        }
    )+};
}
