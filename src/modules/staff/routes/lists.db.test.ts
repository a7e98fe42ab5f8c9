import { expect, test } from "vitest";
import { anEmployee, anOrganisation, aPartnership, useWorld } from "../../../../test/world.ts";
import { newId } from "../../../kernel/ids.ts";

const world = useWorld();

async function anOffice() {
  const partnership = await aPartnership(world);
  const organisation = await anOrganisation(world, partnership);
  const administrator = await anEmployee(world, organisation, { administers: true });
  return { partnership, organisation, administrator, href: `/organisations/${organisation.id}/lists` };
}
type Office = Awaited<ReturnType<typeof anOffice>>;

const send = ({ administrator, href }: Office, content: string | Uint8Array, name = "people.csv") =>
  administrator.upload(href, {}, [{ field: "list", name, content }]);

async function countInvitations({ organisation }: Office): Promise<number> {
  const [row] = await world.db.ask<{ count: string }>("select count(*) from invitations where organisation_id = $1", [
    organisation.id,
  ]);
  return Number(row?.count);
}

const row = (...cells: string[]) => `${cells.join(",")}\r\n`;
const anAddress = () => `${newId()}@example.org`;

test("5,000 people with three errors: the errors come first, by row, field and fix; then the good rows are taken", async () => {
  const office = await anOffice();
  const member = await anEmployee(world, office.organisation);
  const rows = Array.from({ length: 5000 }, (_, i) =>
    row(`Officer ${i + 1}`, `officer-${i + 1}-${newId()}@example.org`),
  );
  rows[9] = row("Officer 10", "officer at example");
  rows[99] = row("", anAddress());
  rows[4999] = row("Officer 5000", member.email.toUpperCase());
  const sent = await send(office, row("name", "e-mail") + rows.join(""));
  expect(sent.statusCode).toBe(303);
  const url = String(sent.headers.location);
  const page = await office.administrator.get(url);
  expect(page.body).toContain("3 rows cannot be taken, and 4,997 can");
  const faults = [...page.body.matchAll(/<tr[^>]*><th[^>]*>(\d+)<\/th><td[^>]*>([^<]+)<\/td><td[^>]*>([^<]+)</g)];
  expect(faults.map(([, number, field]) => [number, field])).toEqual([
    ["11", "e-mail"],
    ["101", "name"],
    ["5001", "e-mail"],
  ]);
  expect(await countInvitations(office)).toBe(0);

  const before = world.held.length;
  const clicks = await Promise.all([
    office.administrator.post(`${url}/invitations`),
    office.administrator.post(`${url}/invitations`),
  ]);
  expect(clicks.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
  // Only the embedded database is held by one transaction at a time; a busy machine is no fault of ours.
  for (const { worked } of world.held.slice(before)) expect(worked).toBeLessThan(1_000);
  while ((await office.administrator.get(url)).body.includes("Go on inviting"))
    await office.administrator.post(`${url}/invitations`);
  expect(await countInvitations(office)).toBe(4997);
  expect((await office.administrator.get(url)).body).toContain("4,997 people invited");
  const [kept] = await world.db.ask<{ content: string }>(
    "select content from people_lists where organisation_id = $1",
    [office.organisation.id],
  );
  expect(kept?.content).toBe("");
  const [messages] = await world.db.ask<{ count: string }>(
    "select count(*) from outgoing_messages m join invitations i on i.message_id = m.id where i.organisation_id = $1",
    [office.organisation.id],
  );
  expect(Number(messages?.count)).toBe(4997);
}, 240_000);

test("a role is asked for in a partnership that the organisation takes part in, by its name or address", async () => {
  const office = await anOffice();
  const [email, other] = [anAddress(), anAddress()];
  const sent = await send(
    office,
    row("E-mail address", "Name", "Organisation", "Partnership", "Role") +
      row(email, "Officer", office.organisation.name.toUpperCase(), office.partnership.slug, "Analyst") +
      row(other, "Officer", "Another Council", "Nowhere", "Emperor"),
  );
  const url = String(sent.headers.location);
  const { body } = await office.administrator.get(url);
  expect(body).toContain("You can invite people of");
  expect(body).toContain("Name a partnership that your organisation takes part in");
  expect(body).toContain("Name a role as it stands in the list of roles");
  await office.administrator.post(`${url}/invitations`);
  const rows = await world.db.ask(
    "select email, sought_partnership_id, sought_role_key from invitations where organisation_id = $1",
    [office.organisation.id],
  );
  expect(rows).toEqual([{ email, sought_partnership_id: office.partnership.id, sought_role_key: "analyst" }]);
});

test.each([
  ["nothing", "", "Choose a file"],
  [
    "no heading",
    row("Officer", "officer@example.org"),
    "The first row must name the columns. Missing: name and e-mail",
  ],
  [
    "a column that we do not know",
    row("name", "e-mail", "shoe size") + row("A", "a@example.org", "9"),
    "There is no column called “shoe size”",
  ],
  ["a heading alone", row("name", "e-mail"), "The list has a heading and no rows"],
  ["a quotation mark that is never closed", `${row("name", "e-mail")}"Officer,a@example.org`, "quotation mark"],
  ["a workbook", "PK\u0003\u0004\0\0", "save the spreadsheet as CSV"],
  ["too much", row("name", "e-mail") + "x".repeat(1_100_000), "The file is too large"],
])("what is no list of people is refused, and nothing is kept: %s", async (_what, content, words) => {
  const office = await anOffice();
  const answer = await send(office, content);
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain(words);
  expect(await world.db.ask("select from people_lists where organisation_id = $1", [office.organisation.id])).toEqual(
    [],
  );
});

test("cells that a spreadsheet would run are text, and the example can be sent as it is", async () => {
  const office = await anOffice();
  const email = anAddress();
  const sent = await send(office, row("name", "e-mail") + row('"=HYPERLINK(""http://x.example"")"', email));
  const url = String(sent.headers.location);
  await office.administrator.post(`${url}/invitations`);
  const [kept] = await world.db.ask<{ name: string }>("select name from invitations where email = $1", [email]);
  expect(kept?.name).toBe('=HYPERLINK("http://x.example")');
  const example = await office.administrator.get(`${office.href}/example`);
  expect(example.headers["content-disposition"]).toContain("attachment");
  const again = await send(office, example.body);
  expect((await office.administrator.get(String(again.headers.location))).body).toContain("All 2 rows can be taken");
});

test("a list that was discarded is not taken, and a taken one is not discarded", async () => {
  const office = await anOffice();
  const list = async () =>
    String((await send(office, row("name", "e-mail") + row("Officer", anAddress()))).headers.location);
  const discarded = await list();
  expect((await office.administrator.post(`${discarded}/discard`)).statusCode).toBe(303);
  expect((await office.administrator.post(`${discarded}/invitations`)).statusCode).toBe(422);
  const taken = await list();
  await office.administrator.post(`${taken}/invitations`);
  expect((await office.administrator.post(`${taken}/discard`)).statusCode).toBe(422);
});

test("whoever has lost the right since sending the list invites nobody", async () => {
  const office = await anOffice();
  const sent = await send(office, row("name", "e-mail") + row("Officer", anAddress()));
  await world.db.ask("update memberships set to_on = current_date - 1 where person_id = $1", [
    office.administrator.person,
  ]);
  expect((await office.administrator.post(`${sent.headers.location}/invitations`)).statusCode).toBe(404);
  expect(await countInvitations(office)).toBe(0);
});

test("inviting that was cut off is gone on with, and nobody is invited twice", async () => {
  const office = await anOffice();
  const addresses = Array.from({ length: 300 }, anAddress);
  const sent = await send(office, row("name", "e-mail") + addresses.map((email) => row("Officer", email)).join(""));
  const url = String(sent.headers.location);
  const id = url.split("/").at(-1);
  await office.administrator.post(`${url}/invitations`);
  const [list] = await world.db.ask<{ name: string }>("select file_name as name from people_lists where id = $1", [id]);
  expect(list?.name).toBe("people.csv");
  // As a fall leaves it between two portions, or before the last of them was noted.
  const content = row("name", "e-mail") + addresses.map((email) => row("Officer", email)).join("");
  await world.db.ask("update people_lists set finished_at = null, position = 0, content = $2 where id = $1", [
    id,
    content,
  ]);
  expect((await office.administrator.get(url)).body).toContain("Go on inviting");
  await office.administrator.post(`${url}/invitations`);
  expect(await countInvitations(office)).toBe(300);
  expect((await office.administrator.get(url)).body).toContain("300 people invited");
});

test("a list that nobody takes within a month is emptied", async () => {
  const office = await anOffice();
  await send(office, row("name", "e-mail") + row("Officer", anAddress()));
  await world.db.ask("update people_lists set sent_at = sent_at - interval '31 days' where organisation_id = $1", [
    office.organisation.id,
  ]);
  expect(await world.db.ask("select ctx.forget_people_lists(interval '30 days') as many")).toEqual([{ many: 1 }]);
  const [kept] = await world.db.ask<{ content: string }>(
    "select content from people_lists where organisation_id = $1",
    [office.organisation.id],
  );
  expect(kept?.content).toBe("");
});

test("another organisation's list is not found", async () => {
  const [ours, theirs] = [await anOffice(), await anOffice()];
  const sent = await send(theirs, row("name", "e-mail") + row("Officer", anAddress()));
  const id = String(sent.headers.location).split("/").at(-1);
  expect((await ours.administrator.get(`${ours.href}/${id}`)).statusCode).toBe(404);
  expect((await ours.administrator.post(`${ours.href}/${id}/invitations`)).statusCode).toBe(404);
  expect((await ours.administrator.get(String(sent.headers.location))).statusCode).toBe(404);
});
