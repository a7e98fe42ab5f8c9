import { generateSync } from "otplib";
import { expect, test } from "vitest";
import { type Actor, aPartnership, aVisitor, useWorld } from "../../../../test/world.ts";
import { day } from "../../../kernel/dates.ts";
import { newId } from "../../../kernel/ids.ts";
import { hashPassphrase } from "../../../platform/passphrases/passphrases.ts";
import { asConsole } from "../../../platform/tenancy/transactions.ts";
import { addPerson, grantRole } from "../index.ts";

const world = useWorld();
const PASSPHRASE = "otter lantern tide Grays";

/** Somebody with a passphrase and a role in a partnership of that stage, who has just signed in with it. */
async function signedIn(stage: "live" | "demonstration" = "live") {
  const partnership = await aPartnership(world, { stage });
  const email = `${newId()}@example.org`;
  const passphraseHash = await hashPassphrase(PASSPHRASE);
  const console = { slug: partnership.slug, capabilities: ["people:add"], command: "test" };
  const { account } = await asConsole(world.database, console, async (tx) => {
    const added = await addPerson(tx, { name: "Chair", email, passphraseHash });
    await grantRole(tx, added.person, "chair", day("2020-01-01"));
    return added;
  });
  const desk = `/${partnership.slug}/desk`;
  return { desk, email, account, person: await again(email) };
}

async function again(email: string): Promise<Actor> {
  const person = aVisitor(world);
  expect((await person.post("/sign-in", { email, passphrase: PASSPHRASE })).statusCode).toBe(303);
  return person;
}

/** Sets up an app as the page says, and answers its secret and the recovery codes. */
async function setUpApp(person: Actor): Promise<{ secret: string; recoveryCodes: string[] }> {
  expect((await person.post("/account/second-factor/app")).statusCode).toBe(303);
  const page = await person.get("/account/second-factor/app");
  const secret = /secret=([A-Z2-7]{32})/.exec(page.body)?.[1] ?? "";
  expect(page.body).toContain(secret.match(/.{4}/g)?.join(" "));
  const done = await person.post("/account/second-factor/app/confirmation", { code: codeOf(secret) });
  expect(done.statusCode).toBe(200);
  later(1);
  return { secret, recoveryCodes: [...done.body.matchAll(/([A-Z2-9]{4}(?: [A-Z2-9]{4}){5})/g)].map(([code]) => code) };
}

/** What the app shows now, or so many steps of 30 seconds later. */
function codeOf(secret: string, steps = 0): string {
  return generateSync({ secret, epoch: Math.floor(world.now.getTime() / 1000) + steps * 30 });
}

function later(seconds: number): void {
  world.now = new Date(world.now.getTime() + seconds * 1000);
}

test("a live partnership's desk leads a person without a second factor to set one up, and then opens", async () => {
  const { desk, person } = await signedIn();
  const led = await person.get(desk);
  expect(led.statusCode).toBe(303);
  expect(led.headers.location).toBe(`/account/second-factor?next=${encodeURIComponent(desk)}`);
  expect((await person.get(String(led.headers.location))).body).toContain("Set up an authenticator app");
  const { recoveryCodes } = await setUpApp(person);
  expect(new Set(recoveryCodes).size).toBe(10);
  expect((await person.get(desk)).statusCode).toBe(200);
  expect((await person.get("/account/second-factor")).body).toContain("10 left");
});

test("a demonstration's desk opens by the passphrase alone, but not to somebody who has a second factor", async () => {
  const { desk, email, person } = await signedIn("demonstration");
  expect((await person.get(desk)).statusCode).toBe(200);
  const { secret } = await setUpApp(person);
  const half = await again(email);
  for (const page of [desk, "/account", "/account/sessions", "/account/second-factor/app", "/account/step-up"])
    expect((await half.get(page)).headers.location, page).toBe(
      `/account/second-factor?next=${encodeURIComponent(page)}`,
    );
  expect((await half.post("/account/sessions/closure")).statusCode).toBe(401);
  expect((await half.post("/account/second-factor", { code: codeOf(secret, 1), next: desk })).headers.location).toBe(
    desk,
  );
  expect((await half.get(desk)).statusCode).toBe(200);
});

test("a form that comes before the second factor is not lost", async () => {
  const { desk, person } = await signedIn();
  const answer = await person.post(`${desk}/analyses`, { title: "Winter nights" });
  expect(answer.statusCode).toBe(401);
  expect(answer.body).toContain("Winter nights");
});

test("each code works once, for whoever comes first of several at once", async () => {
  const { email, person } = await signedIn();
  const { secret } = await setUpApp(person);
  const tabs = await Promise.all([again(email), again(email), again(email)]);
  const answers = await Promise.all(tabs.map((tab) => tab.post("/account/second-factor", { code: codeOf(secret, 1) })));
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 422, 422]);
  // Nor does an older one that nobody has used.
  const late = await again(email);
  expect((await late.post("/account/second-factor", { code: codeOf(secret) })).statusCode).toBe(422);
  later(60);
  expect((await late.post("/account/second-factor", { code: codeOf(secret) })).statusCode).toBe(303);
});

test("five wrong codes, and even the right one waits; nobody waits for ever", async () => {
  const { email, person } = await signedIn();
  const { secret } = await setUpApp(person);
  const half = await again(email);
  const wrong = codeOf(secret, 50);
  for (let tries = 0; tries < 5; tries++) await half.post("/account/second-factor", { code: wrong });
  later(29);
  const early = await half.post("/account/second-factor", { code: codeOf(secret, 1) });
  expect(early.body).toContain("Wait 1 second, then try again");
  later(1);
  expect((await half.post("/account/second-factor", { code: codeOf(secret, 1) })).statusCode).toBe(303);
});

test("twenty wrong codes at once are twenty tries, of which five are looked at", async () => {
  const { email, person } = await signedIn();
  const { secret } = await setUpApp(person);
  const half = await again(email);
  const guesses = Array.from({ length: 20 }, (_, i) =>
    half.post("/account/second-factor", { code: codeOf(secret, 50 + i) }),
  );
  const answers = await Promise.all(guesses);
  expect(answers.filter(({ body }) => body.includes("Code is not right"))).toHaveLength(5);
  expect(answers.filter(({ body }) => body.includes("Too many tries"))).toHaveLength(15);
});

test("a recovery code stands for the app once, however it is typed", async () => {
  const { desk, email, person } = await signedIn();
  const { recoveryCodes } = await setUpApp(person);
  const [first = ""] = recoveryCodes;
  const half = await again(email);
  expect(
    (await half.post("/account/second-factor", { code: first.toLowerCase().replaceAll(" ", "-") })).statusCode,
  ).toBe(303);
  expect((await half.get(desk)).statusCode).toBe(200);
  expect((await half.get("/account/second-factor")).body).toContain("9 left");
  const other = await again(email);
  expect((await other.post("/account/second-factor", { code: first })).statusCode).toBe(422);
  // New ones end the old.
  const made = await half.post("/account/second-factor/recovery-codes");
  expect(made.statusCode).toBe(200);
  expect((await other.post("/account/second-factor", { code: recoveryCodes[1] ?? "" })).statusCode).toBe(422);
});

test("after the server's key has changed, a code is answered with what to do, and a recovery code opens", async () => {
  const { desk, email, account, person } = await signedIn();
  const { secret, recoveryCodes } = await setUpApp(person);
  await world.db.ask("update authenticator_apps set secret = '\\x00' || secret where account_id = $1", [account]);
  const back = await again(email);
  later(60);
  const refused = await back.post("/account/second-factor", { code: codeOf(secret) });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain("(SECRETS_KEY) was changed. Use a recovery code or a passkey");
  later(60);
  await back.post("/account/second-factor", { code: recoveryCodes[0] ?? "" });
  expect((await back.get(desk)).statusCode).toBe(200);
});

test("the token changes with the second factor and with a step-up, and the one before is worth nothing", async () => {
  const { person, desk } = await signedIn();
  const before = person.cookie();
  await setUpApp(person);
  const after = person.cookie();
  expect(after).not.toBe(before);
  const stolen = await world.app.inject({ url: desk, cookies: { "__Host-sid": before ?? "" } });
  expect(stolen.headers.location).toMatch(/^\/sign-in/);
});

test("another app takes the place of the first, and ends the other sessions", async () => {
  const { email, desk, person } = await signedIn();
  const { secret } = await setUpApp(person);
  const other = await again(email);
  await other.post("/account/second-factor", { code: codeOf(secret, 1) });
  expect((await other.get(desk)).statusCode).toBe(200);
  const { secret: second } = await setUpApp(person);
  expect((await other.get(desk)).headers.location).toMatch(/^\/sign-in/);
  expect((await other.get("/sign-in")).body).toContain("your second factor was changed");
  const half = await again(email);
  expect((await half.post("/account/second-factor", { code: codeOf(secret, 1) })).statusCode).toBe(422);
  expect((await half.post("/account/second-factor", { code: codeOf(second, 1) })).statusCode).toBe(303);
});

test("no secret is in the database as it is, nor in the log or the audit trail", async () => {
  const { account, person } = await signedIn();
  const { secret, recoveryCodes } = await setUpApp(person);
  const rows = await world.db.ask<{ row: string }>(
    `select to_jsonb(a)::text as row from authenticator_apps a where account_id = $1
     union all select to_jsonb(r)::text from recovery_codes r where account_id = $1
     union all select to_jsonb(e)::text from audit_events e`,
    [account],
  );
  const kept = `${rows.map(({ row }) => row).join("\n")}\n${world.logged.join("\n")}`;
  const hex = Buffer.from(secret).toString("hex");
  for (const word of [secret, hex, ...recoveryCodes.map((code) => code.replaceAll(" ", ""))])
    expect(kept).not.toContain(word);
  const events = rows.map(({ row }) => row).join();
  for (const event of [
    "account.app-begun",
    "account.app-confirmed",
    "account.recovery-codes-made",
    "session.code-refused",
  ])
    expect(events).toContain(event);
});
