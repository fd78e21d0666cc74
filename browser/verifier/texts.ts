// What a check means, in plain words. Each has a line for when it holds and one for when it does not; where the facts
// of this student belong to it, they stand behind.

import type { Check } from "./verify.ts";

export type Lang = "nl" | "en";
type Lines = { [code: string]: [holds: string, fails: string] };

const nl: Lines = {
  "format": ["De publicatie heeft een vorm die we kennen", "We kennen de vorm van deze publicatie niet"],
  "fingerprint": ["De vingerafdruk hoort bij wat vóór de loting is vastgelegd", "De vingerafdruk hoort niet bij wat er staat: er is iets veranderd"],
  "frozen-signature": ["De regio heeft ondertekend wat vastlag", "De handtekening onder wat vastlag klopt niet"],
  "student-tree": ["Onder de vingerafdruk is plek voor precies één lijst per student", "Onder de vingerafdruk is geen plek voor precies één lijst per student"],
  "rules": ["De regels zijn volledig", "De regels kloppen niet: een plek, een groep, een klasse, een aantal van de school of het baken"],
  "headcounts": ["Er doen niet meer studenten mee dan de school telde", "Er doen meer studenten mee dan de school telde"],
  "confirmed-lists": ["Iedere lijst is door de student bevestigd", "Er zijn meer lijsten bevestigd dan er studenten zijn"],
  "drawn": ["", "Er is een handtekening, maar geen uitslag"],
  "result-shape": ["De uitslag gaat over precies deze plekken", "De uitslag gaat over andere plekken"],
  "beacon": ["Het toevalsgetal is dat van het baken dat vooraf was genoemd", "Het toevalsgetal is niet dat van het baken dat vooraf was genoemd"],
  "result-signature": ["De regio heeft de uitslag ondertekend", "De handtekening onder de uitslag klopt niet"],
  "outcome-trees": ["Er ligt precies één uitslag per student vast", "Er ligt niet precies één uitslag per student vast"],
  "places": ["Op geen plek zitten meer studenten dan er plaatsen zijn", ""],
  "too-many-taken": ["", "Hier zitten meer studenten dan er plaatsen zijn"],
  "cutoff-form": ["", "De grens past niet bij het aantal plaatsen dat bezet is"],
  "level-range": ["", "Het niveau van deze plek kan niet"],
  "counts": ["Bezette plaatsen en studenten zonder plek zijn samen alle studenten", "Bezette plaatsen en studenten zonder plek zijn samen niet alle studenten"],
  "round": ["Je kit hoort bij deze ronde", "Je kit hoort bij een andere ronde, of de ronde is na je mail veranderd, of we kennen de vorm van je kit niet"],
  "own-leaf": ["Je lijst zit erin, precies zoals hij in je kit staat", "Je lijst zit er niet in zoals hij in je kit staat"],
  "eligible-wishes": ["Al je keuzes mochten", "Een van je keuzes had niet mee mogen doen"],
  "reserved-seats": ["De plaatsen die voor een doelgroep zijn bewaard, staan goed op je lijst", "De plaatsen die voor een doelgroep zijn bewaard, staan niet goed op je lijst"],
  "outcome-missing": ["", "Dit is je kit van vóór de loting: je uitslag staat er nog niet in. Bewaar je kit opnieuw"],
  "result-missing": ["", "Dit is publication.json van vóór de loting: de uitslag staat er nog niet in"],
  "own-outcome": ["Je uitslag ligt vast", "Je uitslag ligt niet vast zoals hij in je kit staat"],
  "own-seat": ["Je telt één keer mee, op de goede plek", "Je telt niet mee op de plek die je kreeg"],
  "own-place": ["Je plek laat je terecht toe", "Je plek had je niet mogen toelaten"],
  "better-place": ["Deze plek wilde je liever, en ging terecht naar anderen", ""],
  "admitted": ["", "Deze plek had jou moeten toelaten"],
  "head-missing": ["", "Deze plek laat niet zien wie er vooraan wacht, terwijl jij er wacht"],
  "head-commitment": ["", "Wie hier vooraan zou wachten, is niet wie vastlag"],
  "head-listed": ["", "Wie hier vooraan zou wachten, had deze plek niet op de lijst"],
  "head-outcome": ["", "De uitslag van wie hier vooraan zou wachten, ligt niet vast"],
  "head-not-waiting": ["", "Wie hier vooraan zou wachten, zit al op een plek die diegene liever wilde"],
  "head-behind": ["", "Wie hier vooraan zou wachten, staat achter jou"],
  "head-level": ["", "Er kan geruild worden zonder dat iemand erop achteruitgaat: dit is niet de beste verdeling"],
};

const en: Lines = {
  "format": ["The publication has a form that we know", "We do not know the form of this publication"],
  "fingerprint": ["The fingerprint belongs to what was fixed before the draw", "The fingerprint does not belong to what is here: something was changed"],
  "frozen-signature": ["The region signed what was fixed", "The signature under what was fixed is not right"],
  "student-tree": ["The fingerprint has room for exactly one list per student", "The fingerprint does not have room for exactly one list per student"],
  "rules": ["The rules are complete", "The rules are not right: a place, a group, a class, a headcount or the beacon"],
  "headcounts": ["No more students take part than the school counted", "More students take part than the school counted"],
  "confirmed-lists": ["Each list was confirmed by its student", "More lists were confirmed than there are students"],
  "drawn": ["", "There is a signature, but no result"],
  "result-shape": ["The result is about exactly these places", "The result is about other places"],
  "beacon": ["The random value is that of the beacon that was named before", "The random value is not that of the beacon that was named before"],
  "result-signature": ["The region signed the result", "The signature under the result is not right"],
  "outcome-trees": ["Exactly one result per student is fixed", "Not exactly one result per student is fixed"],
  "places": ["No place has more students than seats", ""],
  "too-many-taken": ["", "Here are more students than seats"],
  "cutoff-form": ["", "The cutoff does not fit the number of seats taken"],
  "level-range": ["", "The level of this place is not possible"],
  "counts": ["Seats taken and students without a place are together all students", "Seats taken and students without a place are together not all students"],
  "round": ["Your kit belongs to this round", "Your kit belongs to another round, or the round was changed after your mail, or we do not know the form of your kit"],
  "own-leaf": ["Your list is in it, exactly as it stands in your kit", "Your list is not in it as it stands in your kit"],
  "eligible-wishes": ["All your choices were allowed", "One of your choices should not have taken part"],
  "reserved-seats": ["The seats that are kept for a group stand rightly on your list", "The seats that are kept for a group do not stand rightly on your list"],
  "outcome-missing": ["", "This is your kit from before the draw: your result is not in it yet. Save your kit again"],
  "result-missing": ["", "This is publication.json from before the draw: the result is not in it yet"],
  "own-outcome": ["Your result is fixed", "Your result is not fixed as it stands in your kit"],
  "own-seat": ["You are counted once, at the right place", "You are not counted at the place that you got"],
  "own-place": ["Your place rightly admits you", "Your place should not have admitted you"],
  "better-place": ["You preferred this place, and it rightly went to others", ""],
  "admitted": ["", "This place should have admitted you"],
  "head-missing": ["", "This place does not show who waits first, though you wait there"],
  "head-commitment": ["", "Who is said to wait first here is not the one that was fixed"],
  "head-listed": ["", "Who is said to wait first here did not list this place"],
  "head-outcome": ["", "The result of who is said to wait first here is not fixed"],
  "head-not-waiting": ["", "Who is said to wait first here already has a place that they preferred"],
  "head-behind": ["", "Who is said to wait first here stands behind you"],
  "head-level": ["", "Students could trade and nobody would lose: this is not the best allocation"],
};

const words = {
  nl: {
    title: "Controleer de loting op je eigen apparaat",
    lead: "Dit rekent alleen in je browser. Er gaat niets naar internet, en je hoeft deze site niet te geloven.",
    leadHere: "Je eigen apparaat rekent. De controle zelf komt wel van deze site. Wil je dat niet? Bewaar haar dan als bestand.",
    publication: "publication.json, van de pagina van de ronde",
    kit: "Je eigen kit.json (zonder kit controleer je alleen wat iedereen kan zien)",
    drop: "Je kunt de bestanden ook hierheen slepen.",
    go: "Controleer",
    busy: "Bezig met controleren…",
    allRight: "De berekening klopt",
    lookYourself: "Kijk nu zelf nog naar twee dingen: de vingerafdruk en je lijst.",
    oldPublication: "Dit is publication.json van vóór de loting",
    oldPublicationNext: "Er is niets mis. Bewaar publication.json opnieuw van de pagina van de ronde, en controleer dan die.",
    signIn: "De site geeft het bestand niet. Open je eigen pagina opnieuw met je link, en probeer het dan nog eens.",
    again: "Dit bestand is intussen veranderd. Kies het opnieuw.",
    noConnection: "Er is geen verbinding met de site. Probeer het later, of gebruik de bestanden die je hebt bewaard.",
    group: "groep",
    details: "Wat er is nagerekend",
    publicRight: "Wat iedereen kan zien, klopt. Kies ook je kit om je eigen uitslag te controleren.",
    wrong: "Er klopt iets niet",
    wrongNext: "Bewaar deze bestanden en ga ermee naar je stagecoördinator of de regio.",
    oldKit: "Dit is je kit van vóór de loting",
    oldKitNext: "Er is niets mis. Bewaar je kit opnieuw op je eigen pagina, en controleer dan die.",
    noPublication: "Kies eerst publication.json.",
    badPublication: "Dit bestand is geen publication.json van Evenkans. Bewaar het opnieuw, van de openbare pagina van de ronde.",
    badKit: "Dit bestand is geen kit.json van Evenkans. Bewaar het opnieuw, op je eigen pagina.",
    tooOld: "Deze browser kan geen handtekeningen controleren. Neem een nieuwere versie, of een andere browser.",
    passed: "Klopt:",
    noted: "Let op:",
    failed: "Klopt niet:",
    list: "Is dit jouw lijst?",
    listLead: "Staan hier jouw plekken, in jouw volgorde en met jouw groep? Zo niet, dan deed er een andere lijst mee. Ga met je kit naar je stagecoördinator of de regio.",
    emptyList: "Je lijst is leeg. Had je er wel een? Dan deed hij niet mee.",
    mail: "Kijk ook of deze vingerafdruk dezelfde is als in je mail van vóór de loting:",
  },
  en: {
    title: "Check the draw on your own device",
    lead: "This is computed in your browser only. Nothing goes to the internet, and you need not believe this site.",
    leadHere: "Your own device does the sums. The check itself does come from this site. Would you rather not? Then save it as a file.",
    publication: "publication.json, from the round’s page",
    kit: "Your own kit.json (without a kit you check only what everybody can see)",
    drop: "You can also drag the files here.",
    go: "Check",
    busy: "Checking…",
    allRight: "The sums are right",
    lookYourself: "Now look at two things yourself: the fingerprint and your list.",
    oldPublication: "This is publication.json from before the draw",
    oldPublicationNext: "Nothing is wrong. Save publication.json again from the round’s page, and check that one.",
    signIn: "The site does not give the file. Open your own page again with your link, and try once more.",
    again: "This file was changed meanwhile. Choose it again.",
    noConnection: "There is no connection with the site. Try later, or use the files that you saved.",
    group: "class",
    details: "What was computed",
    publicRight: "What everybody can see is right. Choose your kit too, to check your own result.",
    wrong: "Something is not right",
    wrongNext: "Keep these files and take them to your internship coordinator or the region.",
    oldKit: "This is your kit from before the draw",
    oldKitNext: "Nothing is wrong. Save your kit again on your own page, and check that one.",
    noPublication: "First choose publication.json.",
    badPublication: "This file is not a publication.json of Evenkans. Save it again, from the public page of the round.",
    badKit: "This file is not a kit.json of Evenkans. Save it again, on your own page.",
    tooOld: "This browser cannot check signatures. Take a newer version, or another browser.",
    passed: "Right:",
    noted: "Note:",
    failed: "Not right:",
    list: "Is this your list?",
    listLead: "Are these your places, in your order and with your class? If not, another list took part. Take your kit to your internship coordinator or the region.",
    emptyList: "Your list is empty. Did you have one? Then it did not take part.",
    mail: "See too whether this fingerprint is the one in your mail from before the draw:",
  },
};

export type Words = (typeof words)["nl"];
export const wordsOf = (lang: Lang): Words => words[lang];

/** As people compare numbers: six digits, which keep the order. */
const six = (number: string | number): string => ((BigInt(`0x${number}`) * 1_000_000n) >> 64n).toString().padStart(6, "0");

/** The line of a check. */
export function line(lang: Lang, { code, verdict, place, facts }: Check): string {
  const noted: { [code: string]: string } =
    lang === "nl"
      ? {
          "headcounts": "De school gaf niet op hoeveel studenten er zijn: verzonnen studenten blijven dan onzichtbaar",
          "confirmed-lists": `${facts["confirmed"]} van de ${facts["students"]} lijsten zijn door de student bevestigd`,
          "drawn": "De loting is nog niet gedaan",
          "beacon":
            facts["kind"] === "dice"
              ? `${facts["named"]} zagen de dobbelstenen vallen. Dat moet je van hen geloven`
              : "Niets in deze ronde bewijst wanneer het toevalsgetal bekend werd",
          "committed-before-beacon":
            facts["claimed"] === "yes"
              ? "De regio zegt dat alles vastlag voordat het toevalsgetal bekend was. Het bewijs is je mail met de vingerafdruk, als die ouder is"
              : "Deze ronde lag niet vast voordat het toevalsgetal bekend was",
        }
      : {
          "headcounts": "The school did not say how many students there are: made-up students then stay unseen",
          "confirmed-lists": `${facts["confirmed"]} of ${facts["students"]} lists were confirmed by their students`,
          "drawn": "The draw is not done yet",
          "beacon":
            facts["kind"] === "dice"
              ? `${facts["named"]} saw the dice fall. You have to take their word for it`
              : "Nothing in this round proves when the random value became known",
          "committed-before-beacon":
            facts["claimed"] === "yes"
              ? "The region says that all was fixed before the random value was known. The proof is your mail with the fingerprint, if it is older"
              : "This round was not fixed before the random value was known",
        };
  const [holds, fails] = (lang === "nl" ? nl : en)[code] ?? [code, code];
  const text = verdict === "noted" ? (noted[code] ?? holds) : verdict === "passed" ? holds : fails;
  const kept = lang === "nl" ? "plaatsen voor" : "seats for";
  const where = facts["group"] === undefined ? place : `${place}, ${kept} ${facts["group"]}`;
  return where === undefined ? text : `${where}: ${text}`;
}

/** The reason behind a line, where there is one. */
export function reason(lang: Lang, { code, facts }: Check): string {
  const dutch = lang === "nl";
  if (code === "counts") {
    const { taken, unplaced, students } = facts;
    return dutch ? `${taken} plaatsen + ${unplaced} zonder plek = ${students} studenten` : `${taken} seats + ${unplaced} without a place = ${students} students`;
  }
  if (code === "headcounts" && facts["counted"] !== 0) {
    return dutch ? `${facts["students"]} doen mee, ${facts["counted"]} geteld` : `${facts["students"]} take part, ${facts["counted"]} counted`;
  }
  if (code === "own-outcome") {
    const { choice } = facts;
    if (choice === 0) return dutch ? "Volgens je kit kreeg je geen plek." : "By your kit you got no place.";
    return dutch ? `Volgens je kit kreeg je je keuze ${choice}.` : `By your kit you got your choice ${choice}.`;
  }
  if (code === "reserved-seats") {
    const groups = facts["groups"] || (dutch ? "geen" : "none");
    return dutch ? `Volgens je lijst hoor je bij: ${groups}. Eerst vullen de open plaatsen zich, dan de bewaarde.` : `By your list you belong to: ${groups}. Open seats fill first, then those that are kept.`;
  }
  if (facts["cutoff"] === undefined) return "";
  // At seats that are kept for a group, who is not in it stands behind the whole group.
  const classOf = (all: string | number): string => {
    const within = Number(facts["unlisted"] ?? Infinity);
    if (Number(all) <= within) return dutch ? `groep ${all}` : `class ${all}`;
    return dutch ? `groep ${Number(all) - within}, buiten ${facts["group"]},` : `class ${Number(all) - within}, outside ${facts["group"]},`;
  };
  const own = `${classOf(facts["class"]!)} ${dutch ? "en nummer" : "and number"} ${six(facts["number"]!)}`;
  const me = dutch ? `Jij hebt ${own}.` : `You have ${own}.`;
  if (facts["cutoff"] === "seats_left") return dutch ? `Er zijn plaatsen over. ${me}` : `There are seats left. ${me}`;
  if (facts["cutoff"] === "closed") return dutch ? `Er zijn geen open plaatsen. ${me}` : `There are no open seats. ${me}`;
  const last = `${classOf(facts["cutoff_class"]!)} ${dutch ? "en nummer" : "and number"} ${six(facts["cutoff_number"]!)}`;
  return dutch
    ? `De laatste die binnenkwam had ${last}. ${me} De laagste groep gaat voor, daarna het laagste nummer.`
    : `The last one admitted had ${last}. ${me} The lowest class goes first, then the lowest number.`;
}
