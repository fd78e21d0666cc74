//! The agreement as a student, an employer or a guardian sees it: the text, signing, and the PDF.

use askama::Template;
use evenkans_store::{Tx, write_tx};
use evenkans_web::{Context, Error, Form, Result, Shell, T};

use super::{NAME, Text, pdf};
use crate::agreement::{Agreement, Party, sign, store};
use crate::{place, round};

/// Somebody who reads one agreement because of a link or a role.
struct Reader {
    region_id: String,
    agreement: Agreement,
    /// Where this page is, and where the visitor comes from.
    here: String,
    back: Option<String>,
}

/// The agreement of the address, if it is this visitor's; to anybody else it does not exist.
async fn reader(context: &Context, tx: &mut Tx, party: Party) -> Result<Reader> {
    let region = context.region()?;
    let (id, page, back) = match party {
        Party::Student => (context.param("agreement"), "mijn-ronde/overeenkomst/", Some("mijn-ronde/uitslag")),
        Party::Employer => (context.param("agreement"), "mijn-plekken/overeenkomst/", Some("mijn-plekken")),
        Party::Guardian => (context.guardian()?.agreement_id.as_str(), "overeenkomst", None),
        // It has pages of its own.
        Party::School => return Err(Error::not_found()),
    };
    let agreement = store::by_id(tx, region.id.as_str(), id).await?;
    let own = match party {
        Party::Student => agreement.student_id == context.student()?.student_id,
        Party::Employer => {
            let place = place::store::by_id(tx, region.id.as_str(), &agreement.place_id).await?;
            context.employers().iter().any(|one| place.employer_id.as_ref() == Some(&one.employer_id))
        }
        Party::Guardian | Party::School => true,
    };
    if !own {
        return Err(Error::not_found());
    }
    let last = if party == Party::Guardian { "" } else { agreement.id.as_str() };
    Ok(Reader {
        region_id: region.id.to_string(),
        here: format!("/r/{}/{page}{last}", region.slug),
        back: back.map(|page| format!("/r/{}/{page}", region.slug)),
        agreement,
    })
}

#[derive(Template)]
#[template(path = "agreement/party.html")]
struct Page {
    s: Shell,
    t: T,
    here: String,
    back: Option<String>,
    text: Text,
    /// Whether this visitor's own signature is still wanted.
    may_sign: bool,
    form: Form,
}

async fn page(context: &Context, party: Party, form: Form) -> Result {
    let mut tx = context.site.db.read("agreement.party").await?;
    let Reader { region_id, agreement, here, back } = reader(context, &mut tx, party).await?;
    let text = Text::of(&mut tx, &region_id, &context.t, agreement).await?;
    drop(tx);
    let (s, status) = (context.shell(context.t.get("agreement-tab")), form.status());
    let view = Page { s, t: context.t.clone(), here, back, may_sign: text.waits_for(party), text, form };
    context.page_of(status, &view)
}

async fn show(context: &Context, party: Party) -> Result {
    let form = Form::filled(&context.t, "agreement", &[]);
    page(context, party, form).await
}

async fn put_name(context: &Context, party: Party) -> Result {
    let mut form = context.form("agreement");
    let name = form.take_text("sign_name", true, NAME);
    if !form.ticked("sign_sure") {
        form.wrong("sign_sure", "error-agreement-sure");
    }
    if form.failed() {
        return page(context, party, form).await;
    }
    let mut tx = context.site.db.read("agreement.sign").await?;
    let Reader { region_id, agreement, here, .. } = reader(context, &mut tx, party).await?;
    drop(tx);
    let (site, actor) = ((&*context.site, &context.t), context.actor());
    let hash = form.raw("hash").to_owned();
    let signed = write_tx!(context.site.db, "agreement.sign", |tx| {
        let agreement = store::by_id(tx, &region_id, agreement.id.as_str()).await?;
        let round = round::store::by_id(tx, &region_id, &agreement.round_id).await?;
        sign(tx, site, &round, &agreement, (party, &actor), (&name, &hash)).await
    });
    match form.refused("sign_name", signed)? {
        Some(()) => context.redirect_done(&here, "notice-signed"),
        None => page(context, party, form).await,
    }
}

async fn print(context: &Context, party: Party) -> Result {
    let mut tx = context.site.db.read("agreement.pdf").await?;
    let Reader { region_id, agreement, .. } = reader(context, &mut tx, party).await?;
    let text = Text::of(&mut tx, &region_id, &context.t, agreement).await?;
    drop(tx);
    pdf(context, &text)
}

pub async fn of_student(context: Context) -> Result {
    show(&context, Party::Student).await
}
pub async fn sign_as_student(context: Context) -> Result {
    put_name(&context, Party::Student).await
}
pub async fn pdf_of_student(context: Context) -> Result {
    print(&context, Party::Student).await
}
pub async fn of_employer(context: Context) -> Result {
    show(&context, Party::Employer).await
}
pub async fn sign_as_employer(context: Context) -> Result {
    put_name(&context, Party::Employer).await
}
pub async fn pdf_of_employer(context: Context) -> Result {
    print(&context, Party::Employer).await
}
pub async fn of_guardian(context: Context) -> Result {
    show(&context, Party::Guardian).await
}
pub async fn sign_as_guardian(context: Context) -> Result {
    put_name(&context, Party::Guardian).await
}
pub async fn pdf_of_guardian(context: Context) -> Result {
    print(&context, Party::Guardian).await
}
