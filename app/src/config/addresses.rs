//! Addresses in the settings: what is right, and what to write instead.

use std::path::Path;

use axum::http::Uri;

pub(super) fn check_database(address: &str) -> Result<String, String> {
    let path = match address.strip_prefix("sqlite:") {
        Some(path) => path.trim_start_matches("//"),
        None if address.starts_with("postgres://") || address.starts_with("postgresql://") => {
            return Ok(address.to_owned());
        }
        None => {
            return Err("must begin with sqlite: or postgres://, as in sqlite:/var/lib/evenkans/evenkans.sqlite \
                        or postgres://evenkans:password@db.example.nl/evenkans"
                .to_owned());
        }
    };
    if path.is_empty() || path.starts_with(":memory:") {
        return Err("must name a file after sqlite:".to_owned());
    }
    let folder = Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty());
    match folder {
        Some(folder) if !folder.is_dir() => {
            Err(format!("names a file in {}, and there is no such folder: make it first", folder.display()))
        }
        _ => Ok(address.to_owned()),
    }
}

/// Whether mail could go to another machine without encryption. What cannot be read counts as such: the mail library
/// may read it otherwise than we do.
pub(super) fn is_in_clear(url: &str) -> bool {
    let Ok(uri) = url.parse::<Uri>() else { return true };
    let local = matches!(uri.host(), Some("localhost" | "127.0.0.1" | "[::1]"));
    let starttls = uri.query().is_some_and(|query| query.split('&').any(|pair| pair == "tls=required"));
    match uri.scheme_str() {
        Some("smtps") => false,
        Some("smtp") => !local && !starttls,
        _ => true,
    }
}

/// Personal links are addresses: they must not travel in clear, except within one machine.
pub(super) fn check_public_url(address: &str) -> Result<String, String> {
    let address = address.trim_end_matches('/');
    let uri: Uri = address.parse().map_err(|_| "is no address; it looks like https://stages.example.nl".to_owned())?;
    let host = uri.host().unwrap_or_default();
    let local = matches!(host, "localhost" | "127.0.0.1");
    let plain = matches!(uri.path(), "" | "/") && uri.query().is_none() && !address.contains(['@', '#']);
    match uri.scheme_str() {
        Some("https" | "http") if host.is_empty() || !plain => {
            Err("must be a scheme and a host only, such as https://stages.example.nl".to_owned())
        }
        Some("https") => Ok(address.to_owned()),
        Some("http") if local => Ok(address.to_owned()),
        _ => Err("must begin with https:// (http:// only for localhost), because links in mails open doors".to_owned()),
    }
}

/// Who somebody is must not be told in clear, except within one machine. An issuer is compared letter by letter, so it
/// is kept as it was given.
pub(super) fn check_issuer(address: &str) -> Result<String, String> {
    let uri: Option<Uri> = address.parse().ok();
    let local = uri.as_ref().and_then(Uri::host).is_some_and(|host| matches!(host, "localhost" | "127.0.0.1"));
    match uri.as_ref().and_then(Uri::scheme_str) {
        Some("https") => Ok(address.to_owned()),
        Some("http") if local => Ok(address.to_owned()),
        _ => Err("must be the issuer's https address, such as https://connect.surfconext.nl".to_owned()),
    }
}

/// The beacon's signature is checked here, so plain http would do no harm to a draw; it would tell who asks.
pub(super) fn check_relay(address: &str) -> Result<String, String> {
    let uri: Option<Uri> = address.parse().ok();
    match uri.as_ref().and_then(Uri::scheme_str) {
        Some("https" | "http") => Ok(address.trim_end_matches('/').to_owned()),
        _ => Err("must be the address of a drand relay, such as https://api.drand.sh".to_owned()),
    }
}
