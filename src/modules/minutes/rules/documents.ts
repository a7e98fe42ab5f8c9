import type { Day } from "../../../kernel/dates.ts";
import { amended } from "./amendments.ts";
import { type MinutesState, type Part, type Standing, stateOfMinutes } from "./minutes.ts";
import { attendanceIn, carriedIn, type DecisionInView, decisionIn, endingsIn } from "./records.ts";
import { isWithin, type Reach } from "./texts.ts";

/** The minutes as one of their views gives them: what may be read, and that something is left out, but never what. */
export type MinutesDocument = {
  readonly reach: Reach;
  readonly group: string;
  readonly heldOn: Day;
  readonly beginsAt: string;
  readonly place: string;
  readonly state: MinutesState;
  /** The day of the meeting that confirmed them. */
  readonly confirmedOn: Day | null;
  readonly parts: readonly DocumentPart[];
};

export type DocumentPart = {
  readonly heading: string;
  readonly isRestricted: boolean;
  readonly paragraphs: readonly string[];
  /** That something is left out here, and on which ground; null when nothing is. */
  readonly leftOut: string | null;
  /** Who took part, in the opening. */
  readonly attendance: readonly string[];
  /** How the sittings ended, in the closing. Absent from documents of before it was recorded. */
  readonly endings?: readonly string[];
  readonly interests: readonly string[];
  readonly decisions: readonly DecisionInView[];
  /** Open actions of earlier meetings, in the opening of the members' view; not there in what was stored before. */
  readonly carried?: readonly string[];
  readonly actions: readonly { readonly text: string; readonly owner: string; readonly dueOn: Day }[];
  readonly amendments: readonly { readonly askedBy: string; readonly oldText: string; readonly newText: string }[];
};

export type DocumentFacts = Pick<MinutesDocument, "group" | "beginsAt" | "place"> &
  Pick<Standing, "heldOn" | "cleared" | "confirmed">;

/** One of the three views of the minutes, all of one text. */
export function viewOf(facts: DocumentFacts, parts: readonly Part[], reach: Reach): MinutesDocument {
  const { group, heldOn, beginsAt, place, confirmed } = facts;
  return {
    ...{ reach, group, heldOn, beginsAt, place },
    state: stateOfMinutes(facts),
    confirmedOn: confirmed?.heldOn ?? null,
    parts: parts.map((part) => partIn(part, reach)),
  };
}

/** Whether a view leaves out something that the minutes say. */
export function leavesOut({ parts }: Pick<MinutesDocument, "parts">): boolean {
  return parts.some(({ leftOut }) => leftOut !== null);
}

function partIn(part: Part, reach: Reach): DocumentPart {
  const { heading, restriction, text, record } = part;
  const isMembers = reach === "members";
  // What was written before the item was restricted was not marked with that in mind: it stays with members.
  const isHeld = !isMembers && restriction !== null && !text.writtenRestricted;
  const isOpen = (own: Reach) => !isHeld && isWithin(own, reach);
  const whole = amended(text.paragraphs, part.amendments);
  const paragraphs = whole.filter((one) => isOpen(one.reach) && one.text !== "").map((one) => one.text);
  const isLess =
    part.amendments.some((one) => !isOpen(one.reach)) || whole.some((one) => one.text !== "" && !isOpen(one.reach));
  const isPrivate = !isMembers && restriction !== null;
  return {
    heading,
    isRestricted: restriction !== null,
    paragraphs,
    leftOut: groundOf(part, reach, isLess),
    attendance: attendanceIn(record.attendance, reach),
    carried: carriedIn(record.carried ?? [], reach),
    ...(record.endings && { endings: endingsIn(record.endings, reach) }),
    decisions: isPrivate ? [] : record.decisions.map((decided) => decisionIn(decided, reach)),
    interests: isPrivate ? [] : record.interests.map(({ seat, nature }) => (isMembers ? `${seat}: ${nature}` : seat)),
    actions: isPrivate
      ? []
      : record.actions.map(({ text: what, organisation, person, dueOn }) => ({
          text: what,
          owner: isMembers && person !== null ? `${person}, ${organisation}` : organisation,
          dueOn,
        })),
    amendments: part.amendments
      .filter((one) => isOpen(one.reach))
      .map(({ askedBy, oldText, newText }) => ({ askedBy, oldText, newText })),
  };
}

/** Something of a restricted item is always left out: what the item is about, if nothing else. */
function groundOf({ restriction, isWithheld }: Part, reach: Reach, isLess: boolean): string | null {
  if (isWithheld) return `The item is restricted, and kept from you. ${restriction ?? ""}`;
  if (reach === "members") return null;
  if (restriction !== null) return `The item is restricted, and what was said is left out. ${restriction}`;
  if (!isLess) return null;
  const whom = reach === "public" ? "members of the group and partners" : "members of the group";
  return `Part of what was said is left out: it is for ${whom}.`;
}
