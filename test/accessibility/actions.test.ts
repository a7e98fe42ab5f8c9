import { beforeAll, expect, test } from "vitest";
import { THURROCK_ACTIONS } from "../../demo/actions.ts";
import { addDays, dayOf } from "../../src/kernel/dates.ts";
import { newId } from "../../src/kernel/ids.ts";
import { addAction, recordUpdate } from "../../src/modules/actions/index.ts";
import { listGroups, listParticipations } from "../../src/modules/partnerships/index.ts";
import { asQueue } from "../../src/platform/tenancy/transactions.ts";
import { putInGroup } from "../groups.ts";
import { type Actor, aPartnership, aPerson, type TestPartnership, useWorld } from "../world.ts";
import { useBrowser } from "./signed-in.ts";

const world = useWorld();
const signedIn = useBrowser(world, "actions");
let home: TestPartnership;
let manager: Actor;

/** A log with actions in every state, two of them the manager's own. */
beforeAll(async () => {
  home = await aPartnership(world, {
    stage: "demonstration",
    organisations: [
      { name: `Aldon Council ${newId()}`, kind: "council", capacity: "responsible-authority", source: "" },
    ],
    groups: [{ name: "Board", kind: "strategic-board", purpose: "Directs", cadence: "", alsoCalled: [], source: "" }],
  });
  manager = await aPerson(world, home, "partnership-manager");
  const today = dayOf(world.now);
  await manager.inPartnership(home.slug, async (tx) => {
    const [group] = await listGroups(tx);
    const [employer] = await listParticipations(tx);
    for (const action of THURROCK_ACTIONS) {
      const id = newId();
      const at = (days: number) => new Date(world.now.getTime() + days * 86_400_000);
      await addAction(
        tx,
        {
          id,
          text: action.text,
          organisationId: employer?.organisationId ?? "",
          personId: manager.person ?? "",
          groupId: group?.id ?? "",
          origin: { kind: "group", id: group?.id ?? "" },
          agreedOn: addDays(today, action.agreed),
          dueOn: addDays(today, action.due),
        },
        at(action.agreed),
      );
      for (const [seen, { on, kind, words, to }] of action.updates.entries())
        await recordUpdate(
          tx,
          id,
          { kind, words, evidence: "", day: to === undefined ? null : addDays(today, to) },
          seen,
          at(on),
        );
    }
  });
  await asQueue(world.database, "test", (session) =>
    session.query("select ctx.schedule_job('actions.remind-everywhere', 'test', $1)", [["actions:remind"]]),
  );
  await world.jobsDone();
});

test.each([true, false])(
  "the action log is read, added to and updated, and its pages pass axe at three widths, with scripts: %s",
  async (hasScripts) => {
    const { tab, look, faults, leave } = await signedIn(manager, hasScripts);
    const desk = `/${home.slug}/desk`;
    await tab.goto(`${desk}/work`);
    await look("my-work");
    await tab.goto(desk);
    await look("home");
    await tab.getByRole("link", { name: "Actions", exact: true }).first().click();
    await look("log");
    await tab.goto(`${desk}/actions/progress`);
    await look("progress");
    await tab.goto(`${desk}/actions/new`);
    await tab.getByRole("button", { name: "Add the action" }).click();
    await look("new-action-refused");
    await tab.goto(`${desk}/actions?words=lorry+parks`);
    await tab.locator("main tbody th a").first().click();
    await look("action");
    await tab.getByRole("button", { name: "Record an update" }).click();
    await look("update");
    await tab.getByLabel("Progress").check();
    await tab.getByLabel("What was done").fill("The letter is on its way.");
    await tab.getByRole("button", { name: "Record", exact: true }).click();
    await tab.getByText("The letter is on its way.").first().waitFor();
    await tab.getByRole("button", { name: "Change" }).click();
    await look("edit");
    expect(unexpected(faults)).toEqual([]);
    await leave();
  },
);

test("a token for a program is made, seen and revoked by keyboard without scripts, and its pages pass axe", async () => {
  const { tab, look, faults, leave } = await signedIn(manager, false);
  await tab.goto("/account/sessions");
  await tab.locator("main").getByRole("link", { name: home.name }).press("Enter");
  await tab.getByRole("button", { name: "Make a token" }).press("Enter");
  await look("token-refused");
  await tab.getByLabel("Name").fill("Monthly figures workbook");
  await tab.getByLabel("The action log").check();
  await tab.getByRole("button", { name: "Make a token" }).press("Enter");
  const secret = await tab.locator("main code").textContent();
  expect(secret).toMatch(/^fpk_/);
  await look("token-made");
  await tab.getByRole("link", { name: "What your program sends, and where" }).click();
  await look("downloads");
  await tab.getByRole("link", { name: "Access tokens" }).first().click();
  await look("tokens");
  await tab.getByRole("button", { name: "Revoke Monthly figures workbook" }).press("Enter");
  await tab.getByText("The access token is revoked.").waitFor();
  await look("token-revoked");
  expect(unexpected(faults)).toEqual([]);
  await leave();
});

test("whoever is in a group alone begins at their work, and says how their own action stands, without scripts", async () => {
  const member = await aPerson(world, undefined);
  const [group] = await manager.inPartnership(home.slug, listGroups);
  await putInGroup(world, home, { id: group?.id ?? "", seats: [] }, member.person);
  await world.db.ask(
    `update actions set person_id = $2 where partnership_id = $1 and text like '%lighting on the path%'`,
    [home.id, member.person],
  );
  await world.db.ask(
    `insert into meetings (partnership_id, group_id, kind, held_on, begins_at, way, place)
     values ($1, $2, 'ordinary', current_date + 9, '14:00', 'in-person', 'Town hall')`,
    [home.id, group?.id],
  );
  const { tab, look, faults, leave } = await signedIn(member, false);
  await tab.goto("/account");
  await look("group-member-work");
  await tab.getByRole("link", { name: "Meetings", exact: true }).first().click();
  await tab.locator("main a[href*='/meetings/']").first().click();
  await tab.getByText("open actions from earlier meetings").first().waitFor();
  await look("group-member-meeting");
  await tab.getByRole("link", { name: "Actions", exact: true }).first().click();
  await look("group-member-actions");
  await tab.getByRole("link", { name: "My work", exact: true }).first().click();
  await tab.getByRole("link", { name: /^Record an update/ }).click();
  await look("group-member-update");
  await tab.getByLabel("Done", { exact: true }).check();
  await tab.getByLabel("What was done").fill("The railway agreed, and the lamps are lit.");
  await tab.getByRole("button", { name: "Record", exact: true }).click();
  await tab.getByText("and the lamps are lit.").first().waitFor();
  await look("group-member-action");
  await tab.getByRole("link", { name: "My work", exact: true }).first().click();
  await tab.getByText("You own no open action here.").waitFor();
  expect(unexpected(faults)).toEqual([]);
  await leave();
});

test("whoever follows the link of a reminder says how it stands without scripts, and axe finds nothing", async () => {
  const { tab, look, faults, leave } = await signedIn(undefined, false);
  // In a demonstration nothing is sent: whoever reads its outbox sees the secret.
  const [token] = await manager.inPartnership(home.slug, async (tx) => {
    const { sql } = await import("kysely");
    const { rows } = await sql<{
      token: string;
    }>`select ctx.message_token(id) as token from outgoing_messages where kind = 'actions.reminder'`.execute(tx);
    return rows.map((row) => row.token);
  });
  await tab.goto(`/account/actions/${token}`);
  await look("link");
  await tab.getByRole("button", { name: "Send" }).click();
  await look("link-refused");
  await tab.getByLabel("Something stands in the way").check();
  await tab.getByLabel("What came of it, or why").fill("We wait for the council.");
  await tab.getByRole("button", { name: "Send" }).click();
  await look("link-answered");
  await tab.goto(`/account/actions/${token}`);
  await look("link-ended");
  expect(unexpected(faults)).toEqual([]);
  await leave();
});

/** A form that was refused is answered with 422, and a link that has ended with 410: both on purpose here. */
function unexpected(faults: readonly string[]): string[] {
  return faults.filter((fault) => !/^(422 POST|410 GET) /.test(fault));
}
