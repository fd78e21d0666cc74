//! What no table about real persons may record: origin, religion, health and orientation.
//!
//! The approach never needs it: a field test *assigns* a signal to fictitious applicants, a survey is anonymous, and
//! figures of groups come from outside. A table that holds such a column is refused as a whole, by its headings and by
//! its values, before anything is computed: those are special categories of personal data (GDPR, article 9), and a
//! figure made from them would invite people to keep them. Only columns whose values say so plainly are refused; a list
//! of words cannot see a secret code, and an honest table is not turned away for a town or a subject.

/// Which of the four was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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

/// Words of headings. A heading is cut into words at everything that is no letter, and at capitals inside it.
const HEADINGS: [(Refused, &[&str]); 4] = [
    (
        Refused::Origin,
        &[
            "ethnicity",
            "ethnic",
            "ethnicgroup",
            "ethniciteit",
            "etniciteit",
            "etnisch",
            "etnische",
            "etnic",
            "race",
            "racial",
            "ras",
            "herkomst",
            "herkomstland",
            "herkomstgroep",
            "afkomst",
            "origin",
            "origins",
            "countryoforigin",
            "migratieachtergrond",
            "migrationbackground",
            "migration",
            "migratie",
            "migrant",
            "migrantstatus",
            "immigrant",
            "immigration",
            "immigratie",
            "nationality",
            "nationalities",
            "nationaliteit",
            "citizenship",
            "geboorteland",
            "countryofbirth",
            "birthcountry",
            "birthplace",
            "geboorteplaats",
            "placeofbirth",
            "landvanherkomst",
            "ancestry",
            "allochtoon",
            "autochtoon",
            "nietwesters",
            "huidskleur",
            "skincolour",
            "skincolor",
            "skin",
            "moedertaal",
            "mothertongue",
            "thuistaal",
            "caste",
            "kaste",
            "bevolkingsgroep",
            "roots",
            "bicultureel",
            "geboortelandouders",
            "geboortelandmoeder",
            "geboortelandvader",
        ],
    ),
    (
        Refused::Religion,
        &[
            "religion",
            "religions",
            "religious",
            "religie",
            "religieus",
            "geloof",
            "geloofsovertuiging",
            "godsdienst",
            "levensovertuiging",
            "levensbeschouwing",
            "faith",
            "belief",
            "beliefs",
            "denomination",
            "kerk",
            "kerkgenootschap",
            "church",
            "moskee",
            "mosque",
            "hoofddoek",
            "headscarf",
            "hijab",
        ],
    ),
    (
        Refused::Health,
        &[
            "health",
            "gezondheid",
            "gezondheidstoestand",
            "disability",
            "disabilities",
            "disabled",
            "handicap",
            "handicapped",
            "gehandicapt",
            "beperking",
            "functiebeperking",
            "arbeidsbeperking",
            "diagnose",
            "diagnosis",
            "diagnoses",
            "ziekte",
            "ziektebeeld",
            "illness",
            "disease",
            "disorder",
            "stoornis",
            "aandoening",
            "medical",
            "medisch",
            "medicatie",
            "medication",
            "chronischziek",
            "impairment",
            "autism",
            "autisme",
            "adhd",
            "dyslexie",
            "dyslexia",
            "zwanger",
            "zwangerschap",
            "pregnant",
            "pregnancy",
            "ziekteverzuim",
            "wajong",
        ],
    ),
    (
        Refused::Orientation,
        &[
            "geaardheid",
            "seksuelegeaardheid",
            "sexualorientation",
            "sexuality",
            "sexual",
            "seksueel",
            "seksualiteit",
            "orientation",
            "seksueleorientatie",
            "seksuele",
            "geaard",
            "orientatie",
            "lgbt",
            "lgbtq",
            "lgbtqi",
            "lgbtiq",
            "lhbt",
            "lhbti",
            "lhbtiq",
            "queer",
            "gay",
            "homoseksueel",
        ],
    ),
];

/// Values that say it by themselves.
const VALUES: [(Refused, &[&str]); 4] = [
    (
        Refused::Origin,
        &[
            "marokkaans",
            "marokkaanse",
            "marokkaan",
            "moroccan",
            "turks",
            "turkse",
            "turkish",
            "surinaams",
            "surinaamse",
            "surinamese",
            "antilliaans",
            "antilliaanse",
            "antillean",
            "curacaos",
            "somalisch",
            "somali",
            "syrisch",
            "syrian",
            "afghaans",
            "afghan",
            "eritrees",
            "eritrean",
            "iraaks",
            "iraqi",
            "kaapverdisch",
            "ghanees",
            "westers",
            "westerse",
            "western",
            "nietwesters",
            "nietwesterse",
            "nonwestern",
            "allochtoon",
            "autochtoon",
            "migratieachtergrond",
            "metmigratieachtergrond",
            "zondermigratieachtergrond",
            "geenmigratieachtergrond",
            "migrant",
            "nietmigrant",
            "hispanic",
            "latino",
            "latina",
            "latinx",
            "caucasian",
            "africanamerican",
            "afroamerican",
            "indigenous",
            "hindoestaans",
            "creools",
            "blanke",
            "getint",
            "biracial",
            "nederlandseafkomst",
            "dutchorigin",
            "buiteneuropa",
            "europeseherkomst",
            "nederlandseherkomst",
            "turksnederlands",
            "marokkaansnederlands",
        ],
    ),
    (
        Refused::Religion,
        &[
            "moslim",
            "moslima",
            "moslims",
            "muslim",
            "muslims",
            "islam",
            "islamitisch",
            "islamic",
            "christen",
            "christelijk",
            "christian",
            "christianity",
            "christendom",
            "joods",
            "jood",
            "jewish",
            "jew",
            "judaism",
            "hindoe",
            "hindoeisme",
            "hindu",
            "hinduism",
            "boeddhist",
            "boeddhistisch",
            "buddhist",
            "katholiek",
            "catholic",
            "roomskatholiek",
            "protestant",
            "protestants",
            "gereformeerd",
            "hervormd",
            "atheist",
            "atheistisch",
            "agnost",
            "agnostic",
            "sikh",
            "nietgelovig",
            "ongelovig",
            "gelovig",
        ],
    ),
    (
        Refused::Health,
        &[
            "adhd",
            "autisme",
            "autism",
            "autistisch",
            "autistic",
            "dyslexie",
            "dyslexia",
            "dyslectisch",
            "dyslexic",
            "depressie",
            "depression",
            "depressief",
            "angststoornis",
            "burnout",
            "epilepsie",
            "epilepsy",
            "diabetes",
            "rolstoel",
            "wheelchair",
            "slechthorend",
            "slechtziend",
            "doof",
            "deaf",
            "gehandicapt",
            "disabled",
            "chronischziek",
            "chronicallyill",
            "zwanger",
            "pregnant",
            "hiv",
            "kanker",
            "cancer",
            "asthma",
            "astma",
            "psychose",
            "bipolair",
            "bipolar",
            "ptsd",
            "ptss",
            "lichamelijkebeperking",
            "verstandelijkebeperking",
        ],
    ),
    (
        Refused::Orientation,
        &[
            "homo",
            "homoseksueel",
            "homosexual",
            "gay",
            "lesbisch",
            "lesbian",
            "lesbienne",
            "bisexual",
            "biseksueel",
            "hetero",
            "heteroseksueel",
            "heterosexual",
            "panseksueel",
            "pansexual",
            "aseksueel",
            "asexual",
            "queer",
            "lhbti",
            "lhbtiq",
            "lgbt",
            "lgbtq",
            "lgbtqi",
        ],
    ),
];

/// Values that say it together: two different ones in one column. Alone each has another meaning: a colour, a subject.
const TOGETHER: [(Refused, &[&str]); 1] = [(
    Refused::Origin,
    &[
        "black",
        "white",
        "asian",
        "african",
        "european",
        "europees",
        "aziatisch",
        "afrikaans",
        "zwart",
        "wit",
        "dutch",
        "nederlands",
        "nederlandse",
        "nederlander",
        "foreign",
        "foreigner",
        "buitenlands",
        "marokko",
        "turkije",
        "suriname",
        "antillen",
        "nederland",
        "syrie",
        "somalie",
        "morocco",
        "turkey",
        "netherlands",
        "syria",
        "somalia",
        "afghanistan",
        "eritrea",
        "polen",
        "poland",
        "native",
        "indonesie",
        "indonesia",
        "indonesisch",
        "chinees",
        "chinese",
        "mixed",
        "arabisch",
        "arabic",
        "arab",
        "pools",
        "poolse",
        "polish",
        "bulgaars",
        "roemeens",
        "roma",
        "sinti",
    ],
)];

/// What a heading says that the column records.
#[must_use]
pub fn heading(text: &str) -> Option<Refused> {
    let words = words(text);
    // Neighbours together too: `land van herkomst`, `sexual orientation`, `country_of_birth`.
    (0..words.len()).find_map(|from| {
        let mut joined = String::new();
        words[from..].iter().take(4).find_map(|word| {
            joined.push_str(word);
            listed(&HEADINGS, &joined)
        })
    })
}

/// What a value says of the person in its row.
#[must_use]
pub fn value(text: &str) -> Option<Refused> {
    let text = folded(text);
    listed(&VALUES, &text)
}

/// Which of the words this is that only say something together.
pub(super) fn together(text: &str) -> Option<(Refused, &'static str)> {
    let text = folded(text);
    TOGETHER.iter().find_map(|(what, all)| Some((*what, *all.iter().find(|word| **word == text)?)))
}

fn listed(lists: &[(Refused, &[&str])], word: &str) -> Option<Refused> {
    lists.iter().find(|(_, all)| all.contains(&word)).map(|(what, _)| *what)
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
