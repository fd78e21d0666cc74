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

/** Starts `evenkans demo` on a free port; gives its address and a way to stop it. */
export async function startDemo(...more) {
  const server = spawn(binary, ["demo", "--port", "0", ...more], { stdio: ["ignore", "pipe", "pipe"] });
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
