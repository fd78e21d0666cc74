// Walks through Evenkans in a real browser: `node run.mjs [story …]`. See README.md.

import { launch } from "./lib/browser.mjs";
import { Story } from "./lib/story.mjs";

const STORIES = ["pages", "round", "english", "coordinator", "student", "employer", "after", "year", "access", "api", "network", "institution", "year@postgres", "network@postgres"];
/** Two at once: one waits for its server while the other's browser works. */
const AT_ONCE = 2;

const wanted = process.argv.slice(2);
const waiting = STORIES.filter((name) => wanted.length === 0 || wanted.includes(name));
for (const name of waiting.filter((name) => name.endsWith("@postgres") && !process.env.EVENKANS_TEST_POSTGRES)) {
  console.log(`left out: ${name}, because EVENKANS_TEST_POSTGRES names no server`);
  waiting.splice(waiting.indexOf(name), 1);
}
const results = [];

async function tell(name, browser) {
  const story = new Story(name, browser);
  try {
    const [file, engine] = name.split("@");
    const { default: walk, demo = [], beside } = await import(`./stories/${file}.mjs`);
    await story.open(demo, engine === "postgres", beside);
    await walk(story);
    await story.end();
  } catch (error) {
    await story.test("the story is told to its end", () => Promise.reject(error));
  } finally {
    results.push(...story.results.map((result) => ({ ...result, story: name })));
    story.close();
  }
}

const started = Date.now();
const browser = await launch();
const workers = Array.from({ length: AT_ONCE }, async () => {
  for (let name = waiting.shift(); name; name = waiting.shift()) await tell(name, browser);
});
await Promise.all(workers);
await browser.close();

const failed = results.filter((result) => result.error);
if (failed.length > 0) console.log("\nFailed:");
// Told again at the end, where somebody who reads a long log looks first.
for (const { story, what, error } of failed) console.log(`  ${story}: ${what}: ${error.message.slice(0, 2_000)}`);
console.log(`\n${((Date.now() - started) / 1000).toFixed(0)} s`);
console.log(`${results.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length > 0 || results.length === 0 ? 1 : 0);
