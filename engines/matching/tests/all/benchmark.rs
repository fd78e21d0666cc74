//! The published benchmark at sizes that a test can afford, and a real round when its folder is named.

use std::path::Path;

use evenkans_matching::allocate;
use evenkans_matching::files::{Source, Sources, read_round};

#[path = "../../examples/instance/generator.rs"]
mod generator;

use generator::{Instance, Priority, Wishes, checksum};

/// Student-optimal outcomes of the generator with 12 wishes, seed 1 and 5% slack, as published with
/// its description: wishes, priority, students, matched, proposals, checksum.
const PUBLISHED: [(&str, &str, u64, usize, u64, u64); 8] = [
    ("uniform", "mtb", 500, 500, 1_050, 0x533c_2309_5414_a86d),
    ("uniform", "mtb", 1_000, 999, 2_292, 0x7727_e553_8b38_f45c),
    ("uniform", "mtb", 10_000, 9_995, 21_915, 0x94a0_01db_b465_48e1),
    ("uniform", "stb", 10_000, 9_875, 20_558, 0xf033_3a6b_75ba_64e4),
    ("uniform", "class4", 10_000, 9_989, 22_005, 0x7942_27ce_f420_b407),
    ("skew", "stb", 10_000, 9_659, 27_117, 0x8540_4e14_bc85_dade),
    ("skew", "class4", 10_000, 9_882, 30_210, 0x4700_ef7d_f3ef_5053),
    ("uniform", "mtb", 100_000, 99_921, 220_936, 0x9861_ac19_9c9b_f654),
];

#[test]
fn outcomes_are_the_published_ones() {
    for (wishes, priority, students, matched, proposals, sum) in PUBLISHED {
        let (wishes_as, priority_as) = (Wishes::parse(wishes).unwrap(), Priority::parse(priority).unwrap());
        let instance = Instance { students, wishes: wishes_as, priority: priority_as, largest: 5 };
        let allocation = allocate(&instance.market().unwrap());
        let found = (allocation.matched(), allocation.proposals, checksum(&allocation));
        assert_eq!(found, (matched, proposals, sum), "{wishes} {priority} {students}");
    }
}

/// Two independent solvers agree on the answer of the region of Magallanes, 2023. Its data has no
/// licence, so it is not in this repository; EVENKANS_MAGALLANES names the folder.
#[test]
fn a_real_round_has_the_known_answer() {
    let Some(folder) = std::env::var_os("EVENKANS_MAGALLANES") else {
        eprintln!("EVENKANS_MAGALLANES is not set: the real round was NOT tried");
        return;
    };
    let read = |name: &str| std::fs::read(Path::new(&folder).join(name)).expect(name);
    let (places, wishes, priorities, answer) =
        (read("places.csv"), read("wishes.csv"), read("priorities.csv"), read("answer.csv"));
    let source = |name, bytes| Source { name, bytes };
    let input = read_round(Sources {
        places: source("places.csv", &places),
        wishes: source("wishes.csv", &wishes),
        priorities: Some(source("priorities.csv", &priorities)),
        reserves: None,
        groups: None,
        rules: None,
        lottery: None,
    })
    .unwrap();
    let receipts = evenkans_tampering::sample::receipts(input.round.students.len());
    let frozen = evenkans_matching::freeze(input.round, &receipts, None).unwrap();
    let drawn = evenkans_matching::draw(&frozen, "00", true).unwrap();
    let csv = evenkans_matching::files::write_allocation(drawn.publication(), frozen.opening(), &drawn.seats_by_leaf())
        .unwrap();
    let own: Vec<&str> = csv.lines().skip(1).map(|line| line.rsplit_once(',').unwrap().0).collect();
    let mut known: Vec<&str> = str::from_utf8(&answer).unwrap().lines().skip(1).collect();
    known.sort_unstable();
    assert_eq!(own, known);
    for student in 0..frozen.students() {
        let checks = evenkans_matching::verify::kit(drawn.publication(), &drawn.kit(student).unwrap());
        assert!(evenkans_matching::verify::passes(&checks), "{checks:?}");
    }
}
