import type { Day } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { Organisation } from "./organisations.ts";
import type { Capacity, Participation } from "./partnerships.ts";

type Period = { readonly fromOn: Day | null; readonly toOn: Day | null };

/** Decides whether an organisation may be recorded in a capacity: within its own days, and once at a time. */
export function addCapacity(
  input: Period & { readonly capacity: Capacity },
  organisation: Organisation,
  held: readonly Participation[],
): Outcome<Period> {
  const { fromOn, toOn } = input;
  if (fromOn !== null && toOn !== null && toOn < fromOn)
    return refuse("Last day must be the same as or after the first day", "to");
  if (organisation.endedOn !== null && (fromOn ?? organisation.endedOn) > organisation.endedOn)
    return refuse("The organisation had ended before that day. Choose its successor", "organisation");
  const same = held.filter((one) => one.organisationId === organisation.id && one.capacity === input.capacity);
  if (same.some((one) => overlaps(one, input)))
    return refuse("It holds this capacity already in some of these days", "capacity");
  return done({ fromOn, toOn });
}

/** Decides the last day of a capacity. */
export function endCapacity(held: Participation, on: Day): Outcome<Day> {
  if (held.toOn !== null && held.toOn <= on) return refuse("It had ended before that day already", "on");
  if (held.fromOn !== null && on < held.fromOn) return refuse("This is before it took part", "on");
  return done(on);
}

function overlaps(one: Period, other: Period): boolean {
  const before = (last: Day | null, first: Day | null) => last !== null && first !== null && last < first;
  return !before(one.toOn, other.fromOn) && !before(other.toOn, one.fromOn);
}
