import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Kind } from "./forms.ts";
import { aFolder, type Installation } from "./installation.ts";
import { besiege, type Siege } from "./killed-writes.ts";
import { FAULTS } from "./ledger.ts";
import { type Office, openOffice } from "./office.ts";
import { installationsUnderTest } from "./under-test.ts";

/* The built program is killed with -9 while people send forms, and started again. `npm run bench:kill-writes` is longer. */

/** How long after the first answer to a form of each kind the kill comes. */
const KILLS: readonly (readonly [Kind, number])[] = [
  ["gap", 0],
  ["draft", 60],
  ["finding", 120],
  ["organisation", 0],
  ["role", 200],
  ["import", 30],
];

const NO_FAULT = Object.fromEntries(FAULTS.map((fault) => [fault, 0]));

let folder = "";
let installation: Installation<Office> | undefined;
let siege: Siege;

beforeAll(async () => {
  folder = aFolder();
  installation = await (await installationsUnderTest(folder, openOffice))();
  siege = besiege(installation);
}, 300_000);

afterAll(async () => {
  await installation?.remove();
  rmSync(folder, { recursive: true, force: true });
});

test.each(KILLS)(
  "killed after a %s was acknowledged: it is there once with its event, and nothing by halves",
  {
    timeout: 240_000,
  },
  async (kind, killAfterMs) => {
    const verdict = await siege.round(kind, killAfterMs);
    expect(verdict).toMatchObject(NO_FAULT);
    const answers = siege.entries.filter(({ form }) => form.kind === kind).map(({ answer }) => answer);
    expect(answers).toContain("acknowledged");
  },
);

test("a form that nobody answered is sent again, and is there once", { timeout: 240_000 }, async () => {
  const before = siege.sentAgain();
  const verdict = await siege.end();
  expect(siege.sentAgain()).toBeGreaterThan(before);
  expect(verdict).toMatchObject({ ...NO_FAULT, unansweredKept: 0, unansweredAbsent: 0 });
});
