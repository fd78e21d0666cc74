// A school year in a new region, from the first file: drawn with the value that drand published that evening.

import assert from "node:assert/strict";
import { join } from "node:path";
import { part } from "../lib/csv.mjs";
import { PHONE } from "../lib/story.mjs";
import { download, followMail, heading, notice, refused, roundOf, unfold, whenSaved } from "../lib/walk.mjs";

/** A month before drand's round 1000, whose value the documentation of drand prints. */
export const demo = ["--from", "2023-07-24"];
const ROUND_1000 = "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39";
const BEACON = "2023-08-23T17:59:24";

const TITLE = "Stage hbo najaar 2023";
const OWN = ["V-301", "V-302"];

export default async function year(story) {
  const coordinator = await story.as("Femke Chen");
  const at = (tab) => coordinator.goto(`${base}/${tab}`);
  const press = (page, name) => page.getByRole("button", { name }).first().click();
  let base;
  let student;

  await story.step("without rounds the pages say what to do first", async () => {
    await coordinator.goto("/r/waterstad/rondes");
    await story.see(coordinator);
    await coordinator.getByRole("link", { name: "Nieuwe stageronde" }).first().click();
    await story.see(coordinator);
  });

  await story.step("a round is made, with a moment of drand to the second", async () => {
    const fill = async (fields) => {
      for (const [field, value] of Object.entries(fields)) await coordinator.locator(`#${field}`).fill(value);
    };
    await fill({ title: TITLE, starts_on: "2023-09-04", ends_on: "2024-01-26", places_until: "2023-08-16T17:00", wishes_until: "2023-08-23T16:00", beacon_at: "2023-08-23T15:00" });
    for (const box of await coordinator.locator("input[name=studies]").all()) await box.check();
    await coordinator.locator("input[name=beacon][value=drand]").check();
    await press(coordinator, "Sla op");
    await refused(coordinator, "beacon_at", /baken|later|na/);
    await story.see(coordinator);
    await fill({ beacon_at: BEACON });
    await press(coordinator, "Sla op");
    await notice(coordinator, /Opgeslagen/);
    base = await roundOf(coordinator, TITLE);
  });

  await story.step("three files fill it", async () => {
    const file = (name) => join(story.folder, name);
    const students = part("studenten.csv", file("studenten.csv"), (row) => OWN.includes(row.Opleiding));
    const numbers = new Set(students.map((row) => row.Studentnummer));
    const ownOnly = (row) => ({
      ...row,
      Opleidingen: row.Opleidingen.split("|").filter((one) => OWN.includes(one)).join("|"),
      Begin: "04-09-2023",
      Einde: "26-01-2024",
      "Erkenning datum": "01-07-2023",
    });
    const places = part("stageplekken.csv", file("stageplekken.csv"), (row) => ownOnly(row).Opleidingen !== "", ownOnly);
    const codes = new Set(places.map((row) => row.Plekcode));
    part("voorkeuren.csv", file("voorkeuren.csv"), (row) => numbers.has(row.Studentnummer) && codes.has(row.Plekcode));
    for (const [kind, name] of [["students", "studenten.csv"], ["places", "stageplekken.csv"], ["wishes", "voorkeuren.csv"]]) {
      await at(`inlezen?kind=${kind}`);
      await coordinator.locator("#file").setInputFiles(file(name));
      await press(coordinator, "Lees het bestand");
      await press(coordinator, "Controleer alle rijen");
      await press(coordinator, "Sla alles op");
      await whenSaved(coordinator, "Klaar: alles is opgeslagen");
    }
  });

  await story.step("it is opened, and somebody outside it counts the students", async () => {
    await at("werk");
    await coordinator.locator("#sure").check();
    await press(coordinator, /^Open de ronde/);
    await notice(coordinator, /open/);
    await coordinator.locator("#registrar").fill("telling@hogeschool.example");
    await press(coordinator, "Stuur een link");
    const registrar = await story.visitor();
    await followMail(registrar, "telling@hogeschool.example");
    await press(registrar, "Ga verder");
    for (const field of await registrar.locator("form[novalidate] input.short").all()) await field.fill("200");
    await registrar.locator("#name").fill("Noor de Wit");
    await press(registrar, "Dit zijn de aantallen");
    await notice(registrar, /aantallen zijn opgegeven/);
  });

  await story.step("a student confirms the list that came from the file", async () => {
    await coordinator.goto(`${base}/studenten`);
    const number = (await coordinator.locator("tbody tr", { has: coordinator.locator("td[data-label=Voorkeuren]", { hasText: /[3-9]/ }) }).first().locator("td.num").first().textContent()).trim();
    await coordinator.locator("tbody tr", { hasText: number }).locator("input").check();
    await press(coordinator, "Stuur een herinnering");
    await notice(coordinator, /verstuurd/);
    student = await story.visitor({ viewport: PHONE });
    await followMail(student, number);
    await press(student, "Ga verder");
    await press(student, "Dit is mijn lijst");
    await heading(student, /Jouw bewijs/);
    await story.see(student);
  });

  let finder;
  let finderMail;
  await story.step("another student brings a place, which the school looks at by the same requirements", async () => {
    await at("studenten?stand=unconfirmed");
    const row = coordinator.locator("tbody tr").nth(1);
    const number = (await row.locator("td.num").first().textContent()).trim();
    await row.locator("input").check();
    await press(coordinator, "Stuur een herinnering");
    finder = await story.visitor({ viewport: PHONE });
    finderMail = number;
    await followMail(finder, number);
    await press(finder, "Ga verder");
    await finder.getByRole("link", { name: "Leg een eigen plek voor" }).click();
    await story.see(finder);
    const fields = { employer: "Fietsenmaker Spaak", kvk: "12", town: "Veerdam", title: "Stagiair werkplaats", tasks: "Fietsen maken.", hours: "32", contact_name: "Jo Spaak", contact_email: "spaak@fietsen.example" };
    for (const [field, value] of Object.entries(fields)) await finder.locator(`#${field}`).fill(value);
    await press(finder, "Leg voor aan je school");
    await refused(finder, "kvk", /KvK/);
    assert.equal(await finder.locator("#tasks").inputValue(), "Fietsen maken.");
    await finder.locator("#kvk").fill("99020001");
    await press(finder, "Leg voor aan je school");
    await notice(finder, /voorgelegd/);
    await story.see(finder);
    await at("plekken");
    await coordinator.getByRole("link", { name: "Eigen plekken van studenten" }).click();
    await story.see(coordinator);
    await coordinator.getByRole("link", { name: "Stagiair werkplaats" }).click();
    await press(coordinator, "Leg het besluit vast");
    await refused(coordinator, "verdict", /keuze/);
    await story.see(coordinator);
    await coordinator.getByLabel("Ja, de student gaat hierheen").check();
    await press(coordinator, "Leg het besluit vast");
    await notice(coordinator, /besluit is opgeslagen/);
    await finder.goto("/r/waterstad/mijn-ronde");
    assert.match(await finder.locator("main").textContent(), /Je hebt een eigen plek: Stagiair werkplaats/);
    assert.equal(await finder.getByRole("button", { name: "Dit is mijn lijst" }).count(), 0);
    await story.see(finder);
  });

  await story.step("it is frozen before drand speaks", async () => {
    await story.clock(coordinator, "2023-08-23T16:30");
    await at("werk");
    await coordinator.locator("#word").fill("BEVRIES");
    await press(coordinator, "Bevries de ronde");
    await notice(coordinator, /bevroren/);
    await story.clock(coordinator, "2023-08-23T18:00");
  });

  await story.step("a value of another moment, or half of one, is refused with what to do", async () => {
    await at("trekking");
    assert.match(await coordinator.locator("main").textContent(), /drand-ronde #1000/);
    await story.see(coordinator);
    const english = await story.as("Femke Chen", { viewport: PHONE, lang: "en-GB" });
    await english.goto(`${base}/trekking`);
    await english.locator("#beacon").fill("0123");
    await english.getByRole("button", { name: "Do the draw" }).click();
    await refused(english, "beacon", /drand/);
    await story.see(english, "en");
    const value = coordinator.locator("#beacon");
    await value.fill(ROUND_1000.slice(0, 90));
    await press(coordinator, "Doe de loting");
    await refused(coordinator, "beacon", /drand/);
    await story.see(coordinator);
    await value.fill(`a${ROUND_1000.slice(1)}`);
    await press(coordinator, "Doe de loting");
    await refused(coordinator, "beacon", /./);
  });

  await story.step("drand's answer is pasted as it comes, and draws the round", async () => {
    await coordinator.locator("#beacon").fill(`{"round":1000,"signature":"${ROUND_1000}"}`);
    await press(coordinator, "Doe de loting");
    await notice(coordinator, /loting is gedaan/);
    await story.see(coordinator);
  });

  await story.step("it is published, and everybody can check that the number was drand's", async () => {
    await at("werk");
    await coordinator.locator("#sure").check();
    await press(coordinator, "Publiceer de uitslag");
    await notice(coordinator, /gepubliceerd/);
    const visitor = await story.visitor({ viewport: PHONE });
    await visitor.goto(base);
    assert.match(await visitor.locator("main").textContent(), /b44679b9/);
    assert.match(await visitor.locator("main").textContent(), /1 student gaat naar een plek die de student zelf vond/);
    await finder.goto("/r/waterstad/mijn-ronde/uitslag");
    assert.match(await finder.locator("main").textContent(), /Stagiair werkplaats/);
    await story.see(finder);
    await story.see(visitor);
    await student.goto("/r/waterstad/mijn-ronde");
    await heading(student, /Jouw uitslag/);
    await student.getByRole("link", { name: "Controleer mijn uitslag" }).click();
    await notice(student, /Alles klopt/);
    await story.see(student);
  });

  const main = async (page) => (await page.locator("main").textContent()).replace(/\s+/g, " ");
  const signAs = async (page, name) => {
    await page.locator("#sign_name").fill(name);
    await page.locator("#sign_sure").check();
    await page.getByRole("button", { name: "Onderteken", exact: true }).click();
  };

  await story.step("without articles of the school there is no agreement, and it says where they are made", async () => {
    // Whoever did not answer by now has said yes.
    await story.clock(coordinator, "2023-09-03T10:00");
    await at("overeenkomsten?stand=missing");
    await story.see(coordinator);
    await unfold(coordinator, /Met de gekozen rijen/);
    await coordinator.locator("input[name=all]").check();
    await press(coordinator, "Maak en verstuur");
    assert.match(await main(coordinator), /Voor deze studenten ging het niet ?Je school heeft .*nog geen artikelen/);
    await story.see(coordinator);
    await coordinator.locator("main a", { hasText: "Sjablonen" }).first().click();
    await coordinator.getByRole("link", { name: /Stageovereenkomst.*Nederlands/ }).click();
    await press(coordinator, "Sla op als nieuwe versie");
    await refused(coordinator, "contact_name", /Vul dit in/);
    await story.see(coordinator);
    await coordinator.locator("#contact_name").fill("Vera Vertrouwd");
    await coordinator.locator("#contact_email").fill("vertrouwd@hogeschool.example");
    await coordinator.locator("#guardian").check();
    await press(coordinator, "Sla op als nieuwe versie");
    await notice(coordinator, /Opgeslagen/);
    await story.see(coordinator);
  });

  let own;
  let employer;
  let named;
  let firm;
  await story.step("for a student under 18 a guardian signs too", async () => {
    await student.goto("/r/waterstad/mijn-ronde/uitslag");
    named = (await student.locator("p.eyebrow").first().textContent()).split(" · ").at(-1).trim();
    await at(`overeenkomsten?q=${encodeURIComponent(named)}`);
    await coordinator.locator("tbody th a").first().click();
    own = coordinator.url();
    await coordinator.locator("#guardian_name").fill("Ouder van de student");
    await press(coordinator, "Maak en verstuur");
    await refused(coordinator, "guardian_email", /Vul dit in/);
    await coordinator.locator("#guardian_email").fill("ouder@thuis.example");
    await coordinator.locator("#extra").fill("Elke vrijdag werkt de student vanuit school.");
    await press(coordinator, "Maak en verstuur");
    await notice(coordinator, /overeenkomst is gemaakt/);
    await story.see(coordinator);
  });

  await story.step("the student reads it on a phone, and signs", async () => {
    await student.goto("/r/waterstad/mijn-ronde/uitslag");
    await student.getByRole("link", { name: "Lees en onderteken" }).click();
    assert.match(await main(student), /Vera Vertrouwd.*Elke vrijdag werkt de student vanuit school/);
    await press(student, "Onderteken");
    await refused(student, "sign_sure", /Zet een vinkje/);
    await story.see(student);
    await signAs(student, "Een student");
    await notice(student, /Ondertekend/);
    await story.see(student);
    const saved = await download(student, student.getByRole("link", { name: "Bewaar als PDF" }));
    assert.match(saved.name, /^overeenkomst-.{12}\.pdf$/);
    assert.equal(saved.bytes.subarray(0, 5).toString(), "%PDF-");
  });

  await story.step("guardian, employer and school sign, each on a page of their own, and then it holds", async () => {
    const guardian = await story.visitor({ viewport: PHONE });
    await followMail(guardian, "ouder@thuis.example");
    await press(guardian, "Ga verder");
    await story.see(guardian);
    await signAs(guardian, "Een ouder");
    await notice(guardian, /Ondertekend/);
    await coordinator.goto(own);
    const name = /Stagebedrijf: (.*?) \(KvK/.exec(await main(coordinator))[1];
    employer = await story.visitor({ viewport: PHONE });
    await employer.goto(`/demo?q=${encodeURIComponent(name)}`);
    await employer.locator("li.person", { has: employer.getByRole("heading", { name, exact: true }) }).first().getByRole("button").click();
    await story.see(employer);
    await employer.getByRole("link", { name: /Lees en onderteken/ }).first().click();
    await signAs(employer, "Een begeleider");
    await notice(employer, /Ondertekend/);
    await story.see(employer);
    await coordinator.goto(own);
    await signAs(coordinator, "Femke Chen");
    await notice(coordinator, /Ondertekend/);
    assert.match(await main(coordinator), /Door iedereen ondertekend/);
    await story.see(coordinator);
    await student.goto("/r/waterstad/mijn-ronde/uitslag");
    assert.match(await main(student), /Iedereen heeft ondertekend/);
    await student.goto("/r/waterstad/mijn-ronde/terugtrekken");
    await student.locator("#sure").check();
    await press(student, "Trek mij terug");
    assert.match(await main(student), /overeenkomst die iedereen ondertekende/);
  });

  await story.step("for everybody else the school makes and signs them in one go", async () => {
    const bulk = async (button, ...fields) => {
      await at("overeenkomsten");
      await unfold(coordinator, /Met de gekozen rijen/);
      await coordinator.locator("input[name=all]").check();
      for (const field of fields) await coordinator.locator(field).check();
      await coordinator.getByRole("button", { name: button, exact: true }).click();
    };
    await bulk("Maak en verstuur");
    await notice(coordinator, /overeenkomst is gemaakt/);
    await bulk("Onderteken", "#sign_sure");
    await notice(coordinator, /Ondertekend/);
    await bulk("Vraag nog eens om te ondertekenen");
    await notice(coordinator, /herinneringen/);
    await story.see(coordinator);
  });

  await story.step("before it begins the student asks for a talk, which is no selection, and both write", async () => {
    await student.goto("/r/waterstad/mijn-ronde/uitslag");
    await student.getByRole("link", { name: "Naar mijn stage" }).click();
    await heading(student, /Mijn stage/);
    await story.see(student);
    await student.getByRole("link", { name: "Vraag een gesprek" }).click();
    assert.match(await main(student), /Dit is geen sollicitatie/);
    await student.locator("#at").fill("2023-09-01T10:00");
    await student.locator("#place").fill("Bij de receptie");
    await press(student, "Stuur dit moment");
    await refused(student, "at", /moment dat nog komt/);
    assert.equal(await student.locator("#place").inputValue(), "Bij de receptie");
    await story.see(student);
    await student.locator("#at").fill("2023-09-04T08:00");
    await press(student, "Stuur dit moment");
    await notice(student, /moment is verstuurd/);
    await employer.goto("/r/waterstad/mijn-plekken");
    await employer.getByRole("link", { name: `Stage van ${named}` }).click();
    firm = employer.url();
    await story.see(employer);
    await employer.getByRole("link", { name: "Naar het gesprek" }).click();
    assert.match(await main(employer), /Voorgesteld, wacht op antwoord/);
    await press(employer, "Dit moment is goed");
    await notice(employer, /gesprek is afgesproken/);
    await employer.locator("#learn").fill("Plannen, en met klanten praten.");
    await press(employer, "Bewaar");
    await notice(employer, /opschreef is bewaard/);
    await story.see(employer);
    await student.goto("/r/waterstad/mijn-ronde/stage/gesprek");
    assert.match(await main(student), /Stagebedrijf: Plannen, en met klanten praten/);
    await story.see(student);
  });

  let teacher;
  let mine;
  await story.step("the school gives everybody a guide, who plans a visit", async () => {
    await at("begeleiding");
    await story.see(coordinator);
    await unfold(coordinator, /Met de gekozen rijen/);
    await coordinator.locator("input[name=all]").check();
    await press(coordinator, "Geef deze begeleider");
    await refused(coordinator, "account", /Vul dit in/);
    await story.see(coordinator);
    await coordinator.locator("input[name=all]").check();
    await coordinator.locator("#account").selectOption({ label: "Latifa Demir" });
    await press(coordinator, "Geef deze begeleider");
    await notice(coordinator, /begeleider is vastgelegd/);
    await story.see(coordinator);
    teacher = await story.as("Latifa Demir", { viewport: PHONE });
    await teacher.goto("/r/waterstad/begeleiding");
    await story.see(teacher);
    await teacher.getByRole("link", { name: named }).click();
    mine = teacher.url();
    await press(teacher, "Leg vast");
    await refused(teacher, "at", /Vul dit in/);
    await teacher.locator("#at").fill("2023-10-10T10:00");
    await press(teacher, "Leg vast");
    await notice(teacher, /bezoek is vastgelegd/);
    await story.see(teacher);
    await teacher.getByRole("link", { name: /10 oktober/ }).click();
    await teacher.locator("#at").fill("2023-10-10T11:30");
    await press(teacher, "Verzet");
    await notice(teacher, /bezoek is verzet/);
    await teacher.locator("#at").fill("2023-10-17T10:00");
    await press(teacher, "Leg vast");
    await teacher.getByRole("link", { name: /17 oktober/ }).click();
    await press(teacher, "Zeg het bezoek af");
    await refused(teacher, "because", /Vul dit in/);
    await story.see(teacher);
    await teacher.locator("#because").fill("Eén bezoek in oktober is genoeg.");
    await press(teacher, "Zeg het bezoek af");
    await notice(teacher, /bezoek is afgezegd/);
    assert.match(await main(teacher), /10 oktober 2023, 11:30/);
    assert.match(await main(teacher), /Gaat niet door.*Eén bezoek in oktober is genoeg/);
  });

  await story.step("the student says how it goes: to nobody, and then to the guide alone", async () => {
    await story.clock(coordinator, "2023-10-02T10:00");
    await student.goto("/r/waterstad/mijn-ronde/stage");
    await student.getByRole("link", { name: "Vertel hoe het gaat" }).click();
    await story.see(student);
    await press(student, "Klaar");
    await refused(student, "safe", /keuze|Kies/);
    await story.see(student);
    const say = async (share) => {
      await student.locator("input[name=safe][value=no]").check();
      await student.locator("input[name=promised][value=partly]").check();
      await student.locator("#note").fill("Ze maken grappen over mijn accent.");
      await student.getByLabel(share).check();
      await press(student, "Klaar");
    };
    await say("Niemand: bewaar niets");
    assert.match(await main(student), /Wij hebben niets bewaard.*discriminatie\.nl/);
    assert.doesNotMatch(await student.content(), /grappen/);
    await story.see(student);
    await teacher.goto(mine);
    assert.doesNotMatch(await main(teacher), /grappen/);
    await student.goto("/r/waterstad/mijn-ronde/stage/hoe-gaat-het");
    await say(/Alleen mijn begeleider, Latifa Demir/);
    await notice(student, /begeleider kan lezen/);
    await story.see(student);
    await teacher.goto(mine);
    assert.match(await main(teacher), /grappen over mijn accent/);
    await story.see(teacher);
    await coordinator.goto(mine);
    assert.doesNotMatch(await coordinator.content(), /grappen/);
    await story.see(coordinator);
  });

  await story.step("what the student needs is read by whom the student chose, until it is withdrawn", async () => {
    await student.goto("/r/waterstad/mijn-ronde/stage/aanpassing");
    await story.see(student);
    await student.locator("#text").fill("Ik begin graag om tien uur.");
    await press(student, "Laat het hen lezen");
    await refused(student, "readers", /Kies wie/);
    await story.see(student);
    await student.locator('input[name=readers][value^="bedrijf:"]').check();
    await press(student, "Laat het hen lezen");
    await notice(student, /te lezen voor wie jij koos/);
    await story.see(student);
    await employer.goto("/r/waterstad/mijn-plekken");
    await employer.getByRole("link", { name: `Stage van ${named}` }).click();
    assert.match(await main(employer), /Ik begin graag om tien uur/);
    await story.see(employer);
    await teacher.goto(mine);
    assert.doesNotMatch(await main(teacher), /tien uur/);
    await press(student, "Trek dit in");
    await notice(student, /gewist/);
    await employer.goto(employer.url());
    assert.doesNotMatch(await main(employer), /tien uur/);
  });

  await story.step("after the visit the guide writes a short report, which the student reads", async () => {
    await teacher.goto(mine);
    await teacher.getByRole("link", { name: /10 oktober/ }).click();
    assert.match(await main(teacher), /Na het bezoek schrijf je/);
    await story.clock(coordinator, "2023-10-11T10:00");
    await teacher.goto(teacher.url());
    await press(teacher, "Bewaar het verslag");
    await refused(teacher, "report", /Vul dit in/);
    await story.see(teacher);
    await teacher.locator("#report").fill("Besproken hoe collega's praten. De praktijkopleider spreekt hen aan.");
    await press(teacher, "Bewaar het verslag");
    await notice(teacher, /verslag is bewaard/);
    await student.goto("/r/waterstad/mijn-ronde/stage");
    assert.match(await main(student), /De praktijkopleider spreekt hen aan/);
    await story.see(student);
  });

  await story.step("an internship ends early, with a reason that everybody reads", async () => {
    await coordinator.goto(own);
    await coordinator.locator("#end_on").fill("2020-01-01");
    await coordinator.locator("#end_reason").fill("De student verhuist; student en bedrijf vroegen dit samen.");
    await press(coordinator, "Stop de stage");
    await refused(coordinator, "end_sure", /zeker/);
    await coordinator.locator("#end_sure").check();
    await press(coordinator, "Stop de stage");
    await refused(coordinator, "end_on", /niet voor de dag/);
    await coordinator.locator("#end_on").fill("2023-11-01");
    await coordinator.locator("#end_reason").fill("Ziek.");
    await press(coordinator, "Stop de stage");
    await refused(coordinator, "end_reason", /20 tekens/);
    await story.see(coordinator);
    await coordinator.locator("#end_reason").fill("De student verhuist; student en bedrijf vroegen dit samen.");
    await press(coordinator, "Stop de stage");
    await notice(coordinator, /stage is gestopt/);
    await story.see(coordinator);
    await student.goto("/r/waterstad/mijn-ronde/uitslag");
    assert.match(await main(student), /Je stage is eerder gestopt/);
    await story.see(student);
  });

  await story.step("both sides say how it was; the student reads what the employer wrote, and not the other way round", async () => {
    const evaluate = async (page, note) => {
      await page.getByRole("link", { name: "Naar de evaluatie" }).click();
      await press(page, "Bewaar de evaluatie");
      assert.equal(await page.locator("#problems li").count(), 5);
      await story.see(page);
      for (const one of await page.locator("fieldset").all()) await one.getByLabel("Meestal").check();
      await page.locator("#note").fill(note);
      await press(page, "Bewaar de evaluatie");
      await notice(page, /evaluatie is bewaard/);
      await story.see(page);
    };
    await student.goto("/r/waterstad/mijn-ronde/stage");
    await evaluate(student, "De eerste weken waren zwaar.");
    await employer.goto(firm);
    await evaluate(employer, "Leert snel.");
    assert.doesNotMatch(await main(employer), /zwaar/);
    await student.goto("/r/waterstad/mijn-ronde/stage");
    assert.match(await main(student), /Leert snel/);
    await coordinator.goto(mine);
    assert.match(await main(coordinator), /zwaar.*Leert snel/);
    await story.see(coordinator);
  });

  await story.step("after the last day the archive is kept, and the round is closed", async () => {
    await at("werk");
    assert.equal(await coordinator.getByRole("button", { name: "Sluit de ronde" }).count(), 0);
    await story.clock(coordinator, "2024-01-27T10:00");
    await coordinator.goto("/r/waterstad/vandaag");
    assert.match(await main(coordinator), /De stages zijn voorbij/);
    await story.see(coordinator);
    await at("werk");
    await coordinator.locator("#sure").check();
    await press(coordinator, "Sluit de ronde");
    assert.match(await main(coordinator), /Er wacht nog een overeenkomst op ondertekening/);
    await story.see(coordinator);
    await at("overeenkomsten?stand=waiting");
    await unfold(coordinator, /Met de gekozen rijen/);
    await coordinator.locator("input[name=all]").check();
    await press(coordinator, "Trek de overeenkomst in");
    await refused(coordinator, "back_sure", /Zet een vinkje/);
    await coordinator.locator("input[name=all]").check();
    await coordinator.locator("#back_sure").check();
    await press(coordinator, "Trek de overeenkomst in");
    await notice(coordinator, /ingetrokken/);
    await at("werk");
    const saved = await download(coordinator, coordinator.getByRole("link", { name: "Bewaar het archief (ZIP)" }));
    assert.equal(saved.name, "archief.zip");
    // Names stand in a ZIP as they are.
    const names = saved.bytes.toString("latin1");
    for (const name of ["LEESMIJ.txt", "regels.json", "publication.json", "plaatsingen.csv", "afwijzingen.csv", "overeenkomsten.csv", "SHA256SUMS"]) assert.ok(names.includes(name), name);
    assert.match(names, /overeenkomsten\/\d+-ended-[\w-]+\.pdf/);
    await coordinator.locator("#sure").check();
    await press(coordinator, "Sluit de ronde");
    await notice(coordinator, /gesloten/);
    await story.see(coordinator);
    for (const tab of ["plaatsingen", "overeenkomsten", "begeleiding", "herstel", "uitslag", "cijfers"]) {
      await at(tab);
      await story.see(coordinator);
    }
  });

  await story.step("everybody reads its figures, without small groups, and researchers get a file that names nobody", async () => {
    const visitor = await story.visitor({ viewport: PHONE });
    await visitor.goto("/r/waterstad/cijfers");
    await story.see(visitor);
    await visitor.getByRole("link", { name: TITLE }).click();
    const counts = (await visitor.locator("td.numeric").allTextContents()).map((text) => text.trim()).filter((text) => text !== "–");
    assert.ok(counts.length > 5);
    for (const count of counts) assert.ok(count === "0" || Number(count) >= 5, count);
    await story.see(visitor);
    await at("cijfers");
    const saved = await download(coordinator, coordinator.getByRole("link", { name: "Bewaar het onderzoeksbestand" }));
    assert.equal(saved.name, "onderzoek.zip");
    for (const name of ["studenten.csv", "plekken.csv", "evaluaties.csv", "codeboek.csv"]) assert.ok(saved.bytes.toString("latin1").includes(name), name);
  });

  await story.step("everybody still reads and checks what was, and nobody changes it", async () => {
    const visitor = await story.visitor({ viewport: PHONE });
    await visitor.goto(base);
    assert.match(await main(visitor), /b44679b9/);
    await story.see(visitor);
    // The first link was for one day in this browser; the mail's still works.
    await followMail(finder, finderMail);
    await press(finder, "Ga verder");
    await finder.goto("/r/waterstad/mijn-ronde/uitslag");
    assert.match(await main(finder), /Stagiair werkplaats/);
    await story.see(finder);
    await finder.goto("/r/waterstad/mijn-ronde/terugtrekken");
    assert.match(await main(finder), /Deze ronde is gesloten/);
  });
}
