import { expect, test } from "vitest";
import { month } from "../../../kernel/dates.ts";
import { changesInWords, type MonthChange, newsFor } from "./data-changes.ts";

const change = (at: string, what: MonthChange["change"], force = "Essex Police"): MonthChange => ({
  force,
  month: month(at),
  change: what,
});
const parameters = { force: "Essex Police", period: { from: month("2025-01"), to: month("2025-12") } };

test("a month withdrawn before the end of the period changes what the analysis rests on, the last month included", () => {
  const news = newsFor(parameters, {
    latest: 4,
    changes: [change("2024-02", "removed"), change("2025-12", "corrected")],
  });
  expect(news.changed.map(({ month: at }) => at)).toEqual(["2024-02", "2025-12"]);
  expect(news.later).toEqual([]);
});

test("a month after the period is newer data, and changes nothing that was computed", () => {
  const news = newsFor(parameters, { latest: 4, changes: [change("2026-01", "added"), change("2026-02", "removed")] });
  expect(news.changed).toEqual([]);
  expect(news.later).toEqual([change("2026-01", "added")]);
});

test("another force's months are of no matter to an analysis of this force", () => {
  expect(newsFor(parameters, { latest: 4, changes: [change("2025-01", "removed", "Kent Police")] }).changed).toEqual(
    [],
  );
});

test("changes are said by kind and force, with runs of months joined", () => {
  const changes = [change("2025-01", "removed"), change("2025-02", "removed"), change("2025-05", "replaced")];
  expect(changesInWords(changes)).toEqual([
    "January to February 2025 of Essex Police were withdrawn",
    "May 2025 of Essex Police was replaced by a newer file",
  ]);
});
