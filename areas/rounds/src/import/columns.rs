//! Which column of a file is which field, by the headings that Dutch schools' systems use.

use std::collections::BTreeMap;

use evenkans_sheets::Sheet;

use super::Kind;

/// A field that a file can bring.
pub struct Field {
    /// Its word; the text key is `field-` and this word.
    pub name: &'static str,
    pub required: bool,
    /// Headings under which it is known; case, spaces and signs do not count.
    headings: &'static [&'static str],
}

const fn field(name: &'static str, required: bool, headings: &'static [&'static str]) -> Field {
    Field { name, required, headings }
}

const STUDENT: Field = field(
    "number",
    true,
    &["Studentnummer", "Studentnr", "Student", "Leerlingnummer", "student_number", "student id", "nummer"],
);
const PLACE: Field =
    field("code", true, &["Plekcode", "Place", "Code", "Stageplek", "Plek", "Plaatscode", "Stageplekcode"]);

const STUDENTS: &[Field] = &[
    STUDENT,
    field("first_name", false, &["Roepnaam", "Voornaam", "Voornamen", "First name"]),
    field("infix", false, &["Tussenvoegsel", "Voorvoegsel", "Voorvoegsels", "Infix"]),
    field("last_name", false, &["Achternaam", "Naam", "Last name", "Surname"]),
    field("email", false, &["E-mail", "Email", "E-mailadres", "Mail", "E-mail school", "Emailadres"]),
    field(
        "study",
        false,
        &["Opleiding", "Opleidingscode", "Crebo", "Croho", "Isat", "Study", "Programme", "programme_code"],
    ),
    field("year", false, &["Leerjaar", "Studiejaar", "Jaar", "Year"]),
    field("earlier", false, &["Eerdere ronde zonder plek", "Eerder zonder plek", "Earlier unplaced"]),
    field("band", false, &["Reistijdband", "Reisband", "Travel band"]),
];
const PLACES: &[Field] = &[
    PLACE,
    field("title", false, &["Titel", "Functie", "Omschrijving", "Title", "Stageopdracht"]),
    field("employer", false, &["Bedrijf", "Stagebedrijf", "Leerbedrijf", "Bedrijfsnaam", "Organisatie", "Employer"]),
    field("kvk", false, &["KvK", "KvK-nummer", "Kvknummer", "kvk_organisation_id"]),
    field("town", false, &["Plaats", "Vestigingsplaats", "Stad", "Town", "City"]),
    field("sector", false, &["Sector", "Branche"]),
    field("studies", false, &["Opleidingen", "Opleiding", "Crebo", "Croho", "Studies", "programme_code"]),
    field("capacity", true, &["Aantal", "Capaciteit", "Aantal plekken", "Plekken", "Capacity", "Plaatsen"]),
    field("reserved", false, &["Bewaard voor", "Gereserveerd voor", "Reserved for"]),
    field("min_year", false, &["Vanaf leerjaar", "Minimaal leerjaar", "From year"]),
    field("days", false, &["Dagen", "Days", "Stagedagen"]),
    field("hours", false, &["Uren", "Uren per week", "Hours"]),
    field("allowance", false, &["Vergoeding", "Stagevergoeding", "Allowance"]),
    field("language", false, &["Taal", "Voertaal", "Language"]),
    field("accessibility", false, &["Toegankelijkheid", "Accessibility"]),
    field("tasks", false, &["Taken", "Werkzaamheden", "Tasks"]),
    field("requirements", false, &["Eisen", "Requirements"]),
    field("criteria", false, &["Criteria"]),
    field("starts_on", false, &["Begin", "Begindatum", "Startdatum", "Start"]),
    field("ends_on", false, &["Einde", "Einddatum", "End"]),
    field("contact_name", false, &["Contactpersoon", "Praktijkopleider", "Contact"]),
    field("contact_email", false, &["E-mail", "Email", "E-mailadres", "E-mail contactpersoon"]),
    field("recognised_source", false, &["Erkenning bron", "Bron erkenning", "Recognition source"]),
    field("recognised_on", false, &["Erkenning datum", "Erkend op", "Recognition date"]),
];
const WISHES: &[Field] = &[
    STUDENT,
    PLACE,
    field("choice", true, &["Voorkeur", "Keuze", "Rang", "Volgorde", "Choice", "Rank", "Prioriteit"]),
];
const CLASSES: &[Field] =
    &[PLACE, STUDENT, field("class", true, &["Voorrangsgroep", "Groep", "Class", "Voorrang", "Prioriteitsgroep"])];

#[must_use]
pub fn fields(kind: Kind) -> &'static [Field] {
    match kind {
        Kind::Students => STUDENTS,
        Kind::Places => PLACES,
        Kind::Wishes => WISHES,
        Kind::Classes => CLASSES,
    }
}

/// Field → index of its column.
pub type Mapping = BTreeMap<String, usize>;

/// The columns that the headings point at; a column serves one field.
#[must_use]
pub fn guess(kind: Kind, sheet: &Sheet) -> Mapping {
    let mut mapping = Mapping::new();
    for field in fields(kind) {
        if let Some(column) = sheet.column(field.headings)
            && !mapping.values().any(|taken| *taken == column)
        {
            mapping.insert(field.name.to_owned(), column);
        }
    }
    mapping
}

/// Required fields that have no column. Where a recognition was looked up says nothing without when, so of those two
/// there are both or none.
pub fn missing(kind: Kind, mapping: &Mapping) -> impl Iterator<Item = &'static str> {
    let has = |name: &str| mapping.contains_key(name);
    let halved = has("recognised_source") != has("recognised_on");
    let is_required =
        move |field: &Field| field.required || (halved && ["recognised_source", "recognised_on"].contains(&field.name));
    fields(kind).iter().filter(move |field| is_required(field) && !has(field.name)).map(|field| field.name)
}
