network-tab-home = Overzicht
network-tab-partners = Partners
crumbs = Kruimelpad
list-all = Alles
list-search = Zoek
list-clear = Wis
list-actions = Acties
list-csv = Bewaar als CSV
list-xlsx = Bewaar als XLSX
form-save = Sla op
form-cancel = Annuleer
form-edit = Bewerk
notice-saved = Opgeslagen
notice-invited = De uitnodiging is verstuurd
notice-revoked = Ingetrokken
notice-welcome = Welkom. Je bent aangemeld.

partners-title = Partners
partners-lead = Wie er samenwerken aan gelijke stagekansen in deze regio.
partners-search = Zoek op naam, plaats of KvK-nummer
partners-empty = Nog geen partners
partners-empty-next = Voeg een school, een stagebedrijf of een andere organisatie toe, of maak de zoekvraag ruimer.
partners-count = { $n ->
    [one] 1 partner
   *[other] { $n } partners
  }
partner-new = Nieuwe partner
partner-name = Naam
partner-kind = Soort
partner-kind-school = School
partner-kind-employer = Stagebedrijf
partner-kind-civil-society = Maatschappelijke organisatie
partner-kind-public-body = Overheid
partner-kind-student-organisation = Studentenorganisatie
partner-kinds-school = Scholen
partner-kinds-employer = Stagebedrijven
partner-kinds-civil-society = Maatschappelijke organisaties
partner-kinds-public-body = Overheden
partner-kinds-student-organisation = Studentenorganisaties
partner-kvk = KvK-nummer
partner-kvk-hint = 8 cijfers. Zo herkennen we dat twee scholen hetzelfde bedrijf bedoelen.
partner-town = Plaats
partner-website = Website
partner-website-hint = Met https:// ervoor.
partner-contact-name = Contactpersoon
partner-contact-email = E-mailadres van de contactpersoon
members-title = Mensen
members-empty = Nog niemand. Nodig iemand uit.
member-end = Beëindig
invitations-title = Uitnodigingen die wachten
invitation-until = Geldig tot
invitation-revoke = Trek in
invite-title = Nodig iemand uit
invite-name = Naam
invite-email = E-mailadres
invite-role = Rol
invite-send = Verstuur de uitnodiging
error-kvk = Een KvK-nummer heeft 8 cijfers.
error-kvk-taken = Er is al een partner met dit KvK-nummer. Zoek die op in de lijst.
error-website = Begin met https://
error-merge = Kies twee verschillende stagebedrijven.
error-merge-kvk = Deze bedrijven hebben verschillende KvK-nummers. Het zijn dus twee organisaties.
error-end-self = Je kunt je eigen rol niet beëindigen. Vraag een collega.

sign-in-title = Aanmelden
sign-in-email = E-mailadres
sign-in-email-hint = Het adres waarop je school, je bedrijf of de regio jou kent.
sign-in-send = Stuur mij een link
sign-in-no-password = Je hebt geen wachtwoord nodig. De link in de mail werkt één keer.
sign-in-administrator = Aanmelden als beheerder, met wachtwoord
sign-in-sent = Kijk in je mail
sign-in-sent-next = Als we dit adres kennen, is er nu een mail met een link onderweg. Niets gekregen? Kijk bij ongewenste mail, of vraag je stagecoördinator met welk adres je bekend bent.
sign-in-demo = Dit is een demo: ga verder als een van de mensen
sign-in-demo-post = Dit is een demo: lees de mail hier
sign-in-go-lead = Nog één klik en je bent aangemeld.
sign-in-go = Meld mij aan
go-on-why = We vragen dit omdat sommige mailprogramma’s links vanzelf openen.
personal-title = Jouw pagina in { $region }
personal-lead = Dit is een persoonlijke link. Geef hem aan niemand door.
personal-go = Ga verder
invitation-title = Uitnodiging van { $partner }
invitation-lead = Je bent uitgenodigd als: { $role }. Je meldt je voortaan aan met { $email }.
invitation-go = Neem de uitnodiging aan
my-page-title = Dag { $name }
my-page-roles = Jouw rollen
my-page-no-roles = Je hebt nog geen rol in een regio. Vraag de programmamanager om een uitnodiging.
my-page-rounds = Stagerondes
password-title = Aanmelden als beheerder
password-email = E-mailadres
password-password = Wachtwoord
password-wrong = Dit adres en dit wachtwoord horen niet bij elkaar, of je bent geen beheerder.

mail-sign-in-subject = Aanmelden bij Evenkans
mail-sign-in =
    Dag { $name },

    Met deze link meld je je aan. Hij werkt één keer, { $minutes } minuten lang:
    { $link }

    Vroeg je hier niet om? Dan hoef je niets te doen.
mail-personal-subject = Jouw link voor { $title }
mail-personal =
    Dag,

    Met deze persoonlijke link ga je verder met { $title }:
    { $link }

    Geef de link aan niemand door.
mail-invitation-subject = Uitnodiging van { $partner }
mail-invitation =
    Dag { $name },

    { $partner } nodigt je uit als: { $role }.
    Met deze link neem je de uitnodiging aan. Dat kan { $days } dagen lang:
    { $link }
mail-state-waiting = Wacht
mail-state-sent = Verstuurd
mail-state-bounced = Kwam niet aan

start-title = Evenkans
start-hero = Iedere student dezelfde kans op een stage
start-lead = Scholen, studenten en bedrijven verdelen stageplekken eerlijk: met regels die vooraf vastliggen, een loting die niemand kan sturen, en een uitslag die iedereen kan narekenen.
start-demo = Loop een ronde mee
start-regions = Regio’s
start-no-regions = Er is nog geen regio. Een beheerder kan er een maken.
region-eyebrow = Gelijke stagekansen
region-lead = Hier verdelen scholen en bedrijven stageplekken eerlijk en controleerbaar.
region-rounds = Bekijk de stagerondes
region-network = Het netwerk
region-happened = Wat er gebeurde
region-nothing = Nog niets.
region-new = Nieuwe regio
region-name = Naam
region-slug = Adres
region-slug-hint = Kleine letters, cijfers en streepjes, zoals den-haag. Staat in elk webadres en verandert niet meer.
region-contact-email = E-mailadres voor vragen
region-partner = Organisatie van de programmamanager
region-manager = Naam van de programmamanager
region-manager-email = E-mailadres van de programmamanager
region-fictional = Dit is een verzonnen regio (een proef of een demonstratie)
region-create = Maak de regio
administration-title = Beheer
administration-regions = Regio’s
administration-jobs = Taken die wachten
administration-jobs-failed = Taken die mislukten
outbox-title = Verstuurde mail
outbox-lead = Er is geen mailserver ingesteld. Alle mail blijft hier staan; geef de links zelf door.
outbox-lead-smtp = Alle mail van de laatste tijd, en wat niet aankwam.
outbox-search = Zoek op adres of onderwerp
outbox-empty = Geen mail gevonden
activity-region-started = De regio { $title } begon.
activity-partner-joined = { $title } doet mee.

privacy-title = Privacy
privacy-1 = Evenkans bewaart van studenten alleen wat een stageronde nodig heeft: naam, nummer, e-mailadres, opleiding, leerjaar, wensen en de uitslag. Herkomst, geloof, gezondheid en geaardheid worden nooit gevraagd, bewaard of geraden. Er zijn geen foto’s.
privacy-2 = Je school is verantwoordelijk voor jouw gegevens. Alleen de stagecoördinator en de docenten van je eigen school zien je naam en je wensen. Een bedrijf ziet pas na de publicatie wie er komt, en nooit de wensen van een student.
privacy-3 = Wat van een ronde openbaar is, bevat geen namen, geen studentnummers en geen plek naast een lotnummer.
privacy-4 = We plaatsen één cookie om je aangemeld te houden en één voor je taal. Er is geen volgsoftware.
accessibility-title = Toegankelijkheid
accessibility-1 = Evenkans is gemaakt om te voldoen aan WCAG 2.2, niveau AA. Elke pagina werkt met het toetsenbord, op een telefoon, met een schermlezer en zonder JavaScript.
accessibility-2 = Bij elke wijziging controleert een programma (axe) de pagina’s. Een onderzoek door een onafhankelijke deskundige is nog niet gedaan.
accessibility-3 = Lukt iets niet? Mail het adres onderaan de pagina van je regio. Noem de pagina en wat er misging.
administration-retry = Probeer de mislukte taken opnieuw
notice-retried = De taken worden opnieuw geprobeerd
register-title = Wat er wordt bewaard
register-lead = Dit is alles wat Evenkans over mensen bewaart. De lijst is gemaakt uit het programma zelf: wat er niet in staat, heeft geen plek in de database. Wat zijn tijd heeft gehad, wordt vanzelf gewist.
personal-what = Wat
personal-why = Waarvoor
personal-basis = Grond (AVG art. 6)
personal-term = Hoe lang
personal-basis-public-task = Taak van algemeen belang
personal-basis-legitimate-interest = Gerechtvaardigd belang
personal-term-none = Zolang de organisatie meedoet
personal-term-days = { $n ->
    [one] 1 dag
   *[other] { $n } dagen
  }
personal-term-years = { $n ->
    [one] 1 jaar
   *[other] { $n } jaar
  }
personal-since-round-end = { $term } na de laatste stagedag van de ronde
personal-since-made = { $term }
personal-since-expired = { $term } nadat het verliep
personal-since-ended = { $term } nadat het eindigde
personal-since-unused = { $term }, en alleen als er geen rol meer is
personal-since-at-once-expired = Tot het verloopt
personal-since-at-once-until = Tot en met de dag die de student koos
personal-own-title = Een kopie van jouw gegevens
personal-own-lead = Je kunt opvragen wat er over jou is bewaard. Meld je aan, of open je persoonlijke link, en kom hier terug.
personal-own = Bewaar mijn gegevens
personal-rights = Klopt er iets niet, of wil je dat iets wordt gewist? Ga naar je stagecoördinator of mail de regio. Ben je het niet eens met het antwoord, dan kun je naar de Autoriteit Persoonsgegevens.
personal-contact = Naam en e-mailadres van het contact van een organisatie
personal-contact-why = Om met de organisatie te kunnen overleggen
personal-account = Naam, e-mailadres en taal van wie in het netwerk werkt
personal-account-why = Om te weten wie er is aangemeld
personal-member = Rol bij een organisatie, met begin en einde
personal-member-why = Om te bepalen wie wat mag zien en doen
personal-invitation = Naam en e-mailadres van wie is uitgenodigd
personal-invitation-why = Om iemand een rol te geven
personal-personal-link = Persoonlijke link: voor wie, en wanneer
personal-personal-link-why = Zodat studenten en bedrijven geen account nodig hebben
personal-session = Aangemelde browser
personal-session-why = Om je aangemeld te houden
personal-sign-in-link = Link om je aan te melden
personal-sign-in-link-why = Om zeker te weten dat jij het bent
personal-rate-count = Aantal pogingen, onder een onleesbare sleutel
personal-rate-count-why = Tegen raden en overlast
personal-mail-body = Tekst van een mail die nog niet is verstuurd
personal-mail-body-why = Om hem te versturen; na het versturen is hij meteen gewist
personal-mail = Aan wie, wanneer en waarover een mail ging, en of hij aankwam
personal-mail-why = Om te zien wie geen bericht kreeg
personal-audit = Wat er bij een handeling hoort, zoals een reden
personal-audit-why = Om te kunnen nagaan wat er is gebeurd; wie, wat en wanneer blijft staan, zonder namen
administration-erased = Gewist na de bewaartermijn
administration-erased-lead = Dit gebeurt vanzelf, ieder uur. De termijnen staan op de pagina
administration-erased-none = Er is nog niets gewist.
administration-erased-what = Wat
administration-erased-where = Regio
administration-erased-when = Wanneer
administration-erased-rows = Rijen
mail-manager-subject = Je bent programmamanager van { $region }
mail-manager =
    Dag { $name },

    Er is een regio voor je gemaakt: { $region }. Vraag met dit e-mailadres een link om je aan te melden:
    { $link }

    Daarna kun je scholen en andere partners toevoegen, en mensen uitnodigen.
personal-own-what = Dit bestand bevat alles wat er over jou is bewaard, zoals het in de database staat.
