// A small firm offers a place from a phone; the school approves it; a colleague takes over.

import assert from "node:assert/strict";
import { PHONE } from "../lib/story.mjs";
import { heading, notice, refused, roundOf } from "../lib/walk.mjs";

const HOME = "/r/waterstad/mijn-plekken";
const TITLE = "Assistent in de werkplaats voor rolstoelen";

export default async function employer(story) {
  const page = await story.asStudent("Stagebedrijven", "", { viewport: PHONE });
  const name = page.personName;

  await story.step("the own page opens without an account", async () => {
    await heading(page, new RegExp(name));
    await story.see(page);
  });

  await story.step("a place with mistakes: all are told at once, and what was typed stays", async () => {
    await page.getByRole("link", { name: /Nieuwe stageplek\s*: Stage zorg en ICT/ }).click();
    await story.see(page);
    await page.locator("#title").fill(TITLE);
    await page.locator("#tasks").fill("Je maakt rolstoelen schoon, stelt ze af en praat met wie ze gebruikt.");
    await page.locator("#town").fill("Veerdam");
    await page.locator("#capacity").fill("veel");
    await page.locator("#allowance").fill("een mooi bedrag");
    await page.locator("#contact_name").fill("Sam de Vries");
    await page.locator("#contact_email").fill("sam bij de werkplaats");
    await page.locator('input[name="days"][value="di"]').check();
    await page.getByRole("button", { name: "Stuur naar de school" }).click();
    await refused(page, "capacity", /heel getal/);
    await refused(page, "contact_email", /e-mailadres/);
    await refused(page, "allowance", /350/);
    assert.equal(await page.locator("#title").inputValue(), TITLE);
    assert.equal(await page.locator("#capacity").inputValue(), "veel");
    assert.ok(await page.locator('input[name="days"][value="di"]').isChecked());
    await story.see(page);
  });

  await story.step("an own requirement needs a reason from the work", async () => {
    await page.locator("#capacity").fill("2");
    await page.locator("#hours").fill("24");
    await page.locator("#min_year").fill("0");
    await page.locator("#allowance").fill("350,50");
    await page.locator("#contact_email").fill("sam@werkplaats.example");
    await page.locator("#own_requirement").fill("Je kunt met klein gereedschap werken");
    await page.getByRole("button", { name: "Stuur naar de school" }).click();
    await refused(page, "own_reason", /nodig is voor het werk/);
    await page.locator("#own_reason").fill("De schroeven van een rolstoel zijn klein.");
    await page.getByRole("button", { name: "Stuur naar de school" }).click();
    await notice(page, /naar de school gestuurd/);
    assert.match(await page.locator("li.place", { hasText: TITLE }).textContent(), /Wacht op de school/);
    await story.see(page);
  });

  const coordinator = await story.as("Aaliyah Brands");
  await story.step("the school sees that a place waits, and must look up the recognition for mbo", async () => {
    const base = await roundOf(coordinator, "Stage zorg en ICT voorjaar 2027");
    await coordinator.goto(`${base}/werk`);
    await coordinator.getByRole("link", { name: "Bekijk en keur goed" }).click();
    const row = coordinator.locator("tbody tr", { hasText: TITLE });
    await row.locator("input[type=checkbox]").check();
    await coordinator.getByRole("button", { name: "Keur goed" }).click();
    await refused(coordinator, "source", /erkenning is nagekeken/);
    await story.see(coordinator);
  });

  await story.test("after that mistake the chosen rows are still chosen", async () => {
    assert.ok(await coordinator.locator("tbody tr", { hasText: TITLE }).locator("input").isChecked());
  });

  await story.step("with it the place is approved, and students see it", async () => {
    await coordinator.locator("tbody tr", { hasText: TITLE }).locator("input[type=checkbox]").check();
    await coordinator.locator("#source").fill("stagemarkt.nl");
    await coordinator.locator("#on").fill("2026-11-30");
    await coordinator.getByRole("button", { name: "Keur goed" }).click();
    await notice(coordinator, /Goedgekeurd/);
    const student = await story.asStudent("zorg en ICT", "confirmed");
    await student.goto(`/r/waterstad/mijn-ronde?q=${encodeURIComponent("rolstoelen")}`);
    assert.match(await student.locator("main").textContent(), new RegExp(TITLE));
    await page.goto(HOME);
    assert.match(await page.locator("li.place", { hasText: TITLE }).textContent(), /Goedgekeurd/);
  });

  await story.step("a colleague gets a link of their own, which works without an account", async () => {
    await page.locator("#email").fill("geen adres");
    await page.getByRole("button", { name: "Stuur een link" }).click();
    await refused(page, "email", /e-mailadres/);
    await page.locator("#email").fill("collega@werkplaats.example");
    await page.getByRole("button", { name: "Stuur een link" }).click();
    await notice(page, /link is verstuurd/);
    const colleague = await story.visitor({ viewport: PHONE });
    await colleague.goto("/demo/post?q=collega%40werkplaats.example");
    await story.see(colleague);
    await colleague.locator("details.mail summary").first().click();
    await colleague.locator("details.mail a").first().click();
    await story.see(colleague);
    await colleague.getByRole("button", { name: "Ga verder" }).click();
    await heading(colleague, new RegExp(name));
    assert.match(await colleague.locator("main").textContent(), new RegExp(TITLE));
  });

  await story.test("what changed after approval is looked at again, and a returned place says why", async () => {
    const base = await roundOf(coordinator, "Stage zorg en ICT voorjaar 2027");
    await page.goto(HOME);
    await page.getByRole("link", { name: TITLE }).click();
    await page.locator("#tasks").fill("Je rijdt de hele dag alleen rolstoelen naar klanten.");
    await page.getByRole("button", { name: "Stuur naar de school" }).click();
    await notice(page, /naar de school gestuurd/);
    assert.match(await page.locator("li.place", { hasText: TITLE }).textContent(), /Wacht op de school/);
    await coordinator.goto(`${base}/plekken?state=submitted`);
    await coordinator.getByRole("link", { name: TITLE }).click();
    // What was looked up is kept for each programme, so nothing need be ticked again; what is, needs where and when.
    assert.match(await coordinator.locator("main").textContent(), /nagekeken, stagemarkt\.nl, 30 november 2026/);
    await coordinator.locator('input[name="recognised"]').first().check();
    await coordinator.getByRole("button", { name: "Keur deze plek goed" }).click();
    await refused(coordinator, "source", /erkenning is nagekeken/);
    assert.ok(await coordinator.locator('input[name="recognised"]').first().isChecked());
    await story.see(coordinator);
    await coordinator.locator("#note").fill("Wie begeleidt de student onderweg?");
    await coordinator.getByRole("button", { name: "Stuur terug naar het bedrijf" }).click();
    await notice(coordinator, /Teruggestuurd/);
    await page.goto(HOME);
    assert.match(await page.locator("li.place", { hasText: TITLE }).textContent(), /Wie begeleidt de student onderweg/);
    await story.see(page);
  });
}
