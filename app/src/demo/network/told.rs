//! What met and what was promised, in words.

use evenkans_network::contact;
use evenkans_network::gathering::Kind;

/// Title, kind, begin, length in hours, place, agenda, and who came: by the first letters of a partner's name.
pub(super) type Met = (&'static str, Kind, &'static str, i64, &'static str, &'static str, &'static [&'static str]);

pub(super) const BEFORE: [Met; 3] = [
    (
        "Startbijeenkomst: wie doet er mee?",
        Kind::Meeting,
        "2025-10-03T13:00",
        3,
        "Stadhuis Waterstad, raadzaal",
        "# Programma\n- Wat zien we: verhalen van studenten\n- Wat is er al\n- Wie doet wat",
        // The last two came once, and were not heard of since.
        &[
            "Gemeente",
            "Mbo",
            "Vak",
            "Hoge",
            "Stichting",
            "Meldpunt",
            "Studentenraad",
            "Woonzorg",
            "Bouwbedrijf",
            "Jongerenwerk",
            "Drukkerij",
        ],
    ),
    (
        "Ontwerpsessie: eerlijk kiezen",
        Kind::DesignSession,
        "2026-01-22T14:00",
        3,
        "Vakcollege Oeverzijde, werkplaats 2",
        "Drie ontwerpteams maken een eerste prototype. Neem iets mee waarmee je nu kiest: een formulier, een lijst, een mail.",
        &["Mbo", "Vak", "Hoge", "Studentenraad", "Stichting", "Woonzorg", "Helder"],
    ),
    (
        "Training voor praktijkopleiders",
        Kind::Training,
        "2026-03-17T09:30",
        4,
        "Buurthuizen Waterstad, Molenpolder",
        "Eisen vooraf, dezelfde vragen, scores per antwoord. Met oefening.",
        &["Buurthuizen", "Woonzorg", "Thuiszorg", "Bouwbedrijf", "Vak"],
    ),
];

pub(super) const SIGNING: Met = (
    "Ondertekening van het manifest",
    Kind::Signing,
    "2026-05-20T15:00",
    2,
    "Hogeschool Waterstad, atrium",
    "Iedere organisatie tekent, en zegt één ding toe.",
    &[
        "Gemeente",
        "Mbo",
        "Vak",
        "Hoge",
        "Stichting",
        "Meldpunt",
        "Buurthuizen",
        "Studentenraad",
        "Woonzorg",
        "Bouwbedrijf",
    ],
);

pub(super) const AUTUMN: Met = (
    "Voortgang: halen we wat we beloofden?",
    Kind::Meeting,
    "2026-09-29T13:30",
    2,
    "Online",
    "We lopen de toezeggingen langs. Wat te laat is, bespreken we eerst.",
    &["Gemeente", "Mbo", "Vak", "Stichting", "Meldpunt"],
);

pub(super) const TEXT: &str = "Wij vinden dat iedere student in Waterstad dezelfde kans op een stage heeft.\n\n\
    # Wij beloven\n\
    - Wij kiezen op wat het werk vraagt, en leggen dat vooraf vast.\n\
    - Wij geven iedere student een antwoord, met een reden.\n\
    - Wij luisteren naar wie iets meemaakt, en doen er iets mee.\n\
    - Wij laten zien wat we deden, ook als het niet lukte.";

/// What was promised at the signing: by whom, what, how it shows, by when, under which ambition.
pub(super) const PROMISES: [(&str, &str, &str, &str, usize); 8] = [
    ("Mbo", "Alle stages zorg en ICT gaan via een ronde met loting", "De gepubliceerde ronde", "2026-12-18", 1),
    (
        "Vak",
        "Studenten krijgen binnen een week antwoord na een bezwaar",
        "Het jaaroverzicht van bezwaren",
        "2026-11-01",
        2,
    ),
    ("Hoge", "Het meldpunt staat in elke stageovereenkomst", "De tekst van het sjabloon", "2026-09-01", 2),
    ("Gemeente", "De gemeente biedt vijftien stageplekken aan", "De plekken in de ronde", "2026-09-15", 1),
    (
        "Woonzorg",
        "Alle praktijkopleiders volgen de training eerlijk kiezen",
        "De lijst van deelnemers",
        "2026-10-01",
        0,
    ),
    (
        "Bouwbedrijf",
        "Wij schrijven eisen vooraf op en vragen aan iedereen hetzelfde",
        "Het vragenformulier",
        "2027-03-01",
        0,
    ),
    (
        "Stichting",
        "Elke maand een inloopmiddag voor studenten die nog zoeken",
        "De agenda van het buurthuis",
        "2026-09-30",
        3,
    ),
    ("Studentenraad", "Een peiling onder studenten over de zoektijd", "Het verslag van de peiling", "2026-11-15", 3),
];

/// What a partner says when it did something, and what a second reader wrote.
pub(super) const WRITTEN_DOWN: &str = "Staat in onze stagehandleiding, die iedere begeleider krijgt.";
pub(super) const SECOND_READING: &str =
    "De handleiding zagen we. Over wat er na een melding gebeurt staat nog niets; dat is het eerste om te doen.";
pub(super) const NEXT_READING: &str =
    "De vragen liggen nu vast en hangen in de teamkamer. Vraag volgend jaar ook aan studenten of ze dat merkten.";

/// Whom the programme manager asked to fill the standard in, and who did not do so yet; the first one began.
pub(super) const ASKED: [&str; 4] = ["Thuiszorg", "Bakkerij", "Hotel", "Kinderopvang"];

/// With whom the programme manager spoke: partner, day, how, and about what.
pub(super) const CONTACTS: [(&str, &str, contact::Kind, &str); 4] = [
    (
        "Woonzorg",
        "2026-09-17",
        contact::Kind::Visit,
        "Kennisgemaakt met de nieuwe opleider; training volgt in het najaar.",
    ),
    ("Woonzorg", "2026-11-05", contact::Kind::Mail, "De deelnemerslijst van de training gevraagd als bewijs."),
    (
        "Hoge",
        "2026-10-08",
        contact::Kind::Meeting,
        "Het sjabloon besproken; de hogeschool deelt het met de andere scholen.",
    ),
    ("Bouwbedrijf", "2026-10-22", contact::Kind::Call, "Twijfelt over loten; komt kijken bij de ontwerpsessie."),
];
