//! What somebody's institution means here: the roles that it lets them ask for, and who gives them.

use askama::Template;
use evenkans_people::{Identity, Role, identity, region};
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Form, Result, Shell, T};

use super::super::{self as affiliation, RequestId, is_staff, roles, store};
use super::{mine, provider, said_as};
use crate::partner;
use crate::region::home;

#[derive(Template)]
#[template(path = "affiliation/own.html")]
struct Own {
    s: Shell,
    t: T,
    /// As the button names the sign-in.
    provider: String,
    /// Each with what the institution says, in words.
    identities: Vec<(Identity, String)>,
    /// The one that began this session.
    here: Option<Identity>,
    staff: bool,
    places: Vec<Place>,
    form: Form,
}

/// A partner that the institution is, in one region.
struct Place {
    slug: String,
    region: String,
    partner_id: String,
    partner: String,
    has: Vec<Role>,
    asked: Vec<(RequestId, Role)>,
    /// What can still be asked.
    open: Vec<(String, String)>,
}

async fn own_page(context: &Context, form: Form) -> Result {
    let provider = provider(context)?.name().to_owned();
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let session = context.session.as_ref().and_then(|session| session.identity_id.clone());
    let t = context.t.clone();
    let mut tx = context.site.db.read("affiliation.own").await?;
    let identities = identity::of_account(&mut tx, &me.account.id).await?;
    let here = identities.iter().find(|one| Some(&one.id) == session.as_ref()).cloned();
    let staff = here.as_ref().is_some_and(|one| is_staff(&one.said));
    let mut places = Vec::new();
    if let Some(here) = &here {
        let asked = store::of_account(&mut tx, &me.account.id).await?;
        for (region_id, partner_id) in store::partners(&mut tx, &here.said.home).await? {
            let region = region::by_id(&mut tx, &region_id).await?;
            let partner = partner::store::by_id(&mut tx, &region_id, partner_id.as_str()).await?;
            let at = |id: &str| id == partner_id.as_str();
            let has: Vec<Role> = me.members.iter().filter(|one| at(&one.partner_id)).map(|one| one.role).collect();
            let asked: Vec<_> =
                asked.iter().filter(|one| at(&one.partner_id)).map(|one| (one.id.clone(), one.role)).collect();
            let open = roles(partner.kind).into_iter().filter(|role| !has.contains(role));
            let open = open.filter(|role| !asked.iter().any(|(_, one)| one == role));
            places.push(Place {
                slug: region.slug,
                region: region.name,
                partner: partner.name,
                open: open.map(|role| (role.word().to_owned(), t.word("role", role.word()))).collect(),
                partner_id: partner_id.to_string(),
                has,
                asked,
            });
        }
    }
    drop(tx);
    let status = form.status();
    let view = Own {
        s: context.shell(t.get("affiliation-title")),
        provider,
        identities: identities.into_iter().map(|one| (one.clone(), said_as(&t, &one.said.affiliations))).collect(),
        here,
        staff,
        places,
        form,
        t,
    };
    context.page_of(status, &view)
}

pub async fn own(context: Context) -> Result {
    let form = Form::filled(&context.t, "affiliation", &[]);
    own_page(&context, form).await
}

pub async fn unlink(context: Context) -> Result {
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let (id, began) = (context.param("identity"), context.session.as_ref().and_then(|one| one.identity_id.clone()));
    write_tx!(context.site.db, "identity.unlink", |tx| { affiliation::unlink(tx, &me.account.id, id).await })?;
    // The session that the identity began ended with it.
    if began.is_some_and(|began| began.as_str() == id) {
        return context.redirect_as(None, "/aanmelden?ok=notice-unlinked");
    }
    mine(&context, "notice-unlinked")
}

pub async fn ask(context: Context) -> Result {
    let me = context.signed_in().ok_or(Error::SignIn)?;
    // Only in a session that the institution began: its word has to be fresh.
    let began = context.session.as_ref().and_then(|session| session.identity_id.clone());
    let began = began.ok_or_else(|| evenkans_store::Error::refused("error-affiliation"))?;
    let mut form = context.form("affiliation");
    let role: Option<Role> = form.take_word("role");
    if let (Some(role), false) = (role, form.failed()) {
        let (region, id) = (context.region()?.id.as_str(), context.param("id"));
        let done = write_tx!(context.site.db, "role.ask", |tx| {
            let identity = identity::by_id(tx, began.as_str()).await?;
            affiliation::ask(tx, &context.site, (&me.account, &identity), (region, id), role).await
        });
        if form.refused("role", done)?.is_some() {
            return mine(&context, "notice-role-asked");
        }
    }
    own_page(&context, form).await
}

pub async fn take_back(context: Context) -> Result {
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let (region, request) = (context.region()?.id.as_str(), context.param("request"));
    write_tx!(context.site.db, "role.take-back", |tx| {
        affiliation::take_back(tx, &me.account, region, request).await
    })?;
    mine(&context, "notice-role-taken-back")
}

pub async fn decide(context: Context) -> Result {
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let (region, id, request) = (context.region()?.id.as_str(), context.param("id"), context.param("request"));
    let give = match context.value("give") {
        "yes" => true,
        "no" => false,
        _ => return Err(Error::BadRequest("error-form")),
    };
    write_tx!(context.site.db, "role.decide", |tx| {
        affiliation::decide(tx, &context.site, me, (region, id), (request, give)).await
    })?;
    let notice = if give { "notice-role-given" } else { "notice-role-refused" };
    context.redirect_done(&format!("{}/partners/{id}", home(&context)?), notice)
}

pub async fn add_home(context: Context) -> Result {
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let mut form = context.form("invite");
    let domain = form.take_text("domain", true, 120);
    if !form.failed() {
        let (region, id) = (context.region()?.id.as_str(), context.param("id"));
        let done = write_tx!(context.site.db, "partner.home", |tx| {
            affiliation::add_home(tx, me, region, id, &domain).await
        });
        if form.refused("domain", done)?.is_some() {
            return context.redirect_done(&format!("{}/partners/{id}", home(&context)?), "notice-saved");
        }
    }
    partner::pages::show_page(&context, form).await
}

pub async fn remove_home(context: Context) -> Result {
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let (region, id, domain) = (context.region()?.id.as_str(), context.param("id"), context.value("domain"));
    write_tx!(context.site.db, "partner.no-home", |tx| { affiliation::remove_home(tx, me, region, id, domain).await })?;
    context.redirect_done(&format!("{}/partners/{id}", home(&context)?), "notice-saved")
}
