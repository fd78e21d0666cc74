// What other programs get, as they ask for it; and the description of it held against the design rules of the Dutch
// government, where their file is at hand.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const RULES = process.env.EVENKANS_NLGOV_RULES;
const SPECTRAL = new URL("../node_modules/.bin/spectral", import.meta.url).pathname;
const ROOT = "/api/v1";

export default async function api(story) {
  const page = await story.visitor();
  const get = async (path) => {
    const answer = await page.request.get(`${ROOT}${path}`);
    return { status: answer.status(), headers: answer.headers(), body: JSON.parse(await answer.text()) };
  };

  await story.test("each list answers with its version, to every site, and as it is described", async () => {
    const { body: document } = await get("/openapi.json");
    for (const [path, { get: operation }] of Object.entries(document.paths)) {
      if (path === "/openapi.json" || path.endsWith("}")) continue;
      const { status, headers, body } = await get(path.replace("{region}", "waterstad"));
      assert.equal(status, 200, path);
      assert.equal(headers["api-version"], document.info.version, path);
      assert.equal(headers["access-control-allow-origin"], "*", path);
      assert.match(headers["content-type"], /^application\/json/, path);
      assert.ok(body.items.length > 0, `${path} is empty in the demo`);
      const page = operation.responses["200"].content["application/json"].schema;
      assert.deepEqual(Object.keys(body).sort(), [...page.required].sort(), path);
      const name = page.properties.items.items.$ref.split("/").pop();
      const { required, properties } = document.components.schemas[name];
      for (const item of body.items) {
        assert.deepEqual(Object.keys(item).sort(), [...required].sort(), `${path}: ${JSON.stringify(item)}`);
        for (const [field, schema] of Object.entries(properties)) {
          assert.equal(typeof item[field], schema.type, `${path}: ${field}`);
          if (schema.enum) assert.ok(schema.enum.includes(item[field]), `${path}: ${field} is ${item[field]}`);
          if (schema.format === "date") assert.match(item[field], /^\d{4}-\d\d-\d\d$/);
          if (schema.format === "date-time") assert.match(item[field], /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        }
      }
      // Each one stands at an address of its own, the same as in the list.
      const one = body.items[0];
      const at = path === "/regions" ? `/regions/${one.slug}` : `${path.replace("{region}", "waterstad")}/${one.id}`;
      assert.deepEqual((await get(at)).body, one, at);
      assert.ok(document.paths[path === "/regions" ? "/regions/{region}" : `${path}/{id}`], path);
    }
  });

  await story.test("a list is asked for by a word that it knows, and the methods are those for reading", async () => {
    const { body: schools } = await get("/regions/waterstad/partners?kind=school&pageSize=2");
    assert.ok(schools.totalItems > 0 && schools.items.every((one) => one.kind === "school"));
    assert.match(schools._links.self.href, /kind=school/);
    assert.equal((await get("/regions/waterstad/partners?kind=bakery")).status, 400);
    assert.equal((await get("/regions/waterstad/partners/0190b8a0-0000-7000-8000-000000000000")).status, 404);
    const posted = await page.request.post(`${ROOT}/regions`, { data: {} });
    assert.equal(posted.status(), 405);
    assert.equal(posted.headers()["allow"], "GET, HEAD, OPTIONS");
    assert.match(posted.headers()["content-type"], /^application\/problem\+json/);
    const before = await page.request.fetch(`${ROOT}/regions`, { method: "OPTIONS" });
    assert.equal(before.status(), 204);
    assert.match(before.headers()["access-control-allow-methods"], /GET/);
  });

  await story.test("a long list comes in pages that lead to each other and together are the whole", async () => {
    const { body: whole } = await get("/regions/waterstad/partners?pageSize=500");
    const names = [];
    let next = "/regions/waterstad/partners?pageSize=7";
    while (next) {
      const { body } = await get(next);
      names.push(...body.items.map((one) => one.name));
      next = body._links.next && new URL(body._links.next.href).pathname.replace(ROOT, "") + new URL(body._links.next.href).search;
    }
    assert.deepEqual(names, whole.items.map((one) => one.name));
    assert.equal(whole.totalItems, names.length);
  });

  await story.test("nothing in it is about a person, and nothing is there before everybody may see it", async () => {
    for (const list of ["partners", "gatherings", "commitments", "rounds"]) {
      const { body } = await get(`/regions/waterstad/${list}?pageSize=500`);
      const text = JSON.stringify(body);
      assert.doesNotMatch(text, /@|Kruger|Overleg van het kernteam|hbo voorjaar 2027/, list);
    }
  });

  await story.test("what goes wrong is a problem that a program can read", async () => {
    for (const [path, status] of [["/regions/bestaat-niet/partners", 404], ["/nergens", 404], ["/regions?page=0", 400], ["/regions?pageSize=501", 400], ["/regions?page=een", 400], ["/regions/", 404], ["/regions?page=%00", 400]]) {
      const answer = await get(path);
      assert.equal(answer.status, status, path);
      assert.match(answer.headers["content-type"], /^application\/problem\+json/, path);
      assert.equal(answer.body.status, status);
      assert.ok(answer.body.title && answer.body.detail && answer.body.instance.startsWith("urn:evenkans:"), path);
      assert.equal(answer.headers["api-version"], "1.0.0", path);
    }
  });

  if (!RULES) {
    console.log("left out: the NLGov design rules, because EVENKANS_NLGOV_RULES names no file");
    return;
  }
  await story.test("the description breaks none of the NLGov API Design Rules", async () => {
    const answer = await page.request.get(`${ROOT}/openapi.json`);
    const file = join(mkdtempSync(join(tmpdir(), "evenkans-api-")), "openapi.json");
    writeFileSync(file, await answer.body());
    const { stdout } = await promisify(execFile)(SPECTRAL, ["lint", "-r", RULES, "-f", "json", "--quiet", file]).catch((error) => error);
    const errors = JSON.parse(stdout || "[]").filter((one) => one.severity === 0);
    assert.deepEqual(errors.map((one) => `${one.code} ${one.path.join(".")}: ${one.message}`), []);
    // The rules do see what is wrong.
    writeFileSync(file, JSON.stringify({ ...JSON.parse(await answer.text()), servers: [{ url: "https://x.example/api" }] }));
    const { stdout: wrong } = await promisify(execFile)(SPECTRAL, ["lint", "-r", RULES, "-f", "json", "--quiet", file]).catch((error) => error);
    assert.ok(JSON.parse(wrong).some((one) => one.code === "nlgov:include-major-version-in-uri"));
  });
}
