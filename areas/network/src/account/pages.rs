use askama::Template;
use evenkans_people::{
    Region, Who, account, invitation, member, password, personal_link, rate, region, session, sign_in,
};
use evenkans_store::{Error, audit, write_tx};
use evenkans_web::{Context, Form, Result, Shell, T};
use serde_json::json;

use super::send_sign_in;
use crate::partner;
use crate::programme::{self, Programme};

#[derive(Template)]
#[template(path = "account/sign_in.html")]
struct SignIn {
    s: Shell,
    t: T,
    form: Form,
    sent: bool,
    /// Where the visitor wanted to go.
    wanted: Option<String>,
    demo: bool,
    /// As the button names the institution's sign-in, and where it goes.
    institution: Option<(String, String)>,
}

fn sign_in_page(context: &Context, form: Form, sent: bool) -> Result {
    let failed = form.failed();
    let view = SignIn {
        s: context.shell(context.t.get("sign-in-title")),
        t: context.t.clone(),
        form,
        sent,
        wanted: context.wanted().map(str::to_owned),
        demo: context.site.demo.is_some(),
        institution: context
            .site
            .institution
            .as_ref()
            .map(|one| (one.name().to_owned(), context.with_wanted("/aanmelden/instelling"))),
    };
    if failed { context.page_again(&view) } else { context.page(&view) }
}

pub async fn sign_in(context: Context) -> Result {
    // A link in a mail leads here first, because who opens it may have to sign in.
    let anew = !context.query("opnieuw").is_empty();
    if let (Some(_), Some(wanted), false) = (context.signed_in(), context.wanted(), anew) {
        return context.redirect(wanted);
    }
    let form = Form::filled(&context.t, "sign-in", &[]);
    sign_in_page(&context, form, false)
}

pub async fn send_link(context: Context) -> Result {
    let mut form = context.form("sign-in");
    let email = form.take_email("email", true);
    if !form.failed() {
        let sent = write_tx!(context.site.db, "sign_in.send", |tx| {
            send_sign_in(tx, &context.site, &context.t, &email, &|link| context.with_wanted(link)).await
        });
        if form.refused("email", sent)?.is_some() {
            return sign_in_page(&context, form, true);
        }
    }
    sign_in_page(&context, form, false)
}

/// A page with one button: what a link in a mail opens.
#[derive(Template)]
#[template(path = "account/go_on.html")]
struct GoOn {
    s: Shell,
    t: T,
    title: String,
    lead: String,
    button: String,
    action: String,
}

fn go_on(context: &Context, title: String, lead: String, button: &str, action: String) -> Result {
    let button = context.t.get(button);
    context.page(&GoOn { s: context.shell(title.clone()), t: context.t.clone(), title, lead, button, action })
}

pub async fn open_link(context: Context) -> Result {
    let token = context.param("token");
    let mut tx = context.site.db.read("sign_in.open").await?;
    if !sign_in::usable(&mut tx, token).await? {
        return Err(Error::refused("error-link-expired").into());
    }
    let (title, lead) = (context.t.get("sign-in-title"), context.t.get("sign-in-go-lead"));
    go_on(&context, title, lead, "sign-in-go", context.with_wanted(&format!("/aanmelden/{token}")))
}

pub async fn use_link(context: Context) -> Result {
    let token = context.param("token");
    let cookie = write_tx!(context.site.db, "sign_in.use", |tx| {
        let account = sign_in::consume(tx, token).await?;
        audit::record(tx, "", account.id.as_str(), "sign-in", ("account", account.id.as_str()), &json!({})).await?;
        session::start(tx, &account.id).await
    })?;
    context.redirect_as(Some(&cookie), context.wanted().unwrap_or("/mijn"))
}

pub async fn sign_out(context: Context) -> Result {
    if let Some(session) = &context.session {
        write_tx!(context.site.db, "sign_out", |tx| { session::end(tx, session).await })?;
    }
    context.redirect_as(None, "/")
}

pub async fn open_personal(context: Context) -> Result {
    let token = context.param("token");
    let mut tx = context.site.db.read("personal.open").await?;
    let (region_id, _) = personal_link::find(&mut tx, token).await?;
    let region = region::by_id(&mut tx, &region_id).await?;
    let title = context.t.with("personal-title", "region", &region.name);
    let action = context.with_wanted(&format!("/p/{token}"));
    go_on(&context, title, context.t.get("personal-lead"), "personal-go", action)
}

pub async fn use_personal(context: Context) -> Result {
    let token = context.param("token");
    let (cookie, to) = write_tx!(context.site.db, "personal.use", |tx| {
        let (region_id, link_id) = personal_link::find(tx, token).await?;
        let region = region::by_id(tx, &region_id).await?;
        let who = personal_link::live(tx, &region_id, &link_id).await?.ok_or(Error::NotFound)?;
        let page = match who {
            Who::Student(_) => "mijn-ronde",
            Who::Employer(_) => "mijn-plekken",
            Who::Registrar(_) => "aantallen",
            Who::Guardian(_) => "overeenkomst",
            Who::Account(_) => return Err(Error::NotFound),
        };
        let cookie = session::start_for_link(tx, &region_id, &link_id).await?;
        Ok((cookie, format!("/r/{}/{page}", region.slug)))
    })?;
    // Of the links only an employer's leads to pages of the region; what somebody else wanted is not this one's.
    let region = to.rsplit_once('/').map_or("", |(region, _)| region);
    let employer = to.ends_with("/mijn-plekken");
    let wanted = context.wanted().filter(|page| employer && page.starts_with(&format!("{region}/")));
    context.redirect_as(Some(&cookie), wanted.unwrap_or(&to))
}

pub async fn open_invitation(context: Context) -> Result {
    let token = context.param("token");
    let mut tx = context.site.db.read("invitation.open").await?;
    let invitation = invitation::find(&mut tx, token).await?;
    let partner = partner::store::by_id(&mut tx, &invitation.region_id, &invitation.partner_id).await?;
    let role = context.t.get(&format!("role-{}", invitation.role.word()));
    let title = context.t.with("invitation-title", "partner", &partner.name);
    let lead = context.t.with2("invitation-lead", "role", role, "email", &invitation.email);
    go_on(&context, title, lead, "invitation-go", format!("/uitnodiging/{token}"))
}

pub async fn accept_invitation(context: Context) -> Result {
    let (token, lang) = (context.param("token"), context.t.lang);
    let cookie = write_tx!(context.site.db, "invitation.accept", |tx| {
        let (invitation, account) = invitation::accept(tx, token, lang).await?;
        let thing = ("invitation", invitation.id.as_str());
        let actor = account.id.as_str();
        audit::record(tx, &invitation.region_id, actor, "invitation.accept", thing, &json!({})).await?;
        session::start(tx, &account.id).await
    })?;
    context.redirect_as(Some(&cookie), "/mijn?ok=notice-welcome")
}

#[derive(Template)]
#[template(path = "account/my_page.html")]
struct MyPage {
    s: Shell,
    t: T,
    name: String,
    email: String,
    roles: Vec<(Region, String, String)>,
    /// The programmes that the visitor leads.
    programmes: Vec<Programme>,
    /// Whether there is sign-in at an institution.
    institution: bool,
    /// How many roles hold only after signing in there.
    bound: usize,
    administrator: bool,
}

pub async fn my_page(context: Context) -> Result {
    let me = context.signed_in().ok_or(evenkans_web::Error::SignIn)?;
    let mut tx = context.site.db.read("my_page").await?;
    // Whoever works in one region has nothing to choose.
    let mut regions: Vec<&str> = me.members.iter().map(|member| member.region_id.as_str()).collect();
    regions.dedup();
    let programmes = programme::store::of_lead(&mut tx, &me.account.id).await?;
    // Roles that this session does not have.
    let bound = member::of_account(&mut tx, &me.account.id).await?.len() - me.members.len();
    let institution = context.site.institution.is_some();
    if let ([one], true, false) = (regions.as_slice(), programmes.is_empty() && bound == 0, me.account.administrator) {
        let slug = region::by_id(&mut tx, one).await?.slug;
        return context.redirect(&context.with_query_kept(&format!("/r/{slug}/mijn")));
    }
    let mut roles = Vec::new();
    for member in &me.members {
        let region = region::by_id(&mut tx, &member.region_id).await?;
        let partner = partner::store::by_id(&mut tx, &member.region_id, &member.partner_id).await?;
        let role = context.t.get(&format!("role-{}", member.role.word()));
        roles.push((region, role, partner.name));
    }
    let title = context.t.with("my-page-title", "name", &me.account.name);
    let (name, email) = (me.account.name.clone(), me.account.email.clone());
    let (s, t) = (context.shell(title), context.t.clone());
    let administrator = me.account.administrator;
    context.page(&MyPage { s, t, name, email, roles, programmes, institution, bound, administrator })
}

#[derive(Template)]
#[template(path = "account/password.html")]
struct Password {
    s: Shell,
    t: T,
    form: Form,
}

fn password_page(context: &Context, form: Form) -> Result {
    let failed = form.failed();
    let view = Password { s: context.shell(context.t.get("password-title")), t: context.t.clone(), form };
    if failed { context.page_again(&view) } else { context.page(&view) }
}

pub async fn password(context: Context) -> Result {
    let form = Form::filled(&context.t, "password", &[]);
    password_page(&context, form)
}

pub async fn use_password(context: Context) -> Result {
    let mut form = context.form("password");
    let email = form.take_email("email", true);
    let typed = context.value("password").to_owned();
    if form.failed() {
        return password_page(&context, form);
    }
    // Counted before the check, so that many guesses at once count too.
    let found = write_tx!(context.site.db, "password.attempt", |tx| {
        rate::attempt(tx, &format!("password:{email}"), 10, 900).await?;
        account::by_email(tx, &email).await
    });
    let Some(found) = form.refused("email", found)? else { return password_page(&context, form) };
    let found = found.filter(|account| account.administrator);
    let hash = found.as_ref().and_then(|account| account.password_hash.clone());
    let right = password::verify(typed, hash).await?;
    match found {
        Some(account) if right => {
            let cookie = write_tx!(context.site.db, "password.use", |tx| {
                let thing = ("account", account.id.as_str());
                audit::record(tx, "", account.id.as_str(), "sign-in.password", thing, &json!({})).await?;
                session::start(tx, &account.id).await
            })?;
            context.redirect_as(Some(&cookie), "/beheer")
        }
        _ => {
            form.wrong("email", "password-wrong");
            password_page(&context, form)
        }
    }
}
