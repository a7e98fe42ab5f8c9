import { expect, test } from "vitest";
import { cancel, type Invitation, plusAddressNote, seekRole, sendAgain } from "./invitations.ts";

const NOW = new Date("2026-11-26T12:00:00Z");

const invitation = (more: Partial<Invitation> = {}): Invitation => ({
  id: "1",
  name: "Officer",
  email: "officer@example.org",
  state: "sent",
  sought: null,
  invitedBy: null,
  invitedAt: new Date("2026-11-20T12:00:00Z"),
  sentAt: new Date("2026-11-20T12:00:00Z"),
  timesSent: 1,
  expiresAt: null,
  problem: null,
  isBacked: true,
  ...more,
});

test.each([
  ["one that was sent", invitation(), true],
  ["one that waits", invitation({ state: "waiting" }), true],
  ["one that could not be sent", invitation({ state: "failed" }), true],
  ["one that has expired", invitation({ state: "expired" }), true],
  ["one that was used", invitation({ state: "used" }), false],
  ["one that was cancelled", invitation({ state: "cancelled" }), false],
  ["one sent ten minutes ago", invitation({ sentAt: new Date("2026-11-26T11:50:00Z") }), true],
  ["one sent a moment less ago", invitation({ sentAt: new Date("2026-11-26T11:50:01Z") }), false],
])("an invitation can be sent again: %s", (_what, one, ok) => {
  expect(sendAgain(one, NOW).ok).toBe(ok);
});

test.each([
  ["one that was sent", invitation(), true],
  ["one that has expired", invitation({ state: "expired" }), true],
  ["one that was used", invitation({ state: "used" }), false],
  ["one that was cancelled", invitation({ state: "cancelled" }), false],
])("an invitation can be cancelled: %s", (_what, one, ok) => {
  expect(cancel(one).ok).toBe(ok);
});

const CHOICES = {
  partnerships: [{ id: "p", slug: "p", name: "Thurrock" }],
  roles: [{ key: "analyst", title: "Analyst" }],
};

test.each([
  ["none", { partnership: "", role: "" }, "ok"],
  ["one in a partnership", { partnership: "p", role: "analyst" }, "ok"],
  ["one in no partnership", { partnership: "", role: "analyst" }, "partnership"],
  ["none in a partnership", { partnership: "p", role: "" }, "role"],
  ["one elsewhere", { partnership: "q", role: "analyst" }, "partnership"],
  ["one that there is not", { partnership: "p", role: "operator" }, "role"],
])("a role can be asked for with an invitation: %s", (_what, sought, expected) => {
  const outcome = seekRole(sought, CHOICES);
  expect(outcome.ok ? "ok" : outcome.problems[0]?.field).toBe(expected);
});

test("an address with a plus is said to be another than the one without", () => {
  expect(plusAddressNote("officer@example.org")).toBe("");
  expect(plusAddressNote("officer+work@example.org")).toContain("counts as another address");
});
