import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dayOf } from "../src/kernel/dates.ts";
import { openSession } from "../src/modules/accounts/index.ts";
import { modules } from "../src/modules.ts";
import type { InPartnership } from "../src/platform/files/files.ts";
import { startWorker } from "../src/platform/jobs/worker.ts";
import type { Services } from "../src/platform/services.ts";
import { asMember } from "../src/platform/tenancy/transactions.ts";
import { type MadeAccounts, makeAccounts } from "./make/accounts.ts";
import { makeActions } from "./make/actions.ts";
import { makeAssessments } from "./make/assessments.ts";
import { makeCalendar } from "./make/calendar.ts";
import { makeDeliveryGroup } from "./make/delivery-group.ts";
import { askForIncidents, removeFiles } from "./make/evidence.ts";
import { makeMeetings } from "./make/meetings.ts";
import { makePapers } from "./make/papers.ts";
import { makePartnerships } from "./make/partnerships.ts";
import { makePlaces } from "./make/places.ts";
import { makeProgrammes } from "./make/programmes.ts";
import { makeSeats } from "./make/seats.ts";
import { makeTerms } from "./make/terms.ts";
import { PARTNERSHIPS } from "./partnerships.ts";
import { DEMO_ACCOUNTS } from "./people.ts";

/** Tells how the making goes: a step begins, and then how long it took, in milliseconds. */
export type Tell = (step: string, milliseconds?: number) => void;

/**
 * Makes the demonstration in an installation that holds nothing: every record by the command, and under the rights, by which
 * its people would make it.
 */
export async function makeDemonstration(services: Services, tell: Tell): Promise<void> {
  const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    tell(name);
    const since = performance.now();
    const value = await work();
    tell(name, performance.now() - since);
    return value;
  };
  await step("Partnerships and organisations", () => makePartnerships(services));
  await step("Bank holidays", () => makeCalendar(services));
  const accounts = await step("Accounts", () => makeAccounts(services));
  await step("Terms of reference", () =>
    makeTerms((slug) => actingAs(services, accounts, slug, ["partnership-manager"])),
  );
  await step("Two meetings", () =>
    makeMeetings({
      as: (slug, ...roles) => actingAs(services, accounts, slug, roles),
      today: dayOf(new Date()),
    }),
  );
  await step("Papers of the next meeting", () =>
    makePapers(services, {
      as: (slug, ...roles) => actingAs(services, accounts, slug, roles),
      today: dayOf(new Date()),
    }),
  );
  await step("People in seats", () =>
    makeSeats((slug) => actingAs(services, accounts, slug, ["partnership-manager"]), dayOf(new Date())),
  );
  await step("A delivery group with somebody who is in it alone", () =>
    makeDeliveryGroup({
      as: (slug, ...roles) => actingAs(services, accounts, slug, roles),
      today: dayOf(new Date()),
      accounts,
    }),
  );
  await step("Work programmes and a board's next meeting", () =>
    makeProgrammes({
      as: (slug, ...roles) => actingAs(services, accounts, slug, roles),
      today: dayOf(new Date()),
    }),
  );
  await step("An action log", () =>
    makeActions({
      as: (slug, ...roles) => actingAs(services, accounts, slug, roles),
      today: dayOf(new Date()),
    }),
  );
  await step("Sketch of places and population", () => makePlaces(services));
  await step("Three years of synthetic incidents", async () => {
    const analysts: { slug: string; as: InPartnership }[] = [];
    for (const { slug } of PARTNERSHIPS)
      analysts.push({ slug, as: await actingAs(services, accounts, slug, ["analyst", "county-lead"]) });
    // Imports begin while the files of the next partnership are stored: the database and the engine work side by side.
    await workThrough(services, () => askForIncidents(services, analysts, dayOf(new Date())));
    await removeFiles(services);
  });
  await step("Analyses and a strategic assessment", () =>
    makeAssessments({
      workThrough: () => workThrough(services),
      as: (slug, ...roles) => actingAs(services, accounts, slug, roles),
      today: dayOf(new Date()),
    }),
  );
}

/** One of the people of the demonstration, signed in: whoever holds the first of the roles in the partnership. */
async function actingAs(
  services: Services,
  accounts: MadeAccounts,
  slug: string,
  roles: readonly string[],
): Promise<InPartnership> {
  const holder = roles
    .map((role) =>
      DEMO_ACCOUNTS.find((one) =>
        one.memberships.some((held) => held.partnership === slug && held.roles.some((own) => own === role)),
      ),
    )
    .find((found) => found !== undefined);
  const account = accounts.get(holder?.email ?? "");
  if (!account) throw new Error(`Nobody in the demonstration of ${slug} is ${roles.join(" or ")}`);
  const token = await openSession(
    services.database,
    { account: account.account, method: "console", device: "" },
    "demonstration",
  );
  return (work) => asMember(services.database, token, slug, "demonstration", work);
}

/** Runs the jobs that were asked for, those that `ask` asks for meanwhile included, until none is left. */
async function workThrough(services: Services, ask = async (): Promise<void> => {}): Promise<void> {
  const handlers = modules.flatMap((module) => module.jobs?.(services) ?? []);
  const worker = startWorker({ engine: services.database, log: services.log, handlers, schedules: [], atOnce: 2 });
  try {
    await ask();
    await worker.idle();
  } finally {
    await worker.stop(1_000);
  }
}

/*
 * The embedded database is marked while its demonstration is made. What a crash left half-made is nobody's work: it is
 * removed at the next start, and made anew.
 */

export function markUnfinished(dataFolder: string): void {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  writeFileSync(
    unfinished(dataFolder),
    "The demonstration is being made. If nothing runs, the next start makes it anew.\n",
  );
}

export function isUnfinished(dataFolder: string): boolean {
  return existsSync(unfinished(dataFolder));
}

export function markFinished(dataFolder: string): void {
  rmSync(unfinished(dataFolder), { force: true });
}

/** Removes a half-made demonstration with its database. The caller holds the lock of the folder. */
export function removeUnfinished(dataFolder: string): void {
  if (!isUnfinished(dataFolder)) return;
  for (const part of ["database", "cache", "work"]) rmSync(join(dataFolder, part), { recursive: true, force: true });
}

function unfinished(dataFolder: string): string {
  return join(dataFolder, "demonstration-unfinished");
}
