//! The two languages of what commands say.

use clap::ValueEnum;

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Lang {
    En,
    Nl,
}

impl Lang {
    /// The text in this language.
    pub fn say<'a>(self, en: &'a str, nl: &'a str) -> &'a str {
        match self {
            Self::En => en,
            Self::Nl => nl,
        }
    }
}
