//! Tiny markets and every stable matching of them, by brute force.

use evenkans_matching::{Market, UNPLACED};

/// A market small enough to search. `priority[student][place]` gives the rank, lower first.
#[derive(Debug, Clone)]
pub struct Tiny {
    pub capacities: Vec<u32>,
    pub lists: Vec<Vec<u32>>,
    pub priority: Vec<Vec<u64>>,
}

impl Tiny {
    pub fn market(&self) -> Market {
        let mut offsets = vec![0];
        let preferences: Vec<u32> = self.lists.concat();
        for list in &self.lists {
            offsets.push(offsets.last().unwrap() + list.len() as u32);
        }
        Market::ranked(self.capacities.clone(), offsets, preferences.clone(), |student, edge| {
            self.priority[student as usize][preferences[edge as usize] as usize]
        })
        .unwrap()
    }

    /// Every assignment within lists and capacities: the place of each student or `UNPLACED`.
    pub fn assignments(&self) -> Vec<Vec<u32>> {
        let mut found = vec![Vec::new()];
        for list in &self.lists {
            let mut longer = Vec::new();
            for start in &found {
                for &place in list.iter().chain(&[UNPLACED]) {
                    let held = start.iter().filter(|&&other| other == place).count() as u32;
                    if place == UNPLACED || held < self.capacities[place as usize] {
                        longer.push([start.as_slice(), &[place]].concat());
                    }
                }
            }
            found = longer;
        }
        found
    }

    /// Position on the list; behind the list when unplaced.
    pub fn position(&self, student: usize, place: u32) -> usize {
        let list = &self.lists[student];
        list.iter().position(|&listed| listed == place).unwrap_or(list.len())
    }

    pub fn is_stable(&self, assignment: &[u32]) -> bool {
        self.lists.iter().enumerate().all(|(student, list)| {
            list[..self.position(student, assignment[student])].iter().all(|&place| {
                let holders: Vec<usize> = (0..assignment.len()).filter(|&s| assignment[s] == place).collect();
                let rank = |s: usize| self.priority[s][place as usize];
                holders.len() as u32 == self.capacities[place as usize]
                    && holders.iter().all(|&holder| rank(holder) < rank(student))
            })
        })
    }

    /// The stable matching that every student likes best.
    pub fn student_optimal(&self) -> Vec<u32> {
        let stable: Vec<Vec<u32>> = self.assignments().into_iter().filter(|a| self.is_stable(a)).collect();
        let best: Vec<usize> =
            (0..self.lists.len()).map(|s| stable.iter().map(|a| self.position(s, a[s])).min().unwrap()).collect();
        let at_best = |a: &&Vec<u32>| (0..best.len()).all(|s| self.position(s, a[s]) == best[s]);
        stable.iter().find(at_best).expect("one stable matching is best for all").clone()
    }
}
