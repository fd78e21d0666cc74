//! A matching market in flat arrays.

use crate::memory::{self, roomy};

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
    /// Students and edges are counted in 32 bits, places in 31.
    #[error("more than 4,294,967,294 students or edges, or 2,147,483,648 places")]
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
    /// `E` edges, best first within a row, and one [`Edge::END`].
    edges: Vec<Edge>,
}

/// One wish in a single word, so that the search fetches it at once: the rank at the place (32 bits), whether it begins
/// a row (1), and the place (31).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Edge(u64);

impl Edge {
    const FIRST: u64 = 1 << 31;
    /// After the last row, as if another began.
    const END: Self = Self(Self::FIRST);

    /// Whether a row begins here.
    pub(crate) fn is_first(self) -> bool {
        self.0 & Self::FIRST != 0
    }

    /// The place that is wished for.
    pub(crate) fn place(self) -> u32 {
        (self.0 & (Self::FIRST - 1)) as u32
    }

    /// The student's rank there.
    pub(crate) fn rank(self) -> u32 {
        (self.0 >> 32) as u32
    }

    fn set_rank(&mut self, rank: u32) {
        self.0 = u64::from(rank) << 32 | self.0 & u64::from(u32::MAX);
    }
}

impl Market {
    /// Builds a market from its arrays: `m` capacities (0 is allowed), `n + 1` row offsets (`0 ..= E`), `E` places (best
    /// first within a row) and `E` ranks of the student at that place (lower is better).
    ///
    /// # Errors
    /// When the arrays do not fit together (see [`MarketError`]). Equal ranks within one place are
    /// not looked for: the student with the lower number then goes first.
    pub fn new(
        capacities: Vec<u32>,
        offsets: Vec<u32>,
        preferences: Vec<u32>,
        ranks: Vec<u32>,
    ) -> Result<Self, MarketError> {
        let mut edges = unranked(capacities.len(), &offsets, &preferences)?;
        if ranks.len() != preferences.len() {
            return Err(MarketError::Ranks { ranks: ranks.len(), edges: preferences.len() });
        }
        edges.iter_mut().zip(ranks).for_each(|(edge, rank)| edge.set_rank(rank));
        Ok(Self { capacities, offsets, edges })
    }

    /// Builds a market and ranks every place's applicants by `priority(student, edge)`, lower first; of equal ones the
    /// student with the lower number goes first.
    ///
    /// # Errors
    /// When the arrays do not fit together (see [`MarketError`]).
    pub fn ranked<K: Ord>(
        capacities: Vec<u32>,
        offsets: Vec<u32>,
        preferences: Vec<u32>,
        priority: impl Fn(u32, u32) -> K,
    ) -> Result<Self, MarketError> {
        let mut edges = unranked(capacities.len(), &offsets, &preferences)?;
        rank(capacities.len(), &offsets, &mut edges, priority);
        Ok(Self { capacities, offsets, edges })
    }

    /// Number of students.
    pub fn students(&self) -> usize {
        self.offsets.len() - 1
    }

    /// Number of places.
    pub fn places(&self) -> usize {
        self.capacities.len()
    }

    /// Number of edges.
    pub fn edges(&self) -> usize {
        self.edges.len() - 1
    }

    /// Capacities by place.
    pub fn capacities(&self) -> &[u32] {
        &self.capacities
    }

    /// The place of one edge. As with a slice, `edge` must be below [`Market::edges`].
    pub fn place(&self, edge: usize) -> u32 {
        self.edges[edge].place()
    }

    /// The rank of the student of one edge at its place.
    pub fn rank(&self, edge: usize) -> u32 {
        self.edges[edge].rank()
    }

    /// The edges of one student, best first. As with a slice, `student` must be below
    /// [`Market::students`].
    pub fn row(&self, student: usize) -> std::ops::Range<usize> {
        self.offsets[student] as usize..self.offsets[student + 1] as usize
    }

    /// Gives every edge another rank: `of(student)` answers by edge and place.
    pub(crate) fn rank_anew<R: Fn(usize, u32) -> u32>(&mut self, of: impl Fn(u32) -> R) {
        for student in 0..self.students() {
            let rank = of(student as u32);
            for edge in self.row(student) {
                let place = self.edges[edge].place();
                self.edges[edge].set_rank(rank(edge, place));
            }
        }
    }

    /// All edges, and [`Edge::END`] after them.
    pub(crate) fn packed(&self) -> &[Edge] {
        &self.edges
    }
}

/// The edges without their ranks, and [`Edge::END`].
fn unranked(places: usize, offsets: &[u32], preferences: &[u32]) -> Result<Vec<Edge>, MarketError> {
    let end = u32::try_from(preferences.len()).map_err(|_| MarketError::TooLarge)?;
    if end == u32::MAX || offsets.len() > u32::MAX as usize || places as u64 > Edge::FIRST {
        return Err(MarketError::TooLarge);
    }
    let sound = offsets.first() == Some(&0)
        && offsets.last() == Some(&end)
        && offsets.windows(2).all(|pair| pair[0] <= pair[1]);
    if !sound {
        return Err(MarketError::Offsets);
    }
    if let Some(edge) = preferences.iter().position(|&place| place as usize >= places) {
        return Err(MarketError::UnknownPlace { edge, place: preferences[edge], places });
    }
    let mut edges = roomy(preferences.len() + 1);
    edges.extend(preferences.iter().map(|&place| Edge(u64::from(place))));
    edges.push(Edge::END);
    for &start in offsets {
        edges[start as usize].0 |= Edge::FIRST;
    }
    Ok(edges)
}

/// Ranks all edges at their place: group them by place with a counting sort, then sort each
/// group. Only applicants are ranked, so the work is `E log(applicants per place)`.
fn rank<K: Ord>(places: usize, offsets: &[u32], edges: &mut [Edge], priority: impl Fn(u32, u32) -> K) {
    let wishes = edges.len() - 1;
    let mut starts = vec![0_usize; places + 1];
    for edge in &edges[..wishes] {
        starts[edge.place() as usize + 1] += 1;
    }
    for place in 0..places {
        starts[place + 1] += starts[place];
    }
    let mut filled = starts.clone();
    let mut applicants = memory::filled(wishes, (0_u32, 0_u32));
    for (student, row) in offsets.windows(2).enumerate() {
        for edge in row[0]..row[1] {
            let slot = &mut filled[edges[edge as usize].place() as usize];
            applicants[*slot] = (student as u32, edge);
            *slot += 1;
        }
    }
    let mut group = Vec::new();
    for place in starts.windows(2) {
        // Each priority is looked up once: the look-ups jump about in memory, the sort does not.
        let here = &applicants[place[0]..place[1]];
        group.extend(here.iter().map(|&(student, edge)| (priority(student, edge), edge)));
        group.sort_unstable();
        for (rank, (_, edge)) in group.drain(..).enumerate() {
            edges[edge as usize].set_rank(rank as u32);
        }
    }
}
