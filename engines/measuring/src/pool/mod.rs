//! Pooling pilots and regions: one answer from many small ones, and how much they differ.
//!
//! Random effects (DerSimonian and Laird 1986; restricted maximum likelihood, Viechtbauer 2005; Paule and Mandel 1982),
//! the interval of Hartung and Knapp (2001), the interval in which the effect of a *next* pilot is expected (Higgins,
//! Thompson and Spiegelhalter 2009), moderators, and three levels (pilots in regions; Konstantopoulos 2011). All on the
//! scale of the effect that is given: logarithms of ratios stay logarithms.
//!
//! It does not mend what is pooled: weak pilots pooled are a weak answer, and pilots that failed and were not reported
//! are missing here too.

mod random;
mod studies;
mod three_levels;

use nalgebra::{DMatrix, DVector};
use serde::Serialize;

use crate::chance::{chi_squared_above, normal_quantile, t_quantile};
use crate::data::{Column, Kind, Table, Wanted};
use crate::estimate::{CONFIDENCE, Estimate, Withheld, finite};
use crate::expected::{Expected, Wrong};
use crate::mean::degrees;
use crate::reason::Reason;
use crate::regression::Term;
use studies::{RATIOS, STANDARD_ERRORS, by_group, of_studies, sounds_like};

pub use studies::Study;

/// How the variance between studies is estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Method {
    #[default]
    Reml,
    DerSimonianLaird,
    PauleMandel,
}

/// Which columns tell what.
#[derive(Debug, Clone, Default)]
pub struct Question {
    pub effect: String,
    /// The squared standard error.
    pub variance: String,
    /// What the studies lie in, such as a region: three levels.
    pub within: Option<String>,
    /// What each study is called.
    pub study: Option<String>,
    pub moderators: Vec<String>,
    pub method: Method,
}
/// With fewer studies of different size their test finds a little too much; `careful` does not. See docs/calibration.md.
pub const FEWEST_FOR_KNAPP: usize = 40;
/// With fewer studies the normal test is off, and its p withheld; see docs/calibration.md.
pub const FEWEST_FOR_Z: usize = 50;

/// What the studies say together.
#[derive(Debug, Clone, Serialize)]
pub struct Pool {
    /// How many studies.
    pub k: usize,
    pub method: &'static str,
    /// With moderators: at their means.
    pub estimate: Estimate,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hartung_knapp: Option<Estimate>,
    /// By Student's t with the larger of both errors, so that studies that happen to agree give no false certainty
    /// (Röver, Knapp and Friede 2015); with degrees of freedom by how many studies, or groups, have the weight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub careful: Option<Estimate>,
    /// Where the true effect of a next study is expected; z-based.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prediction: Option<Interval>,
    /// The same with the error of Hartung and Knapp and Student's t.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prediction_t: Option<Interval>,
    /// What a page says of a next study: `prediction_t`, or else `prediction`, and never closer than the mean itself is
    /// known. Of two studies nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<Interval>,
    /// The variance between studies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tau2: Option<f64>,
    /// By Q-profile (Viechtbauer 2007).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tau2_interval: Option<Interval>,
    /// The share of the variance that lies between studies, in per cent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub i2: Option<f64>,
    /// Cochran's Q of what is left after the moderators.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub q: Option<f64>,
    pub q_df: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub q_p: Option<f64>,
    /// With three levels: the variance between the outer, and within them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sigma2: Option<[f64; 2]>,
    /// Each as `careful` is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub moderators: Vec<Term>,
    pub studies: Vec<Study>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub withheld: Vec<Withheld>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

impl Interval {
    fn around(middle: f64, half: f64) -> Option<Self> {
        Some(Self { low: finite(middle - half)?, high: finite(middle + half)? })
    }

    /// Wide enough to hold the interval of an estimate too; nothing where that has none.
    fn around_also(self, of: &Estimate) -> Option<Self> {
        Some(Self { low: of.low?.min(self.low), high: of.high?.max(self.high) })
    }
}

/// Effects, their variances, and a row of ones with the moderators as distances from their means.
pub(crate) struct Studies {
    pub y: DVector<f64>,
    pub v: DVector<f64>,
    pub x: DMatrix<f64>,
}

impl Question {
    /// The columns to read.
    #[must_use]
    pub fn wanted(&self) -> Vec<Wanted> {
        let mut all = vec![Wanted::new(&self.effect, Kind::Number), Wanted::new(&self.variance, Kind::Number)];
        all.extend(self.within.iter().chain(&self.study).map(|heading| Wanted::new(heading, Kind::Category)));
        all.extend(self.moderators.iter().map(|heading| Wanted::new(heading, Kind::Either)));
        all
    }

    /// # Errors
    ///
    /// When a variance is not above nothing, or the moderators say the same.
    pub fn answer(&self, table: &Table) -> Result<Pool, Wrong> {
        let (effects, variances) = (table.numbers(0).unwrap_or_default(), table.numbers(1).unwrap_or_default());
        if let Some(row) = variances.iter().position(|variance| *variance < 1e-50) {
            let variance = variances[row];
            let says = if variance > 0.0 { format!("{variance:e}") } else { variance.to_string() };
            let what = Expected::Variance { row: row + 1, says };
            return Err(Wrong::new(&self.variance, what));
        }
        if effects.is_empty() {
            return Ok(self.nothing(0, Reason::NoRows));
        }
        let (terms, x) = self.design(table)?;
        let studies = Studies { y: DVector::from_row_slice(effects), v: DVector::from_row_slice(variances), x };
        let (k, width) = (effects.len(), terms.len());
        if k < width {
            return Ok(self.nothing(k, Reason::TooFewRows));
        }
        let mut withheld = Vec::new();
        if sounds_like(&self.variance, &STANDARD_ERRORS) {
            let column = self.variance.clone();
            withheld.push(Withheld::new("variance", Reason::LooksLikeError { column }));
        }
        if sounds_like(&self.effect, &RATIOS) && effects.iter().all(|effect| *effect > 0.0) {
            let column = self.effect.clone();
            withheld.push(Withheld::new("effect", Reason::LooksLikeRatio { column }));
        }
        let collinear = || Wrong::new(&self.moderators.join(","), Expected::ApartModerators);
        let mut within = self.within.as_ref().and_then(|_| table.words(2));
        let names = self.study.as_ref().and_then(|_| table.words(2 + usize::from(self.within.is_some())));
        if within.is_some_and(|within| within.len() < 2 || within.len() == k) {
            withheld.push(Withheld::new("sigma2", Reason::TwoLevels));
            within = None;
        }
        if let Some(heading) = self.within.as_ref().filter(|_| self.method != Method::Reml) {
            return Err(Wrong::new(heading, Expected::Reml));
        }
        let fixed = studies.fit(0.0).ok_or_else(collinear)?;
        let df = k - width;
        let q = fixed.q();
        if df == 0 {
            withheld.push(Withheld::new("tau2", if k == 1 { Reason::OneStudy } else { Reason::Saturated }));
        }
        let (tau2, sigma2, fit) = if let Some(within) = within {
            let (sigma2, fit) = three_levels::fit(&studies, &within.codes, within.len()).ok_or_else(collinear)?;
            (sigma2[0] + sigma2[1], Some(sigma2), fit)
        } else {
            let tau2 = if df == 0 { 0.0 } else { studies.tau2(self.method) };
            (tau2, None, studies.fit(tau2).ok_or_else(collinear)?)
        };
        let z = normal_quantile(0.5 + CONFIDENCE / 2.0);
        let (middle, se) = (fit.coefficients[0], fit.bread[(0, 0)].sqrt());
        let spread = df > 0;
        let knapp = (spread && sigma2.is_none()).then(|| fit.knapp(df as f64));
        let knapp_se = |at: usize| knapp.map(|scale| (scale * fit.bread[(at, at)]).sqrt());
        let t = t_quantile(0.5 + CONFIDENCE / 2.0, df as f64);
        let mut hartung_knapp = knapp_se(0).map(|se| Estimate::student(middle, se, df as f64));
        if k < FEWEST_FOR_KNAPP && hartung_knapp.is_some_and(|knapp| knapp.p.is_some()) {
            hartung_knapp = hartung_knapp.map(Estimate::without_p);
            withheld.push(Withheld::new("p of hartung_knapp", Reason::FewStudies { many: k }));
        }
        // Studies of one group are no evidence apart from each other: what counts is how many groups there are.
        let groups = within.map_or(k, crate::data::Categories::len);
        // And of those, how much each weighs (Bell and McCaffrey 2002).
        let most_df = groups as f64 - width as f64;
        let careful_df = if most_df > 0.0 {
            (degrees(&by_group(&fit.weights, within)) - (width as f64 - 1.0)).clamp(1.0, most_df)
        } else {
            most_df
        };
        let mut estimate = Estimate::normal(middle, se);
        if !spread {
            // How studies differ is not known, so neither is how sure they are together.
            estimate = estimate.without_certainty();
            let why = if k == 1 { Reason::OneStudy } else { Reason::Saturated };
            withheld.push(Withheld::new("p and interval of estimate", why));
        } else if careful_df <= 0.0 {
            estimate = estimate.without_certainty();
            withheld.push(Withheld::new("p and interval of estimate", Reason::SaturatedGroups));
        } else if groups < FEWEST_FOR_Z && estimate.p.is_some() {
            estimate = estimate.without_p();
            let why =
                if within.is_some() { Reason::FewGroups { many: groups } } else { Reason::FewStudies { many: k } };
            withheld.push(Withheld::new("p of estimate", why));
        }
        // What one study says of how studies differ is nothing, and with most of the weight it says it of all.
        let heaviest = studies.v.iter().map(|v| v.recip()).fold(0.0, f64::max);
        // Of two, the one distribution with one degree of freedom is wide enough.
        let is_uneven = k > 2 && heaviest > 0.5 * studies.v.iter().map(|v| v.recip()).sum::<f64>();
        if is_uneven {
            estimate = estimate.without_certainty();
            hartung_knapp = hartung_knapp.map(Estimate::without_certainty);
            let what = "p and interval, prediction and prediction_t";
            withheld.push(Withheld::new(what, Reason::OneHeavyStudy { many: k }));
        }
        if k == 2 {
            withheld.push(Withheld::new("prediction and prediction_t", Reason::TwoStudies));
        }
        // Studies that happen to agree say nothing of how far the next one lies.
        let agree = knapp.is_some_and(|scale| scale < 1e-20);
        if agree {
            withheld.push(Withheld::new("prediction_t", Reason::NothingVaried));
        }
        let careful = |at: usize| {
            let plain = fit.bread[(at, at)].sqrt();
            let se = knapp_se(at).map_or(plain, |knapp| knapp.max(plain));
            let careful = Estimate::student(fit.coefficients[at], se, careful_df);
            if is_uneven { careful.without_certainty() } else { careful }
        };
        if spread && careful_df <= 0.0 {
            withheld.push(Withheld::new("careful", Reason::SaturatedGroups));
        }
        let foretold = spread && k > 2 && !is_uneven;
        let prediction = if foretold { Interval::around(middle, z * (se * se + tau2).sqrt()) } else { None };
        let prediction_t = knapp_se(0)
            .filter(|_| foretold && !agree)
            .and_then(|se| Interval::around(middle, t * (se * se + tau2).sqrt()));
        let mean = if spread && careful_df > 0.0 { careful(0) } else { estimate };
        let next = Interval::around(middle, t_quantile(0.5 + CONFIDENCE / 2.0, careful_df) * (se * se + tau2).sqrt())
            .filter(|_| foretold && careful_df > 0.0)
            .and_then(|next| next.around_also(&mean));
        let tau2_interval = if spread && sigma2.is_none() { studies.tau2_interval() } else { None };
        if spread && sigma2.is_none() && tau2_interval.is_none() {
            withheld.push(Withheld::new("tau2_interval", Reason::AgreeTooWell));
        }
        if sigma2.is_some() {
            withheld.push(Withheld::new("hartung_knapp, prediction_t and tau2_interval", Reason::OfTwoLevels));
        }
        Ok(Pool {
            k,
            method: if within.is_some() { "reml" } else { self.method.word() },
            estimate,
            careful: (spread && careful_df > 0.0).then(|| careful(0)),
            hartung_knapp,
            prediction,
            prediction_t,
            next,
            tau2: spread.then_some(tau2),
            tau2_interval,
            i2: finite(100.0 * tau2 / (tau2 + fixed.typical_variance(df as f64))).filter(|i2| spread && *i2 >= 0.0),
            q: Some(q),
            q_df: df,
            q_p: spread.then(|| chi_squared_above(q, df as f64)),
            sigma2,
            moderators: (1..width)
                .map(|at| Term {
                    term: terms[at].clone(),
                    estimate: careful(at),
                    df: Some(careful_df).filter(|df| *df > 0.0),
                })
                .collect(),
            studies: of_studies(&studies, &fit.weights, (within, names)),
            withheld,
        })
    }

    /// The answer where there is nothing to pool.
    fn nothing(&self, k: usize, why: Reason) -> Pool {
        Pool {
            k,
            method: self.method.word(),
            estimate: Estimate::default(),
            hartung_knapp: None,
            careful: None,
            prediction: None,
            prediction_t: None,
            next: None,
            tau2: None,
            tau2_interval: None,
            i2: None,
            q: None,
            q_df: 0,
            q_p: None,
            sigma2: None,
            moderators: Vec::new(),
            studies: Vec::new(),
            withheld: vec![Withheld::new("estimate", why)],
        }
    }

    fn design(&self, table: &Table) -> Result<(Vec<String>, DMatrix<f64>), Wrong> {
        let first = 2 + usize::from(self.within.is_some()) + usize::from(self.study.is_some());
        let mut terms = vec!["(intercept)".to_owned()];
        let mut columns = vec![vec![1.0; table.rows]];
        for (heading, column) in self.moderators.iter().zip(&table.columns[first..]) {
            if column.is_constant() {
                return Err(Wrong::new(heading, Expected::VaryingModerator));
            }
            match column {
                Column::Number(numbers) => {
                    terms.push(heading.clone());
                    columns.push(centred(numbers.clone()));
                }
                Column::Category(words) => {
                    for code in words.sorted().into_iter().skip(1) {
                        terms.push(format!("{heading}={}", words.word(code)));
                        let is = words.codes.iter().map(|own| f64::from(*own as usize == code)).collect();
                        columns.push(centred(is));
                    }
                }
                _ => return Err(Wrong::new(heading, Expected::NumbersOrWords)),
            }
        }
        Ok((terms, DMatrix::from_fn(table.rows, columns.len(), |row, column| columns[column][row])))
    }
}

fn centred(mut numbers: Vec<f64>) -> Vec<f64> {
    let mean = numbers.iter().sum::<f64>() / numbers.len() as f64;
    numbers.iter_mut().for_each(|number| *number -= mean);
    numbers
}

impl Method {
    fn word(self) -> &'static str {
        match self {
            Self::Reml => "reml",
            Self::DerSimonianLaird => "dl",
            Self::PauleMandel => "pm",
        }
    }
}
