// A voter reads a result: the same seats in each language, drawn as a hemicycle, equal to what was declared, and each step of
// the count opens the article that orders it.

import assert from "node:assert/strict";
import { stage } from "../lib/stage.mjs";

const play = stage();

const told = [
  {
    language: "kk",
    second: "Ақ жол",
    equal: "Ресми жарияланған қорытындымен бірдей.",
    article: /28\.09\.1995 №\s2464 Конституциялық заң, 97-1\(1\)-бап/,
  },
  {
    language: "ru",
    second: "Ак жол",
    equal: "Совпадает с официально объявленным итогом.",
    article: /Конституционный закон от 28\.09\.1995 №\s2464, ст\. 97-1\(1\)/,
  },
  {
    language: "en",
    second: "Ak Zhol",
    equal: "Equal to the officially declared result.",
    article: /Constitutional Law 28\.09\.1995 No\. 2464, art 97-1\(1\)/,
  },
];

for (const { language, second, equal, article } of told) {
  play(`the result of 2021 in ${language}`, async ({ reader }) => {
    const { page } = await reader();
    await page.goto(`/${language}/elections`);
    await page.locator('article.card a[href$="/majilis-2021"]').click();
    assert.equal(await page.locator("html").getAttribute("lang"), language);
    assert.equal(await page.locator("p.good").innerText(), equal);

    // A dot for each of the 98 mandates, 76 of them of one colour; the picture says the same in words.
    assert.equal(await page.locator("svg.chamber circle").count(), 98);
    assert.equal(await page.locator("svg.chamber circle.p0").count(), 76);
    assert.match(await page.locator("svg.chamber").getAttribute("aria-label"), new RegExp(`98.*Nur Otan 76, ${second} 12`));

    const rows = page.locator("table.result tbody tr");
    assert.equal(await rows.count(), 5);
    assert.match(await rows.nth(1).locator("th").innerText(), new RegExp(second));
    assert.deepEqual(await rows.locator("td:last-child").allInnerTexts(), ["76", "12", "10", "–", "–"]);

    const step = page.locator("ol.derivation details.step").nth(1);
    await step.locator("summary").click();
    assert.match(await step.locator("p.cite").first().innerText(), article);
    await step.locator("p.cite a").first().click();
    assert.match(page.url(), new RegExp(`/${language}/law/rules/majilis\\.list\\.threshold`));
  });
}

play("a result comes as a file for programs and for spreadsheets", async ({ reader }) => {
  const { page, context } = await reader();
  await page.goto("/en/elections/majilis-2021");
  for (const [kind, holds] of [["json", /"declared"/], ["csv", /^list,name,votes/]]) {
    const link = await page.locator(`a[download][href$=".${kind}"]`).getAttribute("href");
    const got = await context.request.get(link);
    assert.equal(got.status(), 200);
    assert.match(await got.text(), holds);
  }
});
