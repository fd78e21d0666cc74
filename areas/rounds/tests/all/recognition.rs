//! For mbo a company is recognised for one programme and not for another.

use evenkans_rounds::import::Kind;
use evenkans_rounds::place::{self, By, LookedUp, State};
use evenkans_rounds::round;
use evenkans_rounds::round::desk::Desk;
use evenkans_rounds::study::{self, Level, Study, StudyId};
use evenkans_store::{Result, write_tx};

use crate::states::change_of_place;
use crate::world::{World, refused, worlds};

/// A round in preparation for two programmes of hbo, to which two of mbo are added.
async fn with_mbo(world: &World) -> (Desk, [String; 2]) {
    let desk = world.prepared(World::dice()).await;
    let mbo = ["25655", "25656"].map(|code| Study {
        id: StudyId::new(),
        school_id: world.school.to_string(),
        code: code.into(),
        name: format!("Mbo {code}"),
        level: Level::Mbo,
    });
    let mut change = world.change(World::dice());
    change.studies.extend(mbo.iter().map(|one| one.id.to_string()));
    write_tx!(world.db, "test.mbo", |tx| {
        for one in &mbo {
            study::store::insert(tx, world.region(), one).await?;
        }
        round::save(tx, &desk, desk.round.version, &change).await
    })
    .unwrap();
    (world.desk(desk.round.id.as_str()).await, mbo.map(|one| one.id.to_string()))
}

async fn approve(
    world: &World,
    desk: &Desk,
    code: &str,
    (source, on): (&str, &str),
    of: Option<&[&str]>,
) -> Result<()> {
    let place = world.place(&desk.round, code).await;
    let studies = of.map(|ids| ids.iter().map(|id| (*id).to_owned()).collect());
    let looked_up = LookedUp { source: source.into(), on: on.into(), studies };
    write_tx!(world.db, "test.approve", |tx| {
        place::approve(tx, desk, (place.id.as_str(), place.version), &looked_up).await
    })
}

/// The school makes a place for these programmes too.
async fn offer_to(world: &World, desk: &Desk, code: &str, studies: &[&String]) -> State {
    let place = world.place(&desk.round, code).await;
    let mut change = change_of_place(&place);
    change.studies.extend(studies.iter().map(|id| StudyId((*id).clone())));
    write_tx!(world.db, "test.offer", |tx| {
        place::save(tx, By::School(desk), &desk.round, place.id.as_str(), place.version, change.clone()).await
    })
    .unwrap()
}

/// The school makes a place for these programmes alone.
async fn only_for(world: &World, desk: &Desk, code: &str, studies: &[&String]) {
    let place = world.place(&desk.round, code).await;
    let studies = studies.iter().map(|id| StudyId((*id).clone())).collect();
    let change = place::Change { studies, ..change_of_place(&place) };
    write_tx!(world.db, "test.only", |tx| {
        place::save(tx, By::School(desk), &desk.round, place.id.as_str(), place.version, change.clone()).await
    })
    .unwrap();
}

/// What is known of a place, in the order of the programmes given.
async fn known(world: &World, desk: &Desk, code: &str, mbo: &[String; 2]) -> [Option<String>; 2] {
    let place = world.place(&desk.round, code).await;
    mbo.each_ref().map(|id| {
        let one = place.recognised.iter().find(|one| one.study_id.as_str() == id);
        one.map(|one| format!("{} {}", one.source, one.on))
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn each_mbo_programme_of_a_place_has_its_own_recognition() {
    for world in worlds().await {
        let (desk, mbo) = with_mbo(&world).await;
        // P03 is for all programmes, and there are new ones; P05 is for one of hbo.
        assert_eq!(world.place(&desk.round, "P03").await.state, State::Submitted);
        assert_eq!(world.place(&desk.round, "P05").await.state, State::Approved);

        let sbb = ("sbb", "2023-07-15");
        assert_eq!(refused(approve(&world, &desk, "P03", ("", ""), None).await), "error-place-recognition");
        assert_eq!(refused(approve(&world, &desk, "P03", ("sbb", ""), None).await), "error-place-recognition");
        let later = approve(&world, &desk, "P03", ("sbb", "2023-07-25"), None).await;
        assert_eq!(refused(later), "error-place-recognition-later", "a day that has not been");
        let half = approve(&world, &desk, "P03", sbb, Some(&[&mbo[0]])).await;
        assert_eq!(refused(half), "error-place-not-recognised");
        assert_eq!(known(&world, &desk, "P03", &mbo).await, [None, None]);
        approve(&world, &desk, "P03", sbb, Some(&[&mbo[0], &mbo[1]])).await.unwrap();
        let both = Some("sbb 2023-07-15".to_owned());
        assert_eq!(known(&world, &desk, "P03", &mbo).await, [both.clone(), both.clone()]);

        // One after the other: what was looked up first keeps its own day.
        assert_eq!(offer_to(&world, &desk, "P05", &[&mbo[0]]).await, State::Submitted);
        approve(&world, &desk, "P05", sbb, None).await.unwrap();
        assert_eq!(offer_to(&world, &desk, "P05", &[&mbo[1]]).await, State::Submitted);
        assert_eq!(refused(approve(&world, &desk, "P05", ("", ""), Some(&[])).await), "error-place-not-recognised");
        approve(&world, &desk, "P05", ("stagemarkt.nl", "2023-07-20"), Some(&[&mbo[1]])).await.unwrap();
        let later = Some("stagemarkt.nl 2023-07-20".to_owned());
        assert_eq!(known(&world, &desk, "P05", &mbo).await, [both.clone(), later.clone()]);
        // And without a new programme nothing is asked again; what is ticked is renewed, with where and when.
        assert_eq!(offer_to(&world, &desk, "P05", &[]).await, State::Approved);
        approve(&world, &desk, "P05", ("", ""), Some(&[])).await.unwrap();
        let undated = approve(&world, &desk, "P05", ("sbb", ""), Some(&[&mbo[1]])).await;
        assert_eq!(refused(undated), "error-place-recognition");
        approve(&world, &desk, "P05", ("sbb", "2023-07-22"), Some(&[&mbo[1]])).await.unwrap();
        let renewed = Some("sbb 2023-07-22".to_owned());
        assert_eq!(known(&world, &desk, "P05", &mbo).await, [both.clone(), renewed]);

        // A programme that was taken off and comes back is looked up again.
        only_for(&world, &desk, "P05", &[&mbo[1]]).await;
        assert_eq!(known(&world, &desk, "P05", &mbo).await[0], None);
        assert_eq!(offer_to(&world, &desk, "P05", &[&mbo[0]]).await, State::Submitted);

        let desk = world.desk(desk.round.id.as_str()).await;
        write_tx!(world.db, "test.remove", |tx| { round::remove(tx, &desk).await }).unwrap();
        let mut tx = world.db.read("test.gone").await.unwrap();
        assert_eq!(tx.count("SELECT COUNT(*) AS n FROM recognition", &[]).await.unwrap(), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_renews_what_it_says_something_new_of() {
    let list = |source: &str, on: &str, code: &str, employer: &str| {
        format!(
            "Plekcode;Titel;Bedrijf;KvK;Opleidingen;Aantal;Bron erkenning;Erkend op
{code};Helpdesk;{employer};25655|25656;1;{source};{on}
"
        )
    };
    for world in worlds().await {
        let (desk, mbo) = with_mbo(&world).await;
        offer_to(&world, &desk, "P05", &[&mbo[0]]).await;
        approve(&world, &desk, "P05", ("sbb", "2023-07-01"), None).await.unwrap();
        offer_to(&world, &desk, "P05", &[&mbo[1]]).await;
        approve(&world, &desk, "P05", ("stagemarkt.nl", "2023-07-20"), Some(&[&mbo[1]])).await.unwrap();
        let read = async |file: String| world.read_in(&desk.round, Kind::Places, &file).await;
        let firm = "Rekencentrum;99010315";

        // The export tells the latest; read in again it changes nothing.
        assert_eq!(read(list("stagemarkt.nl", "20-07-2023", "P05", firm)).await.problems, []);
        let kept = [Some("sbb 2023-07-01".to_owned()), Some("stagemarkt.nl 2023-07-20".to_owned())];
        assert_eq!(known(&world, &desk, "P05", &mbo).await, kept);
        let again = read(list("stagemarkt.nl", "20-07-2023", "P05", firm)).await;
        assert_eq!((again.changed, again.unchanged), (0, 1));

        // Nor does it say of a programme that came since that somebody looked it up: that one waits.
        only_for(&world, &desk, "P05", &[&mbo[0]]).await;
        let list_again = list("sbb", "1-7-2023", "P05", firm);
        assert_eq!(read(list_again).await.changed, 1);
        assert_eq!(known(&world, &desk, "P05", &mbo).await, [Some("sbb 2023-07-01".to_owned()), None]);
        assert_eq!(world.place(&desk.round, "P05").await.state, State::Submitted);

        let new = Some("sbb 2023-07-23".to_owned());
        assert_eq!(read(list("sbb", "23-7-2023", "P05", firm)).await.changed, 1);
        assert_eq!(known(&world, &desk, "P05", &mbo).await, [new.clone(), new.clone()]);
        // A list that leaves it out is refused, whole.
        let missing = read(list("", "", "P05", firm)).await.problems;
        assert_eq!(missing.len(), 2);
        assert!(missing.iter().all(|one| one.expected == "import-recognition-missing"));
    }
}
