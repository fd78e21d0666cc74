//! Documents that people sign and keep: a plain text with headings and lists, shown on a page and printed as a tagged
//! PDF (PDF/UA-1, ISO 14289-1), so that a screen reader reads what eyes do; and the archive that they are kept in.

mod bundle;
mod lines;
mod pdf;

pub use bundle::Bundle;
pub use pdf::{PaperError, pdf};

/// One piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    Heading(String),
    Paragraph(String),
    Items(Vec<String>),
}

/// A document of one language.
#[derive(Debug, Clone)]
pub struct Paper {
    pub title: String,
    /// As in BCP 47, such as `nl`.
    pub lang: &'static str,
    pub blocks: Vec<Block>,
    /// Stands below each page, before the number of the page.
    pub foot: String,
}

/// The text for a mail, a calendar or a feed: without the marks of its headings.
#[must_use]
pub fn plain(text: &str) -> String {
    let unmarked = |line: &str| line.strip_prefix("# ").or(line.strip_prefix("## ")).unwrap_or(line).to_owned();
    text.lines().map(unmarked).collect::<Vec<_>>().join("\n")
}

/// The pieces of a plain text: a line that begins with `# ` is a heading, one with `- ` an item of a list, and other
/// lines are paragraphs, which an empty line ends.
#[must_use]
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    // Whether the next plain line goes on with the paragraph before it.
    let mut goes_on = false;
    for line in text.lines().map(str::trim) {
        if let Some(heading) = line.strip_prefix("# ") {
            blocks.push(Block::Heading(heading.trim().to_owned()));
            goes_on = false;
        } else if let Some(item) = line.strip_prefix("- ") {
            let item = item.trim().to_owned();
            match blocks.last_mut() {
                Some(Block::Items(items)) => items.push(item),
                _ => blocks.push(Block::Items(vec![item])),
            }
            goes_on = false;
        } else if line.is_empty() {
            goes_on = false;
        } else {
            match blocks.last_mut() {
                Some(Block::Paragraph(text)) if goes_on => {
                    text.push(' ');
                    text.push_str(line);
                }
                _ => blocks.push(Block::Paragraph(line.to_owned())),
            }
            goes_on = true;
        }
    }
    blocks
}
