mod own;
mod sign_in;

pub use own::{add_home, ask, decide, own, remove_home, take_back, unlink};
pub use sign_in::{address, back, begin, join, prove, send_code};

use evenkans_oidc::Provider;
use evenkans_web::{Context, Error, Result, T};

/// Where there is no such sign-in, its addresses are not there either.
fn provider(context: &Context) -> std::result::Result<&Provider, Error> {
    context.site.institution.as_ref().ok_or_else(Error::not_found)
}

/// What the institution says of somebody, in words; what we have no word for stays as it is.
fn said_as(t: &T, affiliations: &[String]) -> String {
    let word = |one: &String| {
        let key = format!("affiliation-as-{one}");
        if t.has(&key) { t.get(&key) } else { one.clone() }
    };
    affiliations.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// The page of somebody's own institutions.
fn mine(context: &Context, notice: &'static str) -> Result {
    context.redirect_done("/mijn/instelling", notice)
}
