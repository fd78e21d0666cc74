//! A region's own colours, from a file of four. All others are made of them, and a file with which somebody could not
//! read a page is refused: texts stand out at 4.5:1 (WCAG 2.2, success criterion 1.4.3).

use evenkans_store::{Error, Result};
use serde::{Deserialize, Serialize};

/// As `browser/src/css/tokens.css` has them: what colours have to stand out against.
const LIGHT: Ground = Ground { paper: "#fbf7f0", sunken: "#f4ecdf", ink: "#14282d" };
const DARK: Ground = Ground { paper: "#162529", sunken: "#1d3035", ink: "#f3efe7" };
const WHITE: Colour = Colour([255, 255, 255]);

struct Ground {
    paper: &'static str,
    sunken: &'static str,
    ink: &'static str,
}

/// The file: for each scheme the colour of links and buttons, and that of the band at the foot of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    pub light: Scheme,
    pub dark: Scheme,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    /// `#rrggbb`, as the next.
    pub accent: String,
    pub band: String,
}

impl Default for Theme {
    /// The colours of Evenkans, to begin with.
    fn default() -> Self {
        let scheme = |accent: &str, band: &str| Scheme { accent: accent.to_owned(), band: band.to_owned() };
        Self { light: scheme("#0a5563", "#0a4b58"), dark: scheme("#84d4da", "#0c3b45") }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Colour([u8; 3]);

impl Colour {
    fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let pair = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self([pair(0)?, pair(2)?, pair(4)?]))
    }

    fn write(self) -> String {
        let [r, g, b] = self.0;
        format!("#{r:02x}{g:02x}{b:02x}")
    }

    /// Relative luminance (WCAG 2.2, definitions).
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [r, g, b] = self.0.map(linear);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// From 1 to 21.
    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// So much of this colour, the rest of another.
    fn mixed(self, share: f64, other: Self) -> Self {
        let part = |at: usize| {
            let mixed = f64::from(self.0[at]) * share + f64::from(other.0[at]) * (1.0 - share);
            // Between two bytes, so within a byte.
            mixed.round() as u8
        };
        Self([part(0), part(1), part(2)])
    }
}

/// Reads a file and makes the style of it.
pub fn style(source: &str) -> Result<String> {
    let theme: Theme = serde_json::from_str(source).map_err(|_| Error::refused("error-theme"))?;
    let (light, dark) = (tokens("light", &theme.light, &LIGHT)?, tokens("dark", &theme.dark, &DARK)?);
    // A page follows the system unless somebody chose; on paper it is always light.
    Ok(format!(
        ":root{{{light}}}\n@media screen{{:root[data-theme=dark]{{{dark}}}}}\n\
         @media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}\n"
    ))
}

fn tokens(name: &str, scheme: &Scheme, ground: &Ground) -> Result<String> {
    let read = |text: &str| {
        Colour::read(text).ok_or_else(|| Error::refused_with("error-theme-colour", vec![("colour", text.to_owned())]))
    };
    let (accent, band) = (read(&scheme.accent)?, read(&scheme.band)?);
    let (paper, sunken, ink) = (read(ground.paper)?, read(ground.sunken)?, read(ground.ink)?);
    let soft = accent.mixed(0.14, paper);
    let strong = accent.mixed(0.7, ink);
    let stands_out = |what: &str, above: Colour, below: Colour| {
        let ratio = above.contrast(below);
        if ratio >= 4.5 {
            return Ok(());
        }
        let named = vec![
            ("what", format!("{name}.{what}")),
            ("above", above.write()),
            ("below", below.write()),
            // Cut, not rounded: 4.49 is not enough.
            ("ratio", format!("{:.2}", (ratio * 100.0).floor() / 100.0)),
        ];
        Err(Error::refused_with("error-theme-contrast", named))
    };
    for below in [paper, sunken, soft] {
        stands_out("accent", accent, below)?;
    }
    // Whichever of white and the darkest ink is read better.
    let on = |colour: Colour| {
        let ink = Colour([5, 25, 30]);
        if WHITE.contrast(colour) >= ink.contrast(colour) { WHITE } else { ink }
    };
    let on_accent = on(accent);
    stands_out("accent", on_accent, accent)?;
    stands_out("accent", on(strong), strong)?;
    // Pictures and buttons on the band are white.
    let on_band_soft = WHITE.mixed(0.85, band);
    stands_out("band", on_band_soft, band)?;
    let tokens = [
        ("accent", accent),
        ("accent-strong", strong),
        ("on-accent", on_accent),
        ("accent-soft", soft),
        ("band", band),
        ("on-band", WHITE),
        ("on-band-soft", on_band_soft),
    ];
    Ok(tokens.map(|(name, colour)| format!("--{name}:{}", colour.write())).join(";"))
}

#[cfg(test)]
mod tests {
    use super::{Colour, Theme, style};

    fn colour(text: &str) -> Colour {
        Colour::read(text).unwrap()
    }

    #[test]
    fn contrast_is_as_wcag_defines_it() {
        assert!((colour("#000000").contrast(colour("#ffffff")) - 21.0).abs() < 1e-9);
        // The two greys that everybody knows: the last that is enough on white, and the first that is not.
        assert!((colour("#767676").contrast(colour("#ffffff")) - 4.54).abs() < 0.005);
        assert!((colour("#777777").contrast(colour("#ffffff")) - 4.48).abs() < 0.005);
    }

    #[test]
    fn our_own_colours_pass_and_what_cannot_be_read_does_not() {
        let own = serde_json::to_string(&Theme::default()).unwrap();
        assert!(style(&own).unwrap().contains("--accent:#0a5563;"));
        for (from, to) in [
            ("#0a5563", "#f2935a"),
            ("#84d4da", "#0a5563"),
            ("#0a4b58", "#7a8a8a"),
            ("#0a5563", "red"),
            ("#0a5563", "#é55"),
        ] {
            assert!(style(&own.replace(from, to)).is_err(), "{to}");
        }
        for wrong in ["", "{}", "[]", "{\"light\":{\"accent\":\"#0a5563\"}}", &own.replace("accent", "}body{")] {
            assert!(style(wrong).is_err(), "{wrong}");
        }
    }
}
