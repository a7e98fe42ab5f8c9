import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { findMessageKind, queueMessage } from "../../src/platform/mail/kinds.ts";
import { SESSION_COOKIE } from "../../src/web/request.ts";
import { aVisitor, clearPictures, openBrowser } from "../journeys/visitor.ts";
import { type Actor, aPartnership, aPerson, type TestPartnership, useWorld } from "../world.ts";

const world = useWorld();
let browser: Browser;
let home: TestPartnership;
let manager: Actor;
let address: string;

beforeAll(async () => {
  clearPictures("outbox");
  browser = await openBrowser();
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
  await world.app.listen({ host: "127.0.0.1", port: 0 });
  address = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`;
});

afterAll(() => browser?.close());

test.each([true, false])(
  "the outbox's pages pass axe at three widths and are all reached by links, with scripts: %s",
  async (hasScripts) => {
    const { tab, look, faults, leave } = await aVisitor(browser, { address, journey: "outbox", hasScripts });
    const url = address.replace("http:", "https:");
    await tab.context().addCookies([{ name: SESSION_COOKIE, value: manager.token ?? "", url, secure: true }]);
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
