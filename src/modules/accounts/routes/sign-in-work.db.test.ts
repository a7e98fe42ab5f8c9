import argon2 from "@node-rs/argon2";
import { beforeEach, expect, type MockInstance, test, vi } from "vitest";
import { aPartnership, aVisitor, useWorld } from "../../../../test/world.ts";
import { day } from "../../../kernel/dates.ts";
import { newId } from "../../../kernel/ids.ts";
import { hashPassphrase } from "../../../platform/passphrases/passphrases.ts";
import { asConsole } from "../../../platform/tenancy/transactions.ts";
import { addPerson, grantRole, suspendAccount } from "../index.ts";

/*
 * What the slow hash costs, counted and not timed. The hash itself is the library's; here it tells what it is asked, and
 * can be made to wait.
 */

const real = argon2.verify;
// Restored after each test, and put back before the next.
let verify: MockInstance<typeof argon2.verify>;

const world = useWorld();
const PASSPHRASE = "otter lantern tide Grays";

beforeEach(() => {
  verify = vi.spyOn(argon2, "verify").mockImplementation((stored, passphrase) => real(stored, passphrase));
});

async function anAccount(more: { passphrase?: string; suspended?: boolean } = {}): Promise<string> {
  const partnership = await aPartnership(world, { stage: "demonstration" });
  const email = `${newId()}@example.org`;
  const person = {
    name: "Analyst",
    email,
    ...(more.passphrase && { passphraseHash: await hashPassphrase(more.passphrase) }),
  };
  const console = { slug: partnership.slug, capabilities: ["people:add"], command: "test" };
  await asConsole(world.database, console, async (tx) => {
    const added = await addPerson(tx, person);
    await grantRole(tx, added.person, "analyst", day("2020-01-01"));
    if (more.suspended) await suspendAccount(tx, added.account, "left");
  });
  return email;
}

/** Puts somebody into an organisation whose people sign in at its provider only. */
async function localSignInOff(email: string): Promise<string> {
  const organisation = newId();
  await world.db.ask("insert into organisations (id, name, kind) values ($1, $2, 'council')", [
    organisation,
    `Council ${organisation}`,
  ]);
  await world.db.ask(
    `insert into identity_providers (organisation_id, issuer, client_id, client_secret, subject_claim, email_claim,
       vouches_for_email, second_factor_values, local_sign_in)
     values ($1, 'https://login.example', 'frankpledge', '', 'sub', 'email', false, '{}', false)`,
    [organisation],
  );
  await world.db.ask(
    "update people set organisation_id = $1 where id = (select person_id from accounts where email = $2)",
    [organisation, email],
  );
  return email;
}

const signIn = (email: string, passphrase: string) => aVisitor(world).post("/sign-in", { email, passphrase });

test("an address that nobody has costs the same work as one that somebody has, whatever is wrong with it", async () => {
  const addresses = {
    known: await anAccount({ passphrase: PASSPHRASE }),
    suspended: await anAccount({ passphrase: PASSPHRASE, suspended: true }),
    "without a passphrase": await anAccount(),
    // The passphrase that is tried below is theirs.
    "switched off by their organisation": await localSignInOff(await anAccount({ passphrase: "not the passphrase" })),
    "nobody's": `${newId()}@example.org`,
  };
  const statements = vi.spyOn(world.database, "transaction");
  const work: Record<string, unknown> = {};
  for (const [who, email] of Object.entries(addresses)) {
    verify.mockClear();
    statements.mockClear();
    const answer = await signIn(email, "not the passphrase");
    // The algorithm and its settings, which the time follows from: $argon2id$v=19$m=19456,t=2,p=1
    const settings = verify.mock.calls.map(([stored]) => String(stored).split("$").slice(1, 4).join("$"));
    work[who] = { status: answer.statusCode, settings, transactions: statements.mock.calls.length };
  }
  const [first] = Object.values(work);
  for (const who of Object.keys(addresses)) expect(work[who], who).toEqual(first);
  expect(first).toMatchObject({ status: 422, settings: ["argon2id$v=19$m=19456,t=2,p=1"] });
});

test("of fifty sign-ins at once two are worked on and twenty wait; the others are told when to come, and pages go on", async () => {
  const email = await anAccount({ passphrase: PASSPHRASE });
  let open: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  let atOnce = 0;
  let most = 0;
  verify.mockImplementation(async () => {
    most = Math.max(most, ++atOnce);
    await gate;
    atOnce--;
    return false;
  });
  const storm = Array.from({ length: 50 }, (_, i) => signIn(`${i}-${email}`, "not the passphrase"));
  const turnedAway: number[] = [];
  for (const one of storm) void one.then((answer) => answer.statusCode === 429 && turnedAway.push(answer.statusCode));
  await vi.waitFor(() => expect(turnedAway).toHaveLength(28), { timeout: 50_000 });

  // Nobody of those admitted is done, and another page answers.
  expect((await aVisitor(world).get("/")).statusCode).toBe(200);
  open();
  const answers = await Promise.all(storm);
  expect(answers.filter(({ statusCode }) => statusCode === 422)).toHaveLength(22);
  const refused = answers.filter(({ statusCode }) => statusCode === 429);
  expect(refused).toHaveLength(28);
  for (const answer of refused) expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
  expect(most).toBe(2);
});

test("while somebody guesses at an account from one network, its owner signs in from another", async () => {
  const email = await anAccount({ passphrase: PASSPHRASE });
  verify.mockImplementation(async (_stored, passphrase) => passphrase === PASSPHRASE);
  const from = (remoteAddress: string, passphrase: string) =>
    aVisitor(world, remoteAddress).post("/sign-in", { email, passphrase });
  const tries = [];
  for (let tried = 0; tried < 40; tried++) tries.push(await from("203.0.113.9", "guess after guess"));
  expect(tries.filter(({ body }) => body.includes("Too many tries"))).toHaveLength(35);
  expect((await from("203.0.113.77", PASSPHRASE)).body).toContain("Too many tries");
  expect((await from("198.51.100.4", PASSPHRASE)).statusCode).toBe(303);
});

test("many accounts tried once each is noticed once in ten minutes, in the log and in the audit trail", async () => {
  world.now = new Date(Math.ceil(world.now.getTime() / 600_000) * 600_000 + 3_600_000);
  verify.mockImplementation(async () => false);
  const alarms = async () => ({
    logged: world.logged.filter((line) => line.includes("somebody may be guessing")).length,
    events: (await world.db.ask("select from audit_events where event = 'sign-in.guessing-suspected'")).length,
  });
  const before = await alarms();
  const spray = async (count: number) => {
    for (let i = 0; i < count; i++)
      await aVisitor(world, `10.0.${i}.1`).post("/sign-in", { email: `${i}@example.org`, passphrase: "Summer2026!!" });
  };
  await spray(59);
  expect(await alarms()).toEqual(before);
  await spray(10);
  expect(await alarms()).toEqual({ logged: before.logged + 1, events: before.events + 1 });
  world.now = new Date(world.now.getTime() + 600_000);
  await spray(61);
  expect(await alarms()).toEqual({ logged: before.logged + 2, events: before.events + 2 });
});
