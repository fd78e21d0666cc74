use askama::Template;
use evenkans_people::{Lang, Region, Who};

use crate::route::allowed;
use crate::{Allow, Context, Error, Home, Moment, T};

/// A link of the main navigation, shown to whom it allows.
pub struct Tab {
    /// The text.
    pub key: &'static str,
    /// Below `/r/{region}`.
    pub path: &'static str,
    pub allow: &'static [Allow],
}

/// What stands around every page.
pub struct Shell {
    pub t: T,
    pub title: String,
    pub css: String,
    pub js: String,
    pub icon: String,
    pub art: String,
    pub region: Option<Region>,
    /// The languages that the page is in.
    pub langs: Vec<Lang>,
    /// The address of its own colours.
    pub theme: Option<String>,
    /// Its legal texts: what they are called, and their addresses.
    pub legal: Vec<(String, String)>,
    /// Whom to ask.
    pub contact_email: String,
    pub tabs: Vec<ShownTab>,
    pub user: Option<User>,
    pub clock: Option<Moment>,
    pub path: String,
    pub notice: Option<String>,
    pub version: &'static str,
    pub source_url: Option<String>,
}

pub struct ShownTab {
    pub label: String,
    pub url: String,
    pub current: bool,
}

pub struct User {
    pub name: String,
    pub initials: String,
    pub roles: String,
    pub administrator: bool,
    pub account: bool,
}

impl Shell {
    pub(crate) fn new(context: &Context, title: String, path: &str, ok: &str) -> Self {
        let t = context.t.clone();
        let (site, home) = (&context.site, context.home.as_ref());
        let notice = (ok.starts_with("notice-") && t.has(ok)).then(|| t.get(ok));
        Self {
            title,
            css: site.assets.url("app.css"),
            js: site.assets.url("app.js"),
            icon: site.assets.url("favicon.svg"),
            art: site.assets.url("illustration.svg"),
            tabs: tabs(context, path),
            user: context.session.as_ref().map(|s| user(context, &s.who)),
            langs: home.map_or_else(|| Lang::ALL.to_vec(), |home| home.look.langs.clone()),
            theme: home
                .filter(|home| !home.look.theme.is_empty())
                .map(|home| format!("{}/thema/{}", home.path, home.look.theme)),
            legal: home.map(|home| legal(&t, home)).unwrap_or_default(),
            contact_email: home.map(|home| home.contact_email.clone()).unwrap_or_default(),
            region: context.region.clone(),
            // Whole minutes, so that the field shows no seconds.
            clock: site.demo.is_some().then_some(Moment(context.now - context.now.rem_euclid(60))),
            path: path.to_owned(),
            notice,
            version: env!("CARGO_PKG_VERSION"),
            source_url: site.source_url.clone(),
            t,
        }
    }

    /// For the tag around what a region wrote itself, which is in its first language whatever that of the page is.
    #[must_use]
    pub fn own_lang(&self) -> &'static str {
        match self.region.as_ref().and_then(|region| region.look.langs.first()) {
            Some(Lang::Nl) if self.t.lang != Lang::Nl => " lang=\"nl\"",
            Some(Lang::En) if self.t.lang != Lang::En => " lang=\"en\"",
            _ => "",
        }
    }

    /// Whether the page shows made-up data.
    #[must_use]
    pub fn fictional(&self) -> bool {
        self.region.as_ref().is_some_and(|region| region.fictional) || self.clock.is_some()
    }
}

fn legal(t: &T, home: &Home) -> Vec<(String, String)> {
    let link = |word: &String| (t.word("legal", word), format!("{}/teksten/{word}", home.path));
    home.look.legal.iter().map(link).collect()
}

fn tabs(context: &Context, path: &str) -> Vec<ShownTab> {
    let Some(region) = &context.region else { return Vec::new() };
    let home = format!("/r/{}", region.slug);
    let may = |tab: &&Tab| allowed(tab.allow, context.session.as_ref(), Some(region.id.as_str()));
    context
        .site
        .tabs
        .iter()
        .filter(may)
        .map(|tab| {
            let url = format!("{home}{}", tab.path);
            let below = format!("{url}/");
            let current = path == url || (!tab.path.is_empty() && path.starts_with(&below));
            ShownTab { label: context.t.get(tab.key), url, current }
        })
        .collect()
}

fn user(context: &Context, who: &Who) -> User {
    let t = &context.t;
    match who {
        Who::Account(me) => {
            let here = context.region.as_ref().map(|region| region.id.as_str());
            let mut roles: Vec<String> = me
                .members
                .iter()
                .filter(|member| here.is_none_or(|region| region == member.region_id))
                .map(|member| t.get(&format!("role-{}", member.role.word())))
                .collect();
            if me.account.administrator {
                roles.push(t.get("role-administrator"));
            }
            roles.dedup();
            User {
                initials: initials(&me.account.name),
                name: me.account.name.clone(),
                roles: roles.join(", "),
                administrator: me.account.administrator,
                account: true,
            }
        }
        Who::Student(_) => link_user(t.get("role-student"), t.get("role-link")),
        Who::Employer(_) => link_user(t.get("role-employer-contact"), t.get("role-link")),
        Who::Registrar(_) => link_user(t.get("role-registrar"), t.get("role-link")),
        Who::Guardian(_) => link_user(t.get("role-guardian"), t.get("role-link")),
    }
}

fn link_user(name: String, roles: String) -> User {
    User { initials: initials(&name), name, roles, administrator: false, account: false }
}

fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().next());
    let first = words.next();
    let last = words.next_back();
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

/// Whoever has to sign in first comes back to the page that they wanted.
fn way_in(context: &Context, code: &str) -> String {
    match context.address.as_deref() {
        Some(page) if code == "error-sign-in" => format!("/aanmelden?naar={}", crate::urlencoded::encode(page)),
        // The link was too old; where it was to lead stays the same.
        Some(page) if code == "error-link-expired" => match page.split_once("?naar=") {
            // Whoever is signed in in this browser may be somebody else.
            Some((_, wanted)) => format!("/aanmelden?opnieuw=1&naar={wanted}"),
            None => "/aanmelden".to_owned(),
        },
        _ => "/aanmelden".to_owned(),
    }
}

/// The one page for everything that goes wrong.
#[derive(Template)]
#[template(path = "error.html")]
pub(crate) struct ErrorPage {
    s: Shell,
    t: T,
    title: String,
    lead: String,
    next: String,
    number: String,
    /// What the button of the way in says, and its address, with the page that was asked for.
    sign_in: Option<(String, String)>,
    home: String,
}

impl ErrorPage {
    pub(crate) fn new(context: &Context, error: &Error, number: String) -> Self {
        let t = context.t.clone();
        let code = error.code();
        let (title, lead, next) = match error {
            // A rule's refusal is one sentence that says what and what now.
            Error::Store(evenkans_store::Error::Refused(refusal)) => {
                let next = format!("{code}-next");
                let next = if t.has(&next) { t.get(&next) } else { t.get("error-refused-next") };
                (t.get("error-refused"), t.refusal(refusal), next)
            }
            Error::BadRequest(_) => (t.get("error-refused"), t.get(code), t.get("error-refused-next")),
            _ => (t.get(&format!("{code}-title")), t.get(code), t.get(&format!("{code}-next"))),
        };
        let home = context.region.as_ref().map_or_else(|| "/".to_owned(), |region| format!("/r/{}", region.slug));
        Self {
            s: context.shell(title.clone()),
            t,
            title,
            lead,
            next,
            number,
            sign_in: (match code {
                "error-link-expired" => Some(context.t.get("error-link-new")),
                "error-sign-in"
                | "error-institution-expired"
                | "error-institution-refused"
                | "error-institution-down"
                | "error-institution-answer" => Some(context.t.get("shell-sign-in")),
                _ => None,
            })
            .map(|button| (button, way_in(context, code))),
            home,
        }
    }
}
