//! How the pages of a region or of a programme look: in which languages, in which colours, with which legal texts.

use evenkans_store::{Result, Row, Value};

use crate::Lang;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The languages of the pages, the first one for who asks for none.
    pub langs: Vec<Lang>,
    /// The key of its own colours; empty where they are those of Evenkans.
    pub theme: String,
    /// Which legal texts there are, by the words of the area that keeps them.
    pub legal: Vec<String>,
}

impl Default for Look {
    /// Both languages, without colours or texts of its own.
    fn default() -> Self {
        Self { langs: Lang::ALL.to_vec(), theme: String::new(), legal: Vec::new() }
    }
}

impl Look {
    /// Of the columns `langs`, `theme` and `legal`.
    pub fn read(row: &Row) -> Result<Self> {
        Ok(Self {
            langs: row.get::<String>("langs")?.split(' ').filter_map(|word| word.parse().ok()).collect(),
            theme: row.get("theme")?,
            legal: row.get::<String>("legal")?.split_whitespace().map(str::to_owned).collect(),
        })
    }

    /// For the columns `langs`, `theme` and `legal`.
    #[must_use]
    pub fn values(&self) -> [Value; 3] {
        let langs: Vec<&str> = self.langs.iter().map(|lang| lang.word()).collect();
        [langs.join(" ").into(), (&self.theme).into(), self.legal.join(" ").into()]
    }
}
