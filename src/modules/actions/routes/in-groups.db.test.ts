import { beforeAll, describe, expect, test } from "vitest";
import { aGroup, putInGroup, someHolidays, type TestGroup } from "../../../../test/groups.ts";
import {
  type Actor,
  anEmployee,
  anOrganisation,
  aPartnership,
  aPerson,
  type TestPartnership,
  useWorld,
} from "../../../../test/world.ts";
import { addDays, dayOf } from "../../../kernel/dates.ts";
import { newId } from "../../../kernel/ids.ts";

/*
 * Whoever is in a group alone, without a role in the partnership: what they read of the log, what they say of their own, and
 * where their work stands.
 */

const world = useWorld();
let place: TestPartnership;
let organisation: string;
let manager: Actor;
/** In the first group, and in nothing else. */
let member: Actor;
let colleague: Actor;
let group: TestGroup;
let other: TestGroup;

beforeAll(async () => {
  await someHolidays(world);
  place = await aPartnership(world, {
    organisations: [{ name: `Council ${newId()}`, kind: "council", capacity: "responsible-authority", source: "" }],
  });
  const rows = await world.db.ask<{ id: string }>(
    "select organisation_id as id from partnership_organisations where partnership_id = $1",
    [place.id],
  );
  organisation = rows[0]?.id ?? "";
  [manager, member, colleague] = await Promise.all([
    aPerson(world, place, "partnership-manager"),
    aPerson(world, undefined),
    aPerson(world, undefined),
  ]);
  [group, other] = [await aGroup(world, place, { seats: ["Police", "Charity"] }), await aGroup(world, place)];
  await putInGroup(world, place, group, member.person, group.seats[1]?.id);
  await putInGroup(world, place, other, colleague.person);
});

const desk = (path: string) => `/${place.slug}/desk/${path}`;

function boxes(name: string, days: number): Record<string, string> {
  const [year = "", month = "", day = ""] = addDays(dayOf(world.now), days).split("-");
  return { [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: day };
}

const asking = (of: TestGroup, text: string, owner: Actor | undefined, by = organisation) =>
  manager.post(desk("actions"), {
    ...{ id: newId(), text, organisation: by, group: of.id, person: owner?.person ?? "" },
    ...{ ...boxes("agreed", -30), ...boxes("due", -3) },
  });

/** An action that the office added twenty days ago. */
async function anAction(of: TestGroup, text: string, owner?: Actor): Promise<string> {
  const added = await asking(of, text, owner);
  expect(added.statusCode, text).toBe(303);
  const id = String(added.headers.location).split("/").at(-1) ?? "";
  await world.db.ask("update actions set made_at = now() - interval '20 days' where id = $1", [id]);
  return id;
}

const update = (who: Actor, id: string, about: Record<string, string> = {}) =>
  who.post(desk(`actions/${id}/updates`), { kind: "progress", words: "Letters drafted", seen: "0", ...about });

async function aMeeting(of: TestGroup, days: number): Promise<string> {
  const rows = await world.db.ask<{ id: string }>(
    `insert into meetings (partnership_id, group_id, kind, held_on, begins_at, way, place)
     values ($1, $2, 'ordinary', $3, '14:00', 'in-person', 'Town hall') returning id`,
    [place.id, of.id, addDays(dayOf(world.now), days)],
  );
  return rows[0]?.id ?? "";
}

async function aRestrictedItem(of: TestGroup, meeting: string, interested?: string): Promise<string> {
  const [id, { ask }] = [newId(), world.db];
  await ask(
    "insert into agenda_items (partnership_id, id, meeting_id, group_id, position, kind, title) values ($1, $2, $3, $4, 1, 'discussion', 'A')",
    [place.id, id, meeting, of.id],
  );
  await ask(
    `insert into item_restrictions (partnership_id, item_id, meeting_id, group_id, ground, own_rule, reason, agreed_by)
     values ($1, $2, $3, $4, 'own-rule', 'The terms', 'Named', 'The chair')`,
    [place.id, id, meeting, of.id],
  );
  if (interested !== undefined)
    await ask(
      `insert into meeting_interests (partnership_id, item_id, meeting_id, group_id, seat_id, person_id, nature)
       values ($1, $2, $3, $4, $5, $6, 'Employs them')`,
      [place.id, id, meeting, of.id, of.seats[1]?.id, interested],
    );
  return id;
}

const from = (action: string, item: string) =>
  world.db.ask("update actions set origin_kind = 'meeting-item', origin_id = $2 where id = $1", [action, item]);

describe("what they read of the log:", () => {
  test("the actions of their group and their own, with all that became of them and whose they are, and no other", async () => {
    const ofGroup = await anAction(group, "Write to the landlords", colleague);
    const own = await anAction(other, "Count the lamps", member);
    const elsewhere = await anAction(other, "Visit the lorry park", colleague);
    expect((await update(colleague, ofGroup)).statusCode).toBe(303);
    const page = await member.get(desk(`actions/${ofGroup}`));
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain("Letters drafted");
    expect(page.body).not.toContain("Somebody who is not here any more");
    expect((await member.get(desk(`actions/${own}`))).statusCode).toBe(200);
    expect((await member.get(desk(`actions/${elsewhere}`))).statusCode).toBe(404);
    for (const list of ["actions", "actions/log.csv"]) {
      const { body } = await member.get(desk(list));
      for (const words of ["Write to the landlords", "Count the lamps"]) expect(body).toContain(words);
      expect(body).not.toContain("Visit the lorry park");
    }
    // What is counted over the whole log is for those who read it.
    const log = (await member.get(desk("actions"))).body;
    expect(log).not.toContain("actions/progress");
    // Both groups have an action that the member reads; a third has none.
    const third = await aGroup(world, place);
    await anAction(third, "Paint the doors");
    const offered = (await member.get(desk("actions"))).body;
    expect([group, other, third].map(({ id }) => offered.includes(`value="${id}"`))).toEqual([true, true, false]);
    expect((await member.get(desk("actions/progress"))).statusCode).toBe(403);
    for (const path of ["actions/new", `actions/${own}/edit`])
      expect((await member.get(desk(path))).statusCode).toBe(403);
  });

  test("they stand before their group's meetings, and in its minutes, as for everybody", async () => {
    await anAction(group, "Ask the landlords again");
    await anAction(other, "Ask the drivers again");
    const [next, last] = [await aMeeting(group, 20), await aMeeting(group, -1)];
    for (const path of [`meetings/${next}`, `meetings/${last}/minutes`]) {
      const { body } = await member.get(desk(path));
      expect(body, path).toContain("Ask the landlords again");
      expect(body, path).not.toContain("Ask the drivers again");
    }
    expect((await member.get(desk(`meetings/${await aMeeting(other, 20)}`))).statusCode).toBe(404);
  });

  test("what was agreed at a restricted item is not for whoever declared an interest in it, unless it is theirs", async () => {
    const item = await aRestrictedItem(group, await aMeeting(group, -2), member.person);
    const [kept, theirs, open] = [
      await anAction(group, "Kept from those with an interest"),
      await anAction(group, "Theirs in spite of it", member),
      await anAction(group, "Of a restricted item that they read"),
    ];
    for (const action of [kept, theirs]) await from(action, item);
    await from(open, await aRestrictedItem(group, await aMeeting(group, -3)));
    const { body } = await member.get(desk(`meetings/${await aMeeting(group, 10)}?actions=all`));
    expect(body).not.toContain("Kept from those");
    for (const words of ["Theirs in spite", "Of a restricted item"]) expect(body).toContain(words);
    expect((await member.get(desk(`actions/${kept}`))).statusCode).toBe(404);
    expect((await member.get(desk("actions"))).body).not.toContain("Kept from those");
  });

  test("what comes before their group from another is theirs to read, but for what rests on its restricted items", async () => {
    const [open, restricted] = [
      await anAction(other, "Twice too late"),
      await anAction(other, "Twice too late, in private"),
    ];
    await from(restricted, await aRestrictedItem(other, await aMeeting(other, -2)));
    expect((await member.get(desk(`actions/${open}`))).statusCode).toBe(404);
    for (const action of [open, restricted])
      await world.db.ask(
        `insert into action_escalations (partnership_id, action_id, group_id, escalated_on, missed, terms_version, line_kind, body, to_group_id)
         values ($1, $2, $3, $4, '["2026-01-05"]', 1, 'reports-to', 'The board', $5)`,
        [place.id, action, other.id, addDays(dayOf(world.now), -1), group.id],
      );
    const page = await member.get(desk(`actions/${open}`));
    expect(page.body).toContain("Escalated on");
    expect((await member.get(desk(`meetings/${await aMeeting(group, 5)}?actions=all`))).body).toContain(
      `From Group ${other.id.slice(0, 8)}`,
    );
    expect((await member.get(desk(`actions/${restricted}`))).statusCode).toBe(404);
  });
});

describe("what they say of their own:", () => {
  test("progress, a block, a new day and that it is done, once for each form, as every owner does", async () => {
    const id = await anAction(group, "Paint the underpass", member);
    expect((await member.get(desk(`actions/${id}`))).body).toContain(`actions/${id}/updates/new`);
    expect((await member.get(desk(`actions/${id}/updates/new`))).statusCode).toBe(200);
    for (let i = 0; i < 2; i++) expect((await update(member, id)).statusCode).toBe(303);
    expect((await update(member, id, { kind: "blocked", words: "No paint", seen: "1" })).statusCode).toBe(303);
    expect((await update(member, id, { kind: "open", words: "Paint came", seen: "2" })).statusCode).toBe(303);
    expect(
      (await update(member, id, { kind: "new-date", words: "Rain", seen: "3", ...boxes("day", 9) })).statusCode,
    ).toBe(303);
    const refused = await update(member, id, { kind: "cancelled", words: "Not needed", seen: "4" });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain("Not needed");
    expect((await update(member, id, { kind: "done", words: "Painted", seen: "4" })).statusCode).toBe(303);
    expect(await world.db.ask("select kind from action_updates where action_id = $1 order by position", [id])).toEqual(
      ["progress", "blocked", "open", "new-date", "done"].map((kind) => ({ kind })),
    );
    expect((await manager.get(desk(`actions/${id}`))).body).toContain("Painted");
  });

  test("for their own organisation, which takes part in nothing but the group", async () => {
    const charity = await anOrganisation(world);
    const employee = await anEmployee(world, charity);
    const form = async () => (await manager.get(desk("actions/new"))).body;
    expect(await form()).not.toContain(charity.name);
    await putInGroup(world, place, group, employee.person);
    expect(await form()).toContain(`<option value="${charity.id}">${charity.name}</option>`);
    expect((await asking(group, "Open the drop-in", employee, charity.id)).statusCode).toBe(303);
    expect((await employee.get(desk("work"))).body).toContain("Open the drop-in");
  });

  test("and of no other, whether they read it or not, neither by the program nor past it", async () => {
    const [read, unread] = [
      await anAction(group, "Somebody else's", colleague),
      await anAction(other, "Somebody else's"),
    ];
    for (const [id, status] of [
      [read, 403],
      [unread, 404],
    ] as const) {
      expect((await member.get(desk(`actions/${id}/updates/new`))).statusCode).toBe(status);
      expect((await update(member, id)).statusCode).toBe(status);
      const past = member.inPartnership(place.slug, (tx) =>
        tx
          .insertInto("action_updates")
          .values({ action_id: id, position: 1, kind: "progress", words: "x", recorded_by: member.person ?? "" })
          .execute(),
      );
      await expect(past).rejects.toMatchObject({ code: "42501" });
    }
    // Nobody can be named who is in no group here and holds no role.
    const nobody = await aPerson(world, undefined);
    expect((await asking(group, "x", nobody)).body).toContain("Choose somebody who may update actions");
  });
});

describe("their page of work:", () => {
  test("is where they begin, with what they own, and leads nowhere that they may not go", async () => {
    const id = await anAction(group, "Ring the warden", member);
    const home = desk("work");
    const page = await member.get(home);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain(`href="${desk(`actions/${id}`)}"`);
    expect(page.body).toContain("My work");
    const account = await member.get("/account");
    expect([account.statusCode, account.headers.location]).toEqual([303, home]);
    const [seen, next] = [new Set<string>(), [home]];
    for (let href = next.pop(); href !== undefined; href = next.pop()) {
      if (seen.has(href)) continue;
      seen.add(href);
      const answer = await member.get(href);
      expect(answer.statusCode, href).toBe(200);
      for (const [, link = ""] of answer.body.matchAll(/href="(\/[^"#?]*\/desk[^"#?]*)/g)) next.push(link);
    }
    for (const path of [`actions/${id}/updates/new`, `groups/${group.id}/minutes`]) expect(seen).toContain(desk(path));
    for (const path of ["actions", `actions/${id}`, `actions/${id}/updates/new`, "groups", "meetings"])
      expect((await member.get(desk(path))).body, path).toContain(`href="${home}">${place.name}`);
    expect((await member.get(`/${place.slug}/desk`)).statusCode).toBe(403);
  });

  test("says in a line that there is nothing, and names their other partnerships", async () => {
    const [second, someone] = [await aPartnership(world), await aPerson(world, undefined)];
    await putInGroup(world, second, await aGroup(world, second), someone.person);
    expect((await someone.get(`/${second.slug}/desk/work`)).body).toContain("You own no open action here.");
    expect((await someone.get(desk("work"))).statusCode).toBe(404);
    await putInGroup(world, place, group, someone.person);
    expect((await someone.get(desk("work"))).body).toContain(`href="/${second.slug}/desk/work"`);
  });

  test("is gone with their place in the group, and so is every action", async () => {
    const leaver = await aPerson(world, undefined);
    await putInGroup(world, place, group, leaver.person);
    const id = await anAction(group, "Theirs for a time", leaver);
    const paths = ["work", "actions", `actions/${id}`, `actions/${id}/updates/new`];
    for (const path of paths) expect((await leaver.get(desk(path))).statusCode, path).toBe(200);
    await world.db.ask("update group_memberships set to_on = current_date - 1 where person_id = $1", [leaver.person]);
    for (const path of paths) expect((await leaver.get(desk(path))).statusCode, path).toBe(404);
    expect((await update(leaver, id)).statusCode).toBe(404);
  });
});
