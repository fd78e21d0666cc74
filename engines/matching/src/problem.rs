//! What can be wrong with a round.

/// Something wrong with a round; indices point into [`crate::Round`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Too many of something; see [`crate::MAX_PLACES`] and what stands beside it.
    #[error("at most {limit} {what} are allowed")]
    TooMany {
        /// What there is too much of.
        what: &'static str,
        /// The limit.
        limit: usize,
    },
    /// A text is empty or longer than [`crate::MAX_TEXT`] bytes.
    #[error("{what} {index} must have 1 to 1024 bytes")]
    Text {
        /// `place`, `student`, `class`, `group`, `programme` or `title`.
        what: &'static str,
        /// Its index.
        index: usize,
    },
    /// Two places have one identifier, or one place reserves twice for a group.
    #[error("place {0} has the identifier of an earlier one")]
    PlaceTwice(usize),
    /// Reserved seats without open ones before them (of which there may be 0), or for a group that the rules do not name.
    #[error("the reserved seats {0} belong to no place or no group named before")]
    Reserved(usize),
    /// A group of the rules is given twice.
    #[error("group {0} of the rules has the name of an earlier one")]
    GroupTwice(usize),
    /// A student belongs to a group that does not exist.
    #[error("student {0} belongs to a group that the rules do not name, or twice to one")]
    UnknownGroup(usize),
    /// A capacity above [`crate::MAX_CAPACITY`].
    #[error("the capacity of place {0} is too large")]
    Capacity(usize),
    /// Two students have one identifier.
    #[error("student {0} has the identifier of an earlier one")]
    StudentTwice(usize),
    /// A student names a place that does not exist.
    #[error("student {student} names a place that does not exist at position {position}")]
    UnknownPlace {
        /// Index of the student.
        student: usize,
        /// Position on the list (or among the eligible places), from 1.
        position: usize,
    },
    /// A student names a place twice.
    #[error("student {student} names a place for the second time at position {position}")]
    WishTwice {
        /// Index of the student.
        student: usize,
        /// Position on the list, from 1.
        position: usize,
    },
    /// A student names a place for which it was not eligible.
    #[error("student {student} is not eligible for the place at position {position}")]
    NotEligible {
        /// Index of the student.
        student: usize,
        /// Position on the list, from 1.
        position: usize,
    },
    /// A class is 0 or above [`crate::MAX_CLASS`].
    #[error("student {student} has an impossible class at position {position}")]
    Class {
        /// Index of the student.
        student: usize,
        /// Position on the list, from 1.
        position: usize,
    },
    /// A class of the rules is 0, above [`crate::MAX_CLASS`] or given twice.
    #[error("class {0} of the rules has an impossible number or one given before")]
    RulesClass(usize),
    /// A programme is given twice in the headcounts.
    #[error("headcount {0} is of a programme given before")]
    HeadcountTwice(usize),
    /// More students of a programme than its headcount.
    #[error("programme {programme} has {students} students in the round, and the headcounts count {headcount}")]
    Headcount {
        /// The programme.
        programme: String,
        /// How many are in the round.
        students: u32,
        /// What the registrar gave; 0 when it gave none.
        headcount: u32,
    },
    /// More students than all headcounts together count; one without a programme counts too.
    #[error("{students} students are in the round, and all headcounts together count {counted}")]
    Headcounts {
        /// How many are in the round.
        students: u64,
        /// What the registrar gave in all.
        counted: u64,
    },
    /// A list is too long, with the reserved seats of its places counted.
    #[error("student {0} has more than {max} wishes, reserved seats counted", max = crate::MAX_WISHES)]
    WishesWithReserves(usize),
    /// More lists confirmed than there are students.
    #[error("{0} lists were confirmed, more than there are students")]
    Confirmed(u32),
    /// The beacon cannot be waited for.
    #[error("the beacon is not well named: {0}")]
    Beacon(&'static str),
    /// There is not one receipt a student.
    #[error("{receipts} receipts for {students} students")]
    Receipts {
        /// How many receipts.
        receipts: usize,
        /// How many students.
        students: usize,
    },
    /// Two students have one receipt.
    #[error("student {0} has the receipt of another student")]
    ReceiptTwice(usize),
}
