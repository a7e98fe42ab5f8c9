import { generateSync } from "otplib";
import { expect, test } from "vitest";
import { aPartnership, aPerson, aVisitor, useWorld } from "../../../../test/world.ts";
import { day } from "../../../kernel/dates.ts";
import { hashPassphrase } from "../../../platform/passphrases/passphrases.ts";
import { asConsole } from "../../../platform/tenancy/transactions.ts";
import { addPerson, grantRole } from "../index.ts";

const world = useWorld();
const PASSPHRASE = "otter lantern tide Grays";

/** Signed in to a demonstration by a passphrase, which is all that the account has. */
async function byPassphrase(email: string) {
  const partnership = await aPartnership(world, { stage: "demonstration" });
  const passphraseHash = await hashPassphrase(PASSPHRASE);
  const console = { slug: partnership.slug, capabilities: ["people:add"], command: "test" };
  await asConsole(world.database, console, async (tx) => {
    const added = await addPerson(tx, { name: "Chair", email, passphraseHash });
    await grantRole(tx, added.person, "chair", day("2020-01-01"));
  });
  const person = aVisitor(world);
  await person.post("/sign-in", { email, passphrase: PASSPHRASE });
  return { person, desk: `/${partnership.slug}/desk` };
}

/** Every proof that was given is older by so many minutes. */
const age = (minutes: number) =>
  world.db.ask("update sessions set stepped_up_at = stepped_up_at - make_interval(mins => $1)", [minutes]);

const NEVER = "99999999-9999-4999-8999-999999999999";

test("a risky page asks for the proof when it is older than ten minutes, and not before", async () => {
  const { person } = await byPassphrase("page@example.org");
  await age(9);
  expect((await person.get("/account/second-factor/app")).statusCode).toBe(200);
  await age(2);
  const asked = await person.get("/account/second-factor/app");
  expect(asked.statusCode).toBe(303);
  expect(asked.headers.location).toBe(`/account/step-up?next=${encodeURIComponent("/account/second-factor/app")}`);
  const page = await person.get(String(asked.headers.location));
  expect(page.body).toContain('autocomplete="current-password"');
  const before = person.cookie();
  const done = await person.post("/account/step-up", { passphrase: PASSPHRASE, next: "/account/second-factor/app" });
  expect(done.headers.location).toBe("/account/second-factor/app");
  expect(person.cookie()).not.toBe(before);
  expect((await person.get("/account/second-factor/app")).statusCode).toBe(200);
});

test("a form that was sent waits in the page that asks, through a wrong proof too, and then goes where it was going", async () => {
  const { person, desk } = await byPassphrase("form@example.org");
  const release = `${desk}/assessments/${NEVER}/proposals/${NEVER}/release`;
  await age(11);
  const asked = await person.post(release, { reason: 'For "all" to read', also: ["one", "two"] });
  expect(asked.statusCode).toBe(401);
  const hidden = fieldsOf(asked.body);
  expect(hidden).toMatchObject({ next: release, "sent.reason": "For &quot;all&quot; to read" });
  const sent = { next: release, waited: "yes", "sent.reason": 'For "all" to read', "sent.also": ["one", "two"] };
  const wrong = await person.post("/account/step-up", { ...sent, passphrase: "not the passphrase" });
  expect(wrong.statusCode).toBe(422);
  expect(fieldsOf(wrong.body)).toMatchObject({ next: release, "sent.reason": "For &quot;all&quot; to read" });
  const onward = await person.post("/account/step-up", { ...sent, passphrase: PASSPHRASE });
  expect(onward.statusCode).toBe(200);
  expect(onward.body).toContain(`action="${release}"`);
  expect([...onward.body.matchAll(/name="also" value="(\w+)"/g)].map(([, value]) => value)).toEqual(["one", "two"]);
  // The page's own form token belongs to the session's new one.
  const token = fieldsOf(onward.body)["_csrf"] ?? "";
  const arrived = await person.post(release, { _csrf: token, reason: "For all to read" });
  expect(arrived.statusCode).toBe(404);
});

test("who has a second factor gives a code of it: the passphrase is not enough", async () => {
  const { person } = await byPassphrase("code@example.org");
  await person.post("/account/second-factor/app");
  const secret = /secret=([A-Z2-7]{32})/.exec((await person.get("/account/second-factor/app")).body)?.[1] ?? "";
  const code = (steps: number) => generateSync({ secret, epoch: Math.floor(world.now.getTime() / 1000) + steps * 30 });
  await person.post("/account/second-factor/app/confirmation", { code: code(0) });
  await age(11);
  const page = await person.get("/account/step-up?next=/account/sessions");
  expect(page.body).toContain('autocomplete="one-time-code"');
  expect((await person.post("/account/step-up", { passphrase: PASSPHRASE })).statusCode).toBe(422);
  expect((await person.get("/account/second-factor/app")).statusCode).toBe(303);
  const done = await person.post("/account/step-up", { code: code(1), next: "/account/sessions" });
  expect(done.headers.location).toBe("/account/sessions");
  expect((await person.get("/account/second-factor/app")).statusCode).toBe(200);
});

test("a proof leads to pages of this site only, and tells nothing of what is hidden", async () => {
  const { person } = await byPassphrase("next@example.org");
  const away = await person.post("/account/step-up", { passphrase: PASSPHRASE, next: "//evil.example/" });
  expect(away.headers.location).toBe("/account");
  const theirs = await aPartnership(world);
  await age(11);
  const hidden = await person.post(`/${theirs.slug}/desk/assessments/${NEVER}/proposals/${NEVER}/release`);
  expect(hidden.statusCode).toBe(404);
  const reader = await aPerson(world, theirs, "analyst");
  expect((await reader.post(`/${theirs.slug}/desk/assessments/${NEVER}/proposals/${NEVER}/release`)).statusCode).toBe(
    403,
  );
});

function fieldsOf(body: string): Record<string, string> {
  const main = body.slice(body.indexOf("<main"));
  return Object.fromEntries(
    [...main.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name = "", value = ""]) => [
      name,
      value,
    ]),
  );
}
