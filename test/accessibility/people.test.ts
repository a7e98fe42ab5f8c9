import { beforeAll, expect, test } from "vitest";
import { type Actor, aPartnership, aPerson, type TestPartnership, useWorld } from "../world.ts";
import { useBrowser } from "./signed-in.ts";

const world = useWorld();
const signedIn = useBrowser(world, "people");
let home: TestPartnership;
let manager: Actor;
let operator: Actor;

beforeAll(async () => {
  home = await aPartnership(world, {
    stage: "demonstration",
    organisations: [{ name: "Aldon Council", kind: "council", capacity: "responsible-authority", source: "" }],
    groups: [{ name: "Board", kind: "strategic-board", purpose: "Directs", cadence: "", alsoCalled: [], source: "" }],
  });
  manager = await aPerson(world, home, "partnership-manager");
  operator = await aPerson(world, { slug: "installation" }, "operator");
  for (const role of ["analyst", "chair", "member"]) await aPerson(world, home, role);
});

test.each([true, false])(
  "the pages of people, roles and groups pass axe at three widths and are reached by links, with scripts: %s",
  async (hasScripts) => {
    const { tab, look, faults, leave } = await signedIn(manager, hasScripts);
    const desk = `/${home.slug}/desk`;
    await tab.goto(`${desk}/people`);
    await look("people");
    await tab.locator("main tbody th a").first().click();
    await look("person");
    await tab.goto(`${tab.url()}/roles/new`);
    await look("ask-for-a-role");
    await tab.goto(`${desk}/approvals`);
    await look("approvals");
    await tab.goto(`${desk}/roles`);
    await look("roles");
    await tab.goto(`${desk}/groups`);
    await look("groups");
    await tab.getByRole("link", { name: "Board" }).first().click();
    await look("group");
    await tab.goto(`${desk}/partnership`);
    await look("partnership");
    await tab.goto(`${desk}/capacities/new`);
    await look("new-capacity");
    expect(faults).toEqual([]);
    await leave();
  },
);

test.each([true, false])(
  "the pages of organisations pass axe at three widths, with scripts: %s",
  async (hasScripts) => {
    const { tab, look, faults, leave } = await signedIn(operator, hasScripts);
    await tab.goto("/installation/desk/organisations");
    await look("organisations");
    await tab.locator("main tbody th a").first().click();
    await look("organisation");
    await tab.goto("/installation/desk/organisations/new");
    await look("new-organisation");
    await tab.goto("/account/new-passphrase");
    await look("forgotten-passphrase");
    expect(faults).toEqual([]);
    await leave();
  },
);
