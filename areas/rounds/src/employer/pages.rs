use askama::Template;
use evenkans_network::partner::{self, Partner};
use evenkans_people::{EmployerLink, personal_link};
use evenkans_store::{Tx, write_tx};
use evenkans_web::{Context, Error, Form, Result, Shell, T, Waiting, fold};

use super::{colleagues, of_region, remove_colleague, send_link};
use crate::agreement::{self, Agreement, Party};
use crate::decline::{self, Decline, Verdict};
use crate::place::{self, By, Place};
use crate::placement::{self, EmployerAnswer, Ended, Origin};
use crate::round::{self, Round, State};
use crate::student;

/// A round in which an employer can offer places, or has some.
struct InRound {
    round: Round,
    school: String,
    may_offer: bool,
    places: Vec<OwnPlace>,
}

struct OwnPlace {
    place: Place,
    comes: Vec<Comes>,
    /// Everybody here came by the draw alone.
    by_draw: bool,
    /// Declines that ended a placement, which the employer no longer sees by name.
    upheld: Vec<Decline>,
}

/// Who comes, once it is published. Not their list or number; and not whether they would rather move up, because it
/// might be held against them.
struct Comes {
    name: String,
    email: String,
    placement: String,
    accepted: bool,
    /// The internship ended early.
    stopped: bool,
    /// Has not answered in any way.
    waiting: bool,
    answer_by: i64,
    over: bool,
    decline: Option<Decline>,
    /// The agreement that counts, and whether the employer still has to sign it.
    agreement: Option<(Agreement, bool)>,
}

impl Comes {
    /// Whether the employer can still ask for a decline.
    fn may_decline(&self) -> bool {
        self.waiting && !self.over && self.decline.as_ref().is_none_or(|one| one.verdict == Some(Verdict::TakenBack))
    }
}

#[derive(Template)]
#[template(path = "employer/home.html")]
struct Home {
    s: Shell,
    t: T,
    home: String,
    employer: Partner,
    /// The others for whom the same account acts.
    others: Vec<Partner>,
    colleagues: Vec<String>,
    rounds: Vec<InRound>,
    waits: Vec<Waiting>,
    form: Form,
}

/// What waits for an answer or a signature in rounds that are not closed, so that nobody has to look for it.
fn waits_in(t: &T, here: &str, employer_id: &str, rounds: &[InRound]) -> Vec<Waiting> {
    let mut all = Vec::new();
    let running = rounds.iter().filter(|one| one.round.state != State::Closed);
    for who in running.flat_map(|one| &one.places).flat_map(|own| &own.comes) {
        if let Some((one, true)) = &who.agreement {
            let link = format!("{here}/overeenkomst/{}", one.id);
            all.push(Waiting { text: t.with("employer-waits-sign", "name", &who.name), link, due: None });
        } else if who.waiting && !who.over && !who.decline.as_ref().is_some_and(Decline::is_open) {
            let link = format!("{here}?bedrijf={employer_id}#{}", who.placement);
            let text = t.with("employer-waits-answer", "name", &who.name);
            all.push(Waiting { text, link, due: Some(who.answer_by) });
        }
    }
    all
}

/// What waits for the employers for whom the visitor acts.
pub async fn waits(context: &Context) -> Result<Vec<Waiting>> {
    let here = format!("/r/{}/mijn-plekken", context.region()?.slug);
    let mut tx = context.site.db.read("employer.waits").await?;
    let mut all = Vec::new();
    for link in context.employers() {
        let rounds = rounds_of(&mut tx, &link).await?;
        all.extend(waits_in(&context.t, &here, &link.employer_id, &rounds));
    }
    Ok(all)
}

/// The rounds in which an employer can offer places, or has some.
async fn rounds_of(tx: &mut Tx, link: &EmployerLink) -> evenkans_store::Result<Vec<InRound>> {
    let places = place::store::of_employer(tx, &link.region_id, &link.employer_id).await?;
    let mut rounds = Vec::new();
    for round in round::store::list(tx, &link.region_id).await? {
        let mut own = Vec::new();
        let (seats, declines) =
            if round.state.is_published() && places.iter().any(|place| place.round_id == round.id.as_str()) {
                let mut seats = placement::store::of_round(tx, &round).await?;
                // Who stopped early is still to be evaluated.
                seats.retain(|one| one.is_live() || one.ended == Some(Ended::Stopped));
                (seats, decline::store::of_round(tx, &round).await?)
            } else {
                Default::default()
            };
        for place in places.iter().filter(|place| place.round_id == round.id.as_str()) {
            let mut comes = Vec::new();
            for seat in seats.iter().filter(|seat| seat.place_id == place.id.as_str()) {
                let id = seat.student_id.as_str();
                let student = student::store::by_id(tx, &link.region_id, round.id.as_str(), id).await?;
                let agreements = agreement::store::of_placement(tx, &link.region_id, seat.id.as_str()).await?;
                let of_seat = |one: &&Decline| one.placement_id == seat.id.as_str();
                comes.push(Comes {
                    name: student.name(),
                    email: student.email,
                    placement: seat.id.to_string(),
                    accepted: seat.employer == EmployerAnswer::Accepted,
                    stopped: !seat.is_live(),
                    waiting: seat.is_live() && seat.employer == EmployerAnswer::Waiting,
                    answer_by: seat.answer_by,
                    over: seat.is_over(tx.now),
                    decline: declines.iter().rev().find(of_seat).cloned(),
                    agreement: agreement::for_party(tx, &link.region_id, &agreements, Party::Employer).await?,
                });
            }
            comes.sort_by_cached_key(|one| fold(&one.name));
            let by_draw = seats.iter().all(|seat| seat.place_id != place.id.as_str() || seat.origin == Origin::Draw);
            let of_place = |one: &&Decline| one.place_id == place.id.as_str() && one.verdict == Some(Verdict::Upheld);
            let upheld = declines.iter().filter(of_place).cloned().collect();
            own.push(OwnPlace { place: place.clone(), comes, by_draw, upheld });
        }
        let may_offer = round.state == State::Open && tx.now <= round.places_until;
        if may_offer || !own.is_empty() {
            let school = partner::store::by_id(tx, &link.region_id, &round.school_id).await?.name;
            rounds.push(InRound { round, school, may_offer, places: own });
        }
    }
    Ok(rounds)
}

async fn home_page(context: &Context, form: Form) -> Result {
    let link = context.employer()?;
    let region = context.region()?;
    let mut tx = context.site.db.read("employer.home").await?;
    let employer = partner::store::by_id(&mut tx, &link.region_id, &link.employer_id).await?;
    let rounds = rounds_of(&mut tx, &link).await?;
    let colleagues = colleagues(&mut tx, &link.region_id, &employer).await?;
    let mut others = Vec::new();
    for one in context.employers().into_iter().filter(|one| one.employer_id != link.employer_id) {
        others.push(partner::store::by_id(&mut tx, &one.region_id, &one.employer_id).await?);
    }
    drop(tx);
    let failed = form.failed();
    let view = Home {
        waits: waits_in(&context.t, &format!("/r/{}/mijn-plekken", region.slug), employer.id.as_str(), &rounds),
        others,
        colleagues,
        s: context.shell(employer.name.clone()),
        t: context.t.clone(),
        home: format!("/r/{}", region.slug),
        employer,
        rounds,
        form,
    };
    if failed { context.page_again(&view) } else { context.page(&view) }
}

pub async fn home(context: Context) -> Result {
    let form = Form::filled(&context.t, "colleague", &[]);
    home_page(&context, form).await
}

/// Hands the link to a colleague: they get one of their own.
pub async fn colleague(context: Context) -> Result {
    let mut form = context.form("colleague");
    let email = form.take_email("email", true);
    if form.failed() {
        return home_page(&context, form).await;
    }
    let (link, actor) = (context.employer()?, context.actor());
    write_tx!(context.site.db, "employer.colleague", |tx| {
        evenkans_people::rate::attempt(tx, &format!("colleague:{}", link.employer_id), 10, 3600).await?;
        let employer = partner::store::by_id(tx, &link.region_id, &link.employer_id).await?;
        send_link(tx, (&context.site, &context.t), (&link.region_id, &actor), &employer, &email).await
    })?;
    context.redirect_done(&format!("/r/{}/mijn-plekken", context.region()?.slug), "notice-sent")
}

/// Ends the links of a colleague who no longer works on this.
pub async fn remove_one(context: Context) -> Result {
    let (link, actor, email) = (context.employer()?, context.actor(), context.value("email").to_owned());
    write_tx!(context.site.db, "employer.remove_colleague", |tx| {
        remove_colleague(tx, &link, &actor, &email).await
    })?;
    context.redirect_done(&format!("/r/{}/mijn-plekken", context.region()?.slug), "notice-revoked")
}

async fn own_round(context: &Context, round_id: &str) -> Result<Round> {
    let mut tx = context.site.db.read("employer.round").await?;
    Ok(round::store::by_id(&mut tx, &context.employer()?.region_id, round_id).await?)
}

pub async fn new_place(context: Context) -> Result {
    let round = own_round(&context, context.param("id")).await?;
    if !round.state.is_public() {
        return Err(Error::not_found());
    }
    let form = place::pages::blank_form(&context, &round);
    place::pages::edit_page(&context, &round, None, form, "mijn-plekken").await
}

pub async fn create_place(context: Context) -> Result {
    let round = own_round(&context, context.param("id")).await?;
    if !round.state.is_public() {
        return Err(Error::not_found());
    }
    let mut form = context.form("place");
    let change = place::pages::read_form(&mut form, true)?;
    let (link, actor) = (context.employer()?, context.actor());
    if !form.failed() {
        let by = By::Employer { region_id: &link.region_id, employer_id: &link.employer_id, actor: &actor };
        let employer = Some(link.employer_id.clone());
        let submit = context.value("do") == "submit";
        let made = write_tx!(context.site.db, "place.create", |tx| {
            let id = place::create(tx, by, &round, employer.clone(), change.clone()).await?;
            if submit { place::submit(tx, by, &round, id.as_str()).await } else { Ok(()) }
        });
        if form.refused("title", made)?.is_some() {
            return done(&context);
        }
    }
    place::pages::edit_page(&context, &round, None, form, "mijn-plekken").await
}

fn done(context: &Context) -> Result {
    let notice = if context.value("do") == "submit" { "notice-submitted" } else { "notice-saved" };
    context.redirect_done(&format!("/r/{}/mijn-plekken", context.region()?.slug), notice)
}

/// The place of the address, with the employer of this visitor whose it is.
async fn own_place(context: &Context) -> Result<(EmployerLink, Place, Round)> {
    let link = context.employer()?;
    let mut tx = context.site.db.read("employer.place").await?;
    let place = place::store::by_id(&mut tx, &link.region_id, context.param("place")).await?;
    let mut own = context.employers().into_iter();
    let link = own.find(|one| place.employer_id.as_ref() == Some(&one.employer_id)).ok_or_else(Error::not_found)?;
    let round = round::store::by_id(&mut tx, &link.region_id, &place.round_id).await?;
    Ok((link, place, round))
}

pub async fn edit_place(context: Context) -> Result {
    let (_, place, round) = own_place(&context).await?;
    let form = place::pages::filled_form(&context, &place);
    place::pages::edit_page(&context, &round, Some(place), form, "mijn-plekken").await
}

pub async fn save_place(context: Context) -> Result {
    let (link, place, round) = own_place(&context).await?;
    let mut form = context.form("place");
    let change = place::pages::read_form(&mut form, true)?;
    let (actor, version) = (context.actor(), form.version());
    let by = By::Employer { region_id: &link.region_id, employer_id: &link.employer_id, actor: &actor };
    if !form.failed() {
        let id = place.id.as_str();
        let submit = context.value("do") == "submit";
        let saved = write_tx!(context.site.db, "place.save", |tx| {
            place::save(tx, by, &round, id, version, change.clone()).await?;
            let now = place::store::by_id(tx, &link.region_id, id).await?;
            match (submit, now.state) {
                (true, place::State::Draft | place::State::Closed) => place::submit(tx, by, &round, id).await,
                _ => Ok(()),
            }
        });
        if form.refused("title", saved)?.is_some() {
            return done(&context);
        }
    }
    place::pages::edit_page(&context, &round, Some(place), form, "mijn-plekken").await
}

pub async fn close_place(context: Context) -> Result {
    let (link, place, round) = own_place(&context).await?;
    let actor = context.actor();
    let by = By::Employer { region_id: &link.region_id, employer_id: &link.employer_id, actor: &actor };
    write_tx!(context.site.db, "place.close", |tx| { place::close(tx, by, &round, place.id.as_str()).await })?;
    context.redirect_done(&format!("/r/{}/mijn-plekken", context.region()?.slug), "notice-saved")
}

// What the school sees of employers.

struct Row {
    partner: Partner,
    places: i64,
    links: i64,
}

#[derive(Template)]
#[template(path = "employer/list.html")]
struct List {
    s: Shell,
    t: T,
    home: String,
    rows: Vec<Row>,
    q: String,
}

pub async fn list(context: Context) -> Result {
    let region = context.region()?;
    let q = context.query("q").to_owned();
    let mut tx = context.site.db.read("employer.list").await?;
    let places = place::store::count_by_employer(&mut tx, region.id.as_str()).await?;
    let links = personal_link::live_by_subject(&mut tx, region.id.as_str(), personal_link::Kind::Employer).await?;
    let partners = partner::store::list(&mut tx, region.id.as_str(), Some(partner::Kind::Employer), &q).await?;
    let rows = partners.into_iter().map(|partner| Row {
        places: places.get(partner.id.as_str()).copied().unwrap_or_default(),
        links: links.get(partner.id.as_str()).copied().unwrap_or_default(),
        partner,
    });
    let rows = rows.collect();
    let s = context.shell(context.t.get("employers-title"));
    context.page(&List { s, t: context.t.clone(), home: format!("/r/{}", region.slug), rows, q })
}

#[derive(Template)]
#[template(path = "employer/show.html")]
struct Show {
    s: Shell,
    t: T,
    home: String,
    partner: Partner,
    links: i64,
    colleagues: Vec<String>,
    others: Vec<(String, String)>,
    form: Form,
}

async fn show_page(context: &Context, form: Form) -> Result {
    let region = context.region()?;
    let mut tx = context.site.db.read("employer.show").await?;
    let partner = of_region(&mut tx, region.id.as_str(), context.param("partner")).await?;
    let kind = personal_link::Kind::Employer;
    let links = personal_link::count_live(&mut tx, region.id.as_str(), kind, partner.id.as_str()).await?;
    let colleagues = colleagues(&mut tx, region.id.as_str(), &partner).await?;
    let all = partner::store::list(&mut tx, region.id.as_str(), Some(partner::Kind::Employer), "").await?;
    let others = all.into_iter().filter(|one| one.id != partner.id).map(|one| (one.id.0, one.name)).collect();
    let failed = form.failed();
    let home = format!("/r/{}", region.slug);
    let s = context.shell(partner.name.clone());
    let view = Show { s, t: context.t.clone(), home, partner, links, colleagues, others, form };
    if failed { context.page_again(&view) } else { context.page(&view) }
}

pub async fn show(context: Context) -> Result {
    let mut tx = context.site.db.read("employer.email").await?;
    let partner = of_region(&mut tx, context.region()?.id.as_str(), context.param("partner")).await?;
    drop(tx);
    let form = Form::filled(&context.t, "employer", &[("email", partner.contact_email)]);
    show_page(&context, form).await
}

fn of_page(context: &Context) -> Result<String> {
    Ok(format!("/r/{}/bedrijven/{}", context.region()?.slug, context.param("partner")))
}

pub async fn mail_link(context: Context) -> Result {
    let mut form = context.form("employer");
    let email = form.take_email("email", true);
    if form.failed() {
        return show_page(&context, form).await;
    }
    let (region, actor) = (context.region()?.id.as_str(), context.actor());
    write_tx!(context.site.db, "employer.link", |tx| {
        let partner = of_region(tx, region, context.param("partner")).await?;
        send_link(tx, (&context.site, &context.t), (region, &actor), &partner, &email).await
    })?;
    context.redirect_done(&of_page(&context)?, "notice-sent")
}

pub async fn revoke(context: Context) -> Result {
    let (region, actor) = (context.region()?.id.as_str(), context.actor());
    write_tx!(context.site.db, "employer.revoke", |tx| {
        let partner = of_region(tx, region, context.param("partner")).await?;
        personal_link::revoke(tx, region, personal_link::Kind::Employer, partner.id.as_str()).await?;
        let thing = ("partner", partner.id.as_str());
        evenkans_store::audit::record(tx, region, &actor, "employer.revoke", thing, &serde_json::json!({})).await
    })?;
    context.redirect_done(&of_page(&context)?, "notice-revoked")
}

pub async fn merge_into(context: Context) -> Result {
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let (region, into) = (context.region()?.id.as_str(), context.value("into").to_owned());
    let mut form = context.form("employer");
    if form.raw("into").is_empty() {
        form.wrong("into", "form-choose");
        return show_page(&context, form).await;
    }
    let merged = write_tx!(context.site.db, "employer.merge", |tx| {
        partner::merge(tx, &context.site, me, region, context.param("partner"), &into).await
    });
    match form.refused("into", merged)? {
        Some(()) => {
            let to = format!("/r/{}/bedrijven/{into}", context.region()?.slug);
            context.redirect_done(&to, "notice-merged")
        }
        None => show_page(&context, form).await,
    }
}
