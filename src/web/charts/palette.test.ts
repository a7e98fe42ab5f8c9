import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Colour, PALETTE, paint, SEQUENCE } from "./palette.ts";

const scss = readFileSync(new URL("../styles/_charts.scss", import.meta.url), "utf8");

/** Relative luminance, WCAG 2.2. */
function luminance(colour: Colour): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(PALETTE[colour].slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((each) =>
    each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const names = Object.keys(PALETTE) as Colour[];

test("the stylesheet has the same colours as the drawings", () => {
  const listed = [...scss.matchAll(/^ {2}"([a-z0-9-]+)": (#[0-9a-f]{6}),$/gm)].map((match) => [match[1], match[2]]);
  expect(Object.fromEntries(listed)).toEqual(PALETTE);
});

test("every colour that the rest of the stylesheet falls back to is that of the drawings", () => {
  const grid = readFileSync(new URL("../styles/_coverage-grid.scss", import.meta.url), "utf8");
  const fallbacks = [...(scss + grid).matchAll(/var\(--fp-([a-z0-9-]+), (#[0-9a-f]{6})\)/g)].map(
    (match) => `${match[1]} ${match[2]}`,
  );
  const known = names.map((name) => `${name} ${PALETTE[name]}`);
  expect(fallbacks.length).toBeGreaterThan(10);
  expect(fallbacks.filter((each) => !known.includes(each) && !each.startsWith("focus "))).toEqual([]);
});

test.each(names.filter((name) => name.endsWith("-text") || ["ink", "quiet", "accent"].includes(name)))(
  "text in %s can be read on white",
  (name) => {
    expect(contrast(name, "paper")).toBeGreaterThanOrEqual(4.5);
  },
);

test.each<Colour>(["own", "other", "hot", "hatch", "axis", "series-1", "series-2", "series-3", "series-4", "series-5"])(
  "a mark in %s can be seen on white",
  (name) => {
    expect(contrast(name, "paper")).toBeGreaterThanOrEqual(3);
  },
);

test("the shades of a map grow darker step by step, so that they can be told apart in grey", () => {
  for (const shades of SEQUENCE) {
    const steps = shades.slice(1).map((shade, i) => contrast(shades[i] ?? shade, shade));
    expect(steps.every((step) => step >= 1.4)).toBe(true);
    expect(shades.map(luminance)).toEqual([...shades].map(luminance).sort((a, b) => b - a));
  }
});

test("own and other bars can be told apart in grey", () => {
  expect(contrast("own", "other")).toBeGreaterThanOrEqual(3);
});

test("a mark without fill or stroke says none, since the default is black", () => {
  expect(paint({ stroke: "own" }).markup).toBe(' class="fp-stroke-own" fill="none" stroke="#12436d"');
  expect(paint({ fill: "own", also: "fp-bar" }).markup).toBe(' class="fp-fill-own fp-bar" fill="#12436d"');
});
