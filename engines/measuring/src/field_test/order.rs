//! Does it matter who applied first?

use serde::Serialize;

use super::applications::{Applications, Codes};
use super::models::{self, patterns};
use crate::estimate::{Estimate, Withheld};
use crate::reason::Reason;
use crate::regression::{Clusters, Link, cr2, fit, hc1};

/// What the order of sending did.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OfOrder {
    pub positions: Vec<OfPosition>,
    /// How much the rate of both groups together changes with each later place in the order, in a linear model.
    pub position: Estimate,
    /// How much the difference between the groups changes with it.
    pub interaction: Estimate,
}

/// The applications that were sent as the first, second and so on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OfPosition {
    pub position: u64,
    pub reference_n: u64,
    pub reference_positive: u64,
    pub other_n: u64,
    pub other_positive: u64,
}

pub(super) fn of_order(all: &Applications, order: &[u64], withheld: &mut Vec<Withheld>) -> OfOrder {
    let mut positions = std::collections::BTreeMap::<u64, OfPosition>::new();
    for ((position, outcome), group) in order.iter().zip(&all.outcome).zip(&all.is_other) {
        let zero =
            OfPosition { position: *position, reference_n: 0, reference_positive: 0, other_n: 0, other_positive: 0 };
        let own = positions.entry(*position).or_insert(zero);
        let (n, positive) = if *group == 1 {
            (&mut own.other_n, &mut own.other_positive)
        } else {
            (&mut own.reference_n, &mut own.reference_positive)
        };
        *n += 1;
        *positive += u64::from(*outcome);
    }
    // Around their middles, so that each coefficient is that of both groups, and that of a middle place.
    let middle = order.iter().map(|at| *at as f64).sum::<f64>() / order.len().max(1) as f64;
    let group = |row: usize| f64::from(all.is_other[row]) - 0.5;
    let place = |row: usize| order[row] as f64 - middle;
    let columns: [Box<dyn Fn(usize) -> f64>; 4] =
        [Box::new(|_| 1.0), Box::new(group), Box::new(place), Box::new(move |row| group(row) * place(row))];
    let terms = ["(intercept)", "group", "order", "group×order"].map(str::to_owned).to_vec();
    let design = patterns(terms, &columns, order.len());
    let outcome = |row: usize| f64::from(all.outcome[row]);
    let fitted = (design.rows() > design.width()).then(|| fit(&design, outcome, Link::Identity).ok()).flatten();
    let terms = fitted.map(|fitted| {
        let content = |row: u32| u64::from(design.of_row[row as usize]) << 1 | u64::from(all.outcome[row as usize]);
        let codes = all.cluster.as_ref().filter(|codes| codes.many > 1);
        let clusters = codes.map(|Codes { of_row, many }| Clusters::new(of_row, *many, content));
        let few = clusters.as_ref().map(|clusters| (clusters.len(), models::rarer(all, clusters)));
        let errors = clusters
            .map_or_else(|| hc1(&design, &fitted, outcome), |clusters| cr2(&design, &fitted, outcome, &clusters));
        let mut terms = errors.terms(&design, &fitted);
        if let Some((many, rarer)) = few.filter(|(_, rarer)| *rarer < models::FEWEST_FOR_CR2) {
            terms.iter_mut().for_each(|term| term.estimate = term.estimate.without_certainty());
            let why = models::few_clusters(many, rarer, models::FEWEST_FOR_CR2);
            withheld.push(Withheld::new("p and interval of order", why));
        }
        let is_known = |at: usize| terms[at].estimate.low.is_some();
        if few.is_some_and(|(_, rarer)| rarer >= models::FEWEST_FOR_CR2) && !(is_known(2) && is_known(3)) {
            withheld.push(Withheld::new("p and interval of order", Reason::NothingVaried));
        }
        if few.is_none() {
            // Without knowing what belongs together each application would count for itself.
            terms.iter_mut().for_each(|term| term.estimate = term.estimate.without_certainty());
            let why = if all.cluster.is_some() { Reason::SingleCluster } else { Reason::NoClusters };
            withheld.push(Withheld::new("p and interval of order", why));
        }
        terms
    });
    if terms.is_none() {
        withheld.push(Withheld::new("order", Reason::Collinear));
    }
    let estimate = |at: usize| terms.as_ref().map(|terms| terms[at].estimate).unwrap_or_default();
    OfOrder { positions: positions.into_values().collect(), position: estimate(2), interaction: estimate(3) }
}
