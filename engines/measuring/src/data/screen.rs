//! What no table about real persons may record: origin, religion, health and orientation.
//!
//! The approach never needs it: a field test *assigns* a signal to fictitious applicants, a survey is anonymous, and
//! figures of groups come from outside. A table that holds such a column is refused as a whole, by its headings and by
//! its values, before anything is computed: those are special categories of personal data (GDPR, article 9), and a
//! figure made from them would invite people to keep them. Only columns whose values say so plainly are refused; a list
//! of words cannot see a secret code, and an honest table is not turned away for a town or a subject.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// Which of the four was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Refused {
    Origin,
    Religion,
    Health,
    Orientation,
}

impl Refused {
    /// In words.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Origin => "origin",
            Self::Religion => "religion",
            Self::Health => "health",
            Self::Orientation => "orientation",
        }
    }
}

/// Words of headings.
const HEADINGS: [(Refused, &str); 4] = [
    (
        Refused::Origin,
        "ethnicity ethnic ethnicgroup ethniciteit etniciteit etnisch etnische etnic race racial ras herkomst \
         herkomstland herkomstgroep afkomst origin origins countryoforigin migratieachtergrond \
         migrationbackground migration migratie migrant migrantstatus immigrant immigration immigratie \
         migachtergrond migachtergr migracht migratiea landvanoorsprong landoorsprong oorsprongouders oorspronglanden origine heritage nieuwkomer nieuwkomers nationality nationalities nationaliteit citizenship geboorteland countryofbirth birthcountry \
         birthplace geboorteplaats placeofbirth landvanherkomst ancestry allochtoon autochtoon nietwesters \
         huidskleur skincolour skincolor skin moedertaal mothertongue thuistaal caste kaste bevolkingsgroep \
         roots bicultureel geboortelandouders geboortelandmoeder geboortelandvader gebland herk etn nation \
         landafkomst cultureleachtergrond culturalbackground landvangeboorte nativecountry nativelanguage firstlanguage eerstetaal geboren minderheid minority verblijfsstatus statushouder asiel asielstatus asielzoeker asylum tweedetaal secondlanguage homelanguage inburgering inburgeraar tweedegeneratie \
         secondgeneration nederlandseachtergrond dutchbackground nietnederlands nondutch landouders landouder oudersland ouderland landvanouders \
         parentscountry parentcountry countryofparents oudersbuitenland spreektthuis ethn paspoort passport plaatsvangeboorte \
         geboortestad birthtown birthcity wherewereyouborn whereborn borninthenetherlands nativity landvader landmoeder taalthuis \
         staatsburgerschap residencepermit verblijfsvergunning visastatus \
         gbaherkomst gbageneratie gbland rinherkomst vrlherkomstland etngrp etng migrachtergrond migratieachtergr westers nietwest autoch allo \
         geblmoeder geblvader gbl gebplaats landgeboorte countrybirth borninnl cob natio nationalit verblijfstitel inburgeringsplichtig \
         inburgeringsplicht ontheemd ontheemde ontheemden azc aankomstnl jareninnl jareninnederland yearofarrival yearsincountry buitenlandseachtergrond \
         buitenlands foreigner foreignbackground kleurhuid romasinti moluks thuisgesproken thuisgesprokentaal taalspreekjethuis huistaal omgangstaal talenthuis \
         languageathome languagesathome moederland vaderland aantmig pctmig nwm nwma pctnwm pnwmiga pnwal pwestal anwal cumi nwa nwallo spreektaalthuis voertaalthuis taalouders taalmoeder thuistalen taalachtergrond innederlandsinds aankomstinnederland migratiejaar \
         geboorteregio oorsprongsland landherk landgebmoe gblnd verblijfsduurinnederland datumbinnenkomst migrachtergr nlachtergrond huidtint allocht autocht alloch eoa arrivalyear amarok asuri atur",
    ),
    (
        Refused::Religion,
        "religion religions religious religie religieus geloof geloofsovertuiging godsdienst \
         levensovertuiging levensbeschouwing faith belief beliefs denomination kerk kerkgenootschap church \
         moskee mosque hoofddoek headscarf hijab halal ramadan prayer gezindte kerkelijkegezindte kerkgang kerklid hijabdrager moskeebezoek kerkelijk relig gelovig gelovigen confessie koran quran kosher koosjer bidden gebed hoofddoekje",
    ),
    (
        Refused::Health,
        "health gezondheid gezondheidstoestand disability disabilities disabled handicap handicapped \
         gehandicapt beperking functiebeperking arbeidsbeperking diagnose diagnosis diagnoses ziekte \
         ziektebeeld illness disease disorder stoornis aandoening medical medisch medicatie medication \
         chronischziek impairment autism autisme adhd dyslexie dyslexia zwanger zwangerschap pregnant \
         pregnancy ziekteverzuim bloeddruk bmi chronisch dyscalculie specialneeds leerwegondersteuning lwoo sickleave sickness doelgroepregister banenafspraak wajong ziek ziekmelding psychisch psychische ggz wia arbeidsongeschikt medicijn medicijnen medicijngebruik rolstoelgebruiker zorgindicatie rugzak rugzakje zorgbehoefte lgf genderdysforie genderdysphoria wmo careneeds sen allergie allergieen allergy allergies \
         ondersteuningsbehoefte jeugdhulpverlening loonkostensubsidie noriskpolis gedragsproblemen dsm icd meddiag psychproblemen wao wga ivawga wlz wlzindicatie ciz cizindicatie jeugdzorg zorgleerling tlv soindicatie lvb visus \
         blindheid doofheid gehoorapparaat suicidaal suicidal suicide eetstoornis overgewicht overweight verslaving verslaafd addiction roker smoker rookt \
         drugsgebruik alcoholgebruik drugs vaccinatiestatus vaccinatie vaccination bloedgroep phq sdq cbcl atccode zorgkosten ziekgemeld sickdays \
         garantiebaan participatiewet wsw",
    ),
    (
        Refused::Orientation,
        "geaardheid samesexpartner seksuelegeaardheid sexualorientation transgender sexualpreference sexuality sexual seksueel seksualiteit orientation \
         seksueleorientatie seksuele geaard orientatie lgbt lgbtq lgbtqi lgbtiq lhbt lhbti lhbtiq queer gay \
         homoseksueel genderidentity genderidentiteit transitieleeftijd \
         lhb hbt lhbq seksvoorkeur sexuelevoorkeur sexorient nonbinary nonbinair genderfluid intersekse intersex sexatbirth \
         partnergeslacht geslachtpartner verliefdop valjeop attractedto valtop comingout",
    ),
];

/// Values that say it by themselves.
const VALUES: [(Refused, &str); 4] = [
    (
        Refused::Origin,
        "marokkaans marokkaanse marokkaan moroccan marokkanen turken surinamers antillianen afroamerican turks turkse turkish surinaams surinaamse surinamese \
         antilliaans antilliaanse antillean caribisch caribische caribbean nieuwkomer nieuwkomers curacaos somalisch somali syrisch syrian afghaans afghan eritrees \
         eritrean iraaks iraqi kaapverdisch ghanees nietwesters nietwesterse \
         nonwestern allochtoon autochtoon migratieachtergrond metmigratieachtergrond \
         zondermigratieachtergrond geenmigratieachtergrond migrant nietmigrant hispanic latino latina latinx \
         caucasian africanamerican afroamerican indigenous hindoestaans creools blanke getint biracial \
         nederlandseafkomst dutchorigin buiteneuropa europeseherkomst nederlandseherkomst turksnederlands \
         marokkaansnederlands marokkanen moroccans berber berbers arabieren arabs vluchteling vluchtelingen \
         statushouder statushouders asielzoeker asielzoekers asylumseeker asylumseekers refugee refugees immigrant immigrants \
         immigranten migranten migrants buitenlander buitenlanders foreigners ethnicminority ethnicmajority etnischeminderheid \
         bame bipoc personofcolour personofcolor peopleofcolour peopleofcolor bornabroad foreignborn bornhere nativeborn \
         migrationbackground withmigrationbackground withoutmigrationbackground nomigrationbackground \
         geboreninhetbuitenland geboreninnederland oekrainer oekrainers ukrainians roemenen bulgaren nietnederlands nietnederlandse nietnederlander \
         nietnederlanders nondutch notdutch arbeidsmigrant arbeidsmigranten labourmigrant labormigrant anderstalig anderstalige anderstaligen \
         thuisnederlands thuisanderetaal anderetaalthuis mensvankleur mensenvankleur surinamer antilliaan surinamese nonnative",
    ),
    (
        Refused::Religion,
        "moslim moslima moslims muslim muslims sunni shia soenniet sjiiet islam islamitisch islamic christen christelijk christian \
         christianity christendom joods jood jewish jew judaism hindoe hindoeisme hindu hinduism boeddhist \
         boeddhistisch buddhist katholiek catholic roomskatholiek protestant protestants gereformeerd \
         hervormd atheist atheistisch agnost agnostic sikh evangelisch evangelical orthodox jehovasgetuige jehovasgetuigen baptist baptisten methodist methodisten quaker mormoon \
         mormon lutheran luthers anglican presbyterian pentecostal nietgelovig ongelovig gelovig hoofddoek headscarf hijab keppeltje yarmulke kippah soennitisch sjiitisch shiite geenreligie welreligie noreligion geengeloof halal",
    ),
    (
        Refused::Health,
        "adhd autisme autism autistisch autistic dyslexie dyslexia dyslectisch dyslexic depressie depression \
         depressief angststoornis burnout epilepsie epilepsy diabetes rolstoel wheelchair slechthorend \
         slechtziend doof deaf gehandicapt disabled chronischziek chronicallyill zwanger pregnant hiv kanker \
         cancer asthma astma psychose bipolair bipolar ptsd ptss lichamelijkebeperking beperking functiebeperking psychisch \
         chronischzieke chronischzieken chronicillness arbeidsbeperkt arbeidsbeperkte arbeidsgehandicapt wajong wajonger wajongers \
         autist autisten doofblind slechthorende slechtziende visueelbeperkt \
         burnout anxiety anorexia boulimia bulimia obesitas obesity dyscalculie dyscalculia migraine longcovid psychischeklachten psychischeproblemen handicap disability \
         downsyndroom syndroomvandown downsyndrome asperger pddnos ritalin insuline insulin verstandelijkebeperking welbeperking meteenbeperking metbeperking zonderbeperking sensupport mentalhealthcondition dyslexieverklaring verslaafd ",
    ),
    (
        Refused::Orientation,
        "homo homoseksueel homosexual gay lesbisch lesbian lesbienne bisexual biseksueel heteroseksueel \
         heterosexual panseksueel pansexual aseksueel asexual queer lhbt lhbti lhbtiq lgbt lgbti lgbtiq lgbtq lgbtqi lgbtqia transgender homofiel lhb transman transvrouw transwoman",
    ),
];

/// Values that say it together: two different ones in one column. Alone each has another meaning: a colour, a subject.
const TOGETHER: [(Refused, &str); 4] = [
    (
        Refused::Origin,
        "black white asian african european europees aziatisch afrikaans zwart wit dutch nederlands \
         nederlandse nederlander foreign foreigner buitenlands native afrika africa azie asia vankleur nietnl \
         iraans iraanse indiaas indiase pakistaans pakistaanse ethiopisch ethiopische nigeriaans nigeriaanse egyptisch egyptische tunesisch tunesische \
         algerijns algerijnse libanees libanese vietnamees vietnamese kaapverdiaans kaapverdiaanse indonesisch chinees chinese mixed arabisch arabic arab pools poolse polish \
         bulgaars roemeens roma sinti turk duits duitse german oekraiens oekraiense ukrainian arabier eu nieteu noneu migratie geenmigratie eerstegeneratie tweedegeneratie derdegeneratie fries marok ned \
         nonnative abroad dari pasjtoe pashto papiaments papiamento sranan tigrinya tamazight farsi somali koerdisch kurdish urdu \
         ",
    ),
    (Refused::Health, "gezond ziek healthy sick ill blind blinde blinden ziend ziende sighted hearing horend pdd "),
    (
        Refused::Religion,
        "rk pkn religious notreligious nonreligious religieus nietreligieus kerkelijk onkerkelijk geref herv ",
    ),
    (Refused::Orientation, "hetero straight bi homo gay cis trans"),
];

/// Countries, in Dutch and English and by their code of three letters: two of them in a column say where people come from,
/// and one of them beside *other* does. Those around the Netherlands and others of the west are left out, because studies and
/// employers lie there; so are names that people have.
const COUNTRIES: &str = "nederland netherlands holland nld nl marokko morocco mar turkije turkey turkiye tur suriname surinam sur antillen antilles \
     curacao cuw aruba abw bonaire sintmaarten syrie syria syr somalie somalia som eritrea eri ethiopie ethiopia eth afghanistan afg irak iraq irq \
     iran irn pakistan pak india ind china chn indonesie indonesia idn vietnam vnm filipijnen philippines phl thailand tha srilanka lka bangladesh \
     bgd nepal npl egypte egypt egy tunesie tunisia tun algerije algeria dza libie libya lby soedan sudan sdn nigeria nga ghana gha kameroen \
     cameroon cmr congo cod kenia kenya oeganda uganda rwanda rwa burundi angola ago kaapverdie capeverde cpv senegal gambia guinee sierraleone \
     liberia ivoorkust ivorycoast zuidafrika southafrica zimbabwe libanon lebanon lbn israel isr palestina palestine jordanie jemen yemen yem \
     saoediarabie saudiarabia koeweit kuwait rusland russia rus oekraine ukraine ukr belarus witrusland polen poland pol roemenie romania rou \
     bulgarije bulgaria bgr hongarije hungary hun albanie albania alb kosovo bosnie bosnia bih servie serbia srb kroatie croatia hrv macedonie \
     macedonia moldavie moldova armenie armenia azerbeidzjan azerbaijan kazachstan kazakhstan oezbekistan uzbekistan venezuela ven colombia col \
     brazilie brazil bra dominicaanserepubliek dominicanrepublic haiti cuba ecuador bolivia mexico mex jamaica guyana";

/// What stands beside a country, or beside *Dutch*, for all others.
const OTHERS: &str = "overig overige anders other others elders elsewhere";
const DUTCH: &str = "nederlands nederlandse nederlander dutch";

/// Words of headings that beside one of these are about something else: `health_sector`, `orientation_week`.
const AMBIGUOUS: &str = "health gezondheid ggz orientation orientatie religious origin race migration migratie church kerk medisch medical roots \
     nation ras skin herkomst orientatie godsdienst religie religion levensbeschouwing denomination katholiek catholic islamic islamitisch hindu hindoe protestant christelijk \
     christian joods jewish gereformeerd evangelisch handicap jeugdzorg verslaving zorgkosten vaccinatie drugs drugsgebruik minderheid azc lvb tlv buitenlands";
const HARMLESS: &str = "sector week weeks day days dag dagen study studie studies programme program opleiding course cursus station tijd school department afdeling faculty faculteit care zorg vacancy vacature job branch centrum center centre insurance \
     verzekering verzekeraar vooropleiding round aanmelding aanvraag stageplek gebouw hond dier sollicitatie bron cijfer vak les lessen toets rooster career loopbaan beroeps time welzijn welfare square street straat portrait landscape instelling institution education onderwijs fase phase goal diploma stage project plus destination \
     bestemming golf belang";

/// Words of headings of who is taught: beside them a school or a course is no excuse for where somebody comes from.
const TAUGHT: &str = "leerling leerlingen student studenten students pupil pupils deelnemer deelnemers kandidaat kandidaten candidate candidates";

/// Words of headings of columns that are about a subject, a place or an organisation: what stands there is no trait of a
/// person, however it is spelt. A language course is called Turkish, and an employer Western.
const THINGS: &str = "opleiding opleidingen studie studies study programme programma program course cursus module vak subject toets examen \
     thema richting major department afdeling faculty faculteit stad city town plaats gemeente regio provincie province wijk buurt straat street locatie \
     vestiging unit site employer werkgever bedrijf company firm organisatie organisation organization school \
     instelling institution voornaam achternaam sector branche functie job beroep occupation vacature vacancy \
     docent docenten begeleider begeleiders mentor coach teacher tutor supervisor praktijkopleider les lessen voertaal lestaal instructietaal cursustaal \
     examentaal stage bpv bestemming stagebestemming keuzedeel keuzedelen workshop gezag bestuur opdrachtgever taalkeuze vreemde campus eiland island bestemmingsland diplomaland leverancier supplier party partij denominatie product stageplaats stageplek leerbedrijf leerwerkbedrijf werkveld team kaart keuken stageland";
/// Beginnings of such words, before what they are called: `schoolnaam`, `opleidingsnaam`.
const THINGS_BEGIN: &str = "school opleiding studie vestiging bedrijf instelling werkgever organisatie vak cursus";

/// Ends of such words, after what they are for: `stagebedrijf`, `zorginstelling`, `basisschool`.
const THINGS_END: &str =
    "bedrijf bedrijven instelling instellingen organisatie organisaties bestuur school scholen adres";

/// Words of persons: with one of these a heading is about them after all.
const PERSONS: &str = "group groep persoon person people moeder vader ouder ouders mother father parent geboren birth born geboorte herkomst \
     origin thuis home moedertaal native";

/// Beginnings of words that say it, whatever follows: codes, plurals, compounds.
const STEMS: [(Refused, &str); 4] = [
    (
        Refused::Origin,
        "nationaliteit etnicit ethnicit etniciteit herkomst afkomst allochto autochto migrant immigra vluchteling refugee \
         statushouder geboorteland migratieacht verblijfsstat asielstat asielzoek huidkleur huidskleur migratieachtergrond migrationbackground nieuwkomer bicultur minderhe minorit",
    ),
    (Refused::Religion, "religi godsdien geloofs levensbeschouw levensovertuig kerkgenoot"),
    (
        Refused::Health,
        "beperkingen functiebeperking arbeidsbeperking handicap gehandicap disabilit ziektebeeld ziekmeld psychische \
         medicijn medicatie rolstoel wheelchair arbeidsongeschik zwangerschap diagnose gezondheidsp gezondheidsk aandoening ziekte medische",
    ),
    (Refused::Orientation, "lhbt lgbt seksuel sexual homoseks heteroseks transgender geaardheid"),
];

/// What a heading says that the column records. A heading is cut into words at everything that is no letter, and at
/// capitals inside it; a word that names a religion or an orientation says it in a heading too.
#[must_use]
pub fn heading(text: &str) -> Option<Refused> {
    let words = words(text);
    let has = |list: &str| words.iter().any(|word| list.split_ascii_whitespace().any(|other| other == word));
    let is_about_something_else = has(HARMLESS);
    let is_of_taught = has(TAUGHT);
    let coded = coded(text, is_about_something_else);
    coded.or_else(|| {
        spoken(&words).find_map(|word| {
            let lists = lists();
            // Of who is taught a school or a course is no excuse.
            if is_about_something_else && !is_of_taught && AMBIGUOUS.split(' ').any(|other| other == word) {
                return None;
            }
            let said = lists.headings.get(word.as_str()).or_else(|| lists.values.get(word.as_str())).copied();
            // `leerlingherkomst`, `gezinsherkomst`.
            let of_origin = (word.len() > 8 && word.ends_with("herkomst")).then_some(Refused::Origin);
            said.or_else(|| stem(&word).or(of_origin).filter(|_| !is_about_something_else))
        })
    })
}

/// What is said with a figure: a language learnt as the second one, a generation after who came.
fn coded(text: &str, is_about_something_else: bool) -> Option<Refused> {
    let small = text.to_lowercase();
    let mut parts = small.split(|letter: char| !letter.is_alphanumeric());
    let is_second_language = !is_about_something_else && parts.any(|part| part == "nt2");
    // As Statistics Netherlands calls its columns: GBAHERKOMSTGROEPERING, GBANATIONALITEIT1.
    let is_of_register = words(text).iter().any(|word| {
        let name =
            ["gba", "rin", "vrl", "brp"].iter().fold(word.as_str(), |name, of| name.strip_prefix(of).unwrap_or(name));
        name != word && REGISTER.split_ascii_whitespace().any(|begin| name.starts_with(begin))
    });
    (is_second_language || is_of_register || is_generation(text)).then_some(Refused::Origin)
}

/// What registers write behind their own name.
const REGISTER: &str = "herkomst geboorteland nationalit generatie land";

/// A generation after who came. The first one is of students whose parents did not study, too.
fn is_generation(text: &str) -> bool {
    let glued: String = text.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect();
    let generations = ["2egeneratie", "3egeneratie", "2dgeneration", "2ndgeneration", "3rdgeneration"];
    generations.iter().any(|generation| glued.contains(generation))
}

/// Words alone, and neighbours together: `land van herkomst`, `sexual orientation`, `person of colour`.
fn spoken(words: &[String]) -> impl Iterator<Item = String> {
    let all = (0..words.len()).flat_map(|from| (from + 1..=words.len().min(from + 4)).map(move |to| (from, to)));
    all.map(|(from, to)| words[from..to].concat())
}

fn stem(word: &str) -> Option<Refused> {
    // What a building is, and not who comes in; what is taught, and not who is taught; a letter, and a school.
    if ["toegankelijk", "accessible", "les", "lessen", "kunde", "brief", "brieven", "school", "zorg"]
        .iter()
        .any(|end| word.ends_with(end))
    {
        return None;
    }
    let begins = |stems: &str| stems.split_ascii_whitespace().any(|stem| word.starts_with(stem));
    STEMS.iter().find(|(_, stems)| begins(stems)).map(|(what, _)| *what)
}

/// What no subject, place, organisation or name is called, whatever a heading says.
const NEVER_THINGS: &str = "allochtoon autochtoon allochtonen autochtonen nietwesters nietwestersallochtoon nietwesterseallochtoon westersallochtoon \
     moslim moslims moslima muslim muslims";

/// The trait that a value says in a column of things, too.
pub(super) fn never_a_thing(text: &str) -> Option<Refused> {
    // Most values begin otherwise.
    if !text.starts_with(['a', 'A', 'n', 'N', 'w', 'W', 'm', 'M']) {
        return None;
    }
    let whole = folded(text);
    let is_one = NEVER_THINGS.split_ascii_whitespace().any(|word| word == whole);
    is_one.then(|| lists().values.get(whole.as_str()).copied().unwrap_or(Refused::Origin))
}

/// Whether a heading says that its column is about a subject, a place or an organisation.
#[must_use]
pub fn is_of_things(text: &str) -> bool {
    let mut words = words(text);
    words.push(folded(text));
    let has = |list: &str| words.iter().any(|word| list.split_ascii_whitespace().any(|other| other == word));
    let named = words.iter().any(|word| {
        THINGS_BEGIN.split_ascii_whitespace().any(|begin| word.starts_with(begin))
            || THINGS_END.split_ascii_whitespace().any(|end| word.ends_with(end))
    });
    (has(THINGS) || named) && !has(PERSONS)
}

/// Whether a heading says that its column is about the language of lessons.
pub(super) fn is_of_teaching(text: &str) -> bool {
    let whole = folded(text);
    ["voertaal", "lestaal", "instructietaal", "cursustaal", "examentaal"].contains(&whole.as_str())
}

/// Several words are looked up as one from so many letters on.
const FEWEST_LETTERS: usize = 10;
/// As many words as a trait takes to be named; more is a text about something else.
const MOST_WORDS: usize = 5;

/// What a value says of the person in its row: as a whole, or in some of its few words (`Moroccan background`, `diabetes
/// type 2`, `with a migration background`).
#[must_use]
pub fn value(text: &str) -> Option<Refused> {
    let (values, words) = (&lists().values, words(text));
    let whole = folded(text);
    // Short words glued together say what nobody wrote: `do of wo`.
    let is_one = words.len() < 2 || !text.contains(' ');
    let known = |glued: &str| values.get(glued).copied().filter(|_| is_one || glued.len() >= FEWEST_LETTERS);
    // Statistics Netherlands says it in a sentence: born here, a parent born abroad.
    let is_sentence =
        ["geboreninnederland", "geboreninhetbuitenland", "oudersgeboren"].iter().any(|part| whole.contains(part));
    // A device is of a second generation too: beside it stands where from.
    let is_of_origin = is_generation(text) && words.iter().any(|word| lists().together.contains_key(word.as_str()));
    if is_sentence || is_of_origin {
        return Some(Refused::Origin);
    }
    known(&whole).or_else(|| {
        if words.len() > MOST_WORDS {
            return None;
        }
        words
            .iter()
            .find_map(|word| values.get(word.as_str()).copied())
            .or_else(|| spoken(&words).find_map(|glued| known(&glued)))
    })
}

/// What words say together that say nothing alone.
pub(super) fn said_together(seen: &HashSet<(Refused, &'static str)>) -> Option<Refused> {
    let is_in = |list: &str, word: &str| list.split_ascii_whitespace().any(|other| other == word);
    let (others, named): (Vec<_>, Vec<_>) = seen.iter().partition(|(_, word)| is_in(OTHERS, word));
    let beside = !others.is_empty() && named.iter().any(|(_, word)| is_in(COUNTRIES, word) || is_in(DUTCH, word));
    let twice = named.iter().find(|(what, _)| named.iter().filter(|(other, _)| other == what).count() > 1);
    twice.map(|(what, _)| *what).or(beside.then_some(Refused::Origin))
}

/// A value that is a trait as a whole, and whether it says so alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Trait {
    pub what: Refused,
    pub alone: bool,
    word: &'static str,
}

/// Which trait a value is as a whole.
pub(super) fn trait_of(text: &str) -> Option<Trait> {
    let (lists, whole) = (lists(), folded(text));
    let known = |list: &HashMap<&'static str, Refused>, alone: bool| {
        list.get_key_value(whole.as_str()).map(|(word, what)| Trait { what: *what, alone, word })
    };
    known(&lists.values, true).or_else(|| known(&lists.together, false))
}

/// Which of the words this is that only say something together.
pub(super) fn together(text: &str) -> Option<(Refused, &'static str)> {
    let whole = |text: &str| lists().together.get_key_value(text).map(|(word, what)| (*what, *word));
    let apart = || text.split(['(', ')', '/', ':', ';', ',']).map(str::trim).filter(|part| part.len() < text.len());
    whole(folded(text).as_str()).or_else(|| {
        // `Turkije (TR)` and `A: Turkije` are no name of which a country is a part.
        let country = |part: &str| whole(folded(part).as_str()).filter(|(_, word)| word.len() > 3);
        if let Some(found) = apart().find_map(country) {
            return Some(found);
        }
        let words = words(text);
        // Among others a short one is a word of its own (`hun`, `som`, `nl`), and a country a part of a name: Noord-Holland.
        let country = |word: &str| COUNTRIES.split_ascii_whitespace().any(|country| country == word);
        let own = words.iter().filter(|word| word.len() > 3 && words.len() <= MOST_WORDS && !country(word));
        own.into_iter().find_map(|word| whole(word))
    })
}

struct Lists {
    headings: HashMap<&'static str, Refused>,
    values: HashMap<&'static str, Refused>,
    together: HashMap<&'static str, Refused>,
}

fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    let map = |lists: &[(Refused, &'static str)]| -> HashMap<&'static str, Refused> {
        lists.iter().flat_map(|(what, words)| words.split_ascii_whitespace().map(|word| (word, *what))).collect()
    };
    LISTS.get_or_init(|| {
        let mut together: HashMap<&'static str, Refused> = map(&TOGETHER);
        together.extend(map(&[(Refused::Origin, COUNTRIES), (Refused::Origin, OTHERS)]));
        Lists { headings: map(&HEADINGS), values: map(&VALUES), together }
    })
}

/// A heading cut into words of plain small letters.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for letter in text.chars() {
        if !letter.is_alphabetic() || (letter.is_uppercase() && was_small) {
            words.push(String::new());
        }
        was_small = letter.is_lowercase();
        words.last_mut().into_iter().for_each(|word| word.push_str(&plain(letter)));
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Small letters without accents, and nothing else.
fn folded(text: &str) -> String {
    text.chars().map(plain).collect()
}

fn plain(letter: char) -> String {
    let small = letter.to_lowercase().next().unwrap_or(letter);
    match small {
        'a'..='z' => small.to_string(),
        'à' | 'á' | 'â' | 'ä' | 'å' | 'ã' => "a".to_owned(),
        'è' | 'é' | 'ê' | 'ë' => "e".to_owned(),
        'ì' | 'í' | 'î' | 'ï' => "i".to_owned(),
        'ò' | 'ó' | 'ô' | 'ö' | 'õ' => "o".to_owned(),
        'ù' | 'ú' | 'û' | 'ü' => "u".to_owned(),
        'ç' => "c".to_owned(),
        'ñ' => "n".to_owned(),
        _ => String::new(),
    }
}
