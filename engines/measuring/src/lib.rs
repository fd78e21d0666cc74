//! Is it equal, did it help, and can this sample tell?
//!
//! Statistics for fair chances that never need to know anybody's origin:
//!
//! | question | module |
//! |---|---|
//! | Do employers treat fictitious applicants equally? | [`field_test`] |
//! | How much do employers differ? | [`report_card`] |
//! | Are groups selected equally often? | [`gap`] |
//! | Did the pilot help? | [`pilot`] |
//! | What do several pilots say together? | [`pool`] |
//! | What share says yes to a sensitive question? | [`survey`] |
//! | What is known so far, however often one looks? | [`monitor`] |
//! | Can this sample answer the question? | [`plan`] |
//! | What may be shown of a table in which groups are small? | [`table`], [`release`], [`noise`] |
//!
//! ```
//! use evenkans_measuring::data::{Reader, read};
//! use evenkans_measuring::field_test::Question;
//!
//! let question = Question {
//!     outcome: "answer".into(),
//!     group: "name".into(),
//!     vacancy: Some("vacancy".into()),
//!     ..Question::default()
//! };
//! let csv = "answer,name,vacancy\nyes,a,1\nno,b,1\nyes,a,2\nno,b,2\n";
//! let table = read(Reader { name: "data.csv".into(), bytes: csv.as_bytes() }, &question.wanted()).unwrap();
//! let found = question.answer(&table).unwrap();
//! assert_eq!(found.units.unwrap().reference_only, 2);
//! ```
//!
//! Every analysis takes a [`data::Table`], which [`data::read`] makes of a CSV file, and gives one value that serialises
//! to JSON. Not enough data is a result, not an error: what can be said is said, and what cannot stands in `withheld`
//! with its reason. All figures are the same on every machine, for any number of threads.

pub mod chance;
pub mod data;
pub mod draw;
mod estimate;
mod expected;
pub mod field_test;
mod flow;
pub mod gap;
mod mean;
pub mod monitor;
pub mod multiple;
pub mod noise;
pub mod pilot;
pub mod plan;
pub mod pool;
mod reason;
mod regression;
pub mod release;
pub mod report_card;
pub mod survey;
pub mod table;

pub use estimate::{CONFIDENCE, Estimate, Test, Withheld};
pub use expected::{Cell, Expected, Start, Wrong};
pub use reason::{Reason, digits, four, small};
pub use release::{Released, release, release_both};
