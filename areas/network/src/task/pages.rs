use evenkans_store::write_tx;
use evenkans_web::{Context, Error, Result};

/// Who has the task marks it as done, or takes that back.
pub async fn mark(context: Context) -> Result {
    let me = context.signed_in().ok_or(Error::SignIn)?;
    let (region, id) = (context.region()?, context.param("id"));
    let done = context.value("done") == "1";
    let version = context.form("task").version();
    write_tx!(context.site.db, "task.mark", |tx| {
        super::mark(tx, me, region.id.as_str(), (id, version), done).await
    })?;
    let notice = if done { "notice-task-done" } else { "notice-task-open" };
    context.redirect_done(&format!("/r/{}/mijn", region.slug), notice)
}
