import { beforeAll, expect, test } from "vitest";
import { useBrowser } from "../accessibility/signed-in.ts";
import { aGroup, putInGroup, someHolidays, type TestGroup } from "../groups.ts";
import { memberOf } from "../word-text.ts";
import { type Actor, aPartnership, aPerson, type TestPartnership, useWorld } from "../world.ts";
import { words } from "./steps.ts";
import type { Visitor } from "./visitor.ts";

/*
 * A hybrid meeting of a board like Safer Essex, from the calendar to its published minutes: five clear working days, a third
 * of the organisations, equal votes and an alternative, a substitute, a late arrival, and an item that stays restricted.
 */

const world = useWorld();
const signedIn = useBrowser(world, "board-meeting");
const SEATS = ["Essex Police", "Council", "Fire and rescue", "Probation", "Health", "Voluntary sector"];
const SECRET = "A warrant for the house at the corner";
let home: TestPartnership;
let people: Record<"secretary" | "chair" | "vice", Actor>;

beforeAll(async () => {
  world.now = new Date("2026-11-23T10:00:00Z");
  await someHolidays(world);
  home = await aPartnership(world, { stage: "demonstration" });
  people = {
    secretary: await aPerson(world, home, "support-officer"),
    chair: await aPerson(world, home, "chair"),
    vice: await aPerson(world, home, "vice-chair"),
  };
});

test.each([true, false])(
  "a secretary schedules, builds, dispatches, runs and minutes a meeting, and both chairs release it; with scripts: %s",
  { timeout: 240_000 },
  async (hasScripts) => {
    world.now = new Date("2026-11-23T10:00:00Z");
    const group = await aGroup(world, home, { seats: SEATS });
    for (const { person } of [people.chair, people.vice]) await putInGroup(world, home, group, person);
    const secretary = await signedIn(people.secretary, hasScripts);
    const meeting = await prepare(secretary, group);
    await dispatch(secretary);

    world.now = new Date("2026-12-10T14:05:00Z");
    await secretary.tab.goto(`${meeting}/room`);
    await takeAttendance(secretary);
    await decideByAlternative(secretary);
    await decideRestricted(secretary, meeting);
    await close(secretary, meeting);
    await minute(secretary, meeting);

    const [chair, vice] = [await signedIn(people.chair, hasScripts), await signedIn(people.vice, hasScripts)];
    await chair.tab.goto(`${meeting}/minutes`);
    await chair.tab.getByRole("button", { name: "Clear the minutes" }).click();
    await secretary.tab.goto(`${meeting}/minutes`);
    await secretary.tab.getByRole("link", { name: "Public view" }).click();
    await secretary.tab.getByRole("button", { name: "Put it forward for release" }).click();
    for (const one of [chair, vice]) {
      await one.tab.goto(`/${home.slug}/desk/work`);
      await one.tab.locator("#minutes-to-release").getByRole("link").first().click();
      await one.tab.getByRole("button", { name: /Agree to the release/ }).click();
    }
    await readAsPublic(await signedIn(undefined, hasScripts));
    for (const one of [secretary, chair, vice]) {
      expect(one.faults).toEqual([]);
      await one.leave();
    }
  },
);

/** Schedules the meeting with an item for decision and a restricted one. Answers its address. */
async function prepare({ tab, look }: Visitor, { id }: TestGroup): Promise<string> {
  await tab.goto(`/${home.slug}/desk/groups/${id}/meetings`);
  await tab.getByRole("button", { name: "Schedule a meeting" }).click();
  await tab.getByLabel("Day", { exact: true }).fill("10");
  await tab.getByLabel("Month").fill("12");
  await tab.getByLabel("Year").fill("2026");
  await tab.getByLabel("How it is held").selectOption("hybrid");
  await tab.getByLabel("Place").fill("County Hall");
  await tab.getByLabel("How to join remotely").fill("By the link in the invitation");
  await tab.getByRole("button", { name: "Schedule the meeting" }).click();
  const meeting = new URL(tab.url()).pathname;
  for (const title of ["A grant for street lights", "An operation"]) {
    await tab.getByRole("button", { name: "Add an item" }).click();
    await tab.getByLabel("What it is for").selectOption("decision");
    await tab.getByLabel("Title").fill(title);
    await tab.getByLabel("Crime and disorder").fill("It prevents burglary");
    await tab.getByLabel("Equality").fill("No effect");
    await tab.getByRole("button", { name: "Add the item" }).click();
  }
  await tab.getByRole("link", { name: "An operation" }).click();
  await tab.getByRole("button", { name: "Restrict the item" }).click();
  await tab.getByLabel("Paragraph of Schedule 12A").selectOption("7");
  await tab.getByLabel("Why the item is restricted").fill("It would warn those concerned");
  await tab.getByLabel("Who agreed").fill("the chair and vice-chair");
  await tab.getByLabel("What is restricted").fill(SECRET);
  await tab.getByRole("button", { name: "Restrict the item" }).click();
  await tab.getByRole("link", { name: "Back to the meeting" }).click();
  await look("prepared");
  return meeting;
}

async function dispatch(secretary: Visitor): Promise<void> {
  const { tab, look } = secretary;
  await tab.getByRole("link", { name: /See how it is counted/ }).click();
  await tab.getByRole("button", { name: "Record the dispatch" }).click();
  expect(await words(secretary)).not.toContain("late");
  await look("dispatched");
}

async function takeAttendance(secretary: Visitor): Promise<void> {
  const { tab } = secretary;
  for (const name of ["Essex Police", "Council", "Fire and rescue"]) {
    if (name === "Council") await tab.getByLabel(`Whether they are there, ${name}`).selectOption("remote");
    await tab.getByRole("button", { name: `Record ${name}` }).click();
  }
  await tab.getByRole("link", { name: "Somebody else for Probation" }).click();
  await tab.getByLabel("How they take part").selectOption("substitute");
  await tab.getByLabel("Who, by name or post").or(tab.getByLabel("Or somebody else, by name or post")).fill("Deputy");
  await tab.getByLabel("For whom a substitute stands in").fill("The head of probation");
  await tab.getByRole("button", { name: "Record", exact: true }).click();
}

/** Equal votes: those against say why, and an alternative passes once somebody more has come. */
async function decideByAlternative(secretary: Visitor): Promise<void> {
  const { tab, look } = secretary;
  const vote = async (against: readonly string[], votesFor: readonly string[]) => {
    await tab.getByLabel("Consensus").selectOption("no");
    await tab.getByRole("button", { name: "Record the answer" }).click();
    for (const name of votesFor) await tab.getByLabel(name, { exact: true }).selectOption("For");
    for (const name of against) await tab.getByLabel(name, { exact: true }).selectOption("Against");
    await tab.getByRole("button", { name: "Record the vote" }).click();
  };
  await tab.getByRole("button", { name: "Take now A grant" }).click();
  await tab.getByLabel("What is proposed").fill("£40,000 for street lights in two wards");
  await tab.getByRole("button", { name: "Table the proposal" }).click();
  await vote(["Fire and rescue", "Probation"], ["Essex Police", "Council"]);
  for (const name of ["Fire and rescue", "Probation"]) {
    await tab.getByLabel(`Why ${name} cannot support it`).fill("Too dear");
    await tab.getByRole("button", { name: `Record why ${name}` }).click();
  }
  const item = tab.url();
  world.now = new Date("2026-12-10T14:30:00Z");
  await tab.getByRole("link", { name: "Room", exact: true }).first().click();
  await tab.getByRole("button", { name: "Record Health" }).click();
  await tab.goto(item);
  await tab.getByLabel("An alternative at this meeting").fill("£20,000 for street lights in one ward");
  await tab.getByRole("button", { name: "Put the alternative" }).click();
  await vote(["Fire and rescue", "Probation"], ["Essex Police", "Council", "Health"]);
  expect(await words(secretary)).toContain("Passed by a majority of the votes cast.");
  await look("passed");
}

async function decideRestricted({ tab }: Visitor, meeting: string): Promise<void> {
  await tab.goto(`${meeting}/room`);
  await tab.getByRole("button", { name: "Take now An operation" }).click();
  await tab.getByLabel("What is proposed").fill(SECRET);
  await tab.getByRole("button", { name: "Table the proposal" }).click();
  await tab.getByLabel("Consensus").selectOption("yes");
  await tab.getByRole("button", { name: "Record the answer" }).click();
}

async function close({ tab }: Visitor, meeting: string): Promise<void> {
  world.now = new Date("2026-12-10T15:00:00Z");
  await tab.goto(`${meeting}/room`);
  await tab
    .getByRole("button", { name: "Close the meeting" })
    .or(tab.getByRole("link", { name: "Close the meeting" }))
    .click();
  await tab.locator("main").getByRole("button", { name: "Close the meeting" }).click();
}

async function minute(secretary: Visitor, meeting: string): Promise<void> {
  const { tab, look } = secretary;
  await tab.goto(`${meeting}/minutes`);
  expect(await words(secretary)).toContain("Deputy (Probation), as a substitute for The head of probation");
  for (const [part, text] of [
    [/Write this part.*1\./, "Lights were discussed at length."],
    [/Write this part.*2\./, SECRET],
  ] as const) {
    await tab.getByRole("link", { name: part }).click();
    await tab.getByLabel("Next paragraphs", { exact: true }).fill(text);
    await tab.getByRole("button", { name: "Save", exact: true }).click();
    await tab.getByRole("link", { name: "Back to the minutes" }).click();
  }
  await look("minuted");
}

async function readAsPublic(visitor: Visitor): Promise<void> {
  const { tab, look, faults, leave } = visitor;
  await tab.goto(`/${home.slug}/minutes`);
  const seen = [await tab.content()];
  await tab
    .locator("main")
    .getByRole("link", { name: /10 December 2026/ })
    .first()
    .click();
  await look("published");
  const said = await words(visitor);
  expect(said).toContain("£20,000 for street lights in one ward");
  expect(said).toContain("Votes: 3 for, 2 against, 0 abstained.");
  expect(said).toContain("The item is restricted, and what was said is left out. Schedule 12A, paragraph 7");
  seen.push(await tab.content());
  const word = await tab.context().request.get(`${tab.url()}/document.docx`);
  expect(word.status()).toBe(200);
  seen.push(memberOf(await word.body(), "word/document.xml"));
  for (const page of seen) {
    expect(page).not.toContain("corner");
    expect(page).not.toContain("Deputy");
  }
  expect(faults).toEqual([]);
  await leave();
}
