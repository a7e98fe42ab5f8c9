import { beforeAll, expect, test } from "vitest";
import { aGroup, putInGroup, someHolidays, type TestGroup } from "../groups.ts";
import { type Actor, anOrganisation, aPartnership, aPerson, type TestPartnership, useWorld } from "../world.ts";
import { useBrowser } from "./signed-in.ts";

const world = useWorld();
const signedIn = useBrowser(world, "minutes");
const SECRET = "Number 12 is watched";
let home: TestPartnership;
let group: TestGroup;
let people: Record<"secretary" | "chair" | "vice", Actor>;
let owner: string;

beforeAll(async () => {
  world.now = new Date("2026-11-23T10:00:00Z");
  await someHolidays(world);
  home = await aPartnership(world, { stage: "demonstration" });
  group = await aGroup(world, home, { seats: ["Police", "Council"] });
  owner = (await anOrganisation(world, home)).name;
  people = {
    secretary: await aPerson(world, home, "support-officer"),
    chair: await aPerson(world, home, "chair"),
    vice: await aPerson(world, home, "vice-chair"),
  };
  for (const { person } of [people.chair, people.vice]) await putInGroup(world, home, group, person);
});

/** A meeting with two items, of which the second is restricted. */
async function aMeeting(day: string): Promise<string> {
  world.now = new Date("2026-11-23T10:00:00Z");
  const { secretary } = people;
  const facts = { kind: "ordinary", beginsAt: "14:00", way: "in-person", place: "County Hall" };
  const on = { "on-day": day, "on-month": "12", "on-year": "2026" };
  const made = await secretary.post(`/${home.slug}/desk/groups/${group.id}/meetings`, { ...facts, ...on });
  const meeting = String(made.headers.location);
  for (const title of ["Burglary since the summer", "A warrant next week"])
    await secretary.post(`${meeting}/items`, { kind: "information", title, summary: "What the police know" });
  const items = [...(await secretary.get(meeting)).body.matchAll(/\/items\/([0-9a-f-]{36})"/g)];
  const rule = { ground: "schedule-12a", paragraph: "7", reason: "It would warn them", agreedBy: "the chair" };
  await secretary.post(`${meeting}/items/${items[1]?.[1]}/restriction`, { ...rule, body: SECRET });
  world.now = new Date(`2026-12-${day}T15:00:00Z`);
  return meeting;
}

test.each([true, false])(
  "minutes are written, cleared, released by two people and read by everybody without what is restricted; with scripts: %s",
  async (hasScripts) => {
    const meeting = await aMeeting(hasScripts ? "10" : "11");
    const { tab, look, faults, leave } = await signedIn(people.secretary, hasScripts);
    await tab.goto(meeting);
    await tab.getByRole("link", { name: "Minutes of the meeting" }).click();
    await look("draft");
    await tab.getByRole("link", { name: /Write this part.*1\./ }).click();
    await tab.getByLabel("Next paragraphs", { exact: true }).fill("Burglary has fallen.\n\nA supplier was named.");
    await tab.getByRole("button", { name: "Save", exact: true }).click();
    await tab.getByLabel(/Who may read it.*Paragraph 2/).selectOption("members");
    await tab.getByRole("button", { name: "Save", exact: true }).click();
    await tab.getByLabel("What is to be done").fill("Mark the bicycles");
    await tab.getByRole("button", { name: "Add the action" }).click();
    await look("part-refused");
    await tab.getByLabel("Organisation that owns it").selectOption({ label: owner });
    await tab.getByLabel("Day", { exact: true }).fill("1");
    await tab.getByLabel("Month").fill("2");
    await tab.getByLabel("Year").fill("2027");
    await tab.getByRole("button", { name: "Add the action" }).click();
    await look("part");
    await tab.getByRole("link", { name: "Back to the minutes" }).click();
    await tab.getByRole("link", { name: /Write this part.*2\./ }).click();
    await tab.getByLabel("Next paragraphs", { exact: true }).fill(SECRET);
    await look("part-restricted");
    await tab.getByRole("button", { name: "Save", exact: true }).click();

    const chair = await signedIn(people.chair, hasScripts);
    await chair.tab.goto(`${meeting}/minutes`);
    await chair.look("to-clear");
    await chair.tab.getByRole("button", { name: "Clear the minutes" }).click();

    await tab.goto(`${meeting}/minutes`);
    await look("cleared");
    await tab.getByRole("link", { name: /Record an amendment.*1\./ }).click();
    await look("amendment");
    await tab.goto(`${meeting}/minutes`);
    await tab.getByRole("link", { name: "Public view" }).click();
    await look("public-view");
    await tab.getByRole("button", { name: "Put it forward for release" }).click();
    const release = tab.url();
    const vice = await signedIn(people.vice, hasScripts);
    for (const one of [chair, vice]) {
      await one.tab.goto(release);
      await one.look(one === chair ? "release" : "release-second");
      await one.tab.getByRole("button", { name: /Agree to the release/ }).click();
    }
    await vice.look("released");
    await tab.goto(`/${home.slug}/desk/groups/${group.id}/minutes`);
    await look("group-minutes");

    const visitor = await signedIn(undefined, hasScripts);
    await visitor.tab.goto(`/${home.slug}`);
    await visitor.tab.getByRole("link", { name: "Minutes", exact: true }).click();
    await visitor.look("public-list");
    await visitor.tab
      .locator("main")
      .getByRole("link", { name: /December 2026/ })
      .first()
      .click();
    await visitor.look("public-minutes");
    const page = await visitor.tab.content();
    expect(page).toContain("Burglary has fallen.");
    expect(page).toContain("Mark the bicycles");
    expect(page).not.toContain(SECRET);
    expect(page).not.toContain("A supplier was named.");
    // The form that was sent without an organisation was refused.
    const [refused, ...others] = faults;
    expect(refused).toMatch(/^422 POST .*\/actions$/);
    expect([...others, ...chair.faults, ...vice.faults, ...visitor.faults]).toEqual([]);
    for (const one of [visitor, vice, chair]) await one.leave();
    await leave();
  },
);
