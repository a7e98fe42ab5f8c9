import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Actor, aPerson, useWorld } from "../../../test/world.ts";
import { day } from "../../kernel/dates.ts";
import { countBack } from "../../kernel/working-days.ts";
import { findCommand } from "../../platform/console/command.ts";
import { asConsole } from "../../platform/tenancy/transactions.ts";
import { calendarCommands } from "./console.ts";
import { getHolidays } from "./index.ts";

const world = useWorld();
const PATH = "/installation/desk/bank-holidays";

const json = (...days: [date: string, title: string][]) =>
  JSON.stringify({ "england-and-wales": { events: days.map(([date, title]) => ({ title, date })) } });
const send = (who: Actor, content: string) =>
  who.upload(PATH, {}, [{ field: "file", name: "bank-holidays.json", content }]);
const held = () =>
  asConsole(world.database, { slug: "installation", capabilities: [], command: "test" }, (tx) =>
    getHolidays(tx, "england-and-wales"),
  );

/** Gives the command as the operator would; answers what it printed, or throws what it refused with. */
async function command(content: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "fp-calendar-"));
  writeFileSync(join(folder, "days.json"), content);
  const printed: string[] = [];
  const found = findCommand(calendarCommands, ["import", "bank-holidays", "days.json"]);
  const context = { ...world, folder, print: (text: string) => void printed.push(text), progress: () => {} };
  await found?.command.run(context, found.rest).finally(() => rmSync(folder, { recursive: true }));
  return printed;
}

test("nothing is counted before an import, nor past the end of the table; a later file counts for the days it covers", async () => {
  const operator = await aPerson(world, { slug: "installation" }, "operator");
  expect(countBack(day("2026-05-05"), 1, await held())).toMatchObject({
    problems: [{ message: expect.stringContaining("The table of bank holidays ends on") }],
  });

  expect(await command(json(["2026-04-03", "Good Friday"], ["2026-05-04", "Early May"]))).toEqual([
    "England and Wales: imported. 2 days from 1 January 2026 to 31 December 2026.",
  ]);
  expect((await operator.get(PATH)).body).toContain("From 1 January 2026 to 31 December 2026, 2 days.");
  expect(countBack(day("2026-05-05"), 1, await held())).toMatchObject({ value: { counted: ["2026-05-01"] } });

  // The holiday is moved, and a year more is known.
  const answer = await send(
    operator,
    json(["2026-04-03", "Good Friday"], ["2026-05-08", "Early May"], ["2027-01-01", "New Year"]),
  );
  expect(answer.statusCode).toBe(303);
  expect(countBack(day("2026-05-05"), 1, await held())).toMatchObject({ value: { counted: ["2026-05-04"] } });
  expect(countBack(day("2027-12-31"), 1, await held())).toMatchObject({ ok: true });
  expect(countBack(day("2028-01-01"), 1, await held())).toMatchObject({ ok: false });
  expect(await command(json(["2027-01-01", "New Year"]))).toEqual([
    "England and Wales: held already, let be. 1 day from 1 January 2027 to 31 December 2027.",
  ]);
  const events = await world.db.ask<{ detail: object }>(
    "select detail from audit_events where event = 'bank-holidays.imported' order by seq",
  );
  expect(events.map(({ detail }) => detail)).toEqual([
    expect.objectContaining({ holidays: 2, to: "2026-12-31" }),
    expect.objectContaining({ holidays: 3, to: "2027-12-31" }),
  ]);
});

test.each([
  ["", "Choose a file"],
  ["<html>", "is not the bank-holidays.json that GOV.UK publishes"],
  [json(["2040-01-01", "New Year"]), "the days between would be missing"],
  ["x".repeat(2_000_001), "larger than 2 MB"],
])("what cannot be taken over is refused with the reason, and changes nothing", async (content, words) => {
  const operator = await aPerson(world, { slug: "installation" }, "operator");
  await send(operator, json(["2026-04-03", "Good Friday"]));
  const before = await held();
  const answer = await send(operator, content);
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain(words);
  expect(await held()).toEqual(before);
});
