//! `evenkans measure`, run as a researcher would run it: the guides, the shipped data, and what goes wrong.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{code, run, stderr, stdout};

/// The root of the repository, in which the guides' commands run.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace").to_owned()
}

fn json(line: &str) -> Value {
    let output = run(&root(), &format!("{line} --json"));
    assert_eq!(code(&output), 0, "{line}: {}", stderr(&output));
    let text = stdout(&output);
    assert!(!text.contains("null") && !text.contains("NaN"), "{line}: {text}");
    serde_json::from_str(&text).expect("one JSON object")
}

const NAMES: &str = "measure field-test fixtures/measuring/bertrand-mullainathan-2004.csv --outcome callback --group signal --reference w --vacancy ad";

#[test]
fn every_command_of_the_guides_runs() {
    let mut commands = 0;
    for guide in ["docs/en/measure-your-pilot.md", "docs/nl/meet-je-pilot.md", "docs/measuring.md"] {
        let text = fs::read_to_string(root().join(guide)).expect(guide);
        let unfolded = text.replace("\\\n", " ");
        for line in unfolded.lines().filter_map(|line| line.trim().strip_prefix("evenkans ")) {
            // Pictures go where the test may write.
            let line = line
                .split("  #")
                .next()
                .unwrap_or(line)
                .replace("--svg ", &format!("--svg {}/", env!("CARGO_TARGET_TMPDIR")));
            let line = line.split(" > ").next().unwrap_or(&line).to_owned();
            let output = run(&root(), &line);
            assert_eq!(code(&output), 0, "{guide}: {line}: {}", stderr(&output));
            commands += 1;
        }
    }
    assert!(commands >= 12, "{commands}");
}

#[test]
fn the_fixed_names_are_there() {
    let field = json(NAMES);
    for name in ["rates", "difference", "ratio", "ratio_clustered", "units", "tests", "models"] {
        assert!(!field[name].is_null(), "{name}");
    }
    assert_eq!(field["units"]["reference_only"], 111);
    assert_eq!(field["models"][1]["terms"][1]["term"], "signal");
    let plan = json("measure plan field-test --pairs 96 --discordant .14,.07");
    assert_eq!((&plan["needed"], &plan["answerable"]), (&Value::from(355), &Value::from(false)));
    let pilot = json(
        "measure pilot fixtures/measuring/pilot.csv --outcome stage_binnen_zes_weken --unit klas --time kwartaal --treated-from pilot_vanaf --count leerlingen",
    );
    for name in ["effects", "overall", "by_time_since", "by_group", "evidence"] {
        assert!(!pilot[name].is_null(), "{name}");
    }
    assert!(pilot["evidence"]["maryland"].is_u64() && pilot["evidence"]["reasons"].is_array());
}

#[test]
fn bad_input_is_told_with_its_place_and_ends_with_two() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    fs::write(at.join("bad.csv"), "y,g,herkomst\n1,a,x\n2,b,x\n").expect("a file");
    fs::write(at.join("wrong.csv"), "y,g\n1,a\n2,b\n").expect("a file");
    let told = |line: &str| {
        let output = run(at, line);
        assert_eq!(code(&output), 2, "{line}: {}", stdout(&output));
        assert!(stdout(&output).is_empty());
        stderr(&output)
    };
    assert!(told("measure field-test bad.csv --outcome y --group g").contains("bad.csv:1: column herkomst"));
    assert!(
        told("measure field-test wrong.csv --outcome y --group g").contains("wrong.csv:3: column y: expected 0 or 1")
    );
    assert!(told("measure field-test wrong.csv --outcome z --group g").contains("column z"));
    assert!(told("measure field-test none.csv --outcome y --group g").contains("none.csv"));
    assert!(told("measure plan field-test --pairs 10 --discordant .9,.9").contains("expected two shares"));
    assert!(told("measure survey wrong.csv --answer y --design crosswise:.5").contains("next to nothing"));
    assert!(told("measure gap wrong.csv --group g").contains("--selected"));
}

#[test]
fn what_is_wrong_is_said_in_the_language_of_the_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("klas.csv");
    fs::write(&file, "uitkomst;groep;herkomst\nja;a;x\n").expect("written");
    let command = |outcome: &str, lang: &str| {
        let line = format!("measure field-test {} --outcome {outcome} --group groep --lang {lang}", file.display());
        let output = run(folder.path(), &line);
        assert_eq!(code(&output), 2);
        stderr(&output)
    };
    let refused = command("uitkomst", "nl");
    assert!(
        refused
            .contains(":1: kolom herkomst: naar het kopje lijkt in deze kolom de herkomst van echte mensen te staan"),
        "{refused}"
    );
    assert!(
        command("uitkomst", "en").contains("column herkomst: by its heading this column seems to record the origin")
    );
    fs::write(&file, "uitkomst;groep\nx;a\n;a\n").expect("written");
    let wrong = command("uitkomst", "nl");
    assert!(
        wrong.contains(":2: kolom uitkomst: hier hoort 0 of 1, ja of nee, yes of no, true of false, en er staat \"x\""),
        "{wrong}"
    );
    assert!(wrong.contains(":3: kolom uitkomst: hier hoort") && wrong.contains("de cel is leeg"), "{wrong}");
    let shares = run(folder.path(), "measure plan field-test --pairs 96 --discordant .14 --lang nl");
    assert_eq!(
        (code(&shares), stderr(&shares).trim()),
        (2, "--discordant: geef twee aandelen met punten, zoals .14,.07")
    );
    fs::write(&file, "klas;aantal\n1a;20\n1b;22\nTotaal;42\n").expect("written");
    let total =
        run(folder.path(), &format!("measure table {} --by klas --count aantal --minimum 5 --lang nl", file.display()));
    assert!(
        code(&total) == 2 && stderr(&total).contains("kolom klas: \"Totaal\" lijkt een rij met totalen"),
        "{}",
        stderr(&total)
    );
    fs::write(&file, "uitkomst;groep\nja;a\nja;b\nnee;c\n").expect("written");
    assert!(
        command("uitkomst", "nl").contains("kolom groep: hier moeten twee waarden in staan, en het zijn er 3: a, b, c")
    );
}

#[test]
fn a_row_of_totals_is_no_group_and_no_unit() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("klas.csv");
    let text = "klas,soort,ja,alle,kwartaal,vanaf\nA,x,30,100,1,\nB,x,20,100,1,\nTotal,x,50,200,1,\n";
    for (rows, column, line) in [
        (text.to_owned(), "klas", "gap FILE --selected ja --total alle --group klas"),
        (
            text.replace(",x,", ",Subtotaal,"),
            "soort",
            "gap FILE --selected ja --total alle --group klas --stratum soort",
        ),
        (text.to_owned(), "klas", "pilot FILE --outcome ja --unit klas --time kwartaal --treated-from vanaf"),
    ] {
        // With another group the total is in the stratum alone.
        let rows = if column == "soort" { rows.replace("Total,", "C,") } else { rows };
        fs::write(&file, rows).expect("written");
        let output = run(folder.path(), &format!("measure {}", line.replace("FILE", "klas.csv")));
        let told = stderr(&output);
        assert_eq!(code(&output), 2, "{line}: {told}");
        assert!(told.contains(&format!("column {column}: expected parts, and")), "{line}: {told}");
    }
}

#[test]
fn two_spellings_two_starts_and_percents_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "klas,soort,ja,alle,kwartaal,vanaf\nA,x,30,100,1,3\n a,X,20,100,2,\nB,x,1,2,1,\n";
    fs::write(folder.path().join("klas.csv"), text).expect("written");
    fs::write(folder.path().join("start.csv"), text.replace(" a,", "A,")).expect("written");
    let long = "n,uit,klas,y,w,v\n5,Ja,Acme,1,p,1\n5,ja,Beta,0,q,1\n5,nee,acme,0,p,2\n";
    fs::write(folder.path().join("lang.csv"), long).expect("written");
    let spelt =
        |column: &str, values: &str| format!("column {column}: expected one spelling of each value, and {values}");
    for (line, expected) in [
        ("gap klas.csv --selected ja --total alle --group klas", spelt("klas", "\"A\" and \"a\"")),
        ("gap start.csv --selected ja --total alle --group klas --stratum soort", spelt("soort", "\"x\" and \"X\"")),
        (
            "pilot klas.csv --outcome ja --unit klas --time kwartaal --treated-from vanaf",
            spelt("klas", "\"A\" and \"a\""),
        ),
        (
            "pilot start.csv --outcome ja --unit klas --time kwartaal --treated-from vanaf",
            "unit \"A\" has 3 and, in row 2 of the data, never".to_owned(),
        ),
        (
            "pilot start.csv --outcome ja --unit klas --time kwartaal --treated-from vanaf --lang nl",
            "twee: 3, en in rij 2 van de gegevens nooit".to_owned(),
        ),
        ("gap lang.csv --count n --outcome uit --yes ja --group w", spelt("uit", "\"Ja\" and \"ja\"")),
        ("field-test lang.csv --outcome y --group w --employer klas", spelt("klas", "\"Acme\" and \"acme\"")),
        (
            "field-test lang.csv --outcome y --group w --vacancy v --employer uit",
            "expected each vacancy at one employer".to_owned(),
        ),
        ("plan survey --people 100 --rates 55%,0.4", "write a share, such as 0.05 instead of 5%".to_owned()),
    ] {
        let output = run(folder.path(), &format!("measure {line}"));
        let told = stderr(&output);
        assert_eq!(code(&output), 2, "{line}: {told}");
        assert!(told.contains(&expected), "{line}: {told}");
    }
    let output = run(folder.path(), "measure plan survey --people 1000 --rates .2,.3 --alpha 0,05 --json");
    assert_eq!(code(&output), 0, "{}", stderr(&output));
}

#[test]
fn too_little_data_is_a_result() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    fs::write(at.join("one.csv"), "y,g,v\n1,a,1\n").expect("a file");
    fs::write(at.join("none.csv"), "y,g,v\n").expect("a file");
    for file in ["one.csv", "none.csv"] {
        for lang in ["en", "nl"] {
            let output = run(at, &format!("measure field-test {file} --outcome y --group g --vacancy v --lang {lang}"));
            assert_eq!(code(&output), 0, "{}", stderr(&output));
            let heading = if lang == "en" { "Not given, or good to know" } else { "Niet gegeven, of goed om te weten" };
            assert!(stdout(&output).contains(heading), "{}", stdout(&output));
        }
    }
}

#[test]
fn a_workbook_is_a_table_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let rows: Vec<Vec<evenkans_sheets::Cell>> = [("a", "ja"), ("b", "nee"), ("a", "1"), ("b", "0")]
        .iter()
        .map(|(group, answer)| {
            vec![evenkans_sheets::Cell::Text((*group).to_owned()), evenkans_sheets::Cell::Text((*answer).to_owned())]
        })
        .collect();
    let bytes = evenkans_sheets::write_xlsx("Blad1", &["groep", "antwoord"], &rows).expect("a workbook");
    fs::write(folder.path().join("data.xlsx"), bytes).expect("a file");
    let output = run(folder.path(), "measure field-test data.xlsx --outcome antwoord --group groep --json");
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let found: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(found["rates"][0]["positive"], 2);
    // A message names the row of the sheet.
    let rows =
        vec![vec![evenkans_sheets::Cell::Text("a".to_owned()), evenkans_sheets::Cell::Text("misschien".to_owned())]];
    let bytes = evenkans_sheets::write_xlsx("Blad1", &["groep", "antwoord"], &rows).expect("a workbook");
    fs::write(folder.path().join("data.xlsx"), bytes).expect("a file");
    let output = run(folder.path(), "measure field-test data.xlsx --outcome antwoord --group groep");
    assert!(code(&output) == 2 && stderr(&output).contains("data.xlsx:2: column antwoord"), "{}", stderr(&output));
}

#[test]
fn a_picture_says_what_it_shows() {
    let folder = tempfile::tempdir().expect("a folder");
    let picture = folder.path().join("names.svg");
    let output = run(&root(), &format!("{NAMES} --by sex --lang nl --svg {}", picture.display()));
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let svg = fs::read_to_string(picture).expect("a picture");
    assert!(
        svg.starts_with("<svg")
            && svg.contains("<title>Verschil in antwoorden</title>")
            && svg.contains("role=\"img\"")
    );
    assert_eq!(svg.matches("<rect class=\"d\"").count(), 2);
}

#[test]
fn what_is_wrong_with_a_workbook_is_said_in_dutch() {
    let folder = tempfile::tempdir().expect("a folder");
    let old = [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], &[0; 600]].concat();
    fs::write(folder.path().join("oud.xls"), old).expect("a file");
    let line = "measure table oud.xls --by klas --count n --lang";
    let dutch = run(folder.path(), &format!("{line} nl"));
    let english = run(folder.path(), &format!("{line} en"));
    assert_eq!((code(&dutch), code(&english)), (2, 2));
    assert!(stderr(&dutch).contains("oud.xls: ") && stderr(&dutch).contains(" bestand "), "{}", stderr(&dutch));
    assert!(stderr(&english).contains("the file"), "{}", stderr(&english));
}

/// Who hears a picture knows its figures, written as the language does.
#[test]
fn a_picture_tells_its_figures() {
    let folder = tempfile::tempdir().expect("a folder");
    let picture = folder.path().join("p.svg");
    let line = format!(
        "measure pool fixtures/measuring/regions.csv --effect effect --variance variantie --study regio --lang nl --svg {}",
        picture.display()
    );
    let output = run(&root(), &line);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let svg = fs::read_to_string(picture).expect("a picture");
    let description = svg.split("<desc>").nth(1).and_then(|rest| rest.split("</desc>").next()).expect("a description");
    assert!(description.contains("Noordhaven: 0,1250 (") && description.contains("samen: "), "{description}");
}
