//! Allocation that anyone can check: student-proposing deferred acceptance with objective priority
//! classes and a lottery, and the certificate that lets every student verify its own result.
//!
//! The way of a round:
//!
//! 1. [`freeze()`] a [`Round`]: every list goes under one root, and [`Frozen::publication`] with its
//!    fingerprint is mailed to everybody, together with each student's [`Kit`].
//! 2. Wait for the one [`Beacon`] that the rules named.
//! 3. [`draw()`]: lottery numbers, allocation, certificate, and the completed kits.
//! 4. [`verify::public`] needs only the publication, [`verify::student`] also a kit, and
//!    [`verify::replay`] everything.
//!
//! ```
//! use evenkans_matching::{Lottery, Place, Receipt, Round, Rules, Student, Wish, draw, freeze, verify};
//!
//! let wish = |place| Wish { place, class: None };
//! let student = |id: &str, wishes| Student { id: id.to_owned(), wishes, ..Student::default() };
//! let round = Round {
//!     rules: Rules { lottery: Lottery::Single, ..Rules::default() },
//!     places: ["bakery", "clinic"].map(|place| Place { place: place.to_owned(), capacity: 1, group: None }).to_vec(),
//!     students: vec![student("ada", vec![wish(0), wish(1)]), student("bas", vec![wish(0)])],
//! };
//! // In a real round 16 bytes each from a cryptographic random generator.
//! let frozen = freeze(round, &[Receipt([1; 16]), Receipt([2; 16])], None).expect("a sound round");
//! let drawn = draw(&frozen, "c0ffee", true).expect("a value of the beacon");
//! for student in 0..2 {
//!     let kit = drawn.kit(student).expect("one for each student");
//!     assert!(verify::passes(&verify::student(drawn.publication(), &kit)));
//! }
//! ```
//!
//! For an allocation alone, with priorities of one's own, there is [`Market`] and [`allocate()`]:
//!
//! ```
//! use evenkans_matching::{Market, UNPLACED, allocate};
//!
//! // Two places of one seat; three students, of whom the lower number goes first everywhere.
//! let (capacities, offsets, preferences) = (vec![1, 1], vec![0, 2, 4, 5], vec![0, 1, 0, 1, 0]);
//! let market = Market::ranked(capacities, offsets, preferences, |student, _| u64::from(student)).expect("sound");
//! assert_eq!(allocate(&market).places, [0, 1, UNPLACED]);
//! ```
//!
//! The crate is pure: no clock, no network, no random generator. `docs/formats/publication.md` in
//! the repository defines every byte, so that others can write a verifier.
//!
//! A place may reserve seats for a group: see [`Reserves`].
//!
//! After the publication [`repair()`] gives out what comes free, and nobody moves down; [`Seating`] does so one event at
//! a time.
//!
//! Sources: Gale and Shapley 1962 (the algorithm); Azevedo and Leshno 2016, Hakimov and Raghavan 2025
//! (cutoffs); Erdil and Ergin 2008 (which stable allocation is the students' best); Hu and Zhang 2025 (reserved seats).

mod allocate;
pub mod beacon;
mod canonical;
mod certificate;
pub mod digest;
mod draw;
pub mod entry;
mod explain;
pub mod files;
mod freeze;
mod kit;
mod lottery;
mod market;
mod memory;
pub mod outcome;
mod problem;
pub mod publication;
mod repair;
mod reserves;
mod round;
mod seating;
mod simulate;
mod threads;
pub mod tree;
pub mod verify;

pub use allocate::{Allocation, UNPLACED, allocate};
pub use beacon::{Beacon, BeaconError};
pub use canonical::{NotCanonical, canonical};
pub use certificate::Cycle;
pub use digest::Digest;
pub use draw::{DrawError, Drawn, Seat, draw};
pub use entry::Receipt;
pub use explain::{Explanation, Longer, Ranked, explain};
pub use freeze::{Frozen, Opened, ReopenError, freeze};
pub use kit::{HeadOutcome, KIT_FORMAT, Kit, KitHead, KitOutcome, Path};
pub use lottery::{Number, Numbers, Standing};
pub use market::{Market, MarketError};
pub use problem::Problem;
pub use publication::{Cutoff, Publication};
pub use repair::{Before, Hold, Repaired, repair};
pub use reserves::Reserves;
pub use round::{
    Class, Eligible, Group, Headcount, Lottery, MAX_CAPACITY, MAX_CLASS, MAX_PLACES, MAX_STUDENTS, MAX_TEXT,
    MAX_WISHES, Place, Round, Rules, Student, Wish,
};
pub use seating::Seating;
pub use simulate::{Classes, OfProgramme, Policy, Shares, Simulation, Spread, simulate};
