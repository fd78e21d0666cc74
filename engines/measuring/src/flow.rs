//! The most that can flow from one node to another, by shortest augmenting paths (Edmonds and Karp, 1972). For graphs of
//! some thousand arcs.

use std::collections::VecDeque;

/// A directed graph with capacities between nodes.
#[derive(Debug, Clone)]
pub struct Graph {
    /// Arc and its way back stand next to each other: where it goes, and how much more can.
    arcs: Vec<(usize, u64)>,
    /// The arcs that leave a node.
    leaving: Vec<Vec<usize>>,
}

impl Graph {
    pub fn new(nodes: usize) -> Self {
        Self { arcs: Vec::new(), leaving: vec![Vec::new(); nodes] }
    }

    /// An arc with a capacity, and one for the way back.
    pub fn add(&mut self, from: usize, to: usize, capacity: u64, back: u64) {
        self.leaving[from].push(self.arcs.len());
        self.arcs.push((to, capacity));
        self.leaving[to].push(self.arcs.len());
        self.arcs.push((from, back));
    }

    /// The maximum flow, or `enough` if there is at least so much.
    pub fn most(mut self, from: usize, to: usize, enough: u64) -> u64 {
        let mut flow = 0;
        while flow < enough {
            let Some(path) = self.path(from, to) else { break };
            let room = path.iter().map(|arc| self.arcs[*arc].1).min().unwrap_or(0).min(enough - flow);
            for arc in path {
                self.arcs[arc].1 -= room;
                self.arcs[arc ^ 1].1 = self.arcs[arc ^ 1].1.saturating_add(room);
            }
            flow += room;
        }
        flow
    }

    /// The arcs of a shortest path with room, the last one first.
    fn path(&self, from: usize, to: usize) -> Option<Vec<usize>> {
        let mut by: Vec<Option<usize>> = vec![None; self.leaving.len()];
        let mut queue = VecDeque::from([from]);
        while let Some(at) = queue.pop_front() {
            for arc in self.leaving[at].iter().copied() {
                let (next, room) = self.arcs[arc];
                if room == 0 || next == from || by[next].is_some() {
                    continue;
                }
                by[next] = Some(arc);
                if next == to {
                    let mut path = Vec::new();
                    let mut at = to;
                    while let Some(arc) = by[at] {
                        path.push(arc);
                        at = self.arcs[arc ^ 1].0;
                    }
                    return Some(path);
                }
                queue.push_back(next);
            }
        }
        None
    }
}
