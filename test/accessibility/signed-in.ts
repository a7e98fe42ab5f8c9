import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { SESSION_COOKIE } from "../../src/web/credentials.ts";
import { aVisitor, clearPictures, openBrowser, type Visitor } from "../journeys/visitor.ts";
import type { Actor, World } from "../world.ts";

/** How somebody comes to the pages of a test's world: signed in as an actor, or as a visitor when there is none. */
export type Opens = (who: Actor | undefined, hasScripts: boolean) => Promise<Visitor>;

/** Serves the application of a test's world to a browser of its own; the pictures of its pages are kept under `name`. */
export function useBrowser(world: World, name: string): Opens {
  let browser: Browser;
  let address: string;

  beforeAll(async () => {
    clearPictures(name);
    browser = await openBrowser();
    await world.app.listen({ host: "127.0.0.1", port: 0 });
    address = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`;
  });

  afterAll(() => browser?.close());

  return async (who, hasScripts) => {
    const visitor = await aVisitor(browser, { address, journey: name, hasScripts });
    const url = address.replace("http:", "https:");
    if (who)
      await visitor.tab.context().addCookies([{ name: SESSION_COOKIE, value: who.token ?? "", url, secure: true }]);
    return visitor;
  };
}
