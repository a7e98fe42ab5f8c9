import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SESSION_COOKIE } from "../../src/web/request.ts";
import { aVisitor, clearPictures, openBrowser } from "../journeys/visitor.ts";
import { type Actor, aPartnership, aPerson, type TestPartnership, useWorld } from "../world.ts";

const world = useWorld();
let browser: Browser;
let home: TestPartnership;
let manager: Actor;
let operator: Actor;
let address: string;

beforeAll(async () => {
  clearPictures("people");
  browser = await openBrowser();
  home = await aPartnership(world, {
    stage: "demonstration",
    organisations: [{ name: "Aldon Council", kind: "council", capacity: "responsible-authority", source: "" }],
    groups: [{ name: "Board", kind: "strategic-board", purpose: "Directs", cadence: "", alsoCalled: [], source: "" }],
  });
  manager = await aPerson(world, home, "partnership-manager");
  operator = await aPerson(world, { slug: "installation" }, "operator");
  for (const role of ["analyst", "chair", "member"]) await aPerson(world, home, role);
  await world.app.listen({ host: "127.0.0.1", port: 0 });
  address = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`;
});

afterAll(() => browser?.close());

async function signedIn(who: Actor, hasScripts: boolean) {
  const visitor = await aVisitor(browser, { address, journey: "people", hasScripts });
  const url = address.replace("http:", "https:");
  await visitor.tab.context().addCookies([{ name: SESSION_COOKIE, value: who.token ?? "", url, secure: true }]);
  return visitor;
}

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
