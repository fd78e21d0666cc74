// The check as people use it: two files go in, each check comes out with its reason. The same code stands in the file that
// works without internet and on the pages of a round (`data-publication` and `data-kit` are then their addresses).

import { type Kit, type Publication, Unreadable, base64url, parse, readKit, readPublication } from "./read.ts";
import { type Lang, type Words, line, reason, wordsOf } from "./texts.ts";
import { type Check, checkPublic, checkStudent } from "./verify.ts";

type Part = "publication" | "kit";

/** The site did not hand out a file. */
class Refused extends Error {}

/** Which file it is stands in it, whatever it is called. */
async function partOf(file: File): Promise<Part> {
  try {
    const json = parse(new Uint8Array(await file.arrayBuffer()));
    return typeof json === "object" && "receipt" in json ? "kit" : "publication";
  } catch {
    return "publication";
  }
}

/** An element with text or children; nothing is ever put in as HTML. */
function make(name: string, attributes: { [name: string]: string }, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function field(part: Part, label: string): HTMLElement {
  const input = make("input", { type: "file", id: `verifier-${part}`, accept: ".json,application/json" });
  return make("div", { class: "field" }, make("label", { for: `verifier-${part}` }, label), input);
}

/** Puts the check in `root`, in the language of the page. */
function mount(root: HTMLElement) {
  const lang: Lang = document.documentElement.lang === "en" ? "en" : "nl";
  const words = wordsOf(lang);
  const given: { [part in Part]?: string } = root.dataset;
  const files: { [part in Part]?: File } = {};
  const form = make("form", {});
  if (given.publication === undefined) form.append(field("publication", words.publication));
  if (given.kit === undefined) form.append(field("kit", words.kit), make("p", { class: "hint" }, words.drop));
  form.append(make("button", { class: "primary" }, words.go));
  const answer = make("div", { "aria-live": "polite" });
  root.replaceChildren(make("p", {}, isAlone() ? words.lead : words.leadHere), form, answer);

  const take = (part: Part, file: File | undefined) => {
    if (file === undefined) delete files[part];
    else files[part] = file;
  };
  form.addEventListener("change", ({ target }) => {
    const input = target as HTMLInputElement;
    take(input.id === "verifier-kit" ? "kit" : "publication", input.files?.[0]);
  });
  root.addEventListener("dragover", (event) => event.preventDefault());
  root.addEventListener("drop", async (event) => {
    event.preventDefault();
    // The list is emptied when the event is over.
    for (const file of [...(event.dataTransfer?.files ?? [])]) take(await partOf(file), file);
    await run();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void run();
  });

  const bytes = async (part: Part): Promise<Uint8Array | undefined> => {
    if (files[part] !== undefined) return new Uint8Array(await files[part].arrayBuffer());
    if (given[part] === undefined) return undefined;
    const response = await fetch(given[part]);
    if (!response.ok) throw new Refused();
    return new Uint8Array(await response.arrayBuffer());
  };

  const problem = (text: string) => {
    answer.replaceChildren(make("div", { class: "alert alert-error", role: "alert" }, make("p", { class: "alert-title" }, text)));
  };
  const run = async () => {
    answer.replaceChildren(make("p", {}, words.busy));
    let part: Part = "publication";
    try {
      const round = await bytes("publication");
      if (round === undefined) return problem(words.noPublication);
      const publication = readPublication(round);
      part = "kit";
      const own = await bytes("kit");
      const kit = own && readKit(own);
      const checks = kit === undefined ? await checkPublic(publication) : await checkStudent(publication, kit);
      const heading = root.parentElement?.querySelector("h2") ? "h3" : "h2";
      answer.replaceChildren(...shown(words, lang, checks, publication, kit, heading));
    } catch (error) {
      if (error instanceof Unreadable) problem(part === "kit" ? words.badKit : words.badPublication);
      else if (error instanceof Refused) problem(words.signIn);
      else if (error instanceof DOMException && error.name === "NotReadableError") problem(words.again);
      else if (globalThis.crypto?.subtle === undefined || error instanceof DOMException) problem(words.tooOld);
      else if (error instanceof TypeError) problem(words.noConnection);
      else problem(String(error));
    }
  };
}

function shown(words: Words, lang: Lang, checks: Check[], publication: Publication, kit: Kit | undefined, heading: string): Node[] {
  const failed = checks.filter((check) => check.verdict === "failed");
  const only = (code: string) => failed.length > 0 && failed.every((check) => check.code === code);
  const [kind, title, next] =
    failed.length === 0
      ? ["ok", kit === undefined ? words.publicRight : words.allRight, kit === undefined ? "" : words.lookYourself]
      : only("outcome-missing")
        ? ["warning", words.oldKit, words.oldKitNext]
        : only("result-missing")
          ? ["warning", words.oldPublication, words.oldPublicationNext]
          : ["error", words.wrong, words.wrongNext];
  const verdict = make("div", { class: `alert alert-${kind}` }, make("p", { class: "alert-title" }, title!));
  if (next) verdict.append(make("p", {}, next));
  const items = checks.map((check) => {
    const mark = { passed: "is-check", noted: "is-wait", failed: "is-cross" }[check.verdict];
    const why = reason(lang, check);
    const strong = make("strong", {}, make("span", { class: "sr" }, `${words[check.verdict]} `), line(lang, check));
    return make("li", { class: mark }, strong, ...(why ? [make("p", { class: "soft" }, why)] : []));
  });
  const mail = make("p", {}, `${words.mail} `, make("code", {}, base64url(publication.fingerprint)));
  const all: Node[] = [verdict, mail];
  const details = make("ul", { class: "checks" }, ...items);
  if (kit === undefined) return [...all, details];
  const { places } = publication.frozen;
  const named = ([place, group]: [number, number]) => `${places[place]?.place ?? "?"}, ${words.group} ${group}`;
  const names = kit.wishes.filter(([place]) => places[place]?.group === undefined).map((wish) => make("li", {}, named(wish)));
  const list = names.length > 0 ? [make("ol", {}, ...names), make("p", {}, words.listLead)] : [make("p", {}, words.emptyList)];
  return [...all, make(heading, {}, words.list), ...list, make(heading, {}, words.details), details];
}

/** The file that works without internet has a choice of language; a page has its own. */
function isAlone(): boolean {
  return document.querySelector("[data-lang]") !== null;
}

function choose(lang: Lang) {
  document.documentElement.lang = lang;
  const { title } = wordsOf(lang);
  document.title = title;
  for (const heading of document.querySelectorAll("h1")) heading.textContent = title;
  for (const button of document.querySelectorAll<HTMLElement>("[data-lang]")) {
    button.setAttribute("aria-pressed", String(button.dataset["lang"] === lang));
  }
  document.querySelectorAll<HTMLElement>("[data-verifier]").forEach(mount);
}

for (const button of document.querySelectorAll<HTMLElement>("[data-lang]")) {
  button.addEventListener("click", () => choose(button.dataset["lang"] === "en" ? "en" : "nl"));
}
if (isAlone()) choose(navigator.language.startsWith("en") ? "en" : "nl");
else document.querySelectorAll<HTMLElement>("[data-verifier]").forEach(mount);
