// The page of parties: the members a party needs then and now, each figure with its article, and the register as far as steps
// were recorded, which renews itself when a step is.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program, until } from "../lib/served.mjs";
import { stage } from "../lib/stage.mjs";

const play = stage();

play("members that a party needs, then and now", async ({ reader }) => {
  const { page } = await reader({ javaScriptEnabled: false });
  await page.goto("/en/parties");
  const figure = page.locator(".six .figure").first();
  assert.match(await figure.locator("p.value").innerText(), /^5,000/);
  const values = await figure.locator("ol.timeline strong").allInnerTexts();
  for (const before of ["5,000", "20,000", "40,000", "50,000"]) assert.ok(values.some((one) => one.startsWith(before)), before);
  assert.match(await figure.locator("p.cite").last().innerText(), /Law 15\.07\.2002 No\. 344-II/);
  assert.match(await page.locator("main").innerText(), /No register is kept on this site/);
});

play("the register in public", async ({ serve, reader }) => {
  const folder = mkdtempSync(join(tmpdir(), "zhargy-browser-"));
  try {
    const db = `sqlite:${join(folder, "run.db")}`;
    const order = (command) =>
      execFileSync(program(), ["party", "order", "-", "--db", db, "--as", "registrar"], { input: JSON.stringify(command), stdio: "pipe" });
    order({ command: "open_register", register: "kz/parties", title: "Register of parties (synthetic)", synthetic: true });
    for (const [party, name] of [["b", "Ілгері (synthetic)"], ["a", "Ырыс (synthetic)"], ["c", "Әлем (synthetic)"]]) {
      order({ command: "enter_party", party, name });
    }
    const site = await serve(["--db", db]);
    const { page } = await reader({}, site);
    const rows = async () => (await page.locator("main table").first().locator("tbody tr").allInnerTexts()).map((row) => row.split("\t"));
    await page.goto("/kk/parties");
    // In the order of the Kazakh alphabet: Ә stands before Ы, Ы before І.
    assert.deepEqual((await rows()).map(([name]) => name[0]), ["Ә", "Ы", "І"]);
    assert.deepEqual((await rows())[0].slice(1), ["енгізілді, әлі қадам жоқ", "–"]);
    order({ command: "enter_party", party: "d", name: "Бірге (synthetic)" });
    await until("the new party is there", async () => {
      await page.goto("/ru/parties");
      return (await rows()).length === 4;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
