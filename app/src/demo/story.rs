//! The story region, made from `fixtures/story` through the same deeds that people do on the pages, with the
//! clock set to the day on which each would be done.

use std::collections::{HashMap, HashSet};

use evenkans_network::partner::{self, Kind, Partner, PartnerId};
use evenkans_people::{AccountId, Lang, Region, Role, SignedIn, StudentLink, account, member, region};
use evenkans_rounds::headcount;
use evenkans_rounds::import;
use evenkans_rounds::round::{self, Beacon, Change, Classes, Lottery, NamedBeacon, Rules, desk::Desk, rules};
use evenkans_rounds::student::{self, Student};
use evenkans_rounds::study::{self, Level, Study, StudyId};
use evenkans_rounds::trial;
use evenkans_rounds::wish;
use evenkans_store::{Db, Error, Result, write_tx};
use evenkans_web::{Site, parse_local};

use super::files::{self, get, records, table};
use super::network::{self, Network};
use super::{after, agreements, internships, national};

/// The address of the story region.
pub(super) const SLUG: &str = "waterstad";

/// When the story begins: Monday 29 September 2025, 9.00 in Amsterdam.
pub(crate) const START: i64 = 1_759_129_200;

/// When what of a round was done, from the first import to its publication.
struct Days {
    title: &'static str,
    internship: (&'static str, &'static str),
    opened: &'static str,
    confirmed: &'static str,
    until: &'static str,
    frozen: &'static str,
    beacon: &'static str,
    drawn: &'static str,
    published: &'static str,
    /// Of the school's students each so many-th takes no part.
    without: usize,
}

const LAST_YEAR: Days = Days {
    title: "Stages vakcollege 2026",
    internship: ("2026-02-02", "2026-07-03"),
    opened: "2025-10-06T09:00",
    confirmed: "2025-10-20T15:00",
    until: "2025-10-31T17:00",
    frozen: "2025-10-31T17:30",
    beacon: "2025-11-03T12:00",
    drawn: "2025-11-03T12:10",
    published: "2025-11-04T09:00",
    without: 4,
};

const THIS_YEAR: Days = Days {
    title: "Stage bouw, gastvrijheid en groen 2027",
    internship: COMING,
    opened: "2026-10-05T09:00",
    confirmed: "2026-10-20T15:00",
    until: "2026-10-30T17:00",
    frozen: "2026-10-30T17:30",
    beacon: "2026-11-02T12:00",
    drawn: "2026-11-02T12:10",
    published: "2026-11-03T09:00",
    without: usize::MAX,
};

/// The days of the internships that are being prepared when the demo begins.
const COMING: (&str, &str) = ("2027-02-01", "2027-07-02");

/// Sixty throws, written down once for the rounds that are drawn already.
const DICE: &str = "362514143625263514562314361452163425134625314265143625416352";

pub(super) fn moment(text: &str) -> Result<i64> {
    parse_local(text).ok_or_else(|| Error::fault(format!("not a moment: {text}")))
}

/// Goes to a later moment of the story.
pub(super) fn go_to(db: &Db, text: &str) -> Result<()> {
    db.clock.advance(moment(text)? - db.clock.now());
    Ok(())
}

struct Story<'a> {
    site: &'a Site,
    region: Region,
    schools: HashMap<String, PartnerId>,
    coordinators: HashMap<String, SignedIn>,
    /// Who manages the programme.
    manager: Option<AccountId>,
}

/// Fills an empty database with the story; afterwards the clock stands at Monday 30 November 2026, 9.00.
/// One round ran the year before and is closed.
pub(crate) async fn fill(site: &Site) -> Result<()> {
    let story = begin(site).await?;
    let schools = ["Vakcollege Oeverzijde", "Mbo-college Sluishaven", "Hogeschool Waterstad"];
    go_to(&site.db, "2025-10-01T10:00")?;
    for school in schools {
        story.articles(school).await?;
    }
    let network = story.network()?;
    network::began(&network).await?;
    let last_year = story.published(schools[0], &LAST_YEAR).await?;
    internships::whole(site, &last_year, &network).await?;
    network::autumn(&network).await?;
    national::national(&network).await?;
    go_to(&site.db, "2026-10-01T10:00")?;
    let published = story.published(schools[0], &THIS_YEAR).await?;
    after::answers(site, &published).await?;
    go_to(&site.db, "2026-11-16T10:00")?;
    story.open(schools[1]).await?;
    after::again(site, &published).await?;
    go_to(&site.db, "2026-11-27T11:00")?;
    story.preparing(schools[2]).await?;
    network::now(&network).await?;
    let spared = super::pages::choose_students(site).await?;
    agreements::signed(site, &published, &spared).await?;
    internships::begun(site, &published).await?;
    after::now(site, &published).await?;
    let without = after::without(site, &published).await?;
    let mut walkers = without.iter().filter(|id| !spared.contains(id)).rev();
    if let (Some(one), Some(other)) = (walkers.next(), walkers.next()) {
        after::own_place(site, &published, (one, "99030001"), true).await?;
        after::own_place(site, &published, (other, "99030002"), false).await?;
    }
    go_to(&site.db, "2026-11-30T09:00")?;
    let chosen = super::pages::choose_students(site).await?;
    if let Some(demo) = &site.demo {
        demo.students.get_or_init(|| chosen);
    }
    Ok(())
}

/// Only the region, its partners, its people and their programmes: whoever begins here makes the rounds.
pub(crate) async fn people(site: &Site) -> Result<()> {
    begin(site).await.map(drop)
}

async fn begin(site: &Site) -> Result<Story<'_>> {
    let region = Region { fictional: true, ..Region::new(SLUG, "Regio Waterstad", "stages@waterstad.example") };
    let (partners, people, studies) = (records(files::PARTNERS)?, records(files::PEOPLE)?, records(files::STUDIES)?);
    let (schools, coordinators, manager) = write_tx!(site.db, "story.begin", |tx| {
        region::create(tx, &region).await?;
        let mut ids = HashMap::new();
        for record in &partners {
            let partner = Partner {
                kvk: partner::kvk(&get(record, "KvK"))?,
                town: get(record, "Plaats"),
                website: get(record, "Website"),
                ..Partner::named(kind(&get(record, "Soort"))?, &get(record, "Naam"))
            };
            partner::store::insert(tx, region.id.as_str(), &partner).await?;
            ids.insert(partner.name.clone(), partner.id);
        }
        for record in &studies {
            let study = Study {
                id: StudyId::new(),
                school_id: ids.get(&get(record, "School")).ok_or(Error::NotFound)?.to_string(),
                code: get(record, "Code"),
                name: get(record, "Naam"),
                level: get(record, "Soort").parse::<Level>().map_err(|()| Error::fault("a level"))?,
            };
            study::store::insert(tx, region.id.as_str(), &study).await?;
        }
        let (mut coordinators, mut manager) = (HashMap::new(), None);
        for record in &people {
            let account = account::find_or_create(tx, &get(record, "E-mail"), &get(record, "Naam"), Lang::Nl).await?;
            let at = get(record, "Partner");
            let partner = ids.get(&at).ok_or(Error::NotFound)?;
            match role(&get(record, "Rol"))? {
                Some(role) => {
                    member::add(tx, region.id.as_str(), &account.id, partner.as_str(), role).await?;
                    if role == Role::ProgrammeManager {
                        manager.get_or_insert_with(|| account.id.clone());
                    }
                    if role == Role::Coordinator {
                        let members = member::of_account(tx, &account.id).await?;
                        // The first one of a school does the story's deeds.
                        coordinators.entry(at).or_insert(SignedIn { account, members });
                    }
                }
                // A password that nobody knows: in the demo one click signs in as anybody.
                None => account::make_administrator(tx, &account.id, "").await?,
            }
        }
        Ok((ids, coordinators, manager))
    })?;
    Ok(Story { site, region, schools, coordinators, manager })
}

fn kind(word: &str) -> Result<Kind> {
    Ok(match word {
        "school" => Kind::School,
        "werkgever" => Kind::Employer,
        "maatschappelijk" => Kind::CivilSociety,
        "overheid" => Kind::PublicBody,
        "studenten" => Kind::StudentOrganisation,
        _ => return Err(Error::fault(format!("no kind of partner: {word}"))),
    })
}

/// The role behind a Dutch word; an administrator is no role in a region.
fn role(word: &str) -> Result<Option<Role>> {
    Ok(Some(match word {
        "Programmamanager" => Role::ProgrammeManager,
        "Stagecoördinator" => Role::Coordinator,
        "Docent" => Role::Teacher,
        "Werkgever" => Role::EmployerContact,
        "Adviseur" => Role::Adviser,
        "Beleidsmaker" => Role::Policymaker,
        "Student" => Role::Student,
        "Beheerder" => return Ok(None),
        _ => return Err(Error::fault(format!("no role: {word}"))),
    }))
}

impl Story<'_> {
    fn network(&self) -> Result<Network<'_>> {
        Ok(Network {
            site: self.site,
            region: self.region.id.to_string(),
            partners: &self.schools,
            manager: self.manager.clone().ok_or(Error::NotFound)?,
        })
    }

    fn rules(beacon: NamedBeacon) -> Rules {
        let earlier = rules::ClassRule {
            name: "Eerder geen plek".into(),
            reason: "Wie de vorige keer pech had, gaat nu voor.".into(),
            when: rules::When::EarlierUnplaced,
        };
        Rules {
            lottery: Lottery::Single,
            classes: Classes::Computed { rules: vec![earlier] },
            beacon,
            terms: rules::Terms::default(),
        }
    }

    /// A round of a school with all its programmes, from the three files.
    async fn round(
        &self,
        school: &str,
        (title, days, without): (&str, (&str, &str), usize),
        until: &str,
        beacon: NamedBeacon,
        wishes: bool,
    ) -> Result<Desk> {
        let school_id = self.schools.get(school).ok_or(Error::NotFound)?.to_string();
        let me = self.coordinators.get(school).ok_or(Error::NotFound)?;
        let region = self.region.id.as_str();
        let (places_until, wishes_until) = (moment(until)? - 7 * 86_400, moment(until)?);
        let (students, places, lists) = (table(files::STUDENTS)?, table(files::PLACES)?, table(files::WISHES)?);
        write_tx!(self.site.db, "story.round", |tx| {
            let studies = study::store::of_school(tx, region, &school_id).await?;
            let codes: HashSet<&str> = studies.iter().map(|one| one.code.as_str()).collect();
            let change = Change {
                title: title.to_owned(),
                starts_on: days.0.into(),
                ends_on: days.1.into(),
                places_until,
                wishes_until,
                rules: Self::rules(beacon.clone()),
                studies: studies.iter().map(|one| one.id.to_string()).collect(),
            };
            let id = round::create(tx, me, region, &school_id, &change).await?;
            let round = round::store::by_id(tx, region, id.as_str()).await?;
            let actor = me.account.id.to_string();
            let (students, numbers) = files::of_studies(&students, &codes, without);
            let (mut places, open) = files::places_of(&places, &codes);
            if days != COMING {
                files::a_year_earlier(&mut places);
            } else if wishes {
                files::keep_seats(&mut places);
            }
            let mut files = vec![(import::Kind::Students, students), (import::Kind::Places, places)];
            if wishes {
                files.push((import::Kind::Wishes, files::lists_of(&lists, &numbers, &open)));
            }
            for (kind, file) in files {
                let report = import::at_once(tx, &round, &actor, kind, file).await?;
                if let Some(problem) = report.problems.first() {
                    return Err(Error::fault(format!("the story's {kind:?}: {problem:?}")));
                }
            }
            let round = round::store::by_id(tx, region, id.as_str()).await?;
            Ok(Desk { round, actor })
        })
    }

    /// The articles of a school, for the level of what it teaches.
    async fn articles(&self, school: &str) -> Result<()> {
        let id = self.schools.get(school).ok_or(Error::NotFound)?;
        let mut tx = self.site.db.read("story.level").await?;
        let studies = study::store::of_school(&mut tx, self.region.id.as_str(), id.as_str()).await?;
        drop(tx);
        let level = studies.first().ok_or(Error::NotFound)?.level;
        let contact = format!("Vertrouwenspersoon van {school}");
        agreements::articles(self.site, (self.region.id.as_str(), id.as_str()), level, &contact).await
    }

    /// The desk with the round as it is now.
    async fn again(&self, desk: &Desk) -> Result<Desk> {
        let mut tx = self.site.db.read("story.again").await?;
        let round = round::store::by_id(&mut tx, self.region.id.as_str(), desk.round.id.as_str()).await?;
        Ok(Desk { round, actor: desk.actor.clone() })
    }

    async fn opened(&self, desk: &Desk) -> Result<Desk> {
        write_tx!(self.site.db, "story.open", |tx| { round::open(tx, desk).await })?;
        self.count(desk).await?;
        self.again(desk).await
    }

    /// The student administration says how many students there are: a few more than take part.
    async fn count(&self, desk: &Desk) -> Result<()> {
        let site = (self.site, &self.site.texts.in_lang(Lang::Nl));
        write_tx!(self.site.db, "story.count", |tx| {
            headcount::ask(tx, site, desk, "administratie@waterstad.example").await?;
            let counted = headcount::store::of_round(tx, &desk.round).await?;
            let counts: Vec<(String, u32)> =
                counted.into_iter().map(|one| (one.study.id.to_string(), one.taking_part + 2)).collect();
            headcount::state(tx, &desk.round, "verhaal", "Studentenadministratie", &counts).await
        })
    }

    /// Students confirm their lists: all but every `skip`th.
    async fn confirm(&self, desk: &Desk, skip: usize) -> Result<()> {
        let region = self.region.id.as_str();
        let mut tx = self.site.db.read("story.students").await?;
        let students = student::store::of_round(&mut tx, region, desk.round.id.as_str()).await?;
        let lists = wish::store::of_round(&mut tx, region, desk.round.id.as_str()).await?;
        drop(tx);
        let with_list = students.iter().filter(|one| lists.contains_key(one.id.as_str()));
        for (_, student) in with_list.enumerate().filter(|(n, _)| n % skip != 0) {
            self.confirm_one(desk, student).await?;
        }
        Ok(())
    }

    async fn confirm_one(&self, desk: &Desk, student: &Student) -> Result<()> {
        let link = StudentLink {
            link_id: "verhaal".into(),
            region_id: self.region.id.to_string(),
            round_id: desk.round.id.to_string(),
            student_id: student.id.to_string(),
        };
        write_tx!(self.site.db, "story.confirm", |tx| {
            wish::confirm(tx, &desk.round, &link, student.version).await?;
            wish::keep_receipt(tx, &link, &student.receipt).await
        })?;
        Ok(())
    }

    /// A round that ran from the first import to its publication.
    async fn published(&self, school: &str, days: &Days) -> Result<Desk> {
        let witnesses = vec!["Studentenraad Waterstad".to_owned(), "Meldpunt Iedereen Mee Waterstad".to_owned()];
        let beacon = NamedBeacon::Dice { at: moment(days.beacon)?, witnesses };
        let about = (days.title, days.internship, days.without);
        let desk = self.round(school, about, days.until, beacon, true).await?;
        go_to(&self.site.db, days.opened)?;
        let desk = self.opened(&desk).await?;
        go_to(&self.site.db, days.confirmed)?;
        self.confirm(&desk, 8).await?;
        go_to(&self.site.db, days.frozen)?;
        let site = (self.site, &self.site.texts.in_lang(Lang::Nl));
        write_tx!(self.site.db, "story.freeze", |tx| { round::freeze(tx, site, &desk).await })?;
        let desk = self.again(&desk).await?;
        go_to(&self.site.db, days.drawn)?;
        let dice = Beacon(DICE.to_owned());
        write_tx!(self.site.db, "story.draw", |tx| { round::draw(tx, &desk, &dice).await })?;
        let desk = self.again(&desk).await?;
        go_to(&self.site.db, days.published)?;
        write_tx!(self.site.db, "story.publish", |tx| { round::publish(tx, site, &desk).await })?;
        self.again(&desk).await
    }

    /// A round in which students are choosing now. Dice, so that whoever walks through the demo can finish it.
    async fn open(&self, school: &str) -> Result<()> {
        let witnesses = vec!["Studentenraad Waterstad".to_owned(), "Buurthuizen Waterstad".to_owned()];
        let beacon = NamedBeacon::Dice { at: moment("2026-12-14T12:00")?, witnesses };
        let about = ("Stage zorg en ICT voorjaar 2027", COMING, usize::MAX);
        let desk = self.round(school, about, "2026-12-11T17:00", beacon, true).await?;
        let desk = self.opened(&desk).await?;
        go_to(&self.site.db, "2026-11-24T16:00")?;
        self.confirm(&desk, 3).await?;
        write_tx!(self.site.db, "story.trial", |tx| { trial::begin(tx, &desk, 1_000, &[3, 5]).await })
    }

    /// A round whose rules can still change and whose wishes are not imported yet.
    async fn preparing(&self, school: &str) -> Result<()> {
        let beacon = NamedBeacon::Drand { at: moment("2027-01-18T12:00")? };
        let about = ("Stage hbo voorjaar 2027", COMING, usize::MAX);
        self.round(school, about, "2027-01-15T17:00", beacon, false).await.map(drop)
    }
}
