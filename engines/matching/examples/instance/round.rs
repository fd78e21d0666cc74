//! A whole round on one core: frozen, drawn, and checked by everybody.

use evenkans_matching::digest::Tag;
use evenkans_matching::entry::{Entry, student_tree};
use evenkans_matching::outcome::Outcome;
use evenkans_matching::tree::Tree;
use evenkans_matching::{
    Eligible, Lottery, Numbers, Place, Receipt, Reserves, Round, Rules, Student, Wish, draw, freeze, verify,
};
use serde_json::{Value, json};

use crate::generator::{Instance, mix};
use crate::timed;

/// Milliseconds of the freeze (leaves and tree), of the draw (numbers, order, allocation, certificate, both outcome
/// trees), and of both together, with some parts of them measured again by themselves.
pub fn figures(instance: &Instance) -> Value {
    let round = of(instance);
    let receipts: Vec<Receipt> = (0..instance.students).map(receipt).collect();
    let lists: Vec<Vec<(u32, u32)>> =
        round.students.iter().map(|student| student.wishes.iter().map(|wish| (wish.place, 1)).collect()).collect();
    let entry = |student: usize| Entry {
        receipt: &receipts[student],
        student: &round.students[student].id,
        eligible: &Eligible::All,
        wishes: &lists[student],
    };
    let (leaves, leaves_ms) = timed(|| (0..lists.len()).map(|student| entry(student).leaf()).collect::<Vec<_>>());
    let (tree, tree_ms) = timed(|| student_tree(leaves));
    let numbers = Numbers::new(b"beacon", &tree.root(), round.rules.lottery, Reserves::of(&round.places));
    let each = || lists.iter().zip(0..).map(|(list, leaf)| numbers.of(leaf, list[0].0)).fold(0, |sum, n| sum ^ n.0);
    let (number, numbers_ms) = timed(each);
    let outcome = Outcome { position: 1, place: 0, level: 0 };
    let leaves = || receipts.iter().map(|receipt| outcome.leaf(receipt)).collect::<Vec<_>>();
    let (outcomes, outcome_ms) = timed(|| Tree::new(leaves(), Tag::OutcomeNode));
    drop((tree, outcomes, lists));

    let (frozen, freeze_ms) = timed(|| freeze(round, &receipts, None));
    let Ok(frozen) = frozen else { return json!({ "error": "the round cannot be frozen" }) };
    let (drawn, draw_ms) = timed(|| draw(&frozen, "c0ffee", true));
    let Ok(drawn) = drawn else { return json!({ "error": "the round cannot be drawn" }) };
    let kit = drawn.kit(0);
    let check = || kit.as_ref().is_some_and(|kit| verify::passes(&verify::student(drawn.publication(), kit)));
    let (passed, check_ms) = timed(check);
    json!({
        "leaves_ms": leaves_ms, "tree_ms": tree_ms, "numbers_ms": numbers_ms, "outcome_tree_ms": outcome_ms,
        "freeze_ms": freeze_ms, "draw_ms": draw_ms, "round_ms": freeze_ms + draw_ms,
        "one_student_checks_ms": check_ms, "checks_passed": passed, "numbers": format!("{number:016x}"),
    })
}

fn receipt(student: u64) -> Receipt {
    Receipt((u128::from(mix(student)) << 64 | u128::from(student)).to_be_bytes())
}

/// The same wishes as a round with one lottery number a student and no classes.
fn of(instance: &Instance) -> Round {
    let (capacities, preferences) = instance.wishes_of_all();
    let length = preferences.len() / instance.students.max(1) as usize;
    let place = |(number, &capacity): (usize, &u32)| Place { place: format!("p{number}"), capacity, group: None };
    let student = |(number, list): (usize, &[u32])| Student {
        id: format!("s{number:07}"),
        wishes: list.iter().map(|&place| Wish { place, class: None }).collect(),
        ..Student::default()
    };
    Round {
        rules: Rules { lottery: Lottery::Single, ..Rules::default() },
        places: capacities.iter().enumerate().map(place).collect(),
        students: preferences.chunks(length.max(1)).enumerate().map(student).collect(),
    }
}
