//! A report card of employers: how much they differ, and which of them may be told apart.
//!
//! After Kline, Rose and Walters, "Systemic discrimination among large U.S. employers" (QJE 137, 2022) and "A
//! discrimination report card" (AER 114, 2024): the gap of each employer is the mean over its vacancies of the
//! difference within one; the spread of true gaps is their variance less what their errors add; the whole distribution
//! is deconvolved; and grades order employers only as far as the evidence reaches.
//!
//! No employer is named on thin evidence: with fewer than [`FEWEST`] vacancies an employer is only counted, and with
//! fewer than [`FEWEST_EMPLOYERS`] employers there is a mean gap and no grade. A grade is a statement about a field test, not proof in a single case.

mod bound;
mod deconvolve;
mod grades;

use std::collections::HashMap;

use serde::Serialize;

use crate::chance::counts::Urn;
use crate::chance::strata::Strata;
use crate::chance::{f_above, t_above};
use crate::data::{Categories, Kind, Table, Wanted};
use crate::estimate::{CONFIDENCE, Estimate, Withheld};
use crate::expected::{Expected, Wrong};
use crate::field_test::two_groups;
use crate::multiple::{storey_pi0, storey_q};
use crate::reason::Reason;
use deconvolve::{Observed, deconvolve};
pub use grades::{Certificate, Grades, grade};

/// Which columns tell what.
#[derive(Debug, Clone)]
pub struct Question {
    pub outcome: String,
    pub group: String,
    pub reference: Option<String>,
    pub vacancy: String,
    pub employer: String,
    /// An employer is placed above another only where it is right with at least this probability; from .5 to 1.
    pub certainty: f64,
}

/// What is asked for when nothing is said.
pub const CERTAINTY: f64 = 0.8;
/// An employer with fewer vacancies is not named.
pub const FEWEST: u64 = 5;

/// With fewer employers nothing can be said of how they differ.
pub const FEWEST_EMPLOYERS: usize = 5;

/// What the field test says of the employers. Gaps are other − reference: below zero the other group is worse off.
#[derive(Debug, Clone, Serialize)]
pub struct ReportCard {
    pub reference: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// The mean gap of all employers with enough evidence, and how many those are. Of a single one it is not given: that
    /// would name it.
    pub gap: Estimate,
    pub of: u64,
    /// The standard deviation of the true gaps: of the observed ones, less what their errors add.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spread: Option<f64>,
    /// At most this share of employers does not put the other group at a disadvantage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pi0: Option<f64>,
    /// By q.
    pub employers: Vec<Employer>,
    /// Employers with too little evidence to be named.
    pub not_named: u64,
    /// The distribution of true gaps.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub distribution: Vec<Mass>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate: Option<Certificate>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub withheld: Vec<Withheld>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Employer {
    pub employer: String,
    pub gap: f64,
    pub se: f64,
    /// Vacancies to which both groups applied.
    pub n: u64,
    /// One-sided: of equal treatment, against a disadvantage of the other group.
    pub p: f64,
    /// The expected share of false accusations if all with this q or less were accused.
    pub q: f64,
    /// 1 is the best of them; all have 1 where grades are withheld.
    pub grade: u32,
    /// The expected true gap, given all employers.
    pub posterior: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Mass {
    pub gap: f64,
    pub probability: f64,
}

/// Grades hold each employer against each other; more would take gigabytes.
const MOST_GRADED: usize = 2_000;

/// Whether gaps differ more than their errors add, at 5%: their variance beside the mean square of their errors, which is
/// an F, with the degrees of freedom that unequal errors leave to both (Satterthwaite 1946).
fn differ(all: &[Employer], variance: f64, noise: f64) -> bool {
    let (k, squares) = (all.len() as f64, |one: &Employer| one.se.powi(4));
    let fourth = all.iter().map(squares).sum::<f64>() / k;
    let above = (k - 1.0) * noise * noise / fourth;
    let below = (k * noise).powi(2) / all.iter().map(|one| squares(one) / (one.n as f64 - 1.0)).sum::<f64>();
    f_above(variance / noise, (above, below)) <= 1.0 - CONFIDENCE
}

impl Question {
    /// The columns to read.
    #[must_use]
    pub fn wanted(&self) -> Vec<Wanted> {
        let word = |heading: &str| Wanted::new(heading, Kind::Category);
        vec![
            Wanted::new(&self.outcome, Kind::Outcome),
            Wanted::assigned(&self.group),
            word(&self.vacancy),
            word(&self.employer),
        ]
    }

    /// # Errors
    ///
    /// When the group column has more than two values, or a vacancy two employers.
    pub fn answer(&self, table: &Table) -> Result<ReportCard, Wrong> {
        let empty = Categories::default();
        let groups = table.words(1).unwrap_or(&empty);
        let (reference, other) = two_groups(&self.group, self.reference.as_deref(), groups)?;
        if !(0.5..1.0).contains(&self.certainty) {
            return Err(Wrong::new("--certainty", Expected::Certainty));
        }
        let employers = table.words(3).unwrap_or(&empty);
        Wrong::unless_names(&self.employer, employers)?;
        let mut all = self.gaps(table, reference)?;
        let not_named = (employers.len() - all.len()) as u64;
        let mut card = ReportCard {
            reference: reference.map(|code| groups.word(code).to_owned()).unwrap_or_default(),
            other: other.map(|code| groups.word(code).to_owned()),
            gap: Estimate::default(),
            of: all.len() as u64,
            spread: None,
            pi0: None,
            employers: Vec::new(),
            not_named,
            distribution: Vec::new(),
            certificate: None,
            withheld: Vec::new(),
        };
        if not_named > 0 {
            card.withheld.push(Withheld::new("employers", Reason::ThinEmployers { many: not_named, fewest: FEWEST }));
        }
        let k = all.len() as f64;
        let mean = all.iter().map(|one| one.gap).sum::<f64>() / k;
        let variance = all.iter().map(|one| (one.gap - mean).powi(2)).sum::<f64>() / (k - 1.0);
        let noise = all.iter().map(|one| one.se * one.se).sum::<f64>() / k;
        if all.len() > 1 {
            card.gap = Estimate::student(mean, (variance / k).sqrt(), k - 1.0);
        } else {
            card.withheld.push(Withheld::new("gap", Reason::FewEmployers { fewest: 2 }));
        }
        if all.len() < FEWEST_EMPLOYERS && card.gap.estimate.is_some() {
            card.gap = card.gap.without_certainty();
            card.withheld
                .push(Withheld::new("p and interval of gap", Reason::FewEmployers { fewest: FEWEST_EMPLOYERS }));
        }
        if all.len() >= FEWEST_EMPLOYERS && card.gap.p.is_none() {
            card.withheld.push(Withheld::new("p and interval of gap", Reason::NothingVaried));
        }
        if all.len() < FEWEST_EMPLOYERS {
            card.withheld
                .push(Withheld::new("spread and employers", Reason::FewEmployers { fewest: FEWEST_EMPLOYERS }));
            return Ok(card);
        }
        card.spread = Some((variance - noise).max(0.0).sqrt());
        let p: Vec<f64> = all.iter().map(|one| one.p).collect();
        card.pi0 = storey_pi0(&p, 0.5);
        let q = storey_q(&p, card.pi0.unwrap_or(1.0));
        let observed: Vec<Observed> = all.iter().map(|one| Observed { gap: one.gap, se: one.se }).collect();
        let prior = deconvolve(&observed, (variance - noise).max(0.0));
        for (at, one) in all.iter_mut().enumerate() {
            (one.q, one.posterior) = (q[at], prior.mean(at));
        }
        card.distribution = prior.masses();
        // What chance alone makes of employers that are alike would be graded too.
        if !differ(&all, variance, noise) {
            card.withheld.push(Withheld::new("grades", Reason::SpreadNotShown));
        } else if all.len() > MOST_GRADED {
            card.withheld.push(Withheld::new("grades", Reason::ManyEmployers { most: MOST_GRADED }));
        } else {
            let grades = grade(&prior.better(), self.certainty);
            all.iter_mut().zip(&grades.of).for_each(|(one, grade)| one.grade = *grade);
            card.certificate = Some(grades.certificate);
        }
        all.sort_by(|a, b| a.q.total_cmp(&b.q).then(a.p.total_cmp(&b.p)).then_with(|| a.employer.cmp(&b.employer)));
        card.employers = all;
        Ok(card)
    }

    /// Employers with enough evidence, without what needs them all together.
    fn gaps(&self, table: &Table, reference: Option<usize>) -> Result<Vec<Employer>, Wrong> {
        let empty = Categories::default();
        let words = |at: usize| table.words(at).unwrap_or(&empty);
        let (outcomes, groups, vacancies, employers) =
            (table.outcomes(0).unwrap_or_default(), words(1), words(2), words(3));
        let mut sums = vec![[0_u32; 4]; vacancies.len()];
        let mut whose = vec![u32::MAX; vacancies.len()];
        for (row, outcome) in outcomes.iter().enumerate() {
            let (vacancy, employer) = (vacancies.codes[row] as usize, employers.codes[row]);
            if whose[vacancy] != u32::MAX && whose[vacancy] != employer {
                let vacancy = vacancies.word(vacancy).to_owned();
                return Err(Wrong::new(&self.vacancy, Expected::OneEmployer { vacancy }));
            }
            whose[vacancy] = employer;
            let group = usize::from(Some(groups.codes[row] as usize) != reference);
            sums[vacancy][group] += 1;
            sums[vacancy][group + 2] += u32::from(*outcome);
        }
        // Vacancies, sum and sum of squares of each employer, around nothing: gaps lie between −1 and 1.
        let mut of_employer = vec![(0_u64, 0.0, 0.0); employers.len()];
        for ([n0, n1, y0, y1], employer) in sums.iter().copied().zip(whose.iter().copied()) {
            if n0 > 0 && n1 > 0 {
                let gap = f64::from(y1) / f64::from(n1) - f64::from(y0) / f64::from(n0);
                let own = &mut of_employer[employer as usize];
                *own = (own.0 + 1, own.1 + gap, own.2 + gap * gap);
            }
        }
        let enough = |(_, (n, ..)): &(usize, &(u64, f64, f64))| *n >= FEWEST;
        let variance =
            |(n, sum, squares): (u64, f64, f64)| ((squares - sum * sum / n as f64) / (n as f64 - 1.0)).max(0.0);
        // An employer whose vacancies all came out alike is not known without error: it has the usual variance of the
        // others, or, where nobody varies, the largest that a share can have.
        let varied: Vec<f64> = of_employer
            .iter()
            .enumerate()
            .filter(enough)
            .map(|(_, own)| variance(*own))
            .filter(|v| *v > 1e-12)
            .collect();
        let alike = |own: (u64, f64, f64)| own.0 >= FEWEST && variance(own) <= 1e-12;
        // No p is smaller than that of the lottery within vacancies, which needs no variance. It says more than the curve
        // where nothing varied, and where one group sent more: then differences lie askew, and a fair employer looks guilty.
        let mut by_lottery: Vec<bool> = of_employer.iter().map(|own| alike(*own)).collect();
        for ([n0, n1, ..], employer) in sums.iter().zip(&whose) {
            if *n0 > 0 && *n1 > 0 && n0 != n1 {
                by_lottery[*employer as usize] = true;
            }
        }
        let mut lotteries: HashMap<u32, (Strata, u64)> = HashMap::new();
        for ([n0, n1, y0, y1], employer) in sums.into_iter().zip(whose) {
            if n0 > 0 && n1 > 0 && by_lottery[employer as usize] {
                let urn = Urn { total: u64::from(n0 + n1), marked: u64::from(y0 + y1), drawn: u64::from(n1) };
                let (all, seen) = lotteries.entry(employer).or_default();
                all.add(urn, 1);
                *seen += u64::from(y1);
            }
        }
        let usual = if varied.is_empty() { 0.25 } else { varied.iter().sum::<f64>() / varied.len() as f64 };
        Ok(of_employer
            .iter()
            .enumerate()
            .filter(enough)
            .map(|(code, own)| {
                let (n, gap) = (own.0 as f64, own.1 / own.0 as f64);
                let variance = Some(variance(*own)).filter(|variance| *variance > 1e-12).unwrap_or(usual);
                let se = (variance / n).sqrt();
                let by_lottery = |(all, seen): &(Strata, u64)| all.ln_at_most(*seen).exp();
                let least = lotteries.get(&(code as u32)).filter(|_| gap < 0.0).map_or(0.0, by_lottery);
                let employer = employers.word(code).to_owned();
                Employer {
                    employer,
                    gap,
                    se,
                    n: own.0,
                    p: t_above(-gap / se, n - 1.0).max(least),
                    q: 1.0,
                    grade: 1,
                    posterior: gap,
                }
            })
            .collect())
    }
}
