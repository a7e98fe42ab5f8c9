import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestMailServer, type TestMailServer } from "../../../../test/mail-server.ts";
import {
  anEmployee,
  anOrganisation,
  aPartnership,
  aPerson,
  aVisitor,
  type TestOrganisation,
  useWorld,
} from "../../../../test/world.ts";
import { newId } from "../../../kernel/ids.ts";
import { mailJobs } from "../../../platform/mail/gate.ts";
import { messageKind, queueMessage } from "../../../platform/mail/kinds.ts";

const world = useWorld();
let mail: TestMailServer;
beforeAll(async () => {
  mail = await openTestMailServer();
});
afterAll(() => mail.close());

const notice = messageKind<Record<string, never>>("test.staff-notice", {
  title: "Notice",
  subject: "Something is waiting for you",
  needs: "account",
  usefulHours: 24,
  text: () => "Look.",
});

const REASON = { reason: "On leave until May" };

async function anOffice() {
  const partnership = await aPartnership(world);
  const organisation = await anOrganisation(world, partnership);
  const administrator = await anEmployee(world, organisation, { administers: true });
  const officer = await anEmployee(world, organisation);
  await world.db.ask(
    "insert into memberships (partnership_id, person_id, role_key, from_on) values ($1, $2, 'analyst', '2020-01-01')",
    [partnership.id, officer.person],
  );
  return { partnership, organisation, administrator, officer, desk: `/${partnership.slug}/desk` };
}

const people = ({ id }: TestOrganisation, path = "") => `/organisations/${id}/people${path}`;

async function eventsAbout(subject: string | undefined): Promise<string[]> {
  const rows = await world.db.ask<{ event: string }>("select event from audit_events where subject = $1 order by seq", [
    subject,
  ]);
  return rows.map(({ event }) => event);
}

test("an administrator sees their organisation's people, and nobody else's", async () => {
  const [ours, theirs] = [await anOffice(), await anOffice()];
  const page = await ours.administrator.get(people(ours.organisation));
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain(ours.officer.name);
  expect(page.body).toContain(ours.officer.email);
  expect(page.body).not.toContain(theirs.officer.name);
  expect((await ours.administrator.get(people(ours.organisation, "?words=nobody%25"))).body).not.toContain(
    ours.officer.email,
  );
  expect((await ours.administrator.get(people(theirs.organisation))).statusCode).toBe(404);
  expect((await ours.administrator.get(people(ours.organisation, `/${theirs.officer.person}`))).statusCode).toBe(404);
  expect((await ours.officer.get(people(ours.organisation))).statusCode).toBe(404);
  // The right is no right in the partnership where it was given, or in any other.
  expect((await ours.administrator.get(ours.desk)).statusCode).toBe(404);
  expect((await ours.administrator.get("/account/sessions")).body).toContain(`People of ${ours.organisation.name}`);
});

test("suspension ends a colleague's tabs, links, jobs and unsent mail at once, and restoring brings them back", async () => {
  const { administrator, organisation, officer, desk } = await anOffice();
  expect((await officer.get(`${desk}/datasets`)).statusCode).toBe(200);
  const job = newId();
  await officer.inPartnership(desk.split("/")[1], (tx) =>
    queueMessage(tx, notice, { recipient: { person: officer.person ?? "" }, key: job, params: {} }),
  );
  await world.db.ask(
    "insert into jobs (partnership_id, id, name, payload, acts_for) select id, $1, 'test.work', '{}', $2 from partnerships where slug = $3",
    [job, officer.person, desk.split("/")[1]],
  );
  await world.db.ask(
    "insert into account_links (token_hash, account_id, purpose, expires_at) values (sha256('link'), $1, 'new-passphrase', now() + interval '1 hour')",
    [officer.account],
  );

  const page = people(organisation, `/${officer.person}`);
  expect((await administrator.post(`${page}/suspension`, REASON)).statusCode).toBe(303);
  expect((await administrator.get(page)).body).toContain("On leave until May");
  expect((await officer.get(`${desk}/datasets`)).headers.location).toMatch(/^\/sign-in/);
  expect((await officer.post(`${desk}/datasets/imports`)).statusCode).toBe(401);
  const [link] = await world.db.ask<{ used: boolean }>(
    "select used_at is not null as used from account_links where account_id = $1",
    [officer.account],
  );
  expect(link?.used).toBe(true);
  const [claimed] = await world.db.ask<{ lease: string }>(
    "update jobs set lease = gen_random_uuid(), leased_until = now() + interval '1 minute' where id = $1 returning lease",
    [job],
  );
  await expect(world.db.ask("select ctx.begin_job($1, $2, 'test')", [job, claimed?.lease])).rejects.toMatchObject({
    code: "28000",
  });
  const settings = { ...world.config, SMTP_URL: mail.url, MAIL_FROM: "office@frankpledge.example" };
  await world.jobsDone(mailJobs({ config: settings }));
  expect(mail.taken.flatMap(({ to }) => to)).not.toContain(officer.email);
  expect((await administrator.post(`${page}/suspension`, REASON)).statusCode).toBe(422);

  expect((await administrator.post(`${page}/restoration`)).statusCode).toBe(303);
  expect((await administrator.post(`${page}/restoration`)).statusCode).toBe(422);
  // The session that was open stays over: they sign in anew.
  expect((await officer.get(`${desk}/datasets`)).headers.location).toMatch(/^\/sign-in/);
  expect(await eventsAbout(officer.person)).toEqual(["person.suspended", "person.restored"]);
});

test("whoever has left holds no role any more, there and in every partnership's own audit trail", async () => {
  const { administrator, organisation, officer, partnership } = await anOffice();
  const page = people(organisation, `/${officer.person}`);
  expect((await administrator.post(`${page}/departure`, { reason: "" })).body).toContain("Enter a reason");
  expect((await administrator.post(`${page}/departure`, { reason: "New employer" })).statusCode).toBe(303);
  const held = await world.db.ask<{ ended_by: string; id: string }>(
    "select id, ended_by from memberships where person_id = $1 and to_on < current_date",
    [officer.person],
  );
  expect(held.map(({ ended_by }) => ended_by)).toEqual([administrator.person]);
  const events = await world.db.ask(
    "select event, person_id from audit_events where partnership_id = $1 and subject = $2",
    [partnership.id, held[0]?.id],
  );
  expect(events).toEqual([{ event: "role.ended", person_id: administrator.person }]);
  expect((await administrator.post(`${page}/restoration`)).statusCode).toBe(303);
  const [roles] = await world.db.ask<{ count: string }>(
    "select count(*) from memberships where person_id = $1 and (to_on is null or to_on >= current_date)",
    [officer.person],
  );
  expect(Number(roles?.count)).toBe(0);
});

test("nobody does it to themselves, or to others' people, on the page or past it", async () => {
  const [ours, theirs] = [await anOffice(), await anOffice()];
  const { administrator, organisation } = ours;
  const own = people(organisation, `/${administrator.person}`);
  expect((await administrator.get(own)).body).not.toContain("<textarea");
  expect((await administrator.post(`${own}/suspension`, REASON)).statusCode).toBe(422);
  expect((await administrator.post(`${own}/departure`, REASON)).statusCode).toBe(422);
  const elsewhere = people(organisation, `/${theirs.officer.person}`);
  expect((await administrator.post(`${elsewhere}/suspension`, REASON)).statusCode).toBe(404);
  expect((await ours.officer.post(`${own}/suspension`, REASON)).statusCode).toBe(404);
  const manager = await aPerson(world, ours.partnership, "partnership-manager");
  for (const person of [administrator.person, theirs.officer.person, ours.officer.person])
    await expect(
      manager.inPartnership(ours.partnership.slug, async (tx) => {
        const { sql } = await import("kysely");
        await sql`select ctx.suspend_colleague(${person}, 'suspended', 'no')`.execute(tx);
      }),
    ).rejects.toMatchObject({ code: "42501" });
});

test("an account that the operator suspended is not restored by an administrator", async () => {
  const { administrator, organisation, officer } = await anOffice();
  await world.db.ask("insert into account_suspensions (account_id, reason) values ($1, 'inquiry')", [officer.account]);
  const page = people(organisation, `/${officer.person}`);
  expect((await administrator.get(page)).body).toContain("only they can restore it");
  expect((await administrator.post(`${page}/restoration`)).statusCode).toBe(422);
});

test.each([
  ["they work for another employer", "update people set organisation_id = null where id = $1"],
  ["the role is over", "update memberships set to_on = current_date - 1 where person_id = $1"],
  [
    "they are suspended",
    "insert into account_suspensions (account_id, reason) select id, 'x' from accounts where person_id = $1",
  ],
])("the right is gone at the next request when %s", async (_why, change) => {
  const { administrator, organisation } = await anOffice();
  expect((await administrator.get(people(organisation))).statusCode).toBe(200);
  await world.db.ask(change, [administrator.person]);
  expect([303, 404]).toContain((await administrator.get(people(organisation))).statusCode);
});

test("given in a partnership, the right lasts while the organisation takes part there; two people give it", async () => {
  const { partnership, organisation, officer, desk } = await anOffice();
  const [manager, chair] = [
    await aPerson(world, partnership, "partnership-manager"),
    await aPerson(world, partnership, "chair"),
  ];
  const [year = "", month = "", date = ""] = world.now.toISOString().slice(0, 10).split("-");
  const asked = { role: "organisation-administrator", "from-day": date, "from-month": month, "from-year": year };
  expect((await manager.post(`${desk}/people/${officer.person}/roles`, asked)).statusCode).toBe(303);
  expect((await officer.get(people(organisation))).statusCode).toBe(404);
  const [grant] = await world.db.ask<{ id: string; organisation_id: string }>(
    "select id, organisation_id from role_grants where person_id = $1",
    [officer.person],
  );
  expect(grant?.organisation_id).toBe(organisation.id);
  expect((await manager.post(`${desk}/approvals/${grant?.id}/acceptance`)).statusCode).toBe(422);
  const waiting = await chair.get(`${desk}/approvals`);
  expect(waiting.body).toContain(`Organisation administrator, ${organisation.name}`);
  expect((await chair.post(`${desk}/approvals/${grant?.id}/acceptance`)).statusCode).toBe(303);
  expect((await officer.get(people(organisation))).statusCode).toBe(200);
  await world.db.ask("update partnership_organisations set to_on = current_date - 1 where organisation_id = $1", [
    organisation.id,
  ]);
  expect((await officer.get(people(organisation))).statusCode).toBe(404);
});

test("an administrator resets nobody's passphrase and sees nobody's factors: the link goes to the colleague (abuse 5)", async () => {
  const { administrator, organisation, officer } = await anOffice();
  const page = people(organisation, `/${officer.person}`);
  const body = (await administrator.get(page)).body;
  expect(body).toContain("Nobody chooses a passphrase for somebody else");
  expect(body).not.toMatch(/recovery code|passkey|authenticator/i);
  const others = world.app.routeRegistry.filter(({ url }) => url.startsWith("/organisations/"));
  expect(others.filter(({ url }) => /passphrase|factor|session/.test(url))).toEqual([]);

  await aVisitor(world).post("/account/new-passphrase", { email: officer.email });
  const letters = await world.db.ask<{ person_id: string; token: string }>(
    "select person_id, ctx.link_token(id) as token from outgoing_messages where kind = 'accounts.new-passphrase' and person_id = $1",
    [officer.person],
  );
  expect(letters).toHaveLength(1);
  const fresh = "plinth umber kestrel nine";
  const chosen = await aVisitor(world).post(`/account/link/${letters[0]?.token}`, { passphrase: fresh, again: fresh });
  expect(chosen.statusCode).toBe(303);
  // Sessions are dropped, and the colleague is told.
  expect((await officer.get("/account/sessions")).statusCode).toBe(303);
  const told = await world.db.ask(
    "select from outgoing_messages where kind = 'accounts.passphrase-changed' and person_id = $1",
    [officer.person],
  );
  expect(told).toHaveLength(1);
});
