use askama::Template;
use evenkans_store::write_tx;
use evenkans_web::{Context, Form, Result, Shell, T};

use crate::region::home;
use crate::region::removal::{self, Remover};

#[derive(Template)]
#[template(path = "region/remove.html")]
struct Remove {
    s: Shell,
    t: T,
    home: String,
    unused: bool,
    form: Form,
}

async fn page(context: &Context, form: Form) -> Result {
    let mut tx = context.site.db.read("region.removal").await?;
    let remover = Remover::take(context, &mut tx).await?;
    let unused = removal::is_unused(&mut tx, remover.region.id.as_str()).await?;
    drop(tx);
    let (t, status) = (context.t.clone(), form.status());
    let s = context.shell(t.with("region-remove-title", "region", &remover.region.name));
    context.page_of(status, &Remove { s, home: home(context)?, unused, form, t })
}

pub async fn show(context: Context) -> Result {
    let form = Form::filled(&context.t, "region", &[]);
    page(&context, form).await
}

pub async fn remove(context: Context) -> Result {
    let mut tx = context.site.db.read("region.removal").await?;
    let remover = Remover::take(&context, &mut tx).await?;
    drop(tx);
    let mut form = context.form("region");
    let sure = form.ticked("sure");
    if !sure {
        form.wrong("sure", "region-remove-sure-first");
        return page(&context, form).await;
    }
    let gone = write_tx!(context.site.db, "region.remove", |tx| { removal::remove(tx, &context.site, &remover).await });
    match form.refused("sure", gone)? {
        Some(()) => context.redirect_done("/", "notice-region-removed"),
        None => page(&context, form).await,
    }
}
