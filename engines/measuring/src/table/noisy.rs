//! A table that may be published because every count has noise.

use std::collections::BTreeMap;

use serde::Serialize;

use super::tally::Tally;
use super::{Question, Values, spots};
use crate::data::Table;
use crate::expected::Wrong;
use crate::noise::{self, Epsilon, laplace};
use crate::release::Spot;

/// A table of which every count has noise.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Noisy {
    pub by: Vec<String>,
    /// Of this table.
    pub epsilon: f64,
    /// With that of earlier tables of the same people.
    pub spent: f64,
    pub rows: Vec<Rough>,
    /// As in [`Published`]; sums of the counts with their noise.
    pub margins: Vec<Rough>,
    pub total: Rough,
}

/// A count with noise, and between which counts the true one lies in 95 of 100 cases. Below nought is nought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rough {
    /// By column; a margin leaves out what it sums over.
    pub values: BTreeMap<String, String>,
    pub count: u64,
    pub low: u64,
    pub high: u64,
}

impl Question {
    /// Every count and sum with noise, and none hidden: what whoever has all other rows can learn of one person is bounded by
    /// `epsilon`, also where that person stands. The rules of [`Question::answer`] do not apply. `bits` gives 64 random bits a
    /// time, which nobody may be able to guess; the draws of one answer must never be used for another.
    ///
    /// # Errors
    ///
    /// When there are too many cells.
    pub fn answer_with_noise(
        &self,
        table: &Table,
        epsilon: Epsilon,
        spent: f64,
        bits: &mut impl FnMut() -> u64,
    ) -> Result<Noisy, Wrong> {
        let Tally { sums, names, .. } = self.tally(table)?;
        // Each person is in one cell, so all cells together cost what one does; `noise` counts the one that they leave too. The
        // sums are of the cells with their noise, and cost nothing.
        let noisy: Vec<Vec<i64>> =
            sums.iter().map(|row| row.iter().map(|n| *n as i64 + laplace(epsilon, bits)).collect()).collect();
        let rough = |spot: Option<Spot>| {
            let cells: Vec<i64> = match spot {
                Some(Spot::Cell(row, at)) => vec![noisy[row][at]],
                Some(Spot::Row(row)) => noisy[row].clone(),
                Some(Spot::Column(at)) => noisy.iter().map(|row| row[at]).collect(),
                None => noisy.iter().flatten().copied().collect(),
            };
            let (sum, within) = (cells.iter().sum::<i64>(), noise::within(epsilon, cells.len()) as i64);
            let people = |n: i64| u64::try_from(n).unwrap_or(0);
            let values = spot.map_or_else(Values::new, |spot| self.values(spot, &names));
            Rough { values, count: people(sum), low: people(sum - within), high: people(sum + within) }
        };
        let is_cell = |spot: &Spot| matches!(spot, Spot::Cell(..));
        let (cells, margins): (Vec<Spot>, Vec<Spot>) = spots(&sums).partition(is_cell);
        Ok(Noisy {
            by: self.by.clone(),
            epsilon: epsilon.value(),
            spent: ((spent + epsilon.value()) * 1e4).round() / 1e4,
            rows: cells.into_iter().map(|spot| rough(Some(spot))).collect(),
            // With one column a row is its only cell.
            margins: if self.by.len() == 1 {
                Vec::new()
            } else {
                margins.into_iter().map(|spot| rough(Some(spot))).collect()
            },
            total: rough(None),
        })
    }
}
