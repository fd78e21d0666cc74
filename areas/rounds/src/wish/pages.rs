use askama::Template;
use evenkans_people::mail::{self, Letter};
use evenkans_store::{Tx, write_tx};
use evenkans_web::{Context, Error, Form, Pager, Result, Shell, T, fold, qr};

use super::{Step, keep, store};
use crate::own::{self, OwnPlace};
use crate::place::{self, Place, WhyNot};
use crate::round::{self, Round, State};
use crate::student::{self, Student};

/// Places on one page of the list, and of those that cannot be listed: the filter finds the rest.
const PER_PAGE: usize = 24;
const SHUT: usize = 40;

/// A place as a student sees it.
pub struct Card {
    pub place: Place,
    pub employer: String,
    pub days: String,
    pub allowance: String,
    pub requirements: Vec<String>,
    pub criteria: Vec<String>,
    /// Whether seats are kept for the student's programme, or for others; in words.
    pub kept: Option<String>,
    /// Why it cannot be listed, in words.
    pub why_not: Option<String>,
    pub listed: bool,
}

impl Card {
    /// Its name where it is heard alone, as on a button: two places may have one title.
    fn heard(&self) -> String {
        let Place { title, code, .. } = &self.place;
        if self.employer.is_empty() {
            format!("{title} ({code})")
        } else {
            format!("{title}, {} ({code})", self.employer)
        }
    }
}

fn card(
    t: &T,
    place: Place,
    student: &Student,
    names: &std::collections::HashMap<String, String>,
    list: &[String],
) -> Card {
    let why_not = place.why_not(student).map(|why| match why {
        WhyNot::OtherStudy => t.get("why-not-study"),
        WhyNot::LaterYear(year) => t.with("why-not-year", "year", year),
        WhyNot::Reviewed => t.get("why-not-reviewed"),
        WhyNot::NotOffered => t.get("why-not-offered"),
    });
    let (own, others): (Vec<_>, Vec<_>) = place.reserved.iter().partition(|(study, _)| *study == student.study_id);
    let sum =
        |kept: &[&(crate::study::StudyId, u32)]| kept.iter().fold(0_u32, |sum, (_, seats)| sum.saturating_add(*seats));
    let kept = match (sum(&own), sum(&others)) {
        (0, 0) => None,
        (0, others) => Some(t.with("seats-kept-others", "n", others)),
        (own, _) => Some(t.with("seats-kept-own", "n", own)),
    };
    Card {
        kept,
        employer: place.employer_id.as_ref().and_then(|id| names.get(id)).cloned().unwrap_or_default(),
        days: place::pages::days(t, &place),
        allowance: place::pages::allowance(t, &place),
        requirements: place::pages::shown(t, "requirement", &place.requirements),
        criteria: place::pages::shown(t, "criterion", &place.criteria),
        listed: list.iter().any(|id| id == place.id.as_str()),
        why_not,
        place,
    }
}

/// Everything about the student of the link.
struct Mine {
    round: Round,
    student: Student,
    list: Vec<String>,
    cards: Vec<Card>,
}

async fn mine(context: &Context, tx: &mut Tx) -> Result<Mine> {
    let link = context.student()?;
    let round = round::store::by_id(tx, &link.region_id, &link.round_id).await?;
    let student = student::store::by_id(tx, &link.region_id, &link.round_id, &link.student_id).await?;
    let list = store::of_student(tx, &link.region_id, &student.id).await?;
    let names = place::store::employer_names(tx, &link.region_id).await?;
    let cards = place::store::of_round(tx, &link.region_id, &link.round_id)
        .await?
        .into_iter()
        // What was never approved is nobody's to see.
        .filter(|place| place.state == place::State::Approved || list.iter().any(|id| id == place.id.as_str()))
        .map(|place| card(&context.t, place, &student, &names, &list))
        .collect();
    Ok(Mine { round, student, list, cards })
}

#[derive(Template)]
#[template(path = "wish/home.html")]
struct Home {
    s: Shell,
    t: T,
    home: String,
    round: Round,
    student: Student,
    wishes: Vec<Card>,
    /// What the student may do now.
    may_change: bool,
    /// The place of their own that the school looks at or approved.
    own: Option<OwnPlace>,
    q: String,
    town: String,
    sector: String,
    day: String,
    towns: Vec<String>,
    sectors: Vec<String>,
    days: Vec<(String, String)>,
    open: Vec<Card>,
    shut: Vec<Card>,
    shut_total: usize,
    shut_open: bool,
    shut_pager: Pager,
    total: usize,
    found: usize,
    pager: Pager,
}

fn distinct(cards: &[Card], of: impl Fn(&Place) -> &str) -> Vec<String> {
    let mut all: Vec<String> = cards
        .iter()
        .filter(|card| !card.listed && card.why_not.is_none())
        .map(|card| of(&card.place).to_owned())
        .collect();
    all.retain(|text| !text.is_empty());
    all.sort();
    all.dedup();
    all
}

pub async fn home(context: Context) -> Result {
    let mut tx = context.site.db.read("wish.home").await?;
    let Mine { round, student, list, cards } = mine(&context, &mut tx).await?;
    let own = own::store::of_student(&mut tx, &round.region_id, student.id.as_str()).await?;
    let own = own.into_iter().find(|one| one.is_open() || one.is_approved());
    let now = tx.now;
    drop(tx);
    let home = format!("/r/{}/mijn-ronde", context.region()?.slug);
    if round.state.is_published() {
        return context.redirect(&format!("{home}/uitslag"));
    }
    let (q, town) = (fold(context.query("q")), context.query("plaats").to_owned());
    let (sector, day) = (context.query("sector").to_owned(), context.query("dag").to_owned());
    // Only what leads to a place that can be added.
    let (towns, sectors) = (distinct(&cards, |p| &p.town), distinct(&cards, |p| &p.sector));
    let total = cards.iter().filter(|card| !card.listed && card.why_not.is_none()).count();
    let (mut wishes, mut open, mut shut) = (Vec::new(), Vec::new(), Vec::new());
    for card in cards {
        let text = fold(&format!("{} {} {} {}", card.place.title, card.employer, card.place.tasks, card.place.town));
        let fits = (q.is_empty() || text.contains(&q))
            && (town.is_empty() || card.place.town == town)
            && (sector.is_empty() || card.place.sector == sector)
            && (day.is_empty() || card.place.days.contains(&day));
        if card.listed {
            wishes.push(card);
        } else if fits && card.why_not.is_none() {
            open.push(card);
        } else if fits {
            shut.push(card);
        }
    }
    wishes.sort_by_key(|card| list.iter().position(|id| id == card.place.id.as_str()));
    let found = open.len();
    let pager = Pager::new(&context, open.len(), PER_PAGE).at("#plekken");
    // What cannot be listed is shown with its reason, in pages of its own: a phone cannot load hundreds at once.
    let shut_pager = Pager::named(&context, "ander", shut.len(), SHUT).at("#andere");
    let (shut_total, shut_open) = (shut.len(), !context.query("ander").is_empty());
    let t = context.t.clone();
    let days = ["ma", "di", "wo", "do", "vr", "za", "zo"].map(|day| (day.to_owned(), t.word("day", day))).to_vec();
    context.page(&Home {
        s: context.shell(round.title.clone()),
        may_change: round.state == State::Open
            && now <= round.wishes_until
            && !own.as_ref().is_some_and(OwnPlace::is_approved),
        own,
        t,
        home,
        round,
        student,
        wishes,
        q: context.query("q").to_owned(),
        town,
        sector,
        day,
        towns,
        sectors,
        days,
        open: pager.of(open),
        shut: shut_pager.of(shut),
        shut_total,
        shut_open,
        shut_pager,
        total,
        found,
        pager,
    })
}

/// One press of a ranking button.
pub async fn step(context: Context) -> Result {
    let value = |name: &str| Some(context.value(name).to_owned()).filter(|value| !value.is_empty());
    let (step, anchor) = if let Some(id) = value("add") {
        (Step::Add(id), "lijst".to_owned())
    } else if let Some(id) = value("up") {
        (Step::Up(id.clone()), format!("wish-{id}"))
    } else if let Some(id) = value("down") {
        (Step::Down(id.clone()), format!("wish-{id}"))
    } else if let Some(id) = value("remove") {
        (Step::Remove(id), "lijst".to_owned())
    } else {
        return Err(Error::BadRequest("error-form"));
    };
    let link = context.student()?;
    write_tx!(context.site.db, "wish.step", |tx| {
        let round = round::store::by_id(tx, &link.region_id, &link.round_id).await?;
        keep::step(tx, &round, link, &step).await
    })?;
    context.redirect(&format!("/r/{}/mijn-ronde#{anchor}", context.region()?.slug))
}

/// "This is my list": the receipt is shown and mailed.
pub async fn confirm(context: Context) -> Result {
    let link = context.student()?;
    let version = context.value("version").parse().unwrap_or(-1);
    let (site, t) = (&context.site, &context.t);
    write_tx!(context.site.db, "wish.confirm", |tx| {
        let round = round::store::by_id(tx, &link.region_id, &link.round_id).await?;
        let confirmed = keep::confirm(tx, &round, link, version).await?;
        let Some(student) = confirmed.filter(|student| !student.email.is_empty()) else {
            return Ok(());
        };
        let token = student::renew_link(tx, &round, &student.id).await?;
        let args = [
            ("name", student.name()),
            ("title", round.title.clone()),
            ("receipt", student.receipt.clone()),
            ("until", t.moment(round.wishes_until)),
            ("link", format!("{}/p/{token}", site.public_url)),
        ];
        let letter = Letter {
            to: &student.email,
            subject: t.with("mail-receipt-subject", "title", &round.title),
            body: t.args("mail-receipt", &args),
            about: ("student", student.id.as_str()),
        };
        mail::post(tx, &link.region_id, &letter).await
    })?;
    context.redirect(&format!("/r/{}/mijn-ronde/bewijs", context.region()?.slug))
}

#[derive(Template)]
#[template(path = "wish/receipt.html")]
struct Receipt {
    s: Shell,
    t: T,
    home: String,
    round: Round,
    student: Student,
    groups: Vec<String>,
    qr: String,
    wishes: Vec<Card>,
    form: Form,
}

async fn receipt_page(context: &Context, form: Form) -> Result {
    let mut tx = context.site.db.read("wish.receipt").await?;
    let Mine { round, student, list, cards } = mine(context, &mut tx).await?;
    drop(tx);
    let mut wishes: Vec<Card> = cards.into_iter().filter(|card| card.listed).collect();
    wishes.sort_by_key(|card| list.iter().position(|id| id == card.place.id.as_str()));
    let groups = student.receipt.as_bytes().chunks(4).map(|four| String::from_utf8_lossy(four).into_owned()).collect();
    let failed = form.failed();
    let view = Receipt {
        s: context.shell(context.t.get("receipt-title")),
        t: context.t.clone(),
        home: format!("/r/{}/mijn-ronde", context.region()?.slug),
        qr: qr(&student.receipt),
        round,
        student,
        groups,
        wishes,
        form,
    };
    if failed { context.page_again(&view) } else { context.page(&view) }
}

pub async fn receipt(context: Context) -> Result {
    let form = Form::filled(&context.t, "receipt", &[]);
    receipt_page(&context, form).await
}

pub async fn receipt_kept(context: Context) -> Result {
    let mut form = context.form("receipt");
    let typed = form.take_text("typed", true, 60);
    if !form.failed() {
        let link = context.student()?;
        let right = write_tx!(context.site.db, "receipt.kept", |tx| {
            evenkans_people::rate::attempt(tx, &format!("receipt:{}", link.student_id), 10, 600).await?;
            keep::keep_receipt(tx, link, &typed).await
        })?;
        if right {
            return context.redirect_done(&format!("/r/{}/mijn-ronde", context.region()?.slug), "notice-receipt-kept");
        }
        form.wrong("typed", "receipt-wrong");
    }
    receipt_page(&context, form).await
}
