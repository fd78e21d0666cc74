//! Where the areas come together: a new area adds a line to each of these tables.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use evenkans_oidc::{Provider, Settings};
use evenkans_people::mail::Post;
use evenkans_store::personal::Personal;
use evenkans_store::{Db, Migration, Result};
use evenkans_web::{Demo, LinkFinder, Locale, Metrics, Route, Site, Tab, Texts};

use crate::assets::assets;

/// Every address there is, with who may use it.
pub(crate) fn tables(demo: bool) -> Vec<&'static [Route]> {
    let mut tables = vec![evenkans_network::ROUTES, evenkans_rounds::ROUTES, crate::api::ROUTES];
    if demo {
        tables.push(crate::demo::ROUTES);
    }
    tables
}

/// The whole schema, in steps.
pub(crate) fn migrations() -> Vec<Migration> {
    [evenkans_store::MIGRATIONS, evenkans_people::MIGRATIONS, evenkans_network::MIGRATIONS, evenkans_rounds::MIGRATIONS]
        .concat()
}

pub(crate) fn locales() -> Vec<Locale> {
    vec![evenkans_web::LOCALE, evenkans_network::LOCALE, evenkans_rounds::LOCALE, crate::demo::LOCALE]
}

/// All personal data there is, those who use an area's data before those whom they use.
pub(crate) fn personal() -> Vec<Personal> {
    [evenkans_rounds::PERSONAL, evenkans_network::PERSONAL, evenkans_people::PERSONAL, evenkans_store::PERSONAL]
        .concat()
}

/// The main navigation, in the order in which it shows.
pub(crate) fn tabs() -> Vec<Tab> {
    let mut tabs = evenkans_network::tabs();
    tabs.extend(evenkans_rounds::tabs());
    tabs
}

/// What finds the personal links of an address of mail.
fn link_finders() -> Vec<LinkFinder> {
    evenkans_rounds::link_finders()
}

/// What differs from one server to another.
pub(crate) struct Own {
    pub public_url: String,
    pub post: Post,
    pub drand_relay: Option<String>,
    pub source_url: Option<String>,
    pub institution: Option<Settings>,
    /// Only in `evenkans demo`.
    pub demo: Option<Demo>,
}

/// What the whole server shares.
pub(crate) fn site(db: Db, own: Own) -> Result<Arc<Site>> {
    Ok(Arc::new(Site {
        db,
        texts: Texts::new(&locales())?,
        assets: assets(),
        public_url: own.public_url,
        post: own.post,
        demo: own.demo,
        institution: own.institution.map(Provider::new),
        tabs: tabs(),
        link_finders: link_finders(),
        waits: evenkans_rounds::wait_finders(),
        proofs: [evenkans_network::proof_finders(), evenkans_rounds::proof_finders()].concat(),
        ties: evenkans_rounds::tie_finders(),
        movers: evenkans_rounds::movers(),
        kinds: [evenkans_network::KINDS, evenkans_rounds::KINDS].concat(),
        personal: personal(),
        drand_relay: own.drand_relay,
        source_url: own.source_url,
        metrics: Metrics::default(),
        draining: AtomicBool::new(false),
    }))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_texts_of_all_areas_fit_together() {
        evenkans_web::Texts::new(&super::locales()).unwrap();
    }

    #[test]
    fn no_two_steps_of_the_schema_have_one_number() {
        let mut versions: Vec<i64> = super::migrations().iter().map(|step| step.version).collect();
        let all = versions.len();
        versions.sort_unstable();
        versions.dedup();
        assert_eq!(versions.len(), all);
    }
}
