import { expect, test } from "vitest";
import { month } from "../../../kernel/dates.ts";
import { changesBetween, nextVersion, type Part, withoutSlices } from "./parts.ts";

const part = (id: string, at: string, isCorrections = false): Part => ({
  id,
  importFileId: `file-${id}`,
  force: "Essex Police",
  month: month(at),
  isCorrections,
});
const ids = (parts: readonly Part[]) => parts.map((one) => one.id).sort();

test("a new month joins what is held", () => {
  const next = nextVersion([part("a", "2025-01")], [part("b", "2025-02")]);
  expect(ids(next.parts)).toEqual(["a", "b"]);
  expect(next.changes).toEqual([{ force: "Essex Police", month: "2025-02", change: "added" }]);
});

test("a file for a month already held replaces it, its corrections included", () => {
  const next = nextVersion(
    [part("a", "2025-01"), part("c", "2025-01", true), part("b", "2025-02")],
    [part("d", "2025-01")],
  );
  expect(ids(next.parts)).toEqual(["b", "d"]);
  expect(next.changes.map((change) => change.change)).toEqual(["replaced"]);
});

test("corrections join the month that they correct", () => {
  const next = nextVersion([part("a", "2025-01")], [part("c", "2025-01", true)]);
  expect(ids(next.parts)).toEqual(["a", "c"]);
  expect(next.changes.map((change) => change.change)).toEqual(["corrected"]);
});

test("a month that is withdrawn is gone from the next version and is said to be", () => {
  const next = withoutSlices(
    [part("a", "2025-01"), part("b", "2025-02")],
    [{ force: "Essex Police", month: month("2025-01") }],
  );
  expect(ids(next.parts)).toEqual(["b"]);
  expect(next.changes).toEqual([{ force: "Essex Police", month: "2025-01", change: "removed" }]);
});

test("a reader of an earlier version is told all that has changed since", () => {
  const earlier = [part("a", "2025-01"), part("b", "2025-02"), part("c", "2025-03")];
  const later = [part("a", "2025-01"), part("a2", "2025-01", true), part("b2", "2025-02"), part("d", "2025-04")];
  expect(changesBetween(earlier, later).map(({ month: at, change }) => `${at} ${change}`)).toEqual([
    "2025-01 corrected",
    "2025-02 replaced",
    "2025-03 removed",
    "2025-04 added",
  ]);
  expect(changesBetween(earlier, earlier)).toEqual([]);
});
