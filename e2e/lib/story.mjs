// A story: a server of its own, people in browsers of their own, and steps that pass or fail.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { problemsOf } from "./audit.mjs";
import { freshPostgres, startDemo } from "./server.mjs";

export const PHONE = { width: 360, height: 760 };
export const DESK = { width: 1280, height: 900 };
/** Longest wait for anything on a page: how fast pages are is measured elsewhere, so a busy machine is no failure. */
const PATIENCE = 20_000;

export class Story {
  results = [];
  #stopped = "";
  #seen = 0;
  #problems = [];

  constructor(name, browser) {
    this.name = name;
    this.browser = browser;
    this.folder = mkdtempSync(join(tmpdir(), "evenkans-e2e-"));
  }

  /** Starts the server of the story, after what it needs beside it; on a fresh database of PostgreSQL if it is told there. */
  async open(more = [], postgres = false, beside = undefined) {
    this.beside = await beside?.();
    this.database = postgres ? freshPostgres() : undefined;
    this.server = await startDemo(this.beside?.env, ...more, ...(this.database ? ["--database", this.database.address] : []));
    this.address = this.server.address;
  }

  close() {
    this.server?.stop();
    this.beside?.stop();
    this.database?.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Something that must hold, whatever the rest does. */
  async test(what, check) {
    const started = Date.now();
    let error;
    try {
      await check();
    } catch (caught) {
      error = caught instanceof Error ? caught : new Error(String(caught));
    }
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    this.results.push({ what, error });
    console.log(`${error ? "✗" : "✓"} ${this.name}: ${what} (${seconds} s)`);
    if (error) console.log(`    ${(error.stack ?? error.message).split("\n").slice(0, 12).join("\n    ")}`);
    return !error;
  }

  /** A test that the next steps build upon: after a failure they are not reached, and count as failed. */
  async step(what, check) {
    const reached = async () => {
      if (this.#stopped) throw new Unreached(this.#stopped);
      await check();
    };
    const passed = await this.test(what, reached);
    if (!passed) this.#stopped ||= what;
  }

  /** Looks whether the page that somebody came to is right; what is not is told at the end, the story goes on. */
  async see(page, lang = "nl") {
    this.#seen += 1;
    const problems = [...(await problemsOf(page, lang)), ...page.complaints.splice(0)];
    const path = new URL(page.url()).pathname;
    this.#problems.push(...problems.map((problem) => `${path}: ${problem}`));
  }

  /** The last test: all that was seen on the way. */
  async end() {
    if (this.#seen === 0) return;
    await this.test(`the ${this.#seen} pages on the way are right`, () => assert.deepEqual(this.#problems, []));
  }

  /** Somebody with a browser of their own; JavaScript is off unless it is asked for. */
  async visitor({ js = false, viewport = DESK, lang = "nl-NL", ...more } = {}) {
    const context = await this.browser.newContext({
      viewport,
      locale: lang,
      baseURL: this.address,
      acceptDownloads: true,
      ...more,
    });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    page.complaints = listen(page);
    page.setDefaultNavigationTimeout(PATIENCE);
    // Not with `javaScriptEnabled`: so axe can still run on a page whose own scripts may not.
    const session = await context.newCDPSession(page);
    page.scripts = (on) => session.send("Emulation.setScriptExecutionDisabled", { value: !on });
    page.js = js;
    await page.scripts(js);
    return page;
  }

  /** The demo's own page of people. Its accounts are Dutch, so who reads English chooses it here, as the link on top does. */
  async people(options = {}) {
    const page = await this.visitor(options);
    await page.goto(options.lang?.startsWith("en") ? "/demo?taal=en" : "/demo");
    return page;
  }

  /** Goes on as somebody of that page, with the button of their card. */
  async as(name, options) {
    const page = await this.people(options);
    await page.locator("li.person", { has: page.getByRole("heading", { name, exact: true }) }).getByRole("button").click();
    return page;
  }

  /** Goes on as the person of a card under a heading of the demo's page, by a word on the card. */
  async asStudent(round, kind, options) {
    const page = await this.people(options);
    const list = page.locator(`h2:has-text("${round}") + ul.grid`);
    const card = list.locator("li.person", { hasText: KINDS[kind] ?? kind }).first();
    page.personName = (await card.locator("h3").textContent()).trim();
    await card.getByRole("button").click();
    return page;
  }

  /** Moves the demo's clock, as the control at the top of every page does. */
  async clock(page, moment) {
    await page.locator("aside.demo summary").click();
    await page.locator("#clock").fill(moment);
    await page.locator("aside.demo button.primary").click();
  }
}

/** What the demo's page says of a student, in both languages. */
const KINDS = {
  confirmed: /Lijst bevestigd|List confirmed/,
  unconfirmed: /Lijst nog bevestigen|List to be confirmed/,
  empty: /Nog geen lijst|No list yet/,
};

class Unreached extends Error {
  constructor(after) {
    super(`not reached: failed before, at “${after}”`);
    this.stack = this.message;
  }
}

/** What the browser complains about: errors, broken scripts, and what the content policy stopped. */
function listen(page) {
  const complaints = [];
  page.on("console", (message) => {
    // That an answer was a refusal is for the story to judge.
    if (message.type() === "error" && !/^Failed to load resource: .* status of 4\d\d/.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}
