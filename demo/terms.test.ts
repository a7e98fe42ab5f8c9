import { expect, test } from "vitest";
import { addDays } from "../src/kernel/dates.ts";
import { quorumOf, quorumRuleOf, seatsOn } from "../src/modules/groups/index.ts";
import { ORGANISATIONS } from "./partnerships.ts";
import { SAFER_ESSEX_GROUP } from "./terms/safer-essex.ts";
import { SEXUAL_VIOLENCE_GROUP } from "./terms/sexual-violence.ts";
import { THURROCK_BOARD } from "./terms/thurrock-board.ts";
import type { TermsFacts } from "./terms/types.ts";

const ALL = [SAFER_ESSEX_GROUP, THURROCK_BOARD, SEXUAL_VIOLENCE_GROUP];

/** How many must be represented, with settings otherwise than chosen. */
function needed({ seats, settings, approval }: TermsFacts, other: Partial<TermsFacts["settings"]> = {}): number {
  const listed = seats.map((seat, i) => ({ ...seat, id: String(i), organisationId: null }));
  const rule = quorumRuleOf({ ...settings, ...other });
  if (!rule) throw new Error("These terms state no quorum");
  return quorumOf(rule, seatsOn(listed, approval.inForceFrom), new Set()).needed;
}

test("six of the sixteen organisations make a quorum of Safer Essex, and eight of 22 if boards counted", () => {
  expect(needed(SAFER_ESSEX_GROUP)).toBe(6);
  expect(needed(SAFER_ESSEX_GROUP, { quorumOf: "organisations-and-boards" })).toBe(8);
});

test("half plus one of the board is ten of nineteen; of the nine statutory places, five or six", () => {
  expect(needed(THURROCK_BOARD)).toBe(10);
  expect(needed(THURROCK_BOARD, { quorumRounding: "sum-up" })).toBe(11);
  expect(needed(THURROCK_BOARD, { quorumBase: "statutory" })).toBe(5);
  expect(needed(THURROCK_BOARD, { quorumBase: "statutory", quorumRounding: "sum-up" })).toBe(6);
});

test("the group that serves three partnerships meets every six weeks, and states no quorum", () => {
  const { settings, seats } = SEXUAL_VIOLENCE_GROUP;
  expect([settings.cadenceWeeks, settings.chairMonths, settings.quorum, seats.length]).toEqual([
    6,
    12,
    "not-stated",
    15,
  ]);
});

test("every seat names a known organisation, once, and what is left open is said", () => {
  for (const { seats, texts, approval } of ALL) {
    expect(new Set(seats.map(({ name, sits }) => `${name} ${sits}`)).size).toBe(seats.length);
    for (const { organisation } of seats)
      if (organisation)
        expect(
          ORGANISATIONS.some(({ key }) => key === organisation),
          organisation,
        ).toBe(true);
    expect(texts.openPoints.length).toBeGreaterThan(3);
    expect(approval.inForceFrom < addDays(approval.decidedOn, 1)).toBe(true);
  }
});
