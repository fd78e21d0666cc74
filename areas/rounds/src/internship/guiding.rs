//! Who may write about the internship of a student: the guide, and the coordinators of the round's school. Everything
//! that does asks for a [`Guiding`], so forgetting the check does not compile.

use evenkans_store::{Error, Result, Tx, audit};
use evenkans_web::Context;
use serde_json::json;

use super::{VisitId, store};
use crate::round::{Round, desk};
use crate::student::{self, Student};

pub struct Guiding {
    pub round: Round,
    pub student: Student,
    pub actor: String,
}

impl Guiding {
    /// The student of the address for who may write about their internship; to anybody else it does not exist.
    pub async fn take(context: &Context, tx: &mut Tx) -> Result<Self> {
        let view = desk::look(context, tx).await?;
        let (region, round) = (view.round.region_id.clone(), view.round.id.clone());
        let student = student::store::by_id(tx, &region, round.as_str(), context.param("student")).await?;
        if !view.may_change && !is_guide(context, tx, &region, student.id.as_str()).await? {
            return Err(Error::NotFound);
        }
        view.round.must_be_published()?;
        Ok(Self { round: view.round, student, actor: context.actor() })
    }

    /// An audit row about a visit: that it was done and by whom, not what it says.
    pub(super) async fn record(&self, tx: &mut Tx, action: &'static str, visit: &VisitId) -> Result<()> {
        audit::record(tx, &self.round.region_id, &self.actor, action, ("visit", visit.as_str()), &json!({})).await
    }
}

/// Whether this visitor guides the student.
pub(super) async fn is_guide(context: &Context, tx: &mut Tx, region_id: &str, student_id: &str) -> Result<bool> {
    let guide = store::guide_of(tx, region_id, student_id).await?;
    Ok(guide.is_some_and(|guide| context.signed_in().is_some_and(|me| me.account.id == guide.account_id)))
}
