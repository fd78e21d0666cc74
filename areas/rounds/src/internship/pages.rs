mod list;
mod one;
mod sides;
mod visit;

pub use list::{assign, export, export_mine, list, mine as guided};
pub use one::{one, plan, supervise};
pub use sides::{firm, mine};
pub use visit::{call_off, move_visit, report, visit};

use askama::Template;
use evenkans_store::Tx;
use evenkans_web::T;

use super::{Guide, confidant, store};
use crate::round::Round;
use crate::student::Student;
use crate::study::{self, Level};

/// To whom a student can talk, whatever happened.
#[derive(Clone, Template)]
#[template(path = "internship/where.html")]
pub struct WhereToTalk {
    t: T,
    guide: Option<Guide>,
    confidant: Option<(String, String)>,
    /// Companies that train for mbo are recognised by SBB, which takes reports about them.
    mbo: bool,
}

impl askama::filters::HtmlSafe for WhereToTalk {}

impl WhereToTalk {
    pub async fn of(tx: &mut Tx, t: &T, round: &Round, student: &Student) -> evenkans_store::Result<Self> {
        let studies = study::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
        Ok(Self {
            t: t.clone(),
            guide: store::guide_of(tx, &round.region_id, student.id.as_str()).await?,
            confidant: confidant(tx, round, student.id.as_str()).await?,
            mbo: studies.iter().any(|one| one.id == student.study_id && one.level == Level::Mbo),
        })
    }
}
