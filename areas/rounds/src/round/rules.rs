//! A round's rules: fixed and public from the moment it opens.

use evenkans_matching as engine;
use evenkans_store::{Error, Result, words};
use serde::{Deserialize, Serialize};

use crate::student::Student;

words!(
    /// One lottery number a student, or one a place.
    Lottery { Single = "single", PerPlace = "per-place" }
);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    pub lottery: Lottery,
    pub classes: Classes,
    pub beacon: NamedBeacon,
    #[serde(default)]
    pub terms: Terms,
}

/// How many days people have, after the publication. A term ends with its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// For student and employer to answer; after it silence means yes.
    pub answer: u32,
    /// For the school to decide about a decline.
    pub decide: u32,
    /// For the school to answer an objection.
    pub object: u32,
}

impl Default for Terms {
    fn default() -> Self {
        Self { answer: 10, decide: 5, object: 10 }
    }
}

/// Where priority classes come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "source", rename_all = "kebab-case")]
pub enum Classes {
    /// The first rule that fits decides; who fits none stands behind all.
    Computed { rules: Vec<ClassRule> },
    /// A file of (place, student, class); a pair that is not in it stands behind all.
    File { reason: String },
}

/// One priority class and why it is fair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassRule {
    pub name: String,
    pub reason: String,
    pub when: When,
}

/// Only what a classmate may know, because a cutoff can give one person's class away: nothing about health,
/// family or money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "field", rename_all = "kebab-case")]
pub enum When {
    /// Got no place in an earlier round.
    EarlierUnplaced,
    YearAtLeast {
        year: u32,
    },
    TravelBand {
        band: String,
    },
}

impl When {
    #[must_use]
    pub fn fits(&self, student: &Student) -> bool {
        match self {
            Self::EarlierUnplaced => student.earlier_unplaced,
            Self::YearAtLeast { year } => student.year >= *year,
            Self::TravelBand { band } => student.travel_band == *band,
        }
    }

    /// The condition's word, for forms and texts.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::EarlierUnplaced => "earlier-unplaced",
            Self::YearAtLeast { .. } => "year-at-least",
            Self::TravelBand { .. } => "travel-band",
        }
    }

    /// Its value, for forms and texts.
    #[must_use]
    pub fn value(&self) -> String {
        match self {
            Self::EarlierUnplaced => String::new(),
            Self::YearAtLeast { year } => year.to_string(),
            Self::TravelBand { band } => band.clone(),
        }
    }
}

/// The one source of chance, named before anybody can know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum NamedBeacon {
    /// The first drand (quicknet) round at or after this moment.
    Drand { at: i64 },
    /// At least 50 dice before these witnesses.
    Dice { at: i64, witnesses: Vec<String> },
}

impl NamedBeacon {
    #[must_use]
    pub fn at(&self) -> i64 {
        match self {
            Self::Drand { at } | Self::Dice { at, .. } => *at,
        }
    }

    /// As the engine names it in the publication.
    #[must_use]
    pub fn for_engine(&self) -> engine::Beacon {
        match self {
            Self::Drand { at } => engine::Beacon::drand(drand_round(*at)),
            Self::Dice { at, witnesses } => engine::Beacon::Dice {
                witnesses: witnesses.clone(),
                moment: engine::beacon::rfc3339(u64::try_from(*at).unwrap_or_default()),
            },
        }
    }
}

/// The number of the drand round at this moment.
#[must_use]
pub fn drand_round(at: i64) -> u64 {
    engine::beacon::drand_round_at(u64::try_from(at).unwrap_or_default())
}

impl Rules {
    /// The class of a student by computed rules: 1 is best, nothing stands behind all.
    #[must_use]
    pub fn class_of(&self, student: &Student) -> Option<u32> {
        let Classes::Computed { rules } = &self.classes else { return None };
        let index = rules.iter().position(|rule| rule.when.fits(student))?;
        u32::try_from(index + 1).ok()
    }

    /// What must hold before a round opens: every class has a name and a reason.
    pub fn complete(&self) -> Result<()> {
        let reasoned = match &self.classes {
            Classes::Computed { rules } => {
                rules.iter().all(|rule| !rule.name.trim().is_empty() && !rule.reason.trim().is_empty())
            }
            Classes::File { reason } => !reason.trim().is_empty(),
        };
        if !reasoned {
            return Err(Error::refused("error-rules-reason"));
        }
        if let NamedBeacon::Dice { witnesses, .. } = &self.beacon
            && witnesses.len() < 2
        {
            return Err(Error::refused("error-rules-witnesses"));
        }
        Ok(())
    }

    /// How a class is found, in words that do not change with the language: what an auditor holds the classes against.
    #[must_use]
    pub fn definition(&self) -> String {
        match &self.classes {
            Classes::Computed { rules } if rules.is_empty() => "none".to_owned(),
            Classes::Computed { rules } => {
                let one = |(number, rule): (usize, &ClassRule)| {
                    format!("{number} {} {}", rule.when.word(), rule.when.value()).trim_end().to_owned()
                };
                format!("first that fits: {}", (1..).zip(rules).map(one).collect::<Vec<_>>().join("; "))
            }
            Classes::File { reason } => format!("file of the school: {reason}"),
        }
    }

    /// The rules as the engine publishes them.
    #[must_use]
    pub fn for_engine(&self, title: &str) -> engine::Rules {
        let classes = match &self.classes {
            Classes::Computed { rules } => (1..)
                .zip(rules)
                .map(|(number, rule)| engine::Class { number, name: rule.name.clone(), reason: rule.reason.clone() })
                .collect(),
            Classes::File { .. } => Vec::new(),
        };
        engine::Rules {
            title: title.to_owned(),
            lottery: match self.lottery {
                Lottery::Single => engine::Lottery::Single,
                Lottery::PerPlace => engine::Lottery::PerPlace,
            },
            classes,
            priority: self.definition(),
            beacon: self.beacon.for_engine(),
            ..engine::Rules::default()
        }
    }
}
