import type { Month } from "../../../kernel/dates.ts";
import { done, type Outcome, type Problem, refuseAll } from "../../../kernel/outcome.ts";
import type { ProgrammeFacts } from "./programme.ts";

/** An item as a form asks for it: how often it is due stands in one word. */
export type AskedItem = Omit<ProgrammeFacts, "firstMonth" | "everyMonths"> & {
  readonly every: string;
  readonly firstMonth: string;
};

/** Decides whether an item may be so: due in some month unless it is of every meeting, and with its ground. */
export function keepItem({ every, firstMonth, ...facts }: AskedItem): Outcome<ProgrammeFacts> {
  const problems: Problem[] = [];
  if (every !== "meeting" && firstMonth === "")
    problems.push({ message: "Choose the month in which it is due first", field: "firstMonth" });
  if (facts.source === "" && facts.setting === "")
    problems.push({
      message: "Enter the law or document that asks for it, or say below that the group has chosen it",
      field: "source",
    });
  if (problems.length > 0) return refuseAll(problems);
  return done({
    ...facts,
    firstMonth: every === "meeting" ? null : (firstMonth as Month),
    everyMonths: every === "meeting" || every === "once" ? null : Number(every),
  });
}

/** How often an item is due, as the form has it. */
export function everyOf({ firstMonth, everyMonths }: Pick<ProgrammeFacts, "firstMonth" | "everyMonths">): string {
  if (firstMonth === null) return "meeting";
  return everyMonths === null ? "once" : String(everyMonths);
}
