//! What an institution's word is worth: it lets somebody ask, and a role that rests on it ends with it.

use evenkans_network::affiliation::{self, store};
use evenkans_network::partner;
use evenkans_people::identity::Said;
use evenkans_people::{Account, Identity, Lang, Role, SignedIn, Who, account, identity, member, session};
use evenkans_store::{Error, Result, write_tx};

use crate::place::{Place, REGION, days, places, refused};

const HOME: &str = "school-a.example";

fn said(subject: &str, home: &str, affiliations: &[&str]) -> Said {
    Said {
        issuer: "https://connect.example".into(),
        subject: subject.into(),
        home: home.into(),
        affiliations: affiliations.iter().map(|one| (*one).to_owned()).collect(),
    }
}

/// Somebody new who came in by their institution.
async fn newcomer(place: &Place, email: &str, said: &Said) -> (Account, Identity) {
    write_tx!(place.db, "test.newcomer", |tx| {
        let account = account::find_or_create(tx, email, "Noor", Lang::Nl).await?;
        let identity = affiliation::link(tx, &account.id, said).await?;
        Ok((account, identity))
    })
    .unwrap()
}

async fn add_home(place: &Place, me: &SignedIn, domain: &str) -> Result<()> {
    write_tx!(place.db, "test.home", |tx| {
        affiliation::add_home(tx, me, REGION, place.school.as_str(), domain).await
    })
}

async fn ask(place: &Place, who: &(Account, Identity), role: Role) -> Result<()> {
    let at = (REGION, place.school.as_str());
    write_tx!(place.db, "test.ask", |tx| { affiliation::ask(tx, &place.site, (&who.0, &who.1), at, role).await })
}

async fn decide(place: &Place, me: &SignedIn, give: bool) -> Result<()> {
    let at = (REGION, place.school.as_str());
    write_tx!(place.db, "test.decide", |tx| {
        let asked = store::waiting(tx, REGION).await?;
        let id = asked.first().map_or("nothing", |one| one.id.as_str());
        affiliation::decide(tx, &place.site, me, at, (id, give)).await
    })
}

/// The roles that a new session has, begun by the identity or by a link in a mail.
async fn roles(place: &Place, account: &Account, identity: Option<&Identity>) -> Vec<Role> {
    let token = write_tx!(place.db, "test.session", |tx| {
        match identity {
            Some(identity) => session::start_for_identity(tx, &account.id, &identity.id).await,
            None => session::start(tx, &account.id).await,
        }
    })
    .unwrap();
    has(place, &token).await.unwrap()
}

/// The roles of a session; nothing when it is over.
async fn has(place: &Place, token: &str) -> Option<Vec<Role>> {
    let mut tx = place.db.read("test.session").await.unwrap();
    match session::find(&mut tx, token).await.unwrap()?.who {
        Who::Account(me) => Some(me.members.iter().map(|one| one.role).collect()),
        other => panic!("{other:?}"),
    }
}

async fn arrive(place: &Place, said: &Said) -> Option<(Account, Identity)> {
    write_tx!(place.db, "test.arrive", |tx| { affiliation::arrive(tx, said).await }).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_is_asked_given_by_somebody_of_the_school_and_holds_only_after_signing_in_there() {
    for place in places().await {
        add_home(&place, &place.coordinator, HOME).await.unwrap();
        let noor = newcomer(&place, "noor@x.example", &said("1", HOME, &["employee", "member"])).await;
        assert_eq!(roles(&place, &noor.0, Some(&noor.1)).await, []);
        // What is for others to give is not to be asked.
        assert!(matches!(ask(&place, &noor, Role::ProgrammeManager).await, Err(Error::Forbidden)));
        assert!(matches!(ask(&place, &noor, Role::Student).await, Err(Error::Forbidden)));
        ask(&place, &noor, Role::Teacher).await.unwrap();
        assert_eq!(refused(ask(&place, &noor, Role::Teacher).await), "error-request-twice");
        assert_eq!(place.mails("vraagt een rol").await, ["coordinator@x.example"]);
        // Asking gives nothing, and nobody decides about themself.
        assert_eq!(roles(&place, &noor.0, Some(&noor.1)).await, []);
        let oneself = SignedIn { account: noor.0.clone(), members: place.coordinator.members.clone() };
        assert!(matches!(decide(&place, &oneself, true).await, Err(Error::NotFound)));
        decide(&place, &place.coordinator, true).await.unwrap();
        assert_eq!(roles(&place, &noor.0, Some(&noor.1)).await, [Role::Teacher]);
        assert_eq!(roles(&place, &noor.0, None).await, []);
        assert_eq!(refused(decide(&place, &place.coordinator, true).await), "error-request-decided");
        assert_eq!(place.mails("Over je rol").await, ["noor@x.example"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_staff_of_that_school_can_ask_and_only_its_keepers_decide() {
    for place in places().await {
        add_home(&place, &place.manager, HOME).await.unwrap();
        assert_eq!(refused(add_home(&place, &place.manager, HOME).await), "error-domain-taken");
        assert_eq!(refused(add_home(&place, &place.manager, "EDUID.nl").await), "error-domain-guests");
        for (n, said) in [
            said("1", HOME, &["student", "member"]),
            said("2", "another.example", &["employee"]),
            said("3", "", &["employee"]),
            said("4", HOME, &[]),
        ]
        .iter()
        .enumerate()
        {
            let who = newcomer(&place, &format!("nr{n}@x.example"), said).await;
            assert_eq!(refused(ask(&place, &who, Role::Teacher).await), "error-affiliation", "{n}");
        }
        let noor = newcomer(&place, "noor@x.example", &said("5", HOME, &["faculty"])).await;
        ask(&place, &noor, Role::Teacher).await.unwrap();
        // A coordinator of another school keeps that one only.
        let mut other = place.coordinator.clone();
        for member in &mut other.members {
            member.partner_id = place.other_school.to_string();
        }
        assert!(matches!(decide(&place, &other, true).await, Err(Error::Forbidden)));
        // The institution says something else by the time of the decision.
        arrive(&place, &said("5", HOME, &["alum"])).await.unwrap();
        assert_eq!(refused(decide(&place, &place.coordinator, true).await), "error-affiliation");
        decide(&place, &place.coordinator, false).await.unwrap();
        assert_eq!(roles(&place, &noor.0, Some(&noor.1)).await, []);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_the_institution_is_out() {
    for place in places().await {
        add_home(&place, &place.coordinator, HOME).await.unwrap();
        let works = said("1", HOME, &["employee"]);
        let noor = newcomer(&place, "noor@x.example", &works).await;
        let given = || async {
            ask(&place, &noor, Role::Teacher).await.unwrap();
            decide(&place, &place.coordinator, true).await.unwrap();
        };
        given().await;
        // The account at the institution is closed: what is left is a session of a day.
        let token =
            write_tx!(place.db, "test.session", |tx| { session::start_for_identity(tx, &noor.0.id, &noor.1.id).await })
                .unwrap();
        assert_eq!(has(&place, &token).await, Some(vec![Role::Teacher]));
        place.db.clock.advance(days(1) + 1);
        assert_eq!(has(&place, &token).await, None);
        // Still there, as a former student: the role ends at that sign-in, and coming back asks anew.
        arrive(&place, &said("1", HOME, &["alum"])).await.unwrap();
        arrive(&place, &works).await.unwrap();
        assert_eq!(roles(&place, &noor.0, Some(&noor.1)).await, []);
        // To another institution under the same name.
        given().await;
        arrive(&place, &said("1", "another.example", &["employee"])).await.unwrap();
        arrive(&place, &works).await.unwrap();
        assert_eq!(roles(&place, &noor.0, Some(&noor.1)).await, []);
        // Nor does linking the account once more, as a former student, give it back.
        given().await;
        let left = said("1", HOME, &["alum"]);
        write_tx!(place.db, "test.link", |tx| { affiliation::link(tx, &noor.0.id, &left).await }).unwrap();
        assert_eq!(roles(&place, &noor.0, Some(&noor.1)).await, []);
        arrive(&place, &works).await.unwrap();
        // Never came back at all: half a year later the role is gone from the list of people too.
        given().await;
        place.db.clock.advance(days(180));
        affiliation::tick(&place.site).await.unwrap();
        assert_eq!(roles(&place, &noor.0, Some(&noor.1)).await, [Role::Teacher]);
        place.db.clock.advance(1);
        affiliation::tick(&place.site).await.unwrap();
        assert_eq!(roles(&place, &noor.0, Some(&noor.1)).await, []);
        // The school no longer stands behind the domain.
        arrive(&place, &works).await.unwrap();
        given().await;
        write_tx!(place.db, "test.no-home", |tx| {
            affiliation::remove_home(tx, &place.coordinator, REGION, place.school.as_str(), HOME).await
        })
        .unwrap();
        assert_eq!(roles(&place, &noor.0, Some(&noor.1)).await, []);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn linking_an_account_binds_the_roles_at_that_institution_and_no_others() {
    for place in places().await {
        add_home(&place, &place.manager, HOME).await.unwrap();
        let me = &place.coordinator.account;
        write_tx!(place.db, "test.other", |tx| {
            member::add(tx, REGION, &me.id, place.other_school.as_str(), Role::Teacher).await
        })
        .unwrap();
        let works = said("1", HOME, &["staff"]);
        let identity = write_tx!(place.db, "test.link", |tx| { affiliation::link(tx, &me.id, &works).await }).unwrap();
        assert_eq!(roles(&place, me, None).await, [Role::Teacher]);
        let mut all = roles(&place, me, Some(&identity)).await;
        all.sort_by_key(|role| role.word());
        assert_eq!(all, [Role::Coordinator, Role::Teacher]);
        // Nobody links the same person of the institution a second time.
        let other = &place.manager.account;
        let taken = write_tx!(place.db, "test.link", |tx| { affiliation::link(tx, &other.id, &works).await });
        assert_eq!(refused(taken), "error-institution-taken");
        // Another's link is not there for somebody else to undo.
        let id = identity.id.as_str();
        let not_mine = write_tx!(place.db, "test.unlink", |tx| { affiliation::unlink(tx, &other.id, id).await });
        assert!(matches!(not_mine, Err(Error::NotFound)));
        write_tx!(place.db, "test.unlink", |tx| { affiliation::unlink(tx, &me.id, id).await }).unwrap();
        assert_eq!(roles(&place, me, None).await, [Role::Teacher]);
        assert!(arrive(&place, &works).await.is_none());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_that_was_given_otherwise_is_bound_as_soon_as_the_institution_carries_it() {
    for place in places().await {
        let me = &place.coordinator.account;
        let works = said("1", HOME, &["employee"]);
        let identity = write_tx!(place.db, "test.link", |tx| { affiliation::link(tx, &me.id, &works).await }).unwrap();
        // Nobody had said yet which partner the institution is.
        assert_eq!(roles(&place, me, None).await, [Role::Coordinator]);
        add_home(&place, &place.manager, HOME).await.unwrap();
        arrive(&place, &works).await.unwrap();
        assert_eq!(roles(&place, me, None).await, []);
        assert_eq!(roles(&place, me, Some(&identity)).await, [Role::Coordinator]);
        // The manager of the programme is not: nobody else could name another.
        let boss = &place.manager.account;
        write_tx!(place.db, "test.office", |tx| {
            store::add_home(tx, REGION, place.office.as_str(), "office.example").await?;
            affiliation::link(tx, &boss.id, &said("2", "office.example", &["employee"])).await
        })
        .unwrap();
        arrive(&place, &said("2", "office.example", &["alum"])).await.unwrap();
        assert_eq!(roles(&place, boss, None).await, [Role::ProgrammeManager]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_institution_makes_nobody_administrator() {
    for place in places().await {
        let me = &place.coordinator.account;
        let works = said("1", HOME, &["employee"]);
        let (mailed, institution) = write_tx!(place.db, "test.admin", |tx| {
            account::make_administrator(tx, &me.id, "hash").await?;
            let identity = affiliation::link(tx, &me.id, &works).await?;
            let mailed = session::start(tx, &me.id).await?;
            Ok((mailed, session::start_for_identity(tx, &me.id, &identity.id).await?))
        })
        .unwrap();
        for (token, administrator) in [(mailed, true), (institution, false)] {
            let mut tx = place.db.read("test.admin").await.unwrap();
            let Some(Who::Account(who)) = session::find(&mut tx, &token).await.unwrap().map(|one| one.who) else {
                panic!("nobody")
            };
            assert_eq!(who.account.administrator, administrator);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_that_leaves_frees_its_domain_and_nothing_waits_for_it() {
    for place in places().await {
        add_home(&place, &place.manager, HOME).await.unwrap();
        let noor = newcomer(&place, "noor@x.example", &said("1", HOME, &["employee"])).await;
        ask(&place, &noor, Role::Teacher).await.unwrap();
        let speaker = place.speaker(&place.school);
        write_tx!(place.db, "test.leave", |tx| {
            partner::leave(tx, &place.site, &speaker, "Weg").await?;
            assert!(store::waiting(tx, REGION).await?.is_empty());
            store::add_home(tx, REGION, place.other_school.as_str(), HOME).await
        })
        .unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mailbox_is_proved_by_its_code_in_the_browser_that_asked() {
    for place in places().await {
        let said = said("1", HOME, &["employee"]);
        let code = write_tx!(place.db, "test.code", |tx| {
            identity::arrive(tx, "secret", &said).await?;
            identity::arrive(tx, "another", &said).await?;
            identity::code(tx, "another", "Kwaad", "kwaad@x.example").await?;
            identity::code(tx, "secret", "Noor", " Coordinator@X.example").await
        })
        .unwrap();
        assert!(code.len() == 8 && code.bytes().all(|byte| byte.is_ascii_digit()), "{code}");
        let wrong = format!("{:08}", (code.parse::<u64>().unwrap() + 1) % 100_000_000);
        let prove = |secret: &'static str, code: String| {
            let db = place.db.clone();
            async move {
                write_tx!(db, "test.try", |tx| { identity::count_try(tx, secret).await })?;
                write_tx!(db, "test.prove", |tx| { identity::prove(tx, secret, &code, Lang::Nl).await })
            }
        };
        assert!(prove("another", code.clone()).await.unwrap().is_none());
        for _ in 0..4 {
            assert!(prove("secret", wrong.clone()).await.unwrap().is_none());
        }
        let (account, identity) = prove("secret", code.clone()).await.unwrap().unwrap();
        assert_eq!(account.id, place.coordinator.account.id);
        assert_eq!(identity.said.home, HOME);
        assert_eq!(refused(prove("secret", code).await.map(drop)), "error-institution-expired");
        // After five wrong ones the right one comes too late.
        let right = write_tx!(place.db, "test.code", |tx| { identity::code(tx, "another", "K", "k@x.example").await });
        let right = right.unwrap();
        for _ in 0..4 {
            assert!(prove("another", "x".into()).await.unwrap().is_none());
        }
        assert_eq!(refused(prove("another", right).await.map(drop)), "error-institution-expired");
        // And half an hour later too.
        write_tx!(place.db, "test.late", |tx| { identity::arrive(tx, "late", &said).await }).unwrap();
        place.db.clock.advance(1_800);
        assert_eq!(refused(prove("late", "1".into()).await.map(drop)), "error-institution-expired");
    }
}
