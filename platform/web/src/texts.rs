//! Dutch and English texts, each area's from its own Fluent files.

use std::borrow::Borrow;
use std::sync::Arc;

use evenkans_people::Lang;
use evenkans_store::{Error, Refusal, Result};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// One area's texts in both languages.
#[derive(Debug, Clone, Copy)]
pub struct Locale {
    pub nl: &'static str,
    pub en: &'static str,
}

/// All texts of all areas.
pub struct Texts {
    nl: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
}

impl Texts {
    /// Refuses a file that does not parse and a key that stands in two files.
    pub fn new(locales: &[Locale]) -> Result<Arc<Self>> {
        Ok(Arc::new(Self {
            nl: bundle("nl", locales.iter().map(|l| l.nl))?,
            en: bundle("en", locales.iter().map(|l| l.en))?,
        }))
    }

    #[must_use]
    pub fn in_lang(self: &Arc<Self>, lang: Lang) -> T {
        T { texts: Arc::clone(self), lang }
    }
}

fn bundle(lang: &str, sources: impl Iterator<Item = &'static str>) -> Result<FluentBundle<FluentResource>> {
    let lang: LanguageIdentifier = lang.parse().map_err(Error::fault)?;
    let mut bundle = FluentBundle::new_concurrent(vec![lang]);
    // The marks that keep right-to-left names apart show up as boxes in mail and CSV; our texts are LTR.
    bundle.set_use_isolating(false);
    for source in sources {
        let resource = FluentResource::try_new(source.to_owned())
            .map_err(|(_, errors)| Error::fault(format!("texts do not parse: {errors:?}")))?;
        bundle.add_resource(resource).map_err(|errors| Error::fault(format!("texts: {errors:?}")))?;
    }
    Ok(bundle)
}

/// The texts in one language: `t.get("key")`.
#[derive(Clone)]
pub struct T {
    texts: Arc<Texts>,
    pub lang: Lang,
}

impl T {
    fn bundle(&self) -> &FluentBundle<FluentResource> {
        match self.lang {
            Lang::Nl => &self.texts.nl,
            Lang::En => &self.texts.en,
        }
    }

    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle().has_message(key)
    }

    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.format(key, &FluentArgs::new())
    }

    /// A text with one argument.
    #[must_use]
    pub fn with(&self, key: &str, name: &str, value: impl ToString) -> String {
        self.args(key, &[(name, value.to_string())])
    }

    /// The text of one word of a closed list: `{list}-{word}`.
    #[must_use]
    pub fn word(&self, list: &str, word: &str) -> String {
        self.get(&format!("{list}-{word}"))
    }

    #[must_use]
    pub fn word_with(&self, list: &str, word: &str, name: &str, value: impl ToString) -> String {
        self.with(&format!("{list}-{word}"), name, value)
    }

    /// A text with two arguments.
    #[must_use]
    pub fn with2(&self, key: &str, a: &str, of_a: impl ToString, b: &str, of_b: impl ToString) -> String {
        self.args(key, &[(a, of_a.to_string()), (b, of_b.to_string())])
    }

    /// A text with any arguments; whole numbers become numbers, so that plural forms work.
    #[must_use]
    pub fn args(&self, key: &str, args: &[(&str, String)]) -> String {
        let mut fluent = FluentArgs::new();
        for (name, value) in args {
            let plain = value.len() < 10 && !value.starts_with('0') || value == "0";
            match value.parse::<i32>() {
                Ok(number) if plain => fluent.set(*name, number),
                _ => fluent.set(*name, FluentValue::from(value.clone())),
            }
        }
        self.format(key, &fluent)
    }

    #[must_use]
    pub fn refusal(&self, refusal: &Refusal) -> String {
        // A rule below knows days, not how people read them.
        let shown = |(name, value): &(&'static str, String)| {
            (*name, if value.len() == 10 { self.day(value) } else { value.clone() })
        };
        self.args(refusal.code, &refusal.args.iter().map(shown).collect::<Vec<_>>())
    }

    fn format(&self, key: &str, args: &FluentArgs<'_>) -> String {
        let bundle = self.bundle();
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            tracing::error!(key, "text is missing");
            return format!("⟦{key}⟧");
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(args), &mut errors);
        if !errors.is_empty() {
            tracing::error!(key, ?errors, "text does not format");
        }
        text.into_owned()
    }

    /// `4 december 2026, 13:30`
    #[must_use]
    pub fn moment(&self, at: impl Borrow<i64>) -> String {
        crate::Moment(*at.borrow()).full(self.lang)
    }

    /// From a moment to another one; their day once where it is one.
    #[must_use]
    pub fn span(&self, from: impl Borrow<i64>, to: impl Borrow<i64>) -> String {
        let (from, to) = (crate::Moment(*from.borrow()), crate::Moment(*to.borrow()));
        let end = if from.day() == to.day() { to.clock() } else { to.full(self.lang) };
        format!("{} – {end}", from.full(self.lang))
    }

    /// `4 december 2026`
    #[must_use]
    pub fn date(&self, at: impl Borrow<i64>) -> String {
        crate::Moment(*at.borrow()).date(self.lang)
    }

    /// A day written as `YYYY-MM-DD`, as people read it; other text stays as it is.
    #[must_use]
    pub fn day(&self, day: &str) -> String {
        crate::parse_local(day).map_or_else(|| day.to_owned(), |at| self.date(at))
    }

    #[must_use]
    pub fn lang(&self) -> &'static str {
        self.lang.word()
    }
}
