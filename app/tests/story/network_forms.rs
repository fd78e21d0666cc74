//! The forms of the network, each with somebody who may fill it in and values that it takes.

use evenkans_rounds::round::desk::Desk;
use evenkans_web::Moment;

use crate::filled::{Filled, form};
use crate::http::Visitor;
use crate::people::{Others, Person};
use crate::world::World;

const HOME: &str = "/r/proefstad";
const WHY: &str = "Omdat het zo is.";

/// Posts what makes the things that the forms are about, and says where the first new one is.
async fn made(visitor: &Visitor, path: &str, pairs: &[(&str, &str)]) -> String {
    let answer = visitor.post(path, pairs).await;
    assert!(answer.status.is_redirection(), "{path}: {}", answer.body);
    answer.header("location").split('?').next().unwrap().to_owned()
}

pub async fn network(world: &World, desk: &Desk) -> Vec<Filled> {
    let Others { people, .. } = world.others(&desk.round).await;
    let manager = &people.iter().find(|one| one.name == "programme-manager").unwrap().visitor;
    let (coordinator, nobody) = (world.coordinator().await, world.nobody());
    let moment = |hours: i64| Moment(world.db.clock.now() + hours * 3_600).field();
    let (ago, soon, later, after) = (moment(-1), moment(1), moment(48), moment(50));
    let gathering = [
        ("kind", "meeting"),
        ("title", "Overleg"),
        ("starts_at", ago.as_str()),
        ("ends_at", soon.as_str()),
        ("place", "Stadhuis"),
        ("about", "# Agenda"),
        ("public", "1"),
    ];
    let agenda = format!("{HOME}/agenda/nieuw");
    // One that goes on now, and one to come.
    let now = made(manager, &agenda, &gathering).await;
    let mut to_come = gathering;
    (to_come[2].1, to_come[3].1) = (later.as_str(), after.as_str());
    let coming = made(manager, &agenda, &to_come).await;
    let mut tx = world.db.read("test.code").await.unwrap();
    let id = now.rsplit('/').next().unwrap();
    let one = evenkans_network::gathering::store::by_id(&mut tx, world.region(), id).await.unwrap();
    drop(tx);
    // Whoever is given a task is on the list.
    made(&coordinator, &format!("{now}/kom"), &[("comes", "1")]).await;
    let ambition = [("title", "Een plek voor iedereen"), ("level", "local"), ("about", "Uitleg")];
    let ambitions = format!("{HOME}/manifest/ambities");
    made(manager, &ambitions, &ambition).await;
    let mut tx = world.db.read("test.ambition").await.unwrap();
    let aim = evenkans_network::manifest::store::ambitions(&mut tx, world.region()).await.unwrap().remove(0).id;
    drop(tx);
    let text = [("title", "Manifest"), ("body", "Wij beloven."), ("version", "0")];
    made(manager, &format!("{HOME}/manifest/bewerken"), &text).await;
    let mut tx = world.db.read("test.manifest").await.unwrap();
    let manifest = evenkans_network::manifest::store::newest(&mut tx, world.region()).await.unwrap().unwrap().id;
    drop(tx);
    let (school, me) = (world.school.as_str(), world.me.account.id.to_string());
    let promise = [
        ("partner", school),
        ("ambition", aim.as_str()),
        ("what", "Een training"),
        ("shown_by", "De lijst"),
        ("due_on", "2024-01-01"),
        ("gathering", ""),
    ];
    let commitments = format!("{HOME}/toezeggingen/nieuw");
    let mine = made(&coordinator, &commitments, &promise).await;
    let mut others = promise;
    others[2].1 = "Een andere training";
    let shown = made(&coordinator, &commitments, &others).await;
    others[2].1 = "Een derde training";
    let evidence = [("text", "De lijst"), ("url", "https://school.example/lijst")];
    assert!(coordinator.post(&format!("{shown}/bewijs"), &evidence).await.status.is_redirection());
    let other = people.iter().find(|one| one.name == "policymaker").unwrap();
    let mut tx = world.db.read("test.reviewer").await.unwrap();
    let members = evenkans_people::member::list(&mut tx, world.region(), None).await.unwrap();
    drop(tx);
    let policy = |one: &&evenkans_people::member::NamedMember| {
        one.member.role == evenkans_people::Role::Policymaker && one.member.partner_id != school
    };
    let reviewer = members.iter().find(policy).map(|one| one.member.partner_id.clone());
    let mut all = vec![
        form(&agenda, manager, &gathering),
        form(&format!("{coming}/bewerken"), manager, &[to_come.as_slice(), &[("version", "1")]].concat()),
        form(
            &format!("{coming}/uitnodigen"),
            manager,
            &[("kinds", "school"), ("roles", "coordinator"), ("partners", "")],
        ),
        form(&format!("{now}/verslag"), manager, &[("notes", "Kort."), ("version", "1")]),
        form(&format!("{now}/besluiten"), manager, &[("decision", "We beginnen.")]),
        form(&format!("{now}/taken"), manager, &[("task", "Schrijf"), ("who", &me), ("due_on", "2023-12-01")]),
        form(&format!("{now}/hier/{}", one.code), &nobody, &[("name", "Gast"), ("partner", school)]),
        form(&ambitions, manager, &ambition),
        form(&format!("{ambitions}/{aim}"), manager, &[ambition.as_slice(), &[("version", "1")]].concat()),
        form(
            &format!("{HOME}/manifest/bewerken"),
            manager,
            &[("title", "Manifest"), ("body", "Wij beloven meer."), ("version", "1")],
        ),
        form(
            &format!("{HOME}/manifest/ondertekenen"),
            &coordinator,
            &[("partner", school), ("name", "Coördinator"), ("sure", "1"), ("manifest", manifest.as_str())],
        ),
        form(&commitments, &coordinator, &others),
        form(
            &format!("{mine}/bewerken"),
            &coordinator,
            &[&promise[1..], &[("because", WHY), ("version", "1")]].concat(),
        ),
        form(&format!("{mine}/bewijs"), &coordinator, &evidence),
        form(&format!("{mine}/vervalt"), &coordinator, &[("because", WHY)]),
        form(&format!("{coming}/afgelasten"), manager, &[("because", WHY)]),
    ];
    let partners = format!("{HOME}/partners");
    let mut clubs = Vec::new();
    for name in ["Buurthuis", "Wijkhuis"] {
        let new = [("kind", "civil-society"), ("name", name)];
        let at = made(manager, &format!("{partners}/nieuw"), &new).await;
        clubs.push(at.rsplit('/').next().unwrap().to_owned());
    }
    let (mut tx, mut schools) = (world.db.read("test.schools").await.unwrap(), Vec::new());
    let kind = Some(evenkans_network::partner::Kind::School);
    schools.extend(evenkans_network::partner::store::list(&mut tx, world.region(), kind, "").await.unwrap());
    drop(tx);
    let others: Vec<&str> = schools.iter().map(|one| one.id.as_str()).filter(|id| *id != school).collect();
    let joining = [
        ("kind", "employer"),
        ("name", "Smederij"),
        ("kvk", "99010999"),
        ("town", "Proefstad"),
        ("website", "https://smederij.example"),
        ("person", "Els"),
        ("email", "els@smederij.example"),
        ("why", WHY),
    ];
    made(&nobody, &format!("{HOME}/meedoen"), &joining).await;
    let mut tx = world.db.read("test.joining").await.unwrap();
    let asked = evenkans_network::joining::store::list(&mut tx, world.region()).await.unwrap().remove(0).id;
    drop(tx);
    let own = [
        ("partner", school),
        ("town", "Proefstad"),
        ("website", "https://school.example"),
        ("sector", "onderwijs"),
        ("contact_name", "Els"),
        ("contact_email", "els@school.example"),
        ("version", "1"),
    ];
    all.extend([
        form(
            &format!("{partners}/{school}/contact"),
            &coordinator,
            &[("on_day", "2023-07-01"), ("kind", "call"), ("text", "Over de ronde.")],
        ),
        form(&format!("{HOME}/onze-organisatie"), &coordinator, &own),
        form(&format!("{HOME}/meedoen"), &nobody, &joining),
        form(&format!("{HOME}/aanmeldingen/{asked}/nee"), manager, &[("reason", WHY)]),
        form(&format!("{partners}/{}/samenvoegen", clubs[0]), manager, &[("into", &clubs[1])]),
        form(&format!("{partners}/{}/vertrekt", others[0]), manager, &[("because", WHY)]),
    ]);
    let lists = format!("{HOME}/standaard/lijst/school");
    made(manager, &lists, &[("body", "# Thema\n- Een ding"), ("version", "0")]).await;
    let assessment = made(&coordinator, &format!("{HOME}/standaard/begin"), &[("partner", school)]).await;
    all.extend([
        form(&lists, manager, &[("body", "- Een ander ding"), ("version", "1")]),
        form(&assessment, &coordinator, &[("mark_0", "yes"), ("evidence_0", WHY), ("version", "1"), ("do", "finish")]),
    ]);
    let asked = [("kinds", "school"), ("roles", "coordinator"), ("partners", "")];
    all.push(form(&format!("{HOME}/standaard/vragen"), manager, &asked));
    let news = [
        ("subject", "Nieuws"),
        ("body", "Er is nieuws."),
        ("kinds", "school"),
        ("roles", "coordinator"),
        ("partners", ""),
        ("public", "1"),
    ];
    let draft = made(manager, &format!("{HOME}/nieuws/nieuw"), &news).await;
    all.extend([
        form(&format!("{HOME}/nieuws/nieuw"), manager, &news),
        form(&format!("{draft}/bewerken"), manager, &[news.as_slice(), &[("version", "1")]].concat()),
    ]);
    let settings = format!("{HOME}/instellingen");
    let about = [
        ("name", "Regio Proefstad"),
        ("contact_email", "stages@proefstad.example"),
        ("languages", "nl-en"),
        ("version", "1"),
    ];
    let legal = [("nl", "# Van wie"), ("en", "# Whose"), ("version", "1")];
    all.extend([form(&settings, manager, &about), form(&format!("{HOME}/teksten/privacy/bewerken"), manager, &legal)]);
    all.extend(programme(world, &people).await);
    if let Some(reviewer) = reviewer {
        let said = [("reviewer", reviewer.as_str()), ("enough", "1"), ("reason", WHY), ("version", "2")];
        all.push(form(&format!("{shown}/beoordelen"), &other.visitor, &said));
    }
    all
}

/// The forms of the national programme, which one person leads.
async fn programme(world: &World, people: &[Person]) -> Vec<Filled> {
    let administrator = &people.iter().find(|one| one.name == "administrator").unwrap().visitor;
    let manager = &people.iter().find(|one| one.name == "programme-manager").unwrap().visitor;
    let programmes = "/beheer/programmas";
    let new = [
        ("slug", "landelijk"),
        ("name", "Werkprogramma"),
        ("lead", "Wie"),
        ("email", "programme-manager@anders.example"),
    ];
    made(administrator, programmes, &new).await;
    let home = "/programma/landelijk";
    let region = [
        ("name", "Zuiderzand"),
        ("slug", "zuiderzand"),
        ("contact_email", "info@zuiderzand.example"),
        ("partner", "Gemeente"),
        ("kind", "public-body"),
        ("manager", "Jip"),
        ("manager_email", "jip@zuiderzand.example"),
        ("fictional", "1"),
    ];
    let mut next = region;
    next[1].1 = "noorderzand";
    let about = [
        ("called", "Programma"),
        ("body", "Tekst"),
        ("contact_email", "vraag@programma.example"),
        ("languages", "nl-en"),
        ("version", "1"),
    ];
    let mut another = new;
    another[0].1 = "een-ander";
    vec![
        form(programmes, administrator, &another),
        form(&format!("{home}/instellingen"), manager, &about),
        form(&format!("{home}/teksten/terms/bewerken"), manager, &[("nl", "# Van wie"), ("en", ""), ("version", "1")]),
        form(&format!("{HOME}/nieuwe-regio"), manager, &next),
        form(&format!("{home}/leiding"), administrator, &[("lead", "Sem"), ("email", "sem@programma.example")]),
        form(&format!("{home}/ambities"), manager, &[("title", "Iedereen"), ("level", "system"), ("about", "")]),
        form(&format!("{home}/regios"), manager, &region),
        form(&format!("{home}/regios/vragen"), manager, &[("region", world.region())]),
    ]
}
