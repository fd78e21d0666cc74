//! Who guides, and what becomes of the visits.

use evenkans_people::mail;
use evenkans_rounds::internship::{self, Care, Guiding, VisitKind};
use evenkans_rounds::student::Student;
use evenkans_store::{Error, write_tx};

use crate::agreements::ready;
use crate::internships::{assign, guided, mails, moment, teacher};
use crate::world::{refused, worlds};

#[tokio::test(flavor = "multi_thread")]
async fn only_somebody_of_the_school_guides_and_the_student_hears_who_once() {
    for world in worlds().await {
        let desk = ready(&world).await;
        let own = teacher(&world, "docent@school.example", world.school.as_str()).await;
        let other = teacher(&world, "ander@elders.example", "een-andere-school").await;
        assert!(matches!(assign(&world, &desk, "0103", &other).await, Err(Error::NotFound)));
        assign(&world, &desk, "0103", &own).await.unwrap();
        assign(&world, &desk, "0103", &own).await.unwrap();
        assert_eq!(mails(&world, "Wie je begeleidt").await, ["cas@school.example"]);
        // The coordinator can guide too, and takes over.
        assign(&world, &desk, "0103", &world.me.account.id).await.unwrap();
        let student = world.student(&desk.round, "0103").await;
        let mut tx = world.db.read("test.guide").await.unwrap();
        let guide = internship::store::guide_of(&mut tx, world.region(), student.id.as_str()).await.unwrap();
        assert_eq!(guide.unwrap().account_id, world.me.account.id);
        drop(tx);
        let t = world.t();
        let take_away = async || {
            write_tx!(world.db, "test.unassign", |tx| {
                internship::unassign(tx, (&world.site, &t), &desk, student.id.as_str()).await
            })
        };
        assert_eq!(take_away().await.unwrap(), Some(world.me.account.id.clone()));
        assert_eq!(take_away().await.unwrap(), None, "a second click");
        assert_eq!(mails(&world, "Je begeleider verandert").await, ["cas@school.example"]);
        let mut tx = world.db.read("test.guide").await.unwrap();
        assert!(internship::store::guide_of(&mut tx, world.region(), student.id.as_str()).await.unwrap().is_none());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_is_told_before_it_and_written_about_after_it() {
    for world in worlds().await {
        let (desk, student, guide) = guided(&world).await;
        let t = world.t();
        let guiding = |student: &Student| Guiding {
            round: desk.round.clone(),
            student: student.clone(),
            actor: guide.to_string(),
        };
        let plan = async |student: &Student, at: &str| {
            write_tx!(world.db, "test.plan", |tx| {
                let when = (moment(at), VisitKind::Place);
                internship::plan(tx, (&world.site, &t), &guiding(student), when).await
            })
        };
        let han = world.student(&desk.round, "0108").await;
        assert_eq!(refused(plan(&han, "2024-03-01T10:00").await), "error-visit-no-place");
        let visit = plan(&student, "2024-03-01T10:00").await.unwrap();
        assert_eq!(mails(&world, "Er is een bezoek gepland").await.len(), 2, "student and employer");
        let report = async |version: i64, text: &str| {
            write_tx!(world.db, "test.report", |tx| {
                internship::report(tx, &guiding(&student), (visit.as_str(), version), text).await
            })
        };
        assert_eq!(refused(report(1, "Het gaat goed.").await), "error-visit-early");
        let care = async |now: &str| {
            world.go_to(moment(now));
            let mut tx = world.db.read("test.care").await.unwrap();
            let visits = internship::store::visits_of(&mut tx, world.region(), student.id.as_str()).await.unwrap();
            let guide = internship::store::guide_of(&mut tx, world.region(), student.id.as_str()).await.unwrap();
            Care::of(guide.as_ref(), &visits.iter().collect::<Vec<_>>(), moment(now))
        };
        assert_eq!(care("2024-02-20T10:00").await, Care::Planned);
        assert_eq!(care("2024-03-02T10:00").await, Care::Unreported);
        report(1, "Het gaat goed.").await.unwrap();
        assert!(matches!(report(1, "Over de ander heen.").await, Err(Error::Stale)));
        assert_eq!(care("2024-03-03T10:00").await, Care::Visited);
        let call_off = async |id: &str| {
            write_tx!(world.db, "test.off", |tx| {
                internship::call_off(tx, (&world.site, &t), &guiding(&student), id, "De trein rijdt niet").await
            })
        };
        assert_eq!(refused(call_off(visit.as_str()).await), "error-visit-off", "it was held");
        // One of another student is not there; one that was before today needs no mail.
        let bo = world.student(&desk.round, "0102").await;
        let other = plan(&bo, "2024-03-01T12:00").await.unwrap();
        assert_eq!(mails(&world, "Er is een bezoek gepland").await.len(), 2);
        assert!(matches!(call_off(other.as_str()).await, Err(Error::NotFound)));
        let later = plan(&student, "2024-05-01T10:00").await.unwrap();
        let moved = async |version: i64, at: &str| {
            write_tx!(world.db, "test.move", |tx| {
                let to = (moment(at), VisitKind::Online);
                internship::reschedule(tx, (&world.site, &t), &guiding(&student), (later.as_str(), version), to).await
            })
        };
        assert_eq!(refused(moved(1, "2024-03-01T10:00").await), "error-visit-double");
        assert_eq!(refused(moved(1, "2026-03-01T10:00").await), "error-visit-far");
        moved(1, "2024-05-01T11:00").await.unwrap();
        assert!(matches!(moved(1, "2024-05-02T11:00").await, Err(Error::Stale)), "a second page");
        let mut tx = world.db.read("test.mail").await.unwrap();
        let told = mail::recent(&mut tx, "Een bezoek is verzet", 10).await.unwrap();
        drop(tx);
        assert_eq!(told.len(), 2, "student and employer");
        let body = told[0].body.clone().unwrap();
        assert!(body.contains("1 mei 2024, 11:00, online. Docent"), "{body}");
        call_off(later.as_str()).await.unwrap();
        assert_eq!(refused(moved(3, "2024-05-02T11:00").await), "error-visit-off");
        assert_eq!(mails(&world, "Een bezoek gaat niet door").await.len(), 2);
        assert_eq!(care("2024-05-02T10:00").await, Care::Visited, "what was called off needs no report");
    }
}
