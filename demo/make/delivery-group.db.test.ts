import { expect, test } from "vitest";
import { dayOf } from "../../src/kernel/dates.ts";
import { openSession } from "../../src/modules/accounts/index.ts";
import { SESSION_COOKIE } from "../../src/web/credentials.ts";
import { aPerson, useWorld } from "../../test/world.ts";
import { makeAccounts } from "./accounts.ts";
import { makeActions } from "./actions.ts";
import { makeCalendar } from "./calendar.ts";
import { makeDeliveryGroup } from "./delivery-group.ts";
import { makePartnerships } from "./partnerships.ts";
import { makeTerms } from "./terms.ts";

const world = useWorld();

test("somebody of a charity is in one delivery group alone, with an action that comes before its next meeting", async () => {
  await makePartnerships(world);
  await makeCalendar(world);
  const accounts = await makeAccounts(world);
  const as = async (slug: string, role = "partnership-manager") => {
    const somebody = await aPerson(world, { slug }, role);
    return <T>(work: Parameters<typeof somebody.inPartnership<T>>[1]) => somebody.inPartnership(slug, work);
  };
  const today = dayOf(world.now);
  await makeTerms((slug) => as(slug));
  await makeDeliveryGroup({ as, today, accounts });
  await makeActions({ as, today });
  const { account = "" } = accounts.get("victim-support.thurrock@frankpledge.example") ?? {};
  const token = await openSession(world.database, { account, method: "console", device: "" }, "test");
  const get = async (url: string) => world.app.inject({ url, cookies: { [SESSION_COOKIE]: token } });
  const work = await get("/thurrock/desk/work");
  expect(work.body).toContain("how long people wait for a first appointment");
  expect(work.body).not.toContain("Agree joint visits");
  expect((await get("/thurrock/desk")).statusCode).toBe(403);
  const [meeting] = await world.db.ask<{ id: string }>("select id from meetings");
  const page = (await get(`/thurrock/desk/meetings/${meeting?.id}`)).body;
  expect(page).toContain("2 open actions from earlier meetings");
  expect(page).toContain("Partnership manager, Thurrock");
  // The other acts for the group as its chair, for as long as the term runs.
  const { person } = accounts.get("detectives.thurrock@frankpledge.example") ?? {};
  const [held] = await world.db.ask<{ held: string[] }>(
    "select ctx.offices_of($1, partnership_id)->(group_id::text) as held from meetings",
    [person],
  );
  expect(held?.held).toContain("meetings:chair");
});
