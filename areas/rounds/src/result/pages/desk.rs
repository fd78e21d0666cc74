//! The result as the school sees it: who is where, what was corrected, and what an auditor needs.

use std::collections::HashMap;

use askama::Template;
use evenkans_sheets::Cell;
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Pager, Result, Shell, ShownTab, T, attachment, download, fold};

use crate::import;
use crate::place::{self, store::Titled};
use crate::result::store::Listed;
use crate::result::{Figures, store};
use crate::round::{self, Round, State, desk};

/// Rows of a result on one page.
const PER_PAGE: usize = 100;

struct Row {
    outcome: Listed,
    place: String,
    /// Which wish the draw gave, for whoever is still there.
    choice: Option<u32>,
    corrected: bool,
}

#[derive(Template)]
#[template(path = "result/desk.html")]
struct Desk {
    s: Shell,
    t: T,
    base: String,
    tabs: Vec<ShownTab>,
    round: Round,
    figures: Figures,
    without_list: i64,
    rows: Vec<Row>,
    total: usize,
    pager: Pager,
    which: String,
    q: String,
    corrections: Vec<ShownCorrection>,
    /// The term of the round's personal data is over.
    erased: bool,
}

/// A correction without a name, as everybody may read it.
pub struct ShownCorrection {
    pub at: i64,
    pub from: String,
    pub to: String,
    pub reason: String,
}

/// Corrections of a round by the places' titles; `nowhere` is the word for no place.
pub async fn shown_corrections(tx: &mut evenkans_store::Tx, round: &Round, t: &T) -> Result<Vec<ShownCorrection>> {
    let all = store::corrections(tx, round).await?;
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let places = place::store::titles(tx, round).await?;
    let name = |id: &Option<String>| {
        let found = id.as_ref().and_then(|id| places.iter().find(|place| place.id == *id));
        found.map_or_else(|| t.get("correct-nowhere"), Titled::with_code)
    };
    Ok(all
        .into_iter()
        .map(|one| ShownCorrection { at: one.at, from: name(&one.from), to: name(&one.to), reason: one.reason })
        .collect())
}

async fn desk_rows(tx: &mut evenkans_store::Tx, round: &Round) -> Result<(Vec<Row>, Figures)> {
    let outcomes = store::listed(tx, round).await?;
    let mut corrected = HashMap::new();
    for one in store::corrections(tx, round).await? {
        corrected.insert(one.student_id, one.to);
    }
    let seats = store::seats(tx, round).await?;
    let titles = place::store::titles(tx, round).await?;
    let titles: HashMap<&str, &Titled> = titles.iter().map(|place| (place.id.as_str(), place)).collect();
    let figures = store::figures(tx, round).await?;
    let mut rows: Vec<Row> = outcomes
        .into_iter()
        .map(|outcome| {
            let seat = seats.get(&outcome.student_id).cloned();
            let place = seat.as_ref().and_then(|id| titles.get(id.as_str())).map(|place| place.with_code());
            let by_hand = corrected.get(outcome.student_id.as_str()).is_some_and(|to| *to == seat);
            let (place, corrected) = (place.unwrap_or_default(), by_hand && seat != outcome.place_id);
            let choice = outcome.position.filter(|_| seat == outcome.place_id);
            Row { outcome, place, choice, corrected }
        })
        .collect();
    rows.sort_by_cached_key(|row| (fold(&row.outcome.last_name), row.outcome.number.clone()));
    Ok((rows, figures))
}

pub async fn desk(context: Context) -> Result {
    let mut tx = context.site.db.read("result.desk").await?;
    let view = desk::look(&context, &mut tx).await?;
    if view.round.state != State::Drawn && !view.round.state.is_published() {
        return Err(Error::refused_code("error-result-none"));
    }
    let (rows, figures) = desk_rows(&mut tx, &view.round).await?;
    let without_list = store::without_list(&mut tx, &view.round).await?;
    let erased = rows.is_empty();
    let corrections = shown_corrections(&mut tx, &view.round, &context.t).await?;
    drop(tx);
    let (q, which) = (fold(context.query("q")), context.query("stand").to_owned());
    let rows: Vec<Row> = rows
        .into_iter()
        .filter(|row| match which.as_str() {
            "unplaced" => row.place.is_empty(),
            "placed" => !row.place.is_empty(),
            _ => true,
        })
        .filter(|row| {
            q.is_empty() || fold(&format!("{} {} {}", row.outcome.name, row.outcome.number, row.place)).contains(&q)
        })
        .collect();
    let pager = Pager::new(&context, rows.len(), PER_PAGE);
    context.page(&Desk {
        s: context.shell(context.t.get("result-desk-title")),
        t: context.t.clone(),
        base: import::pages::base(&context, &view.round)?,
        tabs: round::pages::tabs(&context, &view.round, "uitslag")?,
        total: rows.len(),
        rows: pager.of(rows),
        pager,
        figures,
        without_list,
        which,
        q: context.query("q").to_owned(),
        corrections,
        erased,
        round: view.round,
    })
}

pub async fn export(context: Context) -> Result {
    let mut tx = context.site.db.read("result.export").await?;
    let view = desk::look(&context, &mut tx).await?;
    let (rows, _) = desk_rows(&mut tx, &view.round).await?;
    let t = &context.t;
    let headings =
        ["field-number", "result-student", "result-place", "result-choice", "result-corrected"].map(|key| t.get(key));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let rows: Vec<Vec<Cell>> = rows
        .into_iter()
        .map(|row| {
            let choice = row.choice.map(i64::from);
            vec![
                row.outcome.number.clone().into(),
                row.outcome.name.into(),
                row.place.into(),
                choice.into(),
                row.corrected.into(),
            ]
        })
        .collect();
    download("uitslag", context.param("form"), &headings, &rows)
}

/// What an auditor needs besides the publication: everything, so only for the school to hand over.
pub async fn opening(context: Context) -> Result {
    let mut tx = context.site.db.read("result.opening").await?;
    let desk = desk::take(&context, &mut tx).await?;
    let opening = round::store::opening(&mut tx, &desk.round).await?;
    drop(tx);
    if opening.is_empty() {
        return Err(Error::refused_code("error-opening-erased"));
    }
    write_tx!(context.site.db, "result.opening", |tx| {
        desk.record_round(tx, "round.opening-downloaded", &serde_json::json!({})).await
    })?;
    attachment("opening.csv", "text/csv; charset=utf-8", opening.into_bytes())
}

/// The corrections as everybody may read them.
pub async fn export_corrections(context: Context) -> Result {
    let mut tx = context.site.db.read("result.corrections").await?;
    let round = desk::of_address(&context, &mut tx).await?;
    if !round.state.is_published() {
        return Err(Error::not_found());
    }
    let t = &context.t;
    let all = shown_corrections(&mut tx, &round, t).await?;
    let headings = ["correct-when", "correct-from", "correct-to", "correct-why"].map(|key| t.get(key));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let row =
        |one: ShownCorrection| vec![Cell::from(t.moment(one.at)), one.from.into(), one.to.into(), one.reason.into()];
    download("correcties", context.param("form"), &headings, &all.into_iter().map(row).collect::<Vec<_>>())
}
