//! Why something is not said, or why evidence is as strong as it is: one list, so that a page can say it in any language.

use serde::{Serialize, Serializer};

use crate::pilot::Code;

/// A reason; it shows, and serialises, in English.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "each says in its text what it is")]
pub enum Reason {
    #[error("the data has no rows")]
    NoRows,
    #[error("column {column} has one value only")]
    OneValue { column: String },
    #[error("needs --vacancy: which applications went to the same vacancy")]
    NoVacancy,
    #[error("no vacancy was applied to by both groups")]
    NoSharedVacancy,
    #[error(
        "some vacancies got more applications of one group than of the other, which alone makes a higher rate likelier"
    )]
    UnevenVacancies,
    #[error(
        "vacancies that got more applications of one group seem to have answered more or less readily too, and all together differ by that; go by `difference_within`"
    )]
    VacanciesUnlike,
    #[error("too few vacancies for it: {many}, and it takes {fewest} (docs/calibration.md)")]
    FewVacancies { many: usize, fewest: usize },
    #[error(
        "too few vacancies that treated both groups differently: {many}, and it takes {fewest} (docs/calibration.md)"
    )]
    FewUnequal { many: usize, fewest: usize },
    #[error("all differences are the same, so that nothing tells how sure they are")]
    NothingVaried,
    #[error(
        "fewer than {fewest} times yes, or fewer than {fewest} times no, are expected somewhere (docs/calibration.md)"
    )]
    FewExpected { fewest: u32 },
    #[error("too few clusters that hold the rarer group: {many}, and it takes {fewest} (docs/calibration.md)")]
    FewClustersOfGroup { many: usize, fewest: usize },
    #[error("no stratum has both groups, or in none of them anything could be otherwise")]
    NoSharedStratum,
    #[error("it takes a yes and a no in each group")]
    NothingToDivide,
    #[error("it takes two strata with both groups in which not all came out alike")]
    OneStratum,
    #[error(
        "it takes a stratum with somebody selected of the one group and somebody not selected of the other, and one the other way round"
    )]
    StrataOneWay,
    #[error("the steps to the largest likelihood did not end")]
    NotConverged,
    #[error("a column of covariates has more than a hundred different words")]
    TooManyWords,
    #[error("there are no more rows than coefficients")]
    TooFewRows,
    #[error("the outcome was the same each time")]
    SameOutcome,
    #[error("the covariates determine each other, so that their effects cannot be told apart")]
    Collinear,
    #[error(
        "some covariates predict the outcome without exception (perfect separation), so there is no largest likelihood"
    )]
    Separated,
    #[error("need --vacancy or --employer: which applications belong together")]
    NoClusters,
    #[error("too few clusters for it: {many}, and it takes {fewest} (docs/calibration.md)")]
    FewClusters { many: usize, fewest: usize },
    #[error("there is a single cluster")]
    SingleCluster,
    #[error("employers with fewer than {fewest} vacancies to which both groups applied: {many}")]
    ThinEmployers { many: u64, fewest: u64 },
    #[error("employers do not differ more than chance can make them differ, so none is placed above another")]
    SpreadNotShown,
    #[error("more than {most} employers, which takes too much memory; grade them in parts")]
    ManyEmployers { most: usize },
    #[error("fewer than {fewest} employers have enough evidence")]
    FewEmployers { fewest: usize },
    #[error(
        "rows of a group that stood there before were added to it: {many}; take them out if they are the same people"
    )]
    AddedRows { many: usize },
    #[error("everything but {yes:?} counts as not selected: {others}")]
    CountedAsNot { yes: String, others: String },
    #[error("nobody answered")]
    NobodyAnswered,
    #[error("no application of the reference was answered, and nothing can be divided by that")]
    ReferenceUnanswered,
    #[error("it takes applications that are independent, and those of one employer or vacancy belong together")]
    PartsOfClusters,
    #[error("of some part it is not known how sure its difference is")]
    UnsureParts,
    #[error("so many answers cannot come of this design, not by chance either: it was not followed")]
    NotFollowed,
    #[error("the answers lie outside what the design can give: by chance, or because it was not followed")]
    OutsideDesign,
    #[error("by the anchor almost everybody answers at random")]
    AllAtRandom,
    #[error("with so many people it says the same as a simpler test, and would take long")]
    ManyPeople,
    #[error("one of the groups has nobody")]
    EmptyGroup,
    #[error("pairs of which one half is missing, not counted: {many}")]
    HalfPairs { many: usize },
    #[error("nothing can be compared yet")]
    NothingYet,
    #[error("there are too few times for a trend before and after")]
    FewTimes,
    #[error(
        "the times and the steps cannot be told apart in this data, or nothing is left that would tell how sure it is"
    )]
    StepsUnclear,
    #[error("no unit begins after the first and before the last time")]
    NoStart,
    #[error("no unit was measured both before and after its start")]
    NoBeforeAndAfter,
    #[error("nothing tells what would have happened without the pilot")]
    NoComparison,
    #[error(
        "the comparison rests on one or two units, or on one with most of the people: whatever else happened there would pass for an effect"
    )]
    OneOrTwo,
    #[error("so few units tell the effect that nothing tells how sure it is")]
    OneUnitTells,
    #[error(
        "the effect is not the same at all times since the start, and then this figure can even point the wrong way; beside units that had not begun it is {} on average: see `by_time_since`",
        four(*mean)
    )]
    EffectGrows { mean: f64 },
    #[error("some outcomes look like shares (0.55) and others like percentages (55); write all of them alike")]
    SharesAndPercentages,
    #[error("counts are so small, below one at some time, that errors are not known")]
    SmallCounts,
    #[error(
        "units with the pilot vary more by the chance of their people than the others: they have fewer, or a share nearer to a half"
    )]
    SmallAmongLarge,
    #[error("too few units for it: {many} (docs/calibration.md)")]
    FewUnits { many: usize },
    #[error("too few units in one of the groups: {many}, and it takes {fewest} (docs/calibration.md)")]
    FewInArm { many: usize, fewest: usize },
    #[error(
        "at one of the times too few units of a group were measured: {many}, and it takes {fewest} (docs/calibration.md)"
    )]
    FewMeasured { many: usize, fewest: usize },
    #[error("the outcome is the same everywhere")]
    ConstantOutcome,
    #[error(
        "row {row} of the data has {outcome}, far from all others, and counts in every figure here; look whether it is a slip"
    )]
    FarFromOthers { row: usize, outcome: f64 },
    #[error("units that had the pilot from the first time on, left out: {many}")]
    AlwaysTreated { many: usize },
    #[error("times are read as {}", spoken(*code))]
    CodesOfTime { code: Code },
    #[error("units that begin between two times count as beginning at the next one: {many}")]
    StartBetween { many: usize },
    #[error("units that begin after the last time count as without the pilot: {many}")]
    StartAfterLast { many: usize },
    #[error(
        "each row counts as one person, and units have different numbers of them: what has more rows weighs more; give --count where rows are no people"
    )]
    RowsWeigh,
    #[error(
        "rows of a unit and time that stood there before were put together with it: {many}; take them out if they are the same people"
    )]
    RowsAgain { many: usize },
    #[error("units without the pilot, which this design does not use: {many}")]
    OthersUnused { many: usize },
    #[error("units that were not measured at the time just before a start and from then on, left out: {many}")]
    NotJustBefore { many: usize },
    #[error(
        "not all units were measured at the same times, so each counts by what it differs from its own level: who comes or goes is no change"
    )]
    ComeAndGo,
    #[error("units that had the pilot from the first time on are compared with others only: {many}")]
    WithOthersOnly { many: usize },
    #[error("units that were not measured both before and after the start, left out: {many}")]
    NotBeforeAndAfter { many: usize },
    #[error("at that start nobody was left to compare with")]
    NobodyLeft,
    #[error("units of one start are too few for an error of their own")]
    OneStartAlone,
    #[error("there is no unit that never has the pilot; answered as {instead}")]
    NoControls { instead: &'static str },
    #[error("in a stepped wedge all units begin, and there are units that never do; answered as {instead}")]
    HasControls { instead: &'static str },
    #[error("units begin at different times; answered as {instead}")]
    ManyStarts { instead: &'static str },
    #[error("all units begin at the same time; answered as {instead}")]
    OneStart { instead: &'static str },
    #[error("it takes one start, with at least three times before and after it; answered as {instead}")]
    NoSeries { instead: &'static str },
    #[error("too few times to tell whether times depend on each other: {many} (docs/calibration.md)")]
    ShortSeries { many: usize },
    #[error("what one time has too much returns in the next (correlation {correlation:.2})")]
    RelatedTimes { correlation: f64 },
    #[error("with one study nothing is known of how studies differ")]
    OneStudy,
    #[error("as many coefficients as studies leave nothing to tell how studies differ")]
    Saturated,
    #[error("as many coefficients as groups of studies leave nothing to tell how groups differ")]
    SaturatedGroups,
    #[error("column {column} sounds like standard errors, and the square of those is asked for")]
    LooksLikeError { column: String },
    #[error(
        "column {column} sounds like ratios, and a ratio without effect is 1, not 0: give their natural logarithms, with the variances of those"
    )]
    LooksLikeRatio { column: String },
    #[error("too few groups of studies for it: {many}; `careful` goes by their number")]
    FewGroups { many: usize },
    #[error("one of {many} studies, by its variance alone, weighs more than all others together")]
    OneHeavyStudy { many: usize },
    #[error("studies agree more than their own variances let chance do, so no variance between them fits")]
    AgreeTooWell,
    #[error("it is made for two levels; `careful` and `prediction` know of three")]
    OfTwoLevels,
    #[error("two studies say almost nothing of how studies differ")]
    TwoStudies,
    #[error("too few studies for it: {many} (docs/calibration.md); `careful` is made for few")]
    FewStudies { many: usize },
    #[error("with one group, or a group for each study, three levels cannot be told from two; answered with two")]
    TwoLevels,
    #[error(
        "too few people changed since the earlier table: both side by side would show them; publish when more have"
    )]
    TooFewChanged,
    #[error(
        "some values are gone since the earlier table and others are new: whoever knows which became which could work out what is hidden; write the values as they were, or publish the changed ones when the people are others, without --previous"
    )]
    Recoded,
    #[error("fewer than {minimum} people")]
    FewPeople { minimum: u64 },
    #[error("one contributor has so much of all that the total would tell of it")]
    Dominated,
    #[error("what has to be hidden could be worked out from what is shown; take coarser groups")]
    CannotHide,
    #[error("no effect could be computed")]
    NoEffect,
    #[error("with {units} units exchanging them can give no p below {p}", p = small(*p))]
    SmallestP { units: usize, p: f64 },
    #[error("before and after without anything to compare with: whatever else changed counts as effect")]
    BeforeAndAfterOnly,
    #[error("one series held against its own trend: whatever else happened at the start counts as effect")]
    OwnTrendOnly,
    #[error("units with the pilot: {with}, and without it: {without}, before and after")]
    WithAndWithout { with: usize, without: usize },
    #[error("both kinds of units moved apart before the start already")]
    MovedApart,
    #[error("before the start both kinds of units moved alike, as far as the data tells")]
    MovedAlike,
    #[error("whether both kinds of units would have moved alike is not shown")]
    NotShownAlike,
    #[error("{units} units begin one after another, each compared with itself and with others")]
    Wedge { units: usize },
    #[error("if a lottery decided who began, or when, it is stronger than this says; data cannot show that")]
    Lottery,
    #[error("so few units cannot show anything")]
    TooFewToShow,
    #[error("the data does not tell how sure the effect is")]
    NotKnown,
    #[error("an effect of this size is not surprising by chance (p = {}); that is no proof that there is none", small(*p))]
    NotSurprising { p: f64 },
    #[error("an effect of this size is surprising by chance (p = {})", small(*p))]
    Surprising { p: f64 },
    #[error(
        "people of one unit are taken to be alike by {icc} (icc); units are measured once, which `measure pilot` cannot answer: compare their means with a t test"
    )]
    AssumedParallel { icc: f64 },
    #[error(
        "people of one unit are taken to be alike by {icc} (icc), and a unit to be like itself at any two measurements by {autocorrelation} (autocorrelation), however far apart; where that fades with time, more units are needed"
    )]
    Assumed { icc: f64, autocorrelation: f64 },
    #[error(
        "one measurement before and one after are planned, and the units are those with and without the pilot together"
    )]
    AssumedTwice,
    #[error("the two arms do not fit each other, so people did not answer as the design asks")]
    ArmsApart,
    #[error("both shares are the same, so there is nothing to find")]
    SameShares,
    #[error("protecting answers (epsilon {epsilon:.2}) takes {cost:.2} times the people of a direct question")]
    Price { epsilon: f64, cost: f64 },
    #[error("an answer tells for certain of some what was asked: it protects nobody (epsilon is infinite)")]
    Unprotected,
    #[error(
        "below {fewest} units by {draws} pilots that were drawn, judged as `measure pilot` judges them: by exchanging units"
    )]
    Simulated { fewest: u64, draws: u32 },
    #[error("with {units} units the smallest p that any lottery between them can give is {p}, above {alpha}: whatever happens, nothing can be shown", p = small(*p))]
    OutOfReach { units: u64, p: f64, alpha: f64 },
    #[error("no sample up to {most} finds this difference often enough")]
    NoSample { most: u64 },
}

fn spoken(code: Code) -> &'static str {
    match code {
        Code::Days => "days: 20210201 comes one day after 20210131",
        Code::SchoolYears => "school years: 20212022 (202122, 2122) comes one year after 20202021",
        Code::Months => "months: 202101 comes one month after 202012",
        Code::Weeks => "weeks (ISO 8601): 202101 comes one week after 202053",
        Code::Halves => "half years: 20211 comes one half year after 20202",
        Code::Quarters => "quarters: 20211 (2021.1) comes one quarter after 20204",
    }
}

/// A figure with four digits that count, and no fewer behind the sign.
#[must_use]
pub fn four(figure: f64) -> String {
    format!("{figure:.0$}", digits(figure.abs()))
}

/// So many digits behind the sign that a figure of this size shows four that count, and at least four.
#[must_use]
pub fn digits(size: f64) -> usize {
    if size > 0.0 && size < 0.1 { (3.0 - size.log10().floor()).clamp(4.0, 12.0) as usize } else { 4 }
}

/// A small p without rounding it to nothing.
#[must_use]
pub fn small(p: f64) -> String {
    if p >= 0.001 || p == 0.0 { format!("{p:.3}") } else { format!("{p:.1e}") }
}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
