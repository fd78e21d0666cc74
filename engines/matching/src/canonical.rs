//! One spelling for a JSON value: RFC 8785, for values without fractions.

use serde::Serialize;
use serde_json::Value;

/// Why a value has no canonical spelling.
#[derive(Debug, thiserror::Error)]
#[error("the value cannot be written as canonical JSON: {0}")]
pub struct NotCanonical(String);

/// The bytes that are hashed: keys in order of their UTF-16 code units, no white space, integers in
/// decimal, strings escaped as little as JSON allows.
///
/// # Errors
/// When the value holds a fraction or is not JSON at all; nothing in this crate does.
pub fn canonical<T: Serialize>(value: &T) -> Result<Vec<u8>, NotCanonical> {
    let value = serde_json::to_value(value).map_err(|e| NotCanonical(e.to_string()))?;
    let mut out = Vec::new();
    write(&value, &mut out)?;
    Ok(out)
}

fn write(value: &Value, out: &mut Vec<u8>) -> Result<(), NotCanonical> {
    match value {
        Value::Null | Value::Bool(_) | Value::String(_) => write_scalar(value, out),
        // RFC 8785 writes numbers as JavaScript does; up to 2^53 that is plain decimal.
        Value::Number(n) if n.as_u64().is_some_and(|n| n <= 1 << 53) => write_scalar(value, out),
        Value::Number(n) => Err(NotCanonical(format!("{n} is not a whole number up to 2^53"))),
        Value::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                write(item, out)?;
            }
            out.push(b']');
            Ok(())
        }
        Value::Object(map) => {
            let mut entries: Vec<_> = map.iter().collect();
            entries.sort_by(|a, b| a.0.encode_utf16().cmp(b.0.encode_utf16()));
            out.push(b'{');
            for (index, (key, item)) in entries.into_iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                write_scalar(key, out)?;
                out.push(b':');
                write(item, out)?;
            }
            out.push(b'}');
            Ok(())
        }
    }
}

/// serde_json escapes exactly what RFC 8785 wants escaped, in the same way.
fn write_scalar<T: Serialize>(value: &T, out: &mut Vec<u8>) -> Result<(), NotCanonical> {
    serde_json::to_writer(out, value).map_err(|e| NotCanonical(e.to_string()))
}
