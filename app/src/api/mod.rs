//! The JSON API: what a region shows to everybody, for other programs. Nothing in it is about a person.

mod document;

use evenkans_network::{commitment as promised, gathering as agenda, partner as network};
use evenkans_people::region::{self, Region};
use evenkans_rounds::round::{self as drawn, State};
use evenkans_store::Error as StoreError;
use evenkans_web::api::answer;
use evenkans_web::{Allow, Context, Error, Moment, Result, Route, routes};
use serde_json::{Value, json};

const ANYONE: &[Allow] = &[Allow::Anyone];

pub(crate) const ROUTES: &[Route] = routes! {
    GET "/api/v1/openapi.json" ANYONE => document::openapi;
    GET "/api/v1/regions" ANYONE => regions;
    GET "/api/v1/regions/{region}" ANYONE => region;
    GET "/api/v1/regions/{region}/partners" ANYONE => partners;
    GET "/api/v1/regions/{region}/partners/{id}" ANYONE => partner;
    GET "/api/v1/regions/{region}/gatherings" ANYONE => gatherings;
    GET "/api/v1/regions/{region}/gatherings/{id}" ANYONE => gathering;
    GET "/api/v1/regions/{region}/commitments" ANYONE => commitments;
    GET "/api/v1/regions/{region}/commitments/{id}" ANYONE => commitment;
    GET "/api/v1/regions/{region}/rounds" ANYONE => rounds;
    GET "/api/v1/regions/{region}/rounds/{id}" ANYONE => round;
};

/// The most that one page of an answer holds, and how many there are on it if nobody says.
const MOST: usize = 500;
const USUAL: usize = 100;

/// One page of a list, with the addresses of those around it; of a list with a word that has few values, such as `kind`,
/// only those with the value that was asked for.
fn page(context: &Context, path: &str, mut all: Vec<Value>) -> Result {
    let mut asked = String::new();
    if let Some((name, words)) = document::filter(path) {
        let wanted = context.query(name);
        if !wanted.is_empty() {
            if !words.contains(&wanted) {
                return Err(Error::BadRequest("error-api-filter"));
            }
            all.retain(|one| one[name] == wanted);
            asked = format!("&{name}={wanted}");
        }
    }
    let number = |name: &str, usual: usize, most: usize| match context.query(name) {
        "" => Ok(usual),
        text => {
            text.parse::<usize>().ok().filter(|n| (1..=most).contains(n)).ok_or(Error::BadRequest("error-api-page"))
        }
    };
    let (at, size) = (number("page", 1, usize::MAX / MOST)?, number("pageSize", USUAL, MOST)?);
    let total = all.len();
    let pages = total.div_ceil(size).max(1);
    let items: Vec<Value> = all.into_iter().skip((at - 1) * size).take(size).collect();
    let base = format!("{}/api/v1/{path}", context.site.public_url);
    let link = |at: usize| json!({"href": format!("{base}?page={at}&pageSize={size}{asked}")});
    let mut links = json!({"self": link(at)});
    if at > 1 {
        links["prev"] = link(at - 1);
    }
    if at < pages {
        links["next"] = link(at + 1);
    }
    answer(&json!({"items": items, "page": at, "pageSize": size, "totalItems": total, "_links": links}))
}

/// The one of a list that the address names.
fn one(context: &Context, all: Vec<Value>) -> Result {
    let named = all.into_iter().find(|one| one["id"] == context.param("id"));
    answer(&named.ok_or_else(Error::not_found)?)
}

fn region_item(context: &Context, one: &Region) -> Value {
    json!({
        "slug": one.slug,
        "name": one.name,
        "fictional": one.fictional,
        "contactEmail": one.contact_email,
        "url": format!("{}/r/{}", context.site.public_url, one.slug),
    })
}

async fn regions(context: Context) -> Result {
    let mut tx = context.site.db.read("api.regions").await?;
    let all = region::all(&mut tx).await?;
    drop(tx);
    let items = all.iter().map(|one| region_item(&context, one)).collect();
    page(&context, "regions", items)
}

async fn region(context: Context) -> Result {
    answer(&region_item(&context, context.region()?))
}

/// The address of a thing on the pages.
fn url(context: &Context, path: &str) -> Result<String> {
    Ok(format!("{}/r/{}/{path}", context.site.public_url, context.region()?.slug))
}

fn path(context: &Context, what: &str) -> Result<String> {
    Ok(format!("regions/{}/{what}", context.region()?.slug))
}

/// Organisations by name, kind and place; whoever works there is not in it.
async fn partner_items(context: &Context) -> Result<Vec<Value>> {
    let mut tx = context.site.db.read("api.partners").await?;
    let all = network::store::list(&mut tx, context.region()?.id.as_str(), None, "").await?;
    drop(tx);
    let item = |one: network::Partner| {
        json!({
            "id": one.id,
            "kind": one.kind,
            "name": one.name,
            "town": one.town,
            "sector": one.sector,
            "website": one.website,
        })
    };
    Ok(all.into_iter().map(item).collect())
}

async fn gathering_items(context: &Context) -> Result<Vec<Value>> {
    let mut tx = context.site.db.read("api.gatherings").await?;
    let all = agenda::store::list(&mut tx, context.region()?.id.as_str(), false).await?;
    drop(tx);
    let mut items = Vec::new();
    for one in all {
        items.push(json!({
            "id": one.id,
            "kind": one.kind,
            "title": one.title,
            "startsAt": Moment(one.starts_at).iso(),
            "endsAt": Moment(one.ends_at).iso(),
            "place": one.place,
            "about": one.about,
            "cancelled": !one.is_on(),
            "url": url(context, &format!("agenda/{}", one.id))?,
        }));
    }
    Ok(items)
}

async fn commitment_items(context: &Context) -> Result<Vec<Value>> {
    let mut tx = context.site.db.read("api.commitments").await?;
    let all = promised::store::list(&mut tx, context.region()?.id.as_str()).await?;
    drop(tx);
    let mut items = Vec::new();
    for one in all {
        items.push(json!({
            "id": one.id,
            "partnerId": one.partner_id,
            "partner": one.partner,
            "ambition": one.ambition,
            "what": one.what,
            "shownBy": one.shown_by,
            "dueDate": one.due_on,
            "firstDueDate": one.first_due_on,
            "standing": one.standing(context.now),
            "url": url(context, &format!("toezeggingen/{}", one.id))?,
        }));
    }
    Ok(items)
}

/// The rounds whose result everybody can check.
async fn round_items(context: &Context) -> Result<Vec<Value>> {
    let region = context.region()?.id.as_str();
    let mut tx = context.site.db.read("api.rounds").await?;
    let mut items = Vec::new();
    for one in drawn::store::list(&mut tx, region).await? {
        let published = matches!(one.state, State::Published | State::Closed);
        let Some(at) = one.published_at.filter(|_| published) else { continue };
        let school = match network::store::by_id(&mut tx, region, &one.school_id).await {
            Ok(school) => school.name,
            // A school that became part of another one is not there under its old name.
            Err(StoreError::NotFound) => String::new(),
            Err(other) => return Err(other.into()),
        };
        items.push(json!({
            "id": one.id,
            "title": one.title,
            "school": school,
            "state": one.state,
            "startDate": one.starts_on,
            "endDate": one.ends_on,
            "publishedAt": Moment(at).iso(),
            "url": url(context, &format!("rondes/{}", one.id))?,
            "publicationUrl": url(context, &format!("rondes/{}/publication.json", one.id))?,
        }));
    }
    drop(tx);
    Ok(items)
}

async fn partners(context: Context) -> Result {
    page(&context, &path(&context, "partners")?, partner_items(&context).await?)
}

async fn partner(context: Context) -> Result {
    one(&context, partner_items(&context).await?)
}

async fn gatherings(context: Context) -> Result {
    page(&context, &path(&context, "gatherings")?, gathering_items(&context).await?)
}

async fn gathering(context: Context) -> Result {
    one(&context, gathering_items(&context).await?)
}

async fn commitments(context: Context) -> Result {
    page(&context, &path(&context, "commitments")?, commitment_items(&context).await?)
}

async fn commitment(context: Context) -> Result {
    one(&context, commitment_items(&context).await?)
}

async fn rounds(context: Context) -> Result {
    page(&context, &path(&context, "rounds")?, round_items(&context).await?)
}

async fn round(context: Context) -> Result {
    one(&context, round_items(&context).await?)
}
