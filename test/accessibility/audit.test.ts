import { beforeAll, expect, test } from "vitest";
import { recordEvent, recordRead, recordRefusal } from "../../src/platform/audit/record.ts";
import { type Actor, aPartnership, aPerson, type TestPartnership, useWorld } from "../world.ts";
import { useBrowser } from "./signed-in.ts";

const world = useWorld();
const signedIn = useBrowser(world, "audit");
const RECORD = "c0ffee00-0000-4000-8000-000000000001";
let home: TestPartnership;
let auditor: Actor;

beforeAll(async () => {
  home = await aPartnership(world);
  auditor = await aPerson(world, home, "auditor");
  const chair = await aPerson(world, home, "chair");
  await chair.inPartnership(home.slug, async (tx) => {
    for (let i = 0; i < 60; i++) recordEvent(tx, "canary.counted", `tune-${i}`, { notes: i });
    recordRefusal(tx, "access.refused", "/:partnership/desk/datasets/:id", { status: 403 });
    for (const subject of [RECORD, auditor.person ?? ""])
      recordRead(tx, subject, ["contact", "risk"], { purpose: "case-conference", gateway: "section-115" });
  });
});

test.each([true, false])(
  "the trail's pages pass axe at three widths and are all reached by links, with scripts: %s",
  async (hasScripts) => {
    const { tab, look, faults, leave } = await signedIn(auditor, hasScripts);
    await tab.goto(`/${home.slug}/desk/audit`);
    await look("trail");
    await tab.getByLabel("Result").selectOption("Refused");
    await tab.getByRole("button", { name: "Apply filters" }).press("Enter");
    await tab.getByRole("link", { name: "Clear filters" }).waitFor();
    expect(await tab.getByRole("row").count()).toBe(2);
    await look("refused");
    await tab.getByRole("link", { name: "Clear filters" }).click();
    await tab.getByRole("link", { name: "Older events" }).click();
    await look("older");
    await tab.getByRole("link", { name: "Newer events" }).click();
    await tab
      .getByRole("link", { name: /^Record: read/ })
      .first()
      .click();
    await look("event");
    await tab.goto(`/${home.slug}/desk/audit/seen?object=${RECORD}`);
    await look("seen");
    await tab.goto("/account/looks");
    await look("looks");
    expect(faults).toEqual([]);
    await leave();
  },
);
