//! Reading the files of a round, good and bad.

use std::collections::HashMap;

use evenkans_matching::files::{Input, Source, Sources, read_receipts, read_round};
use evenkans_matching::{Beacon, Lottery, MAX_CLASS, Wish};
use proptest::prelude::*;
use proptest::sample::Index;

fn read(places: &[u8], wishes: &[u8], priorities: &str, rules: &str) -> Result<Input, Vec<String>> {
    let optional = |name, text: &'static str| Some(Source { name, bytes: text.as_bytes() });
    let priorities: &'static str = priorities.to_owned().leak();
    let rules: &'static str = rules.to_owned().leak();
    read_round(Sources {
        places: Source { name: "places.csv", bytes: places },
        wishes: Source { name: "wishes.csv", bytes: wishes },
        priorities: optional("priorities.csv", priorities).filter(|_| !priorities.is_empty()),
        reserves: None,
        groups: None,
        rules: optional("rules.toml", rules).filter(|_| !rules.is_empty()),
        lottery: None,
    })
    .map_err(|problems| problems.iter().map(ToString::to_string).collect())
}

const PLACES: &[u8] = b"place,capacity\nA,2\nB,0\n";

#[test]
fn tables_are_read_as_spreadsheets_write_them() {
    let places = b"\xef\xbb\xbfcity;capacity;place\r\nDen Haag;2;\"A;1\"\r\n;;\r\n\r\nDelft; 0 ; B \r\n";
    let wishes = "choice,place,student\n7,\" B \",\"s\"\"1\"\n2,A;1,\"s\"\"1\"\n,,none\n".as_bytes();
    let input = read(places, wishes, "", "").unwrap();
    let names: Vec<_> = input.round.places.iter().map(|p| (p.place.as_str(), p.capacity)).collect();
    assert_eq!(names, [("A;1", 2), (" B ", 0)]);
    let [first, second] = input.round.students.as_slice() else { panic!("two students") };
    assert_eq!((first.id.as_str(), second.id.as_str()), ("s\"1", "none"));
    let tabs = read(b"place\tcapacity\nA,1\t2\n", b"student\tplace\tchoice\ns\tA,1\t1\n", "", "").unwrap();
    assert_eq!((tabs.round.places[0].place.as_str(), tabs.round.students[0].wishes.len()), ("A,1", 1));
    for wide in ["\u{feff}place,capacity\nA,1\n", "place\tcapacity\n"] {
        let bytes: Vec<u8> = wide.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let problems = read(&bytes, b"student,place,choice\n", "", "").unwrap_err();
        assert_eq!(problems, ["places.csv:1:1: expected text in UTF-8; this is UTF-16. Save it as UTF-8"]);
    }
    // Choices 2 and 7: the order counts, the gap does not.
    let order: Vec<u32> = first.wishes.iter().map(|wish| wish.place).collect();
    assert_eq!((order, second.wishes.len()), (vec![0, 1], 0));
}

#[test]
fn classes_are_put_to_wishes_and_strangers_are_counted() {
    let wishes = b"student,place,choice\ns,A,1\ns,B,2\n";
    let input = read(PLACES, wishes, "place,student,class\nA,s,3\nA,other,1\n", "").unwrap();
    let wishes = &input.round.students[0].wishes;
    assert_eq!(*wishes, [Wish { place: 0, class: Some(3) }, Wish { place: 1, class: None }]);
    assert_eq!((input.strangers, input.round.unlisted_class()), (1, 4));
}

proptest! {
    /// Held against a plain table: short and long lists side by side, classes of any size, rows about no wish, doubles.
    #[test]
    fn every_wish_gets_the_class_of_its_row(
        places in prop_oneof![1..30_u32, 1..300_u32],
        lists in proptest::collection::vec(prop_oneof![3 => 0..5_usize, 2 => 0..20_usize, 1 => 0..300_usize], 1..8),
        rows in proptest::collection::vec((any::<Index>(), any::<Index>(), prop_oneof![4 => 1..6_u32, 1 => 1..=MAX_CLASS]), 0..60),
    ) {
        let lists: Vec<usize> = lists.into_iter().map(|length| length.min(places as usize)).collect();
        let place_file: String = (0..places).map(|place| format!("p{place},1\n")).collect();
        let wish = |(student, length): (usize, &usize)| -> String {
            match length {
                0 => format!("s{student},,\n"),
                _ => (0..*length).map(|at| format!("s{student},p{},{at}1\n", (at + student) % places as usize)).collect(),
            }
        };
        let wishes: String = lists.iter().enumerate().map(wish).collect();
        let (mut given, mut doubles, mut file) = (HashMap::new(), Vec::new(), String::from("place,student,class\n"));
        for ((student, place, class), line) in rows.iter().zip(2..) {
            let (student, place) = (student.index(lists.len()), place.index(places as usize));
            file += &format!("p{place},s{student},{class}\n");
            if given.insert((student, place), *class).is_some() {
                doubles.push(format!("priorities.csv:{line}:2: expected every pair of place and student once"));
            }
        }
        let place_file = format!("place,capacity\n{place_file}");
        let wishes = format!("student,place,choice\n{wishes}");
        let found = read(place_file.as_bytes(), wishes.as_bytes(), &file, "");
        if !doubles.is_empty() {
            prop_assert_eq!(found.unwrap_err(), doubles);
            return Ok(());
        }
        for (index, student) in found.unwrap().round.students.iter().enumerate() {
            prop_assert_eq!(student.wishes.len(), lists[index]);
            for wish in &student.wishes {
                prop_assert_eq!(wish.class, given.get(&(index, wish.place as usize)).copied());
            }
        }
    }
}

#[test]
fn a_programme_stands_in_a_students_first_row_or_in_all() {
    let wishes = b"student,place,choice,programme\ns,A,1,care\ns,B,2,\nt,A,1,\nt,B,2,ict\nu,A,1,care\n";
    let input = read(PLACES, wishes, "", "").unwrap();
    let programmes: Vec<Option<&str>> = input.round.students.iter().map(|one| one.programme.as_deref()).collect();
    assert_eq!(programmes, [Some("care"), Some("ict"), Some("care")]);
    let wishes = b"student,place,choice,programme\ns,A,1,care\ns,B,2,ict\n";
    let problems = read(PLACES, wishes, "", "").unwrap_err();
    assert_eq!(problems, ["wishes.csv:3:4: expected the same programme in every row of a student"]);
}

#[test]
fn all_problems_of_all_files_come_at_once() {
    let places = b"place,capacity\nA,2\nA,3\nB,-1\n\nC,100000001\n,1\nD\n\xff,1\n";
    let wishes = b"student,place,choice\ns,A,1\ns,A,2\ns,B,1\ns,X,3\ns,C,0\n,A,1\n";
    let priorities = "place,student,class\nX,s,1\nA,s,0\nA,s,1\nA,s,2\n";
    let problems = read(places, wishes, priorities, "beacon = 1\n").unwrap_err();
    let starts = [
        "places.csv:3:1: expected every place once",
        "places.csv:4:2: expected a whole number from 0 to 100000000",
        "places.csv:6:2: expected a whole number from 0 to 100000000",
        "places.csv:7:1: expected a place of 1 to 1024 bytes",
        "places.csv:8:1: expected a field `capacity`",
        "places.csv:9:1: expected text in UTF-8",
        "wishes.csv:3:2: expected every place once for a student",
        "wishes.csv:4:3: expected every choice once for a student",
        "wishes.csv:5:2: expected a place of the places file; `X` is none",
        "wishes.csv:6:3: expected a whole number from 1",
        "wishes.csv:7:1: expected a student of 1 to 1024 bytes",
        "priorities.csv:2:1: expected a place of the places file",
        "priorities.csv:3:3: expected a whole number from 1 to 1000000000",
        "priorities.csv:5:2: expected every pair of place and student once",
        "rules.toml:1:10: expected rules",
    ];
    assert_eq!(problems.len(), starts.len(), "{problems:#?}");
    for (problem, start) in problems.iter().zip(starts) {
        assert!(problem.starts_with(start), "{problem} does not begin with {start}");
    }
}

#[test]
fn excels_line_about_the_separator_is_no_header() {
    let wishes = b"\"sep=;\"\r\nstudent;place;choice\r\ns;A;1\r\n";
    assert_eq!(read(b"sep=,\nplace,capacity\nA,2\n", wishes, "", "").unwrap().round.students.len(), 1);
    let problems = read(b"SEP=;\nplace;capacity\nA;x\n", b"sep=;\nstudent;place\ns;A\n", "", "").unwrap_err();
    assert_eq!(problems[0], "places.csv:3:2: expected a whole number from 0 to 100000000");
    assert_eq!(problems[1], "wishes.csv:2:1: expected a column named `choice`");
}

#[test]
fn missing_columns_and_empty_files_are_told() {
    for places in [&b""[..], b"\n\n", b"name,seats\nA,1\n"] {
        let problems = read(places, b"student,place,choice\n", "", "").unwrap_err();
        assert_eq!(problems[0], "places.csv:1:1: expected a column named `place`");
        assert_eq!(problems[1], "places.csv:1:1: expected a column named `capacity`");
    }
}

#[test]
fn a_column_that_stands_there_twice_is_told() {
    let wishes = b"student;place;choice;choice\nana;A;1;2\n";
    let problems = read(b"place,seats,capacity,capacity\nA,1,1,5\n", wishes, "", "").unwrap_err();
    assert_eq!(problems[0], "places.csv:1:4: expected one column named `capacity`; this is another");
    assert_eq!(problems[1], "wishes.csv:1:4: expected one column named `choice`; this is another");
    // A column that nobody reads may.
    assert!(read(b"place,note,capacity,note\nA,x,1,y\n", b"student,place,choice\nana,A,1\n", "", "").is_ok());
}

#[test]
fn rules_are_read() {
    let rules = r#"
title = "Round"
lottery = "per-place"
confirmed_lists = 1
[[classes]]
number = 1
name = "Second year"
reason = "must graduate first"
[beacon]
kind = "drand"
round = 1000
[[headcounts]]
programme = "Nursing"
students = 10
"#;
    let input = read(PLACES, b"student,place,choice\ns,A,1\n", "", rules).unwrap();
    assert_eq!(input.round.rules.lottery, Lottery::PerPlace);
    assert_eq!(input.round.rules.beacon, Beacon::drand(1_000));
    assert_eq!(input.round.unlisted_class(), 2);
    for (bad, start) in [
        ("title = 1", "rules.toml:1:9: expected rules"),
        ("\n\ncolour = 1", "rules.toml:3:1: expected one of title, lottery"),
        (
            "title = 'x'\n[beacon]\nkind = 'drand'\nround = 0",
            "rules.toml:2:1: expected a beacon that can be waited for",
        ),
        ("[beacon]\nkind = 'dice'\nwitnesses = []\nmoment = 'noon'", "rules.toml:1:1: expected a beacon that can be"),
        ("\nconfirmed_lists = 9", "rules.toml:2:19: expected at most as many lists as there are students"),
        (
            "classes = [{number = 1, name = 'a', reason = ''}, {number = 1, name = 'b', reason = ''}]",
            "rules.toml:1:51: expected a number from 1 to 1000000000 that no class before it has",
        ),
        ("[[classes]]\nnumber = 1\nname = ''\nreason = ''", "rules.toml:1:1: expected a class with a name of 1"),
        (
            "[[groups]]\nname = 'a'\nreason = ''\n\n[[groups]]\nname = 'a'\nreason = ''",
            "rules.toml:5:1: expected every group once",
        ),
        (
            "[[headcounts]]\nprogramme = 'a'\nstudents = 1\n[[headcounts]]\nprogramme = 'a'\nstudents = 2",
            "rules.toml:4:1: expected every programme once",
        ),
    ] {
        let problems = read(PLACES, b"student,place,choice\ns,A,1\n", "", bad).unwrap_err();
        assert!(problems[0].starts_with(start), "{problems:?}");
    }
    // The lottery that was asked for beside the file is held against the one in it, where that stands.
    let sources = |lottery| Sources {
        places: Source { name: "places.csv", bytes: PLACES },
        wishes: Source { name: "wishes.csv", bytes: b"student,place,choice\ns,A,1\n" },
        priorities: None,
        reserves: None,
        groups: None,
        rules: Some(Source { name: "rules.toml", bytes: b"title = 'x'\nlottery = 'per-place'\n" }),
        lottery: Some(lottery),
    };
    assert_eq!(read_round(sources(Lottery::PerPlace)).unwrap().round.rules.lottery, Lottery::PerPlace);
    let problems = read_round(sources(Lottery::Single)).unwrap_err();
    assert!(problems[0].to_string().starts_with("rules.toml:2:11: expected the same lottery"), "{problems:?}");
    // Each key is looked at, whatever is wrong with the others; and so is each file.
    let all = "lottery = 'foo'\nbogus = 1\n[beacon]\nkind = 'dice'\nmoment = 'noon'\n[[classes]]\nnumber = 'one'\n";
    let problems = read(PLACES, b"student,place,choice\ns,A,1\n", "", all).unwrap_err();
    for start in ["rules.toml:1:11:", "rules.toml:2:1:", "rules.toml:3:1:", "rules.toml:7:10:"] {
        assert!(problems.iter().any(|problem| problem.starts_with(start)), "{start} in {problems:?}");
    }
    let problems = read(b"plaats,capacity\nA,1\n", b"student,place\ns,A\n", "", "").unwrap_err();
    assert_eq!(problems.len(), 2, "{problems:?}");
}

#[test]
fn quotes_that_never_close_are_not_the_rest_of_the_file() {
    let wishes = |rows: &str| format!("student,place,choice,remark\n{rows}");
    for (rows, place) in [
        ("s,A,1,\"likes animals\nt,A,1,\nu,B,1,\n", "2:4"),
        ("s,A,1,\nt,A,\"1,\nu,B,1,\n", "3:3"),
        ("s,A,1,x\n\"t,A,1,\n", "3:1"),
        ("s,A,1,\"a \"\"b\"\"", "2:4"),
    ] {
        let problems = read(PLACES, wishes(rows).as_bytes(), "", "").unwrap_err();
        let expected = format!("wishes.csv:{place}: expected the end of the quotes that open here");
        assert_eq!(problems, [expected], "{rows:?}");
    }
    for header in ["student,place,choice,\"remark\ns,A,1,x\n", "student,place,\"choice\ns,A,1\n"] {
        let problems = read(PLACES, header.as_bytes(), "", "").unwrap_err();
        assert!(
            problems[0].starts_with("wishes.csv:1:") && problems[0].contains("the end of the quotes"),
            "{problems:?}"
        );
    }
    // Quotes that are fine are not blamed for names that are wrong.
    let problems = read(PLACES, b"\"leerling\";\"plek\";\"keuze\"\n\"s\";\"A\";\"1\"\n", "", "").unwrap_err();
    assert!(problems.len() == 3 && problems[0].contains("a column named `student`"), "{problems:?}");
    // A header that takes the next row in: that student would be left out without a word.
    for header in ["student,place,choice,\"remark\ns,A,1,\"late\"\nt,B,1,\n", "student,\"a\"b,place,choice\ns,,A,1\n"] {
        let problems = read(PLACES, header.as_bytes(), "", "").unwrap_err();
        assert!(problems[0].contains("nothing between the end of quotes"), "{problems:?}");
    }
    for rows in ["s,A,1,\"a\nb\"", "s,A,1,\"a \"\"b\"\"\"", "s,A,1,a \"b", "s,A,1,\"\""] {
        assert!(read(PLACES, wishes(rows).as_bytes(), "", "").is_ok(), "{rows:?}");
    }
}

#[test]
fn rows_that_are_cut_otherwise_than_they_are_meant_are_told() {
    let named = b"place,choice,student\nA,1,Jansen, Piet\nB,1,Bakker, Kim\n";
    let problems = read(PLACES, named, "", "").unwrap_err();
    assert!(problems[0].starts_with("wishes.csv:2:4: expected at most 3 fields, as the header has"), "{problems:?}");
    assert!(problems[1].starts_with("wishes.csv:3:4:"), "{problems:?}");
    // Separators at the end, as spreadsheets leave them, are none.
    assert!(read(PLACES, b"student,place,choice\ns,A,1,,\n,,,,\n", "", "").is_ok());
    for (rows, place) in [("\"x,A,1\n\"y\",B,1\nz,A,1\n", "2:1"), ("x,A,\"1\"2\n", "2:3")] {
        let stray = format!("student,place,choice\n{rows}");
        let problems = read(PLACES, stray.as_bytes(), "", "").unwrap_err();
        let expected = format!("wishes.csv:{place}: expected nothing between the end of quotes");
        assert!(problems[0].starts_with(&expected), "{problems:?}");
    }
}

#[test]
fn who_has_no_wishes_has_one_row() {
    assert!(read(PLACES, b"student,place,choice\ns,,\nt,A,1\n", "", "").is_ok());
    let problems = read(PLACES, b"student,place,choice\ns,A,1\ns,,\nt,,\nt,,\n", "", "").unwrap_err();
    assert!(problems.len() == 2 && problems[0].starts_with("wishes.csv:3:2: expected a place"), "{problems:?}");
    assert!(problems[1].starts_with("wishes.csv:5:2: expected a place"), "{problems:?}");
}

#[test]
fn receipts_are_found_by_student() {
    let students = read(PLACES, b"student,place,choice\ns,A,1\nt,A,1\n", "", "").unwrap().round.students;
    let good = b"receipt,student\n000102030405060708090A0B0C0D0E0F,t\nAAAAAAAAAAAAAAAAAAAAAA,s\nffffffffffffffffffffffffffffffff,u\n";
    let receipts = read_receipts("r.csv", good, &students).unwrap();
    assert_eq!((receipts[0].0, receipts[1].0[15]), ([0; 16], 15));
    let bad = b"student,receipt\ns,xyz\n";
    let problems = read_receipts("r.csv", bad, &students).unwrap_err();
    assert_eq!(problems[0].to_string(), "r.csv:2:2: expected 32 hexadecimal digits or 22 characters of base64url");
    let missing = read_receipts("r.csv", b"student,receipt\n", &students).unwrap_err();
    assert_eq!(missing.len(), 2);
}

/// What a student of [`many`] wishes for: three of a thousand places, and a few of them many more. Some classes are large.
fn wishes_of(student: u32) -> Vec<Wish> {
    let class = |choice: u32| if student.is_multiple_of(5) { MAX_CLASS - student } else { choice % 2 + 1 };
    let wish = |choice: u32| Wish { place: (student + choice * 7) % 1000, class: Some(class(choice)) };
    (0..if student % 1000 == 10 { 40 } else { 3 }).map(wish).collect()
}

/// Files of some megabytes, so that they are read in parts: students in the order `order`.
fn many(order: impl Iterator<Item = u32>) -> [String; 3] {
    let mut files = ["place,capacity\n", "student,place,choice\n", "place,student,class\n"].map(str::to_owned);
    files[0].extend((0..1000).map(|place| format!("place {place},1\n")));
    for student in order {
        for (Wish { place, class }, choice) in wishes_of(student).into_iter().zip(1_u32..) {
            files[1] += &format!("a student with the number {student},place {place},{choice}\n");
            files[2] += &format!("place {place},a student with the number {student},{}\n", class.unwrap());
        }
    }
    files
}

const MANY: u32 = 40_000;

fn read_many(files: &[String; 3]) -> Result<Input, Vec<String>> {
    read(files[0].as_bytes(), files[1].as_bytes(), &files[2], "")
}

#[test]
fn large_files_are_read_as_small_ones() {
    let files = many(0..MANY);
    assert!(files[1].len() > 4 << 20);
    let input = read_many(&files).unwrap();
    assert_eq!((input.round.students.len(), input.strangers), (MANY as usize, 0));
    for (student, number) in input.round.students.iter().zip(0..) {
        assert_eq!(student.id, format!("a student with the number {number}"));
        assert_eq!(student.wishes, wishes_of(number));
    }
}

#[test]
fn a_student_may_come_back_far_below() {
    // First all first wishes, then all others; the students keep the order of their first rows.
    let mut files = many((0..MANY).rev());
    let (header, rows) = files[1].split_once('\n').unwrap();
    let (first, others): (Vec<_>, Vec<_>) = rows.lines().partition(|row| row.ends_with(",1"));
    files[1] = format!("{header}\n{}\n{}\n", first.join("\n"), others.join("\n"));
    let scattered = read_many(&files).unwrap();
    assert_eq!(scattered, read_many(&many((0..MANY).rev())).unwrap());
}

#[test]
fn classes_come_in_any_order_and_once() {
    let mut files = many(0..MANY);
    let round = read_many(&files).unwrap().round;
    let given = std::mem::take(&mut files[2]);
    let (header, rows) = given.split_once('\n').unwrap();
    let mut rows: Vec<&str> = rows.lines().collect();
    rows.sort_unstable();
    let by_place = format!("{header}\n{}\n", rows.join("\n"));
    // Rows about no wish, and one with quotes within it, for which the file is read once more.
    let more = "place 999,a student with the number 5,1\nplace 1,\"no\"\"body\"\"\",1\n";
    for (more, strangers) in [("", 0), (more, 1)] {
        files[2] = format!("{by_place}{more}");
        let input = read_many(&files).unwrap();
        assert_eq!((input.strangers, &input.round), (strangers, &round));
    }
    let last = rows.len() as u64 + 3;
    for (first, again) in [
        ("", "place 5,a student with the number 5,2"),
        ("", "place 4,a student with the number 4,2"),
        ("", "place 10,a student with the number 10,2"),
        ("place 6,a student with the number 5,1\n", "place 6,a student with the number 5,1"),
    ] {
        files[2] = format!("{header}\n{first}{}\nplace 7,nobody,1\n{again}\n", rows.join("\n"));
        let problems = read_many(&files).unwrap_err();
        let line = last + u64::from(!first.is_empty());
        assert_eq!(problems, [format!("priorities.csv:{line}:2: expected every pair of place and student once")]);
    }
}

#[test]
fn problems_of_a_large_file_stand_in_the_order_of_its_lines() {
    let mut files = many(0..MANY);
    let rows = files[1].lines().count() as u64 - 1;
    // After the last row: a place that does not exist, a wish twice, and a class twice.
    files[1] += "a student with the number 5,nowhere,9\na student with the number 6,place 6,9\n";
    files[1] = files[1].replacen(",3\n", ",none\n", 1);
    files[2] += "place 7,a student with the number 7,1\nplace 1,nobody,x\n";
    let problems = read_many(&files).unwrap_err();
    let expected = [
        "wishes.csv:4:3: expected a whole number from 1 to 4294967294".to_owned(),
        format!("wishes.csv:{}:2: expected a place of the places file; `nowhere` is none", rows + 2),
        format!("wishes.csv:{}:2: expected every place once for a student", rows + 3),
        format!("priorities.csv:{}:2: expected every pair of place and student once", rows + 2),
        format!("priorities.csv:{}:3: expected a whole number from 1 to {MAX_CLASS}", rows + 3),
    ];
    assert_eq!(problems, expected);
}
