import { expect, test } from "vitest";
import { checkList } from "./lists.ts";

const AROUND = {
  organisation: ["Fire and Rescue", "County Fire"],
  choices: {
    partnerships: [{ id: "p", name: "Thurrock Partnership", slug: "thurrock" }],
    roles: [{ key: "analyst", title: "Analyst" }],
  },
  members: new Set(["member@example.org"]),
  invited: new Set(["invited@example.org"]),
  isAddress: (text: string) => text.includes("@"),
};

const row = (more: Record<string, string> = {}, number = 2) => ({
  number,
  name: "Ann",
  "e-mail": "ann@example.org",
  organisation: "",
  partnership: "",
  role: "",
  ...more,
});

test.each([
  ["a plain one", {}, []],
  ["without a name", { name: "" }, ["name"]],
  ["with a name on two lines", { name: "Ann\nBob" }, ["name"]],
  ["without an address", { "e-mail": "" }, ["e-mail"]],
  ["with what is no address", { "e-mail": "ann" }, ["e-mail"]],
  ["of a member, in other case", { "e-mail": "Member@Example.org" }, ["e-mail"]],
  ["of somebody invited", { "e-mail": "invited@example.org" }, ["e-mail"]],
  ["of the organisation by a former name", { organisation: "county fire" }, []],
  ["of another organisation", { organisation: "Police" }, ["organisation"]],
  ["with a role and where", { partnership: "Thurrock", role: "analyst" }, []],
  ["with a role and no partnership", { role: "Analyst" }, ["partnership"]],
  ["with a partnership and no role", { partnership: "thurrock" }, ["role"]],
  ["with neither as they are", { partnership: "Nowhere", role: "Emperor" }, ["partnership", "role"]],
])("a row is good, or its fields are named: %s", (_what, more, fields) => {
  const { good, faults } = checkList([row(more)], AROUND);
  expect(faults.map(({ field }) => field)).toEqual(fields);
  expect(good).toHaveLength(fields.length === 0 ? 1 : 0);
});

test("an address that stands twice is good once, and the other row says where", () => {
  const { good, faults } = checkList([row({}, 2), row({ "e-mail": "ANN@example.org" }, 7)], AROUND);
  expect(good.map((one) => one.row)).toEqual([2]);
  expect(faults).toEqual([{ row: 7, field: "e-mail", fix: "The same address stands in row 2. Take one of them out" }]);
});
