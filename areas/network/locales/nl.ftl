network-tab-home = Overzicht
network-tab-partners = Partners
crumbs = Kruimelpad
list-all = Alles
list-search = Zoek
list-clear = Wis
list-none-found = Niets gevonden. Zoek ruimer, of wis wat je zocht.
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
partners-none-found = Geen partners gevonden
partners-none-found-next = Zoek met een ander woord, of kies een andere soort.
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
members-left = Deze organisatie doet niet meer mee; de rollen van haar mensen zijn beëindigd.
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
error-partner-same = Er is al een partner met deze naam in deze plaats. Zoek die op in de lijst, of zet iets bij de naam.
error-invited-already = Deze persoon heeft al een uitnodiging voor deze rol. Trek die eerst in als je een nieuwe wilt sturen.
error-commitment-twice = Deze toezegging staat er al, met dezelfde dag.
error-gathering-twice = Deze bijeenkomst staat al in de agenda, op hetzelfde moment.
error-decision-twice = Dit besluit staat er al.
error-merge = Kies twee verschillende organisaties van dezelfde soort.
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
my-page-administration = Naar het beheer van de server
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

start-title = Gelijke stagekansen
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
region-kind = Wat voor organisatie is dat?
region-manager = Naam van de programmamanager
region-manager-email = E-mailadres van de programmamanager
region-fictional = Dit is een verzonnen regio (een proef of een demonstratie)
region-create = Maak de regio
region-next = Een nieuwe regio beginnen
region-next-lead = Geef de aanpak door. De nieuwe regio krijgt een eigen startpagina, mensen en gegevens. Haar programmamanager krijgt een mail en kan dezelfde dag beginnen; dat mag jij ook zelf zijn.
region-next-programme = De nieuwe regio hoort meteen bij { $name }, net als de jouwe. Wie dat programma leidt, krijgt bericht.
region-next-go = Begin een regio
region-remove = Deze regio verwijderen
region-remove-when = Is de regio per ongeluk gemaakt? Zolang niemand er iets heeft gedaan, kun je haar verwijderen.
region-remove-title = { $region } verwijderen
region-remove-lead = Niemand heeft in deze regio iets gedaan. Je kunt haar verwijderen, met de organisatie waarmee ze begon. Dat is niet terug te draaien. Het webadres komt weer vrij. De programmamanager krijgt een mail.
region-remove-back = Terug naar de regio
region-remove-go = Verwijder de regio
region-sure = Ik weet zeker dat deze regio weg kan
region-remove-sure-first = Zet eerst een vinkje: verwijderen is niet terug te draaien.
notice-region-removed = De regio is verwijderd
error-region-used = Deze regio is niet te verwijderen: er is al in gewerkt. Wie het programma leidt, kan haar uit het programma halen.
mail-region-removed-subject = De regio { $region } is verwijderd
mail-region-removed =
    Dag { $name },

    De regio { $region } is verwijderd, omdat ze per ongeluk was gemaakt. Je was er programmamanager. Er was nog niets in gedaan. Je hoeft niets te doen.

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
personal-partner-own-title = Een kopie van jouw gegevens
personal-partner-own-lead = Je kunt opvragen wat er over jou is bewaard. Meld je aan, of open je persoonlijke link, en kom hier terug.
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

# Bijeenkomsten
agenda-title = Agenda
agenda-lead = Bijeenkomsten van het netwerk: wie elkaar ontmoet, waarover, en wat daaruit kwam.
agenda-search = Zoek op titel of plaats
agenda-coming = Komt eraan
agenda-past = Geweest
mine-none-coming = Je bent voor niets gevraagd dat nog komt.
agenda-none-coming = Er staat niets op de agenda.
agenda-none-past = Hier is nog niets geweest.
agenda-calendar = Zet in je agenda (iCal)
agenda-rss = Volg met RSS
agenda-feed = Agenda van { $region }
gathering-new = Nieuwe bijeenkomst
gathering-title = Titel
gathering-kind = Soort
gathering-kind-meeting = Overleg
gathering-kind-design-session = Ontwerpsessie
gathering-kind-signing = Ondertekening
gathering-kind-training = Training
gathering-starts-at = Begint
gathering-ends-at = Eindigt
gathering-place = Plaats
gathering-place-hint = Een adres, of de link van een online bijeenkomst.
gathering-about = Waar het over gaat
gathering-about-hint = Een regel die met # begint, wordt een kop; met - een opsomming.
gathering-public = Iedereen mag dit in de agenda zien
gathering-change-lead = Verandert de tijd of de plaats, dan krijgt iedereen die is gevraagd of komt een mail.
gathering-when = Wanneer
gathering-seen = Te zien voor
gathering-public-yes = iedereen
gathering-private = alleen het netwerk
gathering-off = Gaat niet door
gathering-calendar = Zet in je agenda
gathering-answer = Kom je?
gathering-comes = Ik kom
gathering-stays = Ik kom niet
attendance-own-asked = Je bent gevraagd en hebt nog niet geantwoord.
attendance-own-coming = Je zei dat je komt.
attendance-own-not-coming = Je zei dat je niet komt.
attendance-own-there = Je was er.
gathering-notes = Verslag
gathering-notes-hint = Wie in het netwerk een rol heeft, leest dit. Schrijf niets over een student die te herkennen is.
gathering-led = Wat eruit kwam
gathering-led-none = Nog geen besluiten, taken, toezeggingen of handtekeningen.
gathering-signed = { $n ->
    [one] Eén partner tekende hier het manifest
   *[other] { $n } partners tekenden hier het manifest
}
gathering-later = Vanaf het begin van de bijeenkomst leg je hier het verslag, de besluiten en de taken vast.
decisions-title = Besluiten
decision-new = Leg een besluit vast
decision-go = Leg vast
decision-remove = Haal weg
gathering-decision = Besluit
tasks-title = Taken
task-new = Geef iemand een taak
task-lead = De taak komt op de eigen pagina van wie hem krijgt, en er gaat een mail uit. Een week voor de dag komt er nog een.
task-go = Geef de taak
task-remove = Haal weg
task-choose = Kies iemand
task-done = Gedaan
task-late = Te laat
task-open = Loopt
task-by = voor { $day }
gathering-task = Wat
gathering-who = Wie
gathering-due-on = Voor welke dag
gathering-write = Schrijf het verslag
gathering-write-go = Bewaar het verslag
gathering-ask = Nodig mensen uit
gathering-ask-lead = Kies soorten organisaties, rollen, of één organisatie. Wie je kiest, krijgt een mail met een link en een bestand voor de agenda.
gathering-ask-go = Nodig uit
gathering-call-off = Gaat het niet door?
gathering-call-off-lead = Iedereen die is gevraagd of komt, krijgt een mail met de reden. Dit is niet terug te draaien.
error-gathering-begun = Dit is al begonnen en kan niet meer worden afgelast.
gathering-call-off-go = Gelast af
gathering-because = Waarom
attendance-go = Wie er was
attendance-title = Wie er was: { $title }
attendance-door = Aan de deur
attendance-door-lead = Toon deze code op een scherm. Wie hem scant, zegt met één knop dat hij er is; wie geen account heeft, vult een naam en een organisatie in.
attendance-door-closed = De code werkt van een uur voor het begin tot een halve dag na het einde.
attendance-door-large = Toon de code groot, zonder de lijst
attendance-door-back = Naar de lijst
attendance-list = Lijst
attendance-list-lead = Vink aan wie er was. Wie niet is aangevinkt, was er niet.
attendance-save = Bewaar de lijst
attendance-add = Stond iemand niet op de lijst?
attendance-add-lead = Schrijf op wie er was zonder telefoon, of wie iemand meebracht.
attendance-add-go = Zet op de lijst
attendance-was-there = { $name } was er
attendance-people = Mensen
attendance-none = Nog niemand.
attendance-state = Stand
attendance-state-count = { $state }: { $n }
attendance-asked = Gevraagd
attendance-coming = Komt
attendance-not-coming = Komt niet
attendance-there = Was er
attendance-thanks = Fijn dat je er bent. Je staat op de lijst.
attendance-as = Je bent aangemeld als { $name }.
attendance-guest = Vul in wie je bent. Dit staat op de lijst van deze bijeenkomst.
attendance-elsewhere = Staat je organisatie er niet bij? Laat je naam achter bij wie de bijeenkomst leidt. Meedoen in het netwerk kan hier:
attendance-here = Ik ben er
attendance-name = Naam
attendance-partner = Organisatie
attendance-choose = Kies een organisatie
selection-kinds = Soorten organisaties
selection-roles = Rollen
selection-roles-hint = Kies je niets, dan gaat het om alle rollen.
selection-partners = Of organisaties die je zelf kiest
selection-partners-typed = Eén naam op een regel, of een deel van de naam.
choice-hint = Typ de naam, of een deel ervan.
choice-none = Er is geen organisatie die zo heet. Kijk of de naam klopt.
choice-more = Meer organisaties passen hierbij. Kies er één.
choice-none-of = Er is geen organisatie die “{ $name }” heet. Kijk of de naam klopt.
choice-more-of = Meer organisaties passen bij “{ $name }”: { $names }. Typ meer van de naam.
choice-many = Te veel organisaties passen hierbij. Typ meer van de naam.
selection-nobody = Kies soorten, rollen of organisaties.
selection-nobody-new = Met deze keuze is er niemand die nog niet is gevraagd. Kies je soorten én rollen, dan telt wie bij allebei past.
notice-gathering-planned = De bijeenkomst staat in de agenda
notice-gathering-asked = De uitnodigingen zijn verstuurd
notice-gathering-comes = Genoteerd: je komt
notice-gathering-stays = Genoteerd: je komt niet
notice-gathering-off = De bijeenkomst is afgelast
notice-decision-gone = Het besluit is weggehaald
notice-task-given = De taak is gegeven
notice-task-gone = De taak is weggehaald
notice-task-done = Genoteerd als gedaan
notice-task-open = Genoteerd als nog niet gedaan
notice-there = Je staat op de lijst
error-gathering-far = Deze dag ligt meer dan tien jaar weg. Klopt het jaar?
error-gathering-ends = Het einde ligt voor het begin. Kijk de tijden na.
error-gathering-long = Een bijeenkomst duurt ten hoogste drie dagen. Maak er anders meer van.
error-gathering-off = Deze bijeenkomst gaat niet door of is geweest.
error-gathering-door = Je kunt zeggen dat je er bent van een uur voor het begin tot een halve dag na het einde.
error-gathering-early = Dit kan vanaf het begin van de bijeenkomst.
error-selection-many = Dit zijn meer dan { $most } mensen in één keer. Kies een kleinere groep, en daarna de rest.
error-task-past = Deze dag is al geweest.
activity-gathering-planned = Nieuw in de agenda: { $title }
activity-gathering-attended = { $title } bracht partners bij elkaar.
mail-gathering-subject = Uitnodiging: { $title }
mail-gathering =
    Dag { $name },

    Je bent uitgenodigd voor { $title }: { $moment }, { $place }.

    Lees waar het over gaat en zeg of je komt: { $link }
    Voor je agenda: { $calendar }
mail-gathering-contact =
    Dag { $name },

    Je bent uitgenodigd voor { $title }: { $moment }, { $place }.

    Lees meer, en laat weten of er iemand komt: { $link }
    Lukt dat niet? Mail dan naar { $contact }.
mail-gathering-employer =
    Dag { $name },

    Je bent uitgenodigd voor { $title }: { $moment }, { $place }.

    Lees meer, en laat weten of er iemand komt: { $link }
    De link is alleen voor jullie: geef hem niet door. Lukt het niet? Mail dan naar { $contact }.

    Zet het in je agenda: { $calendar }
mail-gathering-moved-subject = Veranderd: { $title }
mail-gathering-moved =
    Dag { $name },

    { $title } is nu op { $moment }, { $place }.

    { $link }
    Voor je agenda: { $calendar }
mail-gathering-off-subject = Gaat niet door: { $title }
mail-gathering-off =
    Dag { $name },

    { $title } op { $moment } gaat niet door: { $because }

    { $link }
mail-task-subject = Een taak voor jou uit { $title }
mail-task =
    Dag { $name },

    Uit { $title } kwam een taak voor jou: { $text }
    Voor { $day }.

    Op je eigen pagina zeg je dat hij gedaan is: { $link }
mail-task-late-subject = De dag is voorbij: je taak uit { $title }
mail-task-late =
    Dag { $name },

    Dit was voor { $day } en staat nog open: { $text }

    Is het gedaan? Zeg dat op je eigen pagina: { $link }
mail-task-remind-subject = Bijna de dag: je taak uit { $title }
mail-task-remind =
    Dag { $name },

    Voor { $day } staat nog open: { $text }

    Is het gedaan? Zeg dat op je eigen pagina: { $link }
personal-attendance = Wie is gevraagd voor een bijeenkomst, en wie er was
personal-attendance-why = Om mensen uit te nodigen, en om te zien welke organisaties meedoen
personal-task = Wat iemand op een bijeenkomst op zich nam, met de dag
personal-task-why = Zodat afspraken worden nagekomen

# Manifest en toezeggingen
manifest-title = Manifest
manifest-lead = Wat partners samen willen, wie tekende, en hoe ver het is. Wat te laat is, staat hier net zo goed als wat gelukt is.
manifest-edit = Bewerk de tekst
manifest-edit-lead = Elke wijziging is een nieuwe versie. Wie een eerdere versie tekende, wordt als zodanig genoemd en kan de nieuwe tekenen.
manifest-preview = Zo leest het
manifest-look = Bekijk eerst
manifest-save = Bewaar als nieuwe versie
manifest-versions = Versies
manifest-version = Versie { $n }, { $day }
manifest-text = De tekst
manifest-empty = Er is nog geen tekst.
manifest-body = Tekst
manifest-body-hint = Een regel die met # begint, wordt een kop; met - een opsomming.
progress-title = Hoe ver het is
progress-lead = { $n ->
    [one] Er is één toezegging gedaan.
   *[other] Er zijn { $n } toezeggingen gedaan.
}
progress-picture = Balk: hoe de toezeggingen ervoor staan. Dezelfde getallen staan eronder.
progress-late = Te laat
ambitions-title = Ambities
ambitions-lead = Waar het netwerk naar streeft, op vier niveaus. Een toezegging hoort altijd bij een ambitie.
ambitions-empty = Er zijn nog geen ambities.
ambition-new = Nieuwe ambitie
ambition-change = Verander deze ambitie
ambition-drop = Laat deze ambitie vervallen
ambition-again = Neem deze ambitie weer op
ambition-drop-lead = Bij een vervallen ambitie wordt niets nieuws toegezegd. Wat er al is toegezegd, blijft staan.
ambition-dropped = Vervallen
ambition-dropped-on = Vervallen op
ambition-title = Ambitie
ambition-level = Niveau
ambition-level-individual = Individueel
ambition-level-local = Lokaal
ambition-level-institutional = Instelling
ambition-level-system = Systeem
ambition-about = Uitleg
signed-title = Ondertekenaars ({ $n })
signed-empty = Nog niemand tekende deze versie.
signed-earlier = Tekenden een eerdere versie
signed-earlier-line = { $partner } (versie { $n })
signing-title = Onderteken het manifest
signing-go = Onderteken
signing-at-gathering = Je tekent tijdens { $title }.
signing-done = { $partner } tekende op { $day }
signing-take-back = Trek de handtekening in
signing-manager = Als programmamanager kun je ook vastleggen wat een partner op papier tekende. Vul de naam in van wie tekende.
signing-partner = Namens welke organisatie
signing-choose = Kies een organisatie
signing-name = Naam van wie tekent
signing-sure = Ik mag dit namens de organisatie tekenen, of ik zag de handtekening op papier
signing-not-sure = Zet een vinkje als je dit mag tekenen.
signing-live = Teken hier
signing-live-lead = Scan de code, meld je aan en teken namens je organisatie.
signing-again = Ververs
signing-version = Versie
signing-version-n = versie { $n }
manifest-old = Dit is een eerdere tekst
manifest-to-newest = Lees de tekst van nu
manifest-earlier = Eerdere teksten:
signing-at = Getekend op
commitments-title = Toezeggingen
commitments-all = Alle toezeggingen
commitments-lead = Wat partners beloofden, waaraan je het ziet, en voor wanneer.
commitments-search = Zoek op tekst, partner of ambitie
commitments-empty = Geen toezeggingen gevonden
commitments-count = { $n ->
    [one] 1 toezegging
   *[other] { $n } toezeggingen
}
commitment-new = Nieuwe toezegging
commitment-change = Verander de toezegging
commitment-lead = Zeg wat je doet, waaraan anderen zien dat het gebeurd is, en voor wanneer. Iedereen kan dit lezen.
commitment-change-lead = Wat er eerst stond, blijft te lezen, met de reden.
commitment-no-ambition = De programmamanager zet eerst de ambities van het netwerk erin.
commitment-promise = Zeg toe
commitment-partner = Organisatie
commitment-what = Wat
commitment-what-hint = Bijvoorbeeld: alle praktijkopleiders volgen de training eerlijk selecteren.
commitment-shown-by = Waaraan zie je het
commitment-due-on = Voor wanneer
commitment-first-due-on = Eerst beloofd voor
commitment-ambition = Bij welke ambitie
commitment-choose = Kies een ambitie
commitment-standing = Stand
commitment-because = Waarom verandert dit?
commitment-because-hint = Iedereen kan dit lezen, met wat er eerst stond. Leeg als je alleen de ambitie verandert.
commitment-earlier = Wat er eerst stond
commitment-earlier-because = Veranderd: { $because }
commitment-earlier-said = Eerst: { $what }. Te zien aan: { $shown }. Voor { $day }.
commitment-earlier-gone = Wat hier stond, is weggehaald. Het was voor { $day }.
commitment-earlier-blank = (wat hier stond, is weggehaald)
commitment-blank = Haal deze tekst weg
commitment-blank-lead = Doe dit als er iets staat dat niemand hoort te lezen, zoals de naam van iemand. De tekst en de reden van de verandering gaan weg en komen niet terug. Dat er iets stond, en voor welke dag, blijft te zien.
commitment-blank-go = Haal weg
evidence-blank = Waarom haal je dit weg? Iedereen leest dit.
notice-blanked = De tekst is weggehaald
commitment-standing-moved = Later dan eerst beloofd
evidence-was-removed = Hier stond bewijs. Het is weggehaald op { $day }.
report-moved-days = Later dan eerst beloofd ({ $n })
report-withdrawn = Ingetrokken handtekeningen ({ $n })
signed-paper = op papier, vastgelegd door de programmamanager
signed-left = doet niet meer mee
signed-withdrawn = Trokken hun handtekening in
signed-withdrawn-line = { $partner } (versie { $n }): getekend op { $day }, ingetrokken op { $back }
signing-withdrawn = Ingetrokken op
signing-paper = Op papier
signing-paper-yes = ja
commitment-standing-late = Te laat
commitment-standing-late-shown = Te laat, wacht op een lezer
commitment-standing-open = Loopt
commitment-standing-shown = Wacht op een lezer
commitment-standing-met = Gelukt
commitment-standing-dropped = Gaat niet door
commitment-first = eerst beloofd voor { $day }
commitment-was-due = beloofd voor { $day }
commitment-made = Toegezegd op
commitment-ended = Afgesloten op
commitment-dropped-because = Waarom het niet doorgaat
commitment-drop = Gaat het niet lukken?
commitment-drop-lead = Zeg waarom. De toezegging blijft met die reden op de openbare pagina staan. Dit is niet terug te draaien.
commitment-drop-go = Dit gaat niet door
evidence-title = Bewijs
evidence-none = Er is nog geen bewijs.
evidence-add = Voeg bewijs toe
evidence-lead = Iets uit Evenkans, een link of een bestand. Iedereen kan het lezen; zet er geen namen van studenten in. Daarna kijkt iemand van een andere organisatie ernaar.
evidence-text = Wat laat dit zien
evidence-url = Adres
evidence-url-hint = Met https:// ervoor.
evidence-file = Bestand
evidence-file-hint = Ten hoogste 4 MB.
evidence-one = Kies iets uit Evenkans, geef een adres, of geef een bestand: een van de drie.
evidence-go = Voeg toe
evidence-remove = Haal weg
evidence-because = Waarom
evidence-reviewer = Namens welke organisatie kijk je
evidence-enough = Laat dit zien dat het gelukt is?
evidence-reason = Waarom
reviews-title = Wat anderen ervan vonden
review-title = Kijk mee
review-lead = Deze partner zegt dat het gelukt is. Kijk naar het bewijs en zeg of het dat laat zien. Je organisatie komt erbij te staan, je naam niet. Je oordeel is niet terug te nemen.
review-enough = Ja, dit laat het zien
review-not-yet = Nog niet
review-go = Zeg het
report-title = { $region }: wat er in { $year } van kwam
report-of = Jaarverslag { $year }
report-running = Dit jaar loopt nog. De getallen zijn van vandaag.
report-pdf = Bewaar als PDF
report-made = Gemaakt op { $day }
report-commitments = Toezeggingen
report-what = Zoals het was aan het eind van het jaar, of vandaag als het jaar nog loopt. Wat daarna veranderde, verandert dit verslag niet.
report-late = Te laat ({ $n })
report-late-shown = Te laat, en het bewijs wacht op een lezer van een andere partner ({ $n })
report-met = Gelukt ({ $n })
report-waiting = Wacht op een lezer van een andere partner ({ $n })
report-open = Loopt nog ({ $n })
report-dropped = Gaat niet door ({ $n })
report-new = Nieuw toegezegd ({ $n })
report-none = Geen.
report-line = { $partner }: { $what }. Voor { $day }.
report-line-dropped = { $partner }: { $what }. Reden: { $reason }
report-moved = { " " }Eerst beloofd voor { $day }.
report-signed = Nieuwe handtekeningen ({ $n })
report-signed-line = { $partner }, { $day }
report-gatherings = Bijeenkomsten
report-gatherings-line = { $n ->
    [one] Er was één bijeenkomst,
   *[other] Er waren { $n } bijeenkomsten,
} met mensen van { $partners } { $partners ->
    [one] partner
   *[other] partners
}.
notice-manifest-signed = Getekend
notice-signature-gone = De handtekening is ingetrokken
notice-promised = De toezegging staat op de lijst
notice-evidence = Het bewijs is toegevoegd
notice-evidence-gone = Het bewijs is weggehaald
notice-dropped = De toezegging gaat niet door
notice-reviewed = Je oordeel staat erbij
error-manifest-same = Er is niets veranderd. Er is dus ook geen nieuwe versie.
error-manifest-changed = De tekst is veranderd terwijl je las. Lees hem opnieuw, en zet daarna je vinkje weer.
error-manifest-none = Er is nog geen tekst om te tekenen.
error-commitment-ambition = Deze ambitie is vervallen. Kies een andere.
error-commitment-far = Deze dag ligt meer dan tien jaar vooruit. Kijk het jaar na.
error-commitment-because = Zeg waarom dit verandert. Wat er eerst stond, blijft te lezen.
error-evidence-twice = Dit bewijs staat er al.
error-task-twice = Deze taak is al gegeven.
error-ambition-twice = Deze ambitie staat er al.
error-commitment-past = Deze dag is al geweest.
error-commitment-over = Deze toezegging is al gelukt of gaat niet door.
error-evidence-large = Dit bestand is groter dan 4 MB. Maak het kleiner, of geef een link.
error-review-hand = Je schreef deze toezegging op of voegde bewijs toe. Laat iemand anders meekijken.
error-member-already = Deze persoon heeft deze rol al.
error-review-own = Over een eigen toezegging oordeelt iemand van een andere organisatie.
error-review-nothing = Er is nu niets om naar te kijken.
activity-manifest-published = Nieuwe tekst van { $title }
activity-manifest-signed = { $title } werd ondertekend.
activity-commitment-promised = Toegezegd: { $title }
activity-commitment-met = Gelukt: { $title }
activity-commitment-reviewed = Bekeken door een ander: { $title }
mail-signed-paper-subject = { $partner } staat onder { $title }
mail-signed-paper =
    De programmamanager legde vast dat { $name } namens { $partner } op papier tekende: { $title }.

    Klopt dat niet? Trek de handtekening dan hier in: { $link }
mail-commitment-reopened-subject = Een toezegging van { $partner } is weer open
mail-commitment-reopened =
    Het laatste bewijs bij deze toezegging is weggehaald. Zij geldt daarom niet meer als gelukt:
    { $what }

    Voeg ander bewijs toe: { $link }
mail-commitment-late-subject = De dag is voorbij: een toezegging van { $partner }
mail-commitment-late =
    { $partner } beloofde voor { $day }: { $what }

    Er is nog niets waaruit blijkt dat het is gebeurd. Op de openbare pagina staat het nu als te laat.

    Is het gelukt? Voeg dan bewijs toe. Komt het later, of niet? Zeg dat dan op de pagina, met de reden: { $link }
mail-commitment-remind-subject = Bijna de dag: een toezegging van { $partner }
mail-commitment-remind =
    { $partner } beloofde voor { $day }: { $what }

    Is het gelukt? Voeg dan bewijs toe. Lukt het niet op tijd, zeg dat dan op de pagina: { $link }
mail-commitment-reviewed-subject = Iemand keek naar jullie toezegging
mail-commitment-met =
    Een andere partner keek naar het bewijs bij: { $what }

    Het laat zien dat het gelukt is. Er staat bij: { $reason }

    { $link }
mail-commitment-not-yet =
    Een andere partner keek naar het bewijs bij: { $what }

    Het laat nog niet zien dat het gelukt is. Er staat bij: { $reason }

    Voeg bewijs toe op de pagina: { $link }
personal-signature-of = Naam van wie een manifest namens een organisatie tekende
personal-signature-of-why = Om te weten wie tekende
personal-evidence = Wie bewijs bij een toezegging plaatste of ernaar keek
personal-evidence-why = Om na te kunnen gaan van wie een oordeel is

# Partners: meedoen, vertrekken, contact, en of het netwerk leeft
partner-sector = Sector
partner-sector-hint = Zoals zorg, bouw of ICT. Zo zie je of er in een sector niemand meedoet.
partner-promised = Wat beloofd is
partner-parts = Waaraan het meedeed
partner-no-parts = Nog nergens aan.
partner-left = Doet niet meer mee sinds { $day }
partner-come-back = Doet weer mee
partner-kind-change = Is dit een ander soort organisatie?
partner-kind-change-lead = Kies de goede soort. Dat kan zolang de rollen van de mensen erbij passen, en de organisatie geen rondes, opleidingen of ingevulde standaard heeft. Een link die een bedrijf kreeg, werkt daarna niet meer.
partner-kind-change-go = Verander de soort
error-kind-roles = Bij die soort passen niet alle rollen die hier zijn gegeven, of waarvoor iemand is uitgenodigd of gevraagd heeft. Beëindig eerst die rollen en uitnodigingen.
error-kind-standard = Deze organisatie vulde de standaard al in, en die hoort bij haar soort. Maak een nieuwe partner van de goede soort.
error-kind-held = De soort kan niet meer veranderen, want hier hangt al iets aan: { $what }. Maak een nieuwe partner van de goede soort.
partner-leave = Stopt deze organisatie met meedoen?
partner-leave-lead = De rollen en persoonlijke links van haar mensen eindigen. Wat zij beloofde en deed, blijft te zien. De programmamanager kan dit terugdraaien; mensen worden dan opnieuw uitgenodigd.
partner-leave-go = Stop met meedoen
partner-merge = Is dit dezelfde organisatie als een andere?
partner-merge-lead = Alles van deze gaat naar de andere: mensen, beloften, bijeenkomsten, en van een school haar opleidingen en rondes. De mensen van de ene kunnen daarna bij wat van de andere is. Dit is niet terug te draaien.
partner-merge-go = Voeg samen
partners-gone = Doen niet meer mee ({ $n })
invite-into = Samen met
invite-because = Waarom
partner-about = Wat jullie doen
partner-about-hint = In een paar zinnen, voor wie jullie nog niet kent.
partner-own-people = Mensen van onze organisatie
partner-own-title = Onze organisatie
partner-own-lead = Houd dit zelf bij. Naam en KvK-nummer verandert de programmamanager.
partner-own-others = Je spreekt ook voor:
contacts-short = Contactmomenten
contacts-title = Contact met { $partner }
contacts-lead = Wie sprak wanneer met deze organisatie. Alleen programmamanagers lezen dit, en coördinatoren bij hun eigen school en bij stagebedrijven.
contacts-empty = Nog geen contact genoteerd.
contact-new = Noteer een contact
contact-on-day = Wanneer
contact-kind = Hoe
contact-kind-call = Telefoon
contact-kind-visit = Bezoek
contact-kind-mail = Mail
contact-kind-meeting = Afspraak
contact-by = Door
contact-text = Waarover
contact-text-hint = Kort, over de samenwerking. Niets over een student, niets over iemands gezondheid.
contact-go = Noteer
contact-remove = Haal weg
joining-title = Meedoen in { $region }
joining-lead = Doet jouw organisatie mee aan gelijke stagekansen? Laat het weten. De programmamanager leest het en mailt je.
joining-sent = Je vraag is verstuurd
joining-sent-next = De programmamanager leest hem en mailt je.
joining-kind = Soort organisatie
joining-name = Naam van de organisatie
joining-kvk = KvK-nummer
joining-town = Plaats
joining-website = Website
joining-person = Jouw naam
joining-email = Jouw e-mailadres
joining-why = Waarom wil je meedoen?
joining-go = Verstuur
joinings-title = Aanmeldingen
joinings-lead = Organisaties die willen meedoen.
joinings-form = Het formulier staat hier.
joinings-empty = Er wacht niemand.
joinings-decided = Eerder
joining-welcome = Welkom
joining-known = Dit is al een partner:
joining-known-lead = Wie dit vroeg, krijgt een uitnodiging bij die partner.
joining-known-contact = Daar kennen we nu:
joining-known-check = Kijk of deze persoon daar echt werkt: wie welkom is, ziet wat die partner ziet, bij een school of stagebedrijf ook namen van studenten.
mail-joining-colleague-subject = { $person } is uitgenodigd om voor { $partner } mee te doen
mail-joining-colleague =
    { $person } ({ $email }) vroeg om mee te doen voor { $partner }, en is uitgenodigd.
    Wie de uitnodiging aanneemt, ziet wat jullie zien.

    Ken je deze persoon niet? Mail dan meteen naar { $contact }.
joining-known-left = Die stopte op { $day }. Zeg je welkom, dan doet de organisatie weer mee en krijgt wie dit vroeg een uitnodiging.
joining-welcome-lead = De organisatie komt in de lijst, en wie het vroeg krijgt een uitnodiging.
joining-alike = Er is al een partner met deze naam:
joining-alike-lead = Is dat dezelfde organisatie? Nodig de aanvrager dan op die pagina uit, en zeg hier nee met die reden.
joining-name-given = Naam in de lijst
notice-joining-decided = Hierover is al beslist
joining-refuse = Zeg nee
joining-refuse-go = Zeg nee en mail de reden
joining-reason = Waarom niet
joinings-asked = Gevraagd op
joining-state-waiting = Wacht
people-stands = Stand
people-since = Sinds
people-has = Heeft de rol
people-invited = Uitgenodigd
people-asks = Vraagt de rol
joining-state-welcome = Doet mee
joining-state-refused = Niet aangenomen
alive-tab = Netwerk
alive-title = Leeft dit netwerk?
alive-lead = Wie doet er mee, wie is stil geworden, en wie ontbreekt. Uitgerekend uit wat er gebeurde: bijeenkomsten, handtekeningen, toezeggingen en rondes.
alive-how = Actief: deed iets in het laatste half jaar. Stil: een half jaar tot een jaar geleden. Slaapt: langer geleden. Er telt wat twee jaar terug gebeurde.
alive-course = Hoe het ging
alive-course-lead = Hoeveel partners in elk kwartaal ergens aan meededen. Het laatste kwartaal loopt nog.
alive-course-picture = Hoeveel partners per kwartaal ergens aan meededen
alive-course-table = Hetzelfde als tabel
alive-quarter = Kwartaal
alive-quarter-name = { $n }e kwartaal { $year }
alive-quarter-short = { $n }e
alive-took-part = Partners die meededen
alive-things-done = Waaraan
alive-school-misses = Nog niemand uit de sector
alive-school-misses-none = Uit elke sector iemand
alive-together = Wie samen iets deed
alive-together-lead = Een lijn betekent: deze twee deden samen iets, hoe dikker hoe vaker. Scholen zijn dichte stippen, anderen lichte. Een zaal met meer dan 40 partners telt niet als band. Wie de meeste banden heeft, staat in het plaatje; de tabel heeft dezelfde banden.
alive-picture = Plaatje: partners in een ovaal, met lijnen tussen wie samen iets deed. De tabel eronder heeft dezelfde banden.
alive-no-bonds = Er is nog niets samen gedaan.
alive-table = De banden van het plaatje als tabel ({ $n }, de sterkste eerst); in het bestand staan ze alle { $all }
alive-one = Partner
alive-other = Met
alive-things = Keer samen
alive-missing = Wie ontbreekt
alive-missing-lead = Waar niemand actief is, staat bovenaan.
alive-schools = Per school
alive-sectors = Per sector van de stagebedrijven
alive-towns = Per plaats
alive-none = Niets bekend. Vul bij partners een sector en een plaats in.
alive-group = Waar
alive-by = Waarnaar
alive-active = Actief
alive-nobody = Niemand actief
alive-search = Zoek op naam of sector
alive-pulse = Hoe actief
alive-last = Laatst
alive-year = Laatste jaar
alive-before = Jaar ervoor
pulse-active = Actief
pulse-quiet = Stil
pulse-asleep = Slaapt
pulse-never = Deed nog niets
mine-title = Mijn pagina
mine-waits = Wat op je wacht
mine-nothing = Er wacht niets op je.
mine-late = was voor { $day }
mine-until = voor { $day }
mine-no-tasks = Je hebt geen taken.
mine-from = Waar het vandaan komt
mine-promised = Wat jullie beloofden
mine-no-promises = Er staat nu geen toezegging van jullie open.
mine-coming = Wat eraan komt
mine-commitment = Toezegging: { $what }
mine-sign-again = De tekst van { $title } is veranderd. Tekenen jullie ook deze?
mine-standard-asked = Vul de stagestandaard in voor { $partner }: dat is gevraagd
mine-standard-begun = Ga verder met de stagestandaard van { $partner }
mine-begin-settings = Begin: talen, kleuren en juridische teksten van je regio
mine-begin-partners = Begin: schrijf je eerste partners in en nodig hun mensen uit
mine-begin-manifest = Begin: schrijf het manifest
mine-begin-ambitions = Begin: schrijf de ambities op; bij elke toezegging hoort er een
mine-begin-agenda = Begin: plan de eerste bijeenkomst
mine-to-read = { $n ->
    [one] Eén toezegging van een ander wacht op iemand die naar het bewijs kijkt
   *[other] { $n } toezeggingen van anderen wachten op iemand die naar het bewijs kijkt
}
mine-asked = Kom je? { $title }
mine-joining = { $n ->
    [one] Eén organisatie wil meedoen
   *[other] { $n } organisaties willen meedoen
}
task-do = Dit is gedaan
task-undo = Toch nog niet
notice-left = De organisatie doet niet meer mee
notice-came-back = De organisatie doet weer mee
partner-merge-choose = Kies de organisatie die blijft
notice-merged-partner = De organisaties zijn samengevoegd
notice-contact-gone = Het contactmoment is weggehaald
notice-joining = Je vraag is verstuurd
notice-joining-refused = De reden is gemaild
notice-welcome-partner = De organisatie doet mee, en de uitnodiging is verstuurd
error-leave-manager = Hier werkt een programmamanager. Maak eerst iemand van een andere organisatie programmamanager.
error-contact-future = Deze dag moet nog komen.
error-joining-decided = Hierover is al beslist.
activity-partner-left = { $title } doet niet meer mee.
mail-joining-subject = { $name } wil meedoen
mail-joining =
    { $name } wil meedoen in het netwerk. Lees de vraag en beslis: { $link }
mail-joining-refused-subject = Over je vraag om mee te doen
mail-joining-refused =
    Dag { $person },

    { $name } vroeg om mee te doen in { $region }. Dat gaat nu niet: { $reason }

    Heb je een vraag? Mail dan naar { $contact }.
personal-contact-moment = Wie wanneer contact had met een organisatie, en waarover
personal-contact-moment-why = Om de samenwerking te onderhouden
personal-joining = Wie voor een organisatie vroeg om mee te doen
personal-joining-why = Om te kunnen antwoorden

# De stagestandaard
standard-title = Stagestandaard
standard-lead = Wat een school en een bedrijf doen voor gelijke stagekansen, als lijst om jezelf langs te leggen. Van een bedrijf vraagt het tien minuten. Alleen je eigen organisatie, wie je laat meelezen en de programmamanager zien wat je invult.
standard-none = Nog niet ingevuld.
standard-begin = Vul in
standard-open = Begonnen op { $day }, nog niet klaar
standard-of-day = Ingevuld op { $day }
standard-percent = { $n }%
standard-to-read = { $partner } vraagt je mee te lezen bij de stagestandaard
standard-audience-school = Voor scholen
standard-audience-employer = Voor bedrijven en andere organisaties
standard-shipped = De lijst die bij Evenkans hoort.
standard-version = De lijst van deze regio, versie { $n }
standard-change = Verander de lijst
standard-edit-lead = Een regel die met # begint is een thema, met - een punt, met > de hulp daarbij, en met @ de pagina die helpt: van deze regio (agenda) of elders (https://…). Wat al is ingevuld, houdt de lijst van toen.
standard-body = Lijst
standard-ask = Vraag partners om de standaard in te vullen
standard-ask-lead = Scholen en stagebedrijven krijgen een mail die de lijst meteen opent. Een contact zonder account krijgt een persoonlijke link van 90 dagen.
standard-ask-go = Vraag het
standard-ask-nobody = Met deze keuze is er geen school of stagebedrijf met iemand om te mailen.
notice-standard-unasked = De vraag is ingetrokken
standard-unask = Trek de vraag in
notice-standard-asked = De vraag is verstuurd
mail-standard-subject = Tien minuten voor eerlijke stages in { $region }
mail-standard =
    Dag { $name },

    Leg jullie organisatie langs de stagestandaard. Het kost ongeveer tien minuten, ook op een telefoon. Aan het eind staan drie dingen die het meest helpen, met hulp erbij.

    Begin hier, en geef de link niet door: { $link }

    Alleen jullie, een tweede lezer die jullie kiezen en de programmamanager zien de antwoorden.
standard-overview = Hoe ver partners zijn
standard-overview-lead = Naar eigen zeggen, om te kunnen helpen. Zet dit niet naast elkaar in het openbaar.
standard-nobody = Nog niemand is gevraagd of vulde de standaard in
standard-list = Lijst
standard-done = Ingevuld
standard-score = Gehaald
standard-before = Keer ervoor
standard-read = Meegelezen
standard-asked = Gevraagd, nog niet klaar
assessment-of = Stagestandaard van { $partner }
assessment-lead = Kies bij elk punt hoe het nu is, niet hoe je het wilt. Je kunt tussendoor bewaren.
assessment-final = Als het klaar is, verandert er niets meer aan. Later vul je een nieuwe in; zo is te zien hoe jullie groeien.
assessment-mark-yes = Ja
assessment-mark-partly = Deels
assessment-mark-no = Nee
assessment-mark-not-for-us = Geldt niet voor ons
assessment-finish = Ik ben klaar
assessment-keep = Bewaar en ga later verder
assessment-not-done = Dit is nog niet ingevuld.
assessment-discard = Toch niet?
assessment-discard-lead = Wat je invulde, gaat weg. Dat is niet terug te draaien. Wat eerder klaar was, blijft.
assessment-discard-go = Gooi deze weg
assessment-score = Je haalt naar eigen zeggen { $n }% van wat voor jullie geldt.
assessment-to-do = Drie dingen om nu te doen
assessment-all-done = Alles wat voor jullie geldt, is er. Kijk volgend jaar weer.
assessment-help = Hulp vind je hier:
assessment-help-page = Hier vind je hulp
assessment-growth = Groei
assessment-reader = Tweede lezer
assessment-reader-lead = Vraag iemand van een andere organisatie om mee te lezen. Die ziet wat je invulde, en zegt wat die ervan vindt.
assessment-choose = Kies een organisatie
assessment-ask-go = Vraag om mee te lezen
assessment-asked = { $partner } is gevraagd om mee te lezen.
assessment-no-reader = Er is nog geen tweede lezer.
assessment-reading = Wat zie je?
assessment-reading-hint = Klopt het met wat je kent? Wat kan de volgende stap zijn?
assessment-read-go = Zeg wat je ziet
assessment-answers = Wat is ingevuld
assessment-evidence = Waaraan zie je dat
notice-assessment-done = Ingevuld. Hieronder staat wat je nu kunt doen.
notice-assessment-kept = Bewaard
notice-assessment-discarded = Weggegooid
notice-reader-asked = De lezer is gevraagd
notice-reading = Bewaard. De organisatie leest het.
error-standard-items = Een lijst heeft één tot { $most } punten, elk op een regel die met - begint.
error-standard-page = Achter { $page } staat geen pagina. Schrijf https:// ervoor, of een pagina van deze regio, zoals manifest.
error-standard-same = Er is niets veranderd. Er is dus ook geen nieuwe versie.
error-assessment-done = Dit is al klaar. Begin volgend jaar opnieuw.
error-assessment-left = { $n ->
    [one] Bij één punt is nog niets gekozen.
   *[other] Bij { $n } punten is nog niets gekozen.
}
error-assessment-reader = Kies een andere organisatie dan je eigen.
error-assessment-nobody = Bij deze organisatie heeft niemand een account. Kies een andere.
mail-reader-subject = { $partner } vraagt je mee te lezen
mail-reader =
    Dag { $name },

    { $partner } vulde de stagestandaard in en vraagt jullie mee te lezen: { $link }
personal-assessment = Wie een stagestandaard begon in te vullen
personal-assessment-why = Om na te kunnen gaan van wie het is

# Het landelijke programma
programmes-title = Programma’s
programmes-empty = Er is nog geen programma.
programme-eyebrow = Werkprogramma
programme-new = Nieuw programma
programme-new-lead = Wie het leidt, schrijft de pagina, neemt regio’s op en begint nieuwe regio’s. Die krijgt mail.
programme-create = Maak het programma
programme-name = Naam
programme-called = Naam van het programma
programme-slug = Adres
programme-slug-hint = Kleine letters, cijfers en streepjes. Verandert niet meer.
programme-lead = Naam van wie het leidt
programme-email = E-mailadres van wie het leidt
programme-body = Tekst
programme-body-hint = Een regel die met # begint, wordt een kop; met - een opsomming.
programme-text = De pagina
programme-keep = { $name } bewerken
programme-keep-go = Bewerk
programme-settings = Instellingen van { $name }
programme-settings-go = Tekst, talen, kleuren
programme-contact-email = Bij wie kan iedereen terecht?
programme-contact-email-hint = Dit e-mailadres staat onderaan elke pagina van het programma.
programme-file = Bestand met kleuren
programme-file-hint = Een JSON-bestand van ten hoogste 4 kB.
programme-languages = In welke talen zijn de pagina’s?
programme-leads = Wie leidt dit programma?
programme-leading = Wie leidt { $name }?
programme-leading-go = Wie leidt het?
programme-leading-lead = Wie hier staat, schrijft de pagina, vraagt regio’s en begint nieuwe regio’s.
programme-lead-remove = Leidt het niet meer
programme-lead-stop = Zelf stoppen
programme-lead-stop-lead = Daarna kun je hier niets meer veranderen. Wie overblijft, kan je er weer bij zetten.
programme-lead-last = Wil deze persoon stoppen? Zet er dan eerst iemand anders bij.
programme-lead-new = Iemand erbij
programme-lead-new-lead = Diegene krijgt een mail en kan meteen beginnen.
programme-lead-add = Voeg toe
programme-regions = Regio’s
programme-regions-lead = Naast elkaar, zoals ze vandaag zijn. Actief is: deed iets in het laatste half jaar. Bijeenkomsten en rondes zijn van het laatste jaar.
programme-region = Regio
programme-fictional = Verzonnen
programme-count-partners = Partners
programme-count-active = Actief
programme-count-signed = Tekenden
programme-count-late = Te laat
programme-count-met = Gelukt
programme-count-promised = Toegezegd
programme-count-gatherings = Bijeenkomsten
programme-count-rounds = Rondes
programme-take-in = Vraag een regio om mee te doen
programme-take-in-go = Vraag het
programme-take-out = Haal uit het programma
programme-new-region = De regio hoort meteen bij dit programma. De programmamanager krijgt een mail en kan dezelfde dag beginnen.
region-join = Doe mee
region-programme = Hoort bij { $name }
notice-region-begun = De regio is gemaakt en de programmamanager heeft mail
notice-region-out = De regio hoort niet meer bij dit programma
error-region-taken = Deze regio hoort al bij een programma.
notice-lead-added = Diegene leidt nu dit programma en heeft mail
notice-lead-stopped = Je leidt dit programma niet meer
notice-lead-gone = Diegene leidt dit programma niet meer
error-lead-already = Deze persoon leidt dit programma al.
error-last-lead = Een programma heeft iemand nodig die het leidt. Zet er eerst iemand anders bij.
mail-lead-gone-subject = Je leidt { $programme } niet meer
mail-lead-gone =
    Dag { $name },

    Je leidt { $programme } niet meer. De pagina kun je nog lezen, maar niet meer veranderen.

    Klopt dit niet? Vraag het dan aan wie het programma nu leidt.
mail-next-region-subject = { $region } begint bij { $programme }
mail-next-region =
    Dag { $name },

    Een programmamanager begon een nieuwe regio: { $region }. De regio hoort bij { $programme }.
    Klopt dat niet? Dan haal je haar hier weer uit het programma: { $link }
mail-lead-subject = Je leidt { $programme }
mail-lead =
    Dag { $name },

    Je leidt het programma { $programme }. Meld je aan met dit e-mailadres; daarna schrijf je de pagina en begin je regio’s: { $link }
personal-programme-lead = Wie een landelijk programma leidt
personal-programme-lead-why = Om te bepalen wie het programma bijhoudt

# Nieuws
news-title = Nieuws
news-lead = Wat het netwerk stuurde.
news-search = Zoek in het nieuws
news-empty = Er is nog geen nieuws.
news-new = Nieuwe nieuwsbrief
news-subject = Onderwerp
news-sent-at = Verstuurd
news-body = Tekst
news-body-hint = Gewone tekst. Op de pagina wordt een regel die met # begint een kop, en met - een opsomming.
news-public = Iedereen mag dit teruglezen bij Nieuws
news-for = Aan wie
news-for-lead = Wie je kiest en niet is afgemeld, krijgt de mail. Kies je geen rollen, dan krijgt ook het contact van een organisatie zonder account hem.
news-keep = Bewaar als concept
news-state-draft = Concept
news-state-sending = Wordt verstuurd
news-state-sent = Verstuurd
news-private = Alleen per mail
news-send = Versturen
news-to = { $n ->
    [one] Dit gaat naar één adres.
   *[other] Dit gaat naar { $n } adressen, op wie is afgemeld na.
}
news-try = Stuur hem eerst aan mij
news-sure = Dit klopt; verstuur het nu
news-sure-hint = Daarna verandert er niets meer aan.
news-not-sure = Zet een vinkje als het klaar is.
news-send-go = Verstuur
news-remove = Gooi dit concept weg
news-sending = Wordt verstuurd: { $n } tot nu toe
news-fared = Hoe het ging
news-got = { $n ->
    [one] Eén adres kreeg hem.
   *[other] { $n } adressen kregen hem.
}
news-bounced = { $n ->
    [one] Eén kwam terug:
   *[other] { $n } kwamen terug:
}
news-stop-title = Nieuwsbrief van deze regio
news-stop-lead = Met één knop krijg je hem niet meer. Uitnodigingen en herinneringen die je nodig hebt, blijven komen.
news-stop = Stuur mij geen nieuwsbrief meer
news-stopped = Je krijgt de nieuwsbrief niet meer.
news-again = Stuur mij hem toch weer
notice-news-kept = Het concept is bewaard
notice-news-tried = De proef is naar jou verstuurd
notice-news-sending = De nieuwsbrief wordt verstuurd
notice-news-gone = Het concept is weggegooid
notice-news-stopped = Je bent afgemeld
notice-news-again = Je krijgt de nieuwsbrief weer
error-newsletter-sent = Deze nieuwsbrief is al verstuurd of wordt verstuurd. Er verandert niets meer aan.
activity-newsletter-sent = Nieuws: { $title }
mail-newsletter =
    { $body }

    --
    Je krijgt dit omdat je meedoet in { $region }.
    Teruglezen: { $archive }
    Niet meer ontvangen: { $stop }
mail-newsletter-private =
    { $body }

    --
    Je krijgt dit omdat je meedoet in { $region }.
    Niet meer ontvangen: { $stop }
personal-recipient = Naar welk adres een nieuwsbrief ging
personal-recipient-why = Zodat niemand hem twee keer krijgt
personal-subscription = Welk adres geen nieuwsbrief meer wil
personal-subscription-why = Om dat te kunnen blijven doen
error-newsletter-stopped = Je hebt je zelf afgemeld voor de nieuwsbrief. Meld je weer aan met de link in een eerdere, en probeer het dan opnieuw.
report-more = En nog { $n }; die staan in de PDF en bij Toezeggingen.
partner-part-private = Iets binnen het netwerk.
error-partner-left = Deze organisatie doet niet meer mee. De programmamanager kan haar terughalen.

# Aanmelden met de eigen instelling
affiliation-title = Jouw instelling
affiliation-lead = Met { $provider } meld je je aan met het account van je eigen school of organisatie. Je hoeft hier dan geen wachtwoord of link te onthouden.
affiliation-go = Aanmelden met { $provider }
affiliation-as-student = student
affiliation-as-employee = medewerker
affiliation-as-staff = medewerker
affiliation-as-faculty = docent
affiliation-as-member = lid van de instelling
affiliation-as-affiliate = gast
affiliation-as-alum = oud-student
affiliation-as-pre-student = aankomend student
affiliation-roles = Rollen bij jouw instelling
affiliation-no-partner = Jouw instelling heet bij het aanmelden { $home }. Er is nog geen organisatie in Evenkans die zo heet. Vraag de programmamanager van je regio om dit domein bij je organisatie te zetten.
affiliation-student = Je instelling zegt niet dat je er werkt. Ben je student? Dan heb je geen rol nodig: bij elke stageronde krijg je van je school een persoonlijke link in je mail.
affiliation-role = Welke rol heb je?
affiliation-ask = Vraag deze rol aan
affiliation-asked = Gevraagd: { $role }
affiliation-take-back = Neem de vraag terug
affiliation-linked = Gekoppeld met jouw account
affiliation-none = Er is nog geen instelling gekoppeld.
affiliation-seen = laatst aangemeld op { $day }
affiliation-unlink = Ontkoppel
affiliation-unlink-lead = Ontkoppel je? Dan eindigen de rollen die je bij die instelling hebt. Wil je ze terug, dan vraag je ze opnieuw aan.
affiliation-link = Koppel je account met { $provider }
affiliation-link-lead = We vragen je instelling alleen om een vast nummer voor jou, om welke instelling het is, en of je er student bent of werkt. Geen naam, geen adres. De rollen die je bij die instelling hebt, gelden daarna alleen als je je via de instelling aanmeldt. Ga je daar weg, dan eindigen die rollen hier vanzelf. Wie een programma leidt of beheert, houdt dat.
sign-in-institution = Voor wie werkt of studeert bij een school die meedoet. De school geeft geen naam en geen adres door.
sign-in-by-mail = Of met een link in je mail
arrival-title = Nog één keer je e-mailadres
arrival-lead = Je bent aangemeld bij { $home } ({ $said }).
arrival-why = We kennen je hier nog niet. Je instelling geeft geen naam en geen adres door, dus die vragen we aan jou. Heb je hier al een account? Vul dan het adres van dat account in: we koppelen het.
arrival-name = Jouw naam
arrival-email = Jouw e-mailadres
arrival-email-hint = We sturen er een code heen.
arrival-send = Stuur mij een code
arrival-sent = Er is een mail met een code van acht cijfers onderweg naar { $email }. Niets gekregen? Kijk bij ongewenste mail.
arrival-code = De code uit de mail
arrival-prove = Ga verder
arrival-other = Ander e-mailadres
my-page-bound = Een deel van je rollen geldt alleen als je je via je instelling aanmeldt
my-page-bound-go = Aanmelden via je instelling
mine-role-asked = Iemand van de eigen organisatie vraagt de rol { $role }
asking-title = Vragen om een rol
asking-line = { $name } vraagt: { $role }
asking-give = Geef de rol
asking-refuse = Weiger
home-title = Aanmelden met de eigen instelling
home-lead = Onder welk domein melden de mensen van deze organisatie zich aan bij SURFconext of eduID? Wie daar werkt, kan hier dan een rol vragen. Een rol geldt pas als jij haar geeft. Haal je een domein weg, dan eindigen de rollen die erop rusten.
home-remove = Haal weg
home-add = Voeg toe
invite-domain = Domein
invite-domain-hint = Zoals roc-voorbeeld.nl. Vraag het de beheerder van de accounts van de school.
notice-linked = Je instelling is gekoppeld.
notice-unlinked = Je instelling is ontkoppeld.
notice-role-asked = Je vraag is verstuurd. Je krijgt een mail als erover beslist is.
notice-role-taken-back = Je vraag is teruggenomen.
notice-role-given = De rol is gegeven. Wie haar vroeg, heeft een mail gekregen.
notice-role-refused = De vraag is geweigerd. Wie vroeg, heeft een mail gekregen.
error-affiliation = Je instelling zegt niet dat je bij deze organisatie werkt. Meld je opnieuw aan, of vraag een uitnodiging aan wie de organisatie bijhoudt.
error-domain = Dit is geen domein. Schrijf het als roc-voorbeeld.nl.
error-domain-guests = Onder dit domein kan iedereen zich aanmelden. Het zegt niets over een organisatie.
error-domain-taken = Dit domein staat al bij een organisatie in deze regio.
error-request-twice = Je hebt deze rol al, of je vroeg haar al.
error-request-decided = Hierover is al beslist, of de vraag is teruggenomen.
error-arrival-code = Deze code klopt niet. Na vijf foute codes begin je opnieuw.
personal-identity = Je koppeling met een account van je school of organisatie: een nummer, het domein, en of je er student bent of werkt
personal-identity-why = Om je aan te melden met dat account
personal-arrival = Wat je instelling zei toen je je voor het eerst aanmeldde, met het e-mailadres dat je opgaf
personal-arrival-why = Om je account te vinden of te maken
personal-role-request = Welke rol je vroeg bij de organisatie waar je werkt
personal-role-request-why = Om erover te kunnen beslissen
mail-arrival-subject = Jouw code voor Evenkans
mail-arrival =
    Dag { $name },

    Iemand meldde zich aan bij { $home } en gaf dit e-mailadres op. Was jij dat? Vul dan op die pagina deze code in:

    { $code }

    De code werkt een half uur. Was jij het niet? Doe dan niets, en geef de code aan niemand.
mail-role-asked-subject = { $name } vraagt een rol bij { $partner }
mail-role-asked =
    { $name } heeft zich aangemeld via { $partner } en vraagt de rol: { $role }.

    Ken je deze persoon en klopt de rol? Beslis hier: { $link }
mail-role-decided-subject = Over je rol bij { $partner }
mail-role-given =
    Dag { $name },

    Je hebt nu bij { $partner } de rol: { $role }. De rol geldt als je je aanmeldt via je instelling. Ga verder: { $link }
mail-role-refused =
    Dag { $name },

    Je vroeg bij { $partner } de rol: { $role }. Die heb je niet gekregen. Klopt dat niet? Vraag het aan de stagecoördinator of de programmamanager.

# Beloofd op een bijeenkomst, en bewijs uit Evenkans zelf
commitment-gathering = Beloofd op een bijeenkomst?
commitment-not-there = Niet op een bijeenkomst
gathering-promised = Toezeggingen
gathering-promise = Beloof iets
error-commitment-gathering = Deze bijeenkomst is nog niet geweest, of gaat niet door.
evidence-proof = Iets uit Evenkans
evidence-proof-hint = Waaraan je organisatie meedeed, cijfers van een ronde, of de artikelen van je overeenkomst. Wat je kiest, kan iedereen lezen.
evidence-nothing-here = Niets uit Evenkans

# Instellingen van een regio
settings-title = Instellingen van de regio
settings-about = Naam en talen
settings-name = Naam van de regio
settings-contact-email = Bij wie kan iedereen terecht?
settings-contact-email-hint = Dit e-mailadres staat onderaan elke pagina.
settings-languages = In welke talen zijn de pagina’s?
languages-nl-en = Nederlands en Engels, Nederlands eerst
languages-en-nl = Nederlands en Engels, Engels eerst
languages-nl = Alleen Nederlands
languages-en = Alleen Engels
settings-legal = Juridische teksten
settings-legal-lead = Wat je schrijft, staat onderaan elke pagina. Een leeg vak is geen tekst.
settings-legal-written = Geschreven
settings-legal-none = Nog niet
legal-privacy = Privacyverklaring
legal-terms = Afspraken over het gebruik
legal-accessibility = Toegankelijkheidsverklaring
legal-complaints = Klachten en bezwaar
legal-lead = Een regel die met # begint is een kop, een regel met een streepje een punt van een lijst. Wie de tekst in zijn taal niet vindt, leest de andere.
legal-nl = Tekst in het Nederlands
legal-en = Tekst in het Engels
legal-changed = Laatst veranderd op { $day }
settings-theme = Kleuren
settings-theme-lead = Haal het bestand op, verander de vier kleuren, en geef het terug. Met kleuren waarop je een tekst slecht leest, weigeren we het bestand en zeggen we welke.
settings-theme-get = Haal het bestand met kleuren op
settings-theme-go = Gebruik dit bestand
settings-theme-remove = Terug naar de kleuren van Evenkans
settings-file = Bestand met kleuren
settings-file-hint = Een JSON-bestand van ten hoogste 4 kB.
settings-programme = Landelijk programma
settings-programme-none = Je regio hoort bij geen programma, en geen programma vraagt erom.
settings-programme-asks = { $name } vraagt of je regio meedoet. Haar cijfers staan dan openbaar naast die van andere regio’s.
settings-programme-join = Doe mee
settings-programme-refuse = Niet meedoen
settings-programme-leave = Stop met dit programma
programme-asked = Gevraagd, nog geen antwoord
programme-not-asked = Trek de vraag in
programme-take-in-lead = De programmamanager van de regio krijgt een mail en beslist.
notice-region-asked = De vraag is verstuurd.
notice-region-not-asked = De vraag is ingetrokken.
notice-programme-joined = Je regio hoort nu bij het programma.
notice-programme-refused = Je regio doet niet mee met dit programma.
notice-programme-left = Je regio hoort niet meer bij het programma.
error-theme = Dit is geen bestand met kleuren. Haal het voorbeeld op en verander alleen de kleuren daarin.
error-theme-colour = { $colour } is geen kleur. Schrijf een kleur als #0a5563.
error-theme-contrast = Bij { $what } is { $above } op { $below } slecht te lezen: het verschil is { $ratio }, en moet ten minste 4,5 zijn. Kies in light een donkerder kleur, in dark een lichtere voor accent of een donkerder voor band.
mail-programme-asks-subject = { $programme } vraagt { $region } om mee te doen
mail-programme-asks =
    { $programme } vraagt of { $region } bij het programma wil horen. De cijfers van je regio staan dan openbaar naast die van andere regio’s.

    Beslis hier: { $link }
error-leave-round = Dit kan nog niet: er loopt nog een ronde met deze organisatie ({ $rounds }). Een school sluit die eerst. Een bedrijf vraagt de school om zijn plekken eruit te halen, of wacht tot de stages voorbij zijn.
arrival-link = Koppel je instelling
arrival-link-lead = Wil je dit koppelen met je account { $email }? De rollen die je bij deze instelling hebt, gelden daarna alleen als je je zo aanmeldt.
arrival-link-go = Koppel
