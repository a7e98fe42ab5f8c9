import { expect, test } from "vitest";
import { day } from "../../src/kernel/dates.ts";
import { readRecord } from "../../src/modules/room/index.ts";
import { aPerson, aVisitor, useWorld } from "../../test/world.ts";
import { makeCalendar } from "./calendar.ts";
import { makeMeetings } from "./meetings.ts";
import { makePapers } from "./papers.ts";
import { makePartnerships } from "./partnerships.ts";
import { makeTerms } from "./terms.ts";

const world = useWorld();

test("Safer Essex has met, with a vote that its terms decide, and meets again on a day that they propose", async () => {
  world.now = new Date("2026-11-26T10:00:00Z");
  await makePartnerships(world);
  await makeCalendar(world);
  const acting = async (slug: string, role: string) => {
    const somebody = await aPerson(world, { slug }, role);
    return <T>(work: Parameters<typeof somebody.inPartnership<T>>[1]) => somebody.inPartnership(slug, work);
  };
  await makeTerms((slug) => acting(slug, "partnership-manager"));
  await makeMeetings({ as: (slug, role) => acting(slug, role ?? ""), today: day("2026-11-26") });
  const meetings = await world.db.ask<{ id: string; group: string; on: string }>(
    'select id, group_id as "group", held_on::text as "on" from meetings order by held_on',
  );
  expect(meetings.map(({ on }) => on)).toEqual(["2026-10-29", "2026-12-24"]);
  const officer = await aPerson(world, { slug: "safer-essex" }, "support-officer");
  const [last, next] = meetings;
  const { attendance, decisions } = await officer.inPartnership("safer-essex", (tx) =>
    readRecord(tx, { id: last?.id ?? "", groupId: last?.group ?? "" }),
  );
  expect(attendance.map(({ seat }) => seat)).toContain("National Probation Service");
  expect(decisions).toMatchObject([{ state: "passed", consensus: { outcome: "not-reached" }, vote: { needed: 6 } }]);
  expect((await officer.get(`/safer-essex/desk/meetings/${last?.id}/room`)).body).toContain(
    "5 for, 1 against, 1 abstained",
  );
  expect((await officer.get(`/safer-essex/desk/meetings/${next?.id}`)).body).toContain("Restricted");
  await makePapers(world, { as: (slug, role) => acting(slug, role ?? ""), today: day("2026-11-26") });
  const papers = (await officer.get(`/safer-essex/desk/meetings/${next?.id}/papers`)).body;
  expect(papers).toContain("Page 1, sent on");
  expect(papers).toContain("To follow");
  const [release] = await world.db.ask<{ id: string }>("select id from minutes_proposals");
  const published = (await aVisitor(world).get(`/safer-essex/minutes/${release?.id}`)).body;
  expect(published).toContain("Passed by a majority of the votes cast.");
  expect(published).toContain("Part of what was said is left out");
  expect(published).not.toContain("before its council has seen them");
});
