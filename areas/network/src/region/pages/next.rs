//! A programme manager begins the next region: how the approach is passed on.

use askama::Template;
use evenkans_store::write_tx;
use evenkans_web::{Context, Form, Result, Shell, T};

use crate::programme::{self, Programme};
use crate::region::{Manager, NewRegion, home, kinds};

#[derive(Template)]
#[template(path = "region/next.html")]
struct Next {
    s: Shell,
    t: T,
    home: String,
    /// To which the new region then belongs, as this one does.
    programme: Option<Programme>,
    kinds: Vec<(String, String)>,
    form: Form,
}

async fn page(context: &Context, form: Form) -> Result {
    let manager = Manager::take(context)?;
    let mut tx = context.site.db.read("region.next").await?;
    let programme = programme::store::of_region(&mut tx, &manager.region_id).await?;
    drop(tx);
    let (t, status) = (context.t.clone(), form.status());
    let view =
        Next { s: context.shell(t.get("region-next")), home: home(context)?, programme, kinds: kinds(&t), form, t };
    context.page_of(status, &view)
}

pub async fn show(context: Context) -> Result {
    let form = Form::filled(&context.t, "region", &[]);
    page(&context, form).await
}

pub async fn begin(context: Context) -> Result {
    let manager = Manager::take(&context)?;
    let mut form = context.form("region");
    let new = NewRegion::take(&mut form);
    if !form.failed() {
        let made = write_tx!(context.site.db, "region.begin-next", |tx| {
            programme::begin_next(tx, &context.site, (&manager, context.t.lang), &new).await
        });
        if form.refused("slug", made)?.is_some() {
            return context.redirect_done(&format!("/r/{}", new.region.slug), "notice-region-begun");
        }
    }
    page(&context, form).await
}
