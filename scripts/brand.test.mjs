import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { brandMarks, findBrandProblems } from "./brand.mjs";
import { inRoot } from "./places.mjs";

const govuk = inRoot("node_modules/govuk-frontend/dist/govuk");

test("the crown and the wordmark are known by the logo that govuk-frontend carries", () => {
  const logo = fs.readFileSync(path.join(govuk, "macros/logo.njk"), "utf8");
  expect(brandMarks(logo)).toEqual(["the crown", "the GOV.UK wordmark"]);
});

test("the crest of its footer and the typeface of its stylesheet are found", () => {
  const built = fs.readFileSync(path.join(govuk, "govuk-frontend.min.css"), "utf8");
  expect(brandMarks(built)).toEqual(["the GDS Transport typeface", "the crest"]);
});

test("fonts, and copies of the brand's images under any name, may not be published", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "frankpledge-brand-"));
  try {
    fs.copyFileSync(path.join(govuk, "assets/images/favicon.svg"), path.join(folder, "ours.svg"));
    fs.writeFileSync(path.join(folder, "text.woff2"), "");
    fs.writeFileSync(path.join(folder, "app.css"), "body { font-family: system-ui }");
    expect(findBrandProblems(folder)).toEqual(["ours.svg is a file of the GOV.UK brand", "text.woff2 is a font file"]);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
