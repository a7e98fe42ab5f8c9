import { expect, test } from "vitest";
import { aPartnership, aPerson, aVisitor, useWorld } from "../../../../test/world.ts";
import { day } from "../../../kernel/dates.ts";
import { hashPassphrase } from "../../../platform/passphrases/passphrases.ts";
import { asConsole } from "../../../platform/tenancy/transactions.ts";
import { addPerson, grantRole, makePassphraseLink, suspendAccount } from "../index.ts";

const world = useWorld();
const PASSPHRASE = "otter lantern tide Grays";

/** In a demonstration, where a passphrase is enough. */
async function anAccount(email: string) {
  const partnership = await aPartnership(world, { stage: "demonstration" });
  const passphraseHash = await hashPassphrase(PASSPHRASE);
  const ids = await asConsole(
    world.database,
    { slug: partnership.slug, capabilities: ["people:add"], command: "test" },
    async (tx) => {
      const added = await addPerson(tx, { name: "Analyst", email, passphraseHash });
      await grantRole(tx, added.person, "analyst", day("2020-01-01"));
      return added;
    },
  );
  return { ...ids, partnership };
}

const signIn = (email: string, passphrase: string, next = "/account") =>
  aVisitor(world).post("/sign-in", { email, passphrase, next });

test("the right passphrase opens a session and goes where the person was heading", async () => {
  const { partnership } = await anAccount("right@example.org");
  const visitor = aVisitor(world);
  const response = await visitor.post("/sign-in", {
    email: " RIGHT@example.org ",
    passphrase: PASSPHRASE,
    next: `/${partnership.slug}/desk`,
  });
  expect(response.statusCode).toBe(303);
  expect(response.headers.location).toBe(`/${partnership.slug}/desk`);
  const cookie = response.cookies.find((set) => set.name === "__Host-sid");
  expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: "Lax", path: "/" });
  const desk = await visitor.get(`/${partnership.slug}/desk`);
  expect(desk.statusCode).toBe(200);
  expect(desk.body).toContain(partnership.name);
});

test("a wrong passphrase and an address nobody has get the same answer", async () => {
  await anAccount("known@example.org");
  const wrong = await signIn("known@example.org", "not the passphrase");
  const nobody = await signIn("nobody@example.org", "not the passphrase");
  const plain = (body: string) =>
    body.replace(/(known|nobody)@example\.org/g, "").replace(/name="_csrf" value="[^"]+"/g, "");
  expect([wrong.statusCode, nobody.statusCode]).toEqual([422, 422]);
  expect(plain(wrong.body)).toBe(plain(nobody.body));
  expect(wrong.body).toContain("E-mail address or passphrase is not right");
  expect(wrong.body).toContain("known@example.org");
});

test("tries that go wrong wait longer and longer, even when the last would be right, and then it is", async () => {
  await anAccount("slow@example.org");
  for (let tries = 0; tries < 5; tries++) await signIn("slow@example.org", "wrong wrong wrong");
  const early = await signIn("slow@example.org", PASSPHRASE);
  expect(early.body).toMatch(/Wait \d seconds?, then try again/);
  world.now = new Date(world.now.getTime() + 10_000);
  expect((await signIn("slow@example.org", PASSPHRASE)).statusCode).toBe(303);
});

test("a suspended account does not sign in, and its open session is refused at the next request", async () => {
  const { account, partnership } = await anAccount("gone@example.org");
  const visitor = aVisitor(world);
  await visitor.post("/sign-in", { email: "gone@example.org", passphrase: PASSPHRASE });
  expect((await visitor.get(`/${partnership.slug}/desk`)).statusCode).toBe(200);
  await asConsole(world.database, { slug: "installation", capabilities: ["people:add"], command: "test" }, (tx) =>
    suspendAccount(tx, account, "left"),
  );
  const refused = await visitor.get(`/${partnership.slug}/desk`);
  expect(refused.statusCode).toBe(303);
  expect(refused.headers.location).toMatch(/^\/sign-in/);
  expect((await signIn("gone@example.org", PASSPHRASE)).statusCode).toBe(422);
});

test("signing out ends the session for whoever holds its cookie", async () => {
  const person = await aPerson(world, await aPartnership(world), "analyst");
  expect((await person.get("/account/sessions")).statusCode).toBe(200);
  const out = await person.post("/sign-out");
  expect(out.statusCode).toBe(303);
  expect(out.headers["clear-site-data"]).toContain("storage");
  expect((await person.get("/account/sessions")).statusCode).toBe(303);
});

test("a one-use link lets its person choose a passphrase once", async () => {
  const { account } = await anAccount("new@example.org");
  const token = await asConsole(
    world.database,
    { slug: "installation", capabilities: ["people:add"], command: "test" },
    (tx) => makePassphraseLink(tx, account, world.now),
  );
  const visitor = aVisitor(world);
  const chosen = "seven green bottles hanging";
  expect((await visitor.post(`/account/link/${token}`, { passphrase: "short", again: "short" })).body).toContain(
    "12 characters or more",
  );
  expect(
    (await visitor.post(`/account/link/${token}`, { passphrase: chosen, again: "other words entirely" })).body,
  ).toContain("Type the same passphrase twice");
  expect((await visitor.post(`/account/link/${token}`, { passphrase: chosen, again: chosen })).statusCode).toBe(303);
  expect((await visitor.get(`/account/link/${token}`)).statusCode).toBe(410);
  expect((await signIn("new@example.org", chosen)).statusCode).toBe(303);
  expect((await signIn("new@example.org", PASSPHRASE)).statusCode).toBe(422);
});

test("a form from another site, without a token or with another's token, changes nothing", async () => {
  const person = await aPerson(world, await aPartnership(world), "analyst");
  const cookies = { "__Host-sid": person.token ?? "" };
  const send = (headers: Record<string, string>, payload: string) =>
    world.app.inject({
      method: "POST",
      url: "/sign-out",
      cookies,
      payload,
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    });
  expect((await send({}, "")).statusCode).toBe(403);
  expect((await send({ origin: "https://evil.example" }, "")).statusCode).toBe(403);
  expect((await send({ "sec-fetch-site": "cross-site" }, "")).statusCode).toBe(403);
  const other = await aPerson(world, await aPartnership(world), "analyst");
  const token = /name="_csrf" value="([^"]+)"/.exec((await other.get("/account/sessions")).body)?.[1] ?? "";
  expect((await send({}, `_csrf=${token}`)).statusCode).toBe(403);
  expect((await person.get("/account/sessions")).statusCode).toBe(200);
});

test("a field the form does not have is refused", async () => {
  const visitor = aVisitor(world);
  const response = await visitor.post("/sign-in", { email: "a@example.org", passphrase: "x", role: "operator" });
  expect(response.statusCode).toBe(422);
  expect(response.body).toContain("This form has no field called role");
});

test("sign-ins are in the installation's audit chain, which is whole, and no passphrase is in the log", async () => {
  const rows = await world.db.ask<{ event: string }>(
    "select event from audit_events where partnership_id = '00000000-0000-0000-0000-000000000000'",
  );
  const events = new Set(rows.map((row) => row.event));
  for (const event of [
    "session.opened",
    "session.refused",
    "session.closed",
    "account.suspended",
    "account.passphrase-chosen",
  ]) {
    expect(events).toContain(event);
  }
  const [broken] = await world.db.ask<{ seq: number | null }>(
    "select ctx.first_broken_event('00000000-0000-0000-0000-000000000000') as seq",
  );
  expect(broken?.seq).toBeNull();
  expect(world.logged.join("\n")).not.toMatch(/otter lantern|seven green|@example\.org/);
});
