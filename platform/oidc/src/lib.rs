//! Sign-in at one's own institution: the authorization code flow of OpenID Connect Core 1.0 with PKCE (RFC 7636), as
//! SURFconext and eduID offer it.
//!
//! Asked is who somebody is to the institution (`sub`), of which organisation they are and as what (student, employee):
//! no name, no address, no number. What an institution sends beside that is not kept, because [`Claims`] has no room
//! for it.

mod provider;

pub use provider::{Provider, Settings};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// What an institution says of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claims {
    /// Who says it; a subject means nothing without its issuer.
    pub issuer: String,
    /// The institution's own name for this person, the same at each sign-in.
    pub subject: String,
    /// The home organisation (`schac_home_organization`), a domain in lower case; empty where none was said.
    pub home: String,
    /// `eduPersonAffiliation`, in lower case: `student`, `employee`, `staff`, `faculty`, `member`, …
    pub affiliations: Vec<String>,
}

/// Why somebody was not signed in.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// The institution does not answer, or not as agreed: nothing that the visitor did.
    #[error("the institution's sign-in does not work: {0}")]
    Institution(String),
    /// What came back does not belong to this attempt, or is not what the institution signed.
    #[error("the answer of the institution is not to be trusted: {0}")]
    Answer(String),
}

/// One attempt to sign in, known to the browser that began it by a secret in a cookie.
///
/// All that the protocol has to remember in between is made from that secret, so nothing is stored for somebody who
/// leaves and does not come back. Who sees the address (it stands in histories and logs) learns a hash only.
pub struct Attempt {
    secret: String,
}

impl Attempt {
    /// `secret` is fresh and not to be guessed.
    #[must_use]
    pub fn new(secret: &str) -> Self {
        Self { secret: secret.to_owned() }
    }

    fn part(&self, what: &str) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(format!("evenkans sign-in {what} {}", self.secret)))
    }

    /// Comes back in the address: an answer with another one belongs to another browser.
    fn state(&self) -> String {
        self.part("state")
    }

    /// Comes back within the signed token: a token that was made for another attempt is refused.
    fn nonce(&self) -> String {
        self.part("nonce")
    }

    /// Shown only when the code is handed in: a code that was overheard is useless (RFC 7636).
    fn verifier(&self) -> String {
        self.part("verifier")
    }
}
