import { generateSync } from "otplib";
import { beforeAll, expect, test } from "vitest";
import { type Actor, aPartnership, aVisitor, useWorld } from "../../../../test/world.ts";
import { day } from "../../../kernel/dates.ts";
import { newId } from "../../../kernel/ids.ts";
import { hashPassphrase } from "../../../platform/passphrases/passphrases.ts";
import { asConsole } from "../../../platform/tenancy/transactions.ts";
import { addPerson, grantRole, suspendAccount } from "../index.ts";

const world = useWorld();
const OLD = "otter lantern tide Grays";
const NEW = "plinth umber kestrel nine";
let passphraseHash: string;

beforeAll(async () => {
  passphraseHash = await hashPassphrase(OLD);
});

async function anAccount(suspended = false) {
  const partnership = await aPartnership(world, { stage: "demonstration" });
  const email = `${newId()}@example.org`;
  const console = { slug: partnership.slug, capabilities: ["people:add"], command: "test" };
  const { person, account } = await asConsole(world.database, console, async (tx) => {
    const added = await addPerson(tx, { name: "Chair", email, passphraseHash });
    await grantRole(tx, added.person, "chair", day("2020-01-01"));
    if (suspended) await suspendAccount(tx, added.account, "left");
    return added;
  });
  return { email, person, account, desk: `/${partnership.slug}/desk` };
}

const ask = (email: string) => aVisitor(world).post("/account/new-passphrase", { email });

/** What waits in the outbox for a person: kind and the token of its link, as the sender would work it out. */
async function letters(person: string): Promise<{ kind: string; token: string }[]> {
  return world.db.ask(
    "select kind, ctx.link_token(id) as token from outgoing_messages where person_id = $1 order by queued_at",
    [person],
  );
}

async function signIn(email: string, passphrase: string): Promise<Actor> {
  const person = aVisitor(world);
  await person.post("/sign-in", { email, passphrase });
  return person;
}

test("whoever asks reads the same, whether or not anybody has the address; only who has it gets a letter", async () => {
  const known = await anAccount();
  const gone = await anAccount(true);
  const answers = [await ask(known.email), await ask(gone.email), await ask(`${newId()}@example.org`)];
  const plain = answers.map(({ statusCode, body }) => [statusCode, body.replaceAll(/name="_csrf" value="[^"]+"/g, "")]);
  expect(plain[1]).toEqual(plain[0]);
  expect(plain[2]).toEqual(plain[0]);
  expect(answers[0]?.statusCode).toBe(200);
  expect(answers[0]?.body).not.toContain(known.email);
  expect((await letters(known.person)).map(({ kind }) => kind)).toEqual(["accounts.new-passphrase"]);
  expect(await letters(gone.person)).toEqual([]);
});

test("the link works once, ends all sessions, and leaves the second factor needed", async () => {
  const { email, person, desk } = await anAccount();
  const before = await signIn(email, OLD);
  await before.post("/account/second-factor/app");
  const secret = /secret=([A-Z2-7]{32})/.exec((await before.get("/account/second-factor/app")).body)?.[1] ?? "";
  const code = (steps: number) => generateSync({ secret, epoch: Math.floor(world.now.getTime() / 1000) + steps * 30 });
  await before.post("/account/second-factor/app/confirmation", { code: code(0) });

  await ask(email);
  const [letter] = await letters(person);
  const link = `/account/link/${letter?.token}`;
  const visitor = aVisitor(world);
  expect((await visitor.get(link)).statusCode).toBe(200);
  expect((await visitor.post(link, { passphrase: NEW, again: NEW })).statusCode).toBe(303);
  expect((await visitor.post(link, { passphrase: OLD, again: OLD })).statusCode).toBe(422);
  expect((await before.get(desk)).headers.location).toMatch(/^\/sign-in/);
  expect((await before.get("/sign-in")).body).toContain("because your passphrase was changed");
  const after = await signIn(email, NEW);
  expect((await after.get(desk)).headers.location).toMatch(/^\/account\/second-factor/);
  expect((await letters(person)).map(({ kind }) => kind)).toContain("accounts.passphrase-changed");
});

test("asked again within ten minutes there is one letter, and a later one ends the link before", async () => {
  const { email, person } = await anAccount();
  world.now = new Date(Math.ceil(world.now.getTime() / 600_000) * 600_000);
  await ask(email);
  await ask(email);
  expect(await letters(person)).toHaveLength(1);
  world.now = new Date(world.now.getTime() + 600_000);
  await ask(email);
  const [first, second] = await letters(person);
  expect((await aVisitor(world).get(`/account/link/${first?.token}`)).statusCode).toBe(410);
  expect((await aVisitor(world).get(`/account/link/${second?.token}`)).statusCode).toBe(200);
});

test("a link is worth nothing after an hour", async () => {
  const { email, person, account } = await anAccount();
  await ask(email);
  const [letter] = await letters(person);
  await world.db.ask("update account_links set expires_at = expires_at - interval '1 hour' where account_id = $1", [
    account,
  ]);
  expect((await aVisitor(world).get(`/account/link/${letter?.token}`)).statusCode).toBe(410);
});

test("who asks on and on waits, for any address alike", async () => {
  for (const email of [(await anAccount()).email, `${newId()}@example.org`]) {
    for (let tries = 0; tries < 5; tries++) expect((await ask(email)).statusCode).toBe(200);
    expect((await ask(email)).body).toContain("Wait 1 second, then try again");
  }
});
