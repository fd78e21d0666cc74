//! The reference of everything that a page can say "no" with: made from the texts, so that it is never behind.

use std::path::Path;

use crate::texts::error_texts;

const HEADS: [(&str, &str, &str); 2] = [
    (
        "nl",
        "docs/nl/fouten.md",
        "# Wat een pagina kan zeggen als iets niet kan\n\nGemaakt uit de teksten van het programma; `BLESS=1 cargo test -p evenkans --test story` schrijft hem opnieuw. De code\nstaat in het logboek en is hier de plek waar je naar kunt verwijzen.\n",
    ),
    (
        "en",
        "docs/en/errors.md",
        "# What a page can say when something cannot be\n\nMade from the program's own texts; `BLESS=1 cargo test -p evenkans --test story` writes it anew. The code stands in the\nlog, and is the anchor to refer to here.\n",
    ),
];

#[test]
fn every_code_of_an_error_is_an_anchor_in_the_docs() {
    for (lang, file, head) in HEADS {
        let mut wanted = head.to_owned();
        for (key, text) in error_texts(lang) {
            wanted.push_str(&format!("\n## {key}\n\n{text}\n"));
        }
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file);
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&path, &wanted).unwrap();
        }
        let found = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(found == wanted, "{file} is out of date: BLESS=1 cargo test -p evenkans --test story");
    }
}
