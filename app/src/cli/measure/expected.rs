//! What the engine expected, in Dutch; in English it says so itself.

use evenkans_measuring::data::Refused;
use evenkans_measuring::{Cell, Expected, Start};

use super::super::lang::Lang;

pub(super) fn text(expected: &Expected, lang: Lang) -> String {
    match lang {
        Lang::En => expected.to_string(),
        Lang::Nl => dutch(expected),
    }
}

fn dutch(expected: &Expected) -> String {
    match expected {
        Expected::Readable { error } => format!("het bestand kon niet worden gelezen: {error}"),
        Expected::ReadableFurther { error } => format!("het bestand kon niet verder worden gelezen: {error}"),
        Expected::Text => "dit is geen tekst (CSV), maar een ander soort bestand; sla het op als CSV (UTF-8) of XLSX".to_owned(),
        Expected::ReadNoFurther { most } => {
            format!("dit zijn {most} meldingen, en verder is het bestand niet gelezen; verbeter ze en probeer het opnieuw")
        }
        Expected::Headings => "het bestand is leeg; op de eerste regel moeten kopjes staan".to_owned(),
        Expected::HeadingInUtf8 { at } => format!("kopje {at} is geen tekst in UTF-8"),
        Expected::Heading { at } => {
            format!("kolom {at} heeft geen kopje; geef elke kolom er een, haal samengevoegde cellen uit elkaar, en een titel boven de kopjes weg")
        }
        Expected::HeadingOnce => "twee kolommen hebben dit kopje; geef een ervan een andere naam".to_owned(),
        Expected::Column { there } => format!("er is geen kolom met dit kopje; op de eerste regel staan: {there}"),
        Expected::OneRole => "wordt voor twee dingen gevraagd; kies voor elk een eigen kolom".to_owned(),
        Expected::ClosedQuote => {
            "het aanhalingsteken dat hier begint, wordt nergens gesloten".to_owned()
        }
        Expected::WholeQuotes => {
            "na een aanhalingsteken dat sluit, hoort meteen de volgende cel; verdubbel een aanhalingsteken binnen aanhalingstekens".to_owned()
        }
        Expected::FilledLine => "deze regel is leeg; vul hem in, of haal hem weg".to_owned(),
        Expected::Cells { headings, cells } => {
            format!("deze rij heeft {cells} cellen, en er zijn {headings} kopjes")
        }
        Expected::Filled { cell } => {
            format!("hier hoort {}, en de cel is leeg; vul hem in, of haal de rij weg", cell_in_dutch(*cell))
        }
        Expected::CountedTime { says } => {
            format!("hier hoort een tijd als getal, en er staat {says:?}; schrijf 20222023 voor een schooljaar, 202209 voor een maand, 20223 voor een kwartaal, of tel 1, 2, 3")
        }
        Expected::Value { cell, says } => format!("hier hoort {}, en er staat {says:?}", cell_in_dutch(*cell)),
        Expected::OneWayOfNumbers => {
            "getallen zijn op twee manieren geschreven: deze kolom heeft komma's voor decimalen, en punten die duizendtallen kunnen scheiden; haal die punten weg".to_owned()
        }
        Expected::ClearNumbers => {
            "de getallen zijn niet duidelijk: na elke punt of komma staan hier drie cijfers, dus misschien scheidt hij duizendtallen; schrijf 1200, of decimalen met een punt (met een komma waar ; de cellen scheidt)".to_owned()
        }
        Expected::NoTrait { what, by_heading } => {
            let by = if *by_heading { "naar het kopje" } else { "naar de waarden" };
            let what = match what {
                Refused::Origin => "de herkomst",
                Refused::Religion => "het geloof",
                Refused::Health => "de gezondheid",
                Refused::Orientation => "de seksuele gerichtheid",
            };
            format!("{by} lijkt in deze kolom {what} van echte mensen te staan. Zulke gegevens verwerkt Evenkans nooit. Haal de kolom uit het bestand. Wil je weten of mensen gelijk worden behandeld? Stuur sollicitaties van verzonnen personen met een toegewezen kenmerk (field-test), stel een anonieme vraag (survey), of neem iets wat zoiets niet zegt, zoals de opleiding. Gaat de kolom niet over mensen? Zeg dat dan in de naam, bijvoorbeeld werkgever_land, studie_land, denominatie, docent of lestaal. De antwoorden van een anonieme vraag krijgen een kopje dat niet zegt waar het over gaat, zoals antwoord")
        }
        Expected::Reference { word, among } => {
            format!("{word:?} (--reference) staat er niet in; de waarden zijn: {among}")
        }
        Expected::TwoGroups { many, among } => {
            format!("hier moeten twee waarden in staan, en het zijn er {many}: {among}; vergelijk er telkens twee")
        }
        Expected::FewerGroups { most, many } => format!("er mogen hoogstens {most} groepen zijn, en het zijn er {many}"),
        Expected::Yes { yes, among } => format!("{yes:?} (--yes) staat er niet in; de waarden zijn: {among}"),
        Expected::AtMostTotal { row, selected, total } => {
            format!("in rij {row} van de gegevens zijn er {selected} gekozen van {total}: meer dan het totaal")
        }
        Expected::FewerPeople { most, row } => {
            format!("samen mogen het hoogstens {most} mensen zijn, en met rij {row} zijn het er meer")
        }
        Expected::Certainty => "geef een kans vanaf .5 en onder 1".to_owned(),
        Expected::OneEmployer { vacancy } => {
            format!("elke vacature moet bij één werkgever horen, en vacature {vacancy:?} heeft er twee")
        }
        Expected::Crosswise => "alleen bij de opzet crosswise zijn er twee groepen of een ijkvraag".to_owned(),
        Expected::TwoArms { many } => format!("er moeten twee groepen zijn, en het zijn er {many}"),
        Expected::OneOfEachGroup { pair } => {
            format!("een paar heeft één sollicitatie van elke groep, en paar {pair:?} heeft er twee van dezelfde groep")
        }
        Expected::FewerTimes => "er mogen hoogstens 10.000 verschillende momenten zijn".to_owned(),
        Expected::FewerUnitsOrTimes { units, times, most } => {
            format!("neem minder eenheden of momenten: {units} eenheden op {times} momenten zijn meer dan {most} cellen")
        }
        Expected::ZeroIsNever => "0 betekent hier nooit, en de metingen gaan tot 0 of eronder; laat de cel leeg voor nooit, of tel de metingen vanaf 1".to_owned(),
        Expected::OneCodeOfTime => "de tijden lijken op codes van meer dan één soort, of op een week of dag die niet bestaat; schrijf alle tijden als jaren (2023), schooljaren (20232024), maanden (202309), kwartalen (20233), weken (202337) of dagen (20230901), of tel 1, 2, 3".to_owned(),
        Expected::OneStart { unit, one, other, row } => {
            let when = |start: &Start| start.to_string().replace("never", "nooit").replace('.', ",");
            format!(
                "elke eenheid heeft één start, en eenheid {unit:?} heeft er twee: {}, en in rij {row} van de gegevens {}",
                when(one),
                when(other)
            )
        }
        Expected::Variance { row, says } => {
            format!("een variantie is hoger dan 0, en in rij {row} van de gegevens staat {}", says.replace('.', ","))
        }
        Expected::ApartModerators => "de kolommen van --moderators bepalen elkaar".to_owned(),
        Expected::Reml => "drie niveaus worden alleen met reml geschat; laat --method weg".to_owned(),
        Expected::VaryingModerator => "deze kolom van --moderators heeft maar één waarde; laat hem weg".to_owned(),
        Expected::NumbersOrWords => "hier moeten getallen of woorden in staan".to_owned(),
        Expected::Parts { word } => {
            format!("{word:?} lijkt een rij met totalen; haal die weg, of geef haar een andere naam")
        }
        Expected::OneSpelling { one, other } => {
            format!("{one:?} en {other:?} verschillen alleen in hoofdletters of spaties; kies één manier van schrijven")
        }
        Expected::Share { cell, says } => format!(
            "hier hoort {}, en er staat {says:?}; schrijf een aandeel, zoals 0,50 in plaats van 50%",
            cell_in_dutch(*cell)
        ),
        Expected::Dominance => "geef een aandeel boven 0 en hoogstens 1".to_owned(),
        Expected::EarlierColumns { columns } => format!("neem dezelfde kolommen als in de vorige tabel: {columns}"),
        Expected::EarlierMinimum { minimum } => format!("geef minstens {minimum}, zoals bij de vorige tabel"),
        Expected::SomeColumn => "geef minstens één kolom".to_owned(),
        Expected::OnceInBy => "staat twee keer in --by".to_owned(),
        Expected::FewerCells { most } => {
            format!("het worden meer dan {most} cellen; neem grovere groepen of minder kolommen")
        }
        Expected::Discordant => "geef twee aandelen vanaf 0, samen boven 0 en hoogstens 1".to_owned(),
        Expected::DifferentShares => "geef twee verschillende aandelen van 0 tot en met 1".to_owned(),
        Expected::AlphaAndPower => "geef een alpha en een power tussen 0 en 1, met alpha als laagste".to_owned(),
        Expected::TwoUnits => "geef minstens twee eenheden, met elk minstens één mens".to_owned(),
        Expected::ThreeMeasurements => {
            "een stepped wedge vraagt minstens drie metingen: ervoor, ertussen en erna".to_owned()
        }
        Expected::FewerMeasurements => "een stepped wedge met meer dan 1.000 metingen is geen pilot".to_owned(),
        Expected::Pairs { most } => format!("geef 1 tot en met {most} paren"),
        Expected::PeopleAWave { most } => format!("geef 1 tot en met {most} mensen per meting"),
        Expected::Correlations => {
            "geef een intraklassecorrelatie vanaf 0 en onder 1, en een autocorrelatie van 0 tot en met 1".to_owned()
        }
        Expected::UnitsBySteps { steps } => {
            format!("geef een aantal eenheden dat over {steps} stappen gelijk te verdelen is")
        }
        Expected::EvenUnits => "geef een even aantal eenheden: de helft met, de helft zonder".to_owned(),
    }
}

fn cell_in_dutch(cell: Cell) -> &'static str {
    match cell {
        Cell::Outcome => "0 of 1, ja of nee, yes of no, true of false",
        Cell::Word => "een waarde",
        Cell::Text => "een waarde in UTF-8 (bewaar het bestand als CSV UTF-8 of XLSX)",
        Cell::Number => "een getal",
        Cell::Within => "een getal van -1e50 tot 1e50",
        Cell::Score => "een getal, of ja of nee, yes of no, true of false",
        Cell::Count => "een heel getal vanaf 0, zonder punten of komma's",
        Cell::Moment => "een getal, of een lege cel voor nooit",
        Cell::Known => "een getal of een woord; haal de rijen weg waarvan dit niet bekend is",
        Cell::Either => "een getal of een woord in UTF-8",
        Cell::NumberAsAbove => "een getal, zoals in de rijen erboven",
        Cell::WordAsAbove => "een woord, zoals in de rijen erboven (schrijf een code met een letter)",
    }
}
