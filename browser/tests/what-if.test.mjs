// What-if: the answer comes while a reader drags, the address is the whole question, and a bill can be pasted. The votes are
// those of 2021; under 5 % a fourth party enters with six seats.

import assert from "node:assert/strict";
import { stage } from "../lib/stage.mjs";

const play = stage();

const here = "/en/elections/majilis-2021/what-if";
const seats = (page) => page.locator("table.pairs tbody td:nth-child(4)").allInnerTexts();
const five = ["72", "11", "9", "6", "0"];
const three = ["70", "11", "9", "5", "3"];

/// Drags the slider to where `value` stands on it, as a hand does: to the knob, down, along, up.
const drag = async (page, slider, value) => {
  const box = await slider.boundingBox();
  const [now, low, high] = await slider.evaluate((one) => [one.value, one.min, one.max].map(Number));
  // The middle of the knob goes from half its size behind the left end to as much before the right one.
  const knob = 16;
  const x = (of) => box.x + knob / 2 + ((box.width - knob) * (of - low)) / (high - low);
  const y = box.y + box.height / 2;
  await page.mouse.move(x(now), y);
  await page.mouse.down();
  await page.mouse.move(x(value), y, { steps: 8 });
  await page.mouse.up();
};

play("dragging to five percent brings six seats, and the address brings them back", async ({ reader }) => {
  const { page } = await reader();
  await page.goto(here);
  assert.equal(await page.locator("table.pairs").count(), 0);
  await drag(page, page.locator("#threshold ~ input[type=range]"), 5);
  await page.locator("table.pairs").waitFor();
  await page.waitForURL(/threshold=5$/);
  assert.equal(await page.locator("#threshold").inputValue(), "5");
  assert.deepEqual(await seats(page), five);
  assert.equal(await page.locator("div.pair svg.chamber").count(), 2);
  assert.match(await page.locator("ul.changes li").innerText(), /7% → 5%[\s\S]*This change alone gives: Nur Otan 72/);
  const address = page.url();

  // Another reader, with and without scripts, follows the address that was shared.
  for (const javaScriptEnabled of [true, false]) {
    const other = await reader({ javaScriptEnabled });
    await other.page.goto(address);
    assert.deepEqual(await seats(other.page), five);
    assert.equal(await other.page.locator("#threshold").inputValue(), "5");
  }
});

play("while a reader drags, the links to other languages keep the question", async ({ reader }) => {
  const { page } = await reader();
  await page.goto(here);
  await page.locator("#threshold").fill("5");
  await page.waitForURL(/threshold=5$/);
  await page.locator("ul.languages a[hreflang=kk]").click();
  await page.waitForURL(/\/kk\/.*threshold=5$/);
  assert.deepEqual(await seats(page), five);
});

play("a bill is pasted, with scripts and without", async ({ reader }) => {
  const bill = '[bill]\nid = "three"\ntitle = "Three"\n[[op]]\nrule = "majilis.list.threshold"\nvalue = "3 %"\n';
  for (const javaScriptEnabled of [true, false]) {
    const { page } = await reader({ javaScriptEnabled });
    await page.goto(here);
    await page.locator("form.what-if details:has(textarea) summary").click();
    await page.locator("textarea[name=bill]").fill(bill);
    if (!javaScriptEnabled) await page.locator("form.what-if button").click();
    await page.waitForURL(/bill=/);
    await page.locator("table.pairs").waitFor();
    assert.deepEqual(await seats(page), three);
  }
});

play("a law of another day and another way to give seats, by the keyboard alone", async ({ reader }) => {
  const { page } = await reader();
  await page.goto(here);
  const slider = page.locator("#threshold ~ input[type=range]");
  await slider.focus();
  for (const key of ["ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft"]) await page.keyboard.press(key);
  await page.waitForURL(/threshold=5$/);
  assert.deepEqual(await seats(page), five);
  await page.locator("form.what-if details summary").first().focus();
  await page.keyboard.press("Enter");
  await page.locator("select[name=method]").selectOption("highest_averages_dhondt");
  await page.waitForURL(/method=highest_averages_dhondt/);
  await page.locator("ul.changes li").nth(1).waitFor();
  assert.equal(await page.locator("ul.changes li").count(), 2);
});
