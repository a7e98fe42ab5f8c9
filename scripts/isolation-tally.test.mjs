import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { tallyPage } from "./isolation-tally.mjs";

test("counts of one name are added up for each engine, and what was not counted is no nought", () => {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "fp-tally-")), "tally");
  const lines = [
    { engine: "pglite", what: "Policies weakened", tried: 1200, wrong: 0 },
    { engine: "postgres", what: "Policies weakened", tried: 1000, wrong: 1 },
    { engine: "postgres", what: "Policies weakened", tried: 300, wrong: 0 },
    { engine: "postgres", what: "Trails tampered with", tried: 500, wrong: 0 },
  ];
  fs.writeFileSync(file, lines.map((line) => JSON.stringify(line)).join("\n"));
  const page = tallyPage(file).map((line) => line.trim().split(/ {2,}/));
  expect(page.slice(2)).toEqual([
    ["Policies weakened", "1,200, none wrong", "1,300, 1 wrong"],
    ["Trails tampered with", "–", "500, none wrong"],
  ]);
});

test("nothing is said where nothing was counted", () => {
  expect(tallyPage("/nowhere/at-all")).toEqual([]);
});
