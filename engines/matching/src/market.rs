//! A matching market in flat arrays.

use std::cmp::Ordering;

/// Why a [`Market`] cannot be built.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MarketError {
    /// `offsets` must start at 0, never fall, and end at the number of edges.
    #[error("the row offsets do not describe the edges")]
    Offsets,
    /// A preference names a place that does not exist.
    #[error("edge {edge} names place {place}, and there are {places} places")]
    UnknownPlace {
        /// Index of the edge.
        edge: usize,
        /// The place that it names.
        place: u32,
        /// How many places there are.
        places: usize,
    },
    /// `ranks` must have one entry an edge.
    #[error("there are {ranks} ranks for {edges} edges")]
    Ranks {
        /// Length of `ranks`.
        ranks: usize,
        /// Length of `preferences`.
        edges: usize,
    },
    /// Students and edges are counted in 32 bits.
    #[error("more than 4,294,967,294 students or edges")]
    TooLarge,
}

/// Students with ranked lists and places with capacities and a strict order of their applicants.
///
/// Row `s` of student `s` is `offsets[s]..offsets[s + 1]`; an *edge* is one entry of a row. `E` is
/// the number of edges, `n` of students, `m` of places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Market {
    /// `m` capacities; 0 is allowed.
    capacities: Vec<u32>,
    /// `n + 1` row offsets, `0 ..= E`.
    offsets: Vec<u32>,
    /// `E` place numbers, best first within a row.
    preferences: Vec<u32>,
    /// `E` ranks of the student at that place; lower is better, distinct within a place.
    ranks: Vec<u32>,
}

impl Market {
    /// Builds a market from its arrays.
    ///
    /// # Errors
    /// When the arrays do not fit together (see [`MarketError`]). Equal ranks within one place are
    /// not looked for: the earlier proposal then keeps the seat.
    pub fn new(
        capacities: Vec<u32>,
        offsets: Vec<u32>,
        preferences: Vec<u32>,
        ranks: Vec<u32>,
    ) -> Result<Self, MarketError> {
        check_rows(capacities.len(), &offsets, &preferences)?;
        if ranks.len() != preferences.len() {
            return Err(MarketError::Ranks { ranks: ranks.len(), edges: preferences.len() });
        }
        Ok(Self { capacities, offsets, preferences, ranks })
    }

    /// Builds a market and ranks every place's applicants by `priority(student, edge)`, lower first.
    ///
    /// # Errors
    /// When the arrays do not fit together (see [`MarketError`]).
    pub fn ranked<K: Ord>(
        capacities: Vec<u32>,
        offsets: Vec<u32>,
        preferences: Vec<u32>,
        priority: impl Fn(u32, u32) -> K,
    ) -> Result<Self, MarketError> {
        check_rows(capacities.len(), &offsets, &preferences)?;
        let ranks =
            rank_edges(capacities.len(), &offsets, &preferences, |a, b| priority(a.0, a.1).cmp(&priority(b.0, b.1)));
        Ok(Self { capacities, offsets, preferences, ranks })
    }

    /// Number of students.
    pub fn students(&self) -> usize {
        self.offsets.len() - 1
    }

    /// Number of places.
    pub fn places(&self) -> usize {
        self.capacities.len()
    }

    /// Capacities by place.
    pub fn capacities(&self) -> &[u32] {
        &self.capacities
    }

    /// Row offsets, one more than there are students.
    pub fn offsets(&self) -> &[u32] {
        &self.offsets
    }

    /// Places by edge.
    pub fn preferences(&self) -> &[u32] {
        &self.preferences
    }

    /// Ranks by edge.
    pub fn ranks(&self) -> &[u32] {
        &self.ranks
    }

    /// The edges of one student, best first. As with a slice, `student` must be below
    /// [`Market::students`].
    pub fn row(&self, student: usize) -> std::ops::Range<usize> {
        self.offsets[student] as usize..self.offsets[student + 1] as usize
    }
}

fn check_rows(places: usize, offsets: &[u32], preferences: &[u32]) -> Result<(), MarketError> {
    let edges = u32::try_from(preferences.len()).map_err(|_| MarketError::TooLarge)?;
    if offsets.len() > u32::MAX as usize {
        return Err(MarketError::TooLarge);
    }
    let sound = offsets.first() == Some(&0)
        && offsets.last() == Some(&edges)
        && offsets.windows(2).all(|pair| pair[0] <= pair[1]);
    if !sound {
        return Err(MarketError::Offsets);
    }
    match preferences.iter().position(|&place| place as usize >= places) {
        Some(edge) => Err(MarketError::UnknownPlace { edge, place: preferences[edge], places }),
        None => Ok(()),
    }
}

/// Ranks of all edges at their place: group the edges by place with a counting sort, then sort each
/// group. Only applicants are ranked, so the work is `E log(applicants per place)`.
fn rank_edges(
    places: usize,
    offsets: &[u32],
    preferences: &[u32],
    order: impl Fn((u32, u32), (u32, u32)) -> Ordering,
) -> Vec<u32> {
    let mut starts = vec![0_usize; places + 1];
    for &place in preferences {
        starts[place as usize + 1] += 1;
    }
    for place in 0..places {
        starts[place + 1] += starts[place];
    }
    let mut filled = starts.clone();
    let mut applicants = vec![(0_u32, 0_u32); preferences.len()];
    for (student, row) in offsets.windows(2).enumerate() {
        for edge in row[0]..row[1] {
            let slot = &mut filled[preferences[edge as usize] as usize];
            applicants[*slot] = (student as u32, edge);
            *slot += 1;
        }
    }
    let mut ranks = vec![0; preferences.len()];
    for place in starts.windows(2) {
        let group = &mut applicants[place[0]..place[1]];
        group.sort_unstable_by(|a, b| order(*a, *b));
        for (rank, &(_, edge)) in group.iter().enumerate() {
            ranks[edge as usize] = rank as u32;
        }
    }
    ranks
}
