//! A page for people, as plain text: what was found, how sure it is, what it does not show, and the figures.

use evenkans_measuring::{Reason, Withheld};

use super::super::lang::Lang;
use super::reasons;

pub(super) struct Page {
    lang: Lang,
    text: String,
}

impl Page {
    pub fn new(lang: Lang, title: &str) -> Self {
        Self { lang, text: format!("{title}\n{}\n", "=".repeat(title.chars().count())) }
    }

    pub fn found(self, sentences: &[String]) -> Self {
        let heading = self.lang.say("What was found", "Wat is er gevonden");
        self.part(heading, sentences)
    }

    pub fn sure(self, sentences: &[String]) -> Self {
        let heading = self.lang.say("How sure is it", "Hoe zeker is het");
        self.part(heading, sentences)
    }

    pub fn not_shown(self, sentences: &[String]) -> Self {
        let heading = self.lang.say("What it does not show", "Wat het niet laat zien");
        self.part(heading, sentences)
    }

    /// What is not given, with its reason, and how the data was read.
    pub fn withheld(self, all: &[Withheld]) -> Self {
        if all.is_empty() {
            return self;
        }
        let heading = self.lang.say("Not given, or good to know", "Niet gegeven, of goed om te weten");
        let lines: Vec<String> = all
            .iter()
            .map(|one| format!("- {}: {}", reasons::what(&one.what, self.lang), reasons::text(&one.reason, self.lang)))
            .collect();
        self.part(heading, &lines)
    }

    /// Reasons as a list.
    pub fn reasons(self, heading: &str, all: &[Reason]) -> Self {
        let lines: Vec<String> = all.iter().map(|reason| format!("- {}", reasons::text(reason, self.lang))).collect();
        self.part(heading, &lines)
    }

    /// Sentences under a heading, broken at 80 characters.
    pub fn part(mut self, heading: &str, sentences: &[String]) -> Self {
        if sentences.is_empty() {
            return self;
        }
        self.text.push_str(&format!("\n{heading}\n{}\n", "-".repeat(heading.chars().count())));
        for sentence in sentences {
            let mut width = 0;
            for word in sentence.split(' ') {
                let own = word.chars().count();
                if width > 0 && width + 1 + own > 80 {
                    self.text.push('\n');
                    width = 0;
                }
                if width > 0 {
                    self.text.push(' ');
                    width += 1;
                }
                self.text.push_str(word);
                width += own;
            }
            self.text.push('\n');
        }
        self
    }

    /// A table; the first column is of words, the others of figures.
    pub fn table(mut self, heading: &str, columns: &[&str], rows: &[Vec<String>]) -> Self {
        if rows.is_empty() {
            return self;
        }
        self.text.push_str(&format!("\n{heading}\n{}\n", "-".repeat(heading.chars().count())));
        let widths: Vec<usize> = (0..columns.len())
            .map(|at| {
                rows.iter().map(|row| row[at].chars().count()).chain([columns[at].chars().count()]).max().unwrap_or(0)
            })
            .collect();
        let one_line = |cell: &String| cell.replace(['\n', '\r', '\t'], " ");
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(one_line).collect()).collect();
        let headings: Vec<String> = columns.iter().map(|column| (*column).to_owned()).collect();
        for row in std::iter::once(&headings).chain(&rows) {
            let mut line = String::new();
            for (at, (cell, width)) in row.iter().zip(&widths).enumerate() {
                let gap = " ".repeat(width - cell.chars().count());
                line.push_str(&if at == 0 { format!("{cell}{gap}") } else { format!("  {gap}{cell}") });
            }
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
        self
    }

    /// With what would move the cursor or change colours shown as what it is: words come from files.
    pub fn text(self) -> String {
        let shown = |letter: char| match letter {
            '\n' => "\n".to_owned(),
            _ if letter.is_control() => letter.escape_unicode().to_string(),
            _ => letter.to_string(),
        };
        self.text.chars().map(shown).collect()
    }
}
