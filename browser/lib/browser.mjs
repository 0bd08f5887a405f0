// A real Chromium, and readers in it. Whatever a reader does, a message in the console, a violation of the content security
// policy, a script that failed, or a request to another host is written down, and the test that asks finds it.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/// Starts the browser that the environment names, else the one of the system.
export const launch = () => {
  const path = process.env.CHROMIUM ?? places.find((place) => existsSync(place));
  if (!path) throw new Error("there is no Chromium\n\nhint: cargo xtask ci --only setup");
  // Chromium has no sandbox for the superuser, as whom checks run in containers; it reads nothing but our own pages here.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath: path, args });
};

/// A reader of the site at `origin`: a context of the browser that shares nothing with another.
export const reader = async (browser, origin, how = {}) => {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1440, height: 900 }, ...how });
  context.setDefaultTimeout(15_000);
  const wrong = [];
  context.on("request", (request) => {
    if (!request.url().startsWith(`${origin}/`)) wrong.push(`asks another host: ${request.url()}`);
  });
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) wrong.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => { wrong.push(`a script failed: ${error.error()}`); });
  return {
    context,
    page: await context.newPage(),
    /// Fails where something was wrong since the reader came.
    nothingWrong: () => assert.deepEqual(wrong, []),
    /// Forgets that the browser called a page refused, for pages that are meant to be.
    refused: () => {
      const rest = wrong.filter((one) => !/^console: Failed to load resource: .* status of 4\d\d/.test(one));
      wrong.splice(0, wrong.length, ...rest);
    },
    /// What was wrong until now, taken away.
    taken: () => wrong.splice(0),
  };
};
