//! A year of the network in one document: what was promised, what was met, what is late, who signed and who met.

use std::collections::HashSet;

use evenkans_paper::Block;
use evenkans_store::{Result, Tx, activity};
use evenkans_web::{Moment, T};

use super::{Signature, store};
use crate::commitment::{self, Commitment, History, Standing};
use crate::gathering;

/// The pieces of the report of a year, for the page and for paper; at most `most` lines of a kind, and how many are left
/// out.
pub async fn of_year(tx: &mut Tx, t: &T, region_id: &str, (year, most): (i32, usize)) -> Result<Vec<Block>> {
    let within = |at: i64| Moment(at).day().starts_with(&format!("{year}-"));
    let now = tx.now;
    // A year that is over stays as it was at its end.
    let end = evenkans_web::parse_local(&format!("{}-01-01T00:00", year + 1)).unwrap_or(now) - 1;
    let history = History::of(tx, region_id).await?;
    let all = commitment::store::list(tx, region_id).await?;
    let all: Vec<(Commitment, Standing)> = all.iter().filter_map(|one| history.at(one, end.min(now))).collect();
    let line = |one: &Commitment| {
        let moved =
            if one.was_moved() { t.with("report-moved", "day", t.day(&one.first_due_on)) } else { String::new() };
        let args = [
            ("partner", one.partner.clone()),
            // What was taken out of sight is not told on paper either.
            ("what", if one.what.is_empty() { t.get("commitment-earlier-blank") } else { one.what.clone() }),
            ("day", t.day(&one.due_on)),
            ("reason", one.dropped_because.clone()),
        ];
        format!(
            "{}{moved}",
            t.args(if one.dropped_because.is_empty() { "report-line" } else { "report-line-dropped" }, &args)
        )
    };
    let mut blocks = vec![Block::Heading(t.get("report-commitments")), Block::Paragraph(t.get("report-what"))];
    // A line is written only where it is shown: a large network has thousands.
    let mut list = |key: &str, n: usize, lines: &mut dyn Iterator<Item = String>| {
        blocks.push(Block::Heading(t.with(key, "n", n)));
        if n == 0 {
            blocks.push(Block::Paragraph(t.get("report-none")));
            return;
        }
        let left = n.saturating_sub(most);
        blocks.push(Block::Items(lines.take(most).collect()));
        if left > 0 {
            blocks.push(Block::Paragraph(t.with("report-more", "n", left)));
        }
    };
    let standing = |which: Standing| all.iter().filter(move |(_, standing)| *standing == which).map(|(one, _)| one);
    let stands = |which| standing(which).collect();
    let ended = |which| standing(which).filter(|one| one.ended_at.is_some_and(within)).collect();
    let mut told = |key: &str, some: Vec<&Commitment>| list(key, some.len(), &mut some.into_iter().map(line));
    told("report-late", stands(Standing::Late));
    told("report-late-shown", stands(Standing::LateShown));
    told("report-moved-days", stands(Standing::Moved));
    told("report-met", ended(Standing::Met));
    told("report-waiting", stands(Standing::Shown));
    told("report-open", stands(Standing::Open));
    told("report-dropped", ended(Standing::Dropped));
    told("report-new", all.iter().map(|(one, _)| one).filter(|one| within(one.made_at)).collect());
    let mut signed = store::signatures(tx, region_id).await?;
    signed.extend(store::withdrawn(tx, region_id).await?);
    let names = |moment: &dyn Fn(&Signature) -> Option<i64>| {
        let lines = signed.iter().filter_map(|one| Some((one, moment(one).filter(|at| within(*at))?)));
        lines.map(|(one, at)| (one.partner.as_str(), at)).collect()
    };
    let line = |(partner, at): (&str, i64)| t.with2("report-signed-line", "partner", partner, "day", t.date(at));
    let (new, gone): (Vec<(&str, i64)>, Vec<_>) = (names(&|one| Some(one.signed_at)), names(&|one| one.withdrawn_at));
    list("report-signed", new.len(), &mut new.into_iter().map(line));
    list("report-withdrawn", gone.len(), &mut gone.into_iter().map(line));
    let held = gathering::store::list(tx, region_id, true).await?;
    let held = held.iter().filter(|one| one.is_on() && within(one.starts_at) && one.is_over(now)).count();
    let since = evenkans_web::parse_local(&format!("{year}-01-01T00:00")).unwrap_or_default();
    let parts = activity::parts(tx, region_id, since).await?;
    let came: HashSet<&str> = parts
        .iter()
        .filter(|one| one.what == "gathering-attended" && within(one.at))
        .map(|one| one.partner_id.as_str())
        .collect();
    blocks.push(Block::Heading(t.get("report-gatherings")));
    blocks.push(Block::Paragraph(t.with2("report-gatherings-line", "n", held, "partners", came.len())));
    Ok(blocks)
}
