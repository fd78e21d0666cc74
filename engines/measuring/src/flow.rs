//! The most that can flow from one node to another, by shortest augmenting paths (Edmonds and Karp, 1972). For graphs of
//! some hundred arcs.

use std::collections::VecDeque;

/// A directed graph with capacities between a few nodes; arcs between the same two nodes add up.
#[derive(Debug, Clone)]
pub struct Graph {
    nodes: usize,
    capacity: Vec<u64>,
}

impl Graph {
    pub fn new(nodes: usize) -> Self {
        Self { nodes, capacity: vec![0; nodes * nodes] }
    }

    pub fn add(&mut self, from: usize, to: usize, capacity: u64) {
        let at = from * self.nodes + to;
        self.capacity[at] = self.capacity[at].saturating_add(capacity);
    }

    /// The maximum flow, or `enough` if there is at least so much.
    pub fn most(mut self, from: usize, to: usize, enough: u64) -> u64 {
        let mut flow = 0;
        while flow < enough {
            let Some(before) = self.path(from, to) else { break };
            let mut room = enough - flow;
            let mut at = to;
            while at != from {
                room = room.min(self.capacity[before[at] * self.nodes + at]);
                at = before[at];
            }
            at = to;
            while at != from {
                self.capacity[before[at] * self.nodes + at] -= room;
                self.add(at, before[at], room);
                at = before[at];
            }
            flow += room;
        }
        flow
    }

    /// For each node on a shortest path with room the one before it.
    fn path(&self, from: usize, to: usize) -> Option<Vec<usize>> {
        const NOT_SEEN: usize = usize::MAX;
        let mut before = vec![NOT_SEEN; self.nodes];
        before[from] = from;
        let mut queue = VecDeque::from([from]);
        while let Some(at) = queue.pop_front() {
            for next in 0..self.nodes {
                if before[next] == NOT_SEEN && self.capacity[at * self.nodes + next] > 0 {
                    before[next] = at;
                    if next == to {
                        return Some(before);
                    }
                    queue.push_back(next);
                }
            }
        }
        None
    }
}
