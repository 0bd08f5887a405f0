// Every page of the table: nothing that axe finds against WCAG 2.2 A and AA, light and dark, on a telephone and on a desk;
// nothing that runs out of the window to the side, down to 320 pixels.

import assert from "node:assert/strict";
import { violations } from "../lib/access.mjs";
import { address, addresses, desks, languages } from "../lib/addresses.mjs";
import { seats } from "../lib/desk.mjs";
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

/// Looks at pages one after the other, in a context of the account that a page needs; what `see` returns is found wrong.
const walk = async (reader, site, pages, { languages: each, ...how }, see) => {
  const found = [];
  const at = await seats(reader, site, pages.map((one) => one.account));
  for (const [account, storageState] of at) {
    const who = await reader({ ...how, storageState }, site);
    for (const { name, path, status } of pages.filter((one) => one.account === account)) {
      for (const language of each) {
        const got = await who.page.goto(address(language, path));
        assert.equal(got.status(), status ?? 200, name);
        assert.equal(await who.page.locator("h1").count(), 1, name);
        found.push(...(await see(who.page)).map((one) => `${name} in ${language}: ${one}`));
        if (status) who.refused();
      }
    }
    await who.context.close();
  }
  assert.deepEqual(found, []);
};

const tables = [["public", addresses], ["desk", desks]];

for (const [table, pages] of tables) {
  for (const { language, width, colorScheme } of looks) {
    play(`axe finds nothing on ${table} pages: ${language}, ${width}, ${colorScheme}`, async ({ site, reader }) => {
      const how = { viewport: { width, height: 800 }, colorScheme, languages: [language] };
      await walk(reader, site, pages, how, violations);
    });
  }

  play(`no ${table} page is wider than its window`, async ({ site, reader }) => {
    await walk(reader, site, pages, { languages }, async (page) => {
      const wide = [];
      for (const width of [320, 360]) {
        await page.setViewportSize({ width, height: 800 });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) wide.push(`${over} pixels at ${width}`);
      }
      return wide;
    });
  });
}

play("axe tells what is wrong", async ({ reader }) => {
  const { page } = await reader();
  await page.goto("/en/");
  await page.evaluate(() => document.documentElement.removeAttribute("lang"));
  const found = await violations(page);
  assert.equal(found.length, 1);
  assert.match(found[0], /^html-has-lang: /);
});
