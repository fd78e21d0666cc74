mod own;
mod people;

pub use own::{come_back, leave, merge, own, save_own};
pub use people::{end_member, export as export_people, invite, revoke_invitation};

use askama::Template;
use evenkans_people::invitation::Invitation;
use evenkans_people::member::NamedMember;
use evenkans_people::{Account, Role, member};
use evenkans_sheets::Cell;
use evenkans_store::activity::{self, Part};
use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Form, Pager, Result, Shell, T, download};

use super::{Change, Kind, Partner, keep, kvk, speaker, store};
use crate::affiliation::{self, RoleRequest};
use crate::commitment::{self, Commitment, Standing};
use crate::region::{Manager, home};

const PER_PAGE: usize = 100;
/// How much of what a partner took part in its page shows.
const PARTS: i64 = 20;

#[derive(Template)]
#[template(path = "partner/list.html")]
struct List {
    s: Shell,
    t: T,
    home: String,
    partners: Vec<Partner>,
    total: usize,
    pager: Pager,
    q: String,
    kind: Option<Kind>,
    kinds: &'static [Kind],
    may_keep: bool,
    /// Those that left, with why; for the programme manager.
    gone: Vec<(Partner, String)>,
    manages: bool,
}

pub async fn list(context: Context) -> Result {
    let (q, kind) = (context.query("q").to_owned(), context.query("kind").parse().ok());
    let mut tx = context.site.db.read("partner.list").await?;
    let partners = store::list(&mut tx, context.region()?.id.as_str(), kind, &q).await?;
    let manages = context.has(&[Role::ProgrammeManager]);
    let gone = if manages { store::gone(&mut tx, context.region()?.id.as_str()).await? } else { Vec::new() };
    drop(tx);
    let pager = Pager::new(&context, partners.len(), PER_PAGE);
    context.page(&List {
        s: context.shell(context.t.get("partners-title")),
        t: context.t.clone(),
        home: home(&context)?,
        total: partners.len(),
        partners: pager.of(partners),
        pager,
        gone,
        manages,
        q,
        kind,
        kinds: Kind::ALL,
        may_keep: context.has(&[Role::ProgrammeManager, Role::Coordinator]),
    })
}

pub async fn export(context: Context) -> Result {
    let mut tx = context.site.db.read("partner.export").await?;
    let partners = store::list(&mut tx, context.region()?.id.as_str(), None, "").await?;
    let t = &context.t;
    let headings = ["partner-name", "partner-kind", "partner-kvk", "partner-town", "partner-sector", "partner-website"]
        .map(|key| t.get(key));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let rows: Vec<Vec<Cell>> = partners
        .iter()
        .map(|p| {
            let kind = t.get(&format!("partner-kind-{}", p.kind.word()));
            vec![
                p.name.as_str().into(),
                kind.into(),
                p.kvk.clone().into(),
                p.town.as_str().into(),
                p.sector.as_str().into(),
                p.website.as_str().into(),
            ]
        })
        .collect();
    download("partners", context.param("form"), &headings, &rows)
}

#[derive(Template)]
#[template(path = "partner/edit.html")]
struct Edit {
    s: Shell,
    t: T,
    home: String,
    /// Nothing for a new partner.
    partner: Option<Partner>,
    form: Form,
    kinds: Vec<(String, String)>,
    /// Whether the visitor can say that it is another kind of organisation.
    manages: bool,
}

/// The five kinds, to choose from.
pub(crate) fn kinds(t: &T) -> Vec<(String, String)> {
    Kind::ALL.iter().map(|kind| (kind.word().to_owned(), t.get(&format!("partner-kind-{}", kind.word())))).collect()
}

fn edit_page(context: &Context, partner: Option<Partner>, mut form: Form) -> Result {
    let title = partner.as_ref().map_or_else(|| context.t.get("partner-new"), |p| p.name.clone());
    let status = form.status();
    if let Some(partner) = &partner {
        form.renew(partner.version);
    }
    let view = Edit {
        s: context.shell(title),
        t: context.t.clone(),
        home: home(context)?,
        partner,
        form,
        kinds: kinds(&context.t),
        manages: context.has(&[Role::ProgrammeManager]),
    };
    context.page_of(status, &view)
}

pub async fn new(context: Context) -> Result {
    let form = Form::filled(&context.t, "partner", &[("kind", "employer".to_owned())]);
    edit_page(&context, None, form)
}

fn read(form: &mut Form) -> Result<Change> {
    let name = form.take_text("name", true, 120);
    let number = kvk(form.raw("kvk"));
    let kvk = form.refused("kvk", number)?.flatten();
    let website = form.take_text("website", false, 200);
    if !website.is_empty() && !website.starts_with("https://") && !website.starts_with("http://") {
        form.wrong("website", "error-website");
    }
    Ok(Change {
        name,
        kvk,
        town: form.take_text("town", false, 80),
        website,
        contact_name: form.take_text("contact_name", false, 120),
        contact_email: form.take_email("contact_email", false),
        sector: form.take_text("sector", false, 60),
        about: form.take_text("about", false, 600),
    })
}

pub async fn create(context: Context) -> Result {
    let mut form = context.form("partner");
    let kind: Option<Kind> = form.take_word("kind");
    let change = read(&mut form)?;
    if let (Some(kind), false) = (kind, form.failed()) {
        let me = context.signed_in().ok_or(Error::SignIn)?;
        let region = context.region()?.id.as_str();
        let made =
            write_tx!(context.site.db, "partner.create", |tx| { keep::create(tx, me, region, kind, &change).await });
        let is_name = matches!(&made, Err(evenkans_store::Error::Refused(why)) if why.code == "error-partner-same");
        if let Some(id) = form.refused(if is_name { "name" } else { "kvk" }, made)? {
            return context.redirect_done(&format!("{}/partners/{id}", home(&context)?), "notice-saved");
        }
    }
    edit_page(&context, None, form)
}

pub async fn edit(context: Context) -> Result {
    kept_page(&context, None).await
}

/// The page of a partner that the visitor keeps, filled with what is known of it where nothing was typed.
async fn kept_page(context: &Context, form: Option<Form>) -> Result {
    let mut tx = context.site.db.read("partner.edit").await?;
    let partner = store::by_id(&mut tx, context.region()?.id.as_str(), context.param("id")).await?;
    drop(tx);
    let me = context.signed_in().ok_or(Error::SignIn)?;
    keep::may_keep(me, context.region()?.id.as_str(), partner.kind, Some(&partner.id))?;
    let mut form = form.unwrap_or_else(|| Form::filled(&context.t, "partner", &[]));
    form.fill(&[
        ("kind", partner.kind.word().to_owned()),
        ("name", partner.name.clone()),
        ("kvk", partner.kvk.clone().unwrap_or_default()),
        ("town", partner.town.clone()),
        ("website", partner.website.clone()),
        ("contact_name", partner.contact_name.clone()),
        ("contact_email", partner.contact_email.clone()),
        ("sector", partner.sector.clone()),
        ("about", partner.about.clone()),
        ("version", partner.version.to_string()),
    ]);
    edit_page(context, Some(partner), form)
}

pub async fn save(context: Context) -> Result {
    let mut form = context.form("partner");
    let change = read(&mut form)?;
    let (region, id, version) = (context.region()?.id.as_str(), context.param("id"), form.version());
    if !form.failed() {
        let me = context.signed_in().ok_or(Error::SignIn)?;
        let saved =
            write_tx!(context.site.db, "partner.save", |tx| { keep::save(tx, me, region, id, version, &change).await });
        if form.refused("kvk", saved)?.is_some() {
            return context.redirect_done(&format!("{}/partners/{id}", home(&context)?), "notice-saved");
        }
    }
    kept_page(&context, Some(form)).await
}

pub async fn set_kind(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let mut form = context.form("partner");
    if let Some(kind) = form.take_word("kind") {
        let which = (context.param("id"), form.version());
        let set = write_tx!(context.site.db, "partner.kind", |tx| {
            keep::set_kind(tx, &context.site, &manager, which, kind).await
        });
        if form.refused("kind", set)?.is_some() {
            return context.redirect_done(&format!("{}/partners/{}", home(&context)?, which.0), "notice-saved");
        }
    }
    kept_page(&context, Some(form)).await
}

#[derive(Template)]
#[template(path = "partner/show.html")]
struct Show {
    s: Shell,
    t: T,
    home: String,
    partner: Partner,
    members: Vec<NamedMember>,
    invitations: Vec<Invitation>,
    /// Who asks for a role, because their institution is this partner.
    asking: Vec<(RoleRequest, Account)>,
    /// The domains by which its people sign in at their institution.
    domains: Vec<String>,
    /// Whether they can.
    institution: bool,
    may_keep: bool,
    manages: bool,
    /// Addresses are for who keeps the network and for colleagues.
    sees_mail: bool,
    /// Whether this visitor speaks for the partner.
    own: bool,
    promised: Vec<Commitment>,
    /// What it took part in, with the address of what that was.
    parts: Vec<(Part, Option<String>)>,
    /// With which it can be made one: id and name.
    same: Vec<(String, String)>,
    /// The roles to which the visitor may invite somebody.
    roles: Vec<(String, String)>,
    form: Form,
    now: i64,
}

impl Show {
    fn may_revoke(&self, one: &Invitation) -> bool {
        self.roles.iter().any(|(role, _)| role == one.role.word())
    }
}

pub(crate) async fn show_page(context: &Context, form: Form) -> Result {
    let region = context.region()?.id.as_str();
    let mut tx = context.site.db.read("partner.show").await?;
    let partner = store::by_id(&mut tx, region, context.param("id")).await?;
    let members = member::list(&mut tx, region, Some(partner.id.as_str())).await?;
    let (invitations, asking) = people::coming(&mut tx, region, &partner.id).await?;
    let domains = affiliation::store::homes(&mut tx, region, partner.id.as_str()).await?;
    let promised = commitment::store::of_partner(&mut tx, region, partner.id.as_str()).await?;
    let parts = activity::parts_of(&mut tx, region, partner.id.as_str(), PARTS).await?;
    let manages = context.has(&[Role::ProgrammeManager]);
    let mut same = Vec::new();
    if manages && partner.left_at.is_none() {
        let all = store::list(&mut tx, region, Some(partner.kind), "").await?;
        // Nothing is chosen beforehand: what is made one stays one.
        same.push((String::new(), context.t.get("partner-merge-choose")));
        same.extend(all.into_iter().filter(|one| one.id != partner.id).map(|one| (one.id.to_string(), one.name)));
    }
    let now = tx.now;
    drop(tx);
    let t = context.t.clone();
    let slug = &context.region()?.slug;
    let address = |part: &Part| context.site.address(slug, &part.thing);
    let parts = parts.into_iter().map(|part| (part.clone(), address(&part))).collect();
    let may_give =
        context.signed_in().map(|me| keep::may_invite(me, region, &partner)).filter(|_| partner.left_at.is_none());
    let roles = may_give.unwrap_or_default();
    let roles = roles.iter().map(|role| (role.word().to_owned(), t.word("role", role.word()))).collect();
    let failed = form.failed();
    let kept =
        context.signed_in().is_some_and(|me| keep::may_keep(me, region, partner.kind, Some(&partner.id)).is_ok());
    let view = Show {
        s: context.shell(partner.name.clone()),
        t,
        home: home(context)?,
        members,
        invitations,
        asking,
        domains,
        institution: context.site.institution.is_some(),
        sees_mail: kept
            || context.has(&[Role::ProgrammeManager, Role::Coordinator])
            || context.signed_in().is_some_and(|me| me.partners(region, Role::ALL).any(|id| id == partner.id.as_str())),
        may_keep: partner.left_at.is_none() && kept,
        own: speaker::partners(context).iter().any(|id| id == partner.id.as_str()),
        manages,
        promised,
        parts,
        same,
        roles,
        partner,
        form,
        now,
    };
    if failed { context.page_again(&view) } else { context.page(&view) }
}

pub async fn show(context: Context) -> Result {
    let mut tx = context.site.db.read("partner.merged").await?;
    let into = store::merged_into(&mut tx, context.region()?.id.as_str(), context.param("id")).await?;
    drop(tx);
    if let Some(into) = into {
        return context.redirect(&format!("/r/{}/partners/{into}", context.region()?.slug));
    }
    let form = Form::filled(&context.t, "invite", &[]);
    show_page(&context, form).await
}
