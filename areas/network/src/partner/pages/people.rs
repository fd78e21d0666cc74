//! The people of a partner: who has a role, who is invited, and who asks for one.

use evenkans_people::invitation::Invitation;
use evenkans_people::{Account, Role, account, invitation, member};
use evenkans_sheets::Cell;
use evenkans_store::{Tx, write_tx};
use evenkans_web::{Context, Error, Moment, Result, download};

use super::{home, show_page};
use crate::affiliation::{self, RoleRequest};
use crate::partner::{PartnerId, keep, store};

/// Who is invited, and who asks for a role because their institution is this partner.
pub(super) async fn coming(
    tx: &mut Tx,
    region: &str,
    id: &PartnerId,
) -> evenkans_store::Result<(Vec<Invitation>, Vec<(RoleRequest, Account)>)> {
    let mut invitations = invitation::waiting(tx, region).await?;
    invitations.retain(|one| one.partner_id == id.as_str());
    let mut asking = Vec::new();
    for one in affiliation::store::waiting(tx, region).await? {
        if one.partner_id == id.as_str() {
            let account = account::by_id(tx, &one.account_id).await?;
            asking.push((one, account));
        }
    }
    Ok((invitations, asking))
}

pub async fn export(context: Context) -> Result {
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let region = context.region()?.id.as_str();
    let mut tx = context.site.db.read("partner.people").await?;
    let partner = store::by_id(&mut tx, region, context.param("id")).await?;
    keep::may_keep(me, region, partner.kind, Some(&partner.id))?;
    let members = member::list(&mut tx, region, Some(partner.id.as_str())).await?;
    let (invitations, asking) = coming(&mut tx, region, &partner.id).await?;
    drop(tx);
    let t = &context.t;
    let row = |name: String, email: String, role: Role, stands: &str, at: i64| -> Vec<Cell> {
        let day = Moment(at).day();
        vec![name.into(), email.into(), t.word("role", role.word()).into(), t.word("people", stands).into(), day.into()]
    };
    let mut rows = Vec::new();
    rows.extend(members.into_iter().map(|one| row(one.name, one.email, one.member.role, "has", one.since)));
    rows.extend(invitations.into_iter().map(|one| row(one.name, one.email, one.role, "invited", one.created_at)));
    rows.extend(asking.into_iter().map(|(one, who)| row(who.name, who.email, one.role, "asks", one.asked_at)));
    let headings =
        ["invite-name", "invite-email", "invite-role", "people-stands", "people-since"].map(|key| t.get(key));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    download("mensen", context.param("form"), &headings, &rows)
}

pub async fn invite(context: Context) -> Result {
    let mut form = context.form("invite");
    let (name, email) = (form.take_text("name", true, 120), form.take_email("email", true));
    let role: Option<Role> = form.take_word("role");
    if let (Some(role), false) = (role, form.failed()) {
        let me = context.signed_in().ok_or(Error::SignIn)?;
        let (region, id) = (context.region()?.id.as_str(), context.param("id"));
        let who = (me, &context.t, context.site.public_url.as_str());
        let done = write_tx!(context.site.db, "partner.invite", |tx| {
            keep::invite(tx, who, region, id, (&name, &email, role)).await
        });
        if form.refused("email", done)?.is_some() {
            return context.redirect_done(&format!("{}/partners/{id}", home(&context)?), "notice-invited");
        }
    }
    show_page(&context, form).await
}

pub async fn revoke_invitation(context: Context) -> Result {
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let (region, id, invitation) = (context.region()?.id.as_str(), context.param("id"), context.param("invitation"));
    write_tx!(context.site.db, "invitation.revoke", |tx| {
        keep::revoke_invitation(tx, me, region, id, invitation).await
    })?;
    context.redirect_done(&format!("{}/partners/{id}", home(&context)?), "notice-revoked")
}

pub async fn end_member(context: Context) -> Result {
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let (region, id, member) = (context.region()?.id.as_str(), context.param("id"), context.param("member"));
    write_tx!(context.site.db, "member.end", |tx| { keep::end_member(tx, me, region, id, member).await })?;
    context.redirect_done(&format!("{}/partners/{id}", home(&context)?), "notice-saved")
}
