//! The regressions of a field test.

use nalgebra::DMatrix;

use super::Question;
use super::applications::{Applications, Codes, FEW_EXPECTED, FEWEST_EXPECTED};
use crate::data::Column;
use crate::estimate::{Estimate, Test, Withheld};
use crate::reason::Reason;
use crate::regression::{Clusters, Design, Link, Model, cr1, cr2, fit, hc1, wild};

/// With so many clusters or fewer the bootstrap is drawn without being asked for.
pub const FEW_CLUSTERS: usize = 50;
/// Its draws.
pub const DRAWS: u32 = 9_999;
/// With more the normal curve is as good as Student's t.
const MANY_CLUSTERS: usize = 100;
/// With fewer clusters the usual clustered errors are too small, and their p is withheld; see docs/calibration.md.
pub const FEWEST_FOR_CR1: usize = 10;
/// The same where less than half of the clusters hold the rarer group.
pub const FEWEST_OF_RARER_FOR_CR1: usize = 20;
/// With fewer even the careful ones are no good guide.
pub const FEWEST_FOR_CR2: usize = 5;
const SEED: u64 = 1;
const WILD: &str = "wild-cluster-bootstrap";

/// The difference, and the ratio where both groups were answered.
type Clustered = (Estimate, Option<Estimate>);

/// The models, the difference and ratio with clustered errors, and the bootstrap.
pub(super) fn models(
    question: &Question,
    all: &Applications,
    withheld: &mut Vec<Withheld>,
) -> (Vec<Model>, Option<Clustered>, Option<Test>) {
    if all.other.is_none() || all.outcome.is_empty() {
        return (Vec::new(), None, None);
    }
    for (heading, column) in &all.covariates {
        if column.is_constant() {
            withheld.push(Withheld::new(heading.as_str(), Reason::OneValue { column: heading.clone() }));
        }
    }
    let Some(design) = design(question, all) else {
        withheld.push(Withheld::new("models", Reason::TooManyWords));
        return (Vec::new(), None, None);
    };
    if design.rows() <= design.width() {
        withheld.push(Withheld::new("models", Reason::TooFewRows));
        return (Vec::new(), None, None);
    }
    // A row is its pattern, its group and its outcome.
    let content = |row: u32| {
        let row = row as usize;
        u64::from(design.of_row[row]) << 2 | u64::from(all.is_other[row]) << 1 | u64::from(all.outcome[row])
    };
    let clusters = all.cluster.as_ref().map(|codes| Clusters::new(&codes.of_row, codes.many, content));
    let outcome = |row: usize| f64::from(all.outcome[row]);
    let mut models = Vec::new();
    let mut without_line = None;
    let constant = all.outcome.iter().all(|outcome| *outcome == all.outcome[0]);
    for (name, link) in [("lpm", Link::Identity), ("logit", Link::Logit)] {
        let fitted = if constant { Err(Reason::SameOutcome) } else { fit(&design, outcome, link) };
        let fitted = match fitted {
            Ok(fitted) => fitted,
            Err(why) => {
                if name == "lpm" {
                    without_line = Some(why.clone());
                }
                withheld.push(Withheld::new(name, why));
                continue;
            }
        };
        let mut kinds = vec![hc1(&design, &fitted, outcome)];
        if let Some(clusters) = clusters.as_ref().filter(|clusters| clusters.len() > 1) {
            kinds.push(cr1(&design, &fitted, outcome, clusters));
            kinds.push(cr2(&design, &fitted, outcome, clusters));
        }
        models.extend(kinds.iter().map(|errors| Model {
            name,
            covariance: errors.name,
            terms: errors.terms(&design, &fitted),
        }));
    }
    for term in 2..design.width() {
        rare(all, &design, clusters.as_ref(), term, &mut models, withheld);
    }
    let Some(clusters) = clusters else {
        withheld.push(Withheld::new("cr1 and cr2", Reason::NoClusters));
        if question.bootstrap.is_some() {
            withheld.push(Withheld::new(WILD, Reason::NoClusters));
        }
        return (models, None, None);
    };
    let (many, rarer) = (clusters.len(), rarer(all, &clusters));
    let fewest_for_cr1 = fewest_for_cr1(many, rarer);
    let clustered = clustered(all, &clusters, rarer >= fewest_for_cr1);
    if rarer < fewest_for_cr1 && many > 1 && clustered.is_some() {
        let why = few_clusters(many, rarer, fewest_for_cr1);
        withheld.push(Withheld::new("p and interval of difference_clustered", why));
    }
    for model in &mut models {
        let fewest = match model.covariance {
            "cr1" => fewest_for_cr1,
            "cr2" => FEWEST_FOR_CR2,
            _ => 0,
        };
        if rarer < fewest {
            model.terms.iter_mut().for_each(|term| term.estimate = term.estimate.without_certainty());
            let what = format!("p and interval of {} {}", model.name, model.covariance);
            withheld.push(Withheld::new(what, few_clusters(many, rarer, fewest)));
        }
    }
    if many == 1 {
        withheld.push(Withheld::new("cr1 and cr2", Reason::SingleCluster));
        withheld.push(Withheld::new("p and interval of difference_clustered", Reason::SingleCluster));
    }
    let draws = question.bootstrap.or((2..=FEW_CLUSTERS).contains(&many).then_some(DRAWS));
    let why_not = without_line.or((many == 1).then_some(Reason::SingleCluster));
    let wild = draws.and_then(|draws| {
        let p = why_not.is_none().then(|| wild::p(&design, outcome, &clusters, 1, (draws, SEED))).flatten();
        if p.is_none() {
            withheld.push(Withheld::new(WILD, why_not.unwrap_or(Reason::NothingVaried)));
        }
        Some(Test::new(WILD, p?))
    });
    (models, clustered, wild)
}

/// Takes the certainty of a covariate of two values where too few have one of them, as of the group itself.
fn rare(
    all: &Applications,
    design: &Design,
    clusters: Option<&Clusters>,
    term: usize,
    models: &mut [Model],
    withheld: &mut Vec<Withheld>,
) {
    let (low, high) = (design.patterns.column(term).min(), design.patterns.column(term).max());
    if design.patterns.column(term).iter().any(|value| *value != low && *value != high) {
        return;
    }
    // A word is held against the first one, which none of the columns of its covariate names.
    let heading = |term: usize| design.terms[term].split_once('=').map(|(heading, _)| heading);
    let siblings: Vec<usize> = (2..design.width())
        .filter(|other| *other == term || heading(term).is_some() && heading(*other) == heading(term))
        .collect();
    let patterns = 0..design.patterns.nrows();
    let (first, own): (Vec<bool>, Vec<bool>) = patterns
        .map(|at| {
            let is_first = siblings.iter().all(|other| design.patterns[(at, *other)] == low);
            (is_first, design.patterns[(at, term)] == high)
        })
        .unzip();
    let many = |held: &[bool]| design.of_row.iter().filter(|pattern| held[**pattern as usize]).count() as f64;
    let share = all.outcome.iter().map(|outcome| f64::from(*outcome)).sum::<f64>() / all.outcome.len() as f64;
    let is_few = many(&first).min(many(&own)) * share.min(1.0 - share) < FEWEST_EXPECTED;
    let of = |clusters: &Clusters, held: &[bool]| {
        let holds = |rows: &[u32]| rows.iter().any(|row| held[design.of_row[*row as usize] as usize]);
        clusters.kinds().filter(|(rows, _)| holds(rows)).map(|(_, many)| many).sum::<f64>()
    };
    let rarer = clusters.map(|clusters| (of(clusters, &first).min(of(clusters, &own)) as usize, clusters.len()));
    let mut least = None;
    for model in models {
        let fewest = match (model.covariance, rarer) {
            ("cr1", Some((rarer, many))) => fewest_for_cr1(many, rarer),
            ("cr2", Some(_)) => FEWEST_FOR_CR2,
            _ => 0,
        };
        let one = &mut model.terms[term];
        if let Some((rarer, _)) = rarer.filter(|(rarer, _)| is_few || *rarer < fewest) {
            one.estimate = one.estimate.without_certainty();
            least = least.max(Some((fewest, rarer)));
        } else if is_few {
            one.estimate = one.estimate.without_certainty();
        }
    }
    let what = || format!("p and interval of {}", design.terms[term]);
    if is_few {
        withheld.push(Withheld::new(what(), FEW_EXPECTED));
    } else if let Some((fewest, many)) = least {
        withheld.push(Withheld::new(what(), Reason::FewClustersOfGroup { many, fewest }));
    }
}

/// Whether most of the applications that belong together with others are in clusters of one group only: then a figure that
/// takes each for itself is far too sure.
pub(super) fn is_between(all: &Applications) -> bool {
    let (Some(Codes { of_row, many }), Some(_)) = (&all.cluster, &all.other) else { return false };
    let mut groups = vec![[0_usize; 2]; *many];
    for (cluster, group) in of_row.iter().zip(&all.is_other) {
        groups[*cluster as usize][usize::from(*group)] += 1;
    }
    let rows = |of_one: bool| {
        let chosen = groups.iter().filter(|groups| groups.contains(&0) == of_one);
        chosen.map(|[one, two]| one + two).filter(|rows| *rows > 1).sum::<usize>()
    };
    rows(true) > rows(false)
}

/// In how many clusters the group is that is in the fewest: what clustered errors rest on, however many there are in all.
pub(super) fn rarer(all: &Applications, clusters: &Clusters) -> usize {
    let holds = |rows: &[u32], group: u8| rows.iter().any(|row| all.is_other[*row as usize] == group);
    let of = |group: u8| clusters.kinds().filter(|(rows, _)| holds(rows, group)).map(|(_, many)| many).sum::<f64>();
    // Whole numbers, counted as the kinds are.
    of(0).min(of(1)) as usize
}

pub(super) fn few_clusters(many: usize, rarer: usize, fewest: usize) -> Reason {
    if many < FEWEST_FOR_CR1.min(fewest) {
        Reason::FewClusters { many, fewest }
    } else {
        Reason::FewClustersOfGroup { many: rarer, fewest }
    }
}

/// How many clusters have to hold the rarer group, for the usual clustered errors.
fn fewest_for_cr1(many: usize, rarer: usize) -> usize {
    if 2 * rarer >= many { FEWEST_FOR_CR1 } else { FEWEST_OF_RARER_FOR_CR1 }
}

/// The difference of one part of the data, with applications of one cluster belonging together, and what it leans on:
/// one less than the clusters that hold the rarer group.
pub(super) fn of_part(part: &Applications) -> Option<(Estimate, f64)> {
    let Codes { of_row, many } = part.cluster.as_ref().filter(|_| part.sums().iter().all(|(n, _)| *n > 0))?;
    let content = |row: u32| u64::from(part.is_other[row as usize]) << 1 | u64::from(part.outcome[row as usize]);
    let clusters = Clusters::new(of_row, *many, content);
    let rarer = rarer(part, &clusters);
    let (difference, _) = clustered(part, &clusters, rarer >= fewest_for_cr1(*many, rarer))?;
    Some((difference, rarer as f64 - 1.0))
}

/// The difference and the ratio of both rates, with applications of one cluster belonging together.
fn clustered(all: &Applications, clusters: &Clusters, is_sure: bool) -> Option<Clustered> {
    let mut sums = [[0.0; 2]; 2];
    for (outcome, group) in all.outcome.iter().zip(&all.is_other) {
        sums[usize::from(*group)][0] += 1.0;
        sums[usize::from(*group)][1] += f64::from(*outcome);
    }
    let rate = sums.map(|[n, y]| y / n);
    // What an application adds to its group's rate, or to the logarithm of that.
    let error = |of: fn([f64; 2]) -> f64| {
        let influence = |row: u32| {
            let group = usize::from(all.is_other[row as usize]);
            let sign = if group == 1 { 1.0 } else { -1.0 };
            sign * (f64::from(all.outcome[row as usize]) - rate[group]) / of(sums[group])
        };
        let square: f64 = clusters
            .kinds()
            .map(|(rows, many)| many * rows.iter().map(|row| influence(*row)).sum::<f64>().powi(2))
            .sum();
        let (n, g) = (all.outcome.len() as f64, clusters.len() as f64);
        (square * g / (g - 1.0) * (n - 1.0) / (n - 2.0)).sqrt()
    };
    let estimate = |value: f64, se: f64| {
        // Applications of a single cluster say nothing of how clusters differ.
        let estimate = if clusters.len() < 2 {
            Estimate::bare(value)
        } else if clusters.len() > MANY_CLUSTERS {
            Estimate::normal(value, se)
        } else {
            Estimate::student(value, se, clusters.len() as f64 - 1.0)
        };
        if is_sure { estimate } else { estimate.without_certainty() }
    };
    let difference = estimate(rate[1] - rate[0], error(|[n, _]| n));
    let has_ratio = sums.iter().all(|[_, y]| *y > 0.0);
    let ratio = has_ratio.then(|| estimate((rate[1] / rate[0]).ln(), error(|[_, y]| y)).exponential());
    Some((difference, ratio))
}

/// A column of ones, the group, and the covariates: numbers as they are, words as one column each but the first.
fn design(question: &Question, all: &Applications) -> Option<Design> {
    let mut terms = vec!["(intercept)".to_owned(), question.group.clone()];
    let mut means = vec![0.0, 0.0];
    let mut columns: Vec<Box<dyn Fn(usize) -> f64 + '_>> =
        vec![Box::new(|_| 1.0), Box::new(|row| f64::from(all.is_other[row]))];
    for (heading, column) in &all.covariates {
        match column {
            // What is the same in every row tells nothing, and was named.
            Column::Number(_) if column.is_constant() => {}
            Column::Number(numbers) => {
                let mean = numbers.iter().sum::<f64>() / numbers.len() as f64;
                terms.push(heading.clone());
                means.push(mean);
                columns.push(Box::new(move |row| numbers[row] - mean));
            }
            Column::Category(words) if words.len() <= 100 => {
                for code in words.sorted().into_iter().skip(1) {
                    terms.push(format!("{heading}={}", words.word(code)));
                    means.push(0.0);
                    columns.push(Box::new(move |row| f64::from(words.codes[row] as usize == code)));
                }
            }
            _ => return None,
        }
    }
    if columns.len() == 2 {
        // Two patterns, of which the group is the number.
        let patterns = DMatrix::from_row_slice(2, 2, &[1.0, 0.0, 1.0, 1.0]);
        return Some(Design {
            terms,
            patterns,
            of_row: all.is_other.iter().map(|group| u32::from(*group)).collect(),
            means,
        });
    }
    Some(Design { means, ..patterns(terms, &columns, all.outcome.len()) })
}

/// Rows with the same covariates share a pattern.
pub(super) fn patterns(terms: Vec<String>, columns: &[Box<dyn Fn(usize) -> f64 + '_>], rows: usize) -> Design {
    let mut index = std::collections::HashMap::new();
    let (mut flat, mut of_row) = (Vec::new(), Vec::with_capacity(rows));
    let mut own = vec![0.0; columns.len()];
    let (mut last, mut at) = (vec![u64::MAX; columns.len()], 0);
    for row in 0..rows {
        own.iter_mut().zip(columns).for_each(|(value, column)| *value = column(row));
        if own.iter().zip(&last).any(|(value, last)| value.to_bits() != *last) {
            last.iter_mut().zip(&own).for_each(|(last, value)| *last = value.to_bits());
            let next = index.len() as u32;
            at = *index.entry(last.clone()).or_insert_with(|| {
                flat.extend_from_slice(&own);
                next
            });
        }
        of_row.push(at);
    }
    let means = vec![0.0; terms.len()];
    Design { patterns: DMatrix::from_row_slice(index.len(), terms.len(), &flat), terms, of_row, means }
}
