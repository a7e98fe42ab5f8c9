import { beforeAll, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { findMessageKind, queueMessage } from "../../src/platform/mail/kinds.ts";
import { type Actor, aPartnership, aPerson, type TestPartnership, useWorld } from "../world.ts";
import { useBrowser } from "./signed-in.ts";

const world = useWorld();
const signedIn = useBrowser(world, "outbox");
let home: TestPartnership;
let manager: Actor;

beforeAll(async () => {
  home = await aPartnership(world, { stage: "demonstration" });
  manager = await aPerson(world, home, "partnership-manager");
  await manager.inPartnership(home.slug, async (tx) => {
    const kind = findMessageKind("assessments.release-awaited");
    const params = { assessment: newId(), proposal: newId() };
    const recipient = { person: manager.person ?? "" };
    for (let i = 0; kind && i < 55; i++) await queueMessage(tx, kind, { recipient, key: `${i}`, params });
  });
  for (const outcome of ["sent", "refused", "failed", "uncertain"])
    await world.db.ask(
      `update outgoing_messages set outcome = $1, ended_at = now(), attempts = 5, problem = 'The mail server answered 550'
        where id = (select id from outgoing_messages where outcome is null order by queued_at desc limit 1)`,
      [outcome],
    );
});

test.each([true, false])(
  "the outbox's pages pass axe at three widths and are all reached by links, with scripts: %s",
  async (hasScripts) => {
    const { tab, look, faults, leave } = await signedIn(manager, hasScripts);
    await tab.goto(`/${home.slug}/desk/outbox`);
    await look("list");
    await tab.getByLabel("State").selectOption("Not known whether sent");
    await tab.getByRole("button", { name: "Apply filters" }).press("Enter");
    await tab.getByRole("link", { name: "Clear filters" }).waitFor();
    expect(await tab.getByRole("row").count()).toBe(2);
    await look("filtered");
    await tab.getByRole("link", { name: "An assessment awaits release" }).click();
    await look("message");
    expect(faults).toEqual([]);
    await leave();
  },
);
