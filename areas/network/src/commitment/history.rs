//! How commitments stood at an earlier moment. A report of a year says what was so at its end, whatever happened since.

use std::collections::HashMap;

use evenkans_store::{Result, Tx};
use evenkans_web::Moment;

use super::{Commitment, Earlier, Standing, store};

/// What is known of a region's commitments over time.
pub struct History {
    changes: HashMap<String, Vec<Earlier>>,
    /// When evidence was added, and when somebody judged it.
    added: HashMap<String, Vec<i64>>,
    judged: HashMap<String, Vec<i64>>,
}

impl History {
    pub async fn of(tx: &mut Tx, region_id: &str) -> Result<Self> {
        let mut changes: HashMap<String, Vec<Earlier>> = HashMap::new();
        for (id, one) in store::changes(tx, region_id).await? {
            changes.entry(id).or_default().push(one);
        }
        Ok(Self {
            changes,
            added: store::evidence_added(tx, region_id).await?,
            judged: store::judged(tx, region_id).await?,
        })
    }

    /// The commitment as it read at a moment, with how it stood; nothing where it was not made yet.
    #[must_use]
    pub fn at(&self, one: &Commitment, at: i64) -> Option<(Commitment, Standing)> {
        if one.made_at > at {
            return None;
        }
        let mut then = one.clone();
        // What it said at a moment is what the first change after it replaced.
        if let Some(said) = self.changes.get(one.id.as_str()).and_then(|all| all.iter().find(|change| change.at > at)) {
            then.what.clone_from(&said.what);
            then.shown_by.clone_from(&said.shown_by);
            then.due_on.clone_from(&said.due_on);
        }
        if one.ended_at.is_some_and(|ended| ended <= at) {
            return Some((then, one.standing(at)));
        }
        let last = |all: &HashMap<String, Vec<i64>>| {
            all.get(one.id.as_str()).into_iter().flatten().filter(|moment| **moment <= at).max().copied()
        };
        let waits = last(&self.added).is_some_and(|added| last(&self.judged).is_none_or(|judged| judged < added));
        let standing = if waits { Standing::Shown } else { then.promised(&Moment(at).day()) };
        Some((then, standing))
    }
}
