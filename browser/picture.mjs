// The picture of the README: the election of 2021 as it was declared, and beside it what another threshold makes of the same
// votes. node picture.mjs FILE

import { launch, reader } from "./lib/browser.mjs";
import { serve } from "./lib/served.mjs";

const [file] = process.argv.slice(2);
if (!file) throw new Error("no file is named\n\nhint: node browser/picture.mjs docs/site.png");

const viewport = { width: 1000, height: 860 };
const site = await serve([]);
const browser = await launch();
try {
  const { context, page } = await reader(browser, site.origin, { viewport });
  const shots = [];
  for (const path of ["/en/elections/majilis-2021", "/en/elections/majilis-2021/what-if?threshold=5"]) {
    await page.goto(path);
    shots.push((await page.screenshot()).toString("base64"));
  }
  await context.close();
  // Both on one sheet, as two windows that lie side by side.
  const sheet = await browser.newPage({ viewport: { width: 2 * viewport.width + 72, height: viewport.height + 48 } });
  const style = "border: 1px solid #dcd9d1; border-radius: 8px; display: block";
  const images = shots.map((shot) => `<img style="${style}" src="data:image/png;base64,${shot}">`);
  await sheet.setContent(`<body style="margin: 24px; display: flex; gap: 24px; background: #f1efe9">${images.join("")}</body>`);
  await sheet.locator("img").last().evaluate((image) => image.decode());
  await sheet.screenshot({ path: file });
} finally {
  await browser.close();
  await site.stop();
}
