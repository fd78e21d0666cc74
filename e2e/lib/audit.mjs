// What must be right on every page, whoever looks at it.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** The most that a page may weigh on the line, with its style, script and fonts. */
const MOST_BYTES = 100_000;

/** What axe finds on the page as it is now; `[]` is right. */
export async function axe(page) {
  if (!page.js) await page.scripts(true);
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async (tags) => {
    const found = await window.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
    return found.violations.map((one) => {
      const nodes = one.nodes.slice(0, 3).map((node) => `${node.target.join(" ")} ${node.any[0]?.message ?? ""}`);
      return `${one.id} (${one.nodes.length}×): ${nodes.join(" | ")}`;
    });
  }, TAGS);
  if (!page.js) await page.scripts(false);
  return violations;
}

/** What sticks out on the right, with the elements that do; `[]` is right. */
export function overflow(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const out = [...document.querySelectorAll("body *")].filter((one) => {
      const box = one.getBoundingClientRect();
      return box.width > 0 && box.right > width + 1;
    });
    const names = out.slice(-3).map((one) => `${one.tagName.toLowerCase()}.${one.className}`);
    return [`${document.documentElement.scrollWidth} px wide in ${width} px: ${names.join(", ")}`];
  });
}

/** Texts that are missing, and a page that says the wrong language. */
export function texts(page, lang) {
  return page.evaluate((expected) => {
    const problems = [];
    const html = document.documentElement.outerHTML;
    for (const [, key] of html.matchAll(/⟦([^⟧]*)⟧?/g)) problems.push(`missing text ${key}`);
    if (document.documentElement.lang !== expected) problems.push(`lang is ${document.documentElement.lang}, not ${expected}`);
    if (/\{ ?\$/.test(document.body.innerText)) problems.push("a text with a hole in it");
    if (document.title.trim().length < 12) problems.push(`the title says too little: ${document.title}`);
    if (document.querySelectorAll("h1").length !== 1) problems.push("not exactly one h1");
    return problems;
  }, lang);
}

/** Everything at once, for a page that a story has come to. */
export async function problemsOf(page, lang) {
  return [...(await axe(page)), ...(await overflow(page)), ...(await texts(page, lang))];
}

/** Weighs pages: every file once, whether it came from the browser's store or not. */
export class Scale {
  #weights = new Map();

  watch(page) {
    const weighed = [];
    page.on("requestfinished", (request) => {
      weighed.push(request.response().then((response) => response && this.weigh(response)).catch(() => {}));
    });
    return () => Promise.all(weighed);
  }

  /** What an answer weighs, once all of it has come. */
  async weigh(response) {
    const sizes = await response.request().sizes();
    const bytes = sizes.responseBodySize + sizes.responseHeadersSize;
    if (response.ok() && bytes > 0) this.#weights.set(response.url(), Math.max(bytes, this.#weights.get(response.url()) ?? 0));
  }

  async problems(page) {
    const urls = await page.evaluate(() => performance.getEntriesByType("resource").map((one) => one.name));
    const own = this.#weights.get(page.url().split("#")[0]) ?? 0;
    const all = own + [...new Set(urls)].reduce((sum, url) => sum + (this.#weights.get(url) ?? 0), 0);
    this.heaviest = Math.max(this.heaviest ?? 0, all);
    if (!own) return [`could not be weighed`];
    return all < MOST_BYTES ? [] : [`weighs ${all} bytes, of which the page itself ${own}`];
  }
}
