//! What stands in the text stands in the PDF, whatever the text is.
#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use evenkans_paper::{Block, Bundle, Paper, blocks, pdf};
use proptest::prelude::*;

fn printed(text: &str) -> Vec<u8> {
    let paper = Paper { title: "Overeenkomst".into(), lang: "nl", blocks: blocks(text), foot: "Evenkans".into() };
    pdf(&paper).unwrap()
}

#[test]
fn a_text_is_taken_apart_into_headings_paragraphs_and_lists() {
    let text = "# Artikel 1\nDe student werkt\nvier dagen.\n\nEn leert.\n- eerst\n-  dan \n\n- later\n#geen kop\n";
    let expected = [
        Block::Heading("Artikel 1".into()),
        Block::Paragraph("De student werkt vier dagen.".into()),
        Block::Paragraph("En leert.".into()),
        Block::Items(vec!["eerst".into(), "dan".into(), "later".into()]),
        Block::Paragraph("#geen kop".into()),
    ];
    assert_eq!(blocks(text), expected);
    assert_eq!(blocks(" \n\n"), []);
}

#[test]
fn the_pdf_says_that_it_is_accessible_and_in_which_language() {
    let bytes = printed("# Kop\nTekst van Şükrü Łęcki, € 375,50 — 語\n- een\n- twee");
    let text = String::from_utf8_lossy(&bytes);
    assert!(bytes.starts_with(b"%PDF-1."));
    for wanted in ["pdfuaid:part", "/Lang", "/StructTreeRoot", "/MarkInfo"] {
        assert!(text.contains(wanted), "{wanted}");
    }
}

#[test]
fn a_long_text_takes_more_pages_and_a_word_wider_than_the_page_is_broken() {
    let pages = |bytes: &[u8]| String::from_utf8_lossy(bytes).matches("/Type/Page/").count();
    let short = printed("Kort.");
    let long = printed(&format!("{}\n\n{}", "woord ".repeat(4_000), "w".repeat(9_000)));
    assert!(pages(&long) > pages(&short) + 3, "{} {}", pages(&short), pages(&long));
}

#[test]
fn a_bundle_unpacks_to_what_was_put_in_with_its_fingerprints_and_no_name_leads_out_of_it() {
    let mut bundle = Bundle::default();
    bundle.add("a.txt", b"abc".to_vec());
    bundle.add("../../etc/pass wd", b"x".to_vec());
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bundle.zip().unwrap())).unwrap();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert_eq!(names, ["a.txt", "etc/pass-wd", "SHA256SUMS"]);
    let sums = std::io::read_to_string(zip.by_name("SHA256SUMS").unwrap()).unwrap();
    // FIPS 180-2, appendix B.1.
    assert!(sums.starts_with("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.txt\n"), "{sums}");
    let mut twice = Bundle::default();
    twice.add("a", Vec::new());
    twice.add("a", Vec::new());
    assert!(twice.zip().is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_can_be_printed(text in "(\\PC|\n|\t|# |- ){0,400}") {
        prop_assert!(printed(&text).starts_with(b"%PDF-"));
    }
}
