// A whole round: freeze, draw, publish, correct; and everybody who looks at it afterwards.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { evenkans } from "../lib/server.mjs";
import { PHONE } from "../lib/story.mjs";
import { checkHere, download, heading, notice, refused, roundOf, tamper, textOf, unfold } from "../lib/walk.mjs";

const TITLE = "Stage zorg en ICT voorjaar 2027";
const DICE = "3625141436255142635145623143614521634251346253142651";
const REASON = "De student verhuisde en de reis werd te lang; de school heeft het besproken.";

export default async function round(story) {
  const coordinator = await story.as("Aaliyah Brands");
  const base = await roundOf(coordinator, TITLE);
  let student;
  const desk = () => coordinator.goto(`${base}/werk`);
  const freeze = async (word) => {
    await desk();
    await coordinator.locator("#word").fill(word);
    await coordinator.getByRole("button", { name: "Bevries de ronde" }).click();
  };

  await story.step("while students choose, nothing can be frozen", async () => {
    await desk();
    assert.equal(await coordinator.locator("#word").count(), 0);
    assert.match(await coordinator.locator("main").textContent(), /kunnen hun lijst veranderen tot/);
    assert.equal((await coordinator.request.get(`${base}/trekking`)).status() < 500, true);
  });

  await story.step("the clock goes to 12 December, and only forwards", async () => {
    await story.clock(coordinator, "2026-12-12T10:00");
    assert.match(await coordinator.locator("aside.demo time").textContent(), /12 december 2026/);
    await story.clock(coordinator, "2026-12-01T10:00");
    assert.match(await coordinator.locator("main").textContent(), /alleen vooruit/);
  });

  await story.step("the freeze wants the right word", async () => {
    await freeze("bevries maar");
    await refused(coordinator, "word", /Typ het woord BEVRIES/);
    await story.see(coordinator);
  });

  await story.step("the round is frozen, and everybody can see it", async () => {
    await freeze("BEVRIES");
    await notice(coordinator, /bevroren/);
    await story.see(coordinator);
    const visitor = await story.visitor();
    await visitor.goto(base);
    assert.match(await visitor.locator("code.hash").first().textContent(), /^\s*[\w-]{43}\s*$/);
    await story.see(visitor);
  });

  await story.step("a cancelled freeze wants a reason and stays visible", async () => {
    await desk();
    let fold = await unfold(coordinator, /Trek de bevriezing in/);
    await fold.getByRole("button").click();
    await refused(coordinator, "reason", /Vul dit in|reden/);
    await story.see(coordinator);
    fold = await unfold(coordinator, /Trek de bevriezing in/);
    await fold.locator("#reason").fill("Eén stageplek stond er dubbel in, die halen we eerst weg.");
    await fold.getByRole("button").click();
    await notice(coordinator, /ingetrokken/);
    const visitor = await story.visitor();
    await visitor.goto(base);
    assert.match(await visitor.locator("main").textContent(), /stond er dubbel in/);
    const old = await visitor.request.get(await visitor.locator('a[href*="/bevriezing/"]').getAttribute("href"));
    assert.equal(old.status(), 200);
    JSON.parse(await old.text());
  });

  await story.step("the student checks the own list before the draw", async () => {
    await freeze("BEVRIES");
    await notice(coordinator, /bevroren/);
    student = await story.asStudent("zorg en ICT", "confirmed", { viewport: PHONE });
    assert.match(await student.locator("main").textContent(), /loting is op/);
    await story.see(student);
    await student.getByRole("link", { name: "Controleer mijn uitslag" }).or(student.getByRole("link", { name: /Controleer/ })).first().click();
    assert.equal(await student.locator("ul.checks .is-cross").count(), 0);
    assert.ok((await student.locator("ul.checks .is-check").count()) > 3);
    await story.see(student);
  });

  await story.step("before its moment the draw is refused", async () => {
    await coordinator.goto(`${base}/trekking`);
    if (await coordinator.locator("#beacon").count()) {
      await coordinator.locator("#beacon").fill(DICE);
      await coordinator.getByRole("button", { name: "Doe de loting" }).click();
    }
    assert.match(await coordinator.locator("main").textContent(), /Het moment van het baken is er nog niet/);
  });

  await story.step("49 dice are too few", async () => {
    await story.clock(coordinator, "2026-12-14T12:00");
    await desk();
    await coordinator.getByRole("link", { name: "Doe de loting" }).click();
    await story.see(coordinator);
    await coordinator.locator("#beacon").fill(DICE.slice(0, 49));
    await coordinator.getByRole("button", { name: "Doe de loting" }).click();
    await refused(coordinator, "beacon", /ten minste 50/);
    assert.equal(await coordinator.locator("#beacon").inputValue(), DICE.slice(0, 49));
    await story.see(coordinator);
  });

  await story.step("with more it is read over, and then the lottery is drawn, once", async () => {
    await coordinator.locator("#beacon").fill(DICE);
    await coordinator.getByRole("button", { name: "Doe de loting" }).click();
    assert.match(await coordinator.locator("main").textContent(), new RegExp(`Je typte ${DICE.length} worpen`));
    await story.see(coordinator);
    await coordinator.getByRole("button", { name: "Dit klopt: doe de loting" }).click();
    await notice(coordinator, /loting is gedaan/);
    await story.see(coordinator);
  });

  await story.test("a second draw says that it was done already", async () => {
    const again = await coordinator.request.post(`${base}/trekking`, { form: { beacon: DICE }, headers: { origin: story.address } });
    assert.ok(again.status() >= 400, "a second draw was accepted");
    assert.match(textOf(await again.text()), /al gedaan/);
  });

  await story.step("until it is published only the school sees the result", async () => {
    await coordinator.goto(`${base}/uitslag`);
    assert.match(await coordinator.locator("main").textContent(), /alleen je school ziet dit/);
    await story.see(coordinator);
    student = await story.asStudent("zorg en ICT", "confirmed", { viewport: PHONE });
    const early = await student.request.get("/r/waterstad/mijn-ronde/uitslag");
    assert.ok(early.status() >= 400);
    assert.match(await early.text(), /nog niet gepubliceerd/);
    const visitor = await story.visitor();
    await visitor.goto(base);
    assert.equal(await visitor.locator("figure.chart").count(), 0);
    assert.doesNotMatch(await (await visitor.request.get(`${base}/publication.json`)).text(), /"taken"/);
  });

  let corrected = "";
  await story.step("a correction by hand wants a real reason", async () => {
    await coordinator.goto(`${base}/uitslag?stand=unplaced`);
    corrected = (await coordinator.locator("tbody tr a").first().textContent()).trim();
    const row = coordinator.locator("tbody tr").first();
    await row.locator("a").first().click();
    await heading(coordinator, new RegExp(corrected));
    await story.see(coordinator);
    const fill = async (place, reason) => {
      await coordinator.locator("#place").selectOption(place);
      await coordinator.locator("#reason").fill(reason);
      await coordinator.getByRole("button", { name: "Corrigeer" }).click();
    };
    const free = await coordinator.locator("#place option:not([value=''])").last().getAttribute("value");
    await fill("", REASON);
    await refused(coordinator, "place", /Vul dit in/);
    await fill(free, "Moet echt");
    await refused(coordinator, "reason", /20 tekens/);
    assert.equal(await coordinator.locator("#reason").inputValue(), "Moet echt");
    assert.equal(await coordinator.locator("#place").inputValue(), free);
    await story.see(coordinator);
    // Particles and other words of three letters name nobody.
    const [longest] = corrected.split(" ").sort((a, b) => b.length - a.length);
    await fill(free, `${longest} kreeg alsnog een plek die over was.`);
    await refused(coordinator, "reason", /naam of het nummer/);
    await fill(free, REASON);
    await notice(coordinator, /correctie/);
    assert.match(await coordinator.locator("main").textContent(), new RegExp(REASON));
    await coordinator.goto(`${base}/uitslag`);
    assert.match(await coordinator.locator("main").textContent(), new RegExp(REASON));
    await story.see(coordinator);
  });

  await story.step("the result is published to everybody at once", async () => {
    await desk();
    await coordinator.getByRole("button", { name: "Publiceer de uitslag" }).click();
    await refused(coordinator, "sure", /zeker/);
    await coordinator.locator("#sure").check();
    await coordinator.getByRole("button", { name: "Publiceer de uitslag" }).click();
    await notice(coordinator, /gepubliceerd/);
    await story.see(coordinator);
  });

  await story.step("the student reads why, and all checks pass", async () => {
    await student.goto("/r/waterstad/mijn-ronde");
    await heading(student, /Jouw uitslag/);
    assert.ok((await student.locator(".ladder .rung").count()) > 0);
    await story.see(student);
    await student.getByRole("link", { name: "Controleer mijn uitslag" }).click();
    await notice(student, /Alles klopt/);
    assert.equal(await student.locator("ul.checks .is-cross").count(), 0);
    await story.see(student);
    await student.goto("/r/waterstad/mijn-ronde/uitslag?taal=en");
    assert.equal(await student.locator("html").getAttribute("lang"), "en");
    await story.see(student, "en");
  });

  await story.step("on one's own computer the publication and the kit are checked, and a bent one is caught", async () => {
    await student.goto("/r/waterstad/mijn-ronde/uitslag?taal=nl");
    const kit = await download(student, student.getByRole("link", { name: "Bewaar kit.json" }));
    assert.equal(kit.name, "kit.json");
    await student.goto(base);
    const published = await download(student, student.getByRole("link", { name: "Bewaar publication.json" }));
    assert.equal(published.name, "publication.json");
    const [honest, bent] = [join(story.folder, "honest"), join(story.folder, "bent")];
    for (const folder of [honest, bent]) {
      mkdirSync(folder);
      writeFileSync(join(folder, "kit.json"), kit.bytes);
    }
    writeFileSync(join(honest, "publication.json"), published.bytes);
    const text = published.bytes.toString();
    const tampered = tamper(text);
    writeFileSync(join(bent, "publication.json"), tampered);
    const right = evenkans("verify", honest, "--kit", join(honest, "kit.json"));
    assert.equal(right.code, 0, right.text);
    const wrong = evenkans("verify", bent, "--kit", join(bent, "kit.json"));
    assert.equal(wrong.code, 1, wrong.text);
    assert.equal(evenkans("verify", honest).code, 0);
    await onTheSite(story, text, tampered, kit.bytes.toString());
  });

  await story.step("a second verifier checks it in the browser: on the student's page, on the round's, and in a saved file", async () => {
    const [honest, bent] = [join(story.folder, "honest"), join(story.folder, "bent")];
    const kit = join(honest, "kit.json");
    await student.scripts(true);
    await student.goto("/r/waterstad/mijn-ronde/controle");
    await checked(student, "Controleer", /De berekening klopt/);
    assert.equal(await student.locator("#verifier ul.checks .is-cross").count(), 0);
    await story.see(student);
    await student.scripts(false);

    const visitor = await story.visitor({ js: true, viewport: PHONE });
    await visitor.goto(base);
    await checked(visitor, "Controleer", /Wat iedereen kan zien, klopt/);
    await visitor.locator("#verifier-kit").setInputFiles(kit);
    await checked(visitor, "Controleer", /De berekening klopt/);
    await story.see(visitor);
    await visitor.locator("#verifier-kit").setInputFiles(join(honest, "publication.json"));
    await checked(visitor, "Controleer", /geen kit\.json/);

    const file = await download(visitor, visitor.getByRole("link", { name: "Bewaar deze controle als bestand" }));
    assert.equal(file.name, "evenkans-controle.html");
    writeFileSync(join(story.folder, file.name), file.bytes);
    const alone = await story.visitor({ js: true, lang: "en-GB", viewport: PHONE, offline: true });
    await alone.goto(`file://${join(story.folder, file.name)}`);
    await heading(alone, /Check the draw on your own device/);
    await checked(alone, "Check", /First choose publication\.json/);
    for (const [folder, expected] of [[honest, /The sums are right/], [bent, /Something is not right/]]) {
      await alone.locator("#verifier-publication").setInputFiles(join(folder, "publication.json"));
      await alone.locator("#verifier-kit").setInputFiles(kit);
      await checked(alone, "Check", expected);
      await story.see(alone, "en");
    }
    await alone.getByRole("button", { name: "Nederlands" }).click();
    await heading(alone, /Controleer de loting/);
    await story.see(alone);
  });

  await story.step("the public page shows the cutoffs and the correction, and nobody's name", async () => {
    const visitor = await story.visitor({ viewport: PHONE });
    await visitor.goto(base);
    const text = await visitor.locator("main").textContent();
    for (const what of ["grenzen", "correcties"]) {
      const saved = await download(visitor, visitor.locator(`a[href$="/${what}/export/csv"]`));
      assert.ok(saved.bytes.length > 100, what);
    }
    assert.match(text, /De grens bij elke plek/);
    assert.match(text, new RegExp(REASON));
    for (const name of [corrected, student.personName]) assert.ok(!text.includes(name), `${name} stands on the public page`);
    assert.doesNotMatch(text, /student\.waterstad\.example/);
    await story.see(visitor);
  });

  await story.step("employers see who comes, and no student's list", async () => {
    await coordinator.goto(`${base}/plekken`);
    const employer = await seesSomebody(story);
    const text = await employer.locator("main").textContent();
    assert.match(text, /Er komt/);
    assert.doesNotMatch(text, /keus|voorkeur(?!en en)|lotnummer|\b\d{7}\b(?!@)/i);
    await story.see(employer);
  });
}

/** The check on the site itself, with files that somebody brings. */
async function onTheSite(story, publication, tampered, kit) {
  const visitor = await story.visitor();
  for (const [text, expected] of [[publication, /Alles klopt/], [tampered, /Er klopt iets niet/]]) {
    assert.match(await checkHere(visitor, text, kit), expected);
    await story.see(visitor);
  }
}

/** Presses the button of the second verifier and waits for what it says. */
async function checked(page, name, expected) {
  const root = page.locator("[data-verifier]");
  await root.getByRole("button", { name, exact: true }).click();
  await root.locator(".alert-title", { hasText: expected }).waitFor();
}

/** An employer of the demo's page at whom somebody comes. */
async function seesSomebody(story) {
  const page = await story.visitor({ viewport: PHONE });
  await page.goto("/demo");
  const names = await page.locator('h2:has-text("Stagebedrijven") + ul.grid h3').allTextContents();
  for (const name of names) {
    const employer = await story.as(name.trim(), { viewport: PHONE });
    if (/Er komt/.test(await employer.locator("main").textContent())) return employer;
    await employer.context().close();
  }
  throw new Error("nobody comes to any of the employers of the demo's page");
}
