//! Experiments in which there is nothing to find, made from a seed.

use evenkans_measuring::chance::{Random, t_quantile};
use evenkans_measuring::data::{Categories, Column, Table};
use evenkans_measuring::survey::Design;
use evenkans_measuring::{Estimate, field_test, gap, pilot, pool, report_card, survey};

pub const INTRODUCTION: &str = "# Calibration

How often each test of `evenkans measure` cries wolf when there is nothing to find, and how often each interval that
should hold the truth in 95% of cases does. Made by

```
cargo run --release -p evenkans-measuring --example calibrate > docs/calibration.md
```

which puts made-up experiments through the same functions as the command line. At 20,000 experiments a figure of 5% is
right to about 0.3 points (two deviations). An approximate test should lie between 4.5% and 5.5%, give or take a
deviation of the simulation; an exact one promises at
most 5% and may lie far below it in small samples. What is off is withheld by the command in that setting, and says so;
*careful* means fewer false alarms than 5%, at the price of finding less.
";

/// A column of words that are numbers.
fn words(codes: impl Iterator<Item = usize>) -> Column {
    Column::Category(Categories::numbered(codes.map(|code| code as u32).collect()))
}

fn table(columns: Vec<Column>, rows: usize, headings: &[&str]) -> Table {
    Table { rows, columns, headings: headings.iter().map(|one| (*one).to_owned()).collect() }
}

fn field_question(employer: bool) -> field_test::Question {
    field_test::Question {
        outcome: "y".to_owned(),
        group: "g".to_owned(),
        reference: Some("0".to_owned()),
        vacancy: Some("v".to_owned()),
        employer: employer.then(|| "e".to_owned()),
        // Fewer draws than the command's, which changes nothing but the last digit.
        bootstrap: employer.then_some(499),
        ..field_test::Question::default()
    }
}

/// Pairs at vacancies that answer more or less readily, the groups in random order.
pub fn pairs(seed: u64, pairs: usize) -> (field_test::Question, Table) {
    let mut random = Random::new(seed);
    let (mut outcomes, mut groups) = (Vec::new(), Vec::new());
    for _ in 0..pairs {
        let rate = 0.05 + 0.5 * random.unit() * random.unit();
        let first = random.below(2);
        for group in [first, 1 - first] {
            outcomes.push(u8::from(random.chance(rate)));
            groups.push(group);
        }
    }
    let columns = vec![Column::Outcome(outcomes), words(groups.into_iter()), words((0..2 * pairs).map(|row| row / 2))];
    (field_question(false), table(columns, 2 * pairs, &["y", "g", "v"]))
}

/// Employers of different size and readiness, two applications a vacancy; `differ` gives each a gap of its own, which
/// are nothing on average. With `alone` a vacancy gets one application only, of either group.
pub fn employers(seed: u64, employers: usize, differ: bool, alone: bool) -> (field_test::Question, Table) {
    let mut random = Random::new(seed);
    let (mut outcomes, mut groups, mut vacancies, mut of) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for employer in 0..employers {
        let rate = 0.15 + 0.5 * random.unit();
        let gap = if differ { 0.2 * (random.unit() - 0.5) } else { 0.0 };
        for _ in 0..5 + random.below(21) {
            let vacancy = vacancies.last().map_or(0, |last| last + 1);
            let only = alone.then(|| random.below(2));
            for group in (0..2).filter(|group| only.is_none_or(|only| only == *group)) {
                outcomes.push(u8::from(random.chance(rate + if group == 1 { gap / 2.0 } else { -gap / 2.0 })));
                groups.push(group);
                vacancies.push(vacancy);
                of.push(employer);
            }
        }
    }
    let rows = outcomes.len();
    let columns =
        vec![Column::Outcome(outcomes), words(groups.into_iter()), words(vacancies.into_iter()), words(of.into_iter())];
    (field_question(true), table(columns, rows, &["y", "g", "v", "e"]))
}

/// Vacancies that got two applications of one group and one of the other; of so many of a hundred the readier ones got two of
/// the reference.
pub fn lopsided_vacancies(seed: u64, vacancies: usize, alike: usize) -> (field_test::Question, Table) {
    let mut random = Random::new(seed);
    let (mut outcomes, mut groups, mut of) = (Vec::new(), Vec::new(), Vec::new());
    for vacancy in 0..vacancies {
        let is_ready = random.below(2) == 1;
        let rate = if is_ready { 0.6 } else { 0.15 };
        let has_two = u64::from((random.below(100) < alike) != is_ready);
        for group in [0, 1, has_two] {
            outcomes.push(u8::from(random.chance(rate)));
            groups.push(group as usize);
            of.push(vacancy);
        }
    }
    let rows = outcomes.len();
    let columns = vec![Column::Outcome(outcomes), words(groups.into_iter()), words(of.into_iter())];
    (field_question(false), table(columns, rows, &["y", "g", "v"]))
}

/// Parts of a field test in which each vacancy got one signal, four times.
pub fn parts_of_clusters(seed: u64, parts: usize, each: usize) -> (field_test::Question, Table) {
    let mut random = Random::new(seed);
    let rates: Vec<f64> = (0..parts * each).map(|_| 0.1 + 0.6 * random.unit()).collect();
    let rows = parts * each * 4;
    let outcomes = (0..rows).map(|row| u8::from(random.chance(rates[row / 4]))).collect();
    let columns = vec![
        Column::Outcome(outcomes),
        words((0..rows).map(|row| row / 4 % 2)),
        words((0..rows).map(|row| row / 4)),
        words((0..rows).map(|row| row / (4 * each))),
    ];
    let question = field_test::Question { by: Some("b".to_owned()), bootstrap: None, ..field_question(false) };
    (question, table(columns, rows, &["y", "g", "v", "b"]))
}

/// Parts of a field test, as many applications of each group in each, all answered as readily.
pub fn parts(seed: u64, parts: usize, each: usize, rate: f64) -> (field_test::Question, Table) {
    let mut random = Random::new(seed);
    let rows = parts * each * 2;
    let outcomes = (0..rows).map(|_| u8::from(random.chance(rate))).collect();
    let columns = vec![
        Column::Outcome(outcomes),
        words((0..rows).map(|row| row % 2)),
        words((0..rows).map(|row| row / (2 * each))),
    ];
    let question =
        field_test::Question { vacancy: None, by: Some("b".to_owned()), bootstrap: None, ..field_question(false) };
    (question, table(columns, rows, &["y", "g", "b"]))
}

/// Employers that got one signal each, with ten applications; so many of them the other one.
pub fn one_signal(seed: u64, employers: usize, others: usize) -> (field_test::Question, Table) {
    let mut random = Random::new(seed);
    let rates: Vec<f64> = (0..employers).map(|_| 0.15 + 0.5 * random.unit()).collect();
    let rows = employers * 10;
    let outcomes = (0..rows).map(|row| u8::from(random.chance(rates[row / 10]))).collect();
    let groups = (0..rows).map(|row| usize::from(row / 10 < others));
    let columns = vec![Column::Outcome(outcomes), words(groups), words((0..rows).map(|row| row / 10))];
    let question = field_test::Question { vacancy: None, bootstrap: Some(999), ..field_question(true) };
    (question, table(columns, rows, &["y", "g", "e"]))
}

fn counted(random: &mut Random, people: u64, rate: f64) -> u64 {
    (0..people).filter(|_| random.chance(rate)).count() as u64
}

fn gap_question(stratum: bool) -> gap::Question {
    gap::Question {
        layout: gap::Layout::Wide { selected: "s".to_owned(), total: "n".to_owned() },
        group: "g".to_owned(),
        reference: None,
        stratum: stratum.then(|| "d".to_owned()),
    }
}

/// Four departments with rates around the one that is given.
pub fn strata(seed: u64, one: u64, two: u64, rate: f64) -> (gap::Question, Table) {
    let mut random = Random::new(seed);
    let (mut selected, mut total) = (Vec::new(), Vec::new());
    for stratum in 0..4 {
        let own = rate * (0.5 + f64::from(stratum) / 3.0);
        for people in [one, two] {
            selected.push(counted(&mut random, people, own));
            total.push(people);
        }
    }
    let columns = vec![
        Column::Count(selected),
        Column::Count(total),
        words((0..8).map(|row| row % 2)),
        words((0..8).map(|row| row / 2)),
    ];
    (gap_question(true), table(columns, 8, &["s", "n", "g", "d"]))
}

pub fn four_cells(seed: u64, one: u64, two: u64, rate: f64) -> (gap::Question, Table) {
    let mut random = Random::new(!seed);
    let selected = vec![counted(&mut random, one, rate), counted(&mut random, two, rate)];
    let columns = vec![Column::Count(selected), Column::Count(vec![one, two]), words(0..2)];
    (gap_question(false), table(columns, 2, &["s", "n", "g"]))
}

/// Units with levels of their own, times that move all, and chance. Half begin at the third of five times; or a third
/// at the third, a third at the fourth; or all, one step after another.
pub fn panel(seed: u64, design: pilot::Design, units: usize) -> (pilot::Question, Table) {
    let mut random = Random::new(seed);
    let times: Vec<f64> = (0..5).map(|_| 0.1 * random.normal()).collect();
    let (mut y, mut unit, mut when, mut from) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for one in 0..units {
        let level = 0.3 * random.normal();
        let start = match design {
            pilot::Design::SteppedWedge => 2.0 + (one % 4) as f64,
            pilot::Design::Staggered => [3.0, 4.0, f64::NAN][one % 3],
            _ => [3.0, f64::NAN][one % 2],
        };
        for (time, moved) in times.iter().enumerate() {
            y.push(level + moved + 0.2 * random.normal());
            unit.push(one);
            when.push(time as f64 + 1.0);
            from.push(start);
        }
    }
    let rows = y.len();
    let columns = vec![Column::Number(y), words(unit.into_iter()), Column::Number(when), Column::Moment(from)];
    let question = pilot::Question {
        outcome: "y".to_owned(),
        unit: "u".to_owned(),
        time: "t".to_owned(),
        treated_from: "f".to_owned(),
        design: Some(design),
        count: None,
        lower_is_better: false,
    };
    (question, table(columns, rows, &["y", "u", "t", "f"]))
}

/// A wedge of so many times, whose units stay alike from one time to the next, or of which one, by lot, has so many times as
/// many people as the others.
pub fn wedge(seed: u64, units: usize, times: usize, (alike, large): (f64, usize)) -> (pilot::Question, Table) {
    let (mut question, mut table) = panel(seed, pilot::Design::SteppedWedge, 4);
    let mut random = Random::new(!seed);
    let moved: Vec<f64> = (0..times).map(|_| 0.1 * random.normal()).collect();
    let largest = random.below(units);
    let (mut y, mut from, mut people) = (Vec::new(), Vec::new(), Vec::new());
    for unit in 0..units {
        let many = if unit == largest { 25 * large } else { 25 };
        let (level, noise) = (0.3 * random.normal(), 1.0 / (many as f64).sqrt());
        let mut own = noise * random.normal();
        for moved in &moved {
            y.push(level + moved + own);
            own = alike * own + (1.0 - alike * alike).sqrt() * noise * random.normal();
            from.push(2.0 + (unit % (times - 1)) as f64);
            people.push(many as u64);
        }
    }
    let rows = y.len();
    table.columns = vec![
        Column::Number(y),
        words((0..rows).map(|row| row / times)),
        Column::Number((0..rows).map(|row| (row % times) as f64 + 1.0).collect()),
        Column::Moment(from),
        Column::Count(people),
    ];
    table.rows = rows;
    table.headings.push("n".to_owned());
    question.count = Some("n".to_owned());
    (question, table)
}

/// Units with and without the pilot, more of the one than of the other, that begin at a time.
pub fn uneven(seed: u64, with: usize, without: usize, start: f64) -> (pilot::Question, Table) {
    let (question, mut table) = panel(seed, pilot::Design::DifferenceInDifferences, with + without);
    let starts = (0..with + without).flat_map(|unit| [if unit < with { start } else { f64::NAN }; 5]);
    table.columns[3] = Column::Moment(starts.collect());
    (question, table)
}

/// The same, with a unit in each group that has so many times as many people as the twenty of the others, and chance for
/// people and for units.
pub fn sized(seed: u64, with: usize, without: usize, times: usize) -> (pilot::Question, Table) {
    let (mut question, mut table) = uneven(seed, with, without, 3.0);
    let mut random = Random::new(!seed);
    let people = |unit: usize| if unit == 0 || unit == with { 20 * times } else { 20 };
    let counts: Vec<usize> = (0..with + without).flat_map(|unit| [people(unit); 5]).collect();
    let outcomes = counts.iter().map(|n| 0.1 * random.normal() + random.normal() / (*n as f64).sqrt()).collect();
    table.columns[0] = Column::Number(outcomes);
    table.columns.push(Column::Count(counts.into_iter().map(|n| n as u64).collect()));
    table.headings.push("n".to_owned());
    question.count = Some("n".to_owned());
    (question, table)
}

/// A series of whole numbers: of a hundred people at each time those who have something.
pub fn numbers(seed: u64, times: usize) -> (pilot::Question, Table) {
    let (question, mut table) = series(seed, times, 0.0);
    let mut random = Random::new(!seed);
    table.columns[0] = Column::Number((0..times).map(|_| counted(&mut random, 100, 0.3) as f64).collect());
    (question, table)
}

/// A series with a trend; `related` is how much of one time's chance returns in the next.
pub fn series(seed: u64, times: usize, related: f64) -> (pilot::Question, Table) {
    let mut random = Random::new(seed);
    let (mut y, mut left) = (Vec::new(), 0.0);
    for time in 0..times {
        left = related * left + random.normal();
        y.push(0.37 + 0.1 * time as f64 + left);
    }
    let columns = vec![
        Column::Number(y),
        words((0..times).map(|_| 0)),
        Column::Number((1..=times).map(|time| time as f64).collect()),
        Column::Moment(vec![(times / 2 + 1) as f64; times]),
    ];
    let question = panel(0, pilot::Design::InterruptedSeries, 1).0;
    (question, table(columns, times, &["y", "u", "t", "f"]))
}

/// The degrees of freedom with which an interval was made, read off its width.
pub fn df(of: &Estimate) -> Option<f64> {
    let width = (of.high? - of.low?) / (2.0 * of.se?);
    (width > 1.959_964_1).then(|| {
        let (mut low, mut high) = (0.5_f64, 1e6_f64);
        for _ in 0..60 {
            let middle = (low * high).sqrt();
            if t_quantile(0.975, middle) > width {
                low = middle;
            } else {
                high = middle;
            }
        }
        (low * high).sqrt()
    })
}

/// Studies of different size around nothing, so many of them much larger, and the true effect of a next one.
pub fn studies(seed: u64, studies: usize, tau2: f64, large: usize) -> (pool::Question, Table, f64) {
    let mut random = Random::new(seed);
    let variances: Vec<f64> =
        (0..studies).map(|at| if at < large { 0.001 } else { 0.02 + 0.08 * random.unit() }).collect();
    let effects = variances.iter().map(|v| tau2.sqrt() * random.normal() + v.sqrt() * random.normal()).collect();
    let next = tau2.sqrt() * random.normal();
    let question = pool::Question { effect: "y".to_owned(), variance: "v".to_owned(), ..pool::Question::default() };
    (question, table(vec![Column::Number(effects), Column::Number(variances)], studies, &["y", "v"]), next)
}

/// Studies with a moderator that explains nothing: of each study its own, or of each region one.
pub fn moderated(seed: u64, studies: usize, regions: usize) -> (pool::Question, Table) {
    let mut random = Random::new(!seed);
    let of_region: Vec<(f64, f64)> = (0..regions).map(|_| (random.normal(), 0.15 * random.normal())).collect();
    let (mut x, mut y, mut v) = (Vec::new(), Vec::new(), Vec::new());
    for study in 0..studies {
        let variance = 0.02 + 0.08 * random.unit();
        let (own, shift) = if regions == 0 { (random.normal(), 0.0) } else { of_region[study % regions] };
        x.push(own);
        y.push(shift + 0.2 * random.normal() + variance.sqrt() * random.normal());
        v.push(variance);
    }
    let mut columns = vec![Column::Number(y), Column::Number(v)];
    columns.extend((regions > 0).then(|| words((0..studies).map(|study| study % regions))));
    columns.push(Column::Number(x));
    let question = pool::Question {
        effect: "y".to_owned(),
        variance: "v".to_owned(),
        within: (regions > 0).then(|| "r".to_owned()),
        moderators: vec!["x".to_owned()],
        ..pool::Question::default()
    };
    let headings: &[&str] = if regions > 0 { &["y", "v", "r", "x"] } else { &["y", "v", "x"] };
    (question, table(columns, studies, headings))
}

pub fn answers(seed: u64, design: &str, share: f64, people: usize) -> (survey::Question, Table) {
    let mut random = Random::new(seed);
    let design = Design::parse(design).unwrap_or(Design::Direct);
    let (without, more) = design.line();
    let mut answer = || {
        let has = f64::from(u8::from(random.chance(share)));
        u8::from(random.chance(without + more * has))
    };
    let answers = (0..people).map(|_| answer()).collect();
    let question = survey::Question { answer: "a".to_owned(), design, arm: None, first_arm: None, anchor: None };
    (question, table(vec![Column::Outcome(answers)], people, &["a"]))
}

/// Answers in the crosswise model in two arms, with the innocent statement true for a quarter and for three quarters.
pub fn arms(seed: u64, share: f64, people: usize) -> (survey::Question, Table) {
    let mut random = Random::new(seed);
    let answers = (0..people)
        .map(|at| {
            let (has, innocent) = (random.chance(share), random.chance([0.25, 0.75][at % 2]));
            u8::from(has == innocent)
        })
        .collect();
    let (mut question, _) = self::answers(seed, "crosswise:.25", share, 1);
    question.arm = Some("arm".to_owned());
    (question, table(vec![Column::Outcome(answers), words((0..people).map(|at| at % 2))], people, &["a", "arm"]))
}

/// The smallest mid-p of McNemar's test when somebody looks every 20 pairs.
pub fn peeked(table: &Table) -> f64 {
    let (outcomes, groups) = (table.outcomes(0).unwrap_or_default(), table.words(1));
    let (mut one, mut two, mut least) = (0_u64, 0_u64, 1.0_f64);
    for (pair, both) in outcomes.chunks_exact(2).enumerate() {
        if both[0] != both[1] {
            let winner = 2 * pair + usize::from(both[1] == 1);
            if groups.is_some_and(|groups| groups.word(groups.codes[winner] as usize) == "0") {
                one += 1
            } else {
                two += 1
            }
        }
        if (pair + 1) % 20 == 0 {
            least = least.min(field_test::mid_p(one, two));
        }
    }
    least
}

/// Employers without any gap; of every four applications to a vacancy so many are of the reference.
pub fn card(seed: u64, employers: usize, vacancies: usize, first: usize) -> (report_card::Question, Table) {
    let mut random = Random::new(seed);
    let rows = employers * vacancies * 4;
    let outcomes =
        (0..rows).map(|row| u8::from(random.chance(0.2 + 0.2 * (row / (vacancies * 4) % 5) as f64 / 4.0))).collect();
    let columns = vec![
        Column::Outcome(outcomes),
        words((0..rows).map(|row| usize::from(row % 4 >= first))),
        words((0..rows).map(|row| row / 4)),
        words((0..rows).map(|row| row / (4 * vacancies))),
    ];
    let question = report_card::Question {
        outcome: "y".to_owned(),
        group: "g".to_owned(),
        reference: Some("0".to_owned()),
        vacancy: "v".to_owned(),
        employer: "e".to_owned(),
        certainty: report_card::CERTAINTY,
    };
    (question, table(columns, rows, &["y", "g", "v", "e"]))
}
