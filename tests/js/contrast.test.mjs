import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const tokens = JSON.parse(readFileSync(new URL("../../src/Lykta.Web/Assets/tokens.json", import.meta.url), "utf8"));
const themes = ["light", "dark"];

const channel = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);

function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((i) => channel(parseInt(hex.slice(i, i + 2), 16) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(a, b) {
  const [hi, lo] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (hi + 0.05) / (lo + 0.05);
}

test("contrast of black on white is 21, of a known grey 4.54", () => {
  assert.equal(contrast("#000000", "#ffffff"), 21);
  assert.equal(contrast("#767676", "#ffffff").toFixed(2), "4.54");
});

for (const [kind, least] of [["text", 4.5], ["parts", 3]]) {
  for (const [front, back] of tokens[kind]) {
    themes.forEach((theme, i) => {
      test(`${kind}: ${front} on ${back} reaches ${least}:1 in ${theme}`, () => {
        const ratio = contrast(tokens.colours[front][i], tokens.colours[back][i]);
        assert.ok(ratio >= least, `${front} on ${back}, ${theme}: ${ratio.toFixed(2)}`);
      });
    });
  }
}
