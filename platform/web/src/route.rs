//! The route table: address, who may, and which page, in one line each. Nothing is reachable that is not in
//! a table, and the authorisation matrix in the docs is printed from the same tables.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::extract::{DefaultBodyLimit, RawPathParams, Request, State};
use axum::http::HeaderValue;
use axum::http::header::{HOST, HeaderName, ORIGIN};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, on};
use evenkans_people::{Lang, Role, Session, Who};

use crate::context::Asked;
use crate::{Context, Error, Result, Site, api};

/// One kind of visitor that a route lets in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Allow {
    Anyone,
    /// Any account, in whatever region.
    SignedIn,
    Administrator,
    /// A member with this role in the region of the address, at any of its partners.
    Role(Role),
    StudentLink,
    EmployerLink,
    RegistrarLink,
    GuardianLink,
}

pub type Handler = fn(Context) -> Pin<Box<dyn Future<Output = Result> + Send>>;

/// One line of a table.
pub struct Route {
    pub method: &'static str,
    pub path: &'static str,
    pub allow: &'static [Allow],
    pub handler: Handler,
    /// The most bytes that a request may bring.
    pub limit: usize,
}

/// Forms are small; files have their own limit.
pub const FORM_BYTES: usize = 512 * 1024;
/// A file and the form around it.
pub const UPLOAD_BYTES: usize = evenkans_sheets::MAX_BYTES + 64 * 1024;

/// A table of routes: `GET "/path" WHO => handler;`, with `UPLOAD` for a POST that brings a file.
#[macro_export]
macro_rules! routes {
    ($($method:ident $path:literal $allow:expr => $handler:path;)+) => {
        &[$($crate::route!($method $path $allow => $handler)),+]
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! route {
    (UPLOAD $path:literal $allow:expr => $handler:path) => {
        $crate::Route {
            method: "POST",
            path: $path,
            allow: $allow,
            handler: |c| Box::pin($handler(c)),
            limit: $crate::limits::UPLOAD,
        }
    };
    ($method:ident $path:literal $allow:expr => $handler:path) => {
        $crate::Route {
            method: stringify!($method),
            path: $path,
            allow: $allow,
            handler: |c| Box::pin($handler(c)),
            limit: $crate::limits::FORM,
        }
    };
}

/// Whether this visitor may use a route in this region.
#[must_use]
pub fn allowed(allow: &[Allow], session: Option<&Session>, region_id: Option<&str>) -> bool {
    allow.iter().any(|one| match (one, session.map(|s| &s.who)) {
        (Allow::Anyone, _) => true,
        (Allow::SignedIn, Some(Who::Account(_))) => true,
        (Allow::Administrator, Some(Who::Account(me))) => me.account.administrator,
        (Allow::Role(role), Some(Who::Account(me))) => region_id.is_some_and(|region| me.has(region, &[*role])),
        (Allow::StudentLink, Some(Who::Student(link))) => region_id.is_some_and(|region| link.region_id == region),
        (Allow::EmployerLink, Some(Who::Employer(link))) => region_id.is_some_and(|region| link.region_id == region),
        (Allow::RegistrarLink, Some(Who::Registrar(link))) => region_id.is_some_and(|region| link.region_id == region),
        (Allow::GuardianLink, Some(Who::Guardian(link))) => region_id.is_some_and(|region| link.region_id == region),
        _ => false,
    })
}

/// The tables as one axum router.
pub fn router(site: Arc<Site>, tables: &[&'static [Route]]) -> Router {
    let mut router = Router::new();
    for route in tables.iter().flat_map(|table| table.iter()) {
        let filter = if route.method == "GET" { MethodFilter::GET } else { MethodFilter::POST };
        let serve = move |State(site): State<Arc<Site>>, path: RawPathParams, request: Request| {
            let params = path.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            serve(site, route, params, request)
        };
        router = router.route(route.path, on(filter, serve).layer(DefaultBodyLimit::max(route.limit)));
    }
    router.fallback(nothing_here).method_not_allowed_fallback(other_method).with_state(site)
}

async fn nothing_here(State(site): State<Arc<Site>>, request: Request) -> Response {
    if let Some(name) = request.uri().path().strip_prefix("/assets/")
        && let Some(response) = site.assets.serve(name)
    {
        return secured(response);
    }
    // Below a region it is said in that region's languages and colours.
    let region = request.uri().path().strip_prefix("/r/").and_then(|below| below.split_once('/'));
    let params = region.map(|(slug, _)| ("region".to_owned(), slug.to_owned())).into_iter().collect();
    let asked = Asked::of(&request);
    let lang = asked.lang();
    secured(match Context::open(Arc::clone(&site), asked, params).await {
        Ok(context) => context.fail(&Error::not_found()),
        Err(error) => Context::fail_bare(&site, (request.uri().path(), lang), &error),
    })
}

/// A form's address opened as a page: by the link to the other language, or by reloading after a mistake. The page
/// that the form stands on is the one above.
async fn other_method(state: State<Arc<Site>>, request: Request) -> Response {
    if request.uri().path().starts_with(api::BELOW) {
        return secured(api::other_method(&state.0.texts.in_lang(Lang::En), request.method()));
    }
    let above = request.uri().path().rsplit_once('/').map(|(above, _)| if above.is_empty() { "/" } else { above });
    match above {
        Some(above) if request.method() == axum::http::Method::GET => {
            let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
            secured(axum::response::Redirect::to(&format!("{above}{query}")).into_response())
        }
        _ => nothing_here(state, request).await,
    }
}

async fn serve(site: Arc<Site>, route: &'static Route, params: Vec<(String, String)>, request: Request) -> Response {
    let started = Instant::now();
    let asked = Asked::of(&request);
    let lang = asked.lang();
    let response = match Context::open(Arc::clone(&site), asked, params).await {
        Err(error) => Context::fail_bare(&site, (request.uri().path(), lang), &error),
        Ok(context) => answer(context, route, request).await,
    };
    site.metrics.observe(route.method, route.path, response.status().as_u16(), started.elapsed());
    secured(response)
}

async fn answer(mut context: Context, route: &'static Route, request: Request) -> Response {
    let shown = context.for_errors();
    let session = context.session.as_ref();
    if !allowed(route.allow, session, context.region.as_ref().map(|r| r.id.as_str())) {
        return shown.fail(&if session.is_none() {
            Error::SignIn
        } else {
            Error::Store(evenkans_store::Error::Forbidden)
        });
    }
    if route.method == "POST" {
        if !same_site(&request, &context.site) {
            return shown.fail(&Error::OtherSite);
        }
        if let Err(error) = context.read_body(request, route.limit).await {
            return shown.fail(&error);
        }
    }
    match (route.handler)(context).await {
        Ok(response) => response,
        Err(error) => shown.fail(&error),
    }
}

/// Whether the browser says that this form came from our own pages. A client that sends neither header is
/// no browser, so nobody's cookies can be misused through it.
fn same_site(request: &Request, site: &Site) -> bool {
    const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
    let text = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
    if let Some(from) = text(FETCH_SITE) {
        return matches!(from, "same-origin" | "none");
    }
    let Some(origin) = text(ORIGIN) else { return true };
    let host = text(HOST).unwrap_or_default();
    origin == site.public_url || origin.split_once("://").is_some_and(|(_, from)| !host.is_empty() && from == host)
}

/// No inline code, no foreign sources, no framing, no address passed on.
fn secured(mut response: Response) -> Response {
    const HEADERS: [(&str, &str); 5] = [
        (
            "content-security-policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; \
             connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        ),
        ("x-content-type-options", "nosniff"),
        // Personal links are addresses: they must not leak to where a page links.
        ("referrer-policy", "same-origin"),
        ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
        ("cross-origin-opener-policy", "same-origin"),
    ];
    for (name, value) in HEADERS {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}

/// The authorisation matrix as a Markdown table, a row a route.
#[must_use]
pub fn matrix(tables: &[&'static [Route]]) -> String {
    let mut columns =
        vec![("anyone", Allow::Anyone), ("signed in", Allow::SignedIn), ("administrator", Allow::Administrator)];
    columns.extend(Role::ALL.iter().map(|role| (role.word(), Allow::Role(*role))));
    columns.extend([
        ("student's link", Allow::StudentLink),
        ("employer's link", Allow::EmployerLink),
        ("registrar's link", Allow::RegistrarLink),
        ("guardian's link", Allow::GuardianLink),
    ]);
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let mut text = format!("| Route | {} |\n|---|{}\n", names.join(" | "), "---|".repeat(names.len()));
    for route in tables.iter().flat_map(|table| table.iter()) {
        let cells: Vec<&str> =
            columns.iter().map(|(_, allow)| if route.allow.contains(allow) { "yes" } else { "" }).collect();
        text.push_str(&format!("| `{} {}` | {} |\n", route.method, route.path, cells.join(" | ")));
    }
    text
}
