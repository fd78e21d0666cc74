//! Tables that nobody should make: extremes, one group, nothing that varies, a single cluster, holes.

use proptest::prelude::*;

use crate::questions::ask_all;

/// A column of one kind of nonsense, or of sense.
fn column(rows: usize) -> impl Strategy<Value = Vec<String>> {
    let pick = |all: &'static [&'static str]| {
        proptest::collection::vec(proptest::sample::select(all), rows)
            .prop_map(|all| all.into_iter().map(str::to_owned).collect())
    };
    let counted = Just((0..rows).map(|row| row.to_string()).collect::<Vec<_>>());
    prop_oneof![
        4 => pick(&["0", "1"]),
        3 => pick(&["a", "b"]),
        2 => pick(&["1", "2", "3"]),
        1 => pick(&["1"]),
        1 => pick(&["0"]),
        1 => pick(&["a", "b", "c"]),
        1 => pick(&["", "2", "3"]),
        1 => pick(&["1e50", "-1e50", "1e-50", "0"]),
        1 => pick(&["0.5", "0.25", "1e-9"]),
        1 => pick(&["999999999999999", "1", "7"]),
        1 => counted,
    ]
}

fn table() -> impl Strategy<Value = String> {
    (0_usize..24).prop_flat_map(|rows| {
        proptest::collection::vec(column(rows), 7).prop_map(move |columns| {
            let mut csv = String::from("y,g,v,e,t,f,n\n");
            for row in 0..rows {
                csv += &columns.iter().map(|column| column[row].as_str()).collect::<Vec<_>>().join(",");
                csv.push('\n');
            }
            csv
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]
    #[test]
    fn every_table_gets_a_clear_answer(csv in table()) {
        ask_all(csv.as_bytes());
    }
}
