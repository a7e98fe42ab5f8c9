import { beforeEach, expect, test } from "vitest";
import { useWorld } from "../world.ts";
import { type Client, openBrowser } from "./browser.ts";
import { accountId, personId } from "./fixture/people.ts";
import { fillDatabase } from "./fixture.ts";
import { MATRIX } from "./matrix.ts";
import { targetsOf } from "./outcomes.ts";

/*
 * What ends for somebody ends for their programs at the next request: each download that a token opens is fetched, then something
 * ends, and the same token is sent again.
 */

const world = useWorld();
let program: Client;
let isFilled = false;

/** Every download of A that the analyst's token names. */
const fetched = MATRIX.filter(({ program: of }) => of === "actions" || of === "analyses").map(
  (line) => targetsOf(line, { asset: "" })[0]?.url ?? "",
);

beforeEach(async () => {
  if (!isFilled) await fillDatabase(world.db.ask);
  isFilled = true;
  // A program of its own each time, so that none waits for what another has fetched.
  program = openBrowser(world.app, "program");
});

async function answers(): Promise<number[]> {
  const all: number[] = [];
  for (const url of fetched) all.push((await program.send("GET", url)).statusCode);
  return all;
}

const everywhere = (status: number) => fetched.map(() => status);

/** Sees that the downloads are there, ends something, sees that they are not, and takes it back. */
async function expectDead(end: string, back: string, parameter: string): Promise<void> {
  expect(await answers()).toEqual(everywhere(200));
  await world.db.ask(end, [parameter]);
  expect(await answers()).toEqual(everywhere(401));
  await world.db.ask(back, [parameter]);
}

test("there are downloads to be refused", () => {
  expect(fetched.length).toBeGreaterThan(3);
});

const TAKEN_BACK = "update memberships set to_on = null, from_on = '2020-01-01' where person_id = $1";

test.each([
  [
    "suspension",
    "insert into account_suspensions (account_id, reason) values ($1, 'left')",
    "delete from account_suspensions where account_id = $1",
    accountId("analyst"),
  ],
  [
    "a role that has ended",
    "update memberships set to_on = current_date - 1 where person_id = $1",
    TAKEN_BACK,
    personId("analyst"),
  ],
  [
    "a membership that has lapsed or not begun",
    "update memberships set from_on = current_date + 1 where person_id = $1",
    TAKEN_BACK,
    personId("analyst"),
  ],
  [
    "revocation",
    "update access_tokens set ended_at = now(), ended_because = 'revoked' where person_id = $1",
    "update access_tokens set ended_at = null, ended_because = null where person_id = $1",
    personId("analyst"),
  ],
  [
    "the day on which it expires",
    "update access_tokens set made_at = now() - interval '2 days', expires_at = now() where person_id = $1",
    "update access_tokens set made_at = now(), expires_at = now() + interval '30 days' where person_id = $1",
    personId("analyst"),
  ],
  [
    "90 days without its person",
    "update sessions set started_at = now() - interval '91 days', last_seen_at = now() - interval '90 days' where account_id = $1",
    "update sessions set started_at = now(), last_seen_at = now() where account_id = $1",
    accountId("analyst"),
  ],
  [
    "a second factor that was not given when it was made",
    "update access_tokens set with_second_factor = false where person_id = $1",
    "update access_tokens set with_second_factor = true where person_id = $1",
    personId("analyst"),
  ],
])("%s ends it at the next request, at each download", async (_what, end, back, parameter) => {
  await expectDead(end, back, parameter);
  expect(await answers()).toEqual(everywhere(200));
});

test("a capability that the role loses is gone at the next request, and the others stay", async () => {
  await world.db.ask("delete from role_capabilities where role_key = 'analyst' and capability = 'actions:read-all'");
  const got = await answers();
  expect(got.filter((_status, i) => fetched[i]?.includes("/actions/"))).toEqual([403, 403]);
  expect(new Set(got.filter((_status, i) => fetched[i]?.includes("/analyses/")))).toEqual(new Set([200]));
  await world.db.ask("insert into role_capabilities values ('analyst', 'actions:read-all')");
});

test("what somebody holds more than the token names stays closed to it", async () => {
  await world.db.ask(
    "update memberships set role_key = 'partnership-manager' where person_id = $1 and role_key = 'analyst'",
    [personId("analyst")],
  );
  const [datasets] = MATRIX.filter(({ program: of }) => of === "datasets").map(
    (line) => targetsOf(line, { asset: "" })[0]?.url ?? "",
  );
  expect((await program.send("GET", datasets ?? "")).statusCode).toBe(403);
  expect(await answers()).toEqual(everywhere(200));
});
