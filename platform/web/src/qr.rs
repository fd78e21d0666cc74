//! QR codes as the `d` of an SVG path, so that a page needs no script and no picture file.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};

/// The text itself always stands beside the code, so screen readers skip the picture.
///
/// The code as an inline `<svg>` with its quiet zone; made of numbers only, so it is safe as HTML.
/// Empty when the text is too long for any code.
#[must_use]
pub fn qr(text: &str) -> String {
    const QUIET: i32 = 4;
    let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else { return String::new() };
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            // Writing to a String cannot fail.
            let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    let side = code.size() + 2 * QUIET;
    format!(
        "<svg viewBox=\"0 0 {side} {side}\" aria-hidden=\"true\" shape-rendering=\"crispEdges\"><path d=\"{path}\" fill=\"currentColor\"/></svg>"
    )
}
