//! Choosing one partner in a form: out of a list, or by its name in a network that is too large for a list.

use evenkans_store::{Result, Tx};
use evenkans_web::Form;

use super::store;

/// The longest list that is shown as one. A list of 2,000 weighs 190 kB on a phone, and nobody reads it.
const LISTED: usize = 100;

/// The partners that a text names, each as id and name: the one with that id, else those called so, else those whose
/// name it is a part of.
async fn found(tx: &mut Tx, region_id: &str, text: &str) -> Result<Vec<(String, String)>> {
    let all = store::names(tx, region_id).await?;
    if let Some(one) = all.iter().find(|(id, _)| id == text) {
        return Ok(vec![one.clone()]);
    }
    let text = text.to_lowercase();
    let called: Vec<_> = all.iter().filter(|(_, name)| name.to_lowercase() == text).cloned().collect();
    if called.is_empty() {
        return Ok(all.into_iter().filter(|(_, name)| name.to_lowercase().contains(&text)).collect());
    }
    Ok(called)
}

/// The id of the partner that a field names; what is wrong stands in the form, and the answer is empty.
pub async fn take(tx: &mut Tx, region_id: &str, form: &mut Form, field: &str, required: bool) -> Result<String> {
    let text = form.take_text(field, required, 120);
    if text.is_empty() || form.error_of(field).is_some() {
        return Ok(String::new());
    }
    match found(tx, region_id, &text).await?.as_slice() {
        [(id, _)] => return Ok(id.clone()),
        [] => form.wrong(field, "choice-none"),
        some if some.len() <= LISTED => form.wrong(field, "choice-more"),
        _ => form.wrong(field, "choice-many"),
    }
    Ok(String::new())
}

/// What a page offers in that field, `none` being the word for nothing chosen. Nothing is offered where the name is
/// typed; of a name that is not clear, those that it can be.
pub async fn offered(
    tx: &mut Tx,
    region_id: &str,
    (form, field): (&mut Form, &str),
    none: String,
) -> Result<Vec<(String, String)>> {
    let mut all = store::names(tx, region_id).await?;
    if all.len() > LISTED {
        let text = form.raw(field).to_owned();
        if text.is_empty() {
            return Ok(Vec::new());
        }
        if let Some((_, name)) = all.iter().find(|(id, _)| *id == text) {
            // People read names, and type another one over it.
            form.set(field, name.clone());
        }
        all = found(tx, region_id, form.raw(field)).await?;
        if all.len() < 2 || all.len() > LISTED {
            return Ok(Vec::new());
        }
    }
    all.insert(0, (String::new(), none));
    Ok(all)
}
