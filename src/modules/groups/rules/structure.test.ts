import { expect, test } from "vitest";
import { day } from "../../../kernel/dates.ts";
import type { GroupSeen } from "./groups.ts";
import { type ChartGroup, chartOf, linesOnChart } from "./structure.ts";
import type { AccountabilityLine } from "./terms.ts";

const group = (id: string, facts: Partial<GroupSeen> = {}): GroupSeen => ({
  ...{ id, name: id, kind: "delivery-group", purpose: "", alsoCalled: [], parentId: null, parent: null },
  ...{ startedOn: null, dueToEndOn: null, endedOn: null, revision: 1, host: null, serves: [], members: 0 },
  ...facts,
});

const line = (body: string, kind: AccountabilityLine["kind"] = "reports-to"): AccountabilityLine => ({
  ...{ id: body, kind, body, subject: "", cadence: "" },
});

const outline = (chart: readonly ChartGroup[]): string =>
  chart.map(({ id, branches }) => (branches.length > 0 ? `${id}(${outline(branches)})` : id)).join(" ");

const BOARD = group("board", { kind: "strategic-board" });
const EXECUTIVE = group("executive", { parentId: "board", alsoCalled: ["Exec"] });

test("groups stand below each other, those of other partnerships beside them, and what has ended is gone", () => {
  const groups = [
    BOARD,
    EXECUTIVE,
    group("youth", { parentId: "executive" }),
    group("orphan", { parentId: "not seen" }),
    group("past", { parentId: "board", endedOn: day("2026-01-01") }),
    group("shared", { host: { slug: "next", name: "Next door" } }),
  ];
  const chart = chartOf(groups, new Map());
  expect(outline(chart)).toBe("board(executive(youth)) orphan shared");
  expect(chart.at(-1)?.note).toBe("Delivery group, kept by Next door");
  expect(outline(chartOf(groups, new Map(), "executive"))).toBe("executive(youth)");
});

test("a group that serves several partnerships says so, and each has its lines of accountability", () => {
  const serving = group("serving", { serves: [{ id: "a", name: "A" }] });
  const [first] = chartOf([serving], new Map([["serving", [line("Board")]]]));
  expect(first).toMatchObject({ note: "Delivery group, serves 1 more", serves: ["A"], lines: [{ body: "Board" }] });
});

test("a line is drawn to a group that is on the chart, by a name that it has, and never to itself", () => {
  const lines = new Map([["executive", [line("BOARD", "accountable-to"), line("Exec"), line("The county")]]]);
  const groups = [BOARD, EXECUTIVE];
  expect(linesOnChart(chartOf(groups, lines), groups)).toEqual([
    { from: "executive", to: "board", kind: "accountable-to" },
  ]);
  expect(linesOnChart(chartOf(groups, lines, "executive"), groups)).toEqual([]);
  const back = new Map([["board", [line("exec", "consults")]]]);
  expect(linesOnChart(chartOf(groups, back), groups)).toEqual([{ from: "board", to: "executive", kind: "consults" }]);
});
