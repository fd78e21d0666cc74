//! One visitor of each kind: who is nobody, each role at another partner, an administrator, and each link.

use evenkans_network::partner::{self, Kind, Partner, PartnerId};
use evenkans_people::personal_link::{self, Target};
use evenkans_people::{Lang, Role, account, member, session};
use evenkans_rounds::round::Round;
use evenkans_rounds::study::{self, Level, Study, StudyId};
use evenkans_store::write_tx;
use evenkans_web::Allow;

use crate::http::Visitor;
use crate::world::World;

pub struct Person {
    pub name: &'static str,
    /// What the route table calls them.
    pub is: Vec<Allow>,
    pub visitor: Visitor,
}

/// Another school in the region, and people with every role at it.
pub struct Others {
    pub school: PartnerId,
    pub people: Vec<Person>,
}

impl Others {
    pub fn visitor(&self, name: &str) -> &Visitor {
        &self.people.iter().find(|one| one.name == name).unwrap().visitor
    }
}

impl World {
    pub async fn others(&self, round: &Round) -> Others {
        let school = Partner { town: "Proefstad".into(), ..Partner::named(Kind::School, "Andere school") };
        let study = Study {
            id: StudyId::new(),
            school_id: school.id.to_string(),
            code: "ANDERS".into(),
            name: "Andere opleiding".into(),
            level: Level::Mbo,
        };
        write_tx!(self.db, "test.other", |tx| {
            partner::store::insert(tx, self.region(), &school).await?;
            study::store::insert(tx, self.region(), &study).await
        })
        .unwrap();
        let mut people = vec![Person { name: "nobody", is: vec![Allow::Anyone], visitor: self.nobody() }];
        for role in Role::ALL {
            let visitor = self.member(&format!("{}@anders.example", role.word()), school.id.as_str(), *role).await;
            people.push(Person {
                name: role.word(),
                is: vec![Allow::Anyone, Allow::SignedIn, Allow::Role(*role)],
                visitor,
            });
        }
        let is = vec![Allow::Anyone, Allow::SignedIn, Allow::Administrator];
        people.push(Person { name: "administrator", is, visitor: self.administrator().await });
        let student = self.student(round, "0102").await;
        let target = Target::Student { round_id: round.id.as_str(), student_id: student.id.as_str() };
        let is = vec![Allow::Anyone, Allow::StudentLink];
        people.push(Person { name: "student's link", is, visitor: self.by_link(target).await });
        let employer = self.place(round, "P01").await.employer_id.unwrap();
        let is = vec![Allow::Anyone, Allow::EmployerLink];
        let visitor = self.by_link(Target::Employer { employer_id: &employer, sent_to: "" }).await;
        people.push(Person { name: "employer's link", is, visitor });
        let is = vec![Allow::Anyone, Allow::RegistrarLink];
        let visitor = self.by_link(Target::Registrar { round_id: round.id.as_str(), sent_to: "" }).await;
        people.push(Person { name: "registrar's link", is, visitor });
        let is = vec![Allow::Anyone, Allow::GuardianLink];
        let nothing = "0190b8a0-0000-7000-8000-000000000000";
        let visitor = self.by_link(Target::Guardian { agreement_id: nothing, sent_to: "" }).await;
        people.push(Person { name: "guardian's link", is, visitor });
        Others { school: school.id, people }
    }

    /// Somebody with a role at a partner.
    pub async fn member(&self, email: &str, partner: &str, role: Role) -> Visitor {
        let token = write_tx!(self.db, "test.member", |tx| {
            let account = account::find_or_create(tx, email, "Iemand", Lang::Nl).await?;
            member::add(tx, self.region(), &account.id, partner, role).await?;
            session::start(tx, &account.id).await
        });
        self.with_token(&token.unwrap())
    }

    pub async fn administrator(&self) -> Visitor {
        let token = write_tx!(self.db, "test.administrator", |tx| {
            let account = account::find_or_create(tx, "beheer@anders.example", "Beheerder", Lang::Nl).await?;
            account::make_administrator(tx, &account.id, "").await?;
            session::start(tx, &account.id).await
        });
        self.with_token(&token.unwrap())
    }

    /// Somebody who followed a personal link.
    pub async fn by_link(&self, target: Target<'_>) -> Visitor {
        let token = write_tx!(self.db, "test.link", |tx| {
            let link = personal_link::create(tx, self.region(), target, tx.now + 90 * 86_400).await?;
            let (region, id) = personal_link::find(tx, &link).await?;
            session::start_for_link(tx, &region, &id).await
        });
        self.with_token(&token.unwrap())
    }

    pub async fn as_student(&self, round: &Round, number: &str) -> Visitor {
        let student = self.student(round, number).await;
        self.by_link(Target::Student { round_id: round.id.as_str(), student_id: student.id.as_str() }).await
    }

    /// The employer of a place.
    pub async fn as_employer(&self, round: &Round, code: &str) -> Visitor {
        let employer = self.place(round, code).await.employer_id.unwrap();
        self.by_link(Target::Employer { employer_id: &employer, sent_to: "" }).await
    }
}
