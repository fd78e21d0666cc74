//! The certificate of an allocation: cutoffs, heads and levels.
//!
//! Cutoffs prove that it is stable (Azevedo and Leshno 2016; Hakimov and Raghavan 2025). A stable
//! allocation is the student-optimal one exactly if no cycle of students would like to trade places
//! (Erdil and Ergin 2008), and in such a cycle only *heads* can move: the best waiting student of
//! each place. Levels that fall strictly along "the head of p sits at q" leave no room for a cycle.

use crate::allocate::{Allocation, UNPLACED};
use crate::lottery::{Numbers, Standing};
use crate::market::Market;
use crate::publication::Cutoff;

/// What is certified of one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PlaceCertificate {
    /// Seats taken.
    pub taken: u32,
    /// Who was still admitted.
    pub cutoff: Cutoff,
    /// 0 without a head; else one more than the level of where the head sits.
    pub level: u32,
    /// Pseudonym of the best waiting student.
    pub head: Option<u32>,
}

/// The allocation is not the student-optimal one: heads could trade places in a cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the heads of places could trade in a cycle, so the allocation is not student-optimal")]
pub struct Cycle;

/// The certificate of `allocation`; students of `market` are numbered by pseudonym, and `classes`
/// gives the class by edge.
///
/// # Errors
/// [`Cycle`] when there are no levels, which cannot happen to an outcome of deferred acceptance.
pub(crate) fn certify(
    market: &Market,
    classes: &[u32],
    numbers: &Numbers,
    allocation: &Allocation,
) -> Result<Vec<PlaceCertificate>, Cycle> {
    let (last, heads, taken) = scan(market, allocation);
    let standing = |(student, edge): (u32, u32)| Standing {
        class: classes[edge as usize],
        number: numbers.of(student, market.place(edge as usize)),
        leaf: student,
    };
    let next: Vec<Option<usize>> = heads
        .iter()
        .map(|head| head.map(|(student, _)| allocation.places[student as usize]))
        .map(|place| place.map(|place| place as usize))
        .collect();
    let levels = levels(&next)?;
    let places = market.capacities().iter().enumerate();
    Ok(places
        .map(|(place, &capacity)| PlaceCertificate {
            taken: taken[place],
            cutoff: match last[place] {
                _ if capacity == 0 => Cutoff::Closed,
                Some(edge) if taken[place] == capacity => {
                    let Standing { class, number, .. } = standing(edge);
                    Cutoff::Last { class, number }
                }
                _ => Cutoff::SeatsLeft,
            },
            level: levels[place],
            head: heads[place].map(|(student, _)| student),
        })
        .collect())
}

type Applicant = Option<(u32, u32)>;

/// By place the last one admitted and the first one waiting (student, edge), and the seats taken.
fn scan(market: &Market, allocation: &Allocation) -> (Vec<Applicant>, Vec<Applicant>, Vec<u32>) {
    let places = market.places();
    let (mut last, mut heads) = (vec![None; places], vec![None; places]);
    let mut taken = vec![0; places];
    for student in 0..market.students() {
        let row = market.row(student);
        let position = allocation.positions[student];
        for (index, edge) in row.enumerate() {
            let place = market.place(edge) as usize;
            let here = Some((student as u32, edge as u32));
            let rank_of = |applicant: Applicant| applicant.map(|(_, edge)| market.rank(edge as usize));
            if index as u32 == position {
                taken[place] += 1;
                if rank_of(last[place]).is_none_or(|rank| rank < market.rank(edge)) {
                    last[place] = here;
                }
                break;
            }
            if rank_of(heads[place]).is_none_or(|rank| market.rank(edge) < rank) {
                heads[place] = here;
            }
        }
    }
    (last, heads, taken)
}

/// Levels along `next`: `None` = no head, `Some(UNPLACED)` = its head is unplaced. Walks each chain
/// to a known level and comes back numbering, so that a long chain costs no stack.
fn levels(next: &[Option<usize>]) -> Result<Vec<u32>, Cycle> {
    let mut levels: Vec<Option<u32>> = vec![None; next.len()];
    let mut chain = Vec::new();
    for start in 0..next.len() {
        let mut place = start;
        let mut level = loop {
            if let Some(known) = levels[place] {
                break known;
            }
            match next[place] {
                None => {
                    levels[place] = Some(0);
                    break 0;
                }
                Some(to) => {
                    chain.push(place);
                    if chain.len() > next.len() {
                        return Err(Cycle);
                    }
                    if to == UNPLACED as usize {
                        break 0;
                    }
                    place = to;
                }
            }
        };
        while let Some(place) = chain.pop() {
            level += 1;
            levels[place] = Some(level);
        }
    }
    Ok(levels.into_iter().flatten().collect())
}
