import { addDays, type Day, formatDay } from "../../../kernel/dates.ts";
import { type Representative, ruleOf, sittingOn } from "./representatives.ts";
import type { ListedSeat, Terms } from "./terms.ts";

/** A seat of the terms in force, and who sits there today. */
export type FilledSeat = {
  readonly seat: ListedSeat;
  readonly sitting: readonly Representative[];
  /** Since when nobody speaks for it; "always" when nobody ever did. Undefined while somebody does. */
  readonly vacantSince: Day | "always" | undefined;
};

/** Every seat that is there on a day, with its people. It is vacant while nobody speaks for it: substitutes do not fill it. */
export function filledSeats(seats: readonly ListedSeat[], all: readonly Representative[], on: Day): FilledSeat[] {
  return seats
    .filter((seat) => (seat.fromOn ?? on) <= on && (seat.toOn ?? on) >= on)
    .map((seat) => {
      const own = all.filter(({ seatId }) => seatId === seat.id);
      return { seat, sitting: sittingOn(own, on), vacantSince: vacantSince(own, on) };
    });
}

function vacantSince(own: readonly Representative[], on: Day): FilledSeat["vacantSince"] {
  const voices = own.filter(({ standsAs }) => standsAs === "voting");
  if (sittingOn(voices, on).length > 0) return undefined;
  const ends = voices.flatMap(({ fromOn, toOn }) => (toOn !== null && toOn >= fromOn && toOn < on ? [toOn] : []));
  const last = ends.sort().at(-1);
  return last === undefined ? "always" : addDays(last, 1);
}

/** "3 of 15 seats are vacant: nobody speaks for them today. …" Undefined where none is. */
export function vacanciesInWords(
  filled: readonly FilledSeat[],
  terms: Pick<Terms, "version" | "source">,
): string | undefined {
  const vacant = filled.filter((one) => one.vacantSince !== undefined).length;
  if (vacant === 0) return undefined;
  const [are, them] = vacant === 1 ? ["is", "it"] : ["are", "them"];
  return `${vacant} of the ${filled.length} ${filled.length === 1 ? "seat" : "seats"} ${are} vacant: nobody speaks for ${them} today. The seats are those of ${ruleOf(terms)}.`;
}

/** A responsible authority of the partnership on the day asked about, by the names it has and had. */
export type Authority = {
  readonly organisationId: string;
  readonly name: string;
  readonly otherNames: readonly string[];
  readonly fromOn: Day | null;
};

/** Responsible authorities that no seat of the terms is for: neither by the directory, nor by a name. */
export function authoritiesWithoutSeat(authorities: readonly Authority[], seats: readonly ListedSeat[]): Authority[] {
  const ids = new Set(seats.map(({ organisationId }) => organisationId));
  const names = new Set(seats.map(({ name }) => name.toLowerCase()));
  return authorities.filter(
    ({ organisationId, name, otherNames }) =>
      !ids.has(organisationId) && ![name, ...otherNames].some((one) => names.has(one.toLowerCase())),
  );
}

/** That responsible authorities have no seat of their own, and by which lines they may be covered all the same. */
export function withoutSeatInWords(authorities: readonly Authority[], several: readonly ListedSeat[]): string {
  const names = authorities.map(({ name, fromOn }) =>
    fromOn === null ? name : `${name} (since ${formatDay(fromOn)})`,
  );
  const may =
    several.length === 0
      ? ""
      : ` A line that stands for several may cover them: ${several.map((seat) => seat.name).join("; ")}.`;
  return `No seat is their own: ${names.join(", ")}.${may}`;
}

/** The rule behind it: that of England, as it has stood since 1 June 2011, beside the Act. */
export function seatOfAuthorities(nation: "england" | "wales"): string {
  const act = "Who is a responsible authority is laid down in the Crime and Disorder Act 1998, section 5(1).";
  return nation === "wales"
    ? `${act} Decide whether it should have a seat.`
    : `${act} Since 1 June 2011 a strategy group needs two or more persons appointed by one or more of them, not one from each (SI 2007/1830, regulation 3, as substituted by SI 2011/1230). A seat missing is something to decide, and no breach by itself.`;
}

/** Lines of the membership that stand for more than one body. */
export function linesForSeveral(seats: readonly ListedSeat[]): ListedSeat[] {
  return seats.filter(({ bodies, holder }) => bodies > 1 && holder === "organisation");
}
