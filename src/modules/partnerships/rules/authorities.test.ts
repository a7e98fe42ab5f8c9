import { expect, test } from "vitest";
import { day } from "../../../kernel/dates.ts";
import { authoritiesOn, missingAuthorities, successionsOf } from "./authorities.ts";
import type { OrganisationKind } from "./organisations.ts";
import type { Participation } from "./partnerships.ts";

function authority(
  organisation: string,
  kind: OrganisationKind,
  days: { readonly from?: string; readonly to?: string; readonly next?: readonly [name: string, on: string] } = {},
): Participation {
  const { from, to, next } = days;
  return {
    id: organisation,
    organisationId: organisation,
    organisation,
    kind,
    startedOn: from === undefined ? null : day(from),
    endedOn: to === undefined ? null : day(to),
    formerNames: [],
    successors: next ? [{ id: next[0], name: next[0], on: day(next[1]) }] : [],
    capacity: "responsible-authority",
    fromOn: null,
    toOn: null,
    source: "",
  };
}

/** Health in Thurrock: a trust, then a group, then a board. */
const HEALTH = [
  authority("PCT", "health", { to: "2013-03-31", next: ["CCG", "2013-04-01"] }),
  authority("CCG", "health", { from: "2013-04-01", to: "2022-06-30", next: ["ICB", "2022-07-01"] }),
  authority("ICB", "health", { from: "2022-07-01" }),
];
const UNITARY = { kind: "unitary", nation: "england", areas: [{ code: "E06000034" }] } as const;
const DISTRICT = { kind: "district", nation: "england", areas: [{ code: "E07000066" }] } as const;

test.each([
  ["2013-03-31", "PCT"],
  ["2013-04-01", "CCG"],
  ["2022-06-30", "CCG"],
  ["2022-07-01", "ICB"],
])("on %s the responsible authority for health is the %s", (on, name) => {
  expect(authoritiesOn(HEALTH, day(on)).map(({ organisation }) => organisation)).toEqual([name]);
});

test("who came after whom is told in the order of time, with what is not recorded here", () => {
  const steps = successionsOf(HEALTH.slice(0, 2)).get("health") ?? [];
  expect(
    steps.map(({ authority: { organisation }, successors }) => [
      organisation,
      successors[0]?.name,
      successors[0]?.isHere,
    ]),
  ).toEqual([
    ["PCT", "CCG", true],
    ["CCG", "ICB", false],
  ]);
  expect(successionsOf([authority("Police", "police")]).size).toBe(0);
});

test.each([
  [UNITARY, "2026-11-26", ["council", "probation", "police", "fire", "health"]],
  [DISTRICT, "2026-11-26", ["council", "county-council", "probation", "police", "fire", "health"]],
  [{ ...UNITARY, kind: "county" as const }, "2026-11-26", []],
  // Probation is responsible from 1 April 2010.
  [UNITARY, "2010-03-31", ["council", "police", "fire", "health"]],
  [UNITARY, "2010-04-01", ["council", "probation", "police", "fire", "health"]],
])("a %j without any authority lacks on %s: %j", (partnership, on, kinds) => {
  expect(missingAuthorities(partnership, [], day(on)).map(({ kind }) => kind)).toEqual(kinds);
});

test.each([
  ["england", "2013-03-31", "A primary care trust"],
  ["england", "2013-04-01", "A clinical commissioning group"],
  ["england", "2022-07-01", "An integrated care board"],
  ["wales", "2026-01-01", "The Local Health Board"],
] as const)("in %s on %s health is missing as: %s", (nation, on, words) => {
  const found = missingAuthorities({ ...UNITARY, nation }, [], day(on)).find(({ kind }) => kind === "health");
  expect(found?.words).toBe(words);
  expect(found?.source).toContain("section 5(1)");
});

test("a body that had ended by then does not fill the place", () => {
  const missing = (on: string) => missingAuthorities(UNITARY, HEALTH.slice(0, 1), day(on)).map(({ kind }) => kind);
  expect(missing("2013-03-31")).not.toContain("health");
  expect(missing("2013-04-01")).toContain("health");
});
