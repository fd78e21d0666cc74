//! Forms that keep what was typed and say what is wrong beside the field and at the top.

use std::collections::HashMap;
use std::str::FromStr;

use askama::Template;
use axum::http::StatusCode;

use crate::{T, parse_local};

/// The longest text that any field takes; each field has its own limit below this.
const MOST_CHARS: usize = 10_000;
/// Texts of at most so many characters are one line.
const LINE: usize = 254;

/// A form's values and what was wrong with them. Its texts are `{prefix}-{field}` and `{prefix}-{field}-hint`.
pub struct Form {
    t: T,
    prefix: &'static str,
    values: HashMap<String, Vec<String>>,
    errors: Vec<(String, String)>,
    /// What fields are called that have no text of their own.
    labels: HashMap<String, String>,
    /// Somebody else saved the row since this form was shown.
    stale: bool,
}

impl Form {
    pub(crate) fn new(t: T, prefix: &'static str, values: HashMap<String, Vec<String>>) -> Self {
        Self { t, prefix, values, errors: Vec::new(), labels: HashMap::new(), stale: false }
    }

    /// A form with values to begin with.
    #[must_use]
    pub fn filled(t: &T, prefix: &'static str, values: &[(&str, String)]) -> Self {
        let mut map: HashMap<String, Vec<String>> = HashMap::new();
        for (name, value) in values {
            map.entry((*name).to_owned()).or_default().push(value.clone());
        }
        Self::new(t.clone(), prefix, map)
    }

    /// Fills in what the visitor did not send: the other forms of the page.
    pub fn fill(&mut self, values: &[(&str, String)]) {
        for (name, value) in values {
            self.values.entry((*name).to_owned()).or_insert_with(|| vec![value.clone()]);
        }
    }

    /// Puts something else in a field than what was sent.
    pub fn set(&mut self, name: &str, value: String) {
        self.values.insert(name.to_owned(), vec![value]);
    }

    #[must_use]
    pub fn raw(&self, name: &str) -> &str {
        self.values.get(name).and_then(|values| values.first()).map_or("", |value| value.trim())
    }

    /// The fields that were sent whose names begin so, where a page has one for each thing.
    #[must_use]
    pub fn fields(&self, begin: &str) -> Vec<String> {
        let mut names: Vec<String> = self.values.keys().filter(|name| name.starts_with(begin)).cloned().collect();
        names.sort();
        names
    }

    /// Says what a field is called of which a page has one for each thing.
    pub fn call(&mut self, field: &str, label: String) {
        self.labels.insert(field.to_owned(), label);
    }

    /// Notes that something is wrong with a field; `key` is a text.
    pub fn wrong(&mut self, field: &str, key: &str) {
        let text = self.t.get(key);
        self.errors.push((field.to_owned(), text));
    }

    pub fn wrong_with(&mut self, field: &str, key: &str, args: &[(&str, String)]) {
        let text = self.t.args(key, args);
        self.errors.push((field.to_owned(), text));
    }

    /// Says here too what is wrong in another form of the same page.
    pub fn also(&mut self, other: &Self) {
        for (field, text) in &other.errors {
            self.call(field, other.t.get(&other.key(field)));
            self.errors.push((field.clone(), text.clone()));
        }
    }

    /// Puts a rule's "no", or that somebody else was first, at a field; any other error goes on.
    pub fn refused<V>(&mut self, field: &str, outcome: evenkans_store::Result<V>) -> crate::Result<Option<V>> {
        match outcome {
            Ok(value) => Ok(Some(value)),
            Err(evenkans_store::Error::Refused(refusal)) => {
                let text = self.t.refusal(&refusal);
                self.errors.push((field.to_owned(), text));
                Ok(None)
            }
            Err(evenkans_store::Error::Stale) => {
                self.stale = true;
                self.wrong(field, "form-stale");
                Ok(None)
            }
            Err(other) => Err(other.into()),
        }
    }

    /// A text in the visitor's language, such as the word to type.
    #[must_use]
    pub fn word_for(&self, key: &str) -> String {
        self.t.get(key)
    }

    /// What the page of this form is answered with.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match (self.stale, self.failed()) {
            (true, _) => StatusCode::CONFLICT,
            (false, true) => StatusCode::UNPROCESSABLE_ENTITY,
            (false, false) => StatusCode::OK,
        }
    }

    /// After a stale form was shown again, what was typed may be saved over what stands there now.
    pub fn renew(&mut self, version: i64) {
        if self.stale {
            self.set("version", version.to_string());
        }
    }

    /// What is wrong with a field that the page writes itself.
    #[must_use]
    pub fn error_of(&self, name: &str) -> Option<&str> {
        self.errors.iter().find(|(field, _)| field == name).map(|(_, text)| text.as_str())
    }

    #[must_use]
    pub fn failed(&self) -> bool {
        !self.errors.is_empty()
    }

    /// A text of at most `most` characters, in which control characters have no place, nor has what is no character at all
    /// (feeds and documents cannot hold it). A short one is one line: it becomes a title, a name or the subject of a mail.
    pub fn take_text(&mut self, name: &str, required: bool, most: usize) -> String {
        let text: String = self.raw(name).replace("\r\n", "\n");
        let text = if most <= LINE { text.replace(['\n', '\r'], " ") } else { text };
        if text.is_empty() && required {
            self.wrong(name, "form-required");
        } else if text.chars().count() > most.min(MOST_CHARS) {
            self.wrong_with(name, "form-too-long", &[("most", most.to_string())]);
        } else if text.chars().any(|c| (c.is_control() && c != '\n' && c != '\t') || u32::from(c) & 0xFFFE == 0xFFFE) {
            self.wrong(name, "form-control");
        }
        text
    }

    /// A whole number within bounds.
    pub fn take_number(&mut self, name: &str, min: i64, max: i64) -> i64 {
        match self.raw(name).parse::<i64>() {
            Ok(number) if (min..=max).contains(&number) => number,
            _ => {
                self.wrong_with(name, "form-number", &[("min", min.to_string()), ("max", max.to_string())]);
                min
            }
        }
    }

    /// A whole number within bounds, or `min` where the field stays empty.
    pub fn take_number_or_least(&mut self, name: &str, min: i64, max: i64) -> i64 {
        if self.raw(name).is_empty() { min } else { self.take_number(name, min, max) }
    }

    /// A moment in Amsterdam's time.
    pub fn take_moment(&mut self, name: &str, required: bool) -> Option<i64> {
        let text = self.raw(name).to_owned();
        if text.is_empty() {
            if required {
                self.wrong(name, "form-required");
            }
            return None;
        }
        let at = parse_local(&text);
        if at.is_none() {
            self.wrong(name, "form-moment");
        }
        at
    }

    /// A day, as `YYYY-MM-DD`.
    pub fn take_day(&mut self, name: &str, required: bool) -> String {
        let text = self.take_text(name, required, 10);
        if !text.is_empty() && (text.len() != 10 || parse_local(&text).is_none()) {
            self.wrong(name, "form-day");
        }
        text
    }

    /// One of an enum's words.
    pub fn take_word<V: FromStr>(&mut self, name: &str) -> Option<V> {
        self.take_word_if(name, |_| true)
    }

    /// The same of a choice in which not every word is offered.
    pub fn take_word_if<V: FromStr>(&mut self, name: &str, is_offered: impl Fn(&V) -> bool) -> Option<V> {
        let value = self.raw(name).parse().ok().filter(is_offered);
        if value.is_none() {
            self.wrong(name, "form-choose");
        }
        value
    }

    pub fn take_email(&mut self, name: &str, required: bool) -> String {
        let text = self.take_text(name, required, 254);
        if text.is_empty() {
            return text;
        }
        evenkans_people::account::email(&text).unwrap_or_else(|_| {
            self.wrong(name, "error-email");
            text
        })
    }

    #[must_use]
    pub fn ticked(&self, name: &str) -> bool {
        !self.raw(name).is_empty()
    }

    #[must_use]
    pub fn all(&self, name: &str) -> &[String] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }

    /// The row's version that the form was made from.
    #[must_use]
    pub fn version(&self) -> i64 {
        self.raw("version").parse().unwrap_or(-1)
    }

    // What the templates show.

    fn field(&self, kind: &'static str, name: &str) -> Field {
        let key = self.key(name);
        let hint = format!("{key}-hint");
        let hint = if self.t.has(&hint) { self.t.get(&hint) } else { String::new() };
        self.labelled(kind, name, self.t.get(&key), hint)
    }

    fn key(&self, name: &str) -> String {
        format!("{}-{}", self.prefix, name.replace('_', "-"))
    }

    fn labelled(&self, kind: &'static str, name: &str, label: String, hint: String) -> Field {
        Field {
            kind,
            name: name.to_owned(),
            label,
            hint,
            error: self.errors.iter().find(|(field, _)| field == name).map(|(_, text)| text.clone()),
            error_word: self.t.get("form-error"),
            optional_word: String::new(),
            value: self.raw(name).to_owned(),
            values: self.all(name).to_vec(),
            options: Vec::new(),
            autocomplete: "",
            short: false,
        }
    }

    #[must_use]
    pub fn text(&self, name: &str) -> Field {
        self.field("text", name)
    }
    #[must_use]
    pub fn email(&self, name: &str) -> Field {
        Field { autocomplete: "email", ..self.field("email", name) }
    }
    #[must_use]
    pub fn password(&self, name: &str) -> Field {
        // A password is never sent back in a page.
        Field { autocomplete: "current-password", value: String::new(), ..self.field("password", name) }
    }
    #[must_use]
    pub fn number(&self, name: &str) -> Field {
        Field { short: true, ..self.field("number", name) }
    }
    /// A number with a label of its own, where a page has one for each thing.
    #[must_use]
    pub fn number_of(&self, name: &str, label: &str) -> Field {
        Field { short: true, ..self.labelled("number", name, label.to_owned(), String::new()) }
    }
    #[must_use]
    pub fn moment(&self, name: &str) -> Field {
        Field { short: true, ..self.field("datetime-local", name) }
    }
    #[must_use]
    pub fn date(&self, name: &str) -> Field {
        Field { short: true, ..self.field("date", name) }
    }
    #[must_use]
    pub fn area(&self, name: &str) -> Field {
        self.field("textarea", name)
    }
    #[must_use]
    pub fn file(&self, name: &str) -> Field {
        self.field("file", name)
    }
    /// A choice out of (value, shown) pairs.
    #[must_use]
    pub fn select(&self, name: &str, options: &[(String, String)]) -> Field {
        Field { options: options.to_vec(), ..self.field("select", name) }
    }
    /// A choice as [`Form::select`]; where nothing is offered, what it is to be is typed, as `hint` says.
    #[must_use]
    pub fn pick(&self, name: &str, options: &[(String, String)], hint: String) -> Field {
        if options.is_empty() { Field { hint, ..self.text(name) } } else { self.select(name, options) }
    }
    /// A choice of several as [`Form::ticks`]; where nothing is offered they are typed, one on a line, as `hint` says.
    #[must_use]
    pub fn pick_all(&self, name: &str, options: &[(String, String)], hint: String) -> Field {
        if options.is_empty() { Field { hint, ..self.area(name) } } else { self.ticks(name, options) }
    }
    #[must_use]
    pub fn radios(&self, name: &str, options: &[(String, String)]) -> Field {
        Field { options: options.to_vec(), ..self.field("radio", name) }
    }
    /// A choice with a label of its own, where a page has one for each thing.
    #[must_use]
    pub fn radios_of(&self, name: &str, label: &str, options: &[(String, String)]) -> Field {
        Field { options: options.to_vec(), ..self.labelled("radio", name, label.to_owned(), String::new()) }
    }
    #[must_use]
    pub fn text_of(&self, name: &str, label: &str) -> Field {
        self.labelled("text", name, label.to_owned(), String::new())
    }
    #[must_use]
    pub fn ticks(&self, name: &str, options: &[(String, String)]) -> Field {
        Field { options: options.to_vec(), ..self.field("checkbox", name) }
    }
    /// One box to tick.
    #[must_use]
    pub fn tick(&self, name: &str) -> Field {
        self.field("tick", name)
    }

    /// What is wrong, for the top of the page; empty when nothing is.
    #[must_use]
    pub fn summary(&self) -> Summary {
        // The same "fill this in" may stand there five times, so each line says which field it is about.
        let named = |(field, text): &(String, String)| {
            let key = self.key(field);
            let label = match self.labels.get(field) {
                // It is about the whole form.
                _ if self.stale && *text == self.t.get("form-stale") => String::new(),
                Some(label) => format!("{label}: "),
                None if self.t.has(&key) => format!("{}: ", self.t.get(&key)),
                None => String::new(),
            };
            (field.clone(), format!("{label}{text}"))
        };
        let errors = self.errors.iter().map(named).collect();
        Summary { title: self.t.with("form-summary", "n", self.errors.len()), errors }
    }
}

/// One field, ready to show.
#[derive(Template)]
#[template(path = "field.html")]
pub struct Field {
    kind: &'static str,
    name: String,
    label: String,
    hint: String,
    error: Option<String>,
    error_word: String,
    optional_word: String,
    value: String,
    values: Vec<String>,
    options: Vec<(String, String)>,
    autocomplete: &'static str,
    short: bool,
}

impl askama::filters::HtmlSafe for Field {}

impl Field {
    /// Says that the field may stay empty; `word` is the text for it.
    #[must_use]
    pub fn optional(mut self, word: &str) -> Self {
        word.clone_into(&mut self.optional_word);
        self
    }

    /// How high a text field begins: as high as what stands in it, within bounds.
    fn rows(&self) -> usize {
        self.value.lines().map(|line| 1 + line.len() / 60).sum::<usize>().clamp(4, 24)
    }

    fn described(&self) -> String {
        let mut ids = Vec::new();
        if !self.hint.is_empty() {
            ids.push(format!("{}-hint", self.name));
        }
        if self.error.is_some() {
            ids.push(format!("{}-error", self.name));
        }
        ids.join(" ")
    }

    fn chosen(&self, value: &str) -> bool {
        self.values.iter().any(|v| v.trim() == value)
    }
}

/// The list of what is wrong, linked to the fields.
#[derive(Template)]
#[template(path = "summary.html")]
pub struct Summary {
    title: String,
    errors: Vec<(String, String)>,
}

impl askama::filters::HtmlSafe for Summary {}
