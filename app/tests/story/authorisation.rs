//! Who may use which address: the document is the route table, and the server keeps to it.

use std::path::Path;

use evenkans_web::{Route, matrix};

use crate::http::TABLES;
use crate::world::{World, worlds};

const PREAMBLE: &str = "# Authorisation

Every address of the platform and who may use it. This page is made from the route tables in
`areas/*/src/lib.rs`, from which the server is made too; `BLESS=1 cargo test -p evenkans --test story` writes it
anew, and the same test fails when it is out of date and when the server answers any of the roles otherwise.

The table is the outer gate. Who passes it is asked again by the deed itself: a coordinator or teacher reaches
only the rounds of their own school, a personal link only its one student or employer, and whatever is
somebody else's does not exist for them (404). An administrator keeps the server and sees no round.
`/health` and `/metrics` show no data of the platform; `evenkans demo` adds addresses under `/demo`, which
no real server has.

";

#[test]
fn the_document_is_what_the_route_tables_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/authorisation.md");
    let wanted = format!("{PREAMBLE}{}", matrix(TABLES));
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &wanted).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "docs/authorisation.md is out of date: BLESS=1 cargo test -p evenkans --test story");
}

/// The address with ids that nothing has, but for the region.
fn dummy(world: &World, route: &Route) -> String {
    let parts = route.path.split('/').map(|part| match part {
        "{region}" => world.region.slug.as_str(),
        "{form}" => "csv",
        part if part.starts_with('{') => "0190b8a0-0000-7000-8000-000000000000",
        part => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

#[tokio::test(flavor = "multi_thread")]
async fn each_role_is_let_in_exactly_where_the_table_says() {
    let mut wrong = Vec::new();
    for world in worlds().await {
        let desk = world.opened(World::dice()).await;
        let others = world.others(&desk.round).await;
        // Who signs out is nobody from then on, so that address comes last.
        let mut routes: Vec<&Route> = TABLES.iter().flat_map(|table| table.iter()).collect();
        routes.sort_by_key(|route| route.path == "/afmelden");
        for route in routes {
            for person in &others.people {
                let path = dummy(&world, route);
                let answer = if route.method == "GET" {
                    person.visitor.get(&path).await
                } else {
                    // A deed asks for whose school it is; theirs.
                    person.visitor.post(&path, &[("school", others.school.as_str())]).await
                };
                let allowed = route.allow.iter().any(|one| person.is.contains(one));
                let expected = match (allowed, person.name) {
                    (true, _) => !matches!(answer.status.as_u16(), 401 | 403 | 500..),
                    (false, "nobody") => answer.status == 401,
                    (false, _) => answer.status == 403,
                };
                if !expected {
                    wrong.push(format!("{} {} as {}: {}", route.method, route.path, person.name, answer.status));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_or_a_link_reaches_its_own_region_only() {
    for world in worlds().await {
        let desk = world.opened(World::dice()).await;
        let others = world.others(&desk.round).await;
        let elsewhere = evenkans_people::Region {
            id: evenkans_people::RegionId::new(),
            slug: "elders".into(),
            name: "Elders".into(),
            ..world.region.clone()
        };
        evenkans_store::write_tx!(world.db, "test.elsewhere", |tx| {
            evenkans_people::region::create(tx, &elsewhere).await
        })
        .unwrap();
        for (name, page) in [
            ("coordinator", "opleidingen"),
            ("programme-manager", "partners"),
            ("student's link", "mijn-ronde"),
            ("employer's link", "mijn-plekken"),
        ] {
            let visitor = others.visitor(name);
            assert_eq!(visitor.get(&format!("/r/proefstad/{page}")).await.status, 200, "{name}");
            assert_eq!(visitor.get(&format!("/r/elders/{page}")).await.status, 403, "{name}");
        }
        assert_eq!(world.nobody().get(&format!("/r/elders/rondes/{}", desk.round.id)).await.status, 404);
    }
}
