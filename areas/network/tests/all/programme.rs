//! The national programme: its regions side by side, and a new region without a shell.

use evenkans_network::look::{self, Keeper, Languages, Legal};
use evenkans_network::programme::{self, About, Count, Lead, Leading, NewProgramme};
use evenkans_network::region::removal::{self, Remover};
use evenkans_network::region::{self, Manager, NewRegion};
use evenkans_network::{manifest, partner};
use evenkans_people::{Lang, Region, RegionId, Role, member};
use evenkans_store::link::Ref;
use evenkans_store::{Error, Result, activity, scope, write_tx};

use crate::place::{NOW, Place, REGION, days, places, refused};

impl Place {
    async fn lead(&self) -> Lead {
        let new = NewProgramme {
            slug: "landelijk".into(),
            name: "Werkprogramma".into(),
            lead: "Noor".into(),
            email: "noor@programma.example".into(),
        };
        write_tx!(self.db, "test.programme", |tx| {
            programme::create(tx, &self.site, &self.manager.account.id, &new).await?;
            let programme = programme::store::by_slug(tx, "landelijk").await?;
            let lead = programme::store::leaders(tx, &programme.id).await?.remove(0);
            Ok(Lead { programme, account_id: lead.account_id })
        })
        .unwrap()
    }

    async fn new_region(&self, lead: &Lead, slug: &str) -> Result<RegionId> {
        let new = NewRegion {
            region: Region { fictional: true, ..Region::new(slug, "Zuiderzand", "info@zuiderzand.example") },
            partner: "Gemeente".into(),
            kind: partner::Kind::PublicBody,
            manager: "Jip".into(),
            email: "jip@zuiderzand.example".into(),
        };
        write_tx!(self.db, "test.region", |tx| {
            region::begin(tx, &self.site, (&lead.account_id, Lang::Nl), &new).await?;
            programme::take_in(tx, lead, new.region.id.as_str()).await?;
            Ok(new.region.id.clone())
        })
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lead_begins_a_region_whose_manager_can_start_at_once() {
    for place in places().await {
        let lead = place.lead().await;
        assert_eq!(place.mails("Je leidt Werkprogramma").await, ["noor@programma.example"]);
        let id = place.new_region(&lead, "zuiderzand").await.unwrap();
        assert_eq!(refused(place.new_region(&lead, "zuiderzand").await), "error-slug-taken");
        assert_eq!(place.mails("programmamanager van Zuiderzand").await, ["jip@zuiderzand.example"]);
        let mut tx = place.db.read("test.people").await.unwrap();
        let people = member::list(&mut tx, id.as_str(), None).await.unwrap();
        assert_eq!(people.iter().map(|one| one.member.role).collect::<Vec<_>>(), [Role::ProgrammeManager]);
        let own = programme::store::of_region(&mut tx, id.as_str()).await.unwrap().unwrap();
        assert_eq!(own.slug, "landelijk");
        drop(tx);
        // A region that was there already is asked, and says so itself.
        let ask = async |region: &str| {
            write_tx!(place.db, "test.ask", |tx| { programme::invite(tx, &place.site, &lead, region).await })
        };
        let manager = place.as_manager();
        let programme = lead.programme.id.as_str();
        let answer = async |joins| {
            write_tx!(place.db, "test.answer", |tx| { programme::answer(tx, &manager, programme, joins).await })
        };
        assert_eq!(refused(ask(id.as_str()).await), "error-region-taken");
        assert!(matches!(answer(true).await, Err(Error::NotFound)), "nobody asked");
        ask(REGION).await.unwrap();
        assert_eq!(place.mails("vraagt Regio om mee te doen").await, ["programme-manager@x.example"]);
        answer(false).await.unwrap();
        assert!(matches!(answer(true).await, Err(Error::NotFound)), "it said no");
        ask(REGION).await.unwrap();
        write_tx!(place.db, "test.not", |tx| { programme::uninvite(tx, &lead, REGION).await }).unwrap();
        assert!(matches!(answer(true).await, Err(Error::NotFound)), "it was taken back");
        ask(REGION).await.unwrap();
        answer(true).await.unwrap();
        assert_eq!(refused(ask(REGION).await), "error-region-taken");
        write_tx!(place.db, "test.leave", |tx| { programme::leave(tx, &manager).await }).unwrap();
        ask(REGION).await.unwrap();
        answer(true).await.unwrap();
        write_tx!(place.db, "test.out", |tx| { programme::take_out(tx, &lead, REGION).await }).unwrap();
        ask(REGION).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn regions_stand_side_by_side_with_what_happened_in_each() {
    for place in places().await {
        let lead = place.lead().await;
        let other = place.new_region(&lead, "zuiderzand").await.unwrap();
        write_tx!(place.db, "test.in", |tx| {
            programme::take_in(tx, &lead, REGION).await?;
            let note = async |tx: &mut evenkans_store::Tx, what, at, id: &str, who: &str| {
                activity::note_at(tx, REGION, (what, at), &Ref::new("gathering", id), "x", Some(who)).await
            };
            let (a, b) = (place.school.to_string(), place.other_school.to_string());
            note(tx, "gathering-attended", NOW - days(10), "1", &a).await?;
            note(tx, "gathering-attended", NOW - days(10), "1", &b).await?;
            note(tx, "gathering-attended", NOW - days(300), "2", &b).await?;
            note(tx, "gathering-attended", NOW - days(400), "3", place.office.as_str()).await?;
            note(tx, "round-published", NOW - days(3), "4", &a).await
        })
        .unwrap();
        let mut tx = place.db.read("test.sides").await.unwrap();
        let sides = programme::store::sides(&mut tx, &lead.programme.id).await.unwrap();
        let of = |id: &str, count: Count| {
            let side = sides.iter().find(|one| one.region.id.as_str() == id).unwrap();
            side.counts.iter().find(|(one, _)| *one == count).unwrap().1
        };
        let told = |id: &str| [Count::Partners, Count::Active, Count::Gatherings, Count::Rounds].map(|one| of(id, one));
        assert_eq!(told(REGION), [3, 2, 2, 1]);
        assert_eq!(told(other.as_str()), [1, 0, 0, 0]);
        drop(tx);
        // Who left counts no more.
        let speaker = place.speaker(&place.other_school);
        write_tx!(place.db, "test.leave", |tx| { partner::leave(tx, &place.site, &speaker, "Weg").await }).unwrap();
        let mut tx = place.db.read("test.sides").await.unwrap();
        let sides = programme::store::sides(&mut tx, &lead.programme.id).await.unwrap();
        let side = sides.iter().find(|one| one.region.id.as_str() == REGION).unwrap();
        assert_eq!(side.counts[..2], [(Count::Partners, 2), (Count::Active, 1)]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_programme_changes_hands_and_is_never_without_a_lead() {
    for place in places().await {
        let lead = place.lead().await;
        let leading = Leading { programme: lead.programme.clone(), account_id: lead.account_id.clone() };
        let add = async |email: &str| {
            write_tx!(place.db, "test.add", |tx| {
                programme::add_lead(tx, &place.site, &leading, ("Sem", email)).await
            })
        };
        let remove = async |account: &str| {
            write_tx!(place.db, "test.remove", |tx| {
                programme::remove_lead(tx, &place.site, &leading, account).await
            })
        };
        let noor = lead.account_id.as_str();
        assert_eq!(refused(remove(noor).await), "error-last-lead");
        add("sem@programma.example").await.unwrap();
        assert_eq!(refused(add("SEM@programma.example").await), "error-lead-already");
        let told = ["noor@programma.example", "sem@programma.example"];
        assert_eq!(place.mails("Je leidt Werkprogramma").await, told);
        assert!(matches!(remove("een-ander-id").await, Err(Error::NotFound)));
        remove(noor).await.unwrap();
        assert_eq!(place.mails("Je leidt Werkprogramma niet meer").await, ["noor@programma.example"]);
        let mut tx = place.db.read("test.leaders").await.unwrap();
        let left = programme::store::leaders(&mut tx, &lead.programme.id).await.unwrap();
        assert_eq!(left.iter().map(|one| one.email.as_str()).collect::<Vec<_>>(), ["sem@programma.example"]);
        drop(tx);
        assert_eq!(refused(remove(left[0].account_id.as_str()).await), "error-last-lead");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_programme_has_languages_colours_and_texts_of_its_own() {
    for place in places().await {
        let lead = place.lead().await;
        let about = |languages| About {
            name: "Werkprogramma".into(),
            body: "Regio’s leren van elkaar.".into(),
            contact_email: "vraag@programma.example".into(),
            languages,
        };
        let save = async |version, languages| {
            write_tx!(place.db, "test.save", |tx| { programme::save(tx, &lead, version, &about(languages)).await })
        };
        save(1, Languages::English).await.unwrap();
        assert!(matches!(save(1, Languages::Dutch).await, Err(Error::Stale)));
        let keeper = Keeper::Programme(Lead { programme: lead.programme.clone(), account_id: lead.account_id.clone() });
        let file = "{\"light\":{\"accent\":\"#7a3b12\",\"band\":\"#0a4b58\"},\
                     \"dark\":{\"accent\":\"#84d4da\",\"band\":\"#0c3b45\"}}";
        write_tx!(place.db, "test.look", |tx| {
            look::set_theme(tx, &keeper, Some(file)).await?;
            look::set_texts(tx, &keeper, Legal::Terms, 3, &[(Lang::Nl, "Afspraken")]).await
        })
        .unwrap();
        let mut tx = place.db.read("test.programme").await.unwrap();
        let now = programme::store::by_slug(&mut tx, "landelijk").await.unwrap();
        assert_eq!(
            (now.look.langs.as_slice(), now.contact_email.as_str()),
            (&[Lang::En][..], "vraag@programma.example")
        );
        assert_eq!((now.look.theme.len(), now.look.legal.as_slice()), (12, &["terms".to_owned()][..]));
        // What is the programme's is not the region's.
        let region = evenkans_people::region::by_id(&mut tx, REGION).await.unwrap();
        assert_eq!(region.look, evenkans_people::Look::default());
        assert!(matches!(look::read_text(&mut tx, REGION, Legal::Terms, Lang::Nl).await, Err(Error::NotFound)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_programme_manager_begins_the_next_region_in_the_same_programme() {
    for place in places().await {
        let manager = place.as_manager();
        let begin = async |slug: &str| {
            let new = NewRegion {
                region: Region::new(slug, "Zuiderzand", "info@zuiderzand.example"),
                partner: "Gemeente".into(),
                kind: partner::Kind::PublicBody,
                manager: "Jip".into(),
                email: "jip@zuiderzand.example".into(),
            };
            let id = new.region.id.clone();
            write_tx!(place.db, "test.next", |tx| {
                programme::begin_next(tx, &place.site, (&manager, Lang::Nl), &new).await
            })
            .map(|()| id)
        };
        let alone = begin("alleen").await.unwrap();
        let lead = place.lead().await;
        write_tx!(place.db, "test.in", |tx| { programme::take_in(tx, &lead, REGION).await }).unwrap();
        assert_eq!(place.mails("Zuiderzand begint bij Werkprogramma").await.len(), 0);
        let beside = begin("ernaast").await.unwrap();
        assert_eq!(place.mails("Zuiderzand begint bij Werkprogramma").await, ["noor@programma.example"]);
        let mut tx = place.db.read("test.of").await.unwrap();
        assert!(programme::store::of_region(&mut tx, alone.as_str()).await.unwrap().is_none());
        assert_eq!(programme::store::of_region(&mut tx, beside.as_str()).await.unwrap().unwrap().slug, "landelijk");
        drop(tx);
        assert_eq!(refused(begin("ernaast").await), "error-slug-taken");
        for slug in ["drie", "vier", "vijf"] {
            begin(slug).await.unwrap();
        }
        assert!(begin("zes").await.is_err(), "a server is not filled with regions");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_region_begun_by_mistake_goes_as_long_as_nobody_worked_in_it() {
    for place in places().await {
        let lead = place.lead().await;
        let id = place.new_region(&lead, "zuiderzand").await.unwrap();
        write_tx!(place.db, "test.look", |tx| {
            let keeper = Keeper::Region(Manager { region_id: id.to_string(), account_id: lead.account_id.clone() });
            look::set_texts(tx, &keeper, Legal::Terms, 1, &[(Lang::Nl, "Eigen tekst")]).await
        })
        .unwrap();
        let remove = async |id: &str| {
            write_tx!(place.db, "test.remove", |tx| {
                let region = evenkans_people::region::by_id(tx, id).await?;
                let remover = Remover { region, account_id: lead.account_id.clone() };
                removal::remove(tx, &place.site, &remover).await
            })
        };
        assert_eq!(refused(remove(REGION).await), "error-region-used", "it has three partners");
        remove(id.as_str()).await.unwrap();
        assert_eq!(place.mails("De regio Zuiderzand is verwijderd").await, ["jip@zuiderzand.example"]);
        assert!(matches!(remove(id.as_str()).await, Err(Error::NotFound)), "once");
        let mut tx = place.db.read("test.left").await.unwrap();
        let left: Vec<String> =
            scope::holds(&mut tx, id.as_str()).await.unwrap().into_iter().map(|(table, _)| table).collect();
        assert_eq!(left, ["audit", "mail"], "what happened is known, and what was sent until its term");
        let texts = "SELECT COUNT(*) AS n FROM look_text WHERE of_id = $1";
        let n: i64 = tx.one(texts, &[id.as_str().into()]).await.unwrap().get("n").unwrap();
        assert_eq!(n, 0);
        drop(tx);
        // Its address is free again. Whatever somebody does there, however small, keeps it.
        let again = place.new_region(&lead, "zuiderzand").await.unwrap();
        write_tx!(place.db, "test.manifest", |tx| {
            let manager = Manager { region_id: again.to_string(), account_id: lead.account_id.clone() };
            manifest::save(tx, &manager, 0, ("Manifest", "Wij beloven")).await
        })
        .unwrap();
        assert_eq!(refused(remove(again.as_str()).await), "error-region-used");
    }
}
