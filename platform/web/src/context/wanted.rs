//! Where somebody wanted to go who had to sign in first, also by way of their institution.

use axum::http::HeaderValue;
use axum::http::header::SET_COOKIE;

use super::Context;
use crate::{Result, urlencoded};

pub(super) const ATTEMPT_COOKIE: &str = "evenkans_attempt";

impl Context {
    /// Where somebody wanted to go who had to sign in first: a page of this site, and of no other.
    #[must_use]
    pub fn wanted(&self) -> Option<&str> {
        let sent = self.form.get("naar").and_then(|values| values.first()).map(|value| value.trim());
        own_page(sent.unwrap_or_else(|| self.query("naar")))
    }

    /// An address with [`Context::wanted`] in its query.
    #[must_use]
    pub fn with_wanted(&self, to: &str) -> String {
        self.wanted().map_or_else(|| to.to_owned(), |wanted| format!("{to}?naar={}", urlencoded::encode(wanted)))
    }

    /// The secret of this browser's attempt to sign in at an institution.
    #[must_use]
    pub fn attempt(&self) -> Option<&str> {
        self.attempt.as_deref().and_then(|cookie| cookie.split('~').next())
    }

    /// Where somebody wanted to go who went to their institution first.
    #[must_use]
    pub fn attempt_wanted(&self) -> Option<String> {
        let (_, wanted) = self.attempt.as_deref()?.split_once('~')?;
        own_page(&urlencoded::decode(wanted.as_bytes())).map(str::to_owned)
    }

    /// Goes to the institution; the secret of the attempt, and where the visitor wanted to go, stay behind in this
    /// browser for half an hour.
    pub fn redirect_to_sign_in(&self, secret: &str, to: &str) -> Result {
        let mut response = self.redirect(to)?;
        let secure = if self.site.https() { "; Secure" } else { "" };
        let wanted = self.wanted().map(|page| format!("~{}", urlencoded::encode(page))).unwrap_or_default();
        // Lax, not Strict: the browser comes back from another site.
        let cookie = format!(
            "{ATTEMPT_COOKIE}={secret}{wanted}; Path=/aanmelden/instelling; HttpOnly; SameSite=Lax; Max-Age=1800{secure}"
        );
        let cookie = HeaderValue::from_str(&cookie).map_err(evenkans_store::Error::fault)?;
        response.headers_mut().append(SET_COOKIE, cookie);
        Ok(response)
    }
}

/// A page of this site, and of no other.
fn own_page(to: &str) -> Option<&str> {
    let own = to.starts_with('/') && !to.starts_with("//") && to.len() <= 500;
    Some(to).filter(|to| own && to.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\'))
}
