import { expect, test } from "vitest";
import { aSoftwarePasskey, type Behaviour, type SoftwarePasskey } from "../../../../test/software-passkey.ts";
import { type Actor, aPartnership, aVisitor, useWorld } from "../../../../test/world.ts";
import { day } from "../../../kernel/dates.ts";
import { newId } from "../../../kernel/ids.ts";
import { hashPassphrase } from "../../../platform/passphrases/passphrases.ts";
import { asConsole } from "../../../platform/tenancy/transactions.ts";
import { addPerson, grantRole, suspendAccount } from "../index.ts";

const SITE = { origin: "https://csp.example", rpId: "csp.example" };
const world = useWorld({ BASE_URL: SITE.origin });
const PASSPHRASE = "otter lantern tide Grays";

const FACTORS = "/account/second-factor";
const KEYS = `${FACTORS}/passkeys`;
const PROOF = `${FACTORS}/passkey`;
const SIGN_IN = "/sign-in/passkey";
const REFUSED = "The passkey was not accepted";

/** The chair of a live partnership, with a passkey that has just been added. */
async function withPasskey(behaviour: Behaviour = {}) {
  const partnership = await aPartnership(world);
  const email = `${newId()}@example.org`;
  const passphraseHash = await hashPassphrase(PASSPHRASE);
  const account = await asConsole(
    world.database,
    { slug: partnership.slug, capabilities: ["people:add"], command: "test" },
    async (tx) => {
      const added = await addPerson(tx, { name: "Chair", email, passphraseHash });
      await grantRole(tx, added.person, "chair", day("2020-01-01"));
      return added.account;
    },
  );
  const person = await byPassphrase(email);
  const key = aSoftwarePasskey(SITE);
  const added = await add(person, key, behaviour);
  expect(added.statusCode).toBe(200);
  const recoveryCodes = [...added.body.matchAll(/([A-Z2-9]{4}(?: [A-Z2-9]{4}){5})/g)].map(([code]) => code);
  return { account, email, person, key, recoveryCodes, desk: `/${partnership.slug}/desk` };
}

async function byPassphrase(email: string): Promise<Actor> {
  const person = aVisitor(world);
  expect((await person.post("/sign-in", { email, passphrase: PASSPHRASE })).statusCode).toBe(303);
  return person;
}

async function add(person: Actor, key: SoftwarePasskey, behaviour: Behaviour = {}, name = "Work laptop") {
  const options = (await person.post(`${KEYS}/challenge`)).json();
  return person.post(KEYS, { name, answer: key.register(options, behaviour) });
}

async function give(person: Actor, key: SoftwarePasskey, behaviour: Behaviour = {}, fields = {}) {
  const options = (await person.post(`${PROOF}/challenge`)).json();
  return person.post(PROOF, { answer: key.use(options, behaviour), ...fields });
}

async function signInBy(key: SoftwarePasskey, behaviour: Behaviour = {}) {
  const person = aVisitor(world);
  const options = (await person.post(`${SIGN_IN}/challenge`)).json();
  return { person, answered: await person.post(SIGN_IN, { answer: key.use(options, behaviour) }) };
}

async function idOf(account: string): Promise<string> {
  const rows = await world.db.ask<{ id: string }>("select id from passkeys where account_id = $1", [account]);
  return rows[0]?.id ?? "";
}

test("a passkey opens a live partnership's desk, and recovery codes come with the first", async () => {
  const { person, recoveryCodes, desk, email } = await withPasskey();
  expect(recoveryCodes).toHaveLength(10);
  expect((await person.get(desk)).statusCode).toBe(200);
  expect((await person.get(FACTORS)).body).toContain("Work laptop");
  const half = await byPassphrase(email);
  expect((await half.get(desk)).headers.location).toBe(`${FACTORS}?next=${encodeURIComponent(desk)}`);
  // Without scripts, or the device, a recovery code does.
  const page = await half.get(FACTORS);
  expect(page.body).toContain("To use a passkey, JavaScript must be on. You can use a code instead.");
  expect((await half.post(FACTORS, { code: recoveryCodes[0] ?? "" })).statusCode).toBe(303);
  expect((await half.get(desk)).statusCode).toBe(200);
});

test("after the passphrase a passkey is the second factor, and the session's token changes", async () => {
  const { email, key, desk } = await withPasskey();
  const half = await byPassphrase(email);
  const before = half.cookie();
  const given = await give(half, key, { verifies: false }, { next: desk });
  expect(given.headers.location).toBe(desk);
  expect(half.cookie()).not.toBe(before);
  expect((await half.get(desk)).statusCode).toBe(200);
});

test("by itself a passkey signs in when its device knows who holds it, and gives both factors at once", async () => {
  const { key, desk } = await withPasskey();
  const { person, answered } = await signInBy(key);
  expect(answered.statusCode).toBe(303);
  expect((await person.get(desk)).statusCode).toBe(200);
  expect((await person.get("/account/sessions")).body).toContain("Passkey and passkey");
  const { answered: unverified } = await signInBy(key, { verifies: false });
  expect(unverified.statusCode).toBe(422);
  expect(unverified.body).toContain(REFUSED);
});

test.each<[string, Behaviour]>([
  ["another site", { origin: "https://csp.example.evil.example" }],
  ["another name", { rpId: "evil.example" }],
  ["another key", { forged: true }],
  ["a copy that counts behind", { count: 1 }],
  ["a device that says it may be copied now", { syncable: true, synced: true }],
])("an answer from %s is refused, and the sign-in opens nothing", async (_, behaviour) => {
  const { key, desk, email } = await withPasskey({ count: 5 });
  const { person, answered } = await signInBy(key, behaviour);
  expect(answered.statusCode).toBe(422);
  expect(answered.body).toContain(REFUSED);
  expect((await person.get(desk)).headers.location).toMatch(/^\/sign-in/);
  const half = await byPassphrase(email);
  expect((await give(half, key, behaviour)).statusCode).toBe(422);
  expect((await half.get(desk)).statusCode).toBe(303);
});

test("a passkey that does not count, and one that is copied between devices, are taken again and again", async () => {
  const { key } = await withPasskey({ count: 0, syncable: true });
  for (const synced of [false, true, true])
    expect((await signInBy(key, { count: 0, syncable: true, synced })).answered.statusCode).toBe(303);
});

test("a challenge is answered once, by the browser that was given it, and not after ten minutes", async () => {
  const { key } = await withPasskey();
  const person = aVisitor(world);
  const options = (await person.post(`${SIGN_IN}/challenge`)).json();
  const answer = key.use(options);
  const thief = aVisitor(world);
  await thief.post(`${SIGN_IN}/challenge`);
  expect((await thief.post(SIGN_IN, { answer })).statusCode).toBe(422);
  expect((await person.post(SIGN_IN, { answer })).statusCode).toBe(303);
  expect((await person.post(SIGN_IN, { answer: key.use(options) })).statusCode).toBe(422);
  const late = (await person.post(`${SIGN_IN}/challenge`)).json();
  await world.db.ask("update begun_proofs set expires_at = clock_timestamp() - interval '1 second'");
  expect((await person.post(SIGN_IN, { answer: key.use(late) })).statusCode).toBe(422);
  // One that was refused is used up as well.
  const once = (await person.post(`${SIGN_IN}/challenge`)).json();
  expect((await person.post(SIGN_IN, { answer: key.use(once, { forged: true }) })).statusCode).toBe(422);
  expect((await person.post(SIGN_IN, { answer: key.use(once) })).statusCode).toBe(422);
});

test("somebody else's passkey is no second factor, and is not added twice", async () => {
  const [mine, theirs] = [await withPasskey(), await withPasskey()];
  const half = await byPassphrase(mine.email);
  expect((await give(half, theirs.key)).statusCode).toBe(422);
  expect((await half.get(mine.desk)).statusCode).toBe(303);
  expect((await add(mine.person, theirs.key)).statusCode).toBe(422);
  const id = await idOf(theirs.account);
  for (const answer of [
    await mine.person.get(`${KEYS}/${id}`),
    await mine.person.post(`${KEYS}/${id}`, { name: "Mine" }),
    await mine.person.post(`${KEYS}/${id}/removal`),
  ])
    expect(answer.statusCode).toBe(404);
  expect((await signInBy(theirs.key)).answered.statusCode).toBe(303);
});

test("a passkey can be renamed and removed; removed it signs in no more, and the other sessions end", async () => {
  const { account, person, key, desk } = await withPasskey();
  const { person: other } = await signInBy(key);
  const id = await idOf(account);
  expect((await person.post(`${KEYS}/${id}`, { name: " " })).body).toContain("Enter a name");
  expect((await person.post(`${KEYS}/${id}`, { name: "Key on my ring" })).statusCode).toBe(303);
  expect((await person.get(FACTORS)).body).toContain("Key on my ring");
  expect((await person.post(`${KEYS}/${id}/removal`)).statusCode).toBe(303);
  expect((await other.get(desk)).headers.location).toMatch(/^\/sign-in/);
  expect((await signInBy(key)).answered.statusCode).toBe(422);
});

test("adding, changing and removing a passkey asks for a proof, which the passkey can give; a form is not lost", async () => {
  const { account, person, key, desk } = await withPasskey();
  await world.db.ask(
    "update sessions set stepped_up_at = stepped_up_at - interval '11 minutes' where account_id = $1",
    [account],
  );
  expect((await person.get(`${KEYS}/new`)).headers.location).toMatch(/^\/account\/step-up/);
  const asked = await person.post(`${KEYS}/${await idOf(account)}`, { name: "Renamed" });
  expect(asked.statusCode).toBe(401);
  expect(asked.body).toContain('name="sent.name" value="Renamed"');
  const onward = await give(person, key, {}, { next: desk, waited: "yes", "sent.name": "Renamed" });
  expect(onward.statusCode).toBe(200);
  expect(onward.body).toContain('name="name" value="Renamed"');
  expect((await person.get(`${KEYS}/new`)).statusCode).toBe(200);
});

test("a suspended account's passkey signs nobody in, in the words of any other that is refused", async () => {
  const { account, key } = await withPasskey();
  await asConsole(world.database, { slug: "installation", capabilities: ["people:add"], command: "test" }, (tx) =>
    suspendAccount(tx, account, "Left"),
  );
  const { answered } = await signInBy(key);
  const { answered: unknown } = await signInBy(aSoftwarePasskey(SITE));
  expect(answered.statusCode).toBe(422);
  const words = (page: string) => page.replaceAll(/value="[^"]*"/g, "");
  expect(words(answered.body)).toBe(words(unknown.body));
});

test("what is no answer of a passkey at all is refused", async () => {
  const person = aVisitor(world);
  await person.post(`${SIGN_IN}/challenge`);
  for (const answer of ["", "{}", "null", '{"id":"../"}', "x".repeat(30_000), '{"id":"AAAA","response":{}}'])
    expect((await person.post(SIGN_IN, { answer })).statusCode).toBe(422);
});

test("what happened to a passkey is in the audit trail, without the key", async () => {
  const { account, person, key } = await withPasskey();
  await signInBy(key);
  await person.post(`${KEYS}/${await idOf(account)}`, { name: "A name nobody else gives" });
  const events = await world.db.ask<{ event: string; all: string }>(
    "select event, to_jsonb(e)::text as all from audit_events e where subject = $1 order by seq",
    [account],
  );
  const names = events.map(({ event }) => event);
  for (const event of ["account.passkey-added", "account.passkey-renamed", "session.opened"])
    expect(names).toContain(event);
  expect(events.map(({ all }) => all).join()).not.toContain("A name nobody else gives");
});
