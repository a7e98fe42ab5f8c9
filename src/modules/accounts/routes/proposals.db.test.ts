import { CompiledQuery } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type IdentityProvider, startIdentityProvider } from "../../../../test/identity-provider.ts";
import { openTestMailServer, type TestMailServer } from "../../../../test/mail-server.ts";
import { acceptedBy, aSecondOperator, proposalOf } from "../../../../test/second-person.ts";
import {
  type Actor,
  anEmployee,
  anOrganisation,
  aPerson,
  aVisitor,
  type TestOrganisation,
  useWorld,
} from "../../../../test/world.ts";
import { day } from "../../../kernel/dates.ts";
import { mailJobs } from "../../../platform/mail/gate.ts";
import { asConsole } from "../../../platform/tenancy/transactions.ts";
import { accountCommands } from "../console.ts";
import { grantRole } from "../index.ts";

const world = useWorld();
const HOME = "/installation/desk/sign-in-providers";
let provider: IdentityProvider;
let mail: TestMailServer;
let proposer: Actor;
let second: Actor;
let organisation: TestOrganisation;
let domain: string;

beforeAll(async () => {
  provider = await startIdentityProvider("http://127.0.0.1:3000/sign-in/organisation/callback");
  mail = await openTestMailServer();
  proposer = await aPerson(world, { slug: "installation" }, "operator");
  second = await aSecondOperator(world);
});

beforeEach(async () => {
  organisation = await anOrganisation(world);
  domain = `${organisation.id}.example`;
  await world.db.ask("update sessions set stepped_up_at = clock_timestamp()");
});

afterAll(async () => {
  await provider?.close();
  await mail?.close();
});

function settings(changes: Record<string, string> = {}) {
  return {
    issuer: provider.issuer,
    clientId: provider.client.id,
    clientSecret: provider.client.secret,
    tenant: "",
    subjectClaim: "sub",
    emailClaim: "email",
    emailDomains: domain,
    vouchesForEmail: "no",
    secondFactorValues: "",
    localSignIn: "on",
    ...changes,
  };
}

const anAdministrator = () => anEmployee(world, organisation, { administers: true });
const propose = (changes: Record<string, string> = {}, by = proposer) =>
  by.post(HOME, { organisation: organisation.id, ...settings(changes) });

/** Proposes a change of the provider as it stands. */
async function proposeChange(changes: Record<string, string>, by = proposer) {
  const page = await by.get(`${HOME}/${organisation.id}`);
  const revision = /name="revision" value="(\d+)"/.exec(page.body)?.[1] ?? "";
  return by.post(`${HOME}/${organisation.id}`, { ...settings({ clientSecret: "", ...changes }), revision });
}

/** A proposal's address on the pages of the organisation's own people. */
const own = (proposal: string) => `/organisations/${organisation.id}/sign-in-proposals/${proposal.split("/").at(-1)}`;

const kept = () =>
  world.db.ask<{ decided_as: string | null; secret: boolean; decided_by: string | null }>(
    `select decided_as, decided_by, client_secret is not null as secret from provider_proposals
      where organisation_id = $1 order by proposed_at`,
    [organisation.id],
  );
const set = () =>
  world.db.ask("select issuer, tenant from identity_providers where organisation_id = $1", [organisation.id]);
const events = async () =>
  (
    await world.db.ask<{ event: string; person_id: string | null }>(
      "select event, person_id from audit_events where subject = $1 and event like 'identity-provider.%' order by seq",
      [organisation.id],
    )
  ).map(({ event, person_id }) => [event.replace("identity-provider.", ""), person_id]);

async function mayStart(): Promise<boolean> {
  const visitor = aVisitor(world, `10.4.0.${++address}`);
  return (await visitor.post("/sign-in/organisation", { email: `jo@${domain}` })).statusCode === 200;
}
let address = 0;

async function console(...args: string[]) {
  const printed: string[] = [];
  const command = accountCommands.find(({ name }) => name === "accept-provider");
  await command?.run({ ...world, folder: "/", print: (line) => printed.push(line), progress: () => {} }, args);
  return printed.join("\n");
}

test("what one person proposes signs nobody in, can be tried, and takes effect when a second accepts it", async () => {
  const sent = await propose({ vouchesForEmail: "yes", secondFactorValues: "mfa", localSignIn: "off" });
  const proposal = proposalOf(sent);
  expect(await set()).toEqual([]);
  expect(await mayStart()).toBe(false);
  for (const who of [proposer, second]) {
    const page = (await who.get(proposal)).body;
    for (const words of [
      "Waiting for a second person",
      provider.issuer,
      domain,
      "A new secret",
      "may do all that they may do",
    ])
      expect(page).toContain(words);
    expect(page).toContain("the organisation vouches for all that it gives out");
    expect(page).toContain(`Nobody of ${organisation.name} signs in here by passphrase or passkey any more`);
    const trial = (await who.post(`${proposal}/trial`)).body;
    expect(trial).toContain("The provider answers, says that it is the one that is set here");
    expect(page + trial).not.toContain(provider.client.secret);
  }
  expect((await second.get(HOME)).body).toContain(`href="${proposal}"`);
  await acceptedBy(second, sent);
  expect(await mayStart()).toBe(true);
  expect((await second.get(HOME)).body).not.toContain(`href="${proposal}"`);
  expect((await proposer.get(proposal)).body).toContain("Accepted");
  expect(await kept()).toEqual([{ decided_as: "accepted", decided_by: second.person, secret: false }]);
  expect(await events()).toEqual([
    ["proposed", proposer.person],
    ["accepted", second.person],
  ]);
});

test("nobody accepts or declines what they proposed, not even as administrator of the organisation too", async () => {
  await asConsole(world.database, { slug: "installation", capabilities: ["people:add"], command: "test" }, (tx) =>
    grantRole(tx, proposer.person ?? "", "organisation-administrator", day("2020-01-01"), organisation.id),
  );
  await world.db.ask("update people set organisation_id = $1 where id = $2", [organisation.id, proposer.person]);
  const proposal = proposalOf(await propose());
  for (const path of [proposal, own(proposal)]) {
    expect((await proposer.get(path)).body).toContain("You proposed this. Somebody else has to accept it");
    for (const action of ["acceptance", "refusal"]) {
      const refused = await proposer.post(`${path}/${action}`);
      expect(refused.statusCode).toBe(422);
      expect(refused.body).toContain("You proposed this yourself. Somebody else has to accept it");
    }
  }
  expect(await set()).toEqual([]);
  expect(await kept()).toEqual([{ decided_as: null, decided_by: null, secret: true }]);
});

test("the database refuses whoever proposed it, whoever has no right, and who would write a provider alone", async () => {
  const id =
    proposalOf(await propose())
      .split("/")
      .at(-1) ?? "";
  const outsider = await aPerson(world, { slug: "installation" }, "installation-auditor");
  const statement = (who: Actor, sql: string, parameters: readonly unknown[]) =>
    who.inPartnership("installation", (tx) => tx.executeQuery(CompiledQuery.raw(sql, [...parameters])));
  const refused = { code: "42501" };
  for (const who of [proposer, outsider]) {
    await expect(statement(who, "select ctx.accept_provider($1)", [id])).rejects.toMatchObject(refused);
    await expect(statement(who, "select ctx.close_provider_proposal($1, 'declined')", [id])).rejects.toMatchObject(
      refused,
    );
  }
  const withdrawn = "select ctx.close_provider_proposal($1, 'withdrawn')";
  await expect(statement(second, withdrawn, [id])).rejects.toMatchObject(refused);
  for (const sql of [
    "update identity_providers set issuer = 'https://mine.example' where organisation_id = $1",
    "update provider_proposals set decided_by = null where organisation_id = $1",
    "insert into provider_domains (domain, organisation_id) values ('mine.example', $1)",
  ])
    await expect(statement(second, sql, [organisation.id])).rejects.toMatchObject(refused);
  await expect(
    world.db.ask(
      "update provider_proposals set decided_as = 'accepted', decided_by = proposed_by, decided_at = now(), client_secret = null where id = $1",
      [id],
    ),
  ).rejects.toMatchObject({ constraint: "provider_proposals_two_persons" });
  expect(await set()).toEqual([]);
});

test("were the function to forget its proposer, the proposal itself cannot name one person twice", async () => {
  const id =
    proposalOf(await propose())
      .split("/")
      .at(-1) ?? "";
  const [row] = await world.db.ask<{ definition: string }>(
    "select pg_get_functiondef('ctx.accept_provider(uuid)'::regprocedure) as definition",
  );
  const pieces = row?.definition.split("or p.proposed_by is not distinct from ctx.person_id()") ?? [];
  expect(pieces).toHaveLength(2);
  await world.db.ask(pieces.join(""));
  try {
    const accepting = proposer.inPartnership("installation", (tx) =>
      tx.executeQuery(CompiledQuery.raw("select ctx.accept_provider($1)", [id])),
    );
    await expect(accepting).rejects.toMatchObject({ constraint: "provider_proposals_two_persons" });
  } finally {
    await world.db.ask(row?.definition ?? "");
  }
  expect(await set()).toEqual([]);
});

test("an administrator of that organisation accepts, of another does not see it, and needs a fresh proof", async () => {
  const administrator = await anAdministrator();
  const another = await anOrganisation(world);
  const elsewhere = await anEmployee(world, another, { administers: true });
  const colleague = await anEmployee(world, organisation);
  await acceptedBy(second, await propose());
  const proposal = proposalOf(await proposeChange({ tenant: "aldon" }));
  const path = own(proposal);
  const people = await administrator.get(`/organisations/${organisation.id}/people`);
  expect(people.body).toContain(`href="${path}"`);
  const page = (await administrator.get(path)).body;
  expect(page).toContain("Tenant");
  expect(page).toContain("Unchanged");
  expect(page).not.toContain("Client ID");
  expect((await administrator.post(`${path}/trial`)).body).toContain("The provider answers");
  for (const [stranger, at] of [
    [elsewhere, path],
    [elsewhere, path.replace(organisation.id, another.id)],
    [colleague, path],
  ] as const) {
    expect((await stranger.get(at)).statusCode).toBe(404);
    for (const action of ["trial", "acceptance", "refusal"])
      expect((await stranger.post(`${at}/${action}`)).statusCode).toBe(404);
  }
  await world.db.ask("update sessions set stepped_up_at = stepped_up_at - interval '11 minutes'");
  for (const [who, at] of [
    [administrator, path],
    [second, proposal],
  ] as const)
    expect((await who.post(`${at}/acceptance`)).statusCode).toBe(401);
  await world.db.ask("update sessions set stepped_up_at = clock_timestamp()");
  expect((await administrator.post(`${path}/acceptance`)).statusCode).toBe(303);
  expect(await set()).toEqual([{ issuer: provider.issuer, tenant: "aldon" }]);
  expect((await events()).at(-1)).toEqual(["accepted", administrator.person]);
  expect((await administrator.get(`/organisations/${organisation.id}/people`)).body).not.toContain(path);
  expect((await proposer.get(proposal)).body).toContain(administrator.name);
});

test("two who accept at once, and one who clicks twice, accept once", async () => {
  const administrator = await anAdministrator();
  const proposal = proposalOf(await propose());
  const answers = await Promise.all([
    second.post(`${proposal}/acceptance`),
    administrator.post(`${own(proposal)}/acceptance`),
    second.post(`${proposal}/acceptance`),
  ]);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303]);
  expect((await events()).map(([event]) => event)).toEqual(["proposed", "accepted"]);
  const late = await administrator.post(`${own(proposal)}/refusal`);
  expect(late.statusCode).toBe(422);
  expect(late.body).toContain("Accepted already");
});

test("what is declined or taken back changes nothing, and its secret is erased", async () => {
  for (const [who, action, as] of [
    [second, "refusal", "declined"],
    [proposer, "withdrawal", "withdrawn"],
  ] as const) {
    const proposal = proposalOf(await propose());
    if (who === second)
      expect((await second.post(`${proposal}/withdrawal`)).body).toContain("Somebody else proposed this");
    expect((await who.post(`${proposal}/${action}`)).statusCode).toBe(303);
    expect((await kept()).at(-1)).toEqual({ decided_as: as, decided_by: who.person, secret: false });
    expect((await events()).at(-1)).toEqual([as, who.person]);
    expect((await second.post(`${proposal}/trial`)).statusCode).toBe(404);
    if (as === "withdrawn")
      expect((await second.post(`${proposal}/acceptance`)).body).toContain("Taken back already: nothing was changed");
  }
  expect(await set()).toEqual([]);
});

test("a newer proposal takes the place of the older, whoever made it, and the older cannot be accepted any more", async () => {
  const first = proposalOf(await propose());
  expect((await second.get(`${HOME}/new`)).body).toContain("yours takes its place");
  const newer = await propose({ tenant: "second" }, second);
  expect((await second.get(proposalOf(newer))).body).toContain("takes the place of the proposal that waited before");
  expect((await second.post(`${first}/acceptance`)).body).toContain("Replaced by a newer proposal already");
  expect((await kept()).map(({ decided_as, secret }) => [decided_as, secret])).toEqual([
    ["replaced", false],
    [null, true],
  ]);
  expect(await events()).toEqual([
    ["proposed", proposer.person],
    ["replaced", second.person],
    ["proposed", second.person],
  ]);
  await acceptedBy(proposer, newer);
  expect(await set()).toEqual([{ issuer: provider.issuer, tenant: "second" }]);
});

test("the same change sent twice is one proposal, and a change of nothing is none", async () => {
  await acceptedBy(second, await propose());
  const nothing = await proposeChange({});
  expect(nothing.statusCode).toBe(422);
  expect(nothing.body).toContain("change something first");
  const [first, again] = [await proposeChange({ tenant: "twice" }), await proposeChange({ tenant: "twice" })];
  expect(proposalOf(again)).toBe(proposalOf(first));
  expect(await kept()).toHaveLength(2);
});

test("what was proposed for a provider that has changed since is not accepted, and says what to do", async () => {
  await acceptedBy(second, await propose());
  const proposal = proposalOf(await proposeChange({ tenant: "stale" }));
  const local = accountCommands.find(({ name }) => name === "local-sign-in");
  await local?.run({ ...world, folder: "/", print: () => {}, progress: () => {} }, ["off", organisation.name]);
  const refused = await second.post(`${proposal}/acceptance`);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain("propose the change again from the provider as it is now");
  expect(refused.body).not.toContain(`${proposal}/acceptance`);
  expect((await second.post(`${HOME}/${organisation.id}/removal`)).statusCode).toBe(303);
  expect((await second.post(`${proposal}/acceptance`)).statusCode).toBe(422);
  expect(await set()).toEqual([]);
  expect((await second.post(`${proposal}/refusal`)).statusCode).toBe(303);
});

test.each([
  [
    "is suspended",
    "insert into account_suspensions (account_id, reason) select id, 'x' from accounts where person_id = $1",
  ],
  ["is operator no more", "update memberships set to_on = current_date - 1 where person_id = $1"],
])("what somebody proposed who %s is not accepted, nor is anybody told of it", async (_why, ending) => {
  const administrator = await anAdministrator();
  const leaver = await aSecondOperator(world);
  const proposal = proposalOf(await propose({}, leaver));
  expect((await second.get(proposal)).body).toContain(`${proposal}/acceptance`);
  await world.db.ask(ending, [leaver.person]);
  const page = (await second.get(proposal)).body;
  expect(page).toContain("may not propose any more, so it cannot be accepted");
  expect(page).not.toContain(`${proposal}/acceptance`);
  expect((await second.post(`${proposal}/acceptance`)).statusCode).toBe(422);
  await expect(console(organisation.name)).rejects.toThrow(/may not propose any more/);
  expect(await set()).toEqual([]);
  mail.taken.length = 0;
  const config = { ...world.config, SMTP_URL: mail.url, MAIL_FROM: "office@frankpledge.example" };
  await world.jobsDone(mailJobs({ config }));
  expect(mail.taken.filter(({ to }) => to.includes(administrator.email))).toEqual([]);
  expect((await second.post(`${proposal}/refusal`)).statusCode).toBe(303);
});

test("a domain that another organisation's provider got meanwhile is not taken from it", async () => {
  const sent = await propose();
  await acceptedBy(second, await propose({ organisation: (await anOrganisation(world)).id }));
  const refused = await second.post(`${proposalOf(sent)}/acceptance`);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain(`Another organisation&#39;s provider speaks for ${domain} by now`);
  expect(await set()).toEqual([]);
});

test("accepting forgets whom the provider knew by another claim, and ends what was opened here where that is switched off", async () => {
  const administrator = await anAdministrator();
  const officer = await anEmployee(world, organisation);
  await acceptedBy(second, await propose());
  await world.db.ask(
    "insert into provider_identities (issuer, subject, account_id, organisation_id) values ($1, 'jo', $2, $3)",
    [provider.issuer, officer.account, organisation.id],
  );
  const proposal = proposalOf(await proposeChange({ tenant: "t", localSignIn: "off" }));
  expect((await officer.get("/account/sessions")).statusCode).toBe(200);
  expect((await administrator.post(`${own(proposal)}/acceptance`)).statusCode).toBe(303);
  expect((await officer.get("/account/sessions")).statusCode).toBe(303);
  const [event] = await world.db.ask<{ detail: object }>(
    "select detail from audit_events where event = 'identity-provider.accepted' and subject = $1 order by seq desc limit 1",
    [organisation.id],
  );
  expect(event?.detail).toMatchObject({ unlinked: 1, endedSessions: 2, newSecret: false, proposedBy: proposer.person });
});

test("at the console whoever runs the server accepts, is told what, and is recorded as the console", async () => {
  await expect(console(organisation.name)).rejects.toThrow(/Nothing waits to be accepted/);
  await expect(console("Nowhere")).rejects.toThrow(/There is no organisation called Nowhere/);
  await expect(console()).rejects.toThrow(/Usage: frankpledge accept-provider/);
  const proposal = proposalOf(await propose());
  const printed = await console(organisation.name.toUpperCase());
  for (const words of [organisation.name, provider.issuer, domain, "a new secret", "Person "])
    expect(printed).toContain(words);
  expect(printed).not.toContain(provider.client.secret);
  expect(await set()).toHaveLength(1);
  expect(await events()).toEqual([
    ["proposed", proposer.person],
    ["accepted", null],
  ]);
  expect((await proposer.get(proposal)).body).toContain("Whoever runs the server, at the console");
});

test("those who may accept get one neutral message each, and whoever proposed is told of the decision", async () => {
  const administrator = await anAdministrator();
  const told = async (who: Actor, kind: string) =>
    (
      await world.db.ask<{ kind: string }>("select kind from outgoing_messages where person_id = $1 and kind = $2", [
        who.person,
        kind,
      ])
    ).length;
  const before = await told(second, "accounts.provider-awaited");
  const sent = await propose();
  expect(await told(second, "accounts.provider-awaited")).toBe(before + 1);
  expect(await told(administrator, "accounts.own-provider-awaited")).toBe(1);
  expect(await told(proposer, "accounts.own-provider-awaited")).toBe(0);
  mail.taken.length = 0;
  const config = { ...world.config, SMTP_URL: mail.url, MAIL_FROM: "office@frankpledge.example" };
  await world.jobsDone(mailJobs({ config }));
  const letter = mail.taken.find(({ to }) => to.includes(administrator.email));
  expect(letter?.text).toContain(own(proposalOf(sent)));
  expect(letter?.text).not.toContain(organisation.name);

  // Whoever is told of it too late is not: it is decided.
  const late = await anAdministrator();
  const newer = await propose({ tenant: "newer" });
  await acceptedBy(second, newer);
  mail.taken.length = 0;
  await world.jobsDone(mailJobs({ config }));
  expect(mail.taken.filter(({ to }) => to.includes(late.email))).toEqual([]);
  expect(await told(late, "accounts.own-provider-awaited")).toBe(1);
  const [decided] = await world.db.ask<{ count: number }>(
    "select count(*)::int as count from outgoing_messages where kind = 'accounts.provider-decided' and key = $1",
    [proposalOf(newer).split("/").at(-1)],
  );
  expect(decided?.count).toBe(1);
});
