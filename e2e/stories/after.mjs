// After the publication: a decline, an objection, a withdrawal, and repairs in which nobody moves down.

import assert from "node:assert/strict";
import { PHONE } from "../lib/story.mjs";
import { download, heading, notice, refused, roundOf } from "../lib/walk.mjs";

const TITLE = "Stage bouw, gastvrijheid en groen 2027";
const MINE = "/r/waterstad/mijn-ronde";
const WHY = "We hebben met allebei gebeld; de dagen kunnen wel, dus de student komt.";

export default async function after(story) {
  const zoe = await story.as("Zoë Kruger");
  const base = await roundOf(zoe, TITLE);
  const main = (page) => page.locator("main").textContent();

  await story.step("the school sees first what waits for it", async () => {
    await zoe.goto(`${base}/plaatsingen`);
    assert.match(await main(zoe), /Wat nu op je wacht/);
    for (const stand of ["silent", "waiting", "settled", "withdrawn"]) {
      await zoe.goto(`${base}/plaatsingen?stand=${stand}`);
      assert.ok((await zoe.locator("tbody tr").count()) > 0, stand);
    }
    await zoe.goto(`${base}/plaatsingen`);
    const { bytes } = await download(zoe, zoe.getByRole("link", { name: /CSV/ }));
    assert.match(bytes.toString(), /Teruggetrokken/);
    await story.see(zoe);
  });

  let student;
  await story.step("the student reads why the employer asks, and writes their side", async () => {
    await zoe.goto(`${base}/plaatsingen?stand=decline`);
    const name = (await zoe.locator("tbody th a").first().textContent()).trim();
    student = await personalLink(story, zoe, `${base}/plaatsingen?stand=decline`);
    assert.match(await main(student), /Het bedrijf vraagt om een afwijzing/);
    assert.match(await main(student), /gesloten/);
    await student.locator("#reply").fill("Juni kan ik ook ergens anders werken, dat is afgesproken.");
    await student.getByRole("button", { name: "Stuur naar je school" }).click();
    await notice(student, /Opgeslagen/);
    await story.see(student);
    await zoe.goto(`${base}/plaatsingen`);
    await zoe.getByRole("link", { name: `Het bedrijf vraagt om een afwijzing: ${name}` }).click();
    assert.match(await main(zoe), /Juni kan ik ook ergens anders werken/);
    await story.see(zoe);
  });

  await story.step("the decision wants a reason, is made once, and all three read it", async () => {
    const late = await story.as("Maartje Bouzid");
    await late.goto(zoe.url());
    await zoe.getByLabel("Nee: de student komt").check();
    await zoe.locator("#reason").fill("Nee.");
    await zoe.getByRole("button", { name: "Leg het besluit vast" }).click();
    await refused(zoe, "reason", /20 tekens/);
    await story.see(zoe);
    await zoe.locator("#reason").fill(WHY);
    await zoe.getByRole("button", { name: "Leg het besluit vast" }).click();
    await notice(zoe, /besluit is opgeslagen/);
    // The colleague had the page open too.
    await late.getByLabel("Ja: de student komt niet").check();
    await late.locator("#reason").fill("Ik dacht er anders over dan mijn collega.");
    await late.getByRole("button", { name: "Leg het besluit vast" }).click();
    assert.match(await main(late), /al beslist/);
    await student.goto(`${MINE}/uitslag`);
    assert.match(await main(student), new RegExp(WHY));
    await story.see(student);
    await zoe.goto(`${base}/afwijzingen`);
    assert.match(await main(zoe), /geen zwarte lijst/);
    await story.see(zoe);
  });

  await story.step("who decided may not answer the objection, a colleague may", async () => {
    await zoe.goto(`${base}/plaatsingen`);
    const link = await zoe.getByRole("link", { name: /^Bezwaar van/ }).getAttribute("href");
    await zoe.goto(link);
    assert.match(await main(zoe), /iemand anders moet antwoorden/);
    assert.equal(await zoe.locator("#answer").count(), 0);
    await story.see(zoe);
    const colleague = await story.as("Maartje Bouzid");
    await colleague.goto(link);
    await colleague.getByLabel("De student krijgt gelijk").check();
    await colleague.locator("#answer").fill("Je hebt gelijk: dit is je nooit gevraagd, en dat hoorde wel.");
    await story.see(colleague);
    await colleague.getByRole("button", { name: "Verstuur het antwoord" }).click();
    await notice(colleague, /antwoord is verstuurd/);
  });

  await story.step("an employer without a say for a reason of its own", async () => {
    const employer = await mayDecline(story);
    await employer.getByRole("link", { name: /Vraag om een afwijzing/ }).first().click();
    await heading(employer, /Vraag de school om een afwijzing/);
    assert.match(await main(employer), /nooit een reden/);
    await story.see(employer);
    await employer.getByRole("button", { name: "Stuur naar de school" }).click();
    await refused(employer, "basis", /Vul dit in/);
    await employer.getByLabel(/dagen of de periode/).check();
    await employer.locator("#basis").fill("kan niet");
    await employer.getByRole("button", { name: "Stuur naar de school" }).click();
    await refused(employer, "basis", /20 tekens/);
    await story.see(employer);
    await employer.locator("#basis").fill("In de zomer is er op die dagen niemand die kan begeleiden.");
    await employer.getByRole("button", { name: "Stuur naar de school" }).click();
    await notice(employer, /naar de school gestuurd/);
    assert.match(await main(employer), /Afwijzing gevraagd/);
    await story.see(employer);
    await employer.getByRole("button", { name: /^Kan komen/ }).first().click();
    await notice(employer, /kan komen/);
  });

  await story.step("a student answers, and another withdraws, which asks whether one is sure", async () => {
    await student.goto(`${MINE}/uitslag`);
    await student.getByRole("button", { name: "Ik blijf op deze plek" }).click();
    assert.match(await main(student), /Je koos: ik blijf op deze plek/);
    await student.getByRole("link", { name: "Terugtrekken uit deze ronde" }).click();
    await student.getByRole("button", { name: "Trek mij terug" }).click();
    await refused(student, "sure", /zeker/);
    await story.see(student);
    await student.locator("#sure").check();
    await student.getByRole("button", { name: "Trek mij terug" }).click();
    await notice(student, /teruggetrokken/);
    await story.see(student);
  });

  await story.step("a student objects, once", async () => {
    await student.goto(`${MINE}/bezwaar`);
    await student.getByLabel("Mijn uitslag").check();
    await student.locator("#text").fill("Ik wilde eigenlijk niet weg, het was de reis.");
    await story.see(student);
    await student.getByRole("button", { name: "Verstuur mijn bezwaar" }).click();
    await notice(student, /bezwaar is verstuurd/);
    await student.goto(`${MINE}/bezwaar`);
    assert.match(await main(student), /wacht op antwoord/);
    await student.getByLabel("Mijn uitslag").check();
    await student.locator("#text").fill("En nog een keer, omdat het zo lang duurt.");
    await student.getByRole("button", { name: "Verstuur mijn bezwaar" }).click();
    await refused(student, "text", /al een bezwaar/);
  });

  await story.step("a repair too soon is refused, one at a time is announced, and the clock does it", async () => {
    await zoe.goto(`${base}/herstel`);
    await zoe.getByRole("button", { name: "Zeg deze herstelronde af" }).click();
    await notice(zoe, /gaat niet door/);
    await zoe.locator("#runs_at").fill("2026-11-30T12:00");
    await zoe.getByRole("button", { name: "Kondig aan" }).click();
    await refused(zoe, "runs_at", /ten minste een dag/);
    await story.see(zoe);
    await zoe.locator("#runs_at").fill("2026-12-02T09:00");
    await zoe.getByRole("button", { name: "Kondig aan" }).click();
    await notice(zoe, /aangekondigd/);
    // Where an agreement is signed the seats stay.
    let refusals = 0;
    for (const place of await zoe.locator("#place option").evaluateAll((all) => all.map((one) => one.value))) {
      await zoe.locator("#place").selectOption(place);
      await zoe.locator("#seats").fill("0");
      await zoe.locator("#reason").fill("Het bedrijf verhuist en heeft in deze periode geen werk.");
      await zoe.getByRole("button", { name: "Leg vast" }).click();
      if (await zoe.locator(".alert-ok").count()) break;
      await refused(zoe, "seats", /een overeenkomst getekend/);
      refusals += 1;
    }
    await notice(zoe, /Opgeslagen/);
    assert.ok(refusals > 0, "no place had a signed agreement");
    await story.see(zoe);
    await story.clock(zoe, "2026-12-02T09:01");
    for (let tries = 0; tries < 40; tries += 1) {
      await zoe.goto(`${base}/herstel`);
      if (!/Aangekondigd\./.test(await main(zoe))) break;
      await zoe.waitForTimeout(250);
    }
    assert.match(await main(zoe), /2 december 2026, 09:00\s*Vrije plaatsen: \d+\./);
    await story.see(zoe);
  });

  await story.step("who still has no place goes to a follow-up round, which can be taken back", async () => {
    await zoe.goto(`${base}/herstel`);
    await zoe.getByRole("button", { name: "Maak een vervolgronde" }).click();
    await notice(zoe, /vervolgronde is gemaakt/);
    assert.match(await main(zoe), /Dit is de vervolgronde van/);
    await story.see(zoe);
    const followUp = new URL(zoe.url()).pathname.replace(/\/werk$/, "");
    await zoe.goto(`${followUp}/studenten`);
    assert.ok((await zoe.locator("tbody tr").count()) > 0);
    await zoe.goto(`${base}/plaatsingen?stand=follow-up`);
    assert.ok((await zoe.locator("tbody tr").count()) > 0);
    await zoe.goto(`${base}/herstel`);
    await zoe.getByRole("button", { name: "Maak een vervolgronde" }).click();
    assert.match(await zoe.locator("#problems").textContent(), /al een vervolgronde/);
    await story.see(zoe);
    await zoe.goto(`${followUp}/werk`);
    await zoe.locator("summary", { hasText: "Verwijder deze ronde" }).click();
    await zoe.locator("details input[name=sure]").check();
    await zoe.getByRole("button", { name: "Verwijder deze ronde" }).click();
    await notice(zoe, /Verwijderd/);
    await zoe.goto(`${base}/plaatsingen?stand=waiting`);
    assert.ok((await zoe.locator("tbody tr").count()) > 0);
  });

  await story.step("everybody reads what repairs did, and of nobody by name", async () => {
    const visitor = await story.visitor({ viewport: PHONE });
    await visitor.goto(base);
    const text = await main(visitor);
    assert.match(text, /Afgezegd\./);
    assert.match(text, /Het bedrijf verhuist/);
    assert.match(text, /De school beslist binnen 5 dagen over een afwijzing/);
    for (const secret of [WHY, "Juni kan ik", "nooit gevraagd"]) assert.ok(!text.includes(secret), secret);
    await story.see(visitor);
  });
}

/** Goes on as the first student of a list of the school, with the link of a mail that they got. */
async function personalLink(story, school, list) {
  await school.goto(list);
  await school.locator("tbody th a").first().click();
  const email = (await school.locator('p.meta a[href^="mailto:"]').textContent()).trim();
  const student = await story.visitor({ viewport: PHONE });
  await student.goto(`/demo/post?q=${encodeURIComponent(email)}`);
  await student.locator("details.mail summary").first().click();
  await student.locator("details.mail a").first().click();
  await student.getByRole("button", { name: "Ga verder" }).click();
  await student.goto(`${MINE}/uitslag`);
  return student;
}

/** An employer of the demo's page with a student whom it can still ask the school to decline. */
async function mayDecline(story) {
  const post = `/demo/post?q=${encodeURIComponent("veranderd in wie er komt")}`;
  const page = await story.visitor();
  await page.goto(post);
  const count = await page.locator("details.mail").count();
  for (let at = 0; at < count; at += 1) {
    const employer = await story.visitor({ viewport: PHONE });
    await employer.goto(post);
    const mail = employer.locator("details.mail").nth(at);
    await mail.locator("summary").click();
    await mail.locator("a").first().click();
    await employer.getByRole("button", { name: "Ga verder" }).click();
    if (await employer.getByRole("link", { name: /Vraag om een afwijzing/ }).count()) return employer;
    await employer.context().close();
  }
  throw new Error("no employer can ask for a decline");
}
