import { afterAll, beforeAll, expect, test } from "vitest";
import { asMember } from "../../src/platform/tenancy/transactions.ts";
import { openTestDatabase, type TestDatabase } from "../database.ts";
import { inTransactionOf } from "./entering.ts";
import { made } from "./fixture/made.ts";
import { personId, tokenOf } from "./fixture/people.ts";
import { daysFromNow, PARTNERSHIPS } from "./fixture/places.ts";
import { type Ask, fillDatabase } from "./fixture.ts";

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
  await fillDatabase(db.ask);
});

afterAll(() => db?.close());

/** What somebody sees of another partnership, by table: how many rows. Tables of which nothing is seen are left out. */
async function sightOf(ask: Ask, host: string): Promise<Record<string, number>> {
  const seen: Record<string, number> = {};
  const tables = await ask<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'partnership_id'
       and has_table_privilege(c.oid, 'select') order by 1`);
  for (const { name } of tables) {
    const [row] = await ask<{ count: number }>(`select count(*)::int as count from ${name} where partnership_id = $1`, [
      host,
    ]);
    if (row && row.count > 0) seen[name] = row.count;
  }
  expect(tables.length).toBeGreaterThan(20);
  return seen;
}

test("a partnership that a group serves sees the group, who is in it and its released minutes, and nothing else of its host", async () => {
  const seen = await inTransactionOf(db.engine, "B's manager", async (ask) => ({
    tables: await sightOf(ask, PARTNERSHIPS.A.id),
    groups: await ask("select id from groups where partnership_id = $1", [PARTNERSHIPS.A.id]),
    people: await ask("select count(*)::int as there from people where id = $1", [personId("panelist")]),
  }));
  // The rule of today, the one that has ended, and what the first of them opens.
  expect(seen.tables).toEqual({ group_memberships: 3, group_partnerships: 2, groups: 1, minutes_proposals: 2 });
  expect(seen.groups).toEqual([{ id: made.group("A") }]);
  expect(seen.people).toEqual([{ there: 1 }]);
});

test("what a share rule opens cannot be written from the partnership served", async () => {
  const write = (sql: string) =>
    inTransactionOf(db.engine, "B's manager", (ask) => ask(sql, [PARTNERSHIPS.A.id, made.group("A")]));
  for (const sql of [
    "insert into group_memberships (partnership_id, group_id, person_id, role_key, from_on) select $1, $2, id, 'panel-member', current_date from people limit 1",
    "update group_memberships set to_on = current_date where partnership_id = $1 and group_id = $2",
    "delete from group_partnerships where partnership_id = $1 and group_id = $2",
  ])
    await expect(write(sql), sql).rejects.toMatchObject({ code: "42501" });
  // Who looks after the groups of B changes B's.
  expect(await write("update groups set name = 'changed' where partnership_id = $1 and id = $2 returning id")).toEqual(
    [],
  );
});

test("what a group releases to the public is on its own partnership's pages, and not on those of the one it serves", async () => {
  const read = () =>
    inTransactionOf(db.engine, "visitor of A", (ask) =>
      ask("select distinct partnership_id as host from minutes_proposals"),
    );
  const rule = "where partnership_id = $1 and group_id = $2 and served_id = $3";
  const share = [PARTNERSHIPS.B.id, made.group("B"), PARTNERSHIPS.A.id];
  await db.ask(`update group_partnerships set to_on = null ${rule}`, share);
  expect(await read()).toEqual([{ host: PARTNERSHIPS.A.id }]);
  expect(await inTransactionOf(db.engine, "analyst", (ask) => sightOf(ask, PARTNERSHIPS.B.id))).toMatchObject({
    minutes_proposals: 2,
  });
  await db.ask(`update group_partnerships set to_on = $4 ${rule}`, [...share, daysFromNow(-2)]);
});

test("the county sees nothing of its districts but what a share rule opens", async () => {
  await db.ask("update partnerships set parent_id = $1 where id = $2", [PARTNERSHIPS.B.id, PARTNERSHIPS.A.id]);
  await db.ask("delete from group_partnerships where served_id = $1", [PARTNERSHIPS.B.id]);
  const sight = () => inTransactionOf(db.engine, "B's manager", (ask) => sightOf(ask, PARTNERSHIPS.A.id));
  expect(await sight()).toEqual({});
  await db.ask(
    "insert into group_partnerships (partnership_id, group_id, served_id, from_on) values ($1, $2, $3, $4)",
    [PARTNERSHIPS.A.id, made.group("A", 2), PARTNERSHIPS.B.id, daysFromNow(-2)],
  );
  expect(await sight()).toEqual({ group_memberships: 5, group_partnerships: 1, groups: 1 });
});

test("somebody begins where they hold a role, and beside it where they are in a group today by a role of groups", async () => {
  const known = (session: Parameters<typeof tokenOf>[0]) =>
    asMember(db.engine, tokenOf(session), undefined, "test", async ({ identity }) =>
      identity.partnerships.map(({ slug, through }) => `${slug} by ${through}`),
    );
  const { A, B } = PARTNERSHIPS;
  expect(await known("joint")).toEqual([`${A.slug} by group`, `${B.slug} by role`]);
  // Who holds a role and is in a group there begins at the desk.
  expect(await known("member")).toEqual([`${A.slug} by role`]);
  expect(await known("chair")).toEqual([`${A.slug} by role`]);
  expect(await known("nobody")).toEqual([]);
  // A place that has ended, one to come, and a role of the partnership held in a group open nothing.
  for (const [person, from, to, role] of [
    ["nobody", -9, -2, "panel-member"],
    ["nobody", 2, null, "panel-member"],
    ["nobody", -9, null, "analyst"],
  ] as const)
    await db.ask(
      "insert into group_memberships (partnership_id, group_id, person_id, role_key, from_on, to_on) values ($1, $2, $3, $4, $5, $6)",
      [A.id, made.group("A", 2), personId(person), role, daysFromNow(from), to === null ? null : daysFromNow(to)],
    );
  expect(await known("nobody")).toEqual([]);
});

test("a capability in a group is held there, today, by a role of groups, and nowhere else", async () => {
  await db.ask("insert into role_capabilities (role_key, capability) values ('panel-member', 'canaries:sing')");
  const groups = (person: Parameters<typeof personId>[0], place: "A" | "B", capability: string) =>
    db.ask<{ groups: string[] }>("select ctx.groups_of($1, $2, $3) as groups", [
      personId(person),
      PARTNERSHIPS[place].id,
      capability,
    ]);
  expect(await groups("member", "A", "canaries:sing")).toEqual([{ groups: [made.group("A", 2)] }]);
  expect(await groups("member", "B", "canaries:sing")).toEqual([{ groups: [] }]);
  expect(await groups("member", "A", "partnerships:read")).toEqual([{ groups: [] }]);
  // Another role there, a place that has ended or not begun, and a role of the partnership in the group's place.
  for (const other of ["analyst", "chair", "vice-chair"] as const)
    expect(await groups(other, "A", "canaries:sing"), other).toEqual([{ groups: [] }]);
  expect(await groups("auditor", "A", "datasets:read")).toEqual([{ groups: [] }]);
  expect(
    await inTransactionOf(db.engine, "member", (ask) => ask("select ctx.my_groups('canaries:sing') as groups")),
  ).toEqual([{ groups: [made.group("A", 2)] }]);
  // What a role of a group holds opens nothing of the partnership.
  const held = await inTransactionOf(db.engine, "member", (ask) => ask("select ctx.can('canaries:sing') as can"));
  expect(held).toEqual([{ can: false }]);
});
