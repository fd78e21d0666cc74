//! The pages that explain the draw say what the engine does: their files go in, and their tables come out.

use evenkans_matching::files::{Source, Sources, read_receipts, read_round};
use evenkans_matching::{Cutoff, Number, draw, freeze};

/// What stands between the fences after a file's name.
fn file<'a>(page: &'a str, name: &str) -> Source<'a> {
    let after = page.split_once(&format!("`{name}`\n```")).expect("the page shows the file").1;
    let (_, body) = after.split_once('\n').unwrap();
    Source { name: "page", bytes: body.split_once("```").unwrap().0.as_bytes() }
}

/// The rows of the table that begins after a heading of its columns.
fn table(page: &str, heading: &str) -> Vec<Vec<String>> {
    let after = page.split_once(heading).expect("the page has the table").1;
    let rows = after.lines().skip(2).take_while(|line| line.starts_with('|'));
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    rows.map(cells).collect()
}

fn tells_what_happens(page: &str, lists: &str, result: &str, cutoffs: &str) {
    let sources = Sources {
        places: file(page, "places.csv"),
        wishes: file(page, "wishes.csv"),
        priorities: Some(file(page, "priorities.csv")),
        reserves: None,
        groups: None,
        rules: Some(file(page, "rules.toml")),
        lottery: None,
    };
    let round = read_round(sources).unwrap().round;
    let receipts = read_receipts("page", file(page, "receipts.csv").bytes, &round.students).unwrap();
    let frozen = freeze(round.clone(), &receipts, None).unwrap();
    let dice = page.split_once("--beacon ").unwrap().1.split_whitespace().next().unwrap();
    let drawn = draw(&frozen, dice, true).unwrap();
    let name = |place: u32| round.places[place as usize].place.clone();

    let listed: Vec<Vec<String>> = (0..round.students.len())
        .map(|student| {
            let kit = drawn.kit(student).unwrap();
            let names: Vec<String> = kit.wishes.iter().map(|wish| name(wish.0)).collect();
            let class = kit.wishes[0].1.to_string();
            vec![kit.student, names.join(", "), class, drawn.number(kit.leaf, 0).six_digits()]
        })
        .collect();
    assert_eq!(table(page, lists), listed);

    let seats = drawn.seats_by_leaf();
    let got: Vec<Vec<String>> = (0..round.students.len())
        .map(|student| {
            let kit = drawn.kit(student).unwrap();
            let seat = seats[kit.leaf as usize];
            let (place, choice) =
                seat.map_or_else(Default::default, |seat| (name(seat.place), seat.position.to_string()));
            vec![kit.student, place, choice]
        })
        .collect();
    assert_eq!(table(page, result), got);

    let last: Vec<Vec<String>> = drawn
        .publication()
        .result
        .iter()
        .flat_map(|result| &result.places)
        .zip(0..)
        .map(|(place, index)| match place.cutoff {
            Cutoff::Last { class, number } => vec![name(index), class.to_string(), Number::six_digits(number)],
            open => panic!("the page says that {} is full: {open:?}", name(index)),
        })
        .collect();
    assert_eq!(table(page, cutoffs), last);
}

#[test]
fn the_pages_about_the_draw_show_what_the_engine_does() {
    let nl = include_str!("../../../../docs/nl/loting.md");
    tells_what_happens(nl, "| Student | Lijst |", "| Student | Plek |", "| Plek | Grens");
    let en = include_str!("../../../../docs/en/draw.md");
    tells_what_happens(en, "| Student | List |", "| Student | Place |", "| Place | Cutoff");
}
