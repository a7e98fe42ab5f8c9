import { afterAll, beforeAll, expect, test } from "vitest";
import { aBrowserThere, type IdentityProvider, startIdentityProvider } from "../../../../test/identity-provider.ts";
import { acceptedBy, aSecondOperator } from "../../../../test/second-person.ts";
import { type Actor, aPartnership, aPerson, aVisitor, type TestPartnership, useWorld } from "../../../../test/world.ts";
import { day } from "../../../kernel/dates.ts";
import { newId } from "../../../kernel/ids.ts";
import { hashPassphrase } from "../../../platform/passphrases/passphrases.ts";
import { asConsole } from "../../../platform/tenancy/transactions.ts";
import { accountCommands } from "../console.ts";
import { addPerson, grantRole, makePassphraseLink } from "../index.ts";

const world = useWorld();
const CALLBACK = "http://127.0.0.1:3000/sign-in/organisation/callback";
const HOME = "/installation/desk/sign-in-providers";
const PASSPHRASE = "otter lantern tide Grays";
let provider: IdentityProvider;
let operator: Actor;
let second: Actor;
let home: TestPartnership;
let organisations: readonly string[];
const seen: string[] = [];

beforeAll(async () => {
  provider = await startIdentityProvider(CALLBACK);
  home = await aPartnership(world, {
    stage: "demonstration",
    organisations: ["Aldon Council", "Bourne Council", "Corve Council"].map((name) => ({
      name,
      kind: "council",
      capacity: "responsible-authority",
      source: "",
    })),
  });
  operator = await aPerson(world, { slug: "installation" }, "operator");
  second = await aSecondOperator(world);
  const rows = await world.db.ask<{ id: string }>("select id from organisations order by name");
  organisations = rows.map(({ id }) => id);
});

afterAll(() => provider?.close());

const nth = (n: number) => organisations[n] ?? "";

function settings(changes: Record<string, string> = {}) {
  return {
    issuer: provider.issuer,
    clientId: provider.client.id,
    clientSecret: provider.client.secret,
    tenant: "",
    subjectClaim: "sub",
    emailClaim: "email",
    emailDomains: "aldon.example",
    vouchesForEmail: "no",
    secondFactorValues: "",
    localSignIn: "on",
    ...changes,
  };
}

async function send(path: string, fields: Record<string, string> = {}) {
  const response = await operator.post(`${HOME}${path}`, fields);
  seen.push(response.body, JSON.stringify(response.headers));
  return response;
}

async function page(n: number) {
  const response = await operator.get(`${HOME}/${nth(n)}`);
  seen.push(response.body);
  return { body: response.body, revision: /name="revision" value="(\d+)"/.exec(response.body)?.[1] ?? "" };
}

/** Changes a provider as two people do: what the first proposes, the second accepts. */
async function change(n: number, changes: Record<string, string>) {
  const { revision } = await page(n);
  const sent = await send(`/${nth(n)}`, { ...settings({ clientSecret: "", ...changes }), revision });
  if (sent.statusCode === 303) await acceptedBy(second, sent);
  return sent;
}

/** Somebody of the first organisation with a passphrase, whom the provider knows. */
async function anEmployee() {
  const login = newId();
  const email = `${login}@aldon.example`;
  const passphraseHash = await hashPassphrase(PASSPHRASE);
  const console = { slug: home.slug, capabilities: ["people:add"], command: "test" };
  const account = await asConsole(world.database, console, async (tx) => {
    const ids = await addPerson(tx, { name: "Officer", email, passphraseHash, organisation: nth(0) });
    await grantRole(tx, ids.person, "chair", day("2020-01-01"));
    return ids.account;
  });
  provider.people.set(login, { claims: { email, email_verified: true } });
  return { login, email, account };
}

const onward = (response: { headers: Record<string, unknown> }) => String(response.headers["refresh"]).slice(7);

async function signedInThere(
  who: { login: string; email: string },
  visitor = aVisitor(world),
  there = aBrowserThere(),
) {
  const left = await visitor.post("/sign-in/organisation", { email: who.email });
  const response = await visitor.get(await there.signIn(onward(left), who.login, CALLBACK));
  expect(response.statusCode).toBe(303);
  return { visitor, there };
}

async function console(...args: string[]) {
  const printed: string[] = [];
  const command = accountCommands.find(({ name }) => name === "local-sign-in");
  await command?.run({ ...world, folder: "/", print: (line) => printed.push(line), progress: () => {} }, args);
  return printed.join("\n");
}

test("what is missing is named, what was typed is kept, and the secret is not sent back", async () => {
  const nothing = Object.fromEntries(Object.keys(settings()).map((name) => [name, ""]));
  const empty = await send("", { ...nothing, organisation: "" });
  expect(empty.statusCode).toBe(422);
  for (const words of ["Choose the organisation", "https address", "client ID", "domains", "secret"])
    expect(empty.body).toContain(words);
  const wrong = await send(
    "",
    settings({ organisation: nth(0), issuer: "http://169.254.169.254/", emailDomains: "@" }),
  );
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('value="http://169.254.169.254/"');
  const named = await send("", settings({ organisation: nth(0), emailClaim: "preferred_username" }));
  expect(named.body).toContain("no provider says of a user name that it was verified");
  expect(await world.db.ask("select 1 from identity_providers")).toEqual([]);
});

test("a provider is added once, tried, and recorded; a domain has one provider; of two editors the second is told", async () => {
  await acceptedBy(second, await send("", settings({ organisation: nth(0) })));
  expect((await send("", settings({ organisation: nth(0) }))).body).toContain("that has no provider yet");
  const taken = await send("", settings({ organisation: nth(1), emailDomains: "bourne.example ALDON.example" }));
  expect(taken.body).toContain("Another organisation&#39;s provider speaks for aldon.example already");
  const trial = await send(`/${nth(0)}/trial`);
  expect(trial.body).toContain("The provider answers, says that it is the one that is set here");

  const { revision } = await page(0);
  expect((await change(0, { tenant: "first" })).statusCode).toBe(303);
  const late = await send(`/${nth(0)}`, { ...settings({ clientSecret: "", tenant: "late" }), revision });
  expect(late.statusCode).toBe(422);
  expect(late.body).toContain("Somebody else has changed this in between");
  expect(late.body).toContain('value="late"');
  expect((await page(0)).body).toContain('value="first"');
  await change(0, {});
  const recorded = await world.db.ask<{ event: string; person_id: string }>(
    "select event, person_id from audit_events where event like 'identity-provider.%' order by seq",
  );
  const proposed = { event: "identity-provider.proposed", person_id: operator.person };
  const accepted = { event: "identity-provider.accepted", person_id: second.person };
  expect(recorded).toEqual([proposed, accepted, proposed, accepted, proposed, accepted]);
});

test("setting a provider asks for a fresh proof, and for the right to do so", async () => {
  const manager = await aPerson(world, home, "partnership-manager");
  expect((await manager.get(`/${home.slug}/desk/sign-in-providers`)).statusCode).toBe(403);
  await world.db.ask("update sessions set stepped_up_at = stepped_up_at - interval '11 minutes'");
  const asked = await operator.post(`${HOME}/${nth(0)}`, { ...settings(), revision: "1" });
  expect(asked.statusCode).toBe(401);
  expect(asked.body).toContain("Confirm that it is you");
  await world.db.ask("update sessions set stepped_up_at = clock_timestamp()");
});

test("a secret is never sent to another address than it was given for", async () => {
  const moved = await change(0, { issuer: "http://127.0.0.1:1" });
  expect(moved.statusCode).toBe(422);
  expect(moved.body).toContain("Enter the client secret of the provider at the new address");
});

test("who was known by another claim is found anew, by their address", async () => {
  const who = await anEmployee();
  await signedInThere(who);
  await change(0, { tenant: "aldon" });
  expect(await world.db.ask("select 1 from provider_identities")).toEqual([]);
  await change(0, {});
  await signedInThere(who);
});

test("where local sign-in is off, a right passphrase, a reset and a link get what an unknown address gets", async () => {
  const who = await anEmployee();
  const before = aVisitor(world);
  expect((await before.post("/sign-in", { email: who.email, passphrase: PASSPHRASE })).statusCode).toBe(303);
  const people = { slug: home.slug, capabilities: ["people:add"], command: "test" };
  const link = await asConsole(world.database, people, (tx) => makePassphraseLink(tx, who.account, new Date()));
  expect((await before.get(`/account/link/${link}`)).statusCode).toBe(200);

  await change(0, { localSignIn: "off" });
  const ended = await before.get("/account/sessions");
  expect(ended.statusCode).toBe(303);
  expect((await before.get("/sign-in")).body).toContain("people now sign in with their organisation");
  expect((await before.get(`/account/link/${link}`)).statusCode).toBe(410);

  const shown = async (path: string, email: string) => {
    const visitor = aVisitor(world, `10.0.0.${++address}`);
    const response = await visitor.post(path, { email, ...(path === "/sign-in" && { passphrase: PASSPHRASE }) });
    const body = response.body.replaceAll(email, "").replace(/name="_csrf" value="[^"]+"/g, "");
    return { status: response.statusCode, body };
  };
  for (const path of ["/sign-in", "/account/new-passphrase"])
    expect(await shown(path, who.email)).toEqual(await shown(path, `${newId()}@aldon.example`));
  expect(
    await world.db.ask(
      "select 1 from outgoing_messages where person_id = (select person_id from accounts where id = $1)",
      [who.account],
    ),
  ).toEqual([]);
  const { visitor } = await signedInThere(who);
  expect((await visitor.get("/account/sessions")).body).not.toContain("Passphrase only");
});

let address = 0;

test("whoever signed in at their organisation proves there again who they are, and what they typed is kept", async () => {
  const who = await anEmployee();
  const { visitor, there } = await signedInThere(who);
  await world.db.ask("update sessions set stepped_up_at = stepped_up_at - interval '11 minutes'");
  const never = "99999999-9999-4999-8999-999999999999";
  const release = `/${home.slug}/desk/assessments/${never}/proposals/${never}/release`;
  const asked = await visitor.post(release, { reason: "For all to read" });
  expect(asked.body).toContain("Sign in again with your organisation");
  expect(asked.body).not.toContain("Passphrase");

  const away = { next: release, waited: "yes", "sent.reason": "For all to read" };
  const leave = async () => onward(await visitor.post("/account/step-up/single-sign-on", away));
  const address = new URL(await leave());
  expect(address.searchParams.get("prompt")).toBe("login");
  expect(address.searchParams.get("max_age")).toBe("0");
  // What somebody has typed is not legible in the database.
  const [kept] = await world.db.ask<{ particulars: object }>(
    "select particulars from begun_proofs where purpose = 'single-sign-on' order by expires_at desc limit 1",
  );
  expect(JSON.stringify(kept)).not.toContain("For all to read");

  const before = visitor.cookie();
  const done = await visitor.get(await there.signIn(address.href, who.login, CALLBACK));
  expect(done.body).toContain('name="reason" value="For all to read"');
  expect(visitor.cookie()).not.toBe(before);
  expect((await visitor.post(release, { reason: "For all to read" })).statusCode).toBe(404);
});

test("a proof that the browser has taken from an older sign-in, or as somebody else, is none", async () => {
  const who = await anEmployee();
  const other = await anEmployee();
  const { visitor, there } = await signedInThere(who);
  await world.db.ask("update sessions set stepped_up_at = stepped_up_at - interval '11 minutes'");
  const leave = async () =>
    new URL(onward(await visitor.post("/account/step-up/single-sign-on", { next: "/account/second-factor/app" })));

  const lazy = await leave();
  lazy.searchParams.delete("prompt");
  lazy.searchParams.delete("max_age");
  provider.forge = (claims) => ({ ...claims, auth_time: Math.floor(Date.now() / 1000) - 600 });
  const old = await visitor.get(await there.signIn(lazy.href, who.login, CALLBACK));
  provider.forge = undefined;
  expect(old.statusCode).toBe(422);
  expect(old.body).toContain("did not say that it asked you again");
  const somebody = await visitor.get(await aBrowserThere().signIn((await leave()).href, other.login, CALLBACK));
  expect(somebody.body).toContain("You signed in as somebody else");
  expect(await world.db.ask("select 1 from provider_identities where account_id = $1", [other.account])).toEqual([]);
  // The session that asked goes on, and still has no fresh proof.
  expect((await visitor.get("/account/second-factor/app")).headers.location).toMatch(/^\/account\/step-up/);
});

test("whoever has a second factor here does not step up by a provider that gives none", async () => {
  const who = await anEmployee();
  const { visitor } = await signedInThere(who);
  await world.db.ask("insert into authenticator_apps (account_id, secret, confirmed_at) values ($1, $2, now())", [
    who.account,
    Buffer.from("x"),
  ]);
  await world.db.ask(
    "update sessions set second_factor = 'one-time-code', second_factor_at = now(), stepped_up_at = null where account_id = $1",
    [who.account],
  );
  const refused = await visitor.post("/account/step-up/single-sign-on", { next: "/account" });
  expect(refused.statusCode).toBe(422);
  expect(refused.headers["refresh"]).toBeUndefined();
});

test("the operator lets people in again at the console, and switches it off there too", async () => {
  const who = await anEmployee();
  const tries = async () =>
    (await aVisitor(world, `10.2.0.${++address}`).post("/sign-in", { email: who.email, passphrase: PASSPHRASE }))
      .statusCode;
  expect(await tries()).toBe(422);
  expect(await console("on", "aldon council")).toContain("People of Aldon Council may sign in here");
  expect(await tries()).toBe(303);
  expect(await console("off", nth(0))).toContain("with their organisation only");
  expect(await tries()).toBe(422);
  await expect(console("on", "Bourne Council")).rejects.toThrow(/has no sign-in provider/);
  await expect(console("on", "Nowhere")).rejects.toThrow(/There is no organisation called Nowhere/);
  await expect(console("up", "Aldon Council")).rejects.toThrow(/Usage: frankpledge local-sign-in/);
});

test("a secret that was sealed by another key is said to be lost, and signs nobody in", async () => {
  await world.db.ask("update identity_providers set client_secret = '\\x00' || client_secret");
  expect((await send(`/${nth(0)}/trial`)).body).toContain("because SECRETS_KEY has changed");
  const response = await aVisitor(world).post("/sign-in/organisation", { email: "jo@aldon.example" });
  expect(response.body).toContain("cannot be used at present");
});

test("a provider that is removed leaves its people to sign in here", async () => {
  const who = await anEmployee();
  await world.db.ask("update sessions set stepped_up_at = clock_timestamp()");
  expect((await send(`/${nth(0)}/removal`)).statusCode).toBe(303);
  const visitor = aVisitor(world, "10.3.0.1");
  expect((await visitor.post("/sign-in", { email: who.email, passphrase: PASSPHRASE })).statusCode).toBe(303);
  expect((await visitor.get("/sign-in")).body).not.toContain("Sign in with your organisation");
  expect((await send(`/${nth(0)}/removal`)).statusCode).toBe(404);
});

test("the client secret is in no page, header, log or event, and in no table in the clear", async () => {
  seen.push(...world.logged, JSON.stringify(await world.db.ask("select * from audit_events")));
  seen.push(JSON.stringify(await world.db.ask("select * from identity_providers")));
  seen.push(JSON.stringify(await world.db.ask("select * from provider_proposals")));
  expect(seen.length).toBeGreaterThan(30);
  for (const form of [provider.client.secret, Buffer.from(provider.client.secret).toString("hex")])
    expect(seen.filter((text) => text.includes(form))).toEqual([]);
});
