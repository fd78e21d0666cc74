//! The API's own description (OpenAPI 3.0).

use evenkans_web::api::{VERSION, answer};
use evenkans_web::{Context, Result};
use serde_json::{Map, Value, json};

/// A list of the API: its path, the name of its operation and of one item, and what it says.
struct List {
    path: &'static str,
    operation: &'static str,
    /// The name of the operation that gives one of them, and the part of its address.
    one: (&'static str, &'static str),
    item: &'static str,
    about: &'static str,
    fields: &'static [(&'static str, Kind)],
}

enum Kind {
    Text,
    Id,
    Flag,
    Date,
    Moment,
    Url,
    Email,
    OneOf(&'static [&'static str]),
}

impl Kind {
    fn schema(&self) -> Value {
        match self {
            Self::Text => json!({"type": "string"}),
            Self::Id => json!({"type": "string", "format": "uuid"}),
            Self::Flag => json!({"type": "boolean"}),
            Self::Date => json!({"type": "string", "format": "date"}),
            Self::Moment => json!({"type": "string", "format": "date-time"}),
            Self::Url => json!({"type": "string", "format": "uri"}),
            Self::Email => json!({"type": "string", "format": "email"}),
            Self::OneOf(words) => json!({"type": "string", "enum": words}),
        }
    }
}

const KINDS: &[&str] = &["school", "employer", "civil-society", "public-body", "student-organisation"];

const LISTS: [List; 5] = [
    List {
        path: "/regions",
        operation: "listRegions",
        one: ("getRegion", "region"),
        item: "Region",
        about: "The regions of this server.",
        fields: &[
            ("slug", Kind::Text),
            ("name", Kind::Text),
            ("fictional", Kind::Flag),
            ("contactEmail", Kind::Email),
            ("url", Kind::Url),
        ],
    },
    List {
        path: "/regions/{region}/partners",
        operation: "listPartners",
        one: ("getPartner", "id"),
        item: "Partner",
        about: "The organisations that take part in a region. People are not in it.",
        fields: &[
            ("id", Kind::Id),
            ("kind", Kind::OneOf(KINDS)),
            ("name", Kind::Text),
            ("town", Kind::Text),
            ("sector", Kind::Text),
            ("website", Kind::Text),
        ],
    },
    List {
        path: "/regions/{region}/gatherings",
        operation: "listGatherings",
        one: ("getGathering", "id"),
        item: "Gathering",
        about: "The public agenda of a region, the latest first.",
        fields: &[
            ("id", Kind::Id),
            ("kind", Kind::OneOf(&["meeting", "design-session", "signing", "training"])),
            ("title", Kind::Text),
            ("startsAt", Kind::Moment),
            ("endsAt", Kind::Moment),
            ("place", Kind::Text),
            ("about", Kind::Text),
            ("cancelled", Kind::Flag),
            ("url", Kind::Url),
        ],
    },
    List {
        path: "/regions/{region}/commitments",
        operation: "listCommitments",
        one: ("getCommitment", "id"),
        item: "Commitment",
        about: "What partners promised under the manifest, and how it stands today.",
        fields: &[
            ("id", Kind::Id),
            ("partnerId", Kind::Id),
            ("partner", Kind::Text),
            ("ambition", Kind::Text),
            ("what", Kind::Text),
            ("shownBy", Kind::Text),
            ("dueDate", Kind::Date),
            ("firstDueDate", Kind::Date),
            ("standing", Kind::OneOf(&["late", "late-shown", "moved", "open", "shown", "met", "dropped"])),
            ("url", Kind::Url),
        ],
    },
    List {
        path: "/regions/{region}/rounds",
        operation: "listRounds",
        one: ("getRound", "id"),
        item: "Round",
        about: "Rounds whose result was published, with the address of what everybody can check.",
        fields: &[
            ("id", Kind::Id),
            ("title", Kind::Text),
            ("school", Kind::Text),
            ("state", Kind::OneOf(&["published", "closed"])),
            ("startDate", Kind::Date),
            ("endDate", Kind::Date),
            ("publishedAt", Kind::Moment),
            ("url", Kind::Url),
            ("publicationUrl", Kind::Url),
        ],
    },
];

pub(crate) async fn openapi(context: Context) -> Result {
    answer(&document(&context.site.public_url))
}

impl List {
    /// The word with few values by which the list can be asked for.
    fn filter(&self) -> Option<(&'static str, &'static [&'static str])> {
        self.fields.iter().find_map(|(name, kind)| match kind {
            Kind::OneOf(words) => Some((*name, *words)),
            _ => None,
        })
    }
}

/// The filter of the list at an address such as `regions/waterstad/partners`.
pub(crate) fn filter(path: &str) -> Option<(&'static str, &'static [&'static str])> {
    let last = path.rsplit('/').next().unwrap_or(path);
    LISTS.iter().find(|list| list.path.rsplit('/').next() == Some(last))?.filter()
}

fn region_parameter() -> Value {
    let about = "The region's own part of its address, as /regions gives it.";
    json!({"name": "region", "in": "path", "required": true, "description": about, "schema": {"type": "string"}})
}

/// The operation that gives one of a list.
fn one(list: &List) -> Value {
    let mut parameters = vec![region_parameter()];
    if list.one.1 == "id" {
        let about = "As the list gives it.";
        parameters.push(json!({"name": "id", "in": "path", "required": true, "description": about, "schema": {"type": "string", "format": "uuid"}}));
    }
    let schema = json!({"$ref": format!("#/components/schemas/{}", list.item)});
    json!({"get": {
        "operationId": list.one.0,
        "summary": format!("One of: {}", list.about),
        "tags": ["public"],
        "parameters": parameters,
        "responses": {
            "200": {"description": "What was asked for.", "headers": version_header(), "content": {"application/json": {"schema": schema}}},
            "400": problem("The address is not one."),
            "404": problem("There is no such thing."),
            "default": problem("What else went wrong."),
        },
    }})
}

fn version_header() -> Value {
    json!({"API-Version": {"description": "The full version of this API.", "schema": {"type": "string", "example": VERSION}}})
}

fn problem(description: &str) -> Value {
    json!({
        "description": description,
        "headers": version_header(),
        "content": {"application/problem+json": {"schema": {
            "type": "object",
            "required": ["status", "title", "detail"],
            "properties": {
                "type": {"type": "string"},
                "status": {"type": "integer"},
                "title": {"type": "string"},
                "detail": {"type": "string"},
                "code": {"type": "string"},
                "instance": {"type": "string"},
            },
        }}},
    })
}

fn operation(list: &List) -> Value {
    let mut parameters = Vec::new();
    if list.path.contains("{region}") {
        parameters.push(region_parameter());
    }
    if let Some((name, words)) = list.filter() {
        let about = "Only those with this value.";
        parameters.push(
            json!({"name": name, "in": "query", "description": about, "schema": {"type": "string", "enum": words}}),
        );
    }
    for (name, about, most) in [("page", "Which page, from 1.", None), ("pageSize", "How many on a page.", Some(500))] {
        let mut schema = json!({"type": "integer", "minimum": 1, "default": if name == "page" { 1 } else { 100 }});
        if let Some(most) = most {
            schema["maximum"] = json!(most);
        }
        parameters.push(json!({"name": name, "in": "query", "description": about, "schema": schema}));
    }
    let link = json!({"type": "object", "properties": {"href": {"type": "string", "format": "uri"}}});
    let page = json!({
        "type": "object",
        "required": ["items", "page", "pageSize", "totalItems", "_links"],
        "properties": {
            "items": {"type": "array", "items": {"$ref": format!("#/components/schemas/{}", list.item)}},
            "page": {"type": "integer"},
            "pageSize": {"type": "integer"},
            "totalItems": {"type": "integer"},
            "_links": {"type": "object", "required": ["self"], "properties": {"self": link, "prev": link, "next": link}},
        },
    });
    let mut responses = json!({
        "200": {"description": "One page of the list.", "headers": version_header(), "content": {"application/json": {"schema": page}}},
        "400": problem("The page or its size is no number within bounds, or a filter has another value."),
        "default": problem("What else went wrong."),
    });
    if list.path.contains("{region}") {
        responses["404"] = problem("There is no such region.");
    }
    json!({"get": {
        "operationId": list.operation,
        "summary": list.about,
        "tags": ["public"],
        "parameters": parameters,
        "responses": responses,
    }})
}

/// The description for a server at this address, with whom to ask.
fn document(public_url: &str) -> Value {
    let host = public_url.split_once("://").map_or(public_url, |(_, host)| host);
    let host = host.split([':', '/']).next().unwrap_or(host);
    // RFC 2142: whoever runs a host reads this mailbox.
    // A name without a dot is of this machine or this house; below it is it too (RFC 6761), and it is an address in form.
    let email = if host.contains('.') { format!("postmaster@{host}") } else { format!("postmaster@evenkans.{host}") };
    let (mut paths, mut schemas) = (Map::new(), Map::new());
    for list in &LISTS {
        paths.insert(list.path.to_owned(), operation(list));
        paths.insert(format!("{}/{{{}}}", list.path, list.one.1), one(list));
        let properties: Map<String, Value> =
            list.fields.iter().map(|(name, kind)| ((*name).to_owned(), kind.schema())).collect();
        let required: Vec<&str> = list.fields.iter().map(|(name, _)| *name).collect();
        schemas.insert(list.item.to_owned(), json!({"type": "object", "required": required, "properties": properties}));
    }
    paths.insert("/openapi.json".to_owned(), json!({"get": {
        "operationId": "getOpenapi",
        "summary": "This description.",
        "tags": ["public"],
        "responses": {
            "200": {"description": "OpenAPI 3.0.", "headers": version_header(), "content": {"application/json": {"schema": {"type": "object"}}}},
        },
    }}));
    json!({
        "openapi": "3.0.3",
        "info": {
            "title": "Evenkans",
            "version": VERSION,
            "description": "What a region shows to everybody: its partners, agenda, commitments and published rounds.",
            "license": {"name": "EUPL-1.2", "url": "https://eupl.eu/1.2/en/"},
            "contact": {"name": "Evenkans", "email": email, "url": public_url},
        },
        "servers": [{"url": format!("{public_url}/api/v1")}],
        "tags": [{"name": "public", "description": "For everybody, without a key."}],
        "paths": paths,
        "components": {"schemas": schemas},
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_description_names_every_route_and_each_answer_has_its_version() {
        let document = document("https://stages.example:8443/pad");
        let described: Vec<&String> = document["paths"].as_object().unwrap().keys().collect();
        for route in crate::api::ROUTES {
            let path = route.path.strip_prefix("/api/v1").unwrap();
            assert!(described.iter().any(|one| *one == path), "{path}");
        }
        assert_eq!(described.len(), crate::api::ROUTES.len());
        assert_eq!(document["info"]["contact"]["email"], "postmaster@stages.example");
    }
}
