// Just enough CSV for the story's files, which have no quotes in them.

import { readFileSync, writeFileSync } from "node:fs";

const folder = new URL("../../fixtures/story/", import.meta.url);

export const story = (name) => new URL(name, folder).pathname;

/** Writes those rows of a file of the story that `keep` wants; a row comes as a map by its headings. */
export function part(name, to, keep, change = (row) => row) {
  const text = readFileSync(story(name), "utf8").replace(/^\uFEFF/, "");
  const [first, ...lines] = text.trimEnd().split(/\r?\n/);
  const sign = first.includes(";") ? ";" : ",";
  const headings = first.split(sign);
  const rows = lines.map((line) => Object.fromEntries(line.split(sign).map((cell, at) => [headings[at], cell])));
  const kept = rows.filter(keep).map(change);
  const out = [first, ...kept.map((row) => headings.map((heading) => row[heading]).join(sign))];
  writeFileSync(to, `\uFEFF${out.join("\r\n")}\r\n`);
  return kept;
}
