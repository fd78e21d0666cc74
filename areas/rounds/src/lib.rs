//! Internship rounds: from three imported files to a result that everyone can check.
//!
//! A round belongs to one school and goes preparing → open → frozen → drawn → published ([`round`]).
//! [`study`], [`student`], [`place`] and [`wish`] are what it is made of, [`import`] reads them from files,
//! [`trial`] tries its rules before they are fixed,
//! [`headcount`] is the student administration's word on how many students there are, [`result`] is what came out,
//! [`employer`] is the side of who offers places. After the publication come [`placement`], [`decline`], [`objection`],
//! [`repair`] and [`agreement`]; [`own`] are places that students bring. While it runs there are [`internship`] with
//! guides and visits, [`talk`], [`pulse`], [`adjustment`] and [`evaluation`].

pub mod adjustment;
pub mod agreement;
mod archive;
pub mod decline;
pub mod employer;
pub mod evaluation;
pub mod headcount;
pub mod import;
pub mod internship;
pub mod objection;
pub mod own;
pub mod place;
pub mod placement;
pub mod pulse;
pub mod repair;
pub mod result;
pub mod round;
pub mod statistics;
pub mod student;
pub mod study;
pub mod talk;
pub mod today;
pub mod trial;
pub mod wish;

mod personal;
mod progress;

pub use archive::Table;
pub use personal::PERSONAL;

use evenkans_people::Role;
use evenkans_store::job::Job;
use evenkans_store::{Migration, Result, Tx};
use evenkans_web::{
    Allow, Kind, LinkFinder, Locale, Mover, ProofFinder, Reach, Route, Site, Tab, TieFinder, WaitFinder, routes,
};

pub const MIGRATIONS: &[Migration] = &[
    Migration { version: 2026_11_22_0004, name: "rounds", sql: include_str!("../migrations/20261122_0004_rounds.sql") },
    Migration {
        version: 2026_11_24_0006,
        name: "headcounts",
        sql: include_str!("../migrations/20261124_0006_headcounts.sql"),
    },
    Migration {
        version: 2026_11_24_0007,
        name: "recognition",
        sql: include_str!("../migrations/20261124_0007_recognition.sql"),
    },
    Migration {
        version: 2026_11_24_0008,
        name: "placements",
        sql: include_str!("../migrations/20261124_0008_placements.sql"),
    },
    Migration {
        version: 2026_11_24_0009,
        name: "agreements",
        sql: include_str!("../migrations/20261124_0009_agreements.sql"),
    },
    Migration {
        version: 2026_11_24_0010,
        name: "own places",
        sql: include_str!("../migrations/20261124_0010_own_places.sql"),
    },
    Migration {
        version: 2026_11_24_0011,
        name: "internships",
        sql: include_str!("../migrations/20261124_0011_internships.sql"),
    },
    Migration {
        version: 2026_11_24_0012,
        name: "statistics",
        sql: include_str!("../migrations/20261124_0012_statistics.sql"),
    },
    Migration {
        version: 2026_11_24_0013,
        name: "visits-and-notes",
        sql: include_str!("../migrations/20261124_0013_visits_and_notes.sql"),
    },
    Migration { version: 2026_11_28_0026, name: "trials", sql: include_str!("../migrations/20261128_0026_trials.sql") },
    Migration {
        version: 2026_11_28_0027,
        name: "reserved",
        sql: include_str!("../migrations/20261128_0027_reserved.sql"),
    },
];
pub const LOCALE: Locale = Locale { nl: include_str!("../locales/nl.ftl"), en: include_str!("../locales/en.ftl") };

const ANYONE: &[Allow] = &[Allow::Anyone];
const COORDINATOR: &[Allow] = &[Allow::Role(Role::Coordinator)];
/// Who works at a school; each deed also asks whether it is this round's school.
const SCHOOL: &[Allow] = &[Allow::Role(Role::Coordinator), Allow::Role(Role::Teacher)];
const STUDENT: &[Allow] = &[Allow::StudentLink];
const EMPLOYER: &[Allow] = &[Allow::EmployerLink, Allow::Role(Role::EmployerContact)];
const REGISTRAR: &[Allow] = &[Allow::RegistrarLink];
const GUARDIAN: &[Allow] = &[Allow::GuardianLink];

pub const ROUTES: &[Route] = routes! {
    GET "/controleren" ANYONE => result::pages::check;
    POST "/controleren" ANYONE => result::pages::check_files;
    GET "/r/{region}/opleidingen" COORDINATOR => study::pages::list;
    GET "/r/{region}/opleidingen/export/{form}" COORDINATOR => study::pages::export;
    POST "/r/{region}/opleidingen" COORDINATOR => study::pages::create;
    POST "/r/{region}/opleidingen/{id}/verwijderen" COORDINATOR => study::pages::remove;
    GET "/r/{region}/vandaag" SCHOOL => today::pages::list;
    GET "/r/{region}/begeleiding" SCHOOL => internship::pages::guided;
    GET "/r/{region}/begeleiding/export/{form}" SCHOOL => internship::pages::export_mine;
    GET "/r/{region}/sleutels" ANYONE => round::pages::keys;
    GET "/r/{region}/rondes" ANYONE => round::pages::list;
    GET "/r/{region}/rondes/nieuw" COORDINATOR => round::pages::new;
    POST "/r/{region}/rondes/nieuw" COORDINATOR => round::pages::create;
    GET "/r/{region}/rondes/{id}" ANYONE => round::pages::show;
    GET "/r/{region}/rondes/{id}/publication.json" ANYONE => round::pages::publication;
    GET "/r/{region}/rondes/{id}/bevriezing/{freeze}" ANYONE => round::pages::freeze_publication;
    GET "/r/{region}/rondes/{id}/werk" SCHOOL => round::pages::desk;
    GET "/r/{region}/rondes/{id}/regels" COORDINATOR => round::pages::edit;
    POST "/r/{region}/rondes/{id}/regels" COORDINATOR => round::pages::save;
    POST "/r/{region}/rondes/{id}/kopie" COORDINATOR => round::pages::copy;
    POST "/r/{region}/rondes/{id}/verwijderen" COORDINATOR => round::pages::remove;
    POST "/r/{region}/rondes/{id}/openen" COORDINATOR => round::pages::open;
    POST "/r/{region}/rondes/{id}/uitstellen" COORDINATOR => round::pages::postpone;
    POST "/r/{region}/rondes/{id}/aantallen" COORDINATOR => round::pages::ask_headcounts;
    POST "/r/{region}/rondes/{id}/bevriezen" COORDINATOR => round::pages::freeze;
    POST "/r/{region}/rondes/{id}/ontdooien" COORDINATOR => round::pages::cancel;
    GET "/r/{region}/rondes/{id}/trekking" COORDINATOR => round::pages::draw_page;
    POST "/r/{region}/rondes/{id}/trekking" COORDINATOR => round::pages::draw;
    POST "/r/{region}/rondes/{id}/trekking/ophalen" COORDINATOR => round::pages::fetch;
    POST "/r/{region}/rondes/{id}/publiceren" COORDINATOR => round::pages::publish;
    POST "/r/{region}/rondes/{id}/sluiten" COORDINATOR => round::pages::close;
    GET "/r/{region}/rondes/{id}/archief.zip" COORDINATOR => archive::download;
    GET "/r/{region}/rondes/{id}/onderzoek.zip" COORDINATOR => statistics::download;
    GET "/r/{region}/rondes/{id}/cijfers" ANYONE => statistics::pages::show;
    GET "/r/{region}/rondes/{id}/cijfers/export/{form}" ANYONE => statistics::pages::export;
    GET "/r/{region}/cijfers" ANYONE => statistics::pages::over_years;
    GET "/r/{region}/cijfers/export/{form}" ANYONE => statistics::pages::export_years;
    GET "/r/{region}/rondes/{id}/uitslag" SCHOOL => result::pages::desk;
    GET "/r/{region}/rondes/{id}/uitslag/{student}" SCHOOL => result::pages::one;
    POST "/r/{region}/rondes/{id}/uitslag/{student}" COORDINATOR => result::pages::correct;
    GET "/r/{region}/rondes/{id}/correcties/export/{form}" ANYONE => result::pages::export_corrections;
    GET "/r/{region}/rondes/{id}/grenzen/export/{form}" ANYONE => round::pages::export_cutoffs;
    GET "/r/{region}/rondes/{id}/uitslag/export/{form}" SCHOOL => result::pages::export;
    GET "/r/{region}/rondes/{id}/opening.csv" COORDINATOR => result::pages::opening;
    GET "/r/{region}/rondes/{id}/plaatsingen" SCHOOL => placement::pages::list;
    GET "/r/{region}/rondes/{id}/plaatsingen/export/{form}" SCHOOL => placement::pages::export;
    GET "/r/{region}/rondes/{id}/overeenkomsten" SCHOOL => agreement::pages::list;
    POST "/r/{region}/rondes/{id}/overeenkomsten" COORDINATOR => agreement::pages::many;
    GET "/r/{region}/rondes/{id}/overeenkomsten/export/{form}" SCHOOL => agreement::pages::export;
    GET "/r/{region}/rondes/{id}/overeenkomsten/{student}" SCHOOL => agreement::pages::one;
    POST "/r/{region}/rondes/{id}/overeenkomsten/{student}" COORDINATOR => agreement::pages::make;
    POST "/r/{region}/rondes/{id}/overeenkomsten/{student}/ondertekenen" COORDINATOR => agreement::pages::sign;
    POST "/r/{region}/rondes/{id}/overeenkomsten/{student}/terug" COORDINATOR => agreement::pages::take_back;
    POST "/r/{region}/rondes/{id}/overeenkomsten/{student}/einde" COORDINATOR => agreement::pages::end;
    GET "/r/{region}/rondes/{id}/overeenkomsten/{student}/{agreement}/pdf" SCHOOL => agreement::pages::print;
    GET "/r/{region}/rondes/{id}/begeleiding" SCHOOL => internship::pages::list;
    POST "/r/{region}/rondes/{id}/begeleiding" COORDINATOR => internship::pages::assign;
    GET "/r/{region}/rondes/{id}/begeleiding/export/{form}" SCHOOL => internship::pages::export;
    GET "/r/{region}/rondes/{id}/evaluaties/export/{form}" COORDINATOR => evaluation::pages::export;
    GET "/r/{region}/rondes/{id}/begeleiding/{student}" SCHOOL => internship::pages::one;
    POST "/r/{region}/rondes/{id}/begeleiding/{student}" SCHOOL => internship::pages::plan;
    POST "/r/{region}/rondes/{id}/begeleiding/{student}/bedrijf" COORDINATOR => internship::pages::supervise;
    GET "/r/{region}/rondes/{id}/begeleiding/{student}/{visit}" SCHOOL => internship::pages::visit;
    POST "/r/{region}/rondes/{id}/begeleiding/{student}/{visit}" SCHOOL => internship::pages::report;
    POST "/r/{region}/rondes/{id}/begeleiding/{student}/{visit}/verzetten" SCHOOL => internship::pages::move_visit;
    POST "/r/{region}/rondes/{id}/begeleiding/{student}/{visit}/afzeggen" SCHOOL => internship::pages::call_off;
    GET "/r/{region}/artikelen/{template}" ANYONE => agreement::pages::articles;
    GET "/r/{region}/sjablonen" COORDINATOR => agreement::pages::templates;
    GET "/r/{region}/sjablonen/{school}/{level}/{lang}" COORDINATOR => agreement::pages::template;
    POST "/r/{region}/sjablonen/{school}/{level}/{lang}" COORDINATOR => agreement::pages::save_template;
    GET "/r/{region}/overeenkomst" GUARDIAN => agreement::pages::of_guardian;
    POST "/r/{region}/overeenkomst" GUARDIAN => agreement::pages::sign_as_guardian;
    GET "/r/{region}/overeenkomst/pdf" GUARDIAN => agreement::pages::pdf_of_guardian;
    GET "/r/{region}/rondes/{id}/afwijzingen" SCHOOL => decline::pages::list;
    GET "/r/{region}/rondes/{id}/afwijzingen/export/{form}" SCHOOL => decline::pages::export;
    GET "/r/{region}/rondes/{id}/afwijzingen/{decline}" SCHOOL => decline::pages::one;
    POST "/r/{region}/rondes/{id}/afwijzingen/{decline}" COORDINATOR => decline::pages::decide;
    GET "/r/{region}/rondes/{id}/bezwaren/{objection}" SCHOOL => objection::pages::one;
    POST "/r/{region}/rondes/{id}/bezwaren/{objection}" COORDINATOR => objection::pages::answer;
    GET "/r/{region}/rondes/{id}/eigen-plekken" SCHOOL => own::pages::list;
    GET "/r/{region}/rondes/{id}/eigen-plekken/export/{form}" SCHOOL => own::pages::export;
    GET "/r/{region}/rondes/{id}/eigen-plekken/{own}" SCHOOL => own::pages::one;
    POST "/r/{region}/rondes/{id}/eigen-plekken/{own}" COORDINATOR => own::pages::decide;
    GET "/r/{region}/rondes/{id}/herstel" SCHOOL => repair::pages::list;
    POST "/r/{region}/rondes/{id}/herstel" COORDINATOR => repair::pages::announce;
    POST "/r/{region}/rondes/{id}/herstel/vervolg" COORDINATOR => repair::pages::follow_up;
    POST "/r/{region}/rondes/{id}/herstel/plaatsen" COORDINATOR => repair::pages::change_seats;
    POST "/r/{region}/rondes/{id}/herstel/{repair}/afzeggen" COORDINATOR => repair::pages::call_off;
    GET "/r/{region}/rondes/{id}/proef" SCHOOL => trial::pages::show;
    POST "/r/{region}/rondes/{id}/proef" COORDINATOR => trial::pages::start;
    GET "/r/{region}/rondes/{id}/proef/export/{form}" SCHOOL => trial::pages::export;
    GET "/r/{region}/rondes/{id}/inlezen" COORDINATOR => import::pages::start;
    UPLOAD "/r/{region}/rondes/{id}/inlezen" COORDINATOR => import::pages::upload;
    GET "/r/{region}/rondes/{id}/inlezen/{import}" COORDINATOR => import::pages::show;
    POST "/r/{region}/rondes/{id}/inlezen/{import}/kolommen" COORDINATOR => import::pages::check_columns;
    POST "/r/{region}/rondes/{id}/inlezen/{import}/schrijven" COORDINATOR => import::pages::confirm;
    GET "/r/{region}/rondes/{id}/inlezen/{import}/problemen/{form}" COORDINATOR => import::pages::problems;
    GET "/r/{region}/rondes/{id}/studenten" SCHOOL => student::pages::list;
    GET "/r/{region}/rondes/{id}/studenten/export/{form}" SCHOOL => student::pages::export;
    GET "/r/{region}/rondes/{id}/voorrang/export/{form}" SCHOOL => student::pages::export_classes;
    GET "/r/{region}/rondes/{id}/voorkeuren/export/{form}" SCHOOL => student::pages::export_wishes;
    POST "/r/{region}/rondes/{id}/studenten/herinneren" COORDINATOR => student::pages::remind;
    GET "/r/{region}/rondes/{id}/studenten/nieuw" COORDINATOR => student::pages::new;
    POST "/r/{region}/rondes/{id}/studenten/nieuw" COORDINATOR => student::pages::create;
    GET "/r/{region}/rondes/{id}/studenten/{student}" SCHOOL => student::pages::show;
    POST "/r/{region}/rondes/{id}/studenten/{student}" COORDINATOR => student::pages::save;
    POST "/r/{region}/rondes/{id}/studenten/{student}/lijst" COORDINATOR => student::pages::save_list;
    POST "/r/{region}/rondes/{id}/studenten/{student}/voorrang" COORDINATOR => student::pages::save_classes;
    POST "/r/{region}/rondes/{id}/studenten/{student}/verwijderen" COORDINATOR => student::pages::remove;
    POST "/r/{region}/rondes/{id}/studenten/{student}/intrekken" COORDINATOR => student::pages::revoke;
    POST "/r/{region}/rondes/{id}/studenten/{student}/brief" COORDINATOR => student::pages::letter;
    GET "/r/{region}/rondes/{id}/plekken" SCHOOL => place::pages::list;
    POST "/r/{region}/rondes/{id}/plekken" COORDINATOR => place::pages::approve;
    GET "/r/{region}/rondes/{id}/plekken/export/{form}" SCHOOL => place::pages::export;
    GET "/r/{region}/rondes/{id}/plekken/nieuw" COORDINATOR => place::pages::new;
    POST "/r/{region}/rondes/{id}/plekken/nieuw" COORDINATOR => place::pages::create;
    GET "/r/{region}/rondes/{id}/plekken/{place}" COORDINATOR => place::pages::edit;
    POST "/r/{region}/rondes/{id}/plekken/{place}" COORDINATOR => place::pages::save;
    POST "/r/{region}/rondes/{id}/plekken/{place}/goedkeuren" COORDINATOR => place::pages::approve_one;
    POST "/r/{region}/rondes/{id}/plekken/{place}/terug" COORDINATOR => place::pages::return_place;
    POST "/r/{region}/rondes/{id}/plekken/{place}/sluiten" COORDINATOR => place::pages::close;
    GET "/r/{region}/bedrijven" COORDINATOR => employer::pages::list;
    GET "/r/{region}/bedrijven/{partner}" COORDINATOR => employer::pages::show;
    POST "/r/{region}/bedrijven/{partner}/link" COORDINATOR => employer::pages::mail_link;
    POST "/r/{region}/bedrijven/{partner}/intrekken" COORDINATOR => employer::pages::revoke;
    POST "/r/{region}/bedrijven/{partner}/samenvoegen" COORDINATOR => employer::pages::merge_into;
    GET "/r/{region}/mijn-plekken" EMPLOYER => employer::pages::home;
    POST "/r/{region}/mijn-plekken/collega" EMPLOYER => employer::pages::colleague;
    POST "/r/{region}/mijn-plekken/collega/weg" EMPLOYER => employer::pages::remove_one;
    GET "/r/{region}/mijn-plekken/nieuw/{id}" EMPLOYER => employer::pages::new_place;
    POST "/r/{region}/mijn-plekken/nieuw/{id}" EMPLOYER => employer::pages::create_place;
    POST "/r/{region}/mijn-plekken/komst/{placement}" EMPLOYER => placement::pages::accept;
    GET "/r/{region}/mijn-plekken/komst/{placement}/afwijzen" EMPLOYER => decline::pages::ask_form;
    POST "/r/{region}/mijn-plekken/komst/{placement}/afwijzen" EMPLOYER => decline::pages::ask;
    GET "/r/{region}/mijn-plekken/overeenkomst/{agreement}" EMPLOYER => agreement::pages::of_employer;
    POST "/r/{region}/mijn-plekken/overeenkomst/{agreement}" EMPLOYER => agreement::pages::sign_as_employer;
    GET "/r/{region}/mijn-plekken/overeenkomst/{agreement}/pdf" EMPLOYER => agreement::pages::pdf_of_employer;
    GET "/r/{region}/mijn-plekken/stage/{placement}" EMPLOYER => internship::pages::firm;
    GET "/r/{region}/mijn-plekken/stage/{placement}/gesprek" EMPLOYER => talk::pages::of_employer;
    POST "/r/{region}/mijn-plekken/stage/{placement}/gesprek" EMPLOYER => talk::pages::by_employer;
    GET "/r/{region}/mijn-plekken/stage/{placement}/evaluatie" EMPLOYER => evaluation::pages::of_employer;
    POST "/r/{region}/mijn-plekken/stage/{placement}/evaluatie" EMPLOYER => evaluation::pages::by_employer;
    GET "/r/{region}/mijn-plekken/{place}" EMPLOYER => employer::pages::edit_place;
    POST "/r/{region}/mijn-plekken/{place}" EMPLOYER => employer::pages::save_place;
    POST "/r/{region}/mijn-plekken/{place}/sluiten" EMPLOYER => employer::pages::close_place;
    GET "/r/{region}/aantallen" REGISTRAR => headcount::pages::show;
    POST "/r/{region}/aantallen" REGISTRAR => headcount::pages::save;
    GET "/r/{region}/mijn-ronde" STUDENT => wish::pages::home;
    GET "/r/{region}/mijn-rondes" STUDENT => student::pages::rounds;
    POST "/r/{region}/mijn-rondes/{student}" STUDENT => student::pages::go_to;
    POST "/r/{region}/mijn-ronde/lijst" STUDENT => wish::pages::step;
    POST "/r/{region}/mijn-ronde/bevestigen" STUDENT => wish::pages::confirm;
    GET "/r/{region}/mijn-ronde/bewijs" STUDENT => wish::pages::receipt;
    POST "/r/{region}/mijn-ronde/bewijs" STUDENT => wish::pages::receipt_kept;
    GET "/r/{region}/mijn-ronde/uitslag" STUDENT => result::pages::mine;
    POST "/r/{region}/mijn-ronde/antwoord" STUDENT => placement::pages::answer;
    POST "/r/{region}/mijn-ronde/reactie" STUDENT => decline::pages::reply;
    GET "/r/{region}/mijn-ronde/terugtrekken" STUDENT => placement::pages::withdraw_form;
    POST "/r/{region}/mijn-ronde/terugtrekken" STUDENT => placement::pages::withdraw;
    GET "/r/{region}/mijn-ronde/bezwaar" STUDENT => objection::pages::make_form;
    POST "/r/{region}/mijn-ronde/bezwaar" STUDENT => objection::pages::make;
    GET "/r/{region}/mijn-ronde/overeenkomst/{agreement}" STUDENT => agreement::pages::of_student;
    POST "/r/{region}/mijn-ronde/overeenkomst/{agreement}" STUDENT => agreement::pages::sign_as_student;
    GET "/r/{region}/mijn-ronde/overeenkomst/{agreement}/pdf" STUDENT => agreement::pages::pdf_of_student;
    GET "/r/{region}/mijn-ronde/eigen-plek" STUDENT => own::pages::mine;
    POST "/r/{region}/mijn-ronde/eigen-plek" STUDENT => own::pages::propose;
    POST "/r/{region}/mijn-ronde/eigen-plek/terug" STUDENT => own::pages::take_back;
    GET "/r/{region}/mijn-ronde/stage" STUDENT => internship::pages::mine;
    GET "/r/{region}/mijn-ronde/stage/gesprek" STUDENT => talk::pages::of_student;
    POST "/r/{region}/mijn-ronde/stage/gesprek" STUDENT => talk::pages::by_student;
    GET "/r/{region}/mijn-ronde/stage/hoe-gaat-het" STUDENT => pulse::pages::ask;
    POST "/r/{region}/mijn-ronde/stage/hoe-gaat-het" STUDENT => pulse::pages::answer;
    POST "/r/{region}/mijn-ronde/stage/hoe-gaat-het/{pulse}/door" STUDENT => pulse::pages::pass_on;
    POST "/r/{region}/mijn-ronde/stage/hoe-gaat-het/{pulse}/terug" STUDENT => pulse::pages::take_back;
    GET "/r/{region}/mijn-ronde/stage/aanpassing" STUDENT => adjustment::pages::new;
    POST "/r/{region}/mijn-ronde/stage/aanpassing" STUDENT => adjustment::pages::disclose;
    POST "/r/{region}/mijn-ronde/stage/aanpassing/{adjustment}/weg" STUDENT => adjustment::pages::withdraw;
    GET "/r/{region}/mijn-ronde/stage/evaluatie" STUDENT => evaluation::pages::of_student;
    POST "/r/{region}/mijn-ronde/stage/evaluatie" STUDENT => evaluation::pages::by_student;
    GET "/r/{region}/mijn-ronde/stage/evaluatie/{placement}" STUDENT => evaluation::pages::of_student;
    POST "/r/{region}/mijn-ronde/stage/evaluatie/{placement}" STUDENT => evaluation::pages::by_student;
    GET "/r/{region}/mijn-ronde/kit.json" STUDENT => result::pages::kit;
    GET "/r/{region}/mijn-ronde/controle" STUDENT => result::pages::check_mine;
};

/// What others may point at here: a round's public page, which is there once it is open.
pub const KINDS: &[Kind] = &[Kind { kind: "round", path: "/rondes" }, Kind { kind: "articles", path: "/artikelen" }];

/// The area's places in the main navigation.
#[must_use]
pub fn tabs() -> Vec<Tab> {
    vec![
        Tab { key: "today-title", path: "/vandaag", allow: SCHOOL },
        Tab { key: "guided-title", path: "/begeleiding", allow: SCHOOL },
        Tab { key: "rounds-tab", path: "/rondes", allow: ANYONE },
        Tab { key: "statistics-years", path: "/cijfers", allow: ANYONE },
        Tab { key: "studies-title", path: "/opleidingen", allow: COORDINATOR },
        Tab { key: "templates-title", path: "/sjablonen", allow: COORDINATOR },
        Tab { key: "employers-title", path: "/bedrijven", allow: COORDINATOR },
        Tab { key: "rounds-tab-mine", path: "/mijn-ronde", allow: STUDENT },
        Tab { key: "my-rounds", path: "/mijn-rondes", allow: STUDENT },
        Tab { key: "rounds-tab-places", path: "/mijn-plekken", allow: EMPLOYER },
        Tab { key: "headcount-title", path: "/aantallen", allow: REGISTRAR },
        Tab { key: "agreement-tab", path: "/overeenkomst", allow: GUARDIAN },
    ]
}

/// What an address of mail reaches here: a student's rounds, an employer's places.
#[must_use]
pub fn link_finders() -> Vec<LinkFinder> {
    vec![|tx, email| Box::pin(find_links(tx, email))]
}

/// What waits here for whoever works at a school, and for an employer.
#[must_use]
pub fn wait_finders() -> Vec<WaitFinder> {
    vec![|context| Box::pin(today::pages::waits(context)), |context| Box::pin(employer::pages::waits(context))]
}

/// What of rounds and agreements shows that a school did what it promised.
#[must_use]
pub fn proof_finders() -> Vec<ProofFinder> {
    vec![|context, school| Box::pin(statistics::pages::proofs(context, school)), |context, school| {
        Box::pin(agreement::pages::proofs(context, school))
    }]
}

/// The rounds that a school or an employer has a part in, and the programmes and articles of a school.
#[must_use]
pub fn tie_finders() -> Vec<TieFinder> {
    vec![|tx, of| Box::pin(round::store::ties(tx, of)), |tx, of| Box::pin(study::store::ties(tx, of)), |tx, of| {
        Box::pin(agreement::template::ties(tx, of))
    }]
}

/// What goes along with an employer or a school that is made one with another record of it.
#[must_use]
pub fn movers() -> Vec<Mover> {
    vec![|tx, of| Box::pin(move_partner(tx, of))]
}

async fn move_partner(tx: &mut Tx, (region_id, from, into): (&str, &str, &str)) -> Result<()> {
    place::store::move_employer(tx, region_id, from, into).await?;
    study::store::move_school(tx, region_id, from, into).await?;
    agreement::template::move_school(tx, region_id, from, into).await?;
    round::store::move_school(tx, region_id, from, into).await
}

async fn find_links(tx: &mut Tx, email: &str) -> Result<Vec<Reach>> {
    let mut found = employer::reach(tx, email).await?;
    found.extend(headcount::reach(tx, email).await?);
    found.extend(student::reach(tx, email).await?);
    Ok(found)
}

/// Runs one queued job if it is this area's; says whether it was.
pub async fn run_job(site: &Site, job: &Job) -> Result<bool> {
    match job.kind.as_str() {
        import::JOB => import::run(site, job).await?,
        repair::JOB => repair::run(site, job).await?,
        round::JOB => round::run(site, job).await?,
        trial::JOB => trial::run(site, job).await?,
        _ => return Ok(false),
    }
    Ok(true)
}

/// What the clock brings: called every few seconds, on every server, and safe to call twice.
pub async fn tick(site: &Site) -> Result<()> {
    placement::tick(site).await?;
    decline::tick(site).await?;
    objection::tick(site).await?;
    agreement::tick(site).await?;
    internship::tick(site).await?;
    round::tick(site).await
}
