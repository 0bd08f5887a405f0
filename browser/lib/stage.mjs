// The stage of a test file: one browser for all its tests, one site that all may read, readers and further sites that leave
// with the test that asked for them. No test passes where something was wrong on the way of one of its readers.

import { after, before, test } from "node:test";
import { launch, reader } from "./browser.mjs";
import { serve } from "./served.mjs";

/// No test takes longer, also on a machine that has much other work.
const timeout = 240_000;

/// Sets the stage and returns what defines a test: `play(name, async ({ site, reader, serve }) => { ... })`. `ready` is waited
/// for once the site is there.
export const stage = (flags = [], ready = async () => {}) => {
  let browser, site;
  before(async () => {
    // One after the other, so that what is there is ended also where the other cannot be had.
    browser = await launch();
    site = await serve(flags);
    await ready(site.origin);
  }, { timeout });
  after(() => Promise.all([browser?.close(), site?.stop()]));
  return (name, act) => test(name, { timeout }, async (context) => {
    const readers = [];
    const sites = [];
    context.after(() => Promise.all([...readers.map((one) => one.context.close()), ...sites.map((one) => one.stop())]));
    const others = {
      site,
      serve: async (own) => {
        const one = await serve(own);
        sites.push(one);
        return one;
      },
      reader: async (how = {}, at = site) => {
        const one = await reader(browser, at.origin, how);
        readers.push(one);
        return one;
      },
    };
    await act(others);
    for (const one of readers) one.nothingWrong();
  });
};
