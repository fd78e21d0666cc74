// Every page that each person can walk to, in both languages, on a phone and a desk, in light and dark.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { Scale, axe, overflow, texts } from "../lib/audit.mjs";
import { DESK, PHONE } from "../lib/story.mjs";

const root = new URL("../../", import.meta.url);

/** The pages of the route tables, as patterns of addresses. */
function pagesOfTables() {
  const tables = readdirSync(new URL("areas", root)).map((area) => `areas/${area}/src/lib.rs`);
  return ["app/src/demo/mod.rs", ...tables].flatMap((file) =>
    [...readFileSync(new URL(file, root), "utf8").matchAll(/^ +GET "([^"]+)"/gm)].map(([, path]) => path),
  );
}

/** Pages that only a deed leads to: another story comes there. */
const ELSEWHERE = [
  "/aanmelden/{token}", // access
  "/aanmelden/instelling", // institution, as the next three
  "/aanmelden/instelling/terug",
  "/aanmelden/instelling/adres",
  "/mijn/instelling",
  "/p/{token}", // employer
  "/uitnodiging/{token}", // access
  "/r/{region}/mijn-plekken/komst/{placement}/afwijzen", // after
  "/r/{region}/mijn-plekken/overeenkomst/{agreement}", // year
  "/r/{region}/mijn-plekken/overeenkomst/{agreement}/pdf",
  "/r/{region}/mijn-ronde/stage/evaluatie/{placement}", // after an early end, which the rules tests make
  "/r/{region}/mijn-ronde/overeenkomst/{agreement}", // year
  "/r/{region}/mijn-ronde/overeenkomst/{agreement}/pdf", // year
  "/r/{region}/overeenkomst", // year
  "/r/{region}/overeenkomst/pdf",
  "/r/{region}/rondes/{id}/overeenkomsten/{student}/{agreement}/pdf",
  "/r/{region}/rondes/{id}/begeleiding/{student}/{visit}", // year
  "/r/{region}/partners/{id}/contact/export/{form}", // network
  "/r/{region}/partners/{id}/mensen/export/{form}", // network
  "/r/{region}/agenda/{id}/hier/{code}", // network
  "/r/{region}/agenda/{id}/ondertekenen", // network
  "/r/{region}/nieuws/afmelden/{token}", // network
  "/r/{region}/nieuws/{id}/bewerken", // network
  "/r/{region}/artikelen/{template}", // network
  "/r/{region}/thema/{key}", // network
  "/programma/{programme}/thema/{key}", // network
  "/programma/{programme}/instellingen", // network, as the next two
  "/programma/{programme}/instellingen/thema.json",
  "/programma/{programme}/teksten/{kind}/bewerken",
  "/r/{region}/toezeggingen/{id}/bewijs/{evidence}", // the rules tests keep and read a file
  "/r/{region}/rondes/{id}/trekking", // round
  "/r/{region}/rondes/{id}/bevriezing/{freeze}", // round
  "/r/{region}/rondes/{id}/correcties/export/{form}", // round
  "/r/{region}/rondes/{id}/inlezen/{import}", // coordinator
  "/r/{region}/rondes/{id}/inlezen/{import}/problemen/{form}", // coordinator
];
const isFile = (path) => /\/export\/|\.json$|\.csv$|\.zip$|\/pdf$|\/opening\.csv|\/bevriezing\/|\.ics$|\.rss$|\/netwerk\/samen\/|\/bewijs\/[^/]+$/.test(path);

/** Of pages with the same pattern one a round is enough; and one of each filter that a page links to. */
function keyOf(path, pattern) {
  const round = /\/rondes\/([^/?]+)/.exec(path)?.[1] ?? "";
  return `${pattern} ${round}`;
}

function matcher(patterns) {
  const exact = (path) => (pattern) => new RegExp(`^${pattern.replace(/\{[^}]+\}/g, "[^/]+").replace(/\./g, "\\.")}$`).test(path);
  // A fixed word goes before a hole: /plekken/nieuw is not a place.
  const sorted = [...patterns].sort((a, b) => a.split("{").length - b.split("{").length);
  return (path) => sorted.find(exact(path));
}

/** Everybody who sees something of their own. */
const PEOPLE = [
  ["nobody", async (story, options) => story.visitor(options)],
  ["the coordinator of an open round", (story, options) => story.as("Aaliyah Brands", options)],
  ["the coordinator of a published round", (story, options) => story.as("Zoë Kruger", options)],
  ["the coordinator of a round in preparation", (story, options) => story.as("Femke Chen", options)],
  ["the programme manager", (story, options) => story.as("Hicham Kruger", options)],
  ["the policymaker", (story, options) => story.as("Ilse Omar", options)],
  ["a teacher", (story, options) => asRole(story, "Docent", options)],
  ["a teacher who guides", (story, options) => story.as("Mila Postma", options)],
  ["an adviser", (story, options) => asRole(story, "Adviseur", options)],
  ["the administrator", (story, options) => administrator(story, options)],
  ["a student without a list", (story, options) => story.asStudent("zorg en ICT", "empty", options)],
  ["a student with a list to confirm", (story, options) => story.asStudent("zorg en ICT", "unconfirmed", options)],
  ["a student with a confirmed list", (story, options) => story.asStudent("zorg en ICT", "confirmed", options)],
  ["a student with a result", (story, options) => story.asStudent("bouw, gastvrijheid", "confirmed", options)],
  ["a student without a place", (story, options) => story.asStudent("bouw, gastvrijheid", "empty", options)],
  ["the student administration", (story, options) => story.asStudent("zorg en ICT", "Zegt hoeveel", options)],
  ["an employer to whom students come", (story, options) => story.as("Karim van der Wal", options)],
  ["an employer", (story, options) => story.asStudent("Stagebedrijven", "", options)],
];

async function asRole(story, role, options) {
  const page = await story.visitor(options);
  await page.goto("/demo");
  await page.locator("li.person", { hasText: role }).first().getByRole("button").click();
  return page;
}

/** The demo's administrator stands among the people when the page offers them; otherwise the role is left out. */
async function administrator(story, options) {
  const page = await story.visitor(options);
  await page.goto("/demo");
  const card = page.locator("li.person", { hasText: /Beheerder/ }).first();
  assert.ok((await card.count()) > 0, "/demo offers nobody to be the administrator");
  await card.getByRole("button").click();
  return page;
}

async function links(page) {
  return page.evaluate(() => [...document.querySelectorAll("a[href]")].filter((a) => a.origin === location.origin).map((a) => a.pathname + a.search));
}

export default async function pages(story) {
  const patterns = pagesOfTables();
  const patternOf = matcher(patterns);
  const scale = new Scale();
  const opened = new Set();
  const examined = new Set();

  for (const [who, enter] of PEOPLE) {
    await story.test(who, async () => {
      const page = await enter(story, { js: true, viewport: PHONE });
      const settle = scale.watch(page);
      const problems = [];
      const start = who === "nobody" ? ["/", "/demo", "/demo/post", "/beheer/aanmelden"] : [new URL(page.url()).pathname];
      const queue = [...start, "/r/waterstad"];
      const seen = new Set();
      while (queue.length > 0) {
        const path = queue.shift();
        const [bare, query = ""] = path.split("?");
        const pattern = patternOf(bare);
        if (query.includes("taal=") || bare.startsWith("/assets/")) continue;
        const key = pattern ? keyOf(bare, pattern) + (query ? ` ?${query.replace(/=.*/, "")}` : "") : bare;
        if (seen.has(key)) continue;
        seen.add(key);
        if (!pattern) {
          problems.push(`${path}: a link to a page that is in no table`);
          continue;
        }
        opened.add(pattern);
        if (isFile(bare)) {
          const answer = await page.request.get(path);
          if (!answer.ok()) problems.push(`${path}: ${answer.status()}`);
          continue;
        }
        // The same page of the same round, seen by the same kind of person, is examined once.
        const kind = /^\/(r\/[^/]+(\/rondes(\/[^/]+)?)?)?$|^\/(demo|privacy|toegankelijkheid|controleren|aanmelden)/.test(bare) ? "" : who;
        const group = /coordinator/.test(kind) ? "coordinator" : /student/.test(kind) ? `${kind}` : /^(a|an|the) (teacher|adviser|policymaker)/.test(kind) ? "reader" : kind;
        const thorough = !examined.has(`${group} ${key}`);
        examined.add(`${group} ${key}`);
        problems.push(...(await look(page, path, scale, settle, thorough)));
        queue.push(...(await links(page)));
      }
      assert.deepEqual(problems, []);
    });
  }

  await story.test("every page of the route tables was opened by somebody", async () => {
    assert.ok(patterns.length > 30, "the route tables were not found");
    const missed = patterns.filter((pattern) => !opened.has(pattern) && !ELSEWHERE.includes(pattern));
    assert.deepEqual(missed, []);
  });
  console.log(`  the heaviest page weighs ${scale.heaviest} bytes`);
}

let turn = 0;

/**
 * One page in both languages and all four looks. Axe takes the longest, so it examines two of the looks that have
 * nothing in common, and the next page the other two: over a story every look is examined in every language.
 */
async function look(page, path, scale, settle, thorough) {
  const problems = [];
  const separator = path.includes("?") ? "&" : "?";
  turn += 1;
  const [first, second] = turn % 2 ? ["light", "dark"] : ["dark", "light"];
  const looks = {
    en: [[PHONE, second], [DESK, second]],
    nl: [[DESK, first], [PHONE, first]],
  };
  for (const lang of thorough ? ["en", "nl"] : ["nl"]) {
    page.complaints.length = 0;
    const answer = await page.goto(`${path}${separator}taal=${lang}`);
    const say = (what) => (problem) => problems.push(`${path} ${lang} ${what}: ${problem}`);
    if (!answer.ok()) say("answer")(answer.status());
    (await texts(page, lang)).forEach(say("text"));
    // A page can be there before the browser has told that its file has come.
    await scale.weigh(answer);
    await settle();
    (await scale.problems(page)).forEach(say("weight"));
    for (const [at, [viewport, scheme]] of looks[lang].entries()) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme: scheme });
      (await overflow(page)).forEach(say(`${viewport.width} px`));
      if (!thorough || at === 0) continue;
      // Colours that fade would be measured half-way.
      await page.evaluate(() => document.getAnimations().forEach((one) => one.finish()));
      (await axe(page)).forEach(say(`${viewport.width} px ${scheme}`));
    }
    page.complaints.forEach(say("console"));
  }
  return problems;
}
