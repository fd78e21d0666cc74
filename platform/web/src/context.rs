mod wanted;

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use axum::body::Body;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use evenkans_people::{Lang, Look, Region, Session, Who, region, session};

use crate::shell::ErrorPage;
use crate::{Error, Form, Moment, Result, Shell, Site, T, api, urlencoded};

pub const SESSION_COOKIE: &str = "evenkans_session";
const LANG_COOKIE: &str = "taal";

/// A file that a form brought.
pub struct Upload {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Whose pages these are: those of a region, or of a programme.
#[derive(Debug, Clone)]
pub struct Home {
    /// The address below which they stand.
    pub path: String,
    pub look: Look,
    /// Whom to ask, where there is somebody.
    pub contact_email: String,
}

/// What a handler gets: who asks, where, in which language, and what was sent.
pub struct Context {
    pub site: Arc<Site>,
    pub session: Option<Session>,
    pub region: Option<Region>,
    pub home: Option<Home>,
    pub t: T,
    pub now: i64,
    path: String,
    params: HashMap<String, String>,
    query: HashMap<String, Vec<String>>,
    form: HashMap<String, Vec<String>>,
    upload: Option<Upload>,
    attempt: Option<String>,
    /// The address of a page that was asked for, with its query; nothing where something was sent.
    pub(crate) address: Option<String>,
    /// Set when the address asked for another language, so that the answer remembers it.
    chosen: Option<Lang>,
    /// The languages that the visitor would have, the dearest one first.
    wanted_langs: Vec<Lang>,
}

/// What a request says in its head. A body is not to be shared between threads, so the head is read first.
pub(crate) struct Asked {
    path: String,
    query: HashMap<String, Vec<String>>,
    cookies: HashMap<String, String>,
    accepted: Option<Lang>,
    /// Of a page that is asked for.
    address: Option<String>,
}

impl Asked {
    /// In which language whoever asks is told that there is nothing here.
    pub(crate) fn lang(&self) -> Lang {
        let chosen = self.query.get("taal").and_then(|values| values.first()).map(String::as_str);
        let words = [chosen, self.cookies.get(LANG_COOKIE).map(String::as_str)];
        words.into_iter().flatten().find_map(|word| word.parse().ok()).or(self.accepted).unwrap_or(Lang::Nl)
    }

    pub(crate) fn of(request: &Request) -> Self {
        Self {
            path: request.uri().path().to_owned(),
            query: urlencoded::pairs(request.uri().query().unwrap_or_default().as_bytes()),
            cookies: cookies(request),
            accepted: accepted(request),
            address: (request.method() == Method::GET).then(|| request.uri().to_string()),
        }
    }
}

impl Context {
    pub(crate) async fn open(site: Arc<Site>, asked: Asked, params: Vec<(String, String)>) -> Result<Self> {
        let params: HashMap<String, String> = params.into_iter().collect();
        let Asked { path, query, cookies, accepted, address } = asked;
        let values = params.values().chain(query.values().flatten());
        if values.into_iter().any(|value| value.contains('\0')) {
            return Err(Error::BadRequest("error-form"));
        }
        let mut tx = site.db.read("context").await?;
        let session = match cookies.get(SESSION_COOKIE) {
            Some(token) => session::find(&mut tx, token).await?,
            None => None,
        };
        let region = match params.get("region") {
            Some(slug) => Some(region::by_slug(&mut tx, slug).await?.ok_or_else(Error::not_found)?),
            None => None,
        };
        let now = tx.now;
        drop(tx);
        let chosen = query.get("taal").and_then(|v| v.first()).and_then(|word| word.parse().ok());
        let of_account = match session.as_ref().map(|s| &s.who) {
            Some(Who::Account(me)) => Some(me.account.lang),
            _ => None,
        };
        let remembered = cookies.get(LANG_COOKIE).and_then(|word| word.parse().ok());
        let wanted_langs: Vec<Lang> = [chosen, remembered, of_account, accepted].into_iter().flatten().collect();
        let home = region.as_ref().map(|region| Home {
            path: format!("/r/{}", region.slug),
            look: region.look.clone(),
            contact_email: region.contact_email.clone(),
        });
        let t = site.texts.in_lang(lang(&wanted_langs, home.as_ref()));
        Ok(Self {
            site,
            session,
            region,
            home,
            t,
            now,
            path,
            params,
            query,
            form: HashMap::new(),
            upload: None,
            attempt: cookies.get(wanted::ATTEMPT_COOKIE).cloned(),
            chosen: chosen.filter(|_| address.is_some()),
            address,
            wanted_langs,
        })
    }

    /// The page is one of these: it has their languages, colours and texts.
    pub fn stand_in(&mut self, home: Home) {
        self.t = self.site.texts.in_lang(lang(&self.wanted_langs, Some(&home)));
        self.home = Some(home);
    }

    pub fn home(&self) -> Result<&Home> {
        self.home.as_ref().ok_or_else(Error::not_found)
    }

    /// The same visitor without what was sent, to show an error page with.
    pub(crate) fn for_errors(&self) -> Self {
        Self {
            site: Arc::clone(&self.site),
            session: self.session.clone(),
            region: self.region.clone(),
            home: self.home.clone(),
            t: self.t.clone(),
            now: self.now,
            path: self.path.clone(),
            params: HashMap::new(),
            query: HashMap::new(),
            form: HashMap::new(),
            upload: None,
            attempt: None,
            address: self.address.clone(),
            chosen: None,
            wanted_langs: Vec::new(),
        }
    }

    pub(crate) async fn read_body(&mut self, request: Request, limit: usize) -> Result<()> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        if kind.starts_with("multipart/form-data") {
            let mut parts = Multipart::from_request(request, &()).await.map_err(|_| Error::BadRequest("error-form"))?;
            while let Some(part) = parts.next_field().await.map_err(|error| too_large(error.status()))? {
                let name = part.name().unwrap_or_default().to_owned();
                let file_name = part.file_name().map(str::to_owned);
                let bytes = part.bytes().await.map_err(|error| too_large(error.status()))?;
                if let Some(file_name) = file_name {
                    self.upload = Some(Upload { name: file_name, bytes: bytes.to_vec() });
                } else {
                    let value = String::from_utf8_lossy(&bytes).into_owned();
                    self.form.entry(name).or_default().push(value);
                }
            }
        } else {
            let bytes = axum::body::to_bytes(request.into_body(), limit).await.map_err(|_| Error::FormTooLarge)?;
            self.form = urlencoded::pairs(&bytes);
        }
        // No person types a NUL, and PostgreSQL's text cannot hold one.
        if self.form.values().flatten().any(|value| value.contains('\0')) {
            return Err(Error::BadRequest("error-form"));
        }
        Ok(())
    }

    /// A part of the address; the route table guarantees that it is there.
    #[must_use]
    pub fn param(&self, name: &str) -> &str {
        self.params.get(name).map_or("", String::as_str)
    }

    #[must_use]
    pub fn query(&self, name: &str) -> &str {
        self.query.get(name).and_then(|values| values.first()).map_or("", |value| value.trim())
    }

    /// The query of this address without some of its parts, ready for one more: `?` or `?q=…&`.
    pub(crate) fn query_without(&self, names: &[&str]) -> String {
        let mut query = "?".to_owned();
        let mut parts: Vec<_> = self.query.iter().filter(|(name, _)| !names.contains(&name.as_str())).collect();
        parts.sort();
        for (name, values) in parts {
            for value in values {
                query.push_str(&format!("{}={}&", urlencoded::encode(name), urlencoded::encode(value)));
            }
        }
        query
    }

    /// The form that was sent, to take values from; its texts begin with `prefix`.
    #[must_use]
    pub fn form(&self, prefix: &'static str) -> Form {
        Form::new(self.t.clone(), prefix, self.form.clone())
    }

    /// One value of the form, for buttons and hidden fields.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.form.get(name).and_then(|values| values.first()).map_or("", |value| value.trim())
    }

    /// Whether the form that was sent has this field, empty or not.
    #[must_use]
    pub fn form_has(&self, name: &str) -> bool {
        self.form.contains_key(name)
    }

    #[must_use]
    pub fn values(&self, name: &str) -> &[String] {
        self.form.get(name).map_or(&[], Vec::as_slice)
    }

    pub fn take_upload(&mut self) -> Option<Upload> {
        self.upload.take()
    }

    pub fn region(&self) -> Result<&Region> {
        self.region.as_ref().ok_or_else(Error::not_found)
    }

    /// The shell around a page with this title.
    #[must_use]
    pub fn shell(&self, title: String) -> Shell {
        Shell::new(self, title, &self.path, self.query("ok"))
    }

    /// A page.
    pub fn page(&self, view: &impl Template) -> Result {
        self.page_with(StatusCode::OK, view)
    }

    /// The page of a form, answered as the form fared.
    pub fn page_of(&self, status: StatusCode, view: &impl Template) -> Result {
        self.page_with(status, view)
    }

    /// A form's page again, with what was wrong.
    pub fn page_again(&self, view: &impl Template) -> Result {
        self.page_with(StatusCode::UNPROCESSABLE_ENTITY, view)
    }

    fn page_with(&self, status: StatusCode, view: &impl Template) -> Result {
        let html = view.render().map_err(evenkans_store::Error::fault)?;
        let mut response = (status, html).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        // What one person sees must not stay in a shared computer's cache.
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        self.remember_lang(&mut response)?;
        Ok(response)
    }

    /// See the other page, after a deed.
    pub fn redirect(&self, to: &str) -> Result {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::SEE_OTHER;
        let to = HeaderValue::from_str(to).map_err(evenkans_store::Error::fault)?;
        response.headers_mut().insert(LOCATION, to);
        self.remember_lang(&mut response)?;
        Ok(response)
    }

    /// An address that asked for a language sets it for the next ones too.
    fn remember_lang(&self, response: &mut Response) -> Result<()> {
        if let Some(lang) = self.chosen {
            let cookie = format!("{LANG_COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax", lang.word());
            let cookie = HeaderValue::from_str(&cookie).map_err(evenkans_store::Error::fault)?;
            response.headers_mut().append(SET_COOKIE, cookie);
        }
        Ok(())
    }

    /// See the other page, which says what was done.
    pub fn redirect_done(&self, to: &str, notice: &'static str) -> Result {
        let (page, anchor) = to.split_once('#').map_or((to, None), |(page, anchor)| (page, Some(anchor)));
        let joint = if page.contains('?') { '&' } else { '?' };
        let anchor = anchor.map(|a| format!("#{a}")).unwrap_or_default();
        self.redirect(&format!("{page}{joint}ok={notice}{anchor}"))
    }

    /// An address with the query of this one, but for what was said of a deed.
    #[must_use]
    pub fn with_query(&self, to: &str) -> String {
        format!("{to}{}", self.query_without(&["ok"]).trim_end_matches(['?', '&']))
    }

    /// An address with the whole query of this one.
    #[must_use]
    pub fn with_query_kept(&self, to: &str) -> String {
        format!("{to}{}", self.query_without(&[]).trim_end_matches(['?', '&']))
    }

    /// Goes on as somebody (or, with nothing, as nobody).
    pub fn redirect_as(&self, token: Option<&str>, to: &str) -> Result {
        let mut response = self.redirect(to)?;
        let secure = if self.site.https() { "; Secure" } else { "" };
        let age = if token.is_some() { "1209600" } else { "0" };
        let value = token.unwrap_or_default();
        let cookie = format!("{SESSION_COOKIE}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}");
        let cookie = HeaderValue::from_str(&cookie).map_err(evenkans_store::Error::fault)?;
        response.headers_mut().append(SET_COOKIE, cookie);
        Ok(response)
    }

    /// The page that says what went wrong. A fault is logged once, with the number that the page shows.
    pub(crate) fn fail(&self, error: &Error) -> Response {
        let number = fault_number(error);
        if self.path.starts_with(api::BELOW) {
            return api::problem(&self.t, error, &number);
        }
        let page = ErrorPage::new(self, error, number);
        match self.page_with(error.status(), &page) {
            Ok(response) => response,
            Err(error) => Self::fail_bare(&self.site, (&self.path, self.t.lang), &error),
        }
    }

    /// When not even the visitor could be looked up.
    pub(crate) fn fail_bare(site: &Arc<Site>, (path, lang): (&str, Lang), error: &Error) -> Response {
        let context = Self {
            t: site.texts.in_lang(lang),
            site: Arc::clone(site),
            session: None,
            region: None,
            home: None,
            now: site.db.clock.now(),
            path: path.to_owned(),
            params: HashMap::new(),
            query: HashMap::new(),
            form: HashMap::new(),
            upload: None,
            attempt: None,
            address: None,
            chosen: None,
            wanted_langs: Vec::new(),
        };
        let number = fault_number(error);
        if path.starts_with(api::BELOW) {
            return api::problem(&context.t, error, &number);
        }
        let page = ErrorPage::new(&context, error, number);
        context.page_with(error.status(), &page).unwrap_or_else(|_| error.status().into_response())
    }

    #[must_use]
    pub fn date(&self, at: i64) -> String {
        Moment(at).date(self.t.lang)
    }

    #[must_use]
    pub fn moment(&self, at: i64) -> String {
        Moment(at).full(self.t.lang)
    }
}

/// What a place does not offer, nobody gets there.
fn lang(wanted: &[Lang], home: Option<&Home>) -> Lang {
    let offered = home.map_or(Lang::ALL, |home| home.look.langs.as_slice());
    wanted.iter().find(|lang| offered.contains(lang)).or(offered.first()).copied().unwrap_or_default()
}

/// Every error page has a number; only faults are worth a line in the log.
fn fault_number(error: &Error) -> String {
    let id = evenkans_store::random_id().to_uppercase();
    let number = format!("{}-{}", id.get(..4).unwrap_or_default(), id.get(9..13).unwrap_or_default());
    if error.is_fault() {
        tracing::error!(number, ?error, "fault");
    } else {
        tracing::debug!(number, code = error.code(), "refused");
    }
    number
}

fn too_large(status: StatusCode) -> Error {
    if status == StatusCode::PAYLOAD_TOO_LARGE { Error::TooLarge } else { Error::BadRequest("error-form") }
}

fn cookies(request: &Request) -> HashMap<String, String> {
    request
        .headers()
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// The first of Dutch and English that the browser asks for.
fn accepted(request: &Request) -> Option<Lang> {
    let header = request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    header.split(',').find_map(|part| part.trim().get(..2)?.to_ascii_lowercase().parse().ok())
}
