// Many contests at once: the table answers by its address, also without a script and in every language; one contest opens the
// article of each step; the chamber of January 2021 adds up; data are those of the page.

import assert from "node:assert/strict";
import { address, languages } from "../lib/addresses.mjs";
import { contestsHeld } from "../lib/served.mjs";
import { stage } from "../lib/stage.mjs";

const set = "/elections/akims-2021";
const reform = `${set}/what-changed`;

const play = stage(["--demo", "--precincts", "24"], contestsHeld);

for (const language of languages) {
  play(`the address is the whole question: ${language}`, async ({ reader }) => {
    const { page } = await reader({ javaScriptEnabled: false });
    await page.goto(address(language, set));
    assert.equal(await page.locator("main p.warn").count(), 1, "synthetic data say so");
    await page.locator("form.of-posts details.more summary").click();
    await page.locator("select[name=sex]").selectOption("female");
    await page.locator("select[name=sort]").selectOption("margin");
    await page.locator("form.of-posts button[type=submit]").click();
    const asked = new URL(page.url());
    assert.deepEqual([asked.searchParams.get("sex"), asked.searchParams.get("sort")], ["female", "margin"]);
    const rows = await page.locator("table.posts tbody tr").allInnerTexts();
    assert.ok(rows.length > 0);
    // Somebody else sees the same at the same address, and at the short form of it.
    const { page: other } = await reader();
    await other.goto(address(language, `${set}?sex=female&sort=margin`));
    assert.deepEqual(await other.locator("table.posts tbody tr").allInnerTexts(), rows);
    assert.equal(await other.locator("select[name=sex]").inputValue(), "female");
    // The map is chosen by a link that keeps the question.
    await other.locator("nav.choose a[data-map=self]").click();
    assert.equal(new URL(other.url()).search, "?sex=female&sort=margin&map=self");
    assert.deepEqual(await other.locator("table.posts tbody tr").allInnerTexts(), rows);
  });

  play(`a contest opens the article of its steps: ${language}`, async ({ reader }) => {
    const { page } = await reader();
    await page.goto(address(language, set));
    await page.locator("table.posts tbody tr th a").first().click();
    const steps = page.locator("#derivation details.step");
    assert.ok((await steps.count()) >= 3);
    await steps.last().locator("summary").click();
    const rule = steps.last().locator("p.cite a").first();
    assert.match(await rule.getAttribute("href"), new RegExp(`^/${language}/law/rules/akim`));
    await rule.click();
    assert.equal(await page.locator("h1").count(), 1);
    // Against all is a line of its own behind every candidate.
    await page.goBack();
    const lines = page.locator("table.candidates tbody tr");
    assert.ok(await lines.last().evaluate((line) => line.classList.contains("against-line")));
  });

  play(`what the reform changed is marked, and its address is the whole assumption: ${language}`, async ({ reader }) => {
    const { page } = await reader({ javaScriptEnabled: false });
    await page.goto(address(language, reform));
    assert.equal(await page.locator("main p.warn").count(), 1, "synthetic data say so");
    assert.equal(await page.locator("svg.lines polyline").count(), 3);
    const usual = await page.locator("#answer p.lead").innerText();
    await page.locator("#loyalty").fill("0");
    await page.locator("form.what-if button[type=submit]").click();
    assert.equal(new URL(page.url()).searchParams.get("loyalty"), "0");
    const asked = await page.locator("#answer p.lead").innerText();
    assert.notEqual(asked, usual);
    // With a script the answer comes while the number is typed, and it is the same one.
    const { page: other } = await reader();
    await other.goto(address(language, reform));
    await other.locator("#loyalty").fill("0");
    await other.waitForURL(/what-changed\?loyalty=0$/);
    assert.equal(await other.locator("#answer p.lead").innerText(), asked);
    // Each of the two ways names its rules.
    assert.ok((await other.locator("#law section").first().locator("a[href*='/law/rules/akim']").count()) > 0);
    assert.ok((await other.locator("#law section").last().locator("a[href*='/law/rules/akim']").count()) > 0);
  });

  play(`the chamber of January 2021 adds up: ${language}`, async ({ reader }) => {
    const { page } = await reader();
    await page.goto(address(language, "/chamber/2021-01-11"));
    assert.equal(await page.locator("svg.chamber circle").count(), 107);
    assert.equal(await page.locator("svg.chamber circle.free").count(), 0);
    assert.equal(await page.locator("figcaption").innerText(), "98 + 9 = 107");
    const parties = await page.locator("table.ways tbody tr td:last-child").allInnerTexts();
    assert.equal(parties.map(Number).reduce((a, b) => a + b, 0), 107);
  });
}

play("the data are those of the page", async ({ site, reader }) => {
  const { page } = await reader();
  await page.goto(`/en${set}?nominator=self`);
  const shown = await page.locator("table.posts tbody tr th a").count();
  const link = await page.locator("#posts a", { hasText: "JSON" }).getAttribute("href");
  const data = await (await fetch(site.origin + link)).json();
  assert.equal(Math.min(data.total, 100), shown);
  assert.ok(data.items.every((row) => row.nominator === "self" && row.synthetic));
});
