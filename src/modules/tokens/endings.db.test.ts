import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { wordsOf } from "../../../test/datasets.ts";
import { type Actor, anEmployee, anOrganisation, aPartnership, aVisitor, useWorld } from "../../../test/world.ts";
import { day } from "../../kernel/dates.ts";
import { newId } from "../../kernel/ids.ts";
import { hashPassphrase } from "../../platform/passphrases/passphrases.ts";
import { asConsole } from "../../platform/tenancy/transactions.ts";
import { addPerson, grantRole } from "../accounts/index.ts";

/*
 * A token ends for good with what ends all sessions of its person: whoever comes back makes another, since nobody knows who has
 * had the first meanwhile.
 */

const world = useWorld();
const OLD = "otter lantern tide Grays";
const NEW = "plinth umber kestrel nine";
let passphraseHash: string;

beforeAll(async () => {
  passphraseHash = await hashPassphrase(OLD);
});

async function aToken(who: Actor, desk: string): Promise<string> {
  const page = await who.post(`${desk}/access-tokens`, { name: "Workbook", downloads: "analyses", days: "30" });
  return /fpk_[\w-]{43}/.exec(page.body)?.[0] ?? "";
}

async function fetched(token: string, desk: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  return (await world.app.inject({ url: `${desk}/analyses/finished.json`, headers })).statusCode;
}

/** What the trail of the partnership says of the end of its one token. */
async function endOf(partnership: string) {
  const rows = await world.db.ask<{ capacity: string; because: string; by: string | null }>(
    `select capacity, detail->>'because' as because, person_id as by from audit_events
      where partnership_id = $1 and event = 'access-token.ended'`,
    [partnership],
  );
  return rows;
}

async function anOffice() {
  const partnership = await aPartnership(world);
  const organisation = await anOrganisation(world, partnership);
  const administrator = await anEmployee(world, organisation, { administers: true });
  const officer = await anEmployee(world, organisation);
  await world.db.ask(
    "insert into memberships (partnership_id, person_id, role_key, from_on) values ($1, $2, 'analyst', '2020-01-01')",
    [partnership.id, officer.person],
  );
  const desk = `/${partnership.slug}/desk`;
  const page = `/organisations/${organisation.id}/people/${officer.person}`;
  return { partnership, administrator, officer, desk, page, token: await aToken(officer, desk) };
}

test.each([
  ["suspended", "suspension"],
  ["left", "departure"],
])(
  "the administrator of an organisation who notes that somebody is %s ends their token for good",
  async (because, act) => {
    const { partnership, administrator, officer, desk, page, token } = await anOffice();
    expect(await fetched(token, desk)).toBe(200);
    expect((await administrator.post(`${page}/${act}`, { reason: "On leave" })).statusCode).toBe(303);
    expect(await fetched(token, desk)).toBe(401);
    expect(await endOf(partnership.id)).toEqual([{ capacity: "no role", because, by: administrator.person }]);
    await administrator.post(`${page}/restoration`);
    await world.db.ask("update memberships set to_on = null where person_id = $1", [officer.person]);
    expect(await fetched(token, desk)).toBe(401);
  },
);

/** Signed in to a demonstration by a passphrase, which is all that the account has. */
async function byPassphrase() {
  const partnership = await aPartnership(world, { stage: "demonstration" });
  const email = `${newId()}@example.org`;
  const console = { slug: partnership.slug, capabilities: ["people:add"], command: "test" };
  await asConsole(world.database, console, async (tx) => {
    const { person } = await addPerson(tx, { name: "Chair", email, passphraseHash });
    await grantRole(tx, person, "chair", day("2020-01-01"));
  });
  const chair = aVisitor(world);
  await chair.post("/sign-in", { email, passphrase: OLD });
  const desk = `/${partnership.slug}/desk`;
  return { partnership, chair, desk, email, token: await aToken(chair, desk) };
}

test("a passphrase that is changed ends the tokens from before, and the page says why", async () => {
  const { partnership, chair, desk, token } = await byPassphrase();
  expect(await fetched(token, desk)).toBe(200);
  await chair.post("/account/passphrase", { current: OLD, passphrase: NEW, again: NEW });
  expect(await fetched(token, desk)).toBe(401);
  expect(await endOf(partnership.id)).toMatchObject([{ because: "passphrase-changed" }]);
  const page = wordsOf((await chair.get(`${desk}/access-tokens`)).body);
  expect(page).toContain("Ended when the passphrase was changed");
  expect(await fetched(await aToken(chair, desk), desk)).toBe(200);
});

test("a passphrase chosen anew by a link ends them as well", async () => {
  const { chair, desk, email, token } = await byPassphrase();
  await aVisitor(world).post("/account/new-passphrase", { email });
  const [letter] = await world.db.ask<{ link: string }>(
    "select ctx.link_token(m.id) as link from outgoing_messages m join accounts a on a.person_id = m.person_id where a.email = $1",
    [email],
  );
  const chosen = await aVisitor(world).post(`/account/link/${letter?.link}`, { passphrase: NEW, again: NEW });
  expect(chosen.statusCode).toBe(303);
  expect(await fetched(token, desk)).toBe(401);
  expect((await chair.get(`${desk}/access-tokens`)).statusCode).toBe(303);
});

test("the operator who takes away a second factor that was lost ends them too", async () => {
  const { partnership, desk, email, token } = await byPassphrase();
  const console = { slug: "installation", capabilities: ["people:add"], command: "test" };
  await asConsole(world.database, console, (tx) => sql`select ctx.forget_second_factor(${email})`.execute(tx));
  expect(await fetched(token, desk)).toBe(401);
  expect(await endOf(partnership.id)).toEqual([{ capacity: "console", because: "factor-changed", by: null }]);
});

test("a partnership that goes live asks for a second factor of tokens too, and so does an account that gets one", async () => {
  const { partnership, desk, token } = await byPassphrase();
  await world.db.ask("update partnerships set stage = 'live' where id = $1", [partnership.id]);
  expect(await fetched(token, desk)).toBe(401);
  await world.db.ask("update partnerships set stage = 'demonstration' where id = $1", [partnership.id]);
  expect(await fetched(token, desk)).toBe(200);
  await world.db.ask(
    `insert into authenticator_apps (account_id, secret, confirmed_at, last_step)
     select a.id, '\\x00', now(), 0 from accounts a join access_tokens t on t.person_id = a.person_id where t.partnership_id = $1`,
    [partnership.id],
  );
  expect(await fetched(token, desk)).toBe(401);
});
