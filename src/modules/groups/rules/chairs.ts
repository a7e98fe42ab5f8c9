import { addDays, type Day, daysBetween, formatDay } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { type Candidate, ruleOf } from "./representatives.ts";
import type { Settings } from "./settings.ts";
import { monthsAfter, type Terms } from "./terms.ts";

export type Post = "chair" | "vice-chair";

export const POST_LABELS: Readonly<Record<Post, string>> = { chair: "Chair", "vice-chair": "Vice-chair" };
const POSTS = Object.keys(POST_LABELS) as Post[];

/** A term of office, from and to which day (both included); without a last day it goes on until one is recorded. */
export type TermOfOffice = {
  readonly id: string;
  readonly groupId: string;
  readonly post: Post;
  readonly personId: string;
  readonly name: string;
  readonly employer: string | null;
  readonly how: "office" | "appointment" | "election";
  readonly decidedBy: string;
  readonly electionId: string | null;
  readonly fromOn: Day;
  readonly toOn: Day | null;
};

export const HOW_LABELS: Readonly<Record<TermOfOffice["how"], string>> = {
  office: "By office",
  appointment: "By appointment",
  election: "By election",
};

export type NewTerm = Pick<TermOfOffice, "post" | "personId" | "decidedBy" | "fromOn" | "toOn">;

type Chairing = Pick<Terms, "version" | "source" | "settings">;

type Here = {
  /** The terms in force on the first day; undefined when none are. */
  readonly terms: Chairing | undefined;
  readonly candidates: readonly Candidate[];
  /** Every term of office in the group. */
  readonly held: readonly TermOfOffice[];
  readonly me: string | undefined;
};

/** Decides whether somebody may be recorded as chair without an election, and until when: what the terms say of it. */
export function takeOffice(asked: NewTerm, here: Here): Outcome<NewTerm & Pick<TermOfOffice, "how">> {
  const { terms } = here;
  if (!here.candidates.some(({ personId }) => personId === asked.personId))
    return refuse("Choose somebody who works here", "person");
  if (asked.personId === here.me)
    return refuse("You cannot record yourself. Ask somebody else who looks after groups", "person");
  if (!terms)
    return refuse(
      `No terms of reference are in force on ${formatDay(asked.fromOn)}: they say how a chair is found`,
      "from",
    );
  if (terms.settings.chair === "election")
    return refuse(`The terms ask for an election from the membership: ${ruleOf(terms)}. Hold one`, "post");
  const term = termUntil(asked, terms);
  if (!term.ok) return term;
  const free = isFree(term.value, here.held);
  return free.ok ? done({ ...term.value, how: terms.settings.chair === "office" ? "office" : "appointment" }) : free;
}

/** A term as long as the terms of reference give it; one by office lasts as long as the office does. */
export function termUntil<T extends NewTerm>(asked: T, terms: Chairing): Outcome<T> {
  if (asked.toOn !== null && asked.toOn < asked.fromOn)
    return refuse("Last day must be the same as or after the first day", "to");
  const last = lastDayOf(asked.fromOn, terms.settings);
  if (last === undefined || terms.settings.chair === "office") return done(asked);
  if (asked.toOn !== null && asked.toOn > last)
    return refuse(
      `A term lasts at most ${terms.settings.chairMonths} months, here until ${formatDay(last)}: ${ruleOf(terms)}`,
      "to",
    );
  return done({ ...asked, toOn: asked.toOn ?? last });
}

/** Decides that nobody else holds the post in those days, and that nobody is chair and vice-chair at once. */
export function isFree<T extends Pick<NewTerm, "post" | "personId" | "fromOn" | "toOn">>(
  asked: T,
  held: readonly TermOfOffice[],
): Outcome<T> {
  const beside = held.filter((one) => overlaps(one, asked));
  const holder = beside.find(({ post }) => post === asked.post);
  if (holder)
    return refuse(
      `${holder.name} is ${POST_LABELS[holder.post].toLowerCase()} ${inWords(holder)}. Record the end of that term first`,
      "from",
    );
  const other = beside.find(({ personId }) => personId === asked.personId);
  if (other)
    return refuse(
      `${other.name} is ${POST_LABELS[other.post].toLowerCase()} ${inWords(other)}. Chair and vice-chair are two people, who agree together on what is left out of minutes`,
      "person",
    );
  return done(asked);
}

/** Decides the last day of a term of office: earlier than was planned, never later. */
export function leaveOffice(term: Pick<TermOfOffice, "fromOn" | "toOn">, on: Day): Outcome<Day> {
  if (term.toOn !== null && on > term.toOn)
    return refuse(`The term ends on ${formatDay(term.toOn)}. What comes after is another term`, "to");
  const before = addDays(term.fromOn, -1);
  if (on < before)
    return refuse(`The term began on ${formatDay(term.fromOn)}. If it never did, enter ${formatDay(before)}`, "to");
  return done(on);
}

/** Who holds a post today, and what is to be done about it. */
export type PostStanding = {
  readonly post: Post;
  readonly holder: TermOfOffice | undefined;
  /** When the term ends, or is to be reviewed; undefined when nothing says. */
  readonly endsOn: Day | undefined;
  readonly state: "held" | "ending" | "over" | "nobody";
};

export function postsOn(held: readonly TermOfOffice[], settings: Settings, today: Day): PostStanding[] {
  return POSTS.map((post) => {
    const holder = held.find((one) => one.post === post && one.fromOn <= today && (one.toOn ?? today) >= today);
    if (!holder) return { post, holder, endsOn: undefined, state: "nobody" };
    const endsOn = holder.toOn ?? lastDayOf(holder.fromOn, settings);
    return { post, holder, endsOn, state: stateOf(endsOn, settings, today) };
  });
}

function stateOf(endsOn: Day | undefined, settings: Settings, today: Day): PostStanding["state"] {
  if (endsOn === undefined) return "held";
  if (endsOn < today) return "over";
  return daysBetween(today, endsOn) <= warningDaysOf(settings) ? "ending" : "held";
}

/** A post that somebody has to see to, as My work tells it. */
export type DuePost = PostStanding & { readonly groupId: string; readonly group: string };

/** What waits about chairs under terms in force: a term that ends, and a chair that nobody is, or an elected vice-chair. */
export function postsDue(standings: readonly PostStanding[], settings: Settings): PostStanding[] {
  if (settings.chair === "not-stated") return [];
  return standings.filter(
    ({ post, state }) =>
      state === "ending" ||
      state === "over" ||
      (state === "nobody" && (post === "chair" || settings.chair === "election")),
  );
}

/** "The term of Ann as chair ends on 3 May 2026." */
export function dueInWords({ post, holder, endsOn, state }: PostStanding): string {
  const name = POST_LABELS[post].toLowerCase();
  if (!holder || endsOn === undefined) return `Nobody is ${name} today.`;
  if (holder.toOn !== null) return `The term of ${holder.name} as ${name} ends on ${formatDay(endsOn)}.`;
  return `${holder.name} as ${name} ${state === "over" ? "was" : "is"} to be reviewed on ${formatDay(endsOn)}.`;
}

/** How the chair is found, in one sentence with its rule. */
export function chairInWords(terms: Chairing): string {
  const { chair, chairMonths, chairOffice, viceChairOffice } = terms.settings;
  const every = chairMonths === null ? "" : ` every ${chairMonths} months`;
  const vice = viceChairOffice === "" ? "" : `, the vice-chair whoever is ${viceChairOffice}`;
  const words: Readonly<Record<Settings["chair"], string>> = {
    "not-stated": "The terms do not say how the chair is found",
    office: `The chair is whoever is ${chairOffice || "in the office named"}${vice}${every && `, reviewed${every}`}`,
    appointment: `The chair is appointed${every && `, and reviewed${every}`}`,
    election: `Chair and vice-chair are elected from the membership${every}`,
  };
  return `${words[chair]}: ${ruleOf(terms)}. A term that ends within ${warningDaysOf(terms.settings)} days is raised here and on My work.`;
}

/** So many days before its end a term is raised, where the terms set no other number. */
const WARNING_DAYS = 60;

function warningDaysOf({ chairWarningDays }: Settings): number {
  return chairWarningDays ?? WARNING_DAYS;
}

function lastDayOf(from: Day, { chairMonths }: Settings): Day | undefined {
  return chairMonths === null ? undefined : addDays(monthsAfter(from, chairMonths), -1);
}

type Period = { readonly fromOn: Day; readonly toOn: Day | null };

function overlaps(one: Period, other: Period): boolean {
  const isReal = one.toOn === null || one.toOn >= one.fromOn;
  return isReal && (one.toOn === null || one.toOn >= other.fromOn) && (other.toOn === null || other.toOn >= one.fromOn);
}

function inWords({ fromOn, toOn }: Period): string {
  return toOn === null ? `from ${formatDay(fromOn)}` : `from ${formatDay(fromOn)} to ${formatDay(toOn)}`;
}
