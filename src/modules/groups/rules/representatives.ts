import { addDays, type Day, formatDay } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { ListedSeat, Terms } from "./terms.ts";

export type StandsAs = "voting" | "accompanying" | "substitute";

export const STANDS_AS_LABELS: Readonly<Record<StandsAs, string>> = {
  voting: "Speaks for the seat, and has its vote if it has one",
  accompanying: "Comes along, and may speak",
  substitute: "Substitute, when whoever speaks for the seat is away",
};

/** Somebody in a seat, from and to which day (both included). */
export type Representative = {
  readonly id: string;
  readonly seatId: string;
  readonly seat: string;
  readonly personId: string;
  readonly name: string;
  readonly employerId: string | null;
  readonly employer: string | null;
  readonly standsAs: StandsAs;
  readonly fromOn: Day;
  readonly toOn: Day | null;
  /** Whether they are a member of the group today, without which they see neither its meetings nor its papers. */
  readonly isMember: boolean;
};

/** Somebody who works here, and so may be put into a seat. */
export type Candidate = Pick<Representative, "personId" | "name" | "employerId" | "employer">;

export type Period = { readonly fromOn: Day; readonly toOn: Day | null };

/** What somebody asks for: this person in the seat, as that, from and to those days. */
export type Placing = Period & { readonly personId: string; readonly standsAs: StandsAs };

type Here = {
  readonly seat: Pick<ListedSeat, "id" | "name" | "organisationId">;
  /** The terms in force on the first day; undefined when none are. */
  readonly terms: Pick<Terms, "version" | "source" | "settings" | "seats"> | undefined;
  readonly candidates: readonly Candidate[];
  /** Everybody who sits, sat or will sit in the group. */
  readonly sitting: readonly Representative[];
  /** The organisation of the seat, and those that took over its part: any of them may send people. */
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  /** Who records it. */
  readonly me: string | undefined;
};

/** Decides whether somebody may be put into a seat: what the terms in force on the first day say of it, each refusal by its rule. */
export function putInSeat(placing: Placing, here: Here): Outcome<Placing> {
  const person = here.candidates.find(({ personId }) => personId === placing.personId);
  if (!person) return refuse("Choose somebody who works here", "person");
  if (person.personId === here.me)
    return refuse("You cannot put yourself into a seat. Ask somebody else who looks after groups", "person");
  if (placing.toOn !== null && placing.toOn < placing.fromOn)
    return refuse("Last day must be the same as or after the first day", "to");
  const { terms } = here;
  if (!terms)
    return refuse(
      `No terms of reference are in force on ${formatDay(placing.fromOn)}, so nobody has a seat then`,
      "from",
    );
  const rule = ruleOf(terms);
  const listed = terms.seats.find(({ id }) => id === here.seat.id);
  if (!listed)
    return refuse(`The seat is not listed in the terms in force on ${formatDay(placing.fromOn)}: ${rule}`, "from");
  const span = withinSeat(placing, listed, rule);
  if (!span.ok) return span;
  const sent = sentBy(person, listed, here.organisations, rule);
  if (!sent.ok) return sent;
  const one = oneVoice(placing, person, listed, here.sitting, terms);
  return one.ok ? notTooMany(placing, person, listed, here.sitting, rule) : one;
}

/** "version 1 of the terms of reference (Terms of 2022)": what a refusal names. */
export function ruleOf({ version, source }: Pick<Terms, "version" | "source">): string {
  return `version ${version} of the terms of reference${source && ` (${source})`}`;
}

/** Who sits somewhere on a day. */
export function sittingOn<T extends Period>(all: readonly T[], on: Day): T[] {
  return all.filter(({ fromOn, toOn }) => fromOn <= on && (toOn ?? on) >= on);
}

function withinSeat({ fromOn, toOn }: Period, seat: ListedSeat, rule: string): Outcome<Period> {
  if (seat.fromOn !== null && fromOn < seat.fromOn)
    return refuse(`The seat is there from ${formatDay(seat.fromOn)} only: ${rule}`, "from");
  if (seat.toOn !== null && (toOn ?? fromOn) > seat.toOn)
    return refuse(`The seat is there until ${formatDay(seat.toOn)} only: ${rule}`, toOn === null ? "from" : "to");
  return done({ fromOn, toOn });
}

/** An organisation's seat is for its own people; a board's, an office's and a line that stands for several, for anybody. */
function sentBy(
  person: Candidate,
  seat: ListedSeat,
  organisations: Here["organisations"],
  rule: string,
): Outcome<Candidate> {
  if (seat.holder !== "organisation" || seat.organisationId === null) return done(person);
  if (organisations.some(({ id }) => id === person.employerId)) return done(person);
  const [holder = { name: seat.name }] = organisations;
  const works = person.employer === null ? "has no employer on record" : `works for ${person.employer}`;
  return refuse(`${person.name} ${works}, and this is the seat of ${holder.name}: ${rule}`, "person");
}

function oneVoice(
  placing: Placing,
  person: Candidate,
  seat: ListedSeat,
  sitting: readonly Representative[],
  terms: Pick<Terms, "version" | "source" | "settings">,
): Outcome<Placing> {
  const atOnce = sitting.filter((one) => overlaps(one, placing));
  const again = atOnce.find(({ seatId, personId }) => seatId === seat.id && personId === person.personId);
  if (again) return refuse(`${person.name} is in this seat already ${inWords(again)}`, "person");
  if (placing.standsAs !== "voting") return done(placing);
  const elsewhere = atOnce.find(({ personId, standsAs }) => personId === person.personId && standsAs === "voting");
  if (elsewhere)
    return refuse(
      `${person.name} speaks for another seat, ${elsewhere.seat}, ${inWords(elsewhere)}: one person has one voice`,
      "person",
    );
  const other = atOnce.find(({ seatId, standsAs }) => seatId === seat.id && standsAs === "voting");
  if (other && terms.settings.voice === "organisation")
    return refuse(
      `${other.name} speaks for this seat ${inWords(other)}, and a seat has one voice: ${ruleOf(terms)}. End that first, or let this person come along`,
      "standsAs",
    );
  return done(placing);
}

/** A line that stands for several bodies has room for each body's people; substitutes take no room. */
function notTooMany(
  placing: Placing,
  person: Candidate,
  seat: ListedSeat,
  sitting: readonly Representative[],
  rule: string,
): Outcome<Placing> {
  if (placing.standsAs === "substitute") return done(placing);
  const beside = sitting.filter(
    (one) => one.seatId === seat.id && one.standsAs !== "substitute" && overlaps(one, placing),
  );
  const ofOneBody = busiest(
    placing,
    beside.filter(({ employerId }) => employerId === person.employerId),
  );
  const people = seat.representatives === 1 ? "one person" : `${seat.representatives} people`;
  if (seat.bodies > 1 && ofOneBody.length >= seat.representatives)
    return refuse(
      `At most ${people} of each body may sit here, and ${alreadyThere(ofOneBody)} from ${person.employer ?? "no recorded employer"}: ${rule}`,
      "person",
    );
  const all = busiest(placing, beside);
  const most = seat.representatives * seat.bodies;
  if (all.length >= most)
    return refuse(
      `At most ${seat.bodies > 1 ? `${most} people` : people} may sit here at a time, and ${alreadyThere(all)}: ${rule}. Name a substitute instead, or end one of them first`,
      "person",
    );
  return done(placing);
}

/** Those who sit together on the fullest day of a period. */
function busiest(period: Period, all: readonly Representative[]): Representative[] {
  const days = [period.fromOn, ...all.map(({ fromOn }) => fromOn)].filter((on) => on >= period.fromOn);
  return days.map((on) => sittingOn(all, on)).reduce((most, some) => (some.length > most.length ? some : most), []);
}

/** Decides the last day of somebody in a seat. The day before the first means that they never sat there. */
export function leaveSeat(one: Period, on: Day): Outcome<Day> {
  const before = addDays(one.fromOn, -1);
  if (one.toOn !== null && on > one.toOn)
    return refuse(`They leave on ${formatDay(one.toOn)}. To stay longer they are named anew`, "to");
  if (on < before)
    return refuse(
      `They are here from ${formatDay(one.fromOn)}. If they never sat here, enter ${formatDay(before)}`,
      "to",
    );
  return done(on);
}

function overlaps(one: Period, other: Period): boolean {
  const isReal = one.toOn === null || one.toOn >= one.fromOn;
  return isReal && (one.toOn === null || one.toOn >= other.fromOn) && (other.toOn === null || other.toOn >= one.fromOn);
}

function inWords({ fromOn, toOn }: Period): string {
  return toOn === null ? `from ${formatDay(fromOn)}` : `from ${formatDay(fromOn)} to ${formatDay(toOn)}`;
}

function alreadyThere(all: readonly { readonly name: string }[]): string {
  return `${all.map(({ name }) => name).join(" and ")} ${all.length === 1 ? "does" : "do"} already`;
}
