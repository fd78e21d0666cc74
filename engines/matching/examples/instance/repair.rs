//! Events after the draw, one at a time.

use std::time::Instant;

use evenkans_matching::{Allocation, Market, Seating};
use serde_json::{Value, json};

use crate::generator::{mix, scale};
use crate::timed;

const EVENTS: u64 = 10_000;

/// Microseconds of withdrawals, added and lost seats at random, and how many students other than whoever left moved.
pub fn figures(market: &Market, allocation: &Allocation) -> Value {
    let (seating, begin_ms) = timed(|| Seating::new(market, &allocation.positions));
    let Ok(mut seating) = seating else { return json!({ "error": "not an allocation of this market" }) };
    let mut capacities = market.capacities().to_vec();
    let kinds = ["withdrawal", "added_seat", "lost_seat"].map(|kind| {
        let (mut took, mut moved) = (Vec::new(), 0);
        for event in 0..EVENTS {
            let top = mix(event ^ mix(kind.len() as u64)) >> 32;
            let (student, place) =
                (scale(top, market.students() as u64) as u32, scale(top, capacities.len() as u64) as usize);
            match kind {
                "added_seat" => capacities[place] += 1,
                "lost_seat" => capacities[place] = capacities[place].saturating_sub(1),
                _ => {}
            }
            let begin = Instant::now();
            let others = match kind {
                "withdrawal" => seating.withdraw(student).iter().filter(|&&other| other != student).count(),
                _ => seating.set_capacity(place as u32, capacities[place]).len(),
            };
            took.push(begin.elapsed().as_secs_f64() * 1e6);
            moved += others;
        }
        took.sort_by(f64::total_cmp);
        let at = |share: f64| (took[((took.len() - 1) as f64 * share) as usize] * 10.0).round() / 10.0;
        let figures = json!({
            "median_us": at(0.5), "p99_us": at(0.99), "longest_us": at(1.0),
            "moved": (moved as f64 / EVENTS as f64 * 100.0).round() / 100.0,
        });
        (kind, figures)
    });
    let kinds: serde_json::Map<String, Value> = kinds.into_iter().map(|(kind, of)| (kind.to_owned(), of)).collect();
    json!({ "begin_ms": begin_ms, "events": EVENTS, "kinds": kinds })
}
