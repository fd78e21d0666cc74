// A coordinator fills a round: from files with mistakes, from files that are right, and by hand.

import assert from "node:assert/strict";
import { join } from "node:path";
import { part, story as fixture } from "../lib/csv.mjs";
import { download, followMail, heading, notice, press, refused, roundOf, whenSaved } from "../lib/walk.mjs";

const OWN = ["V-301", "V-302"];

export default async function coordinator(story) {
  const page = await story.as("Femke Chen");
  const base = await roundOf(page, "Stage hbo voorjaar 2027");
  const file = (name) => join(story.folder, name);
  const students = part("studenten.csv", file("studenten.csv"), (row) => OWN.includes(row.Opleiding));
  const numbers = new Set(students.map((row) => row.Studentnummer));
  const ownOnly = (row) => ({ ...row, Opleidingen: row.Opleidingen.split("|").filter((one) => OWN.includes(one)).join("|") });
  const places = part("stageplekken.csv", file("stageplekken.csv"), (row) => ownOnly(row).Opleidingen !== "", ownOnly);
  const codes = new Set(places.map((row) => row.Plekcode));
  const wishes = part("voorkeuren.csv", file("voorkeuren.csv"), (row) => numbers.has(row.Studentnummer) && codes.has(row.Plekcode));

  const read = async (kind, path) => {
    await page.goto(`${base}/inlezen?kind=${kind}`);
    await page.locator("#file").setInputFiles(path);
    await page.getByRole("button", { name: "Lees het bestand" }).click();
  };
  const check = () => page.getByRole("button", { name: "Controleer alle rijen" }).click();
  const written = async () => {
    await page.getByRole("button", { name: "Sla alles op" }).click();
    await whenSaved(page, "Klaar: alles is opgeslagen");
    return counts();
  };
  const counts = async () => {
    const text = await page.locator(".alert-ok").textContent();
    return (/(\d+) nieuw, (\d+) veranderd, (\d+) hetzelfde/.exec(text) ?? []).slice(1).map(Number);
  };
  /** All problems of the page, from the list to save: the page shows the first hundred. */
  const problems = async () => {
    const saved = await download(page, page.locator(".alert").getByRole("link", { name: /CSV/ }));
    return saved.bytes.toString();
  };

  await story.step("a file that cannot be read says all that stops it, with row and column", async () => {
    await page.goto(`${base}/inlezen?kind=places`);
    await story.see(page);
    await page.getByRole("button", { name: "Lees het bestand" }).click();
    await refused(page, "file", /Kies een bestand/);
    await read("places", fixture("fout/onleesbaar.csv"));
    const text = await page.locator("#problems").textContent();
    assert.match(text, /Rij \d+, kolom \w+: hier staat een formule/);
    assert.match(text, /#VERW!/);
    assert.match(text, /Rij \d+ heeft \d+ cellen/);
    await story.see(page);
  });

  const planted = [
    ["students", "fout/studenten.csv", [[6, "A"], [12, "E"], [18, "D"], [25, "G"], [31, "F"], [40, "A"], [52, "H"], [60, "F"]]],
    ["places", "fout/stageplekken.csv", [[5, "A"], [9, "H"], [14, "Q"], [20, "G"], [27, "B"], [33, "K"], [41, "R"], [58, "T"], [60, "D"]]],
    ["wishes", "fout/voorkeuren.csv", [[4, "B"], [9, "A"], [15, "C"]]],
  ];
  for (const [kind, name, mistakes] of planted) {
    await story.test(`${name}: every planted mistake is told at once`, async () => {
      await read(kind, fixture(name));
      await heading(page, new RegExp(name.split("/")[1]));
      await check();
      assert.match(await page.locator(".alert-error").textContent(), /Er kloppen \d+ dingen niet/);
      const told = await problems();
      const missed = mistakes.filter(([row, column]) => !told.includes(`Rij ${row}, kolom ${column} (`));
      assert.deepEqual(missed, [], "not told");
      assert.equal(await page.getByRole("button", { name: "Sla alles op" }).count(), 0);
      await story.see(page);
    });
  }

  await story.step("columns can be chosen, and a missing one is asked for", async () => {
    await read("students", file("studenten.csv"));
    await story.see(page);
    const column = page.locator("#field-number");
    const chosen = await column.inputValue();
    await column.selectOption("");
    await check();
    assert.match(await page.locator("#problems").textContent(), /Kies de kolom/);
    await story.see(page);
    if (!(await column.isVisible())) await page.locator("summary", { hasText: "Kolommen" }).click();
    await column.selectOption(chosen);
    await check();
    assert.deepEqual(await counts(), [0, 0, students.length]);
  });

  await story.test("a missing column is told beside its field too", async () => {
    await read("students", file("studenten.csv"));
    await page.locator("#field-number").selectOption("");
    await check();
    await refused(page, "field-number", /Kies de kolom/);
    assert.ok(await page.locator("#field-number").isVisible());
  });

  await story.step("the files of the round are unchanged, and the wishes are new", async () => {
    await read("places", file("stageplekken.csv"));
    await check();
    assert.deepEqual(await counts(), [0, 0, places.length]);
    await read("wishes", file("voorkeuren.csv"));
    await check();
    const [fresh] = await counts();
    assert.ok(fresh > 0);
    await story.see(page);
    assert.deepEqual((await written())[0], fresh);
    await story.see(page);
    await page.goto(`${base}/studenten`);
    assert.ok(Number(await page.locator("tbody td[data-label=Voorkeuren]").first().textContent()) > 0);
  });

  await story.step("the same file again changes nothing", async () => {
    await read("wishes", file("voorkeuren.csv"));
    await check();
    const [fresh, changed, same] = await counts();
    assert.deepEqual([fresh, changed], [0, 0]);
    assert.ok(same > 0);
    assert.deepEqual((await written()).slice(0, 2), [0, 0]);
  });

  await story.step("a corrected file changes only what changed", async () => {
    const one = students[0].Studentnummer;
    part("studenten.csv", file("verbeterd.csv"), (row) => OWN.includes(row.Opleiding), (row) => (row.Studentnummer === one ? { ...row, Roepnaam: "Verbeterd" } : row));
    await read("students", file("verbeterd.csv"));
    await check();
    assert.deepEqual(await counts(), [0, 1, students.length - 1]);
    assert.deepEqual(await written(), [0, 1, students.length - 1]);
    await page.goto(`${base}/studenten?q=${one}`);
    assert.match(await page.locator("tbody").textContent(), /Verbeterd/);
  });

  await story.step("a student by hand, with a number that exists and then a new one", async () => {
    await page.goto(`${base}/studenten/nieuw`);
    await page.locator("#number").fill(students[1].Studentnummer);
    await page.locator("#first_name").fill("Fatoumata");
    await page.locator("#last_name").fill("d’Hont-Öztürk");
    await page.locator("#year").fill("2");
    await page.getByRole("button", { name: "Sla op" }).click();
    await refused(page, "number", /al een student met dit nummer/);
    assert.equal(await page.locator("#last_name").inputValue(), "d’Hont-Öztürk");
    await story.see(page);
    await page.locator("#number").fill("=1+1");
    await page.getByRole("button", { name: "Sla op" }).click();
    await notice(page, /Opgeslagen/);
  });

  await story.step("every list comes out, and no cell is a formula", async () => {
    for (const [tab, what] of [["studenten", "studenten"], ["studenten", "voorkeuren"], ["plekken", "plekken"]]) {
      for (const form of ["csv", "xlsx"]) {
        await page.goto(`${base}/${tab}`);
        const { name, bytes } = await download(page, page.locator(`a[href="${base}/${what}/export/${form}"]`));
        assert.ok(name.endsWith(`.${form}`), name);
        assert.ok(bytes.length > 500);
        if (form === "xlsx") assert.equal(bytes.subarray(0, 2).toString(), "PK");
        else assert.doesNotMatch(bytes.toString(), /(^|;|\n)"?[=+@]/);
      }
    }
  });

  await story.step("two pages with the same student: the later save is told, and keeps what was typed", async () => {
    await page.goto(`${base}/studenten?q=${students[2].Studentnummer}`);
    const href = await page.locator("tbody th a").getAttribute("href");
    const old = await story.as("Femke Chen");
    await old.goto(href);
    await page.goto(href);
    await page.locator("#first_name").fill("Eerste");
    await page.getByRole("button", { name: "Sla op" }).click();
    await notice(page, /Opgeslagen/);
    await old.locator("#first_name").fill("Tweede");
    await old.getByRole("button", { name: "Sla op" }).click();
    assert.match(await old.locator("main").textContent(), /Iemand anders heeft dit net veranderd/);
    await story.see(old);
    await page.goto(href);
    assert.equal(await page.locator("#first_name").inputValue(), "Eerste");
    if (!(await old.locator("#first_name").count())) await old.goBack();
    assert.equal(await old.locator("#first_name").inputValue(), "Tweede", "what was typed is gone");
  });

  await story.step("somebody outside the round says how many students there are, and nobody else", async () => {
    await page.goto(`${base}/werk`);
    await page.locator("#registrar").fill("femke");
    await page.getByRole("button", { name: "Stuur een link" }).click();
    await refused(page, "registrar", /e-mailadres/);
    await page.goto("/mijn");
    const own = (await page.locator("p.lead").first().textContent()).trim();
    await page.goto(`${base}/werk`);
    await page.locator("#registrar").fill(own);
    await page.getByRole("button", { name: "Stuur een link" }).click();
    await refused(page, "registrar", /stagecoördinator van deze school/);
    await story.see(page);
    await page.locator("#registrar").fill("telling@hogeschool.example");
    await page.getByRole("button", { name: "Stuur een link" }).click();
    await notice(page, /verstuurd/);
    assert.match(await page.locator("#aantallen").textContent(), /Gevraagd aan telling@hogeschool.example/);

    const registrar = await story.visitor();
    await followMail(registrar, "telling@hogeschool.example");
    await registrar.getByRole("button", { name: "Ga verder" }).click();
    await heading(registrar, /Hoeveel studenten zijn er/);
    await story.see(registrar);
    const fields = registrar.locator("form[novalidate] input.short");
    await fields.first().fill("veel");
    await registrar.getByRole("button", { name: "Dit zijn de aantallen" }).click();
    assert.match(await registrar.locator("main").textContent(), /heel getal/);
    assert.equal(await fields.first().inputValue(), "veel");
    for (let at = 0; at < (await fields.count()); at += 1) await fields.nth(at).fill("1");
    await registrar.locator("#name").fill("Noor de Wit");
    await registrar.getByRole("button", { name: "Dit zijn de aantallen" }).click();
    await notice(registrar, /aantallen zijn opgegeven/);
    await story.see(registrar);

    await page.goto(`${base}/werk`);
    assert.match(await page.locator("#aantallen").textContent(), /Opgegeven door Noor de Wit/);
    assert.match(await page.locator("#aantallen").textContent(), /meer dan er zijn/);
    await story.see(page);
  });

  await story.step("the rules are tried on the lists, before they are fixed", async () => {
    await page.goto(`${base}/werk`);
    await page.getByRole("link", { name: "Proefloting" }).click();
    assert.match(await page.locator("main").textContent(), /nog geen proef gedaan/);
    await story.see(page);
    await page.locator("#draws").selectOption("200");
    await page.getByLabel("Hooguit 1 voorkeur").check();
    await page.getByRole("button", { name: "Begin de proef" }).click();
    await whenSaved(page, /Proef van/);
    const text = await page.locator("main").textContent();
    assert.match(text, /De regels van deze ronde/);
    assert.match(text, /Een lotnummer per plek/);
    assert.match(text, /Hooguit 1 voorkeur/);
    await page.locator("details summary").first().click();
    await story.see(page);
    const saved = await download(page, page.getByRole("link", { name: /CSV/ }));
    assert.match(saved.bytes.toString(), /Regel;Groep/);
  });

  await story.step("a copy is made and removed again, and opening asks whether one is sure", async () => {
    await page.goto(`${base}/werk`);
    await page.getByRole("button", { name: "Kopieer naar volgend jaar" }).click();
    await notice(page, /kopie/);
    const copy = new URL(page.url()).pathname.replace(/\/(werk|regels)$/, "");
    assert.notEqual(copy, base);
    await page.goto(`${copy}/werk`);
    await story.see(page);
    await page.getByRole("button", { name: /^Open de ronde/ }).click();
    await refused(page, "sure", /zeker/);
    await page.locator("#sure").check();
    await page.getByRole("button", { name: /^Open de ronde/ }).click();
    assert.match(await page.locator("main").textContent(), /nog geen studenten/);
    await page.locator("summary", { hasText: "Verwijder deze ronde" }).click();
    await page.locator("details input[name=sure]").check();
    await page.getByRole("button", { name: "Verwijder deze ronde" }).click();
    await notice(page, /Verwijderd/);
    assert.equal((await page.request.get(`${copy}/werk`)).status(), 404);
  });

  await story.test("a double click makes one student", async () => {
    const quick = await story.as("Femke Chen", { js: true });
    await quick.goto(`${base}/studenten/nieuw`);
    await quick.locator("#number").fill("9990001");
    await quick.locator("#first_name").fill("Dubbel");
    await quick.locator("#last_name").fill("Klik");
    await quick.locator("#year").fill("2");
    await quick.getByRole("button", { name: "Sla op" }).dblclick();
    await quick.waitForURL(/studenten\?|studenten$|studenten\/[^n]/);
    await notice(quick, /Opgeslagen/);
    await quick.goto(`${base}/studenten?q=9990001`);
    assert.equal(await quick.locator("tbody tr").count(), 1);
    assert.deepEqual(quick.complaints, []);
  });

  await story.test("reminders go to a selection, and only in an open round", async () => {
    const other = await story.as("Aaliyah Brands");
    const open = await roundOf(other, "Stage zorg en ICT voorjaar 2027");
    await other.goto(`${open}/studenten?stand=empty`);
    await other.getByRole("button", { name: "Stuur een herinnering" }).click();
    assert.match(await other.locator("main").textContent(), /Kies eerst een of meer rijen/);
    await other.goto(`${open}/studenten?stand=empty`);
    const rows = other.locator("tbody tr");
    const addresses = [];
    for (const at of [0, 1]) {
      await rows.nth(at).locator("input").check();
      addresses.push((await rows.nth(at).locator("td.num").textContent()).trim());
    }
    await other.getByRole("button", { name: "Stuur een herinnering" }).click();
    await notice(other, /verstuurd/);
    await other.goto("/demo/post");
    for (const number of addresses) assert.ok((await other.locator("details.mail summary", { hasText: number }).count()) > 0, `no mail to ${number}`);
    await page.goto(`${base}/studenten`);
    await page.locator("tbody input").first().check();
    await press(page, page.getByRole("button", { name: "Stuur een herinnering" }));
    assert.match(await page.locator("main").textContent(), /alleen als de ronde open is/);
    await story.see(page);
  });
}
