//! Who sits where after a draw, kept up to date one event at a time.
//!
//! The outcome is that of [`crate::repair`]'s definition: deferred acceptance in which whoever holds a seat goes before
//! everybody else at it and lists only better places. It is found without running that again. The *head* of a place is
//! the first in line of those who would rather sit there. A seat that comes free goes to the head, whose own seat comes
//! free in turn: that leaves nobody who could justly want another's seat. It is not always the best there is for the
//! students. Whoever left may have stood first in line elsewhere, and behind it a student who can now trade. A stable
//! allocation is the students' best one exactly if no heads could trade in a cycle (Erdil and Ergin 2008, theorem 1), and
//! a new cycle runs through a place whose head has changed: only from there it is looked for.

use std::collections::HashSet;

use crate::market::{Market, MarketError};
use crate::memory;
use crate::repair::{Before, Hold};

/// Stands for no edge.
const NONE: u32 = u32::MAX;

/// The seats of a drawn [`Market`], and how they change. Whoever gets or changes a seat may move up again, until
/// [`Seating::hold`] says otherwise. Students and edges are numbered as in the market.
///
/// ```
/// use evenkans_matching::{Before, Hold, Market, Seating, allocate};
///
/// // Two places of one seat; both would rather have the first, where student 0 goes first.
/// let market = Market::ranked(vec![1, 1], vec![0, 2, 4], vec![0, 1, 0, 1], |student, _| student).expect("sound");
/// let mut seating = Seating::new(&market, &allocate(&market).positions).expect("an allocation of this market");
/// assert_eq!(seating.withdraw(0), [0, 1]);
/// assert_eq!(seating.position(1), Some(0));
/// ```
#[derive(Debug, Clone)]
pub struct Seating<'m> {
    market: &'m Market,
    capacities: Vec<u32>,
    taken: Vec<u32>,
    /// By student the edge of its seat, or [`NONE`].
    seats: Vec<u32>,
    holds: Vec<Hold>,
    /// By student the edge before which it wants every place of its list: the first of its row when it stays.
    wants: Vec<u32>,
    barred: HashSet<u32>,
    lines: Lines,
    /// By place the edge of its head, or [`NONE`]; and where that student sits, or [`NONE`]. Small beside the lines, so
    /// that a walk from head to head stays in the cache.
    heads: Vec<u32>,
    sits: Vec<u32>,
    /// Places with a seat that came free, and places with another head, of the event at hand.
    vacant: Vec<u32>,
    changed: Vec<u32>,
    /// By place the walk that last came along.
    walked: Vec<u64>,
    walk: u64,
    path: Vec<(u32, u32)>,
    /// Students whose seat the event at hand changed.
    moved: Vec<u32>,
}

/// The applicants of every place in the order of their ranks.
#[derive(Debug, Clone)]
struct Lines {
    /// Where the line of each place begins, and the end of the last.
    starts: Vec<u32>,
    /// Student and edge.
    applicants: Vec<(u32, u32)>,
    /// By place how far the line holds nobody who wants a seat there: there stands its head.
    fronts: Vec<u32>,
}

impl Lines {
    fn new(market: &Market) -> Self {
        let mut starts = vec![0_u32; market.places() + 1];
        for edge in 0..market.edges() {
            starts[market.place(edge) as usize + 1] += 1;
        }
        for place in 0..market.places() {
            starts[place + 1] += starts[place];
        }
        let mut ends = starts.clone();
        let mut applicants = memory::filled(market.edges(), (0, 0));
        for student in 0..market.students() {
            for edge in market.row(student) {
                let end = &mut ends[market.place(edge) as usize];
                applicants[*end as usize] = (student as u32, edge as u32);
                *end += 1;
            }
        }
        for line in starts.windows(2) {
            let line = &mut applicants[line[0] as usize..line[1] as usize];
            line.sort_unstable_by_key(|&(student, edge)| (market.rank(edge as usize), student));
        }
        let fronts = starts[..market.places()].to_vec();
        Self { starts, applicants, fronts }
    }

    fn of(&self, place: u32) -> &[(u32, u32)] {
        &self.applicants[self.starts[place as usize] as usize..self.starts[place as usize + 1] as usize]
    }
}

impl<'m> Seating<'m> {
    /// The seats of an outcome of [`crate::allocate()`], by student the position on its list; everybody may move up.
    ///
    /// # Errors
    /// When there is not one position a student.
    pub fn new(market: &'m Market, positions: &[u32]) -> Result<Self, MarketError> {
        let before = |&position: &u32| match position {
            crate::UNPLACED => Before::Waiting,
            position => Before::Holding { position, hold: Hold::MovesUp },
        };
        let before: Vec<Before> = positions.iter().map(before).collect();
        Self::repaired(market, market.capacities(), &before, |_, _| false).map(|(seating, _)| seating)
    }

    /// As [`crate::repair()`]; also who lost a seat.
    pub(crate) fn repaired(
        market: &'m Market,
        capacities: &[u32],
        before: &[Before],
        barred: impl Fn(u32, u32) -> bool,
    ) -> Result<(Self, Vec<u32>), MarketError> {
        if capacities.len() != market.places() || before.len() != market.students() {
            return Err(MarketError::Offsets);
        }
        let students = market.students();
        let mut seating = Self {
            market,
            capacities: capacities.to_vec(),
            taken: vec![0; capacities.len()],
            seats: memory::filled(students, NONE),
            holds: vec![Hold::MovesUp; students],
            wants: memory::roomy(students),
            barred: HashSet::new(),
            lines: Lines::new(market),
            heads: vec![NONE; capacities.len()],
            sits: vec![NONE; capacities.len()],
            vacant: Vec::new(),
            changed: Vec::new(),
            walked: vec![0; capacities.len()],
            walk: 0,
            path: Vec::new(),
            moved: Vec::new(),
        };
        for (student, &before) in before.iter().enumerate() {
            let row = market.row(student);
            seating.wants.push(match before {
                Before::Gone => row.start as u32,
                _ => row.end as u32,
            });
            seating.barred.extend(row.clone().map(|edge| edge as u32).filter(|&edge| barred(student as u32, edge)));
            let Before::Holding { position, hold } = before else { continue };
            if (position as usize) < row.len() {
                let edge = row.start as u32 + position;
                seating.seats[student] = edge;
                seating.taken[market.place(edge as usize) as usize] += 1;
                seating.holds[student] = hold;
                seating.wants[student] = if hold == Hold::MovesUp { edge } else { row.start as u32 };
            }
        }
        let places = 0..capacities.len() as u32;
        let mut lost: Vec<u32> = places.clone().flat_map(|place| seating.overfull(place)).collect();
        lost.sort_unstable();
        lost.iter().for_each(|&student| seating.unseat(student));
        places.clone().for_each(|place| seating.find_head(place));
        seating.vacant.extend(places.clone());
        seating.fill();
        seating.changed.extend(places);
        seating.settle();
        Ok((seating, lost))
    }

    /// The position on its list that a student sits at, from 0; `None` without a seat, and for an unknown student.
    pub fn position(&self, student: u32) -> Option<u32> {
        let edge = self.seats.get(student as usize).copied().filter(|&edge| edge != NONE)?;
        Some(edge - self.market.row(student as usize).start as u32)
    }

    /// The place that a student sits at; `None` without a seat, and for an unknown student.
    pub fn place(&self, student: u32) -> Option<u32> {
        let edge = self.seats.get(student as usize).copied().filter(|&edge| edge != NONE)?;
        Some(self.market.place(edge as usize))
    }

    /// A student takes no part any more. Answers who sits elsewhere now, that student included, ascending; as every event
    /// does. An unknown student, place or wish changes nothing.
    pub fn withdraw(&mut self, student: u32) -> &[u32] {
        self.moved.clear();
        if (student as usize) < self.seats.len() {
            if self.seats[student as usize] != NONE {
                self.unseat(student);
            }
            let row = self.market.row(student as usize);
            self.want_below(student, row.start as u32);
        }
        self.settled()
    }

    /// A place has this many seats now. Where more sit than that, those who signed stay first, then by rank; whoever
    /// loses its seat competes for those that are free or come free, and displaces nobody.
    pub fn set_capacity(&mut self, place: u32, capacity: u32) -> &[u32] {
        self.moved.clear();
        if let Some(seats) = self.capacities.get_mut(place as usize) {
            *seats = capacity;
            self.vacant.push(place);
            for student in self.overfull(place) {
                self.unseat(student);
                self.want_again(student);
            }
        }
        self.settled()
    }

    /// A wish no longer counts: an employer declined, and that was upheld. Whoever sat there has no seat now, and
    /// competes for others.
    pub fn bar(&mut self, student: u32, position: u32) -> &[u32] {
        self.moved.clear();
        if let Some(edge) = self.edge(student, position) {
            self.barred.insert(edge);
            if self.seats[student as usize] == edge {
                self.unseat(student);
                self.want_again(student);
            } else {
                self.leave_line(edge);
            }
        }
        self.settled()
    }

    /// What it takes to leave the seat, from now on; nothing for a student without one.
    pub fn hold(&mut self, student: u32, hold: Hold) -> &[u32] {
        self.moved.clear();
        if self.seats.get(student as usize).is_some_and(|&edge| edge != NONE) {
            self.holds[student as usize] = hold;
            match hold {
                Hold::MovesUp => self.want_again(student),
                Hold::Stays | Hold::Signed => self.want_below(student, self.market.row(student as usize).start as u32),
            }
        }
        self.settled()
    }

    fn edge(&self, student: u32, position: u32) -> Option<u32> {
        if student as usize >= self.seats.len() {
            return None;
        }
        self.market.row(student as usize).nth(position as usize).map(|edge| edge as u32)
    }

    /// Who sits at a place beyond its seats.
    fn overfull(&self, place: u32) -> Vec<u32> {
        let (taken, capacity) = (self.taken[place as usize], self.capacities[place as usize]);
        if taken <= capacity {
            return Vec::new();
        }
        let sits = |&&(student, edge): &&(u32, u32)| self.seats[student as usize] == edge;
        let mut sitting: Vec<u32> = self.lines.of(place).iter().filter(sits).map(|&(student, _)| student).collect();
        sitting.sort_by_key(|&student| self.holds[student as usize] != Hold::Signed);
        sitting.split_off(capacity as usize)
    }

    /// Takes a student off its seat, which leaves it wanting all of its list.
    fn unseat(&mut self, student: u32) {
        let place = self.market.place(self.seats[student as usize] as usize);
        self.seats[student as usize] = NONE;
        self.holds[student as usize] = Hold::MovesUp;
        self.wants[student as usize] = self.market.row(student as usize).end as u32;
        self.taken[place as usize] -= 1;
        self.vacant.push(place);
        self.moved.push(student);
        self.tell_lines(student);
    }

    /// A student may stand in line again where it did not: at every place before its seat, or at all of its list.
    fn want_again(&mut self, student: u32) {
        let (row, seat) = (self.market.row(student as usize), self.seats[student as usize]);
        let below = if seat == NONE { row.end as u32 } else { seat };
        self.wants[student as usize] = below;
        for edge in row.start as u32..below {
            let place = self.market.place(edge as usize);
            let own = (self.market.rank(edge as usize), student);
            let line = self.lines.of(place);
            let before = line.partition_point(|&(other, at)| (self.market.rank(at as usize), other) < own);
            let front = &mut self.lines.fronts[place as usize];
            *front = (*front).min(self.lines.starts[place as usize] + before as u32);
            self.find_head(place);
            self.vacant.push(place);
            self.changed.push(place);
        }
    }

    /// From now on a student wants only what comes before `below`: it leaves the lines behind it.
    fn want_below(&mut self, student: u32, below: u32) {
        let before = std::mem::replace(&mut self.wants[student as usize], below);
        for edge in below..before {
            self.leave_line(edge);
        }
    }

    /// Whoever stood in line by this edge does so no more.
    fn leave_line(&mut self, edge: u32) {
        let place = self.market.place(edge as usize);
        if self.heads[place as usize] == edge {
            self.find_head(place);
            self.changed.push(place);
        }
    }

    /// The lines of which a student is the head learn where it sits now.
    fn tell_lines(&mut self, student: u32) {
        let sits = self.place(student).unwrap_or(NONE);
        for edge in self.market.row(student as usize).start as u32..self.wants[student as usize] {
            let place = self.market.place(edge as usize) as usize;
            if self.heads[place] == edge {
                self.sits[place] = sits;
            }
        }
    }

    /// Finds the first in line at a place, from where the last one stood.
    fn find_head(&mut self, place: u32) {
        let front = self.lines.fronts[place as usize] as usize;
        let line = &self.lines.applicants[front..self.lines.starts[place as usize + 1] as usize];
        let wants =
            |&&(student, edge): &&(u32, u32)| edge < self.wants[student as usize] && !self.barred.contains(&edge);
        let at = line.iter().position(|one| wants(&one));
        self.lines.fronts[place as usize] = (front + at.unwrap_or(line.len())) as u32;
        let (student, edge) = at.map_or((NONE, NONE), |at| line[at]);
        self.heads[place as usize] = edge;
        self.sits[place as usize] = self.place(student).unwrap_or(NONE);
    }

    /// The first in line at a place, and the edge by which it stands there.
    fn head(&self, place: u32) -> Option<(u32, u32)> {
        let front = self.lines.fronts[place as usize] as usize;
        (self.heads[place as usize] != NONE).then(|| self.lines.applicants[front])
    }

    /// Seats a student by one of its edges, and answers the place that it leaves.
    fn seat(&mut self, student: u32, edge: u32) -> Option<u32> {
        let before = std::mem::replace(&mut self.seats[student as usize], edge);
        self.taken[self.market.place(edge as usize) as usize] += 1;
        self.moved.push(student);
        self.want_below(student, edge);
        self.tell_lines(student);
        (before != NONE).then(|| {
            let left = self.market.place(before as usize);
            self.taken[left as usize] -= 1;
            left
        })
    }

    /// Gives every free seat to the first in line, and the seat that comes free by it to the next.
    fn fill(&mut self) {
        while let Some(&place) = self.vacant.last() {
            let free = self.taken[place as usize] < self.capacities[place as usize];
            match self.head(place) {
                Some((student, edge)) if free => {
                    let left = self.seat(student, edge);
                    self.vacant.extend(left);
                }
                _ => {
                    self.vacant.pop();
                }
            }
        }
    }

    /// Fills what is free, and lets heads trade where their wishes run in a circle.
    fn settle(&mut self) {
        self.fill();
        while let Some(place) = self.changed.pop() {
            if self.circle(place) {
                for (student, edge) in std::mem::take(&mut self.path) {
                    self.seat(student, edge);
                }
            }
        }
    }

    /// Whether the way from a place to where its head sits, and on, leads back to it; then `path` has the heads.
    fn circle(&mut self, begin: u32) -> bool {
        self.walk += 1;
        let mut place = begin;
        loop {
            // Another circle was run into: it has a changed place of its own.
            if std::mem::replace(&mut self.walked[place as usize], self.walk) == self.walk {
                return false;
            }
            place = self.sits[place as usize];
            if place == NONE {
                return false;
            }
            if place == begin {
                break;
            }
        }
        self.path.clear();
        loop {
            self.path.extend(self.head(place));
            place = self.sits[place as usize];
            if place == begin {
                return true;
            }
        }
    }

    fn settled(&mut self) -> &[u32] {
        self.settle();
        self.moved.sort_unstable();
        self.moved.dedup();
        &self.moved
    }
}
