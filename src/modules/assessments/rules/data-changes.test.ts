import { expect, test } from "vitest";
import { month } from "../../../kernel/dates.ts";
import { changesInWords, type MonthChange, newsFor } from "./data-changes.ts";

const change = (at: string, what: MonthChange["change"], force = "Essex Police"): MonthChange => ({
  force,
  month: month(at),
  change: what,
});
const run = {
  parameters: { force: "Essex Police", period: { from: month("2025-01"), to: month("2025-12") } },
  finishedAt: new Date("2026-02-01T10:00:00Z"),
};
const news = (...changes: MonthChange[]) => ({ latest: 4, changes, gaps: [] });

test("a month withdrawn before the end of the period changes what the analysis rests on, the last month included", () => {
  const { changed, later } = newsFor(run, news(change("2024-02", "removed"), change("2025-12", "corrected")));
  expect(changed.map(({ month: at }) => at)).toEqual(["2024-02", "2025-12"]);
  expect(later).toEqual([]);
});

test("a month after the period is newer data, and changes nothing that was computed", () => {
  const { changed, later } = newsFor(run, news(change("2026-01", "added"), change("2026-02", "removed")));
  expect(changed).toEqual([]);
  expect(later).toEqual([change("2026-01", "added")]);
});

test("another force's months are of no matter to an analysis of this force", () => {
  expect(newsFor(run, news(change("2025-01", "removed", "Kent Police"))).changed).toEqual([]);
});

test("what the register of gaps has said since the analysis changes what it rests on, and what it said before does not", () => {
  const gap = (at: string, recordedAt: string) => ({
    force: "Essex Police",
    fromMonth: month(at),
    toMonth: month("2025-12"),
    recordedAt: new Date(recordedAt),
  });
  const gaps = [gap("2025-11", "2026-02-01T10:00:01Z"), gap("2025-03", "2026-02-01T10:00:00Z")];
  const { changed } = newsFor(run, { latest: 4, changes: [], gaps });
  expect(changed).toEqual([change("2025-11", "noted"), change("2025-12", "noted")]);
  expect(changesInWords(changed)).toEqual([
    "November to December 2025 of Essex Police were noted in the register of gaps",
  ]);
});

test("changes are said by kind and force, with runs of months joined", () => {
  const changes = [change("2025-01", "removed"), change("2025-02", "removed"), change("2025-05", "replaced")];
  expect(changesInWords(changes)).toEqual([
    "January to February 2025 of Essex Police were withdrawn",
    "May 2025 of Essex Police was replaced by a newer file",
  ]);
});
