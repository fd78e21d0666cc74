//! The internship standard: a checklist for schools and one for employers, by which a partner says of itself how it
//! does, with a second reader of another partner, year after year. Never a ranking: who reads it is the partner, its
//! reader and the programme manager.

mod invite;
mod keep;
pub mod pages;
pub mod store;

use std::collections::BTreeMap;

use evenkans_people::Lang;
use evenkans_store::{id, words};

use crate::partner::Kind;

pub use invite::{invite, unask};
pub use keep::{ask_reader, begin, discard, finish, read_along, save, save_list};

id!(AssessmentId);
words!(
    Audience { School = "school", Employer = "employer" }
);
words!(
    Mark { Yes = "yes", Partly = "partly", No = "no", NotForUs = "not-for-us" }
);

impl Audience {
    /// Which list a partner fills in: a school its own, any other organisation that of employers.
    #[must_use]
    pub fn of(kind: Kind) -> Self {
        if kind == Kind::School { Self::School } else { Self::Employer }
    }
}

/// One thing of a checklist.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    pub theme: String,
    pub text: String,
    /// What helps to get there.
    pub help: String,
    /// The page that helps: one of the region, as `agenda`, or one elsewhere, as `https://…`; empty for none.
    pub page: String,
}

/// A page of the region or an address elsewhere, and nothing that a browser would carry out.
fn is_page(text: &str) -> bool {
    let within = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '/' || c == '-';
    text.starts_with("https://") || (!text.is_empty() && !text.starts_with('/') && text.chars().all(within))
}

/// The first line that should name a page and does not: nobody is sent to an address that a browser would run.
fn wrong_page(body: &str) -> Option<&str> {
    let pages = body.lines().filter_map(|line| line.trim().strip_prefix("@ ").map(str::trim));
    pages.into_iter().find(|page| !is_page(page))
}

impl Item {
    /// The address of the page that helps; `home` is that of the region.
    #[must_use]
    pub fn address(&self, home: &str) -> Option<String> {
        match self.page.as_str() {
            "" => None,
            page if page.starts_with("https://") => Some(page.to_owned()),
            page => Some(format!("{home}/{page}")),
        }
    }
}

/// A checklist as text, in the language of the reader; a region's own has one language.
#[derive(Debug, Clone)]
pub struct List {
    /// 0 for the shipped one.
    pub number: i64,
    pub body: String,
}

impl List {
    /// The list that comes with the product: after the seven tasks of the mbo toolbox for schools (Inholland, Movisie and
    /// Verwey-Jonker), in our own words.
    #[must_use]
    pub fn shipped(audience: Audience, lang: Lang) -> Self {
        let body = match (audience, lang) {
            (Audience::School, Lang::Nl) => include_str!("../../standards/school.nl.txt"),
            (Audience::School, Lang::En) => include_str!("../../standards/school.en.txt"),
            (Audience::Employer, Lang::Nl) => include_str!("../../standards/employer.nl.txt"),
            (Audience::Employer, Lang::En) => include_str!("../../standards/employer.en.txt"),
        };
        Self { number: 0, body: body.to_owned() }
    }
}

/// The most things in one list.
pub const MOST: usize = 40;

/// The things of a list: `# theme`, `- thing`, and below it `> help` and `@ page` that helps. Other lines say nothing.
#[must_use]
pub fn items(body: &str) -> Vec<Item> {
    let (mut theme, mut items) = (String::new(), Vec::<Item>::new());
    for line in body.lines().map(str::trim) {
        if let Some(text) = line.strip_prefix("# ") {
            text.trim().clone_into(&mut theme);
        } else if let Some(text) = line.strip_prefix("- ") {
            items.push(Item { theme: theme.clone(), text: text.trim().to_owned(), ..Item::default() });
        } else if let (Some(text), Some(item)) = (line.strip_prefix("> "), items.last_mut()) {
            if !item.help.is_empty() {
                item.help.push(' ');
            }
            item.help.push_str(text.trim());
        } else if let (Some(page), Some(item)) = (line.strip_prefix("@ "), items.last_mut())
            && is_page(page.trim())
        {
            page.trim().clone_into(&mut item.page);
        }
    }
    items
}

#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Answer {
    pub mark: Mark,
    pub evidence: String,
}

/// Answers by the place of the thing in its list.
pub type Answers = BTreeMap<usize, Answer>;

#[derive(Debug, Clone)]
pub struct Assessment {
    pub id: AssessmentId,
    pub partner_id: String,
    pub partner: String,
    pub audience: Audience,
    pub number: i64,
    pub body: String,
    pub answers: Answers,
    pub started_at: i64,
    pub done_at: Option<i64>,
    pub reader_id: Option<String>,
    pub read_at: Option<i64>,
    pub reading: String,
    pub version: i64,
}

impl Assessment {
    #[must_use]
    pub fn items(&self) -> Vec<Item> {
        items(&self.body)
    }

    /// How many things there are that apply, and how many of them are met: half a point for partly.
    #[must_use]
    pub fn score(&self) -> Score {
        let of = |mark: Mark| self.answers.values().filter(|answer| answer.mark == mark).count();
        let apply = self.items().len().saturating_sub(of(Mark::NotForUs));
        Score { halves: 2 * of(Mark::Yes) + of(Mark::Partly), apply }
    }

    /// Up to three things to do now: what is not met, then what is partly met, in the order of the list.
    #[must_use]
    pub fn to_do(&self) -> Vec<Item> {
        let items = self.items();
        let with = |mark: Mark| {
            let places = self.answers.iter().filter(move |(_, answer)| answer.mark == mark).map(|(at, _)| *at);
            places.collect::<Vec<usize>>()
        };
        let places = with(Mark::No).into_iter().chain(with(Mark::Partly));
        places.filter_map(|at| items.get(at).cloned()).take(3).collect()
    }
}

/// How far a partner is by its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    pub halves: usize,
    pub apply: usize,
}

impl Score {
    #[must_use]
    pub fn percent(self) -> usize {
        (self.halves * 50).checked_div(self.apply).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(marks: &[Mark]) -> Assessment {
        let body: String = (0..marks.len()).map(|n| format!("- {n}\n> help {n}\n")).collect();
        let answer = |mark: &Mark| Answer { mark: *mark, evidence: String::new() };
        Assessment {
            id: AssessmentId::new(),
            partner_id: String::new(),
            partner: String::new(),
            audience: Audience::School,
            number: 0,
            body,
            answers: marks.iter().map(answer).enumerate().collect(),
            started_at: 0,
            done_at: None,
            reader_id: None,
            read_at: None,
            reading: String::new(),
            version: 1,
        }
    }

    #[test]
    fn the_shipped_lists_have_as_many_things_in_both_languages_each_with_help() {
        for audience in Audience::ALL {
            let (nl, en) = (List::shipped(*audience, Lang::Nl), List::shipped(*audience, Lang::En));
            let (nl, en) = (items(&nl.body), items(&en.body));
            assert_eq!(nl.len(), en.len());
            assert!((10..=MOST).contains(&nl.len()));
            assert!(nl.iter().chain(&en).all(|item| !item.help.is_empty() && !item.theme.is_empty()));
        }
        let themes =
            |body: &str| items(body).into_iter().map(|item| item.theme).collect::<std::collections::BTreeSet<_>>();
        assert_eq!(themes(&List::shipped(Audience::School, Lang::Nl).body).len(), 7, "the seven tasks");
    }

    #[test]
    fn a_score_counts_what_applies_and_the_first_three_open_things_are_to_do() {
        use Mark::{No, NotForUs, Partly, Yes};
        let one = said(&[Partly, Yes, No, NotForUs, Partly, No, Partly]);
        // Two and a half points of six things that apply, in whole percents.
        assert_eq!(one.score(), Score { halves: 5, apply: 6 });
        assert_eq!(one.score().percent(), 41);
        let todo: Vec<String> = one.to_do().into_iter().map(|item| item.text).collect();
        assert_eq!(todo, ["2", "5", "0"]);
        assert_eq!(said(&[NotForUs]).score().percent(), 0);
        assert!(said(&[Yes, Yes]).to_do().is_empty());
    }

    #[test]
    fn a_list_is_read_line_by_line() {
        let read = items("losse regel\n# A\n- een\n> hulp\n> meer\n\n- twee\n# B\n> hoort bij twee\n- drie");
        let item = |theme: &str, text: &str, help: &str| Item {
            theme: theme.into(),
            text: text.into(),
            help: help.into(),
            page: String::new(),
        };
        let with_pages =
            items("- een\n@ agenda\n- twee\n@ javascript:alert(1)\n- drie\n@ https://a.example/x\n- vier\n@ //elders");
        let addresses: Vec<Option<String>> = with_pages.iter().map(|item| item.address("/r/regio")).collect();
        let at = |address: &str| Some(address.to_owned());
        assert_eq!(addresses, [at("/r/regio/agenda"), None, at("https://a.example/x"), None]);
        assert_eq!(read, [item("A", "een", "hulp meer"), item("A", "twee", "hoort bij twee"), item("B", "drie", "")]);
    }
}
