import { day } from "../../../kernel/dates.ts";
import { isId } from "../../../kernel/ids.ts";
import type { EventFilter } from "./events.ts";

/** The filters of the list, as they stand in its address; what is not valid does not filter, and is shown again. */
export type TypedFilter = Readonly<Record<"person" | "object" | "event" | "result" | "from" | "to", string>>;

export const FILTERS = ["person", "object", "event", "result", "from", "to"] as const;

/** Reads typed filters. Whatever cannot match is left out. */
export function readFilter(typed: TypedFilter): EventFilter {
  const from = readDay(typed.from);
  const to = readDay(typed.to);
  return {
    ...(isId(typed.person) && { person: typed.person }),
    ...(/^[\w:./*-]+$/.test(typed.object) && { object: typed.object }),
    ...(/^[a-z-]+(\.[a-z-]+)+$/.test(typed.event) && { event: typed.event }),
    ...((typed.result === "done" || typed.result === "refused") && { result: typed.result }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

function readDay(text: string) {
  try {
    return day(text);
  } catch {
    return undefined;
  }
}
