// The colours of parties as the colour-blind see them: any two of them are told apart, on light and on dark ground, and on paper
// they are those of the light one.
//
// What is seen is simulated after Machado, Oliveira and Fernandes (2009) at full severity; how far two colours are apart is the
// distance in CIELAB, of which 2.3 is just noticed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const least = 13;

const sight = {
  all: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  "no red": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  "no green": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  "no blue": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

/// Red, green and blue of a colour as amounts of light.
const light = (hex) => [1, 3, 5].map((at) => {
  const part = parseInt(hex.slice(at, at + 2), 16) / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});

const seen = (rgb, matrix) =>
  matrix.map((row) => Math.min(1, Math.max(0, row.reduce((sum, weight, at) => sum + weight * rgb[at], 0))));

const lab = ([r, g, b]) => {
  const root = (t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = root((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = root(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = root((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
};

/// The palettes in the order in which the style sheet has them: light, dark, paper.
const palettes = () => {
  const style = readFileSync(new URL("../../crates/pages/assets/style.css", import.meta.url), "utf8");
  const all = [...style.matchAll(/--p(\d): (#[0-9a-f]{6});/g)].map(([, , hex]) => hex);
  return [all.slice(0, 10), all.slice(10, 20), all.slice(20)];
};

test("any two colours of parties are told apart by everybody", () => {
  const [onLight, onDark, onPaper] = palettes();
  assert.deepEqual([onLight.length, onDark.length], [10, 10]);
  assert.deepEqual(onPaper, onLight);
  const near = [];
  for (const palette of [onLight, onDark]) {
    for (const [who, matrix] of Object.entries(sight)) {
      const places = palette.map((hex) => lab(seen(light(hex), matrix)));
      places.forEach((one, a) => places.slice(0, a).forEach((other, b) => {
        const apart = Math.hypot(...one.map((part, at) => part - other[at]));
        if (apart < least) near.push(`${palette[b]} and ${palette[a]}: ${apart.toFixed(1)} for ${who}`);
      }));
    }
  }
  assert.deepEqual(near, []);
});
