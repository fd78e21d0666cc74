//! The engine's reasons in Dutch; in English they say themselves.

use evenkans_measuring::pilot::Code;
use evenkans_measuring::{Reason, four, small};

use super::super::lang::Lang;

pub(super) fn text(reason: &Reason, lang: Lang) -> String {
    match lang {
        Lang::En => reason.to_string(),
        Lang::Nl => dutch(reason),
    }
}

/// The same with a capital and a point.
pub(super) fn sentence(reason: &Reason, lang: Lang) -> String {
    let text = text(reason, lang);
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// What is not given, in the language of the page: the names of JSON are English.
pub(super) fn what(name: &str, lang: Lang) -> String {
    const WORDS: [(&str, &str); 55] = [
        ("rows", "rijen"),
        ("p and interval, prediction and prediction_t", "p en interval, voorspelling (z en t)"),
        (
            "difference, p and interval of ratio and odds_ratio",
            "verschil, p en interval van verhouding en kansverhouding",
        ),
        ("difference and ratio", "verschil en verhouding"),
        ("time", "tijd"),
        ("permutation", "permutatie"),
        ("p and interval of ", "p en interval van "),
        ("p and interval", "p en interval"),
        ("interval and p", "interval en p"),
        ("spread and employers", "spreiding en werkgevers"),
        ("prevalence below 0 or above 1", "aandeel onder 0 of boven 1"),
        ("corrected below 0 or above 1", "gecorrigeerd aandeel onder 0 of boven 1"),
        ("at_random below 0 or above 1", "aandeel dat willekeurig antwoordt onder 0 of boven 1"),
        ("by_group", "elke start"),
        (
            "difference, ratio and hc1, and intervals of rates",
            "verschil, verhouding en hc1, en intervallen van aandelen",
        ),
        (
            "difference, ratio, models, clustered figures and bootstrap",
            "verschil, verhouding, regressies, cijfers per cluster en bootstrap",
        ),
        ("difference and ratio, and intervals of rates", "verschil en verhouding, en intervallen van aandelen"),
        ("difference_within", "verschil binnen vacatures"),
        ("prediction and prediction_t", "voorspelling (z en t)"),
        ("hartung_knapp, prediction_t and tau2_interval", "Hartung-Knapp, voorspelling (t) en het interval van tau2"),
        (
            "models and clustered figures, and interval of ratio",
            "regressies en cijfers per cluster, en het interval van de verhouding",
        ),
        ("p of ", "p van "),
        ("difference_clustered", "verschil (met clusters)"),
        ("difference", "verschil"),
        ("ratio", "verhouding"),
        ("estimate", "schatting"),
        ("prediction_t", "voorspelling (t)"),
        ("prediction", "voorspelling (z)"),
        ("hartung_knapp", "Hartung-Knapp"),
        ("heterogeneity", "verschil tussen delen"),
        ("units.net and units.equal_share", "netto verschil van vacatures, en hoeveel er gelijk behandelen"),
        ("overall", "effect"),
        ("units", "eenheden"),
        ("pairs", "paren"),
        ("cr1 and cr2", "fouten per cluster (cr1 en cr2)"),
        ("e_value", "e-waarde"),
        ("corrected", "gecorrigeerd aandeel"),
        ("odds_ratio_conditional", "kansverhouding (exact)"),
        ("odds_ratio", "kansverhouding"),
        ("common_odds_ratio", "gezamenlijke kansverhouding"),
        ("selected", "gekozen"),
        ("gap", "verschil"),
        ("outcome", "uitkomst"),
        ("order", "volgorde"),
        ("tests", "toetsen"),
        ("models", "regressies"),
        ("employers", "werkgevers"),
        ("grades", "cijfers"),
        ("interval of prevalence", "interval van het aandeel"),
        ("prevalence", "aandeel"),
        ("variance", "variantie"),
        ("fit", "of de groepen passen"),
        ("effect", "effect"),
        ("comparison", "vergelijking"),
        ("table", "tabel"),
    ];
    if lang == Lang::En {
        return name.to_owned();
    }
    let mut text = name.to_owned();
    for (en, nl) in WORDS {
        // A name as a whole, or a beginning that ends with a blank.
        if text == en || (en.ends_with(' ') && text.starts_with(en)) {
            let rest = text[en.len()..].to_owned();
            return format!("{nl}{}", if rest.is_empty() { rest } else { what(&rest, lang) });
        }
    }
    if let Some((name, about)) = text.split_once(" (") {
        text = format!("{} ({about}", what(name, lang));
    }
    text
}

fn dutch(reason: &Reason) -> String {
    let p = |p: f64| small(p).replace('.', ",");
    let number = |x: f64| format!("{x:.2}").replace('.', ",");
    match reason {
        Reason::NoRows => "het bestand heeft geen rijen".to_owned(),
        Reason::OneValue { column } => format!("kolom {column} heeft maar één waarde"),
        Reason::NoVacancy => "geef --vacancy: welke sollicitaties gingen naar dezelfde vacature".to_owned(),
        Reason::NoSharedVacancy => "op geen vacature solliciteerden beide groepen".to_owned(),
        Reason::UnevenVacancies => {
            "sommige vacatures kregen meer sollicitaties van de ene groep dan van de andere; dat alleen al maakt een hoger aandeel waarschijnlijker".to_owned()
        }
        Reason::VacanciesUnlike => {
            "vacatures die meer sollicitaties van de ene groep kregen, lijken ook vaker of minder vaak te antwoorden, en daardoor verschilt het geheel; ga uit van het verschil binnen vacatures".to_owned()
        }
        Reason::FewVacancies { many, fewest } => {
            format!("te weinig vacatures: {many}, en nodig zijn er {fewest} (docs/calibration.md)")
        }
        Reason::FewUnequal { many, fewest } => {
            format!("te weinig vacatures die beide groepen verschillend behandelden: {many}, en nodig zijn er {fewest} (docs/calibration.md)")
        }
        Reason::NothingVaried => "alle verschillen zijn gelijk, dus niets zegt hoe zeker ze zijn".to_owned(),
        Reason::FewExpected { fewest } => {
            format!("ergens zijn minder dan {fewest} keer ja, of minder dan {fewest} keer nee, te verwachten (docs/calibration.md)")
        }
        Reason::FewClustersOfGroup { many, fewest } => {
            format!("te weinig clusters met de groep die het minst voorkomt: {many}, en nodig zijn er {fewest} (docs/calibration.md)")
        }
        Reason::NoSharedStratum => "in geen laag zitten beide groepen, of in geen ervan kon iets anders uitkomen".to_owned(),
        Reason::NotConverged => "de stappen naar de beste schatting kwamen niet tot een eind".to_owned(),
        Reason::FewInArm { many, fewest } => {
            format!("te weinig eenheden in een van de groepen: {many}, en nodig zijn er {fewest} (docs/calibration.md)")
        }
        Reason::FewMeasured { many, fewest } => {
            format!("op een van de momenten zijn te weinig eenheden van een groep gemeten: {many}, en nodig zijn er {fewest} (docs/calibration.md)")
        }
        Reason::ConstantOutcome => "de uitkomst is overal dezelfde".to_owned(),
        Reason::Dominated => "één bron heeft zoveel van het geheel dat het totaal haar zou verraden".to_owned(),
        Reason::CannotHide => {
            "wat verborgen moet blijven, zou uit de rest te berekenen zijn; neem grovere groepen".to_owned()
        }
        Reason::Unprotected => {
            "een antwoord verraadt van sommigen zeker wat er is gevraagd: het beschermt niemand (epsilon is oneindig)".to_owned()
        }
        Reason::Simulated { fewest, draws } => {
            format!("onder {fewest} eenheden met {draws} getrokken pilots, beoordeeld zoals `measure pilot` dat doet: door eenheden te verwisselen")
        }
        Reason::TooManyWords => "een kolom van --covariates heeft meer dan honderd verschillende woorden".to_owned(),
        Reason::TooFewRows => "er zijn niet meer rijen dan coëfficiënten".to_owned(),
        Reason::SameOutcome => "de uitkomst was elke keer dezelfde".to_owned(),
        Reason::Collinear => "de kolommen bepalen elkaar, dus hun effecten zijn niet te scheiden".to_owned(),
        Reason::Separated => "sommige kolommen voorspellen de uitkomst zonder uitzondering; dan is er geen schatting".to_owned(),
        Reason::NoClusters => "geef --vacancy of --employer: welke sollicitaties horen bij elkaar".to_owned(),
        Reason::FewClusters { many, fewest } => {
            format!("te weinig clusters: {many}, en nodig zijn er {fewest} (docs/calibration.md)")
        }
        Reason::SingleCluster => "er is maar één cluster".to_owned(),
        Reason::ThinEmployers { many, fewest } => {
            format!("werkgevers met minder dan {fewest} vacatures waarop beide groepen solliciteerden: {many}")
        }
        Reason::FewEmployers { fewest } => format!("minder dan {fewest} werkgevers hebben genoeg bewijs"),
        Reason::ReferenceUnanswered => {
            "geen sollicitatie van de referentie kreeg antwoord, en daardoor is niets te delen".to_owned()
        }
        Reason::UnsureParts => "van een deel is niet bekend hoe zeker zijn verschil is".to_owned(),
        Reason::PartsOfClusters => {
            "dit vraagt sollicitaties die los van elkaar staan, en die van één werkgever of vacature horen bij elkaar".to_owned()
        }
        Reason::NobodyAnswered => "niemand antwoordde".to_owned(),
        Reason::OutsideDesign => {
            "de antwoorden liggen buiten wat de opzet kan geven: door toeval, of omdat die niet is gevolgd".to_owned()
        }
        Reason::AllAtRandom => "volgens de ijkvraag antwoordt bijna iedereen willekeurig".to_owned(),
        Reason::ManyPeople => "met zoveel mensen zegt het hetzelfde als een eenvoudiger toets, en zou het lang duren".to_owned(),
        Reason::EmptyGroup => "in één van de groepen zit niemand".to_owned(),
        Reason::HalfPairs { many } => format!("paren waarvan de helft ontbreekt, tellen niet mee: {many}"),
        Reason::NothingYet => "er is nog niets te vergelijken".to_owned(),
        Reason::FewTimes => "er zijn te weinig metingen voor een trend voor en na de start".to_owned(),
        Reason::StepsUnclear => "de metingen en de stappen zijn in deze gegevens niet te scheiden, of er blijft niets over dat zegt hoe zeker het is".to_owned(),
        Reason::NoStart => "geen eenheid begint na de eerste en voor het eind van de metingen".to_owned(),
        Reason::NoBeforeAndAfter => "geen eenheid is zowel voor als na de start gemeten".to_owned(),
        Reason::NoComparison => "niets laat zien wat er zonder de pilot was gebeurd".to_owned(),
        Reason::SmallAmongLarge => {
            "eenheden met de pilot verschillen door toeval van hun mensen meer dan de andere: ze hebben er minder, of een aandeel dichter bij de helft".to_owned()
        }
        Reason::OneOrTwo => {
            "de vergelijking rust op een of twee eenheden, of op één met de meeste mensen: wat daar verder gebeurde, zou doorgaan voor een effect".to_owned()
        }
        Reason::OneUnitTells => "zo weinig eenheden bepalen het effect dat niets zegt hoe zeker het is".to_owned(),
        Reason::EffectGrows { mean } => {
            let mean = four(*mean).replace('.', ",");
            format!("het effect is niet op alle tijden sinds de start hetzelfde, en dan kan dit cijfer zelfs de verkeerde kant op wijzen; naast eenheden die nog niet begonnen waren is het gemiddeld {mean}: zie de tabel per tijd sinds de start")
        }
        Reason::SharesAndPercentages => {
            "sommige uitkomsten lijken aandelen (0,55) en andere percentages (55); schrijf ze allemaal op één manier".to_owned()
        }
        Reason::SmallCounts => {
            "de aantallen zijn zo klein, op een moment minder dan één, dat de fout niet bekend is".to_owned()
        }
        Reason::FewUnits { many } => {
            format!("te weinig eenheden: {many} (docs/calibration.md)")
        }
        Reason::NotFollowed => {
            "zoveel antwoorden kan dit ontwerp niet geven, ook niet door toeval: het is niet gevolgd".to_owned()
        }
        Reason::CodesOfTime { code } => match code {
            Code::Days => "tijden zijn gelezen als dagen: 20210201 komt één dag na 20210131",
            Code::SchoolYears => "tijden zijn gelezen als schooljaren: 20212022 (202122, 2122) komt één jaar na 20202021",
            Code::Months => "tijden zijn gelezen als maanden: 202101 komt één maand na 202012",
            Code::Weeks => "tijden zijn gelezen als weken (ISO 8601): 202101 komt één week na 202053",
            Code::Halves => "tijden zijn gelezen als halve jaren: 20211 komt één half jaar na 20202",
            Code::Quarters => "tijden zijn gelezen als kwartalen: 20211 (2021,1) komt één kwartaal na 20204",
        }
        .to_owned(),
        Reason::FarFromOthers { row, outcome } => {
            let outcome = outcome.to_string().replace('.', ",");
            format!("rij {row} van de gegevens heeft {outcome}, ver van alle andere, en telt in elk cijfer hier mee; kijk of het een verschrijving is")
        }
        Reason::AlwaysTreated { many } => format!("eenheden die de pilot vanaf de eerste meting hadden, tellen niet mee: {many}"),
        Reason::StartAfterLast { many } => format!("eenheden die na de laatste meting beginnen, tellen als zonder pilot: {many}"),
        Reason::RowsAgain { many } => format!("rijen van een eenheid en tijd die er al stonden, zijn erbij gevoegd: {many}; haal ze weg als het om dezelfde mensen gaat"),
        Reason::AssumedTwice => "gepland zijn één meting ervoor en één erna, en de eenheden zijn die met en zonder pilot samen".to_owned(),
        Reason::RowsWeigh => "elke rij telt als één mens, en niet elke eenheid heeft er evenveel: wat meer rijen heeft, weegt meer; geef --count als rijen geen mensen zijn".to_owned(),
        Reason::OthersUnused { many } => format!("eenheden zonder pilot, die deze opzet niet gebruikt: {many}"),
        Reason::NotJustBefore { many } => format!("eenheden die niet op de meting vlak voor een start en daarna zijn gemeten, tellen niet mee: {many}"),
        Reason::ComeAndGo => "niet alle eenheden zijn op dezelfde tijden gemeten, dus elke telt met wat zij van haar eigen niveau verschilt: wie komt of gaat, is geen verandering".to_owned(),
        Reason::StartBetween { many } => format!("eenheden die tussen twee metingen beginnen, tellen vanaf de volgende meting: {many}"),
        Reason::WithOthersOnly { many } => {
            format!("eenheden die de pilot vanaf de eerste meting hadden, zijn alleen met andere vergeleken: {many}")
        }
        Reason::HasControls { instead } => {
            format!("in een stepped wedge beginnen alle eenheden, en hier zijn er die nooit beginnen; beantwoord als {instead}")
        }
        Reason::NotBeforeAndAfter { many } => {
            format!("eenheden die niet zowel voor als na de start zijn gemeten, tellen niet mee: {many}")
        }
        Reason::NobodyLeft => "bij die start was er niemand meer om mee te vergelijken".to_owned(),
        Reason::OneStartAlone => "eenheden met één start zijn met te weinig voor een eigen fout".to_owned(),
        Reason::NothingToDivide => {
            "nodig is in elke groep een ja en een nee".to_owned()
        }
        Reason::StrataOneWay => {
            "nodig is een laag met iemand die is gekozen van de ene groep en iemand die niet is gekozen van de andere, en een laag andersom".to_owned()
        }
        Reason::OneStratum => {
            "nodig zijn twee lagen met beide groepen, waarin niet alles hetzelfde uitkwam".to_owned()
        }
        Reason::ManyStarts { instead } => format!("eenheden beginnen op verschillende momenten; beantwoord als {instead}"),
        Reason::AddedRows { many } => {
            format!("rijen van een groep die er al stond, zijn erbij geteld: {many}; haal ze weg als het dezelfde mensen zijn")
        }
        Reason::CountedAsNot { yes, others } => format!("alles behalve {yes:?} telt als niet gekozen: {others}"),
        Reason::NoControls { instead } => format!("er is geen eenheid die de pilot nooit heeft; beantwoord als {instead}"),
        Reason::OneStart { instead } => format!("alle eenheden beginnen tegelijk; beantwoord als {instead}"),
        Reason::NoSeries { instead } => {
            format!("nodig is één start, met minstens drie metingen ervoor en erna; beantwoord als {instead}")
        }
        Reason::ShortSeries { many } => {
            format!("te weinig metingen om te zien of ze van elkaar afhangen: {many} (docs/calibration.md)")
        }
        Reason::RelatedTimes { correlation } => {
            format!("wat de ene meting te veel heeft, keert terug in de volgende (samenhang {})", number(*correlation))
        }
        Reason::OneStudy => "met één onderzoek is niet bekend hoe onderzoeken verschillen".to_owned(),
        Reason::Saturated => "met evenveel coëfficiënten als onderzoeken is niet te zien hoe onderzoeken verschillen".to_owned(),
        Reason::SaturatedGroups => {
            "met evenveel coëfficiënten als groepen van onderzoeken is niet te zien hoe groepen verschillen".to_owned()
        }
        Reason::AssumedParallel { icc } => format!("aangenomen: mensen van één eenheid lijken op elkaar met {} (icc); eenheden worden één keer gemeten, en dat kan `measure pilot` niet beantwoorden: vergelijk hun gemiddelden met een t-toets", icc.to_string().replace('.', ",")),
        Reason::Assumed { icc, autocorrelation } => format!(
            "aangenomen: mensen van één eenheid lijken op elkaar met {} (icc), en een eenheid lijkt op zichzelf op elke twee metingen met {} (autocorrelatie), hoe ver die ook uit elkaar liggen; waar dat met de tijd minder wordt, zijn meer eenheden nodig",
            icc.to_string().replace('.', ","),
            autocorrelation.to_string().replace('.', ",")
        ),
        Reason::ArmsApart => "de twee groepen passen niet bij elkaar, dus mensen antwoordden niet zoals de opzet vraagt".to_owned(),
        Reason::SpreadNotShown => "werkgevers verschillen niet meer dan toeval kan geven, dus niemand staat boven een ander".to_owned(),
        Reason::ManyEmployers { most } => format!("meer dan {most} werkgevers, en dat kost te veel geheugen; geef cijfers in delen"),
        Reason::LooksLikeError { column } => {
            format!("kolom {column} klinkt naar standaardfouten, en gevraagd is het kwadraat daarvan")
        }
        Reason::LooksLikeRatio { column } => format!("kolom {column} klinkt naar verhoudingen, en een verhouding zonder effect is 1 en niet 0: geef er de natuurlijke logaritme van, met de varianties daarvan"),
        Reason::FewGroups { many } => {
            format!("te weinig groepen van onderzoeken: {many}; `careful` (voorzichtig) gaat naar hun aantal")
        }
        Reason::OneHeavyStudy { many } => {
            format!("één van de {many} onderzoeken weegt, alleen naar zijn variantie, zwaarder dan alle andere samen")
        }
        Reason::AgreeTooWell => {
            "onderzoeken zijn het meer eens dan toeval met hun eigen variantie toelaat, dus geen variantie ertussen past".to_owned()
        }
        Reason::OfTwoLevels => {
            "dit is gemaakt voor twee niveaus; `careful` (voorzichtig) en de voorspelling kennen er drie".to_owned()
        }
        Reason::TwoStudies => "twee onderzoeken zeggen bijna niets over hoe onderzoeken verschillen".to_owned(),
        Reason::FewStudies { many } => {
            format!("te weinig onderzoeken: {many} (docs/calibration.md); `careful` (voorzichtig) is voor weinig gemaakt")
        }
        Reason::TwoLevels => {
            "met één groep, of een groep per onderzoek, zijn drie niveaus niet van twee te scheiden; beantwoord met twee".to_owned()
        }
        Reason::TooFewChanged => {
            "sinds de vorige tabel veranderden te weinig mensen: naast elkaar zouden ze te zien zijn; publiceer als het er meer zijn".to_owned()
        }
        Reason::Recoded => "sinds de eerdere tabel zijn waarden verdwenen en andere nieuw: wie weet wat wat werd, kan uitrekenen wat verborgen is; schrijf de waarden zoals ze waren, of publiceer de nieuwe pas als het om andere mensen gaat, zonder --previous".to_owned(),
        Reason::FewPeople { minimum } => format!("minder dan {minimum} mensen"),
        Reason::NoEffect => "er was geen effect te berekenen".to_owned(),
        Reason::SmallestP { units, p: least } => {
            format!("met {units} eenheden kan het verwisselen ervan geen p onder {} geven", p(*least))
        }
        Reason::BeforeAndAfterOnly => "voor en na, zonder iets om mee te vergelijken: alles wat er nog meer veranderde, telt als effect".to_owned(),
        Reason::OwnTrendOnly => "één reeks tegen haar eigen trend: alles wat er bij de start nog meer gebeurde, telt als effect".to_owned(),
        Reason::WithAndWithout { with, without } => format!("eenheden met de pilot: {with}, en zonder: {without}, voor en na"),
        Reason::MovedApart => "de twee soorten eenheden liepen al voor de start uit elkaar".to_owned(),
        Reason::MovedAlike => "voor de start bewogen de twee soorten eenheden gelijk, voor zover de gegevens laten zien".to_owned(),
        Reason::NotShownAlike => "of de twee soorten eenheden gelijk bewogen zouden hebben, is niet te zien".to_owned(),
        Reason::Wedge { units } => format!("{units} eenheden beginnen na elkaar, elk vergeleken met zichzelf en met andere"),
        Reason::Lottery => "als een loting bepaalde wie begon, of wanneer, dan is het sterker dan hier staat; dat kunnen gegevens niet laten zien".to_owned(),
        Reason::TooFewToShow => "zo weinig eenheden kunnen niets aantonen".to_owned(),
        Reason::NotKnown => "de gegevens zeggen niet hoe zeker het effect is".to_owned(),
        Reason::NotSurprising { p: own } => {
            format!("een effect van deze grootte is door toeval niet verrassend (p = {}); dat bewijst niet dat er geen is", p(*own))
        }
        Reason::Surprising { p: own } => format!("een effect van deze grootte is door toeval verrassend (p = {})", p(*own)),
        Reason::SameShares => "beide aandelen zijn gelijk, dus er is niets te vinden".to_owned(),
        Reason::Price { epsilon, cost } => {
            format!("antwoorden beschermen (epsilon {}) kost {} keer de mensen van een directe vraag", number(*epsilon), number(*cost))
        }
        Reason::OutOfReach { units, p: least, alpha } => {
            format!("met {units} eenheden is {} de kleinste p die een loting ertussen kan geven, boven {}: wat er ook gebeurt, aan te tonen is er niets", p(*least), number(*alpha))
        }
        Reason::NoSample { most } => format!("geen steekproef tot {most} vindt dit verschil vaak genoeg"),
    }
}
