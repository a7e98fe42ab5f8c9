import { expect, test } from "vitest";
import { MENU_MOST, type OwnPartnership, partnershipLinks } from "./own-partnerships.ts";

const named = (count: number, through: OwnPartnership["through"]): OwnPartnership[] =>
  Array.from({ length: count }, (_, n) => ({
    slug: `${through}-${n}`,
    name: `${through} ${n}`,
    kind: "csp",
    through,
  }));

test("a menu of few partnerships is whole and in its order", () => {
  const all = [...named(6, "group"), ...named(MENU_MOST - 6, "role")];
  expect(partnershipLinks(all, "role-0").map(({ text }) => text)).toEqual(all.map(({ name }) => name));
});

test("a menu of many begins where somebody is, prefers roles, and leads to the rest", () => {
  const links = partnershipLinks([...named(300, "group"), ...named(3, "role")], "group-299");
  expect(links).toHaveLength(MENU_MOST + 1);
  expect(links.slice(0, 5).map(({ text, current }) => [text, current])).toEqual([
    ["group 299", true],
    ["role 0", false],
    ["role 1", false],
    ["role 2", false],
    ["group 0", false],
  ]);
  expect(links[0]?.href).toBe("/group-299/desk/work");
  expect(links[1]?.href).toBe("/role-0/desk");
  expect(links.at(-1)).toEqual({ text: "All your 303 partnerships", href: "/account" });
});
