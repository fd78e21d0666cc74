//! Small rounds that are the same every time.

use evenkans_matching::{Eligible, Group, Lottery, Place, Receipt, Round, Rules, Student, Wish};
use sha2::{Digest, Sha256};

use crate::Dice;

/// Distinct receipts that look random and are the same every time.
pub fn receipts(count: usize) -> Vec<Receipt> {
    (0..count)
        .map(|index| {
            let hash = Sha256::digest(format!("receipt {index}"));
            Receipt(hash[..16].try_into().unwrap())
        })
        .collect()
}

/// A round with few seats, so that places fill, with classes 1 to 3 and some pairs without.
pub fn round(students: u32, places: u32, lottery: Lottery, seed: u64) -> Round {
    let mut dice = Dice(seed);
    Round {
        rules: Rules { title: "Sample".to_owned(), lottery, ..Rules::default() },
        places: (0..places)
            .map(|place| Place { place: format!("place-{place}"), capacity: dice.below(3), group: None })
            .collect(),
        students: (0..students).map(|student| self::student(student, places, &mut dice)).collect(),
    }
}

fn student(number: u32, places: u32, dice: &mut Dice) -> Student {
    let mut order = dice.shuffled(places);
    let length = dice.below(places.min(12) + 1) as usize;
    let eligible = match number % 3 {
        0 => Eligible::Only(order[..order.len().min(length + 2)].to_vec()),
        _ => Eligible::All,
    };
    order.truncate(length);
    let wishes =
        order.into_iter().map(|place| Wish { place, class: Some(dice.below(4)).filter(|&class| class > 0) }).collect();
    Student { id: format!("student {number}"), wishes, eligible, ..Student::default() }
}

/// Lets a round reserve: of each place some of its seats, each for one of two groups, of which students are in none, one
/// or both.
pub fn reserve(round: &mut Round, seed: u64) {
    let mut dice = Dice(seed ^ 0x6E0);
    let names = ["north", "south"];
    let group = |name: &str| Group { name: name.to_owned(), reason: format!("lives in the {name}") };
    round.rules.groups = names.map(group).to_vec();
    let mut reserved = Vec::new();
    for place in &mut round.places {
        for name in names {
            let capacity = dice.below(place.capacity + 1);
            // Also reserves of no seat, which are allowed.
            if capacity > 0 || dice.below(4) == 0 {
                place.capacity -= capacity;
                reserved.push(Place { place: place.place.clone(), capacity, group: Some(name.to_owned()) });
            }
        }
    }
    round.places.extend(reserved);
    for student in &mut round.students {
        student.groups = (0..2).filter(|_| dice.below(2) == 0).collect();
    }
}
