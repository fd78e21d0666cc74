// Builds dist/ from src/: one stylesheet, one small script, the pictures and the font.
// Called by the Rust build after `npm ci`; it takes well under five seconds.
import { build, transform } from "esbuild";
import postcss from "postcss";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { contentOf, purge } from "./purge.mjs";
import { darkForSystem, physical, settle } from "./settle.mjs";

const target = ["chrome100", "firefox100", "safari15.4"];
const limits = { "app.css": 36_000, "app.js": 6_000, "verifier.js": 110_000, "verifier.html": 150_000 };

// Classes that stand in no template: the charts made in Rust, and the switch of the components (see settle.mjs).
const safe = [/^chart/, /^utrecht-html$/];

process.chdir(import.meta.dirname);
await rm("dist", { recursive: true, force: true });
await mkdir("dist");

const bundle = await build({
  entryPoints: ["src/app.css"],
  bundle: true,
  write: false,
  target,
  external: ["*.woff2"],
  legalComments: "none",
});
const steps = [purge(await contentOf(".."), safe), settle, darkForSystem, physical];
const settled = postcss(steps).process(bundle.outputFiles[0].text, { from: undefined }).css;
const banner = "/* Evenkans, EUPL-1.2; with NL Design System components (c) Gemeente Utrecht and Frameless B.V., EUPL-1.2 */\n";
const css = await transform(settled, { loader: "css", minify: true, target });
await writeFile("dist/app.css", banner + css.code.replace(/^@charset[^;]*;/, "").replace(/(--[\w-]+): /g, "$1:"));

await build({
  entryPoints: ["src/app.ts"],
  bundle: true,
  minify: true,
  format: "esm",
  target,
  outfile: "dist/app.js",
});

// The second verifier, for the pages of a round and as one file that works without internet.
await build({
  entryPoints: ["verifier/page.ts"],
  bundle: true,
  minify: true,
  format: "esm",
  target: ["chrome137", "firefox130", "safari17"],
  outfile: "dist/verifier.js",
});
const parts = {
  style: (await readFile("dist/app.css", "utf8")).replace(/@font-face\{[^}]*\}/g, ""),
  script: (await readFile("dist/verifier.js", "utf8")).replaceAll("</script", "<\\/script"),
};
const alone = (await readFile("verifier/alone.html", "utf8")).replace(/\/\* (style|script) \*\//g, (_, part) => parts[part]);
await writeFile("dist/verifier.html", alone);

await cp("src/pictures", "dist", { recursive: true });
await cp("src/fonts/evenkans.woff2", "dist/evenkans.woff2");

for (const [name, limit] of Object.entries(limits)) {
  const { length } = await readFile(`dist/${name}`);
  console.log(`${name} ${length} bytes`);
  if (length > limit) throw new Error(`${name} is ${length} bytes and may be ${limit}: every page stays below 100 kB on the line`);
}
