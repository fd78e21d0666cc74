//! `evenkans simulate`.

use std::fmt::Write as _;
use std::io::IsTerminal;

use clap::value_parser;
use evenkans_matching::{Lottery, Simulation, Spread};

use super::freeze::RoundArgs;
use super::{Failure, print};

#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    round: RoundArgs,
    /// How many draws for each kind of lottery
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
    let round = args.round.read(None)?;
    let shown = std::io::stderr().is_terminal();
    let total = args.draws.saturating_mul(2);
    let simulations = evenkans_matching::simulate(&round, args.draws, args.seed, |done| {
        if shown {
            eprint!("\r{done} of {total} draws{}", if done == total { "\n" } else { "" });
        }
    })
    .map_err(Failure::input)?;
    if args.json {
        let json = serde_json::to_string_pretty(&simulations).map_err(Failure::input)?;
        return print(&(json + "\n"));
    }
    print(&table(&simulations))
}

/// Shares in per cent, with the standard deviation between draws.
fn table(simulations: &[Simulation]) -> String {
    let mut text = String::from("share of students, % (standard deviation between draws)\n\nlottery    ");
    for column in ["choice 1", "choice 2", "choice 3", "choice 1-3", "unplaced"] {
        let _ = write!(text, "  {column:>13}");
    }
    text.push('\n');
    for simulation in simulations {
        let name = match simulation.lottery {
            Lottery::Single => "single",
            Lottery::PerPlace => "per-place",
        };
        let _ = write!(text, "{name:<11}");
        let [first, second, third] = simulation.choice;
        for Spread { mean, deviation } in [first, second, third, simulation.top_three, simulation.unplaced] {
            let cell = format!("{:.2} ({:.2})", mean * 100.0, deviation * 100.0);
            let _ = write!(text, "  {cell:>13}");
        }
        text.push('\n');
    }
    text
}
