//! Newsletters: to whom, once, and no more of them to who said so.

use evenkans_network::newsletter::{self, Change, State};
use evenkans_network::partner::selection::Selection;
use evenkans_network::partner::{self, Kind};
use evenkans_people::mail;
use evenkans_store::job::{self, Lane};
use evenkans_store::{Error, Result, write_tx};

use crate::place::{Place, REGION, change, places, refused};

fn to_all(subject: &str) -> Change {
    Change {
        subject: subject.into(),
        body: "Er is nieuws.".into(),
        selection: Selection { kinds: Kind::ALL.to_vec(), ..Selection::default() },
        public: true,
    }
}

impl Place {
    async fn write_news(&self, change: &Change) -> String {
        let manager = self.as_manager();
        let id = write_tx!(self.db, "test.write", |tx| { newsletter::write(tx, &manager, change).await });
        id.unwrap().to_string()
    }

    async fn send_news(&self, id: &str, version: i64) -> Result<()> {
        let manager = self.as_manager();
        write_tx!(self.db, "test.send", |tx| { newsletter::send(tx, &manager, (id, version)).await })
    }

    /// Runs what is queued, but for mail; says how many jobs there were.
    async fn work(&self) -> usize {
        let mut n = 0;
        while let Some(job) = job::take(&self.db, Lane::AllBut([mail::JOB; 2])).await.unwrap() {
            assert!(evenkans_network::run_job(&self.site, &job).await.unwrap());
            job::done(&self.db, &job).await.unwrap();
            n += 1;
        }
        n
    }

    /// The link with which the last mail to an address can be stopped.
    async fn token(&self, subject: &str) -> String {
        let mut tx = self.db.read("test.token").await.unwrap();
        let last = mail::recent(&mut tx, subject, 1).await.unwrap().remove(0);
        let body = last.body.unwrap();
        body.lines().last().unwrap().rsplit('/').next().unwrap().to_owned()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_goes_once_to_people_and_to_contacts_of_who_has_none() {
    for place in places().await {
        let contact = partner::Change { contact_email: "els@b.example".into(), ..change("B", None) };
        place.save(&place.manager, &place.other_school, 1, &contact).await.unwrap();
        let id = place.write_news(&to_all("Nieuws van mei")).await;
        assert!(matches!(place.send_news(&id, 9).await, Err(Error::Stale)), "another text than on the page");
        place.send_news(&id, 1).await.unwrap();
        assert_eq!(refused(place.send_news(&id, 2).await), "error-newsletter-sent");
        assert_eq!(place.work().await, 1);
        let all = ["coordinator@x.example", "els@b.example", "programme-manager@x.example"];
        assert_eq!(place.mails("Nieuws van mei").await, all);
        // A job that begins again, as after a killed server, sends nothing twice.
        let job = job::Job {
            id: "1".into(),
            kind: newsletter::JOB.into(),
            payload: format!("{{\"region_id\":\"{REGION}\",\"id\":\"{id}\"}}"),
            attempts: 2,
        };
        let mut back = place.db.begin_write("test.back").await.unwrap();
        back.run("UPDATE newsletter SET state = 'sending' WHERE id = $1", &[id.as_str().into()]).await.unwrap();
        back.commit().await.unwrap();
        newsletter::run(&place.site, &job).await.unwrap();
        assert_eq!(place.mails("Nieuws van mei").await.len(), 3);
        let mut tx = place.db.read("test.state").await.unwrap();
        let one = newsletter::store::by_id(&mut tx, REGION, &id).await.unwrap();
        assert_eq!(one.state, State::Sent);
        assert_eq!(newsletter::store::fared(&mut tx, REGION, &one.id).await.unwrap().0, 3);
        drop(tx);
        let manager = place.as_manager();
        let later = write_tx!(place.db, "test.save", |tx| {
            newsletter::save(tx, &manager, (&id, 3), &to_all("Anders")).await
        });
        assert_eq!(refused(later), "error-newsletter-sent");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_stopped_gets_no_more_and_can_begin_again() {
    for place in places().await {
        let only = Change {
            selection: Selection { partners: vec![place.school.to_string()], ..Selection::default() },
            ..to_all("Eerste")
        };
        let id = place.write_news(&only).await;
        place.send_news(&id, 1).await.unwrap();
        place.work().await;
        assert_eq!(place.mails("Eerste").await, ["coordinator@x.example"]);
        let token = place.token("Eerste").await;
        let set = async |token: &str, gets: bool| {
            write_tx!(place.db, "test.stop", |tx| { newsletter::store::set_gets(tx, REGION, token, gets).await })
        };
        assert!(matches!(set("verzonnen", false).await, Err(Error::NotFound)));
        set(&token, false).await.unwrap();
        for (subject, expected) in [("Tweede", 0), ("Derde", 1)] {
            let id = place.write_news(&Change { subject: subject.into(), ..only.clone() }).await;
            place.send_news(&id, 1).await.unwrap();
            place.work().await;
            assert_eq!(place.mails(subject).await.len(), expected, "{subject}");
            let mut tx = place.db.read("test.fared").await.unwrap();
            let one = newsletter::store::by_id(&mut tx, REGION, &id).await.unwrap();
            assert_eq!(newsletter::store::fared(&mut tx, REGION, &one.id).await.unwrap().0, expected as i64);
            drop(tx);
            set(&token, true).await.unwrap();
        }
    }
}
