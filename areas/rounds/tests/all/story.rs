//! From the first file to the frozen round.

use evenkans_rounds::import::{self, Kind};
use evenkans_rounds::round::{self, Change, NamedBeacon, State};
use evenkans_rounds::wish::Step;
use evenkans_store::{Clock, Db, Error, audit, write_tx};

use crate::world::{BEACON, PLACES, START, STUDENTS, WISHES, WISHES_UNTIL, World, refused, worlds};

#[tokio::test(flavor = "multi_thread")]
async fn the_same_file_again_changes_nothing() {
    for world in worlds().await {
        let desk = world.prepared(World::drand()).await;
        let before = world.students(&desk.round).await;
        for (kind, file, rows) in [(Kind::Students, STUDENTS, 8), (Kind::Places, PLACES, 6), (Kind::Wishes, WISHES, 7)]
        {
            let report = world.read_in(&desk.round, kind, file).await;
            assert_eq!((report.new, report.changed, report.unchanged), (0, 0, rows), "{kind:?}");
        }
        assert_eq!(world.students(&desk.round).await, before);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_corrected_file_changes_what_it_corrects_and_asks_only_those_again() {
    for world in worlds().await {
        let desk = world.opened(World::drand()).await;
        for number in ["0101", "0102", "0103"] {
            let student = world.student(&desk.round, number).await;
            world.confirm(&desk.round, &student).await.unwrap();
        }
        // 0101 gets another second wish; 0102 is confirmed as it was.
        let corrected = WISHES.replace("0101;P02;2", "0101;P04;2");
        let report = world.read_in(&desk.round, Kind::Wishes, &corrected).await;
        assert_eq!((report.new, report.changed, report.unchanged), (0, 1, 6));
        assert_eq!(world.list(&desk.round, "0101").await, ["P01", "P04"]);
        assert_eq!(world.student(&desk.round, "0101").await.confirmed_at, None);
        assert!(world.student(&desk.round, "0102").await.confirmed_at.is_some());

        // 0103 changes programme and keeps only the places for it; Bo's new name asks nobody anything.
        let corrected = STUDENTS
            .replace("0103;Cas;Claes;cas@school.example;ZORG", "0103;Cas;Claes;cas@school.example;ICT")
            .replace("Bo;", "Boudewijn;");
        let report = world.read_in(&desk.round, Kind::Students, &corrected).await;
        assert_eq!((report.new, report.changed, report.unchanged), (0, 2, 6));
        assert_eq!(world.list(&desk.round, "0103").await, ["P01", "P02"]);
        let bo = world.student(&desk.round, "0102").await;
        assert_eq!((bo.first_name.as_str(), bo.confirmed_at.is_some()), ("Boudewijn", true));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_with_one_mistake_writes_nothing() {
    for world in worlds().await {
        let desk = world.prepared(World::drand()).await;
        let before = world.students(&desk.round).await;
        let wrong = STUDENTS.replace("Ada", "Adam").replace("0108;Han", "0107;Han");
        let report = world.read_in(&desk.round, Kind::Students, &wrong).await;
        // The number of row 8 again, in row 9, column A.
        assert_eq!(report.problems.len(), 1, "{report:?}");
        let problem = &report.problems[0];
        assert_eq!((problem.row, problem.column.as_str(), problem.expected.as_str()), (9, "A", "import-twice"));
        assert_eq!(world.students(&desk.round).await, before);

        // A place that is not for the programme, one from a later year, one that does not exist.
        let wrong = format!("{WISHES}0102;P05;3\n0102;P06;4\n0102;P99;5\n");
        let report = world.read_in(&desk.round, Kind::Wishes, &wrong).await;
        let codes: Vec<&str> = report.problems.iter().map(|one| one.expected.as_str()).collect();
        assert_eq!(codes, ["import-wish-study", "import-wish-year", "import-place"]);
        assert_eq!(world.list(&desk.round, "0102").await, ["P01", "P03"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_rules_are_fixed_once_the_round_is_open() {
    for world in worlds().await {
        let desk = world.prepared(World::drand()).await;
        let past =
            Change { starts_on: "2023-08-01".into(), ends_on: "2023-08-22".into(), ..world.change(World::dice()) };
        let save = write_tx!(world.db, "test.save", |tx| { round::save(tx, &desk, desk.round.version, &past).await });
        assert_eq!(refused(save), "error-round-ends");
        let mut change = world.change(World::dice());
        change.title = "Een andere titel".into();
        write_tx!(world.db, "test.save", |tx| { round::save(tx, &desk, desk.round.version, &change).await }).unwrap();
        let desk = world.desk(desk.round.id.as_str()).await;
        assert_eq!((desk.round.title.as_str(), desk.round.version), ("Een andere titel", 2));
        world.open(&desk).await.unwrap();
        let open = world.desk(desk.round.id.as_str()).await;
        let save = write_tx!(world.db, "test.save", |tx| { round::save(tx, &open, open.round.version, &change).await });
        assert_eq!(refused(save), "error-rules-fixed");
        assert_eq!(open.round.opened_at, Some(START));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_student_ranks_one_step_at_a_time_and_confirms_what_is_there() {
    for world in worlds().await {
        let desk = world.opened(World::drand()).await;
        let round = &desk.round;
        let id = |code: &'static str| {
            let world = &world;
            async move { world.place(round, code).await.id.to_string() }
        };
        let han = world.student(round, "0108").await;
        assert_eq!(refused(world.confirm(round, &han).await), "error-wish-empty");
        for code in ["P03", "P05", "P01"] {
            world.step(round, &han, &Step::Add(id(code).await)).await.unwrap();
        }
        world.step(round, &han, &Step::Up(id("P01").await)).await.unwrap();
        world.step(round, &han, &Step::Remove(id("P03").await)).await.unwrap();
        assert_eq!(world.list(round, "0108").await, ["P01", "P05"]);
        // From the third year only, and another region's id.
        let add = world.step(round, &han, &Step::Add(id("P06").await)).await;
        assert_eq!(refused(add), "error-wish-place");
        let add = world.step(round, &han, &Step::Add("een-ander-id".into())).await;
        assert!(matches!(add, Err(Error::NotFound)), "{add:?}");

        assert!(matches!(world.confirm(round, &han).await, Err(Error::Stale)), "the page is from before the steps");
        let han = world.student(round, "0108").await;
        world.confirm(round, &han).await.unwrap();
        assert_eq!(world.student(round, "0108").await.confirmed_at, Some(START));
        // A step that changes nothing leaves the confirmation; one that changes the list takes it away.
        world.step(round, &han, &Step::Up(id("P01").await)).await.unwrap();
        assert_eq!(world.student(round, "0108").await.confirmed_at, Some(START));
        world.step(round, &han, &Step::Down(id("P01").await)).await.unwrap();
        assert_eq!(world.student(round, "0108").await.confirmed_at, None);

        world.go_to(WISHES_UNTIL + 1);
        let late = world.step(round, &han, &Step::Remove(id("P01").await)).await;
        assert_eq!(refused(late), "error-wishes-closed");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_freeze_comes_after_the_wishes_and_before_the_beacon() {
    for world in worlds().await {
        let desk = world.opened(World::drand()).await;
        for (moment, code) in [
            (WISHES_UNTIL, "error-freeze-early"),
            (BEACON, "error-freeze-late"),
            (BEACON + 86_400, "error-freeze-late"),
        ] {
            world.go_to(moment);
            assert_eq!(refused(world.freeze(&desk).await), code, "{moment}");
        }
        world.go_to(BEACON - 600);
        world.freeze(&desk).await.unwrap();
        let frozen = world.desk(desk.round.id.as_str()).await;
        assert_eq!(frozen.round.state, State::Frozen);

        // Each student with an address has the fingerprint by mail, before the beacon.
        let mut tx = world.db.read("test.mail").await.unwrap();
        let kept = round::store::live_freeze(&mut tx, &frozen.round).await.unwrap();
        let mails = evenkans_people::mail::recent(&mut tx, "", 100).await.unwrap();
        let told = mails.iter().filter(|mail| mail.body.as_ref().is_some_and(|body| body.contains(&kept.fingerprint)));
        assert_eq!(told.count(), 8, "eight students, one without an address, and the student administration");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_freeze_is_taken_back_before_the_beacon_only_and_stays_visible() {
    for world in worlds().await {
        let frozen = world.frozen(World::drand()).await;
        let cancel = async |desk: &round::desk::Desk, reason: &'static str| {
            write_tx!(world.db, "test.cancel", |tx| { round::cancel(tx, desk, reason).await })
        };
        assert_eq!(refused(cancel(&frozen, "Vergeten, sorry.").await), "error-reason", "too short to explain anything");
        world.go_to(BEACON);
        assert_eq!(refused(cancel(&frozen, "Een plek stond er twee keer in.").await), "error-cancel-late");
        world.go_to(BEACON - 600);
        cancel(&frozen, "Een plek stond er twee keer in.").await.unwrap();
        let open = world.desk(frozen.round.id.as_str()).await;
        assert_eq!((open.round.state, open.round.freeze_id.is_none()), (State::Open, true));

        world.freeze(&open).await.unwrap();
        let again = world.desk(frozen.round.id.as_str()).await;
        let mut tx = world.db.read("test.freezes").await.unwrap();
        let freezes = round::store::freezes(&mut tx, &again.round).await.unwrap();
        drop(tx);
        assert_eq!(freezes.len(), 2);
        let cancelled: Vec<_> = freezes.iter().filter(|one| one.cancelled_at.is_some()).collect();
        assert_eq!(cancelled.len(), 1);
        assert_eq!(cancelled[0].cancel_reason.as_deref(), Some("Een plek stond er twee keer in."));
        assert_eq!(Some(&cancelled[0].id), frozen.round.freeze_id.as_ref());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_later_moment_that_nobody_knows_can_be_named_instead() {
    for world in worlds().await {
        let desk = world.opened(World::drand()).await;
        let postpone = async |desk: &round::desk::Desk, wishes: i64, at: i64, reason: &'static str| {
            let t = world.t();
            write_tx!(world.db, "test.postpone", |tx| {
                round::postpone(tx, (&world.site, &t), desk, (wishes, at), reason).await
            })
        };
        let day = 86_400;
        assert_eq!(refused(postpone(&desk, WISHES_UNTIL, BEACON + day, " ").await), "error-reason");
        // Too close after the wishes; earlier wishes; a moment that has passed.
        assert_eq!(
            refused(postpone(&desk, WISHES_UNTIL, WISHES_UNTIL + 3599, "De relais gaven geen antwoord.").await),
            "error-round-beacon"
        );
        assert_eq!(
            refused(postpone(&desk, WISHES_UNTIL - 1, BEACON + day, "De relais gaven geen antwoord.").await),
            "error-round-beacon"
        );
        world.go_to(BEACON + day);
        assert_eq!(
            refused(postpone(&desk, WISHES_UNTIL, BEACON + day, "De relais gaven geen antwoord.").await),
            "error-round-beacon"
        );
        assert_eq!(
            refused(postpone(&desk, WISHES_UNTIL, BEACON + 1, "De relais gaven geen antwoord.").await),
            "error-round-beacon"
        );
        postpone(&desk, WISHES_UNTIL + day, BEACON + 2 * day, "De relais gaven geen antwoord.").await.unwrap();
        let desk = world.desk(desk.round.id.as_str()).await;
        assert_eq!(desk.round.rules.beacon, NamedBeacon::Drand { at: BEACON + 2 * day });
        assert_eq!(desk.round.wishes_until, WISHES_UNTIL + day);
        world.go_to(BEACON + 2 * day - 600);
        world.freeze(&desk).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_audit_chain_stands_over_a_whole_round() {
    for world in worlds().await {
        let desk = world.published(World::drand()).await;
        let mut tx = world.db.read("test.history").await.unwrap();
        let history = audit::history(&mut tx, world.region(), "round", desk.round.id.as_str()).await.unwrap();
        drop(tx);
        let actions: Vec<&str> = history.iter().map(|entry| entry.action.as_str()).collect();
        let counted = ["round.create", "round.ask-headcounts", "round.headcounts"];
        assert_eq!(actions, [&counted[..], &["round.open", "round.freeze", "round.draw", "round.publish"]].concat());
        while audit::chain(&world.db).await.unwrap() > 0 {}
        // As `evenkans audit verify` does, from outside.
        let elsewhere = Db::open(world.address(), Clock::system()).await.unwrap();
        let verified = audit::verify(&elsewhere).await.unwrap();
        elsewhere.close().await;
        assert_eq!((verified.breaks.as_slice(), verified.waiting), ([].as_slice(), 0));
        // Three imports besides.
        assert_eq!(verified.chained, 10);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_their_deadline_the_school_leaves_the_lists_alone_too() {
    for world in worlds().await {
        let desk = world.opened(World::drand()).await;
        let sheet =
            evenkans_sheets::read(WISHES.replace("0101;P02;2", "0101;P04;2").as_bytes(), "lijsten.csv").unwrap();
        world.go_to(WISHES_UNTIL + 1);
        let late = write_tx!(world.db, "test.late", |tx| {
            import::at_once(tx, &desk.round, "wie", Kind::Wishes, sheet.clone()).await
        });
        assert_eq!(refused(late), "error-school-wishes-closed");
        assert_eq!(world.list(&desk.round, "0101").await, ["P01", "P02"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_in_an_open_round_is_told_once_also_who_comes_later() {
    for world in worlds().await {
        let desk = world.prepared(World::drand()).await;
        let told = async |address: &'static str| {
            evenkans_rounds::tick(&world.site).await.unwrap();
            let mut tx = world.db.read("test.told").await.unwrap();
            let sql = "SELECT COUNT(*) AS n FROM mail WHERE subject LIKE '%kies je stageplekken' AND recipient LIKE $1";
            tx.count(sql, &[address.into()]).await.unwrap()
        };
        assert_eq!(told("%").await, 0, "nobody, while it is prepared");
        world.open(&desk).await.unwrap();
        assert_eq!(told("%").await, 7, "eight students, one without an address");
        assert_eq!(told("%").await, 7, "once");

        let more = format!("{STUDENTS}0109;Ine;Iding;ine@school.example;ICT;2;nee\n")
            .replace("bo@school.example", "bo.bakker@school.example");
        let open = world.desk(desk.round.id.as_str()).await;
        assert_eq!(world.read_in(&open.round, Kind::Students, &more).await.problems, []);
        assert_eq!(told("ine@school.example").await, 1);
        assert_eq!(told("bo.bakker@school.example").await, 1, "the address was put right");
        assert_eq!(told("%").await, 9);
        world.go_to(WISHES_UNTIL + 1);
        let late = format!("{more}0110;Jo;Jas;jo@school.example;ICT;2;nee\n");
        world.read_in(&open.round, Kind::Students, &late).await;
        assert_eq!(told("%").await, 9, "nothing to choose any more");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_round_that_nobody_saw_can_be_removed_and_an_open_one_cannot() {
    for world in worlds().await {
        let desk = world.prepared(World::drand()).await;
        let kept = world.prepared(World::drand()).await;
        write_tx!(world.db, "test.remove", |tx| { round::remove(tx, &desk).await }).unwrap();
        let mut tx = world.db.read("test.gone").await.unwrap();
        let id = desk.round.id.as_str();
        assert!(matches!(round::store::by_id(&mut tx, world.region(), id).await, Err(Error::NotFound)));
        for table in ["student", "place", "wish", "headcount", "registrar", "import", "round_study", "place_study"] {
            let count =
                |round: &str| (format!("SELECT COUNT(*) AS n FROM {table} WHERE round_id = $1"), round.to_owned());
            let (sql, gone) = count(id);
            let sql: &'static str = sql.leak();
            assert_eq!(tx.count(sql, &[gone.into()]).await.unwrap(), 0, "{table}");
            assert!(tx.count(sql, &[kept.round.id.as_str().into()]).await.unwrap() > 0, "{table} of another round");
        }
        drop(tx);
        world.open(&kept).await.unwrap();
        let open = world.desk(kept.round.id.as_str()).await;
        let remove = write_tx!(world.db, "test.remove", |tx| { round::remove(tx, &open).await });
        assert_eq!(refused(remove), "error-rules-fixed");
    }
}
