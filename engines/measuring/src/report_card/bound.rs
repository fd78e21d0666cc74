//! How good grades can be at most.
//!
//! Put the employers in an order, and call a table of gains *level* if a gain never grows when the better of the two
//! goes down in the order, or the worse goes up. With a level table, changing two that stand the wrong way round never
//! loses: whoever comes first gains at least as much from being placed higher. So its best grades follow the order, and
//! [`best_cuts`] finds them. Any table of gains is a level one and a rest, and of the rest no grades gain more than each
//! two by themselves. The best of the level part and the rests of all pairs together are therefore a bound, whichever
//! level table is taken; and the bound is convex in it (it is the dual of a linear program).
//!
//! The table is sought around given grades: between different grades the gains themselves where they are level, within
//! a grade no less than the gains. Where both hold, the bound is the worth of those grades, which proves them the best.
//! Where they do not, the table is mixed with ones around the cuts that are best in it, for some rounds.

/// A square table, row by row.
#[derive(Clone)]
pub(super) struct Square {
    pub n: usize,
    cells: Vec<f64>,
}

impl Square {
    pub fn new(n: usize, of: impl Fn(usize, usize) -> f64) -> Self {
        Self { n, cells: (0..n * n).map(|at| of(at / n, at % n)).collect() }
    }

    pub fn at(&self, row: usize, column: usize) -> f64 {
        self.cells[row * self.n + column]
    }
}

/// Mixing stops after so many rounds: with a thousand employers they take some tenths of a second, and the first few do
/// nearly all. With many more it would take long.
fn rounds(n: usize) -> usize {
    if n > 1_500 { 0 } else { (2_000_000 / (n * n)).clamp(4, 100) }
}

/// How much of a new table is tried.
const STEPS: [f64; 5] = [0.05, 0.1, 0.2, 0.35, 0.5];

/// How far a bound may be above the worth of grades that it proves: the error of adding up.
pub(super) fn is_proof(bound: f64, value: f64) -> bool {
    bound - value <= 1e-9 * (1.0 + bound.abs())
}

/// A bound on what any grades gain, from grades in whose order the table stands and which gain `value`.
pub(super) fn bound(gain: &Square, grades: &[u32], value: f64) -> f64 {
    let [above, within] = around(gain, grades);
    let mean = mixed(&above, &within, 0.5);
    let mut now = best_of(gain, [above, within, mean].into_iter());
    let mut best = now.bound;
    for _ in 0..rounds(gain.n) {
        if is_proof(best, value) {
            break;
        }
        let [above, within] = around(gain, &now.cuts);
        let other = mixed(&above, &within, 0.5);
        now = best_of(gain, STEPS.iter().map(|step| mixed(&now.level, &other, *step)));
        // It need not fall in each round: the next cuts may show where it does.
        best = best.min(now.bound);
    }
    best
}

/// A level table, the cuts that are best in it, and the bound that it gives.
struct Bound {
    level: Square,
    cuts: Vec<u32>,
    bound: f64,
}

/// The one with the least bound; without any there is none.
fn best_of(gain: &Square, tables: impl Iterator<Item = Square>) -> Bound {
    let none = Bound { level: Square { n: 0, cells: Vec::new() }, cuts: Vec::new(), bound: f64::INFINITY };
    tables.fold(none, |best, level| {
        let (cuts, bound) = of(gain, &level);
        if bound < best.bound { Bound { level, cuts, bound } } else { best }
    })
}

/// The cuts that are best in a level table, and the bound that it gives.
fn of(gain: &Square, level: &Square) -> (Vec<u32>, f64) {
    let (cuts, best) = best_cuts(level);
    let rest = |r: usize, s: usize| gain.at(r, s) - level.at(r, s);
    let rests: f64 = pairs(gain.n).map(|(r, s)| rest(r, s).max(rest(s, r)).max(0.0)).sum();
    (cuts, best + rests)
}

fn pairs(n: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..n).flat_map(move |r| (r + 1..n).map(move |s| (r, s)))
}

fn mixed(one: &Square, other: &Square, step: f64) -> Square {
    let cells = one.cells.iter().zip(&other.cells).map(|(one, other)| one + step * (other - one)).collect();
    Square { n: one.n, cells }
}

/// Two level tables around grades. Where a gain within a grade is above one between grades that are further apart, the
/// first is too high between the grades, and the second too low within.
fn around(gain: &Square, grades: &[u32]) -> [Square; 2] {
    let n = gain.n;
    let is_apart = |r: usize, s: usize| grades[r] < grades[s];
    let least = least_beyond(n, |r, s| if is_apart(r, s) { gain.at(r, s) } else { f64::INFINITY });
    // Of two apart, the wrong way round may gain what the right way leaves.
    let asked = |r: usize, s: usize| match grades[r].cmp(&grades[s]) {
        std::cmp::Ordering::Less => f64::NEG_INFINITY,
        std::cmp::Ordering::Equal => gain.at(r, s),
        std::cmp::Ordering::Greater => gain.at(r, s) - (gain.at(s, r) - least.at(s, r)).max(0.0),
    };
    let most = most_within(n, |r, s| if r == s { f64::NEG_INFINITY } else { asked(r, s) });
    let table = |of: &dyn Fn(bool, f64, f64) -> f64| {
        Square::new(n, |r, s| if r == s { 0.0 } else { of(is_apart(r, s), least.at(r, s), most.at(r, s)) })
    };
    [
        table(&|is_apart, least, most| if is_apart { least.max(most) } else { most }),
        table(&|is_apart, least, most| if is_apart { least } else { least.min(most) }),
    ]
}

/// The largest of all cells from a row on and up to a column.
fn most_within(n: usize, of: impl Fn(usize, usize) -> f64) -> Square {
    let mut all = Square::new(n, of);
    for r in (0..n).rev() {
        let mut most = f64::NEG_INFINITY;
        for s in 0..n {
            most = most.max(all.at(r, s));
            if r + 1 < n {
                most = most.max(all.at(r + 1, s));
            }
            all.cells[r * n + s] = most;
        }
    }
    all
}

/// The least of all cells up to a row and from a column on.
fn least_beyond(n: usize, of: impl Fn(usize, usize) -> f64) -> Square {
    let mut all = Square::new(n, of);
    for r in 0..n {
        let mut least = f64::INFINITY;
        for s in (0..n).rev() {
            least = least.min(all.at(r, s));
            if r > 0 {
                least = least.min(all.at(r - 1, s));
            }
            all.cells[r * n + s] = least;
        }
    }
    all
}

/// The best grades that follow the order, and what they are worth: from each begin of a grade to each end.
pub(super) fn best_cuts(gain: &Square) -> (Vec<u32>, f64) {
    let n = gain.n;
    let mut best = vec![f64::NEG_INFINITY; n + 1];
    let mut begin = vec![0; n + 1];
    best[0] = 0.0;
    // What all before the begin gain over each.
    let mut above = vec![0.0; n];
    for i in 0..n {
        if i > 0 {
            above.iter_mut().enumerate().skip(i).for_each(|(s, sum)| *sum += gain.at(i - 1, s));
        }
        let mut value = best[i];
        for s in i..n {
            value += above[s];
            if value > best[s + 1] {
                (best[s + 1], begin[s + 1]) = (value, i);
            }
        }
    }
    let mut cuts = vec![0; n];
    let (mut end, mut grade) = (n, 0);
    while end > 0 {
        cuts[begin[end]..end].fill(grade);
        end = begin[end];
        grade += 1;
    }
    cuts.iter_mut().for_each(|cut| *cut = grade - 1 - *cut);
    (cuts, best[n])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::grades::{grade, try_all};
    use super::*;

    fn is_level(table: &Square) -> bool {
        let cells = || (0..table.n).flat_map(|r| (0..table.n).map(move |s| (r, s))).filter(|(r, s)| r != s);
        cells().all(|(r, s)| {
            let within = cells().filter(|(below, left)| *below >= r && *left <= s);
            within.into_iter().all(|(below, left)| table.at(r, s) >= table.at(below, left))
        })
    }

    proptest! {
        #[test]
        fn around_any_grades_no_order_passes_the_bound(
            gains in (3_usize..8).prop_flat_map(|n| (proptest::collection::vec(-1.0..1.0_f64, n * n), proptest::collection::vec(1..5_u32, n))),
        ) {
            let (cells, mut grades) = gains;
            grades.sort_unstable();
            let gain = Square { n: grades.len(), cells };
            for table in around(&gain, &grades) {
                prop_assert!(is_level(&table));
                prop_assert!(is_level(&mixed(&table, &around(&gain, &of(&gain, &table).0)[1], 0.3)));
            }
            let (_, best) = try_all(gain.n, &|r, s| gain.at(r, s));
            prop_assert!(bound(&gain, &grades, best) >= best - 1e-9);
        }

        #[test]
        fn the_best_cuts_are_the_best_of_all_cuts(cells in (2_usize..9).prop_flat_map(|n| proptest::collection::vec(-1.0..1.0_f64, n * n))) {
            let gain = Square { n: cells.len().isqrt(), cells };
            let worth = |cuts: u32| -> f64 {
                let grade = |at: usize| (cuts & ((1 << at) - 1)).count_ones();
                pairs(gain.n).filter(|(r, s)| grade(*r) < grade(*s)).map(|(r, s)| gain.at(r, s)).sum()
            };
            let best = (0..1 << (gain.n - 1)).map(worth).fold(f64::NEG_INFINITY, f64::max);
            let (cuts, value) = best_cuts(&gain);
            let own: f64 = pairs(gain.n).filter(|(r, s)| cuts[*r] < cuts[*s]).map(|(r, s)| gain.at(r, s)).sum();
            prop_assert!((value - best).abs() < 1e-9 && (own - best).abs() < 1e-9, "{value} {own} {best}");
        }
    }

    /// Employers of whom some were tested half as often again as others: in their order the gains are not level, and
    /// the grades are proven all the same.
    #[test]
    fn grades_are_proven_where_employers_were_tested_unequally() {
        let n = 90;
        let strength = |i: usize| (i as f64 * 0.618).fract().powi(6) * 4.0;
        let error = |i: usize| [0.45, 0.5, 0.55][i % 3];
        let better: Vec<Vec<f64>> = (0..n)
            .map(|i| {
                let spread = |j: usize| (strength(i) - strength(j)) / f64::hypot(error(i), error(j));
                (0..n).map(|j| 1.0 / (1.0 + (-1.7 * spread(j)).exp())).collect()
            })
            .collect();
        let found = grade(&better, 0.8);
        let order: Vec<usize> = {
            let mut order: Vec<usize> = (0..n).collect();
            order.sort_by(|a, b| strength(*b).total_cmp(&strength(*a)));
            order
        };
        assert!(!is_level(&Square::new(n, |r, s| better[order[r]][order[s]])));
        assert!(found.certificate.optimal && found.of.iter().max() > Some(&1), "{:?}", found.certificate);
    }
}
