//! `evenkans simulate`.

use std::fmt::Write as _;
use std::io::IsTerminal;
use std::num::NonZero;
use std::sync::atomic::{AtomicU32, Ordering};

use clap::value_parser;
use evenkans_matching::{Classes, Lottery, OfProgramme, Policy, Shares, Simulation, Spread};

use super::freeze::{LotteryArg, RoundArgs};
use super::{Failure, print};

#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    round: RoundArgs,
    /// The lottery of the rules that the others are held against; single unless the rules say otherwise
    #[arg(long, value_enum)]
    lottery: Option<LotteryArg>,
    /// Also try lists of at most so many wishes
    #[arg(long, value_name = "N,N", value_delimiter = ',', default_value = "3,5", value_parser = value_parser!(u32).range(1..))]
    lengths: Vec<u32>,
    /// How many draws of each
    #[arg(long, default_value_t = 200, value_parser = value_parser!(u32).range(1..=1_000_000))]
    draws: u32,
    /// The same seed gives the same figures
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Print the figures as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: Args) -> Result<(), Failure> {
    let round = args.round.read(args.lottery)?;
    let policies = Policy::side_by_side(&round, &args.lengths);
    let (shown, total, last) = (std::io::stderr().is_terminal(), args.draws, AtomicU32::new(0));
    let threads = std::thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);
    let tell = |done: u32| {
        // Two threads can tell in the other order.
        let newest = last.fetch_max(done, Ordering::Relaxed) < done;
        if shown && newest && (done == total || done.is_multiple_of(total.div_ceil(100))) {
            eprint!("\r{done} of {total} draws{}", if done == total { "\n" } else { "" });
        }
    };
    let tried = evenkans_matching::simulate(&round, &policies, (args.draws, args.seed), threads, tell)
        .map_err(Failure::input)?;
    if args.json {
        let json = serde_json::to_string_pretty(&tried).map_err(Failure::input)?;
        return print(&(json + "\n"));
    }
    print(&tables(&tried))
}

/// The rule and how it differs from the first.
fn name(policy: &Policy) -> String {
    let lottery = match policy.lottery {
        Lottery::Single => "single",
        Lottery::PerPlace => "per-place",
    };
    let classes = match policy.classes {
        Classes::AsGiven => String::new(),
        Classes::Without(class) => format!(", class {class} as the next"),
        Classes::Ignored => ", no classes".to_owned(),
    };
    let longest = policy.longest.map(|longest| format!(", lists of {longest}")).unwrap_or_default();
    let reserves = if policy.reserves { "" } else { ", no reserved seats" };
    format!("{lottery}{classes}{reserves}{longest}")
}

fn percent(Spread { mean, deviation }: Spread) -> String {
    format!("{:.2} ({:.2})", mean * 100.0, deviation * 100.0)
}

fn gain(Spread { mean, .. }: Spread) -> String {
    format!("{:+.2}", mean * 100.0)
}

fn cells(Shares { first, top_three, unplaced }: Shares, text: fn(Spread) -> String) -> Vec<String> {
    [first, top_three, unplaced].map(text).to_vec()
}

/// Shares in per cent with the standard deviation between draws; what each rule gives more than the first; and the
/// programmes under each rule.
fn tables(tried: &[Simulation]) -> String {
    let mut text = String::from("share of students, % (standard deviation between draws)\n\n");
    let columns = ["choice 1", "choice 1-3", "unplaced"];
    let rows = tried.iter().map(|one| (name(&one.policy), cells(one.shares, percent)));
    text.push_str(&table("rule", &columns, rows));
    text.push_str("\nmore than the first rule, in percentage points, with the same lottery numbers\n\n");
    let rows = tried.iter().skip(1).map(|one| (name(&one.policy), cells(one.gain, gain)));
    text.push_str(&table("rule", &columns, rows));
    for one in tried.iter().filter(|one| one.programmes.len() > 1) {
        let _ = write!(text, "\nper study programme: {}\n\n", name(&one.policy));
        let named = |of: &OfProgramme| (format!("{} ({})", of.programme, of.students), cells(of.shares, percent));
        text.push_str(&table("programme (students)", &columns, one.programmes.iter().map(named)));
    }
    text
}

fn table(first: &str, columns: &[&str], rows: impl Iterator<Item = (String, Vec<String>)>) -> String {
    let rows: Vec<(String, Vec<String>)> = rows.collect();
    let widest = rows.iter().map(|(name, _)| name.chars().count()).chain([first.len()]).max().unwrap_or(0);
    let mut text = format!("{first:<widest$}");
    columns.iter().for_each(|column| text.push_str(&format!("  {column:>14}")));
    text.push('\n');
    for (name, cells) in rows {
        let _ = write!(text, "{name:<widest$}");
        cells.iter().for_each(|cell| text.push_str(&format!("  {cell:>14}")));
        text.push('\n');
    }
    text
}
