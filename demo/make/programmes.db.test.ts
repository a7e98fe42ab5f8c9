import { expect, test } from "vitest";
import { day } from "../../src/kernel/dates.ts";
import { aPerson, useWorld } from "../../test/world.ts";
import { makeCalendar } from "./calendar.ts";
import { makePartnerships } from "./partnerships.ts";
import { makeProgrammes } from "./programmes.ts";
import { makeTerms } from "./terms.ts";

const world = useWorld();

test("Thurrock's board meets next with what its strategy, its terms and the law ask for, and the year shows the rest", async () => {
  world.now = new Date("2026-11-26T10:00:00Z");
  await makePartnerships(world);
  await makeCalendar(world);
  const acting = async (slug: string, role: string) => {
    const somebody = await aPerson(world, { slug }, role);
    return <T>(work: Parameters<typeof somebody.inPartnership<T>>[1]) => somebody.inPartnership(slug, work);
  };
  await makeTerms((slug) => acting(slug, "partnership-manager"));
  await makeProgrammes({ as: (slug, role) => acting(slug, role ?? ""), today: day("2026-11-26") });
  const [meeting] = await world.db.ask<{ id: string; group: string; on: string }>(
    'select id, group_id as "group", held_on::text as "on" from meetings',
  );
  expect(meeting?.on).toBe("2026-12-24");
  const titles = await world.db.ask<{ title: string }>("select title from agenda_items order by position");
  expect(titles.map(({ title }) => title)).toEqual(
    expect.arrayContaining([
      "Progress against targets",
      "Open actions from earlier meetings",
      "Review of the main risks",
      "Review of the chair",
      "Strategic assessment of the year",
    ]),
  );
  const officer = await aPerson(world, { slug: "thurrock" }, "support-officer");
  const page = (await officer.get(`/thurrock/desk/groups/${meeting?.group}/programme`)).body;
  const row = (words: string) => page.split("<tr").find((one) => one.includes(words)) ?? "";
  expect(row("March 2027")).toContain("Partnership plan: revision");
  expect(row("June 2027")).toContain("Action plans refreshed");
  expect(row("June 2027")).toContain("Review of the main risks");
  expect(page).not.toContain("Take all");
});
