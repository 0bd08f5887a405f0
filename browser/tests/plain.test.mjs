// Without JavaScript every public page is whole, and with it no page is heavy: under 100 KB in all, nothing that blocks, nothing
// of another host.

import assert from "node:assert/strict";
import { address, addresses, languages } from "../lib/addresses.mjs";
import { playedOut, until } from "../lib/served.mjs";
import { stage } from "../lib/stage.mjs";

const play = stage(["--demo", "--precincts", "24"], playedOut);

/// What a page weighs on the wire, in bytes: with its head, style, scripts and pictures.
const most = 100_000;

play("every page says the same without scripts", async ({ reader }) => {
  const plain = await reader({ javaScriptEnabled: false });
  const live = await reader();
  for (const [at, { name, path, status }] of addresses.entries()) {
    const to = address(languages[at % languages.length], path);
    const texts = [];
    for (const { page } of [plain, live]) {
      const got = await page.goto(to);
      assert.equal(got.status(), status ?? 200, name);
      assert.equal(await page.locator("h1").count(), 1, name);
      // What a script adds is told apart: the mark of a proof that was checked.
      texts.push((await page.locator("main").innerText()).replace(/\s+/g, " ").length);
    }
    const [without, with_] = texts;
    assert.ok(without > 40 && Math.abs(without - with_) < 120, `${name}: ${without} letters without scripts, ${with_} with`);
    if (status) [plain, live].forEach((one) => one.refused());
  }
});

play("no page weighs more than 100 KB, and no script blocks it", async ({ reader }) => {
  for (const [at, { name, path, status }] of addresses.entries()) {
    // Nobody was here before: nothing is in memory.
    const { page, context, refused } = await reader();
    const answers = [];
    // What is told as it happens has no end, and no weight; what a page asks for once it stands is not of its weight.
    const heard = (request) => { answers.push(request.sizes()); };
    page.on("requestfinished", heard);
    await page.goto(address(languages[at % languages.length], path));
    page.off("requestfinished", heard);
    const sizes = await Promise.all(answers);
    const weight = sizes.reduce((sum, one) => sum + one.responseHeadersSize + one.responseBodySize, 0);
    assert.ok(weight > 3000 && weight < most, `${name}: ${weight} bytes`);
    const blocking = await page.locator("script:not([type=module]):not([async]):not([defer]), script:not([src])").count();
    assert.equal(blocking, 0, name);
    if (status) refused();
    await context.close();
  }
});

play("pages come with the headers that keep others out", async ({ reader }) => {
  const { context } = await reader();
  const got = await context.request.get("/en/");
  const policy = got.headers()["content-security-policy"];
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe|https?:|\*/);
  assert.equal(got.headers()["x-content-type-options"], "nosniff");
});

play("what would break the policy is seen", async ({ reader }) => {
  const { page, nothingWrong, taken } = await reader();
  await page.goto("/en/");
  nothingWrong();
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "globalThis.ran = true";
    document.head.append(script);
    const picture = document.createElement("img");
    picture.src = "http://other.invalid/x.png";
    document.body.append(picture);
  });
  const wrong = [];
  await until("both are told", () => wrong.push(...taken()) >= 3);
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  assert.ok(wrong.some((one) => /Content Security Policy directive.*script-src/.test(one)), wrong.join("\n"));
  assert.ok(wrong.some((one) => /other\.invalid/.test(one)), wrong.join("\n"));
});
