//! The internship as the student and as the employer sees it: everything of it on one page.

use askama::Template;
use evenkans_web::{Context, Result, Shell, T};

use super::WhereToTalk;
use crate::adjustment::{self, Adjustment, Told};
use crate::evaluation::{self, pages::Shown};
use crate::internship::{Guide, Internship, Side, Visit, home_of, of_side, store};
use crate::place;
use crate::placement::{self, Ended};
use crate::round::Round;
use crate::student::Student;
use crate::talk::{self, Talk};

#[derive(Template)]
#[template(path = "internship/mine.html")]
struct Mine {
    s: Shell,
    t: T,
    here: String,
    round: Round,
    internship: Internship,
    employer: String,
    guide: Option<Guide>,
    talk: Option<Talk>,
    visits: Vec<Visit>,
    adjustments: Vec<Adjustment>,
    /// What supervisors wrote, of an earlier place too.
    received: Vec<Shown>,
    given: bool,
    /// Places at which the student stopped, to say how it was there: id and title.
    stopped: Vec<(String, String)>,
    to_whom: WhereToTalk,
    now: i64,
}

impl Mine {
    fn may_change(&self) -> bool {
        self.round.must_be_published().is_ok()
    }

    /// Whether what is needed can still be told.
    fn may_tell(&self) -> bool {
        self.may_change() && !self.internship.is_over(self.now)
    }

    /// Who reads an adjustment, by name.
    fn readers(&self, one: &Adjustment) -> String {
        let guide = one.account_id.as_ref().map(|id| match &self.guide {
            Some(guide) if guide.account_id.as_str() == id => guide.name.clone(),
            _ => self.t.get("adjustment-earlier-guide"),
        });
        let employer = Some(self.employer.clone()).filter(|_| one.employer);
        guide.into_iter().chain(employer).collect::<Vec<_>>().join(", ")
    }
}

pub async fn mine(context: Context) -> Result {
    let mut tx = context.site.db.read("internship.mine").await?;
    let (round, student, internship) = of_side(&context, &mut tx, Side::Student).await?;
    let (region, placement) = (round.region_id.clone(), internship.placement.id.to_string());
    let names = place::store::employer_names(&mut tx, &region).await?;
    let (t, now) = (context.t.clone(), tx.now);
    let received = evaluation::store::of_student(&mut tx, &region, student.id.as_str(), Side::Employer).await?;
    let given = evaluation::store::of_placement(&mut tx, &region, &placement, Side::Student).await?;
    let mut stopped = Vec::new();
    for one in placement::store::of_student(&mut tx, &region, student.id.as_str()).await? {
        if one.ended == Some(Ended::Stopped) && one.id.as_str() != placement {
            stopped.push((one.id.to_string(), place::store::by_id(&mut tx, &region, &one.place_id).await?.title));
        }
    }
    let view = Mine {
        s: context.shell(t.get("internship-title")),
        here: home_of(&context, Side::Student)?,
        guide: store::guide_of(&mut tx, &region, student.id.as_str()).await?,
        talk: talk::store::of_placement(&mut tx, &region, &placement).await?,
        visits: store::visits_of(&mut tx, &region, student.id.as_str()).await?,
        adjustments: adjustment::of_placement(&mut tx, &region, &placement).await?,
        to_whom: WhereToTalk::of(&mut tx, &t, &round, &student).await?,
        employer: internship.place.employer_id.as_ref().and_then(|id| names.get(id)).cloned().unwrap_or_default(),
        received: received.into_iter().map(|one| Shown::new(&t, one)).collect(),
        given: given.is_some(),
        stopped,
        round,
        internship,
        now,
        t,
    };
    drop(tx);
    context.page(&view)
}

/// What an employer sees: when somebody comes by, not what was written about it; and what the student chose to tell.
#[derive(Template)]
#[template(path = "internship/firm.html")]
struct Firm {
    s: Shell,
    t: T,
    here: String,
    home: String,
    round: Round,
    student: Student,
    internship: Internship,
    guide: Option<Guide>,
    talk: Option<Talk>,
    visits: Vec<Visit>,
    told: Vec<Told>,
    given: bool,
    now: i64,
}

impl Firm {
    fn may_change(&self) -> bool {
        self.round.must_be_published().is_ok()
    }
}

pub async fn firm(context: Context) -> Result {
    let mut tx = context.site.db.read("internship.firm").await?;
    let (round, student, internship) = of_side(&context, &mut tx, Side::Employer).await?;
    let (region, placement) = (round.region_id.clone(), internship.placement.id.to_string());
    let mut visits = store::visits_of(&mut tx, &region, student.id.as_str()).await?;
    visits.retain(|one| one.placement_id == placement);
    let given = evaluation::store::of_placement(&mut tx, &region, &placement, Side::Employer).await?;
    let view = Firm {
        s: context.shell(student.name()),
        t: context.t.clone(),
        here: home_of(&context, Side::Employer)?,
        home: format!("/r/{}/mijn-plekken", context.region()?.slug),
        // Who guides the student elsewhere now is not this employer's to know.
        guide: match internship.placement.is_live() {
            true => store::guide_of(&mut tx, &region, student.id.as_str()).await?,
            false => None,
        },
        talk: talk::store::of_placement(&mut tx, &region, &placement).await?,
        told: adjustment::for_employer(&mut tx, &region, &placement).await?,
        given: given.is_some(),
        now: tx.now,
        round,
        student,
        internship,
        visits,
    };
    drop(tx);
    context.page(&view)
}
