import { expect, test } from "vitest";
import { aPerson, useWorld } from "../../test/world.ts";
import { makeCalendar } from "./calendar.ts";
import { makePartnerships } from "./partnerships.ts";
import { makeTerms } from "./terms.ts";

const world = useWorld();

test("the three terms of the documents are in force, and their pages show sums and what is left open", async () => {
  await makePartnerships(world);
  await makeCalendar(world);
  await makeTerms(async (slug) => {
    const manager = await aPerson(world, { slug }, "partnership-manager");
    return (work) => manager.inPartnership(slug, work);
  });
  const lead = await aPerson(world, { slug: "safer-essex" }, "county-lead");
  const [terms] = await world.db.ask<{ id: string; group_id: string }>(
    "select t.id, t.group_id from terms_of_reference t join partnerships p on p.id = t.partnership_id where p.slug = 'safer-essex'",
  );
  const page = (await lead.get(`/safer-essex/desk/groups/${terms?.group_id}/terms/${terms?.id}`)).body;
  expect(page).toContain("of the 16 organisations listed must be represented: 16 × 1/3 = 5.33, rounded up 6.");
  expect(page).toContain("if partnership boards count beside the organisations: 8");
  expect(page).toContain("so that 5 clear working days lie before the meeting");
  expect(page).toContain("due to be reviewed on 1 March 2024");
  const seats = await world.db.ask<{ listed: number }>(
    "select count(*)::int as listed from terms_seats group by terms_id order by 1",
  );
  expect(seats.map(({ listed }) => listed)).toEqual([15, 21, 22]);
});
