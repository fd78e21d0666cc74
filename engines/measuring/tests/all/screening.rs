//! Columns about what nobody should record, and honest ones that look like them.

use evenkans_measuring::data::{Kind, Wanted, screen_heading, screen_value};

use crate::data::{outcome, table};

#[test]
fn columns_about_what_nobody_should_record_are_refused() {
    for heading in [
        "herkomst",
        "Land van herkomst",
        "etniciteit",
        "ethnicity",
        "race",
        "geboorteland_moeder",
        "countryOfBirth",
        "Nationaliteit",
        "migratieachtergrond",
        "religie",
        "Religion",
        "geloof",
        "gezondheid",
        "health_status",
        "handicap",
        "disability",
        "seksuele geaardheid",
        "sexual_orientation",
        "LHBTI",
        "huidskleur",
        "diagnose",
        "moslim",
        "geb_land",
        "kerkelijke_gezindte",
    ] {
        assert!(screen_heading(heading).is_some(), "{heading}");
        let csv = format!("y,{heading}\n1,x\n");
        let told = table(csv.as_bytes(), &outcome()).unwrap_err()[0].to_string();
        assert!(told.contains("real persons") && told.contains("field-test"), "{told}");
    }
    for values in [
        "Marokkaans",
        "turkse",
        "niet-westers",
        "moslim",
        "Joods",
        "ADHD",
        "homoseksueel",
        "lesbian",
        "Autisme",
        "Surinaamse",
        "christen",
        "immigrants",
        "ethnic minority",
        "Person of colour",
        "persons with a migration background",
        "born abroad",
        "geboren in het buitenland",
        "vluchteling",
        "statushouder",
        "Moroccans",
        "hoofddoek",
        "chronisch zieke",
        "Wajong",
    ] {
        assert!(screen_value(values).is_some(), "{values}");
        let csv = format!("y,x\n1,-\n0,{values}\n");
        assert!(table(csv.as_bytes(), &outcome()).is_err(), "{values}");
    }
    assert!(table(b"y,x\n1,black\n0,white\n", &outcome()).is_err());
    assert!(table(b"y,stageplaats\n1,Vluchtelingen Utrecht\n", &outcome()).is_ok());
    assert!(table(b"y,x\n1,blind\n0,ziend\n", &outcome()).is_err());
    // A test may be blind, and a town English.
    assert!(table(b"y,x\n1,blind\n0,open\n", &outcome()).is_ok());
    for name in [
        "nt2",
        "inburgering",
        "2e generatie",
        "land vader",
        "bmi",
        "ramadan",
        "home language",
        "residence_permit",
        "staatsburgerschap",
        "sick leave",
        "indicatie_banenafspraak",
    ] {
        assert!(screen_heading(name).is_some(), "{name}");
    }
    assert!(table(b"y,land\n1,Nederland\n0,Marokko\n1,Nederland\n", &outcome()).is_err());
}

#[test]
fn honest_columns_are_not_refused() {
    for heading in [
        "school",
        "programme_code",
        "opleiding",
        "gender",
        "geslacht",
        "sex",
        "town",
        "city",
        "plaats",
        "vacancy",
        "werkgever",
        "dept",
        "trace",
        "embrace",
        "grasmaaier",
        "brace",
        "callback",
        "high_quality",
        "alloc",
        "ablat",
        "organisation",
        "postcode",
        "vak",
        "age",
        "blind",
        "sector",
        "health_sector_vacancy",
        "orientation_week",
        "studie_orientatie",
        "origin_station",
        "godsdienstles",
        "vak gezondheidskunde",
        "school van herkomst",
        "race round",
    ] {
        assert_eq!(screen_heading(heading), None, "{heading}");
    }
    for value in [
        "Engels",
        "Frans",
        "Duits",
        "Den Haag",
        "zorg",
        "blind",
        "open",
        "w",
        "b",
        "f",
        "m",
        "Zorg en welzijn",
        "blinde sollicitatie",
        "wo, do of vr",
        "Chris ten Cate",
        "H. Omo",
        "Turk, S.",
        "Male",
        "Admitted",
        "random",
    ] {
        assert_eq!(screen_value(value), None, "{value}");
    }
    // A colour or a subject alone says nothing of origin.
    assert!(table(b"y,kleur\n1,wit\n0,rood\n", &outcome()).is_ok());
    assert!(table(b"y,vak\n1,Nederlands\n0,Engels\n1,Frans\n", &outcome()).is_ok());
    // An assigned signal is a signal of nobody.
    let assigned = [Wanted::new("y", Kind::Outcome), Wanted::assigned("race")];
    assert!(table(b"y,race\n1,black\n0,white\n", &assigned).is_ok());
}

#[test]
fn traits_are_seen_in_codes_plurals_and_among_other_words() {
    for heading in [
        "nationaliteitscode",
        "Nationaliteiten",
        "etniciteitscode",
        "herkomstcode",
        "Culturele achtergrond",
        "allochtonen",
        "huidkleur",
        "minority",
        "migranten",
        "immigrants",
        "verblijfsstatus",
        "vluchteling",
        "geloofsrichting",
        "kerkgang",
        "religieusiteit",
        "beperkingen",
        "functiebeperkingen",
        "handicaps",
        "ziekmelding",
        "psychische klachten",
        "arbeidsongeschikt",
        "medicijngebruik",
        "rolstoelgebruiker",
        "sexualpreference",
        "LHBTIQA+",
        "transgender",
    ] {
        assert!(screen_heading(heading).is_some(), "{heading}");
    }
    for value in [
        "Marokkaanse achtergrond",
        "Surinaams/Antilliaans",
        "marokkanen",
        "Roman Catholic",
        "wel een beperking",
        "1. Marokkaans",
        "Marokkaans (1)",
        "diabetes type 2",
        "Black or African American, Hispanic",
        "Sunni",
    ] {
        let csv = format!("y,x\n1,-\n0,\"{value}\"\n");
        assert!(table(csv.as_bytes(), &outcome()).is_err(), "{value}");
    }
    for pair in ["Turk/Nederlander", "Duits/Nederlands", "RK/PKN", "EU/Niet-EU"] {
        let (one, two) = pair.split_once('/').unwrap();
        let csv = format!("y,x\n1,{one}\n0,{two}\n");
        assert!(table(csv.as_bytes(), &outcome()).is_err(), "{pair}");
    }
}

/// Where people come from, whatever the column is called, and however the others are.
#[test]
fn countries_and_who_is_not_dutch_are_seen() {
    for values in [
        ["Nederland", "Oekraïne"],
        ["Irak", "China"],
        ["Netherlands", "Ukraine"],
        ["Ghana", "Nigeria"],
        ["Turkije", "overig"],
        ["Nederland", "anders"],
        ["Dutch", "other"],
        ["NL", "niet NL"],
        ["NLD", "TUR"],
        ["Holland", "Kaapverdië"],
        ["Saoedi-Arabië", "Curaçao"],
        ["Nederlands", "Iraans"],
        ["Nederlands", "niet-Nederlands"],
        ["wit", "van kleur"],
        ["arbeidsmigrant", "-"],
        ["Thuis andere taal", "-"],
        ["burn-out", "-"],
        ["anorexia", "-"],
        ["Ritalin", "-"],
        ["Jehova's getuige", "-"],
        ["evangelisch", "-"],
        ["LHBT", "-"],
    ] {
        for heading in ["groep", "cliënt", "k1"] {
            let csv = format!("y,{heading}\n1,{}\n0,{}\n", values[0], values[1]);
            assert!(table(csv.as_bytes(), &outcome()).is_err(), "{heading}: {values:?}");
        }
    }
    // A team or a school may have such a name, and not all of them.
    for heading in ["team", "school", "programme", "stad", "unit"] {
        for values in [["Nederlands", "Marokkaans"], ["homo", "hetero"], ["allochtoon", "autochtoon"]] {
            let csv = format!("y,{heading}\n1,{}\n0,{}\n", values[0], values[1]);
            assert!(table(csv.as_bytes(), &outcome()).is_err(), "{heading}: {values:?}");
            // But nothing but a person is called allochtoon.
            let is_never = values[0] == "allochtoon";
            let with_another = table(format!("{csv}1,Centraal\n").as_bytes(), &outcome());
            assert_eq!(with_another.is_err(), is_never, "{heading}: {values:?}");
        }
    }
    for values in
        [["handicap", "geen"], ["religious", "not religious"], ["Caribisch", "Nederlands"], ["nieuwkomer", "-"]]
    {
        let csv = format!("y,groep\n1,{}\n0,{}\n", values[0], values[1]);
        assert!(table(csv.as_bytes(), &outcome()).is_err(), "{values:?}");
    }
    for heading in [
        "mig_achtergrond",
        "Mig_achtergr",
        "migr. acht.",
        "land van oorsprong",
        "origine",
        "LGF",
        "halal",
        "Nederlandse achtergrond",
        "Niet-Nederlands",
        "Dutch/Non-Dutch",
        "land ouders",
        "ouders_land",
        "parents_country",
        "spreekt_thuis",
        "ETHN",
        "zorgbehoefte",
        "allergie",
        "paspoort",
        "plaats van geboorte",
        "Where were you born?",
        "herkomst leerlingen school",
        "kerk_gemeente",
        "3e_generatie",
        "NT2-leerling",
    ] {
        assert!(screen_heading(heading).is_some(), "{heading}");
    }
    for heading in [
        "NT",
        "profiel_NT",
        "N&T",
        "n_t",
        "vmbo_tl_nt",
        "1e_generatie_student",
        "herkomstschool",
        "aanvraag_herkomst",
        "herkomst_stageplek",
        "ras_hond",
        "herkomst_aanmelding",
        "cijfer_godsdienst",
        "geloofsbrief",
        "beperkingen_rooster",
        "cursus NT2",
    ] {
        assert_eq!(screen_heading(heading), None, "{heading}");
    }
    for (heading, values) in [
        ("provincie", ["Noord-Holland", "Overig"]),
        ("eenheid", ["Noord-Holland", "Midden-Nederland"]),
        ("arbeidsmarktregio", ["Holland Rijnland", "Anders"]),
        ("region", ["Western", "Eastern"]),
        ("regio", ["Westers", "Oosters"]),
        ("studierichting", ["Turkse taal en cultuur", "Islamitische theologie"]),
        ("wijk", ["Turkse buurt", "Centrum"]),
        ("stageland", ["Marokko", "Spanje"]),
        ("team", ["black", "white"]),
        ("keuken", ["Turks", "Grieks"]),
        ("unit", ["Netherlands", "Belgium"]),
        ("land", ["Nederland", "Duitsland"]),
        ("soort", ["gemengd", "overig"]),
        ("opmerking", ["hun som klopt", "een hun van ons"]),
        ("maand", ["mar", "apr"]),
        ("vak", ["Nederlands", "overig"]),
        ("stage", ["binnenland", "buitenland"]),
    ] {
        let csv = format!("y,{heading}\n1,{}\n0,{}\n", values[0], values[1]);
        assert!(table(csv.as_bytes(), &outcome()).is_ok(), "{heading}: {values:?}");
    }
}

#[test]
fn subjects_places_and_organisations_are_called_what_they_like() {
    for (heading, values) in [
        ("opleiding", ["Turks", "Frans"]),
        ("opleiding", ["Dutch", "Polish"]),
        ("department", ["Islamic Studies", "Diabetes"]),
        ("toets", ["Nederlands", "Duits"]),
        ("schoolnaam", ["Christelijk Lyceum", "Openbaar Lyceum"]),
        ("opleidingsnaam", ["Turkse taal en cultuur", "Bouw"]),
        ("student_school", ["Katholiek College", "Openbaar College"]),
        ("denominatie", ["Protestants", "Rooms-katholiek"]),
        ("employer", ["Western Union", "Burnout Coaching"]),
        ("voornaam", ["Christian", "Bo"]),
        ("school", ["Islamitische school", "Openbare school"]),
        // What the message on a refused column names as a way out.
        ("employer_country", ["Netherlands", "Turkey"]),
        ("study_country", ["Netherlands", "Morocco"]),
        ("werkgever_land", ["Nederland", "Polen"]),
        ("studie_land", ["Nederland", "Turkije"]),
    ] {
        let csv = format!("y,{heading}\n1,{}\n0,{}\n", values[0], values[1]);
        assert!(table(csv.as_bytes(), &outcome()).is_ok(), "{heading}: {values:?}");
    }
    for heading in [
        "Medisch centrum",
        "health insurance",
        "gezondheid en welzijn",
        "square roots",
        "rolstoeltoegankelijk",
        "sector_ggz",
    ] {
        assert!(screen_heading(heading).is_none(), "{heading}");
    }
    // What a student speaks at home is no subject.
    assert!(table(b"y,taal student\n1,Nederlands\n0,Turks\n", &outcome()).is_err());
    // A name or a colour can be of a person, so what stands there is looked at.
    for csv in [
        "y,group_name\n1,Moroccan\n0,Dutch\n",
        "y,name of group\n1,Muslim\n0,Christian\n",
        "y,school_group\n1,Moroccan\n0,Dutch\n",
        "y,world_region\n1,Western\n0,Non-Western\n",
        "y,kleur\n1,zwart\n0,wit\n",
        "y,eerste taal\n1,Turkish\n0,Arabic\n",
    ] {
        assert!(table(csv.as_bytes(), &outcome()).is_err(), "{csv}");
    }
    for heading in [
        "race_data",
        "health_data",
        "refugee_data",
        "land van geboorte",
        "native_country",
        "gezondheidsproblemen",
        "aandoeningen",
    ] {
        assert!(screen_heading(heading).is_some(), "{heading}");
    }
}

/// As Statistics Netherlands and the education registers call their columns, and what a clinic writes.
#[test]
fn columns_of_registers_are_seen_and_those_of_teachers_and_courses_are_not() {
    for heading in [
        "GBAHERKOMSTGROEPERING",
        "GBAGENERATIENIEUW",
        "GBANATIONALITEIT1",
        "VRLHERKOMSTLAND",
        "migr_achtergrond",
        "niet_west",
        "P_NW_MIG_A",
        "brpnationaliteit",
        "moskeebezoek",
        "ICD_10_code",
        "wlz_indicatie",
        "PHQ9",
        "non_binary",
        "partner_geslacht",
    ] {
        assert!(table(format!("y,{heading}\n1,p\n0,q\n").as_bytes(), &outcome()).is_err(), "{heading}");
    }
    for heading in ["nieuwkomerscategorie", "leerlingherkomst", "SECMHERKOMST", "spreektaal thuis", "hoofddoekje"] {
        assert!(table(format!("y,{heading}\n1,p\n0,q\n").as_bytes(), &outcome()).is_err(), "{heading}");
    }
    for heading in ["GBANATIONALITEIT1_school", "religie_onderwijs_leerling", "vaccinatie_bestand"] {
        assert!(table(format!("y,{heading}\n1,p\n0,q\n").as_bytes(), &outcome()).is_err(), "{heading}");
    }
    for values in [
        ["Turkije (TR)", "Nederland (NL)"],
        ["A: Turkije", "B: Nederland"],
        ["Turkije - 2e generatie", "-"],
        ["Geboren in Nederland, een ouder geboren in het buitenland", "-"],
        ["native", "non-native"],
        ["Dari", "Pasjtoe"],
        ["soennitisch", "-"],
        ["geen religie", "-"],
        ["PDD", "autisme"],
        ["cis", "trans"],
    ] {
        let csv = format!("y;k1\n1;{}\n0;{}\n", values[0], values[1]);
        assert!(table(csv.as_bytes(), &outcome()).is_err(), "{values:?}");
    }
    // Nothing is called so but a person, whatever the heading says.
    for heading in ["school", "voornaam", "stad"] {
        let csv = format!("y,{heading}\n1,moslim\n0,anders\n1,Noord\n");
        assert!(table(csv.as_bytes(), &outcome()).is_err(), "{heading}");
    }
    for (heading, values) in [
        ("docent", ["Christian", "AB"]),
        ("voertaal", ["Nederlands", "Turks"]),
        ("stagebedrijf", ["Turkse bakker", "VluchtelingenWerk Nederland"]),
        ("zorginstelling", ["Joods verzorgingshuis Beth Shalom", "De Linde"]),
        ("bevoegd gezag", ["Stichting Katholiek Onderwijs", "Openbaar Onderwijs"]),
        ("keuzedeel", ["Kinderen met autisme", "Diabetes"]),
        ("land van stage", ["Suriname", "Curaçao"]),
        ("niveau", ["jr", "sr"]),
        ("kleur", ["blank", "zwart"]),
        ("stage", ["in het buitenland", "in Nederland"]),
        ("apparaat", ["iPad 2e generatie", "iPad"]),
        ("internationaliteit", ["1", "2"]),
        ("hetero_groep", ["ja", "nee"]),
        ("jeugdzorg_plus", ["ja", "nee"]),
        ("stage_land", ["Suriname", "Nederland"]),
        ("school_denomination", ["rk", "openbaar"]),
        ("gehandicaptenzorg", ["ja", "nee"]),
        ("ggz_instelling", ["ja", "nee"]),
        ("oriëntatie_fase", ["1", "2"]),
    ] {
        let csv = format!("y,{heading}\n1,{}\n0,{}\n", values[0], values[1]);
        assert!(table(csv.as_bytes(), &outcome()).is_ok(), "{heading}");
    }
}
