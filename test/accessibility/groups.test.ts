import { beforeAll, expect, test } from "vitest";
import { aGroup, putInGroup } from "../groups.ts";
import { type Actor, aPartnership, aPerson, type TestPartnership, useWorld } from "../world.ts";
import { useBrowser } from "./signed-in.ts";

const world = useWorld();
const signedIn = useBrowser(world, "groups");
let home: TestPartnership;
let manager: Actor;
let member: Actor;
let operator: Actor;

beforeAll(async () => {
  home = await aPartnership(world, {
    stage: "demonstration",
    organisations: [{ name: "Aldon Council", kind: "council", capacity: "responsible-authority", source: "" }],
    groups: [{ name: "Board", kind: "strategic-board", purpose: "Directs", cadence: "", alsoCalled: [], source: "" }],
  });
  manager = await aPerson(world, home, "partnership-manager");
  member = await aPerson(world, home, "member");
  operator = await aPerson(world, { slug: "installation" }, "operator");
  await operator.upload("/installation/desk/bank-holidays", {}, [
    {
      field: "file",
      name: "bank-holidays.json",
      content: JSON.stringify({ "england-and-wales": { events: holidays(world.now.getUTCFullYear()) } }),
    },
  ]);
});

function holidays(year: number) {
  return [year, year + 1, year + 2].map((of) => ({ title: "Christmas Day", date: `${of}-12-25` }));
}

test.each([true, false])(
  "a secretary drafts terms, adds seats and approves them, on pages that pass axe at three widths; with scripts: %s",
  async (hasScripts) => {
    const { tab, look, faults, leave } = await signedIn(manager, hasScripts);
    await tab.goto(`/${home.slug}/desk/groups`);
    await tab.getByRole("button", { name: "Begin a group" }).click();
    await look("new-group");
    await tab.getByLabel("Name", { exact: true }).fill(`Bicycle theft ${hasScripts ? "one" : "two"}`);
    await tab.getByLabel("Kind").selectOption("delivery-group");
    await tab.getByLabel("Stands below").selectOption({ label: "Board" });
    await tab.getByRole("button", { name: "Begin the group" }).click();
    await tab.getByRole("button", { name: "Draft terms of reference" }).click();
    await tab.getByRole("button", { name: "Change what it says" }).click();
    await tab.getByLabel("Purpose").fill("Keeps bicycles where their owners left them.");
    await tab.getByLabel("When it meets").selectOption("weeks");
    await tab.getByRole("button", { name: "Save the draft" }).click();
    await look("refused-draft");
    await tab.getByLabel("Weeks between meetings").fill("6");
    await tab.getByLabel("Notice of a meeting").fill("5");
    await tab.getByLabel("Quorum", { exact: true }).selectOption("half-plus-one");
    await tab.getByRole("button", { name: "Save the draft" }).click();
    await tab.getByRole("button", { name: "Seats" }).click();
    for (const name of ["Police", "Council", "Health board"]) {
      await tab.getByLabel("Name of the line").fill(name);
      await tab.getByRole("button", { name: "Add the seat" }).click();
    }
    await look("seats");
    await tab.getByRole("link", { name: "Back to the terms" }).click();
    await tab.getByRole("button", { name: "Accountability" }).click();
    await tab.getByLabel("Body").fill("Board");
    await tab.getByRole("button", { name: "Add the line" }).click();
    await look("accountability");
    await tab.getByRole("link", { name: "Back to the terms" }).click();
    await tab.getByRole("button", { name: "Record that it was approved" }).click();
    await look("approval");
    await tab.getByRole("button", { name: "Record the approval" }).click();
    expect(await tab.locator("main").innerText()).toContain("half of 3, rounded down, is 1, and one more is 2");
    await look("terms");
    await tab
      .getByRole("link", { name: /Bicycle theft/ })
      .first()
      .click();
    await look("group-with-terms");
    await tab.getByRole("link", { name: "Police" }).click();
    await tab.getByRole("button", { name: "Put somebody into this seat" }).click();
    await tab.getByRole("button", { name: "Put them into the seat" }).click();
    await look("refused-placing");
    // By person and not by place in the list, where names stand at random: nobody seats themselves.
    await tab.getByLabel("Person", { exact: true }).selectOption(member.person ?? "");
    await tab.getByRole("button", { name: "Put them into the seat" }).click();
    await look("seat");
    await tab.getByRole("link", { name: "End the place of" }).click();
    await look("leaving-a-seat");
    await tab.getByRole("link", { name: "Cancel" }).click();
    await tab
      .getByRole("link", { name: /Bicycle theft/ })
      .first()
      .click();
    await look("group-with-seats");
    await tab.getByRole("button", { name: "Begin the next version" }).click();
    await tab.getByRole("button", { name: "Compare with version 1" }).click();
    await look("changes");
    await tab.goto(`/${home.slug}/desk/groups`);
    await look("groups");
    await tab.getByRole("button", { name: "Structure chart" }).click();
    await look("structure");
    await tab.getByRole("button", { name: "Larger" }).click();
    await look("structure-larger");
    await tab.goto(`/${home.slug}`);
    await look("public-structure");
    // The draft that lacked a number, the seat for nobody, and nothing else.
    expect(faults).toEqual([
      expect.stringMatching(/^422 POST .*\/edit$/),
      expect.stringMatching(/^422 POST .*\/representatives$/),
    ]);
    await leave();
  },
);

test.each([true, false])(
  "a secretary records a chair, and the ballot of an election, on pages that pass axe; with scripts: %s",
  async (hasScripts) => {
    const { tab, look, faults, leave } = await signedIn(manager, hasScripts);
    const appointed = await aGroup(world, home, { seats: ["Police"], settings: { chair: "appointment" } });
    const elected = await aGroup(world, home, { seats: ["Police", "Fire", "Health"] });
    const member = await aPerson(world, home, "member");
    await putInGroup(world, home, elected, member.person, elected.seats[0]?.id);

    await tab.goto(`/${home.slug}/desk/groups/${appointed.id}/chairs`);
    await tab.getByRole("button", { name: "Record a chair or vice-chair" }).click();
    await tab.getByRole("button", { name: "Record the term" }).click();
    await look("refused-chair");
    await tab.getByLabel("Person", { exact: true }).selectOption(member.person ?? "");
    await tab.getByRole("button", { name: "Record the term" }).click();
    await look("terms-of-office");
    await tab.getByRole("link", { name: "End the term of" }).click();
    await look("end-of-office");
    await tab.goto(`/${home.slug}/desk/groups/${appointed.id}`);
    await look("group-with-chair");

    await tab.goto(`/${home.slug}/desk/groups/${elected.id}/chairs`);
    await tab.getByRole("button", { name: "Call an election" }).click();
    await look("new-election");
    await tab.getByRole("button", { name: "Call the election" }).click();
    await tab.getByLabel("Add a candidate").selectOption(member.person ?? "");
    await tab.getByRole("button", { name: "Add the candidate" }).click();
    await tab.getByLabel("Seat", { exact: true }).selectOption({ label: "Fire" });
    await tab.getByLabel("Votes for").selectOption(member.person ?? "");
    await tab.getByRole("button", { name: "Record the vote" }).click();
    await look("ballot");
    await tab.getByRole("button", { name: "Record the result" }).click();
    expect(await tab.locator("main").innerText()).toContain("nothing of the ballot changes any more");
    await look("result");
    await tab.goto(`/${home.slug}/desk/work`);
    await look("work-with-chairs");
    expect(faults).toEqual([expect.stringMatching(/^422 POST .*\/chairs$/)]);
    await leave();
  },
);

test("the page of bank holidays passes axe at three widths", async () => {
  const { tab, look, faults, leave } = await signedIn(operator, true);
  await tab.goto("/installation/desk/bank-holidays");
  await look("bank-holidays");
  expect(faults).toEqual([]);
  await leave();
});
