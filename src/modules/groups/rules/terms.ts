import { addMonths, type Day, formatDay, type Month } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { Seat } from "./quorum.ts";
import { applies, SETTINGS, type Settings, settingInWords } from "./settings.ts";

export type SeatHolder = "organisation" | "board" | "office";
export type SeatCapacity = "statutory" | "invited" | "ex-officio" | "observer";

export const HOLDER_LABELS: Readonly<Record<SeatHolder, string>> = {
  organisation: "Organisation",
  board: "Partnership board",
  office: "Office",
};

export const SEAT_CAPACITY_LABELS: Readonly<Record<SeatCapacity, string>> = {
  statutory: "Statutory",
  invited: "Invited",
  "ex-officio": "Ex officio",
  observer: "Observer",
};

/** A place in the group as one version of its terms lists it. `id` lasts from version to version. */
export type ListedSeat = {
  readonly id: string;
  readonly holder: SeatHolder;
  readonly name: string;
  readonly organisationId: string | null;
  readonly sits: string;
  readonly capacity: SeatCapacity;
  readonly representatives: number;
  readonly bodies: number;
  readonly votes: boolean;
  readonly posts: readonly string[];
  readonly fromOn: Day | null;
  readonly toOn: Day | null;
};

export type NewSeat = Omit<ListedSeat, "id">;

export type AccountabilityKind = "accountable-to" | "reports-to" | "consults" | "works-with";

export const ACCOUNTABILITY_LABELS: Readonly<Record<AccountabilityKind, string>> = {
  "accountable-to": "Accountable to",
  "reports-to": "Reports to",
  consults: "Consults",
  "works-with": "Works with",
};

export type AccountabilityLine = {
  readonly id: string;
  readonly kind: AccountabilityKind;
  readonly body: string;
  readonly subject: string;
  readonly cadence: string;
};

export type TermsTexts = {
  readonly mission: string;
  readonly purpose: string;
  readonly aims: readonly string[];
  readonly objectives: readonly string[];
  readonly scope: string;
  readonly responsibilities: readonly string[];
  readonly secretariat: string;
  readonly source: string;
  readonly openPoints: readonly string[];
};

export type Approval = {
  readonly decidedBy: string;
  readonly decidedOn: Day;
  readonly meeting: string;
  readonly inForceFrom: Day;
  readonly approvedBy: string;
  /** Who confirmed it; null where nobody has, or nobody needs to. */
  readonly confirmedBy: string | null;
};

export type Terms = TermsTexts & {
  readonly id: string;
  readonly groupId: string;
  readonly version: number;
  readonly revision: number;
  readonly settings: Settings;
  readonly approval: Approval | null;
  readonly seats: readonly ListedSeat[];
  readonly lines: readonly AccountabilityLine[];
};

export type TermsState = "draft" | "to-confirm" | "to-come" | "in-force" | "replaced";

type Standing = Pick<Terms, "version" | "settings" | "approval">;

/** Whether as many people have recorded the approval as the terms ask for. */
export function isApproved({ approval, settings }: Pick<Terms, "approval" | "settings">): boolean {
  return approval !== null && (settings.approvers === 1 || approval.confirmedBy !== null);
}

/** The version in force on a day: of those approved and begun by then, the one that began last. */
export function inForceOn<T extends Standing>(versions: readonly T[], on: Day): T | undefined {
  return versions
    .filter((one) => isApproved(one) && (one.approval?.inForceFrom ?? on) <= on)
    .sort((a, b) => order(a).localeCompare(order(b)))
    .at(-1);
}

function order({ approval, version }: Standing): string {
  return `${approval?.inForceFrom} ${String(version).padStart(6, "0")}`;
}

export function stateOfTerms<T extends Standing>(terms: T, versions: readonly T[], on: Day): TermsState {
  if (terms.approval === null) return "draft";
  if (!isApproved(terms)) return "to-confirm";
  if (terms.approval.inForceFrom > on) return "to-come";
  return inForceOn(versions, on)?.version === terms.version ? "in-force" : "replaced";
}

/** When terms are to be reviewed: so many months after they came into force. Undefined where they do not say. */
export function reviewDueOn({ approval, settings }: Pick<Terms, "approval" | "settings">): Day | undefined {
  if (!approval || settings.reviewMonths === null) return undefined;
  return monthsAfter(approval.inForceFrom, settings.reviewMonths);
}

/** The same day of the month so many months on; the month's last where it has no such day. */
export function monthsAfter(from: Day, months: number): Day {
  const month = addMonths(from.slice(0, 7) as Month, months);
  return `${month}-${lastDay(month, from.slice(8))}` as Day;
}

/** A review that is due, as the desk tells it. */
export type DueReview = {
  readonly groupId: string;
  readonly termsId: string;
  readonly name: string;
  readonly version: number;
  readonly dueOn: Day;
};

/** Terms in force that are to be reviewed by `on`, each with the day, the longest overdue first. */
export function reviewsDue(all: readonly Terms[], on: Day): { readonly terms: Terms; readonly dueOn: Day }[] {
  const groups = [...new Set(all.map(({ groupId }) => groupId))];
  return groups
    .flatMap((id) => {
      const terms = inForceOn(
        all.filter(({ groupId }) => groupId === id),
        on,
      );
      if (!terms) return [];
      const dueOn = reviewDueOn(terms);
      return dueOn !== undefined && dueOn <= on ? [{ terms, dueOn }] : [];
    })
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}

/** 31 January and one month is 28 February. */
function lastDay(month: Month, date: string): string {
  const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  return String(Math.min(Number(date), days)).padStart(2, "0");
}

/** Seats as the rules of quorum and votes take them: those that are there on a day. */
export function seatsOn(seats: readonly ListedSeat[], on: Day): Seat[] {
  return seats
    .filter((seat) => (seat.fromOn ?? on) <= on && (seat.toOn ?? on) >= on)
    .map(({ id, name, holder, capacity, votes, posts, bodies }) => ({
      id,
      holder: name,
      capacity: holder === "board" && capacity === "invited" ? "board" : capacity,
      votes,
      posts,
      bodies,
    }));
}

/** Decides whether a version may be recorded as approved: by a body, on a day that has been, with seats and one version at a time. */
export function approve(
  terms: Terms,
  approval: Pick<Approval, "decidedBy" | "decidedOn" | "meeting" | "inForceFrom">,
  today: Day,
): Outcome<typeof approval> {
  if (terms.approval) return refuse("This version has been approved already");
  if (terms.seats.length === 0) return refuse("Add the seats first: nobody could be represented under these terms");
  if (approval.decidedOn > today) return refuse("The day of the decision must be today or in the past", "decided");
  if (approval.inForceFrom < approval.decidedOn)
    return refuse("Terms come into force on the day of the decision or later", "inForce");
  return done(approval);
}

/** Decides whether somebody may confirm what another has recorded. */
export function confirm(terms: Terms, person: string): Outcome<string> {
  if (terms.approval === null) return refuse("This version has not been recorded as approved yet");
  if (isApproved(terms)) return refuse("Nothing is left to confirm");
  if (terms.approval.approvedBy === person)
    return refuse("These terms ask for two people: somebody else has to confirm what you recorded");
  return done(person);
}

/** A part of the document: text, or lines. The document, its Word file and the comparison are made of them. */
export type Part = { readonly key: string; readonly title: string; readonly lines: readonly string[] };

/** Everything that terms of reference say, in order. Parts that say nothing are left out. */
export function partsOf(terms: Omit<Terms, "id" | "groupId" | "revision" | "version" | "approval">): Part[] {
  const texts: Part[] = [
    { key: "mission", title: "Mission", lines: [terms.mission] },
    { key: "purpose", title: "Purpose", lines: [terms.purpose] },
    { key: "aims", title: "Aims", lines: terms.aims },
    { key: "objectives", title: "Objectives", lines: terms.objectives },
    { key: "scope", title: "Scope", lines: [terms.scope] },
    { key: "responsibilities", title: "Roles and responsibilities", lines: terms.responsibilities },
    { key: "seats", title: "Membership", lines: terms.seats.map(seatInWords) },
  ];
  const settings = SETTINGS.filter(({ key }) => applies(key, terms.settings)).map(
    (one): Part => ({ key: one.key, title: one.label, lines: [settingInWords(one, terms.settings)] }),
  );
  const rest: Part[] = [
    { key: "lines", title: "Accountability", lines: terms.lines.map(lineInWords) },
    { key: "secretariat", title: "Secretariat", lines: [terms.secretariat] },
    { key: "openPoints", title: "What the document leaves open", lines: terms.openPoints },
    { key: "source", title: "Source", lines: [terms.source] },
  ];
  return [...texts, ...settings, ...rest].flatMap((part) => {
    const lines = part.lines.filter((line) => line !== "");
    return lines.length > 0 ? [{ ...part, lines }] : [];
  });
}

/** "Essex Police: partnership superintendent (statutory, 2 representatives, one vote)". */
function seatInWords(seat: ListedSeat): string {
  const facts = [
    SEAT_CAPACITY_LABELS[seat.capacity].toLowerCase(),
    seat.holder === "board" && "partnership board",
    seat.holder === "office" && "office",
    seat.bodies > 1 && `${seat.bodies} bodies`,
    seat.representatives > 1 && `at most ${seat.representatives} representatives`,
    seat.votes ? "one vote" : "no vote",
    seat.posts.length > 0 && `as ${seat.posts.join(", ")}`,
    seat.fromOn && `from ${formatDay(seat.fromOn)}`,
    seat.toOn && `to ${formatDay(seat.toOn)}`,
  ].filter(Boolean);
  return `${seat.name}${seat.sits && `: ${seat.sits}`} (${facts.join(", ")})`;
}

function lineInWords({ kind, body, subject, cadence }: AccountabilityLine): string {
  return [`${ACCOUNTABILITY_LABELS[kind]} ${body}`, subject, cadence].filter(Boolean).join("; ");
}
