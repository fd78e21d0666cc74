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
fn fewer_people_than_the_minimum_are_not_shown_at_all() {
    assert_eq!(release(&[vec![1, 2]], 5), None);
    assert_eq!(release(&[], 5), None);
    assert_eq!(release(&[vec![0, 0]], 0), None);
}

#[test]
fn a_sum_that_one_table_hides_the_other_does_not_tell() {
    // Two without a place: by programme that sum is small, by sector it would be what is missing from the total.
    let by_study = [vec![20, 1], vec![30, 1]];
    let by_sector = [vec![25, 0], vec![25, 0], vec![0, 2]];
    let never = |(row, column): (usize, usize)| (row == 2) == (column == 0);
    let (study, sector) = release_both(&by_study, &by_sector, never, 5).unwrap();
    assert_eq!(study.columns, [None, None]);
    assert_eq!(sector.columns, [None, None]);
    assert_eq!(sector.cells[2], [Some(0), None], "whoever has no place is in no sector");
    assert_eq!(sector.rows[2], None);
    assert_eq!(sector.rows, [None, Some(25), None], "the rest of the total is not two");
}

/// Every table of this shape with this total that fits what is shown.
fn fitting(shown: &Released, height: usize, width: usize) -> Vec<Vec<u64>> {
    fn fill(cells: &mut Vec<u64>, left: u64, more: usize, fits: &dyn Fn(&[u64]) -> bool, all: &mut Vec<Vec<u64>>) {
        if more == 0 {
            if left == 0 && fits(cells) {
                all.push(cells.clone());
            }
            return;
        }
        for value in 0..=left {
            cells.push(value);
            fill(cells, left - value, more - 1, fits, all);
            cells.pop();
        }
    }
    let is = |known: Option<u64>, value: u64| known.is_none_or(|known| known == value);
    let fits = |cells: &[u64]| {
        let row = |at: usize| cells[at * width..(at + 1) * width].iter().sum::<u64>();
        let column = |at: usize| (0..height).map(|row| cells[row * width + at]).sum::<u64>();
        (0..height * width).all(|at| is(shown.cells[at / width][at % width], cells[at]))
            && (0..height).all(|at| is(shown.rows[at], row(at)))
            && (0..width).all(|at| is(shown.columns[at], column(at)))
    };
    let mut all = Vec::new();
    fill(&mut Vec::new(), shown.total, height * width, &fits, &mut all);
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
        let Some(shown) = release(&table, minimum) else {
            prop_assert!(cells.iter().sum::<u64>() < minimum);
            return Ok(());
        };
        let all = fitting(&shown, height, width);
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
        people in proptest::collection::vec((0_usize..2, 0_usize..3), 4..13),
        minimum in 2_u64..4,
    ) {
        // Somebody of programme 0 or 1 is in sector 0 or 1, or (2) has no place: that is the last column too.
        let (mut by_study, mut by_sector) = (vec![vec![0; 2]; 2], vec![vec![0; 2]; 3]);
        for (study, sector) in &people {
            let column = usize::from(*sector == 2);
            by_study[*study][column] += 1;
            by_sector[*sector][column] += 1;
        }
        let never = |(row, column): (usize, usize)| (row == 2) != (column == 1);
        let (study, sector) = release_both(&by_study, &by_sector, never, minimum).unwrap();
        let known = |one: &Vec<u64>| one[1] == 0 && one[3] == 0 && one[4] == 0;
        let sectors: Vec<Vec<u64>> = fitting(&sector, 3, 2).into_iter().filter(known).collect();
        let column = |one: &Vec<u64>| one.iter().skip(1).step_by(2).sum::<u64>();
        let studies: Vec<Vec<u64>> = fitting(&study, 2, 2)
            .into_iter()
            .filter(|one| sectors.iter().any(|other| column(other) == column(one)))
            .collect();
        for at in 0..4 {
            let value = by_study[at / 2][at % 2];
            if (1..minimum).contains(&value) {
                let values = studies.iter().map(|one| one[at]);
                let span = values.clone().max().unwrap() - values.min().unwrap();
                prop_assert!(span >= minimum, "cell {} of {:?} beside {:?}", at, study, sector);
            }
        }
    }
}
