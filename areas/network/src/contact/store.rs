use evenkans_store::{Error, Result, Tx};

use super::Contact;

/// The last ones first.
pub async fn of_partner(tx: &mut Tx, region_id: &str, partner_id: &str) -> Result<Vec<Contact>> {
    let sql = "SELECT c.id, c.partner_id, c.on_day, c.kind, c.text, a.name AS by
               FROM contact_moment c JOIN account a ON a.id = c.account_id
               WHERE c.region_id = $1 AND c.partner_id = $2 ORDER BY c.on_day DESC, c.made_at DESC, c.id";
    let rows = tx.rows(sql, &[region_id.into(), partner_id.into()]).await?;
    let read = |row: &evenkans_store::Row| {
        Ok(Contact {
            id: row.get("id")?,
            partner_id: row.get("partner_id")?,
            on_day: row.get("on_day")?,
            kind: row.get("kind")?,
            text: row.get("text")?,
            by: row.get("by")?,
        })
    };
    rows.iter().map(read).collect()
}

pub async fn insert(tx: &mut Tx, region_id: &str, one: &Contact) -> Result<()> {
    let values = [
        region_id.into(),
        (&one.id).into(),
        (&one.partner_id).into(),
        (&one.on_day).into(),
        one.kind.into(),
        (&one.text).into(),
        (&one.by).into(),
        tx.now.into(),
    ];
    let sql = "INSERT INTO contact_moment (region_id, id, partner_id, on_day, kind, text, account_id, made_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    tx.run(sql, &values).await.map(drop)
}

pub async fn remove(tx: &mut Tx, region_id: &str, (partner, id): (&str, &str), by: &str) -> Result<()> {
    let sql = "DELETE FROM contact_moment WHERE region_id = $1 AND partner_id = $2 AND id = $3 AND account_id = $4";
    match tx.run(sql, &[region_id.into(), partner.into(), id.into(), by.into()]).await? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}
