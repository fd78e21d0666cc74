//! How commitments stood at an earlier moment. A report of a year says what was so at its end, whatever happened since.

use std::collections::HashMap;

use evenkans_store::{Result, Tx};
use evenkans_web::Moment;

use super::{Commitment, Earlier, Standing, State, store};

/// What is known of a region's commitments over time.
pub struct History {
    changes: HashMap<String, Vec<Earlier>>,
    /// When each piece of evidence came, and went.
    pieces: HashMap<String, Vec<(i64, Option<i64>)>>,
    /// When somebody judged them, and whether they were enough.
    judged: HashMap<String, Vec<(i64, bool)>>,
}

impl History {
    pub async fn of(tx: &mut Tx, region_id: &str) -> Result<Self> {
        let mut changes: HashMap<String, Vec<Earlier>> = HashMap::new();
        for (id, one) in store::changes(tx, region_id, None).await? {
            changes.entry(id).or_default().push(one);
        }
        Ok(Self { changes, pieces: store::pieces(tx, region_id).await?, judged: store::judged(tx, region_id).await? })
    }

    /// The commitment as it read at a moment, with how it stood; nothing where it was not made yet. When it was met or
    /// dropped by then, `ended_at` is when that was.
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
        if one.state == State::Dropped && one.ended_at.is_some_and(|ended| ended <= at) {
            return Some((then, Standing::Dropped));
        }
        then.ended_at = None;
        then.dropped_because.clear();
        let id = one.id.as_str();
        let there = |(added, removed): &&(i64, Option<i64>)| *added <= at && removed.is_none_or(|removed| removed > at);
        let there: Vec<i64> =
            self.pieces.get(id).into_iter().flatten().filter(there).map(|(added, _)| *added).collect();
        let judged = self.judged.get(id).into_iter().flatten().filter(|(moment, _)| *moment <= at).max().copied();
        then.shown_at = there.iter().copied().filter(|added| judged.is_none_or(|(moment, _)| *added > moment)).min();
        let standing = match judged {
            Some((moment, true)) if !there.is_empty() => {
                then.ended_at = Some(moment);
                Standing::Met
            }
            _ if then.shown_at.is_some() => then.shown(&Moment(at).day()),
            _ => then.promised(&Moment(at).day()),
        };
        Some((then, standing))
    }
}
