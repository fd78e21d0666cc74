//! The internship of an address, for the student or the employer whose it is.

use evenkans_store::{Error, Result, Tx};
use evenkans_web::Context;

use super::{Internship, Side, of_placement, of_student};
use crate::place;
use crate::placement::{self, Ended};
use crate::round::{self, Round};
use crate::student::{self, Student};

/// To anybody else it does not exist.
pub async fn of_side(context: &Context, tx: &mut Tx, side: Side) -> Result<(Round, Student, Internship)> {
    match side {
        Side::Student => of_link(context, tx).await,
        Side::Employer => of_employer(context, tx).await,
    }
}

async fn of_link(context: &Context, tx: &mut Tx) -> Result<(Round, Student, Internship)> {
    let link = context.student().map_err(|_| Error::NotFound)?;
    let round = round::store::by_id(tx, &link.region_id, &link.round_id).await?;
    round.must_have_result()?;
    let student = student::store::by_id(tx, &link.region_id, &link.round_id, &link.student_id).await?;
    let internship = match context.param("placement") {
        "" => of_student(tx, &round, &link.student_id).await?,
        id => earlier(tx, &round, (&link.student_id, id)).await?,
    };
    Ok((round, student, internship.ok_or(Error::refused("error-internship-none"))?))
}

/// A placement of a student that runs, or that stopped early.
async fn earlier(tx: &mut Tx, round: &Round, (student, id): (&str, &str)) -> Result<Option<Internship>> {
    let all = placement::store::of_student(tx, &round.region_id, student).await?;
    let mut own = all.into_iter().filter(|one| one.is_live() || one.ended == Some(Ended::Stopped));
    match own.find(|one| one.id.as_str() == id) {
        Some(placement) => of_placement(tx, round, placement).await.map(Some),
        None => Err(Error::NotFound),
    }
}

async fn of_employer(context: &Context, tx: &mut Tx) -> Result<(Round, Student, Internship)> {
    let region = context.region.as_ref().ok_or(Error::NotFound)?.id.as_str();
    let placement = placement::store::by_id(tx, region, context.param("placement")).await?;
    let place = place::store::by_id(tx, region, &placement.place_id).await?;
    let own = context.employers().iter().any(|one| place.employer_id.as_ref() == Some(&one.employer_id));
    // Who went elsewhere is not this employer's any more.
    if !own || !(placement.is_live() || placement.ended == Some(Ended::Stopped)) {
        return Err(Error::NotFound);
    }
    let round = round::store::by_id(tx, region, &place.round_id).await?;
    round.must_have_result()?;
    let student = student::store::by_id(tx, region, round.id.as_str(), placement.student_id.as_str()).await?;
    let internship = of_placement(tx, &round, placement).await?;
    Ok((round, student, internship))
}

/// The address of the page of one side's internship.
pub fn home_of(context: &Context, side: Side) -> evenkans_web::Result<String> {
    let slug = &context.region()?.slug;
    Ok(match side {
        Side::Student => format!("/r/{slug}/mijn-ronde/stage"),
        Side::Employer => format!("/r/{slug}/mijn-plekken/stage/{}", context.param("placement")),
    })
}
