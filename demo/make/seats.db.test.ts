import { expect, test } from "vitest";
import { dayOf } from "../../src/kernel/dates.ts";
import { aPerson, useWorld } from "../../test/world.ts";
import { makeAccounts } from "./accounts.ts";
import { makeCalendar } from "./calendar.ts";
import { makePartnerships } from "./partnerships.ts";
import { makeSeats } from "./seats.ts";
import { makeTerms } from "./terms.ts";

const world = useWorld();

test("the posts of the demonstration sit where their organisation has a seat, and the others are vacant", async () => {
  await makePartnerships(world);
  await makeCalendar(world);
  await makeAccounts(world);
  const as = async (slug: string) => {
    const manager = await aPerson(world, { slug }, "partnership-manager");
    return <T>(work: Parameters<typeof manager.inPartnership<T>>[1]) => manager.inPartnership(slug, work);
  };
  await makeTerms(as);
  await makeSeats(as, dayOf(world.now));
  const secretary = await aPerson(world, { slug: "thurrock" }, "support-officer");
  const [group] = await world.db.ask<{ id: string }>(
    "select g.id from groups g join partnerships p on p.id = g.partnership_id where p.slug = 'thurrock' and g.name = 'Strategic Board'",
  );
  const page = (await secretary.get(`/thurrock/desk/groups/${group?.id}`)).body;
  expect(page).toContain("18 of the 21 seats are vacant");
  expect(page).toMatch(/Chair of the Strategic Board, Thurrock, Essex Police: by office/);
  // By office and reviewed every year: three hundred days ago is near enough to its end to be raised.
  expect((await secretary.get("/thurrock/desk/work")).body).toContain("Chairs to see to");
});
