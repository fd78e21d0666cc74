//! Getting in and out: links that work once, sessions that end, and nothing that another site can do.

use evenkans_people::personal_link::{self, Target};
use evenkans_people::{Lang, account, mail};
use evenkans_rounds::round::desk::Desk;
use evenkans_store::write_tx;

use crate::http::Visitor;
use crate::world::{World, worlds};

const MINUTE: i64 = 60;
const DAY: i64 = 86_400;

impl World {
    /// The address in the newest mail to somebody.
    async fn mailed(&self, to: &str) -> String {
        let mut tx = self.db.read("test.mail").await.unwrap();
        let mails = mail::recent(&mut tx, to, 100).await.unwrap();
        let body = mails.iter().find_map(|mail| mail.body.clone()).unwrap_or_else(|| panic!("no mail to {to}"));
        let start = body.find("https://stages.example/").unwrap();
        let link = body[start..].split_whitespace().next().unwrap();
        link.trim_start_matches("https://stages.example").to_owned()
    }

    async fn mails(&self) -> i64 {
        let mut tx = self.db.read("test.mails").await.unwrap();
        tx.count("SELECT COUNT(*) AS n FROM mail", &[]).await.unwrap()
    }

    async fn personal(&self, desk: &Desk) -> String {
        let student = self.student(&desk.round, "0101").await;
        let target = Target::Student { round_id: desk.round.id.as_str(), student_id: student.id.as_str() };
        let token = write_tx!(self.db, "test.personal", |tx| {
            personal_link::create(tx, self.region(), target, tx.now + 90 * DAY).await
        });
        format!("/p/{}", token.unwrap())
    }
}

async fn works(visitor: &Visitor) -> bool {
    visitor.get("/mijn/gegevens.json").await.status == 200
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_link_works_once_and_only_when_its_button_is_pressed() {
    for world in worlds().await {
        let nobody = world.nobody();
        assert_eq!(nobody.post("/aanmelden", &[("email", " Coordinator@School.example ")]).await.status, 200);
        let link = world.mailed("coordinator@school.example").await;
        // A scanner of mail opens it, twice.
        for _ in 0..2 {
            let opened = nobody.get(&link).await;
            assert!(opened.status == 200 && opened.headers.get("set-cookie").is_none());
        }
        let used = nobody.post(&link, &[]).await;
        assert_eq!(used.leads_to(), "/mijn");
        assert!(works(&world.with_token(&used.session())).await);
        assert_eq!(nobody.post(&link, &[]).await.status, 422);
        assert_eq!(nobody.get(&link).await.status, 422);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_link_expires_and_an_unknown_address_gets_no_mail_and_the_same_page() {
    for world in worlds().await {
        let nobody = world.nobody();
        let known = nobody.post("/aanmelden", &[("email", "coordinator@school.example")]).await;
        let link = world.mailed("coordinator@school.example").await;
        let mails = world.mails().await;
        let unknown = nobody.post("/aanmelden", &[("email", "niemand@school.example")]).await;
        assert_eq!((unknown.status, world.mails().await), (known.status, mails));
        assert_eq!(unknown.body.replace("niemand", "coordinator"), known.body);
        // It says 30 minutes.
        world.go_to(world.db.clock.now() + 30 * MINUTE - 1);
        assert_eq!(nobody.get(&link).await.status, 200);
        world.go_to(world.db.clock.now() + 1);
        assert_eq!(nobody.post(&link, &[]).await.status, 422);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn asking_for_links_or_guessing_a_password_too_often_is_refused_for_that_address_only() {
    for world in worlds().await {
        // The windows are quarters of an hour: begin one, so that the test does not straddle two.
        world.go_to(world.db.clock.now().div_euclid(900) * 900 + 900);
        let nobody = world.nobody();
        let ask = async |email: &str| nobody.post("/aanmelden", &[("email", email)]).await.status.as_u16();
        for _ in 0..5 {
            assert_eq!(ask("coordinator@school.example").await, 200);
        }
        assert_eq!(ask("coordinator@school.example").await, 422);
        assert_eq!(world.mails().await, 5);
        assert_eq!(ask("ada@school.example").await, 200);
        world.go_to(world.db.clock.now() + 15 * MINUTE);
        assert_eq!(ask("coordinator@school.example").await, 200);

        let hash = evenkans_people::password::hash("een-lang-wachtwoord".to_owned()).await.unwrap();
        write_tx!(world.db, "test.administrator", |tx| {
            let account = account::find_or_create(tx, "beheer@school.example", "Beheer", Lang::Nl).await?;
            account::make_administrator(tx, &account.id, &hash).await
        })
        .unwrap();
        let guess = async |password: &str| {
            let form = [("email", "beheer@school.example"), ("password", password)];
            nobody.post("/beheer/aanmelden", &form).await
        };
        for _ in 0..9 {
            assert_eq!(guess("fout").await.status, 422);
        }
        assert_eq!(guess("een-lang-wachtwoord").await.leads_to(), "/beheer", "the tenth is right");
        assert_eq!(guess("een-lang-wachtwoord").await.status, 422, "the eleventh is too many, right or wrong");
        // A coordinator has no password to guess.
        let form = [("email", "coordinator@school.example"), ("password", "")];
        assert_eq!(nobody.post("/beheer/aanmelden", &form).await.status, 422);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_personal_link_ends_its_session_at_once() {
    for world in worlds().await {
        let desk = world.opened(World::dice()).await;
        let (link, nobody) = (world.personal(&desk).await, world.nobody());
        let student = world.with_token(&nobody.post(&link, &[]).await.session());
        assert_eq!(student.get("/r/proefstad/mijn-ronde").await.status, 200);
        let ada = world.student(&desk.round, "0101").await;
        let coordinator = world.coordinator().await;
        let revoke = format!("/r/proefstad/rondes/{}/studenten/{}/intrekken", desk.round.id, ada.id);
        coordinator.post(&revoke, &[]).await.leads_to();
        assert_eq!(student.get("/r/proefstad/mijn-ronde").await.status, 401);
        assert_eq!(nobody.post(&link, &[]).await.status, 422);

        // The employer's link goes the same way.
        let employer = world.as_employer(&desk.round, "P01").await;
        assert_eq!(employer.get("/r/proefstad/mijn-plekken").await.status, 200);
        let partner = world.place(&desk.round, "P01").await.employer_id.unwrap();
        coordinator.post(&format!("/r/proefstad/bedrijven/{partner}/intrekken"), &[]).await.leads_to();
        assert_eq!(employer.get("/r/proefstad/mijn-plekken").await.status, 401);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_end_by_themselves_and_when_one_signs_out() {
    for world in worlds().await {
        let desk = world.opened(World::dice()).await;
        let (first, second) = (world.coordinator().await, world.coordinator().await);
        first.post("/afmelden", &[]).await.leads_to();
        assert!(!works(&first).await && works(&second).await, "only the one that signed out");
        let student = world.as_student(&desk.round, "0101").await;
        world.go_to(world.db.clock.now() + DAY);
        assert_eq!(student.get("/r/proefstad/mijn-ronde").await.status, 401, "a link's session lasts a day");
        assert!(works(&second).await);
        world.go_to(world.db.clock.now() + 13 * DAY);
        assert!(!works(&second).await, "two weeks");
        assert!(!works(&world.with_token("verzonnen")).await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_accepted_once_and_not_after_it_was_revoked() {
    for world in worlds().await {
        let (coordinator, nobody) = (world.coordinator().await, world.nobody());
        let page = format!("/r/proefstad/partners/{}", world.school);
        let invite = [("name", "Noor"), ("email", "noor@school.example"), ("role", "teacher")];
        coordinator.post(&format!("{page}/uitnodigen"), &invite).await.leads_to();
        let link = world.mailed("noor@school.example").await;
        assert_eq!(nobody.get(&link).await.status, 200);
        let noor = world.with_token(&nobody.post(&link, &[]).await.session());
        assert!(works(&noor).await);
        let desk = world.opened(World::dice()).await;
        assert_eq!(noor.get(&format!("/r/proefstad/rondes/{}/werk", desk.round.id)).await.status, 200);
        assert_eq!(nobody.post(&link, &[]).await.status, 422);

        let invite = [("name", "Otto"), ("email", "otto@school.example"), ("role", "coordinator")];
        coordinator.post(&format!("{page}/uitnodigen"), &invite).await.leads_to();
        let link = world.mailed("otto@school.example").await;
        let mut tx = world.db.read("test.invitations").await.unwrap();
        let waiting = evenkans_people::invitation::waiting(&mut tx, world.region()).await.unwrap();
        drop(tx);
        assert_eq!(waiting.len(), 1);
        coordinator.post(&format!("{page}/uitnodigingen/{}/intrekken", waiting[0].id), &[]).await.leads_to();
        assert_eq!(nobody.post(&link, &[]).await.status, 422);

        // A coordinator makes nobody programme manager, and invites nobody to another school.
        let manager = [("name", "Piet"), ("email", "piet@school.example"), ("role", "programme-manager")];
        assert_eq!(coordinator.post(&format!("{page}/uitnodigen"), &manager).await.status, 403);
        let others = world.others(&desk.round).await;
        let there = format!("/r/proefstad/partners/{}/uitnodigen", others.school);
        assert_eq!(coordinator.post(&there, &invite).await.status, 403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_another_site_does_nothing() {
    for world in worlds().await {
        let ada = [("code", "NIEUW"), ("name", "Nieuw"), ("level", "hbo"), ("school", world.school.as_str())];
        let mut visitor = world.coordinator().await;
        for headers in [
            vec![("sec-fetch-site", "cross-site")],
            vec![("sec-fetch-site", "same-site")],
            vec![("sec-fetch-site", "cross-site"), ("origin", "https://stages.example")],
            vec![("origin", "https://kwaad.example")],
            vec![("origin", "null")],
            vec![("origin", "https://stages.example.kwaad.example")],
        ] {
            visitor.headers = headers.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
            let answer = visitor.post("/r/proefstad/opleidingen", &ada).await;
            assert_eq!(answer.status, 403, "{headers:?}");
        }
        for (number, headers) in [
            vec![("sec-fetch-site", "same-origin")],
            vec![("sec-fetch-site", "none")],
            vec![("origin", "https://stages.example")],
            vec![],
        ]
        .into_iter()
        .enumerate()
        {
            visitor.headers = headers.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
            let code = format!("NIEUW-{number}");
            let form = [("code", code.as_str()), ada[1], ada[2], ada[3]];
            assert_eq!(visitor.post("/r/proefstad/opleidingen", &form).await.status, 303, "{headers:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_session_cookie_is_for_this_site_and_not_for_scripts() {
    for world in worlds().await {
        let desk = world.opened(World::dice()).await;
        let link = world.personal(&desk).await;
        let answer = world.nobody().post(&link, &[]).await;
        let cookie = answer.header("set-cookie").to_owned();
        for flag in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
            assert!(cookie.split("; ").any(|one| one == flag), "{flag}: {cookie}");
        }
        assert!(!cookie.contains("Domain="));
        // The link itself is nowhere in the cookie, and the token is not stored as it is.
        let token = answer.session();
        assert!(!link.contains(&token));
        let mut tx = world.db.read("test.token").await.unwrap();
        let sql = "SELECT COUNT(*) AS n FROM session WHERE token_hash = $1";
        assert_eq!(tx.count(sql, &[token.into()]).await.unwrap(), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_address_leads_to_another_site() {
    for world in worlds().await {
        let desk = world.opened(World::dice()).await;
        let (visitor, student) = (world.coordinator().await, world.as_student(&desk.round, "0101").await);
        let evil = [
            ("back", "https://kwaad.example"),
            ("to", "//kwaad.example"),
            ("next", "//kwaad.example"),
            ("add", "//kwaad.example"),
            ("up", "x\r\nLocation: https://kwaad.example"),
            ("school", world.school.as_str()),
        ];
        let pages = ["/afmelden", "/aanmelden", "/r/proefstad/mijn-ronde/lijst", "/r/proefstad/opleidingen"];
        for path in pages {
            for visitor in [&visitor, &student] {
                let answer = visitor.post(&format!("{path}?back=//kwaad.example&ok=//kwaad.example"), &evil).await;
                assert!(!answer.header("location").contains("kwaad"), "{path}: {}", answer.header("location"));
                assert_ne!(answer.status, 500, "{path}");
            }
        }
        let page = world.nobody().get("/aanmelden?back=//kwaad.example&ok=//kwaad.example&taal=//kwaad.example").await;
        assert!(!page.body.contains("href=\"//kwaad") && !page.body.contains("action=\"//kwaad"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_language_is_what_one_chose_then_what_the_browser_asks() {
    for world in worlds().await {
        let mut visitor = world.nobody();
        let lang = async |visitor: &Visitor, path: &str| {
            let body = visitor.get(path).await.body;
            if body.contains("<html lang=\"en\"") {
                "en"
            } else if body.contains("<html lang=\"nl\"") {
                "nl"
            } else {
                "?"
            }
        };
        assert_eq!(lang(&visitor, "/").await, "nl");
        visitor.headers = vec![("accept-language", "de;q=0.9,en-GB,nl".to_owned())];
        assert_eq!(lang(&visitor, "/").await, "en");
        let chosen = visitor.get("/?taal=nl").await;
        let cookie = chosen.header("set-cookie");
        assert!(cookie.starts_with("taal=nl; ") && cookie.contains("SameSite=Lax"), "{cookie}");
        visitor.cookie = "taal=nl".to_owned();
        assert_eq!(lang(&visitor, "/").await, "nl");
        assert_eq!(lang(&visitor, "/?taal=en").await, "en");
        assert_eq!(lang(&visitor, "/?taal=fr").await, "nl");
        visitor.cookie = "taal=zz".to_owned();
        assert_eq!(lang(&visitor, "/").await, "en");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_page_forbids_inline_code_frames_and_caches() {
    for world in worlds().await {
        let desk = world.opened(World::dice()).await;
        let visitor = world.coordinator().await;
        for path in ["/".to_owned(), format!("/r/proefstad/rondes/{}/studenten", desk.round.id), "/niets".to_owned()] {
            let answer = visitor.get(&path).await;
            let policy = answer.header("content-security-policy");
            assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
            assert!(!policy.contains("unsafe"), "{policy}");
            assert_eq!(answer.header("cache-control"), "no-store", "{path}");
            assert_eq!(answer.header("x-content-type-options"), "nosniff");
            assert!(!answer.body.contains(" style=\"") && !answer.body.contains(" onclick="), "{path}");
        }
    }
}
