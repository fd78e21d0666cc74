//! Choosing partners in a form, one or several: out of a list, or by name in a network that is too large for a list.

use evenkans_store::{Result, Tx};
use evenkans_web::Form;

use super::store;

/// The longest list that is shown as one. A list of 2,000 weighs 190 kB on a phone, and nobody reads it.
const LISTED: usize = 100;

/// As many partners are named that a part of a name can mean.
const NAMED: usize = 8;

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

/// The ids of the partners that a field names, whether they were ticked or typed one on a line; what is wrong stands in
/// the form. Those that are called exactly the same all are meant.
pub async fn take_all(tx: &mut Tx, region_id: &str, form: &mut Form, field: &str) -> Result<Vec<String>> {
    let mut chosen = Vec::new();
    for text in lines(form, field) {
        let found = found(tx, region_id, &text).await?;
        let called = |(_, name): &(String, String)| name.to_lowercase() == text.to_lowercase();
        if found.len() == 1 || (!found.is_empty() && found.iter().all(called)) {
            chosen.extend(found.into_iter().map(|(id, _)| id));
        } else if found.is_empty() {
            form.wrong_with(field, "choice-none-of", &[("name", text)]);
        } else {
            let some: Vec<String> = found.into_iter().take(NAMED).map(|(_, name)| name).collect();
            form.wrong_with(field, "choice-more-of", &[("name", text), ("names", some.join("; "))]);
        }
    }
    chosen.sort();
    chosen.dedup();
    Ok(chosen)
}

fn lines(form: &Form, field: &str) -> Vec<String> {
    let lines = form.all(field).iter().flat_map(|value| value.lines());
    lines.map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// What a page offers to tick in the field of [`take_all`]; nothing where the names are typed.
pub async fn offered_all(tx: &mut Tx, region_id: &str, form: &mut Form, field: &str) -> Result<Vec<(String, String)>> {
    let all = store::names(tx, region_id).await?;
    if all.len() <= LISTED {
        return Ok(all);
    }
    // People read names, and type more of them below.
    let name = |text: String| all.iter().find(|(id, _)| *id == text).map_or(text, |(_, name)| name.clone());
    let names: Vec<String> = lines(form, field).into_iter().map(name).collect();
    form.set(field, names.join("\n"));
    Ok(Vec::new())
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
