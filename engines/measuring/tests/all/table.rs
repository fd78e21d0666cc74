//! Tables for publication: small counts, dominance, and changes since an earlier release.

use evenkans_measuring::Reason;
use evenkans_measuring::data::{Reader, read};
use evenkans_measuring::table::{Published, Question};

fn question(by: &[&str]) -> Question {
    Question {
        by: by.iter().map(|one| (*one).to_owned()).collect(),
        count: Some("n".to_owned()),
        minimum: 10,
        contributor: None,
        dominance: 0.8,
        previous: None,
    }
}

fn answer(question: &Question, csv: &str) -> Published {
    let table =
        read(Reader { name: "test.csv".to_owned(), bytes: csv.as_bytes() }, &question.wanted()).expect("a good table");
    question.answer(&table).expect("an answer")
}

fn count(of: &Published, values: &[Option<&str>]) -> Option<u64> {
    let wanted: std::collections::BTreeMap<String, String> =
        of.by.iter().zip(values).filter_map(|(by, value)| Some((by.clone(), (*value)?.to_owned()))).collect();
    of.rows.iter().chain(&of.margins).find(|cell| cell.values == wanted).expect("a cell").count
}

#[test]
fn a_single_column_hides_a_second_count_with_a_small_one() {
    let published = answer(&question(&["town"]), "town,n\na,40\nb,3\nc,25\nd,60\n");
    assert_eq!(published.total, Some(128));
    assert_eq!(count(&published, &[Some("b")]), None);
    assert_eq!(count(&published, &[Some("d")]), Some(60));
    // Otherwise it would be the rest of the total.
    assert_eq!(published.hidden, 2);
}

#[test]
fn three_columns_have_all_their_combinations() {
    let csv = "a,b,c,n\nx,p,1,20\nx,q,2,30\ny,p,2,40\ny,q,1,50\ny,q,2,15\n";
    let published = answer(&question(&["a", "b", "c"]), csv);
    assert_eq!(published.rows.len(), 8);
    assert_eq!(count(&published, &[Some("x"), Some("p"), Some("1")]), Some(20));
    assert_eq!(count(&published, &[Some("x"), Some("p"), Some("2")]), Some(0));
    assert_eq!(count(&published, &[Some("y"), None, None]), Some(105));
    assert_eq!(count(&published, &[None, Some("q"), Some("2")]), Some(45));
    // Rows without a count are people.
    let people = answer(&Question { count: None, ..question(&["a"]) }, &format!("a\n{}", "x\n".repeat(12)));
    assert_eq!(people.total, Some(12));
    assert_eq!(answer(&question(&["a"]), "a,n\nx,4\ny,5\n").total, None);
}

#[test]
fn a_count_that_is_mostly_of_one_employer_is_hidden() {
    let csv = "sector,employer,n\ncare,Big,90\ncare,Small,10\nbuild,One,30\nbuild,Two,30\nbuild,Three,30\nfood,A,20\nfood,B,25\n";
    let of = Question { contributor: Some("employer".to_owned()), ..question(&["sector"]) };
    let published = answer(&of, csv);
    assert_eq!(count(&published, &[Some("care")]), None);
    assert!(published.hidden >= 2);
    assert_eq!(answer(&question(&["sector"]), csv).hidden, 0);
}

#[test]
fn a_change_by_a_few_since_the_last_release_is_not_shown() {
    let first = answer(&question(&["town"]), "town,n\na,40\nb,30\nc,25\nd,50\n");
    assert_eq!(first.hidden, 0);
    let next = |previous: &Published, csv: &str| {
        answer(&Question { previous: Some(previous.clone()), ..question(&["town"]) }, csv)
    };
    // b grew by two, the others by many: both tables side by side would show the two.
    let second = next(&first, "town,n\na,60\nb,32\nc,45\nd,80\n");
    assert_eq!(count(&second, &[Some("b")]), None);
    assert!(second.hidden >= 2);
    // And the third is held against the first, which everybody still has.
    let third = next(&second, "town,n\na,90\nb,33\nc,75\nd,120\n");
    assert_eq!(count(&third, &[Some("b")]), None);
    // The total, or what did not change, would give away who came: then nothing is shown.
    for csv in ["town,n\na,40\nb,32\nc,25\nd,50\n", "town,n\na,40\nb,30\nc,25\nd,50\ne,3\n"] {
        let told = next(&first, csv);
        assert!(
            told.total.is_none() && told.rows.iter().all(|row| row.count.is_none()) && !told.withheld.is_empty(),
            "{csv}: {told:?}"
        );
    }
    let of = Question { previous: Some(first), by: vec!["sector".to_owned()], ..question(&[]) };
    let table = read(Reader { name: "t".to_owned(), bytes: "sector,n\na,40\n".as_bytes() }, &of.wanted()).unwrap();
    assert!(of.answer(&table).is_err(), "the earlier release has another column");
}

#[test]
fn every_earlier_release_counts_also_beyond_one_that_showed_nothing() {
    let next = |previous: &Published, csv: &str| {
        answer(&Question { previous: Some(previous.clone()), ..question(&["town"]) }, csv)
    };
    let first = answer(&question(&["town"]), "town,n\na,40\nb,20\nc,30\n");
    // Three came: nothing is shown, and that is no fresh start.
    let second = next(&first, "town,n\na,40\nb,23\nc,30\n");
    assert!(second.total.is_none());
    let third = next(&second, "town,n\na,40\nb,23\nc,30\n");
    assert!(third.total.is_none() && third.rows.iter().all(|row| row.count.is_none()), "{third:?}");
    // A town that was gone for once is still held against what it was.
    let gone = next(&first, "town,n\na,60\nc,55\n");
    let back = next(&gone, "town,n\na,90\nb,22\nc,80\n");
    assert_eq!(count(&back, &[Some("b")]), None);
}

/// The sum of what is hidden is known, and so is what it was.
#[test]
fn few_who_came_do_not_show_in_what_is_hidden_together() {
    let next = |previous: &Published, by: &[&str], csv: &str| {
        answer(&Question { previous: Some(previous.clone()), ..question(by) }, csv)
    };
    let first = answer(&question(&["town"]), "town,n\na,40\nb,50\nc,30\nd,30\n");
    // a and b would be hidden, 92 together where 90 were shown; then a and c, 72 where 70 were: so one more is hidden.
    for csv in ["town,n\na,41\nb,51\nc,45\nd,30\n", "town,n\na,41\nb,50\nc,31\nd,45\n"] {
        let now = next(&first, &["town"], csv);
        assert!(now.total.is_some() && !few_came(&first, &now), "{csv}: {now:?}");
    }
    let both = answer(
        &question(&["town", "sector"]),
        "town,sector,n\na,x,40\na,y,40\nb,x,50\nb,y,50\nc,x,30\nc,y,30\nd,x,30\nd,y,30\n",
    );
    let csv = "town,sector,n\na,x,42\na,y,40\nb,x,52\nb,y,50\nc,x,45\nc,y,45\nd,x,60\nd,y,45\n";
    let now = next(&both, &["town", "sector"], csv);
    assert!(now.total.is_some() && !few_came(&both, &now), "{now:?}");
    // Many who came are no reason to be silent.
    let many = next(&first, &["town"], "town,n\na,41\nb,71\nc,60\nd,60\n");
    assert_eq!((count(&many, &[Some("a")]), many.total), (None, Some(232)), "{many:?}");
}

#[test]
fn what_was_hidden_stays_hidden() {
    let next = |previous: &Published, csv: &str| {
        answer(&Question { previous: Some(previous.clone()), ..question(&["town"]) }, csv)
    };
    // a and b are hidden, and everybody knows that they are 23 together.
    let first = answer(&question(&["town"]), "town,n\na,3\nb,20\nc,30\nd,1000\n");
    assert_eq!((count(&first, &[Some("a")]), count(&first, &[Some("b")])), (None, None));
    // Were b shown now, everybody knew the three.
    assert_eq!(count(&next(&first, "town,n\na,3\nb,20\nc,4\nd,1000\n"), &[Some("b")]), None);
    // And when they are gone, a and b together would say that it were three: then more is hidden with them.
    let gone = next(&first, "town,n\nb,20\nc,60\nd,1000\n");
    assert!(!few_came(&first, &gone) && count(&gone, &[Some("c")]).is_none(), "{gone:?}");
    // Also when it has grown, and also when it was shown once before: the sums of then, less what is shown now, tell it.
    let grown = next(&first, "town,n\na,33\nb,50\nc,60\nd,1100\n");
    assert_eq!((count(&grown, &[Some("b")]), count(&grown, &[Some("c")])), (None, Some(60)));
    let shown = answer(&question(&["town"]), "town,n\na,20\nb,30\nc,40\n");
    let hid = next(&shown, "town,n\na,5\nb,45\nc,40\n");
    assert_eq!(count(&hid, &[Some("b")]), None);
    let gone = next(&hid, "town,n\nb,45\nc,60\n");
    assert!(!few_came(&hid, &gone) && gone.rows.iter().all(|row| row.count.is_none()), "{gone:?}");
    assert_eq!(count(&next(&hid, "town,n\nb,70\nc,60\n"), &[Some("b")]), None);
    // A group that is gone keeps its dash: a row that is not there would say that nobody is left.
    let hid = answer(&question(&["town"]), "town,n\nx,50\ny,60\nz,5\nw,20\n");
    for csv in ["town,n\nx,70\ny,80\nw,40\n", "town,n\nx,70\ny,80\nz,0\nw,40\n"] {
        let gone = next(&hid, csv);
        assert_eq!((count(&gone, &[Some("z")]), gone.rows.len()), (None, 4), "{gone:?}");
        assert_eq!(gone.hidden, 2);
    }
    // One who came shows in the sum of what is hidden.
    let one = answer(&question(&["town"]), "town,n\na,3\nb,47\nc,40\n");
    let other = next(&one, "town,n\na,4\nb,60\nc,40\n");
    assert!(!few_came(&one, &other) && other.rows.iter().all(|row| row.count.is_none()), "{other:?}");
    let of = Question { previous: Some(first), minimum: 2, ..question(&["town"]) };
    let table = read(Reader { name: "t".to_owned(), bytes: "town,n\na,3\nb,20\n".as_bytes() }, &of.wanted()).unwrap();
    assert!(of.answer(&table).is_err(), "a lower minimum would show what was hidden");
}

#[test]
fn a_total_that_is_mostly_of_one_contributor_is_not_shown_either() {
    let of = Question { contributor: Some("employer".to_owned()), ..question(&["sector"]) };
    for csv in ["sector,employer,n\ncare,X,100\ncare,Y,2\n", "sector,employer,n\ncare,X,100\nbuild,X,90\nbuild,Y,2\n"] {
        let published = answer(&of, csv);
        assert!(published.total.is_none() && published.rows.iter().all(|row| row.count.is_none()), "{published:?}");
    }
}

/// What can be added up of hidden counts may not be one contributor's either: then one more is hidden.
#[test]
fn a_sum_of_hidden_counts_is_not_mostly_of_one_contributor() {
    let of = Question { contributor: Some("employer".to_owned()), ..question(&["sector"]) };
    let published =
        answer(&of, "sector,employer,n\na,X,40\nb,X,40\nc,K,20\nc,L,20\nc,M,20\nc,N,20\nc,O,20\nc,P,20\nc,Q,20\n");
    assert_eq!((published.total, published.hidden), (Some(220), 3));
    // The smallest partner leaves 2,900 of 3,600 to one; the next one does not.
    let csv = "sector,employer,n\na,P,2900\na,Q,100\nb,R,300\nb,S,300\nc,T,2000\nc,U,2000\nd,V,2700\nd,W,2800\n";
    let published = answer(&of, csv);
    assert_eq!(published.total, Some(13_100), "{published:?}");
    let hidden: u64 = published.rows.iter().filter_map(|row| row.count).sum();
    assert!(2_900.0 <= 0.8 * (13_100 - hidden) as f64, "{published:?}");
    // Of two columns: the total less all that is shown is 3,680, of which one has 3,000.
    let of = Question { contributor: Some("employer".to_owned()), ..question(&["sector", "kind"]) };
    let csv = "sector,kind,employer,n\na,x,Z,3000\na,x,Y,100\na,y,K,141\na,y,L,141\nb,x,M,250\nb,x,N,250\nb,y,O,290\nb,y,P,290\n";
    let published = answer(&of, csv);
    let shown: u64 = published.rows.iter().filter_map(|row| row.count).sum();
    assert!(3000.0 <= 0.8 * (published.total.unwrap() - shown) as f64, "{published:?}");
}

/// Sixty rows of which each has one contributor's cell: two are hidden in each, and none stands for a refusal.
#[test]
fn many_lines_of_one_contributor_are_each_guarded() {
    let of = Question { contributor: Some("employer".to_owned()), ..question(&["sector", "kind"]) };
    let row = |at: usize| {
        let others: String =
            (1..4).map(|kind| format!("s{at},k{kind},o{at}{kind},60\ns{at},k{kind},p{at}{kind},60\n")).collect();
        format!("s{at},k0,z{at},400\ns{at},k0,y{at},20\n{others}")
    };
    let published = answer(&of, &(0..60).fold("sector,kind,employer,n\n".to_owned(), |csv, at| csv + &row(at)));
    assert!(published.total.is_some() && published.hidden < 60 * 4, "{} {:?}", published.hidden, published.withheld);
}

#[test]
fn one_contributor_in_two_spellings_is_refused() {
    let of = Question { contributor: Some("employer".to_owned()), ..question(&["klas"]) };
    for csv in ["klas,employer,n\nA,Jansen BV,20\nA,jansen bv,20\nB,X,30\n", "klas,employer,n\nA,Totaal,20\nB,X,30\n"] {
        let table = read(Reader { name: "t".to_owned(), bytes: csv.as_bytes() }, &of.wanted()).unwrap();
        assert!(of.answer(&table).is_err(), "{csv}");
    }
}

/// Whoever knows that a value was divided, or two taken together, would know what is hidden.
#[test]
fn values_that_were_divided_or_taken_together_are_not_published_beside_the_old_ones() {
    for (old, new) in [
        ("town,n\nBD,51\nA,0\nC,20\nE,50\n", "town,n\nB,1\nD,50\nA,30\nC,20\nE,50\n"),
        ("town,n\nB,40\nD,50\nC,20\nE,50\n", "town,n\nBD,92\nC,40\nE,80\n"),
    ] {
        let first = answer(&question(&["town"]), old);
        let next = answer(&Question { previous: Some(first), ..question(&["town"]) }, new);
        assert!(next.total.is_none() && next.withheld.iter().any(|one| one.reason == Reason::Recoded), "{next:?}");
    }
    // A town that is new, or one that is gone, is no such thing; nor both, where nothing is hidden and nobody can have come.
    let first = answer(&question(&["town"]), "town,n\na,40\nb,50\nc,60\n");
    for csv in ["town,n\na,60\nb,80\nd,60\n", "town,n\na,60\nb,80\nc,90\nd,30\n", "town,n\na,60\nb,80\n"] {
        let next = answer(&Question { previous: Some(first.clone()), ..question(&["town"]) }, csv);
        assert!(next.total.is_some(), "{next:?}");
    }
}

/// Where the sums of lines are hidden too, the total less all that is shown still tells what is hidden together.
#[test]
fn few_who_came_do_not_show_in_the_total_less_what_is_shown() {
    let csv = |cells: [u64; 4]| {
        let [a, b, c, d] = cells;
        format!("a,b,n\nx,p,{a}\nx,q,{b}\ny,p,{c}\ny,q,{d}\n")
    };
    let first = answer(&question(&["a", "b"]), &csv([80, 34, 57, 35]));
    let next = answer(&Question { previous: Some(first.clone()), ..question(&["a", "b"]) }, &csv([70, 35, 58, 25]));
    assert!(!few_came(&first, &next), "{next:?}");
}

/// Whether a line of either of two tables, or all of both, tells that from one to nine came or went in what it hides.
fn few_came(then: &Published, now: &Published) -> bool {
    let cells = |of: &Published| -> std::collections::BTreeMap<Vec<(String, String)>, Option<u64>> {
        of.rows.iter().map(|cell| (cell.values.clone().into_iter().collect(), cell.count)).collect()
    };
    let (old, new) = (cells(then), cells(now));
    // Of all counts those of one value of one column, and all of them.
    let of =
        |all: &[(String, String)], line: &Option<(String, String)>| line.as_ref().is_none_or(|one| all.contains(one));
    let sum = |release: &Published, line: &Option<(String, String)>| match line {
        None => release.total,
        Some((column, value)) if release.by.len() == 1 => {
            release.rows.iter().find(|cell| cell.values.get(column) == Some(value)).and_then(|cell| cell.count)
        }
        Some((column, value)) => {
            let margin = |cell: &&evenkans_measuring::table::Cell| {
                cell.values.len() == 1 && cell.values.get(column) == Some(value)
            };
            release.margins.iter().find(margin).and_then(|cell| cell.count)
        }
    };
    let lines: Vec<Option<(String, String)>> = new.keys().flatten().cloned().map(Some).chain([None]).collect();
    lines.iter().any(|line| {
        let (Some(before), Some(after)) = (sum(then, line), sum(now, line)) else { return false };
        // What is shown in both is taken off both.
        let own = new.iter().filter(|(values, _)| of(values, line));
        let known: Vec<(u64, u64)> =
            own.filter_map(|(values, count)| Some((old.get(values).copied().unwrap_or(Some(0))?, (*count)?))).collect();
        let (then, now): (u64, u64) = known.iter().fold((0, 0), |(a, b), (x, y)| (a + x, b + y));
        known.len() < new.iter().filter(|(values, _)| of(values, line)).count()
            && (1..10).contains(&(before - then).abs_diff(after - now))
    })
}

#[test]
fn a_table_comes_back_from_its_json() {
    let published = answer(&question(&["town"]), "town,n\na,40\nb,3\nc,25\nd,60\n");
    let back: Published = serde_json::from_str(&serde_json::to_string(&published).unwrap()).unwrap();
    assert_eq!(back, published);
}
