import { expect, test } from "vitest";
import { day } from "../../../kernel/dates.ts";
import { type Group, type Participation, structureOf, takesPart, usableSlug } from "./partnerships.ts";

const group = (id: string, parentId: string | null): Group => ({
  id,
  parentId,
  name: id,
  kind: "delivery-group",
  purpose: "",
  cadence: "",
  alsoCalled: [],
  source: "",
});

test("the structure is a tree from the board down, in the order given", () => {
  const tree = structureOf([
    group("board", null),
    group("executive", "board"),
    group("asb", "executive"),
    group("hate", "executive"),
  ]);
  expect(tree).toHaveLength(1);
  expect(tree[0]?.branches[0]?.branches.map((branch) => branch.name)).toEqual(["asb", "hate"]);
});

test("a group whose parent is not shown stands at the top rather than being lost", () => {
  expect(structureOf([group("network", "elsewhere")]).map((branch) => branch.name)).toEqual(["network"]);
});

test.each(["thurrock", "safer-essex", "st-albans2"])("%s may be an address name", (slug) => {
  expect(usableSlug(slug).ok).toBe(true);
});

test.each(["Thurrock", "1st", "a", "assets", "sign-in", "installation", "thurrock/desk", ""])(
  "%j may not be an address name",
  (slug) => {
    expect(usableSlug(slug).ok).toBe(false);
  },
);

test.each([
  ["2010-04-01", null, "2010-03-31", false],
  ["2010-04-01", null, "2010-04-01", true],
  [null, "2013-03-31", "2013-03-31", true],
  [null, "2013-03-31", "2013-04-01", false],
])("an organisation in the partnership from %s to %s on %s takes part: %s", (from, to, today, expected) => {
  const participation: Participation = {
    id: "1",
    organisationId: "2",
    kind: "probation",
    startedOn: null,
    endedOn: null,
    formerNames: [],
    successors: [],
    organisation: "Probation",
    capacity: "responsible-authority",
    fromOn: from ? day(from) : null,
    toOn: to ? day(to) : null,
    source: "",
  };
  expect(takesPart(participation, day(today))).toBe(expected);
});
