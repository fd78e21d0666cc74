//! What everybody may see of a round, and the way in for those who work on it.

use askama::Template;
use evenkans_matching as engine;
use evenkans_network::partner;
use evenkans_people::Role;
use evenkans_sheets::Cell;
use evenkans_store::Tx;
use evenkans_web::{Context, Error, Pager, Result, Shell, T, attachment, download};

use crate::decline::Reason;
use crate::headcount;
use crate::own;
use crate::placement::{self, SeatChange};
use crate::repair::Repair;
use crate::result::{self, Cutoff, Figures};
use crate::round::store::{Counts, KeptFreeze};
use crate::round::{Classes, Lottery, NamedBeacon, Round, desk, rules, store};
use crate::study::{self, Study};

/// Places of a result on one page; the publication has them all.
const PER_PAGE: usize = 100;

struct Listed {
    round: Round,
    school: String,
    staff: bool,
}

#[derive(Template)]
#[template(path = "round/list.html")]
struct List {
    s: Shell,
    t: T,
    home: String,
    rounds: Vec<Listed>,
    coordinator: bool,
}

pub async fn list(context: Context) -> Result {
    let region = context.region()?;
    let mut tx = context.site.db.read("round.list").await?;
    let mut rounds = Vec::new();
    for round in store::list(&mut tx, region.id.as_str()).await? {
        let staff = desk::is_staff(&context, &round);
        if staff || round.state.is_public() {
            let school = partner::store::by_id(&mut tx, region.id.as_str(), &round.school_id).await?.name;
            rounds.push(Listed { round, school, staff });
        }
    }
    context.page(&List {
        s: context.shell(context.t.get("rounds-title")),
        t: context.t.clone(),
        home: format!("/r/{}", region.slug),
        rounds,
        coordinator: context.has(&[Role::Coordinator]),
    })
}

/// The rules in sentences, for the public page and the overview.
pub(super) fn rules_card(t: &T, round: &Round) -> Vec<(String, String)> {
    let mut card = vec![
        (t.get("rules-lottery"), t.word("lottery-long", round.rules.lottery.word())),
        (t.get("rules-places-until"), t.moment(round.places_until)),
        (t.get("rules-wishes-until"), t.moment(round.wishes_until)),
    ];
    match &round.rules.classes {
        Classes::Computed { rules } if rules.is_empty() => {
            card.push((t.get("rules-classes"), t.get("rules-no-classes")));
        }
        Classes::Computed { rules } => {
            for (number, rule) in (1..).zip(rules) {
                let how = t.word_with("when", rule.when.word(), "value", rule.when.value());
                let text = t.args(
                    "rules-class-text",
                    &[("name", rule.name.clone()), ("how", how), ("reason", rule.reason.clone())],
                );
                card.push((t.with("rules-class", "number", number), text));
            }
            card.push((t.with("rules-class", "number", rules.len() + 1), t.get("rules-class-others")));
        }
        Classes::File { reason } => card.push((t.get("rules-classes"), t.with("rules-file", "reason", reason))),
    }
    card.push((t.get("rules-beacon"), beacon_text(t, &round.rules.beacon)));
    let terms = round.rules.terms;
    let days = [("answer", terms.answer), ("decide", terms.decide), ("object", terms.object)];
    card.push((t.get("rules-terms"), t.args("rules-terms-text", &days.map(|(name, n)| (name, n.to_string())))));
    let reasons: Vec<String> = Reason::ALL.iter().map(|one| t.word("decline-reason", one.word())).collect();
    card.push((t.get("rules-declines"), reasons.join("; ")));
    card
}

pub(super) fn beacon_text(t: &T, beacon: &NamedBeacon) -> String {
    match beacon {
        NamedBeacon::Drand { at } => {
            t.with2("beacon-drand", "round", format!("#{}", rules::drand_round(*at)), "moment", t.moment(at))
        }
        NamedBeacon::Dice { at, witnesses } => {
            t.with2("beacon-dice", "witnesses", witnesses.join(", "), "moment", t.moment(at))
        }
    }
}

/// One place of a drawn round as it is published.
pub struct PublicPlace {
    pub code: String,
    pub title: String,
    /// For whom the seats were kept; empty for open ones.
    pub group: String,
    /// The last class of the round.
    unlisted: u32,
    pub capacity: u32,
    pub taken: u32,
    pub cutoff: Cutoff,
}

impl PublicPlace {
    /// A class as people read it: at seats that were kept, who is not in the group stands behind it.
    fn class_of(&self, t: &T, class: &u32) -> String {
        match class.checked_sub(self.unlisted).filter(|outside| *outside > 0 && !self.group.is_empty()) {
            Some(own) => t.with("class-outside", "class", own),
            None => class.to_string(),
        }
    }
}

/// What a round's page counts: of a frozen round what was frozen, which stays when personal data are erased.
struct PublicCounts {
    students: i64,
    /// How many have a list; a publication does not say.
    with_list: Option<i64>,
    confirmed: i64,
    places: i64,
    seats: i64,
}

impl PublicCounts {
    fn of(counts: Counts, publication: Option<&engine::Publication>) -> Self {
        let Some(frozen) = publication.map(|one| &one.frozen) else {
            let Counts { students, with_list, confirmed, places, seats, .. } = counts;
            return Self { students, with_list: Some(with_list), confirmed, places, seats };
        };
        Self {
            students: i64::from(frozen.students),
            with_list: None,
            confirmed: i64::from(frozen.confirmed_lists),
            places: frozen.places.iter().map(|seats| i64::from(seats.group.is_none())).sum(),
            seats: frozen.places.iter().map(|place| i64::from(place.capacity)).sum(),
        }
    }
}

#[derive(Template)]
#[template(path = "round/show.html")]
struct Show {
    s: Shell,
    t: T,
    base: String,
    round: Round,
    school: String,
    studies: Vec<Study>,
    rules: Vec<(String, String)>,
    counts: PublicCounts,
    freeze: Option<KeptFreeze>,
    cancelled: Vec<KeptFreeze>,
    beacon: Option<String>,
    places: Vec<PublicPlace>,
    pager: Pager,
    figures: Option<Figures>,
    corrections: Vec<result::pages::ShownCorrection>,
    postponed: Vec<(i64, String)>,
    repairs: Vec<Repair>,
    /// How many students go to a place that they arranged themselves, outside the draw.
    own: usize,
    /// Seats added or taken away after the draw, by the places' names.
    changes: Vec<(String, SeatChange)>,
    staff: bool,
    public_key: String,
    verifier: result::pages::Verifier,
    publication: Option<String>,
    kit: Option<String>,
}

impl Show {
    fn steps(&self) -> Vec<super::work::Stage> {
        super::work::stages(&self.t, &self.round)
    }
}

pub async fn show(context: Context) -> Result {
    let mut tx = context.site.db.read("round.show").await?;
    let round = desk::of_address(&context, &mut tx).await?;
    let staff = desk::is_staff(&context, &round);
    if !round.state.is_public() {
        if staff {
            return context.redirect(&format!("/r/{}/rondes/{}/werk", context.region()?.slug, round.id));
        }
        return Err(Error::not_found());
    }
    let region = context.region()?;
    let t = context.t.clone();
    let (freezes, publication) = published(&mut tx, &round).await?;
    let (freeze, cancelled): (Vec<_>, Vec<_>) =
        freezes.into_iter().partition(|one| Some(&one.id) == round.freeze_id.as_ref());
    let public = round.state.is_published();
    let places = match (&publication, public) {
        (Some(publication), true) => public_places(&mut tx, &round, publication).await?,
        _ => Vec::new(),
    };
    let pager = Pager::new(&context, places.len(), PER_PAGE).at("#grenzen");
    let figures = if public { Some(result::store::figures(&mut tx, &round).await?) } else { None };
    let base = format!("/r/{}/rondes/{}", region.slug, round.id);
    let view = Show {
        s: context.shell(round.title.clone()),
        school: partner::store::by_id(&mut tx, region.id.as_str(), &round.school_id).await?.name,
        studies: study::store::of_round(&mut tx, region.id.as_str(), round.id.as_str()).await?,
        rules: {
            let mut rules = rules_card(&t, &round);
            let counted = match &publication {
                Some(publication) => frozen_headcounts(&t, publication),
                None => headcount_text(&t, &headcount::store::of_round(&mut tx, &round).await?),
            };
            rules.push((t.get("rules-headcounts"), counted));
            rules
        },
        own: own::store::of_round(&mut tx, &round).await?.iter().filter(|one| one.is_approved()).count(),
        counts: PublicCounts::of(store::counts(&mut tx, region.id.as_str(), &round.id).await?, publication.as_ref()),
        beacon: publication.as_ref().and_then(|one| Some(one.result.as_ref()?.beacon.clone())),
        public_key: publication.as_ref().map(|one| one.frozen.public_key.to_string()).unwrap_or_default(),
        verifier: result::pages::Verifier::of(&context),
        publication: publication.is_some().then(|| format!("{base}/publication.json")),
        kit: None,
        base,
        corrections: if public { result::pages::shown_corrections(&mut tx, &round, &t).await? } else { Vec::new() },
        postponed: super::work::postponed(&t, &store::postponements(&mut tx, &round).await?),
        repairs: placement::public_repairs(&mut tx, &round).await?,
        changes: seat_changes(&mut tx, &round).await?,
        freeze: freeze.into_iter().next(),
        cancelled,
        places: pager.of(places),
        pager,
        figures,
        staff,
        t,
        round,
    };
    drop(tx);
    context.page(&view)
}

async fn seat_changes(tx: &mut Tx, round: &Round) -> Result<Vec<(String, SeatChange)>> {
    let mut all = placement::store::seat_changes(tx, round).await?;
    // The follow-up round has a page of its own.
    all.retain(|one| one.follow_up_id.is_none());
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let titles = crate::place::store::titles(tx, round).await?;
    let title = |id: &str| titles.iter().find(|one| one.id == id).map(|one| one.with_code()).unwrap_or_default();
    Ok(all.into_iter().map(|one| (title(&one.place_id), one)).collect())
}

/// The headcounts in one sentence, for whoever looks at the rules.
fn headcount_text(t: &T, counted: &[headcount::Headcount]) -> String {
    let one = |one: &headcount::Headcount| {
        let counted = one.stated.map_or_else(|| t.get("headcount-none"), |n| n.to_string());
        t.args(
            "headcount-short",
            &[("study", one.study.name.clone()), ("n", one.taking_part.to_string()), ("counted", counted)],
        )
    };
    counted.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// The same as it was frozen.
fn frozen_headcounts(t: &T, publication: &engine::Publication) -> String {
    let one = |one: &engine::Headcount| t.with2("headcount-frozen", "study", &one.programme, "counted", one.students);
    publication.frozen.headcounts.iter().map(one).collect::<Vec<_>>().join("; ")
}

async fn published(tx: &mut Tx, round: &Round) -> Result<(Vec<KeptFreeze>, Option<engine::Publication>)> {
    let publication = match &round.freeze_id {
        Some(_) => Some(store::live_freeze(tx, round).await?.public(round.state)?),
        None => None,
    };
    Ok((store::freezes(tx, round).await?, publication))
}

async fn public_places(tx: &mut Tx, round: &Round, publication: &engine::Publication) -> Result<Vec<PublicPlace>> {
    let titles = crate::place::store::titles(tx, round).await?;
    let titles: std::collections::HashMap<String, String> =
        titles.into_iter().map(|place| (place.code, place.title)).collect();
    let Some(result) = &publication.result else { return Ok(Vec::new()) };
    let reserves = publication.reserves();
    let mut places: Vec<(u32, PublicPlace)> = (0..)
        .zip(publication.frozen.places.iter().zip(&result.places))
        .map(|(number, (offered, place))| (reserves.place(number), offered, place))
        .map(|(place_number, offered, place)| {
            (
                place_number,
                PublicPlace {
                    title: titles.get(&offered.place).cloned().unwrap_or_default(),
                    code: offered.place.clone(),
                    group: offered.group.clone().unwrap_or_default(),
                    unlisted: publication.frozen.rules.unlisted_class,
                    capacity: offered.capacity,
                    taken: place.taken,
                    cutoff: Cutoff::of(&place.cutoff),
                },
            )
        })
        .collect();
    // The seats that a place keeps stand below its open ones.
    places.sort_by_key(|(place, _)| *place);
    Ok(places.into_iter().map(|(_, place)| place).collect())
}

/// Seats and cutoffs of every place, as a list to save.
pub async fn export_cutoffs(context: Context) -> Result {
    let mut tx = context.site.db.read("round.cutoffs").await?;
    let round = desk::of_address(&context, &mut tx).await?;
    if !round.state.is_published() {
        return Err(Error::not_found());
    }
    let publication = store::live_freeze(&mut tx, &round).await?.public(round.state)?;
    let places = public_places(&mut tx, &round, &publication).await?;
    drop(tx);
    let t = &context.t;
    let keys = [
        "field-code",
        "result-place",
        "cutoffs-group",
        "cutoffs-capacity",
        "cutoffs-taken",
        "cutoffs-class",
        "cutoffs-number",
    ];
    let headings = keys.map(|key| t.get(key));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let row = |place: PublicPlace| {
        let (class, number) = match &place.cutoff {
            Cutoff::SeatsLeft => (Cell::from(t.get("cutoff-left")), Cell::from("")),
            Cutoff::Closed => (Cell::from(t.get("cutoff-closed")), Cell::from("")),
            Cutoff::Last { class, number } => (Cell::from(place.class_of(t, class)), Cell::from(number.clone())),
        };
        let (capacity, taken) = (i64::from(place.capacity), i64::from(place.taken));
        vec![place.code.into(), place.title.into(), place.group.into(), capacity.into(), taken.into(), class, number]
    };
    download("grenzen", context.param("form"), &headings, &places.into_iter().map(row).collect::<Vec<_>>())
}

/// `publication.json`: the frozen part from the freeze on, the whole from the publication on.
pub async fn publication(context: Context) -> Result {
    let mut tx = context.site.db.read("round.publication").await?;
    let round = desk::of_address(&context, &mut tx).await?;
    let kept = store::live_freeze(&mut tx, &round).await?;
    give(&round, &kept)
}

/// The frozen part of a cancelled freeze, which stays public.
pub async fn freeze_publication(context: Context) -> Result {
    let mut tx = context.site.db.read("round.freeze").await?;
    let round = desk::of_address(&context, &mut tx).await?;
    let kept = store::freeze_by_id(&mut tx, &round, context.param("freeze")).await?;
    give(&round, &kept)
}

fn give(round: &Round, kept: &KeptFreeze) -> Result {
    let json = kept.public(round.state)?.to_json().map_err(evenkans_store::Error::fault)?;
    attachment("publication.json", "application/json", json.into_bytes())
}

/// Whether the lottery is one number a student; templates ask.
impl Show {
    fn single(&self) -> bool {
        self.round.rules.lottery == Lottery::Single
    }
}
