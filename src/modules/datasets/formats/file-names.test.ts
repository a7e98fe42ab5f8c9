import { expect, test } from "vitest";
import { readFileName } from "./file-names.ts";

test.each([
  ["2025-03-essex-street.csv", { month: "2025-03", force: "essex" }],
  ["2025-03/2025-03-devon-and-cornwall-street.csv", { month: "2025-03", force: "devon-and-cornwall" }],
  ["C:\\data\\2018-10-metropolitan-street.csv.gz", { month: "2018-10", force: "metropolitan" }],
  ["crime 2025-03.csv", { month: "2025-03" }],
  ["2025-13-essex-street.csv", {}],
  ["2025-03-14.csv", {}],
  ["incidents.csv", {}],
  ["12025-03.csv", {}],
])("%s", (name, namedFor) => {
  expect(readFileName(name)).toEqual(namedFor);
});
