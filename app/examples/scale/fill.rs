//! A large network, made without chance, so that two runs measure the same.

use evenkans_network::partner::{self, Kind, Partner};
use evenkans_people::{Account, Lang, Region, Role, account, member, region, session};
use evenkans_store::{Db, Result, Tx, Value, activity, link::Ref, new_id, write_tx};
use evenkans_web::Moment;

const PARTNERS: usize = 2_000;
const PEOPLE: usize = 20_000;
const GATHERINGS: usize = 300;
const COMMITMENTS: usize = 3_000;
const REGIONS: usize = 200;
const DAY: i64 = 86_400;

/// What the pages are asked of.
pub struct Filled {
    manager: String,
    lead: String,
    partner: String,
    gathering: String,
    commitment: String,
}

impl Filled {
    /// Each page with the session of whom it is for.
    pub fn pages(&self) -> Vec<(String, &str)> {
        let Self { manager, lead, partner, gathering, commitment } = self;
        let own = [
            "",
            "/mijn",
            "/partners",
            "/partners?q=12",
            "/netwerk",
            "/agenda",
            "/manifest",
            "/manifest/jaar/2026",
            "/toezeggingen",
            "/toezeggingen/nieuw",
            "/standaard/stand",
            "/nieuws/nieuw",
            "/instellingen",
            "/aanmeldingen",
            "/nieuwe-regio",
        ];
        let mut pages: Vec<(String, &str)> = vec![("/".into(), manager), ("/privacy".into(), manager)];
        pages.extend(own.map(|path| (format!("/r/groot{path}"), manager.as_str())));
        pages.extend([
            (format!("/r/groot/partners/{partner}"), manager.as_str()),
            (format!("/r/groot/agenda/{gathering}"), manager),
            (format!("/r/groot/toezeggingen/{commitment}"), manager),
            ("/programma/groot".into(), lead),
            ("/programma/groot/beheer".into(), lead),
        ]);
        let lists = ["partners", "gatherings", "commitments", "rounds"];
        let of = |path: &str| format!("/api/v1/regions/groot/{path}");
        pages.push(("/api/v1/regions?pageSize=500".into(), lead));
        pages.extend(lists.map(|list| (of(&format!("{list}?pageSize=500")), lead.as_str())));
        pages.extend([
            (of(&format!("partners/{partner}")), lead.as_str()),
            (of(&format!("commitments/{commitment}")), lead),
            ("/api/v1/openapi.json".into(), lead),
        ]);
        pages
    }
}

pub async fn fill(db: &Db) -> Result<Filled> {
    write_tx!(db, "scale.fill", |tx| { filled(tx).await })
}

async fn filled(tx: &mut Tx) -> Result<Filled> {
    let regions = regions(tx).await?;
    let home = regions[0].as_str();
    let partners = partners(tx, home, PARTNERS).await?;
    for other in &regions[1..] {
        self::partners(tx, other, 10).await?;
    }
    let people = people(tx, home, &partners).await?;
    let gatherings = gatherings(tx, home, &partners, &people).await?;
    let commitments = manifest(tx, home, &partners, &people).await?;
    let lead = account::find_or_create(tx, "lead@groot.example", "Lead", Lang::Nl).await?;
    let (manager, now) = (&people[0], tx.now);
    let led = [("groot".into()), (&lead.id).into(), now.into()];
    run(tx, "INSERT INTO programme_lead (programme_id, account_id, since) VALUES ($1, $2, $3)", &led).await?;
    Ok(Filled {
        manager: session::start(tx, &manager.id).await?,
        lead: session::start(tx, &lead.id).await?,
        partner: partners[1].clone(),
        gathering: gatherings[0].clone(),
        commitment: commitments[0].clone(),
    })
}

async fn run(tx: &mut Tx, sql: &'static str, values: &[Value]) -> Result<()> {
    tx.run(sql, values).await.map(drop)
}

async fn regions(tx: &mut Tx) -> Result<Vec<String>> {
    let values = ["groot".into(), "Groot programma".into(), tx.now.into()];
    let sql = "INSERT INTO programme (id, slug, name, body, created_at, version) VALUES ($1, $1, $2, '', $3, 1)";
    run(tx, sql, &values).await?;
    let mut all = Vec::new();
    for n in 0..REGIONS {
        let slug = if n == 0 { "groot".to_owned() } else { format!("regio-{n}") };
        let one = Region { fictional: true, ..Region::new(&slug, &format!("Regio {n}"), "stages@groot.example") };
        region::create(tx, &one).await?;
        let values = [one.id.as_str().into(), "groot".into(), tx.now.into()];
        run(tx, "INSERT INTO programme_region (region_id, programme_id, since) VALUES ($1, $2, $3)", &values).await?;
        all.push(one.id.0);
    }
    Ok(all)
}

/// The first one is where the programme manager works; every tenth is a school, the others are employers.
async fn partners(tx: &mut Tx, region_id: &str, many: usize) -> Result<Vec<String>> {
    let mut all = Vec::new();
    for n in 0..many {
        let kind = match n {
            0 => Kind::PublicBody,
            n if n % 10 == 1 => Kind::School,
            n if n % 50 == 2 => Kind::CivilSociety,
            _ => Kind::Employer,
        };
        let one = Partner {
            kvk: Some(format!("{:08}", 10_000_000 + n)),
            town: format!("Stad {}", n % 30),
            sector: format!("Sector {}", n % 12),
            contact_email: format!("info@partner-{n}.example"),
            ..Partner::named(kind, &format!("Partner {n}"))
        };
        partner::store::insert(tx, region_id, &one).await?;
        all.push(one.id.to_string());
    }
    Ok(all)
}

async fn people(tx: &mut Tx, region_id: &str, partners: &[String]) -> Result<Vec<Account>> {
    let mut all = Vec::new();
    for n in 0..PEOPLE {
        let one =
            account::find_or_create(tx, &format!("mens-{n}@groot.example"), &format!("Mens {n}"), Lang::Nl).await?;
        let at = n % partners.len();
        let role = match at {
            0 if n == 0 => Role::ProgrammeManager,
            0 => Role::Policymaker,
            at if at % 10 == 1 => Role::Teacher,
            at if at % 50 == 2 => Role::Adviser,
            _ => Role::EmployerContact,
        };
        member::add(tx, region_id, &one.id, &partners[at], role).await?;
        all.push(one);
    }
    Ok(all)
}

/// One in three days over two and a half years, the last ones still to come; 300 people at the first, 20 at the others.
async fn gatherings(tx: &mut Tx, region_id: &str, partners: &[String], people: &[Account]) -> Result<Vec<String>> {
    let mut all = Vec::new();
    for n in 0..GATHERINGS {
        let (id, starts) = (new_id(), tx.now + (20 - n as i64) * 3 * DAY);
        let values =
            [region_id.into(), (&id).into(), format!("Bijeenkomst {n}").into(), starts.into(), (starts + 7_200).into()];
        let sql =
            "INSERT INTO gathering (region_id, id, kind, title, starts_at, ends_at, place, about, public, notes, code,
                                          cancelled_because, made_at, version)
                   VALUES ($1, $2, 'meeting', $3, $4, $5, 'Stadhuis', 'Agenda', 1, '', $2, '', $4, 1)";
        run(tx, sql, &values).await?;
        for k in 0..if n == 0 { 300 } else { 20 } {
            let who = (n * 37 + k * 13) % people.len();
            let (person, at) = (&people[who], &partners[who % partners.len()]);
            let there = starts < tx.now;
            let state = if there { "there" } else { "asked" };
            let values = [
                region_id.into(),
                new_id().into(),
                (&id).into(),
                at.into(),
                (&person.id).into(),
                (&person.name).into(),
                state.into(),
                starts.into(),
            ];
            let sql =
                "INSERT INTO attendance (region_id, id, gathering_id, partner_id, account_id, name, state, changed_at)
                       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
            run(tx, sql, &values).await?;
            if there {
                let (what, thing) = (("gathering-attended", starts), Ref::new("gathering", &id));
                activity::note_at(tx, region_id, what, &thing, &format!("Bijeenkomst {n}"), Some(at)).await?;
            }
        }
        all.push(id);
    }
    Ok(all)
}

/// The manifest with eight ambitions, signed by half; commitments promised, shown and met, of which a third are past their day.
async fn manifest(tx: &mut Tx, region_id: &str, partners: &[String], people: &[Account]) -> Result<Vec<String>> {
    let now = tx.now;
    let values = [region_id.into(), "manifest".into(), (now - 400 * DAY).into()];
    let sql =
        "INSERT INTO manifest (region_id, id, number, title, body, made_at) VALUES ($1, $2, 1, 'Manifest', 'Wij', $3)";
    run(tx, sql, &values).await?;
    for n in 0..8 {
        let level = ["individual", "local", "institutional", "system"][n % 4];
        let values = [region_id.into(), format!("ambitie-{n}").into(), level.into(), now.into()];
        let sql = "INSERT INTO ambition (region_id, id, level, title, about, made_at, version)
                   VALUES ($1, $2, $3, 'Een ambitie', '', $4, 1)";
        run(tx, sql, &values).await?;
    }
    for partner in partners.iter().step_by(2) {
        let values = [region_id.into(), partner.into(), (&people[0].id).into(), (now - 300 * DAY).into()];
        let sql = "INSERT INTO manifest_signature (region_id, partner_id, manifest_id, account_id, name, signed_at)
                   VALUES ($1, $2, 'manifest', $3, 'Wie', $4)";
        run(tx, sql, &values).await?;
    }
    let mut all = Vec::new();
    for n in 0..COMMITMENTS {
        let (id, due) = (new_id(), Moment(now + (n as i64 % 300 - 100) * DAY).day());
        let state = ["promised", "promised", "shown", "met"][n % 4];
        let ended = (state == "met").then_some(now - 10 * DAY);
        let values = [
            region_id.into(),
            (&id).into(),
            (&partners[n % partners.len()]).into(),
            format!("ambitie-{}", n % 8).into(),
            format!("Wij doen iets, nummer {n}").into(),
            due.into(),
            state.into(),
            (now - 200 * DAY).into(),
            ended.into(),
        ];
        let sql =
            "INSERT INTO commitment (region_id, id, partner_id, ambition_id, what, shown_by, due_on, first_due_on,
                                           state, made_at, ended_at, dropped_because, version)
                   VALUES ($1, $2, $3, $4, $5, 'Een lijst', $6, $6, $7, $8, $9, '', 1)";
        run(tx, sql, &values).await?;
        if state != "promised" {
            let values = [region_id.into(), new_id().into(), (&id).into(), (now - 20 * DAY).into()];
            let sql =
                "INSERT INTO evidence (region_id, id, commitment_id, text, url, file_name, file, added_at, added_by)
                       VALUES ($1, $2, $3, 'Lijst', 'https://lijst.example', '', '', $4, 'iemand')";
            run(tx, sql, &values).await?;
        }
        all.push(id);
    }
    Ok(all)
}
