import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { aBrowserThere, type IdentityProvider, startIdentityProvider } from "../../../../test/identity-provider.ts";
import { acceptedBy, aSecondOperator } from "../../../../test/second-person.ts";
import { type Actor, aPartnership, aPerson, aVisitor, type TestPartnership, useWorld } from "../../../../test/world.ts";
import { day } from "../../../kernel/dates.ts";
import { newId } from "../../../kernel/ids.ts";
import { asConsole } from "../../../platform/tenancy/transactions.ts";
import { addPerson, grantRole, suspendAccount } from "../index.ts";
import { REFUSAL_WORDS } from "../rules/single-sign-on.ts";

const world = useWorld();
const CALLBACK = "http://127.0.0.1:3000/sign-in/organisation/callback";
const HOME = "/installation/desk/sign-in-providers";
let provider: IdentityProvider;
let operator: Actor;
let second: Actor;
let home: TestPartnership;
let aldon: string;
let bourne: string;

beforeAll(async () => {
  provider = await startIdentityProvider(CALLBACK);
  home = await aPartnership(world, {
    organisations: ["Aldon Council", "Bourne Council"].map((name) => ({
      name,
      kind: "council",
      capacity: "responsible-authority",
      source: "",
    })),
  });
  operator = await aPerson(world, { slug: "installation" }, "operator");
  second = await aSecondOperator(world);
  const rows = await world.db.ask<{ id: string }>("select id from organisations order by name");
  [aldon, bourne] = rows.map(({ id }) => id) as [string, string];
  const first = { organisation: aldon, clientSecret: provider.client.secret, ...settings() };
  await acceptedBy(second, await operator.post(HOME, first));
  was = settings();
});

afterAll(() => provider?.close());

beforeEach(async () => {
  provider.trouble = undefined;
  provider.forge = undefined;
  provider.foreignKey = false;
  provider.people.clear();
  await set({});
});

function settings() {
  return {
    issuer: provider.issuer,
    clientId: provider.client.id,
    tenant: "",
    subjectClaim: "sub",
    emailClaim: "email",
    emailDomains: "aldon.example",
    vouchesForEmail: "no",
    secondFactorValues: "",
    localSignIn: "on",
  };
}

let was: ReturnType<typeof settings>;

/** Sets something of the provider's otherwise, where it is not so already: by one operator's page and the other's. */
async function set(changes: Partial<ReturnType<typeof settings>>): Promise<void> {
  const next = { ...settings(), ...changes };
  if (JSON.stringify(next) === JSON.stringify(was)) return;
  const page = await operator.get(`${HOME}/${aldon}`);
  const revision = /name="revision" value="(\d+)"/.exec(page.body)?.[1] ?? "";
  await acceptedBy(second, await operator.post(`${HOME}/${aldon}`, { ...next, revision, clientSecret: "" }));
  was = next;
}

/** A person of an organisation with a role, and what the provider says of them. */
async function anEmployee(
  organisation: string | undefined,
  { says = {}, amr = ["pwd"] }: { says?: object; amr?: string[] } = {},
) {
  const login = newId();
  const email = `${login}@aldon.example`;
  const console = { slug: home.slug, capabilities: ["people:add"], command: "test" };
  const { account } = await asConsole(world.database, console, async (tx) => {
    const ids = await addPerson(tx, { name: "Officer", email, ...(organisation && { organisation }) });
    await grantRole(tx, ids.person, "chair", day("2020-01-01"));
    return ids;
  });
  provider.people.set(login, { claims: { email, email_verified: true, ...says }, amr });
  return { login, email, account };
}

/** Where the page that was answered sends the browser on to. */
function onward(response: { headers: Record<string, unknown> }): string {
  return String(response.headers["refresh"]).replace("0; url=", "");
}

/** Goes to the provider and back, and answers what came of it. */
async function comeBack({ login, email }: { login: string; email: string }, visitor = aVisitor(world)) {
  const left = await visitor.post("/sign-in/organisation", { email, next: "/account/sessions" });
  expect(left.statusCode).toBe(200);
  const back = await aBrowserThere().signIn(onward(left), login, CALLBACK);
  return { visitor, back, response: await visitor.get(back) };
}

const events = (name: string) =>
  world.db.ask<{ event: string; subject: string; detail: { because?: string; organisation?: string } }>(
    "select event, subject, detail from audit_events where event = $1 order by seq desc",
    [name],
  );

/** Signing in came to nothing, for that reason: it is said, recorded, and nobody is signed in or linked. */
async function expectRefusal(
  { visitor, response }: { visitor: Actor; response: { statusCode: number; body: string } },
  because: keyof typeof REFUSAL_WORDS,
  account = "",
) {
  expect(response.body).toContain(REFUSAL_WORDS[because].replaceAll("'", "&#39;"));
  expect(response.statusCode).toBe(422);
  expect(visitor.cookie()).toBeUndefined();
  const [last] = await events("session.single-sign-on-refused");
  expect(last).toMatchObject({ subject: account, detail: { because } });
}

test("somebody is found by their verified address once, and by what the provider calls them from then on", async () => {
  const who = await anEmployee(aldon);
  const first = await comeBack(who);
  expect(first.response.headers.location).toBe("/account/sessions");
  const page = await first.visitor.get("/account/sessions");
  expect(page.body).toContain("Your organisation&#39;s sign-in only");
  expect((await events("account.linked-to-provider"))[0]?.subject).toBe(who.account);
  expect((await events("session.opened"))[0]?.subject).toBe(who.account);

  // The address is another's by now, and not even said: the subject tells who it is.
  provider.people.set(who.login, { claims: {} });
  expect((await comeBack(who)).response.statusCode).toBe(303);
  expect((await events("account.linked-to-provider")).filter(({ subject }) => subject === who.account)).toHaveLength(1);
});

test("an address that has been given to somebody else does not open the account of who had it before", async () => {
  const who = await anEmployee(aldon);
  await comeBack(who);
  provider.people.set("successor", { claims: { email: who.email, email_verified: true } });
  await expectRefusal(await comeBack({ login: "successor", email: who.email }), "linked-to-another", who.account);
});

test("nobody is added, and who has no account here, works elsewhere or is suspended reads the same", async () => {
  const before = await world.db.ask("select id from people");
  provider.people.set("stranger", { claims: { email: "stranger@aldon.example", email_verified: true } });
  const words = new Set<string>();
  const see = (came: { response: { body: string } }) =>
    words.add(/<ul class="govuk-list govuk-error-summary__list">.*?<\/ul>/s.exec(came.response.body)?.[0] ?? "");
  const stranger = await comeBack({ login: "stranger", email: "stranger@aldon.example" });
  await expectRefusal(stranger, "unknown-person");
  see(stranger);
  expect(await world.db.ask("select id from people")).toHaveLength(before.length);

  for (const employer of [bourne, undefined]) {
    const other = await anEmployee(employer);
    const came = await comeBack(other);
    await expectRefusal(came, "other-organisation", other.account);
    see(came);
  }
  const suspended = await anEmployee(aldon);
  const console = { slug: home.slug, capabilities: ["people:add"], command: "test" };
  await asConsole(world.database, console, (tx) => suspendAccount(tx, suspended.account, "Left"));
  const came = await comeBack(suspended);
  await expectRefusal(came, "suspended", suspended.account);
  see(came);
  expect(words.size).toBe(1);
  expect(await world.db.ask("select 1 from provider_identities where account_id = $1", [suspended.account])).toEqual(
    [],
  );
});

test("somebody who has moved to another organisation is not signed in by the old one's provider", async () => {
  const who = await anEmployee(aldon);
  await comeBack(who);
  await world.db.ask(
    "update people set organisation_id = $1 where id = (select person_id from accounts where id = $2)",
    [bourne, who.account],
  );
  await expectRefusal(await comeBack(who), "other-organisation", who.account);
});

test.each<[string, object, keyof typeof REFUSAL_WORDS]>([
  ["not verified", { email_verified: false }, "unverified-email"],
  ["of which nothing is said", { email_verified: undefined }, "unverified-email"],
  ["of another domain", { email: "chair@elsewhere.example" }, "unverified-email"],
])("an address that is %s links nobody", async (_what, says, because) => {
  await expectRefusal(await comeBack(await anEmployee(aldon, { says })), because);
});

test("an account of another tenant is refused where one is pinned, and one of that tenant is not", async () => {
  await set({ tenant: "aldon-directory" });
  await expectRefusal(await comeBack(await anEmployee(aldon, { says: { tid: "elsewhere" } })), "other-tenant");
  const { response } = await comeBack(await anEmployee(aldon, { says: { tid: "aldon-directory" } }));
  expect(response.statusCode).toBe(303);
});

test.each<[string, (claims: Record<string, unknown>) => Record<string, unknown>]>([
  ["another issuer", (claims) => ({ ...claims, iss: "https://evil.example" })],
  ["another audience", (claims) => ({ ...claims, aud: "somebody-else" })],
  ["another nonce", (claims) => ({ ...claims, nonce: "of-another-sign-in" })],
  ["no nonce", ({ nonce: _nonce, ...claims }) => claims],
  ["a time long past", (claims) => ({ ...claims, exp: 1_000_000, iat: 999_000 })],
])("an identity with %s is not believed", async (_what, forge) => {
  provider.forge = forge;
  await expectRefusal(await comeBack(await anEmployee(aldon)), "not-believed");
});

test("an identity that somebody else has signed is not believed, and one with the provider's signature is", async () => {
  const who = await anEmployee(aldon);
  provider.forge = (claims) => claims;
  provider.foreignKey = true;
  await expectRefusal(await comeBack(who), "not-believed");
  provider.foreignKey = false;
  expect((await comeBack(who)).response.statusCode).toBe(303);
});

test("what the browser brings back works once, in that browser, within ten minutes, and with the state it left with", async () => {
  const who = await anEmployee(aldon);
  const first = await comeBack(who);
  expect(first.response.statusCode).toBe(303);
  const again = await first.visitor.get(first.back);
  expect(again.statusCode).toBe(422);
  expect((await events("session.single-sign-on-refused"))[0]).toMatchObject({ detail: { because: "ended" } });
  // The session that was opened goes on.
  expect((await first.visitor.get("/account/sessions")).statusCode).toBe(200);

  const left = async () => {
    const visitor = aVisitor(world);
    const address = onward(await visitor.post("/sign-in/organisation", { email: who.email }));
    return { visitor, back: await aBrowserThere().signIn(address, who.login, CALLBACK) };
  };
  const [mine, theirs] = [await left(), await left()];
  const elsewhere = aVisitor(world);
  await expectRefusal({ visitor: elsewhere, response: await elsewhere.get(mine.back) }, "ended");
  // Somebody else's answer, brought to this browser, signs in nobody.
  await expectRefusal({ visitor: theirs.visitor, response: await theirs.visitor.get(mine.back) }, "not-believed");

  const forged = await left();
  const response = await forged.visitor.get(forged.back.replace(/state=[^&]+/, "state=forged"));
  await expectRefusal({ visitor: forged.visitor, response }, "not-believed");

  const late = await left();
  await world.db.ask("update begun_proofs set expires_at = clock_timestamp() - interval '1 second'");
  await expectRefusal({ visitor: late.visitor, response: await late.visitor.get(late.back) }, "ended");
});

test("a person whom the provider does not let in is told so", async () => {
  const who = await anEmployee(aldon);
  await expectRefusal(await comeBack({ ...who, login: "nobody there" }), "declined");
});

test.each<[string, NonNullable<IdentityProvider["trouble"]>["answer"], keyof typeof REFUSAL_WORDS]>([
  ["is down", (req) => req.socket.destroy(), "unreachable"],
  ["is out of order", (_req, res) => res.writeHead(503).end(), "unreachable"],
  ["does not answer in time", () => {}, "unreachable"],
  ["answers rubbish", (_req, res) => res.end("<html>Lovely weather</html>"), "unreadable"],
  ["sends us on", (_req, res) => res.writeHead(302, { location: "http://127.0.0.1:1/" }).end(), "other-address"],
  [
    "says that it is another",
    (_req, res) =>
      res.setHeader("content-type", "application/json").end(JSON.stringify({ issuer: "https://evil.example" })),
    "other-issuer",
  ],
  [
    "names an address that is not its own",
    (_req, res) =>
      res.setHeader("content-type", "application/json").end(
        JSON.stringify({
          issuer: provider.issuer,
          authorization_endpoint: "https://evil.example/auth",
          token_endpoint: `${provider.issuer}/token`,
          jwks_uri: `${provider.issuer}/jwks`,
        }),
      ),
    "other-address",
  ],
])("a provider that %s sends nobody anywhere, and it is said", async (_what, answer, because) => {
  const who = await anEmployee(aldon);
  provider.trouble = { at: "/.well-known/openid-configuration", answer };
  const visitor = aVisitor(world);
  const response = await visitor.post("/sign-in/organisation", { email: who.email });
  expect(response.headers["refresh"]).toBeUndefined();
  await expectRefusal({ visitor, response }, because);
  expect(response.body).toContain(`value="${who.email}"`);
  const trial = await operator.post(`${HOME}/${aldon}/trial`);
  expect(/id="trial-result"[^>]*>([^<]+)/.exec(trial.body)?.[1]).not.toContain("The provider answers");
});

test.each<[string, NonNullable<IdentityProvider["trouble"]>, keyof typeof REFUSAL_WORDS]>([
  ["goes down", { at: "/token", answer: (req) => req.socket.destroy() }, "unreachable"],
  ["answers rubbish", { at: "/token", answer: (_req, res) => res.end("{") }, "not-believed"],
  ["has lost its keys", { at: "/jwks", answer: (_req, res) => res.end("[]") }, "not-believed"],
])("a provider that %s while somebody is there signs nobody in", async (_what, trouble, because) => {
  const who = await anEmployee(aldon);
  const visitor = aVisitor(world);
  const left = await visitor.post("/sign-in/organisation", { email: who.email });
  const back = await aBrowserThere().signIn(onward(left), who.login, CALLBACK);
  provider.trouble = trouble;
  await expectRefusal({ visitor, response: await visitor.get(back) }, because);
});

test("where to go is told by the domain alone: an address that nobody has goes the same way", async () => {
  const who = await anEmployee(aldon);
  const visitor = aVisitor(world);
  const [known, unknown] = await Promise.all(
    [who.email, "nobody-at-all@aldon.example"].map((email) => visitor.post("/sign-in/organisation", { email })),
  );
  const shape = (response: typeof known) => {
    const url = new URL(onward(response as never));
    const { origin, pathname, searchParams } = url;
    return { origin, pathname, asked: [...searchParams.keys()], method: searchParams.get("code_challenge_method") };
  };
  expect(shape(known)).toEqual(shape(unknown));
  expect(shape(known)).toMatchObject({ origin: provider.issuer, method: "S256" });
  const elsewhere = await visitor.post("/sign-in/organisation", { email: "jo@elsewhere.example" });
  expect(elsewhere.statusCode).toBe(422);
  expect(elsewhere.body).toContain("No organisation signs in here with addresses of elsewhere.example");
});

test("in a live partnership the provider's second factor counts only where that is set, and else one's own is asked", async () => {
  const desk = `/${home.slug}/desk`;
  const own = await anEmployee(aldon, { amr: ["pwd", "mfa"] });
  const without = await comeBack(own);
  const asked = await without.visitor.get(desk);
  expect(asked.headers.location).toMatch(/^\/account\/second-factor/);

  await set({ secondFactorValues: "mfa" });
  const weak = await comeBack(await anEmployee(aldon, { amr: ["pwd"] }));
  expect((await weak.visitor.get(desk)).statusCode).toBe(303);
  const strong = await comeBack(own);
  expect((await strong.visitor.get(desk)).statusCode).toBe(200);
  expect((await strong.visitor.get("/account/sessions")).body).toContain(
    "Your organisation&#39;s sign-in and second factor of your organisation",
  );
});
