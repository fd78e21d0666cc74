//! A visitor of the pages, without a socket in between.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, Response, StatusCode};
use evenkans_store::write_tx;
use evenkans_web::Route;
use tower::ServiceExt;

use crate::world::World;

/// Every address that a real server has.
pub const TABLES: &[&[Route]] = &[evenkans_network::ROUTES, evenkans_rounds::ROUTES];

/// A browser, or what passes for one.
#[derive(Clone)]
pub struct Visitor {
    router: Router,
    pub cookie: String,
    pub headers: Vec<(&'static str, String)>,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

/// What a form sends for a field.
pub type Fields = Vec<(String, Vec<u8>)>;

pub fn fields(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), value.as_bytes().to_vec())).collect()
}

/// Every byte as `%XX`, so that any byte can be sent.
pub fn encoded(fields: &[(String, Vec<u8>)]) -> String {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("%{byte:02X}")).collect::<String>();
    fields.iter().map(|(name, value)| format!("{}={}", hex(name.as_bytes()), hex(value))).collect::<Vec<_>>().join("&")
}

impl World {
    /// Somebody whom nobody knows.
    pub fn nobody(&self) -> Visitor {
        let router = evenkans_web::router(self.site.clone(), TABLES);
        Visitor { router, cookie: String::new(), headers: Vec::new() }
    }

    pub fn with_token(&self, token: &str) -> Visitor {
        Visitor { cookie: format!("evenkans_session={token}"), ..self.nobody() }
    }

    /// The coordinator of the round's school.
    pub async fn coordinator(&self) -> Visitor {
        let token =
            write_tx!(self.db, "test.session", |tx| { evenkans_people::session::start(tx, &self.me.account.id).await });
        self.with_token(&token.unwrap())
    }
}

impl Visitor {
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path), Body::empty()).await
    }

    pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        self.post_fields(path, &fields(form)).await
    }

    pub async fn post_fields(&self, path: &str, form: &[(String, Vec<u8>)]) -> Answer {
        let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
        self.send(request, Body::from(encoded(form))).await
    }

    /// A form with a file, as browsers send it.
    pub async fn upload(&self, path: &str, kind: &str, name: &str, bytes: &[u8]) -> Answer {
        const BORDER: &str = "grens-8f2c";
        let head = format!(
            "--{BORDER}\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n{kind}\r\n--{BORDER}\r\n\
             Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        let body = [head.as_bytes(), bytes, format!("\r\n--{BORDER}--\r\n").as_bytes()].concat();
        let request = Request::post(path).header("content-type", format!("multipart/form-data; boundary={BORDER}"));
        self.send(request, Body::from(body)).await
    }

    pub async fn send(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        let mut request = request.header("host", "stages.example");
        if !self.cookie.is_empty() {
            request = request.header("cookie", &self.cookie);
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let response: Response<Body> = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, 100_000_000).await.unwrap();
        let body = String::from_utf8_lossy(&body).into_owned();
        // So a text that is missing shows.
        assert!(!body.contains('⟦'), "a text is missing: {}", body.split('⟦').nth(1).unwrap().get(..60).unwrap());
        Answer { status: parts.status, headers: parts.headers, body }
    }
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Where a done deed leads.
    #[track_caller]
    pub fn leads_to(&self) -> &str {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.body);
        self.header("location")
    }

    /// The session that the answer starts.
    #[track_caller]
    pub fn session(&self) -> String {
        let cookie = self.header("set-cookie");
        let token = cookie.strip_prefix("evenkans_session=").and_then(|rest| rest.split(';').next());
        token.unwrap_or_else(|| panic!("no session: {cookie}")).to_owned()
    }
}
