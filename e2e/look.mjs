// Takes screenshots of the main pages into `out/`, for people to look at: `node look.mjs [word in the name]`.

import { mkdirSync } from "node:fs";
import { launch } from "./lib/browser.mjs";
import { DESK, PHONE, Story } from "./lib/story.mjs";
import { roundOf } from "./lib/walk.mjs";

const out = new URL("out/", import.meta.url).pathname;
const only = process.argv[2] ?? "";
mkdirSync(out, { recursive: true });

const browser = await launch();
const story = new Story("look", browser);
await story.open();

/** Each page in Dutch on a light phone and in English on a dark desk, or with `all` in every look. */
async function shoot(page, name, path, all = false) {
  if (!name.includes(only)) return;
  const looks = [[PHONE, "light", "nl"], [DESK, "dark", "en"], [DESK, "light", "nl"], [PHONE, "dark", "en"]];
  for (const [viewport, scheme, lang] of all ? looks : looks.slice(0, 3)) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(`${path}${path.includes("?") ? "&" : "?"}taal=${lang}`);
    await page.screenshot({ path: `${out}${name}-${viewport.width}-${scheme}-${lang}.png`, fullPage: true });
  }
}

const visitor = await story.visitor({ js: true });
for (const [name, path] of [["start", "/"], ["demo", "/demo"], ["region", "/r/waterstad"], ["rounds", "/r/waterstad/rondes"], ["check", "/controleren"], ["sign-in", "/aanmelden"], ["not-found", "/nergens"]]) {
  await shoot(visitor, name, path, name === "start");
}

const open = await story.as("Aaliyah Brands", { js: true });
const base = await roundOf(open, "Stage zorg en ICT voorjaar 2027");
await shoot(open, "round-open", base);
for (const tab of ["werk", "studenten", "studenten/nieuw", "plekken", "plekken/nieuw", "inlezen"]) {
  await shoot(open, `coordinator-${tab.replace("/", "-")}`, `${base}/${tab}`, tab === "werk");
}
await shoot(open, "coordinator-employers", "/r/waterstad/bedrijven");

const published = await story.as("Zoë Kruger", { js: true });
const done = await roundOf(published, "Stage bouw, gastvrijheid en groen 2027");
await shoot(published, "round-published", done, true);
await shoot(published, "coordinator-result", `${done}/uitslag`);

const preparing = await story.as("Femke Chen", { js: true });
const early = await roundOf(preparing, "Stage hbo voorjaar 2027");
await shoot(preparing, "coordinator-preparing", `${early}/werk`);
await shoot(preparing, "coordinator-rules", `${early}/regels`);

for (const kind of ["confirmed", "unconfirmed", "empty"]) {
  const student = await story.asStudent("zorg en ICT", kind, { js: true });
  await shoot(student, `student-${kind}`, "/r/waterstad/mijn-ronde", kind === "unconfirmed");
  if (kind === "confirmed") await shoot(student, "student-receipt", "/r/waterstad/mijn-ronde/bewijs");
}
const placed = await story.asStudent("bouw, gastvrijheid", "confirmed", { js: true });
await shoot(placed, "student-result", "/r/waterstad/mijn-ronde/uitslag", true);
await shoot(placed, "student-check", "/r/waterstad/mijn-ronde/controle");
const unplaced = await story.asStudent("bouw, gastvrijheid", "empty", { js: true });
await shoot(unplaced, "student-unplaced", "/r/waterstad/mijn-ronde/uitslag");

const employer = await story.asStudent("Stagebedrijven", "", { js: true });
await shoot(employer, "employer", "/r/waterstad/mijn-plekken");
const offer = await employer.locator('a[href*="/mijn-plekken/nieuw/"]').first().getAttribute("href");
await shoot(employer, "employer-new", offer);

const manager = await story.as("Hicham Kruger", { js: true });
for (const page of ["partners", "agenda", "manifest", "manifest/jaar/2026", "toezeggingen", "standaard/stand", "nieuws/nieuw", "netwerk", "instellingen", "nieuwe-regio"]) {
  await shoot(manager, `network-${page.replaceAll("/", "-")}`, `/r/waterstad/${page}`);
}
const lead = await story.as("Ilse Omar", { js: true });
for (const page of ["", "/beheer", "/instellingen"]) await shoot(lead, `programme${page.replace("/", "-")}`, `/programma/gelijke-stagekansen${page}`);

story.close();
await browser.close();
console.log(`the pictures are in ${out}`);
process.exit(0);
