//! The repair itself: the lists, classes and numbers of the draw once more, from where everybody is now.

use std::collections::{BTreeSet, HashMap, HashSet};

use evenkans_matching as engine;
use evenkans_matching::{Before, Hold, UNPLACED};
use evenkans_people::Lang;
use evenkans_store::job::Job;
use evenkans_store::link::Ref;
use evenkans_store::{Error, Result, Tx, activity, audit, write_tx};
use evenkans_web::{Site, T};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::seats::Seats;
use super::{Figures, Repair, store};
use crate::decline::{self, Verdict};
use crate::placement::{self, Ended, Origin, Placement, PlacementId};
use crate::round::{self, Round, State};
use crate::{agreement, employer, place, student};

/// The kind of the job that carries a repair out at its moment.
pub const JOB: &str = "repair";

#[derive(Serialize, Deserialize)]
pub struct RepairJob {
    pub region_id: String,
    pub round_id: String,
    pub repair_id: String,
}

/// Carries an announced repair out, unless it was called off or done before.
pub async fn run(site: &Site, job: &Job) -> Result<()> {
    let wanted: RepairJob = job.read()?;
    let t = site.texts.in_lang(Lang::Nl);
    write_tx!(site.db, "repair.run", |tx| {
        let round = round::store::by_id(tx, &wanted.region_id, &wanted.round_id).await?;
        let repair = store::by_id(tx, &round, &wanted.repair_id).await?;
        if round.state != State::Published || !repair.is_announced() {
            return Ok(());
        }
        carry_out(tx, (site, &t), &round, &repair).await.map(drop)
    })
}

/// A student who sits somewhere else now.
struct Change {
    student_id: String,
    from: Option<Placement>,
    /// Whether the seat that the student had is gone.
    lost: bool,
    to: Option<To>,
}

/// A place, and the programme for which the seat there is kept, if it is.
struct To {
    place_id: String,
    kept_for: String,
}

/// One transaction: a killed repair never was.
pub async fn carry_out(tx: &mut Tx, site: (&Site, &T), round: &Round, repair: &Repair) -> Result<Figures> {
    let Changes { free, changes, within } = changes(tx, round).await?;
    for (placement, kept_for) in &within {
        placement::store::set_kept_for(tx, &round.region_id, placement, kept_for).await?;
    }
    let mut figures = Figures { free, ..Figures::default() };
    let mut employers = BTreeSet::new();
    let places = place::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    let places: HashMap<&str, &place::Place> = places.iter().map(|place| (place.id.as_str(), place)).collect();
    for change in &changes {
        if let Some(from) = &change.from {
            let why = if change.lost { Ended::Lost } else { Ended::Moved };
            placement::end(tx, &round.region_id, from, why).await?;
            decline::take_back(tx, &round.region_id, from, "system").await?;
        }
        if let Some(to) = &change.to {
            let new = placement::begin(tx, round, &change.student_id, &to.place_id, Origin::Repair).await?;
            placement::store::set_kept_for(tx, &round.region_id, &new.id, &to.kept_for).await?;
        }
        let text = match (&change.to, change.lost, &change.from) {
            (None, ..) => "mail-repair-lost",
            (Some(_), true, _) => "mail-repair-other",
            (Some(_), false, Some(_)) => "mail-repair-moved",
            (Some(_), false, None) => "mail-repair-placed",
        };
        figures.lost += u32::from(change.lost);
        figures.moved += u32::from(change.from.is_some() && !change.lost);
        figures.placed += u32::from(change.to.is_some() && (change.lost || change.from.is_none()));
        let student = student::store::by_id(tx, &round.region_id, round.id.as_str(), &change.student_id).await?;
        student::write(tx, site, (round, &student), ("mail-repair-subject", text), &[]).await?;
        let touched = change.from.iter().map(|one| &one.place_id).chain(change.to.iter().map(|to| &to.place_id));
        employers.extend(touched.filter_map(|id| places.get(id.as_str())?.employer_id.clone()));
    }
    store::set_done(tx, &round.region_id, repair, figures).await?;
    for employer in employers {
        employer::tell_changed(tx, site, round, &employer).await?;
    }
    let payload = json!({"free": figures.free, "moved": figures.moved, "placed": figures.placed, "lost": figures.lost});
    audit::record(tx, &round.region_id, "system", "repair.run", ("repair", repair.id.as_str()), &payload).await?;
    let about = Ref::new("round", round.id.as_str());
    activity::note(tx, &round.region_id, "repair-done", &about, &round.title, Some(&round.school_id)).await?;
    Ok(figures)
}

/// What a repair comes to.
struct Changes {
    /// How many seats are free.
    free: u32,
    changes: Vec<Change>,
    /// Who has another seat of the same place, which nobody needs to be told.
    within: Vec<(PlacementId, String)>,
}

/// Computes the repair of a round as it now stands, and writes nothing.
async fn changes(tx: &mut Tx, round: &Round) -> Result<Changes> {
    let (kept, frozen) = round::reopened(tx, round).await?;
    let published = &frozen.publication().frozen.places;
    let publication = engine::Publication::from_json(kept.publication.as_bytes()).map_err(Error::fault)?;
    let result = publication.result.ok_or_else(|| Error::fault("a published round without its result"))?;
    let drawn = engine::draw(&frozen, &result.beacon, result.committed_before_beacon).map_err(Error::fault)?;

    let places = place::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    let id_of: HashMap<&str, &str> = places.iter().map(|place| (place.code.as_str(), place.id.as_str())).collect();
    let ids: Vec<&str> =
        published.iter().map(|place| id_of.get(place.place.as_str()).copied().unwrap_or_default()).collect();
    let all = Seats::new(published);
    let number_of: HashMap<&str, u32> = ids.iter().copied().take(all.places()).zip(0..).collect();
    let students = student::store::of_round(tx, &round.region_id, round.id.as_str()).await?;
    let student_of: HashMap<&str, &str> =
        students.iter().map(|student| (student.number.as_str(), student.id.as_str())).collect();
    let mut live: HashMap<String, Placement> = HashMap::new();
    for one in placement::store::live(tx, round).await? {
        live.insert(one.student_id.to_string(), one);
    }
    let left = placement::store::left(tx, round).await?;
    let (asked, mut barred) = declines(tx, round).await?;
    // Who stopped at a place does not come back to it by a repair.
    barred.extend(placement::store::stopped(tx, round).await?);
    let signed: HashSet<String> = agreement::store::of_round(tx, round)
        .await?
        .into_iter()
        .filter(|one| one.state == agreement::State::Signed)
        .map(|one| one.student_id)
        .collect();

    let mut seats = all.drawn();
    for change in placement::store::seat_changes(tx, round).await? {
        if let Some(number) = number_of.get(change.place_id.as_str()) {
            seats[*number as usize] += change.change;
        }
    }
    let mut taken = vec![0_i64; seats.len()];
    // How many of its seats each place owes to who signed and was not looked at yet.
    let mut owed = vec![0_i64; seats.len()];
    let (mut signed_at, mut sitting_at) = (vec![0_i64; published.len()], vec![0_i64; published.len()]);
    for one in live.values().filter(|one| signed.contains(one.student_id.as_str())) {
        if let Some(number) = number_of.get(one.place_id.as_str()) {
            owed[*number as usize] += 1;
        }
    }
    // Whatever became of its seats: who signed stays.
    for (seats, owed) in seats.iter_mut().zip(&owed) {
        *seats = (*seats).max(*owed);
    }
    let leaf_ids: Vec<&str> = frozen
        .opening()
        .iter()
        .map(|opened| student_of.get(opened.student.as_str()).copied().unwrap_or_default())
        .collect();
    // Who loses a seat that is not of their own list.
    let mut off_list = HashSet::new();
    // Who stays where they are, and sits on a seat that is kept: an open one of the same place is no other place.
    let mut within_place: HashMap<u32, u32> = HashMap::new();
    let mut before = Vec::with_capacity(leaf_ids.len());
    for (opened, id) in frozen.opening().iter().zip(&leaf_ids) {
        let sits = live.get(*id).and_then(|one| Some((one, *number_of.get(one.place_id.as_str())?)));
        let position = |entry: u32| opened.wishes.iter().position(|wish| wish.0 == entry);
        before.push(match sits {
            Some((one, number)) => {
                taken[number as usize] += 1;
                let entry = all.entry(number, &one.kept_for);
                match position(entry) {
                    Some(position) => {
                        let moves = one.moves_up(tx.now) && !asked.contains(one.id.as_str());
                        let hold = match (signed.contains(*id), moves) {
                            (true, _) => Hold::Signed,
                            (false, true) => Hold::MovesUp,
                            (false, false) => Hold::Stays,
                        };
                        signed_at[entry as usize] += i64::from(hold == Hold::Signed);
                        sitting_at[entry as usize] += 1;
                        if hold == Hold::Stays && entry != number {
                            within_place.insert(before.len() as u32, number);
                        }
                        Before::Holding { position: position as u32, hold }
                    }
                    // Put there by hand, outside the own list: stays as long as there is a seat, which is nobody else's.
                    None if signed.contains(*id) || seats[number as usize] > owed[number as usize] => {
                        owed[number as usize] -= i64::from(signed.contains(*id));
                        seats[number as usize] -= 1;
                        taken[number as usize] -= 1;
                        Before::Gone
                    }
                    None => {
                        taken[number as usize] -= 1;
                        off_list.insert(before.len());
                        Before::Waiting
                    }
                }
            }
            // Also who sits outside the draw, at an own place.
            None if id.is_empty() || left.contains_key(*id) || live.contains_key(*id) => Before::Gone,
            None => Before::Waiting,
        });
    }
    let free: i64 = seats.iter().zip(&taken).map(|(seats, taken)| (seats - taken).max(0)).sum();
    // Where a place has too few seats, whoever loses theirs competes everywhere.
    within_place.retain(|_, number| taken[*number as usize] <= seats[*number as usize]);
    for leaf in within_place.keys() {
        if let Before::Holding { hold, .. } = &mut before[*leaf as usize] {
            *hold = Hold::MovesUp;
        }
    }
    let capacities = all.divide(&seats, &signed_at, &sitting_at);
    let is_barred = |leaf: u32, entry: u32| {
        let (student, place) = (leaf_ids[leaf as usize], ids[entry as usize]);
        let elsewhere = within_place.get(&leaf).is_some_and(|own| *own != all.place(entry));
        elsewhere || barred.contains(&(student.to_owned(), place.to_owned()))
    };
    let repaired = drawn.repair(&capacities, &before, is_barred).map_err(Error::fault)?;

    let lost: HashSet<u32> = repaired.lost.iter().copied().collect();
    let (mut changes, mut within) = (Vec::new(), Vec::new());
    for (leaf, (id, before)) in (0..).zip(leaf_ids.iter().zip(&before)) {
        if *before == Before::Gone {
            continue;
        }
        let entry = repaired.places[leaf as usize];
        let to = (entry != UNPLACED)
            .then(|| To { place_id: ids[entry as usize].to_owned(), kept_for: all.kept_for(entry).to_owned() });
        let from = live.get(*id);
        if let (Some(from), Some(to)) = (from, &to)
            && from.place_id == to.place_id
        {
            if from.kept_for != to.kept_for {
                within.push((from.id.clone(), to.kept_for.clone()));
            }
        } else if from.is_some() || to.is_some() {
            let from = from.cloned();
            changes.push(Change {
                student_id: (*id).to_owned(),
                from,
                lost: lost.contains(&leaf) || off_list.contains(&(leaf as usize)),
                to,
            });
        }
    }
    Ok(Changes { free: u32::try_from(free).unwrap_or(u32::MAX), changes, within })
}

/// The placements of which a decline is still to be decided, and the (student, place) pairs that an upheld one ended.
async fn declines(tx: &mut Tx, round: &Round) -> Result<(HashSet<String>, HashSet<(String, String)>)> {
    let (mut asked, mut barred) = (HashSet::new(), HashSet::new());
    for one in decline::store::of_round(tx, round).await? {
        match one.verdict {
            None => {
                asked.insert(one.placement_id);
            }
            // A seat that was gone for everybody may be back for everybody.
            Some(Verdict::Upheld) if !one.reason.takes_the_seat() => {
                barred.insert((one.student_id, one.place_id));
            }
            Some(_) => {}
        }
    }
    Ok((asked, barred))
}
