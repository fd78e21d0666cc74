// Reads publication.json and a kit as docs/formats/publication.md writes them, and in no other spelling: two verifiers
// that read a file differently could be shown different rounds.

export type Json = string | number | boolean | Json[] | { [key: string]: Json };

/** Not a file of this format; the message says where. */
export class Unreadable extends Error {}

const DEEPEST = 16;

/** JSON (RFC 8259) without null, doubled keys, and numbers other than whole ones from 0 to 2^53. */
export function parse(bytes: Uint8Array): Json {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Unreadable("not UTF-8");
  }
  let at = 0;
  const wrong = (): never => {
    throw new Unreadable(`character ${at + 1}`);
  };
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  const space = () => take(/[ \t\n\r]*/y);
  const sign = (expected: string) => {
    space();
    if (text[at] !== expected) return false;
    at += 1;
    space();
    return true;
  };
  const string = (): string => {
    const start = at;
    // Piece by piece: one pattern for a whole long text is more than some engines carry.
    for (at += 1; text[at] !== '"'; ) take(/[^"\\\u0000-\u001f]{1,1000}|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y) ?? wrong();
    at += 1;
    const value = JSON.parse(text.slice(start, at)) as string;
    // Half of a pair of surrogates is no character.
    return /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(value) ? wrong() : value;
  };
  const value = (depth: number): Json => {
    if (depth > DEEPEST) wrong();
    if (text[at] === '"') return string();
    if (sign("[")) {
      const items: Json[] = [];
      if (sign("]")) return items;
      do items.push(value(depth + 1));
      while (sign(","));
      return sign("]") ? items : wrong();
    }
    if (sign("{")) {
      const fields: { [key: string]: Json } = Object.create(null);
      if (sign("}")) return fields;
      do {
        const key = text[at] === '"' ? string() : wrong();
        if (key in fields || !sign(":")) wrong();
        fields[key] = value(depth + 1);
      } while (sign(","));
      return sign("}") ? fields : wrong();
    }
    const word = take(/true|false|(?:0|[1-9][0-9]*)(?![0-9.eE])/y) ?? wrong();
    if (word === "true" || word === "false") return word === "true";
    // 2^53 + 1 would be read as 2^53.
    return Number(word) < 2 ** 53 || word === "9007199254740992" ? Number(word) : wrong();
  };
  space();
  const all = value(0);
  space();
  return at === text.length ? all : wrong();
}

/** RFC 8785: the one spelling of a value that is hashed. Whole numbers and text are written as JavaScript does. */
export function canonical(value: Json): Uint8Array<ArrayBuffer> {
  const write = (one: Json): string => {
    if (Array.isArray(one)) return `[${one.map(write).join()}]`;
    if (typeof one !== "object") return JSON.stringify(one);
    return `{${Object.keys(one).sort().map((key) => `${JSON.stringify(key)}:${write(one[key]!)}`).join()}}`;
  };
  return new TextEncoder().encode(write(value));
}

// Shapes: each takes a value of JSON and gives what it stands for, or throws.

type Shape<T> = (value: Json, where: string) => T;
type Of<S> = S extends Shape<infer T> ? T : never;

function no(where: string): never {
  throw new Unreadable(where);
}

const text: Shape<string> = (value, where) => (typeof value === "string" ? value : no(where));
const flag: Shape<boolean> = (value, where) => (typeof value === "boolean" ? value : no(where));
const whole = (most: number): Shape<number> => (value, where) =>
  typeof value === "number" && value <= most ? value : no(where);
const u32 = whole(2 ** 32 - 1);
const word = <W extends string>(...words: W[]): Shape<W> => (value, where) =>
  words.find((one) => one === value) ?? no(where);
const hex = (digits: number): Shape<string> => (value, where) =>
  typeof value === "string" && value.length === digits && /^[0-9a-f]*$/.test(value) ? value : no(where);
const list = <T>(item: Shape<T>): Shape<T[]> => (value, where) =>
  Array.isArray(value) ? value.map((one, index) => item(one, `${where}[${index}]`)) : no(where);
const several = <T>(item: Shape<T>): Shape<T[]> => (value, where) =>
  Array.isArray(value) && value.length > 0 ? list(item)(value, where) : no(where);
const pair: Shape<[number, number]> = (value, where) =>
  Array.isArray(value) && value.length === 2 ? [u32(value[0]!, where), u32(value[1]!, where)] : no(where);

/** base64url without padding and with zero trailing bits: the text that the bytes are written as. */
const bytes = (length: number | "hashes"): Shape<Uint8Array<ArrayBuffer>> => (value, where) => {
  if (typeof value !== "string" || !/^[A-Za-z0-9_-]*$/.test(value) || value.length % 4 === 1) return no(where);
  const binary = atob(value.replaceAll("-", "+").replaceAll("_", "/"));
  const all = Uint8Array.from(binary, (one) => one.charCodeAt(0));
  const fits = length === "hashes" ? all.length % 32 === 0 : all.length === length;
  return fits && base64url(all) === value ? all : no(where);
};

export function base64url(all: Uint8Array): string {
  const binary = Array.from(all, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

type Fields = { [key: string]: Shape<unknown> };
type Record<R extends Fields, O extends Fields> = { [K in keyof R]: Of<R[K]> } & { [K in keyof O]?: Of<O[K]> };

/** Exactly these fields, of which some may be absent. */
function object<R extends Fields, O extends Fields = {}>(required: R, optional?: O): Shape<Record<R, O>> {
  return (value, where) => {
    if (typeof value !== "object" || Array.isArray(value)) return no(where);
    const shapes: Fields = { ...required, ...optional };
    if (Object.keys(required).some((key) => !(key in value))) no(where);
    const entries = Object.entries(value).map(([key, one]) => {
      const shape = Object.hasOwn(shapes, key) ? shapes[key]! : no(`${where}.${key}`);
      return [key, shape(one, `${where}.${key}`)];
    });
    return Object.fromEntries(entries) as Record<R, O>;
  };
}

const hash = bytes(32);
const path = bytes("hashes");
const tree = object({ root: hash, cap: list(hash) });
const some: Shape<string> = (value, where) => text(value, where) || no(where);

const beacon: Shape<
  | { kind: "drand"; chain: string; round: number; moment: string }
  | { kind: "dice"; witnesses: string[]; moment: string }
  | { kind: "hex"; source: string; moment: string }
> = (value, where) => {
  const kind = typeof value === "object" && !Array.isArray(value) ? value["kind"] : no(where);
  if (kind === "drand") return object({ kind: word("drand"), chain: text, round: whole(2 ** 53), moment: text })(value, where);
  if (kind === "dice") return object({ kind: word("dice"), witnesses: list(text), moment: text })(value, where);
  return object({ kind: word("hex"), source: text, moment: text })(value, where);
};
const last = object({ last: object({ class: u32, number: hex(16) }) });
const cutoff: Shape<"seats_left" | "closed" | Of<typeof last>> = (value, where) =>
  typeof value === "string" ? word("seats_left", "closed")(value, where) : last(value, where);

const frozen = object({
  format: text,
  engine: text,
  title: text,
  rules: object(
    {
      lottery: word("single", "per-place"),
      classes: list(object({ number: u32, name: text, reason: text })),
      unlisted_class: u32,
      beacon,
    },
    { priority: some, groups: several(object({ name: text, reason: text })) },
  ),
  places: list(object({ place: text, capacity: u32 }, { group: text })),
  students: u32,
  headcounts: list(object({ programme: text, students: u32 })),
  confirmed_lists: u32,
  tree,
  public_key: hash,
});
const result = object({
  committed_before_beacon: flag,
  beacon: text,
  places: list(object({ taken: u32, cutoff, level: u32, head: hash })),
  unplaced: u32,
  by_student: tree,
  by_place: tree,
});
const publication = object(
  { frozen, fingerprint: hash, frozen_signature: bytes(64) },
  { result, result_signature: bytes(64) },
);
const head = object({
  place: u32,
  head_salt: hash,
  leaf: u32,
  class: u32,
  position: u32,
  salt: hash,
  count: u32,
  wish_path: path,
  path,
  outcome: object({ position: u32, position_salt: hash, place: hash, level: u32, level_salt: hash, path }),
});
const only = object({ only: list(u32) });
const eligible: Shape<"all" | Of<typeof only>> = (value, where) => (value === "all" ? "all" : only(value, where));
const kit = object(
  { format: text, fingerprint: hash, student: text, receipt: hex(32), leaf: u32, wishes: list(pair), eligible, path, heads: list(head) },
  { outcome: object({ position: u32, path, seat: u32, seat_path: path }) },
);

/** The publication, with the JSON of the two parts that are hashed. */
export type Frozen = Of<typeof frozen>;
export type Publication = Of<typeof publication> & { json: { frozen: Json; result?: Json } };
export type Kit = Of<typeof kit>;
export type Head = Of<typeof head>;
export type Beacon = Of<typeof beacon>;
export type Cutoff = Of<typeof cutoff>;
export type Tree = Of<typeof tree>;
export type Result = Of<typeof result>;

export function readPublication(file: Uint8Array): Publication {
  const json = parse(file);
  return { ...publication(json, "publication"), json: json as Publication["json"] };
}

export function readKit(file: Uint8Array): Kit {
  return kit(parse(file), "kit");
}
