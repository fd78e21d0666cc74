//! In Dutch.

use evenkans_matching::verify::{Check, Code, Verdict};

use super::{Standing, fact, is, many, place};

pub(super) fn text(check: &Check) -> String {
    let place = place(check, "plaatsen voor");
    let fact = |name: &str| fact(check, name).unwrap_or_else(|| "niet genoemd".to_owned());
    let good = check.verdict == Verdict::Passed;
    match check.code {
        Code::BetterPlace => format!("{place} liet je terecht niet toe: {}", standing(check)),
        Code::OwnPlace if good => format!("{place} laat je terecht toe: {}", standing(check)),
        Code::OwnPlace => {
            format!("{place} is aan jou gegeven maar laat je niet toe, of het niveau klopt niet: {}", standing(check))
        }
        Code::Admitted => format!("{place} had je toegelaten, en je kreeg het niet: {}", standing(check)),
        Code::HeadMissing => format!("{place} laat niet zien wie er vooraan wacht, terwijl jij er wacht"),
        Code::HeadCommitment => format!("{place} laat iemand anders vooraan wachten dan wie vastlag"),
        Code::HeadListed => format!("wie bij {place} vooraan zou wachten, had die plek niet op de lijst"),
        Code::HeadOutcome => format!("de uitslag van wie bij {place} vooraan zou wachten, ligt niet vast"),
        Code::HeadNotWaiting => {
            format!("wie bij {place} vooraan zou wachten, zit al op een plek die diegene liever wilde")
        }
        Code::HeadBehind => format!("wie bij {place} vooraan zou wachten, staat achter jou"),
        Code::HeadLevel => format!("{place} heeft een niveau dat niet hoger is dan dat van wie er vooraan wacht"),
        Code::TooManyTaken => {
            format!(
                "{place} neemt {} en heeft {}",
                many(&fact("taken"), "student", "studenten"),
                many(&fact("capacity"), "plaats", "plaatsen")
            )
        }
        Code::CutoffForm => {
            format!("de grens van {place} past niet bij {} van de {} plaatsen", fact("taken"), fact("capacity"))
        }
        Code::LevelRange => format!("{place} heeft niveau {}, en dat kan niet", fact("level")),
        Code::Counts => {
            format!(
                "{} plaatsen bezet + {} zonder plek = {} studenten",
                fact("taken"),
                fact("unplaced"),
                fact("students")
            )
        }
        Code::Beacon if !is(check, "named") && check.verdict != Verdict::Failed => {
            "vooraf was geen baken genoemd: wie lootte, kon het toevalsgetal kiezen".to_owned()
        }
        Code::Beacon => format!(
            "het baken ({}, {}, {}) is het baken dat was genoemd{}",
            fact("kind"),
            fact("named"),
            fact("moment"),
            beacon_note(check)
        ),
        Code::Headcounts if fact("counted") == "0" => {
            format!("{} in de ronde, en geen telling van de school", many(&fact("students"), "student", "studenten"))
        }
        Code::Headcounts => {
            format!("{} studenten in de ronde, {} geteld door de school", fact("students"), fact("counted"))
        }
        Code::ConfirmedLists => {
            format!("{} van de {} lijsten zijn door de student bevestigd", fact("confirmed"), fact("students"))
        }
        Code::Fingerprint => format!("de vingerafdruk van wat vastlag is {}", fact("fingerprint")),
        Code::OwnLeaf => {
            format!("je lijst van {} ligt vast als nummer {}", many(&fact("wishes"), "keuze", "keuzes"), fact("leaf"))
        }
        Code::ReservedSeats => format!(
            "de bewaarde plaatsen staan op je lijst zoals de regels zeggen; je hoort daarvoor bij: {}",
            if is(check, "groups") { fact("groups") } else { "geen groep".to_owned() }
        ),
        Code::OwnOutcome if fact("choice") == "0" => "je uitslag ligt vast: geen plek".to_owned(),
        Code::OwnOutcome => format!("je uitslag ligt vast: je keuze {}", fact("choice")),
        Code::ReplayPlaces if !good => {
            format!("{place} is gepubliceerd met andere getallen dan bij het narekenen uitkomen")
        }
        Code::CommittedBeforeBeacon if fact("claimed") == "yes" => {
            "de regio zegt dat alles vastlag voordat het baken bekend was; een mail met deze vingerafdruk die ouder is \
             dan het baken bewijst dat"
                .to_owned()
        }
        Code::CommittedBeforeBeacon => "deze ronde lag NIET vast voordat het baken bekend was".to_owned(),
        Code::OutcomeMissing => {
            "je kit is van voor de loting: bewaar hem opnieuw van je eigen pagina, en controleer dan die".to_owned()
        }
        Code::ResultMissing => {
            "je publication.json is van voor de loting: bewaar het opnieuw van de pagina van de ronde".to_owned()
        }
        Code::Drawn if check.verdict == Verdict::Noted => "de loting is nog niet gedaan".to_owned(),
        Code::Drawn => "er is een handtekening zonder uitslag".to_owned(),
        Code::Round if check.verdict == Verdict::Failed => {
            "je kit hoort bij een andere ronde, of heeft een vorm die we niet kennen: neem beide bestanden van dezelfde pagina, en bewaar deze kit: weet je zeker dat hij van deze ronde is, laat hem dan zien aan wie de ronde controleert".to_owned()
        }
        Code::ReplayAllocation if is(check, "undrawn") => {
            "er is nog niet geloot, dus er is geen allocation.csv".to_owned()
        }
        Code::ReplayAllocation if check.verdict == Verdict::Noted => {
            "er is geen allocation.csv om naast het narekenen te leggen".to_owned()
        }
        code => plain(code).to_owned(),
    }
}

/// Checks whose sentence needs no facts.
fn plain(code: Code) -> &'static str {
    match code {
        Code::Format => "de vorm is bekend",
        Code::FrozenSignature => "wat vastlag is ondertekend door wie het publiceerde",
        Code::StudentTree => "de boom van studenten is zo groot als de ronde",
        Code::Rules => "plekken, groepen, klassen, aantallen van de school en baken zijn in orde",
        Code::ResultShape => "de uitslag gaat over precies deze plekken",
        Code::ResultSignature => "de uitslag is ondertekend door wie hem publiceerde",
        Code::OutcomeTrees => "beide bomen met uitslagen zijn zo groot als de ronde",
        Code::Places => "nergens zitten meer studenten dan er plaatsen zijn, en alleen volle plekken hebben een grens",
        Code::Round => "je kit hoort bij deze ronde, in een vorm die we kennen",
        Code::EligibleWishes => "al je keuzes mochten",
        Code::OwnSeat => "je uitslag telt één keer mee, op de goede plek",
        Code::ReplayLists => "de geopende lijsten zijn de lijsten die vastlagen",
        Code::ReplayRules => "de geopende lijsten volgen de regels",
        Code::ReplayDraw => "de uitslag is opnieuw te berekenen",
        Code::ReplayPlaces => "bezette plaatsen, grenzen, niveaus en wie vooraan wacht zijn die van het narekenen",
        Code::ReplayUnplaced => "het aantal studenten zonder plek is dat van het narekenen",
        Code::ReplayByStudent => "de uitslag per student is die van het narekenen",
        Code::ReplayByPlace => "de uitslag per plek is die van het narekenen",
        Code::ReplayAllocation => "allocation.csv is die van het narekenen",
        _ => "deze controle",
    }
}

fn beacon_note(check: &Check) -> &'static str {
    match (check.verdict, fact(check, "kind").as_deref()) {
        (Verdict::Noted, Some("dice")) => "; dat de dobbelstenen toen vielen, moet je van de getuigen geloven",
        (Verdict::Noted, _) => "; niets in de ronde bewijst wanneer het bekend werd",
        _ => "",
    }
}

fn standing(check: &Check) -> String {
    let seen = Standing::of(check, &|class, outside| match outside {
        Some(group) => format!("groep {class}, buiten {group},"),
        None => format!("groep {class}"),
    });
    let own = format!("jij hebt {}", seen.own.join(" en nummer "));
    match seen.cutoff.as_str() {
        "seats-left" => format!("er zijn plaatsen over; {own}"),
        "closed" => format!("er zijn geen open plaatsen; {own}"),
        _ => format!("vol tot en met {}; {own}", seen.last.join(" en nummer ")),
    }
}
