//! A part of the network, chosen by kind of partner, by role, or partner by partner: whom to ask and whom to write.

use std::collections::HashSet;

use evenkans_people::Role;
use evenkans_people::member::{self, NamedMember};
use evenkans_store::{Result, Tx};
use evenkans_web::{Form, T};

use super::{Kind, Partner, choice, store};

/// What was chosen; nothing chosen of something is all of it, and nothing at all is nobody.
#[derive(Debug, Clone, Default, serde::Serialize, serde::Deserialize)]
pub struct Selection {
    pub kinds: Vec<Kind>,
    pub roles: Vec<Role>,
    pub partners: Vec<String>,
}

impl Selection {
    /// Takes the choice out of a form, which is told when nothing was chosen.
    pub async fn take(tx: &mut Tx, region_id: &str, form: &mut Form) -> Result<Self> {
        let kinds = form.all("kinds").iter().filter_map(|word| word.parse().ok()).collect();
        let roles = form.all("roles").iter().filter_map(|word| word.parse().ok()).collect();
        let partners = choice::take_all(tx, region_id, form, "partners").await?;
        let chosen = Self { kinds, roles, partners };
        if chosen.is_empty() && !form.failed() {
            form.wrong("kinds", "selection-nobody");
        }
        Ok(chosen)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty() && self.roles.is_empty() && self.partners.is_empty()
    }

    /// The chosen partners as they are now: one that was made one with another is that other.
    async fn standing(&self, tx: &mut Tx, region_id: &str) -> Result<Vec<String>> {
        let mut all = Vec::new();
        for id in &self.partners {
            let into = store::merged_into(tx, region_id, id).await?;
            all.push(into.unwrap_or_else(|| id.clone()));
        }
        Ok(all)
    }

    /// Who it is: each person once, by name.
    pub async fn people(&self, tx: &mut Tx, region_id: &str) -> Result<Vec<NamedMember>> {
        Ok(once_each(self.members(tx, region_id).await?))
    }

    /// Who it is, by name, and once for each of their roles.
    pub async fn members(&self, tx: &mut Tx, region_id: &str) -> Result<Vec<NamedMember>> {
        if self.is_empty() {
            return Ok(Vec::new());
        }
        let partners = store::list(tx, region_id, None, "").await?;
        let chosen = self.standing(tx, region_id).await?;
        let named = |one: &Partner| chosen.iter().any(|id| id == one.id.as_str());
        let kind = |one: &Partner| self.kinds.contains(&one.kind);
        let anywhere = self.kinds.is_empty() && self.partners.is_empty();
        let at: HashSet<&str> =
            partners.iter().filter(|one| anywhere || named(one) || kind(one)).map(|one| one.id.as_str()).collect();
        let mut people = member::list(tx, region_id, None).await?;
        people.retain(|one| {
            at.contains(one.member.partner_id.as_str())
                && (self.roles.is_empty() || self.roles.contains(&one.member.role))
        });
        people.sort_by(|a, b| (&a.name, &a.member.account_id).cmp(&(&b.name, &b.member.account_id)));
        Ok(people)
    }

    /// The chosen partners of which nobody with a role that `counts` has an account, by their contact; nobody where roles
    /// were chosen, and nobody who is among `people` already.
    pub async fn contacts(
        &self,
        tx: &mut Tx,
        region_id: &str,
        people: &[NamedMember],
        counts: impl Fn(Role) -> bool,
    ) -> Result<Vec<Partner>> {
        if !self.roles.is_empty() {
            return Ok(Vec::new());
        }
        let members = member::list(tx, region_id, None).await?;
        let mut partners = store::list(tx, region_id, None, "").await?;
        let named = self.standing(tx, region_id).await?;
        partners.retain(|one| {
            let chosen = self.kinds.contains(&one.kind) || named.iter().any(|id| id == one.id.as_str());
            let is_there = |person: &NamedMember| person.member.partner_id == one.id.as_str();
            let alone = !members.iter().any(|person| is_there(person) && counts(person.member.role));
            let known = people.iter().any(|person| person.email.eq_ignore_ascii_case(&one.contact_email));
            chosen && alone && !known && !one.contact_email.is_empty()
        });
        Ok(partners)
    }
}

/// Each person once, for the first of their roles.
#[must_use]
pub fn once_each(mut members: Vec<NamedMember>) -> Vec<NamedMember> {
    let mut seen = HashSet::new();
    members.retain(|one| seen.insert(one.member.account_id.clone()));
    members
}

/// The options of a form's `kinds`, `roles` and `partners`.
pub struct Options {
    pub kinds: Vec<(String, String)>,
    pub roles: Vec<(String, String)>,
    /// None where their names are typed.
    pub partners: Vec<(String, String)>,
}

impl Options {
    pub async fn of(tx: &mut Tx, t: &T, region_id: &str, form: &mut Form) -> Result<Self> {
        let partners = choice::offered_all(tx, region_id, form, "partners").await?;
        Ok(Self {
            kinds: Kind::ALL.iter().map(|one| (one.word().to_owned(), t.word("partner-kinds", one.word()))).collect(),
            roles: Role::ALL.iter().map(|one| (one.word().to_owned(), t.word("role", one.word()))).collect(),
            partners,
        })
    }
}
