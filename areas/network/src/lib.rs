//! The network: regions, partners of the five kinds, the people in them and how they get in.
//!
//! Other areas ask this one for partners and regions ([`partner`]) and may not be asked back.

pub mod account;
pub mod affiliation;
pub mod alive;
pub mod commitment;
pub mod contact;
pub mod gathering;
pub mod joining;
pub mod look;
pub mod manifest;
pub mod mine;
pub mod newsletter;
pub mod outbox;
pub mod partner;
mod personal;
pub mod privacy;
pub mod programme;
pub mod region;
pub mod standard;
pub mod task;

use evenkans_people::Role;
use evenkans_store::job::Job;
use evenkans_store::{Migration, Result};
use evenkans_web::{Allow, Kind, Locale, ProofFinder, Route, Site, Tab, routes};

pub const MIGRATIONS: &[Migration] = &[
    Migration {
        version: 2026_11_22_0003,
        name: "network",
        sql: include_str!("../migrations/20261122_0003_network.sql"),
    },
    Migration {
        version: 2026_11_24_0014,
        name: "gatherings",
        sql: include_str!("../migrations/20261124_0014_gatherings.sql"),
    },
    Migration {
        version: 2026_11_24_0015,
        name: "manifest",
        sql: include_str!("../migrations/20261124_0015_manifest.sql"),
    },
    Migration {
        version: 2026_11_24_0017,
        name: "partners",
        sql: include_str!("../migrations/20261124_0017_partners.sql"),
    },
    Migration {
        version: 2026_11_24_0018,
        name: "standard",
        sql: include_str!("../migrations/20261124_0018_standard.sql"),
    },
    Migration {
        version: 2026_11_24_0019,
        name: "programme",
        sql: include_str!("../migrations/20261124_0019_programme.sql"),
    },
    Migration {
        version: 2026_11_24_0020,
        name: "newsletter",
        sql: include_str!("../migrations/20261124_0020_newsletter.sql"),
    },
    Migration {
        version: 2026_11_28_0022,
        name: "affiliations",
        sql: include_str!("../migrations/20261128_0022_affiliations.sql"),
    },
    Migration {
        version: 2026_11_28_0024,
        name: "region settings",
        sql: include_str!("../migrations/20261128_0024_region_settings.sql"),
    },
    Migration {
        version: 2026_11_28_0025,
        name: "commitment maker",
        sql: include_str!("../migrations/20261128_0025_commitment_maker.sql"),
    },
    Migration {
        version: 2026_11_28_0028,
        name: "commitment late",
        sql: include_str!("../migrations/20261128_0028_commitment_late.sql"),
    },
    Migration {
        version: 2026_11_28_0030,
        name: "contacts asked",
        sql: include_str!("../migrations/20261128_0030_contacts_asked.sql"),
    },
    Migration { version: 2026_11_28_0031, name: "looks", sql: include_str!("../migrations/20261128_0031_looks.sql") },
    Migration {
        version: 2026_11_28_0032,
        name: "partner about",
        sql: include_str!("../migrations/20261128_0032_partner_about.sql"),
    },
    Migration {
        version: 2026_11_28_0033,
        name: "commitment history",
        sql: include_str!("../migrations/20261128_0033_commitment_history.sql"),
    },
    Migration {
        version: 2026_11_29_0034,
        name: "standard asked",
        sql: include_str!("../migrations/20261129_0034_standard_asked.sql"),
    },
    Migration {
        version: 2026_11_29_0035,
        name: "standard private",
        sql: include_str!("../migrations/20261129_0035_standard_private.sql"),
    },
];

pub use personal::PERSONAL;

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
/// Whoever has something of their own here: a promise, an invitation.
const OWN: &[Allow] = &[
    Allow::Role(Role::ProgrammeManager),
    Allow::Role(Role::Coordinator),
    Allow::Role(Role::Teacher),
    Allow::Role(Role::Adviser),
    Allow::Role(Role::Policymaker),
    Allow::Role(Role::Student),
    Allow::Role(Role::EmployerContact),
    Allow::EmployerLink,
];
const MANAGER: &[Allow] = &[Allow::Role(Role::ProgrammeManager)];
/// Who speaks for a partner: signs for it, and promises for it.
const SPEAKERS: &[Allow] = &[
    Allow::Role(Role::ProgrammeManager),
    Allow::Role(Role::Coordinator),
    Allow::Role(Role::Adviser),
    Allow::Role(Role::Policymaker),
    Allow::Role(Role::Student),
    Allow::Role(Role::EmployerContact),
    Allow::EmployerLink,
];
/// Who invites colleagues to a role that they have themselves; that needs an account.
const COLLEAGUES: &[Allow] = &[
    Allow::Role(Role::ProgrammeManager),
    Allow::Role(Role::Coordinator),
    Allow::Role(Role::Adviser),
    Allow::Role(Role::Policymaker),
    Allow::Role(Role::Student),
    Allow::Role(Role::EmployerContact),
];
/// Who keeps partners and their people: the programme manager everywhere, a coordinator for its school
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
    GET "/aanmelden/instelling" ANYONE => affiliation::pages::begin;
    GET "/aanmelden/instelling/terug" ANYONE => affiliation::pages::back;
    GET "/aanmelden/instelling/adres" ANYONE => affiliation::pages::address;
    POST "/aanmelden/instelling/adres" ANYONE => affiliation::pages::send_code;
    POST "/aanmelden/instelling/adres/koppelen" SIGNED_IN => affiliation::pages::join;
    POST "/aanmelden/instelling/adres/code" ANYONE => affiliation::pages::prove;
    GET "/mijn" SIGNED_IN => account::pages::my_page;
    GET "/mijn/instelling" SIGNED_IN => affiliation::pages::own;
    POST "/mijn/instelling/{identity}/weg" SIGNED_IN => affiliation::pages::unlink;
    GET "/beheer/aanmelden" ANYONE => account::pages::password;
    POST "/beheer/aanmelden" ANYONE => account::pages::use_password;
    GET "/beheer" ADMINISTRATOR => region::pages::administration;
    POST "/beheer/regios" ADMINISTRATOR => region::pages::create;
    POST "/beheer/taken" ADMINISTRATOR => region::pages::retry_jobs;
    GET "/beheer/programmas" ADMINISTRATOR => programme::pages::new;
    POST "/beheer/programmas" ADMINISTRATOR => programme::pages::create;
    GET "/programma/{programme}" ANYONE => programme::pages::show;
    GET "/programma/{programme}/export/{form}" ANYONE => programme::pages::export;
    GET "/programma/{programme}/beheer" SIGNED_IN => programme::pages::keep;
    GET "/programma/{programme}/instellingen" SIGNED_IN => programme::pages::settings::show;
    POST "/programma/{programme}/instellingen" SIGNED_IN => programme::pages::settings::save;
    GET "/programma/{programme}/instellingen/thema.json" SIGNED_IN => look::pages::theme_file;
    UPLOAD "/programma/{programme}/instellingen/thema" SIGNED_IN => look::pages::set_theme;
    POST "/programma/{programme}/instellingen/thema/weg" SIGNED_IN => look::pages::remove_theme;
    GET "/programma/{programme}/thema/{key}" ANYONE => look::pages::theme;
    GET "/programma/{programme}/teksten/{kind}" ANYONE => look::pages::text;
    GET "/programma/{programme}/teksten/{kind}/bewerken" SIGNED_IN => look::pages::edit_text;
    POST "/programma/{programme}/teksten/{kind}/bewerken" SIGNED_IN => look::pages::save_text;
    GET "/programma/{programme}/leiding" SIGNED_IN => programme::pages::leading;
    POST "/programma/{programme}/leiding" SIGNED_IN => programme::pages::add_lead;
    POST "/programma/{programme}/leiding/{account}/weg" SIGNED_IN => programme::pages::remove_lead;
    POST "/programma/{programme}/ambities" SIGNED_IN => programme::pages::add_ambition;
    POST "/programma/{programme}/ambities/{ambition}/weg" SIGNED_IN => programme::pages::remove_ambition;
    POST "/programma/{programme}/regios" SIGNED_IN => programme::pages::begin_region;
    POST "/programma/{programme}/regios/vragen" SIGNED_IN => programme::pages::invite;
    POST "/programma/{programme}/regios/vragen/weg" SIGNED_IN => programme::pages::uninvite;
    POST "/programma/{programme}/regios/{id}/uit" SIGNED_IN => programme::pages::take_out;
    GET "/beheer/outbox" ADMINISTRATOR => outbox::page;
    GET "/r/{region}/instellingen" MANAGER => region::pages::settings::show;
    POST "/r/{region}/instellingen" MANAGER => region::pages::settings::save;
    GET "/r/{region}/verwijderen" SIGNED_IN => region::pages::removal::show;
    POST "/r/{region}/verwijderen" SIGNED_IN => region::pages::removal::remove;
    GET "/r/{region}/nieuwe-regio" MANAGER => region::pages::next::show;
    POST "/r/{region}/nieuwe-regio" MANAGER => region::pages::next::begin;
    POST "/r/{region}/instellingen/programma" MANAGER => region::pages::settings::join_programme;
    POST "/r/{region}/instellingen/programma/uit" MANAGER => region::pages::settings::leave_programme;
    GET "/r/{region}/instellingen/thema.json" MANAGER => look::pages::theme_file;
    UPLOAD "/r/{region}/instellingen/thema" MANAGER => look::pages::set_theme;
    POST "/r/{region}/instellingen/thema/weg" MANAGER => look::pages::remove_theme;
    GET "/r/{region}/thema/{key}" ANYONE => look::pages::theme;
    GET "/r/{region}/teksten/{kind}" ANYONE => look::pages::text;
    GET "/r/{region}/teksten/{kind}/bewerken" MANAGER => look::pages::edit_text;
    POST "/r/{region}/teksten/{kind}/bewerken" MANAGER => look::pages::save_text;
    GET "/r/{region}/partners" MEMBERS => partner::pages::list;
    GET "/r/{region}/partners/export/{form}" MEMBERS => partner::pages::export;
    GET "/r/{region}/partners/nieuw" KEEPERS => partner::pages::new;
    POST "/r/{region}/partners/nieuw" KEEPERS => partner::pages::create;
    GET "/r/{region}/partners/{id}" MEMBERS => partner::pages::show;
    GET "/r/{region}/partners/{id}/bewerken" KEEPERS => partner::pages::edit;
    POST "/r/{region}/partners/{id}/bewerken" KEEPERS => partner::pages::save;
    POST "/r/{region}/partners/{id}/soort" MANAGER => partner::pages::set_kind;
    POST "/r/{region}/partners/{id}/uitnodigen" COLLEAGUES => partner::pages::invite;
    POST "/r/{region}/partners/{id}/uitnodigingen/{invitation}/intrekken" COLLEAGUES => partner::pages::revoke_invitation;
    POST "/r/{region}/partners/{id}/rol" SIGNED_IN => affiliation::pages::ask;
    POST "/r/{region}/partners/{id}/rol/{request}/weg" SIGNED_IN => affiliation::pages::take_back;
    POST "/r/{region}/partners/{id}/rol/{request}" KEEPERS => affiliation::pages::decide;
    POST "/r/{region}/partners/{id}/domein" KEEPERS => affiliation::pages::add_home;
    POST "/r/{region}/partners/{id}/domein/weg" KEEPERS => affiliation::pages::remove_home;
    POST "/r/{region}/partners/{id}/deelnemers/{member}/beeindigen" KEEPERS => partner::pages::end_member;
    POST "/r/{region}/partners/{id}/vertrekt" SPEAKERS => partner::pages::leave;
    POST "/r/{region}/partners/{id}/terug" MANAGER => partner::pages::come_back;
    POST "/r/{region}/partners/{id}/samenvoegen" MANAGER => partner::pages::merge;
    GET "/r/{region}/partners/{id}/contact" KEEPERS => contact::pages::list;
    POST "/r/{region}/partners/{id}/contact" KEEPERS => contact::pages::note;
    GET "/r/{region}/partners/{id}/contact/export/{form}" KEEPERS => contact::pages::export;
    POST "/r/{region}/partners/{id}/contact/{contact}/weg" KEEPERS => contact::pages::remove;
    GET "/r/{region}/onze-organisatie" SPEAKERS => partner::pages::own;
    POST "/r/{region}/onze-organisatie" SPEAKERS => partner::pages::save_own;
    GET "/r/{region}/meedoen" ANYONE => joining::pages::form;
    POST "/r/{region}/meedoen" ANYONE => joining::pages::ask;
    GET "/r/{region}/aanmeldingen" MANAGER => joining::pages::list;
    GET "/r/{region}/aanmeldingen/export/{form}" MANAGER => joining::pages::export;
    POST "/r/{region}/aanmeldingen/{id}/welkom" MANAGER => joining::pages::welcome;
    POST "/r/{region}/aanmeldingen/{id}/nee" MANAGER => joining::pages::refuse;
    GET "/r/{region}/netwerk" MEMBERS => alive::pages::page;
    GET "/r/{region}/partners/{id}/mensen/export/{form}" KEEPERS => partner::pages::export_people;
    GET "/r/{region}/netwerk/export/{form}" MEMBERS => alive::pages::export;
    GET "/r/{region}/netwerk/verloop/export/{form}" MEMBERS => alive::pages::export_course;
    GET "/r/{region}/netwerk/groepen/export/{form}" MEMBERS => alive::pages::export_groups;
    GET "/r/{region}/netwerk/samen/{form}" MEMBERS => alive::pages::export_together;
    GET "/r/{region}/mijn" OWN => mine::pages::page;
    GET "/r/{region}/agenda" ANYONE => gathering::pages::list;
    GET "/r/{region}/agenda.ics" ANYONE => gathering::pages::calendar_file;
    GET "/r/{region}/agenda.rss" ANYONE => gathering::pages::feed;
    GET "/r/{region}/agenda/export/{form}" ANYONE => gathering::pages::export;
    GET "/r/{region}/agenda/nieuw" MANAGER => gathering::pages::new;
    POST "/r/{region}/agenda/nieuw" MANAGER => gathering::pages::create;
    GET "/r/{region}/agenda/{id}" ANYONE => gathering::pages::one;
    GET "/r/{region}/agenda/{id}/afspraak.ics" ANYONE => gathering::pages::event_file;
    POST "/r/{region}/agenda/{id}/kom" OWN => gathering::pages::answer;
    GET "/r/{region}/agenda/{id}/bewerken" MANAGER => gathering::pages::edit;
    POST "/r/{region}/agenda/{id}/bewerken" MANAGER => gathering::pages::save;
    POST "/r/{region}/agenda/{id}/uitnodigen" MANAGER => gathering::pages::ask;
    POST "/r/{region}/agenda/{id}/afgelasten" MANAGER => gathering::pages::call_off;
    POST "/r/{region}/agenda/{id}/verslag" MANAGER => gathering::pages::report;
    POST "/r/{region}/agenda/{id}/besluiten" MANAGER => gathering::pages::decide;
    POST "/r/{region}/agenda/{id}/besluiten/{decision}/weg" MANAGER => gathering::pages::take_back_decision;
    POST "/r/{region}/agenda/{id}/taken" MANAGER => gathering::pages::give_task;
    POST "/r/{region}/agenda/{id}/taken/{task}/weg" MANAGER => gathering::pages::withdraw_task;
    GET "/r/{region}/agenda/{id}/aanwezig" MANAGER => gathering::pages::attendance;
    POST "/r/{region}/agenda/{id}/aanwezig" MANAGER => gathering::pages::note;
    POST "/r/{region}/agenda/{id}/aanwezig/erbij" MANAGER => gathering::pages::add_guest;
    GET "/r/{region}/agenda/{id}/aanwezig/export/{form}" MANAGER => gathering::pages::export_attendance;
    GET "/r/{region}/agenda/{id}/hier/{code}" ANYONE => gathering::pages::check_in;
    POST "/r/{region}/agenda/{id}/hier/{code}" ANYONE => gathering::pages::come_in;
    POST "/r/{region}/taken/{id}" MEMBERS => task::pages::mark;
    GET "/r/{region}/manifest" ANYONE => manifest::pages::progress;
    GET "/r/{region}/manifest/bewerken" MANAGER => manifest::pages::edit;
    POST "/r/{region}/manifest/bewerken" MANAGER => manifest::pages::save;
    GET "/r/{region}/manifest/ambities" MANAGER => manifest::pages::ambitions;
    POST "/r/{region}/manifest/ambities" MANAGER => manifest::pages::add;
    GET "/r/{region}/manifest/ambities/export/{form}" MANAGER => manifest::pages::export_ambitions;
    GET "/r/{region}/manifest/ambities/{ambition}" MANAGER => manifest::pages::ambition;
    POST "/r/{region}/manifest/ambities/{ambition}" MANAGER => manifest::pages::change;
    POST "/r/{region}/manifest/ambities/{ambition}/vervalt" MANAGER => manifest::pages::drop_ambition;
    GET "/r/{region}/manifest/ondertekenen" SPEAKERS => manifest::pages::signing;
    POST "/r/{region}/manifest/ondertekenen" SPEAKERS => manifest::pages::sign;
    POST "/r/{region}/manifest/ondertekenen/terug" SPEAKERS => manifest::pages::take_back;
    GET "/r/{region}/agenda/{id}/ondertekenen" MANAGER => manifest::pages::live;
    GET "/r/{region}/manifest/versie/{number}" ANYONE => manifest::pages::version;
    GET "/r/{region}/manifest/export/{form}" ANYONE => manifest::pages::export;
    GET "/r/{region}/manifest/jaar/{year}" ANYONE => manifest::pages::report;
    GET "/r/{region}/manifest/jaar/{year}/pdf" ANYONE => manifest::pages::report_pdf;
    GET "/r/{region}/standaard" ANYONE => standard::pages::list;
    GET "/r/{region}/standaard/stand" MANAGER => standard::pages::overview;
    POST "/r/{region}/standaard/vragen" MANAGER => standard::pages::invite;
    POST "/r/{region}/standaard/vragen/{id}/weg" MANAGER => standard::pages::unask;
    GET "/r/{region}/standaard/export/{form}" MANAGER => standard::pages::export;
    GET "/r/{region}/standaard/lijst/{audience}" MANAGER => standard::pages::edit;
    POST "/r/{region}/standaard/lijst/{audience}" MANAGER => standard::pages::save_list;
    POST "/r/{region}/standaard/begin" SPEAKERS => standard::pages::begin;
    GET "/r/{region}/standaard/{id}" SPEAKERS => standard::pages::one;
    POST "/r/{region}/standaard/{id}" SPEAKERS => standard::pages::save;
    POST "/r/{region}/standaard/{id}/weg" SPEAKERS => standard::pages::discard;
    POST "/r/{region}/standaard/{id}/lezer" SPEAKERS => standard::pages::ask_reader;
    POST "/r/{region}/standaard/{id}/lezing" SPEAKERS => standard::pages::read_along;
    GET "/r/{region}/nieuws" ANYONE => newsletter::pages::list;
    GET "/r/{region}/nieuws/export/{form}" ANYONE => newsletter::pages::export;
    GET "/r/{region}/nieuws/nieuw" MANAGER => newsletter::pages::new;
    POST "/r/{region}/nieuws/nieuw" MANAGER => newsletter::pages::create;
    GET "/r/{region}/nieuws/{id}" ANYONE => newsletter::pages::one;
    GET "/r/{region}/nieuws/{id}/bewerken" MANAGER => newsletter::pages::edit;
    POST "/r/{region}/nieuws/{id}/bewerken" MANAGER => newsletter::pages::save;
    POST "/r/{region}/nieuws/{id}/proef" MANAGER => newsletter::pages::try_out;
    POST "/r/{region}/nieuws/{id}/verstuur" MANAGER => newsletter::pages::send;
    POST "/r/{region}/nieuws/{id}/weg" MANAGER => newsletter::pages::remove;
    GET "/r/{region}/nieuws/afmelden/{token}" ANYONE => newsletter::pages::subscription;
    POST "/r/{region}/nieuws/afmelden/{token}" ANYONE => newsletter::pages::stop;
    POST "/r/{region}/nieuws/afmelden/{token}/weer" ANYONE => newsletter::pages::again;
    GET "/r/{region}/toezeggingen" ANYONE => commitment::pages::list;
    GET "/r/{region}/toezeggingen/export/{form}" ANYONE => commitment::pages::export;
    GET "/r/{region}/toezeggingen/nieuw" SPEAKERS => commitment::pages::new;
    POST "/r/{region}/toezeggingen/nieuw" SPEAKERS => commitment::pages::create;
    GET "/r/{region}/toezeggingen/{id}" ANYONE => commitment::pages::one;
    GET "/r/{region}/toezeggingen/{id}/bewerken" SPEAKERS => commitment::pages::edit;
    POST "/r/{region}/toezeggingen/{id}/bewerken" SPEAKERS => commitment::pages::save;
    UPLOAD "/r/{region}/toezeggingen/{id}/bewijs" SPEAKERS => commitment::pages::add_evidence;
    GET "/r/{region}/toezeggingen/{id}/bewijs/{evidence}" ANYONE => commitment::pages::evidence_file;
    POST "/r/{region}/toezeggingen/{id}/bewijs/{evidence}/weg" SPEAKERS => commitment::pages::remove_evidence;
    POST "/r/{region}/toezeggingen/{id}/beoordelen" SPEAKERS => commitment::pages::review;
    POST "/r/{region}/toezeggingen/{id}/eerder/{change}/weg" MANAGER => commitment::pages::blank_earlier;
    POST "/r/{region}/toezeggingen/{id}/vervalt" SPEAKERS => commitment::pages::give_up;
};

/// What others may point at here.
pub const KINDS: &[Kind] = &[
    Kind { kind: "region", path: "" },
    Kind { kind: "gathering", path: "/agenda" },
    Kind { kind: "commitment", path: "/toezeggingen" },
    Kind { kind: "newsletter", path: "/nieuws" },
];

/// What happened here in which a partner had a part, and that everybody can read.
#[must_use]
pub fn proof_finders() -> Vec<ProofFinder> {
    vec![|context, partner| Box::pin(commitment::pages::proofs(context, partner))]
}

/// The area's places in the main navigation.
#[must_use]
pub fn tabs() -> Vec<Tab> {
    vec![
        Tab { key: "network-tab-home", path: "", allow: ANYONE },
        Tab { key: "mine-title", path: "/mijn", allow: OWN },
        Tab { key: "network-tab-partners", path: "/partners", allow: MEMBERS },
        Tab { key: "alive-tab", path: "/netwerk", allow: MEMBERS },
        Tab { key: "agenda-title", path: "/agenda", allow: ANYONE },
        Tab { key: "manifest-title", path: "/manifest", allow: ANYONE },
        Tab { key: "commitments-title", path: "/toezeggingen", allow: ANYONE },
        Tab { key: "news-title", path: "/nieuws", allow: ANYONE },
        Tab { key: "standard-title", path: "/standaard", allow: ANYONE },
    ]
}

/// Runs one queued job if it is this area's; says whether it was.
pub async fn run_job(site: &Site, job: &Job) -> Result<bool> {
    match job.kind.as_str() {
        newsletter::JOB => newsletter::run(site, job).await?,
        _ => return Ok(false),
    }
    Ok(true)
}

/// What the clock brings: reminders. Called every few seconds, on every server, and safe to call twice.
pub async fn tick(site: &Site) -> Result<()> {
    task::tick(site).await?;
    affiliation::tick(site).await?;
    commitment::tick(site).await
}
