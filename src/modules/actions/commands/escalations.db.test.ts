import { afterAll, beforeAll, expect, test } from "vitest";
import { putInGroup } from "../../../../test/groups.ts";
import { openTestMailServer, type TestMailServer } from "../../../../test/mail-server.ts";
import { type Actor, aPartnership, aPerson, type TestPartnership, useWorld } from "../../../../test/world.ts";
import { addDays, type Day, dayOf, formatDay } from "../../../kernel/dates.ts";
import { newId } from "../../../kernel/ids.ts";
import { mailJobs } from "../../../platform/mail/gate.ts";
import { asQueue } from "../../../platform/tenancy/transactions.ts";
import { NOTHING_STATED } from "../../groups/index.ts";
import { jobs } from "../jobs.ts";

const world = useWorld();
let mail: TestMailServer;
let today: Day;
beforeAll(async () => {
  mail = await openTestMailServer();
  today = dayOf(world.now);
});
afterAll(() => mail.close());

type Scene = {
  readonly home: TestPartnership;
  readonly manager: Actor;
  readonly chair: Actor;
  readonly action: string;
  /** By name. */
  readonly groups: ReadonlyMap<string, string>;
};

/** A delivery group whose terms lead where `line` says, and an action of it that missed two days; the board has a chair. */
async function aScene(line?: { kind: string; body: string }, chairs = "Board"): Promise<Scene> {
  const group = (name: string, alsoCalled: string[]) => ({ name, kind: "delivery-group" as const, alsoCalled });
  const home = await aPartnership(world, {
    organisations: [{ name: `Council ${newId()}`, kind: "council", capacity: "responsible-authority", source: "" }],
    groups: [group("Board", ["Strategic Board"]), group("Delivery", [])].map((one) => ({
      ...one,
      ...{ purpose: "", cadence: "", source: "" },
    })),
  });
  const [manager, chair] = [await aPerson(world, home, "support-officer"), await aPerson(world, home, "chair")];
  const { ask } = world.db;
  const rows = await ask<{ name: string; id: string }>("select name, id from groups where partnership_id = $1", [
    home.id,
  ]);
  const groups = new Map(rows.map(({ name, id }) => [name, id]));
  if (line) {
    const terms = newId();
    await ask(
      "insert into terms_of_reference (partnership_id, id, group_id, version, settings) values ($1, $2, $3, 1, $4)",
      [home.id, terms, groups.get("Delivery"), JSON.stringify(NOTHING_STATED)],
    );
    await ask(
      `insert into terms_approvals (partnership_id, terms_id, group_id, decided_by, decided_on, in_force_from, approved_by)
       values ($1, $2, $3, 'The board', '2022-03-01', '2022-03-01', $4)`,
      [home.id, terms, groups.get("Delivery"), newId()],
    );
    await ask(
      `insert into accountability_lines (partnership_id, terms_id, group_id, position, kind, body, subject, cadence)
       values ($1, $2, $3, 1, $4, $5, '', '')`,
      [home.id, terms, groups.get("Delivery"), line.kind, line.body],
    );
  }
  await ask(
    `insert into chair_terms (partnership_id, group_id, post, person_id, how, decided_by, from_on, recorded_by)
     values ($1, $2, 'chair', $3, 'appointment', 'The board', '2022-03-01', $4)`,
    [home.id, groups.get(chairs), chair.person, newId()],
  );
  const action = newId();
  await ask(
    `insert into actions (partnership_id, id, text, organisation_id, agreed_on, due_on, group_id, origin_kind, origin_id, made_by, made_at)
     select $1, $2, 'Write to the landlords', organisation_id, $3::date, $4, $5, 'group', $5, $6, $3::date
       from partnership_organisations where partnership_id = $1`,
    [home.id, action, addDays(today, -90), addDays(today, -60), groups.get("Delivery"), newId()],
  );
  await ask(
    `insert into action_updates (partnership_id, action_id, position, kind, words, day, recorded_by, recorded_at)
     values ($1, $2, 1, 'new-date', 'More time', $3, $4, $5)`,
    [home.id, action, addDays(today, -10), newId(), addDays(today, -50)],
  );
  return { home, manager, chair, action, groups };
}

async function aMorning(): Promise<void> {
  await asQueue(world.database, "test", (session) =>
    session.query("select ctx.schedule_job('actions.remind-everywhere', $1, $2)", [newId(), ["actions:remind"]]),
  );
  await world.jobsDone(jobs(() => world.now));
}

async function post(): Promise<void> {
  mail.taken.length = 0;
  const settings = { SMTP_URL: mail.url, MAIL_FROM: "office@frankpledge.example" };
  await world.jobsDone(mailJobs({ config: { ...world.config, ...settings } }));
}

const messages = ({ home }: Scene) =>
  world.db.ask<{ outcome: string | null; person_id: string }>(
    "select outcome, person_id from outgoing_messages where partnership_id = $1 and kind = 'actions.escalated'",
    [home.id],
  );

const page = async (who: Actor, { home }: Scene, path: string) => (await who.get(`/${home.slug}/desk/${path}`)).body;

test("two missed days bring an action before the body that the terms name, once, and its chair is told once", async () => {
  const scene = await aScene({ kind: "accountable-to", body: "Strategic Board" });
  await aMorning();
  await aMorning();
  const working = `2 due days were missed, ${formatDay(addDays(today, -60))} and ${formatDay(addDays(today, -10))}; the terms of Delivery (version 1) say it is accountable to Strategic Board, which is Board here.`;
  expect(await page(scene.manager, scene, `actions/${scene.action}`)).toContain(working);
  expect(await page(scene.manager, scene, "actions/progress")).toContain(working);
  expect(await page(scene.chair, scene, "work")).toContain(working);
  expect(await page(scene.manager, scene, "work")).not.toContain(working);
  expect(await page(scene.manager, scene, "actions?state=escalated")).toContain(`actions/${scene.action}"`);
  expect(await page(scene.manager, scene, `actions/${scene.action}`)).not.toContain("Nobody is recorded as chair");
  expect(await page(scene.manager, scene, "actions/log.csv")).toContain(",Board,");
  expect(
    await world.db.ask("select detail from audit_events where event = 'action.escalated' and subject = $1", [
      scene.action,
    ]),
  ).toEqual([{ detail: { group: scene.groups.get("Delivery"), before: scene.groups.get("Board"), missed: 2 } }]);
  await post();
  expect(await messages(scene)).toEqual([{ outcome: "sent", person_id: scene.chair.person }]);
  expect(mail.taken.at(-1)?.text).toContain(`/${scene.home.slug}/desk/actions/${scene.action}`);
  expect(mail.taken.at(-1)?.text).not.toContain("landlords");
});

test.each([
  [
    "the body is no group here",
    { kind: "reports-to", body: "Government" },
    "say it reports to Government, which is no group here",
  ],
  ["no terms are in force", undefined, "has no terms of reference in force that say to whom it answers"],
  ["the terms name nobody", { kind: "works-with", body: "Board" }, "name nobody to whom it is accountable or reports"],
])("where %s, it says so, and stays before the chair of its own group", async (_what, line, words) => {
  const scene = await aScene(line, "Delivery");
  await aMorning();
  for (const [who, path] of [
    [scene.manager, `actions/${scene.action}`],
    [scene.chair, "work"],
  ] as const) {
    const body = await page(who, scene, path);
    expect(body).toContain(words);
    expect(body).toContain("so it is before the chair of Delivery");
  }
  expect(await messages(scene)).toEqual([{ outcome: null, person_id: scene.chair.person }]);
});

test("where nobody is recorded as the chair, nobody is told, and the action is escalated all the same", async () => {
  const scene = await aScene({ kind: "reports-to", body: "Board" }, "Delivery");
  await aMorning();
  expect(await page(scene.manager, scene, `actions/${scene.action}`)).toContain("say it reports to Board.");
  expect(await page(scene.manager, scene, `actions/${scene.action}`)).toContain(
    "Nobody is recorded as chair of Board today",
  );
  expect(await messages(scene)).toEqual([]);
});

const LINE = { kind: "reports-to", body: "Board" };
test.each([
  [
    "is done by then",
    ({ action, home }: Scene) =>
      world.db.ask(
        "insert into action_updates (partnership_id, action_id, position, kind, words, day, recorded_by) values ($1, $2, 2, 'done', 'Sent', $3, $4)",
        [home.id, action, today, newId()],
      ),
  ],
  [
    "is not before them any more, as somebody else chairs",
    ({ chair }: Scene) =>
      world.db.ask("update chair_terms set to_on = current_date - 1 where person_id = $1", [chair.person]),
  ],
  [
    "may not be read by them any more",
    ({ chair }: Scene) =>
      world.db.ask("update memberships set to_on = current_date - 2, from_on = current_date - 9 where person_id = $1", [
        chair.person,
      ]),
  ],
])("a chair is not told of an action that %s", async (_what, change) => {
  const scene = await aScene(LINE);
  await aMorning();
  await change(scene);
  await post();
  expect(await messages(scene)).toEqual([{ outcome: "refused", person_id: scene.chair.person }]);
});

test("a chair who is in the body alone is told, and finds the action and why on the pages that the letter leads to", async () => {
  const scene = await aScene(LINE);
  const [chair, id] = [await aPerson(world, undefined), scene.groups.get("Board") ?? ""];
  await putInGroup(world, scene.home, { id, seats: [] }, chair.person);
  await world.db.ask("update chair_terms set person_id = $2 where partnership_id = $1", [scene.home.id, chair.person]);
  await aMorning();
  await post();
  expect(await messages(scene)).toEqual([{ outcome: "sent", person_id: chair.person }]);
  const page = /\/[\w-]+\/desk\/actions\/[\w-]+/.exec(mail.taken.at(-1)?.text ?? "")?.[0] ?? "";
  expect((await chair.get(page)).body).toContain("say it reports to Board");
  expect((await chair.get(`/${scene.home.slug}/desk/work`)).body).toContain("1 action before you as chair");
});

test("one missed day, and what is done, bring an action before nobody", async () => {
  const scene = await aScene(LINE);
  await world.db.ask("update action_updates set day = $2 where action_id = $1", [scene.action, today]);
  await aMorning();
  expect(await world.db.ask("select from action_escalations where action_id = $1", [scene.action])).toEqual([]);
});
