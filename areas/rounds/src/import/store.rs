use evenkans_sheets::{Row as SheetRow, Sheet};
use evenkans_store::{Error, Result, Tx};

use super::columns::Mapping;
use super::{ImportId, Kind, Report, State};

pub struct Import {
    pub id: ImportId,
    pub round_id: String,
    pub kind: Kind,
    pub file_name: String,
    pub sheet: Option<Sheet>,
    pub mapping: Mapping,
    pub state: State,
    pub report: Report,
    pub actor: String,
}

/// (headings, rows with their numbers): a table as it is kept.
type Kept = (Vec<String>, Vec<(u32, Vec<String>)>);

fn json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(Error::fault)
}

pub async fn insert(tx: &mut Tx, region_id: &str, import: &Import) -> Result<()> {
    let sheet = import
        .sheet
        .as_ref()
        .map(|sheet| {
            let rows: Vec<(u32, &Vec<String>)> = sheet.rows.iter().map(|row| (row.number, &row.cells)).collect();
            json(&(&sheet.headings, rows))
        })
        .transpose()?;
    let values = [
        region_id.into(),
        (&import.id).into(),
        (&import.round_id).into(),
        import.kind.into(),
        (&import.file_name).into(),
        sheet.into(),
        json(&import.mapping)?.into(),
        import.state.into(),
        json(&import.report)?.into(),
        (&import.actor).into(),
        tx.now.into(),
    ];
    tx.run(
        "INSERT INTO import (region_id, id, round_id, kind, file_name, sheet, mapping, state, report, actor, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &values,
    )
    .await?;
    Ok(())
}

pub async fn by_id(tx: &mut Tx, region_id: &str, id: &str) -> Result<Import> {
    let sql = "SELECT id, round_id, kind, file_name, sheet, mapping, state, report, actor FROM import
               WHERE region_id = $1 AND id = $2";
    let row = tx.one(sql, &[region_id.into(), id.into()]).await?;
    let sheet = row
        .get::<Option<String>>("sheet")?
        .map(|text| {
            let (headings, rows): Kept = serde_json::from_str(&text).map_err(Error::fault)?;
            let rows = rows.into_iter().map(|(number, cells)| SheetRow { number, cells }).collect();
            Ok::<_, Error>(Sheet { headings, rows })
        })
        .transpose()?;
    Ok(Import {
        id: row.get("id")?,
        round_id: row.get("round_id")?,
        kind: row.get("kind")?,
        file_name: row.get("file_name")?,
        sheet,
        mapping: serde_json::from_str(&row.get::<String>("mapping")?).map_err(Error::fault)?,
        state: row.get("state")?,
        report: serde_json::from_str(&row.get::<String>("report")?).map_err(Error::fault)?,
        actor: row.get("actor")?,
    })
}

/// Moves an import on; what was done is erased as a table and kept as a report.
pub async fn advance(
    tx: &mut Tx,
    region_id: &str,
    import: &Import,
    from: &[State],
    (to, mapping, report): (State, &Mapping, &Report),
) -> Result<()> {
    if !from.contains(&import.state) {
        return Err(Error::Stale);
    }
    let values = [
        region_id.into(),
        (&import.id).into(),
        import.state.into(),
        to.into(),
        json(mapping)?.into(),
        json(report)?.into(),
    ];
    let sql = if matches!(to, State::Done | State::Refused) {
        "UPDATE import SET state = $4, mapping = $5, report = $6, sheet = NULL
         WHERE region_id = $1 AND id = $2 AND state = $3"
    } else {
        "UPDATE import SET state = $4, mapping = $5, report = $6 WHERE region_id = $1 AND id = $2 AND state = $3"
    };
    tx.run_versioned(sql, &values).await
}
