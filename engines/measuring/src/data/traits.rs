//! The words by which a column says what nobody should record, and those that say that it is about something else. Plain small
//! letters without accents; words that stand together are written as one.

use super::screen::Refused;

/// Words of headings.
pub(super) const HEADINGS: [(Refused, &str); 4] = [
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
pub(super) const VALUES: [(Refused, &str); 4] = [
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
pub(super) const TOGETHER: [(Refused, &str); 4] = [
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
pub(super) const COUNTRIES: &str = "nederland netherlands holland nld nl marokko morocco mar turkije turkey turkiye tur suriname surinam sur antillen antilles \
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
pub(super) const OTHERS: &str = "overig overige anders other others elders elsewhere";
pub(super) const DUTCH: &str = "nederlands nederlandse nederlander dutch";

/// Words of headings that beside one of these are about something else: `health_sector`, `orientation_week`.
pub(super) const AMBIGUOUS: &str = "health gezondheid ggz orientation orientatie religious origin race migration migratie church kerk medisch medical roots \
     nation ras skin herkomst godsdienst religie religion levensbeschouwing denomination katholiek catholic islamic islamitisch hindu hindoe protestant christelijk \
     christian joods jewish gereformeerd evangelisch handicap jeugdzorg verslaving zorgkosten vaccinatie drugs drugsgebruik minderheid azc lvb tlv buitenlands";
pub(super) const HARMLESS: &str = "sector week weeks day days dag dagen study studie studies programme program opleiding course cursus station tijd school department afdeling faculty faculteit care zorg vacancy vacature job branch centrum center centre insurance \
     verzekering verzekeraar vooropleiding round aanmelding aanvraag stageplek gebouw hond dier sollicitatie bron cijfer vak les lessen toets rooster career loopbaan beroeps time welzijn welfare square street straat portrait landscape instelling institution education onderwijs fase phase goal diploma stage project plus destination \
     bestemming golf belang";

/// Words of headings of who is taught: beside them a school or a course is no excuse for where somebody comes from.
pub(super) const TAUGHT: &str = "leerling leerlingen student studenten students pupil pupils deelnemer deelnemers kandidaat kandidaten candidate candidates";

/// Words of headings of columns that are about a subject, a place or an organisation: what stands there is no trait of a
/// person, however it is spelt. A language course is called Turkish, and an employer Western.
pub(super) const THINGS: &str = "opleiding opleidingen studie studies study programme programma program course cursus module vak subject toets examen \
     thema richting major department afdeling faculty faculteit stad city town plaats gemeente regio provincie province wijk buurt straat street locatie \
     vestiging unit site employer werkgever bedrijf company firm organisatie organisation organization school \
     instelling institution voornaam achternaam sector branche functie job beroep occupation vacature vacancy \
     docent docenten begeleider begeleiders mentor coach teacher tutor supervisor praktijkopleider les lessen voertaal lestaal instructietaal cursustaal \
     examentaal stage bpv bestemming stagebestemming keuzedeel keuzedelen workshop gezag bestuur opdrachtgever taalkeuze vreemde campus eiland island bestemmingsland diplomaland leverancier supplier party partij denominatie product stageplaats stageplek leerbedrijf leerwerkbedrijf werkveld team kaart keuken stageland";
/// Beginnings of such words, before what they are called: `schoolnaam`, `opleidingsnaam`.
pub(super) const THINGS_BEGIN: &str =
    "school opleiding studie vestiging bedrijf instelling werkgever organisatie vak cursus";

/// Ends of such words, after what they are for: `stagebedrijf`, `zorginstelling`, `basisschool`.
pub(super) const THINGS_END: &str =
    "bedrijf bedrijven instelling instellingen organisatie organisaties bestuur school scholen adres";

/// Words of persons: with one of these a heading is about them after all.
pub(super) const PERSONS: &str = "group groep persoon person people moeder vader ouder ouders mother father parent geboren birth born geboorte herkomst \
     origin thuis home moedertaal native";

/// Beginnings of words that say it, whatever follows: codes, plurals, compounds.
pub(super) const STEMS: [(Refused, &str); 4] = [
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

/// What no subject, place, organisation or name is called, whatever a heading says.
pub(super) const NEVER_THINGS: &str = "allochtoon autochtoon allochtonen autochtonen nietwesters nietwestersallochtoon nietwesterseallochtoon westersallochtoon \
     moslim moslims moslima muslim muslims";

/// What registers write behind their own name.
pub(super) const REGISTER: &str = "herkomst geboorteland nationalit generatie land";
