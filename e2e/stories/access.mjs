// Who may not, does not; and learns nothing from trying.

import assert from "node:assert/strict";
import { roundOf, textOf } from "../lib/walk.mjs";

const OPEN = "Stage zorg en ICT voorjaar 2027";
const PUBLISHED = "Stage bouw, gastvrijheid en groen 2027";
/** Part of the address of every student, and of nobody else. */
const LEAK = /@student\.waterstad\.example/;

export default async function access(story) {
  const coordinator = await story.as("Aaliyah Brands");
  const other = await story.as("Zoë Kruger");
  const femke = await story.as("Femke Chen");
  const student = await story.asStudent("zorg en ICT", "confirmed");
  const employer = await story.asStudent("Stagebedrijven", "");
  const nobody = await story.visitor();
  const open = await roundOf(coordinator, OPEN);
  const published = await roundOf(other, PUBLISHED);
  const hidden = await roundOf(femke, "Stage hbo voorjaar 2027");
  await coordinator.goto(`${open}/studenten`);
  const aStudent = await coordinator.locator("tbody th a").first().getAttribute("href");
  const aName = (await coordinator.locator("tbody th a").first().textContent()).trim();
  await coordinator.goto(`${open}/plekken`);
  const aPlace = await coordinator.locator("tbody th a").first().getAttribute("href");

  const private_ = [`${open}/werk`, `${open}/studenten`, `${open}/studenten/export/csv`, `${open}/voorkeuren/export/xlsx`, aStudent, `${open}/plekken`, aPlace, `${open}/inlezen`, `${published}/uitslag`, `${published}/uitslag/export/csv`, `${published}/opening.csv`, "/r/waterstad/bedrijven", "/r/waterstad/opleidingen"];
  const closedTo = async (page, paths, statuses) => {
    for (const path of paths) {
      const answer = await page.request.get(path, { maxRedirects: 0 });
      const text = await answer.text();
      assert.ok(statuses.includes(answer.status()), `${path} answers ${answer.status()}`);
      assert.doesNotMatch(text, LEAK, path);
      assert.ok(!text.includes(aName), `${path} says ${aName}`);
      assert.match(text, /<code class="hash"[^>]*>[0-9A-F]{4}-[0-9A-F]{4}/, `${path} gives no number for help`);
    }
  };

  await story.test("nobody is asked to sign in first", async () => {
    const personal = ["/r/waterstad/mijn-ronde", "/r/waterstad/mijn-ronde/bewijs", "/r/waterstad/mijn-ronde/kit.json", "/r/waterstad/mijn-plekken"];
    await closedTo(nobody, [...private_, ...personal, "/mijn", "/beheer", "/beheer/outbox", "/r/waterstad/partners"], [401]);
    await nobody.goto(`${open}/werk`);
    assert.match(await nobody.locator("h1").textContent(), /Meld je eerst aan/);
    await story.see(nobody);
  });

  await story.test("a student, an employer, a policymaker and a programme manager are not the school", async () => {
    const policy = await story.as("Ilse Omar");
    const manager = await story.as("Hicham Kruger");
    for (const page of [student, employer, policy, manager]) await closedTo(page, private_, [403, 404]);
    await student.goto(`${open}/werk`);
    assert.match(await student.locator("h1").textContent(), /niet voor jouw rol/);
    await story.see(student);
  });

  await story.test("the coordinator of another school sees none of it", async () => {
    const own = private_.filter((path) => path.startsWith(open));
    await closedTo(other, own, [403, 404]);
    await closedTo(femke, own, [403, 404]);
  });

  await story.test("and changes none of it", async () => {
    const headers = { origin: story.address };
    const tries = [
      [`${open}/bevriezen`, { word: "BEVRIES" }],
      [`${open}/uitstellen`, { wishes_until: "2027-01-01T10:00", beacon_at: "2027-01-02T10:00", why: "Ik wil het liever later." }],
      [aStudent, { number: "1", first_name: "x", last_name: "y", version: "1" }],
      [`${aStudent}/verwijderen`, { sure: "1" }],
      [`${aPlace}/sluiten`, {}],
      [`${hidden}/openen`, {}],
    ];
    for (const page of [other, student, employer, nobody]) {
      for (const [path, form] of tries) {
        const answer = await page.request.post(path, { form, headers, maxRedirects: 0 });
        assert.ok([401, 403, 404].includes(answer.status()), `${path} answers ${answer.status()}`);
      }
    }
    await coordinator.goto(aStudent);
    assert.ok((await coordinator.locator("h1").textContent()).includes(aName));
  });

  await story.test("a round in preparation is nobody else's to see", async () => {
    for (const page of [nobody, student]) {
      const answer = await page.request.get(hidden);
      assert.equal(answer.status(), 404);
      assert.ok(!textOf(await answer.text()).includes("Stage hbo"));
    }
  });

  await story.test("another school's id under the own round opens nothing", async () => {
    await femke.goto(`${hidden}/studenten`);
    const theirs = (await femke.locator("tbody th a").first().getAttribute("href")).split("/").at(-1);
    assert.equal((await coordinator.request.get(`${open}/studenten/${theirs}`)).status(), 404);
    await femke.goto(`${hidden}/plekken`);
    const place = (await femke.locator("tbody th a").first().getAttribute("href")).split("/").at(-1);
    assert.equal((await coordinator.request.get(`${open}/plekken/${place}`)).status(), 404);
  });

  await story.test("an employer opens and changes no place but its own", async () => {
    await coordinator.goto(`${open}/plekken`);
    const own = await employer.locator('a[href*="/mijn-plekken/"]').evaluateAll((all) => all.map((a) => a.href.split("/").at(-1)));
    const all = await coordinator.locator("tbody th a").evaluateAll((links) => links.map((a) => a.href.split("/").at(-1)));
    const foreign = all.find((id) => !own.includes(id));
    assert.equal((await employer.request.get(`/r/waterstad/mijn-plekken/${foreign}`)).status(), 404);
    const shut = await employer.request.post(`/r/waterstad/mijn-plekken/${foreign}/sluiten`, { headers: { origin: story.address } });
    assert.equal(shut.status(), 404);
    const hiddenId = hidden.split("/").at(-1);
    assert.equal((await employer.request.get(`/r/waterstad/mijn-plekken/nieuw/${hiddenId}`)).status(), 404);
  });

  await story.test("a student lists only what is possible for the own studies", async () => {
    await femke.goto(`${hidden}/plekken`);
    const place = (await femke.locator("tbody th a").first().getAttribute("href")).split("/").at(-1);
    const answer = await student.request.post("/r/waterstad/mijn-ronde/lijst", { form: { add: place }, headers: { origin: story.address } });
    assert.ok([404, 409, 422].includes(answer.status()), `answers ${answer.status()}`);
  });

  await story.test("a form from another site is refused, and nothing is done", async () => {
    for (const headers of [{ origin: "https://elders.example" }, { origin: "null" }, { "sec-fetch-site": "cross-site" }]) {
      const answer = await coordinator.request.post(`${open}/kopie`, { headers, form: {}, maxRedirects: 0 });
      assert.equal(answer.status(), 403, JSON.stringify(headers));
      assert.match(textOf(await answer.text()), /andere site/);
    }
    await coordinator.goto("/r/waterstad/rondes");
    assert.equal(await coordinator.getByRole("link", { name: /kopie/ }).count(), 0);
  });

  await story.test("a link that was used, is over or is nonsense says so, and what to do", async () => {
    const visitor = await story.visitor();
    await visitor.goto("/aanmelden");
    await visitor.locator("#email").fill("aaliyah.brands@sluishaven.example");
    await visitor.getByRole("button", { name: "Stuur mij een link" }).click();
    await visitor.getByRole("link", { name: /lees de mail/ }).click();
    await visitor.locator("details.mail summary").first().click();
    const link = await visitor.locator("details.mail a").first().getAttribute("href");
    await visitor.goto(link);
    await story.see(visitor);
    await visitor.getByRole("button", { name: "Meld mij aan" }).click();
    assert.match(await visitor.locator("details.user summary").textContent(), /Aaliyah/);
    const again = await story.visitor();
    await again.goto(link);
    if (await again.getByRole("button", { name: "Meld mij aan" }).count()) await again.getByRole("button", { name: "Meld mij aan" }).click();
    assert.match(await again.locator("main").textContent(), /Deze link werkt niet meer/);
    await story.see(again);
    for (const path of ["/p/abc", "/uitnodiging/abc", `/aanmelden/${"a".repeat(300)}`]) {
      await again.goto(path);
      assert.match(await again.locator("main").textContent(), /Deze link werkt niet meer|Deze pagina is er niet/, path);
    }
    await story.see(again);
  });

  await story.test("an unknown address of mail is answered like a known one", async () => {
    const ask = async (email) => textOf(await (await nobody.request.post("/aanmelden", { form: { email }, headers: { origin: story.address } })).text());
    assert.equal(await ask("niemand@nergens.example"), await ask("femke.chen@hogeschool-waterstad.example"));
  });

  await story.test("an invitation is accepted once, and its role ends when it is ended", async () => {
    await coordinator.goto("/r/waterstad/partners?q=Sluishaven");
    await coordinator.locator("tbody th a").first().click();
    await coordinator.locator("#name").fill("Nieuwe Docent");
    await coordinator.locator("#email").fill("nieuw@sluishaven.example");
    await coordinator.locator("#role").selectOption("teacher");
    await coordinator.getByRole("button", { name: "Verstuur de uitnodiging" }).click();
    await story.see(coordinator);
    const guest = await story.visitor();
    await guest.goto("/demo/post?q=nieuw%40sluishaven.example");
    await guest.locator("details.mail summary").first().click();
    const link = await guest.locator("details.mail a").first().getAttribute("href");
    await guest.goto(link);
    await story.see(guest);
    await guest.getByRole("button").last().click();
    assert.match(await guest.locator("main").textContent(), /Welkom/);
    assert.equal((await guest.request.get(`${open}/studenten`)).status(), 200);
    assert.equal((await guest.request.get(`${open}/inlezen`)).status(), 403);
    await coordinator.reload();
    await coordinator.locator("tr", { hasText: "Nieuwe Docent" }).getByRole("button").click();
    assert.ok([401, 403].includes((await guest.request.get(`${open}/studenten`)).status()));
    assert.match(textOf(await (await nobody.request.get(link)).text()), /Deze link werkt niet meer/);
  });

  // The last one: it moves the clock of the whole story.
  await story.test("a link to sign in that nobody used is over the next day", async () => {
    const visitor = await story.visitor();
    await visitor.goto("/aanmelden");
    await visitor.locator("#email").fill("ilse.omar@gemeente-waterstad.example");
    await visitor.getByRole("button", { name: "Stuur mij een link" }).click();
    await visitor.goto("/demo/post?q=ilse.omar");
    await visitor.locator("details.mail summary").first().click();
    const link = await visitor.locator("details.mail a").first().getAttribute("href");
    await story.clock(visitor, "2026-12-02T09:00");
    const answer = await visitor.goto(link);
    if (answer.ok()) await visitor.getByRole("button", { name: "Meld mij aan" }).click();
    assert.match(await visitor.locator("main").textContent(), /Deze link werkt niet meer/);
    assert.equal(await visitor.locator("details.user").count(), 0);
  });
}
