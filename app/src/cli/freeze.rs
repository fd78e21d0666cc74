//! `evenkans freeze`.

use std::collections::HashSet;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::ValueEnum;
use evenkans_matching::beacon::drand_time;
use evenkans_matching::files::{Source, Sources, read_receipts, read_round};
use evenkans_matching::{Beacon, Frozen, Lottery, Receipt, Round};

use super::folder::{Alone, Staging, publication};
use super::{Failure, key, print, read, shown};

/// The files of a round.
#[derive(clap::Args)]
pub(crate) struct RoundArgs {
    /// Places with their capacities: place,capacity
    #[arg(long, value_name = "FILE")]
    pub places: PathBuf,
    /// Wishes, 1 is best: student,place,choice and, if wanted, programme
    #[arg(long, value_name = "FILE")]
    pub wishes: PathBuf,
    /// Priority classes, 1 is best: place,student,class
    #[arg(long, value_name = "FILE")]
    pub priorities: Option<PathBuf>,
    /// Seats of a place that go first to a group: place,group,seats
    #[arg(long, value_name = "FILE", requires = "groups")]
    pub reserves: Option<PathBuf>,
    /// Who belongs to the groups: student,group
    #[arg(long, value_name = "FILE", requires = "reserves")]
    pub groups: Option<PathBuf>,
    /// Rules of the round (TOML): title, classes, groups, beacon, headcounts
    #[arg(long, value_name = "FILE")]
    pub rules: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum LotteryArg {
    /// One number a student
    Single,
    /// One number a student at each place
    PerPlace,
}

impl From<LotteryArg> for Lottery {
    fn from(arg: LotteryArg) -> Self {
        match arg {
            LotteryArg::Single => Self::Single,
            LotteryArg::PerPlace => Self::PerPlace,
        }
    }
}

/// What `freeze` and `match` share.
#[derive(clap::Args)]
pub(crate) struct FreezeArgs {
    #[command(flatten)]
    pub round: RoundArgs,
    /// How lottery numbers are given out; single unless the rules say otherwise
    #[arg(long, value_enum)]
    pub lottery: Option<LotteryArg>,
    /// Receipts to use instead of new ones: student,receipt
    #[arg(long, value_name = "FILE")]
    pub receipts: Option<PathBuf>,
    /// Signing key, made at its first use; without it one is derived from the receipts
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
    /// Folder to write
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}

#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    freeze: FreezeArgs,
}

impl RoundArgs {
    /// Reads all files, and tells on stderr what a reader should know.
    pub fn read(&self, lottery: Option<LotteryArg>) -> Result<Round, Failure> {
        // All files are read before any complaint, so that all problems come at once.
        let optional = |path: &Option<PathBuf>| path.as_deref().map(named).transpose();
        let (places, rules) = (named(&self.places), optional(&self.rules));
        // The two long ones side by side: that is a tenth of what it takes to read a million students.
        let (wishes, priorities) = thread::scope(|scope| {
            let reading = thread::Builder::new().spawn_scoped(scope, || named(&self.wishes)).ok();
            let priorities = optional(&self.priorities);
            let wishes = reading.map(|reading| reading.join().unwrap_or_else(|panic| resume_unwind(panic)));
            (wishes.unwrap_or_else(|| named(&self.wishes)), priorities)
        });
        let (reserves, groups) = (optional(&self.reserves), optional(&self.groups));
        let (Ok(places), Ok(wishes), Ok(priorities), Ok(rules), Ok(reserves), Ok(groups)) =
            (&places, &wishes, &priorities, &rules, &reserves, &groups)
        else {
            let missing = [places.err(), wishes.err(), priorities.err(), rules.err(), reserves.err(), groups.err()];
            let problems = missing.into_iter().flatten().flat_map(|failure| match failure {
                Failure::Input(problems) => problems,
                other => vec![format!("{other:?}")],
            });
            return Err(Failure::Input(problems.collect()));
        };
        let input = read_round(Sources {
            places: source(places),
            wishes: source(wishes),
            priorities: priorities.as_ref().map(source),
            reserves: reserves.as_ref().map(source),
            groups: groups.as_ref().map(source),
            rules: rules.as_ref().map(source),
            lottery: lottery.map(Lottery::from),
        })?;
        for (file, strangers) in [(priorities, input.strangers), (groups, input.strangers_in_groups)] {
            if let (Some((name, _)), 1..) = (file, strangers) {
                let rows = match strangers {
                    1 => "1 row is of a student who is".to_owned(),
                    _ => format!("{strangers} rows are of students who are"),
                };
                eprintln!("{name}: note: {rows} not in the wishes");
            }
        }
        let reserved: HashSet<_> = input.round.places.iter().filter_map(|place| place.group.as_deref()).collect();
        let without: Vec<String> = input
            .round
            .rules
            .groups
            .iter()
            .map(|group| group.name.as_str())
            .filter(|name| !reserved.contains(name))
            .map(|name| format!("`{}`", shown(name)))
            .collect();
        if !without.is_empty() {
            let first: Vec<&str> = without.iter().take(3).map(String::as_str).collect();
            let more = if without.len() > first.len() { ", ..." } else { "" };
            eprintln!("note: groups for which no seat is reserved: {} ({}{more})", without.len(), first.join(", "));
        }
        if input.round.students.is_empty() {
            return Err(Failure::input(format_args!("{}: expected at least one student", wishes.0)));
        }
        Ok(input.round)
    }
}

type Named = (String, Vec<u8>);

fn named(path: &Path) -> Result<Named, Failure> {
    Ok((path.display().to_string(), read(path)?))
}

fn source((name, bytes): &Named) -> Source<'_> {
    Source { name, bytes }
}

impl FreezeArgs {
    /// Reads everything and freezes it; writes nothing but a new key.
    pub fn freeze(&self) -> Result<Frozen, Failure> {
        let round = self.round.read(self.lottery)?;
        let receipts = match &self.receipts {
            Some(path) => read_receipts(&path.display().to_string(), &read(path)?, &round.students)?,
            None => new_receipts(round.students.len())?,
        };
        let problems = round.problems();
        if !problems.is_empty() {
            return Err(Failure::Input(problems.iter().map(ToString::to_string).collect()));
        }
        let key = self.key.as_deref().map(key::read_or_make).transpose()?;
        evenkans_matching::freeze(round, &receipts, key.as_ref())
            .map_err(|problems| Failure::Input(problems.iter().map(ToString::to_string).collect()))
    }
}

fn new_receipts(students: usize) -> Result<Vec<Receipt>, Failure> {
    (0..students).map(|_| key::random::<16>().map(Receipt)).collect()
}

pub(super) fn run(Args { freeze: args }: Args) -> Result<(), Failure> {
    let _alone = Alone::in_new(&args.out)?;
    if publication(&args.out)?.is_some() {
        return Err(Failure::input(format_args!(
            "{}: expected a new folder; this one holds a round, and a frozen round never reopens",
            args.out.display()
        )));
    }
    let frozen = args.freeze()?;
    if let Beacon::Drand { round, moment, .. } = &frozen.publication().frozen.rules.beacon
        && SystemTime::now().duration_since(UNIX_EPOCH).is_ok_and(|now| now.as_secs() >= drand_time(*round))
    {
        eprintln!(
            "note: the drand round {round} appeared at {moment}: who freezes now can know it, so it proves nothing"
        );
    }
    let staging = Staging::beside(&args.out)?;
    staging.kits(frozen.students(), |leaf| frozen.kit_of_leaf(leaf))?;
    staging.opening(frozen.publication(), frozen.opening())?;
    staging.publication(frozen.publication())?;
    staging.install(false)?;
    print(&format!("{}\n", frozen.fingerprint()))
}
