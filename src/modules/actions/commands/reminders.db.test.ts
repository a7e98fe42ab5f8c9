import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { putInGroup } from "../../../../test/groups.ts";
import { openTestMailServer, type TestMailServer } from "../../../../test/mail-server.ts";
import { type Actor, aPartnership, aPerson, aVisitor, type TestPartnership, useWorld } from "../../../../test/world.ts";
import { addDays, type Day, dayOf, formatDay } from "../../../kernel/dates.ts";
import { newId } from "../../../kernel/ids.ts";
import { mailJobs } from "../../../platform/mail/gate.ts";
import { asQueue } from "../../../platform/tenancy/transactions.ts";
import { jobs } from "../jobs.ts";

const world = useWorld();
let mail: TestMailServer;
let today: Day;
beforeAll(async () => {
  mail = await openTestMailServer();
});
beforeEach(async () => {
  mail.taken.length = 0;
  today = dayOf(world.now);
  // Each test is about its own partnership: what earlier ones left is done.
  for (const table of ["action_updates", "action_links", "actions"]) await world.db.ask(`delete from ${table}`);
});
afterAll(() => mail.close());

type Scene = { home: TestPartnership; manager: Actor; owner: Actor };

async function aScene(): Promise<Scene> {
  const home = await aPartnership(world, {
    organisations: [{ name: `Council ${newId()}`, kind: "council", capacity: "responsible-authority", source: "" }],
    groups: [{ name: "Board", kind: "strategic-board", purpose: "", cadence: "", alsoCalled: [], source: "" }],
  });
  return {
    home,
    manager: await aPerson(world, home, "partnership-manager"),
    owner: await aPerson(world, home, "member"),
  };
}

function boxes(prefix: string, on: Day): Record<string, string> {
  const [year = "", month = "", day = ""] = on.split("-");
  return { [`${prefix}-day`]: day, [`${prefix}-month`]: month, [`${prefix}-year`]: year };
}

async function anAction({ home, manager, owner }: Scene, due: Day): Promise<string> {
  const id = newId();
  const [row] = await world.db.ask<{ organisation: string; group: string }>(
    `select po.organisation_id as organisation, g.id as "group" from partnership_organisations po
       join groups g on g.partnership_id = po.partnership_id where po.partnership_id = $1`,
    [home.id],
  );
  const added = await manager.post(`/${home.slug}/desk/actions`, {
    id,
    text: "Write to the landlords",
    organisation: row?.organisation ?? "",
    person: owner.person ?? "",
    group: row?.group ?? "",
    ...boxes("agreed", addDays(today, -60)),
    ...boxes("due", due),
  });
  expect(added.statusCode).toBe(303);
  return id;
}

/** One morning: the schedule asks, each partnership queues, and the mail goes out. */
async function aMorning(clock = () => world.now): Promise<void> {
  await asQueue(world.database, "test", (session) =>
    session.query("select ctx.schedule_job('actions.remind-everywhere', $1, $2)", [newId(), ["actions:remind"]]),
  );
  await world.jobsDone(jobs(clock));
}

async function post(): Promise<void> {
  const settings = { SMTP_URL: mail.url, MAIL_FROM: "office@frankpledge.example" };
  await world.jobsDone(mailJobs({ config: { ...world.config, ...settings } }));
}

async function messages(): Promise<{ outcome: string | null; problem: string }[]> {
  return world.db.ask(
    "select outcome, problem from outgoing_messages where kind = 'actions.reminder' and queued_at > now() - interval '1 minute' order by queued_at",
  );
}

async function updatesOf(id: string): Promise<unknown[]> {
  return world.db.ask(
    "select kind, words, day::text, recorded_by, link_hash is not null as by_link from action_updates where action_id = $1 order by position",
    [id],
  );
}

/** The address that the last letter carries. */
function linkOf(): string {
  return /\/account\/actions\/[\w-]+/.exec(mail.taken.at(-1)?.text ?? "")?.[0] ?? "";
}

test("an owner is reminded 7 days before, on the day and each week after, once a day, and of nothing else", async () => {
  const scene = await aScene();
  const ids = new Map<string, number>();
  for (const days of [8, 7, 6, 1, 0, -1, -6, -7, -8, -14]) ids.set(await anAction(scene, addDays(today, days)), days);
  await aMorning();
  await aMorning();
  const keys = await world.db.ask<{ key: string }>("select key from outgoing_messages where partnership_id = $1", [
    scene.home.id,
  ]);
  const reminded = keys.map(({ key }) => ids.get(key.split(" ")[0] ?? "") ?? Number.NaN).sort((a, b) => a - b);
  expect(reminded).toEqual([-14, -7, 0, 7]);
  await post();
  expect(mail.taken).toHaveLength(4);
  for (const { text, headers } of mail.taken) {
    expect(`${text}${JSON.stringify(headers)}`).not.toContain("landlords");
    expect(text).toContain("This link works once");
  }
});

test("an owner who is in a group alone is reminded, opens the page that the letter names, and answers by its link", async () => {
  const scene = { ...(await aScene()), owner: await aPerson(world, undefined) };
  const [group] = await world.db.ask<{ id: string }>("select id from groups where partnership_id = $1", [
    scene.home.id,
  ]);
  await putInGroup(world, scene.home, { id: group?.id ?? "", seats: [] }, scene.owner.person);
  const id = await anAction(scene, today);
  await aMorning();
  await post();
  const page = /\/[\w-]+\/desk\/actions\/[\w-]+/.exec(mail.taken.at(-1)?.text ?? "")?.[0] ?? "";
  expect((await scene.owner.get(page)).body).toContain("Write to the landlords");
  const link = linkOf();
  expect((await aVisitor(world).get(link)).body).toContain("Write to the landlords");
  const answered = await aVisitor(world).post(link, { kind: "blocked", words: "No addresses" });
  expect([answered.statusCode, await updatesOf(id)]).toMatchObject([200, [{ kind: "blocked", by_link: true }]]);
  // The link is theirs alone, and with the place in the group it is gone.
  await aMorning(() => new Date(world.now.getTime() + 7 * 86_400_000));
  await post();
  const next = linkOf();
  expect(next).not.toBe(link);
  await world.db.ask("update group_memberships set to_on = current_date - 1 where person_id = $1", [
    scene.owner.person,
  ]);
  expect((await aVisitor(world).get(next)).statusCode).toBe(410);
});

test("the secret of a link is in the letter alone: in no table but by its hash", async () => {
  const scene = await aScene();
  await anAction(scene, today);
  await aMorning();
  await post();
  const token = linkOf().split("/").at(-1) ?? "";
  expect(token).toMatch(/^[\w-]{43}$/);
  const rows = await world.db.ask<{ row: string }>(
    "select to_jsonb(t)::text as row from outgoing_messages t union all select to_jsonb(l)::text from action_links l union all select to_jsonb(j)::text from jobs j union all select to_jsonb(e)::text from audit_events e",
  );
  expect(rows.filter(({ row }) => row.includes(token))).toEqual([]);
  expect(world.logged.join("\n")).not.toContain(token);
});

describe("recipients are looked at again when a reminder is sent:", () => {
  const cases: readonly (readonly [string, (scene: Scene, id: string) => Promise<unknown>, string])[] = [
    [
      "the action is done",
      ({ home, owner }, id) =>
        owner.post(`/${home.slug}/desk/actions/${id}/updates`, { kind: "done", words: "Sent", seen: "0" }),
      "settled already",
    ],
    [
      "it has a new due day",
      ({ home, owner }, id) =>
        owner.post(`/${home.slug}/desk/actions/${id}/updates`, {
          kind: "new-date",
          words: "Later",
          seen: "0",
          ...boxes("day", addDays(today, 30)),
        }),
      "settled already",
    ],
    [
      "it is somebody else's",
      (_, id) => world.db.ask("update actions set person_id = null where id = $1", [id]),
      "settled already",
    ],
    [
      "the account is suspended",
      ({ owner }) =>
        world.db.ask("insert into account_suspensions (account_id, reason) values ($1, 'Left')", [owner.account]),
      "suspended",
    ],
    [
      "the role has ended",
      ({ owner }) =>
        world.db.ask(
          "update memberships set to_on = current_date - 2, from_on = current_date - 9 where person_id = $1",
          [owner.person],
        ),
      "holds no role here any more",
    ],
  ];
  test.each(cases)("%s", async (_what, change, problem) => {
    const scene = await aScene();
    const id = await anAction(scene, today);
    await aMorning();
    await change(scene, id);
    await post();
    expect(mail.taken).toEqual([]);
    expect((await messages()).at(-1)).toMatchObject({ outcome: "refused", problem: expect.stringContaining(problem) });
  });
});

describe("the link of a reminder", () => {
  async function aLink(): Promise<{ scene: Scene; id: string; link: string }> {
    const scene = await aScene();
    const id = await anAction(scene, today);
    await aMorning();
    await post();
    return { scene, id, link: linkOf() };
  }

  test("shows the action's words and due day to somebody who is not signed in, and opening it changes nothing", async () => {
    const { id, link, scene } = await aLink();
    const visitor = aVisitor(world);
    for (let i = 0; i < 2; i++) {
      const page = await visitor.get(link);
      expect(page.statusCode).toBe(200);
      expect(page.headers["cache-control"]).toContain("no-store");
      expect(page.body).toContain("Write to the landlords");
      expect(page.body).toContain(formatDay(today));
      expect(page.body).not.toContain(scene.home.name);
      expect(page.body).not.toMatch(/Board|Council |Person /);
    }
    expect(await updatesOf(id)).toEqual([]);
  });

  test.each([
    [
      { kind: "done", words: "All sent" },
      { kind: "done", words: "All sent" },
    ],
    [
      { kind: "blocked", words: "No addresses" },
      { kind: "blocked", words: "No addresses" },
    ],
  ])("records %j once, in the owner's name, and then is used up", async (answer, expected) => {
    const { id, link, scene } = await aLink();
    const visitor = aVisitor(world);
    expect((await visitor.post(link, answer)).statusCode).toBe(200);
    const again = await visitor.post(link, { kind: "blocked", words: "Replayed" });
    expect(again.statusCode).toBe(410);
    expect(again.body).toContain("Nothing was changed");
    expect((await visitor.get(link)).statusCode).toBe(410);
    expect(await updatesOf(id)).toEqual([
      expect.objectContaining({ ...expected, recorded_by: scene.owner.person, by_link: true }),
    ]);
    const [event] = await world.db.ask(
      "select person_id, session_id, detail from audit_events where subject = $1 and event <> 'action.added'",
      [id],
    );
    expect(event).toEqual({ person_id: scene.owner.person, session_id: null, detail: { by: "link" } });
  });

  test("takes a new due day with its reason, and says what is missing with what was typed", async () => {
    const { id, link } = await aLink();
    const visitor = aVisitor(world);
    const bad = await visitor.post(link, { kind: "new-date", words: "The printer is away" });
    expect(bad.statusCode).toBe(422);
    expect(bad.body).toContain("Enter the new due day");
    expect(bad.body).toContain("The printer is away");
    expect((await visitor.post(link, { kind: "cancelled", words: "No" })).statusCode).toBe(422);
    expect(await updatesOf(id)).toEqual([]);
    const good = await visitor.post(link, {
      kind: "new-date",
      words: "The printer is away",
      ...boxes("day", addDays(today, 7)),
    });
    expect(good.statusCode).toBe(200);
    expect(await updatesOf(id)).toEqual([expect.objectContaining({ kind: "new-date", day: addDays(today, 7) })]);
  });

  test("used twice at once records one thing", async () => {
    const { id, link } = await aLink();
    const [one, two] = [aVisitor(world), aVisitor(world)];
    await Promise.all([one.get(link), two.get(link)]);
    const answers = await Promise.all([
      one.post(link, { kind: "done", words: "One" }),
      two.post(link, { kind: "blocked", words: "Two" }),
    ]);
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    expect(await updatesOf(id)).toHaveLength(1);
  });

  const voided: readonly (readonly [string, (made: { scene: Scene; id: string; link: string }) => Promise<string>])[] =
    [
      ["forged", async () => `/account/actions/${"x".repeat(43)}`],
      ["altered", async ({ link }) => `${link.slice(0, -1)}${link.endsWith("A") ? "B" : "A"}`],
      [
        "expired",
        async ({ link }) => {
          await world.db.ask("update action_links set expires_at = now() - interval '1 second'");
          return link;
        },
      ],
      [
        "of somebody suspended",
        async ({ link, scene }) => {
          await world.db.ask("insert into account_suspensions (account_id, reason) values ($1, 'Left')", [
            scene.owner.account,
          ]);
          return link;
        },
      ],
      [
        "of an action that is somebody else's now",
        async ({ link, id }) => {
          await world.db.ask("update actions set person_id = null where id = $1", [id]);
          return link;
        },
      ],
    ];
  test.each(voided)("%s, cannot be used, says so, and changes nothing", async (_what, void_) => {
    const made = await aLink();
    const link = await void_(made);
    const visitor = aVisitor(world);
    for (const answer of [await visitor.get(link), await visitor.post(link, { kind: "done", words: "x" })]) {
      expect(answer.statusCode).toBe(410);
      expect(answer.body).toContain("This link cannot be used");
      expect(answer.body).not.toContain("landlords");
    }
    expect(await updatesOf(made.id)).toEqual([]);
  });

  test("is refused without the form's token, whatever it carries", async () => {
    const { id, link } = await aLink();
    expect((await aVisitor(world).post(link, { kind: "done", words: "x", _csrf: "" })).statusCode).toBe(403);
    expect(await updatesOf(id)).toEqual([]);
  });
});

test("a day is one of the United Kingdom: late on a summer evening it is the next day's morning elsewhere", async () => {
  const scene = await aScene();
  const summer = new Date("2027-07-01T23:30:00Z");
  // Half past midnight on 2 July in London.
  const id = await anAction(scene, "2027-07-02" as Day);
  await aMorning(() => summer);
  expect(await world.db.ask("select key from outgoing_messages where partnership_id = $1", [scene.home.id])).toEqual([
    { key: `${id} 2027-07-02` },
  ]);
});
