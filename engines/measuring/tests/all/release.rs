//! What is hidden stays hidden: against hand-worked tables, and against an attacker who tries every table that fits.

use evenkans_measuring::{Released, release, release_both};
use proptest::prelude::*;

#[test]
fn a_table_of_large_groups_is_shown_whole() {
    let shown = release(&[vec![10, 20], vec![0, 30]], 5).unwrap();
    assert_eq!(shown.cells, [[Some(10), Some(20)], [Some(0), Some(30)]]);
    assert_eq!((shown.rows, shown.columns, shown.total), (vec![Some(30); 2], vec![Some(10), Some(50)], 60));
}

#[test]
fn a_lonely_small_count_takes_three_others_along() {
    // The 2 alone would be 30 − 28; each sum has a second hidden count, so the rectangle is hidden.
    let shown = release(&[vec![2, 28, 40], vec![11, 19, 50], vec![40, 60, 90]], 5).unwrap();
    assert_eq!(shown.cells[0], [None, None, Some(40)]);
    assert_eq!(shown.cells[1], [None, None, Some(50)]);
    assert_eq!(shown.cells[2], [Some(40), Some(60), Some(90)]);
    assert_eq!(shown.rows, [Some(70), Some(80), Some(190)]);
}

#[test]
fn a_small_group_is_not_the_rest_of_the_total() {
    let shown = release(&[vec![1, 2], vec![40, 60], vec![20, 25]], 5).unwrap();
    assert_eq!(shown.rows[0], None);
    assert!(shown.rows[1..].contains(&None), "with one hidden sum it could be subtracted: {shown:?}");
    assert_eq!(shown.total, 148);
}

#[test]
fn where_every_nothing_is_shown_a_hidden_count_is_at_least_one() {
    // Ten groups of one, 60 people in all: beside a 50 and a 0 that are shown, each would be known to be one.
    let mut table = vec![vec![50], vec![0]];
    table.extend(std::iter::repeat_n(vec![1], 10));
    let shown = release(&table, 10).unwrap();
    assert_eq!((shown.rows[0], shown.rows[1]), (Some(50), None), "the nothing is hidden among them");
    // Without one, a large one is.
    let shown = release(&[vec![50], vec![60], vec![1], vec![1]], 2).unwrap();
    assert_eq!(shown.rows, [None, Some(60), None, None]);
}

#[test]
fn fewer_people_than_the_minimum_are_not_shown_at_all() {
    assert_eq!(release(&[vec![1, 2]], 5), None);
    assert_eq!(release(&[], 5), None);
    assert_eq!(release(&[vec![0, 0]], 0), None);
}

#[test]
fn what_one_table_hides_the_other_does_not_tell() {
    // Everybody knows how many follow each programme, and that whoever has no place is in no sector.
    let by_study = [vec![20, 1], vec![30, 1]];
    let by_sector = [vec![25, 0], vec![25, 0], vec![0, 2]];
    let never = |(row, column): (usize, usize)| (row == 2) == (column == 0);
    let (study, sector) = release_both(&by_study, &by_sector, never, 5).unwrap();
    assert_eq!(study.rows, [Some(21), Some(31)]);
    assert_eq!((study.columns, &sector.columns), (vec![None; 2], &vec![None; 2]));
    assert_eq!(sector.cells[2], [Some(0), None]);
    assert_eq!(sector.rows[2], None);
    assert!(sector.rows[..2].contains(&None), "the rest of the total is not two");
}

/// Which cells are known, and whether a whole table fits the rest.
type Told<'a> = (&'a dyn Fn(usize) -> Option<u64>, &'a dyn Fn(&[u64]) -> bool, u64);

/// Which hidden counts are nothing: cells, and sums.
fn hidden_nothings(shown: &Released, cells: &[u64], width: usize, never: impl Fn(usize) -> bool) -> usize {
    let row = |at: usize| cells[at * width..(at + 1) * width].iter().sum::<u64>();
    let column = |at: usize| cells.iter().skip(at).step_by(width).sum::<u64>();
    let is_hidden = |at: &usize| shown.cells[at / width][at % width].is_none() && !never(*at);
    (0..cells.len()).filter(is_hidden).filter(|at| cells[*at] == 0).count()
        + (0..cells.len() / width).filter(|at| shown.rows[*at].is_none() && row(*at) == 0).count()
        + (0..width).filter(|at| shown.columns[*at].is_none() && column(*at) == 0).count()
}

/// Every table of this shape with this total that fits what is shown, to who knows that a hidden count is at least `floor`.
fn fitting(shown: &Released, height: usize, width: usize, floor: u64, never: impl Fn(usize) -> bool) -> Vec<Vec<u64>> {
    fn fill(cells: &mut Vec<u64>, left: u64, more: usize, (known, fits, floor): Told<'_>, all: &mut Vec<Vec<u64>>) {
        if more == 0 {
            if left == 0 && fits(cells) {
                all.push(cells.clone());
            }
            return;
        }
        let values = known(cells.len()).map_or(floor..=left, |value| value..=value.min(left));
        for value in values {
            cells.push(value);
            fill(cells, left - value, more - 1, (known, fits, floor), all);
            cells.pop();
        }
    }
    let is = |known: Option<u64>, value: u64| known.map_or(value >= floor, |known| known == value);
    let fits = |cells: &[u64]| {
        let row = |at: usize| cells[at * width..(at + 1) * width].iter().sum::<u64>();
        let column = |at: usize| (0..height).map(|row| cells[row * width + at]).sum::<u64>();
        (0..height * width).all(|at| never(at) || is(shown.cells[at / width][at % width], cells[at]))
            && (0..height).all(|at| is(shown.rows[at], row(at)))
            && (0..width).all(|at| is(shown.columns[at], column(at)))
    };
    let mut all = Vec::new();
    let known = |at: usize| if never(at) { Some(0) } else { shown.cells[at / width][at % width] };
    fill(&mut Vec::new(), shown.total, height * width, (&known, &fits, floor), &mut all);
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn whoever_tries_every_table_that_fits_does_not_find_a_small_count(
        cells in proptest::collection::vec(0_u64..5, 6),
        minimum in 2_u64..5,
    ) {
        let (height, width) = (2, 3);
        let table: Vec<Vec<u64>> = cells.chunks(width).map(<[u64]>::to_vec).collect();
        let total: u64 = cells.iter().sum();
        let Some(shown) = release(&table, minimum) else {
            // Then the total alone would tell too much of a small count.
            let (dashes, rows, columns) = (vec![vec![None; width]; height], vec![None; height], vec![None; width]);
            let floor = u64::from(!cells.contains(&0));
            let all = fitting(&Released { cells: dashes, rows, columns, total }, height, width, floor, |_| false);
            let is_told = |at: usize| {
                let values = all.iter().map(|one| one[at]);
                cells[at] < minimum && values.clone().max() < values.min().map(|least| least + minimum)
            };
            prop_assert!(total < minimum || (0..height * width).any(is_told), "{:?} could be hidden", table);
            return Ok(());
        };
        // Where every nothing is shown, each hidden count is at least one.
        let floor = u64::from(hidden_nothings(&shown, &cells, width, |_| false) == 0);
        let all = fitting(&shown, height, width, floor, |_| false);
        let small = |value: u64| (1..minimum).contains(&value);
        let span = |of: &dyn Fn(&Vec<u64>) -> u64| {
            let values = all.iter().map(of);
            values.clone().max().unwrap() - values.min().unwrap()
        };
        for at in 0..height * width {
            if shown.cells[at / width][at % width].is_none() {
                prop_assert!(span(&|one| one[at]) > 0, "cell {} of {:?} is known all the same", at, shown);
            }
            if small(cells[at]) {
                prop_assert_eq!(shown.cells[at / width][at % width], None);
                prop_assert!(span(&|one| one[at]) >= minimum, "cell {} of {:?}", at, shown);
            }
        }
        for at in 0..height {
            let sum = |one: &Vec<u64>| one[at * width..(at + 1) * width].iter().sum::<u64>();
            if small(sum(&cells)) {
                prop_assert!(shown.rows[at].is_none() && span(&sum) >= minimum, "row {} of {:?}", at, shown);
            }
        }
        for at in 0..width {
            let sum = |one: &Vec<u64>| (0..height).map(|row| one[row * width + at]).sum::<u64>();
            if small(sum(&cells)) {
                prop_assert!(shown.columns[at].is_none() && span(&sum) >= minimum, "column {} of {:?}", at, shown);
            }
        }
    }

    #[test]
    fn whoever_lays_two_tables_of_the_same_people_side_by_side_does_not_either(
        people in proptest::collection::vec((0_usize..2, 0_usize..3, 0_usize..2), 4..11),
        minimum in 2_u64..4,
    ) {
        // Somebody of programme 0 or 1 is in sector 0 or 1, at a first or a later choice, or (2) has no place: the last
        // column.
        let (mut by_study, mut by_sector) = (vec![vec![0; 3]; 2], vec![vec![0; 3]; 3]);
        for (study, sector, choice) in &people {
            let column = if *sector == 2 { 2 } else { *choice };
            by_study[*study][column] += 1;
            by_sector[*sector][column] += 1;
        }
        let never = |(row, column): (usize, usize)| (row == 2) != (column == 2);
        // With so few people it happens that nothing hides enough.
        let Some((study, sector)) = release_both(&by_study, &by_sector, never, minimum) else { return Ok(()) };
        let column = |one: &[u64], at: usize| one.iter().skip(at).step_by(3).sum::<u64>();
        let columns = |one: &Vec<u64>| [0, 1, 2].map(|at| column(one, at));
        // What is never is known: only these five counts of the second can be something.
        let is_never = |at: usize| never((at / 3, at % 3));
        let nothings = hidden_nothings(&study, &by_study.concat(), 3, |_| false)
            + hidden_nothings(&sector, &by_sector.concat(), 3, is_never);
        let floor = u64::from(nothings == 0);
        let sectors: Vec<Vec<u64>> = fitting(&sector, 3, 3, floor, is_never);
        let studies = fitting(&study, 2, 3, floor, |_| false);
        let beside = |one: &Vec<u64>, others: &[Vec<u64>]| others.iter().any(|other| columns(other) == columns(one));
        let joint: Vec<&Vec<u64>> = studies.iter().filter(|one| beside(one, &sectors)).collect();
        let joint_sectors: Vec<&Vec<u64>> = sectors.iter().filter(|one| beside(one, &studies)).collect();
        let span = |of: &[&Vec<u64>], at: usize| {
            let values = of.iter().map(|one| one[at]);
            values.clone().max().unwrap() - values.min().unwrap()
        };
        for at in 0..6 {
            let (row, value) = (&by_study[at / 3], by_study[at / 3][at % 3]);
            if (1..minimum).contains(&value) {
                let somebody = if row.contains(&0) { 0 } else { 3 };
                let wanted = minimum.min(row.iter().sum::<u64>() - somebody);
                prop_assert!(span(&joint, at) >= wanted, "cell {} of {:?} beside {:?}", at, study, sector);
            }
        }
        for at in 0..9 {
            if (1..minimum).contains(&by_sector[at / 3][at % 3]) {
                prop_assert!(span(&joint_sectors, at) > 0, "cell {} of {:?} beside {:?}", at, sector, study);
            }
        }
    }
}
