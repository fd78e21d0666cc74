//! Files that no school should send: a clear page, and nothing written.

use std::io::Write;

use evenkans_rounds::round::desk::Desk;
use flate2::{Compression, Crc, write::DeflateEncoder};

use crate::http::{Answer, Visitor};
use crate::world::{STUDENTS, WISHES, World, worlds};

async fn imports(world: &World) -> i64 {
    let mut tx = world.db.read("test.imports").await.unwrap();
    tx.count("SELECT COUNT(*) AS n FROM import WHERE sheet IS NOT NULL", &[]).await.unwrap()
}

fn page(desk: &Desk) -> String {
    format!("/r/proefstad/rondes/{}/inlezen", desk.round.id)
}

/// One file in a ZIP, as the shortest workbook there could be.
fn zipped(name: &str, content: &[u8]) -> Vec<u8> {
    let mut packed = DeflateEncoder::new(Vec::new(), Compression::best());
    packed.write_all(content).unwrap();
    let packed = packed.finish().unwrap();
    let mut crc = Crc::new();
    crc.update(content);
    let number = |n: usize| u32::try_from(n).unwrap().to_le_bytes();
    let short = |n: usize| u16::try_from(n).unwrap().to_le_bytes();
    let sizes =
        [&crc.sum().to_le_bytes()[..], &number(packed.len()), &number(content.len()), &short(name.len())].concat();
    let deflated = [20, 0, 0, 0, 8, 0, 0, 0, 0, 0];
    let local = [b"PK\x03\x04", &deflated[..], &sizes, &[0, 0], name.as_bytes(), &packed].concat();
    let central = [b"PK\x01\x02\x14\x00", &deflated[..], &sizes, &[0; 16], name.as_bytes()].concat();
    let end = [b"PK\x05\x06", &[0; 4][..], &short(1), &short(1), &number(central.len()), &number(local.len()), &[0, 0]];
    [local, central, end.concat()].concat()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_cannot_be_read_is_refused_with_the_reason() {
    let bomb = zipped("xl/worksheets/sheet1.xml", &vec![b' '; 80 * 1024 * 1024]);
    assert!(bomb.len() < 200_000);
    let formula = STUDENTS.replace("Ada", "=cmd|'/c calc'!A0");
    let twice = STUDENTS.replace("Roepnaam", "Studentnummer");
    let long = STUDENTS.replace("Ada", &"x".repeat(10_001));
    let cases: [(&str, &[u8]); 8] = [
        ("bom.xlsx", &bomb),
        ("kapot.xlsx", b"PK\x03\x04 en dan niets meer"),
        ("formule.csv", formula.as_bytes()),
        ("kop-twee-keer.csv", twice.as_bytes()),
        ("lang.csv", long.as_bytes()),
        ("leeg.csv", b""),
        ("plaatje.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("nul.csv", b"Studentnummer;Roepnaam\n01\x0001;Ada\n"),
    ];
    let mut wrong = Vec::new();
    for world in worlds().await {
        let desk = world.prepared(World::dice()).await;
        let visitor = world.coordinator().await;
        for (name, bytes) in cases {
            let answer = visitor.upload(&page(&desk), "students", name, bytes).await;
            let clear = answer.status.is_client_error() && !answer.body.contains('⟦');
            if !clear || imports(&world).await != 0 {
                wrong.push(format!("{name}: {}", answer.status));
            }
        }
        assert_eq!(world.students(&desk.round).await.len(), 8);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn sixty_megabytes_are_too_much_for_a_file_and_one_for_a_form() {
    for world in worlds().await {
        let desk = world.prepared(World::dice()).await;
        let visitor = world.coordinator().await;
        let answer = visitor.upload(&page(&desk), "students", "groot.csv", &vec![b'a'; 60 * 1024 * 1024]).await;
        assert_eq!(answer.status, 413, "{}", answer.body);
        let long = "x".repeat(1024 * 1024);
        let answer =
            visitor.post(&format!("/r/proefstad/rondes/{}/studenten/nieuw", desk.round.id), &[("number", &long)]).await;
        assert_eq!(answer.status, 413);
        assert_eq!(imports(&world).await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_with_a_file_that_stops_halfway_is_refused() {
    for world in worlds().await {
        let desk = world.prepared(World::dice()).await;
        let visitor = world.coordinator().await;
        for (kind, body) in [
            (
                "multipart/form-data; boundary=x",
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n12",
            ),
            ("multipart/form-data", "--x\r\n"),
            ("multipart/form-data; boundary=x", ""),
            ("text/plain", "Studentnummer;Roepnaam"),
        ] {
            let request = axum::http::Request::post(page(&desk)).header("content-type", kind);
            let answer = visitor.send(request, body.into()).await;
            assert!(answer.status.is_client_error(), "{kind}: {}", answer.status);
        }
        assert_eq!(visitor.upload(&page(&desk), "geheimen", "a.csv", STUDENTS.as_bytes()).await.status, 422);
    }
}

/// The page of an import after its columns were confirmed as they were guessed.
pub async fn checked(
    visitor: &Visitor,
    desk: &Desk,
    kind: &str,
    file: &str,
    columns: &[(&str, &str)],
) -> (String, Answer) {
    let uploaded = visitor.upload(&page(desk), kind, "bestand.csv", file.as_bytes()).await;
    let address = uploaded.leads_to().to_owned();
    visitor.post(&format!("{address}/kolommen"), columns).await.leads_to();
    let answer = visitor.get(&address).await;
    (address, answer)
}

pub const STUDENT_COLUMNS: &[(&str, &str)] = &[
    ("field-number", "0"),
    ("field-first_name", "1"),
    ("field-last_name", "2"),
    ("field-email", "3"),
    ("field-study", "4"),
    ("field-year", "5"),
    ("field-earlier", "6"),
];
const WISH_COLUMNS: &[(&str, &str)] = &[("field-number", "0"), ("field-code", "1"), ("field-choice", "2")];

#[tokio::test(flavor = "multi_thread")]
async fn mistakes_in_the_cells_stop_the_writing_whatever_is_clicked() {
    for world in worlds().await {
        let desk = world.opened(World::dice()).await;
        let visitor = world.coordinator().await;
        let twice = STUDENTS.replace("0108;Han", "0107;Han").replace("Ada", "Adam");
        let (address, shown) = checked(&visitor, &desk, "students", &twice, STUDENT_COLUMNS).await;
        assert!(shown.body.contains("0107"), "the doubled number is shown");
        assert_eq!(visitor.post(&format!("{address}/schrijven"), &[]).await.status, 422);

        // P04 is closed meanwhile: a wish for it is a mistake with its row.
        let place = world.place(&desk.round, "P04").await;
        let base = format!("/r/proefstad/rondes/{}", desk.round.id);
        visitor.post(&format!("{base}/plekken/{}/sluiten", place.id), &[]).await.leads_to();
        let closed = WISHES.replace("0104;P04;3", "0104;P04;1").replace("0104;P01;1", "0104;P01;3");
        let (address, shown) = checked(&visitor, &desk, "wishes", &closed, WISH_COLUMNS).await;
        assert!(shown.body.contains("P04"));
        assert_eq!(visitor.post(&format!("{address}/schrijven"), &[]).await.status, 422);
        assert_eq!(world.student(&desk.round, "0101").await.first_name, "Ada");
        assert_eq!(world.list(&desk.round, "0104").await, ["P01", "P02"], "the closed place is off the list");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_is_saved_as_a_spreadsheet_begins_a_formula() {
    for world in worlds().await {
        let desk = world.prepared(World::dice()).await;
        let visitor = world.coordinator().await;
        let base = format!("/r/proefstad/rondes/{}", desk.round.id);
        let study = world.studies[0].id.as_str();
        let evil = [
            ("number", "=1+1"),
            ("first_name", "@SUM(A1)"),
            ("last_name", "-2+cmd|x"),
            ("email", ""),
            ("study", study),
            ("year", "2"),
        ];
        visitor.post(&format!("{base}/studenten/nieuw"), &evil).await.leads_to();
        let csv = visitor.get(&format!("{base}/studenten/export/csv")).await;
        assert_eq!(csv.status, 200);
        assert!(csv.header("content-disposition").starts_with("attachment"));
        let cells = csv.body.trim_start_matches('\u{feff}').lines().flat_map(|line| line.split(';'));
        for cell in cells {
            assert!(!cell.trim_matches('"').starts_with(['=', '+', '-', '@']), "{cell}");
        }
        assert!(csv.body.contains("=1+1"), "the value itself is there, behind a mark");
    }
}
