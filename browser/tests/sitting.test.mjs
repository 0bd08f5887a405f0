// The night to its end: what is left is entered and accepted, two people of the commission sit, prove that it is they, sign one
// after the other, and certify; the public page says so, and the certificate can be taken along.

import assert from "node:assert/strict";
import { confirm, logIn, papers, send, type } from "../lib/desk.mjs";
import { played, playedOut } from "../lib/served.mjs";
import { stage } from "../lib/stage.mjs";

const play = stage(["--demo", "--precincts", "24"], playedOut);
const sitting = `/desk/${played}/sitting`;

/// Presses the button of a step.
const press = async ({ page }, step) => {
  await page.locator(`form:has(input[name=step][value=${step}]) button[type=submit]`).click();
  await page.waitForLoadState();
  assert.equal(await page.locator("main .warn[role=alert]").count(), 0, `step ${step}`);
};

/// Proves again who one is where the page asks for it, and signs.
const sign = async (who, site, account) => {
  await who.page.goto(`/en${sitting}`);
  const asks = who.page.locator("ol.steps a.button[href*='/desk/confirm']");
  assert.equal(await asks.count(), 1);
  await asks.click();
  await confirm(who, site, account);
  await who.page.waitForURL((url) => url.pathname === `/en${sitting}`);
  await press(who, "sign");
};

play("certification by two people with second factors", async ({ site, reader }) => {
  const clerks = [await reader(), await reader()];
  for (const [at, clerk] of clerks.entries()) {
    await logIn(clerk, site, `clerk-${at + 1}`);
    for (const [precinct, paper] of papers(site)) {
      await clerk.page.goto(`/en/desk/${played}/entry/${precinct}`);
      await type(clerk, paper);
      await send(clerk);
    }
  }
  const coordinator = await reader();
  await logIn(coordinator, site, "coordinator");
  for (const precinct of papers(site).keys()) {
    await coordinator.page.goto(`/en/desk/${played}/precincts/${precinct}`);
    for (const reason of await coordinator.page.locator("textarea[name^=reason]").all()) await reason.fill("read again");
    await coordinator.page.locator('button[value="resolve accept"]').click();
    await coordinator.page.locator("p.good[role=status]").waitFor();
  }

  const [one, two] = [await reader(), await reader()];
  await logIn(one, site, "administrator-1", "en", sitting);
  await logIn(two, site, "administrator-2", "en", sitting);
  await press(one, "count");
  await press(one, "open");
  await sign(one, site, "administrator-1");
  // One is not enough: the button of certifying is not there.
  assert.equal(await one.page.locator("form:has(input[value=certify])").count(), 0);
  await sign(two, site, "administrator-2");
  await press(two, "certify");
  await press(two, "issue");

  const voter = await reader({ javaScriptEnabled: false });
  await voter.page.goto(`/en/elections/${played}/protocols`);
  assert.match(await voter.page.locator("main p.good").innerText(), /Certified by the commission: 2 signatures/);
  // The lists stand in the order of the ballot; the seats are those that were declared.
  const seats = await voter.page.locator("table.result tbody td:last-child").allInnerTexts();
  assert.deepEqual(seats.sort(), ["10", "12", "76", "–", "–"]);
  const certificates = await two.page.locator("a[download][href$='.pdf']").all();
  assert.ok(certificates.length > 0);
  for (const link of certificates) {
    const got = await voter.context.request.get(await link.getAttribute("href"));
    assert.equal(got.status(), 200);
    assert.equal((await got.body()).subarray(0, 5).toString(), "%PDF-");
  }
});
