// Pictures of every page of the table at 360 and 1440 pixels, light and dark, to be looked at:
// node shots.mjs FOLDER [NAME]... takes those whose names begin so. Each look has a language of its own.

import { mkdirSync } from "node:fs";
import { address, addresses, desks } from "./lib/addresses.mjs";
import { launch, reader } from "./lib/browser.mjs";
import { seats } from "./lib/desk.mjs";
import { playedOut, serve } from "./lib/served.mjs";

const [folder, ...names] = process.argv.slice(2);
if (!folder) throw new Error("no folder is named\n\nhint: node browser/shots.mjs FOLDER");
mkdirSync(folder, { recursive: true });

/// Of a page that is longer the browser makes no whole picture: its first window is taken.
const tallest = 15_000;

const looks = [
  { language: "kk", width: 360, colorScheme: "light" },
  { language: "ru", width: 1440, colorScheme: "light" },
  { language: "ru", width: 360, colorScheme: "dark" },
  { language: "en", width: 1440, colorScheme: "dark" },
];

const site = await serve(["--demo", "--precincts", "24"]);
const browser = await launch();
try {
  await playedOut(site.origin);
  const wanted = ({ name }) => !names.length || names.some((named) => name.startsWith(named));
  const pages = [...addresses, ...desks].filter(wanted);
  const at = await seats((how) => reader(browser, site.origin, how), site, pages.map((one) => one.account));
  for (const { language, width, colorScheme } of looks) {
    for (const [account, storageState] of at) {
      const how = { viewport: { width, height: 800 }, colorScheme, storageState };
      const { context, page } = await reader(browser, site.origin, how);
      for (const { name, path } of pages.filter((one) => one.account === account)) {
        await page.goto(address(language, path));
        const whole = await page.evaluate((most) => document.documentElement.scrollHeight < most, tallest);
        await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: whole, timeout: 60_000 });
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await site.stop();
}
