//! The files of the story region are read whole, and the planted mistakes are found where the list says.

use evenkans_sheets::{Sheet, cell, read};

use crate::problems;

fn story(name: &str) -> Sheet {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/story/");
    let bytes = std::fs::read(format!("{folder}{name}")).unwrap();
    read(&bytes, name).unwrap()
}

#[test]
fn every_file_is_a_table() {
    for (name, rows, columns) in [
        ("stageplekken.csv", 110, 22),
        ("studenten.csv", 300, 8),
        ("opleidingen.csv", 6, 4),
        ("partners.csv", 48, 5),
        ("mensen.csv", 22, 4),
    ] {
        let sheet = story(name);
        assert_eq!((sheet.rows.len(), sheet.headings.len()), (rows, columns), "{name}");
    }
    assert_eq!(story("voorkeuren.csv").headings, ["Studentnummer", "Plekcode", "Voorkeur"]);
    assert_eq!(story("voorrang.csv").headings, ["Plekcode", "Studentnummer", "Voorrangsgroep"]);
}

#[test]
fn every_cell_of_the_places_means_something() {
    let places = story("stageplekken.csv");
    let column = |name| places.column(&[name]).unwrap();
    let mut seats = 0;
    for row in &places.rows {
        let text = |name| row.cells[column(name)].as_str();
        seats += cell::whole_number(text("Aantal")).unwrap();
        assert!(cell::cents(text("Vergoeding")).unwrap() > 0);
        assert!(cell::date(text("Begin")).unwrap() < cell::date(text("Einde")).unwrap());
        let days = cell::choices(text("Dagen")).unwrap();
        assert_eq!(cell::whole_number(text("Uren")).unwrap(), 8 * i64::try_from(days.len()).unwrap());
    }
    assert_eq!(seats, 315);
}

#[test]
fn mistakes_are_where_the_list_says() {
    for (name, rows) in
        [("stageplekken.csv", 110), ("studenten.csv", 300), ("voorkeuren.csv", story("voorkeuren.csv").rows.len())]
    {
        assert_eq!(story(&format!("fout/{name}")).rows.len(), rows);
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/story/fout/onleesbaar.csv");
    let bytes = std::fs::read(folder).unwrap();
    assert_eq!(
        problems(read(&bytes, "onleesbaar.csv")),
        [
            "row 5, column J: a formula instead of its result",
            "row 9, column K: the formula gave the error #VERW!",
            "row 13: 21 cells where the headings have 22",
            "row 18: 23 cells where the headings have 22",
        ]
    );
}
