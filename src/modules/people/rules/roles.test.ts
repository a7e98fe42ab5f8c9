import { expect, test } from "vitest";
import { day } from "../../../kernel/dates.ts";
import {
  acceptRole,
  type HeldRole,
  type PendingRole,
  proposeRole,
  type Role,
  roleState,
  rolesOffered,
} from "./roles.ts";

const ROLES: readonly Role[] = [
  { key: "analyst", title: "Analyst", scope: "partnership", capabilities: [] },
  { key: "panel-member", title: "Panel member", scope: "group", capabilities: [] },
  { key: "operator", title: "Operator", scope: "installation", capabilities: [] },
  { key: "administrator", title: "Organisation administrator", scope: "organisation", capabilities: [] },
];

const held = (more: Partial<HeldRole> = {}): HeldRole => ({
  id: "1",
  roleKey: "analyst",
  role: "Analyst",
  group: null,
  organisation: null,
  fromOn: day("2026-01-01"),
  toOn: null,
  endedAt: null,
  grantedBy: null,
  acceptedBy: null,
  endedBy: null,
  isFromConsole: true,
  ...more,
});

const pending = (proposedBy: string, person: string): PendingRole => ({
  id: "1",
  person: { id: person, name: "", employer: null },
  roleKey: "analyst",
  role: "Analyst",
  group: null,
  organisation: null,
  fromOn: day("2026-01-01"),
  toOn: null,
  proposedBy: { id: proposedBy, name: null },
  proposedAt: new Date(0),
});

test.each([
  ["the day before", "2026-03-31", "to-come"],
  ["its first day", "2026-04-01", "held"],
  ["its last day", "2027-03-31", "held"],
  ["the day after", "2027-04-01", "over"],
] as const)("a role from April to March is, on %s: %s %s", (_when, today, state) => {
  expect(roleState(held({ fromOn: day("2026-04-01"), toOn: day("2027-03-31") }), day(today))).toBe(state);
});

test("a role that somebody ended is over at once", () => {
  expect(roleState(held({ endedAt: new Date() }), day("2026-06-01"))).toBe("over");
});

test("a partnership offers its own roles and its groups', the installation its own, and both those of organisations", () => {
  expect(rolesOffered(ROLES, false).map(({ key }) => key)).toEqual(["analyst", "panel-member", "administrator"]);
  expect(rolesOffered(ROLES, true).map(({ key }) => key)).toEqual(["operator", "administrator"]);
});

test.each([
  ["asked for", "asker", "somebody", "acceptor", true],
  ["asked for by whoever would accept", "acceptor", "somebody", "acceptor", false],
  ["to be held by whoever would accept", "asker", "acceptor", "acceptor", false],
])("a role %s can be accepted by another person only", (_what, asker, person, me, ok) => {
  expect(acceptRole(pending(asker, person), me).ok).toBe(ok);
});

test.each([
  ["the same days", "2026-06-01", undefined, held(), false],
  ["days after it has ended", "2026-06-01", undefined, held({ toOn: day("2026-05-31") }), true],
  ["its last day", "2026-05-31", undefined, held({ toOn: day("2026-05-31") }), false],
  ["days before it begins", "2025-01-01", "2025-12-31", held(), true],
])("a role can be asked for once at a time: %s", (_what, from, to, role, ok) => {
  const proposal = {
    roleKey: "analyst",
    groupId: undefined,
    fromOn: day(from),
    toOn: to === undefined ? undefined : day(to),
  };
  expect(proposeRole(proposal, { offered: ROLES, groups: [], held: [role], pending: [], employer: null }).ok).toBe(ok);
});

test.each([
  ["whose employer takes part here", { id: "fire", name: "Fire", takesPart: true }, "fire"],
  [
    "whose employer does not",
    { id: "fire", name: "Fire", takesPart: false },
    "Fire does not take part here, so nobody here can make an administrator of its people",
  ],
  [
    "without an employer",
    null,
    "Organisation administrator is a role over the people of one's own employer, and none is recorded for this person",
  ],
])("the people of an organisation can be looked after by somebody %s: %#", (_who, employer, expected) => {
  const proposal = { roleKey: "administrator", groupId: undefined, fromOn: day("2026-06-01"), toOn: undefined };
  const asked = proposeRole(proposal, { offered: ROLES, groups: [], held: [], pending: [], employer });
  expect(asked.ok ? asked.value.organisationId : asked.problems[0]?.message).toBe(expected);
});
