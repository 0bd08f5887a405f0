// Every page of the table: nothing that axe finds against WCAG 2.2 A and AA, light and dark, on a telephone and on a desk;
// nothing that runs out of the window to the side, down to 320 pixels.

import assert from "node:assert/strict";
import { violations } from "../lib/access.mjs";
import { address, addresses, languages } from "../lib/addresses.mjs";
import { playedOut } from "../lib/served.mjs";
import { stage } from "../lib/stage.mjs";

const play = stage(["--demo", "--precincts", "24"], playedOut);

// Each way of looking has a language of its own, so that all three are seen.
const looks = [
  { language: "kk", width: 360, colorScheme: "light" },
  { language: "ru", width: 1440, colorScheme: "light" },
  { language: "ru", width: 360, colorScheme: "dark" },
  { language: "en", width: 1440, colorScheme: "dark" },
];

for (const { language, width, colorScheme } of looks) {
  play(`axe finds nothing: ${language}, ${width}, ${colorScheme}`, async ({ reader }) => {
    const who = await reader({ viewport: { width, height: 800 }, colorScheme });
    const found = [];
    for (const { name, path, status } of addresses) {
      const got = await who.page.goto(address(language, path));
      assert.equal(got.status(), status ?? 200, name);
      found.push(...(await violations(who.page)).map((one) => `${name}: ${one}`));
      if (status) who.refused();
    }
    assert.deepEqual(found, []);
  });
}

play("no page is wider than its window", async ({ reader }) => {
  const { page } = await reader();
  const wide = [];
  for (const { name, path } of addresses) {
    for (const language of languages) {
      await page.goto(address(language, path));
      for (const width of [320, 360]) {
        await page.setViewportSize({ width, height: 800 });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) wide.push(`${name} in ${language} at ${width}: ${over} pixels`);
      }
    }
  }
  assert.deepEqual(wide, []);
});

play("axe tells what is wrong", async ({ reader }) => {
  const { page } = await reader();
  await page.goto("/en/");
  await page.evaluate(() => document.documentElement.removeAttribute("lang"));
  const found = await violations(page);
  assert.equal(found.length, 1);
  assert.match(found[0], /^html-has-lang: /);
});
