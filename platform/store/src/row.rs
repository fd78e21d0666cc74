use sqlx::Row as _;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;

use crate::{Error, Result};

/// A bound parameter. A missing value keeps its type, because PostgreSQL wants to know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Text(Option<String>),
    Int(Option<i64>),
}

macro_rules! from {
    ($($from:ty, $into:ident, $value:ident => $make:expr;)+) => {$(
        impl From<$from> for Value {
            fn from($value: $from) -> Self {
                Self::$into($make)
            }
        }
    )+};
}
from! {
    &str, Text, value => Some(value.to_owned());
    String, Text, value => Some(value);
    &String, Text, value => Some(value.clone());
    Option<&str>, Text, value => value.map(str::to_owned);
    Option<String>, Text, value => value;
    &Option<String>, Text, value => value.clone();
    i64, Int, value => Some(value);
    u32, Int, value => Some(i64::from(value));
    bool, Int, value => Some(i64::from(value));
    Option<i64>, Int, value => value;
    Option<u32>, Int, value => value.map(i64::from);
}

/// One row of an answer, from either engine.
pub enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

/// What a column can be read as.
pub trait Column: Sized {
    fn read(row: &Row, column: &str) -> Result<Self>;
}

impl Row {
    pub fn get<T: Column>(&self, column: &str) -> Result<T> {
        T::read(self, column)
    }

    /// The columns' names, in order.
    #[must_use]
    pub fn columns(&self) -> Vec<String> {
        use sqlx::Column as _;
        match self {
            Self::Sqlite(row) => row.columns().iter().map(|c| c.name().to_owned()).collect(),
            Self::Postgres(row) => row.columns().iter().map(|c| c.name().to_owned()).collect(),
        }
    }
}

macro_rules! native {
    ($($type:ty),+) => {$(
        impl Column for $type {
            fn read(row: &Row, column: &str) -> Result<Self> {
                match row {
                    Row::Sqlite(row) => row.try_get(column),
                    Row::Postgres(row) => row.try_get(column),
                }
                .map_err(Error::from)
            }
        }
    )+};
}
native!(String, i64);

impl Column for bool {
    fn read(row: &Row, column: &str) -> Result<Self> {
        Ok(i64::read(row, column)? != 0)
    }
}

impl Column for u32 {
    fn read(row: &Row, column: &str) -> Result<Self> {
        u32::try_from(i64::read(row, column)?).map_err(|_| Error::fault(format!("column {column} is out of range")))
    }
}

impl<T: Column> Column for Option<T> {
    fn read(row: &Row, column: &str) -> Result<Self> {
        use sqlx::ValueRef as _;
        let null = match row {
            Row::Sqlite(row) => row.try_get_raw(column)?.is_null(),
            Row::Postgres(row) => row.try_get_raw(column)?.is_null(),
        };
        if null { Ok(None) } else { T::read(row, column).map(Some) }
    }
}

/// Reads an enum that is stored as its word.
#[macro_export]
macro_rules! word_column {
    ($type:ty) => {
        impl $crate::Column for $type {
            fn read(row: &$crate::Row, column: &str) -> $crate::Result<Self> {
                let word: String = row.get(column)?;
                word.parse().map_err(|()| $crate::Error::fault(format!("unknown {column}: {word}")))
            }
        }
        impl From<$type> for $crate::Value {
            fn from(value: $type) -> Self {
                Self::Text(Some(value.word().to_owned()))
            }
        }
    };
}

/// An enum of words: `Name { Variant = "word", … }`, as stored, as in addresses and in translation keys.
#[macro_export]
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $word)] $variant),+ }
        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
        impl std::str::FromStr for $name {
            type Err = ();
            fn from_str(word: &str) -> Result<Self, ()> {
                match word { $($word => Ok(Self::$variant),)+ _ => Err(()) }
            }
        }
        $crate::word_column!($name);
    };
}
