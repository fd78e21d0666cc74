use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::Result;

/// A file to save. The name is ours, in plain letters, so it needs no quoting rules.
pub fn attachment(name: &str, kind: &'static str, bytes: Vec<u8>) -> Result<Response> {
    let safe: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "-._".contains(c) { c } else { '-' }).collect();
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{safe}\""));
    headers.insert(CONTENT_DISPOSITION, disposition.map_err(evenkans_store::Error::fault)?);
    Ok(response)
}

/// A list to save, in the form that was asked for: `csv` or `xlsx`.
pub fn download(name: &str, form: &str, headings: &[&str], rows: &[Vec<evenkans_sheets::Cell>]) -> Result<Response> {
    match form {
        "xlsx" => {
            let bytes = evenkans_sheets::write_xlsx(name, headings, rows).map_err(evenkans_store::Error::fault)?;
            let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            attachment(&format!("{name}.xlsx"), kind, bytes)
        }
        "csv" => {
            let bytes = evenkans_sheets::write_csv(headings, rows, evenkans_sheets::Separator::Semicolon);
            attachment(&format!("{name}.csv"), "text/csv; charset=utf-8", bytes)
        }
        _ => Err(crate::Error::not_found()),
    }
}
