//! How fast, and in how much memory: `cargo run --release -p evenkans-measuring --example benchmark [ROWS]`.
//!
//! Prints one JSON object a job: milliseconds (the least of several runs) and the most memory that the process had
//! needed by then, in MiB. The data is made by the functions below, from seeds, and never read from a file but where
//! reading is what is measured.

use std::fmt::Write as _;
use std::fs::File;
use std::time::Instant;

use evenkans_measuring::chance::Random;
use evenkans_measuring::chance::counts::Urn;
use evenkans_measuring::chance::strata::Strata;
use evenkans_measuring::data::{Reader, Table, Wanted, read};
use evenkans_measuring::{field_test, pool, report_card};

fn main() {
    let rows: usize = std::env::args().nth(1).and_then(|rows| rows.parse().ok()).unwrap_or(1_000_000);
    // Reading comes first, so that the memory is its own.
    reading(rows);
    exact();
    report_card();
    bootstrap();
    pooling();
}

/// The least time of several runs.
fn timed<T>(job: &str, runs: u32, mut run: impl FnMut() -> T) -> T {
    let (mut least, mut last) = (f64::INFINITY, None);
    for _ in 0..runs {
        let begin = Instant::now();
        last = Some(run());
        least = least.min(begin.elapsed().as_secs_f64() * 1e3);
    }
    println!("{{\"job\": \"{job}\", \"ms\": {least:.2}, \"peak_mib\": {:.1}}}", peak());
    last.expect("at least one run")
}

/// The most memory so far, in MiB.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok()).map_or(f64::NAN, |kib| kib / 1024.0)
}

/// Four applications a vacancy, two of each signal, in random order; a tenth of the vacancies answers at all, and then
/// the reference in 65% and the other in 50% of cases. Written to a file row by row.
fn reading(rows: usize) {
    let path = std::env::temp_dir().join(format!("evenkans-benchmark-{}.csv", std::process::id()));
    let write = || -> std::io::Result<()> {
        let mut file = std::io::BufWriter::new(File::create(&path)?);
        std::io::Write::write_all(&mut file, b"vacancy,signal,answer\n")?;
        let mut random = Random::new(1);
        let mut line = String::new();
        for vacancy in 0..rows / 4 {
            let answers = random.chance(0.1);
            let mut signals = ["a", "a", "b", "b"];
            random.shuffle(&mut signals);
            for signal in signals {
                let answer = answers && random.chance(if signal == "a" { 0.65 } else { 0.5 });
                line.clear();
                let _ = writeln!(line, "v{vacancy},{signal},{}", u8::from(answer));
                std::io::Write::write_all(&mut file, line.as_bytes())?;
            }
        }
        std::io::Write::flush(&mut file)
    };
    write().expect("a temporary file");
    let question = field_test::Question {
        outcome: "answer".to_owned(),
        group: "signal".to_owned(),
        vacancy: Some("vacancy".to_owned()),
        ..field_test::Question::default()
    };
    let open = || Reader { name: "benchmark.csv".to_owned(), bytes: File::open(&path).expect("the file") };
    let table = timed(&format!("read {rows} rows"), 5, || read(open(), &question.wanted()).expect("a good file"));
    timed("field test: rates, units, exact tests, LPM and logit with HC1, CR1 and CR2", 5, || question.answer(&table))
        .expect("an answer");
    drop(table);
    timed(&format!("{rows} rows of CSV to the whole field test"), 5, || {
        question.answer(&read(open(), &question.wanted()).expect("a good file"))
    })
    .expect("an answer");
    let _ = std::fs::remove_file(&path);
}

/// 250,000 vacancies with one to six applications, between a tenth and a half of them answered, and more to one signal
/// than the lottery would ever give.
fn exact() {
    let mut random = Random::new(2);
    let urns: Vec<(Urn, u64)> = (0..250_000)
        .map(|_| {
            let total = 2 + 2 * random.below(3) as u64;
            let marked = random.below(total as usize + 1) as u64;
            let urn = Urn { total, marked, drawn: total / 2 };
            let seen = (0..marked).filter(|_| random.chance(0.42)).count() as u64;
            (urn, seen.clamp(urn.least(), urn.most()))
        })
        .collect();
    let ln = timed("exact stratified test, 250,000 vacancies", 5, || {
        let mut strata = Strata::default();
        urns.iter().for_each(|(urn, _)| strata.add(*urn, 1));
        strata.ln_as_unlikely(urns.iter().map(|(_, seen)| seen).sum())
    });
    println!("{{\"job\": \"its p\", \"ln_p\": {ln}}}");
}

fn parsed(csv: &str, wanted: &[Wanted]) -> Table {
    read(Reader { name: "made".to_owned(), bytes: csv.as_bytes() }, wanted).expect("a good table")
}

/// 1,000 employers with 40 to 120 vacancies of four applications; gaps normal around −2 points with a spread of 3.
fn report_card() {
    let mut random = Random::new(3);
    let mut csv = String::from("answer,signal,vacancy,employer\n");
    for employer in 0..1_000 {
        let gap = -0.02 + 0.03 * random.normal();
        for vacancy in 0..40 + random.below(81) {
            for signal in ["a", "b", "a", "b"] {
                let rate = 0.25 + if signal == "b" { gap } else { 0.0 };
                let _ = writeln!(csv, "{},{signal},{employer}-{vacancy},e{employer}", u8::from(random.chance(rate)));
            }
        }
    }
    let question = report_card::Question {
        outcome: "answer".to_owned(),
        group: "signal".to_owned(),
        reference: None,
        vacancy: "vacancy".to_owned(),
        employer: "employer".to_owned(),
        certainty: report_card::CERTAINTY,
    };
    let table = parsed(&csv, &question.wanted());
    let card = timed("report card, 1,000 employers, with certificate", 3, || question.answer(&table)).expect("a card");
    let grades = card.employers.iter().map(|one| one.grade).max().unwrap_or(0);
    if let Some(certificate) = card.certificate {
        let (value, bound) = (certificate.value, certificate.bound);
        println!(
            "{{\"job\": \"its grades\", \"grades\": {grades}, \"value\": {value:.3}, \"bound\": {bound:.3}, \"optimal\": {}}}",
            certificate.optimal
        );
    }
}

/// 2,000 clusters of ten applications.
fn bootstrap() {
    let mut random = Random::new(4);
    let mut csv = String::from("answer,signal,vacancy\n");
    for vacancy in 0..2_000 {
        let rate = 0.1 + 0.3 * random.unit();
        for at in 0..10 {
            let _ =
                writeln!(csv, "{},{},{vacancy}", u8::from(random.chance(rate)), if at % 2 == 0 { "a" } else { "b" });
        }
    }
    let question = field_test::Question {
        outcome: "answer".to_owned(),
        group: "signal".to_owned(),
        vacancy: Some("vacancy".to_owned()),
        bootstrap: Some(9_999),
        ..field_test::Question::default()
    };
    let table = parsed(&csv, &question.wanted());
    timed("wild cluster bootstrap, 9,999 draws, 2,000 clusters", 3, || question.answer(&table)).expect("an answer");
}

/// 1,000 studies with variances from .01 to .1 and a spread of .2.
fn pooling() {
    let mut random = Random::new(5);
    let mut csv = String::from("y,v\n");
    for _ in 0..1_000 {
        let variance = 0.01 + 0.09 * random.unit();
        let _ = writeln!(csv, "{},{variance}", 0.3 + 0.2 * random.normal() + variance.sqrt() * random.normal());
    }
    let question = pool::Question { effect: "y".to_owned(), variance: "v".to_owned(), ..pool::Question::default() };
    let table = parsed(&csv, &question.wanted());
    timed("REML with Hartung and Knapp, 1,000 studies", 20, || question.answer(&table)).expect("an answer");
}
