// The desk of a commission with many posts, without JavaScript: a coordinator logs in for the first time, finds the post that is
// due, files two nominations, has both decided, and sets the ballot. Everything is synthetic.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program } from "../lib/served.mjs";
import { stage } from "../lib/stage.mjs";

const play = stage();
const set = "akims-desk";

/// A database with one post that was called, and an account; its password.
const begin = (folder, db) => {
  const run = (...args) => execFileSync(program(), [...args, "--db", db], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const table = (name, text) => { writeFileSync(join(folder, name), text); return join(folder, name); };
  const as = ["--as", "commission"];
  run("contests", "open", `kz/${set}`, "--office", "akim", "--title", "One post (synthetic)", "--synthetic", ...as);
  const posts = table("posts.csv", "post,region,district,name_kk,name_ru,name_en,kind,settlements\nnorth/1,KZ-11,Hill,x,x,Post one (synthetic),village,2\n");
  const precincts = table("precincts.csv", "post,precinct,voters\nnorth/1,n1,100\n");
  const calls = table("calls.csv", "post,vote,called\nnorth/1,2021-07-25,2021-06-14\n");
  run("contests", "upload", `kz/${set}`, "--posts", posts, "--precincts", precincts, "--calls", calls, "--day", "2021-07-25", ...as);
  return /[a-z0-9]{5}(-[a-z0-9]{5}){3}/.exec(run("account", "add", "coordinator-1", "--role", "coordinator", "--election", set))[0];
};

const person = { sex: "female", born: "1980-02-29", citizen: "yes", consent: "yes", elsewhere: "nowhere", declaration: "in_order", spouse_declaration: "not_owed", special_check: "passed" };
const typed = { hour: "12:00", nominator: "self", member_of: "none", terms_in_a_row: "0", residence_years: "20", paid: "1", signatures_collected: "30", signatures_good: "20", settlements: "2" };

play("from the worklist to the ballot", async ({ serve, reader }) => {
  const folder = mkdtempSync(join(tmpdir(), "zhargy-posts-"));
  try {
    const db = `sqlite:${join(folder, "run.db")}`;
    const password = begin(folder, db);
    const { page } = await reader({ javaScriptEnabled: false }, await serve(["--db", db]));
    await page.goto("/en/desk/login");
    await page.locator("input[name=account]").fill("coordinator-1");
    await page.locator("input[name=password]").fill(password);
    await page.locator("form.desk button[type=submit]").click();
    for (const [at, value] of [password, "Long-synthetic-77-word", "Long-synthetic-77-word"].entries()) {
      await page.locator("input[type=password]").nth(at).fill(value);
    }
    await page.locator("form:has(input[type=password]) button[type=submit]").first().click();
    await page.goto(`/en/desk/${set}/posts?on=2021-07-05`);
    assert.match(await page.locator("table.work").innerText(), /Nominate candidates[\s\S]*9\sJuly\s2021[\s\S]*113-3\(5\)/);
    await page.getByRole("link", { name: "Post one (synthetic)" }).click();
    const form = (step) => page.locator(`form:has(input[name=step][value="${step}"])`).first();
    for (const id of ["a", "b"]) {
      await page.locator("details", { has: page.locator("input[value=nominate]") }).locator("summary").first().click();
      const own = form("nominate");
      for (const [name, value] of Object.entries({ ...typed, candidate: id, name: `Synthetic ${id}`, born: person.born })) await own.locator(`[name=${name}]`).fill(value);
      for (const [name, value] of Object.entries(person)) if (name !== "born") await own.locator(`[name=${name}]`).selectOption(value);
      await own.locator("button[type=submit]").click();
      await page.locator("p.good[role=status]").waitFor();
    }
    await page.goto(`/en/desk/${set}/posts/north/1?on=2021-07-12`);
    for (let left = 2; left > 0; left -= 1) {
      await form("decide").locator("button[type=submit]").click();
      await page.locator("p.good[role=status]").waitFor();
    }
    await page.goto(`/en/desk/${set}/posts/north/1?on=2021-07-15`);
    await form("ballot").locator("button[type=submit]").click();
    await page.locator("p.good[role=status]").waitFor();
    assert.match(await page.locator("main").innerText(), /Await the day of the vote/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
