use askama::Template;
use evenkans_matching::{Classes, Lottery, Policy, Shares, Simulation, Spread};
use evenkans_people::Lang;
use evenkans_sheets::Cell;
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Form, Result, Shell, ShownTab, T, download};

use super::{DRAWS, LENGTHS, State, Trial, begin, key, store};
use crate::import::pages::base;
use crate::progress;
use crate::round::{Round, desk, pages::tabs};

/// A table as it is shown: what it is about, headings, and rows of a name with its cells.
struct Shown {
    caption: String,
    headings: Vec<String>,
    rows: Vec<(String, Vec<String>)>,
}

/// One rule in the picture: its name and the five parts of its bar, each with where it begins and how wide it is.
struct Bar {
    name: String,
    top: u32,
    parts: Vec<(f64, f64)>,
}

#[derive(Template)]
#[template(path = "trial/page.html")]
struct Page {
    s: Shell,
    t: T,
    base: String,
    tabs: Vec<ShownTab>,
    round: Round,
    form: Form,
    /// Whether the visitor may begin a trial now.
    may_begin: bool,
    draws: Vec<(String, String)>,
    lengths: Vec<(String, String)>,
    trial: Option<Trial>,
    progress: Option<(usize, usize)>,
    bars: Vec<Bar>,
    choices: Option<Shown>,
    prices: Option<Shown>,
    programmes: Vec<Shown>,
}

/// The parts of a bar and the columns of the first table: choice 1, 2, 3, later, and no place.
const PARTS: [&str; 5] = ["figures-first", "figures-second", "figures-third", "figures-later", "figures-unplaced"];
/// How wide a bar is in the picture, and how far apart two are.
const WIDE: f64 = 360.0;
const APART: u32 = 52;

fn parts(one: &Simulation) -> [f64; 5] {
    let choice = |at: usize| one.choice.get(at).map_or(0.0, |spread| spread.mean);
    let later = one.choice.iter().skip(3).map(|spread| spread.mean).sum();
    [choice(0), choice(1), choice(2), later, one.shares.unplaced.mean]
}

/// The rule in words, where it differs from that of the round.
fn name(t: &T, round: &Round, policy: &Policy, own: &Policy) -> String {
    if policy == own {
        return t.get("trial-own");
    }
    if let Some(longest) = policy.longest {
        return t.with("trial-longest", "n", longest);
    }
    if !policy.reserves {
        return t.get("trial-no-reserves");
    }
    match policy.classes {
        Classes::Without(class) => {
            let classes = round.rules.for_engine("").classes;
            let named = classes.into_iter().find(|one| one.number == class).map(|one| one.name);
            t.with("trial-without", "name", named.unwrap_or_else(|| t.with("trial-class", "n", class)))
        }
        Classes::Ignored => t.get("trial-no-classes"),
        Classes::AsGiven => t.get(match policy.lottery {
            Lottery::Single => "trial-single",
            Lottery::PerPlace => "trial-per-place",
        }),
    }
}

/// A number with one digit behind the point of the language.
fn digits(t: &T, value: f64, sign: bool) -> String {
    let value = (value * 10.0).round() / 10.0;
    let text = if sign && value != 0.0 { format!("{value:+.1}") } else { format!("{:.1}", value.abs()) };
    let text = text.replace('-', "−");
    if t.lang == Lang::Nl { text.replace('.', ",") } else { text }
}

fn percent(t: &T, share: f64) -> String {
    format!("{}%", digits(t, share * 100.0, false))
}

/// A mean with how far one draw lies from it, mostly.
fn spread(t: &T, Spread { mean, deviation }: Spread) -> String {
    format!("{} (± {})", percent(t, mean), digits(t, deviation * 100.0, false))
}

/// A difference in percentage points, with the margin that so many draws leave (95%).
fn gain(t: &T, Spread { mean, deviation }: Spread, draws: u32) -> String {
    let margin = 1.96 * deviation / f64::from(draws.max(1)).sqrt();
    format!("{} (± {})", digits(t, mean * 100.0, true), digits(t, margin * 100.0, false))
}

/// A share that rules are compared by: the text for it, and where it stands.
type Compared = (&'static str, fn(&Shares) -> Spread);

const COMPARED: [Compared; 3] = [
    ("figures-first", |shares| shares.first),
    ("trial-top-three", |shares| shares.top_three),
    ("figures-unplaced", |shares| shares.unplaced),
];

impl Page {
    /// How strongly a part of a bar is filled; the last part, without a place, has a colour of its own.
    fn shade(&self, part: &usize) -> f32 {
        [1.0, 0.7, 0.45, 0.2][part % 4]
    }

    fn pictured(mut self) -> Self {
        let Some(trial) = self.trial.as_ref().filter(|one| one.state == State::Done) else { return self };
        let Some(own) = trial.result.first().map(|one| one.policy) else { return self };
        let t = &self.t;
        let names: Vec<String> = trial.result.iter().map(|one| name(t, &self.round, &one.policy, &own)).collect();
        self.bars = (0..)
            .zip(trial.result.iter().zip(&names))
            .map(|(row, (one, name))| {
                let mut begins = 0.0;
                let part = |share: f64| {
                    let wide = (share * WIDE * 10.0).round() / 10.0;
                    begins += wide;
                    (begins - wide, wide)
                };
                Bar { name: name.clone(), top: row * APART, parts: parts(one).into_iter().map(part).collect() }
            })
            .collect();
        let cells = |one: &Simulation| parts(one).iter().map(|share| percent(t, *share)).collect();
        self.choices = Some(Shown {
            caption: t.get("trial-choices"),
            headings: PARTS.iter().map(|key| t.get(key)).collect(),
            rows: names.iter().cloned().zip(trial.result.iter().map(cells)).collect(),
        });
        let cells = |one: &Simulation| COMPARED.iter().map(|(_, of)| gain(t, of(&one.gain), trial.draws)).collect();
        self.prices = Some(Shown {
            caption: t.get("trial-prices"),
            headings: COMPARED.iter().map(|(key, _)| t.get(key)).collect(),
            rows: names.iter().cloned().zip(trial.result.iter().map(cells)).skip(1).collect(),
        });
        let studies = trial.result.first().map_or(&[] as &[_], |one| one.programmes.as_slice());
        if studies.len() > 1 {
            let table = |(key, of): &Compared| Shown {
                caption: t.with("trial-programmes", "what", t.get(key)),
                headings: names.clone(),
                rows: studies
                    .iter()
                    .enumerate()
                    .map(|(at, study)| {
                        let cells = trial.result.iter().map(|one| spread(t, of(&one.programmes[at].shares)));
                        (t.with2("trial-programme", "name", &study.programme, "n", study.students), cells.collect())
                    })
                    .collect(),
            };
            self.programmes = COMPARED.iter().map(table).collect();
        }
        self
    }
}

async fn page(context: &Context, form: Option<Form>) -> Result {
    let mut tx = context.site.db.read("trial.page").await?;
    let view = desk::look(context, &mut tx).await?;
    let trial = store::of_round(&mut tx, &view.round).await?;
    drop(tx);
    let t = context.t.clone();
    // What was chosen last time is chosen again.
    let form = form.unwrap_or_else(|| {
        let draws = trial.as_ref().map_or(DRAWS[1], |one| one.draws);
        let lengths = trial.as_ref().map_or(&[] as &[u32], |one| one.lengths.as_slice());
        let lengths = lengths.iter().map(|length| ("lengths", length.to_string()));
        Form::filled(&t, "trial", &std::iter::once(("draws", draws.to_string())).chain(lengths).collect::<Vec<_>>())
    });
    let round = view.round;
    let page = Page {
        s: context.shell(t.get("trial-title")),
        base: base(context, &round)?,
        tabs: tabs(context, &round, "proef")?,
        may_begin: view.may_change && round.state.is_changing(),
        draws: DRAWS.iter().map(|n| (n.to_string(), t.with("trial-draws-n", "n", n))).collect(),
        lengths: LENGTHS.iter().map(|n| (n.to_string(), t.with("trial-longest", "n", n))).collect(),
        progress: trial.as_ref().and_then(|one| progress::of(&key(round.id.as_str(), one.version))),
        trial,
        bars: Vec::new(),
        choices: None,
        prices: None,
        programmes: Vec::new(),
        round,
        form,
        t,
    };
    let status = page.form.status();
    context.page_of(status, &page.pictured())
}

pub async fn show(context: Context) -> Result {
    page(&context, None).await
}

/// Begins a trial, or begins it anew.
pub async fn start(context: Context) -> Result {
    let mut tx = context.site.db.read("trial.start").await?;
    let desk = desk::take(&context, &mut tx).await?;
    drop(tx);
    let mut form = context.form("trial");
    let draws = context.value("draws").parse().ok().filter(|draws| DRAWS.contains(draws));
    if draws.is_none() {
        form.wrong("draws", "form-choose");
    }
    let length = |text: &String| text.parse().ok().filter(|length| LENGTHS.contains(length));
    let lengths: Option<Vec<u32>> = context.values("lengths").iter().map(length).collect();
    if lengths.is_none() {
        form.wrong("lengths", "form-choose");
    }
    let (Some(draws), Some(lengths)) = (draws, lengths) else { return page(&context, Some(form)).await };
    let begun = write_tx!(context.site.db, "trial.begin", |tx| { begin(tx, &desk, draws, &lengths).await });
    if form.refused("draws", begun)?.is_none() {
        return page(&context, Some(form)).await;
    }
    context.redirect(&format!("{}/proef", base(&context, &desk.round)?))
}

/// One line of the file: a share in per cents with its deviation, and what it gives more than the rules of the round.
fn line((rule, group, students, what): (&str, &str, u32, &str), spread: Spread, gained: Option<Spread>) -> Vec<Cell> {
    #[expect(clippy::cast_possible_truncation, reason = "a share is within 0 and 1")]
    let percent = |share: f64| Cell::Decimal { mantissa: (share * 1e5).round() as i64, places: 3 };
    let gained = gained.map_or([Cell::Empty, Cell::Empty], |gained| [gained.mean, gained.deviation].map(percent));
    let named: [Cell; 4] = [rule.into(), group.into(), i64::from(students).into(), what.into()];
    named.into_iter().chain([spread.mean, spread.deviation].map(percent)).chain(gained).collect()
}

/// Every figure of the trial, a line each.
pub async fn export(context: Context) -> Result {
    let mut tx = context.site.db.read("trial.export").await?;
    let view = desk::look(&context, &mut tx).await?;
    let trial = store::of_round(&mut tx, &view.round).await?;
    drop(tx);
    let Some(trial) = trial.filter(|one| one.state == State::Done) else { return Err(Error::not_found()) };
    let t = &context.t;
    let keys = [
        "trial-rule",
        "trial-group",
        "students-title",
        "trial-measure",
        "trial-mean",
        "trial-deviation",
        "trial-gain",
        "trial-gain-deviation",
    ];
    let headings: Vec<String> = keys.iter().map(|key| t.get(key)).collect();
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let own = trial.result.first().map(|one| one.policy);
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for one in &trial.result {
        let rule = own.map_or_else(String::new, |own| name(t, &view.round, &one.policy, &own));
        // The choices one by one are counted of everybody. What a rule gains stands once, on the row of all students.
        for (at, spread) in one.choice.iter().enumerate() {
            let what = t.with("trial-choice", "n", at + 1);
            rows.push(line((&rule, &t.get("trial-all"), trial.made_of.students, &what), *spread, None));
        }
        let all = (t.get("trial-all"), trial.made_of.students, &one.shares);
        let studies = one.programmes.iter().map(|of| (of.programme.clone(), of.students, &of.shares));
        for (group, students, shares) in std::iter::once(all).chain(studies) {
            for (key, of) in COMPARED {
                let gained = std::ptr::eq(shares, &one.shares).then(|| of(&one.gain));
                rows.push(line((&rule, &group, students, &t.get(key)), of(shares), gained));
            }
        }
    }
    download("proefloting", context.param("form"), &headings, &rows)
}
