rounds-tab = Stagerondes
rounds-tab-mine = Mijn ronde
rounds-tab-places = Mijn plekken
rounds-title = Stagerondes
rounds-lead = Wat er verdeeld wordt, volgens welke regels, en hoe het is gegaan.
rounds-empty = Nog geen stagerondes
rounds-empty-next = Een stagecoördinator maakt een ronde. Zodra die open is, staat hij hier.
round-new = Nieuwe stageronde
round-tabs = Deze ronde
round-tab-work = Overzicht
round-list-wishes = Voorkeuren opgeven tot { $moment }.
round-public-page = Openbare pagina
round-to-work = Werk aan deze ronde
round-edit = Bewerk regels
round-copy = Kopieer naar volgend jaar
round-copy-title = { $title } (kopie)
round-steps = Stand van de ronde
round-step-done = Klaar:
round-step-now = Nu:
round-until = tot { $moment }
round-fixed = ligt vast
round-of = van { $n }
round-at-places = { $n ->
    [one] bij 1 plek
   *[other] bij { $n } plekken
 }
round-lists = Met een lijst
round-confirmed = Lijst bevestigd
round-seats = Plaatsen
round-state-preparing = Voorbereiden
round-state-open = Open
round-state-frozen = Bevroren
round-state-drawn = Getrokken
round-state-published = Gepubliceerd
round-lead-preparing = De regels worden nog gemaakt.
round-lead-open = Studenten geven hun voorkeuren op. De regels liggen vast.
round-lead-frozen = Alle lijsten liggen vast. Nu is het wachten op het baken, dat niemand vooraf kent.
round-lead-drawn = De loting is gedaan. De uitslag wordt zo gepubliceerd.
round-lead-published = De uitslag is bekend. Iedereen kan hem narekenen.
round-lead-closed = De stages zijn voorbij en de ronde is gesloten. Iedereen kan de uitslag nog narekenen.
round-to-approve = { $n ->
    [one] 1 plek wacht
   *[other] { $n } plekken wachten
  } op goedkeuring
round-to-approve-link = Bekijk en keur goed
round-edit-lead = Zodra de ronde open is, zijn de regels openbaar en kunnen ze niet meer veranderen.
round-no-studies = Voeg eerst een opleiding toe.
round-school = School
round-title = Naam van de ronde
round-title-hint = Bijvoorbeeld: Stage voorjaar 2027.
round-studies = Opleidingen die meedoen
round-starts-on = Eerste dag van de stage
round-ends-on = Laatste dag van de stage
round-places-until = Bedrijven kunnen plekken opgeven tot
round-wishes-until = Studenten kunnen voorkeuren opgeven tot
round-lottery = Loting
round-classes = Voorrang
round-file-reason = Waarom is de voorrang uit het bestand eerlijk?
round-file-reason-hint = Alleen als de voorrang uit een bestand komt. Iedereen leest dit.
round-beacon = Baken: waar het toeval vandaan komt
round-beacon-at = Moment van het baken
round-witnesses = Getuigen van de dobbelstenen
round-witnesses-hint = Alleen bij dobbelstenen. Eén naam per regel, ten minste twee.
lottery-long-single = Eén lotnummer per student, voor alle plekken. Meer studenten krijgen hun eerste keus.
lottery-long-per-place = Per plek een eigen lotnummer. Minder studenten blijven zonder plek.
classes-computed = Uit wat we van studenten weten (hieronder)
classes-file = Uit een bestand dat ik inlees
beacon-kind-drand = drand: openbare willekeurige getallen, elke 3 seconden, van een internationaal netwerk
beacon-kind-dice = Ten minste 50 dobbelstenen, voor getuigen
beacon-drand = drand-ronde { $round }, { $moment }
beacon-dice = Ten minste 50 dobbelstenen op { $moment }, met als getuigen { $witnesses }
class-hint = Gebruik alleen wat een klasgenoot mag weten. Nooit gezondheid, gezin of geld: aan een grens kan iemand zien in welke groep een ander zat.
class-none = Niet gebruikt
class-when = Wie
class-when-earlier-unplaced = Kreeg in een eerdere ronde geen plek
class-when-year-at-least = Zit ten minste in leerjaar …
class-when-travel-band = Heeft reistijdband …
class-value = Leerjaar of band
class-name = Naam van de groep
class-reason = Waarom is dit eerlijk?
class-example-name = Eerder geen plek
class-example-reason = Wie de vorige keer pech had, gaat nu voor.
class-named = groep { $class } ({ $name })
class-last = groep { $class } (alle anderen)
class-outside = groep { $class }, van een andere opleiding
class-plain = groep { $class }
when-earlier-unplaced = wie in een eerdere ronde geen plek kreeg
when-year-at-least = wie ten minste in leerjaar { $value } zit
when-travel-band = wie reistijdband { $value } heeft
rules-title = De regels van deze ronde
rules-fixed = Deze regels liggen vast sinds de ronde open is.
rules-lottery = Loting
rules-places-until = Plekken opgeven tot
rules-wishes-until = Voorkeuren opgeven tot
rules-classes = Voorrang
rules-no-classes = Geen. Alleen het lot beslist.
rules-class = Voorrangsgroep { $number }
rules-class-text = { $name }: { $how }. { $reason }
rules-class-others = Alle anderen.
rules-file = Uit een bestand van de school. { $reason }
rules-beacon = Baken
proof-title = Bewijs
proof-frozen = Alles is vastgelegd op { $moment }. Verandert er daarna iets, dan verandert ook deze code.
proof-fingerprint = Vingerafdruk van de ronde
proof-beacon = Waarde van het baken
proof-key = Openbare sleutel van de regio
proof-download = Bewaar publication.json
proof-check = Controleer het zelf
proof-how = Op je eigen computer, zonder deze site:
proof-command = evenkans verify . --lang nl
proof-not-yet = Als de ronde is bevroren, staat hier de vingerafdruk.
proof-cancelled = Ingetrokken bevriezingen
corrections-title = Correcties met de hand
corrections-lead = Na de loting veranderd, met de reden. Namen staan er niet bij.
corrections-none = Geen. De uitslag is die van de loting.
cutoffs-title = De grens bij elke plek
cutoffs-lead-single = De laatste die werd toegelaten. Een lagere groep gaat voor; binnen een groep gaat een lager nummer voor.
cutoffs-lead-per-place = De laatste die werd toegelaten. Iedere student heeft bij elke plek een ander nummer. Een lagere groep gaat voor, dan een lager nummer.
cutoffs-taken = Bezet
cutoffs-of = { $taken } van { $capacity }
cutoffs-cutoff = Grens
cutoff-left = Er is nog plek
cutoff-closed = Neemt niemand aan
cutoff-last = Groep { $class }, nummer { $number }
limits-title = Wat deze controle niet kan zien
limits-1 = Een fout bij een student die niet controleert. Hoe meer studenten controleren, hoe zekerder.
limits-2 = Studenten die niet bestaan. Daarom staat het aantal studenten per opleiding erbij, dat de school moet verantwoorden.
limits-3 = Een verkeerde voorrangsgroep bij iemand anders. Dat ziet alleen een auditor, die alle lijsten krijgt.
limits-4 = Wie voor een plek wacht, hoort hoe het een ander zonder naam verging die vóór ging. Bij een plek met één plaats is de grens de groep en het nummer van één persoon.
limits-5 = Eerlijk kiezen is de beste keuze binnen één ronde en met een lijst die zo lang mag zijn als je wilt. Meer beloven we niet.
figures-title = Wat studenten kregen
figures-first = Eerste keus
figures-second = Tweede keus
figures-third = Derde keus
figures-later = Latere keus
figures-unplaced = Geen plek
figures-of = Van { $n } studenten.
figures-what = Uitslag
chart-table = Bekijk als tabel
work-preparing = Voorbereiden
work-preparing-lead = Lees drie bestanden in, of voeg studenten en plekken met de hand toe.
work-import-students = Studenten inlezen
work-import-places = Stageplekken inlezen
work-import-wishes = Voorkeuren inlezen (mag ook later, of door de studenten zelf)
work-open-warning = Als je de ronde opent, worden de regels openbaar en krijgt iedere student een mail met de eigen link. De regels kunnen daarna niet meer veranderen.
work-open-title = De ronde is open
work-wait-wishes = Studenten kunnen hun lijst veranderen tot { $moment }. Daarna kun je bevriezen.
work-who-empty = Wie heeft nog geen lijst?
work-who-unconfirmed = Wie moet nog bevestigen?
work-freeze-lead = Je legt de lijsten van { $students } studenten en { $places } plekken vast.
work-freeze-without = { $n ->
    [one] 1 student heeft geen lijst en krijgt in deze ronde geen plek.
   *[other] { $n } studenten hebben geen lijst. Zij krijgen in deze ronde geen plek.
 }
work-freeze-mail = Iedereen krijgt een mail met de vingerafdruk en het eigen bewijs.
work-freeze-until = Dit moet ten minste 10 minuten vóór { $moment }, het moment van het baken. Tot dan kun je het intrekken; daarna niet meer.
work-freeze = Bevries de ronde
work-word = Typ BEVRIES om door te gaan
work-word-wrong = Typ het woord { $word }.
freeze-word = BEVRIES
work-postpone = Stel de ronde uit
work-postpone-lead = Alleen naar een later moment, en alleen zolang niets is bevroren. Alle studenten krijgen een mail. Het oude moment en de reden blijven zichtbaar.
work-wishes-until = Voorkeuren tot
work-beacon-at = Moment van het baken
work-why = Waarom?
work-reason = Waarom trek je de bevriezing in?
work-reason-hint = Iedereen kan dit lezen.
work-too-late = Het is te laat om te bevriezen
work-too-late-next = Tussen het bevriezen en het baken moeten ten minste 10 minuten zitten, zodat iedereen de vingerafdruk heeft voordat iemand de waarde kan kennen. Noem hieronder een later moment.
work-frozen-title = De ronde is bevroren
work-wait-beacon = Het baken komt op { $moment }. Tot dan wacht iedereen.
work-draw-lead = Het baken is er. Je kunt de loting doen, één keer.
work-draw = Doe de loting
work-cancel = Trek de bevriezing in
work-cancel-lead = De ronde gaat weer open. De ingetrokken bevriezing blijft openbaar, met je reden.
work-opening = opening.csv voor de auditor (vertrouwelijk)
work-drawn-title = De loting is gedaan
work-drawn-lead = Bekijk de uitslag. Studenten en bedrijven zien nog niets.
work-publish-warning = Als je publiceert, ziet iedereen tegelijk de uitslag en gaat er mail uit. Dit kan niet terug.
work-publish = Publiceer de uitslag
work-published-title = De uitslag is gepubliceerd
work-published-lead = Studenten zien hun plek met de reden, bedrijven wie er komt.
history-title = Wat er gebeurde
history-round-create = De ronde is gemaakt.
history-round-save = De regels zijn veranderd.
history-round-open = De ronde is geopend.
history-round-postpone = De ronde is uitgesteld.
history-round-freeze = De ronde is bevroren.
history-round-cancel-freeze = De bevriezing is ingetrokken.
history-round-draw = De loting is gedaan.
history-round-publish = De uitslag is gepubliceerd.
history-round-opening-downloaded = opening.csv is opgehaald.
activity-round-opened = Stageronde { $title } is open.
activity-round-frozen = Stageronde { $title } is bevroren.
activity-round-unfrozen = De bevriezing van { $title } is ingetrokken.
activity-round-drawn = De loting van { $title } is gedaan.
activity-round-places = Bedrijven boden plekken aan in { $title }.
activity-round-published = De uitslag van { $title } is gepubliceerd.
draw-title = Loting
draw-lead = Het baken dat is genoemd: { $beacon }.
draw-drand = Open dit adres en plak het antwoord hieronder. De server controleert de handtekening zelf.
draw-dice = Typ de ogen van alle dobbelstenen achter elkaar, in de volgorde van het gooien.
draw-fetch = Haal het baken op en doe de loting
draw-or = of plak het zelf
draw-beacon = Waarde van het baken
draw-once = De loting gebeurt één keer. Met een andere waarde kan het niet opnieuw.
draw-go = Doe de loting
studies-title = Opleidingen
studies-lead = Voor welke opleidingen je school stages verdeelt.
studies-empty = Nog geen opleidingen
study-new = Nieuwe opleiding
study-school = School
study-name = Naam
study-code = Code (crebo, croho of eigen)
study-level = Niveau
level-mbo = mbo
level-hbo = hbo
level-wo = universiteit
list-remove = Verwijder
list-with-chosen = Met de gekozen rijen
list-choose = Kies { $name }
list-choose-some = Kies eerst een of meer rijen.
students-title = Studenten
students-search = Zoek op naam, nummer of e-mailadres
students-empty = Geen studenten gevonden
students-empty-next = Lees een bestand in, voeg iemand toe of wis het filter.
students-count = { $n ->
    [one] 1 student
   *[other] { $n } studenten
  }
students-remind = Stuur een herinnering
student-new = Nieuwe student
student-state = Stand
student-wishes = Voorkeuren
student-state-empty = Geen lijst
student-state-unconfirmed = Nog bevestigen
student-state-confirmed = Bevestigd
student-state-short = Korte lijst
student-state-bounced = Mail kwam niet aan
student-number = Studentnummer
student-first-name = Roepnaam
student-last-name = Achternaam
student-email = E-mailadres
student-study = Opleiding
student-year = Leerjaar
student-earlier = Kreeg in een eerdere ronde geen plek
student-band = Reistijdband
student-list = Lijst
student-confirmed-at = Bevestigd op { $moment }
student-mails = Mail
student-no-mails = Nog geen mail verstuurd.
student-links = { $n ->
    [one] 1 persoonlijke link werkt
   *[other] { $n } persoonlijke links werken
  } nu.
student-remind = Mail de link
student-letter = Brief met QR-code
student-revoke = Trek alle links in
student-remove = Verwijder deze student
student-remove-sure = Ja, met de lijst en de links. Dit kan niet terug.
wishes-csv = Voorkeuren als CSV
wishes-xlsx = Voorkeuren als XLSX
letter-title = Jouw persoonlijke link
letter-text = Beste { $name }, dit is jouw link voor { $title }. Scan de code of typ het adres over. Bekijk de lijst en bevestig hem, of verander hem.
letter-until = Dat kan tot { $moment }.
letter-alone = Geef deze brief aan niemand anders.
places-title = Stageplekken
places-search = Zoek op titel, bedrijf, plaats of code
places-empty = Geen stageplekken gevonden
places-empty-next = Lees een bestand in, voeg een plek toe of stuur bedrijven hun link.
places-count = { $n ->
    [one] 1 stageplek
   *[other] { $n } stageplekken
  }
places-asked = Op lijsten
place-new = Nieuwe stageplek
place-state-draft = Concept
place-state-submitted = Wacht op de school
place-state-approved = Goedgekeurd
place-state-closed = Gesloten
place-employer = Stagebedrijf
place-no-employer = Nog niet bekend
place-employer-lead = Je kunt dit veranderen tot { $moment }.
place-title = Titel
place-title-hint = Wat is de student bij jullie? Bijvoorbeeld: assistent op de peutergroep.
place-tasks = Wat gaat de student doen?
place-town = Plaats
place-sector = Sector
place-capacity = Hoeveel studenten kunnen er komen?
place-studies = Voor welke opleidingen?
place-studies-hint = Niets aangekruist: voor alle.
place-min-year = Vanaf leerjaar
place-min-year-hint = 0 is ieder leerjaar.
place-starts-on = Eerste dag
place-ends-on = Laatste dag
place-days = Dagen
place-hours = Uren per week
place-allowance = Vergoeding per maand in euro’s
place-allowance-wrong = Vul een bedrag in, zoals 350 of 350,50.
place-language = Taal op het werk
place-language-default = Nederlands
place-accessibility = Toegankelijkheid
place-accessibility-hint = Bijvoorbeeld: lift, rustige werkplek, werken in deeltijd kan.
place-demands = Wat het werk vraagt
place-demands-lead = Een eis of criterium moet over het werk gaan, en ligt vast voordat iemand zich meldt.
place-reserved = Plekken bewaren voor een opleiding
place-reserved-lead = Eerst gaan de plekken die voor iedereen open zijn, naar wie vooraan staat. Dan gaan de bewaarde plekken naar studenten van die opleiding. Blijft er een over? Dan is die weer voor iedereen. Kruis hierboven minstens twee opleidingen aan.
place-reserved-for = Bewaard voor { $study }
seats-kept-for = bewaard voor { $group }
seats-kept-own = { $n ->
    [one] Eén plek is bewaard voor jouw opleiding.
   *[other] { $n } plekken zijn bewaard voor jouw opleiding.
}
seats-kept-others = { $n ->
    [one] Eén plek gaat eerst naar studenten van een andere opleiding.
   *[other] { $n } plekken gaan eerst naar studenten van andere opleidingen.
}
error-place-reserved = Er zijn meer plekken bewaard dan er zijn. Bewaar er minder, of geef meer plekken op.
error-place-reserved-study = Plekken bewaren kan alleen voor een opleiding die mag komen, als er minstens twee mogen komen. Kruis de opleidingen aan.
place-requirements = Eisen
place-own-requirement = Een andere eis
place-own-requirement-hint = Eén per regel.
place-own-reason = Waarom is die eis nodig voor het werk?
place-criteria = Waarop let je in een gesprek?
place-own-criterion = Een ander criterium
place-own-criterion-hint = Eén per regel.
place-own-criterion-reason = Waarom is dat nodig voor het werk?
place-own-demand = { $text } (omdat: { $reason })
place-reason-missing = Schrijf op waarom dit nodig is voor het werk.
place-contact = Wie is de begeleider?
place-contact-name = Naam
place-contact-email = E-mailadres
place-submit = Stuur naar de school
place-save-draft = Bewaar als concept
place-review = Beoordeling door de school
place-note = Wat moet er anders?
place-return = Stuur terug naar het bedrijf
place-returned = De school vraagt een aanpassing
place-close = Haal deze plek uit de ronde
place-close-lead = De plek gaat van alle lijsten. Die studenten bevestigen hun lijst opnieuw. Je kunt de plek later weer insturen.
place-more = Lees meer
place-seats = { $n ->
    [one] 1 plaats
   *[other] { $n } plaatsen
  }
place-hours-week = { $n } uur per week
place-no-allowance = Geen vergoeding
place-allowance-month = { $euros } per maand
day-ma = maandag
day-di = dinsdag
day-wo = woensdag
day-do = donderdag
day-vr = vrijdag
day-za = zaterdag
day-zo = zondag
requirement-certificate = Verklaring Omtrent het Gedrag (VOG)
requirement-early = Vroeg beginnen (voor 8.00 uur)
requirement-evening = Werken in de avond of het weekend
requirement-lifting = Tillen van meer dan 10 kilo
requirement-heights = Werken op hoogte
requirement-driving = Rijbewijs B
requirement-dutch = Nederlands op niveau B1, voor veiligheid of contact met klanten
requirement-swimming = Zwemdiploma
criterion-cooperation = Samenwerken
criterion-punctual = Afspraken nakomen
criterion-careful = Zorgvuldig werken
criterion-customers = Omgaan met klanten
criterion-initiative = Zelf beginnen en vragen stellen
criterion-learning = Willen leren
approve-title = Keur de gekozen plekken goed
approve-lead = Voor mbo moet het bedrijf erkend zijn voor de opleiding. Schrijf op waar en wanneer je dat hebt nagekeken, voor alle mbo-opleidingen van de gekozen plekken. Is een bedrijf niet voor elke opleiding erkend, keur die plek dan op haar eigen pagina.
approve-source = Waar nagekeken
approve-source-hint = Bijvoorbeeld: stagemarkt.nl.
approve-on = Wanneer nagekeken
approve-go = Keur goed
import-title = Inlezen
import-lead = Kies een bestand zoals je het uit je systeem krijgt. Er verandert pas iets als je dat aan het eind bevestigt.
import-steps = Stappen van het inlezen
import-step-file = Bestand
import-step-columns = Kolommen
import-step-preview = Controle
import-step-done = Klaar
import-kind = Wat staat er in het bestand?
import-kind-students = Studenten
import-kind-places = Stageplekken
import-kind-wishes = Voorkeuren
import-kind-classes = Voorrangsgroepen
import-file = Bestand
import-file-hint = CSV of XLSX, ten hoogste 50 MB.
import-no-file = Kies een bestand.
import-read = Lees het bestand
import-unreadable = Dit bestand kan niet worden gelezen
import-columns-lead = Welke kolom is wat? We hebben een voorstel gedaan op grond van de kopjes.
import-no-column = (geen kolom)
import-column-missing = Kies de kolom voor: { $field }.
import-check = Controleer alle rijen
import-first-rows = De eerste rijen van het bestand
import-row-number = Rij
import-right = Alles klopt. Er is nog niets opgeslagen.
import-counts = { $new } nieuw, { $changed } veranderd, { $unchanged } hetzelfde. { $absent } in de ronde maar niet in het bestand: die blijven zoals ze zijn.
import-recognition = Mbo: waar en wanneer heb je nagekeken dat deze bedrijven erkend zijn?
import-source = Waar nagekeken
import-on = Wanneer nagekeken
import-write = Sla alles op
import-running = Bezig met opslaan
import-running-what = De rijen worden geschreven.
import-progress = { $done } van { $of }
import-running-close = Je kunt deze pagina sluiten; het gaat door.
import-done = Klaar: alles is opgeslagen
import-to-round = Naar de ronde
import-another = Lees nog een bestand in
import-refused = Er is niets opgeslagen
import-refused-next = Er veranderde iets in de ronde terwijl je bezig was. Lees het bestand opnieuw in.
import-problems = { $n ->
    [one] Er klopt 1 ding niet
   *[other] Er kloppen { $n } dingen niet
  }
import-problems-next = Er is niets opgeslagen. Verbeter het bestand en lees het opnieuw in, of kies andere kolommen.
import-here = Hier staat:
import-more = En nog { $n }. Bewaar de hele lijst als CSV of XLSX.
import-again = Lees het verbeterde bestand in
import-row = Rij { $row }
import-cell = Rij { $row }, kolom { $column } ({ $heading })
import-problem-where = Waar
import-problem-value = Wat er staat
import-problem-expected = Wat we verwachten
import-too-long = Verwacht: ten hoogste { $most } tekens.
import-control = Verwacht: gewone tekens. Hier staat een onzichtbaar teken.
import-number = Verwacht: een heel getal van { $min } tot en met { $max }.
import-twice = Dit staat ook in rij { $row }. Elk mag maar één keer voorkomen.
import-study = Verwacht: een opleiding van deze ronde ({ $codes }).
import-reserved = ‘{ $text }’ kan niet. Schrijf de code van een opleiding van deze plek, een dubbele punt en het aantal plekken, zoals 25655: 2.
import-student = Verwacht: een student van deze ronde. Dit nummer kennen we niet.
import-place = Verwacht: een stageplek van deze ronde. Deze code kennen we niet.
import-wish-study = Deze plek is niet voor de opleiding van deze student.
import-wish-year = Deze plek is pas vanaf leerjaar { $year }.
import-wish-closed = Deze plek is gesloten of nog niet goedgekeurd.
import-ends-before = Verwacht: een dag na het begin ({ $start }).
field-number = Studentnummer
field-first_name = Roepnaam
field-infix = Tussenvoegsel
field-last_name = Achternaam
field-email = E-mail
field-study = Opleiding
field-year = Leerjaar
field-earlier = Eerdere ronde zonder plek
field-band = Reistijdband
field-code = Plekcode
field-title = Titel
field-employer = Bedrijf
field-kvk = KvK
field-town = Plaats
field-sector = Sector
field-studies = Opleidingen
field-capacity = Aantal
field-reserved = Bewaard voor
field-min_year = Vanaf leerjaar
field-days = Dagen
field-hours = Uren
field-allowance = Vergoeding
field-language = Taal
field-accessibility = Toegankelijkheid
field-tasks = Taken
field-requirements = Eisen
field-criteria = Criteria
field-starts_on = Begin
field-ends_on = Einde
field-contact_name = Contactpersoon
field-contact_email = E-mail contactpersoon
field-recognised_source = Erkenning bron
field-recognised_on = Erkenning datum
field-recognised_for = Erkenning per opleiding
field-choice = Voorkeur
field-class = Voorrangsgroep
field-state = Stand
employers-title = Bedrijven
employers-lead = Eén record per KvK-nummer, voor alle scholen van de regio.
employers-empty = Geen stagebedrijven gevonden
employers-empty-next = Lees een bestand met plekken in, of voeg een bedrijf toe.
employers-count = { $n ->
    [one] 1 stagebedrijf
   *[other] { $n } stagebedrijven
  }
employer-new = Nieuw bedrijf
employer-links = Links
employer-link-title = Persoonlijke link
employer-link-lead = Met deze link ziet het bedrijf zijn eigen plekken in deze regio. Ook kan het ermee namens de organisatie het manifest tekenen, iets toezeggen, de stagestandaard invullen en de eigen pagina bijhouden.
employer-email = Naar welk e-mailadres?
employer-link-send = Mail de link
employer-into = Samenvoegen met
merge-title = Staat dit bedrijf er dubbel in?
merge-lead = Alle plekken en mensen gaan naar het andere record. Dit kan niet terug.
merge-go = Voeg samen
employer-waits = Wat op jullie wacht
employer-waits-sign = Onderteken de overeenkomst van { $name }
employer-waits-answer = Kan { $name } komen?
employer-home-lead = Jullie stageplekken. Eén pagina voor alle scholen in deze regio.
employer-no-rounds = Er is nu geen ronde open
employer-no-rounds-next = Zodra een school plekken vraagt, staat de ronde hier.
employer-until = Je kunt plekken opgeven en veranderen tot { $moment }.
employer-nobody = In deze ronde komt er niemand op deze plek.
employer-comes = Er komt:
employer-how = Toegewezen volgens de openbare regels: wat studenten kozen, de voorrang en het lot.
colleague-title = Doorgeven aan een collega
colleague-lead = Je collega krijgt een eigen link naar dezelfde pagina, en kan op de aanmeldpagina later een nieuwe vragen.
colleague-email = E-mailadres van je collega
colleague-send = Stuur een link
wish-lead = Kies plekken en zet bovenaan wat je het liefst wilt. Dat kan tot { $moment }.
wish-closed = Je lijst kan niet meer veranderen. De loting is op { $moment }.
wish-preparing = De ronde is nog niet open.
wish-frozen = Alle lijsten liggen vast. De loting is op { $moment }.
wish-list = Mijn lijst
wish-empty = Je lijst is nog leeg
wish-empty-next = Kies hieronder een plek. Zonder lijst krijg je in deze ronde geen plek.
wish-honest = Kies eerlijk. Een plek hoog zetten maakt je kans op de andere niet kleiner.
wish-short = Een korte lijst is een risico: is alles vol, dan heb je niets. Zet er meer plekken op die je ook goed vindt.
wish-confirm-lead = Klopt je lijst? Bevestig hem. Daarna kun je hem nog veranderen, maar dan bevestig je opnieuw.
wish-confirm = Dit is mijn lijst
wish-up = Zet { $title } hoger
wish-down = Zet { $title } lager
wish-remove = Haal weg
wish-add = Zet op mijn lijst
wish-places = Alle plekken
wish-search = Zoek op werk, bedrijf of plaats
wish-day = Dag
wish-count = { $n } van { $total } plekken
wish-none-open = Geen plekken gevonden. Wis het filter om alles te zien.
wish-shut = { $n ->
    [one] 1 plek die voor jou niet kan
   *[other] { $n } plekken die voor jou niet kunnen
  }, met de reden
why-not-study = Deze plek is voor een andere opleiding.
why-not-year = Deze plek is pas vanaf leerjaar { $year }.
why-not-offered = Deze plek doet niet meer mee.
receipt-title = Jouw bewijs
receipt-lead = Je lijst is bevestigd. Bewaar deze code: na de loting controleer je ermee dat jouw lijst meedeed zoals hij was.
receipt-secret = Laat de code aan niemand zien. Wie hem heeft, kan jouw lijst herkennen.
receipt-ask = Heb je je bewijs bewaard?
receipt-typed = Typ de laatste vier tekens van de code
receipt-kept = Ik heb hem bewaard
receipt-kept-done = Je hebt laten zien dat je het bewijs hebt.
receipt-wrong = Dit zijn niet de laatste vier tekens.
receipt-back = Terug naar mijn lijst
result-title = Jouw uitslag
result-got = Je hebt een plek
result-choice-number = Het was je { $n }e keus.
result-contact = Je begeleider is { $name }.
result-none-yet = Nog geen plek
result-none = In deze ronde kreeg je geen plek
result-none-next = Dat lag niet aan jou. Je stagecoördinator neemt contact met je op over de plekken die over zijn.
result-was-corrected = Je school heeft de uitslag van de loting veranderd
result-why = Waarom dit
result-no-list = Je had geen lijst, dus er was niets om te verdelen.
result-your-place = Jouw plek
result-full = Vol
result-seats-left = Er was genoeg plek.
result-closed = Deze plek nam niemand aan.
result-last = De laatste die werd toegelaten
result-you = Jij
result-number = nummer
result-numbers = Een lagere groep gaat voor. Binnen een groep gaat het lagere lotnummer voor. Nummers lopen van 000000 tot en met 999999; het hele nummer staat in je kit.
result-below = Niet meer nodig: je kreeg iets dat hoger op je lijst stond.
result-longer = Met een langere lijst
result-longer-left = Op deze plekken die je niet koos was nog plek:
result-longer-within = Op deze plekken die je niet koos was jouw nummer goed genoeg geweest:
result-check-lead = Je hoeft ons niet te geloven. Met jouw bewijs reken je de loting na.
result-object = Niet eens?
result-object-lead = Klopt er iets niet? Ga naar je stagecoördinator, of mail:
result-desk-title = Uitslag
result-not-published = Nog niet gepubliceerd: alleen je school ziet dit
result-student = Student
result-place = Plek
result-choice = Keus
result-corrected = Gecorrigeerd
result-placed = Met een plek
result-without-list = waarvan { $n } zonder lijst
correct-title = Corrigeer met de hand
correct-lead = Alleen als het echt moet. De reden is openbaar, zonder naam. De loting zelf verandert niet.
correct-place = Nieuwe plek
correct-nowhere = Geen plek
correct-reason = Reden (ten minste 20 tekens, zonder namen)
correct-go = Corrigeer
kit-download = Bewaar kit.json
check-title = Controleer de loting
check-mine = Controleer mijn uitslag
check-lead = Iedere ronde publiceert genoeg om te zien of er eerlijk is verdeeld.
check-passed = Klopt:
check-noted = Let op:
check-failed = Klopt niet:
check-all-passed = Alles klopt
check-some-failed = Er klopt iets niet
check-some-failed-next = Bewaar deze pagina en je kit, en ga ermee naar je stagecoördinator of de regio.
check-list = De lijst die is gecontroleerd
check-list-empty = Deze lijst is leeg.
check-list-lead = Is dit niet jouw lijst? Dan heeft er een andere lijst meegedaan. Ga met je bewijs naar je stagecoördinator of de regio.
verifier-title = Controleer op je eigen apparaat
verifier-lead = Een tweede controle, los van deze site geschreven. Zij rekent in je eigen browser.
verifier-no-script = Deze controle heeft JavaScript nodig. Zonder JavaScript kun je hieronder verder.
verifier-save = Bewaar deze controle als bestand
verifier-save-why = Dat ene bestand werkt zonder internet, ook over tien jaar. Open het en kies publication.json en je kit.
check-self = Zelf controleren, zonder deze site
check-self-0 = Zorg dat je het programma evenkans hebt. Het is vrije software; hoe je het maakt staat bij de broncode.
check-self-ask = Vraag de regio waar die te vinden is.
check-self-1 = Bewaar publication.json van de pagina van de ronde.
check-self-2 = Bewaar je eigen kit.json.
check-self-3 = Voer dit uit in dezelfde map:
check-self-command = evenkans verify . --kit kit.json --lang nl
check-self-why = Op deze site controleren is makkelijk, maar dan geloof je deze site. Op je eigen computer geloof je alleen de wiskunde.
check-here = Controleer hier
check-here-lead = Plak de inhoud van de bestanden. Er wordt niets bewaard.
check-publication = publication.json
check-kit = kit.json
check-go = Controleer
check-publication-wrong = Dit is geen publication.json van Evenkans.
check-kit-wrong = Dit is geen kit.json van Evenkans.
check-format = De publicatie heeft een vorm die we kennen
check-fingerprint = De vingerafdruk hoort bij wat is vastgelegd
check-frozen-signature = De regio heeft het vastgelegde ondertekend
check-student-tree = Onder de vingerafdruk is plek voor precies één lijst per student
check-rules = De regels zijn volledig
check-headcounts = Er doen niet meer studenten mee dan er zijn
check-confirmed-lists = Hoeveel lijsten zijn bevestigd
check-result-shape = De uitslag gaat over precies deze plekken
check-committed-before-beacon-yes = De regio zegt dat alles vastlag voordat het baken bekend was. Dat klopt als je mail met deze vingerafdruk ouder is dan het baken
check-committed-before-beacon-no = Deze ronde lag niet vast voordat het baken bekend was
check-beacon = Het baken is het baken dat was genoemd
check-result-signature = De regio heeft de uitslag ondertekend
check-outcome-trees = Er ligt precies één uitslag per student vast
check-places = Nergens zitten meer studenten dan er plaatsen zijn
check-too-many-taken = Hier zitten meer studenten dan er plaatsen zijn
check-cutoff-form = De grens past niet bij de bezette plaatsen
check-level-range = Het niveau van deze plek kan niet
check-counts = Bezette plaatsen en studenten zonder plek tellen op
check-round = De kit hoort bij deze ronde
check-eligible-wishes = Al je keuzes mochten
check-reserved-seats = De plekken die voor een opleiding zijn bewaard, staan goed op je lijst
check-own-outcome = Jouw uitslag ligt vast
check-own-seat = Jouw uitslag telt één keer mee, op de goede plek
check-own-place = Op jouw plek ben je terecht toegelaten
check-better-place = Een plek die je liever wilde ging terecht naar anderen
check-admitted = Hier had je toegelaten moeten worden
check-head-missing = Hier ontbreekt wie er vooraan wacht
check-head-commitment = Wie hier vooraan wacht is niet degene die was vastgelegd
check-head-listed = Wie hier vooraan wacht had deze plek niet op de lijst
check-head-outcome = De uitslag van wie hier vooraan wacht klopt niet
check-head-not-waiting = Wie hier vooraan wacht wil hier niet liever zijn
check-head-behind = Wie hier vooraan wacht staat achter jou
check-head-level = Het niveau van wie hier vooraan wacht is niet lager
check-replay-lists = De geopende lijsten zijn de lijsten die vastlagen
check-replay-rules = De geopende lijsten volgen de regels
check-replay-draw = De uitslag kan opnieuw worden berekend
check-replay-places = De opnieuw berekende plekken zijn gelijk
check-replay-unplaced = Het aantal zonder plek is gelijk
check-replay-by-student = De uitslag per student is gelijk
check-replay-by-place = De uitslag per plek is gelijk
check-replay-allocation = allocation.csv is gelijk
notice-approved = Goedgekeurd
notice-cancelled = De bevriezing is ingetrokken en blijft zichtbaar
notice-copied = Dit is de kopie. Controleer de data en open de ronde.
notice-corrected = De correctie staat erin, voor iedereen zichtbaar
notice-drawn = De loting is gedaan
notice-frozen = De ronde is bevroren. Iedereen krijgt de vingerafdruk.
notice-merged = Samengevoegd
notice-opened = De ronde is open
notice-postponed = De ronde is uitgesteld
notice-published = De uitslag is gepubliceerd
notice-receipt-kept = Mooi, je hebt je bewijs
notice-reminded = De herinneringen zijn verstuurd
notice-removed = Verwijderd
notice-returned = Teruggestuurd naar het bedrijf
notice-sent = De link is verstuurd
notice-submitted = De plek is naar de school gestuurd
error-reason = Schrijf de reden op, in ten minste 20 tekens.
error-sure = Kruis aan dat je het zeker weet.
error-study-code = Er is al een opleiding met deze code.
error-merge-study = Beide scholen hebben een opleiding met code { $code }, maar met een andere naam of een ander niveau: { $one } en { $other }. Haal de opleiding die niet klopt eerst weg, of laat de scholen apart.
error-study-used = Deze opleiding doet mee aan een ronde en kan niet weg.
error-student-number = Er is in deze ronde al een student met dit nummer.
error-student-study = Kies een opleiding die aan deze ronde meedoet.
error-place-code = Er is in deze ronde al een plek met deze code.
error-place-recognition = Voor mbo: vul in waar en wanneer de erkenning is nagekeken.
error-place-not-recognised = Het bedrijf is niet aangevinkt als erkend voor { $study }. Haal die opleiding van de plek, of stuur de plek terug.
error-place-state = Deze plek is al ingestuurd.
error-places-closed = De tijd om plekken op te geven is voorbij. Bel de stagecoördinator.
error-wish-place = Deze plek kan niet voor deze student.
error-wish-empty = Je lijst is leeg. Kies eerst een plek.
error-wishes-early = De ronde is nog niet open.
error-wishes-closed = De tijd om je lijst te veranderen is voorbij.
error-remind-open = Herinneren kan alleen als de ronde open is.
error-round-preparing = De ronde wordt nog voorbereid.
error-round-open = De ronde is open.
error-round-frozen = De ronde is bevroren.
error-round-drawn = De loting is al gedaan. Dat kan één keer.
error-round-published = De uitslag is al gepubliceerd.
error-round-not-frozen = De ronde is niet bevroren.
error-round-fixed = De ronde ligt vast. Hier kan niets meer aan veranderen.
error-round-period = De laatste dag ligt voor de eerste.
error-round-deadlines = Plekken moeten eerder sluiten dan voorkeuren.
error-round-beacon = Het baken moet later zijn: ten minste een uur na de voorkeuren, en in de toekomst.
error-round-past = De tijd voor voorkeuren is al voorbij. Pas eerst de regels aan.
error-round-studies = Kies ten minste één opleiding.
error-rules-fixed = De regels liggen vast sinds de ronde open is.
error-rules-reason = Geef elke voorrangsgroep een naam en een reden.
error-rules-witnesses = Noem ten minste twee getuigen.
error-freeze-early = Studenten kunnen hun lijst nog veranderen. Bevries daarna.
error-freeze-late = Het is te laat om te bevriezen: de vingerafdruk moet ten minste 10 minuten vóór het baken bij iedereen in de mail zitten. Stel de ronde uit.
error-freeze-empty = Er zijn geen studenten of geen goedgekeurde plekken.
error-cancel-late = Het baken is bekend. De bevriezing kan niet meer worden ingetrokken.
error-draw-early = Het moment van het baken is er nog niet.
error-beacon-drand = Dit is geen drand-handtekening: verwacht 96 tekens 0-9 en a-f, of het hele antwoord van drand.
error-beacon-other = Dit is niet het baken dat was genoemd. Controleer het nummer van de drand-ronde.
error-beacon-dice = Typ ten minste 50 en ten hoogste 1000 cijfers van 1 tot en met 6. Je typte er { $n }.
error-beacon-pip = Hier staat { $typed }, en dat is geen oog van een dobbelsteen. Typ alleen cijfers van 1 tot en met 6.
error-beacon-not-drand = Deze ronde gebruikt dobbelstenen.
error-beacon-relay = Het baken kon niet worden opgehaald. Probeer het opnieuw of plak het zelf.
error-result-early = De uitslag is nog niet gepubliceerd.
error-result-none = Er is nog geen uitslag.
error-kit-early = Je kit is er zodra de ronde is bevroren.
error-correct-early = Corrigeren kan pas na de loting.
error-correct-same = De student heeft deze plek al.
error-correct-full = Deze plek is vol.
error-import-over = Dit bestand is al gewist. Lees het opnieuw in.
error-import-problems = Verbeter eerst de problemen in het bestand.
cell-something = Verwacht: iets. Deze cel is leeg of niet te begrijpen.
cell-date = Verwacht: een datum, zoals 31-12-2026.
cell-existing-date = Verwacht: een dag die bestaat.
cell-four-digit-year = Verwacht: een jaar van vier cijfers.
cell-whole-number = Verwacht: een heel getal.
cell-plain-whole-number = Verwacht: een heel getal zonder punten of komma’s.
cell-smaller-number = Verwacht: een kleiner getal.
cell-yes-no = Verwacht: ja of nee.
cell-amount = Verwacht: een bedrag, zoals 350 of 350,50.
cell-clear-amount = Verwacht: een bedrag waarbij duidelijk is wat de komma is.
cell-choices = Verwacht: woorden met een streep ertussen, zoals ma|di.
sheet-file-too-large = Het bestand is groter dan { $limit } MB.
sheet-unpacked-too-large = Uitgepakt is het bestand groter dan { $limit } MB.
sheet-encrypted = Het bestand heeft een wachtwoord. Bewaar het zonder wachtwoord.
sheet-other-format = Dit is een ander soort bestand ({ $format }). Bewaar het als XLSX of CSV.
sheet-damaged = Het bestand is beschadigd. Open het in je rekenprogramma en bewaar het opnieuw.
sheet-not-text = Dit is geen tekst en geen spreadsheet.
sheet-encoding = De tekens zijn niet te lezen. Bewaar het bestand als CSV UTF-8.
sheet-empty = Het bestand is leeg.
sheet-too-many-rows = Er zijn meer dan { $limit } rijen.
sheet-too-many-columns = Rij { $row } heeft meer dan { $limit } kolommen.
sheet-too-many-cells = Er zijn meer dan { $limit } cellen.
sheet-cell-too-long = Rij { $row }, kolom { $column }: meer dan { $limit } tekens.
sheet-empty-heading = Rij { $row }, kolom { $column }: hier ontbreekt het kopje.
sheet-duplicate-heading = Kolom { $column } heeft hetzelfde kopje als kolom { $first }: { $heading }.
sheet-merged-heading = Rij { $row }, kolom { $column }: samengevoegde cellen in de kopjes. Staan de echte kopjes eronder, verwijder dan deze rij; splits ze anders, zodat elke kolom één kopje heeft.
sheet-row-too-short = Rij { $row } heeft { $found } cellen in plaats van { $expected }.
sheet-row-too-long = Rij { $row } heeft { $found } cellen in plaats van { $expected }.
sheet-open-quote = Rij { $row }, kolom { $column }: een aanhalingsteken wordt niet gesloten.
sheet-error-cell = Rij { $row }, kolom { $column }: hier staat een fout ({ $error }).
sheet-formula-text = Rij { $row }, kolom { $column }: hier staat een formule. Zet er de waarde neer.
sheet-number-too-large = Rij { $row }, kolom { $column }: dit getal is te groot. Bewaar de kolom als tekst.
mail-remind-subject = { $title }: jouw lijst
mail-remind-empty =
    Dag { $name },

    Je hebt nog geen lijst voor { $title }. Zonder lijst krijg je in deze ronde geen plek.
    Kies je plekken vóór { $until }:
    { $link }

    Deze link is alleen voor jou.
mail-remind-confirm =
    Dag { $name },

    Er staat een lijst voor jou klaar voor { $title }. Klopt hij? Bevestig hem, of verander hem vóór { $until }:
    { $link }

    Deze link is alleen voor jou.
mail-remind-confirmed =
    Dag { $name },

    Je lijst voor { $title } is bevestigd. Je kunt hem nog veranderen tot { $until }:
    { $link }

    Deze link is alleen voor jou.
mail-receipt-subject = { $title }: jouw bewijs
mail-receipt =
    Dag { $name },

    Je lijst voor { $title } is bevestigd. Dit is je bewijs. Bewaar het en laat het aan niemand zien:
    { $receipt }

    Veranderen kan nog tot { $until }:
    { $link }
mail-frozen-subject = { $title }: alles ligt vast
mail-frozen =
    Dag { $name },

    Alle lijsten van { $title } liggen vast. Bewaar deze mail: hij bewijst dat er daarna niets is veranderd.

    Vingerafdruk: { $fingerprint }
    Jouw bewijs: { $receipt }

    De loting is op { $moment }. Kijk alvast of jouw lijst erin zit:
    { $link }
mail-result-subject = { $title }: de uitslag is er
mail-result =
    Dag { $name },

    De uitslag van { $title } is er. Bekijk hem met de reden, en reken hem na:
    { $link }
mail-employer-subject = Stageplekken van { $employer }
mail-employer =
    Dag,

    Met deze persoonlijke link beheer je de stageplekken van { $employer }. Ook kun je ermee namens { $employer } het manifest tekenen, iets toezeggen, de stagestandaard invullen en de eigen pagina bijhouden. Je hebt geen account nodig. De link werkt tot { $until }:
    { $link }

    Geef de link niet door; op de pagina kun je een collega een eigen link sturen.
mail-comes-subject = { $title }: wie er komt
mail-comes =
    Dag,

    De uitslag van { $title } is er. Bekijk wie er bij jullie komt:
    { $link }
check-my-list = Controleer of mijn lijst erin zit
round-postponed = Uitgesteld
round-postponed-text = Het baken was op { $from } en is nu op { $to }. { $reason }
import-problems-at-least = Er kloppen { $n } dingen niet. De eerste { $shown } staan hieronder en in het bestand.
class-more = Meer voorrangsgroepen
fact-students = studenten:
fact-wishes = keuzes:
fact-unplaced = zonder plek:
fact-taken = bezet:
fact-student = studentnummer:
fact-seat = volgnummer:
fact-choice = keus:
fact-group = bewaard voor:
fact-groups = jouw opleiding of doelgroep:
fact-unlisted = laatste groep:
fact-places = plekken:
fact-number = jouw nummer:
fact-moment = moment:
fact-named = genoemd:
fact-level = niveau:
fact-leaf = blad:
fact-kind = soort:
fact-key = sleutel:
fact-head = blad van wie vooraan wacht:
fact-format = vorm:
fact-fingerprint = vingerafdruk:
fact-cutoff = grens:
fact-cutoff-number = nummer van de laatste die werd toegelaten:
fact-cutoff-class = groep van de laatste die werd toegelaten:
fact-cutoff-last = vol
fact-cutoff-closed = neemt niemand aan
fact-cutoff-seats-left = er is nog plek
fact-counted = geteld door de school:
fact-confirmed = bevestigd:
fact-class = jouw groep:
fact-capacity = plaatsen:
student-by-hand = Verander de lijst met de hand
student-list-hint = Eén plekcode per regel, de beste bovenaan. De student bevestigt de lijst daarna opnieuw.
student-classes = Voorrangsgroepen
student-classes-hint = Eén per regel: plekcode;groep, zoals P016;1. Wat er niet staat, komt achteraan.
classes-csv = Voorrang als CSV
classes-xlsx = Voorrang als XLSX
error-list-code = { $code } is geen plek die deze student kan krijgen. Kijk de code na.
error-list-twice = { $code } staat er twee keer.
error-class-line = Verwacht: plekcode;groep, zoals P016;1. Hier staat: { $line }
mail-employer-other-subject = Nieuwe link voor { $employer }
mail-employer-other =
    Dag,

    Er is een persoonlijke link voor de stageplekken van { $employer } gestuurd naar { $email }.
    Klopt dat niet? Antwoord je stagecoördinator meteen: die kan alle links intrekken.
error-place-not-submitted = Een gekozen plek is niet ingestuurd: het bedrijf schrijft er nog aan, of de plek is gesloten.
error-school-wishes-closed = De tijd voor voorkeuren is voorbij: studenten kunnen niet meer bevestigen. Stel de ronde uit als er nog iets moet veranderen.
why-not-reviewed = Het bedrijf heeft iets veranderd. De school kijkt er opnieuw naar; de plek blijft op je lijst.
error-freeze-waiting = { $n ->
    [one] 1 plek die op lijsten staat, wacht nog op goedkeuring. Keur hem goed of haal hem uit de ronde.
   *[other] { $n } plekken die op lijsten staan wachten nog op goedkeuring. Keur ze goed of haal ze uit de ronde.
 }
error-round-study-students = Een opleiding die je weghaalt heeft nog studenten in deze ronde. Verwijder die eerst.
import-unconfirms = { $n ->
    [one] 1 lijst die een student zelf bevestigde, wordt vervangen
   *[other] { $n } lijsten die studenten zelf bevestigden worden vervangen
 }
import-unconfirms-next = Die studenten moeten hun lijst opnieuw bevestigen. Wil je dat niet? Haal hun rijen dan uit het bestand.
import-recognition-missing = Verwacht: waar en wanneer de erkenning is nagekeken (mbo).
receipt-no-list = Je hebt geen lijst. Maak er een zolang dat kan. Met deze code controleer je straks wat er van jou is vastgelegd.
receipt-unconfirmed = Je lijst is nog niet bevestigd. Hij doet mee zoals hij hieronder staat. Met deze code controleer je straks dat hij meedeed zoals hij was.
work-freeze-unconfirmed = { $n ->
    [one] 1 lijst is niet bevestigd. Hij doet mee zoals hij nu is.
   *[other] { $n } lijsten zijn niet bevestigd. Ze doen mee zoals ze nu zijn.
 }
result-none-no-list = Je had geen lijst in deze ronde. Je stagecoördinator neemt contact met je op over de plekken die over zijn.
result-longer-count = { $n ->
    [one] 1 plek
   *[other] { $n } plekken
  }
work-to-publish = Ga verder naar publiceren
headcount-title = Hoeveel studenten zijn er?
headcount-lead = De stagecoördinator vraagt hoeveel studenten er zijn die mee kunnen doen aan { $title }.
headcount-why = Zo kan niemand studenten verzinnen om plekken bezet te houden. Tel zelf, uit jullie eigen administratie; de coördinator kan deze aantallen niet veranderen.
headcount-stated = Opgegeven door { $name } op { $moment }.
headcount-again = Klopt er iets niet meer? Geef de aantallen opnieuw op. Dat kan tot de ronde wordt bevroren.
headcount-of = { $study } ({ $code }): aantal studenten
headcount-name = Je naam
headcount-name-hint = Alleen de school ziet je naam.
headcount-public = De aantallen worden openbaar, op de pagina van de ronde. Je naam niet.
headcount-send = Dit zijn de aantallen
headcount-counted = Volgens de studentenadministratie
headcount-taking-part = Doen mee
headcount-fixed = De ronde is bevroren. Deze aantallen liggen vast onder de vingerafdruk in je mail.
headcount-desk-title = Aantallen van de studentenadministratie
headcount-desk-lead = Iemand die niet aan de ronde werkt geeft op hoeveel studenten er zijn. Dat moet vóór het bevriezen: zo ziet iedereen dat er geen verzonnen studenten meedoen.
headcount-no-studies = Deze ronde heeft nog geen opleidingen.
headcount-over = meer dan er zijn
headcount-none = niet opgegeven
headcount-asked = Gevraagd aan { $email } op { $moment }. Er is nog geen antwoord.
headcount-ask = Stuur een link
headcount-short = { $study }: { $n } doen mee, { $counted } volgens de administratie
rules-headcounts = Aantal studenten
work-registrar = E-mailadres van de studentenadministratie
work-registrar-hint = Niet van een stagecoördinator van deze school. Een ander adres maakt een eerder antwoord ongeldig.
notice-headcounts = Bedankt. De aantallen zijn opgegeven.
history-round-ask-headcounts = De studentenadministratie is om aantallen gevraagd.
history-round-headcounts = De studentenadministratie heeft de aantallen opgegeven.
error-registrar-self = Dit is het adres van een stagecoördinator van deze school. Vraag het aan iemand die niet aan de ronde werkt.
error-freeze-headcounts = De studentenadministratie heeft nog niet alle aantallen opgegeven. Stuur een link, of bel even.
error-freeze-over = Van { $study } doen { $n } studenten mee, en er zijn er { $counted } volgens de studentenadministratie. Kijk wie er te veel in staat, of vraag de administratie opnieuw te tellen.
mail-registrar-subject = { $title }: hoeveel studenten zijn er?
mail-registrar =
    Dag,

    Voor { $title } worden stageplekken eerlijk verdeeld. Daarvoor is nodig dat iemand buiten de ronde zegt hoeveel studenten er zijn. Geef dat hier op; het kost een minuut:
    { $link }

    Geef deze link niet door aan de stagecoördinator.
mail-registrar-frozen-subject = { $title }: de aantallen liggen vast
mail-registrar-frozen =
    Dag,

    { $title } is bevroren. De aantallen die je opgaf liggen vast onder deze vingerafdruk; kijk of ze kloppen:
    { $fingerprint }
    { $link }
mail-opened-subject = { $title }: kies je stageplekken
mail-opened =
    Dag { $name },

    { $title } is open. Bekijk de stageplekken en zet ze op volgorde, of kijk of de lijst klopt die er al staat. Dat kan tot { $until }:
    { $link }

    Deze link is alleen voor jou.
mail-postponed-subject = { $title } is uitgesteld
mail-postponed =
    Dag { $name },

    { $title } is uitgesteld. De reden: { $reason }

    Je kunt je lijst veranderen tot { $until }. De loting is nu op { $moment }.
    { $link }
employer-contact = Contact: { $email }. Wie contact is krijgt op de aanmeldpagina altijd een nieuwe link.
employer-no-contact = Er is nog geen contact. Vul er een in bij de gegevens van het bedrijf.
employer-colleagues = De link ging ook naar: { $emails }.
mail-comes-ask =
    Dag,

    De uitslag van { $title } is er. Je staat bij een plek als contactpersoon. Wie er komt ziet het contact van jullie bedrijf; vraag daar om een eigen link: { $contact }
import-gave-up = Het inlezen is niet gelukt door een fout van ons. Er is niets geschreven. Probeer het later opnieuw, of mail de regio.
personal-student = Naam, studentnummer, e-mailadres, opleiding, leerjaar, reisafstand, of je eerder geen plek kreeg, en je bewijs
personal-student-why = Om mee te doen aan een stageronde
personal-wish = Je lijst met voorkeuren
personal-wish-why = Om je een plek te geven die je wilt
personal-priority = Je voorrangsgroep bij een plek, als de school die meebrengt
personal-priority-why = Om de regels van de ronde toe te passen
personal-outcome = Je uitslag, met de reden en het bestand om te controleren
personal-outcome-why = Om je te laten zien waarom; daarna blijft alleen een telling over
personal-correction = Over wie een correctie ging
personal-correction-why = Om de uitslag te verbeteren; de reden blijft openbaar, zonder naam
personal-opening = Alle lijsten van een ronde samen, voor de auditor
personal-opening-why = Om de hele ronde te kunnen narekenen
personal-supervisor = Naam en e-mailadres van de begeleider bij een plek
personal-supervisor-why = Om af te spreken
personal-registrar = Naam en e-mailadres van wie de aantallen opgaf
personal-registrar-why = Om te kunnen nagaan dat iemand buiten de ronde telde
personal-import = Een ingelezen bestand, en wat er niet in klopte
personal-import-why = Om het te laten zien voordat het wordt opgeslagen; na het inlezen is het bestand meteen gewist
error-opening-erased = Dit bestand is gewist: de bewaartermijn van deze ronde is voorbij.
result-erased = De gegevens van deze ronde zijn gewist
result-erased-why = De bewaartermijn is voorbij. Wat openbaar is blijft staan op de pagina van de ronde.
error-round-ends = De laatste stagedag ligt vóór de loting. Kijk naar het jaar.
headcount-frozen = { $study }: { $counted } volgens de administratie
result-to-student = Gegevens en lijst
result-school-got = Geplaatst op
result-school-choice = Het was de { $n }e keus.
result-figures-draw = Deze cijfers zijn die van de loting, zonder correcties.
result-next-step = Neem zelf contact op voor een kennismaking. Lukt dat niet? Vraag je stagecoördinator.
correct-choose = Kies een plek
correct-listed = { $place } (stond op de lijst)
correct-where = Een uitslag corrigeer je op de pagina van de student.
correct-when = Wanneer
correct-from = Van
correct-to = Naar
correct-why = Reden
error-reason-name = In deze reden staat de naam of het nummer van een student. Iedereen kan de reden lezen; schrijf hem zonder.
mail-corrected-subject = { $title }: je uitslag is veranderd
mail-corrected =
    Dag { $name },

    Je school heeft je uitslag van { $title } na de loting veranderd. Bekijk wat er is veranderd en waarom:
    { $link }
mail-changed-subject = { $title }: er is iets veranderd in wie er komt
mail-changed =
    Dag,

    Na de uitslag van { $title } is er iets veranderd in wie er bij jullie komt: een student trok zich terug, er was een herstelronde, of de school veranderde iets. Bekijk het hier:
    { $link }
mail-returned-subject = { $title }: de school vraagt een aanpassing
mail-returned =
    Dag,

    De school vraagt een aanpassing aan jullie plek { $place }:
    { $note }

    Pas hem aan en stuur hem opnieuw in:
    { $link }
cutoffs-capacity = Plaatsen
cutoffs-group = Bewaard voor
cutoffs-class = Groep van de laatste
cutoffs-number = Nummer van de laatste
student-to-result = Bekijk de uitslag
check-drawn = De loting is gedaan
check-not-drawn = De loting is nog niet gedaan
check-own-leaf = Jouw lijst doet mee zoals hij in je kit staat
check-result-missing = Dit is publication.json van voor de loting: de uitslag staat er nog niet in
check-outcome-missing = Dit is je kit van voor de loting: je uitslag staat er nog niet in
check-old-kit = Dit is je kit van voor de loting
check-old-kit-next = Er is niets mis. Bewaar je kit opnieuw, op je eigen pagina, en controleer dan die.
kit-download-early = Bewaar je kit van voor de loting
kit-what = In dit bestand staat je lijst met je geheime bewijs. Geef het aan niemand. Je hebt het nodig om zelf te controleren, zonder deze site.
wish-unconfirmed-late = Je lijst is niet bevestigd. Hij doet mee zoals hij hier staat.
error-round-no-students = Er zijn nog geen studenten. Lees ze in of voeg ze toe, en open dan de ronde.
error-round-starts = De stage begint vóór de loting. Kies een latere eerste dag of een eerder moment.
round-beacon-at-hint = Ten minste een uur na de voorkeuren, en vóór de stage begint. Daartussen bevries je de ronde.
work-sure = Ja, ik weet het zeker
work-open-n = { $n ->
    [one] Open de ronde voor 1 student
   *[other] Open de ronde voor { $n } studenten
  }
work-remove = Verwijder deze ronde
work-remove-lead = Alleen zolang de ronde nog niet open is. Alles wat erin staat gaat weg: studenten, plekken, lijsten en regels.
work-remove-sure = Ja, verwijder alles in deze ronde
work-freeze-title = Bevriezen
draw-again = Klopt dit?
draw-again-dice = Je typte { $n } worpen. Lees ze na met de getuigen:
draw-go-sure = Dit klopt: doe de loting
draw-back = Terug, ik typ het opnieuw
students-remind-all = { $n ->
    [one] Herinner deze student
   *[other] Herinner alle { $n } in deze lijst
  }
approve-one = Keur deze plek goed
employer-closed = De tijd om plekken op te geven en te veranderen is voorbij sinds { $moment }. Moet er toch iets anders? Vraag het { $school }.
import-empty-file = Dit bestand is leeg.
import-own-demands = { $n ->
    [one] 1 plek heeft eigen eisen of criteria
   *[other] { $n } plekken hebben eigen eisen of criteria
  }
import-own-demands-next = Gaan ze over het werk? “Past in het team” of een moedertaal is geen eis. Door op te slaan keur je ze goed.
keys-title = Sleutels van deze regio
keys-lead = Met deze sleutels ondertekent de regio wat zij vastlegt en de uitslag. De nieuwste ondertekent; oude blijven hier staan.
keys-key = Sleutel
keys-since = Gemaakt
keys-none = Deze regio heeft nog niets ondertekend.
keys-newest = ondertekent nu
employer-others = Je werkt ook voor:
round-copied-from = Gekopieerd van:
round-copied-to = Hiervan is gekopieerd:
import-problem-line = { $where }: hier staat “{ $value }”. { $expected }
import-problem-empty = { $where }: hier staat niets. { $expected }
import-more-lines = En nog { $n } problemen. Los eerst deze op.
approve-recognised = Erkend voor
approve-recognised-hint = Vink aan wat je nu hebt nagekeken, en schrijf hieronder op waar en wanneer. Is het bedrijf niet voor elke opleiding erkend, haal die opleiding dan eerst van de plek.
place-recognised-for = { $study }: nagekeken, { $source }, { $day }
approve-again = Leg opnieuw vast
approve-or = of
notice-place-again = Opgeslagen. Voor een mbo-opleiding van deze plek is de erkenning nog niet nagekeken: keur de plek opnieuw goed.
notice-places-again = Opgeslagen. Plekken die nu ook voor een nieuwe mbo-opleiding zijn, wachten weer op je goedkeuring.

# After the publication: placements, declines, objections, repairs.
placements-title = Plaatsingen
placements-now = Wat nu op je wacht
placements-nothing = Er wacht nu niets op je.
placements-decline = Het bedrijf vraagt om een afwijzing: { $name }
placements-objection = Bezwaar van { $name }
placements-late = Te laat: dit moest voor { $moment }
placements-before = Voor { $moment }
placements-silence = Wie niet op tijd antwoordt, zegt daarmee ja: de plaatsing blijft. Bel wie stil is, dan weet je het zeker.
placement-stand-decline = Afwijzing gevraagd
placement-stand-objection = Bezwaar
placement-stand-silent = Geen antwoord
placement-stand-waiting = Nog zonder plek
placement-stand-answering = Antwoord loopt nog
placement-stand-settled = Rond
placement-stand-withdrawn = Teruggetrokken
placement-origin-title = Gekomen door
placement-origin-draw = Loting
placement-origin-correction = Correctie
placement-origin-repair = Herstelronde
placement-employer-title = Bedrijf
placement-employer-waiting = Nog geen antwoord
placement-employer-accepted = Zegt ja
placement-student-title = Antwoord van de student
placement-student-waiting = Nog geen antwoord
placement-student-stays = Blijft
placement-student-moves-up = Blijft, liever hoger
placement-until = Antwoord voor
placement-history = Hoe het liep
placement-began-draw = De loting gaf { $place }.
placement-began-correction = De school plaatste met de hand: { $place }.
placement-began-repair = Een herstelronde gaf { $place }.
placement-ended-withdrawn = Teruggetrokken van { $place }.
placement-ended-declined = De school gaf het bedrijf gelijk: niet naar { $place }.
placement-ended-moved = Weg bij { $place }.
placement-ended-corrected = De school haalde de plaatsing bij { $place } weg.
placement-ended-lost = De plaats bij { $place } verviel.
answer-title = Jouw antwoord
answer-until = Geef je antwoord voor { $moment }. Zeg je niets, dan geldt dat als ja: je blijft.
answer-over = Je gaf geen antwoord voor { $moment }. Dat geldt als ja: je blijft. Je kunt nog wel een ander antwoord kiezen.
answer-employer-waiting = Het bedrijf heeft nog geen antwoord gegeven.
answer-employer-accepted = Het bedrijf heeft ja gezegd: je kunt komen.
answer-student-waiting = Je hebt nog niets gekozen.
answer-student-stays = Je koos: ik blijf op deze plek.
answer-student-moves-up = Je koos: ik blijf, maar wil hoger als dat kan.
answer-stays = Ik blijf op deze plek
answer-moves-up = Ik blijf, maar wil hoger als dat kan
answer-explained = Komt er plaats vrij, dan is er een herstelronde. Je gaat dan alleen naar een plek die hoger op jouw lijst staat, en nooit naar een lagere. Het bedrijf ziet niet wat je hier kiest.
answer-left-withdrew = Je hebt je teruggetrokken. Je doet niet meer mee in deze ronde. Is dat een vergissing? Bel je stagecoördinator.
answer-waiting = Je hebt geen plek. In een herstelronde doe je vanzelf mee, met je eigen lijst en lotnummer.
answer-repair = De volgende herstelronde is op { $moment }.
withdraw-title = Terugtrekken uit deze ronde
withdraw-lead = Als je je terugtrekt, doe je niet meer mee in deze ronde.
withdraw-place = Je plek bij { $place } gaat naar iemand anders.
withdraw-repairs = Je doet niet mee in herstelrondes.
withdraw-undo = Alleen je school kan het terugdraaien, en je plek kan dan weg zijn.
withdraw-instead = Klopt er iets niet aan je plek? Praat dan eerst met je stagecoördinator of maak bezwaar.
withdraw-sure = Ik weet het zeker
withdraw-go = Trek mij terug
notice-answered = Je antwoord is opgeslagen
notice-withdrawn = Je hebt je teruggetrokken
notice-accepted = Opgeslagen: deze student kan komen
notice-decline-asked = Je vraag is naar de school gestuurd
notice-decided = Je besluit is opgeslagen en verstuurd
notice-objected = Je bezwaar is verstuurd
notice-objection-answered = Je antwoord is verstuurd
notice-repair-announced = De herstelronde is aangekondigd
notice-repair-off = De herstelronde gaat niet door
declines-title = Afwijzingen
declines-lead = Alleen je eigen school ziet deze lijst. Hij is er om te zien of iets vaker gebeurt, en geen zwarte lijst: het bedrijf en de student zijn gehoord, en alles verdwijnt met de gegevens van de ronde.
declines-empty = Geen bedrijf heeft om een afwijzing gevraagd.
declines-by-employer = Per bedrijf en reden
decline-title = Vraag de school om een afwijzing
decline-lead = Je vraagt om { $student } niet te laten komen. De school beslist binnen { $days } dagen. Tot dan houdt de student de plek.
decline-only = Alleen deze redenen tellen. Ze stonden op de pagina van de ronde voordat iemand koos.
decline-read = De student en de school lezen wat je hier schrijft. De student mag erop reageren.
decline-never = Afkomst, geloof, gezondheid, gender, geaardheid of een hoofddoek is nooit een reden.
decline-reason = Reden
decline-reason-requirement = De student voldoet niet aan een eis die vanaf het begin bij de plek stond
decline-reason-seat-gone = Het werk of de begeleiding is er niet meer
decline-reason-period = De dagen of de periode passen niet en zijn niet te veranderen
decline-reason-recognition = Het bedrijf is niet meer erkend voor de opleiding (mbo)
decline-requirement = Welke eis
decline-if-requirement = (alleen bij de eerste reden)
decline-none = Kies een eis
decline-basis = Waar blijkt dat uit?
decline-basis-hint = Schrijf op wat je weet en hoe je dat weet. Schrijf niets over iemands afkomst, geloof of gezondheid.
decline-go = Stuur naar de school
decline-reply = Wat de student zegt
decline-no-reply = Nog niets
decline-open = Nog te beslissen
decline-verdict-title = Besluit
decline-verdict-upheld = De student komt niet
decline-verdict-refused = De student komt wel
decline-verdict-taken-back = Ingetrokken
decline-verdict-reversed = Teruggedraaid na bezwaar
decline-why = Waarom
decline-of = Het bedrijf vraagt om een afwijzing: { $place }
decline-student-lead = Je school beslist voor { $moment }. Tot dan houd je je plek. Schrijf hieronder jouw kant op.
decline-decide-before = Beslis voor { $moment }.
decline-late-next = De student houdt de plek tot je beslist. Doe het vandaag.
decline-decide = Beslis
decline-decide-lead = Bel eerst de student en het bedrijf. Je reden lezen ze allebei. Een ander dan jij beantwoordt een bezwaar.
decline-decide-refused = Nee: de student komt
decline-decide-upheld = Ja: de student komt niet
decline-decide-go = Leg het besluit vast
decline-seat-requirement = Een afwijzing.
decline-seat-seat-gone = Het werk of de begeleiding is er niet meer.
decline-seat-period = Een afwijzing.
decline-seat-recognition = Het bedrijf is niet meer erkend voor de opleiding.
verdict-verdict = Besluit
verdict-reason = Waarom
verdict-reason-hint = Schrijf het zo op dat student en bedrijf het begrijpen.
reply-reply = Jouw kant
reply-reply-hint = Je school leest dit voordat zij beslist.
reply-go = Stuur naar je school
objection-title = Bezwaar maken
objection-lead = Vind je dat iets niet klopt? Schrijf het op. Binnen { $days } dagen antwoordt iemand die het niet zelf heeft besloten.
objection-about = Waarover
objection-result = Mijn uitslag
objection-decline = De afwijzing van { $moment }
objection-text = Wat klopt er niet?
objection-text-hint = Schrijf niets over je gezondheid of geloof als dat niet nodig is.
objection-go = Verstuur mijn bezwaar
objection-waits = Je bezwaar wacht op antwoord, dat komt voor { $moment }.
objection-elsewhere = Gaat het over discriminatie? Je kunt ook naar Discriminatie.nl of een vertrouwenspersoon van je school, zonder dat iemand hier het ziet.
objection-outcome-granted = Je krijgt gelijk
objection-outcome-rejected = Je krijgt geen gelijk
objection-decide-granted = De student krijgt gelijk
objection-decide-rejected = De student krijgt geen gelijk
objection-own = Jij hebt dit besloten, dus iemand anders moet antwoorden
objection-own-next = Vraag een andere coördinator van je school. Is die er niet? Nodig iemand uit bij Partners.
objection-answer-lead = Praat eerst met de student. Geef je gelijk over een afwijzing, dan telt die niet meer. Geef je gelijk over de uitslag, zet het dan zelf recht met een correctie.
ruling-outcome = Uitkomst
ruling-answer = Antwoord
ruling-answer-hint = De student leest dit.
ruling-go = Verstuur het antwoord
repairs-title = Herstel
repairs-lead = In een herstelronde gaan plekken die vrij kwamen naar wie er volgens lijst, voorrang en lotnummer recht op heeft. Niemand gaat omlaag.
repairs-public = Komen er na de loting plaatsen vrij, dan gaan die in een herstelronde naar wie er volgens lijst, voorrang en lotnummer recht op heeft. Niemand gaat omlaag.
repairs-none = Er was nog geen herstelronde.
repair-waiting = Studenten zonder plek
repair-free = Plaatsen die vrij zijn
repair-free-none = Elke plaats is bezet.
repair-announce = Kondig een herstelronde aan
repair-announce-lead = Wie geen plek heeft of hoger wil, krijgt een mail met het moment. Tot dan kan iedereen nog antwoorden of zich terugtrekken. Op het moment zelf gaat het vanzelf.
repair-announce-go = Kondig aan
repair-runs-at = Wanneer
repair-runs-at-hint = Ten minste een dag van nu.
repair-place = Stageplek
repair-seats = Hoeveel plaatsen zijn er vanaf nu?
repair-reason = Waarom
repair-reason-hint = Iedereen kan dit lezen. Noem niemand.
repair-off = Zeg deze herstelronde af
repair-called-off = Afgezegd.
repair-coming = Aangekondigd.
repair-did = Vrije plaatsen: { $free }. Omhoog gegaan: { $moved } studenten. Een plek gekregen: { $placed }. Plaats verloren: { $lost }.
seats-title = Plaatsen erbij of eraf
seats-lead = Heeft een stageplek meer of minder plaatsen dan bij de loting? Vul het hier in. Wie er zit, blijft tot de volgende herstelronde.
seats-go = Leg vast
seats-changed = Plaatsen die na de loting veranderden
rules-terms = Termijnen na de publicatie
rules-terms-text = Student en bedrijf antwoorden binnen { $answer } dagen; zeggen ze niets, dan is dat ja. De school beslist binnen { $decide } dagen over een afwijzing en antwoordt binnen { $object } dagen op een bezwaar.
rules-declines = Redenen voor een afwijzing
round-answer-days = Dagen om te antwoorden
round-answer-days-hint = Voor student en bedrijf, na de publicatie.
round-decide-days = Dagen om over een afwijzing te beslissen
round-object-days = Dagen om op een bezwaar te antwoorden
comes-accepted = Kan komen
comes-asked = Afwijzing gevraagd
comes-decides = De school beslist voor { $moment }.
comes-refused = De school besloot dat de student komt: { $reason }
comes-over = Je hebt niet op tijd geantwoord. Dat geldt als ja.
comes-until = Geef antwoord voor { $moment }. Zeg je niets, dan geldt dat als ja.
comes-accept = Kan komen
comes-decline = Vraag om een afwijzing
comes-upheld = De school gaf je op je vraag van { $moment } gelijk: { $reason }
employer-how-changed = Na de loting is hier iets veranderd: door een herstelronde, of door de school met een reden die op de pagina van de ronde staat.
error-placement-over = Deze plaatsing is al voorbij. Kijk op de pagina hoe het nu is.
error-decline-accepted = Je hebt al gezegd dat deze student kan komen. Is er daarna iets veranderd? Bel de school.
error-decline-late = De tijd om te antwoorden is voorbij. Is er iets veranderd? Bel de school.
error-decline-twice = Je hebt voor deze student al om een afwijzing gevraagd. De school beslist, of heeft beslist.
error-decline-requirement = Kies een eis die bij deze plek stond.
error-decline-decided = Hierover is al beslist. Kijk op de pagina hoe het nu is.
error-objection-open = Je hebt al een bezwaar dat op antwoord wacht. Wacht dat antwoord af, of bel je school.
error-objection-answered = Dit bezwaar is al beantwoord.
error-objection-self = Jij hebt dit besloten, dus iemand anders van je school moet antwoorden.
error-repair-soon = Kies een moment dat ten minste een dag van nu is, zodat iedereen het op tijd weet.
error-repair-announced = Er is al een herstelronde aangekondigd. Wacht die af, of zeg haar af.
error-repair-over = Deze herstelronde is al gedaan of afgezegd.
error-seats-same = Zoveel plaatsen zijn er al. Vul een ander aantal in.
activity-repair-announced = Bij { $title } is een herstelronde aangekondigd.
activity-repair-done = Bij { $title } is een herstelronde gedaan.
personal-placement = Waar een student zit, en wat student en bedrijf antwoorden
personal-placement-why = Om plekken die vrijkomen eerlijk te verdelen en iedereen te laten weten waar hij aan toe is.
personal-withdrawal = Wie zich uit een ronde terugtrok
personal-withdrawal-why = Om iemand die niet meer meedoet geen plek te geven.
personal-decline = Waarom een bedrijf een student niet wilde, wat die zei, en wat de school besloot
personal-decline-why = Om te toetsen of een afwijzing over het werk gaat, en de student te horen.
personal-objection = Het bezwaar van een student en het antwoord
personal-objection-why = Om een bezwaar te behandelen, door iemand die niet zelf besloot.
repair-short = { $n ->
    [one] 1 student meer dan er plaatsen zijn
   *[other] { $n } studenten meer dan er plaatsen zijn
 }
repair-left = { $n ->
    [one] 1 plaats vrij
   *[other] { $n } plaatsen vrij
 }
seats-more = { $n ->
    [one] 1 plaats erbij
   *[other] { $n } plaatsen erbij
 }
seats-fewer = { $n ->
    [one] 1 plaats eraf
   *[other] { $n } plaatsen eraf
 }
mail-answer-subject = Geef je antwoord: { $title }
mail-silence-subject = Je plaatsing staat vast: { $title }
mail-decline-subject = Een bedrijf vraagt om een afwijzing: { $title }
mail-decided-subject = Besluit over een afwijzing: { $title }
mail-late-subject = Te laat: { $title }
mail-objection-subject = Er is een bezwaar: { $title }
mail-objection-answer-subject = Antwoord op je bezwaar: { $title }
mail-repair-subject = Herstelronde: { $title }
mail-answer-student =
    Dag { $name },

    Je hebt een plek bij { $place }. Geef voor { $until } je antwoord: blijf je, of wil je hoger als dat kan? Zeg je niets, dan geldt dat als ja: je blijft.
    { $link }
mail-answer-employer =
    Dag,

    Er komt een student bij { $place }. Laat voor { $until } weten dat dat goed is. Zeg je niets, dan geldt dat als ja.
    { $link }
mail-silence-student =
    Dag { $name },

    Je gaf geen antwoord voor { $until }. Dat geldt als ja: je blijft bij { $place }. Wil je iets anders? Kijk op je pagina of bel je stagecoördinator.
    { $link }
mail-silence-employer =
    Dag,

    Je gaf geen antwoord voor { $until }. Dat geldt als ja: de student komt bij { $place }. Is er iets aan de hand? Bel de school.
    { $link }
mail-decline-student =
    Dag { $name },

    Het bedrijf van { $place } vraagt je school om je niet te laten komen. Je school beslist voor { $until }. Tot dan houd je je plek. Lees de reden en schrijf jouw kant op:
    { $link }
mail-decline-school =
    Dag,

    Het bedrijf van { $place } vraagt om een afwijzing. Hoor de student en beslis voor { $until }:
    { $link }
mail-upheld-student =
    Dag { $name },

    Je gaat niet naar { $place }. Je school schrijft: { $reason }
    Je doet vanzelf mee in de volgende herstelronde. Ben je het niet eens? Maak bezwaar op je pagina:
    { $link }
mail-upheld-employer =
    Dag,

    Over { $place }: de student komt niet. De school schrijft: { $reason }
    { $link }
mail-refused-student =
    Dag { $name },

    Je gaat naar { $place }: de school wees de vraag van het bedrijf af. Je school schrijft: { $reason }
    { $link }
mail-refused-employer =
    Dag,

    Over { $place }: de student komt. De school schrijft: { $reason }
    Heb je vragen? Bel de school.
    { $link }
mail-late-decline =
    Dag,

    Over { $place } moest voor { $until } worden beslist. De student en het bedrijf wachten. Beslis vandaag:
    { $link }
mail-late-objection =
    Dag,

    Een bezwaar moest voor { $until } zijn beantwoord. De student wacht. Antwoord vandaag:
    { $link }
mail-objection-school =
    Dag,

    Een student maakt bezwaar. Wie het niet zelf heeft besloten, antwoordt voor { $until }:
    { $link }
mail-objection-granted =
    Dag { $name },

    Je krijgt gelijk. Je school schrijft: { $answer }
    { $link }
mail-objection-rejected =
    Dag { $name },

    Je krijgt geen gelijk. Je school schrijft: { $answer }
    { $link }
mail-repair-coming =
    Dag { $name },

    Op { $moment } is er een herstelronde. Je doet vanzelf mee, met je eigen lijst en lotnummer. Niemand gaat omlaag. Wil je blijven waar je bent, of doe je niet meer mee? Zeg het voor die tijd:
    { $link }
mail-repair-moved =
    Dag { $name },

    Door de herstelronde ga je naar een plek die hoger op je lijst staat. Bekijk hem en geef je antwoord:
    { $link }
mail-repair-placed =
    Dag { $name },

    Door de herstelronde heb je een plek. Bekijk hem en geef je antwoord:
    { $link }
mail-repair-other =
    Dag { $name },

    Je plek is er niet meer. Door de herstelronde heb je een andere. Bekijk hem en geef je antwoord:
    { $link }
mail-repair-lost =
    Dag { $name },

    Je plek is er niet meer, en er was geen andere van je lijst vrij. Je stagecoördinator helpt je verder. In een volgende herstelronde doe je vanzelf mee.
    { $link }
result-why-draw = Waarom de loting dit gaf
result-drawn-place = Gaf de loting
result-no-contact = Je stagecoördinator vertelt je wie je begeleider is.
wish-all-listed = Alle plekken die voor jou kunnen, staan al op je lijst.
error-place-recognition-later = Deze dag is nog niet geweest. Vul in wanneer je het hebt nagekeken.
import-recognition-later = Verwacht: een dag die al is geweest.
import-student-zeros = Verwacht: een student van deze ronde. Bedoel je { $number }? Excel laat nullen vooraan weg; maak de kolom tekst.
notice-reminded-some = De herinneringen zijn verstuurd. Wie geen e-mailadres heeft, kreeg niets.
cutoffs-draw = Dit is de loting, zonder wat daarna veranderde.
place-if-own = (alleen bij een eigen eis of criterium)
import-no-headings = Geen enkel kopje is herkend
import-no-headings-next = Staat er in de eerste rij al iemand? Zet er dan een rij met kopjes boven, en lees het bestand opnieuw in. Anders doet die rij niet mee.
answer-left-follow-up = Je doet mee in de vervolgronde, met een nieuwe lijst. Zodra die opengaat, krijg je een mail met je link.
placement-left-withdrew = Teruggetrokken
placement-left-follow-up = Doet mee in de vervolgronde
placement-stand-follow-up = In vervolgronde
follow-up-title = Vervolgronde
follow-up-lead = Wie geen plek heeft, kiest opnieuw uit de plaatsen die over zijn, met een nieuwe lijst en een eigen loting. De vrije plaatsen en de studenten zonder plek gaan mee. Studenten en plekken die later komen, voeg je daar toe. Zolang de vervolgronde niet open is, kun je haar verwijderen; dan komt alles terug.
follow-up-go = Maak een vervolgronde
follow-up-of = { $title }, vervolg
follow-up-rounds = Vervolgrondes
notice-follow-up = De vervolgronde is gemaakt. Kijk de momenten na, en open haar dan.
round-follows = Dit is de vervolgronde van
round-followed-by = Vervolgd door
history-round-follow-up = Vervolgronde gemaakt
error-follow-up-open = Er is al een vervolgronde die nog loopt. Maak die eerst af, of verwijder haar.
error-follow-up-repair = Er is een herstelronde aangekondigd. Wacht die af, of zeg haar af.
error-follow-up-nobody = Iedereen heeft een plek. Er is niemand voor een vervolgronde.
import-new-employers = { $n ->
    [one] 1 nieuw bedrijf
   *[other] { $n } nieuwe bedrijven
 }
import-new-employers-next = Staat er een bij dat je al kent onder een iets andere naam? Zet dan in het bestand de naam of het KvK-nummer zoals Evenkans die al heeft; anders staat het er twee keer.
error-seats-follow-up = Een deel van de plaatsen van deze plek is naar de vervolgronde. Pas het aantal daar aan; hier kan het niet lager dan wat er al zit en daarheen ging.
error-correct-follow-up = Deze student doet mee in de vervolgronde. Haal de student daar eerst weg, of plaats hem daar.
error-repair-erased = De lijsten van deze ronde zijn na hun termijn gewist. Herstellen kan niet meer.
error-repair-late = Kies een moment voor het eind van de stage.
decline-seat-back = De plaats is er weer, na een bezwaar.
placement-employer-overruled = School besliste: komt
answer-employer-overruled = Het bedrijf vroeg om een afwijzing, en je school besloot dat je komt.
mail-reversed-employer =
    Dag,

    Over { $place }: na een bezwaar telt de afwijzing niet meer. De school schrijft: { $reason }
    { $link }
agreements-title = Overeenkomsten
agreements-lead = Iedere student met een plek krijgt een overeenkomst met de artikelen van je school. Student, bedrijf en school ondertekenen op hun eigen pagina, voor de stage begint.
agreements-left-out = Voor deze studenten ging het niet
agreement-tab = Overeenkomst
agreement-kind-mbo = Praktijkovereenkomst
agreement-kind-hbo = Stageovereenkomst
agreement-kind-wo = Stageovereenkomst
agreement-parties = Wie dit afspreken
agreement-student = Student
agreement-numbered = { $name } (studentnummer { $number })
agreement-school = School
agreement-employer = Stagebedrijf
agreement-guardian = Ouder of voogd
agreement-internship = De stage
agreement-place = Stageplek
agreement-period = Periode
agreement-days = Dagen
agreement-allowance = Vergoeding
agreement-supervisor = Begeleider bij het bedrijf
agreement-clause-title = Gelijk behandeld en veilig
agreement-clause =
    School en bedrijf behandelen de student gelijk. Niemand maakt onderscheid op godsdienst, levensovertuiging, politieke gezindheid, ras, geslacht, nationaliteit, seksuele gerichtheid, burgerlijke staat, handicap, chronische ziekte of leeftijd, en niemand discrimineert, pest of intimideert. Ziet of merkt iemand dat toch, dan doen school en bedrijf er samen iets aan, en de student heeft daar nooit nadeel van: niet in de beoordeling en niet in de stage.

    De student kan hierover altijd praten met iemand van de school of van het bedrijf, en mag iemand meenemen.

    - Bij { $school }: { $schoolcontact }
    - Bij het bedrijf: { $employercontact }
    - Buiten school en bedrijf: een antidiscriminatievoorziening in de buurt, gratis, op discriminatie.nl
agreement-extra-title = Wat verder is afgesproken
agreement-default-mbo =
    # Artikel 1. Waarvoor deze overeenkomst is
    De student leert in de praktijk van het beroep. Dit is een praktijkovereenkomst zoals de Wet educatie en beroepsonderwijs die kent (artikel 7.2.8). Het bedrijf is voor deze opleiding erkend als leerbedrijf.

    # Artikel 2. Wat het bedrijf doet
    Het bedrijf geeft werk dat past bij de opleiding en bij wat er in de stageplek staat. Een begeleider helpt de student en geeft ten minste een keer per twee weken een gesprek.

    # Artikel 3. Wat de student doet
    De student komt op tijd, houdt zich aan de regels van het bedrijf, meldt zich af als het niet lukt en zwijgt over wat vertrouwelijk is.

    # Artikel 4. Wat de school doet
    De school wijst een docent aan die de student begeleidt, bezoekt het bedrijf en beoordeelt of de student heeft geleerd wat nodig is, na een gesprek met het bedrijf.

    # Artikel 5. Verzekering en schade
    Student en bedrijf zijn verzekerd voor schade tijdens de stage, zoals de school en het bedrijf dat hebben geregeld.

    # Artikel 6. Eerder stoppen
    Deze overeenkomst stopt op de laatste dag. Zij kan eerder stoppen als student, school en bedrijf dat samen afspreken, of als een van hen dat om een dringende reden moet. De school schrijft de reden op.

    # Artikel 7. Als het niet goed gaat
    Wie er niet uitkomt, praat eerst met elkaar en dan met de school. Helpt dat niet, dan geldt de klachtenregeling van de school.
agreement-default-hbo =
    # Artikel 1. Waarvoor deze overeenkomst is
    De stage hoort bij de opleiding. De student werkt aan een opdracht die de school heeft goedgekeurd. Dit is geen arbeidsovereenkomst.

    # Artikel 2. Wat het bedrijf doet
    Het bedrijf geeft ruimte om aan de opdracht te werken, een plek om te werken en een begeleider die ten minste een keer per twee weken tijd maakt.

    # Artikel 3. Wat de student doet
    De student houdt zich aan de regels van het bedrijf en zwijgt over wat vertrouwelijk is. De student mag een verslag maken voor de school.

    # Artikel 4. Wat de school doet
    De school wijst een docent aan die de student begeleidt. De school beoordeelt, na een gesprek met het bedrijf.

    # Artikel 5. Wat de student maakt
    Wat de student maakt, mag het bedrijf gebruiken. De student mag het voor de opleiding laten zien.

    # Artikel 6. Verzekering en schade
    Student en bedrijf zijn verzekerd voor schade tijdens de stage, zoals de school en het bedrijf dat hebben geregeld.

    # Artikel 7. Eerder stoppen
    Deze overeenkomst stopt op de laatste dag. Zij kan eerder stoppen als student, school en bedrijf dat samen afspreken, of als een van hen dat om een dringende reden moet. De school schrijft de reden op.
agreement-default-wo = { agreement-default-hbo }
agreement-signatures = Ondertekening
agreement-signed-by = { $party }: { $name }, op { $moment }
agreement-not-signed = { $party }: nog niet ondertekend
agreement-state-open = Wacht op ondertekening
agreement-state-signed = Door iedereen ondertekend
agreement-state-replaced = Vervangen door een nieuwe
agreement-state-taken-back = Ingetrokken
agreement-state-ended = Eerder gestopt
agreement-mine-open = Je hebt ondertekend. We wachten nog op een ander.
agreement-mine-signed = Iedereen heeft ondertekend. Zo is het afgesproken.
agreement-mine-ended = Je stage is eerder gestopt.
agreement-ended-on = Eerder gestopt. Laatste dag: { $day }. Reden: { $reason }
agreement-hash = De vingerafdruk van deze tekst
agreement-hash-what = Wie ondertekent, ondertekent precies deze tekst. Verandert er één letter, dan klopt de vingerafdruk (SHA-256) niet meer.
agreement-hash-is = Vingerafdruk van de tekst tot aan de ondertekening (SHA-256): { $hash }
agreement-foot = Evenkans · { $hash }
agreement-lead = Lees de overeenkomst. Klopt alles? Onderteken dan onderaan.
agreement-read = Lees de overeenkomst
agreement-read-sign = Lees en onderteken
agreement-back = Terug
agreement-pdf = Bewaar als PDF
agreement-sign = Onderteken
agreement-sign-lead = Met je naam en deze knop onderteken je. We bewaren je naam, het moment en de vingerafdruk van de tekst. Klopt er iets niet? Onderteken dan niet en bel de school.
agreement-sign-school = Onderteken voor de school
agreement-sign-many = Je ondertekent de overeenkomsten van alle gekozen studenten.
agreement-sign-name = Je voor- en achternaam
agreement-sign-sure = Ik heb de tekst gelezen en ga akkoord
agreement-sign-go = Onderteken
agreement-make = Maak een overeenkomst
agreement-make-many = Voor alle gekozen studenten met een plek, met de dagen en uren van hun plek. Is iemand jonger dan 18, of is er iets anders afgesproken? Maak die overeenkomst dan op de pagina van die student.
agreement-make-lead = De tekst is de nieuwste van je school. Student en bedrijf krijgen meteen mail om te ondertekenen.
agreement-make-go = Maak en verstuur
agreement-remind = Vraag nog eens om te ondertekenen
agreement-lang = Taal van de overeenkomst
agreement-starts-on = Eerste dag
agreement-ends-on = Laatste dag
agreement-hours = Uren per week
agreement-extra = Wat is verder afgesproken?
agreement-extra-hint = Bijvoorbeeld een rustige werkplek. Alleen wat iedereen die ondertekent mag lezen: geen diagnose.
agreement-minor = Is de student jonger dan 18?
agreement-minor-lead = Dan ondertekent een ouder of voogd mee. Die krijgt een eigen link.
agreement-guardian-name = Naam van de ouder of voogd
agreement-guardian-email = E-mailadres van de ouder of voogd
agreement-none = Er is nog geen overeenkomst.
agreement-to-result = Naar de uitslag
agreement-change = Verander de overeenkomst
agreement-change-lead = Je maakt een nieuwe, die iedereen opnieuw ondertekent. Tot dan geldt de oude.
agreement-back-title = Trek de overeenkomst in
agreement-back-lead = Klopt er iets niet? Trek de overeenkomst in en maak een nieuwe. Wie al ondertekende, krijgt daar mail over.
agreement-back-sure = Trek ze echt in
agreement-back-go = Trek de overeenkomst in
agreement-end-title = Stop eerder
agreement-end-lead = De stage stopt voor de laatste dag. Student, bedrijf en school krijgen mail met de reden. De plaats is dan vrij en de student zoekt verder. Dit kun je niet terugdraaien.
agreement-end-on = Laatste dag
agreement-end-reason = Reden, voor iedereen die ondertekende
agreement-end-go = Stop de stage
agreement-earlier = Overeenkomst van { $moment }: { $state }
agreement-stage-title = Overeenkomst
agreement-stage-missing = Nog te maken
agreement-stage-to-sign = Wacht op de school
agreement-stage-waiting = Wacht op een ander
agreement-stage-signed = Ondertekend
agreement-stage-ended = Eerder gestopt
agreement-stage-no-place = Geen plek
agreement-missing = Wacht op
agreement-signed-at = Ondertekend op
answer-signed = Je overeenkomst is door iedereen ondertekend. Wil je toch iets anders? Bel je stagecoördinator.
templates-title = Sjablonen
templates-lead = De artikelen van je school in elke overeenkomst, per soort opleiding en taal.
template-what = Overeenkomst
template-lang = Taal
template-version = Versie
template-since = Versie { $n }, { $moment }
template-none = Nog geen
template-title = { $level }, { $lang }
template-first = Je school heeft deze nog niet
template-first-next = Hieronder staat een voorbeeld. Lees het, verander het en laat het nakijken door wie daarover gaat. Als je het opslaat, kun je overeenkomsten maken.
template-body = Artikelen
template-body-hint = Een regel die met # begint is een kop, een regel met een streepje een punt van een lijst.
template-guardian = Is een student jonger dan 18, dan ondertekent een ouder of voogd mee
template-contact-name = Bij wie op school kan een student over discriminatie of onveiligheid praten?
template-contact-email = E-mailadres van deze persoon
template-new-only = Een nieuwe versie geldt voor overeenkomsten die je vanaf nu maakt. Wat al is gemaakt, verandert niet.
template-save = Sla op als nieuwe versie
template-always = Dit staat er altijd in
template-always-lead = Evenkans zet dit in elke overeenkomst, met de namen bij wie een student terechtkan.
template-earlier = Eerdere versies
lang-nl = Nederlands
lang-en = Engels
placement-ended-stopped = De stage bij { $place } stopte eerder.
notice-signed = Ondertekend
notice-agreements-made = De overeenkomst is gemaakt. Wie moet ondertekenen, krijgt mail.
notice-agreement-back = De overeenkomst is ingetrokken
notice-agreement-ended = De stage is gestopt, en iedereen krijgt daar mail over
error-agreement-no-place = Deze student heeft geen plek. Zonder plek is er geen overeenkomst.
error-agreement-open = Er wacht al een overeenkomst op ondertekening. Trek die eerst in.
error-agreement-employer = Bij deze plek staat geen bedrijf. Zet dat erbij op de pagina van de student, bij Begeleiding.
error-agreement-contact = Bij deze plek staat geen begeleider. Vraag het bedrijf wie dat is, en zet die naam erbij op de pagina van de student, bij Begeleiding.
error-agreement-period = De eerste dag is na de laatste. Verander een van de twee.
error-agreement-back-sure = Zet een vinkje als je de gekozen overeenkomsten wilt intrekken.
error-agreement-far = Deze dagen liggen meer dan drie maanden buiten de stageperiode van de ronde: { $from } – { $to }. Kijk de jaren na.
error-agreement-template = Je school heeft voor deze opleiding en taal nog geen artikelen. Maak die eerst, bij Sjablonen.
error-agreement-guardian = In de artikelen van je school ondertekent geen ouder of voogd. Verander dat bij Sjablonen, of laat de naam weg.
error-agreement-decline = Het bedrijf vroeg om een afwijzing. Beslis daar eerst over.
error-agreement-early = Het bedrijf gaf nog geen antwoord en heeft daar nog tijd voor. Vraag het, of wacht tot de termijn om is.
error-agreement-closed = Deze overeenkomst wacht niet meer op ondertekening. Kijk op de pagina hoe het nu staat.
error-agreement-not-signed = Alleen een overeenkomst die iedereen ondertekende, kan eerder stoppen. Trek deze in.
error-agreement-last-day = Vul een dag in die voor de laatste dag van de overeenkomst ligt, en niet voor de dag waarop zij is gemaakt.
error-agreement-signed = Er is een overeenkomst die iedereen ondertekende. Bel de school: die kan de stage eerder stoppen, bij Overeenkomsten.
error-agreement-sure = Zet een vinkje als je de tekst hebt gelezen en akkoord gaat.
error-agreement-none-open = Er wacht geen overeenkomst op ondertekening.
error-seats-signed = Voor { $n } plaatsen is een overeenkomst getekend. Minder plaatsen kan niet, tenzij een stage eerst stopt.
mail-agreement-subject = Onderteken de overeenkomst: { $title }
mail-agreement =
    Dag,

    De overeenkomst voor { $student } bij { $place } ligt klaar. Lees hem en onderteken op deze pagina:
    { $link }

    Klopt er iets niet? Onderteken dan niet, en laat het de school weten.
mail-agreement-remind-subject = Je handtekening ontbreekt nog: { $title }
mail-agreement-remind =
    Dag,

    De overeenkomst voor { $student } bij { $place } wacht nog op jouw handtekening. Zonder overeenkomst kan de stage niet beginnen.
    { $link }
mail-agreement-signed-subject = Door iedereen ondertekend: { $title }
mail-agreement-signed =
    Dag,

    Iedereen heeft de overeenkomst voor { $student } bij { $place } ondertekend. Lees en bewaar hem hier:
    { $link }
mail-agreement-back-subject = Overeenkomst ingetrokken: { $title }
mail-agreement-back =
    Dag,

    De school heeft de overeenkomst voor { $student } bij { $place } ingetrokken. Wie al had ondertekend, is daar niet meer aan gebonden. Komt er een nieuwe, dan krijg je daar mail over.
    { $link }
mail-agreement-end-subject = De stage stopt: { $title }
mail-agreement-end =
    Dag,

    De stage van { $student } bij { $place } stopt. De laatste dag is { $day }. De school schrijft: { $reason }
    { $link }
personal-agreement = Overeenkomsten, met wie ze ondertekende en wanneer
personal-agreement-why = Om vast te leggen wat student, school en bedrijf hebben afgesproken, en om dat te kunnen bewijzen.
personal-template = Bij wie op school een student over discriminatie kan praten
personal-template-why = Om die naam in elke overeenkomst te zetten.
agreement-all = Alle rijen van deze lijst waarvoor het kan
notice-agreements-more = Gedaan voor de eerste 200. Doe het nog eens voor de rest.
error-agreement-nobody = Niemand van dit bedrijf heeft een link. Stuur er eerst een, bij Bedrijven.
place-state-own = Eigen plek
placement-origin-own = Eigen plek
placement-began-own = De school keurde een eigen plek goed: { $place }.
own-head = Eigen plek
own-lead = Ken je een bedrijf waar je stage kunt lopen? Dan kan dat buiten de loting om, als je school de plek goedkeurt. Zij kijkt naar dezelfde dingen als bij elke plek.
own-found = Heb je zelf een plek gevonden? Leg hem voor aan je school.
own-bring = Leg een eigen plek voor
own-before = Keurt je school de plek goed, dan doe je niet mee aan de loting en telt je lijst niet. Tot de lijsten sluiten kun je je bedenken.
own-after = Keurt je school de plek goed, dan ga je daarheen, en is de plek waar je nu bent vrij voor een ander.
own-employer = Bedrijf
own-kvk = KvK-nummer
own-kvk-hint = Acht cijfers. Vraag het bedrijf, of zoek het op kvk.nl.
own-town = Plaats
own-what = Plek
own-tasks = Wat je gaat doen
own-hours = Uren per week
own-starts-on = Eerste dag
own-ends-on = Laatste dag
own-contact-name = Wie begeleidt je daar?
own-contact-email = E-mailadres van je begeleider
own-go = Leg voor aan je school
own-verdict-title = Stand
own-verdict-open = Wacht op de school
own-verdict-approved = Goedgekeurd
own-verdict-refused = Niet goedgekeurd
own-verdict-taken-back = Teruggenomen
own-why = Wat de school schreef
own-school-says = Je school schrijft: { $reason }
own-there = Je gaat hierheen.
own-no-draw = Je doet niet mee aan de loting.
own-back-approved = Wil je toch meeloten? Neem de plek terug; dan telt je lijst weer.
own-back-go = Neem de plek terug
own-yours = Je hebt een eigen plek: { $place }. Je doet niet mee aan de loting.
own-waits = Je school kijkt naar je eigen plek: { $place }. Maak toch een lijst, voor het geval dat.
own-public = { $n ->
    [one] 1 student gaat naar een plek die de student zelf vond, buiten de loting. De school keurde die goed.
   *[other] { $n } studenten gaan naar een plek die zij zelf vonden, buiten de loting. De school keurde die goed.
 }
owns-title = Eigen plekken van studenten
owns-lead = Plekken die studenten zelf vonden. Zij gaan buiten de loting om, dus iedereen ziet op de pagina van de ronde hoeveel het er zijn.
owns-empty = Er zijn geen eigen plekken
owns-empty-next = Studenten leggen ze voor op hun eigen pagina. Je krijgt dan een mail.
owns-count = { $n ->
    [one] 1 eigen plek
   *[other] { $n } eigen plekken
 }
own-of = Eigen plek van { $name }
own-decide-title = Keur je deze plek goed?
own-decide-lead = Kijk naar hetzelfde als bij elke plek:
own-look-work = Past het werk bij de opleiding en het leerjaar?
own-look-supervisor = Is er een begeleider met tijd, en is het bedrijf voor mbo erkend voor deze opleiding?
own-look-fair = Kwam de student hier op een manier die voor een ander ook kan? Wie een netwerk heeft, vindt makkelijker iets. Help wie dat niet heeft.
own-choice-approve = Ja, de student gaat hierheen
own-choice-refuse = Nee
own-decide-verdict = Besluit
own-decide-source = Waar nagekeken of het bedrijf erkend is
own-decide-on = Wanneer nagekeken
own-decide-reason = Reden, die de student leest
own-if-refused = (alleen nodig bij nee)
own-decide-go = Leg het besluit vast
notice-own-sent = Je plek is voorgelegd aan je school
notice-own-back = Je hebt de plek teruggenomen
error-own-open = Je hebt al een plek voorgelegd. Neem die eerst terug.
error-own-frozen = De lijsten liggen vast en er wordt geloot. Na de publicatie kan het weer.
error-own-decided = Hierover is al besloten. Kijk op de pagina hoe het nu staat.
error-own-employer = Dit KvK-nummer is van een partner die geen stagebedrijf is. Kijk het nummer na.
error-own-recognition = Vul in waar en wanneer je hebt nagekeken dat het bedrijf erkend is voor deze opleiding.
error-own-approved = Je hebt een eigen plek en doet niet mee aan de loting. Wil je toch meeloten? Neem je eigen plek terug.
error-own-fixed = De lijsten liggen vast, dus dit kan niet meer. Bel je stagecoördinator.
error-own-close = Deze plek hoort bij de student die hem vond, en is goedgekeurd zoals hij was. De student kan hem terugnemen en opnieuw voorleggen, tot de lijsten sluiten.
mail-own-subject = Een student vond zelf een plek: { $title }
mail-own-school =
    Dag,

    Een student legt een eigen plek voor: { $place }. Bekijk hem bij de stageplekken van de ronde, bij Eigen plekken van studenten:
    { $link }
mail-own-decided-subject = Je eigen plek: { $title }
mail-own-approved =
    Dag { $name },

    Je school keurde je eigen plek goed: { $place }. Je doet niet mee aan de loting van deze ronde.
    { $link }
mail-own-refused =
    Dag { $name },

    Je school keurde je eigen plek niet goed: { $place }. Je school schrijft: { $reason }
    { $link }
personal-own-place = Plekken die studenten zelf vonden, en wat de school besliste
personal-own-place-why = Om een plek buiten de loting naar dezelfde eisen te beoordelen.
own-title = Welk werk doe je?
own-title-hint = Bijvoorbeeld: stagiair bij de balie.
today-title = Vandaag
today-lead = Wat op je wacht, in alle rondes van je school, wat het eerst moet bovenaan.
today-empty = Er wacht niets op je
today-own = { $n ->
    [one] 1 eigen plek van een student wacht op je besluit
   *[other] { $n } eigen plekken van studenten wachten op je besluit
 }
today-preparing = De ronde is nog niet open
today-approve = { $n ->
    [one] 1 plek wacht op goedkeuring
   *[other] { $n } plekken wachten op goedkeuring
 }
today-headcounts = { $n ->
    [one] Van 1 opleiding is nog niet opgegeven hoeveel studenten er zijn
   *[other] Van { $n } opleidingen is nog niet opgegeven hoeveel studenten er zijn
 }
today-unconfirmed = { $n ->
    [one] 1 student heeft geen bevestigde lijst
   *[other] { $n } studenten hebben geen bevestigde lijst
 }
today-freeze = Bevries de ronde
today-draw = Doe de loting
today-beacon = De loting komt
today-publish = Bekijk de uitslag en publiceer haar
today-decline = Beslis over een afwijzing: { $place }
today-objection = Antwoord op een bezwaar
today-silent = { $n ->
    [one] Bij 1 plaatsing gaf iemand geen antwoord: bel
   *[other] Bij { $n } plaatsingen gaf iemand geen antwoord: bel
 }
today-waiting = { $n ->
    [one] 1 student is nog zonder plek
   *[other] { $n } studenten zijn nog zonder plek
 }
today-agreements = { $n ->
    [one] 1 overeenkomst is nog te maken
   *[other] { $n } overeenkomsten zijn nog te maken
 }
today-sign = { $n ->
    [one] 1 overeenkomst wacht op je handtekening
   *[other] { $n } overeenkomsten wachten op je handtekening
 }
today-repair = Er komt een herstelronde
mail-late-region =
    Dag,

    In de ronde { $title } van { $school } moest voor { $until } iets worden besloten waar een student op wacht. De school kreeg daar bericht van, en het is er nog niet. Vraag de school wat er nodig is.
    { $link }
round-state-closed = Gesloten
error-round-closed = Deze ronde is gesloten. Er kan niets meer veranderen.
work-closed-title = Deze ronde is gesloten
work-closed-lead = Alles blijft te lezen en te controleren tot de bewaartermijn om is. Veranderen kan niet meer.
close-title = Sluit de ronde
close-warning = De laatste dag is voorbij. Na het sluiten kan niemand meer iets veranderen: geen antwoorden, correcties, herstelrondes of overeenkomsten. Dit kun je niet terugdraaien.
close-go = Sluit de ronde
notice-closed = De ronde is gesloten
error-close-early = De stages zijn nog bezig. Sluiten kan na de laatste dag.
error-close-decline = Er wacht nog een afwijzing op een besluit. Beslis die eerst.
error-close-objection = Er wacht nog een bezwaar op antwoord. Antwoord eerst.
error-close-own = Er wacht nog een eigen plek op een besluit. Beslis die eerst.
error-close-agreement = Er wacht nog een overeenkomst op ondertekening. Trek die in, of laat haar ondertekenen.
error-close-repair = Er is een herstelronde aangekondigd. Zeg die eerst af.
today-close = De stages zijn voorbij: bewaar het archief en sluit de ronde
archive-link = Bewaar het archief (ZIP)
archive-what = In het archief: de regels, de publicatie, de plaatsingen, de afwijzingen, en elke ondertekende overeenkomst als PDF en als tekst. Bewaar het waar je school dossiers bewaart.
archive-1 = regels.json: de regels van de ronde, met de momenten in UTC.
archive-2 = publication.json: wat is gepubliceerd. Iedereen kan het narekenen met: evenkans verify . --lang nl
archive-3 = plaatsingen.csv: wie waar zat, hoe dat kwam en wat beide kanten antwoordden.
archive-4 = afwijzingen.csv: wat bedrijven vroegen en wat de school besloot, met de redenen.
archive-5 = overeenkomsten.csv en overeenkomsten/: wie er een heeft, en elke overeenkomst die iedereen ondertekende, als PDF, en als tekst zoals hij is ondertekend. De SHA-256 van de tekst is de vingerafdruk in de PDF, daar in base64url.
archive-6 = SHA256SUMS: de vingerafdruk van elk bestand. Controleren kan met: sha256sum -c SHA256SUMS
archive-7 = De lijsten van studenten staan er niet in. Die staan in opening.csv, dat apart te bewaren is zolang de termijn loopt.
round-after = na { $day }
history-round-close = De ronde is gesloten.
history-round-archive-downloaded = Het archief is bewaard.
activity-round-closed = { $title } is gesloten.
own-verdict-ended = Gestopt
error-own-follow-up = Je doet mee in de vervolgronde. Leg je plek daar voor.
error-own-self = Dit is je eigen adres. Vul het adres in van wie je bij het bedrijf begeleidt.
error-correct-own = Deze student heeft een eigen plek en gaat daar na de publicatie heen. Corrigeer zo nodig daarna.
mail-own-there =
    Dag { $name },

    Je school keurde je eigen plek goed: { $place }. Je gaat daarheen, en niet meer naar de plek waar je was.
    { $link }
agreements-done = { $n ->
    [one] Voor 1 andere student is het gedaan.
   *[other] Voor { $n } andere studenten is het gedaan.
 }
agreement-end-sure = Ik weet het zeker
error-agreement-guardian-other = Dit is het adres van de student of van iemand die al ondertekent. Vul dat van de ouder of voogd in.
error-own-future = Deze dag is nog niet geweest. Vul in wanneer je het hebt nagekeken.
result-stopped-next = Wat er nu gebeurt, bespreek je met je stagecoördinator. Je doet mee in de volgende herstelronde.

# Tijdens de stage
guidance-title = Begeleiding
guidance-lead = Wie van school begeleidt welke student, en wanneer is er contact? De begeleider plant bezoeken en schrijft een kort verslag.
guidance-empty = Geen studenten gevonden
guidance-search = Zoek op student, plek of begeleider
guidance-round = Ronde
guidance-care = Stand
guidance-next = Bezoek
guidance-last = Laatste bezoek
guidance-was = was op { $moment }
guidance-evaluated = Evaluatie van
guidance-not-well = Het gaat niet goed
guided-title = Mijn studenten
guided-lead = De studenten die jij begeleidt, over alle rondes.
care-no-guide = Geen begeleider
care-unreported = Verslag ontbreekt
care-unvisited = Nog geen bezoek
care-planned = Bezoek gepland
care-visited = Bezocht
side-student = Student
side-employer = Stagebedrijf
guide-lead = Kies studenten in de lijst, en wie hen begeleidt. De student en de begeleider krijgen mail. Had een student al een begeleider, dan neemt de nieuwe het over.
guide-all = Alle studenten van deze lijst
guide-account = Begeleider van school
guide-choose = Kies een begeleider
guide-go = Geef deze begeleider
guide-nobody = Geen begeleider (neem weg)
guide-change = Geef een andere begeleider
notice-no-guide = De begeleider is weggenomen
notice-guide = De begeleider is vastgelegd
visits-title = Bezoeken
visits-none = Er zijn nog geen bezoeken.
visit-kind-place = op de stageplek
visit-kind-school = op school
visit-kind-online = online
visit-kind-phone = per telefoon
visit-planned = Gepland
visit-called-off = Gaat niet door
visit-plan = Plan een bezoek
visit-plan-lead = Student en bedrijf krijgen mail. Was het bezoek al? Vul dan in wanneer het was; dan gaat er geen mail uit.
visit-plan-go = Leg vast
visit-at = Wanneer
visit-kind = Waar
visit-of = Bezoek bij { $name }
visit-report = Kort verslag
visit-report-hint = De student leest dit ook, het bedrijf niet. Schrijf niets over gezondheid, geloof of afkomst.
visit-report-go = Bewaar het verslag
visit-report-later = Na het bezoek schrijf je hier een kort verslag.
visit-call-off = Zeg het bezoek af
visit-call-off-lead = Was het bezoek nog niet? Dan krijgen student en bedrijf mail, met wat je hier schrijft.
visit-because = Waarom gaat het niet door?
visit-because-hint = Student en bedrijf lezen dit. Schrijf niets over gezondheid.
visit-move = Verzet het bezoek
visit-move-lead = Student en bedrijf krijgen mail met het nieuwe moment.
visit-move-go = Verzet
notice-visit-moved = Het bezoek is verzet
notice-visit-planned = Het bezoek is vastgelegd
notice-visit-reported = Het verslag is bewaard
notice-visit-off = Het bezoek is afgezegd
error-visit-no-place = Deze student heeft geen plek. Er is niets te bezoeken.
error-visit-early = Dit bezoek moet nog komen. Schrijf het verslag erna.
error-visit-off = Dit bezoek gaat al niet door, of er is al een verslag.
internship-title = Mijn stage
internship-card = Je begeleider, bezoeken, hoe het gaat, en je evaluatie.
internship-open = Naar mijn stage
internship-guide = Van school begeleidt je { $name }.
internship-no-guide = Je school wijst nog iemand aan die je begeleidt.
firm-guide = De student wordt van school begeleid door { $name }.
firm-no-guide = De school wijst nog iemand aan die de student begeleidt.
firm-open = Stage van { $name }
error-internship-none = Je hebt geen plek. Kijk bij je uitslag hoe het verdergaat.
error-internship-none-school = Deze student heeft nu geen plek.
confided-title = Wat deze student met jou deelt
confided-lead = Alleen jij leest dit, omdat de student daarvoor koos. Bespreek het eerst met de student, voor je iets doet.
confided-none = De student heeft nog niets met je gedeeld.
confided-what = Klinkt het als discriminatie of is het niet veilig? Geloof de student, vraag wat die wil, en wijs op de vertrouwenspersoon.
where-title = Met wie kun je praten?
where-lead = Je hoeft niets te bewijzen, en je hoeft niet zeker te weten of het discriminatie is.
where-guide = Je begeleider, { $name }:
where-confidant = { $name }, bij wie je in vertrouwen terechtkunt:
where-discriminatie = Discriminatie.nl, gratis en ook zonder je naam:
where-sbb = Voor mbo: SBB, die kijkt naar het leerbedrijf:
where-danger = Ben je nu in gevaar? Bel 112.
pulse-title = Hoe gaat het?
pulse-card = Twee vragen: is het veilig, en is het wat je beloofd was? Jij kiest of je begeleider je antwoord leest.
pulse-go = Vertel hoe het gaat
pulse-lead = Je antwoord gaat alleen naar je begeleider als jij dat kiest. Kies je dat niet, dan bewaren we niets.
pulse-begins = Je stage begint op { $day }. Vanaf dan kun je hier vertellen hoe het gaat. Zit je nu al iets dwars? Praat erover.
pulse-safe = Voel je je veilig en welkom?
pulse-promised = Is het werk wat je beloofd was?
pulse-note = Wil je er iets bij vertellen?
pulse-share = Wie mag dit lezen?
pulse-share-yes = Alleen mijn begeleider, { $name }
pulse-share-no = Niemand: bewaar niets
pulse-send = Klaar
pulse-answer-yes = Ja
pulse-answer-partly = Niet helemaal
pulse-answer-no = Nee
pulse-forgotten = Wij hebben niets bewaard
pulse-forgotten-next = Niemand ziet wat je hebt ingevuld, ook je school niet. Wil je er toch met iemand over praten? Dat kan altijd.
pulse-earlier = Wat je eerder deelde
pulse-back = Neem dit terug
notice-pulse-shared = Je begeleider kan lezen hoe het gaat
notice-pulse-back = Dit is gewist. Je begeleider ziet het niet meer.
error-pulse-early = Je stage is nog niet begonnen.
error-pulse-guide = Je hebt nog geen begeleider, dus je kunt dit met niemand delen. Praat met iemand die hieronder staat.
adjustment-title = Wat heb je nodig?
adjustment-card = Heb je iets nodig om goed te kunnen werken, zoals andere tijden, een rustige plek of hulpmiddelen? Jij kiest wie dat leest, en tot wanneer.
adjustment-go = Vertel wat je nodig hebt
adjustment-lead = Schrijf wat je nodig hebt, niet waarom. Een diagnose hoef je nooit te noemen, en niemand mag erom vragen. Krijg je een andere plek, dan verdwijnt wat hier staat.
adjustment-text = Wat heb je nodig?
adjustment-text-hint = Bijvoorbeeld: “Ik begin graag om 10 uur”, of “Ik werk het best op een stille plek”.
adjustment-readers = Wie mag dit lezen?
adjustment-reader-guide = Mijn begeleider van school, { $name }
adjustment-reader-employer = Het bedrijf, { $name }: iedereen daar die hier een link heeft
adjustment-until = Tot en met welke dag?
adjustment-until-hint = Daarna leest niemand het meer, en wissen we het.
adjustment-send = Laat het hen lezen
adjustment-nobody = Er is nog niemand die het kan lezen
adjustment-nobody-next = Je hebt nog geen begeleider en bij je plek staat geen bedrijf. Vraag je stagecoördinator.
adjustment-read-by = Mag dit lezen: { $names }
adjustment-earlier-guide = je eerdere begeleider
adjustment-until-day = Tot en met { $day }
adjustment-withdraw = Trek dit in
adjustment-told = Wat deze student nodig heeft
adjustment-told-lead = De student koos ervoor om dit te vertellen. Vraag niet naar een reden, en vertel het niet verder.
notice-adjustment = Het is te lezen voor wie jij koos
notice-adjustment-gone = Het is gewist. Niemand leest het meer.
error-adjustment-place = Je hebt nu geen plek.
error-adjustment-until = Kies een dag vanaf vandaag, en niet na { $day }.
error-adjustment-readers = Kies wie het mag lezen.
evaluation-title = Evaluatie
evaluations-title = Evaluaties
evaluations-csv = Bewaar evaluaties als CSV
evaluation-lead-student = Hoe was je stage? Je school leest je antwoorden. Het bedrijf leest ze niet.
evaluation-lead-employer = Hoe werkte de student? De student en de school lezen je antwoorden. Het gaat over het werk, niet over de persoon.
evaluation-card = Aan het eind van je stage vertel je hoe het was.
evaluation-card-firm = Aan het eind van de stage vertel je hoe de student werkte.
evaluation-given = Je hebt verteld hoe het was. Tot je school de ronde sluit, kun je het veranderen.
evaluation-given-firm = Je hebt verteld hoe de student werkte. Tot de school de ronde sluit, kun je het veranderen.
evaluation-of-you = Wat het bedrijf over je werk schrijft
evaluation-open = Naar de evaluatie
evaluation-none = Nog niet ingevuld.
evaluation-at = Ingevuld op { $moment }
evaluation-go = Bewaar de evaluatie
evaluation-promised = Het werk was wat beloofd was
evaluation-guided = Ik werd goed begeleid op de stageplek
evaluation-safe = Ik voelde me veilig en welkom
evaluation-equal = Ik werd net zo behandeld als anderen
evaluation-learned = Ik leerde wat ik wilde leren
evaluation-work = De student deed het werk dat was afgesproken
evaluation-reliable = De student hield zich aan afspraken
evaluation-together = De student werkte goed samen
evaluation-growth = De student leerde bij
evaluation-prepared = De school bereidde de student goed voor
evaluation-side = Wie
evaluation-note = Wil je er iets bij vertellen?
evaluation-mark-yes = Ja
evaluation-mark-mostly = Meestal
evaluation-mark-hardly = Nauwelijks
evaluation-mark-no = Nee
notice-evaluated = De evaluatie is bewaard
error-evaluation-early = Dit kan vanaf twee weken voor de laatste dag, of als de stage eerder stopte, tot de ronde is gesloten.
error-evaluation-answers = Geef op elke vraag een antwoord.
talk-title = Kennismaken
talk-card = Wil je het bedrijf leren kennen voor je begint? Vraag een gesprek. Je plek staat vast, wat er ook gezegd wordt.
talk-card-firm = Wil je de student leren kennen voor de stage begint? Vraag een gesprek. De plaatsing staat vast, wat er ook gezegd wordt.
talk-lead = Een kort gesprek met vaste vragen, voor de stage begint. Het hoeft niet; doe het als het helpt.
talk-no-selection = Dit is geen sollicitatie
talk-stands-student = Je hebt deze plek al. Vragen naar je afkomst, geloof, gezondheid, gezin of plannen daarmee hoef je niet te beantwoorden. Ging het gesprek daar toch over? Bel je school.
talk-stands-employer = De student heeft deze plek al. Vraag niet naar afkomst, geloof, gezondheid, gezin of plannen daarmee. Afwijzen kan alleen om een reden die vooraf vastlag, en daar beslist de school over.
talk-at-place = { $moment }, { $place }
talk-asked-by = Voorgesteld door: { $who }
talk-ask = Vraag een gesprek
talk-open = Naar het gesprek
talk-move = Noem een ander moment
talk-at = Wanneer
talk-place = Waar
talk-place-hint = Een adres, een link of een telefoonnummer.
talk-invite = Stuur dit moment
talk-criteria = Waar het in dit werk om gaat
talk-questions = Waar jullie over praten
talk-questions-lead = Voor iedereen dezelfde vragen. Wat je opschrijft, lezen de ander en de school.
talk-day = Hoe ziet een gewone dag eruit, en wie begeleidt?
talk-learn = Wat wil de student leren, en wat is hier te leren?
talk-need = Wat is er nodig om het werk goed te kunnen doen?
talk-doubt = Wat is nog onduidelijk?
talk-write = Wat jij ervan opschrijft
talk-write-lead = Schrijf op wat er is gezegd, niet wat je van de ander vindt. Niets over gezondheid, geloof of afkomst.
talk-write-go = Bewaar
notice-talk-asked = Het moment is verstuurd
notice-talk-written = Wat je opschreef is bewaard
error-talk-moment = Kies een moment dat nog komt, en niet na de eerste dag van de stage: { $day }.
error-talk-none = Er is nog geen gesprek afgesproken.
today-guides = { $n ->
    [one] Eén student heeft nog geen begeleider
   *[other] { $n } studenten hebben nog geen begeleider
}
today-reports = { $n ->
    [one] Van één bezoek ontbreekt het verslag
   *[other] Van { $n } bezoeken ontbreekt het verslag
}
mail-guide-subject = Wie je begeleidt: { $title }
mail-guide =
    Beste { $name },

    Tijdens je stage begeleidt { $guide } je van school: { $email }

    Op je pagina staat alles bij elkaar: { $link }
mail-no-guide-subject = Je begeleider verandert: { $title }
mail-no-guide =
    Beste { $name },

    { $guide } begeleidt je stage niet meer. Je school wijst een ander aan; dan krijg je mail.

    Op je pagina staat bij wie je intussen terechtkunt: { $link }
mail-guides-left-subject = Een ander begeleidt studenten van je: { $title }
mail-guides-left =
    Een of meer studenten in { $title } begeleid je niet meer. Kijk bij Mijn studenten wie je nog wel begeleidt: { $link }
mail-guides-subject = Je begeleidt studenten: { $title }
mail-guides =
    Je begeleidt een of meer studenten in { $title }. Kijk bij Mijn studenten wie dat zijn, en plan een bezoek: { $link }
mail-visit-subject = Er is een bezoek gepland: { $title }
mail-visit =
    Er is een bezoek gepland voor de stage van { $student }: { $moment }, { $kind }. { $who } komt langs of belt.

    Kijk op je pagina: { $link }
mail-visit-moved-subject = Een bezoek is verzet: { $title }
mail-visit-moved =
    Het bezoek voor de stage van { $student } is nu op { $moment }, { $kind }. { $who } komt langs of belt.

    Kijk op je pagina: { $link }
mail-visit-off-subject = Een bezoek gaat niet door: { $title }
mail-visit-off =
    Het bezoek voor de stage van { $student } op { $moment }, { $kind }, gaat niet door. { $who } schrijft: { $because }

    Kijk op je pagina: { $link }
mail-pulse-subject = Hoe gaat het op je stage?
mail-pulse =
    Beste { $name },

    Hoe gaat het bij { $place }? Twee korte vragen. Jij kiest of je begeleider je antwoord leest; kies je dat niet, dan bewaren we niets. Er staat ook met wie je kunt praten.

    Ga naar Mijn stage: { $link }
mail-pulse-shared-subject = Een student vertelt hoe het gaat: { $title }
mail-pulse-shared =
    Een student die jij begeleidt in { $title } wil dat jij leest hoe het gaat. Wat er staat, lees je alleen op de pagina: { $link }
mail-adjustment-subject = Wat een student nodig heeft: { $title }
mail-adjustment-guide =
    Een student die jij begeleidt in { $title } vertelt jou wat er nodig is om goed te kunnen werken. Lees het op de pagina: { $link }
mail-adjustment-employer =
    Een student die bij jullie stage loopt in { $title } vertelt wat er nodig is om goed te kunnen werken. Lees het op jullie pagina, bij de stage van die student: { $link }
mail-evaluate-subject = Hoe was de stage? { $title }
mail-evaluate =
    Beste { $name },

    Je stage bij { $place } eindigt. Vertel hoe het was: je school leest het, het bedrijf niet.

    Ga naar Mijn stage: { $link }
mail-evaluate-employer =
    De stage van { $student } eindigt. Vertel hoe de student werkte. Het kost een paar minuten; de student en de school lezen het.

    Ga naar de stage van deze student, op jullie pagina: { $link }
mail-talk-subject = Kennismaken: { $title }
mail-talk-student =
    Beste { $name },

    Het bedrijf van je stageplek { $employer } wil kennismaken: { $moment }, { $place }. Je plek staat vast, wat er ook gezegd wordt. Komt het niet uit? Noem een ander moment.

    Ga naar Mijn stage: { $link }
mail-talk-employer =
    { $student } wil kennismaken voor de stage begint: { $moment }, { $place }. Komt het niet uit? Noem een ander moment, bij de stage van deze student.

    { $link }
personal-guide = Wie van school een student begeleidt
personal-guide-why = Zodat student, bedrijf en school weten bij wie ze terechtkunnen.
personal-visit = Bezoeken aan een stage, met een kort verslag
personal-visit-why = Om een student tijdens de stage te begeleiden.
personal-pulse = Wat een student met de begeleider deelt over hoe het gaat
personal-pulse-why = Omdat de student dat zelf wil. Wat niet wordt gedeeld, wordt niet bewaard.
personal-adjustment = Wat een student nodig heeft om goed te werken, en wie dat mag lezen
personal-adjustment-why = Omdat de student dat zelf wil. Het gaat weg op de dag die de student koos.
personal-evaluation = Hoe de stage was, volgens student en bedrijf
personal-evaluation-why = Om van stages te leren, en om te zien waar het niet goed gaat. Zonder naam tellen de antwoorden mee in de cijfers van een gesloten ronde.
personal-talk = Een gesprek om kennis te maken, en wat beide kanten opschreven
personal-talk-why = Om student en bedrijf te helpen aan een goede start, zonder verborgen selectie.

supervisor-title = Verander de begeleider bij het bedrijf
supervisor-lead = Dit geldt voor iedereen op deze plek. De student ziet de nieuwe naam meteen. In een overeenkomst die er al is, verandert niets.
supervisor-employer = Bedrijf
supervisor-no-employer = Kies het bedrijf
supervisor-contact-name = Naam van de begeleider
supervisor-contact-email = E-mailadres van de begeleider
supervisor-go = Bewaar
notice-supervisor = De begeleider bij het bedrijf is opgeslagen

# Cijfers
statistics-title = Cijfers
statistics-years = Cijfers over de jaren
statistics-lead = Waar studenten terechtkwamen. Een streepje is een verborgen getal: minder dan { $minimum } studenten, of een getal waarmee je dat zou kunnen uitrekenen.
statistics-made = Gemaakt op { $moment }, bij het sluiten van de ronde. Daarna verandert er niets meer aan.
statistics-early = Nog niet openbaar
statistics-early-why = Iedereen leest deze cijfers zodra de ronde is gesloten. Eerder niet: het verschil tussen twee dagen kan over één student gaan.
statistics-few = Er zijn te weinig studenten om iets te laten zien
statistics-by-study = Per opleiding
statistics-by-sector = Per sector van de plek
statistics-answers = Wat studenten aan het eind vertelden
statistics-students = Studenten
statistics-all = Allemaal
statistics-events = Wat er na de publicatie gebeurde
statistics-table = Tabel
statistics-group = Groep
statistics-what = Wat
statistics-count = Aantal
statistics-school = School
sector-unknown = Sector niet bekend
end-first = Eerste keus
end-second = Tweede of derde keus
end-later = Andere plek
end-own = Eigen plek
end-nowhere = Geen plek
event-declines = Afwijzingen gevraagd
event-upheld = Afwijzingen toegekend
event-objections = Bezwaren
event-withdrew = Studenten die zich terugtrokken
event-moved = Studenten met een plek door een herstelronde
event-signed = Overeenkomsten door iedereen ondertekend voor de eerste dag
event-stopped = Stages die eerder stopten
years-lead = Gesloten rondes naast elkaar, per opleiding.
years-empty = Er is nog geen gesloten ronde
years-empty-next = Als een school een ronde sluit, staan de cijfers hier.
years-what = Wat wil je vergelijken?
years-of = Alle cijfers van { $title }
years-show = Laat zien
years-careful = Een verschil tussen twee jaren kan toeval zijn, zeker bij weinig studenten. Er kan ook iets anders zijn veranderd: de plekken, de regels, of wie er meedeed.
share-placed = Aandeel studenten met een plek
share-first = Aandeel studenten op hun eerste keus
research-title = Voor onderzoekers
research-lead = Eén regel per student, zonder naam, nummer of adres, in een willekeurige volgorde, met een codeboek. Kleine groepen zijn samengevoegd. Toch is het geen openbaar bestand: geef het alleen met een afspraak.
research-go = Bewaar het onderzoeksbestand
research-1 = Dit bestand is gemaakt voor onderzoek. Er staan geen namen, nummers of adressen in.
research-2 = Opleiding en leerjaar staan er alleen waar minstens tien studenten ze delen; anders staat er “other” of niets.
research-3 = De regels staan in een volgorde die bij elk bestand opnieuw wordt geloot. De bestanden zijn niet aan elkaar te koppelen.
research-4 = Wie over één student al veel weet, kan de regel van die student misschien herkennen. Probeer dat niet, en geef het bestand niet door.
research-5 = Wat elke kolom betekent, staat in codeboek.csv.
codebook-file = Bestand
codebook-column = Kolom
codebook-meaning = Wat het betekent
codebook-study = Code van de opleiding; other: een kleine opleiding
codebook-year = Leerjaar; leeg: te weinig studenten delen het
codebook-list-length = Hoeveel plekken er op de lijst stonden: 0, 1, 2, 3, 4-5, 6+
codebook-drawn = Wat de loting gaf: first, second (tweede of derde keus), later, nowhere
codebook-end = Waar de student terechtkwam: first, second, later, own (eigen plek), nowhere
codebook-sector = Sector van die plek; other: een sector met weinig studenten
codebook-repaired = 1: kreeg een plek door een herstelronde
codebook-decline = Laatste afwijzing: none, asked, upheld, refused, taken-back
codebook-employer-answer = Antwoord van het bedrijf: waiting (niets gezegd), accepted, overruled (afwijzing niet toegekend)
codebook-student-answer = Antwoord van de student: waiting (niets gezegd), stays, moves-up
codebook-withdrew = 1: trok zich terug
codebook-stopped = 1: de stage stopte eerder
codebook-agreement = Overeenkomst: none, open, signed, replaced, taken-back, ended
codebook-signed-in-time = 1: door iedereen ondertekend voor de eerste dag
codebook-place-sector = Sector van de plek
codebook-seats = Hoeveel studenten er terechtkunnen
codebook-listed = Op hoeveel lijsten de plek stond; 1-4: weinig
codebook-listed-first = Op hoeveel lijsten de plek bovenaan stond; 1-4: weinig
codebook-side = Wie antwoordde: student, employer
error-close-follow-up = Er is een vervolgronde in voorbereiding. Open die eerst, of verwijder haar.

# Alle rondes van een student
my-rounds = Al mijn rondes
my-rounds-lead = Elke ronde van je school waar je aan meedoet of meedeed.
my-rounds-here = Hier ben je nu
my-rounds-wishes = { $n ->
    [0] geen plekken
    [one] 1 plek
   *[other] { $n } plekken
}
my-rounds-confirmed = bevestigd
my-rounds-later = Nog niet bekend
my-rounds-go = Ga naar deze ronde
pulse-closed = De ronde is gesloten, dus hier deel je niets meer. Praten kan altijd.
pulse-not-read = { $name } begeleidt je nu, en leest dit niet.
pulse-pass-on = Laat { $name } dit lezen
evaluation-closed = De ronde is gesloten. Je antwoorden staan vast.
evaluation-counted = De coördinatoren en docenten van je school lezen ze met je naam. Zonder je naam tellen ze mee in de cijfers van de ronde, en in het bestand voor onderzoekers.
error-visit-far = Deze dag ligt ver buiten de stage van deze student. Kijk het jaar na.
error-template-same = Er is niets veranderd. Er is dus ook geen nieuwe versie.
template-preview = Bekijk eerst
template-preview-title = Zo leest het
template-preview-lead = Dit is nog niet bewaard. De partijen, de dagen en de vaste tekst komen eromheen.
evaluation-stopped = Zeg ook hoe het was bij { $place }, waar je stopte
error-visit-double = Op dit moment staat er al een bezoek aan deze student.
error-research-early = Het onderzoeksbestand is er zodra de ronde is gesloten. Eerder niet: twee bestanden na elkaar kunnen over één student iets verraden.
today-not-well = { $n ->
    [one] Een student die je begeleidt, zegt dat het niet goed gaat
   *[other] { $n } studenten die je begeleidt, zeggen dat het niet goed gaat
}
today-unvisited = { $n ->
    [one] Voor één student die je begeleidt, is nog geen bezoek gepland
   *[other] Voor { $n } studenten die je begeleidt, is nog geen bezoek gepland
}
mail-visit-guide =
    Voor een student die jij begeleidt in { $title } is een bezoek gepland. Kijk op de pagina van de student: { $link }
placement-ended-short-stopped = Eerder gestopt
error-close-running = Er loopt nog een stage door na de laatste dag van de ronde. Sluit de ronde als die voorbij is.
error-talk-employer = Bij deze plek staat geen bedrijf. Vraag je stagecoördinator met wie je kunt praten.
talk-agreed = Afgesproken
talk-proposed = Voorgesteld, wacht op antwoord
talk-agree = Dit moment is goed
talk-call-off = Toch liever geen gesprek
notice-talk-agreed = Het gesprek is afgesproken
notice-talk-off = Het gesprek gaat niet door. Wat er was opgeschreven, is gewist.
error-talk-agreed = Op dit moment hoeft jouw kant niets te zeggen. Kijk op de pagina hoe het nu staat.
mail-talk-agreed-student =
    Beste { $name },

    Het gesprek over je stageplek { $employer } is afgesproken: { $moment }, { $place }.

    Ga naar Mijn stage: { $link }
mail-talk-agreed-employer =
    Het gesprek met { $student } is afgesproken: { $moment }, { $place }.

    { $link }
mail-talk-off-student =
    Beste { $name },

    Het gesprek over je stageplek { $employer } op { $moment } gaat niet door. Je plek staat vast.

    Ga naar Mijn stage: { $link }
mail-talk-off-employer =
    Het gesprek met { $student } op { $moment } gaat niet door. De plaatsing staat vast.

    { $link }

# Als bewijs voor een toezegging
statistics-proof = Cijfers van { $round }
articles-title = Artikelen: { $kind }, { $lang }, versie { $n }
articles-lead = Dit zijn de eigen artikelen van de school, sinds { $day }. In elke overeenkomst staan daarbij vaste regels over gelijke behandeling en bij wie een student terechtkan.

# Proefloting
trial-title = Proefloting
trial-lead = Probeer de regels uit voordat ze vaststaan. De lijsten van nu worden vele keren geloot: met de regels van deze ronde en met andere. Zo zie je wat een regel geeft, en wie daarvoor betaalt. Niemand krijgt hier een uitslag van.
trial-draws = Hoe vaak loten
trial-draws-n = { $n } keer
trial-lengths = Probeer ook kortere lijsten
trial-lengths-hint = Alleen wie een langere lijst heeft, merkt daar iets van.
trial-go = Begin de proef
trial-again = Doe de proef opnieuw
trial-running = De proef loopt
trial-running-what = Zoveel keer is er geloot
trial-running-close = Je kunt deze pagina sluiten: de proef gaat door.
trial-failed = De proef is niet gelukt
trial-failed-next = Begin hem opnieuw. Lukt het weer niet? Laat het dan aan je beheerder weten.
trial-none = Er is nog geen proef gedaan.
trial-none-next = Een coördinator van de school kan er een doen zolang de ronde niet bevroren is.
trial-made = Proef van { $moment }, over de lijsten van toen: { $students } studenten, van wie { $lists } met een lijst, en { $seats } plekken. Elke regel is { $draws } keer geloot, steeds met dezelfde lotnummers.
trial-own = De regels van deze ronde
trial-single = Eén lotnummer per student
trial-per-place = Een lotnummer per plek
trial-without = Geen voorrang voor { $name }
trial-class = klasse { $n }
trial-no-classes = Voor niemand voorrang: alleen loten
trial-no-reserves = Geen plekken bewaard voor een opleiding
trial-longest = Hooguit { $n } { $n ->
    [one] voorkeur
   *[other] voorkeuren
}
trial-choices = Waar studenten terechtkomen, gemiddeld
trial-picture = Waar studenten terechtkomen bij elke regel, van links naar rechts: eerste, tweede, derde, latere keus, geen plek
trial-prices = Wat een regel meer geeft dan de regels van deze ronde, in procentpunten
trial-prices-lead = Een plus bij ‘Geen plek’ is dus slechter. Tussen haakjes staat hoeveel het gemiddelde door toeval kan afwijken. Is dat meer dan het verschil zelf, dan zegt het verschil niets.
trial-top-three = Eerste, tweede of derde keus
trial-programmes = Per opleiding: { $what }
trial-programmes-lead = Tussen haakjes staat hoeveel één loting van het gemiddelde verschilt. Bij een kleine opleiding is dat veel.
trial-programme = { $name }: { $n } { $n ->
    [one] student
   *[other] studenten
}
trial-limits = Wat een proef niet ziet
trial-limits-text = De lijsten zijn geschreven bij de regels van nu. Bij andere regels, en zeker bij kortere lijsten, hadden studenten misschien iets anders opgeschreven. En wie zich nog terugtrekt, doet hier gewoon mee. Wie zelf een plek vond die is goedgekeurd, doet niet mee.
trial-rule = Regel
trial-group = Groep
trial-all = Alle studenten
trial-measure = Wat
trial-mean = Gemiddeld, in procenten
trial-deviation = Verschil tussen lotingen (standaardafwijking)
trial-choice = Keus { $n }
trial-gain = Meer dan de regels van deze ronde, in procentpunten
trial-gain-deviation = Verschil daarin tussen lotingen (standaardafwijking)
error-trial-empty = Nog niemand heeft een lijst. Een proef kan als er lijsten zijn.
