// A student makes a list on a phone, with the keyboard and without JavaScript.

import assert from "node:assert/strict";
import { PHONE } from "../lib/story.mjs";
import { heading, notice, refused, unfold } from "../lib/walk.mjs";

const HOME = "/r/waterstad/mijn-ronde";

export default async function student(story) {
  const page = await story.asStudent("zorg en ICT", "empty", { viewport: PHONE });
  const titles = () => page.locator("ol.wishes h3").allTextContents();
  const add = async () => {
    const place = page.locator("li.place:not(.place-not)").first();
    const title = (await place.locator("h3").textContent()).trim();
    await place.getByRole("button", { name: /Zet op mijn lijst/ }).click();
    return title;
  };

  await story.step("one click on /demo, and the page says what to do", async () => {
    await heading(page, /Stage zorg en ICT/);
    assert.match(await page.locator("main").textContent(), /Je lijst is nog leeg/);
    await story.see(page);
  });

  await story.step("places are found by words, town, sector and day", async () => {
    const count = async () => page.locator("li.place:not(.place-not)").count();
    const all = await count();
    await page.locator("#sector").selectOption("zorg");
    await page.getByRole("button", { name: "Zoek", exact: true }).click();
    const some = await count();
    assert.ok(some > 0 && some < all, `${some} of ${all}`);
    assert.equal(await page.locator("#sector").inputValue(), "zorg");
    const shown = Number(/(\d+) van/.exec(await page.locator('p[role="status"]').first().textContent())[1]);
    assert.equal(shown, some, "the count is not what is shown");
    await page.locator("#dag").selectOption("wo");
    await page.getByRole("button", { name: "Zoek", exact: true }).click();
    assert.ok((await count()) <= some);
    await page.locator("#q").fill("bestaat-niet");
    await page.getByRole("button", { name: "Zoek", exact: true }).click();
    assert.match(await page.locator("main").textContent(), /Geen plekken gevonden/);
    await story.see(page);
    await page.getByRole("link", { name: "Wis", exact: true }).click();
    assert.equal(await count(), all);
  });

  await story.step("what is not possible says why", async () => {
    const fold = await unfold(page, /die voor jou niet k/);
    const reasons = await fold.locator(".why-not").allTextContents();
    assert.ok(reasons.length > 0);
    for (const reason of reasons) assert.match(reason, /andere opleiding|pas vanaf leerjaar|doet niet meer mee/);
    assert.equal(await fold.getByRole("button").count(), 0);
    await story.see(page);
  });

  await story.step("three places are added, each saved at once", async () => {
    const added = [await add(), await add()];
    assert.match(await page.locator("main").textContent(), /Een korte lijst is een risico/);
    added.push(await add());
    assert.deepEqual((await titles()).map((one) => one.trim()), added);
    await page.reload();
    assert.equal((await titles()).length, 3);
    await story.see(page);
  });

  await story.step("the keyboard alone changes the order", async () => {
    const before = await titles();
    await page.locator("h1").click();
    const wanted = (text) => text.startsWith(`Zet ${before[2].trim()},`) && text.endsWith("hoger");
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press("Tab");
      if (wanted(((await page.locator(":focus").textContent()) ?? "").trim())) break;
    }
    assert.ok(wanted((await page.locator(":focus").textContent()).trim()), "Tab does not come to the button");
    await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
    assert.deepEqual(await titles(), [before[0], before[2], before[1]]);
  });

  await story.step("one is taken off, another put on, and the list confirmed", async () => {
    const before = await titles();
    await page.getByRole("button", { name: /^Haal weg/ }).last().click();
    assert.deepEqual(await titles(), before.slice(0, 2));
    await add();
    await page.getByRole("button", { name: "Dit is mijn lijst" }).click();
    await heading(page, /Jouw bewijs/);
    assert.ok((await page.locator(".qr svg").count()) === 1);
    await story.see(page);
  });

  await story.step("the receipt is asked back: wrong, then right", async () => {
    const code = (await page.locator(".code-groups").textContent()).replace(/\s/g, "");
    assert.match(code, /^\w{20,}$/);
    await page.locator("#typed").fill("0000");
    await page.getByRole("button", { name: "Ik heb hem bewaard" }).click();
    await refused(page, "typed", /niet de laatste vier/);
    await story.see(page);
    await page.locator("#typed").fill(code.slice(-4).toUpperCase());
    await page.getByRole("button", { name: "Ik heb hem bewaard" }).click();
    await notice(page, /je hebt je bewijs/);
    assert.equal(await page.locator(".badge", { hasText: "Bevestigd" }).count(), 1);
    await story.see(page);
  });

  await story.step("the receipt went by mail, with a link that works", async () => {
    const reader = await story.visitor();
    await reader.goto("/demo/post");
    const mail = reader.locator("details.mail", { hasText: "jouw bewijs" }).first();
    await mail.locator("summary").click();
    await mail.getByRole("link").click();
    await reader.getByRole("button", { name: "Ga verder" }).click();
    assert.equal(new URL(reader.url()).pathname, HOME);
    assert.equal(await reader.locator("ol.wishes h3").count(), 3);
  });

  await story.step("a change after it asks to confirm again", async () => {
    await page.goto(HOME);
    await page.getByRole("button", { name: /^Zet .* lager$/ }).first().click();
    assert.equal(await page.getByRole("button", { name: "Dit is mijn lijst" }).count(), 1);
    assert.match(await page.locator("#lijst").textContent(), /Nog bevestigen/);
  });

  await story.test("a page that stayed open confirms nothing but what it showed", async () => {
    const old = await page.context().newPage();
    await old.goto(HOME);
    await page.goto(HOME);
    await page.getByRole("button", { name: /^Zet .* lager$/ }).first().click();
    await old.getByRole("button", { name: "Dit is mijn lijst" }).click();
    assert.match(await old.locator("main").textContent(), /intussen iets veranderd/);
    await old.goto(HOME);
    assert.match(await old.locator("#lijst").textContent(), /Nog bevestigen/);
    await old.close();
  });

  await story.test("the same in English", async () => {
    const other = await story.asStudent("zorg en ICT", "unconfirmed", { viewport: PHONE, lang: "en-GB" });
    await other.goto(`${HOME}?taal=en`);
    await other.locator("li.place:not(.place-not)").first().getByRole("button").click();
    assert.equal(await other.locator("html").getAttribute("lang"), "en");
    await story.see(other, "en");
    await other.locator(`form[action="${HOME}/bevestigen"] button`).click();
    await story.see(other, "en");
    const code = (await other.locator(".code-groups").textContent()).replace(/\s/g, "");
    await other.locator("#typed").fill(code.slice(-4));
    await other.locator("section.card form button").click();
    assert.doesNotMatch(await other.locator("main").textContent(), /Bevestigd|Mijn lijst/);
    await story.see(other, "en");
  });

  await story.test("with JavaScript the pressed button stays under the finger", async () => {
    const quick = await story.asStudent("zorg en ICT", "confirmed", { viewport: PHONE, js: true });
    const button = quick.locator("ol.wishes .is-down:enabled").first();
    const id = await button.getAttribute("id");
    await Promise.all([quick.waitForEvent("load"), button.click()]);
    await quick.waitForFunction((it) => document.activeElement?.id === it, id);
    assert.deepEqual(quick.complaints, []);
  });
}
