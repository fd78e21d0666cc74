//! Changes of what a publisher claims: where students sit, and single numbers.

use evenkans_matching::{Cutoff, Number, UNPLACED};

use crate::Dice;
use crate::forger::Forger;

/// One of those that `fits`, by chance.
fn any(dice: &mut Dice, count: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
    let all: Vec<usize> = (0..count).filter(|&one| fits(one)).collect();
    if all.is_empty() { None } else { Some(all[dice.below(all.len() as u32) as usize]) }
}

fn listed(forger: &Forger, leaf: usize, place: u32) -> bool {
    forger.opened[leaf].wishes.iter().any(|wish| wish.0 == place)
}

pub fn swap(forger: &mut Forger, dice: &mut Dice) -> Option<()> {
    let count = forger.places.len();
    let one = any(dice, count, |leaf| forger.places[leaf] != UNPLACED)?;
    let fits = |leaf: usize| {
        let (here, there) = (forger.places[one], forger.places[leaf]);
        here != there && listed(forger, leaf, here) && (there == UNPLACED || listed(forger, one, there))
    };
    let other = any(dice, count, fits)?;
    forger.places.swap(one, other);
    Some(())
}

pub fn skip(forger: &mut Forger, dice: &mut Dice) -> Option<()> {
    let waits =
        |leaf: usize| forger.places[leaf] != UNPLACED && forger.claims[forger.places[leaf] as usize].head.is_some();
    let skipped = any(dice, forger.places.len(), waits)?;
    let place = forger.places[skipped];
    let first = forger.claims[place as usize].head?;
    forger.places[first as usize] = place;
    forger.places[skipped] = UNPLACED;
    Some(())
}

pub fn favour(forger: &mut Forger, dice: &mut Dice) -> Option<()> {
    let place =
        any(dice, forger.claims.len(), |place| forger.claims[place].head.is_some() && forger.claims[place].taken > 0)?
            as u32;
    let reached = |leaf: usize| {
        let wishes = &forger.opened[leaf].wishes;
        wishes.iter().position(|wish| wish.0 == forger.places[leaf]).unwrap_or(wishes.len())
    };
    let waits = |leaf: usize| {
        let at = forger.opened[leaf].wishes.iter().position(|wish| wish.0 == place);
        at.is_some_and(|at| at < reached(leaf))
    };
    let favourite = any(dice, forger.places.len(), waits)?;
    let holder = any(dice, forger.places.len(), |leaf| forger.places[leaf] == place)?;
    forger.places[favourite] = place;
    forger.places[holder] = UNPLACED;
    Some(())
}

pub fn forge_cutoff(forger: &mut Forger, dice: &mut Dice) -> Option<()> {
    let place = dice.below(forger.claims.len() as u32) as usize;
    let honest = forger.claims[place].cutoff;
    let claim = &mut forger.claims[place].cutoff;
    *claim = match (honest, dice.below(4)) {
        (_, 0) => Cutoff::SeatsLeft,
        (Cutoff::Last { class, number: Number(number) }, 1) => {
            Cutoff::Last { class, number: Number(number.wrapping_sub(1)) }
        }
        (Cutoff::Last { class, number: Number(number) }, 2) => {
            Cutoff::Last { class, number: Number(number.wrapping_add(1 << 60)) }
        }
        (Cutoff::Last { class, number }, _) => Cutoff::Last { class: class + 1, number },
        _ => Cutoff::Last { class: 1, number: Number(u64::from(dice.below(1 << 20)) << 40) },
    };
    (forger.claims[place].cutoff != honest).then_some(())
}

pub fn forge_head(forger: &mut Forger, dice: &mut Dice) -> Option<()> {
    let place = dice.below(forger.claims.len() as u32) as usize;
    let honest = forger.claims[place].head;
    let leaf = dice.below(forger.opened.len() as u32 + 2);
    // One beyond the last student is a pseudonym that nobody has.
    forger.claims[place].head = Some(leaf).filter(|&leaf| leaf as usize <= forger.opened.len());
    (forger.claims[place].head != honest).then_some(())
}

pub fn forge_level(forger: &mut Forger, dice: &mut Dice) -> Option<()> {
    let place = dice.below(forger.claims.len() as u32) as usize;
    let honest = forger.claims[place].level;
    forger.claims[place].level = dice.below(forger.claims.len() as u32 + 2);
    (forger.claims[place].level != honest).then_some(())
}

pub fn forge_count(forger: &mut Forger, dice: &mut Dice) -> Option<()> {
    let place = dice.below(forger.claims.len() as u32) as usize;
    match dice.below(4) {
        0 => forger.unplaced += 1,
        1 => forger.claims[place].taken += 1,
        2 => {
            forger.claims[place].taken = forger.claims[place].taken.checked_sub(1)?;
            forger.unplaced += 1;
        }
        _ => {
            forger.unplaced = forger.unplaced.checked_sub(1)?;
            forger.claims[place].taken += 1;
        }
    }
    Some(())
}

pub fn overfill(forger: &mut Forger, dice: &mut Dice) -> Option<(u32, usize)> {
    let place = any(dice, forger.claims.len(), |place| {
        forger.claims[place].taken == forger.frozen.frozen.places[place].capacity && forger.claims[place].head.is_some()
    })?;
    let head = forger.claims[place].head?;
    forger.places[head as usize] = place as u32;
    Some((place as u32, head as usize))
}
