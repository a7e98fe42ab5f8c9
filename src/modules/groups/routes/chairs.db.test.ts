import { expect, test } from "vitest";
import { aGroup, putInGroup } from "../../../../test/groups.ts";
import { aPartnership, aPerson, useWorld } from "../../../../test/world.ts";
import { addDays, dayOf } from "../../../kernel/dates.ts";

const world = useWorld();

const days = (prefix: string, on: string) => {
  const [year = "", month = "", day = ""] = on.split("-");
  return { [`${prefix}-day`]: day, [`${prefix}-month`]: month, [`${prefix}-year`]: year };
};
const NAMES = ["Police", "Fire", "Health"];

async function aScene(settings: object) {
  const partnership = await aPartnership(world);
  const group = await aGroup(world, partnership, { seats: NAMES, settings });
  const people = [];
  for (const seat of group.seats) {
    const person = await aPerson(world, partnership, "member");
    await putInGroup(world, partnership, group, person.person, seat.id);
    people.push(person);
  }
  const [ann, bob, cat] = people;
  if (!ann || !bob || !cat) throw new Error("too few people");
  return {
    ...{ partnership, group, ann, bob, cat, href: `/${partnership.slug}/desk/groups/${group.id}` },
    secretary: await aPerson(world, partnership, "support-officer"),
  };
}

test("a chair is appointed for as long as the terms give, raised sixty days before the end, and followed by another", async () => {
  const { partnership, href, ann, bob, secretary } = await aScene({ chair: "appointment", chairMonths: 12 });
  const today = dayOf(world.now);
  const work = `/${partnership.slug}/desk/work`;
  expect((await secretary.get(work)).body).toContain("Nobody is chair today.");
  const chair = { post: "chair", decidedBy: "The board", person: ann.person ?? "", ...days("to", "") };
  const long = await secretary.post(`${href}/chairs`, {
    ...chair,
    ...days("from", "2026-01-01"),
    ...days("to", "2027-01-01"),
  });
  expect([long.statusCode, long.body.includes("A term lasts at most 12 months, here until 31 December 2026")]).toEqual([
    422,
    true,
  ]);
  expect(long.body).toContain('value="The board"');
  const from = addDays(today, -300);
  expect((await secretary.post(`${href}/chairs`, { ...chair, ...days("from", from) })).statusCode).toBe(303);
  expect((await secretary.get(work)).body).not.toContain("Chairs to see to");
  const second = await secretary.post(`${href}/chairs`, { ...chair, person: bob.person ?? "", ...days("from", today) });
  expect(second.body).toContain("Record the end of that term first");
  const both = await secretary.post(`${href}/chairs`, { ...chair, post: "vice-chair", ...days("from", today) });
  expect(both.body).toContain("Chair and vice-chair are two people");

  const [row] = await world.db.ask<{ id: string }>("select id from chair_terms where partnership_id = $1", [
    partnership.id,
  ]);
  const end = `${href}/chairs/${row?.id}/end`;
  expect((await secretary.post(end, days("to", addDays(today, 60)))).statusCode).toBe(303);
  for (const page of [work, `/${partnership.slug}/desk`, href])
    expect((await secretary.get(page)).body, page).toMatch(/The term of Person \w+ as chair ends on/);
  // Those who do not look after groups have nothing to see to.
  expect((await ann.get(work)).body).not.toContain("Chairs to see to");
  expect((await ann.get(`${href}/chairs`)).body).toContain("The board");
});

test("a chair is elected from the membership by a ballot of the seats, and the ballot with its result stays as it was", async () => {
  const { partnership, group, href, ann, bob, cat, secretary } = await aScene({ chair: "election", chairMonths: 24 });
  const direct = {
    post: "chair",
    decidedBy: "",
    person: ann.person ?? "",
    ...days("from", "2026-05-01"),
    ...days("to", ""),
  };
  expect((await secretary.post(`${href}/chairs`, direct)).body).toContain("The terms ask for an election");
  const call = { post: "chair", meeting: "", ...days("held", "2026-05-01") };
  const called = await secretary.post(`${href}/elections`, call);
  expect(called.statusCode).toBe(303);
  expect((await secretary.post(`${href}/elections`, call)).body).toContain("called already");
  const election = String(called.headers.location);

  const outsider = await aPerson(world, partnership, "member");
  expect((await secretary.post(`${election}/candidates`, { person: outsider.person ?? "" })).body).toContain(
    "Candidates come from the membership",
  );
  for (const { person } of [ann, bob])
    expect((await secretary.post(`${election}/candidates`, { person: person ?? "" })).statusCode).toBe(303);

  const [police, fire, health] = group.seats.map(({ id }) => id);
  const vote = (seat: string | undefined, candidate: string | undefined) =>
    secretary.post(`${election}/votes`, {
      seat: seat ?? "",
      candidate: candidate ?? "",
      ...days("cast", "2026-05-01"),
    });
  expect((await vote(police, ann.person)).statusCode).toBe(303);
  expect((await vote(police, bob.person)).body).toContain("Police has voted already: each seat has one vote");
  expect((await vote(fire, cat.person)).body).toContain("Choose one of the candidates");
  expect((await vote(fire, bob.person)).statusCode).toBe(303);
  const tie = await secretary.post(`${election}/result`, days("from", "2026-05-01"));
  expect([tie.statusCode, tie.body.includes("The terms give no casting vote")]).toEqual([422, true]);
  // What was typed wrongly is taken back, and voted anew.
  expect((await secretary.post(`${election}/votes/${fire}/removal`)).statusCode).toBe(303);
  expect((await vote(fire, "nobody")).statusCode).toBe(303);
  const won = await secretary.post(`${election}/result`, days("from", "2026-05-02"));
  expect(won.statusCode).toBe(303);

  expect((await vote(health, bob.person)).body).toContain("the election is over");
  expect((await secretary.post(`${election}/votes/${fire}/removal`)).statusCode).toBe(422);
  expect((await cat.get(election)).body).toContain("The result is recorded");
  expect((await cat.get(href)).body).toMatch(/by election, from 2 May 2026 to 1 May 2028/);
  const events = await world.db.ask<{ event: string }>(
    "select event from audit_events where partnership_id = $1 and event like 'election.%' order by seq",
    [partnership.id],
  );
  expect(events.map(({ event }) => event.slice(9))).toEqual([
    ...["called", "candidate-named", "candidate-named", "vote-recorded", "vote-recorded", "vote-removed"],
    ...["vote-recorded", "result-recorded"],
  ]);
});

test("of two clerks who record the vote of a seat at once, one is told", async () => {
  const { partnership, group, href, ann, secretary } = await aScene({ chair: "election", chairMonths: 24 });
  const manager = await aPerson(world, partnership, "partnership-manager");
  const called = await secretary.post(`${href}/elections`, {
    post: "chair",
    meeting: "",
    ...days("held", "2026-05-01"),
  });
  const election = String(called.headers.location);
  await secretary.post(`${election}/candidates`, { person: ann.person ?? "" });
  const vote = { seat: group.seats[0]?.id ?? "", candidate: "nobody", ...days("cast", "2026-05-01") };
  const answers = await Promise.all([secretary, manager].map((who) => who.post(`${election}/votes`, vote)));
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 422]);
});

test("an election and a term of another group are not found, nor those of a group kept elsewhere", async () => {
  const [one, other] = [await aScene({ chair: "election" }), await aScene({ chair: "election" })];
  const called = await other.secretary.post(`${other.href}/elections`, {
    ...{ post: "chair", meeting: "" },
    ...days("held", "2026-05-01"),
  });
  const foreign = String(called.headers.location).replace(other.href, one.href);
  expect((await one.secretary.get(foreign)).statusCode).toBe(404);
  expect((await one.ann.post(`${one.href}/elections`)).statusCode).toBe(403);
  await world.db.ask(
    "insert into group_partnerships (partnership_id, group_id, served_id, from_on) values ($1, $2, $3, '2022-01-01')",
    [other.partnership.id, other.group.id, one.partnership.id],
  );
  const served = `/${one.partnership.slug}/desk/groups/${other.group.id}`;
  expect((await one.secretary.get(served)).statusCode).toBe(200);
  expect((await one.secretary.get(`${served}/chairs`)).statusCode).toBe(404);
});
