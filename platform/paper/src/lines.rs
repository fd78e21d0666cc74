//! Lines that fit: how wide a text is in one of the two faces, and where it is broken.

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use crate::PaperError;

/// One of the two faces, with what its glyphs are and how wide.
pub struct Face<'a> {
    font: FontRef<'a>,
}

/// A glyph with the bytes of the line that it stands for, and its width as a share of the font's size.
pub struct Glyph {
    pub id: u32,
    pub bytes: std::ops::Range<usize>,
    pub width: f32,
}

impl<'a> Face<'a> {
    pub fn new(bytes: &'a [u8]) -> Result<Self, PaperError> {
        Ok(Self { font: FontRef::new(bytes).map_err(|_| PaperError::Font)? })
    }

    /// The text with a `?` for each character that the face does not have: a page without a name is worse than a name
    /// with a mark in it, and PDF/UA forbids glyphs that stand for nothing.
    pub fn writable(&self, text: &str) -> String {
        let charmap = self.font.charmap();
        let has = |c: char| charmap.map(c).is_some_and(|id| id != GlyphId::NOTDEF);
        let plain = |c: char| if c.is_whitespace() { ' ' } else { c };
        text.chars().map(plain).map(|c| if has(c) { c } else { '?' }).collect()
    }

    /// The glyphs of a line that [`Face::writable`] gave.
    pub fn glyphs(&self, line: &str) -> Vec<Glyph> {
        let charmap = self.font.charmap();
        let widths = self.font.glyph_metrics(Size::new(1.0), LocationRef::default());
        let glyph = |(at, c): (usize, char)| {
            let id = charmap.map(c).unwrap_or_default();
            Glyph { id: id.to_u32(), bytes: at..at + c.len_utf8(), width: widths.advance_width(id).unwrap_or_default() }
        };
        line.char_indices().map(glyph).collect()
    }

    fn width(&self, text: &str) -> f32 {
        self.glyphs(text).iter().map(|glyph| glyph.width).sum()
    }

    /// Breaks a text into lines of at most `most` (in sizes of the font) between words, and within a word only where it
    /// alone is too wide. All lines but the last end with the space at which they were broken, so that a reader who
    /// hears them does not hear two words as one.
    pub fn broken(&self, text: &str, most: f32) -> Vec<String> {
        let mut lines = Vec::new();
        let mut line = String::new();
        let (mut used, space) = (0.0, self.width(" "));
        for word in text.split_whitespace() {
            let width = self.width(word);
            if !line.is_empty() && used + space + width <= most {
                line = format!("{line} {word}");
                used += space + width;
                continue;
            }
            if !line.is_empty() {
                lines.push(format!("{line} "));
            }
            let mut rest = word;
            loop {
                let (fits, more) = rest.split_at(self.fitting(rest, most));
                if more.is_empty() {
                    break;
                }
                lines.push(fits.to_owned());
                rest = more;
            }
            used = self.width(rest);
            rest.clone_into(&mut line);
        }
        lines.push(line);
        lines
    }

    /// How many bytes of a word fit; at least one character, or nothing would ever end.
    fn fitting(&self, word: &str, most: f32) -> usize {
        let mut width = 0.0;
        for glyph in self.glyphs(word) {
            width += glyph.width;
            if width > most && glyph.bytes.start > 0 {
                return glyph.bytes.start;
            }
        }
        word.len()
    }
}
