import { beforeAll, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { aGroup, someHolidays, type TestGroup } from "../groups.ts";
import { aPdf } from "../paper-files.ts";
import { type Actor, aPartnership, aPerson, type TestPartnership, useWorld } from "../world.ts";
import { useBrowser } from "./signed-in.ts";

const world = useWorld();
const signedIn = useBrowser(world, "meetings");
let home: TestPartnership;
let group: TestGroup;
let secretary: Actor;
let chair: Actor;

beforeAll(async () => {
  world.now = new Date("2026-11-23T10:00:00Z");
  await someHolidays(world);
  home = await aPartnership(world, {
    stage: "demonstration",
    organisations: [{ name: `Council ${newId()}`, kind: "council", capacity: "responsible-authority", source: "" }],
  });
  group = await aGroup(world, home, { seats: ["Police", "Council", "Fire and rescue"] });
  secretary = await aPerson(world, home, "support-officer");
  chair = await aPerson(world, home, "chair");
  await world.db.ask(
    `insert into actions (partnership_id, text, organisation_id, agreed_on, made_at, due_on, group_id, origin_kind, origin_id, made_by)
     select $1, 'Write to the landlords of the six streets', organisation_id, '2026-10-01', '2026-10-01', '2026-11-10', $2, 'group', $2, $3
       from partnership_organisations where partnership_id = $1`,
    [home.id, group.id, secretary.person],
  );
});

test.each([true, false])(
  "a secretary schedules a meeting, builds its agenda and sends it out late by the chair's leave; with scripts: %s",
  async (hasScripts) => {
    const { tab, look, faults, leave } = await signedIn(secretary, hasScripts);
    await tab.goto(`/${home.slug}/desk/meetings`);
    await tab.getByRole("link", { name: "in your own calendar" }).click();
    await tab.getByRole("button", { name: "Make an address" }).click();
    await look("calendar-address");
    await tab.getByRole("link", { name: "Back to your addresses" }).click();
    await look("calendar-addresses");
    await tab.goto(`/${home.slug}/desk/groups/${group.id}/meetings`);
    await look("none-yet");
    await tab.getByRole("button", { name: "Schedule a meeting" }).click();
    await tab.locator("main").getByRole("link", { name: / 20/ }).first().click();
    await look("schedule");
    // Too soon for five clear working days.
    await tab.getByLabel("Day", { exact: true }).fill(hasScripts ? "26" : "27");
    await tab.getByLabel("Month").fill("11");
    await tab.getByLabel("Year").fill("2026");
    await tab.getByLabel("Place").fill("County Hall, committee room 1");
    await tab.getByLabel("How to join remotely").fill("By the link in the invitation");
    await tab.getByRole("button", { name: "Schedule the meeting" }).click();
    for (const title of ["Burglary since the summer", "A warrant next week"]) {
      await tab.getByRole("button", { name: "Add an item" }).click();
      await tab.getByLabel("What it is for").selectOption("decision");
      await tab.getByLabel("Title").fill(title);
      await tab.getByLabel("Presented by").fill("Police");
      await tab.getByLabel("Minutes allotted").fill("20");
      await tab.getByLabel("Crime and disorder").fill("It prevents burglary");
      await tab.getByLabel("Equality").fill("No effect");
      if (title.startsWith("B")) await look("item-form");
      await tab.getByRole("button", { name: "Add the item" }).click();
    }
    // With scripts it is the next meeting of the group, and without them the one after it.
    expect(await tab.locator("#carried").innerText()).toContain(
      hasScripts ? "Write to the landlords" : "the next meeting first",
    );
    await tab.getByRole("link", { name: "A warrant next week" }).click();
    await tab.getByRole("button", { name: "Restrict the item" }).click();
    await tab.getByLabel("Paragraph of Schedule 12A").selectOption("7");
    await tab.getByLabel("Why the item is restricted").fill("It would warn those concerned");
    await tab.getByLabel("Who agreed").fill("the chair and vice-chair");
    await tab.getByLabel("What is restricted").fill("Which street");
    await look("restriction");
    await tab.getByRole("button", { name: "Restrict the item" }).click();
    await tab.getByLabel("Whose interest").selectOption({ label: "Council" });
    await tab.getByLabel("What the interest is").fill("Landlord of the house");
    await tab.getByRole("button", { name: "Record the interest" }).click();
    await look("restricted-item");
    await tab.getByRole("link", { name: "Back to the meeting" }).click();
    await tab.getByRole("link", { name: "Burglary since the summer" }).click();
    await tab.getByRole("button", { name: "Add a paper" }).click();
    await tab.getByLabel("Title").fill("Where burglars come in");
    await look("paper-form");
    await tab.getByLabel("File").setInputFiles({ name: "report.pdf", mimeType: "application/pdf", buffer: aPdf(12) });
    await tab.getByRole("button", { name: "Add the paper" }).click();
    await tab.getByRole("link", { name: "Where burglars come in" }).waitFor();
    await tab.getByRole("button", { name: "Add a paper" }).click();
    await tab.getByLabel("Title").fill("Figures of November");
    await tab.getByLabel("The paper is to follow").check();
    await tab.getByRole("button", { name: "Add the paper" }).click();
    await tab.getByRole("link", { name: "Figures of November" }).waitFor();
    await look("item-with-papers");
    await tab.getByRole("link", { name: "Back to the meeting" }).click();
    await look("meeting");
    await tab.getByRole("link", { name: /See how it is counted/ }).click();
    await look("notice");
    const notice = tab.url();

    const other = await signedIn(chair, hasScripts);
    await other.tab.goto(notice);
    await other.tab.getByLabel("Why the meeting cannot wait").fill("The warrant is for next week");
    await other.look("waiver");
    await other.tab.getByRole("button", { name: "Waive the notice" }).click();
    await other.tab.getByRole("link", { name: "A warrant next week" }).click();
    expect(await other.tab.locator("main").innerText()).not.toContain("Which street");
    await other.look("item-withheld");

    await tab.goto(notice);
    await tab.getByRole("button", { name: "Record the dispatch" }).click();
    expect(await tab.locator("main").innerText()).toContain("late, as the chair had waived the notice");
    await look("sent-out");
    await tab.getByRole("link", { name: /See all papers/ }).click();
    await tab.getByRole("link", { name: "Figures of November" }).click();
    await tab.getByRole("button", { name: "Add the file" }).click();
    await tab.getByLabel("File").setInputFiles({ name: "november.pdf", mimeType: "application/pdf", buffer: aPdf(3) });
    await tab.getByRole("button", { name: "Add the file" }).click();
    await tab.getByRole("link", { name: "november.pdf" }).waitFor();
    await look("paper");
    await tab.goto(notice.replace(/notice$/, "papers"));
    await tab.getByLabel("Why they did not go with the agenda").fill("The figures of November came on 26 November");
    await look("papers-to-send");
    await tab.getByRole("button", { name: "Send out the supplement" }).click();
    expect(await tab.locator("main").innerText()).toContain("Pages 13 to 15");
    await look("papers");
    await tab.getByRole("link", { name: "Back to the meeting" }).click();
    await tab.getByRole("button", { name: "Move the meeting" }).click();
    await look("move");
    await tab.goto(`/${home.slug}/desk/meetings`);
    await look("meetings");

    await tab.goto(`/${home.slug}/desk/groups/${group.id}/programme`);
    await look("programme-begins");
    if (!hasScripts) await tab.getByRole("button", { name: /Take all/ }).click();
    await tab.getByRole("button", { name: "Add an item" }).click();
    await tab.getByLabel("Title").fill(`Risk register${hasScripts ? "" : ", plainly"}`);
    await tab.getByRole("button", { name: "Add the item" }).click();
    await look("programme-item-refused");
    await tab.getByLabel("First month").selectOption({ label: "October 2027" });
    await tab.getByLabel("Where it comes from").fill("Strategy, section 11");
    await tab.getByRole("button", { name: "Add the item" }).click();
    await look("programme");
    await tab.goto(`${notice.replace(/\/notice$/, "/programme")}`);
    await look("programme-for-the-meeting");
    if (!hasScripts) await tab.getByRole("button", { name: /onto the agenda/ }).click();
    await look("agenda-from-the-programme");
    expect([...faults, ...other.faults]).toEqual([expect.stringMatching(/^422 POST .*\/programme\/items$/)]);
    await leave();
    await other.leave();
  },
);
