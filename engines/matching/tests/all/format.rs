//! The format page and the code say the same: its worked example comes out byte for byte, its tags
//! are those of the code, and its schema fits.

use evenkans_matching::digest::Tag;
use evenkans_matching::files::{Source, Sources, read_receipts, read_round, write_allocation, write_opening};
use evenkans_matching::{Kit, Lottery, Publication, canonical, draw, freeze};
use evenkans_tampering::sample;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

const PAGE: &str = include_str!("../../../../docs/formats/publication.md");
const SCHEMA: &str = include_str!("../../../../docs/formats/publication.schema.json");

/// The block of the worked example under the line that begins with `name` in backquotes.
fn block(name: &str) -> &'static str {
    let (_, example) = PAGE.split_once("\n## Worked example\n").expect("a worked example");
    let (_, named) = example.split_once(&format!("\n`{name}`")).expect(name);
    let (_, after) = named.split_once("\n```").expect(name);
    let (_, body) = after.split_once('\n').expect(name);
    body.split_once("```").expect(name).0
}

#[test]
fn the_worked_example_comes_out_byte_for_byte() {
    let source = |name| Source { name, bytes: block(name).as_bytes() };
    let input = read_round(Sources {
        places: source("places.csv"),
        wishes: source("wishes.csv"),
        priorities: Some(source("priorities.csv")),
        reserves: None,
        groups: None,
        rules: Some(source("rules.toml")),
        lottery: None,
    })
    .unwrap();
    let receipts = read_receipts("receipts.csv", block("receipts.csv").as_bytes(), &input.round.students).unwrap();
    let frozen = freeze(input.round, &receipts, None).unwrap();
    let drawn = draw(&frozen, "00ff", true).unwrap();
    let publication = drawn.publication();
    let (opened, seats) = (frozen.opening(), drawn.seats_by_leaf());
    assert_eq!(publication.to_json().unwrap(), block("publication.json"));
    assert_eq!(write_opening(publication, opened).unwrap(), block("opening.csv"));
    assert_eq!(write_allocation(publication, opened, &seats).unwrap(), block("allocation.csv"));
    let kit = drawn.kit_of_leaf(0).unwrap();
    assert_eq!(kit.heads.len(), 1);
    assert_eq!(kit.to_json().unwrap() + "\n", block("kits/00000000000000000000000000000000.json"));
}

#[test]
fn the_tags_are_those_of_the_page() {
    let tags = [
        (Tag::Salt, "salt "),
        (Tag::Identifier, "identifier "),
        (Tag::Eligible, "eligible places "),
        (Tag::Wish, "wish "),
        (Tag::EntryNode, "node over one student's commitments "),
        (Tag::StudentLeaf, "leaf of the tree of students "),
        (Tag::StudentNode, "node of the tree of students "),
        (Tag::OutcomeLeaf, "leaf of the outcome tree by student "),
        (Tag::OutcomeNode, "node of the outcome tree by student "),
        (Tag::SeatLeaf, "leaf of the outcome tree by place "),
        (Tag::SeatNode, "node of the outcome tree by place "),
        (Tag::OutcomePosition, "position reached "),
        (Tag::OutcomePlace, "place reached "),
        (Tag::OutcomeLevel, "level of the place reached "),
        (Tag::HeadSalt, "salt of a head "),
        (Tag::Head, "head "),
        (Tag::RoundSecret, "round secret "),
        (Tag::KeySeed, "seed of the signing key"),
        (Tag::Fingerprint, "fingerprint "),
        (Tag::SignFrozen, "what is signed of the frozen part "),
        (Tag::Result, "digest of the result "),
        (Tag::SignResult, "what is signed of the result "),
        (Tag::Seed, "seed of the lottery "),
        (Tag::Number, "lottery number "),
    ];
    for (tag, name) in tags {
        let row = format!("\n| {:02x} | {name}", tag as u8);
        assert!(PAGE.contains(&row), "no row {row}");
    }
    assert_eq!(PAGE.lines().filter(|line| line.starts_with("| 0") || line.starts_with("| 1")).count(), 24);
}

#[test]
fn the_schema_fits_the_example() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let publication = block("publication.json");
    let kit = block("kits/00000000000000000000000000000000.json");
    assert!(Publication::from_json(publication.as_bytes()).is_ok());
    assert!(Kit::from_json(kit.as_bytes()).is_ok());
    let mut reserved = sample::round(5, 2, Lottery::Single, 1);
    sample::reserve(&mut reserved, 1);
    let reserved = freeze(reserved, &sample::receipts(5), None).unwrap().publication().to_json().unwrap();
    assert!(reserved.contains("\"group\": "));
    for (name, json) in [("publication", publication), ("publication", &reserved), ("kit", kit)] {
        let value: Value = serde_json::from_str(json).unwrap();
        assert!(fits(&schema, &schema["$defs"][name], &value), "{name}");
        let mut more = value.clone();
        more["more"] = 1.into();
        assert!(!fits(&schema, &schema["$defs"][name], &more));
        let mut less = value;
        less.as_object_mut().unwrap().remove("fingerprint");
        assert!(!fits(&schema, &schema["$defs"][name], &less));
    }
}

/// The keywords of JSON Schema that the schema uses, but for patterns and bounds.
fn fits(root: &Value, schema: &Value, value: &Value) -> bool {
    if let Some(reference) = schema["$ref"].as_str() {
        return fits(root, root.pointer(reference.trim_start_matches('#')).unwrap(), value);
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        return choices.iter().filter(|choice| fits(root, choice, value)).count() == 1;
    }
    if let Some(values) = schema["enum"].as_array() {
        return values.contains(value);
    }
    if let Some(constant) = schema.get("const") {
        return constant == value;
    }
    match schema["type"].as_str().expect("every schema has a type") {
        "string" => value.is_string(),
        "integer" => value.is_u64(),
        "boolean" => value.is_boolean(),
        "array" => value.as_array().is_some_and(|items| items.iter().all(|item| fits(root, &schema["items"], item))),
        "object" => value.as_object().is_some_and(|object| {
            let required = schema["required"].as_array().unwrap();
            required.iter().all(|key| object.contains_key(key.as_str().unwrap()))
                && object
                    .iter()
                    .all(|(key, item)| schema["properties"].get(key).is_some_and(|inner| fits(root, inner, item)))
        }),
        other => panic!("{other} is not a type of this schema"),
    }
}

/// Texts with what JSON escapes, and with characters whose order differs between UTF-8 and UTF-16.
fn text() -> impl Strategy<Value = String> {
    vec(prop::sample::select(vec!["a", "b", "\"", "\\", "{", ",", ":", "]", "\n", "\u{1}", "é", "\u{e000}", "𝄞"]), 0..5)
        .prop_map(|parts| parts.concat())
}

fn json() -> impl Strategy<Value = Value> {
    let number = prop_oneof![0..3_u64, 0..=1_u64 << 53].prop_map(Value::from);
    let leaf =
        prop_oneof![Just(Value::Null), any::<bool>().prop_map(Value::from), number, text().prop_map(Value::from)];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let object =
            vec((text(), inner.clone()), 0..6).prop_map(|members| Value::Object(members.into_iter().collect()));
        prop_oneof![vec(inner, 0..6).prop_map(Value::Array), object]
    })
}

/// RFC 8785, 3.2.3, written as it is told there.
fn sorted(value: &Value) -> String {
    let list = |items: Vec<String>| items.join(",");
    match value {
        Value::Array(items) => format!("[{}]", list(items.iter().map(sorted).collect())),
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by_key(|(key, _)| key.encode_utf16().collect::<Vec<u16>>());
            let member = |(key, value): (&String, &Value)| format!("{}:{}", Value::from(key.as_str()), sorted(value));
            format!("{{{}}}", list(members.into_iter().map(member).collect()))
        }
        scalar => scalar.to_string(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn canonical_json_has_its_keys_in_order(value in json()) {
        prop_assert_eq!(String::from_utf8(canonical(&value).unwrap()).unwrap(), sorted(&value));
    }
}

#[test]
fn what_has_no_canonical_spelling_is_refused() {
    for value in ["1.5", "-1", "1e3", "9007199254740993", "18446744073709551616", r#"{"a":[1,{"b":0.5}]}"#] {
        let value: Value = serde_json::from_str(value).unwrap();
        assert!(canonical(&value).is_err(), "{value}");
    }
    assert_eq!(canonical(&(1_u64 << 53)).unwrap(), b"9007199254740992");
    #[derive(serde::Serialize)]
    struct Twice {
        a: u8,
        #[serde(flatten)]
        more: std::collections::BTreeMap<&'static str, u8>,
    }
    assert!(canonical(&Twice { a: 1, more: [("b", 2)].into() }).is_ok());
    assert!(canonical(&Twice { a: 1, more: [("a", 2)].into() }).is_err());
}
