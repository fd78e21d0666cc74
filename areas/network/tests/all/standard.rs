//! The internship standard: filled in by the partner, read by one other, and by nobody else.

use evenkans_network::partner::selection::Selection;
use evenkans_network::partner::{self, Partner, PartnerId};
use evenkans_network::standard::{self, Answer, Answers, Assessment, Audience, Mark};
use evenkans_people::{Lang, Role, account, member};
use evenkans_store::{Error, Result, write_tx};

use crate::place::{NOW, Place, REGION, days, places, refused};

fn answers(n: usize, mark: Mark) -> Answers {
    (0..n).map(|at| (at, Answer { mark, evidence: "Het staat op de site".into() })).collect()
}

impl Place {
    async fn begin(&self) -> String {
        let speaker = self.speaker(&self.school);
        let id = write_tx!(self.db, "test.begin", |tx| { standard::begin(tx, &speaker, Lang::Nl).await });
        id.unwrap().to_string()
    }

    async fn assessment(&self, id: &str) -> Assessment {
        let mut tx = self.db.read("test.assessment").await.unwrap();
        standard::store::by_id(&mut tx, REGION, id).await.unwrap()
    }

    async fn finish(&self, by: &PartnerId, id: &str, version: i64, answers: &Answers) -> Result<()> {
        let speaker = self.speaker(by);
        write_tx!(self.db, "test.finish", |tx| { standard::finish(tx, &speaker, (id, version), answers).await })
    }

    async fn save_list(&self, seen: i64, body: &str) -> Result<()> {
        let manager = self.as_manager();
        write_tx!(self.db, "test.list", |tx| { standard::save_list(tx, &manager, Audience::School, seen, body).await })
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_fills_it_in_and_another_one_reads_along() {
    for place in places().await {
        let id = place.begin().await;
        assert_eq!(place.begin().await, id, "one that is not done goes on");
        let n = place.assessment(&id).await.items().len();
        assert_eq!(
            refused(place.finish(&place.school, &id, 1, &answers(n - 1, Mark::Yes)).await),
            "error-assessment-left"
        );
        assert!(matches!(
            place.finish(&place.other_school, &id, 1, &answers(n, Mark::Yes)).await,
            Err(Error::NotFound)
        ));
        assert!(matches!(place.finish(&place.school, &id, 7, &answers(n, Mark::Yes)).await, Err(Error::Stale)));
        place.finish(&place.school, &id, 1, &answers(n, Mark::Partly)).await.unwrap();
        assert_eq!(refused(place.finish(&place.school, &id, 2, &answers(n, Mark::Yes)).await), "error-assessment-done");
        assert_eq!(place.assessment(&id).await.score().percent(), 50);
        let ask = async |reader: &PartnerId| {
            let speaker = place.speaker(&place.school);
            write_tx!(place.db, "test.ask", |tx| {
                standard::ask_reader(tx, &place.site, &speaker, &id, reader.as_str()).await
            })
        };
        assert_eq!(refused(ask(&place.school).await), "error-assessment-reader");
        assert_eq!(refused(ask(&place.other_school).await), "error-assessment-nobody");
        ask(&place.office).await.unwrap();
        assert_eq!(place.mails("vraagt je mee te lezen").await, ["programme-manager@x.example"]);
        let read = async |by: &PartnerId| {
            let speaker = place.speaker(by);
            write_tx!(place.db, "test.read", |tx| { standard::read_along(tx, &speaker, &id, "Ik herken het").await })
        };
        assert!(matches!(read(&place.other_school).await, Err(Error::NotFound)));
        read(&place.office).await.unwrap();
        assert!(matches!(read(&place.office).await, Err(Error::Stale)), "once");
        // A year later there is growth to see.
        place.go_to(NOW + days(365));
        let next = place.begin().await;
        assert_ne!(next, id);
        place.finish(&place.school, &next, 1, &answers(n, Mark::Yes)).await.unwrap();
        let mut tx = place.db.read("test.years").await.unwrap();
        let years = standard::store::of_partner(&mut tx, REGION, place.school.as_str()).await.unwrap();
        let scores: Vec<usize> = years.iter().map(|one| one.score().percent()).collect();
        assert_eq!(scores, [100, 50], "the newest first");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_region_changes_the_list_and_what_was_begun_keeps_that_of_then() {
    for place in places().await {
        let id = place.begin().await;
        assert_eq!(refused(place.save_list(0, "geen punten").await), "error-standard-items");
        let many: String = (0..41).map(|n| format!("- {n}\n")).collect();
        assert_eq!(refused(place.save_list(0, &many).await), "error-standard-items");
        place.save_list(0, "# Thema\n- Eén ding").await.unwrap();
        assert!(matches!(place.save_list(0, "- Over een ander heen").await, Err(Error::Stale)));
        assert_eq!(refused(place.save_list(1, "# Thema\n- Eén ding").await), "error-standard-same");
        assert!(place.assessment(&id).await.items().len() > 1);
        let n = place.assessment(&id).await.items().len();
        place.finish(&place.school, &id, 1, &answers(n, Mark::No)).await.unwrap();
        let next = place.assessment(&place.begin().await).await;
        assert_eq!((next.number, next.items().len()), (1, 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_school_at_which_only_a_teacher_has_an_account_is_asked_by_its_contact() {
    for place in places().await {
        write_tx!(place.db, "test.teacher", |tx| {
            let els = account::find_or_create(tx, "els@b.example", "Els", Lang::Nl).await?;
            member::add(tx, REGION, &els.id, place.other_school.as_str(), Role::Teacher).await?;
            let school = partner::store::by_id(tx, REGION, place.other_school.as_str()).await?;
            let school = Partner { contact_email: "directie@b.example".into(), ..school };
            partner::store::update(tx, REGION, &school).await?;
            let chosen = Selection { partners: vec![place.other_school.to_string()], ..Selection::default() };
            standard::invite(tx, &place.site, &place.as_manager(), &chosen).await
        })
        .unwrap();
        assert_eq!(place.mails("Tien minuten").await, ["directie@b.example"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_asked_stays_on_the_list_until_it_is_done_and_what_was_begun_can_be_thrown_away() {
    for place in places().await {
        let chosen = Selection { partners: vec![place.school.to_string()], ..Selection::default() };
        write_tx!(place.db, "test.ask", |tx| { standard::invite(tx, &place.site, &place.as_manager(), &chosen).await })
            .unwrap();
        let asked = async || {
            let mut tx = place.db.read("test.asked").await.unwrap();
            let all = standard::store::asked(&mut tx, REGION).await.unwrap();
            all.into_iter().map(|one| one.partner_id).collect::<Vec<String>>()
        };
        let discard = async |by: &PartnerId, id: &str, version: i64| {
            let speaker = place.speaker(by);
            write_tx!(place.db, "test.discard", |tx| { standard::discard(tx, &speaker, (id, version)).await })
        };
        let id = place.begin().await;
        assert!(matches!(discard(&place.other_school, &id, 1).await, Err(Error::NotFound)));
        assert!(matches!(discard(&place.school, &id, 2).await, Err(Error::Stale)), "somebody saved meanwhile");
        discard(&place.school, &id, 1).await.unwrap();
        assert_eq!(asked().await, [place.school.to_string()], "begun is not done");
        let id = place.begin().await;
        let n = place.assessment(&id).await.items().len();
        place.finish(&place.school, &id, 1, &answers(n, Mark::Yes)).await.unwrap();
        assert_eq!(refused(discard(&place.school, &id, 2).await), "error-assessment-done");
        assert!(asked().await.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_speaks_for_two_partners_gets_one_mail_and_both_were_asked() {
    for place in places().await {
        let chosen = [&place.school, &place.other_school].map(ToString::to_string);
        write_tx!(place.db, "test.two", |tx| {
            let jo = account::find_or_create(tx, "jo@x.example", "Jo", Lang::Nl).await?;
            for partner in &chosen {
                member::add(tx, REGION, &jo.id, partner, Role::Coordinator).await?;
            }
            let chosen = Selection { partners: chosen.to_vec(), ..Selection::default() };
            standard::invite(tx, &place.site, &place.as_manager(), &chosen).await
        })
        .unwrap();
        let mails = place.mails("Tien minuten").await;
        assert_eq!(mails.iter().filter(|to| *to == "jo@x.example").count(), 1, "{mails:?}");
        let asked = async || {
            let mut tx = place.db.read("test.asked").await.unwrap();
            let all = standard::store::asked(&mut tx, REGION).await.unwrap();
            all.into_iter().map(|one| one.partner_id).collect::<std::collections::BTreeSet<String>>()
        };
        assert_eq!(asked().await, chosen.iter().cloned().collect());
        // What a partner was asked for, the one that it becomes part of was.
        let to =
            place.create(&place.manager, partner::Kind::School, &crate::place::change("School C", None)).await.unwrap();
        place.merge(&place.other_school, &to).await.unwrap();
        assert!(asked().await.contains(to.as_str()));
        let manager = place.as_manager();
        write_tx!(place.db, "test.unask", |tx| { standard::unask(tx, &manager, to.as_str()).await }).unwrap();
        assert!(!asked().await.contains(to.as_str()));
    }
}
