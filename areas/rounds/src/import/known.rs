//! What the round has already, to hold a file against.

use std::collections::{HashMap, HashSet};

use evenkans_network::partner::{self, Partner};
use evenkans_store::{Result, Tx};
use evenkans_web::Moment;

use crate::place::{self, Place};
use crate::round::Round;
use crate::student::{self, Student};
use crate::study::{self, Study};
use crate::wish;

pub struct Known {
    /// The day on which the file is read.
    pub today: String,
    pub studies: Vec<Study>,
    pub students: HashMap<String, Student>,
    pub places: HashMap<String, Place>,
    pub employers: Vec<Partner>,
    pub lists: HashMap<String, Vec<String>>,
    /// (place, student) → class.
    pub classes: HashMap<(String, String), u32>,
}

impl Known {
    pub async fn read(tx: &mut Tx, round: &Round) -> Result<Self> {
        let (region, id) = (round.region_id.as_str(), round.id.as_str());
        let students = student::store::of_round(tx, region, id).await?;
        let places = place::store::of_round(tx, region, id).await?;
        let given = student::store::classes(tx, round).await?;
        let classes = given.into_iter().map(|(place, student, class)| ((place, student), class)).collect();
        // Every partner: a municipality, too, can offer places; and one that left and offers them again is the same one.
        let mut employers = partner::store::list(tx, region, None, "").await?;
        employers.extend(partner::store::gone(tx, region).await?.into_iter().map(|(one, _)| one));
        Ok(Self {
            today: Moment(tx.now).day(),
            studies: study::store::of_round(tx, region, id).await?,
            students: students.into_iter().map(|one| (one.number.clone(), one)).collect(),
            places: places.into_iter().map(|one| (one.code.clone(), one)).collect(),
            employers,
            lists: wish::store::of_round(tx, region, id).await?,
            classes,
        })
    }

    /// A study by its code or its name.
    #[must_use]
    pub fn study(&self, text: &str) -> Option<&Study> {
        let wanted = text.trim().to_lowercase();
        self.studies.iter().find(|one| one.code.to_lowercase() == wanted || one.name.to_lowercase() == wanted)
    }

    /// How many of these keys the file does not mention.
    pub fn absent<'a>(known: impl Iterator<Item = &'a String>, seen: &HashSet<String>) -> usize {
        known.filter(|key| !seen.contains(*key)).count()
    }
}
