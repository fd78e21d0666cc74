//! The server's settings: `evenkans.toml` and the environment, checked as a whole before anything starts.
//!
//! No value is ever printed or logged: addresses of databases and mail servers hold passwords.

mod addresses;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use axum::http::Uri;
use evenkans_oidc::Settings;
use evenkans_people::mail::Post;

use addresses::{check_database, check_issuer, check_public_url, check_relay, is_in_clear};

/// Each setting by its name in the file, and the variable that comes before it.
const SETTINGS: [(&str, &str); 13] = [
    ("database", "EVENKANS_DATABASE"),
    ("listen", "EVENKANS_LISTEN"),
    ("public_url", "EVENKANS_PUBLIC_URL"),
    ("mail.url", "EVENKANS_MAIL_URL"),
    ("mail.from", "EVENKANS_MAIL_FROM"),
    ("institution.issuer", "EVENKANS_INSTITUTION_ISSUER"),
    ("institution.client_id", "EVENKANS_INSTITUTION_CLIENT_ID"),
    ("institution.client_secret", "EVENKANS_INSTITUTION_CLIENT_SECRET"),
    ("institution.name", "EVENKANS_INSTITUTION_NAME"),
    ("drand_relay", "EVENKANS_DRAND_RELAY"),
    ("source_url", "EVENKANS_SOURCE_URL"),
    ("metrics_token", "EVENKANS_METRICS_TOKEN"),
    ("log", "EVENKANS_LOG"),
];

/// The settings that stand together under a heading of the file.
const TABLES: [&str; 2] = ["mail", "institution"];

/// A token that can be guessed protects nothing.
const TOKEN_CHARS: usize = 16;

/// What `evenkans serve` needs to know. It has no `Debug`, so that it cannot slip into the log.
pub(crate) struct Config {
    pub database: String,
    pub listen: SocketAddr,
    pub public_url: String,
    pub post: Post,
    pub drand_relay: Option<String>,
    pub source_url: Option<String>,
    pub institution: Option<Settings>,
    pub metrics_token: Option<String>,
    pub log: Log,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Log {
    Text,
    Json,
}

/// Settings as they were found, with everything that is wrong with them.
struct Found {
    values: BTreeMap<&'static str, String>,
    problems: Vec<String>,
}

impl Config {
    /// The settings, or all that is missing or wrong, a line each.
    pub(crate) fn load(file: Option<&Path>) -> Result<Self, Vec<String>> {
        let mut found = Found::in_file(file);
        found.override_with(|variable| std::env::var(variable).ok());
        Self::check(found)
    }

    fn check(mut found: Found) -> Result<Self, Vec<String>> {
        let database = found.needed("database", "sqlite:/var/lib/evenkans/evenkans.sqlite", check_database);
        let listen = found.optional("listen", |value| {
            value.parse().map_err(|_| "must be an address and a port, such as 127.0.0.1:8080".to_owned())
        });
        let public_url = found.needed("public_url", "https://stages.example.nl", check_public_url);
        let drand_relay = found.optional("drand_relay", check_relay);
        let source_url = found.optional("source_url", |value| match value.parse::<Uri>() {
            Ok(uri) if uri.scheme_str() == Some("https") => Ok(value.to_owned()),
            _ => Err("must be the https address of the source, such as https://code.example.nl/evenkans".to_owned()),
        });
        let metrics_token = found.optional("metrics_token", |value| match value.chars().count() {
            TOKEN_CHARS.. => Ok(value.to_owned()),
            _ => Err(format!("must be at least {TOKEN_CHARS} characters; `openssl rand -hex 32` makes one")),
        });
        let log = found.optional("log", |value| match value {
            "text" => Ok(Log::Text),
            "json" => Ok(Log::Json),
            _ => Err("must be text or json".to_owned()),
        });
        let post = found.post();
        let institution = found.institution();
        match (found.problems.is_empty(), database, public_url, post) {
            (true, Some(database), Some(public_url), Some(post)) => Ok(Self {
                database,
                listen: listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080))),
                public_url,
                post,
                drand_relay,
                source_url,
                institution,
                metrics_token,
                log: log.unwrap_or(Log::Text),
            }),
            _ => Err(found.problems),
        }
    }
}

/// The database's address for a verb that needs nothing else: from its flag or variable, else the file.
pub(crate) fn database(given: Option<String>, file: Option<PathBuf>) -> Result<String, Vec<String>> {
    let mut found = if given.is_none() { Found::in_file(file.as_deref()) } else { Found::nothing() };
    if let Some(given) = given {
        found.values.insert("database", given);
    }
    if !found.problems.is_empty() {
        return Err(found.problems);
    }
    if !found.values.contains_key("database") {
        return Err(vec![
            "which database? Give --database, set EVENKANS_DATABASE, or name the configuration with --config"
                .to_owned(),
        ]);
    }
    let address = found.optional("database", check_database);
    address.ok_or(found.problems)
}

impl Found {
    fn nothing() -> Self {
        Self { values: BTreeMap::new(), problems: Vec::new() }
    }

    fn in_file(file: Option<&Path>) -> Self {
        let mut found = Self::nothing();
        let Some(path) = file else {
            return found;
        };
        match std::fs::read_to_string(path) {
            Ok(text) => found.read(&path.display().to_string(), &text),
            Err(error) => found.problems.push(format!("{}: {error}", path.display())),
        }
        found
    }

    fn read(&mut self, path: &str, text: &str) {
        match text.parse::<toml::Table>() {
            Ok(table) => self.read_table(path, "", &table),
            Err(error) => {
                // The error's own text would quote the line, and the line may hold a password.
                let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
                let line = before.matches('\n').count() + 1;
                self.problems.push(format!("{path}, line {line}: {}", error.message()));
            }
        }
    }

    fn read_table(&mut self, path: &str, prefix: &str, table: &toml::Table) {
        for (key, value) in table {
            let name = format!("{prefix}{key}");
            match (SETTINGS.iter().find(|(setting, _)| *setting == name), value) {
                (Some((setting, _)), toml::Value::String(value)) => drop(self.values.insert(setting, value.clone())),
                (Some(_), _) => self.problems.push(format!("{path}: {name} must be a text between quotation marks")),
                (None, toml::Value::Table(inner)) if prefix.is_empty() && TABLES.contains(&key.as_str()) => {
                    self.read_table(path, &format!("{key}."), inner);
                }
                (None, _) => {
                    let known: Vec<&str> = SETTINGS.iter().map(|(setting, _)| *setting).collect();
                    self.problems.push(format!("{path}: {name} is not a setting; there are {}", known.join(", ")));
                }
            }
        }
    }

    /// A variable that is there and empty counts as not set: that is how unit files leave one open.
    fn override_with(&mut self, variable: impl Fn(&str) -> Option<String>) {
        for (setting, name) in SETTINGS {
            if let Some(value) = variable(name).filter(|value| !value.trim().is_empty()) {
                self.values.insert(setting, value);
            }
        }
    }

    fn needed<T>(&mut self, setting: &str, example: &str, check: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        if !self.values.contains_key(setting) {
            self.problem(setting, &format!("is missing; for example {setting} = \"{example}\""));
        }
        self.optional(setting, check)
    }

    fn optional<T>(&mut self, setting: &str, check: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        match check(self.values.get(setting)?.trim()) {
            Ok(value) => Some(value),
            Err(problem) => {
                self.problem(setting, &problem);
                None
            }
        }
    }

    /// Half a mail server would mean mails that are never sent; none at all means the outbox.
    fn post(&mut self) -> Option<Post> {
        let url = self.values.get("mail.url").cloned();
        let from = self.values.get("mail.from").cloned();
        match (url, from) {
            (None, None) => return Some(Post::Outbox),
            (Some(_), None) => {
                self.problem(
                    "mail.from",
                    "is missing, and mail.url is set; for example \"Stages <stages@example.nl>\"",
                );
            }
            (None, Some(_)) => {
                self.problem(
                    "mail.url",
                    "is missing, and mail.from is set; for example \"smtps://user:password@mail.example.nl\"",
                );
            }
            (Some(url), Some(from)) => {
                if is_in_clear(&url) {
                    self.problem(
                        "mail.url",
                        "must be smtps://user:password@mail.example.nl, or smtp://…?tls=required for STARTTLS, so that \
                         personal links do not travel in clear (plain smtp:// only to this machine); write special \
                         characters of a password as %XX",
                    );
                } else if Post::smtp(&url, "post@example.nl").is_err() {
                    self.problem("mail.url", "cannot be read; it looks like smtps://user:password@mail.example.nl");
                } else if Post::smtp("smtp://localhost", &from).is_err() {
                    self.problem("mail.from", "is no address; it looks like Stages <stages@example.nl>");
                } else {
                    return Post::smtp(&url, &from).ok();
                }
            }
        }
        None
    }

    /// Sign-in at one's institution; half of it would be a button that does nothing.
    fn institution(&mut self) -> Option<Settings> {
        const NEEDED: [&str; 3] = ["institution.issuer", "institution.client_id", "institution.client_secret"];
        if !self.values.keys().any(|setting| setting.starts_with("institution.")) {
            return None;
        }
        for setting in NEEDED {
            if !self.values.contains_key(setting) {
                self.problem(setting, "is missing, and others of [institution] are set; SURFconext gives all three");
            }
        }
        let issuer = self.optional("institution.issuer", check_issuer)?;
        let text = |setting| self.values.get(setting).map(|value| value.trim().to_owned());
        Some(Settings {
            issuer,
            client_id: text("institution.client_id")?,
            client_secret: text("institution.client_secret")?,
            name: text("institution.name").unwrap_or_else(|| "SURFconext".to_owned()),
        })
    }

    fn problem(&mut self, setting: &str, problem: &str) {
        let variable = SETTINGS.iter().find(|(name, _)| *name == setting).map_or("", |(_, variable)| variable);
        self.problems.push(format!("{setting} ({variable}) {problem}"));
    }
}

/// The institution's sign-in from the environment alone, for a demo that is to try it.
pub(crate) fn institution() -> Result<Option<Settings>, Vec<String>> {
    let mut found = Found::nothing();
    found.override_with(|variable| std::env::var(variable).ok());
    let institution = found.institution();
    if found.problems.is_empty() { Ok(institution) } else { Err(found.problems) }
}

#[cfg(test)]
mod tests {
    use super::{Config, Found, Log};

    fn checked(text: &str) -> Result<Config, Vec<String>> {
        let mut found = Found::nothing();
        found.read("evenkans.toml", text);
        Config::check(found)
    }

    fn problems(text: &str) -> Vec<String> {
        checked(text).err().unwrap_or_default()
    }

    #[test]
    fn little_is_enough() {
        let config =
            checked("database = \"sqlite:a.sqlite\"\npublic_url = \"https://stages.example.nl/\"").ok().unwrap();
        assert_eq!(config.public_url, "https://stages.example.nl");
        assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
        assert!(config.log == Log::Text && config.metrics_token.is_none());
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let text =
            "lisen = \"x\"\nlog = 3\nmetrics_token = \"short\"\n[mail]\nurl = \"smtps://u:hush@h\"\nport = \"2\"";
        let problems = problems(text).join("\n");
        for name in ["lisen", "log", "metrics_token", "mail.from", "mail.port", "database", "public_url"] {
            assert!(problems.contains(name), "{name} in {problems}");
        }
        assert!(!problems.contains("hush"), "{problems}");
    }

    #[test]
    fn a_file_that_does_not_parse_names_the_line_and_not_its_text() {
        let problems = problems("log = \"text\"\nmetrics_token = \"secret\n").join("\n");
        assert!(problems.contains("line 2") && !problems.contains("secret"), "{problems}");
    }

    #[test]
    fn the_environment_comes_first_and_empty_is_not_set() {
        let mut found = Found::nothing();
        found.read("f", "database = \"sqlite:a\"\npublic_url = \"https://a.nl\"\nlog = \"text\"");
        found.override_with(|name| match name {
            "EVENKANS_PUBLIC_URL" => Some("https://b.nl".to_owned()),
            "EVENKANS_LOG" => Some(" ".to_owned()),
            _ => None,
        });
        assert_eq!(Config::check(found).ok().unwrap().public_url, "https://b.nl");
    }

    #[test]
    fn mail_to_another_machine_is_encrypted() {
        for (url, clear) in [
            ("smtp://mail.example.nl", true),
            ("smtp://u:p@mail.example.nl:587?tls=opportunistic", true),
            ("smtp://u:p@mail.example.nl:587?tls=required", false),
            ("smtps://u:p@mail.example.nl", false),
            ("smtp://localhost:25", false),
            ("smtp://127.0.0.1", false),
            ("smtp://localhost.evil.nl", true),
            ("SMTP://mail.example.nl", true),
            ("smtp://u:p^ss@mail.example.nl", true),
            ("smtps://u:p^ss@mail.example.nl", true),
            ("mail.example.nl", true),
        ] {
            assert_eq!(super::is_in_clear(url), clear, "{url}");
            let config = format!(
                "database = \"sqlite:a\"\npublic_url = \"https://a.nl\"\n[mail]\nurl = \"{url}\"\nfrom = \"a@b.nl\""
            );
            assert_eq!(problems(&config).iter().any(|problem| problem.contains("mail.url")), clear, "{url}");
        }
    }

    #[test]
    fn an_institution_is_set_as_a_whole_or_not_at_all() {
        let base = "database = \"sqlite:a\"\npublic_url = \"https://a.nl\"\n[institution]\n";
        let whole = "issuer = \"https://connect.surfconext.nl\"\nclient_id = \"a\"\nclient_secret = \"b\"";
        let institution = checked(&format!("{base}{whole}")).ok().unwrap().institution.unwrap();
        assert_eq!(institution.name, "SURFconext");
        assert!(problems(&format!("{base}client_secret = \"secret\"")).join("\n").contains("institution.issuer"));
        for issuer in ["http://a.nl", "connect.surfconext.nl", "http://localhost.evil.nl"] {
            let text = format!("{base}issuer = \"{issuer}\"\nclient_id = \"a\"\nclient_secret = \"secret\"");
            let problems = problems(&text).join("\n");
            assert!(problems.contains("institution.issuer") && !problems.contains("secret"), "{problems}");
        }
    }

    #[test]
    fn links_never_travel_in_clear() {
        for (url, good) in [
            ("https://a.nl", true),
            ("http://localhost:8080", true),
            ("http://127.0.0.1:1", true),
            ("http://a.nl", false),
            ("https://a.nl/path", false),
            ("https://u@a.nl", false),
            ("https://a.nl?x=1", false),
            ("a.nl", false),
            ("ftp://localhost", false),
            ("http://localhost.evil.nl", false),
        ] {
            assert_eq!(super::check_public_url(url).is_ok(), good, "{url}");
        }
    }
}
