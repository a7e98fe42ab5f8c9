import { dayOf } from "../../kernel/dates.ts";
import { handle, type JobHandler, type Schedule } from "../../platform/jobs/worker.ts";
import { escalateActions } from "./commands/escalations.ts";
import { askForReminders, queueReminders, remindEverywhere, remindOwners } from "./commands/reminders.ts";

/** The reminders and escalations of each day, by the calendar of the United Kingdom. */
export function jobs(clock: () => Date = () => new Date()): readonly JobHandler[] {
  return [
    handle(remindEverywhere, ({ inPartnership }) => inPartnership((tx) => askForReminders(tx, dayOf(clock())))),
    handle(remindOwners, async ({ inPartnership }) => {
      await inPartnership(async (tx) => {
        await queueReminders(tx, clock());
        await escalateActions(tx, clock());
      });
    }),
  ];
}

/** At an hour at which people begin to work. */
export const schedules: readonly Schedule[] = [{ kind: remindEverywhere, hour: 7 }];
