import { beforeAll, expect, test } from "vitest";
import { aGroup, putInGroup, someHolidays, type TestGroup } from "../groups.ts";
import { type Actor, aPartnership, aPerson, type TestPartnership, useWorld } from "../world.ts";
import { useBrowser } from "./signed-in.ts";

const world = useWorld();
const signedIn = useBrowser(world, "room");
let home: TestPartnership;
let clerk: Actor;
let chair: Actor;
let member: Actor;

const SEATS = ["Essex Police", "Council", "Fire and rescue", "Probation", "Health", "Voluntary sector"];

beforeAll(async () => {
  world.now = new Date("2026-11-23T10:00:00Z");
  await someHolidays(world);
  home = await aPartnership(world, { stage: "demonstration" });
  clerk = await aPerson(world, home, "support-officer");
  chair = await aPerson(world, home, "chair");
  member = await aPerson(world, home);
});

/** A hybrid meeting today with a grant and a restricted item to decide. Answers its address. */
async function aMeeting(group: TestGroup): Promise<string> {
  world.now = new Date("2026-11-23T10:00:00Z");
  const facts = { kind: "ordinary", beginsAt: "14:00", way: "hybrid", place: "County Hall", joining: "By the link" };
  const on = { "on-day": "10", "on-month": "12", "on-year": "2026" };
  const made = await clerk.post(`/${home.slug}/desk/groups/${group.id}/meetings`, { ...facts, ...on });
  const meeting = String(made.headers.location);
  const what = { kind: "decision", presenter: "Council", minutes: "20", section17: "Less burglary", equality: "None" };
  for (const title of ["A grant for street lights", "An operation"])
    await clerk.post(`${meeting}/items`, { ...what, title });
  const [, last = ""] = [...(await clerk.get(meeting)).body.matchAll(/\/items\/([0-9a-f-]{36})"/g)].at(-1) ?? [];
  const restriction = {
    ground: "schedule-12a",
    paragraph: "7",
    ownRule: "",
    reason: "A warning",
    agreedBy: "The chair",
  };
  await clerk.post(`${meeting}/items/${last}/restriction`, { ...restriction, body: "Which house" });
  world.now = new Date("2026-12-10T14:05:00Z");
  return meeting;
}

test.each([true, false])(
  "a clerk runs a meeting with a substitute, a late arrival and equal votes, and a member follows; with scripts: %s",
  { timeout: 120_000 },
  async (hasScripts) => {
    const group = await aGroup(world, home, { seats: SEATS });
    await putInGroup(world, home, group, member.person, group.seats[0]?.id);
    const meeting = await aMeeting(group);
    const { tab, look, faults, leave } = await signedIn(clerk, hasScripts);
    await tab.goto(meeting);
    await tab.getByRole("button", { name: "The room" }).click();
    await look("nobody-yet");
    for (const name of ["Essex Police", "Council", "Fire and rescue"]) {
      if (name === "Council") await tab.getByLabel(`Whether they are there, ${name}`).selectOption("remote");
      await tab.getByRole("button", { name: `Record ${name}` }).click();
    }
    await tab.getByRole("link", { name: "Somebody else for Probation" }).click();
    await tab.getByLabel("How they take part").selectOption("substitute");
    await tab.getByLabel("Who, by name or post").or(tab.getByLabel("Or somebody else, by name or post")).fill("Deputy");
    await look("substitute");
    await tab.getByRole("button", { name: "Record", exact: true }).click();
    expect(await tab.locator("main").innerText()).toContain("Enter for whom the substitute stands in");
    await look("substitute-for-nobody");
    await tab.getByLabel("For whom a substitute stands in").fill("The head of probation");
    await tab.getByRole("button", { name: "Record", exact: true }).click();
    await tab.getByRole("button", { name: "Take now A grant" }).click();
    await tab.getByLabel("What is proposed").fill("£40,000 for street lights in two wards");
    await tab.getByRole("button", { name: "Table the proposal" }).click();
    await look("tabled");

    const follower = await signedIn(member, hasScripts);
    await follower.tab.goto(`${meeting}/room`);
    await follower.look("followed");
    expect(await follower.tab.locator("main").innerText()).toContain("Tabled");

    await tab.getByLabel("Consensus").selectOption("no");
    await tab.getByRole("button", { name: "Record the answer" }).click();
    const item = tab.url();
    await follower.tab.goto(item);
    await follower.tab.getByLabel("Your choice").selectOption("For");
    await follower.look("own-vote");
    await follower.tab.getByRole("button", { name: "Vote", exact: true }).click();
    expect(await follower.tab.locator("main").innerText()).toContain("You have voted: for");
    if (hasScripts) await tab.getByText("Cast by").waitFor({ timeout: 20_000 });
    else await tab.reload();
    expect(await tab.getByLabel("Essex Police", { exact: true }).locator("option:checked").innerText()).toBe("For");
    await tab.getByLabel("Council", { exact: true }).selectOption("For");
    for (const name of ["Fire and rescue", "Probation"])
      await tab.getByLabel(name, { exact: true }).selectOption("Against");
    await look("vote");
    await tab.getByRole("button", { name: "Record the vote" }).click();
    if (hasScripts) await follower.tab.getByText("Votes equal").waitFor({ timeout: 20_000 });
    else await follower.tab.reload();
    expect(await follower.tab.locator("main").innerText()).toContain("2 for, 2 against, 0 abstained");
    await tab.getByLabel("Why Fire and rescue cannot support it").fill("Too dear");
    await tab.getByRole("button", { name: "Record why Fire and rescue" }).click();
    await look("dissent");
    await tab.getByLabel("Why Probation cannot support it").fill("Too soon");
    await tab.getByRole("button", { name: "Record why Probation" }).click();
    await look("alternative-or-urgency");

    const presides = await signedIn(chair, hasScripts);
    await presides.tab.goto(item);
    await presides.tab.getByLabel("The chair finds").selectOption("not-urgent");
    await presides.tab.getByLabel("Reasons").fill("It can wait for the spring");
    await presides.look("chair");
    await presides.tab.getByRole("button", { name: "Record what the chair finds" }).click();
    expect(await presides.tab.locator("main").innerText()).toContain("Re-submitted at the next meeting");

    await tab.goto(`${meeting}/room`);
    world.now = new Date("2026-12-10T15:00:00Z");
    await tab.getByRole("link", { name: "Change what is recorded of Deputy" }).click();
    await look("change");
    await tab.goto(`${meeting}/room`);
    for (const name of ["Deputy", "Representative of Fire and rescue", "Representative of Council"])
      await tab.getByRole("button", { name: `Left now ${name}` }).click();
    await look("inquorate");
    await tab.getByRole("link", { name: "Adjourn the meeting" }).click();
    await tab.getByLabel("Day", { exact: true }).fill("17");
    await tab.getByLabel("Month").fill("12");
    await tab.getByLabel("Year").fill("2026");
    await tab.getByLabel("Why it is adjourned").fill("Too few are left");
    await look("adjourn");
    await tab.locator("main").getByRole("button", { name: "Adjourn the meeting" }).click();
    await look("adjourned");
    expect([...follower.faults, ...presides.faults]).toEqual([]);
    // A substitute for nobody was refused, on purpose.
    expect(faults).toEqual([expect.stringMatching(/^422 POST .*\/attendance$/)]);
    await leave();
    await follower.leave();
    await presides.leave();
  },
);
