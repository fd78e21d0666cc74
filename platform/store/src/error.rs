use std::fmt;

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What can go wrong below the pages. The web layer turns each into a page with a next step.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist, or it is not this person's to know that it does.
    #[error("not found")]
    NotFound,
    #[error("this role may not do this")]
    Forbidden,
    /// Somebody else changed the row after the form was shown.
    #[error("changed by somebody else meanwhile")]
    Stale,
    /// A rule said no; the code is the translation key.
    #[error("refused: {0}")]
    Refused(Refusal),
    /// The database asks to try the whole transaction again; [`crate::write_tx!`] does.
    #[error("transaction must be tried again")]
    Again,
    /// A unique key exists already; callers that can say something better do.
    #[error("already there: {0}")]
    Duplicate(String),
    #[error("database: {0}")]
    Sql(#[source] sqlx::Error),
    #[error("{0}")]
    Fault(String),
}

/// A rule's "no": a closed code (translation key, anchor in docs/nl/fouten.md and docs/en/errors.md) and its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub code: &'static str,
    pub args: Vec<(&'static str, String)>,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)?;
        for (name, value) in &self.args {
            write!(f, " {name}={value}")?;
        }
        Ok(())
    }
}

impl Error {
    #[must_use]
    pub fn refused(code: &'static str) -> Self {
        Self::Refused(Refusal { code, args: Vec::new() })
    }

    #[must_use]
    pub fn refused_with(code: &'static str, args: Vec<(&'static str, String)>) -> Self {
        Self::Refused(Refusal { code, args })
    }

    pub fn fault(what: impl fmt::Display) -> Self {
        Self::Fault(what.to_string())
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        if let sqlx::Error::Database(db) = &error {
            let code = db.code().unwrap_or_default();
            // PostgreSQL: serialization failure, deadlock. SQLite: BUSY and LOCKED with their extended codes.
            if matches!(code.as_ref(), "40001" | "40P01" | "5" | "6" | "261" | "262" | "517") {
                return Self::Again;
            }
            if db.is_unique_violation() {
                return Self::Duplicate(db.message().to_owned());
            }
        }
        Self::Sql(error)
    }
}
