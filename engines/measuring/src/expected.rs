//! What was expected where a file or a question says something else: one list, so that it can be said in any language.

use crate::data::{Categories, Refused};

/// What was expected, or what to do; it shows in English.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "each says in its text what it is")]
pub enum Expected {
    #[error("the file could not be read: {error}")]
    Readable { error: String },
    #[error("the file could not be read further: {error}")]
    ReadableFurther { error: String },
    #[error("expected text (CSV), and this is a binary file; save it as CSV (UTF-8) or XLSX")]
    Text,
    #[error("{most} things are told, and the file was read no further; mend them and try again")]
    ReadNoFurther { most: usize },
    #[error("expected headings, and the file is empty")]
    Headings,
    #[error("heading {at} is not UTF-8 text")]
    HeadingInUtf8 { at: usize },
    #[error(
        "column {at} has no heading; give every column one, take merged cells apart, and a title above the headings out"
    )]
    Heading { at: usize },
    #[error("two columns have this heading; give one another name")]
    HeadingOnce,
    #[error("expected a column with this heading; the first line has: {there}")]
    Column { there: String },
    #[error("is asked for in two roles; choose a column for each")]
    OneRole,
    #[error("expected a quote that closes the one that opens here; none does until the end")]
    ClosedQuote,
    #[error("expected nothing between the end of quotes and the next cell; double a quote that stands within quotes")]
    WholeQuotes,
    #[error("expected a value, and the line is empty; fill it, or take the line out")]
    FilledLine,
    #[error("expected {headings} cells, as there are headings, and there are {cells}")]
    Cells { headings: usize, cells: usize },
    #[error("expected {cell}, and the cell is empty; fill it, or take the row out")]
    Filled { cell: Cell },
    #[error(
        "expected a time as a number, and it says {says:?}; write 20222023 for a school year, 202209 for a month, 20223 for a quarter, or count 1, 2, 3"
    )]
    CountedTime { says: String },
    #[error("expected {cell}, and it says {says:?}")]
    Value { cell: Cell, says: String },
    #[error(
        "expected one way of writing numbers: this column has decimal commas and points that may divide thousands; take those out"
    )]
    OneWayOfNumbers,
    #[error(
        "expected numbers that are clear: here every point or comma stands before three digits, so it may divide thousands; write 1200, or decimals with a point (with a comma where ; divides cells)"
    )]
    ClearNumbers,
    #[error(
        "by its {} this column seems to record the {} of real persons, which Evenkans never processes. Take the column out of the file. To find out whether people are treated equally, send applications of fictitious persons to whom a signal was assigned (field-test), ask an anonymous survey (survey), or use something that is no such trait, such as the programme of study. A column that says nothing of persons says so in its heading, such as employer_country, study_country, school_denomination, teacher or course_language; the answers of an anonymous survey have a heading that does not name the trait, such as answer",
        if *.by_heading { "heading" } else { "values" },
        .what.word()
    )]
    NoTrait { what: Refused, by_heading: bool },
    #[error("expected the reference {word:?} among its values: {among}")]
    Reference { word: String, among: String },
    #[error("expected two values, and there are {many}: {among}; compare two at a time")]
    TwoGroups { many: usize, among: String },
    #[error("expected at most {most} groups, and there are {many}")]
    FewerGroups { most: usize, many: usize },
    #[error("expected the value {yes:?} among its values: {among}")]
    Yes { yes: String, among: String },
    #[error("expected parts, and {word:?} seems to be a row of totals; take it out, or give it another name")]
    Parts { word: String },
    #[error(
        "expected one spelling of each value, and {one:?} and {other:?} differ in capitals or spaces only; choose one of them"
    )]
    OneSpelling { one: String, other: String },
    #[error("expected {cell}, and it says {says:?}; write a share, such as 0.50 instead of 50%")]
    Share { cell: Cell, says: String },
    #[error("expected at most the total, and row {row} of the data has {selected} selected of {total}")]
    AtMostTotal { row: usize, selected: u64, total: u64 },
    #[error("expected at most {most} people in all, and row {row} passes that")]
    FewerPeople { most: u64, row: usize },
    #[error("expected a probability from .5 to below 1")]
    Certainty,
    #[error("expected each vacancy at one employer, and vacancy {vacancy:?} has two employers")]
    OneEmployer { vacancy: String },
    #[error("only a crosswise design has arms or an anchor")]
    Crosswise,
    #[error("expected two arms, and there are {many}")]
    TwoArms { many: usize },
    #[error("expected one application of each group, and pair {pair:?} has two applications of one group")]
    OneOfEachGroup { pair: String },
    #[error("expected at most 10,000 different times")]
    FewerTimes,
    #[error("expected fewer units or times: {units} units at {times} times are more than {most} cells")]
    FewerUnitsOrTimes { units: usize, times: usize, most: usize },
    #[error("expected one start a unit, and unit {unit:?} has {one} and, in row {row} of the data, {other}")]
    OneStart { unit: String, one: Start, other: Start, row: usize },
    #[error(
        "0 means never here, and the times go down to 0 or below; leave the cell empty for never, or count times from 1"
    )]
    ZeroIsNever,
    #[error(
        "times look like codes of more than one kind, or like a week or day that there is not; write all as years (2023), school years (20232024), months (202309), quarters (20233), weeks (202337) or days (20230901), or count 1, 2, 3"
    )]
    OneCodeOfTime,
    #[error("expected variances above 0, and row {row} of the data has {says}")]
    Variance { row: usize, says: String },
    #[error("the moderators determine each other")]
    ApartModerators,
    #[error("three levels are estimated by reml only; leave --method out")]
    Reml,
    #[error("expected more than one value in a moderator; leave it out")]
    VaryingModerator,
    #[error("expected numbers or words")]
    NumbersOrWords,
    #[error("expected a share above 0 and at most 1")]
    Dominance,
    #[error("expected the columns of the earlier release: {columns}")]
    EarlierColumns { columns: String },
    #[error("expected at least {minimum}, as the earlier release had")]
    EarlierMinimum { minimum: u64 },
    #[error("expected at least one column")]
    SomeColumn,
    #[error("is given twice in --by")]
    OnceInBy,
    #[error("expected at most {most} cells in all; choose coarser groups or fewer columns")]
    FewerCells { most: usize },
    #[error("expected two shares from 0 that together are above 0 and at most 1")]
    Discordant,
    #[error("expected two different shares from 0 to 1")]
    DifferentShares,
    #[error("expected an alpha and a power between 0 and 1, and alpha the lower")]
    AlphaAndPower,
    #[error("expected at least two units, with at least one person each")]
    TwoUnits,
    #[error("a stepped wedge takes at least three measurements: before, between and after")]
    ThreeMeasurements,
    #[error("a stepped wedge of more than 1,000 measurements is no pilot")]
    FewerMeasurements,
    #[error("expected an even number of units: half with, half without")]
    EvenUnits,
    #[error("expected from 1 to {most} pairs")]
    Pairs { most: u64 },
    #[error("expected from 1 to {most} people a wave")]
    PeopleAWave { most: u64 },
    #[error("expected an intraclass correlation from 0 to below 1, and an autocorrelation from 0 to 1")]
    Correlations,
    #[error("expected a number of units that {steps} steps divide evenly")]
    UnitsBySteps { steps: u64 },
}

/// What a cell should hold; it shows in English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "each says in its text what it is")]
pub enum Cell {
    #[error("0 or 1, ja or nee, yes or no, true or false")]
    Outcome,
    #[error("a value")]
    Word,
    #[error("a value in UTF-8 (save the file as CSV UTF-8 or XLSX)")]
    Text,
    #[error("a number")]
    Number,
    #[error("a number, or ja or nee, yes or no, true or false")]
    Score,
    #[error("a number from -1e50 to 1e50")]
    Within,
    #[error("a whole number from 0, without points or commas")]
    Count,
    #[error("a number, or an empty cell for never")]
    Moment,
    #[error("a number or a word; take the rows out of which this is not known")]
    Known,
    #[error("a number or a word in UTF-8")]
    Either,
    #[error("a number, as in the rows above")]
    NumberAsAbove,
    #[error("a word, as in the rows above (write a code with a letter)")]
    WordAsAbove,
}

/// When a unit starts: a time, or never.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Start(pub f64);

impl std::fmt::Display for Start {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0.is_finite() { write!(f, "{}", self.0) } else { f.write_str("never") }
    }
}

/// What is wrong with a question, as it meets the data.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("column {column}: {expected}")]
pub struct Wrong {
    pub column: String,
    pub expected: Expected,
}

impl Wrong {
    pub(crate) fn new(column: &str, expected: Expected) -> Self {
        Self { column: column.to_owned(), expected }
    }

    /// Whether all words of a column are parts of the whole, and none stands there in two spellings.
    pub(crate) fn unless_parts(column: &str, words: &Categories) -> Result<(), Self> {
        match words.total() {
            Some(word) => Err(Self::new(column, Expected::Parts { word: word.to_owned() })),
            None => Self::unless_spelt_once(column, words, 1),
        }
    }

    /// Whether no name stands there in two spellings. Short ones are codes, in which a capital may be another letter.
    pub(crate) fn unless_names(column: &str, words: &Categories) -> Result<(), Self> {
        const SHORTEST_NAME: usize = 4;
        Self::unless_spelt_once(column, words, SHORTEST_NAME)
    }

    fn unless_spelt_once(column: &str, words: &Categories, shortest: usize) -> Result<(), Self> {
        let spelling =
            |(one, other): (&str, &str)| Expected::OneSpelling { one: one.to_owned(), other: other.to_owned() };
        words.spelt_twice(shortest).map_or(Ok(()), |found| Err(Self::new(column, spelling(found))))
    }
}
