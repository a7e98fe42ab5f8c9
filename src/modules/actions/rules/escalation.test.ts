import { expect, test } from "vitest";
import { day } from "../../../kernel/dates.ts";
import { beforeWhom, wayUp, workingOf } from "./escalation.ts";

const GROUPS = [
  { id: "delivery", name: "Delivery Group", alsoCalled: [] },
  { id: "executive", name: "Community Safety Executive", alsoCalled: ["Executive Group"] },
  { id: "board", name: "Strategic Board", alsoCalled: [] },
];
const line = (kind: string, body: string) => ({ kind, body });
const terms = (...lines: ReturnType<typeof line>[]) => ({ version: 3, lines });

test.each([
  ["no terms in force", undefined, { termsVersion: null, lineKind: null, body: "", to: null }],
  ["terms that name nobody", terms(line("consults", "Strategic Board")), { termsVersion: 3, lineKind: null, to: null }],
  [
    "a body by its name",
    terms(line("reports-to", "strategic board ")),
    { to: { id: "board" }, lineKind: "reports-to" },
  ],
  ["a body by another name", terms(line("reports-to", "Executive Group")), { to: { id: "executive" } }],
  [
    "accountable before reports, whatever the order",
    terms(line("reports-to", "Executive Group"), line("accountable-to", "Strategic Board")),
    { to: { id: "board" }, lineKind: "accountable-to" },
  ],
  [
    "a group here before a body that is none",
    terms(line("accountable-to", "Local Strategic Partnership"), line("reports-to", "Executive Group")),
    { to: { id: "executive" }, lineKind: "reports-to" },
  ],
  [
    "a body that is no group here",
    terms(line("accountable-to", "Local Strategic Partnership")),
    { to: null, lineKind: "accountable-to", body: "Local Strategic Partnership" },
  ],
  ["never the group itself", terms(line("accountable-to", "Delivery Group")), { to: null, body: "Delivery Group" }],
])("the way up from a group leads along the line of its terms: %s", (_what, inForce, expected) => {
  expect(wayUp(inForce, GROUPS, "delivery")).toMatchObject(expected);
});

const missed = { on: day("2026-04-08"), missed: [day("2026-03-03"), day("2026-04-07")] };
const DAYS = "2 due days were missed, 3 March 2026 and 7 April 2026; ";

test.each([
  [
    terms(line("accountable-to", "Strategic Board")),
    "the terms of Delivery Group (version 3) say it is accountable to Strategic Board.",
    "Strategic Board",
  ],
  [
    terms(line("reports-to", "Executive Group")),
    "the terms of Delivery Group (version 3) say it reports to Executive Group, which is Community Safety Executive here.",
    "Community Safety Executive",
  ],
  [
    terms(line("accountable-to", "Government")),
    "the terms of Delivery Group (version 3) say it is accountable to Government, which is no group here, so it is before the chair of Delivery Group.",
    "the chair of Delivery Group",
  ],
  [
    terms(),
    "the terms of Delivery Group (version 3) name nobody to whom it is accountable or reports, so it is before the chair of Delivery Group.",
    "the chair of Delivery Group",
  ],
  [
    undefined,
    "Delivery Group has no terms of reference in force that say to whom it answers, so it is before the chair of Delivery Group.",
    "the chair of Delivery Group",
  ],
])("an escalation says why in one sentence", (inForce, words, whom) => {
  const escalation = { ...missed, ...wayUp(inForce, GROUPS, "delivery") };
  expect(workingOf(escalation, "Delivery Group")).toBe(`${DAYS}${words}`);
  expect(beforeWhom(escalation, "Delivery Group")).toBe(whom);
});
