import { beforeAll, describe, expect, test } from "vitest";
import { type Actor, aPartnership, aPerson, type TestPartnership, useWorld } from "../../../../test/world.ts";
import { addDays, type Day, dayOf } from "../../../kernel/dates.ts";
import { newId } from "../../../kernel/ids.ts";

const world = useWorld();
let home: TestPartnership;
let manager: Actor;
let owner: Actor;
let reader: Actor;
let organisation: string;
let group: string;
let today: Day;

beforeAll(async () => {
  home = await aPartnership(world, {
    organisations: [{ name: `Council ${newId()}`, kind: "council", capacity: "responsible-authority", source: "" }],
    groups: [{ name: "Board", kind: "strategic-board", purpose: "", cadence: "", alsoCalled: [], source: "" }],
  });
  [manager, owner, reader] = await Promise.all([
    aPerson(world, home, "partnership-manager"),
    aPerson(world, home, "member"),
    aPerson(world, home, "analyst"),
  ]);
  const [row] = await world.db.ask<{ organisation: string; group: string }>(
    `select po.organisation_id as organisation, g.id as "group" from partnership_organisations po
       join groups g on g.partnership_id = po.partnership_id where po.partnership_id = $1`,
    [home.id],
  );
  [organisation, group] = [row?.organisation ?? "", row?.group ?? ""];
  today = dayOf(world.now);
});

const desk = (path: string) => `/${home.slug}/desk/${path}`;

function boxes(prefix: string, on: Day): Record<string, string> {
  const [year = "", month = "", day = ""] = on.split("-");
  return { [`${prefix}-day`]: day, [`${prefix}-month`]: month, [`${prefix}-year`]: year };
}

function fields(about: Record<string, string> = {}): Record<string, string> {
  return {
    id: newId(),
    text: "Write to the landlords",
    organisation,
    person: owner.person ?? "",
    group,
    ...boxes("agreed", today),
    ...boxes("due", addDays(today, 14)),
    ...about,
  };
}

async function anAction(about: Record<string, string> = {}): Promise<string> {
  const asked = fields(about);
  expect((await manager.post(desk("actions"), asked)).statusCode).toBe(303);
  return asked["id"] ?? "";
}

const update = (who: Actor, id: string, about: Record<string, string>) =>
  who.post(desk(`actions/${id}/updates`), { kind: "progress", words: "Letters drafted", seen: "0", ...about });

async function kindsOf(id: string): Promise<string[]> {
  const rows = await world.db.ask<{ kind: string }>(
    "select kind from action_updates where action_id = $1 order by position",
    [id],
  );
  return rows.map(({ kind }) => kind);
}

test("an action is added once, however often its form is sent, and the trail says so without its words", async () => {
  const asked = fields();
  for (let i = 0; i < 2; i++) expect((await manager.post(desk("actions"), asked)).statusCode).toBe(303);
  const page = await owner.get(desk(`actions/${asked["id"]}`));
  expect(page.body).toContain("Write to the landlords");
  expect(await world.db.ask("select event from audit_events where subject = $1", [asked["id"]])).toEqual([
    { event: "action.added" },
  ]);
});

test.each([
  [{ text: "" }, "Enter what is to be done"],
  [{ text: "x".repeat(1001) }, "1,000 characters"],
  [{ organisation: "" }, "Choose the organisation"],
  [{ organisation: newId() }, "Choose the organisation"],
  [{ person: newId() }, "Choose somebody who may update actions"],
  [{ group: newId() }, "Choose the group"],
  [{ "due-month": "13" }, "Due day must be a real date"],
  [{ "due-year": "1999" }, "the same as or after the day it was agreed"],
  [{ state: "done" }, "no field called state"],
] as const)("what is wrong is said beside its field, and what was typed is kept: %j", async (about, words) => {
  const refused = await manager.post(desk("actions"), fields({ ...about } as Record<string, string>));
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain(words);
  if (!("text" in about)) expect(refused.body).toContain("Write to the landlords");
});

describe("who may say how an action stands:", () => {
  test("its owner, and the office, and nobody else", async () => {
    const id = await anAction();
    expect((await reader.get(desk(`actions/${id}/updates/new`))).statusCode).toBe(403);
    expect((await update(reader, id, {})).statusCode).toBe(403);
    expect((await update(owner, id, {})).statusCode).toBe(303);
    expect((await update(manager, id, { kind: "blocked", words: "No addresses", seen: "1" })).statusCode).toBe(303);
    expect(await kindsOf(id)).toEqual(["progress", "blocked"]);
  });

  test("the database refuses another's action as well, whatever the program thinks", async () => {
    const id = await anAction();
    const insert = (who: Actor, by: string | undefined, kind: "progress" | "cancelled") =>
      who.inPartnership(home.slug, (tx) =>
        tx
          .insertInto("action_updates")
          .values({ action_id: id, position: 1, kind, words: "x", recorded_by: by ?? "" })
          .execute(),
      );
    await expect(insert(reader, reader.person, "progress")).rejects.toMatchObject({ code: "42501" });
    await expect(insert(owner, manager.person, "progress")).rejects.toMatchObject({ code: "42501" });
    await expect(insert(owner, owner.person, "cancelled")).rejects.toMatchObject({ code: "42501" });
    await insert(owner, owner.person, "progress");
  });

  test("an owner cannot cancel, and the office can", async () => {
    const id = await anAction();
    const refused = await update(owner, id, { kind: "cancelled", words: "Not needed" });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain("Ask the partnership&#39;s office");
    expect((await update(manager, id, { kind: "cancelled", words: "Not needed" })).statusCode).toBe(303);
  });
});

test("two people who write at once: the second sees what the first wrote, keeps their words, and can send them", async () => {
  const id = await anAction();
  const answers = await Promise.all([
    update(owner, id, { words: "From the owner" }),
    update(manager, id, { words: "From the office" }),
  ]);
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 422]);
  const [second, words] = answers[0]?.statusCode === 422 ? [owner, "From the owner"] : [manager, "From the office"];
  const page = answers.find(({ statusCode }) => statusCode === 422)?.body ?? "";
  expect(page).toContain("recorded something meanwhile");
  expect(page).toContain(words);
  const seen = /name="seen" value="(\d+)"/.exec((await second.get(desk(`actions/${id}/updates/new`))).body)?.[1] ?? "";
  expect((await update(second, id, { words, seen })).statusCode).toBe(303);
  expect(await kindsOf(id)).toHaveLength(2);
});

test("the same update sent twice is one", async () => {
  const id = await anAction();
  for (let i = 0; i < 2; i++)
    expect((await update(owner, id, { kind: "done", words: "All sent" })).statusCode).toBe(303);
  expect(await kindsOf(id)).toEqual(["done"]);
});

test("an edit keeps what was there before, and a stale one is refused with what was typed", async () => {
  const id = await anAction();
  const edit = (text: string, seen: string) =>
    manager.post(desk(`actions/${id}/edit`), { text, organisation, person: owner.person ?? "", seen });
  expect((await edit("Write to tenants", "0")).statusCode).toBe(303);
  expect((await owner.get(desk(`actions/${id}`))).body).toContain("The text was: Write to the landlords");
  const stale = await edit("Write to everybody", "0");
  expect(stale.statusCode).toBe(422);
  expect(stale.body).toContain("Write to everybody");
  expect((await owner.get(desk(`actions/${id}`))).body).toContain("Write to tenants");
});

test("evidence is an https address or nothing, so that no script can stand in a link", async () => {
  const id = await anAction();
  for (const evidence of ["javascript:alert(1)", "http://x.example", "not an address"])
    expect((await update(owner, id, { evidence })).statusCode).toBe(422);
  expect((await update(owner, id, { evidence: "https://www.example.org/report" })).statusCode).toBe(303);
});

describe("the log", () => {
  test("is narrowed by state, person, organisation, group and words, and sorted", async () => {
    const late = await anAction({
      text: "Overdue one",
      ...boxes("agreed", addDays(today, -9)),
      ...boxes("due", addDays(today, -1)),
    });
    const dueToday = await anAction({ text: "Due today", ...boxes("due", today), person: "" });
    const listed = async (query: string) => (await reader.get(desk(`actions?${query}`))).body;
    expect(await listed("state=overdue")).toContain(`actions/${late}"`);
    expect(await listed("state=overdue")).not.toContain(`actions/${dueToday}"`);
    expect(await listed(`person=${owner.person}`)).not.toContain(`actions/${dueToday}"`);
    expect(await listed(`organisation=${organisation}&group=${group}&words=due+today`)).toContain(
      `actions/${dueToday}"`,
    );
    expect(await listed("person=nonsense")).toContain("No actions match");
    const sorted = await listed("sort=-due");
    expect(sorted.indexOf(`actions/${dueToday}"`)).toBeLessThan(sorted.indexOf(`actions/${late}"`));
  });

  test("is downloaded as CSV, in which no cell runs as a formula", async () => {
    await anAction({ text: '=HYPERLINK("https://x.example","y")' });
    const file = await reader.get(desk("actions/log.csv?words=HYPERLINK"));
    expect(file.headers).toMatchObject({ "content-type": "text/csv; charset=utf-8" });
    expect(file.headers["content-disposition"]).toContain("attachment");
    expect(file.body.split("\r\n")).toHaveLength(3);
    expect(file.body).toContain(`"'=HYPERLINK(""https://x.example"",""y"")"`);
  });

  test("is downloaded as JSON, in which what is not there is null", async () => {
    const id = await anAction({ text: "Late, and of nobody yet", ...boxes("due", today), person: "" });
    const file = await reader.get(desk("actions/log.json?words=of+nobody+yet"));
    expect(file.headers).toMatchObject({ "content-type": "application/json; charset=utf-8" });
    const { asOf, actions } = JSON.parse(file.body);
    expect([asOf, actions.length]).toEqual([today, 1]);
    const none = { person: null, doneOn: null, escalatedTo: null, latestUpdate: null };
    expect(actions[0]).toMatchObject({ number: id, state: "open", isOverdue: false, missedDates: [], ...none });
  });
});

test("what is overdue stands on the desk's home of its owner alone, and in their work", async () => {
  const id = await anAction({
    text: "Late for the owner",
    ...boxes("agreed", addDays(today, -9)),
    ...boxes("due", addDays(today, -2)),
  });
  const path = `actions/${id}"`;
  expect((await owner.get(desk(""))).body).toContain(path);
  expect((await reader.get(desk(""))).body).not.toContain(path);
  expect((await owner.get(desk("work"))).body).toContain(path);
  expect((await reader.get(desk("work"))).body).not.toContain(path);
  await update(owner, id, { kind: "done", words: "Sent" });
  expect((await owner.get(desk(""))).body).not.toContain(path);
});

test("another partnership's action is not found", async () => {
  const id = await anAction();
  const other = await aPartnership(world);
  const stranger = await aPerson(world, other, "partnership-manager");
  for (const path of ["", "/edit", "/updates/new"])
    expect((await stranger.get(`/${other.slug}/desk/actions/${id}${path}`)).statusCode).toBe(404);
});
