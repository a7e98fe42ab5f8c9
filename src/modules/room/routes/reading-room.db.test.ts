import type { AddressInfo } from "node:net";
import { beforeAll, expect, test } from "vitest";
import { aGroup, putInGroup, someHolidays, type TestGroup } from "../../../../test/groups.ts";
import { type Actor, aPartnership, aPerson, type TestPartnership, useWorld } from "../../../../test/world.ts";
import { SESSION_COOKIE } from "../../../web/credentials.ts";
import { readRecord } from "../index.ts";
import { lockRoomAsItIs } from "../store/rooms.ts";

const world = useWorld();
let place: TestPartnership;
let clerk: Actor;
let other: Actor;
let group: TestGroup;
let meeting: string;
let items: string[];

const SECRET = "A warrant for the house at the corner";

beforeAll(async () => {
  world.now = new Date("2026-11-23T10:00:00Z");
  await someHolidays(world);
  place = await aPartnership(world);
  clerk = await aPerson(world, place, "support-officer");
  other = await aPerson(world, place, "partnership-manager");
  group = await aGroup(world, place, { seats: ["Police", "Council", "Fire"] });
  const facts = { kind: "ordinary", beginsAt: "14:00", way: "in-person", place: "County Hall", joining: "" };
  const on = { "on-day": "10", "on-month": "12", "on-year": "2026" };
  const made = await clerk.post(`/${place.slug}/desk/groups/${group.id}/meetings`, { ...facts, ...on });
  meeting = String(made.headers.location);
  for (const title of ["A warrant", "A grant"])
    await clerk.post(`${meeting}/items`, { kind: "decision", title, section17: "Less crime", equality: "None" });
  const found = [...(await clerk.get(meeting)).body.matchAll(/\/items\/([0-9a-f-]{36})"/g)].map(([, id = ""]) => id);
  items = [...new Set(found)];
  const restriction = {
    ground: "schedule-12a",
    paragraph: "7",
    ownRule: "",
    reason: "A warning",
    agreedBy: "The chair",
  };
  await clerk.post(`${meeting}/items/${items[0]}/restriction`, { ...restriction, body: "Which house" });
  world.now = new Date("2026-12-10T14:30:00Z");
  for (const seat of group.seats) {
    const there = { seat: seat.id, standsAs: "voting", mode: "present", cameAt: "14:00", who: `Of ${seat.name}` };
    expect((await clerk.post(`${meeting}/room/attendance`, there)).statusCode).toBe(303);
  }
});

const id = () => meeting.split("/").at(-1) ?? "";
const motionIn = async (item: string) => {
  const rows = await world.db.ask<{ id: string }>(
    "select id from motions where item_id = $1 order by tabled_at desc limit 1",
    [item],
  );
  return `${meeting}/room/motions/${rows[0]?.id ?? ""}`;
};

test("what is proposed about a restricted item is read by those who may read the item, and recorded by nobody else", async () => {
  const [member, conflicted, chair] = [
    await aPerson(world, place),
    await aPerson(world, place),
    await aPerson(world, place, "chair"),
  ];
  const [police] = group.seats;
  await putInGroup(world, place, group, member.person);
  await putInGroup(world, place, group, conflicted.person, police?.id);
  const item = `${meeting}/room/items/${items[0]}`;
  expect((await clerk.post(`${item}/motions`, { text: SECRET })).statusCode).toBe(303);
  const motion = await motionIn(items[0] ?? "");
  for (const page of [item, `${meeting}/room`]) {
    for (const reader of [clerk, member, conflicted]) expect((await reader.get(page)).body).toContain(SECRET);
    const body = (await chair.get(page)).body;
    expect(body).toContain("Restricted: you may not read what was proposed.");
    expect(body).not.toContain("corner");
  }
  const interest = { seat: police?.id ?? "", nature: "Owns the house" };
  expect((await clerk.post(`${meeting}/items/${items[0]}/interests`, interest)).statusCode).toBe(303);
  expect((await conflicted.get(item)).body).not.toContain("corner");
  const { decisions } = await conflicted.inPartnership(place.slug, (tx) =>
    readRecord(tx, { id: id(), groupId: group.id }),
  );
  expect(decisions[0]).toMatchObject({ text: null, state: "tabled" });

  // A clerk with an interest in the item records nothing about it, and another does.
  await putInGroup(world, place, group, other.person, group.seats[1]?.id);
  await clerk.post(`${meeting}/items/${items[0]}/interests`, {
    seat: group.seats[1]?.id ?? "",
    nature: "The landlord",
  });
  const asked = { reached: "no", at: "14:10" };
  for (const [url, fields] of [
    [`${motion}/consensus`, asked],
    [`${motion}/edit`, { text: "Other words", revision: "1" }],
    [`${item}/motions`, { text: "Another warrant" }],
  ] as const) {
    const answer = await other.post(url, fields);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain("you may not read it: somebody else has to record what becomes of it");
  }
  expect((await clerk.post(`${motion}/consensus`, asked)).statusCode).toBe(303);
  // Reasons about it are the same: the chair is in no group.
  const finding = { finding: "modified", reasons: "Another house" };
  expect((await chair.post(`${motion}/determination`, finding)).body).toContain("you may not read it");
});

test("two clerks at different items never wait for one another, and at the same one the second is told", async () => {
  await clerk.post(`${meeting}/room/items/${items[1]}/motions`, { text: "Half a grant" });
  const motion = await motionIn(items[1] ?? "");
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  // Somebody is in the middle of recording something of the other item.
  const first =
    process.env["TEST_ENGINE"] === "postgres"
      ? clerk.inPartnership(place.slug, async (tx) => {
          await lockRoomAsItIs(tx, id());
          await held;
        })
      : Promise.resolve();
  const answers = await Promise.all([
    other.post(`${motion}/consensus`, { reached: "yes", at: "14:10" }),
    clerk.post(`${motion}/consensus`, { reached: "yes", at: "14:10" }),
  ]);
  release();
  await first;
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 422]);
  expect(answers.map(({ body }) => body).join()).toContain("nothing more is decided about it");
  const kept = await world.db.ask("select from decisions where motion_id = $1", [motion.split("/").at(-1)]);
  expect(kept.length).toBe(1);
});

test("sent twice at once, somebody is written down once", async () => {
  const guest = { standsAs: "voting", seat: group.seats[2]?.id ?? "", mode: "apologies", who: "The deputy" };
  const answers = await Promise.all([1, 2].map(() => clerk.post(`${meeting}/room/attendance`, guest)));
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 422]);
});

test("a page is told of changes by events that say nothing else, until its session ends", async () => {
  const first = await clerk.get(`${meeting}/room/changes`);
  expect(first.headers["content-type"]).toContain("text/event-stream");
  expect(first.body).toMatch(/^retry: 2000\n\nid: ([0-9a-f]{32})\nevent: change\ndata: \1\n\n$/);
  const [, seen = ""] = /id: (.*)/.exec(first.body) ?? [];

  await world.app.listen({ host: "127.0.0.1", port: 0 });
  const address = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`;
  const headers = { cookie: `${SESSION_COOKIE}=${clerk.cookie()}` };
  const answer = await fetch(`${address}${meeting}/room/changes?since=${seen}`, { headers });
  const chunks = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  const until = async (words: string) => {
    let text = "";
    for (let part = await chunks?.read(); part && !part.done; part = await chunks?.read()) {
      text += part.value;
      if (text.includes(words)) return text;
    }
    return `${text}(ended)`;
  };
  expect(await until(":\n\n")).not.toContain("event");
  expect((await other.post(`${meeting}/room/items/${items[1]}/taking`, { at: "14:20" })).statusCode).toBe(303);
  const told = await until("event: change");
  expect(told).not.toContain(seen);
  await world.db.ask("update sessions set ended_at = now() where account_id = $1", [clerk.account]);
  expect(await until("never")).toMatch(/\(ended\)$/);
  expect((await fetch(`${address}${meeting}/room/changes?since=${seen}`, { headers, redirect: "manual" })).status).toBe(
    303,
  );
}, 30_000);
