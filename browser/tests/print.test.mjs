// A result on paper: dark ink on white whatever the reader's colours are, every step open with its article, and nothing that only
// a screen can do.

import assert from "node:assert/strict";
import { stage } from "../lib/stage.mjs";

const play = stage();

play("a page on paper", async ({ reader }) => {
  const { page } = await reader({ colorScheme: "dark" });
  await page.goto("/ru/elections/majilis-2021");
  const step = page.locator("ol.derivation details.step").first();
  assert.equal(await step.locator("p.cite").first().isVisible(), false);
  await page.emulateMedia({ media: "print" });
  assert.equal(await step.locator("p.cite").first().isVisible(), true);
  for (const screen of ["header.top", "footer", "p.actions"]) {
    assert.equal(await page.locator(screen).first().isVisible(), false, screen);
  }
  const [ink, paper] = await page.evaluate(() => {
    const style = getComputedStyle(document.body);
    return [style.color, style.backgroundColor];
  });
  assert.deepEqual([ink, paper], ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
  const pdf = await page.pdf({ format: "A4" });
  // One election on a few sheets, as many as a person would staple.
  const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  assert.ok(sheets >= 2 && sheets <= 8, `${sheets} sheets`);
});
