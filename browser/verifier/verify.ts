// Checks a round as anyone can, and as one student can with its kit. Written from docs/formats/publication.md alone:
// nothing here comes from the program that makes rounds. Section names in comments are those of that page.

import { isGenuine } from "./drand.ts";
import { type Beacon, type Cutoff, type Frozen, type Head, type Kit, type Publication, type Result, type Tree, base64url, canonical } from "./read.ts";

export type Verdict = "passed" | "noted" | "failed";

/** One check; `facts` are what a sentence about it needs. */
export interface Check {
  code: string;
  verdict: Verdict;
  place?: string;
  facts: { [name: string]: string | number };
}

type Bytes = Uint8Array<ArrayBuffer>;

// Encodings and tags

const NONE = 0xffffffff;

const u32 = (...values: number[]): Bytes => u32s(values);

/** Each number in four bytes, the lowest first. */
function u32s(values: number[]): Bytes {
  const all = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, index) => all.setUint32(index * 4, value, true));
  return new Uint8Array(all.buffer);
}

function join(...parts: Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  return all;
}

const utf8 = (text: string): Bytes => new TextEncoder().encode(text);
const unhex = (digits: string): Bytes => Uint8Array.from(digits.match(/../g) ?? [], (two) => parseInt(two, 16));
const equal = (a: Uint8Array, b: Uint8Array | undefined): boolean =>
  b !== undefined && a.length === b.length && a.every((byte, index) => byte === b[index]);

/** SHA-256 over a tag and what follows it. */
async function hash(tag: number, ...parts: Uint8Array[]): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", join(Uint8Array.of(tag), ...parts)));
}

const salt = (kit: Kit, purpose: number, index = 0) => hash(0x01, unhex(kit.receipt), Uint8Array.of(purpose), u32(index));
const wish = (salt: Uint8Array, position: number, place: number, group: number) =>
  hash(0x04, salt, u32(position, place, group));

// Trees

async function rootOf(nodes: Uint8Array[], tag: number): Promise<Uint8Array> {
  if (nodes.length === 0) return new Uint8Array(32);
  while (nodes.length > 1) {
    const above: Uint8Array[] = [];
    for (let at = 0; at < nodes.length; at += 2) {
      above.push(at + 1 < nodes.length ? await hash(tag, nodes[at]!, nodes[at + 1]!) : nodes[at]!);
    }
    nodes = above;
  }
  return nodes[0]!;
}

/** Where a path leads, or nothing when it does not fit a tree of `count` leaves; at most `levels` up. */
async function climb(leaf: Uint8Array, index: number, count: number, path: Uint8Array, tag: number, levels: number) {
  if (index >= count) return undefined;
  let used = 0;
  for (let level = 0; level < levels && count > 1; level += 1) {
    const left = index % 2 === 1;
    if (left || index + 1 < count) {
      const sibling = path.subarray(used, used + 32);
      if (sibling.length < 32) return undefined;
      used += 32;
      leaf = left ? await hash(tag, sibling, leaf) : await hash(tag, leaf, sibling);
    }
    index = Math.floor(index / 2);
    count = Math.ceil(count / 2);
  }
  return used === path.length ? leaf : undefined;
}

async function holds(tree: Tree, leaf: Uint8Array, index: number, count: number, path: Uint8Array, tag: number) {
  const reached = await climb(leaf, index, count, path, tag, 10);
  const expected = tree.cap.length === 0 ? tree.root : tree.cap[Math.floor(index / 1024)];
  return reached !== undefined && equal(reached, expected);
}

async function isSound(tree: Tree, count: number, tag: number): Promise<boolean> {
  if (count <= 1024) return tree.cap.length === 0 && (count > 0 || equal(tree.root, new Uint8Array(32)));
  return tree.cap.length === Math.ceil(count / 1024) && equal(await rootOf(tree.cap, tag), tree.root);
}

// Signatures

/** Points of small order, with which one signature would fit many texts (the sign, the highest bit, left out). */
const SMALL = [
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
].map(unhex);

function isSmall(point: Uint8Array): boolean {
  const unsigned = Uint8Array.from(point);
  unsigned[31]! &= 0x7f;
  return SMALL.some((one) => equal(one, unsigned));
}

async function isSigned(key: Bytes, tag: number, digest: Uint8Array, signature: Bytes): Promise<boolean> {
  if (isSmall(key) || isSmall(signature.subarray(0, 32))) return false;
  const known = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]).catch((error) => {
    // Only a wrong key is a failed check; a browser that cannot make it has to say so.
    if (error instanceof DOMException && error.name === "NotSupportedError") throw error;
    return undefined;
  });
  return known !== undefined && crypto.subtle.verify("Ed25519", known, signature, join(Uint8Array.of(tag), digest));
}

// Beacons

const CHAIN = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971";

function isWellNamed(beacon: Beacon): boolean {
  if (beacon.kind === "hex") return true;
  if (beacon.kind === "dice") return beacon.witnesses.length > 0 && beacon.moment !== "";
  if (beacon.chain !== CHAIN || beacon.round < 1 || beacon.round > 300_000_000_000) return false;
  const moment = new Date((1_692_803_367 + (beacon.round - 1) * 3) * 1_000).toISOString();
  return beacon.moment === moment.replace(".000", "").replace(/^\+0*/, "");
}

/** The bytes of a beacon's value, if it is one of its kind in its one spelling. */
function valueOf(beacon: Beacon, text: string): Bytes | undefined {
  if (beacon.kind === "dice") return /^[1-6]{50,1000}$/.test(text) ? utf8(text) : undefined;
  const spelling = beacon.kind === "drand" ? /^[0-9a-f]{96}$/ : /^(?:[0-9a-f]{2}){1,128}$/;
  return spelling.test(text) ? unhex(text) : undefined;
}

// Checks: anyone

function check(code: string, holds: boolean, facts: Check["facts"] = {}): Check {
  return { code, verdict: holds ? "passed" : "failed", facts };
}

const noted = (code: string, facts: Check["facts"] = {}): Check => ({ code, verdict: "noted", facts });
const differ = (values: (string | number)[]): boolean => new Set(values).size === values.length;
const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Different places, then the seats that they reserve, each for another of the groups. */
function placesAreSound({ places, rules }: Frozen): boolean {
  const groups = (rules.groups ?? []).map((one) => one.name);
  const open = places.slice(0, openSeats(places));
  const names = new Set(open.map((one) => one.place));
  return (
    differ(groups) &&
    differ(places.map(({ place, group }) => JSON.stringify([place, group]))) &&
    places.every((one) => one.capacity <= 100_000_000) &&
    places.slice(open.length).every(({ place, group }) => group !== undefined && groups.includes(group) && names.has(place))
  );
}

export async function checkPublic(publication: Publication): Promise<Check[]> {
  const { frozen, fingerprint, result } = publication;
  const { students, rules } = frozen;
  const counted = sum(frozen.headcounts.map((one) => one.students));
  const isRules =
    placesAreSound(frozen) &&
    rules.classes.every((one) => one.number >= 1 && one.number < rules.unlisted_class) &&
    differ(rules.classes.map((one) => one.number)) &&
    rules.unlisted_class >= 1 &&
    rules.unlisted_class <= 1_000_000_001 &&
    differ(frozen.headcounts.map((one) => one.programme)) &&
    isWellNamed(rules.beacon);
  const headcounts = { students, counted };
  const confirmed = { students, confirmed: frozen.confirmed_lists };
  const checks = [
    check("format", frozen.format === "evenkans-publication/1"),
    check("fingerprint", equal(await hash(0x13, canonical(publication.json.frozen)), fingerprint), { fingerprint: base64url(fingerprint) }),
    check("frozen-signature", await isSigned(frozen.public_key, 0x14, fingerprint, publication.frozen_signature)),
    check("student-tree", await isSound(frozen.tree, students, 0x07), { students }),
    check("rules", isRules),
    frozen.headcounts.length === 0 ? noted("headcounts", headcounts) : check("headcounts", students <= counted, headcounts),
    frozen.confirmed_lists < students
      ? noted("confirmed-lists", confirmed)
      : check("confirmed-lists", frozen.confirmed_lists === students, confirmed),
  ];
  if (result === undefined) {
    checks.push(publication.result_signature === undefined ? noted("drawn") : check("drawn", false));
    return checks;
  }
  return [...checks, ...(await checkResult(publication, result))];
}

async function checkResult(publication: Publication, result: Result): Promise<Check[]> {
  const { frozen, fingerprint, result_signature: signature } = publication;
  const { students } = frozen;
  const { beacon } = frozen.rules;
  const value = valueOf(beacon, result.beacon);
  const named = beacon.kind === "drand" ? beacon.round : beacon.kind === "dice" ? beacon.witnesses.join(", ") : beacon.source;
  const about = { kind: beacon.kind, named, moment: beacon.moment };
  const genuine = value !== undefined && (beacon.kind !== "drand" || (await isGenuine(beacon.round, value)));
  const digest = await hash(0x15, fingerprint, canonical(publication.json.result!));
  const checks = [
    check("result-shape", result.places.length === frozen.places.length),
    noted("committed-before-beacon", { claimed: result.committed_before_beacon ? "yes" : "no" }),
    // Nothing but a round of drand proves by itself when it became known.
    genuine && beacon.kind !== "drand" ? noted("beacon", about) : check("beacon", genuine, about),
    check("result-signature", signature !== undefined && (await isSigned(frozen.public_key, 0x16, digest, signature))),
    check("outcome-trees", (await isSound(result.by_student, students, 0x09)) && (await isSound(result.by_place, students, 0x0b))),
  ];
  const broken: Check[] = [];
  frozen.places.slice(0, result.places.length).forEach(({ place, capacity, group }, index) => {
    const { taken, cutoff, level } = result.places[index]!;
    const fits =
      cutoff === "seats_left" ? taken < capacity : cutoff === "closed" ? capacity === 0 : capacity > 0 && taken === capacity;
    const facts = { taken, capacity, level, ...(group !== undefined && { group }) };
    const rules = { "too-many-taken": taken <= capacity, "cutoff-form": fits, "level-range": level <= frozen.places.length };
    for (const [code, holds] of Object.entries(rules)) if (!holds) broken.push({ ...check(code, false, facts), place });
  });
  const taken = sum(result.places.map((one) => one.taken));
  const counts = check("counts", taken + result.unplaced === students, { taken, unplaced: result.unplaced, students });
  return checks.concat(broken.length > 0 ? broken : check("places", true), counts);
}

// Checks: a student

/** Everything that a student can check. */
export async function checkStudent(publication: Publication, kit: Kit): Promise<Check[]> {
  return [...(await checkPublic(publication)), ...(await checkKit(publication, kit))];
}

async function ownLeaf(kit: Kit): Promise<Bytes> {
  const { eligible, wishes } = kit;
  const places = eligible === "all" ? new Uint8Array() : join(u32(eligible.only.length), u32s(eligible.only));
  const commitments = [
    await hash(0x02, await salt(kit, 0), utf8(kit.student)),
    await hash(0x03, await salt(kit, 1), Uint8Array.of(eligible === "all" ? 0 : 1), places),
  ];
  for (const [index, [place, group]] of wishes.entries()) {
    commitments.push(await wish(await salt(kit, 2, index + 1), index + 1, place, group));
  }
  return hash(0x06, u32(commitments.length), await rootOf(commitments, 0x05));
}

function wishesWereOpen(publication: Publication, kit: Kit): boolean {
  const { places, rules } = publication.frozen;
  const only = kit.eligible === "all" ? undefined : kit.eligible.only;
  const open = new Set(only);
  return (
    (only ?? []).every((place, index) => index === 0 || place > only![index - 1]!) &&
    differ(kit.wishes.map(([place]) => place)) &&
    kit.wishes.every(([place, group]) => {
      // At reserved seats, behind the whole group stands who is not in it.
      const worst = rules.unlisted_class * (places[place]?.group === undefined ? 1 : 2);
      const known = place < places.length && group >= 1 && group <= worst;
      return known && (only === undefined || open.has(place));
    })
  );
}

// Reserved seats

/** How many entries of the places are open seats: those before the first that is reserved. */
function openSeats(places: Frozen["places"]): number {
  const first = places.findIndex((one) => one.group !== undefined);
  return first === -1 ? places.length : first;
}

/** By entry the number of the open seats of its place. */
function openSeatsOf(places: Frozen["places"]): number[] {
  const open = openSeats(places);
  const numbers = new Map(places.slice(0, open).map(({ place }, index) => [place, index]));
  return places.map(({ place }, index) => (index < open ? index : (numbers.get(place) ?? 0)));
}

/** The groups to which a list says that its student belongs; nothing when its reserved seats are not as the rules say. */
function groupsOf({ places, rules }: Frozen, wishes: Kit["wishes"]): Set<string> | undefined {
  const open = openSeats(places);
  const ofOpen = openSeatsOf(places);
  const reserved = new Map<number, number[]>();
  for (let entry = open; entry < places.length; entry += 1) {
    const there = reserved.get(ofOpen[entry]!);
    if (there === undefined) reserved.set(ofOpen[entry]!, [entry]);
    else there.push(entry);
  }
  const nameOf = (entry: number) => places[entry]?.group ?? "";
  const own = wishes.filter(([, group]) => group <= rules.unlisted_class);
  const groups = new Set(own.filter(([entry]) => entry >= open).map(([entry]) => nameOf(entry)));
  const expected: Kit["wishes"] = [];
  for (const [place, group] of own.filter(([entry]) => entry < open)) {
    const seats = reserved.get(place) ?? [];
    // A list that is too short for its reserved seats is told at once, however many a hostile file names.
    if (expected.length + 1 + seats.length > wishes.length) return undefined;
    const others = seats.filter((entry) => !groups.has(nameOf(entry)));
    const behind = Math.min(group + rules.unlisted_class, NONE);
    expected.push([place, group]);
    expected.push(...seats.filter((entry) => groups.has(nameOf(entry))).map((entry): [number, number] => [entry, group]));
    expected.push(...others.map((entry): [number, number] => [entry, behind]));
  }
  const same = expected.length === wishes.length && expected.every(([entry, group], at) => wishes[at]![0] === entry && wishes[at]![1] === group);
  return same ? groups : undefined;
}

async function checkKit(publication: Publication, kit: Kit): Promise<Check[]> {
  const { frozen, result } = publication;
  const { students } = frozen;
  const isOfRound = kit.format === "evenkans-kit/1" && equal(kit.fingerprint, publication.fingerprint);
  // What a kit of another round shows would look like a deceit, and is none.
  if (!isOfRound) return [check("round", false)];
  const checks = [
    check("round", true),
    check("own-leaf", await holds(frozen.tree, await ownLeaf(kit), kit.leaf, students, kit.path, 0x07)),
    check("eligible-wishes", wishesWereOpen(publication, kit)),
  ];
  if (openSeats(frozen.places) < frozen.places.length) {
    const groups = groupsOf(frozen, kit.wishes);
    checks.push(check("reserved-seats", groups !== undefined, { groups: [...(groups ?? [])].join(", ") }));
  }
  // Else an old publication would pass with any result in the kit.
  if (result === undefined) return kit.outcome === undefined ? checks : [...checks, check("result-missing", false)];
  if (kit.outcome === undefined) return [...checks, check("outcome-missing", false)];

  const { position, seat } = kit.outcome;
  const reached = position === 0 ? undefined : result.places[kit.wishes[position - 1]?.[0] ?? NONE];
  if (position > 0 && reached === undefined) return [...checks, check("own-outcome", false, { choice: position })];
  const place = reached === undefined ? NONE : kit.wishes[position - 1]![0];
  const outcome = await hash(
    0x08,
    await hash(0x0c, await salt(kit, 3), u32(position)),
    await hash(0x0d, await salt(kit, 4), u32(place)),
    await hash(0x0e, await salt(kit, 5), u32(reached?.level ?? 0)),
  );
  const choice = kit.wishes.slice(0, position).filter(([entry]) => entry < openSeats(frozen.places)).length;
  checks.push(check("own-outcome", await holds(result.by_student, outcome, kit.leaf, students, kit.outcome.path, 0x09), { choice }));
  const before = sum(result.places.slice(0, place).map((one) => one.taken));
  const end = reached === undefined ? students : before + reached.taken;
  const seatLeaf = await hash(0x0a, await salt(kit, 6), u32(kit.leaf));
  const counted = seat >= before && seat < end && (await holds(result.by_place, seatLeaf, seat, students, kit.outcome.seat_path, 0x0b));
  checks.push(check("own-seat", counted));

  const value = valueOf(frozen.rules.beacon, result.beacon);
  if (value === undefined) return [...checks, check("beacon", false)];
  const seed = await hash(0x17, u32(value.length), value, publication.fingerprint);
  const view: View = { publication, result, seed, leaf: kit.leaf, ofOpen: openSeatsOf(frozen.places) };
  const better = position === 0 ? kit.wishes.length : position - 1;
  for (const [index, [at, group]] of kit.wishes.slice(0, better).entries()) {
    checks.push(...(await checkBetter(view, at, group, kit.heads[index])));
  }
  const own = kit.wishes[better];
  if (own !== undefined && frozen.places[own[0]] !== undefined) {
    const me = await standing(view, kit.leaf, own[0], own[1]);
    const { cutoff } = result.places[own[0]]!;
    checks.push(about(view, own[0], me, check("own-place", admits(cutoff, me))));
  }
  return checks;
}

interface View {
  publication: Publication;
  result: Result;
  seed: Uint8Array;
  leaf: number;
  /** By entry of the places the number of the open seats there. */
  ofOpen: number[];
}

// Lottery and order

/** Where a student stands at a place: class, then number, then leaf; lower goes first. */
interface Standing {
  group: number;
  number: string;
  leaf: number;
}

async function standing(view: View, leaf: number, place: number, group: number): Promise<Standing> {
  const at = view.publication.frozen.rules.lottery === "single" ? NONE : (view.ofOpen[place] ?? place);
  const digest = await hash(0x18, view.seed, u32(leaf), u32(at));
  const number = Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { group, number, leaf };
}

function admits(cutoff: Cutoff, me: Standing): boolean {
  if (typeof cutoff === "string") return cutoff === "seats_left";
  const { last } = cutoff;
  // Sixteen digits each, so their order as text is that of the numbers.
  return me.group !== last.class ? me.group < last.class : me.number <= last.number;
}

function isBehind(one: Standing, me: Standing): boolean {
  if (one.group !== me.group) return one.group > me.group;
  return one.number !== me.number ? one.number > me.number : one.leaf > me.leaf;
}

function about(view: View, place: number, me: Standing, one: Check): Check {
  const { cutoff } = view.result.places[place]!;
  const last: Check["facts"] = typeof cutoff === "string" ? { cutoff } : { cutoff: "last", cutoff_class: cutoff.last.class, cutoff_number: cutoff.last.number };
  const { places, rules } = view.publication.frozen;
  const { place: name, group } = places[place]!;
  const reserved = group !== undefined && { group, unlisted: rules.unlisted_class };
  const facts = { ...one.facts, class: me.group, number: me.number, ...last, ...reserved };
  return { ...one, place: name, facts };
}

/** A place ranked above the result. */
async function checkBetter(view: View, place: number, group: number, shown: Head | undefined): Promise<Check[]> {
  const { publication, result } = view;
  const drawn = result.places[place];
  if (drawn === undefined || publication.frozen.places[place] === undefined) return [check("result-shape", false)];
  const me = await standing(view, view.leaf, place, group);
  const head = shown?.place === place ? shown : undefined;
  const wrong = head && (await closedHead(view, head));
  const rules: [string, boolean][] = [];
  if (wrong !== undefined) rules.push([wrong, false]);
  else {
    rules.push(["admitted", !admits(drawn.cutoff, me)]);
    if (head === undefined) rules.push(["head-missing", false]);
    else {
      const first = await standing(view, head.leaf, place, head.class);
      const { position, level } = head.outcome;
      rules.push(["head-not-waiting", position === 0 || position > head.position]);
      rules.push(["head-behind", !isBehind(first, me)]);
      rules.push(["head-level", level < drawn.level]);
    }
  }
  const broken = rules.filter(([, holds]) => !holds).map(([code]) => check(code, false));
  return (broken.length > 0 ? broken : [check("better-place", true)]).map((one) => about(view, place, me, one));
}

/** The first commitment that a head does not open. */
async function closedHead({ publication, result }: View, head: Head): Promise<string | undefined> {
  const { tree, students } = publication.frozen;
  const committed = await hash(0x10, head.head_salt, u32(head.leaf));
  if (!equal(committed, result.places[head.place]!.head)) return "head-commitment";
  const listed = await wish(head.salt, head.position, head.place, head.class);
  const root = head.position > 0 ? await climb(listed, head.position + 1, head.count, head.wish_path, 0x05, 32) : undefined;
  const leaf = root && (await hash(0x06, u32(head.count), root));
  if (leaf === undefined || !(await holds(tree, leaf, head.leaf, students, head.path, 0x07))) return "head-listed";
  const { outcome } = head;
  const reached = await hash(
    0x08,
    await hash(0x0c, outcome.position_salt, u32(outcome.position)),
    outcome.place,
    await hash(0x0e, outcome.level_salt, u32(outcome.level)),
  );
  const stands = await holds(result.by_student, reached, head.leaf, students, outcome.path, 0x09);
  return stands ? undefined : "head-outcome";
}
