// A site that is served for a test: the real program as a process of its own, on a free port, with a synthetic election
// night behind it. It ends with the test that started it.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/// The program: the one that the environment names, else the release that `./check` has built.
export const program = () => {
  const target = process.env.CARGO_TARGET_DIR ?? `${root}target`;
  const path = process.env.ZHARGY_PROGRAM ?? `${target}/release/zhargy`;
  if (!existsSync(path)) throw new Error(`no program at ${path}\n\nhint: cargo build --release --package zhargy`);
  return path;
};

/// Serves the site; `origin` has no slash at its end, `lines` is what was printed so far, `said()` what was said beside it.
export const serve = async (flags = ["--demo", "--precincts", "24"]) => {
  const child = spawn(program(), ["serve", "--listen", "127.0.0.1:0", ...flags], { stdio: ["ignore", "pipe", "pipe"] });
  const lines = [];
  let told = "";
  child.stderr.on("data", (some) => { told += some; });
  const ended = new Promise((done) => { child.once("exit", done); });
  const origin = await new Promise((found, failed) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      lines.push(line);
      const address = /^http:\/\/[^/]+/.exec(line);
      if (address) found(address[0]);
    });
    ended.then((code) => failed(new Error(`the site ended with ${code} before it had an address:\n${told}`)));
  });
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  return { origin, lines, stop, said: () => told };
};

/// Asks again until the answer is yes; a test that waits in vain says for what.
export const until = async (what, yes, seconds = 60) => {
  const last = Date.now() + seconds * 1000;
  while (Date.now() < last) {
    if (await yes()) return;
    await new Promise((done) => { setTimeout(done, 150); });
  }
  throw new Error(`waited ${seconds} s in vain: ${what}`);
};

/// The election that the demonstration plays.
export const played = "majilis-2021";

/// Protocols that the demonstration leaves to people.
const left = 3;

/// Waits until every contest of the demonstration has its winner.
export const contestsHeld = (origin) =>
  until("the contests are played", async () => {
    const count = async (query) => {
      const got = await fetch(`${origin}/api/v1/contests/akims-2021?size=1${query}`);
      return got.ok ? (await got.json()).total : 0;
    };
    const all = await count("");
    return all > 0 && (await count("&state=elected")) === all;
  }, 180);

/// Waits until the demonstration of so many precincts stands still: only what it leaves to people is missing, and the
/// observers' copies are in, and every contest has its winner.
export const playedOut = async (origin, precincts = 24) => {
  await until("the demonstration is played", async () => {
    const read = async (query) => (await fetch(`${origin}/en/elections/${played}/protocols${query}`)).text();
    if (!(await read("")).includes(`${precincts - left} of ${precincts} protocols accepted`)) return false;
    return (await read("?number=&region=")).includes("copy differs");
  });
  await contestsHeld(origin);
};
