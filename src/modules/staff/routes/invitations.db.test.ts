import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openTestMailServer, type TestMailServer } from "../../../../test/mail-server.ts";
import {
  type Actor,
  anEmployee,
  anOrganisation,
  aPartnership,
  aPerson,
  aVisitor,
  type TestPartnership,
  useWorld,
} from "../../../../test/world.ts";
import { newId } from "../../../kernel/ids.ts";
import { mailJobs } from "../../../platform/mail/gate.ts";

const world = useWorld();
let mail: TestMailServer;
beforeAll(async () => {
  mail = await openTestMailServer();
});
afterEach(() => {
  mail.taken.length = 0;
});
afterAll(() => mail.close());

const PASSPHRASE = "plinth umber kestrel nine";

async function anOffice() {
  const partnership = await aPartnership(world);
  const organisation = await anOrganisation(world, partnership);
  const administrator = await anEmployee(world, organisation, { administers: true });
  return { partnership, organisation, administrator, href: `/organisations/${organisation.id}/invitations` };
}
type Office = Awaited<ReturnType<typeof anOffice>>;

const anAddress = () => `${newId()}@example.org`;

function invite({ administrator, href }: Office, email: string, more: Record<string, string> = {}) {
  return administrator.post(href, { name: "New Officer", email, ...more });
}

/** Sends what waits, and answers the link that was sent to the address. */
async function letterTo(email: string): Promise<string | undefined> {
  const settings = { ...world.config, SMTP_URL: mail.url, MAIL_FROM: "office@frankpledge.example" };
  await world.jobsDone(mailJobs({ config: settings }));
  const letter = mail.taken.filter(({ to }) => to.includes(email)).at(-1);
  return letter && new URL(/https?:\S+/.exec(letter.text)?.[0] ?? "").pathname;
}

const rows = (email: string) =>
  world.db.ask<{ id: string; used_at: Date | null; times_sent: number }>("select * from invitations where email = $1", [
    email,
  ]);

function accept(link: string, who: Actor = aVisitor(world)) {
  return who.post(link, { passphrase: PASSPHRASE, again: PASSPHRASE });
}

async function countPeople(): Promise<number> {
  const [row] = await world.db.ask<{ count: string }>("select count(*) from people");
  return Number(row?.count);
}

test("whoever is invited sets up an account by the link, once, and signs in to set up a second factor", async () => {
  const office = await anOffice();
  const email = anAddress();
  expect((await invite(office, email.toUpperCase())).statusCode).toBe(303);
  expect((await office.administrator.get(office.href)).body).toContain("Waiting to be sent");
  const link = (await letterTo(email)) ?? "";
  expect(link).toMatch(/^\/account\/invitation\/[\w-]{43}$/);
  const [kept] = await world.db.ask<{ row: string }>(
    "select to_jsonb(i)::text as row from invitations i where email = $1",
    [email],
  );
  expect(kept?.row).not.toContain(link.split("/").at(-1));
  expect((await office.administrator.get(office.href)).body).toContain("Sent");

  const page = await aVisitor(world).get(link);
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain(office.organisation.name);
  expect((await aVisitor(world).post(link, { passphrase: "short", again: "short" })).statusCode).toBe(422);
  const joined = await accept(link);
  expect(joined.headers.location).toBe("/sign-in?next=/account/second-factor");
  expect((await accept(link)).statusCode).toBe(410);
  expect((await aVisitor(world).get(link)).statusCode).toBe(410);

  const newcomer = aVisitor(world);
  const signedIn = await newcomer.post("/sign-in", { email, passphrase: PASSPHRASE, next: "/account/second-factor" });
  expect(signedIn.headers.location).toBe("/account/second-factor");
  expect((await newcomer.get("/account/second-factor")).statusCode).toBe(200);
  expect((await office.administrator.get(office.href)).body).toContain("Used");
  expect((await office.administrator.get(`/organisations/${office.organisation.id}/people`)).body).toContain(email);
  const events = await world.db.ask<{ event: string }>(
    "select event from audit_events where event in ('person.invited', 'account.invitation-accepted') order by seq desc limit 2",
  );
  expect(events.map(({ event }) => event)).toEqual(["account.invitation-accepted", "person.invited"]);
});

test("the role asked for with an invitation waits for the partnership, and those who may accept are told", async () => {
  const office = await anOffice();
  const { partnership, administrator } = office;
  const chair = await aPerson(world, partnership, "chair");
  const email = anAddress();
  await invite(office, email, { partnership: partnership.id, role: "analyst" });
  await accept((await letterTo(email)) ?? "");
  const newcomer = aVisitor(world);
  await newcomer.post("/sign-in", { email, passphrase: PASSPHRASE });
  expect((await newcomer.get(`/${partnership.slug}/desk`)).statusCode).toBe(404);

  const waiting = await chair.get(`/${partnership.slug}/desk/approvals`);
  expect(waiting.body).toContain("New Officer");
  expect(waiting.body).toContain(administrator.name);
  const told = await world.db.ask<{ person_id: string }>(
    "select person_id from outgoing_messages where partnership_id = $1 and kind = 'people.role-awaited'",
    [partnership.id],
  );
  expect(told.map(({ person_id }) => person_id)).toEqual([chair.person]);
  const [event] = await eventsIn(partnership);
  expect(event).toMatchObject({ event: "role.asked-for", person_id: administrator.person });
  const [grant] = await world.db.ask<{ id: string }>("select id from role_grants where partnership_id = $1", [
    partnership.id,
  ]);
  expect((await chair.post(`/${partnership.slug}/desk/approvals/${grant?.id}/acceptance`)).statusCode).toBe(303);
  expect((await newcomer.get(`/${partnership.slug}/desk`)).statusCode).toBe(303);
});

async function eventsIn({ id }: TestPartnership) {
  return world.db.ask(
    "select event, person_id from audit_events where partnership_id = $1 and event like 'role.%' order by seq desc",
    [id],
  );
}

test("a partnership that the organisation takes no part in cannot be asked for a role", async () => {
  const [office, elsewhere] = [await anOffice(), await aPartnership(world)];
  const refused = await invite(office, anAddress(), { partnership: elsewhere.id, role: "analyst" });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).not.toContain(elsewhere.name);
  expect((await invite(office, anAddress(), { partnership: office.partnership.id, role: "operator" })).statusCode).toBe(
    422,
  );
});

test("a form that is wrong names the field and the fix, and keeps what was typed", async () => {
  const office = await anOffice();
  const sent = await office.administrator.post(office.href, { name: "", email: "nobody at example" });
  expect(sent.statusCode).toBe(422);
  expect(sent.body).toContain("Enter the person&#39;s name");
  expect(sent.body).toContain("Enter an e-mail address in the correct format");
  expect(sent.body).toContain('value="nobody at example"');
  expect(
    (await office.administrator.post(office.href, { name: "N", email: anAddress(), organisation_id: newId() }))
      .statusCode,
  ).toBe(422);
});

test("who is a member, or invited, is not invited again, in whatever case the address is typed; a plus is another mailbox", async () => {
  const office = await anOffice();
  const colleague = await anEmployee(world, office.organisation);
  expect((await invite(office, colleague.email.toUpperCase())).body).toContain("has this address already");
  const email = anAddress();
  await invite(office, email);
  const again = await invite(office, email.toUpperCase());
  expect(again.statusCode).toBe(422);
  expect(again.body).toContain("has been invited at this address already");
  expect(await rows(email)).toHaveLength(1);
  const plus = email.replace("@", "+work@");
  const other = await invite(office, plus);
  expect(other.statusCode).toBe(303);
  expect((await office.administrator.get(String(other.headers.location))).body).toContain("counts as another address");
  expect(await rows(plus)).toHaveLength(1);
});

test("two clicks make one invitation", async () => {
  const office = await anOffice();
  const email = anAddress();
  const answers = await Promise.all([invite(office, email), invite(office, email), invite(office, email)]);
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 422, 422]);
  expect(await rows(email)).toHaveLength(1);
});

test("of people of another organisation nothing is said; who has the mailbox is told, and nothing changes", async () => {
  const [office, other] = [await anOffice(), await anOffice()];
  const elsewhere = await anEmployee(world, other.organisation);
  const known = await invite(office, elsewhere.email);
  const unknown = await invite(office, anAddress());
  expect(known.statusCode).toBe(unknown.statusCode);
  const shown = async (answer: typeof known) => {
    const url = String(answer.headers.location);
    // The notice of what was done is shown once.
    await office.administrator.get(url);
    const { body } = await office.administrator.get(url);
    return body.replaceAll(/[\w-]+@example.org|[0-9a-f-]{36}|value="[^"]*"|invitation\/[\w-]{43}/g, "");
  };
  expect(await shown(known)).toBe(await shown(unknown));
  const link = (await letterTo(elsewhere.email)) ?? "";
  const before = await countPeople();
  const page = await aVisitor(world).get(link);
  expect(page.statusCode).toBe(409);
  expect(page.body).toContain("You have an account already");
  expect((await accept(link)).statusCode).toBe(409);
  expect(await countPeople()).toBe(before);
});

test("sent again, the link before is dead; within ten minutes nothing is sent", async () => {
  const office = await anOffice();
  const email = anAddress();
  await invite(office, email);
  const first = (await letterTo(email)) ?? "";
  const [row] = await rows(email);
  const page = `${office.href}/${row?.id}`;
  expect((await office.administrator.post(`${page}/message`)).statusCode).toBe(422);
  await world.db.ask("update invitations set sent_at = sent_at - interval '11 minutes' where email = $1", [email]);
  const twice = await Promise.all([
    office.administrator.post(`${page}/message`),
    office.administrator.post(`${page}/message`),
  ]);
  expect(twice.map(({ statusCode }) => statusCode)).toContain(303);
  const second = (await letterTo(email)) ?? "";
  expect(second).not.toBe(first);
  expect((await accept(first)).statusCode).toBe(410);
  expect((await aVisitor(world).get(second)).statusCode).toBe(200);
});

test("a cancelled invitation opens nothing, and a message that waits is not sent", async () => {
  const office = await anOffice();
  const [sent, waiting] = [anAddress(), anAddress()];
  await invite(office, sent);
  const link = (await letterTo(sent)) ?? "";
  await invite(office, waiting);
  for (const email of [sent, waiting]) {
    const [row] = await rows(email);
    expect((await office.administrator.post(`${office.href}/${row?.id}/cancellation`)).statusCode).toBe(303);
    expect((await office.administrator.post(`${office.href}/${row?.id}/cancellation`)).statusCode).toBe(422);
    expect((await office.administrator.post(`${office.href}/${row?.id}/message`)).statusCode).toBe(422);
  }
  expect((await aVisitor(world).get(link)).statusCode).toBe(410);
  expect((await accept(link)).statusCode).toBe(410);
  expect(await letterTo(waiting)).toBeUndefined();
  // Whoever is invited anew gets a link of their own.
  expect((await invite(office, sent)).statusCode).toBe(303);
});

test.each([
  ["it has expired", "update invitations set expires_at = now() - interval '1 second' where email = $1"],
  [
    "whoever invited may invite no more",
    "update memberships set to_on = current_date - 1 where person_id = (select invited_by from invitations where email = $1)",
  ],
  [
    "whoever invited is suspended",
    "insert into account_suspensions (account_id, reason) select a.id, 'x' from accounts a join invitations i on i.invited_by = a.person_id where i.email = $1",
  ],
])("a link opens nothing, and an unsent one is not sent, when %s", async (_why, change) => {
  const office = await anOffice();
  const [sent, waiting] = [anAddress(), anAddress()];
  await invite(office, sent);
  const link = (await letterTo(sent)) ?? "";
  await invite(office, waiting);
  for (const email of [sent, waiting]) await world.db.ask(change, [email]).catch(() => undefined);
  const before = await countPeople();
  expect((await aVisitor(world).get(link)).statusCode).toBe(410);
  expect((await accept(link)).statusCode).toBe(410);
  expect(await countPeople()).toBe(before);
  expect(await letterTo(waiting)).toBeUndefined();
});

test("a forged link, an ended one and one that never was are answered alike", async () => {
  const office = await anOffice();
  const email = anAddress();
  await invite(office, email);
  const link = (await letterTo(email)) ?? "";
  await accept(link);
  const forged = await aVisitor(world).get(`/account/invitation/${"x".repeat(43)}`);
  const used = await aVisitor(world).get(link);
  expect([forged.statusCode, used.statusCode]).toEqual([410, 410]);
  expect(used.body).toBe(forged.body);
  expect((await aVisitor(world).get("/account/invitation/short")).statusCode).toBe(404);
});

test("another organisation's invitation is not found, and colleagues without the right find none", async () => {
  const [office, other] = [await anOffice(), await anOffice()];
  const email = anAddress();
  await invite(other, email);
  const [row] = await rows(email);
  for (const path of ["", "/message", "/cancellation"]) {
    const url = `${office.href}/${row?.id}${path}`;
    const answer = path === "" ? await office.administrator.get(url) : await office.administrator.post(url);
    expect(answer.statusCode).toBe(404);
  }
  const colleague = await anEmployee(world, office.organisation);
  expect((await colleague.get(office.href)).statusCode).toBe(404);
  expect((await colleague.post(office.href, { name: "N", email: anAddress() })).statusCode).toBe(404);
  expect((await colleague.post(office.href, {})).statusCode).toBe(404);
});

test("while a partnership is live, no page shows the link of an invitation", async () => {
  const office = await anOffice();
  const email = anAddress();
  const made = await invite(office, email);
  expect((await office.administrator.get(String(made.headers.location))).body).not.toContain("/account/invitation/");
});

test("whoever is invited by an organisation that signs in at its provider only chooses no passphrase, and has none", async () => {
  const office = await anOffice();
  await world.db.ask(
    `insert into identity_providers (organisation_id, issuer, client_id, client_secret, subject_claim, email_claim,
       vouches_for_email, second_factor_values, local_sign_in)
     values ($1, 'https://login.example.org', 'us', ''::bytea, 'oid', 'preferred_username', true, '{}', false)`,
    [office.organisation.id],
  );
  const email = anAddress();
  await invite(office, email);
  const link = (await letterTo(email)) ?? "";
  const page = (await aVisitor(world).get(link)).body;
  expect(page).toContain("it needs no passphrase here");
  expect(page).not.toContain('type="password"');
  // What somebody sends all the same is not taken for one.
  const accepted = await accept(link);
  expect([accepted.statusCode, accepted.headers.location]).toEqual([
    303,
    expect.stringMatching(/^\/sign-in\/organisation/),
  ]);
  const signedIn = await aVisitor(world).post("/sign-in", { email, passphrase: PASSPHRASE });
  expect(signedIn.statusCode).toBe(422);
  await world.db.ask("update identity_providers set local_sign_in = true where organisation_id = $1", [
    office.organisation.id,
  ]);
  expect((await aVisitor(world).post("/sign-in", { email, passphrase: PASSPHRASE })).statusCode).toBe(422);
});
