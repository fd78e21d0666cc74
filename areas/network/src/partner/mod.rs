//! Organisations in the network and the people in them.

pub mod choice;
mod keep;
pub mod pages;
pub mod selection;
pub mod speaker;
pub mod store;

use evenkans_store::{Error, Result, id, words};

pub(crate) use keep::may_keep;
pub use keep::{
    Change, come_back, create, end_member, invite, leave, merge, revoke_invitation, roles, save, save_own, set_kind,
};
pub use speaker::{Speaker, speaks, tell};

id!(
    /// An organisation.
    PartnerId
);
words!(
    /// The five kinds of partner.
    Kind {
        School = "school",
        Employer = "employer",
        CivilSociety = "civil-society",
        PublicBody = "public-body",
        StudentOrganisation = "student-organisation",
    }
);

#[derive(Debug, Clone)]
pub struct Partner {
    pub id: PartnerId,
    pub kind: Kind,
    pub name: String,
    /// Chamber of Commerce number, 8 digits.
    pub kvk: Option<String>,
    pub town: String,
    pub website: String,
    pub contact_name: String,
    pub contact_email: String,
    /// In the region's own words, such as care or building; empty where it says nothing.
    pub sector: String,
    /// What it does in the network, in its own words.
    pub about: String,
    /// When it left the network.
    pub left_at: Option<i64>,
    pub version: i64,
}

impl Partner {
    /// A new partner of which nothing but its name is known.
    #[must_use]
    pub fn named(kind: Kind, name: &str) -> Self {
        Self {
            id: PartnerId::new(),
            kind,
            name: name.to_owned(),
            kvk: None,
            town: String::new(),
            website: String::new(),
            contact_name: String::new(),
            contact_email: String::new(),
            sector: String::new(),
            about: String::new(),
            left_at: None,
            version: 1,
        }
    }
}

/// A KvK number: 8 digits. Spreadsheets drop leading zeros, which is put right here.
pub fn kvk(text: &str) -> Result<Option<String>> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    match digits.len() {
        0 => Ok(None),
        7 | 8 if digits.bytes().all(|b| b.is_ascii_digit()) => Ok(Some(format!("{digits:0>8}"))),
        _ => Err(Error::refused("error-kvk")),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_kvk_number_has_eight_digits() {
        assert_eq!(super::kvk(" 9900 1234 ").unwrap().unwrap(), "99001234");
        assert_eq!(super::kvk("1234567").unwrap().unwrap(), "01234567");
        assert_eq!(super::kvk("").unwrap(), None);
        assert!(super::kvk("123").is_err() && super::kvk("1234567a").is_err());
    }
}
