//! What other programs get: JSON, and errors as problem details (RFC 9457), by the NLGov API Design Rules 2.1.

use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderName, VARY,
};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::{Error, Result, T};

/// Everything below this address is for programs.
pub const BELOW: &str = "/api/";
/// The full version of what is below `/api/v1`, which each answer carries.
pub const VERSION: &str = "1.0.0";

/// An answer that every site may read: there is nothing in it that anybody may not see.
pub fn answer(body: &Value) -> Result {
    let mut response = made(StatusCode::OK, "application/json", body)?;
    // A minute old is new enough, and spares the server who asks in a loop.
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=60"));
    Ok(response)
}

/// An error as a program reads it; `number` is what the log knows.
pub(crate) fn problem(t: &T, error: &Error, number: &str) -> Response {
    let code = error.code();
    let titled = format!("{code}-title");
    let title = if t.has(&titled) { t.get(&titled) } else { t.get("error-refused") };
    let detail = match error {
        Error::Store(evenkans_store::Error::Refused(refusal)) => t.refusal(refusal),
        _ => t.get(code),
    };
    let status = error.status();
    let body = json!({
        "type": "about:blank",
        "status": status.as_u16(),
        "title": title,
        "detail": detail,
        "code": code,
        "instance": format!("urn:evenkans:{number}"),
    });
    made(status, "application/problem+json", &body).unwrap_or_else(|_| status.into_response())
}

/// A method that the API does not have: it is for reading. A browser that asks beforehand, for a page of another site, is
/// told which ones there are (Fetch, CORS preflight).
pub(crate) fn other_method(t: &T, method: &Method) -> Response {
    const READING: HeaderValue = HeaderValue::from_static("GET, HEAD, OPTIONS");
    let mut response = if method == Method::OPTIONS {
        StatusCode::NO_CONTENT.into_response()
    } else {
        let body = json!({
            "type": "about:blank",
            "status": 405,
            "title": t.get("error-api-method-title"),
            "detail": t.get("error-api-method"),
            "code": "error-api-method",
            "instance": format!("urn:evenkans:{}", evenkans_store::random_id()),
        });
        let status = StatusCode::METHOD_NOT_ALLOWED;
        made(status, "application/problem+json", &body).unwrap_or_else(|_| status.into_response())
    };
    let headers = response.headers_mut();
    headers.insert(ALLOW, READING);
    headers.insert(HeaderName::from_static("api-version"), HeaderValue::from_static(VERSION));
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(ACCESS_CONTROL_ALLOW_METHODS, READING);
    headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("accept, accept-language"));
    response
}

fn made(status: StatusCode, kind: &'static str, body: &Value) -> Result {
    let text = serde_json::to_string(body).map_err(evenkans_store::Error::fault)?;
    let mut response = (status, text).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(HeaderName::from_static("api-version"), HeaderValue::from_static(VERSION));
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("api-version, link"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // Texts of errors are in the language that was asked for.
    headers.insert(VARY, HeaderValue::from_static("accept-language"));
    Ok(response)
}
