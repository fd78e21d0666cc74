//! Merkle trees that publish a cap, so that a path is never longer than ten hashes.
//!
//! The shape is that of Certificate Transparency (RFC 6962): neighbours are paired level by level
//! and a lone last node goes up unchanged. Leaves and inner nodes have different tags, so an inner
//! node can never be shown as a leaf.

use serde::{Deserialize, Serialize};

use crate::digest::{Digest, Tag};

/// How many levels a path climbs at most: the cap's nodes span `2^10` leaves.
pub const CAP_LEVEL: usize = 10;

/// What a publication says of a tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// The root; for a tree without leaves 32 zero bytes.
    pub root: Digest,
    /// The nodes at [`CAP_LEVEL`], left to right, when the tree is taller than that; else empty.
    pub cap: Vec<Digest>,
}

/// A whole tree in memory.
#[derive(Debug, Clone)]
pub struct Tree {
    /// From the leaves up to the root; every level is half as long as the one below, rounded up.
    levels: Vec<Vec<Digest>>,
}

impl Tree {
    /// Builds the tree over `leaves`, its inner nodes tagged `node`.
    pub fn new(leaves: Vec<Digest>, node: Tag) -> Self {
        let mut levels = vec![leaves];
        while let Some(below) = levels.last().filter(|level| level.len() > 1) {
            let above = climb(below, node);
            levels.push(above);
        }
        Self { levels }
    }

    /// The root; 32 zero bytes when there are no leaves.
    pub fn root(&self) -> Digest {
        self.levels.last().and_then(|top| top.first()).copied().unwrap_or(Digest([0; 32]))
    }

    /// Root and cap.
    pub fn publish(&self) -> Published {
        let taller = self.levels.len() > CAP_LEVEL + 1;
        let cap = if taller { self.levels[CAP_LEVEL].clone() } else { Vec::new() };
        Published { root: self.root(), cap }
    }

    /// The siblings from leaf `index` up to the cap (or the root), bottom first. Empty for an index
    /// that does not exist.
    pub fn path(&self, mut index: usize) -> Vec<Digest> {
        let mut path = Vec::with_capacity(CAP_LEVEL);
        for level in self.levels.iter().take(CAP_LEVEL.min(self.levels.len() - 1)) {
            path.extend(level.get(index ^ 1));
            index /= 2;
        }
        path
    }
}

fn climb(below: &[Digest], node: Tag) -> Vec<Digest> {
    below
        .chunks(2)
        .map(|pair| match pair {
            [left, right] => Digest::of(node, &[&left.0, &right.0]),
            lone => lone[0],
        })
        .collect()
}

/// The root over `leaves` without keeping the tree; 32 zero bytes when there are none.
pub fn root_of(leaves: Vec<Digest>, node: Tag) -> Digest {
    let mut level = leaves;
    while level.len() > 1 {
        let (below, pairs) = (level.len(), level.len() / 2);
        for pair in 0..pairs {
            level[pair] = Digest::of(node, &[&level[2 * pair].0, &level[2 * pair + 1].0]);
        }
        // A lone last node goes up unchanged.
        level[pairs] = level[below - 1];
        level.truncate(below.div_ceil(2));
    }
    level.first().copied().unwrap_or(Digest([0; 32]))
}

/// Where a path of a tree with `count` leaves leads: `None` when it is too short or too long.
///
/// Climbs at most `limit` levels.
pub fn climb_path(
    leaf: Digest,
    mut index: usize,
    mut count: usize,
    path: &[Digest],
    node: Tag,
    limit: usize,
) -> Option<Digest> {
    if index >= count {
        return None;
    }
    let mut siblings = path.iter();
    let mut here = leaf;
    for _ in 0..limit {
        if count <= 1 {
            break;
        }
        if index % 2 == 1 {
            here = Digest::of(node, &[&siblings.next()?.0, &here.0]);
        } else if index + 1 < count {
            here = Digest::of(node, &[&here.0, &siblings.next()?.0]);
        }
        index /= 2;
        count = count.div_ceil(2);
    }
    siblings.next().is_none().then_some(here)
}

impl Published {
    /// Whether the cap is as long as `count` leaves ask for and leads to the root.
    pub fn is_sound(&self, count: usize, node: Tag) -> bool {
        if count <= 1 << CAP_LEVEL {
            return self.cap.is_empty() && (count > 0 || self.root == Digest([0; 32]));
        }
        self.cap.len() == count.div_ceil(1 << CAP_LEVEL) && root_of(self.cap.clone(), node) == self.root
    }

    /// Whether `path` proves that `leaf` is leaf number `index` of `count`.
    pub fn holds(&self, leaf: Digest, index: u32, count: u32, path: &[Digest], node: Tag) -> bool {
        let (index, count) = (index as usize, count as usize);
        let expected = if self.cap.is_empty() { Some(&self.root) } else { self.cap.get(index >> CAP_LEVEL) };
        let reached = climb_path(leaf, index, count, path, node, CAP_LEVEL);
        reached.is_some() && reached.as_ref() == expected
    }
}
