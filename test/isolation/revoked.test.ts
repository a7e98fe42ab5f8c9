import { beforeAll, expect, test } from "vitest";
import { useWorld } from "../world.ts";
import { type Client, openBrowser } from "./browser.ts";
import { accountId, personId } from "./fixture/people.ts";
import { PARTNERSHIPS } from "./fixture/places.ts";
import { fillDatabase } from "./fixture.ts";
import { MATRIX } from "./matrix.ts";
import { statusesFor, targetsOf } from "./outcomes.ts";

/*
 * What ends for somebody ends at their next request: in each of their tabs, on every page, on every form, and for links to
 * downloads that they have kept.
 */

const world = useWorld();
let tabs: readonly Client[];

beforeAll(async () => {
  await fillDatabase(world.db.ask);
  tabs = [openBrowser(world.app, "manager"), openBrowser(world.app, "manager")];
  for (const tab of tabs) await tab.token();
});

/** Every page and download of A that a manager may read, as they would have kept its address. */
const kept = MATRIX.filter(
  (line) => line.route.startsWith("GET /:partnership/desk") && line.for.includes("manager"),
).map((line) => {
  const [target] = targetsOf(line, { asset: "" });
  return { line, url: target?.url ?? "" };
});

async function answers(): Promise<Record<string, number[]>> {
  const all: Record<string, number[]> = {};
  for (const { url } of kept)
    all[url] = await Promise.all(tabs.map(async (tab) => (await tab.send("GET", url)).statusCode));
  return all;
}

const everywhere = (status: number) => Object.fromEntries(kept.map(({ url }) => [url, [status, status]]));

async function formStatus(): Promise<number[]> {
  const url = `/${PARTNERSHIPS.A.slug}/desk/datasets`;
  return Promise.all(
    tabs.map(
      async (tab) =>
        (await tab.submit(`${url}/imports`, { fields: { _csrf: await tab.token() }, multipart: true })).statusCode,
    ),
  );
}

test("pages and downloads are there while their reader may have them", async () => {
  const got = await answers();
  expect(kept.filter(({ url }) => /tables|document|\.csv/.test(url)).length).toBeGreaterThan(2);
  for (const { line, url } of kept) {
    const [target] = targetsOf(line, { asset: "" });
    if (target) expect(statusesFor(line, "manager", target), url).toContain(got[url]?.[0]);
  }
});

test("suspension ends them at the next request, in both tabs, and lifting it brings them back", async () => {
  await world.db.ask("insert into account_suspensions (account_id, reason) values ($1, 'left')", [
    accountId("manager"),
  ]);
  expect(await answers()).toEqual(everywhere(303));
  expect(await formStatus()).toEqual([401, 401]);
  await world.db.ask("update account_suspensions set lifted_at = now() where account_id = $1", [accountId("manager")]);
  expect(Object.values(await answers()).flat()).not.toContain(303);
});

test.each([
  ["a role that has ended", "update memberships set to_on = current_date - 1 where person_id = $1"],
  ["a role that is taken away", "update memberships set to_on = null, from_on = current_date + 1 where person_id = $1"],
])("%s ends them at the next request, as if they had never been", async (_what, sql) => {
  await world.db.ask(sql, [personId("manager")]);
  expect(await answers()).toEqual(everywhere(404));
  expect(await formStatus()).toEqual([404, 404]);
  await world.db.ask("update memberships set to_on = null, from_on = '2020-01-01' where person_id = $1", [
    personId("manager"),
  ]);
});

test("a session that loses its second factor opens none of them", async () => {
  await world.db.ask("update sessions set second_factor = null, second_factor_at = null where account_id = $1", [
    accountId("manager"),
  ]);
  expect(await answers()).toEqual(everywhere(303));
});
