import { type Day, formatDay } from "../../../kernel/dates.ts";
import type { Reach } from "./texts.ts";

/** What other records put into a part: the room into all of them, the action log and the agenda into the items. */
export type PartRecord = {
  readonly attendance: readonly Attended[];
  readonly decisions: readonly Decided[];
  readonly actions: readonly {
    readonly id: string;
    readonly text: string;
    readonly organisation: string;
    readonly person: string | null;
    readonly dueOn: Day;
  }[];
  readonly interests: readonly { readonly seat: string; readonly nature: string }[];
  /** Open actions of earlier meetings, as they stood when this one began; in the opening. Not there in what was kept before there were any. */
  readonly carried?: readonly CarriedIn[] | undefined;
  /** How the sittings ended, in the closing. Absent from what was kept before it was recorded. */
  readonly endings?: readonly Ending[];
};

/** That a sitting was adjourned until another day, or closed. */
export type Ending = {
  readonly kind: "adjourned" | "closed";
  readonly onDay: Day;
  readonly atTime: string;
  readonly untilOn: Day | null;
  readonly reason: string;
};

export type CarriedIn = {
  readonly text: string;
  readonly owner: string;
  readonly dueOn: Day;
  readonly isLate: boolean;
  readonly isEscalated: boolean;
};

/** One line for each, for the members who owe them. */
export function carriedIn(carried: readonly CarriedIn[], reach: Reach): string[] {
  if (reach !== "members") return [];
  return carried.map(({ text, owner, dueOn, isLate, isEscalated }) =>
    [`${text} – ${owner}, by ${formatDay(dueOn)}`, isLate && "overdue", isEscalated && "escalated"]
      .filter(Boolean)
      .join(", "),
  );
}

export type Attended = {
  readonly who: string;
  /** Null for a guest. */
  readonly seat: string | null;
  readonly mode: "present" | "remote" | "apologies";
  readonly standsAs: "voting" | "substitute" | "accompanying" | "guest";
  readonly standsInFor: string;
  readonly cameAt: string | null;
  readonly leftAt: string | null;
};

export type Decided = {
  /** What kind of motion it was, in words. */
  readonly kind: string;
  readonly text: string;
  /** Whether everybody agreed, where they were asked. */
  readonly consensus: boolean | null;
  readonly votes: readonly { readonly seat: string; readonly choice: "for" | "against" | "abstain" }[] | null;
  /** Where it stands by the terms of reference, in words. */
  readonly verdict: string;
  /** How the quorum of that moment was counted. */
  readonly quorum: string;
  readonly dissents: readonly { readonly seat: string; readonly why: string }[];
};

/** Who took part, a line each. Members read who it was; others, which seats were represented. */
export function attendanceIn(attendance: readonly Attended[], reach: Reach): string[] {
  const isHere = ({ mode }: Attended) => mode !== "apologies";
  if (reach === "members") {
    const apologies = attendance.filter((one) => !isHere(one)).map(({ who, seat }) => whoFor(who, seat));
    return [...attendance.filter(isHere).map(lineOf), ...apologies.map((who) => `Apologies: ${who}`)];
  }
  const seats = (of: readonly Attended[]) => [...new Set(of.flatMap(({ seat }) => (seat === null ? [] : [seat])))];
  const represented = seats(attendance.filter(isHere));
  const away = seats(attendance).filter((seat) => !represented.includes(seat));
  return [...represented, ...away.map((seat) => `Apologies: ${seat}`)];
}

function lineOf({ who, seat, mode, standsAs, standsInFor, cameAt, leftAt }: Attended): string {
  const notes = [
    standsAs === "substitute" && (standsInFor === "" ? "as a substitute" : `as a substitute for ${standsInFor}`),
    standsAs === "accompanying" && "without a voice",
    mode === "remote" && "remotely",
    cameAt !== null && `from ${cameAt}`,
    leftAt !== null && `until ${leftAt}`,
  ].filter(Boolean);
  return [whoFor(who, seat ?? "guest"), ...notes].join(", ");
}

function whoFor(who: string, seat: string | null): string {
  // A post often names its organisation already.
  return seat === null || who.includes(seat) ? who : `${who} (${seat})`;
}

/** How the sittings ended, a sentence each: members read why one was adjourned. */
export function endingsIn(endings: readonly Ending[], reach: Reach): string[] {
  return endings.map(({ kind, onDay, atTime, untilOn, reason }) => {
    const when = `at ${atTime} on ${formatDay(onDay)}`;
    if (kind === "closed" || untilOn === null) return `The meeting closed ${when}.`;
    const why = reach === "members" && reason !== "" ? `: ${reason}` : "";
    return `The meeting was adjourned ${when} until ${formatDay(untilOn)}${why}.`.replace(/\.\.$/, ".");
  });
}

/** A motion as a view of the minutes gives it. */
export type DecisionInView = {
  readonly title: string;
  readonly text: string;
  /** How it was decided, a sentence each: members read who voted how, and why somebody was against it; others the numbers. */
  readonly course: readonly string[];
};

export function decisionIn(decided: Decided, reach: Reach): DecisionInView {
  const { kind, text, consensus, votes, verdict, quorum, dissents } = decided;
  const isMembers = reach === "members";
  const course = [
    consensus === null ? [] : [consensus ? "Everybody agreed." : "There was no consensus."],
    votes === null ? [] : [`Votes: ${votesIn(votes, isMembers)}.`],
    isMembers ? dissents.map(({ seat, why }) => `${seat} dissented: ${why}`) : [],
    isMembers && quorum !== "" ? [quorum] : [],
    [verdict],
  ];
  return { title: kind, text, course: course.flat() };
}

function votesIn(votes: NonNullable<Decided["votes"]>, isMembers: boolean): string {
  const labels = { for: "for", against: "against", abstain: "abstained" } as const;
  return (["for", "against", "abstain"] as const)
    .map((choice) => {
      const seats = votes.filter((vote) => vote.choice === choice).map(({ seat }) => seat);
      const names = isMembers && seats.length > 0 ? ` (${seats.join(", ")})` : "";
      return `${seats.length} ${labels[choice]}${names}`;
    })
    .join(", ");
}
