// The desk of a commission with many posts, without JavaScript: a coordinator logs in for the first time, finds the post that is
// due, files two nominations, has both decided, and sets the ballot; two clerks type the protocol, the commission certifies behind
// a second factor, and the winner is registered. Everything is synthetic.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { code } from "../lib/desk.mjs";
import { program } from "../lib/served.mjs";
import { stage } from "../lib/stage.mjs";

const play = stage();
const set = "akims-desk";

/// A database with one post that was called, and people at its desks; their passwords by account.
const begin = (folder, db) => {
  const run = (...args) => execFileSync(program(), [...args, "--db", db], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const table = (name, text) => { writeFileSync(join(folder, name), text); return join(folder, name); };
  const as = ["--as", "commission"];
  run("contests", "open", `kz/${set}`, "--office", "akim", "--title", "One post (synthetic)", "--synthetic", ...as);
  const posts = table("posts.csv", "post,region,district,name_kk,name_ru,name_en,kind,settlements\nnorth/1,KZ-11,Hill,x,x,Post one (synthetic),village,2\n");
  const precincts = table("precincts.csv", "post,precinct,voters\nnorth/1,n1,100\n");
  const calls = table("calls.csv", "post,vote,called\nnorth/1,2021-07-25,2021-06-14\n");
  run("contests", "upload", `kz/${set}`, "--posts", posts, "--precincts", precincts, "--calls", calls, "--day", "2021-07-25", ...as);
  const people = { coordinator: "coordinator", "clerk-1": "clerk", "clerk-2": "clerk", commission: "administrator" };
  const opened = (account, role) => run("account", "add", account, "--role", role, "--election", set);
  const password = /[a-z0-9]{5}(-[a-z0-9]{5}){3}/;
  return new Map(Object.entries(people).map(([account, role]) => [account, password.exec(opened(account, role))[0]]));
};

const chosen = "Long-synthetic-77-word";

/// Sits down at a desk for the first time, with a password of one's own.
const sit = async (page, account, password) => {
  await page.goto("/en/desk/login");
  await page.locator("input[name=account]").fill(account);
  await page.locator("input[name=password]").fill(password);
  await page.locator("form.desk button[type=submit]").click();
  for (const [at, value] of [password, chosen, chosen].entries()) await page.locator("input[type=password]").nth(at).fill(value);
  await page.locator("form:has(input[type=password]) button[type=submit]").first().click();
  await page.waitForURL((url) => url.search === "?done=1");
};

/// Sets up codes of a second factor; the first one shows that they fit.
const setUpCodes = async (page) => {
  await page.goto("/en/desk/account/codes");
  await page.locator("input[name=code]").fill(code((await page.locator("#secret").innerText()).replaceAll(" ", "")));
  await page.locator("form.desk:has(input[name=code]) button[type=submit]").click();
  await page.waitForURL((url) => url.search === "?done=1");
};

/// Waits until an order is told to be taken.
const taken = (page) => page.locator("p.good[role=status]").waitFor();

/// The paper of the one precinct, which adds up: the commission had a reserve of one ballot.
const paper = { A1: 100, A2: 60, A4: 41, B1: 60, "B2 a": 40, "B2 b": 12, "B2-1": 5, B3: 3, B4: 101, B5: 41 };

const person = { sex: "female", born: "1980-02-29", citizen: "yes", consent: "yes", elsewhere: "nowhere", declaration: "in_order", spouse_declaration: "not_owed", special_check: "passed" };
const typed = { hour: "12:00", nominator: "self", member_of: "none", terms_in_a_row: "0", residence_years: "20", paid: "1", signatures_collected: "30", signatures_good: "20", settlements: "2" };

play("from the worklist to the winner", async ({ serve, reader }) => {
  const folder = mkdtempSync(join(tmpdir(), "zhargy-posts-"));
  try {
    const db = `sqlite:${join(folder, "run.db")}`;
    const passwords = begin(folder, db);
    const site = await serve(["--db", db]);
    const { page } = await reader({ javaScriptEnabled: false }, site);
    await sit(page, "coordinator", passwords.get("coordinator"));
    await page.goto(`/en/desk/${set}/posts?on=2021-07-05`);
    assert.match(await page.locator("table.work").innerText(), /Nominate candidates[\s\S]*9\sJuly\s2021[\s\S]*113-3\(5\)/);
    await page.getByRole("link", { name: "Post one (synthetic)" }).click();
    const formOf = (page, step) => page.locator(`form:has(input[name=step][value="${step}"])`).first();
    const form = (step) => formOf(page, step);
    for (const id of ["a", "b"]) {
      await page.locator("details", { has: page.locator("input[value=nominate]") }).locator("summary").first().click();
      const own = form("nominate");
      for (const [name, value] of Object.entries({ ...typed, candidate: id, name: `Synthetic ${id}`, born: person.born })) await own.locator(`[name=${name}]`).fill(value);
      for (const [name, value] of Object.entries(person)) if (name !== "born") await own.locator(`[name=${name}]`).selectOption(value);
      await own.locator("button[type=submit]").click();
      await taken(page);
    }
    await page.goto(`/en/desk/${set}/posts/north/1?on=2021-07-12`);
    for (let left = 2; left > 0; left -= 1) {
      await form("decide").locator("button[type=submit]").click();
      await taken(page);
    }
    await page.goto(`/en/desk/${set}/posts/north/1?on=2021-07-15`);
    await form("ballot").locator("button[type=submit]").click();
    await taken(page);
    assert.match(await page.locator("main").innerText(), /Await the day of the vote/);

    // Two clerks type the same paper; the second sees nothing of the first.
    for (const account of ["clerk-1", "clerk-2"]) {
      const { page: sheet } = await reader({ javaScriptEnabled: false }, site);
      await sit(sheet, account, passwords.get(account));
      await sheet.goto(`/en/desk/${set}/posts/north/1?on=2021-07-25`);
      await sheet.locator(`a.button[href$="/sheets/n1"]`).click();
      const fields = sheet.locator("#sheet input.figure");
      assert.deepEqual(new Set(await fields.evaluateAll((all) => all.map((one) => one.value))), new Set([""]));
      for (const [name, value] of Object.entries(paper)) await sheet.locator(`#sheet input[name="${name}"]`).fill(String(value));
      await sheet.locator("#check").click();
      await sheet.locator("#send").click();
      await taken(sheet);
    }
    const here = `/en/desk/${set}/posts/north/1?on=2021-07-26`;
    await page.goto(here);
    await form("accept").locator("button[type=submit]").click();
    await taken(page);
    await page.goto(here);
    await form("count").locator("button[type=submit]").click();
    await taken(page);

    // A result becomes official by the commission alone, behind a second factor, proved a moment ago.
    assert.equal(await form("certify").count(), 0);
    const { page: chair } = await reader({ javaScriptEnabled: false }, site);
    await sit(chair, "commission", passwords.get("commission"));
    await setUpCodes(chair);
    await chair.goto(here);
    if (await chair.locator("a.button[href*='/desk/confirm']").count()) {
      await chair.locator("a.button[href*='/desk/confirm']").click();
      await chair.locator("input[name=password]").fill(chosen);
      await chair.locator("form.desk button[type=submit]").click();
      await chair.goto(here);
    }
    await formOf(chair, "certify").locator("[name=signed]").fill("Synthetic chair\nSynthetic deputy\nSynthetic secretary\nSynthetic member");
    await formOf(chair, "certify").locator("button[type=submit]").click();
    await taken(chair);

    await page.goto(here);
    await form("winner").locator("button[type=submit]").click();
    await taken(page);
    await page.goto(`/en/elections/${set}/posts/north/1`);
    assert.match(await page.locator("main").innerText(), /Synthetic a[\s\S]*40/);
    assert.match(await page.locator("main").innerText(), /elected/i);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
