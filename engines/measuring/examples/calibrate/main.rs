//! How often each test cries wolf when there is nothing to find, and how often each interval holds the truth:
//!
//! ```text
//! cargo run --release -p evenkans-measuring --example calibrate > docs/calibration.md
//! ```
//!
//! Every line is 20,000 made-up experiments (or the number given as argument; of one part, such as Pilots, if a second
//! one names it) put through the same functions as the
//! command line. A p-value that is off and still given is marked and makes the program end with 1.

mod made;
mod pilots;
mod settings;

use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};

use evenkans_measuring::chance::{t_two_sided, two_sided};
use evenkans_measuring::{Estimate, Test};

/// A p-value under the null, and whether the command gives it.
struct P {
    name: String,
    p: f64,
    is_given: bool,
}

/// What an experiment shows: p-values, and whether intervals held the truth.
#[derive(Default)]
struct Shown {
    p: Vec<P>,
    held: Vec<(String, bool)>,
}

impl Shown {
    fn test(&mut self, test: &Test) {
        self.p.extend(test.p.map(|p| P { name: test.name.to_owned(), p, is_given: true }));
    }

    /// The p of an estimate also where the command withholds it, as far as its degrees of freedom are known.
    fn estimate(&mut self, name: &str, of: &Estimate, df: Option<f64>) {
        if let (Some(estimate), Some(se), true) = (of.estimate, of.se, df.is_some() || of.low.is_some()) {
            let t = estimate / se;
            let p = df.map_or_else(|| two_sided(t), |df| t_two_sided(t, df));
            self.p.push(P { name: name.to_owned(), p, is_given: of.p.is_some() });
        }
    }

    fn interval(&mut self, name: &str, of: &Estimate, truth: f64) {
        if let (Some(low), Some(high)) = (of.low, of.high) {
            self.held.push((name.to_owned(), low <= truth && truth <= high));
        }
    }
}

/// Tests that promise at most 5%, for any sample.
const EXACT: [&str; 11] = [
    "mcnemar-exact",
    "sign-exact",
    "randomisation-exact",
    "fisher-exact",
    "boschloo",
    "mantel-haenszel-exact",
    "permutation",
    "permutation-studentised",
    "e-value, looked at after every pair",
    "e-value, looked at after every row",
    "difference, at any look",
];

fn main() -> ExitCode {
    let runs: u64 = std::env::args().nth(1).and_then(|runs| runs.parse().ok()).unwrap_or(20_000);
    let only = std::env::args().nth(2);
    print!("{}", made::INTRODUCTION);
    println!("\nExperiments a line: {runs}.\n");
    let parts: [(&str, Settings); 7] = [
        ("Field tests", settings::field_tests),
        ("Gaps", settings::gaps),
        ("Pilots", pilots::pilots),
        ("Pooling", settings::pools),
        ("Surveys", settings::surveys),
        ("Monitors", settings::monitors),
        ("Report cards", settings::report_cards),
    ];
    let asked = parts.iter().filter(|(title, _)| only.as_ref().is_none_or(|only| only == title));
    let good = asked.map(|(title, settings)| part(title, runs, &settings())).collect::<Vec<_>>();
    if good.iter().all(|good| *good) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The lines of a part.
type Settings = fn() -> Vec<Setting>;
/// A line: what was done, and one experiment from a seed.
type Setting = (String, Box<dyn Fn(u64) -> Shown + Sync>);

/// Runs the settings of a part and prints its table; false when something is off and given all the same.
fn part(title: &str, runs: u64, settings: &[Setting]) -> bool {
    println!(
        "## {title}\n\n| what | setting | false alarms at 5% | interval holds the truth | |\n|---|---|---|---|---|"
    );
    let mut is_good = true;
    let begin = std::time::Instant::now();
    for (setting, experiment) in settings {
        let totals = totals(runs, experiment);
        for (name, total) in totals {
            let share = |(yes, all): (u64, u64)| (all > 0).then(|| yes as f64 / all as f64);
            let (alarms, held) = (share(total.alarms), share(total.held));
            let exact = EXACT.contains(&name.as_str());
            let room = 3.0 * (0.05 * 0.95 / total.alarms.1.max(1) as f64).sqrt();
            // One deviation of the simulation for what only comes near, three for what is exact.
            let limit = if exact { 0.05 + room } else { 0.055 + room / 3.0 };
            let is_off = alarms.is_some_and(|share| share > limit);
            let is_shy = alarms.is_some_and(|share| share < 0.045 - room / 3.0) && !exact;
            let doubt = (0.05 * 0.95 / total.held.1.max(1) as f64).sqrt();
            let narrow = held.is_some_and(|share| share < 0.945 - doubt);
            let remark = match (is_off, total.given > 0) {
                (true, true) => "**off and given**",
                (true, false) => "off: withheld",
                (false, false) if alarms.is_some() => "withheld",
                _ if narrow => "interval too narrow",
                _ if exact => "exact",
                _ if is_shy => "careful",
                _ => "",
            };
            is_good &= !(is_off && total.given > 0);
            let percent =
                |share: Option<f64>| share.map_or_else(|| "-".to_owned(), |share| format!("{:.2}%", share * 100.0));
            println!("| {name} | {setting} | {} | {} | {remark} |", percent(alarms), percent(held));
        }
    }
    println!();
    eprintln!("{title}: {:.0} s", begin.elapsed().as_secs_f64());
    is_good
}

#[derive(Default, Clone)]
struct Total {
    alarms: (u64, u64),
    held: (u64, u64),
    given: u64,
}

fn totals(runs: u64, experiment: &(dyn Fn(u64) -> Shown + Sync)) -> Vec<(String, Total)> {
    let next = AtomicU64::new(0);
    let worker = || {
        let mut own: Vec<(String, Total)> = Vec::new();
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= runs {
                return own;
            }
            let shown = experiment(seed);
            for P { name, p, is_given } in shown.p {
                let total = of(&mut own, &name);
                total.alarms = (total.alarms.0 + u64::from(p <= 0.05), total.alarms.1 + 1);
                total.given += u64::from(is_given);
            }
            for (name, held) in shown.held {
                let total = of(&mut own, &name);
                total.held = (total.held.0 + u64::from(held), total.held.1 + 1);
            }
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let all: Vec<Vec<(String, Total)>> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().filter_map(|worker| worker.join().ok()).collect()
    });
    let mut sum: Vec<(String, Total)> = Vec::new();
    for (name, own) in all.into_iter().flatten() {
        let total = of(&mut sum, &name);
        total.alarms = (total.alarms.0 + own.alarms.0, total.alarms.1 + own.alarms.1);
        total.held = (total.held.0 + own.held.0, total.held.1 + own.held.1);
        total.given += own.given;
    }
    sum.sort_by(|a, b| a.0.cmp(&b.0));
    sum
}

fn of<'a>(all: &'a mut Vec<(String, Total)>, name: &str) -> &'a mut Total {
    let at = all.iter().position(|(other, _)| other == name).unwrap_or_else(|| {
        all.push((name.to_owned(), Total::default()));
        all.len() - 1
    });
    &mut all[at].1
}
