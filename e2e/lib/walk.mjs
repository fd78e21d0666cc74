// What people do on many pages.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

/** The address of a round by its title, as anybody finds it in the list of rounds. */
export async function roundOf(page, title) {
  await page.goto("/r/waterstad/rondes");
  const href = await page.getByRole("link", { name: title }).first().getAttribute("href");
  return href.replace(/\/werk$/, "");
}

/** What a mistake looks like: a summary on top that leads to the field, and the text beside the field. */
export async function refused(page, field, text) {
  const summary = page.locator("#problems");
  await summary.waitFor();
  assert.match(await summary.textContent(), text);
  assert.equal(await summary.getAttribute("role"), "alert");
  assert.equal(await summary.locator(`a[href="#${field}"]`).count(), 1, `the summary does not lead to #${field}`);
  assert.match(await page.locator(`#${field}-error`).textContent(), text);
}

/** The green line after a deed. */
export async function notice(page, text) {
  const said = page.locator(".alert-ok, #problems, .fault").first();
  assert.match((await said.textContent()).replace(/\s+/g, " "), text);
}

export async function heading(page, text) {
  assert.match(await page.locator("h1").textContent(), text);
}

/** Opens a fold of the page by its summary. */
export async function unfold(scope, text) {
  const details = scope.locator("details", { has: scope.locator("summary", { hasText: text }) }).first();
  if ((await details.getAttribute("open")) === null) await details.locator("summary").first().click();
  return details;
}

/** Downloads by a link, and gives the file's name and bytes. */
export async function download(page, link) {
  const [file] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** What a click sends back, with its status. */
export async function press(page, button) {
  const [answer] = await Promise.all([page.waitForResponse((one) => one.request().isNavigationRequest()), button.click()]);
  await page.waitForLoadState();
  return answer.status();
}

/** What a reader sees of an answer that no browser showed. */
export function textOf(html) {
  const main = html.slice(html.indexOf("<main"), html.lastIndexOf("</main>"));
  return main.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ").trim();
}

/** Opens the last mail that went to an address, and follows its link. */
export async function followMail(page, to) {
  await page.goto(`/demo/post?q=${encodeURIComponent(to)}`);
  const mail = page.locator("details.mail").first();
  await mail.locator("summary").click();
  await mail.locator("a").first().click();
}

/** Waits until a file is saved. Without JavaScript the page brings itself up to date by a `meta refresh`. */
export async function whenSaved(page, text) {
  for (let tries = 0; tries < 40 && !(await page.getByText(text).count()); tries += 1) {
    await page.waitForTimeout(250);
    await page.goto(page.url());
  }
}

/** A publication that says of one place that somebody more got in. */
export function tamper(publication) {
  const tampered = publication.replace(/"taken":\s*(\d+)/, (_, n) => `"taken":${Number(n) + 1}`);
  assert.notEqual(tampered, publication);
  return tampered;
}

/** The check on the site itself, with files that somebody brings; gives what it says of them. */
export async function checkHere(page, publication, kit = "") {
  await page.goto("/controleren");
  await page.locator("#publication").fill(publication);
  await page.locator("#kit").fill(kit);
  await page.locator("main form button").click();
  return page.locator(".alert, #problems").first().textContent();
}
