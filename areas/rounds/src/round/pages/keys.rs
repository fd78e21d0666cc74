//! The region's signing keys, old ones too, so that a publication can be held against something outside itself.

use askama::Template;
use evenkans_web::{Context, Result, Shell, T};

use crate::round;

#[derive(Template)]
#[template(path = "round/keys.html")]
struct Keys {
    s: Shell,
    t: T,
    keys: Vec<(String, i64)>,
}

pub async fn keys(context: Context) -> Result {
    let mut tx = context.site.db.read("round.keys").await?;
    let keys = round::public_keys(&mut tx, context.region()?.id.as_str()).await?;
    drop(tx);
    let keys = keys.into_iter().map(|(key, at)| (key.to_string(), at)).collect();
    context.page(&Keys { s: context.shell(context.t.get("keys-title")), t: context.t.clone(), keys })
}
