//! The story's network: how it began, who signed, who met, and what was promised; some of it done, some of it late.

use std::collections::HashMap;

use evenkans_network::commitment::{self, Attached, Promise};
use evenkans_network::contact;
use evenkans_network::gathering::{self, Change, Guest, Kind};
use evenkans_network::joining::{self, Joining, JoiningId};
use evenkans_network::manifest::{self, Aim, Level};
use evenkans_network::newsletter;
use evenkans_network::partner::{self, PartnerId, Speaker, selection::Selection};
use evenkans_network::region::Manager;
use evenkans_network::standard::{self, Answer, Answers, Mark};
use evenkans_network::task;
use evenkans_people::{AccountId, Lang, Role, SignedIn, account, member};
use evenkans_rounds::agreement::template;
use evenkans_store::{Error, Result, write_tx};
use evenkans_web::Site;

mod told;

use self::told::{
    ASKED, AUTUMN, BEFORE, CONTACTS, Met, NEXT_READING, PROMISES, SECOND_READING, SIGNING, TEXT, WRITTEN_DOWN,
};
use super::story::{go_to, moment};

/// The network's people at work.
pub(super) struct Network<'a> {
    pub site: &'a Site,
    pub region: String,
    pub partners: &'a HashMap<String, PartnerId>,
    pub manager: AccountId,
}

impl Network<'_> {
    fn keeper(&self) -> Manager {
        Manager { region_id: self.region.clone(), account_id: self.manager.clone() }
    }

    /// The partner whose name begins so.
    fn partner(&self, begin: &str) -> Result<&PartnerId> {
        let found = self.partners.iter().filter(|(name, _)| name.starts_with(begin)).min_by_key(|(name, _)| *name);
        found.map(|(_, id)| id).ok_or(Error::NotFound)
    }

    fn speaker(&self, begin: &str) -> Result<Speaker> {
        Ok(Speaker {
            region_id: self.region.clone(),
            partner_id: self.partner(begin)?.to_string(),
            actor: format!("verhaal van {begin}"),
            name: "Verhaal".to_owned(),
            manager: false,
        })
    }

    async fn plan(&self, (title, kind, at, hours, place, about, _): &Met, public: bool) -> Result<String> {
        let starts_at = moment(at)?;
        let change = Change {
            kind: *kind,
            title: (*title).to_owned(),
            starts_at,
            ends_at: starts_at + hours * 3_600,
            place: (*place).to_owned(),
            about: (*about).to_owned(),
            public,
        };
        let keeper = self.keeper();
        let id = write_tx!(self.site.db, "story.plan", |tx| { gathering::plan(tx, &keeper, &change).await })?;
        Ok(id.to_string())
    }

    /// A gathering that was: planned two weeks before, or now, with everybody who came.
    async fn held(&self, met: &Met) -> Result<String> {
        let starts_at = moment(met.2)?;
        let clock = &self.site.db.clock;
        clock.advance((starts_at - 14 * 86_400 - clock.now()).max(0));
        let id = self.plan(met, true).await?;
        clock.advance(starts_at + 600 - clock.now());
        let region = self.region.as_str();
        for begin in met.6 {
            let partner = self.partner(begin)?.to_string();
            write_tx!(self.site.db, "story.door", |tx| {
                let code = gathering::store::by_id(tx, region, &id).await?.code;
                let people = member::list(tx, region, Some(&partner)).await?;
                let partner_id = partner.clone();
                let guest = match people.first() {
                    Some(one) => {
                        let account_id = one.member.account_id.to_string();
                        Guest::Account { partner_id, account_id, name: one.name.clone() }
                    }
                    None => Guest::Named { partner_id, name: "Iemand van het team".to_owned() },
                };
                gathering::say_there(tx, region, (&id, &code), &guest).await
            })?;
        }
        Ok(id)
    }

    async fn led_to(&self, id: &str, notes: &str, decisions: &[&str], tasks: &[(&str, &str, &str)]) -> Result<()> {
        let (keeper, region) = (self.keeper(), self.region.as_str());
        write_tx!(self.site.db, "story.led", |tx| {
            let version = gathering::store::by_id(tx, region, id).await?.version;
            gathering::report(tx, &keeper, (id, version), notes).await?;
            for one in decisions {
                gathering::decide(tx, &keeper, id, one).await?;
            }
            for (email, text, due) in tasks {
                let all = member::list(tx, region, None).await?;
                let doer = all.iter().find(|one| one.email.starts_with(email)).ok_or(Error::NotFound)?;
                // Whoever takes something on stands on the list, also who could not come.
                let gathering = gathering::store::by_id(tx, region, id).await?;
                let who = (doer.member.partner_id.as_str(), Some(doer.member.account_id.as_str()), doer.name.as_str());
                gathering::store::add(tx, region, &gathering.id, who, gathering::State::Asked).await?;
                task::give(tx, self.site, &keeper, id, (doer.member.account_id.as_str(), text, due)).await?;
            }
            Ok(())
        })
    }
}

/// How it began: with whoever came to the first gathering.
pub(super) async fn began(network: &Network<'_>) -> Result<()> {
    let id = network.held(&BEFORE[0]).await?;
    let notes = "Veel herkenning. Iedereen wil klein beginnen, met één ronde bij het vakcollege.";
    let decisions = ["We beginnen met één ronde bij Vakcollege Oeverzijde", "De gemeente houdt de agenda bij"];
    let tasks = [("zoe.kruger", "Een voorstel voor de regels van de eerste ronde", "2025-10-20")];
    network.led_to(&id, notes, &decisions, &tasks).await
}

/// The design session of the winter.
pub(super) async fn winter(network: &Network<'_>) -> Result<()> {
    let id = network.held(&BEFORE[1]).await?;
    let notes = "Drie prototypes: een vragenformulier, een eerste werkdag, en een kaart met bij wie je terechtkunt.";
    network.led_to(&id, notes, &["Het vragenformulier proberen we in het voorjaar"], &[]).await
}

/// The training, the signing, and what was promised there.
pub(super) async fn spring(network: &Network<'_>) -> Result<()> {
    let (keeper, region) = (network.keeper(), network.region.as_str());
    let aims = [
        (Level::Individual, "Wie kiest, kan het uitleggen", "Eisen vooraf, dezelfde vragen, een reden bij elk nee."),
        (Level::Local, "Een plek voor iedere student", "Scholen verdelen plekken open en eerlijk."),
        (
            Level::Institutional,
            "Wie iets meemaakt, wordt gehoord",
            "Elke school en elk bedrijf heeft iemand bij wie je terechtkunt.",
        ),
        (Level::System, "We weten hoe het staat", "Cijfers en verhalen, zonder iemand te labelen."),
    ];
    let mut ambitions = Vec::new();
    for (level, title, about) in aims {
        let aim = Aim { level, title: title.to_owned(), about: about.to_owned() };
        ambitions
            .push(write_tx!(network.site.db, "story.aim", |tx| { manifest::add_ambition(tx, &keeper, &aim).await })?);
    }
    network.held(&BEFORE[2]).await?;
    let id = assessed(network, "Vak", &[Mark::Partly, Mark::No, Mark::Yes]).await?;
    read_along(network, "Vak", &id, "Meldpunt", SECOND_READING).await?;
    assessed(network, "Woonzorg", &[Mark::No, Mark::Partly, Mark::Yes]).await?;
    // A first text, and what it became after partners read it.
    const TITLE: &str = "Manifest Gelijke stagekansen Waterstad";
    go_to(&network.site.db, "2026-04-14T10:00")?;
    let draft = TEXT.split("\n\n").next().unwrap_or(TEXT);
    write_tx!(network.site.db, "story.draft", |tx| { manifest::save(tx, &keeper, 0, (TITLE, draft)).await })?;
    go_to(&network.site.db, "2026-04-28T10:00")?;
    write_tx!(network.site.db, "story.manifest", |tx| { manifest::save(tx, &keeper, 1, (TITLE, TEXT)).await })?;
    let id = network.held(&SIGNING).await?;
    for begin in SIGNING.6 {
        let speaker = network.speaker(begin)?;
        write_tx!(network.site.db, "story.sign", |tx| {
            let newest = manifest::store::newest(tx, region).await?.ok_or(Error::NotFound)?;
            manifest::sign(tx, network.site, &speaker, (newest.id.as_str(), "Namens de organisatie"), Some(&id)).await
        })?;
    }
    for (begin, what, shown_by, due, ambition) in PROMISES {
        let speaker = network.speaker(begin)?;
        let one = Promise {
            ambition_id: ambitions.get(ambition).ok_or(Error::NotFound)?.to_string(),
            what: what.to_owned(),
            shown_by: shown_by.to_owned(),
            due_on: due.to_owned(),
            gathering_id: id.clone(),
        };
        write_tx!(network.site.db, "story.promise", |tx| { commitment::promise(tx, &speaker, &one).await })?;
    }
    Ok(())
}

/// What became of the promises by the autumn.
pub(super) async fn autumn(network: &Network<'_>) -> Result<()> {
    let region = network.region.as_str();
    let all = {
        let mut tx = network.site.db.read("story.promises").await?;
        commitment::store::list(&mut tx, region).await?
    };
    let of = |begin: &str| all.iter().find(|one| one.partner.starts_with(begin)).ok_or(Error::NotFound);
    let show = async |begin: &str, text: &str, url: &str| {
        let (speaker, one) = (network.speaker(begin)?, of(begin)?);
        write_tx!(network.site.db, "story.show", |tx| {
            let attached = Attached::Link(url);
            commitment::add_evidence(tx, network.site, &speaker, one.id.as_str(), (text, &attached)).await
        })
    };
    let review = async |begin: &str, by: &str, enough: bool, reason: &str| {
        let (speaker, one) = (network.speaker(by)?, of(begin)?);
        write_tx!(network.site.db, "story.review", |tx| {
            let version = commitment::store::by_id(tx, region, one.id.as_str()).await?.version;
            let said = (enough, reason);
            commitment::review(tx, network.site, &speaker, (one.id.as_str(), version), said).await
        })
    };
    go_to(&network.site.db, "2026-09-07T10:00")?;
    // Evidence that the product has itself: the articles of its agreements.
    let school = network.speaker("Hoge")?.partner_id;
    let mut tx = network.site.db.read("story.articles").await?;
    let slug = evenkans_people::region::by_id(&mut tx, region).await?.slug;
    let articles = template::of_school(&mut tx, region, &school).await?;
    drop(tx);
    let articles = articles.first().ok_or(Error::NotFound)?;
    let address = format!("{}/r/{slug}/artikelen/{}", network.site.public_url, articles.id);
    show("Hoge", "De artikelen van onze overeenkomst", &address).await?;
    review("Hoge", "Meldpunt", true, "Het meldpunt staat er met naam en telefoonnummer in.").await?;
    go_to(&network.site.db, "2026-09-25T10:00")?;
    show("Woonzorg", "De uitnodiging voor de training", "https://woonzorg-de-rietkraag.example/training").await?;
    review("Woonzorg", "Vak", false, "Een uitnodiging is nog geen deelname. Wie kwam er?").await?;
    let id = network.held(&AUTUMN).await?;
    network
        .led_to(
            &id,
            "Drie toezeggingen zijn te laat. We spraken af wie helpt.",
            &["Wie te laat is, zegt op de pagina wanneer het wel lukt"],
            &[
                ("hicham.kruger", "De late partners bellen", "2026-12-04"),
                ("aaliyah.brands", "Laten zien hoe de ronde werkt aan Hogeschool Waterstad", "2026-12-11"),
            ],
        )
        .await?;
    show("Gemeente", "De vijftien plekken in de ronde", "https://gemeente-waterstad.example/stages").await
}

/// What partners say of themselves by the standard: how many things are met, partly met and not met, in turn.
async fn assessed(network: &Network<'_>, begin: &str, pattern: &[Mark]) -> Result<String> {
    let speaker = network.speaker(begin)?;
    let id = write_tx!(network.site.db, "story.standard", |tx| {
        let id = standard::begin(tx, &speaker, Lang::Nl).await?;
        let one = standard::store::by_id(tx, &network.region, id.as_str()).await?;
        let said = |at: usize| {
            let mark = pattern[at % pattern.len()];
            let evidence = if mark == Mark::Yes { WRITTEN_DOWN.to_owned() } else { String::new() };
            Answer { mark, evidence }
        };
        let answers: Answers = (0..one.items().len()).map(|at| (at, said(at))).collect();
        standard::finish(tx, &speaker, (id.as_str(), one.version), &answers).await?;
        Ok(id)
    })?;
    Ok(id.to_string())
}

/// Somebody of another partner reads along, and says what they saw.
async fn read_along(network: &Network<'_>, begin: &str, id: &str, reader: &str, said: &str) -> Result<()> {
    let (speaker, reader) = (network.speaker(begin)?, network.speaker(reader)?);
    write_tx!(network.site.db, "story.read", |tx| {
        standard::ask_reader(tx, network.site, &speaker, id, &reader.partner_id).await?;
        standard::read_along(tx, &reader, id, said).await
    })
}

/// The programme manager asks some; one of them begins.
async fn asked_for_standard(network: &Network<'_>) -> Result<()> {
    let keeper = network.keeper();
    let partners = ASKED.iter().map(|begin| network.partner(begin).map(ToString::to_string)).collect::<Result<_>>()?;
    let chosen = Selection { partners, ..Selection::default() };
    write_tx!(network.site.db, "story.asked", |tx| { standard::invite(tx, network.site, &keeper, &chosen).await })?;
    let speaker = network.speaker(ASKED[0])?;
    let answers: Answers = (0..4).map(|at| (at, Answer { mark: Mark::Yes, evidence: String::new() })).collect();
    write_tx!(network.site.db, "story.begun", |tx| {
        let id = standard::begin(tx, &speaker, Lang::Nl).await?;
        standard::save(tx, &speaker, (id.as_str(), 1), &answers).await
    })
}

/// What changed last, and what is coming.
pub(super) async fn now(network: &Network<'_>) -> Result<()> {
    let region = network.region.as_str();
    let all = {
        let mut tx = network.site.db.read("story.promises").await?;
        commitment::store::list(&mut tx, region).await?
    };
    let of = |begin: &str| all.iter().find(|one| one.partner.starts_with(begin)).ok_or(Error::NotFound);
    let (speaker, one) = (network.speaker("Studentenraad")?, of("Studentenraad")?);
    write_tx!(network.site.db, "story.drop", |tx| {
        let why = "De raad is vernieuwd; de peiling komt terug in het nieuwe jaar.";
        commitment::give_up(tx, &speaker, one.id.as_str(), why).await
    })?;
    let coming: Met = (
        "Ontwerpsessie: een goed begin op de werkplek",
        Kind::DesignSession,
        "2026-12-09T14:00",
        3,
        "Mbo-college Sluishaven, studio 1",
        "# Voor wie\n- Docenten, studenten en praktijkopleiders\n\n# Wat we maken\nEen eerste dag die voor iedereen hetzelfde begint.",
        &[],
    );
    let id = network.plan(&coming, true).await?;
    let keeper = network.keeper();
    write_tx!(network.site.db, "story.ask", |tx| {
        let chosen = Selection { roles: vec![Role::Coordinator, Role::Teacher, Role::Adviser], ..Selection::default() };
        let people = chosen.people(tx, region).await?;
        gathering::ask(tx, network.site, &keeper, &id, (&people, &[])).await
    })?;
    asked_for_standard(network).await?;
    for begin in ["Helder", "Bouwbedrijf"] {
        assessed(network, begin, &[Mark::Yes, Mark::Partly, Mark::Yes, Mark::No]).await?;
    }
    let id = assessed(network, "Woonzorg", &[Mark::Yes, Mark::Partly, Mark::Yes, Mark::No]).await?;
    read_along(network, "Woonzorg", &id, "Mbo", NEXT_READING).await?;
    let id = assessed(network, "Vak", &[Mark::Yes, Mark::Yes, Mark::Partly, Mark::Yes, Mark::No]).await?;
    let speaker = network.speaker("Vak")?;
    write_tx!(network.site.db, "story.reader", |tx| {
        let reader = network.partner("Stichting")?;
        standard::ask_reader(tx, network.site, &speaker, &id, reader.as_str()).await
    })?;
    let (manager, me) = (network.keeper(), network.manager.clone());
    write_tx!(network.site.db, "story.contact", |tx| {
        let account = account::by_id(tx, &me).await?;
        let members = member::of_account(tx, &me).await?;
        let me = SignedIn { account, members };
        let late = network.partner("Stichting")?.to_string();
        let said = ("2026-11-26", contact::Kind::Call, "Zij zoeken een andere plek voor de inloop; in januari weer.");
        contact::note(tx, &me, region, &late, said).await?;
        for (begin, day, kind, text) in CONTACTS {
            contact::note(tx, &me, region, network.partner(begin)?.as_str(), (day, kind, text)).await?;
        }
        let one = Joining {
            id: JoiningId::new(),
            kind: partner::Kind::Employer,
            name: "Fietsenmakerij De Ketting".to_owned(),
            kvk: Some("99016617".to_owned()),
            town: "Molenpolder".to_owned(),
            website: String::new(),
            person: "Rutger Yilmaz".to_owned(),
            email: "rutger@de-ketting.example".to_owned(),
            why: "Wij willen twee stageplekken aanbieden en doen graag mee aan de ronde.".to_owned(),
            lang: Lang::Nl,
            state: joining::State::Waiting,
            asked_at: tx.now,
            decided_at: None,
            reason: String::new(),
        };
        joining::ask(tx, network.site, &manager.region_id, &one).await
    })?;
    let keeper = network.keeper();
    let news = |subject: &str, body: &str| newsletter::Change {
        subject: subject.to_owned(),
        body: body.to_owned(),
        selection: Selection { kinds: partner::Kind::ALL.to_vec(), ..Selection::default() },
        public: true,
    };
    write_tx!(network.site.db, "story.news", |tx| {
        let body = "Drie toezeggingen zijn te laat. Dat staat op de openbare pagina, en daar hoort het.\n\n\
            Op 9 december maken we met docenten, studenten en praktijkopleiders een goed begin op de werkplek. Kom je ook?";
        let sent = newsletter::write(tx, &keeper, &news("Nieuws uit het netwerk: november", body)).await?;
        newsletter::send(tx, &keeper, (sent.as_str(), 1)).await?;
        newsletter::write(tx, &keeper, &news("Nieuws uit het netwerk: december", "Nog te schrijven.")).await
    })?;
    let inner: Met =
        ("Overleg van het kernteam", Kind::Meeting, "2026-12-03T09:00", 1, "Online", "Voortgang en planning.", &[]);
    network.plan(&inner, false).await.map(drop)
}
