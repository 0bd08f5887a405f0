// An election night as the public sees it: the page renews itself while protocols come in, nothing of a protocol is shown before
// it is accepted, a precinct is found, and the browser itself checks that its entries stand in the journal.

import assert from "node:assert/strict";
import { played, playedOut, until } from "../lib/served.mjs";
import { stage } from "../lib/stage.mjs";

const night = `/elections/${played}/protocols`;

const play = stage(["--demo", "--precincts", "24"], playedOut);

play("the page of a night renews itself while a reader looks", async ({ reader, serve }) => {
  const site = await serve(["--demo", "--precincts", "240"]);
  const { page } = await reader({}, site);
  await page.goto(`/ru${night}`);
  const head = () => page.locator("#live").getAttribute("data-head").then(Number);
  const first = await head();
  await until("the page renews itself", async () => (await head()) > first, 20);
  const second = await head();
  await until("and again", async () => (await head()) > second, 20);
  assert.match(await page.locator("#live p.lead").innerText(), /240/);
  assert.equal(new URL(page.url()).pathname, `/ru${night}`);

  // The last precinct has not come in yet: it is awaited, and its page has no figure and no line of the journal.
  await page.goto(`/ru${night}/240`);
  assert.equal(await page.locator("p.note").count(), 1);
  assert.equal(await page.locator("table").count(), 0);
  assert.equal(await page.locator("#proof").count(), 0);
});

play("a precinct is found, and its proof is checked in the browser", async ({ reader }) => {
  const { page } = await reader();
  await page.goto(`/en${night}`);
  await page.locator("input[name=number]").fill("7");
  await page.locator("form.search button").click();
  const found = page.locator("ul.precincts li");
  assert.equal(await found.count(), 2); // 7 and 17
  await found.first().locator("a").click();
  await page.locator(".checked.good").waitFor();
  assert.match(await page.locator(".checked").innerText(), /these lines stand in the journal/);
  assert.ok((await page.locator("table.dense tbody tr").count()) > 5);

  // Lines, hashes and roots that somebody changed on the way are said to be wrong, in each language.
  const changes = [
    ["kk", (html) => html.replace(/(<pre class="line">[^<]*?)(\d)/, (_, before, digit) => before + ((Number(digit) + 1) % 10))],
    ["ru", (html) => html.replace(/(<ol class="hashes"><li><code>)(.)/, (_, before, one) => before + (one === "0" ? "1" : "0"))],
    ["en", (html) => html.replace(/(data-root=")(.)/, (_, before, one) => before + (one === "0" ? "1" : "0"))],
  ];
  for (const [language, change] of changes) {
    await page.route(`**/${language}${night}/7`, async (route) => {
      const got = await route.fetch();
      const html = await got.text();
      const changed = change(html);
      assert.notEqual(changed, html);
      await route.fulfill({ response: got, body: changed });
    });
    await page.goto(`/${language}${night}/7`);
    await page.locator(".checked.warn").waitFor();
    const told = await page.locator("#proof").getAttribute("data-no");
    assert.equal(await page.locator(".checked").innerText(), told);
  }
});

play("an observer's copy that differs stands on the page of its precinct", async ({ reader }) => {
  const { page } = await reader({ javaScriptEnabled: false });
  await page.goto(`/en${night}?number=&region=`);
  const differs = page.locator("ul.precincts li", { hasText: "An observer's copy differs" });
  assert.equal(await differs.count(), 1);
  await differs.locator("a").click();
  const rows = page.locator("section:has(p.warn) tbody tr");
  assert.ok((await rows.count()) > 0);
  for (const row of await rows.all()) {
    const [own, copy] = await row.locator("td").allInnerTexts();
    assert.notEqual(own, copy);
  }
});
