// A protocol from paper to public: two clerks type it, the second blind; they differ, and one reads the own entry again; the
// coordinator gives a reason for a warning and accepts; everybody sees it then, and not before. Nothing that was typed is lost
// with a tab or a network.

import assert from "node:assert/strict";
import { logIn, papers, send, type } from "../lib/desk.mjs";
import { played, playedOut } from "../lib/served.mjs";
import { stage } from "../lib/stage.mjs";

const demo = ["--demo", "--precincts", "24"];
const play = stage(demo, playedOut);
const entry = (precinct) => `/desk/${played}/entry/${precinct}`;
const publicly = (precinct) => `/en/elections/${played}/protocols/${precinct}`;
const grouped = (number) => Number(number).toLocaleString("en");

play("two clerks, a difference, a warning with its reason", async ({ serve, reader }) => {
  const site = await serve(demo);
  await playedOut(site.origin);
  const paper = papers(site).get("22");
  // The commission wrote down five ballots more than it gave out and kept: a warning, not an error.
  paper.set("B4", String(Number(paper.get("B4")) + 5));
  const misread = new Map(paper).set("B2 auyl", String(Number(paper.get("B2 auyl")) + 9000));
  const voter = await reader({}, site);
  const nothingPublic = async () => {
    await voter.page.goto(publicly(22));
    assert.equal(await voter.page.locator("table, #found, #proof").count(), 0);
    assert.ok(!(await voter.page.locator("main").innerText()).includes(grouped(paper.get("A1"))));
  };

  // The first reads one number wrongly. The sums tell, beside the field, while typing; the paper is believed to say so.
  const first = await reader({}, site);
  await logIn(first, site, "clerk-1", "en", entry(22));
  await type(first, misread);
  await first.page.locator(".beside p.warn").first().waitFor();
  await send(first);
  await nothingPublic();

  // The second sees nothing of it.
  const second = await reader({}, site);
  await logIn(second, site, "clerk-2", "en", entry(22));
  const shown = await second.page.locator("#sheet input.figure").evaluateAll((all) => all.map((one) => one.value));
  assert.deepEqual(new Set(shown), new Set([""]));
  const html = await second.page.content();
  for (const number of misread.values()) {
    assert.ok(!html.includes(`>${number}<`) && !html.includes(`"${number}"`) && !html.includes(grouped(number)), number);
  }
  await type(second, paper);
  await send(second);
  await nothingPublic();

  // They differ in one field, which the first reads again: only that is asked.
  await first.page.goto(`/en${entry(22)}`);
  const disputed = first.page.locator("#sheet input.figure");
  assert.deepEqual(await disputed.evaluateAll((all) => all.map((one) => one.name)), ["B2 auyl"]);
  await disputed.fill(paper.get("B2 auyl"));
  await send(first);
  await nothingPublic();

  // A warning needs a reason.
  const coordinator = await reader({}, site);
  await logIn(coordinator, site, "coordinator", "en", `/desk/${played}/precincts/22`);
  const { page } = coordinator;
  assert.match(await page.locator("li.warn").first().innerText(), /K02/);
  const reasons = page.locator('textarea[name^="reason "]');
  assert.equal(await page.locator('textarea[name="reason K02"]').count(), 1);
  for (const reason of await reasons.all()) {
    assert.notEqual(await reason.getAttribute("required"), null);
    await reason.fill("five ballots were damaged in print");
  }
  await page.locator('button[value="resolve accept"]').click();
  await page.locator("p.good[role=status]").waitFor();

  await voter.page.goto(publicly(22));
  await voter.page.locator(".checked.good").waitFor();
  const told = await voter.page.locator("main").innerText();
  assert.ok(told.includes(grouped(paper.get("B2 auyl"))) && !told.includes(grouped(misread.get("B2 auyl"))));
  assert.match(await voter.page.locator("#found li.warn").first().innerText(), /K02[\s\S]*five ballots were damaged in print/);
});

play("a closed tab and a lost network lose nothing that was typed", async ({ site, reader }) => {
  const paper = papers(site).get("23");
  const who = await reader();
  await logIn(who, site, "clerk-1", "ru", entry(23));
  await who.page.locator('input[name="A1"]').fill(paper.get("A1"));
  await who.page.locator('input[name="A2"]').fill(paper.get("A2"));
  await who.page.close();

  who.page = await who.context.newPage();
  await who.page.goto(`/ru${entry(23)}`);
  assert.equal(await who.page.locator('input[name="A1"]').inputValue(), paper.get("A1"));
  assert.equal(await who.page.locator('input[name="A2"]').inputValue(), paper.get("A2"));
  for (const [name, number] of paper) await who.page.locator(`input[name="${name}"]`).fill(number);
  await who.page.locator("#check").click();
  await who.page.locator("#send").waitFor();
  const stands = who.page.locator("#sheet input[name=stands]");
  if (await stands.count()) await stands.check();

  // The network goes away at the moment of sending: the sheet says so and keeps everything. Sent again, it has one effect.
  await who.context.setOffline(true);
  await who.page.locator("#send").click();
  const unsent = await who.page.locator("#sheet").getAttribute("data-unsent");
  await who.page.locator("#kept", { hasText: unsent }).waitFor();
  assert.equal(await who.page.locator('input[name="B1"]').inputValue(), paper.get("B1"));
  await who.context.setOffline(false);
  await who.page.locator("#send").click();
  await who.page.locator("p.good[role=status]").waitFor();
  assert.equal(await who.page.evaluate(() => localStorage.length), 0);
  assert.match(who.taken().join("\n"), /ERR_INTERNET_DISCONNECTED/);
});

play("an observer's copy that differs shows on the public page", async ({ site, reader }) => {
  const observer = await reader({ javaScriptEnabled: false });
  const paper = papers(site).get("22");
  const voter = await reader({ javaScriptEnabled: false });
  await voter.page.goto(publicly(2));
  const before = await voter.page.locator("section:has(> p.warn)").count();

  await logIn(observer, site, "observer", "en", `/desk/${played}/copies/2`);
  await observer.page.locator('input[name="B2 auyl"]').fill(paper.get("B2 auyl"));
  await observer.page.locator("#check").click();
  const stands = observer.page.locator("#sheet input[name=stands]");
  if (await stands.count()) await stands.check();
  await observer.page.locator("#send").click();
  await observer.page.locator("p.good[role=status]").waitFor();

  await voter.page.goto(publicly(2));
  const copies = voter.page.locator("section:has(> p.warn)");
  assert.equal(await copies.count(), before + 1);
  const rows = await copies.last().locator("tbody tr").allInnerTexts();
  assert.equal(rows.length, 1);
  assert.ok(rows[0].includes(grouped(paper.get("B2 auyl"))), rows[0]);
});
