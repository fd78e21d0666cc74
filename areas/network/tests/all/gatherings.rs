//! Gatherings: who is asked, who was there, and what it led to.

use evenkans_network::gathering::{self, Change, Guest, Kind, State};
use evenkans_network::partner::selection::Selection;
use evenkans_network::{partner, task};
use evenkans_people::Role;
use evenkans_people::personal_link;
use evenkans_store::{Error, Result, write_tx};
use evenkans_web::Moment;

use crate::place::{NOW, Place, REGION, days, places, refused};

const HOUR: i64 = 3_600;

pub fn tomorrow() -> Change {
    Change {
        kind: Kind::DesignSession,
        title: "Ontwerpsessie".into(),
        starts_at: NOW + days(1),
        ends_at: NOW + days(1) + 2 * HOUR,
        place: "Stadhuis".into(),
        about: String::new(),
        public: true,
    }
}

impl Place {
    pub async fn plan(&self, change: &Change) -> Result<String> {
        let manager = self.as_manager();
        let id = write_tx!(self.db, "test.plan", |tx| { gathering::plan(tx, &manager, change).await })?;
        Ok(id.to_string())
    }

    async fn ask(&self, id: &str, chosen: &Selection) -> Result<usize> {
        let manager = self.as_manager();
        write_tx!(self.db, "test.ask", |tx| {
            let people = chosen.people(tx, REGION).await?;
            let contacts = chosen.contacts(tx, REGION, &people, |_| true).await?;
            gathering::ask(tx, &self.site, &manager, id, (&people, &contacts)).await
        })
    }

    async fn change_gathering(&self, id: &str, version: i64, change: &Change) -> Result<()> {
        let manager = self.as_manager();
        write_tx!(self.db, "test.change", |tx| {
            gathering::change(tx, &self.site, &manager, (id, version), change).await
        })
    }

    async fn come_in(&self, id: &str, code: &str, account: Option<&str>, name: &str) -> Result<()> {
        let name = name.to_owned();
        let guest = match account {
            Some(id) => Guest::Account { partner_id: self.school.to_string(), account_id: id.to_owned(), name },
            None => Guest::Named { partner_id: self.other_school.to_string(), name },
        };
        write_tx!(self.db, "test.door", |tx| { gathering::say_there(tx, REGION, (id, code), &guest).await })
    }

    async fn list(&self, id: &str) -> (String, Vec<(String, State)>) {
        let mut tx = self.db.read("test.list").await.unwrap();
        let one = gathering::store::by_id(&mut tx, REGION, id).await.unwrap();
        let all = gathering::store::attendance(&mut tx, REGION, &one.id).await.unwrap();
        (one.code, all.into_iter().map(|one| (one.name, one.state)).collect())
    }
}

fn everybody() -> Selection {
    Selection { kinds: partner::Kind::ALL.to_vec(), ..Selection::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn people_are_asked_once_and_hear_what_changes() {
    for place in places().await {
        assert_eq!(refused(place.plan(&Change { ends_at: NOW, ..tomorrow() }).await), "error-gathering-ends");
        let long = Change { ends_at: NOW + days(9), ..tomorrow() };
        assert_eq!(refused(place.plan(&long).await), "error-gathering-long");
        let id = place.plan(&tomorrow()).await.unwrap();
        assert_eq!(place.ask(&id, &Selection::default()).await.unwrap(), 0, "nothing chosen is nobody");
        let schools = Selection { kinds: vec![partner::Kind::School], ..Selection::default() };
        assert_eq!(place.ask(&id, &schools).await.unwrap(), 1);
        assert_eq!(place.ask(&id, &everybody()).await.unwrap(), 0, "whoever plans it is on the list already");
        assert!(place.list(&id).await.1.iter().any(|(_, state)| *state == State::Coming), "and comes");
        let by_role = Selection { roles: vec![Role::Teacher], ..Selection::default() };
        assert_eq!(place.ask(&id, &by_role).await.unwrap(), 0, "there is no teacher");
        assert_eq!(place.mails("Uitnodiging: Ontwerpsessie").await, ["coordinator@x.example"]);
        let renamed = Change { title: "Anders".into(), ..tomorrow() };
        place.change_gathering(&id, 1, &renamed).await.unwrap();
        assert!(place.mails("Veranderd").await.is_empty(), "a title moves nobody");
        let moved = Change { place: "Buurthuis".into(), ..renamed };
        assert!(matches!(place.change_gathering(&id, 1, &moved).await, Err(Error::Stale)));
        place.change_gathering(&id, 2, &moved).await.unwrap();
        assert_eq!(place.mails("Veranderd").await, ["coordinator@x.example"], "whoever moved it knows");
        let (manager, me) = (place.as_manager(), place.coordinator.account.id.to_string());
        let answer = async |comes: bool| {
            write_tx!(place.db, "test.answer", |tx| {
                gathering::answer(tx, REGION, &id, (place.school.as_str(), &me, "Wie"), comes).await
            })
        };
        answer(false).await.unwrap();
        let off = async || {
            write_tx!(place.db, "test.off", |tx| {
                gathering::call_off(tx, &place.site, &manager, &id, "De zaal is dicht").await
            })
        };
        off().await.unwrap();
        assert!(place.mails("Gaat niet door").await.is_empty(), "not who stays away, nor who called it off");
        assert_eq!(refused(off().await), "error-gathering-off");
        assert_eq!(refused(answer(true).await), "error-gathering-off");
        assert_eq!(refused(place.ask(&id, &everybody()).await), "error-gathering-off");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_contact_of_a_partner_without_an_account_is_asked_and_can_answer() {
    for place in places().await {
        let contact = partner::Change {
            contact_name: "Els".into(),
            contact_email: "els@b.example".into(),
            ..crate::place::change("B", None)
        };
        place.save(&place.manager, &place.other_school, 1, &contact).await.unwrap();
        let private = Change { public: false, ..tomorrow() };
        let id = place.plan(&private).await.unwrap();
        let only_managers = Selection { roles: vec![Role::ProgrammeManager], ..everybody() };
        assert_eq!(place.ask(&id, &only_managers).await.unwrap(), 0, "a role is somebody with an account");
        let schools = Selection { kinds: vec![partner::Kind::School], ..Selection::default() };
        assert_eq!(place.ask(&id, &schools).await.unwrap(), 2);
        assert_eq!(place.ask(&id, &schools).await.unwrap(), 0, "once");
        let mut asked = place.mails("Uitnodiging: Ontwerpsessie").await;
        asked.sort();
        assert_eq!(asked, ["coordinator@x.example", "els@b.example"]);
        let answer = async |partner: &partner::PartnerId, comes: bool| {
            write_tx!(place.db, "test.answer", |tx| {
                gathering::answer_for(tx, REGION, &id, (partner.as_str(), "link:x"), comes).await
            })
        };
        assert!(matches!(answer(&place.office, true).await, Err(Error::NotFound)), "nobody asked them");
        answer(&place.other_school, true).await.unwrap();
        let of = |all: Vec<(String, State)>| all.into_iter().find(|(name, _)| name == "Els").unwrap().1;
        assert_eq!(of(place.list(&id).await.1), State::Coming);
        let mut tx = place.db.read("test.coming").await.unwrap();
        let coming = gathering::store::coming_for(&mut tx, REGION, place.other_school.as_str()).await.unwrap();
        drop(tx);
        assert_eq!(coming.len(), 1);
        let moved = Change { place: "Buurthuis".into(), ..private };
        place.change_gathering(&id, 1, &moved).await.unwrap();
        assert!(place.mails("Veranderd").await.contains(&"els@b.example".to_owned()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_came_without_a_phone_is_written_down() {
    for place in places().await {
        let id = place.plan(&tomorrow()).await.unwrap();
        let manager = place.as_manager();
        let add = async |name: &str| {
            let guest = Guest::Named { partner_id: place.other_school.to_string(), name: name.to_owned() };
            write_tx!(place.db, "test.guest", |tx| { gathering::add_guest(tx, &manager, &id, &guest).await })
        };
        assert_eq!(refused(add("Gast").await), "error-gathering-door", "it has not begun");
        place.go_to(NOW + days(2));
        add("Gast").await.unwrap();
        add("Gast").await.unwrap();
        let there = place.list(&id).await.1.into_iter().filter(|(_, state)| *state == State::There).count();
        assert_eq!(there, 1);
        assert!(place.parts().await.iter().any(|(what, _)| what == "gathering-attended"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_there_counts_for_the_partner_and_can_be_put_right() {
    for place in places().await {
        let id = place.plan(&tomorrow()).await.unwrap();
        place.ask(&id, &everybody()).await.unwrap();
        let (code, _) = place.list(&id).await;
        let me = place.coordinator.account.id.to_string();
        assert_eq!(refused(place.come_in(&id, &code, Some(&me), "Wie").await), "error-gathering-door");
        place.go_to(NOW + days(1) - HOUR + 60);
        assert!(matches!(place.come_in(&id, "verzonnen", None, "Gast").await, Err(Error::NotFound)));
        place.come_in(&id, &code, Some(&me), "Wie").await.unwrap();
        place.come_in(&id, &code, None, "Gast").await.unwrap();
        place.come_in(&id, &code, None, "Gast").await.unwrap();
        let (_, people) = place.list(&id).await;
        let there = people.iter().filter(|(_, state)| *state == State::There).count();
        assert_eq!((people.len(), there), (3, 2), "{people:?}");
        let attended = |all: Vec<(String, String)>| {
            let mut who: Vec<String> =
                all.into_iter().filter(|(what, _)| what == "gathering-attended").map(|(_, who)| who).collect();
            who.sort();
            who
        };
        let mut both = [place.school.to_string(), place.other_school.to_string()];
        both.sort();
        assert_eq!(attended(place.parts().await), both);
        // The list at the door says that the guest was not there after all.
        let manager = place.as_manager();
        let mut tx = place.db.read("test.list").await.unwrap();
        let one = gathering::store::by_id(&mut tx, REGION, &id).await.unwrap();
        let all = gathering::store::attendance(&mut tx, REGION, &one.id).await.unwrap();
        drop(tx);
        // One came in by the code after that list was shown, and stays.
        let was: Vec<String> = all.iter().filter(|one| one.name == "Gast").map(|one| one.id.clone()).collect();
        let mine: Vec<String> = all.iter().filter(|one| one.account_id.is_some()).map(|one| one.id.clone()).collect();
        write_tx!(place.db, "test.note", |tx| { gathering::note_attendance(tx, &manager, &id, (&was, &mine)).await })
            .unwrap();
        let mut now = [place.school.to_string(), place.office.to_string()];
        now.sort();
        assert_eq!(attended(place.parts().await), now);
        place.go_to(NOW + days(2));
        assert_eq!(refused(place.come_in(&id, &code, None, "Laat").await), "error-gathering-door");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_lands_on_who_has_it_and_is_reminded_of_once() {
    for place in places().await {
        let id = place.plan(&tomorrow()).await.unwrap();
        let manager = place.as_manager();
        let decide = async || {
            write_tx!(place.db, "test.decide", |tx| { gathering::decide(tx, &manager, &id, "We beginnen klein").await })
        };
        assert_eq!(refused(decide().await), "error-gathering-early");
        place.go_to(NOW + days(1) + 60);
        decide().await.unwrap();
        let due = Moment(NOW + days(20)).day();
        let give = async |due: &str| {
            write_tx!(place.db, "test.give", |tx| {
                let doer = place.coordinator.account.id.as_str();
                task::give(tx, &place.site, &manager, &id, (doer, "Maak een voorstel", due)).await
            })
        };
        assert!(matches!(give(&due).await, Err(Error::NotFound)), "somebody who is not on the list");
        place.go_to(NOW);
        place.ask(&id, &everybody()).await.unwrap();
        place.go_to(NOW + days(1) + 60);
        assert_eq!(refused(give("2020-01-01").await), "error-task-past");
        let task = give(&due).await.unwrap();
        assert_eq!(place.mails("Een taak voor jou").await, ["coordinator@x.example"]);
        task::tick(&place.site).await.unwrap();
        assert!(place.mails("Bijna de dag").await.is_empty());
        place.go_to(NOW + days(14));
        task::tick(&place.site).await.unwrap();
        task::tick(&place.site).await.unwrap();
        assert_eq!(place.mails("Bijna de dag").await.len(), 1);
        let mark = async |me: &evenkans_people::SignedIn, version: i64, done: bool| {
            write_tx!(place.db, "test.mark", |tx| { task::mark(tx, me, REGION, (task.as_str(), version), done).await })
        };
        assert!(matches!(mark(&place.manager, 1, true).await, Err(Error::NotFound)), "another's task");
        mark(&place.coordinator, 1, true).await.unwrap();
        assert!(matches!(mark(&place.coordinator, 1, false).await, Err(Error::Stale)));
        let mut tx = place.db.read("test.tasks").await.unwrap();
        let own = task::store::of_account(&mut tx, REGION, &place.coordinator.account.id).await.unwrap();
        assert!(own.len() == 1 && own[0].done_at.is_some());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_contact_of_a_partner_is_let_in_on_its_own_row_and_what_began_is_not_called_off() {
    for place in places().await {
        let id = place.plan(&tomorrow()).await.unwrap();
        place.go_to(NOW + days(1));
        let (code, _) = place.list(&id).await;
        let guest = Guest::Contact { partner_id: place.other_school.to_string(), actor: "link".to_owned() };
        for _ in 0..2 {
            write_tx!(place.db, "test.door", |tx| { gathering::say_there(tx, REGION, (&id, &code), &guest).await })
                .unwrap();
        }
        let (_, people) = place.list(&id).await;
        assert_eq!(people.iter().filter(|(_, state)| *state == State::There).count(), 1, "{people:?}");
        let mut tx = place.db.read("test.audit").await.unwrap();
        let happened = evenkans_store::audit::history(&mut tx, REGION, "gathering", &id).await.unwrap();
        drop(tx);
        assert!(happened.iter().any(|one| one.action == "gathering.there" && one.actor == "link"), "{happened:?}");
        let manager = place.as_manager();
        let off = write_tx!(place.db, "test.off", |tx| {
            gathering::call_off(tx, &place.site, &manager, &id, "Toch niet").await
        });
        assert_eq!(refused(off), "error-gathering-begun");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_fell_due_while_the_server_was_off_is_told_once() {
    for place in places().await {
        let id = place.plan(&tomorrow()).await.unwrap();
        place.ask(&id, &everybody()).await.unwrap();
        place.go_to(NOW + days(1) + 60);
        let manager = place.as_manager();
        let due = Moment(NOW + days(20)).day();
        write_tx!(place.db, "test.give", |tx| {
            let doer = place.coordinator.account.id.as_str();
            task::give(tx, &place.site, &manager, &id, (doer, "Maak een voorstel", &due)).await
        })
        .unwrap();
        place.go_to(NOW + days(50));
        task::tick(&place.site).await.unwrap();
        task::tick(&place.site).await.unwrap();
        assert_eq!(place.mails("De dag is voorbij").await, ["coordinator@x.example"]);
        assert!(place.mails("Bijna de dag").await.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_invitation_of_an_employers_contact_has_a_link_of_its_own() {
    for place in places().await {
        let known = |name: &str, email: &str| partner::Change {
            contact_email: email.to_owned(),
            ..crate::place::change(name, None)
        };
        let bakery = known("Bakker", "emma@bakker.example");
        let bakery = place.create(&place.manager, partner::Kind::Employer, &bakery).await.unwrap();
        let town = known("Gemeente", "raad@gemeente.example");
        let town = place.create(&place.manager, partner::Kind::PublicBody, &town).await.unwrap();
        let links = async |partner: &partner::PartnerId| {
            let mut tx = place.db.read("test.links").await.unwrap();
            personal_link::count_live(&mut tx, REGION, personal_link::Kind::Employer, partner.as_str()).await.unwrap()
        };
        // In ten years; nobody keeps a link for so long.
        let far = Change { starts_at: NOW + days(3_000), ends_at: NOW + days(3_000) + 3_600, ..tomorrow() };
        let id = place.plan(&far).await.unwrap();
        let chosen = Selection { partners: vec![bakery.to_string(), town.to_string()], ..Selection::default() };
        assert_eq!(place.ask(&id, &chosen).await.unwrap(), 2);
        assert_eq!((links(&bakery).await, links(&town).await), (1, 0));
        write_tx!(place.db, "test.end", |tx| {
            personal_link::revoke(tx, REGION, personal_link::Kind::Employer, bakery.as_str()).await
        })
        .unwrap();
        let manager = place.as_manager();
        let moved = Change { place: "Elders".into(), ..far };
        write_tx!(place.db, "test.move", |tx| { gathering::change(tx, &place.site, &manager, (&id, 1), &moved).await })
            .unwrap();
        assert_eq!(place.mails("Veranderd").await, ["emma@bakker.example", "raad@gemeente.example"]);
        assert_eq!(links(&bakery).await, 0, "a link that was ended stays ended");
        let other = place.plan(&tomorrow()).await.unwrap();
        place.ask(&other, &chosen).await.unwrap();
        assert_eq!(links(&bakery).await, 1);
        place.go_to(NOW + days(40));
        assert_eq!(links(&bakery).await, 0, "well over");
    }
}
