//! Both groups held against each other within vacancies only.
//!
//! Where some vacancies got more applications of one group than others did, and answered more readily, all applications
//! together differ though each vacancy treated both groups alike (Simpson 1951). Within vacancies they do not: of each
//! vacancy the difference of both rates, weighted as Mantel and Haenszel weigh risk differences (Greenland and Robins,
//! Biometrics 41, 1985), with the error by how much vacancies, or employers, differ.

use super::applications::Applications;
use super::models::FEWEST_FOR_CR1;
use super::paired::{FEWEST_FOR_T, FEWEST_UNEQUAL_FOR_T};
use crate::chance::two_sided;
use crate::estimate::{Estimate, Withheld};
use crate::mean::mean;
use crate::reason::Reason;

pub(super) struct Within {
    pub difference: Estimate,
    /// The degrees of freedom of its error.
    pub df: f64,
    /// Whether the difference of all applications together is another one, more than chance makes it.
    pub is_another: bool,
}

/// With a p at most this, the vacancies' shares of both groups tell of their answers.
const ANOTHER: f64 = 0.05;

/// Nothing where each vacancy got the same share of both groups, because then it is the difference of all together.
/// `rows` are the vacancies' applications and answers.
pub(super) fn within(all: &Applications, rows: &[[u32; 4]], withheld: &mut Vec<Withheld>) -> Option<Within> {
    let is_even =
        |[n0, n1, ..]: &[u32; 4]| u64::from(*n0) * u64::from(rows[0][1]) == u64::from(*n1) * u64::from(rows[0][0]);
    if rows.iter().all(is_even) || rows.iter().all(|[n0, n1, ..]| *n0 == 0 || *n1 == 0) {
        return None;
    }
    let rows: Vec<[f64; 4]> = rows.iter().map(|row| row.map(f64::from)).collect();
    let (vacancy, cluster) = (all.vacancy.as_ref()?, all.cluster.as_ref()?);
    let mut whose = vec![0; vacancy.many];
    for (vacancy, cluster) in vacancy.of_row.iter().zip(&cluster.of_row) {
        whose[*vacancy as usize] = *cluster as usize;
    }
    // Of each cluster the weighted differences of its vacancies, their weights, and how many answered unequally.
    let mut sums = vec![(0.0, 0.0); cluster.many];
    let mut unequal = 0;
    for ([n0, n1, y0, y1], whose) in rows.iter().zip(&whose) {
        let cross = n0 * y1 - n1 * y0;
        unequal += usize::from(cross != 0.0);
        sums[*whose].0 += cross / (n0 + n1);
        sums[*whose].1 += n0 * n1 / (n0 + n1);
    }
    let values: Vec<(f64, f64)> =
        sums.iter().filter(|(_, weight)| *weight > 0.0).map(|(sum, weight)| (sum / weight, *weight)).collect();
    let own = mean(&values);
    let difference = Estimate::student(own.mean, own.variance.sqrt(), own.df);
    let fewest = if vacancy.many == cluster.many { FEWEST_FOR_T } else { FEWEST_FOR_CR1 };
    let why = if values.len() < fewest {
        Some(Reason::FewClusters { many: values.len(), fewest })
    } else if unequal < FEWEST_UNEQUAL_FOR_T {
        Some(Reason::FewUnequal { many: unequal, fewest: FEWEST_UNEQUAL_FOR_T })
    } else {
        None
    };
    // A few vacancies that happen to agree would seem to know it without error.
    let is_another = why.is_none() && is_another(&rows, &whose, &sums, own.mean);
    let difference = match why {
        Some(why) => {
            withheld.push(Withheld::new("p and interval of difference_within", why));
            difference.without_certainty()
        }
        None => difference,
    };
    Some(Within { difference, df: own.df, is_another })
}

/// Whether both differences are further apart than chance of clusters makes them (Hausman 1978).
fn is_another(rows: &[[f64; 4]], whose: &[usize], sums: &[(f64, f64)], within: f64) -> bool {
    let [n0, n1, y0, y1] = rows.iter().fold([0.0; 4], |sum, row| std::array::from_fn(|at| sum[at] + row[at]));
    let weight: f64 = sums.iter().map(|(_, weight)| weight).sum();
    let mut apart: Vec<f64> = sums.iter().map(|(sum, own)| -(sum - own * within) / weight).collect();
    for ([m0, m1, x0, x1], whose) in rows.iter().zip(whose) {
        apart[*whose] += (x1 - m1 * y1 / n1) / n1 - (x0 - m0 * y0 / n0) / n0;
    }
    let error = apart.iter().map(|part| part * part).sum::<f64>().sqrt();
    two_sided((y1 / n1 - y0 / n0 - within) / error) <= ANOTHER
}
