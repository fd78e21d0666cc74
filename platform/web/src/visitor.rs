//! Who the visitor is, and for whom they act.

use evenkans_people::{EmployerLink, GuardianLink, RegistrarLink, Role, SignedIn, StudentLink, Who};

use crate::{Context, Error, Result};

impl Context {
    #[must_use]
    pub fn signed_in(&self) -> Option<&SignedIn> {
        match &self.session.as_ref()?.who {
            Who::Account(me) => Some(me),
            _ => None,
        }
    }

    pub fn student(&self) -> Result<&StudentLink> {
        match self.session.as_ref().map(|s| &s.who) {
            Some(Who::Student(link)) => Ok(link),
            _ => Err(Error::SignIn),
        }
    }

    /// The link of an employer with which somebody is here; nothing for an account with that role.
    #[must_use]
    pub fn employer_link(&self) -> Option<&EmployerLink> {
        match &self.session.as_ref()?.who {
            Who::Employer(link) => {
                // In another region it opens nothing.
                Some(link).filter(|link| self.region.as_ref().is_none_or(|region| region.id.as_str() == link.region_id))
            }
            _ => None,
        }
    }

    /// The employers for whom this visitor acts in the region of the address: that of a link, or those at which an
    /// account has the role.
    #[must_use]
    pub fn employers(&self) -> Vec<EmployerLink> {
        let region_id = self.region.as_ref().map_or("", |region| region.id.as_str());
        match self.session.as_ref().map(|s| &s.who) {
            Some(Who::Employer(link)) => vec![link.clone()],
            Some(Who::Account(me)) => me
                .partners(region_id, &[Role::EmployerContact])
                .map(|employer| EmployerLink {
                    link_id: String::new(),
                    region_id: region_id.to_owned(),
                    employer_id: employer.to_owned(),
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The one of [`Self::employers`] that the address or the form names; the first when they name none.
    pub fn employer(&self) -> Result<EmployerLink> {
        let all = self.employers();
        if all.is_empty() {
            return Err(Error::SignIn);
        }
        let named = [self.query("bedrijf"), self.value("bedrijf")].into_iter().find(|id| !id.is_empty());
        // Another's employer is answered as one that does not exist: whether it does is not this visitor's business.
        all.into_iter().find(|one| named.is_none_or(|id| one.employer_id == id)).ok_or_else(Error::not_found)
    }

    pub fn registrar(&self) -> Result<&RegistrarLink> {
        match self.session.as_ref().map(|s| &s.who) {
            Some(Who::Registrar(link)) => Ok(link),
            _ => Err(Error::SignIn),
        }
    }

    pub fn guardian(&self) -> Result<&GuardianLink> {
        match self.session.as_ref().map(|s| &s.who) {
            Some(Who::Guardian(link)) => Ok(link),
            _ => Err(Error::SignIn),
        }
    }

    /// Whether the visitor has one of these roles in the region of the address.
    #[must_use]
    pub fn has(&self, roles: &[Role]) -> bool {
        let region = self.region.as_ref().map_or("", |region| region.id.as_str());
        self.signed_in().is_some_and(|me| me.has(region, roles))
    }

    /// Who is responsible, for the audit log: an account's or a link's id.
    #[must_use]
    pub fn actor(&self) -> String {
        match self.session.as_ref().map(|s| &s.who) {
            Some(Who::Account(me)) => me.account.id.to_string(),
            Some(Who::Student(link)) => format!("link:{}", link.link_id),
            Some(Who::Employer(link)) => format!("link:{}", link.link_id),
            Some(Who::Registrar(link)) => format!("link:{}", link.link_id),
            Some(Who::Guardian(link)) => format!("link:{}", link.link_id),
            None => "visitor".to_owned(),
        }
    }
}
