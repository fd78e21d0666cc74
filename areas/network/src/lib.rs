//! The network: regions, partners of the five kinds, the people in them and how they get in.
//!
//! Other areas ask this one for partners and regions ([`partner`]) and may not be asked back.

pub mod account;
pub mod outbox;
pub mod partner;
pub mod privacy;
pub mod region;

use evenkans_people::Role;
use evenkans_store::Migration;
use evenkans_store::personal::{Basis, Personal, Subject};
use evenkans_web::{Allow, Kind, Locale, Route, Tab, routes};

pub const MIGRATIONS: &[Migration] = &[Migration {
    version: 2026_11_22_0003,
    name: "network",
    sql: include_str!("../migrations/20261122_0003_network.sql"),
}];

/// Personal data in this area's tables.
pub const PERSONAL: &[Personal] = &[Personal {
    key: "personal-contact",
    table: "partner",
    columns: &["contact_name", "contact_email"],
    basis: Basis::LegitimateInterest,
    term: None,
    of: &[(Subject::Email, "contact_email")],
    copied: None,
    named: &[],
}];

pub const LOCALE: Locale = Locale { nl: include_str!("../locales/nl.ftl"), en: include_str!("../locales/en.ftl") };

const ANYONE: &[Allow] = &[Allow::Anyone];
const SIGNED_IN: &[Allow] = &[Allow::SignedIn];
const LINKS: &[Allow] = &[Allow::StudentLink, Allow::EmployerLink, Allow::RegistrarLink, Allow::GuardianLink];
const ADMINISTRATOR: &[Allow] = &[Allow::Administrator];
/// Whoever works in the network sees who is in it.
const MEMBERS: &[Allow] = &[
    Allow::Role(Role::ProgrammeManager),
    Allow::Role(Role::Coordinator),
    Allow::Role(Role::Teacher),
    Allow::Role(Role::Adviser),
    Allow::Role(Role::Policymaker),
    Allow::Role(Role::Student),
    Allow::Role(Role::EmployerContact),
];
/// Who keeps partners and invites people: the programme manager everywhere, a coordinator for its school
/// and for employers (the deed itself checks which).
const KEEPERS: &[Allow] = &[Allow::Role(Role::ProgrammeManager), Allow::Role(Role::Coordinator)];

pub const ROUTES: &[Route] = routes! {
    GET "/" ANYONE => region::pages::start;
    GET "/r/{region}" ANYONE => region::pages::home;
    GET "/privacy" ANYONE => privacy::pages::register;
    GET "/privacy/export/{form}" ANYONE => privacy::pages::export;
    GET "/mijn/gegevens.json" SIGNED_IN => privacy::pages::copy;
    GET "/r/{region}/mijn-gegevens.json" LINKS => privacy::pages::copy;
    GET "/toegankelijkheid" ANYONE => region::pages::accessibility;
    GET "/aanmelden" ANYONE => account::pages::sign_in;
    POST "/aanmelden" ANYONE => account::pages::send_link;
    GET "/aanmelden/{token}" ANYONE => account::pages::open_link;
    POST "/aanmelden/{token}" ANYONE => account::pages::use_link;
    POST "/afmelden" ANYONE => account::pages::sign_out;
    GET "/p/{token}" ANYONE => account::pages::open_personal;
    POST "/p/{token}" ANYONE => account::pages::use_personal;
    GET "/uitnodiging/{token}" ANYONE => account::pages::open_invitation;
    POST "/uitnodiging/{token}" ANYONE => account::pages::accept_invitation;
    GET "/mijn" SIGNED_IN => account::pages::my_page;
    GET "/beheer/aanmelden" ANYONE => account::pages::password;
    POST "/beheer/aanmelden" ANYONE => account::pages::use_password;
    GET "/beheer" ADMINISTRATOR => region::pages::administration;
    POST "/beheer/regios" ADMINISTRATOR => region::pages::create;
    POST "/beheer/taken" ADMINISTRATOR => region::pages::retry_jobs;
    GET "/beheer/outbox" ADMINISTRATOR => outbox::page;
    GET "/r/{region}/partners" MEMBERS => partner::pages::list;
    GET "/r/{region}/partners/export/{form}" MEMBERS => partner::pages::export;
    GET "/r/{region}/partners/nieuw" KEEPERS => partner::pages::new;
    POST "/r/{region}/partners/nieuw" KEEPERS => partner::pages::create;
    GET "/r/{region}/partners/{id}" MEMBERS => partner::pages::show;
    GET "/r/{region}/partners/{id}/bewerken" KEEPERS => partner::pages::edit;
    POST "/r/{region}/partners/{id}/bewerken" KEEPERS => partner::pages::save;
    POST "/r/{region}/partners/{id}/uitnodigen" KEEPERS => partner::pages::invite;
    POST "/r/{region}/partners/{id}/uitnodigingen/{invitation}/intrekken" KEEPERS => partner::pages::revoke_invitation;
    POST "/r/{region}/partners/{id}/deelnemers/{member}/beeindigen" KEEPERS => partner::pages::end_member;
};

/// What others may point at here.
pub const KINDS: &[Kind] = &[Kind { kind: "region", path: "" }];

/// The area's places in the main navigation.
#[must_use]
pub fn tabs() -> Vec<Tab> {
    vec![
        Tab { key: "network-tab-home", path: "", allow: ANYONE },
        Tab { key: "network-tab-partners", path: "/partners", allow: MEMBERS },
    ]
}
