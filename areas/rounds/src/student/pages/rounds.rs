//! All rounds of one student, from the link to one of them.

use askama::Template;
use evenkans_people::{personal_link, session};
use evenkans_store::{Error, Result as Kept, Tx, write_tx};
use evenkans_web::{Context, Result, Shell, T};

use crate::agreement::{self, Agreement};
use crate::internship;
use crate::round::{self, Round};
use crate::student::{Student, StudentId, renew_link, store};
use crate::{own, place, wish};

/// One of the rounds, with how far the student is in it.
struct InRound {
    round: Round,
    student: StudentId,
    /// The round of the link that one came with.
    here: bool,
    wishes: usize,
    confirmed: bool,
    /// Where the student goes or went, once it is published.
    place: Option<String>,
    agreement: Option<Agreement>,
}

#[derive(Template)]
#[template(path = "student/rounds.html")]
struct Rounds {
    s: Shell,
    t: T,
    home: String,
    student: Student,
    rounds: Vec<InRound>,
}

async fn own(context: &Context, tx: &mut Tx) -> Result<Student> {
    let link = context.student()?;
    Ok(store::by_id(tx, &link.region_id, &link.round_id, &link.student_id).await?)
}

async fn in_round(tx: &mut Tx, region: &str, here: &Student, (round, id): (String, StudentId)) -> Kept<InRound> {
    let round = round::store::by_id(tx, region, &round).await?;
    let student = store::by_id(tx, region, round.id.as_str(), id.as_str()).await?;
    let wishes = wish::store::of_student(tx, region, &id).await?.len();
    let (mut place, mut agreement) = (None, None);
    if round.state.is_published() {
        if let Some(one) = internship::of_student(tx, &round, id.as_str()).await? {
            let names = place::store::employer_names(tx, region).await?;
            let employer = one.place.employer_id.as_ref().and_then(|id| names.get(id));
            let employer = employer.map(|name| format!(", {name}")).unwrap_or_default();
            place = Some(format!("{}{employer}", one.place.title));
        }
        let all = agreement::store::of_student(tx, region, id.as_str()).await?;
        agreement = agreement::latest_of(&all).cloned();
    } else if let Some(own) = own::store::approved_of(tx, region, id.as_str()).await? {
        place = Some(own.proposal.title);
    }
    let (here, confirmed) = (here.id == id, student.confirmed_at.is_some());
    Ok(InRound { round, student: id, here, wishes, confirmed, place, agreement })
}

pub async fn rounds(context: Context) -> Result {
    let region = context.region()?;
    let mut tx = context.site.db.read("student.rounds").await?;
    let student = own(&context, &mut tx).await?;
    let mut rounds = Vec::new();
    for one in store::same_person(&mut tx, region.id.as_str(), &student).await? {
        rounds.push(in_round(&mut tx, region.id.as_str(), &student, one).await?);
    }
    drop(tx);
    let (s, home) = (context.shell(context.t.get("my-rounds")), format!("/r/{}", region.slug));
    context.page(&Rounds { s, t: context.t.clone(), home, student, rounds })
}

/// Goes on in another of one's own rounds; somebody else's does not exist.
pub async fn go_to(context: Context) -> Result {
    let region = context.region()?;
    let wanted = context.param("student");
    let token = write_tx!(context.site.db, "student.go-to", |tx| {
        let link = context.student().map_err(|_| Error::NotFound)?;
        let student = store::by_id(tx, &link.region_id, &link.round_id, &link.student_id).await?;
        let all = store::same_person(tx, region.id.as_str(), &student).await?;
        let (round, id) = all.into_iter().find(|(_, id)| id.as_str() == wanted).ok_or(Error::NotFound)?;
        let round = round::store::by_id(tx, region.id.as_str(), &round).await?;
        let fresh = renew_link(tx, &round, &id).await?;
        let (region, link) = personal_link::find(tx, &fresh).await?;
        session::start_for_link(tx, &region, &link).await
    })?;
    context.redirect_as(Some(&token), &format!("/r/{}/mijn-ronde", region.slug))
}
