//! From one round a student reaches their own others, and nobody else's.

use evenkans_rounds::student;
use evenkans_store::write_tx;

use crate::world::{World, worlds};

#[tokio::test(flavor = "multi_thread")]
async fn a_student_reaches_their_own_rounds_from_one_link_until_the_links_are_ended() {
    for world in worlds().await {
        let next = world.opened(World::drand()).await;
        // The same students; in the other round Bo has another address.
        let last = world.published(World::dice()).await;
        write_tx!(world.db, "test.moved", |tx| {
            let sql = "UPDATE student SET email = 'bo@elders.example' WHERE round_id = $1 AND number = '0102'";
            tx.run(sql, &[(&next.round.id).into()]).await.map(drop)
        })
        .unwrap();
        let page = "/r/proefstad/mijn-rondes";
        let cas = world.as_student(&next.round, "0103").await;
        let answer = cas.get(page).await;
        assert!(answer.status.is_success() && answer.body.contains("Woongroep, Zorghuis"), "{}", answer.body);
        assert_eq!(world.as_student(&next.round, "0102").await.get(page).await.body.matches("<section").count(), 1);

        let (own, other) = (world.student(&last.round, "0103").await, world.student(&last.round, "0107").await);
        let go = |id: &str| format!("{page}/{id}");
        assert_eq!(cas.post(&go(other.id.as_str()), &[]).await.status.as_u16(), 404, "somebody else's");
        let answer = cas.post(&go(own.id.as_str()), &[]).await;
        assert!(answer.status.is_redirection());
        let cookie = answer.header("set-cookie");
        let token = cookie.split_once('=').and_then(|(_, rest)| rest.split(';').next()).unwrap();
        let there = world.with_token(token);
        assert!(there.get("/r/proefstad/mijn-ronde/uitslag").await.status.is_success(), "that round's result");

        // A link in wrong hands is ended in both rounds.
        let student = world.student(&next.round, "0103").await;
        write_tx!(world.db, "test.revoke", |tx| { student::revoke_links(tx, &next, student.id.as_str()).await })
            .unwrap();
        for visitor in [&cas, &there] {
            assert!(!visitor.get(page).await.status.is_success());
        }
    }
}
