// People at their desks: the logins that a demonstration prints, the codes of their second factor, and the way in.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";

/// The logins of a demonstration, by account: `{ password, secret }`, the secret where the account asks for codes.
export const logins = (site) => {
  const found = new Map();
  for (const line of [...site.lines, ...site.said().split("\n")]) {
    const login = /^demo login: (\S+) password (\S+)(?: code `zhargy account code (\w+)`)?/.exec(line);
    if (login) found.set(login[1], { password: login[2], secret: login[3] });
  }
  assert.ok(found.size > 0, "the demonstration prints no logins");
  return found;
};

/// The bytes of base32 without padding (RFC 4648).
const bytes = (base32) => {
  let bits = "";
  for (const letter of base32) bits += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0");
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
};

/// The code that an app shows now for a secret: RFC 6238 with SHA-1, six digits, thirty seconds.
export const code = (secret, at = Date.now()) => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac("sha1", bytes(secret)).update(counter).digest();
  const from = mac[19] & 15;
  return String((mac.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, "0");
};

/// Logs a reader in; a person with a second factor types the code of the moment.
export const logIn = async ({ page }, site, account, language = "en", to = "") => {
  const { password, secret } = logins(site).get(account);
  await page.goto(`/${language}/desk/login${to && `?to=${encodeURIComponent(to)}`}`);
  await page.locator("input[name=account]").fill(account);
  await page.locator("input[name=password]").fill(password);
  if (secret) await page.locator("input[name=code]").fill(code(secret));
  await page.locator("form.desk button[type=submit]").click();
  await page.waitForURL((url) => url.pathname === `/${language}${to || "/desk"}`);
};

/// Proves again who one is, where a page asks for it; with the password, since a code serves once.
export const confirm = async ({ page }, site, account) => {
  await page.locator("input[name=password]").fill(logins(site).get(account).password);
  await page.locator("form.desk button[type=submit]").click();
};

/// The papers that a demonstration leaves to people: by precinct, each figure by its label.
export const papers = (site) => {
  const found = new Map();
  for (const line of [...site.lines, ...site.said().split("\n")]) {
    const paper = /^synthetic paper.*: precinct (\d+): (.*)$/.exec(line);
    if (paper) found.set(paper[1], new Map(paper[2].split(", ").map((figure) => figure.split(" = "))));
  }
  assert.ok(found.size > 0, "the demonstration leaves no papers");
  return found;
};

/// Types the figures of a sheet as a clerk does: the first field has the focus, Enter leads from one to the next, past rows that
/// stay empty, and from the last one to the button.
export const type = async ({ page }, figures) => {
  const here = () => page.evaluate(() => (document.activeElement.id === "check" ? "check" : document.activeElement.name));
  const typed = new Set();
  await page.locator("#sheet input.figure").first().focus();
  for (let name = await here(); name !== "check"; name = await here()) {
    assert.ok(!typed.has(name), `Enter leads back to ${name}`);
    typed.add(name);
    if (figures.has(name)) await page.keyboard.type(figures.get(name));
    await page.keyboard.press("Enter");
  }
  for (const name of figures.keys()) assert.ok(typed.has(name), `Enter leads past ${name}`);
};

/// Has the sheet checked and sends it; what does not add up stands so on the paper.
export const send = async ({ page }) => {
  await page.locator("#check").click();
  await page.locator("#send").waitFor();
  const stands = page.locator("#sheet input[name=stands]");
  if (await stands.count()) await stands.check();
  await page.locator("#send").click();
  await page.locator("p.good[role=status]").waitFor();
};

/// The cookies of each of these accounts: what another context begins with to sit at the same desk. Each logs in once a site,
/// since a code serves once.
export const seats = async (reader, site, accounts) => {
  site.seats ??= new Map();
  const found = new Map();
  for (const account of new Set(accounts)) {
    if (!site.seats.has(account)) {
      const who = await reader({}, site);
      if (account) await logIn(who, site, account);
      site.seats.set(account, await who.context.storageState());
      await who.context.close();
    }
    found.set(account, site.seats.get(account));
  }
  return found;
};
