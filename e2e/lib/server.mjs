// The real server with the story region, one of its own for whoever asks: it starts within a second.

import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const running = new Set();

/** The binary under test: the one that is named, else the one that was built last here. */
export const binary =
  process.env.EVENKANS_BINARY ??
  [`${root}target/debug/evenkans`, `${root}target/release/evenkans`].find(existsSync) ??
  fail("no evenkans binary: run `cargo build`, or name one in EVENKANS_BINARY");

function fail(text) {
  throw new Error(text);
}

/** Starts `evenkans demo` on a free port, with more in its environment; gives its address and a way to stop it. */
export async function startDemo(env, ...more) {
  const server = spawn(binary, ["demo", "--port", "0", ...more], { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  running.add(server);
  let said = "";
  const address = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the demo did not start in 60 s:\n${said}`)), 60_000);
    const hear = (piece) => {
      said += piece;
      const found = /The demo is on (http:\/\/\S+)/.exec(said);
      if (found) {
        clearTimeout(late);
        resolve(found[1]);
      }
    };
    server.stdout.on("data", hear);
    server.stderr.on("data", hear);
    server.on("exit", (code) => reject(new Error(`the demo ended with ${code}:\n${said}`)));
  });
  return { address, said: () => said, stop: () => stop(server) };
}

/** An empty database on the server that the tests may use, and what removes it; nothing where there is no server. */
export function freshPostgres() {
  const server = process.env.EVENKANS_TEST_POSTGRES;
  if (!server) return undefined;
  const name = `evenkans_e2e_${process.pid}_${Date.now()}`;
  const ask = (sql) => {
    const done = spawnSync("psql", ["-qX", "-v", "ON_ERROR_STOP=1", "-c", sql, server], { encoding: "utf8" });
    if (done.status !== 0) throw new Error(`psql: ${done.error ?? done.stderr}`);
  };
  ask(`CREATE DATABASE ${name}`);
  const address = new URL(server);
  address.pathname = `/${name}`;
  return { address: address.href, drop: () => ask(`DROP DATABASE ${name} WITH (FORCE)`) };
}

function stop(server) {
  running.delete(server);
  if (server.exitCode === null) server.kill("SIGTERM");
}

// Also when a run is broken off: no server stays behind.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));
process.on("exit", () => {
  for (const server of running) server.kill("SIGKILL");
});

/** Runs the binary to its end, as somebody on the command line would. */
export function evenkans(...args) {
  const done = spawnSync(binary, args, { encoding: "utf8" });
  return { code: done.status, text: `${done.stdout}${done.stderr}` };
}
