//! Internship rounds: from three imported files to a result that everyone can check.

use evenkans_store::job::Job;
use evenkans_store::{Migration, Result};
use evenkans_web::{LinkFinder, Locale, Route, Site, Tab};

pub const MIGRATIONS: &[Migration] = &[];
pub const LOCALE: Locale = Locale { nl: "", en: "" };
pub const ROUTES: &[Route] = &[];

#[must_use]
pub fn tabs() -> Vec<Tab> {
    Vec::new()
}

#[must_use]
pub fn link_finders() -> Vec<LinkFinder> {
    Vec::new()
}

/// Runs one queued job if it is this area's; says whether it was.
pub async fn run_job(_site: &Site, _job: &Job) -> Result<bool> {
    Ok(false)
}

/// What the clock brings: called every few seconds, on every server, and safe to call twice.
pub async fn tick(_site: &Site) -> Result<()> {
    Ok(())
}
