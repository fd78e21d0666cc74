use askama::Template;
use evenkans_sheets::Sheet;
use evenkans_store::{job, write_tx};
use evenkans_web::{Context, Error, Form, Moment, Result, Shell, T, download};

use super::apply::{self, ApplyJob, JOB};
use super::columns::{self, Mapping};
use super::known::Known;
use super::store::{self, Import};
use super::{ImportId, Kind, Report, State, check};
use crate::progress;
use crate::round::{Round, desk};
use crate::study::{self, Level};

/// How many problems the page shows; the rest is in the file to save.
const SHOWN: usize = 100;
/// How many rows of the file the page shows.
const PREVIEW: usize = 8;

#[derive(Template)]
#[template(path = "import/start.html")]
struct Start {
    s: Shell,
    t: T,
    base: String,
    round: Round,
    kinds: Vec<(String, String)>,
    form: Form,
    problems: Vec<String>,
}

fn kinds(t: &T) -> Vec<(String, String)> {
    Kind::ALL.iter().map(|kind| (kind.word().to_owned(), t.word("import-kind", kind.word()))).collect()
}

pub(crate) fn base(context: &Context, round: &Round) -> Result<String> {
    Ok(format!("/r/{}/rondes/{}", context.region()?.slug, round.id))
}

fn start_page(context: &Context, round: Round, form: Form, problems: Vec<String>) -> Result {
    let failed = form.failed() || !problems.is_empty();
    let t = context.t.clone();
    let base = base(context, &round)?;
    let view = Start { s: context.shell(t.get("import-title")), kinds: kinds(&t), t, base, round, form, problems };
    if failed { context.page_again(&view) } else { context.page(&view) }
}

pub async fn start(context: Context) -> Result {
    let mut tx = context.site.db.read("import.start").await?;
    let desk = desk::take(&context, &mut tx).await?;
    let kind = Kind::ALL.iter().find(|kind| kind.word() == context.query("kind")).unwrap_or(&Kind::Students);
    let form = Form::filled(&context.t, "import", &[("kind", kind.word().to_owned())]);
    start_page(&context, desk.round, form, Vec::new())
}

pub async fn upload(mut context: Context) -> Result {
    let mut tx = context.site.db.read("import.upload").await?;
    let desk = desk::take(&context, &mut tx).await?;
    drop(tx);
    desk.round.must_be_changing()?;
    let file = context.take_upload();
    let chosen = file.as_ref().is_some_and(|file| !file.name.is_empty());
    let file = file.filter(|file| !file.bytes.is_empty());
    let mut form = context.form("import");
    let kind: Option<Kind> = form.take_word("kind");
    let Some(file) = file else {
        form.wrong("file", if chosen { "import-empty-file" } else { "import-no-file" });
        return start_page(&context, desk.round, form, Vec::new());
    };
    let Some(kind) = kind else { return start_page(&context, desk.round, form, Vec::new()) };
    let name: String = file.name.chars().filter(|c| !c.is_control()).take(120).collect();
    // Reading a large spreadsheet takes a while: on a thread of its own, pages stay fast.
    let (bytes, read_name) = (file.bytes, name.clone());
    let read = tokio::task::spawn_blocking(move || evenkans_sheets::read_named(&bytes, &read_name))
        .await
        .map_err(evenkans_store::Error::fault)?;
    let (sheet, of) = match read {
        Ok(read) => read,
        Err(error) => {
            let mut problems: Vec<String> =
                error.problems().iter().map(|problem| sheet_problem(&context.t, problem)).collect();
            problems.extend(beside(&context, &desk.round, kind, &error).await?);
            let more = problems.len().saturating_sub(SHOWN);
            problems.truncate(SHOWN);
            if more > 0 {
                problems.push(context.t.with("import-more-lines", "n", more));
            }
            return start_page(&context, desk.round, form, problems);
        }
    };
    let import = Import {
        id: ImportId::new(),
        round_id: desk.round.id.to_string(),
        kind,
        // Which sheet of a workbook it was, a person should see.
        file_name: of.map_or(name.clone(), |of| format!("{name} › {of}")),
        mapping: columns::guess(kind, &sheet),
        sheet: Some(sheet),
        state: State::Columns,
        report: Report::default(),
        actor: desk.actor.clone(),
    };
    let region = desk.round.region_id.as_str();
    write_tx!(context.site.db, "import.keep", |tx| { store::insert(tx, region, &import).await })?;
    context.redirect(&format!("{}/inlezen/{}", base(&context, &desk.round)?, import.id))
}

/// What else is wrong in a file that cannot be read whole: who mends it wants one list, not one a try.
async fn beside(
    context: &Context,
    round: &Round,
    kind: Kind,
    error: &evenkans_sheets::ReadError,
) -> Result<Vec<String>> {
    let Some(sheet) = error.readable() else { return Ok(Vec::new()) };
    let mapping = columns::guess(kind, sheet);
    if columns::missing(kind, &mapping).next().is_some() {
        return Ok(Vec::new());
    }
    let mut tx = context.site.db.read("import.beside").await?;
    let known = Known::read(&mut tx, round).await?;
    drop(tx);
    let (_, report) = check::check(kind, round, sheet, &mapping, &known)?;
    let told: Vec<Vec<(&str, String)>> = error.problems().iter().map(evenkans_sheets::Problem::args).collect();
    let is_told = |problem: &super::Problem| {
        let at = [("row", problem.row.to_string()), ("column", problem.column.clone())];
        told.iter().any(|args| at.iter().all(|one| args.contains(one)))
    };
    let t = &context.t;
    let line = |problem: &super::Problem| {
        let ShownProblem { place, value, expected } = shown_problem(t, problem);
        let line = if value.is_empty() { "import-problem-empty" } else { "import-problem-line" };
        t.args(line, &[("where", place), ("value", value), ("expected", expected)])
    };
    Ok(report.problems.iter().filter(|problem| !is_told(problem)).map(line).collect())
}

fn sheet_problem(t: &T, problem: &evenkans_sheets::Problem) -> String {
    let args: Vec<(&str, String)> = problem.args();
    t.args(problem.code(), &args)
}

#[derive(Template)]
#[template(path = "import/show.html")]
struct Show {
    s: Shell,
    t: T,
    base: String,
    round: Round,
    import: Import,
    /// Field, label, required, chosen column.
    fields: Vec<(&'static str, bool, Option<usize>)>,
    headings: Vec<(usize, String)>,
    preview: Vec<(u32, Vec<String>)>,
    problems: Vec<ShownProblem>,
    more: usize,
    form: Form,
    asks_recognition: bool,
    /// The first row says nothing that is known: perhaps it is somebody, and not the headings.
    no_heading_known: bool,
    progress: Option<(usize, usize)>,
}

impl Show {
    fn error_at(&self, field: &str) -> Option<&str> {
        self.form.error_of(&format!("field-{field}"))
    }
}

struct ShownProblem {
    place: String,
    value: String,
    expected: String,
}

fn shown_problem(t: &T, problem: &super::Problem) -> ShownProblem {
    let place = match (problem.row, problem.heading.is_empty()) {
        (0, _) => String::new(),
        (row, true) => t.with("import-row", "row", row),
        (row, false) => t.args(
            "import-cell",
            &[("row", row.to_string()), ("column", problem.column.clone()), ("heading", problem.heading.clone())],
        ),
    };
    let args: Vec<(&str, String)> = problem.args.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    ShownProblem { place, value: problem.value.clone(), expected: t.args(&problem.expected, &args) }
}

async fn load(context: &Context) -> Result<(desk::Desk, Import, Vec<study::Study>)> {
    let mut tx = context.site.db.read("import.load").await?;
    let desk = desk::take(context, &mut tx).await?;
    let import = store::by_id(&mut tx, &desk.round.region_id, context.param("import")).await?;
    if import.round_id != desk.round.id.as_str() {
        return Err(Error::not_found());
    }
    let studies = study::store::of_round(&mut tx, &desk.round.region_id, desk.round.id.as_str()).await?;
    Ok((desk, import, studies))
}

fn show_page(context: &Context, round: Round, import: Import, studies: &[study::Study], form: Form) -> Result {
    let t = context.t.clone();
    let fields = columns::fields(import.kind)
        .iter()
        .map(|field| (field.name, field.required, import.mapping.get(field.name).copied()))
        .collect();
    let empty = Sheet { headings: Vec::new(), rows: Vec::new() };
    let sheet = import.sheet.as_ref().unwrap_or(&empty);
    let headings = sheet.headings.iter().cloned().enumerate().collect();
    let preview = sheet.rows.iter().take(PREVIEW).map(|row| (row.number, row.cells.clone())).collect();
    let problems = import.report.problems.iter().take(SHOWN).map(|problem| shown_problem(&t, problem)).collect();
    let more = import.report.problems.len().saturating_sub(SHOWN);
    let mbo = studies.iter().any(|one| one.level == Level::Mbo);
    let has_columns = import.mapping.contains_key("recognised_source") && import.mapping.contains_key("recognised_on");
    let asks_recognition = import.kind == Kind::Places && mbo && !has_columns;
    let progress = progress::of(import.id.as_str());
    let failed = form.failed();
    let view = Show {
        s: context.shell(t.get("import-title")),
        base: base(context, &round)?,
        t,
        round,
        fields,
        headings,
        preview,
        problems,
        more,
        form,
        asks_recognition,
        no_heading_known: columns::guess(import.kind, sheet).is_empty(),
        progress,
        import,
    };
    if failed { context.page_again(&view) } else { context.page(&view) }
}

pub async fn show(context: Context) -> Result {
    let (desk, import, studies) = load(&context).await?;
    let form = Form::filled(&context.t, "import", &[]);
    show_page(&context, desk.round, import, &studies, form)
}

/// The problems as a list to work through in a spreadsheet.
pub async fn problems(context: Context) -> Result {
    let (_, import, _) = load(&context).await?;
    let t = &context.t;
    let headings = ["import-problem-where", "import-problem-value", "import-problem-expected"].map(|key| t.get(key));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let rows: Vec<Vec<evenkans_sheets::Cell>> = import
        .report
        .problems
        .iter()
        .map(|problem| shown_problem(t, problem))
        .map(|one| vec![one.place.into(), one.value.into(), one.expected.into()])
        .collect();
    download("problemen", context.param("form"), &headings, &rows)
}

/// Takes the columns and checks every row.
pub async fn check_columns(context: Context) -> Result {
    let (desk, import, studies) = load(&context).await?;
    let Some(sheet) = import.sheet.as_ref() else { return Err(Error::refused_code("error-import-over")) };
    let mut form = context.form("import");
    let mut mapping = Mapping::new();
    for field in columns::fields(import.kind) {
        let chosen = context.value(&format!("field-{}", field.name)).parse::<usize>().ok();
        if let Some(column) = chosen.filter(|column| *column < sheet.headings.len()) {
            mapping.insert(field.name.to_owned(), column);
        }
    }
    for name in columns::missing(import.kind, &mapping) {
        let label = context.t.word("field", name);
        form.wrong_with(&format!("field-{name}"), "import-column-missing", &[("field", label)]);
    }
    if form.failed() {
        let import = Import { mapping, ..import };
        return show_page(&context, desk.round, import, &studies, form);
    }
    let mut tx = context.site.db.read("import.check").await?;
    let known = Known::read(&mut tx, &desk.round).await?;
    drop(tx);
    let (_, report) = check::check(import.kind, &desk.round, sheet, &mapping, &known)?;
    let region = desk.round.region_id.as_str();
    write_tx!(context.site.db, "import.checked", |tx| {
        let to = (State::Checked, &mapping, &report);
        store::advance(tx, region, &import, &[State::Columns, State::Checked], to).await
    })?;
    context.redirect(&format!("{}/inlezen/{}", base(&context, &desk.round)?, import.id))
}

/// Starts the writing; a second click starts nothing twice.
pub async fn confirm(context: Context) -> Result {
    let (desk, import, studies) = load(&context).await?;
    desk.round.must_be_changing()?;
    let mut form = context.form("import");
    let mbo = studies.iter().any(|one| one.level == Level::Mbo);
    let has_columns = import.mapping.contains_key("recognised_source") && import.mapping.contains_key("recognised_on");
    let asked = import.kind == Kind::Places && mbo && !has_columns;
    let source = form.take_text("source", asked, 200);
    let on = form.take_day("on", asked);
    if on > Moment(context.now).day() {
        form.wrong("on", "error-place-recognition-later");
    }
    if form.failed() {
        return show_page(&context, desk.round, import, &studies, form);
    }
    let region = desk.round.region_id.clone();
    let wanted = ApplyJob { region_id: region.clone(), id: import.id.to_string(), source, on };
    write_tx!(context.site.db, "import.confirm", |tx| {
        let import = store::by_id(tx, &region, import.id.as_str()).await?;
        apply::start(tx, &region, &import).await?;
        let now = tx.now;
        job::enqueue(tx, JOB, Some(import.id.as_str()), now, &wanted).await
    })?;
    context.redirect(&format!("{}/inlezen/{}", base(&context, &desk.round)?, import.id))
}
