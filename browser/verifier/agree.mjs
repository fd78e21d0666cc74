// Holds this verifier against another: reads cases as `tamper cases` prints them, one JSON a line, and ends with 1 at the
// first on which the two do not say the same of every check.
//
//     cargo run --release -p evenkans-tampering -- cases 100000 | node browser/verifier/agree.mjs

import { build } from "esbuild";
import { createInterface } from "node:readline";

const { outputFiles } = await build({
  stdin: { contents: 'export * from "./verify.ts"; export * from "./read.ts";', resolveDir: import.meta.dirname, loader: "ts" },
  bundle: true,
  write: false,
  format: "esm",
});
const address = `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`;
const { Unreadable, checkPublic, checkStudent, readKit, readPublication } = await import(address);

const bytes = (text) => new TextEncoder().encode(text);

/** What this verifier says, or which file it cannot read. */
async function said({ publication, kit }) {
  let reading = "publication";
  try {
    const round = readPublication(bytes(publication));
    reading = "kit";
    const own = kit === null ? undefined : readKit(bytes(kit));
    const checks = own === undefined ? await checkPublic(round) : await checkStudent(round, own);
    return checks.map((check) => [check.code, check.verdict, check.place ?? null]);
  } catch (error) {
    if (error instanceof Unreadable) return reading;
    throw error;
  }
}

const counts = { cases: 0, passed: 0, failed: 0, unreadable: 0 };
for await (const line of createInterface({ input: process.stdin })) {
  const one = JSON.parse(line);
  const mine = await said(one);
  if (JSON.stringify(mine) !== JSON.stringify(one.said)) {
    console.error(JSON.stringify({ case: counts.cases, ...one, mine }, null, 2));
    process.exit(1);
  }
  counts.cases += 1;
  if (typeof mine === "string") counts.unreadable += 1;
  else if (mine.some(([, verdict]) => verdict === "failed")) counts.failed += 1;
  else counts.passed += 1;
}
if (counts.cases === 0) throw new Error("no cases");
console.log(JSON.stringify(counts));
