//! While an internship runs, over HTTP: who reads what a student says, and what is never written down.

use evenkans_people::{Role, account};
use evenkans_rounds::placement;
use evenkans_store::portable;
use evenkans_web::parse_local;

use crate::world::{World, worlds};

const SECRET: &str = "Zoetwaterkreeftvisserij";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_shared_is_nowhere_and_what_is_shared_only_the_guide_reads() {
    for world in worlds().await {
        let desk = world.published(World::dice()).await;
        let student = world.student(&desk.round, "0103").await;
        let base = format!("/r/proefstad/rondes/{}/begeleiding", desk.round.id);
        let page = format!("{base}/{}", student.id);
        world.go_to(parse_local("2024-02-05T10:00").unwrap());
        let own = world.as_student(&desk.round, "0103").await;
        let coordinator = world.coordinator().await;
        let teacher = world.member("docent@school.example", world.school.as_str(), Role::Teacher).await;
        let colleague = world.member("collega@school.example", world.school.as_str(), Role::Teacher).await;
        let mut tx = world.db.read("test.account").await.unwrap();
        let account = account::by_email(&mut tx, "docent@school.example").await.unwrap().unwrap().id;
        drop(tx);
        let assign = [("account", account.as_str()), ("id", student.id.as_str())];
        assert_eq!(teacher.post(&base, &assign).await.status.as_u16(), 403, "a teacher does not give guides");
        assert!(coordinator.post(&base, &assign).await.status.is_redirection());
        let how = "/r/proefstad/mijn-ronde/stage/hoe-gaat-het";
        let kept = async || {
            let mut out = Vec::new();
            portable::dump(&world.db, &mut out).await.unwrap();
            String::from_utf8(out).unwrap().contains(SECRET)
        };
        let said = [("safe", "no"), ("promised", "partly"), ("note", SECRET), ("share", "niemand")];
        let answer = own.post(how, &said).await;
        assert!(answer.status.is_success() && answer.body.contains("Wij hebben niets bewaard"), "{}", answer.body);
        assert!(answer.body.contains("discriminatie.nl") && !answer.body.contains(SECRET));
        assert!(!kept().await, "nothing of it is written");

        let share = [("safe", "no"), ("promised", "partly"), ("note", SECRET), ("share", account.as_str())];
        assert!(own.post(how, &share).await.status.is_redirection());
        assert!(kept().await);
        assert!(teacher.get(&page).await.body.contains(SECRET));
        for (who, visitor) in [("coordinator", &coordinator), ("colleague", &colleague)] {
            let answer = visitor.get(&page).await;
            assert!(answer.status.is_success() && !answer.body.contains(SECRET), "{who}");
            let list = visitor.get(&base).await.body;
            assert!(!list.contains("Het gaat niet goed"), "{who}");
        }
        assert!(teacher.get("/r/proefstad/begeleiding").await.body.contains("Het gaat niet goed"));
        // Whoever does not guide writes nothing either.
        let visit = [("at", "2024-03-01T10:00"), ("kind", "place")];
        assert_eq!(colleague.post(&page, &visit).await.status.as_u16(), 404);
        assert!(teacher.post(&page, &visit).await.status.is_redirection());

        // The employer reads what was told to it, and nothing else.
        let reader = format!("begeleider:{account}");
        let needs = [("text", SECRET), ("readers", reader.as_str()), ("until", "2024-03-01")];
        assert!(own.post("/r/proefstad/mijn-ronde/stage/aanpassing", &needs).await.status.is_redirection());
        let mut tx = world.db.read("test.placement").await.unwrap();
        let live = placement::live_of(&mut tx, world.region(), student.id.as_str()).await.unwrap().unwrap();
        drop(tx);
        let firm = world.as_employer(&desk.round, "P01").await;
        let of_firm = format!("/r/proefstad/mijn-plekken/stage/{}", live.id);
        let answer = firm.get(&of_firm).await;
        assert!(answer.status.is_success() && !answer.body.contains(SECRET));
        let other = world.as_employer(&desk.round, "P05").await;
        assert_eq!(other.get(&of_firm).await.status.as_u16(), 404, "another employer");
    }
}
