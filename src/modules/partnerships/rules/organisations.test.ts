import { expect, test } from "vitest";
import { type Day, day } from "../../../kernel/dates.ts";
import { addCapacity, endCapacity } from "./capacities.ts";
import {
  endOrganisation,
  nameOn,
  type Organisation,
  renameOrganisation,
  succeedOrganisation,
} from "./organisations.ts";
import type { Participation } from "./partnerships.ts";

const organisation = (id: string, more: Partial<Organisation> = {}): Organisation => ({
  id,
  name: id,
  kind: "health",
  startedOn: null,
  endedOn: null,
  formerNames: [],
  successors: [],
  predecessors: [],
  ...more,
});
const on = (text: string): Day => day(text);

test("a new name keeps the old one, with the day before as its last", () => {
  const decided = renameOrganisation(
    organisation("Trust", { startedOn: on("2002-04-01") }),
    { name: "Board", on: on("2013-04-01") },
    false,
  );
  expect(decided).toMatchObject({ ok: true, value: { name: "Trust", fromOn: "2002-04-01", toOn: "2013-03-31" } });
});

test.each([
  [{ name: "Trust", on: on("2013-04-01") }, false],
  [{ name: "Taken", on: on("2013-04-01") }, true],
  [{ name: "Board", on: on("2002-04-01") }, false],
])("the name %j is refused", (change, taken) => {
  expect(renameOrganisation(organisation("Trust", { startedOn: on("2002-04-01") }), change, taken).ok).toBe(false);
});

test("its name on a day is the one it had then", () => {
  const named = organisation("Now", {
    formerNames: [
      { name: "First", fromOn: null, toOn: on("2010-03-31"), source: "" },
      { name: "Second", fromOn: on("2010-04-01"), toOn: on("2013-03-31"), source: "" },
      { name: "Short", fromOn: null, toOn: null, source: "" },
    ],
  });
  expect(["2010-03-31", "2010-04-01", "2013-03-31", "2013-04-01"].map((text) => nameOn(named, on(text)))).toEqual([
    "First",
    "Second",
    "Second",
    "Now",
  ]);
});

test("an organisation ends the day before its successor takes over, and may have several", () => {
  const trust = organisation("Trust");
  expect(succeedOrganisation(trust, organisation("One"), on("2013-04-01"))).toMatchObject({
    value: { endedOn: "2013-03-31" },
  });
  const ended = organisation("Trust", {
    endedOn: on("2013-03-31"),
    successors: [{ id: "One", name: "One", on: on("2013-04-01") }],
  });
  expect(succeedOrganisation(ended, organisation("Two"), on("2013-04-01")).ok).toBe(true);
  expect(succeedOrganisation(ended, organisation("Two"), on("2014-04-01")).ok).toBe(false);
  expect(succeedOrganisation(ended, organisation("One"), on("2013-04-01")).ok).toBe(false);
  expect(succeedOrganisation(trust, trust, on("2013-04-01")).ok).toBe(false);
  expect(succeedOrganisation(trust, undefined, on("2013-04-01")).ok).toBe(false);
  const before = organisation("One", { successors: [{ id: "Trust", name: "Trust", on: on("2000-01-01") }] });
  expect(succeedOrganisation(trust, before, on("2013-04-01")).ok).toBe(false);
  expect(endOrganisation(ended, on("2020-01-01")).ok).toBe(false);
  expect(endOrganisation(organisation("Trust", { startedOn: on("2020-01-02") }), on("2020-01-01")).ok).toBe(false);
});

test("a capacity is held once at a time, and not past the organisation's own end", () => {
  const held = {
    id: "1",
    organisationId: "Trust",
    capacity: "observer",
    fromOn: on("2010-01-01"),
    toOn: on("2010-12-31"),
  };
  const add = (fromOn: string | null, more: Partial<Organisation> = {}) =>
    addCapacity(
      { capacity: "observer", fromOn: fromOn === null ? null : on(fromOn), toOn: null },
      organisation("Trust", more),
      [held as Participation],
    ).ok;
  expect([add("2010-12-31"), add("2011-01-01"), add(null)]).toEqual([false, true, false]);
  expect(add("2014-01-01", { endedOn: on("2013-03-31") })).toBe(false);
  expect(endCapacity(held as Participation, on("2010-12-31")).ok).toBe(false);
  expect(endCapacity(held as Participation, on("2009-12-31")).ok).toBe(false);
  expect(endCapacity({ ...held, toOn: null } as Participation, on("2010-01-01")).ok).toBe(true);
});
