import { expect, test } from "vitest";
import { aGroup, putInGroup } from "../../../../test/groups.ts";
import { type Actor, anEmployee, anOrganisation, aPartnership, aPerson, useWorld } from "../../../../test/world.ts";

const world = useWorld();

const days = (prefix: string, on: string) => {
  const [year = "", month = "", day = ""] = on.split("-");
  return { [`${prefix}-day`]: day, [`${prefix}-month`]: month, [`${prefix}-year`]: year };
};
const FROM = { standsAs: "voting", ...days("from", "2026-01-05"), ...days("to", "") };

async function aScene() {
  const partnership = await aPartnership(world);
  const group = await aGroup(world, partnership, { seats: ["Police", "Health"] });
  const [police, health] = group.seats;
  const href = `/${partnership.slug}/desk/groups/${group.id}`;
  return {
    ...{ partnership, group, href, police: `${href}/seats/${police?.id}`, health: `${href}/seats/${health?.id}` },
    secretary: await aPerson(world, partnership, "support-officer"),
    manager: await aPerson(world, partnership, "partnership-manager"),
    member: await aPerson(world, partnership, "member"),
    other: await aPerson(world, partnership, "member"),
  };
}

const put = (who: Actor, seat: string, person: string | undefined, fields: Record<string, string> = {}) =>
  who.post(`${seat}/representatives`, { ...FROM, person: person ?? "", ...fields });

test("somebody is put into a seat, the vacancy is gone, and their end brings it back", async () => {
  const { href, police, secretary, member, partnership } = await aScene();
  expect((await member.get(href)).body).toContain("2 of the 2 seats are vacant");
  expect((await put(secretary, police, member.person)).statusCode).toBe(303);
  expect((await member.get(href)).body).toContain("1 of the 2 seats is vacant");
  const [row] = await world.db.ask<{ id: string; named_by: string }>(
    "select id, named_by from seat_representatives where partnership_id = $1",
    [partnership.id],
  );
  expect(row?.named_by).toBe(secretary.person);
  const end = `${police}/representatives/${row?.id}/end`;
  const early = await secretary.post(end, days("to", "2025-12-31"));
  expect([early.statusCode, early.body.includes("If they never sat here, enter 4 January 2026")]).toEqual([422, true]);
  expect((await secretary.post(end, days("to", "2026-02-01"))).statusCode).toBe(303);
  expect((await member.get(police)).body).toMatch(/Vacant<\/strong> since 2 February 2026[\s\S]*Who did before/);
  const events = await world.db.ask<{ event: string }>(
    "select event from audit_events where partnership_id = $1 and event like 'seat.%' order by seq",
    [partnership.id],
  );
  expect(events.map(({ event }) => event)).toEqual(["seat.filled", "seat.left"]);
});

test("a second voice, a place taken twice and one's own seat are refused, with everything typed kept", async () => {
  const { police, health, secretary, manager, member, other } = await aScene();
  expect((await put(secretary, police, member.person)).statusCode).toBe(303);
  const second = await put(manager, police, other.person, days("to", "2026-03-04"));
  expect(second.statusCode).toBe(422);
  expect(second.body).toContain("a seat has one voice: version 1 of the terms of reference");
  expect(second.body).toContain(`value="${other.person}" selected`);
  expect(second.body).toContain('value="2026"');
  expect((await put(secretary, police, member.person)).body).toContain("is in this seat already");
  expect((await put(secretary, health, member.person)).body).toContain("one person has one voice");
  expect((await put(secretary, health, secretary.person)).body).toContain("You cannot put yourself into a seat");
  expect((await put(secretary, health, "nobody")).body).toContain("Choose a person");
  expect((await put(secretary, health, other.person, days("from", "2021-01-01"))).body).toContain(
    "No terms of reference are in force on 1 January 2021",
  );
  expect((await put(secretary, police, other.person, { standsAs: "substitute" })).statusCode).toBe(303);
});

test("of two secretaries who fill a seat at once, one is told", async () => {
  const { police, secretary, manager, member, other } = await aScene();
  const answers = await Promise.all([put(secretary, police, member.person), put(manager, police, other.person)]);
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 422]);
});

test("an organisation's seat takes its own people, and those of its successor from the day it took over", async () => {
  const { partnership, group, police, secretary } = await aScene();
  const [trust, board] = [await anOrganisation(world, partnership), await anOrganisation(world, partnership)];
  await world.db.ask("update seats set organisation_id = $1 where id = $2", [trust.id, group.seats[0]?.id]);
  await world.db.ask(
    "insert into organisation_successors (organisation_id, successor_id, succeeded_on) values ($1, $2, '2026-02-01')",
    [trust.id, board.id],
  );
  const officer = await anEmployee(world, board);
  await putInGroup(world, partnership, group, officer.person);
  const early = await put(secretary, police, officer.person);
  expect(early.body).toContain(`works for ${board.name}, and this is the seat of ${trust.name}`);
  expect((await put(secretary, police, officer.person, days("from", "2026-02-01"))).statusCode).toBe(303);
});

test("a representative who is no member of the group is told of, with the way to ask, and is seen by those who are", async () => {
  const { partnership, group, href, police, secretary, manager, member } = await aScene();
  await put(secretary, police, member.person);
  const ask = `/${partnership.slug}/desk/people/${member.person}/roles/new?group=${group.id}`;
  expect((await manager.get(police)).body).toContain(`href="${ask}"`);
  expect((await secretary.get(police)).body).toContain("The partnership manager can ask for it");
  const form = (await manager.get(ask)).body;
  expect(form).toContain(`value="${group.id}" selected`);
  expect(form).toContain('value="group-member" selected');
  // A member of the group alone, to whom the partnership shows nobody else.
  const guest = await aPerson(world, undefined);
  await putInGroup(world, partnership, group, guest.person);
  expect((await guest.get(href)).body).toContain("1 of the 2 seats is vacant");
  await putInGroup(world, partnership, group, member.person);
  expect((await manager.get(police)).body).not.toContain("Not a member of the group");
});

test("a responsible authority without a seat is told on the strategic board's page, with the rule and why it is no breach", async () => {
  const { partnership, href, member } = await aScene();
  const fire = await anOrganisation(world);
  await world.db.ask(
    "insert into partnership_organisations (partnership_id, organisation_id, capacity, from_on) values ($1, $2, 'responsible-authority', '2020-01-01')",
    [partnership.id, fire.id],
  );
  const page = (await member.get(href)).body;
  expect(page).toContain(`No seat is their own: ${fire.name} (since 1 January 2020)`);
  expect(page).toContain("Crime and Disorder Act 1998, section 5(1)");
  expect(page).toContain("no breach by itself");
});

test("a seat of another group, and of another partnership, is not found", async () => {
  const [one, other] = [await aScene(), await aScene()];
  expect((await one.secretary.get(one.police.replace(one.group.id, other.group.id))).statusCode).toBe(404);
  expect((await put(one.secretary, other.police, one.member.person)).statusCode).toBe(404);
  expect((await put(one.member, one.police, one.other.person)).statusCode).toBe(403);
});

test("whoever is in a group alone comes from signing in to their work, and from their group back by every link above it", async () => {
  const { partnership, group, href } = await aScene();
  const home = await aPartnership(world);
  const guest = await aPerson(world, undefined);
  await putInGroup(world, partnership, group, guest.person);
  const work = `/${partnership.slug}/desk/work`;
  expect((await guest.get("/account")).headers.location).toBe(work);
  const page = await guest.get(href);
  expect(page.statusCode).toBe(200);
  const links = [...page.body.matchAll(/href="(\/[^"#]*\/desk[^"#]*)"/g)].map(([, link = ""]) => link);
  expect(links).toContain(work);
  for (const link of new Set(links)) expect((await guest.get(link)).statusCode, link).toBe(200);

  // With a role in another partnership, which the group serves, both are named and the one leads to the other.
  const officer = await aPerson(world, home, "member");
  await putInGroup(world, partnership, group, officer.person);
  await world.db.ask(
    "insert into group_partnerships (partnership_id, group_id, served_id, from_on) values ($1, $2, $3, '2022-01-01')",
    [partnership.id, group.id, home.id],
  );
  const both = (await officer.get("/account")).body;
  expect(both).toContain(`href="/${home.slug}/desk"`);
  expect(both).toContain(`href="${work}"`);
  expect((await officer.get(`/${home.slug}/desk/groups/${group.id}`)).body).toContain(`href="${href}"`);
  expect((await officer.get(`/${home.slug}/desk/work`)).body).toContain(`href="${work}"`);
});

test("a group that serves several partnerships is on the structure charts of all of them, with its lines where it is kept", async () => {
  const { partnership, group, secretary } = await aScene();
  const [served, stranger] = [await aPartnership(world), await aPartnership(world)];
  await world.db.ask(
    "insert into group_partnerships (partnership_id, group_id, served_id, from_on) values ($1, $2, $3, '2022-01-01')",
    [partnership.id, group.id, served.id],
  );
  await world.db.ask(
    `insert into accountability_lines (partnership_id, terms_id, group_id, position, kind, body)
     select partnership_id, id, group_id, 1, 'reports-to', 'The county' from terms_of_reference where group_id = $1`,
    [group.id],
  );
  const chart = (slug: string) => `/${slug}/desk/groups/structure`;
  const name = `Group ${group.id.slice(0, 8)}`;
  const here = (await secretary.get(chart(partnership.slug))).body;
  expect(here).toMatch(new RegExp(`<text[^>]*>${name}</text>`));
  expect(here).toContain("Reports to The county");
  expect(here).toContain(`Serves as well: ${served.name}`);

  const there = (await (await aPerson(world, served, "member")).get(chart(served.slug))).body;
  expect(there).toContain(name);
  expect(there).toContain(`kept by ${partnership.name}`);
  expect(there).not.toContain("The county");
  expect((await (await aPerson(world, stranger, "member")).get(chart(stranger.slug))).body).not.toContain(name);

  // In steps of size, and from one group on.
  expect((await secretary.get(`${chart(partnership.slug)}?zoom=200`)).body).toContain("fp-drawing--zoomed");
  expect((await secretary.get(`${chart(partnership.slug)}?zoom=7`)).statusCode).toBe(404);
  expect((await secretary.get(`${chart(partnership.slug)}?from=${group.id}`)).body).toContain(
    "Show the whole structure",
  );
  expect((await secretary.get(`${chart(partnership.slug)}?from=${served.id}`)).statusCode).toBe(404);
});
