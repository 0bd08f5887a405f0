// Logins: a wrong password is told without saying what is wrong, a second factor is asked for, each role sees its own desks and
// no others, and who has logged out is out. All of it without scripts, too.

import assert from "node:assert/strict";
import { code, logIn, logins } from "../lib/desk.mjs";
import { playedOut } from "../lib/served.mjs";
import { stage } from "../lib/stage.mjs";

const play = stage(["--demo", "--precincts", "24"], playedOut);

play("nobody learns from the door what was wrong", async ({ site, reader }) => {
  const who = await reader({ javaScriptEnabled: false });
  const told = [];
  for (const account of ["auditor", "nobody-of-this-name"]) {
    await who.page.goto("/en/desk/login");
    await who.page.locator("input[name=account]").fill(account);
    await who.page.locator("input[name=password]").fill("not-the-password");
    await who.page.locator("form.desk button[type=submit]").click();
    told.push(await who.page.locator("main p.warn, main div.warn").innerText());
    assert.equal(await who.page.locator("input[name=account]").inputValue(), account);
    assert.equal(await who.page.locator("input[name=password]").inputValue(), "");
  }
  assert.equal(told[0], told[1]);
  who.refused();

  // A password alone does not open an account that asks for codes.
  const { password, secret } = logins(site).get("administrator-2");
  for (const [typed, opens] of [["", false], ["000000", false], [code(secret), true]]) {
    await who.page.goto("/en/desk/login");
    await who.page.locator("input[name=account]").fill("administrator-2");
    await who.page.locator("input[name=password]").fill(password);
    await who.page.locator("input[name=code]").fill(typed);
    await who.page.locator("form.desk button[type=submit]").click();
    assert.equal(new URL(who.page.url()).pathname === "/en/desk", opens, typed);
  }
  who.refused();
});

const desks = [
  { account: "clerk-1", opens: ["entry"], closed: ["precincts", "journal", "sitting", "copies"] },
  { account: "coordinator", opens: ["precincts"], closed: ["journal", "sitting", "copies"] },
  { account: "observer", opens: ["copies"], closed: ["entry", "precincts", "journal", "sitting"] },
  { account: "auditor", opens: ["journal", "precincts", "lists", "sitting"], closed: ["entry", "copies"] },
];

for (const { account, opens, closed } of desks) {
  play(`the desks of ${account}`, async ({ site, reader }) => {
    const who = await reader();
    const { page } = who;
    const at = (desk) => `/ru/desk/majilis-2021/${desk}`;
    await page.goto(at(opens[0]));
    assert.equal(new URL(page.url()).pathname, "/ru/desk/login");
    await logIn(who, site, account, "ru");
    for (const desk of opens) {
      await page.goto("/ru/desk");
      await page.locator(`main a.button[href="${at(desk)}"]`).click();
      assert.equal(new URL(page.url()).pathname, at(desk));
    }
    for (const desk of closed) {
      await page.goto("/ru/desk");
      assert.equal(await page.locator(`main a[href="${at(desk)}"]`).count(), 0, desk);
      assert.equal((await page.goto(at(desk))).status(), 403, desk);
    }
    who.refused();

    // The key of the session is out of reach of scripts, and of other sites.
    const [cookie] = await who.context.cookies();
    assert.deepEqual([cookie.httpOnly, cookie.sameSite], [true, "Strict"]);
    await page.goto("/ru/desk");
    await page.locator('form[action="/ru/desk/logout"] button').click();
    await page.goto(at(opens[0]));
    assert.equal(new URL(page.url()).pathname, "/ru/desk/login");
  });
}

play("a form that another site made us send is refused", async ({ site, reader }) => {
  const who = await reader();
  await logIn(who, site, "auditor");
  const { page } = who;
  await page.goto("/en/desk");
  await page.evaluate(() => { document.querySelector('form[action$="/logout"] input[name=csrf]').value = "guessed"; });
  await page.locator('form[action$="/logout"] button').click();
  assert.match(await page.locator("main").innerText(), /W010/);
  who.refused();
  await page.goto("/en/desk");
  assert.equal(new URL(page.url()).pathname, "/en/desk");
});
