//! The end of a round: nothing waits, nothing moves, and the archive has everything.

use evenkans_people::Lang;
use evenkans_rounds::agreement::template::{self, Change};
use evenkans_rounds::agreement::{self, Party, Terms};
use evenkans_rounds::round;
use evenkans_rounds::study::Level;
use evenkans_store::{Result, write_tx};

use crate::world::{World, refused, worlds};

const DAY: i64 = 86_400;
const ENDED: i64 = 1_720_000_000; // 2024-07-03

#[tokio::test(flavor = "multi_thread")]
async fn a_round_is_closed_when_it_is_over_and_nothing_waits() {
    for world in worlds().await {
        let desk = world.published(World::drand()).await;
        let close = async || -> Result<()> {
            let desk = world.desk(desk.round.id.as_str()).await;
            write_tx!(world.db, "test.close", |tx| { round::close(tx, &desk).await })
        };
        assert_eq!(refused(close().await), "error-close-early");
        world.go_to(world.db.clock.now() + 12 * DAY);
        let (t, student) = (world.t(), world.student(&desk.round, "0103").await);
        let id = write_tx!(world.db, "test.agreement", |tx| {
            let change = Change {
                body: "Tekst.".into(),
                guardian: false,
                contact_name: "Vera".into(),
                contact_email: "vera@school.example".into(),
            };
            let who = (world.school.as_str(), "iemand");
            template::save(tx, world.region(), who, (Level::Hbo, Lang::Nl), (0, &change)).await?;
            let terms = Terms {
                lang: Lang::Nl,
                starts_on: "2024-02-01".into(),
                ends_on: "2024-07-01".into(),
                hours: 32,
                extra: String::new(),
                guardian: None,
            };
            agreement::make(tx, (&world.site, &t), &desk, student.id.as_str(), &terms).await
        })
        .unwrap();
        world.go_to(ENDED);
        assert_eq!(refused(close().await), "error-close-agreement");
        for party in [Party::Student, Party::Employer, Party::School] {
            write_tx!(world.db, "test.sign", |tx| {
                let one = agreement::store::by_id(tx, world.region(), id.as_str()).await?;
                agreement::sign(tx, (&world.site, &t), &desk.round, &one, (party, "iemand"), ("Naam", &one.hash)).await
            })
            .unwrap();
        }
        close().await.unwrap();
        assert_eq!(refused(close().await), "error-round-closed");
        let closed = world.desk(desk.round.id.as_str()).await;
        let ended = write_tx!(world.db, "test.end", |tx| {
            let why = "Achteraf toch eerder gestopt, dat spraken we af.";
            agreement::end_early(tx, (&world.site, &t), &closed, (id.as_str(), "2024-06-01"), why).await
        });
        assert_eq!(refused(ended), "error-round-closed");
    }
}
