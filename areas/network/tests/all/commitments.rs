//! The manifest, who signed it, and what partners promise under it.

use evenkans_network::commitment::{self, Attached, Promise, Standing};
use evenkans_network::gathering;
use evenkans_network::manifest::{self, Aim, Level};
use evenkans_network::partner::PartnerId;
use evenkans_store::link::{self, Ref};
use evenkans_store::{Error, Result, activity, write_tx};
use evenkans_web::Moment;

use crate::gatherings::tomorrow;
use crate::place::{NOW, Place, REGION, days, places, refused};

impl Place {
    async fn publish(&self, seen: i64, body: &str) -> Result<()> {
        let manager = self.as_manager();
        write_tx!(self.db, "test.publish", |tx| { manifest::save(tx, &manager, seen, ("Manifest", body)).await })
    }

    async fn ambition(&self) -> String {
        let manager = self.as_manager();
        let aim = Aim { level: Level::Local, title: "Iedereen een plek".into(), about: String::new() };
        write_tx!(self.db, "test.aim", |tx| { manifest::add_ambition(tx, &manager, &aim).await }).unwrap().to_string()
    }

    async fn sign(&self, partner: &PartnerId, manifest: &str) -> Result<()> {
        let speaker = self.speaker(partner);
        write_tx!(self.db, "test.sign", |tx| {
            manifest::sign(tx, &self.site, &speaker, (manifest, "Iemand"), None).await
        })
    }

    async fn promise(&self, ambition: &str, due: i64) -> Result<String> {
        let speaker = self.speaker(&self.school);
        let one = promise(ambition, due);
        let id = write_tx!(self.db, "test.promise", |tx| { commitment::promise(tx, &speaker, &one).await })?;
        Ok(id.to_string())
    }

    async fn show(&self, partner: &PartnerId, id: &str, attached: &Attached<'_>) -> Result<()> {
        let speaker = self.speaker(partner);
        write_tx!(self.db, "test.show", |tx| {
            commitment::add_evidence(tx, &self.site, &speaker, id, ("Zo", attached)).await
        })
    }

    async fn review(&self, partner: &PartnerId, id: &str, version: i64, enough: bool) -> Result<()> {
        let speaker = self.speaker(partner);
        write_tx!(self.db, "test.review", |tx| {
            commitment::review(tx, &self.site, &speaker, (id, version), (enough, "Daarom")).await
        })
    }

    async fn commitment(&self, id: &str) -> commitment::Commitment {
        let mut tx = self.db.read("test.commitment").await.unwrap();
        commitment::store::by_id(&mut tx, REGION, id).await.unwrap()
    }
}

fn promise(ambition: &str, due: i64) -> Promise {
    Promise {
        ambition_id: ambition.into(),
        what: "Iedereen volgt de training".into(),
        shown_by: "De lijst".into(),
        due_on: Moment(due).day(),
        gathering_id: String::new(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_version_on_the_page_is_signed_once_and_a_new_version_again() {
    for place in places().await {
        place.publish(0, "Wij beloven").await.unwrap();
        assert!(matches!(place.publish(0, "Over een ander heen").await, Err(Error::Stale)));
        assert_eq!(refused(place.publish(1, "Wij beloven").await), "error-manifest-same");
        let newest = async || {
            let mut tx = place.db.read("test.newest").await.unwrap();
            let newest = manifest::store::newest(&mut tx, REGION).await.unwrap().unwrap();
            (newest.id.to_string(), manifest::store::signatures(&mut tx, REGION).await.unwrap())
        };
        let (first, _) = newest().await;
        place.sign(&place.school, &first).await.unwrap();
        place.sign(&place.school, &first).await.unwrap();
        place.publish(1, "Wij beloven meer").await.unwrap();
        assert_eq!(refused(place.sign(&place.other_school, &first).await), "error-manifest-changed");
        let (second, signed) = newest().await;
        assert_eq!(signed.iter().map(|one| (one.partner.as_str(), one.number)).collect::<Vec<_>>(), [("A", 1)]);
        place.sign(&place.school, &second).await.unwrap();
        let speaker = place.speaker(&place.school);
        write_tx!(place.db, "test.back", |tx| { manifest::take_back(tx, &speaker, &second).await }).unwrap();
        assert_eq!(newest().await.1.len(), 1);
        let signed = place.parts().await.into_iter().filter(|(what, _)| what == "manifest-signed").count();
        assert_eq!(signed, 1, "what was taken back is no part any more");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_promise_is_met_only_when_somebody_of_another_partner_says_so() {
    for place in places().await {
        let ambition = place.ambition().await;
        assert_eq!(refused(place.promise(&ambition, NOW - days(2)).await), "error-commitment-past");
        assert_eq!(refused(place.promise(&ambition, NOW + days(5000)).await), "error-commitment-far");
        assert!(matches!(place.promise("verzonnen", NOW + days(60)).await, Err(Error::NotFound)));
        let id = place.promise(&ambition, NOW + days(60)).await.unwrap();
        assert_eq!(refused(place.review(&place.other_school, &id, 1, true).await), "error-review-nothing");
        let elsewhere = Attached::Link("https://elders.example/lijst");
        assert!(matches!(place.show(&place.other_school, &id, &elsewhere).await, Err(Error::NotFound)));
        let large = vec![0_u8; 5 * 1024 * 1024];
        let too_large = Attached::File { name: "groot.pdf", bytes: &large };
        assert_eq!(refused(place.show(&place.school, &id, &too_large).await), "error-evidence-large");
        place.show(&place.school, &id, &elsewhere).await.unwrap();
        place.show(&place.school, &id, &Attached::File { name: "lijst.txt", bytes: b"Ada, Bo" }).await.unwrap();
        let now = place.commitment(&id).await;
        assert_eq!(now.standing(NOW), Standing::Shown);
        assert_eq!(refused(place.review(&place.school, &id, now.version, true).await), "error-review-own");
        let mut writes_down = place.speaker(&place.other_school);
        writes_down.manager = true;
        let for_another = write_tx!(place.db, "test.review", |tx| {
            commitment::review(tx, &place.site, &writes_down, (&id, now.version), (true, "Vast")).await
        });
        assert_eq!(refused(for_another), "error-review-own");
        // Nor does who added the evidence for them, whoever they speak for besides.
        let mut helper = place.speaker(&place.other_school);
        helper.actor = place.speaker(&place.school).actor;
        let helped = write_tx!(place.db, "test.review", |tx| {
            commitment::review(tx, &place.site, &helper, (&id, now.version), (true, "Vast")).await
        });
        assert_eq!(refused(helped), "error-review-hand");
        // Nor does who only wrote the promise down.
        let mut writer = place.speaker(&place.school);
        writer.actor = "wie het opschreef".to_owned();
        let one = promise(&ambition, NOW + days(61));
        assert_eq!(refused(place.promise(&ambition, NOW + days(60)).await), "error-commitment-twice");
        let written =
            write_tx!(place.db, "test.promise", |tx| { commitment::promise(tx, &writer, &one).await }).unwrap();
        place.show(&place.school, written.as_str(), &elsewhere).await.unwrap();
        let shown = place.commitment(written.as_str()).await.version;
        let judge = evenkans_network::partner::Speaker { partner_id: place.other_school.to_string(), ..writer };
        let judged = write_tx!(place.db, "test.review", |tx| {
            commitment::review(tx, &place.site, &judge, (written.as_str(), shown), (true, "Vast")).await
        });
        assert_eq!(refused(judged), "error-review-hand");
        assert!(matches!(place.review(&place.other_school, &id, now.version - 1, true).await, Err(Error::Stale)));
        place.review(&place.other_school, &id, now.version, false).await.unwrap();
        assert_eq!(place.commitment(&id).await.standing(NOW), Standing::Open, "not yet");
        assert_eq!(place.mails("Iemand keek").await, ["coordinator@x.example"]);
        place.show(&place.school, &id, &elsewhere).await.unwrap();
        let version = place.commitment(&id).await.version;
        place.review(&place.other_school, &id, version, true).await.unwrap();
        assert_eq!(place.commitment(&id).await.standing(NOW), Standing::Met);
        assert_eq!(refused(place.show(&place.school, &id, &elsewhere).await), "error-commitment-over");
        let mut tx = place.db.read("test.file").await.unwrap();
        let files = commitment::store::evidence(&mut tx, REGION, &id).await.unwrap();
        let file = files.iter().find(|one| !one.file_name.is_empty()).unwrap();
        let kept = commitment::store::file(&mut tx, REGION, &id, &file.id).await.unwrap();
        assert_eq!(kept, ("lijst.txt".to_owned(), "QWRhLCBCbw==".to_owned()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_that_moves_or_passes_stays_in_sight() {
    for place in places().await {
        let ambition = place.ambition().await;
        let id = place.promise(&ambition, NOW + days(60)).await.unwrap();
        commitment::tick(&place.site).await.unwrap();
        assert!(place.mails("Bijna de dag").await.is_empty());
        place.go_to(NOW + days(40));
        commitment::tick(&place.site).await.unwrap();
        commitment::tick(&place.site).await.unwrap();
        assert_eq!(place.mails("Bijna de dag").await, ["coordinator@x.example"]);
        let speaker = place.speaker(&place.school);
        let later = promise(&ambition, NOW + days(90));
        let change = async |version: i64| {
            write_tx!(place.db, "test.change", |tx| {
                commitment::change(tx, &speaker, (&id, version), (&later, "De zaal was vol")).await
            })
        };
        let silent =
            write_tx!(place.db, "test.change", |tx| { commitment::change(tx, &speaker, (&id, 1), (&later, "")).await });
        assert_eq!(refused(silent), "error-commitment-because");
        assert!(matches!(change(7).await, Err(Error::Stale)));
        change(1).await.unwrap();
        let now = place.commitment(&id).await;
        let mut tx = place.db.read("test.earlier").await.unwrap();
        let earlier = commitment::store::changes(&mut tx, REGION, Some(&id)).await.unwrap();
        drop(tx);
        let said: Vec<_> =
            earlier.iter().map(|(of, said)| (of.as_str(), said.due_on.as_str(), said.because.as_str())).collect();
        assert_eq!(said, [(id.as_str(), Moment(NOW + days(60)).day().as_str(), "De zaal was vol")]);
        assert_eq!(now.standing(NOW + days(50)), Standing::Open, "the first day is still to come");
        assert_eq!(now.standing(NOW + days(70)), Standing::Moved);
        assert!(now.was_moved() && now.first_due_on == Moment(NOW + days(60)).day());
        place.go_to(NOW + days(80));
        commitment::tick(&place.site).await.unwrap();
        assert_eq!(place.mails("Bijna de dag").await.len(), 2, "another day, another reminder");
        assert_eq!(place.commitment(&id).await.standing(NOW + days(91)), Standing::Late);
        place.go_to(NOW + days(91));
        commitment::tick(&place.site).await.unwrap();
        commitment::tick(&place.site).await.unwrap();
        assert_eq!(place.mails("De dag is voorbij").await, ["coordinator@x.example"], "once");
        assert_eq!(place.mails("Bijna de dag").await.len(), 2, "a day that passed is not near");
        write_tx!(place.db, "test.drop", |tx| { commitment::give_up(tx, &speaker, &id, "Geen geld").await }).unwrap();
        assert_eq!(place.commitment(&id).await.standing(NOW + days(91)), Standing::Dropped);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn evidence_that_is_a_page_of_the_product_is_linked_to_that_thing() {
    for place in places().await {
        let ambition = place.ambition().await;
        let (one, other) =
            (place.promise(&ambition, NOW + days(60)).await.unwrap(), place.promise(&ambition, NOW).await.unwrap());
        let address = format!("https://stages.example/r/{REGION}/toezeggingen/{other}?x=1");
        place.show(&place.school, &one, &Attached::Link(&address)).await.unwrap();
        for elsewhere in [
            "https://stages.example/r/andere-regio/toezeggingen/0190b8a0-0000-7000-8000-000000000000",
            "https://stages.example.kwaad/r/regio/toezeggingen/0190b8a0-0000-7000-8000-000000000000",
            "https://stages.example/r/regio/partners/0190b8a0-0000-7000-8000-000000000000",
        ] {
            place.show(&place.school, &one, &Attached::Link(elsewhere)).await.unwrap();
        }
        let mut tx = place.db.read("test.links").await.unwrap();
        let links = link::from(&mut tx, REGION, &Ref::new("commitment", &one)).await.unwrap();
        assert_eq!(links, [(Ref::new("commitment", &other), "evidence".to_owned())]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gathering_shows_what_was_promised_at_it() {
    for place in places().await {
        let ambition = place.ambition().await;
        let id = place.plan(&tomorrow()).await.unwrap();
        let speaker = place.speaker(&place.school);
        let there = |due| Promise { gathering_id: id.clone(), ..promise(&ambition, due) };
        let promised = |one: Promise| {
            let (place, speaker) = (&place, speaker.clone());
            async move { write_tx!(place.db, "test.promise", |tx| { commitment::promise(tx, &speaker, &one).await }) }
        };
        assert_eq!(refused(promised(there(NOW + days(60))).await), "error-commitment-gathering", "not held yet");
        place.go_to(NOW + days(1));
        promised(promise(&ambition, NOW + days(61))).await.unwrap();
        let one = promised(there(NOW + days(60))).await.unwrap();
        let mut tx = place.db.read("test.led").await.unwrap();
        let gathering = gathering::store::by_id(&mut tx, REGION, &id).await.unwrap();
        let led = commitment::store::of_gathering(&mut tx, REGION, &gathering.id).await.unwrap();
        assert_eq!(led.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), [one.as_str()]);
        let at = commitment::store::promised_at(&mut tx, REGION, &one).await.unwrap();
        assert_eq!(at.unwrap().id.as_str(), id);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_year_that_is_over_stays_as_it_was_at_its_end() {
    for place in places().await {
        let ambition = place.ambition().await;
        let (moved, met) = (place.promise(&ambition, NOW + days(10)).await.unwrap(), {
            let one = Promise { what: "Iets anders".into(), ..promise(&ambition, NOW + days(20)) };
            let speaker = place.speaker(&place.school);
            write_tx!(place.db, "test.promise", |tx| { commitment::promise(tx, &speaker, &one).await })
                .unwrap()
                .to_string()
        });
        let at_end = NOW + days(30);
        let standings = async |at: i64| {
            let mut tx = place.db.read("test.history").await.unwrap();
            let history = commitment::History::of(&mut tx, REGION).await.unwrap();
            let all = commitment::store::list(&mut tx, REGION).await.unwrap();
            let of = |id: &str| {
                let one = all.iter().find(|one| one.id.as_str() == id).unwrap();
                history.at(one, at).map(|(then, standing)| (then.due_on, standing))
            };
            (of(&moved), of(&met))
        };
        place.go_to(at_end);
        let before = standings(at_end).await;
        assert_eq!(before.0, Some((Moment(NOW + days(10)).day(), Standing::Late)));
        assert_eq!(before.1.as_ref().unwrap().1, Standing::Late);
        assert_eq!(standings(NOW - days(1)).await, (None, None), "not promised yet");
        // Afterwards one is moved far ahead, and the other is shown and met.
        place.go_to(at_end + days(5));
        let speaker = place.speaker(&place.school);
        let later = promise(&ambition, NOW + days(900));
        write_tx!(place.db, "test.move", |tx| {
            commitment::change(tx, &speaker, (&moved, 1), (&later, "Uitstel")).await
        })
        .unwrap();
        place.show(&place.school, &met, &Attached::Link("https://elders.example/lijst")).await.unwrap();
        let version = place.commitment(&met).await.version;
        place.review(&place.other_school, &met, version, true).await.unwrap();
        assert_eq!(standings(at_end).await, before);
        let now = standings(at_end + days(5)).await;
        assert_eq!((now.0.unwrap().1, now.1.unwrap().1), (Standing::Moved, Standing::Met));
        // What is taken away later does not undo that it was met then.
        place.go_to(at_end + days(40));
        let mut tx = place.db.read("test.piece").await.unwrap();
        let piece = commitment::store::evidence(&mut tx, REGION, &met).await.unwrap().remove(0).id;
        drop(tx);
        write_tx!(place.db, "test.remove", |tx| {
            commitment::remove_evidence(tx, &place.site, &speaker, &met, &piece).await
        })
        .unwrap();
        assert_eq!(standings(at_end + days(5)).await.1.unwrap().1, Standing::Met);
        assert_eq!(standings(at_end + days(40)).await.1.unwrap().1, Standing::Late);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_judged_leaves_a_mark_and_without_evidence_nothing_is_met() {
    for place in places().await {
        let ambition = place.ambition().await;
        let id = place.promise(&ambition, NOW + days(60)).await.unwrap();
        let pieces = async || {
            let mut tx = place.db.read("test.evidence").await.unwrap();
            commitment::store::evidence(&mut tx, REGION, &id).await.unwrap()
        };
        let remove = async |piece: &str| {
            let speaker = place.speaker(&place.school);
            write_tx!(place.db, "test.remove", |tx| {
                commitment::remove_evidence(tx, &place.site, &speaker, &id, piece).await
            })
        };
        let link = Attached::Link("https://elders.example/lijst");
        place.show(&place.school, &id, &link).await.unwrap();
        remove(&pieces().await[0].id).await.unwrap();
        assert!(pieces().await.is_empty(), "nobody had looked at it");
        assert_eq!(place.commitment(&id).await.standing(NOW), Standing::Open);
        place.db.clock.advance(60);

        place.show(&place.school, &id, &link).await.unwrap();
        let version = place.commitment(&id).await.version;
        place.review(&place.other_school, &id, version, true).await.unwrap();
        assert_eq!(place.commitment(&id).await.standing(NOW), Standing::Met);
        let piece = pieces().await.remove(0);
        remove(&piece.id).await.unwrap();
        assert!(matches!(remove(&piece.id).await, Err(Error::NotFound)), "once");
        let left = pieces().await.remove(0);
        assert_eq!((left.url.as_str(), left.removed_at), ("", Some(NOW + 60)));
        assert_eq!(place.commitment(&id).await.standing(NOW), Standing::Open, "nothing shows it any more");
        assert_eq!(place.mails("is weer open").await, ["coordinator@x.example"]);
        let met = place.parts().await.into_iter().filter(|(what, _)| what == "commitment-met").count();
        assert_eq!(met, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signature_that_is_taken_back_stays_in_sight_and_one_from_paper_is_told() {
    for place in places().await {
        place.publish(0, "Wij beloven").await.unwrap();
        let mut tx = place.db.read("test.newest").await.unwrap();
        let manifest = manifest::store::newest(&mut tx, REGION).await.unwrap().unwrap().id.to_string();
        drop(tx);
        let back = async || {
            let speaker = place.speaker(&place.school);
            write_tx!(place.db, "test.back", |tx| { manifest::take_back(tx, &speaker, &manifest).await })
        };
        let counts = async || {
            let mut tx = place.db.read("test.counts").await.unwrap();
            let standing = manifest::store::signatures(&mut tx, REGION).await.unwrap();
            (standing, manifest::store::withdrawn(&mut tx, REGION).await.unwrap().len())
        };
        place.sign(&place.school, &manifest).await.unwrap();
        back().await.unwrap();
        assert_eq!((counts().await.0.len(), counts().await.1), (0, 0), "a slip of the finger");
        place.sign(&place.school, &manifest).await.unwrap();
        place.db.clock.advance(days(1));
        back().await.unwrap();
        assert!(matches!(back().await, Err(Error::NotFound)));
        assert_eq!((counts().await.0.len(), counts().await.1), (0, 1));
        // The programme manager has it on paper.
        let mut speaker = place.speaker(&place.school);
        speaker.manager = true;
        write_tx!(place.db, "test.paper", |tx| {
            manifest::sign(tx, &place.site, &speaker, (&manifest, "Directeur"), None).await
        })
        .unwrap();
        let (standing, withdrawn) = counts().await;
        assert!(standing[0].on_paper && standing[0].name == "Directeur" && withdrawn == 1);
        assert_eq!(place.mails("A staat onder Manifest").await, ["coordinator@x.example"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_earlier_wording_is_taken_out_of_sight_for_good_and_its_day_stays() {
    for place in places().await {
        let ambition = place.ambition().await;
        let id = place.promise(&ambition, NOW + days(10)).await.unwrap();
        let speaker = place.speaker(&place.school);
        let better = Promise { what: "Zonder naam".into(), ..promise(&ambition, NOW + days(20)) };
        place.db.clock.advance(60);
        write_tx!(place.db, "test.change", |tx| {
            commitment::change(tx, &speaker, (&id, 1), (&better, "Er stond een naam")).await
        })
        .unwrap();
        let earlier = async || {
            let mut tx = place.db.read("test.earlier").await.unwrap();
            commitment::store::changes(&mut tx, REGION, Some(&id)).await.unwrap().remove(0).1
        };
        let before = earlier().await;
        let blank = async |commitment: &str| {
            let manager = place.as_manager();
            write_tx!(place.db, "test.blank", |tx| {
                commitment::blank_earlier(tx, &manager, (commitment, &before.id), "Een naam").await
            })
        };
        assert!(matches!(blank("een andere").await, Err(Error::NotFound)));
        blank(&id).await.unwrap();
        assert!(matches!(blank(&id).await, Err(Error::NotFound)), "once");
        let after = earlier().await;
        assert_eq!((after.what.as_str(), after.shown_by.as_str(), after.because.as_str()), ("", "", "Een naam"));
        assert_eq!((after.at, &after.due_on), (before.at, &before.due_on));
        // Nowhere else is the former wording told.
        let mut tx = place.db.read("test.told").await.unwrap();
        let told = activity::recent(&mut tx, REGION, 20).await.unwrap();
        assert!(told.iter().all(|one| one.title != before.what), "{told:?}");
        let history = commitment::History::of(&mut tx, REGION).await.unwrap();
        let now = commitment::store::by_id(&mut tx, REGION, &id).await.unwrap();
        let (then, _) = history.at(&now, before.at - 1).unwrap();
        assert_eq!(
            (then.what.as_str(), &then.due_on),
            ("", &before.due_on),
            "a report of that time says that it is gone"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_that_has_passed_stays_in_sight_when_something_is_attached() {
    for place in places().await {
        let ambition = place.ambition().await;
        let id = place.promise(&ambition, NOW + days(10)).await.unwrap();
        place.show(&place.school, &id, &Attached::Link("https://elders.example/lijst")).await.unwrap();
        assert_eq!(place.commitment(&id).await.standing(NOW), Standing::Shown);
        let late = NOW + days(12);
        assert_eq!(place.commitment(&id).await.standing(late), Standing::Shown, "it was shown in time");
        let again = place.show(&place.school, &id, &Attached::Link("https://elders.example/lijst")).await;
        assert_eq!(refused(again), "error-evidence-twice");
        // Who judges in the very second in which it came judged it.
        place.go_to(late);
        place.show(&place.school, &id, &Attached::Link("https://elders.example/beter")).await.unwrap();
        let version = place.commitment(&id).await.version;
        place.review(&place.other_school, &id, version, false).await.unwrap();
        assert_eq!(place.commitment(&id).await.standing(late), Standing::Late);
        let mut tx = place.db.read("test.history").await.unwrap();
        let history = commitment::History::of(&mut tx, REGION).await.unwrap();
        let one = commitment::store::by_id(&mut tx, REGION, &id).await.unwrap();
        assert_eq!(history.at(&one, late).unwrap().1, Standing::Late, "the report says what the page says");
        drop(tx);
        // What came after the day is late until somebody looked.
        let later = late + days(1);
        place.go_to(later);
        place.show(&place.school, &id, &Attached::Link("https://elders.example/best")).await.unwrap();
        let one = place.commitment(&id).await;
        assert_eq!(one.standing(later), Standing::LateShown);
        let mut tx = place.db.read("test.later").await.unwrap();
        let history = commitment::History::of(&mut tx, REGION).await.unwrap();
        assert_eq!(history.at(&one, later).unwrap().1, Standing::LateShown);
        assert_eq!(history.at(&one, NOW + days(9)).unwrap().1, Standing::Shown, "as it was in time");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ambition_that_is_sent_twice_is_there_once() {
    for place in places().await {
        place.ambition().await;
        let manager = place.as_manager();
        let aim = Aim { level: Level::Local, title: "Iedereen een plek".into(), about: String::new() };
        let again = write_tx!(place.db, "test.again", |tx| { manifest::add_ambition(tx, &manager, &aim).await });
        assert_eq!(refused(again), "error-ambition-twice");
    }
}
