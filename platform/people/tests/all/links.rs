//! Links: sign-in, invitations, personal ones.

use evenkans_people::personal_link::{self, Kind, Target};
use evenkans_people::{Lang, Role, Who, account, invitation, member, session, sign_in};
use evenkans_store::{Error, write_tx};

use crate::{DAY, places, refused};

const STUDENT: Target<'static> = Target::Student { round_id: "ronde", student_id: "student" };

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_use_one_sign_in_link_at_once_one_gets_in() {
    for place in places().await {
        let noor = place.account("noor@school.example").await;
        let token = write_tx!(place.db, "test.link", |tx| { sign_in::create(tx, &noor).await }).unwrap();
        let attempt = || {
            let (db, token) = (place.db.clone(), token.clone());
            tokio::spawn(async move { write_tx!(db, "test.use", |tx| { sign_in::consume(tx, &token).await }) })
        };
        let (one, two) = (attempt(), attempt());
        let mut outcomes = [one.await.unwrap(), two.await.unwrap()];
        outcomes.sort_by_key(Result::is_err);
        let [first, second] = outcomes;
        assert_eq!(first.unwrap().id, noor.id);
        assert_eq!(refused(second), "error-link-expired");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_accept_one_invitation_at_once_one_does() {
    for place in places().await {
        let (_, token) = write_tx!(place.db, "test.invite", |tx| {
            invitation::create(tx, "regio", ("Noor", "Noor@School.example"), "school", Role::Teacher).await
        })
        .unwrap();
        let attempt = || {
            let (db, token) = (place.db.clone(), token.clone());
            tokio::spawn(async move {
                write_tx!(db, "test.accept", |tx| { invitation::accept(tx, &token, Lang::Nl).await.map(drop) })
            })
        };
        let (one, two) = (attempt(), attempt());
        let done = [one.await.unwrap(), two.await.unwrap()].iter().filter(|outcome| outcome.is_ok()).count();
        assert_eq!(done, 1);
        let mut tx = place.db.read("test.members").await.unwrap();
        let members = member::list(&mut tx, "regio", Some("school")).await.unwrap();
        assert_eq!(members.len(), 1);
        assert_eq!((members[0].member.role, members[0].email.as_str()), (Role::Teacher, "noor@school.example"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_waits_fourteen_days_to_the_second() {
    for place in places().await {
        let (_, token) = write_tx!(place.db, "test.invite", |tx| {
            invitation::create(tx, "regio", ("Noor", "noor@school.example"), "school", Role::Teacher).await
        })
        .unwrap();
        place.later(14 * DAY - 1);
        let mut tx = place.db.read("test.find").await.unwrap();
        assert_eq!(invitation::find(&mut tx, &token).await.unwrap().partner_id, "school");
        drop(tx);
        place.later(1);
        let mut tx = place.db.read("test.find").await.unwrap();
        assert_eq!(refused(invitation::find(&mut tx, &token).await), "error-link-expired");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_personal_link_reaches_one_thing_until_it_is_revoked_or_over() {
    for place in places().await {
        let until = crate::NOW + 10 * DAY;
        let make = async |target: Target<'static>| {
            let made = write_tx!(place.db, "test.make", |tx| {
                let token = personal_link::create(tx, "regio", target, until).await?;
                let (region, id) = personal_link::find(tx, &token).await?;
                Ok((token, session::start_for_link(tx, &region, &id).await?))
            });
            made.unwrap()
        };
        let (first, of_first) = make(STUDENT).await;
        let (_, of_second) = make(STUDENT).await;
        let (employers, of_employer) = make(Target::Employer { employer_id: "student", sent_to: "" }).await;
        let who = async |token: &str| {
            let mut tx = place.db.read("test.who").await.unwrap();
            session::find(&mut tx, token).await.unwrap().map(|session| session.who)
        };
        match who(&of_first).await {
            Some(Who::Student(link)) => {
                assert_eq!((link.round_id.as_str(), link.student_id.as_str()), ("ronde", "student"))
            }
            other => panic!("{other:?}"),
        }
        // Revoking the student's links ends both, and not the employer's with the same id.
        let revoked = write_tx!(place.db, "test.revoke", |tx| {
            personal_link::revoke(tx, "regio", Kind::Student, "student").await
        });
        assert_eq!(revoked.unwrap(), 2);
        assert!(who(&of_first).await.is_none() && who(&of_second).await.is_none());
        assert!(matches!(who(&of_employer).await, Some(Who::Employer(_))));
        let mut tx = place.db.read("test.find").await.unwrap();
        assert_eq!(refused(personal_link::find(&mut tx, &first).await), "error-link-expired");
        assert!(matches!(personal_link::find(&mut tx, "verzonnen").await, Err(Error::Refused(_))));
        drop(tx);
        place.later(10 * DAY);
        let mut tx = place.db.read("test.over").await.unwrap();
        assert_eq!(refused(personal_link::find(&mut tx, &employers).await), "error-link-expired");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_that_ended_is_gone_from_the_next_request_on() {
    for place in places().await {
        let noor = place.account("noor@school.example").await;
        let (token, id) = write_tx!(place.db, "test.member", |tx| {
            let id = member::add(tx, "regio", &noor.id, "school", Role::Coordinator).await?;
            let again = member::add(tx, "regio", &noor.id, "school", Role::Coordinator).await?;
            assert_eq!(id, again, "a role is given once");
            Ok((session::start(tx, &noor.id).await?, id))
        })
        .unwrap();
        let has = async || {
            let mut tx = place.db.read("test.has").await.unwrap();
            match session::find(&mut tx, &token).await.unwrap().unwrap().who {
                Who::Account(me) => (me.has("regio", &[Role::Coordinator]), me.has("elders", &[Role::Coordinator])),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(has().await, (true, false));
        write_tx!(place.db, "test.end", |tx| { member::end(tx, "regio", id.as_str()).await }).unwrap();
        assert_eq!(has().await, (false, false));
    }
}

#[test]
fn an_address_is_one_address_and_no_second_line() {
    for (text, address) in [
        (" Noor@School.Example ", Some("noor@school.example")),
        ("a.b+c@x.example", Some("a.b+c@x.example")),
        ("noor", None),
        ("@school.example", None),
        ("noor@school", None),
        ("noor@.example", None),
        ("noor@school..example", None),
        ("noor@@school.example", None),
        ("noor@school.example\r\nBcc: els@x.example", None),
        ("noor@school.example, els@x.example", None),
        ("Noor <noor@school.example>", None),
    ] {
        assert_eq!(account::email(text).ok().as_deref(), address, "{text:?}");
    }
    assert!(account::email(&format!("{}@x.example", "n".repeat(255))).is_err());
}
