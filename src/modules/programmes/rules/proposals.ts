import { type Day, formatMonth, type Month } from "../../../kernel/dates.ts";
import { monthOf, monthsFrom, type PlannedMeeting, type ProgrammeFacts } from "./programme.ts";

/** An item that the program proposes, with where it comes from. Nobody has to take it. */
export type Proposal = ProgrammeFacts & { readonly key: string };

/** What proposals are drawn from: the group, its terms of reference in force, and its meetings of the year. */
export type Drawn = {
  readonly isStrategyGroup: boolean;
  readonly isCounty: boolean;
  /** The duties known here are those of England. */
  readonly isEngland: boolean;
  readonly terms:
    | {
        readonly source: string;
        readonly secretariat: string;
        readonly chair: "not-stated" | "office" | "appointment" | "election";
        readonly chairMonths: number | null;
        readonly reviewMonths: number | null;
        /** When they are to be reviewed. */
        readonly reviewOn: Day | undefined;
        /** When the chair's term ends or is to be reviewed. */
        readonly chairEndsOn: Day | undefined;
      }
    | undefined;
  readonly meetings: readonly PlannedMeeting[];
  readonly today: Day;
};

const REGULATIONS =
  "Crime and Disorder (Formulation and Implementation of Strategy) Regulations 2007 (SI 2007/1830), as amended";
const NO_AUTHORITY = "No authority prescribes it: a setting, to keep or to leave.";

export function proposalsFor(drawn: Drawn): Proposal[] {
  return [...standing(drawn), ...ofTerms(drawn), ...ofLaw(drawn)];
}

function standing({ terms }: Drawn): Proposal[] {
  const chases = terms !== undefined && /action/i.test(terms.secretariat);
  const every = { ...NOTHING, kind: "information", firstMonth: null, everyMonths: null } as const;
  return [
    { ...every, key: "welcome", title: "Welcome, apologies and interests", minutes: 5, setting: NO_AUTHORITY },
    { ...every, key: "minutes", title: "Minutes of the last meeting", minutes: 5, setting: NO_AUTHORITY },
    {
      ...every,
      ...{ key: "actions", title: "Open actions from earlier meetings", kind: "discussion", minutes: 10 },
      source: chases ? `${terms.source}: the secretariat follows up actions` : "",
      setting: chases ? "That it is an item of every agenda is a setting." : NO_AUTHORITY,
    },
  ];
}

function ofTerms(drawn: Drawn): Proposal[] {
  const { terms } = drawn;
  if (!terms) return [];
  const { source, chair, chairMonths, reviewMonths, reviewOn, chairEndsOn } = terms;
  const proposals: Proposal[] = [];
  if (reviewMonths !== null && reviewOn !== undefined)
    proposals.push({
      ...NOTHING,
      ...{ key: "terms-review", title: "Review of the terms of reference", kind: "discussion" },
      ...dueBy(drawn, reviewOn),
      everyMonths: reviewMonths,
      source: `${source}: reviewed after ${reviewMonths} months at the latest`,
    });
  if (chairMonths !== null && chair !== "not-stated") {
    const elects = chair === "election";
    const when =
      chairEndsOn === undefined
        ? {
            firstMonth: nextMonth(drawn),
            setting: "Nobody is recorded as chair, so the month is a setting: the next meeting.",
          }
        : dueBy(drawn, chairEndsOn);
    proposals.push({
      ...NOTHING,
      key: "chair",
      title: elects ? "Election of chair and vice-chair" : "Review of the chair",
      kind: "discussion",
      ...when,
      everyMonths: chairMonths,
      source: `${source}: ${elects ? "elected" : "reviewed"} every ${chairMonths} months`,
    });
  }
  return proposals;
}

/** Duties of the strategy group of an area, each year (domain: the partnership's duties in England). */
function ofLaw(drawn: Drawn): Proposal[] {
  if (!drawn.isStrategyGroup || !drawn.isEngland) return [];
  const yearly = (
    key: string,
    title: string,
    kind: Proposal["kind"],
    source: string,
    [firstMonth, setting]: readonly [Month, string],
  ): Proposal => ({ ...NOTHING, key, title, kind, source, firstMonth, everyMonths: 12, setting });
  if (drawn.isCounty)
    return [
      yearly(
        "community-safety-agreement",
        "Community safety agreement of the year",
        "decision",
        `${REGULATIONS}, regulations 8 and 9: prepared from the areas' strategic assessments`,
        upTo(drawn, 3, "The month is a setting: no regulation names one, and the areas' assessments come before it."),
      ),
      yearly(
        "agreement-copied",
        "Copy of the community safety agreement to the policing body",
        "information",
        `${REGULATIONS}, regulation 9A`,
        from(drawn, 4, "The month is a setting: the regulation names none, and it follows the agreement."),
      ),
    ];
  return [
    yearly(
      "strategic-assessment",
      "Strategic assessment of the year",
      "decision",
      `${REGULATIONS}, regulations 5 to 7: prepared every year`,
      upTo(drawn, 12, "The month is a setting: the regulations name none, and the plan is revised after it."),
    ),
    yearly(
      "partnership-plan",
      "Partnership plan: revision for the year from 1 April",
      "decision",
      `${REGULATIONS}, regulation 10: revised before the start of each year`,
      upTo(drawn, 3, "That it is the last meeting before 1 April is a setting."),
    ),
    yearly(
      "plan-published",
      "Partnership plan: summary published, copy sent to the policing body",
      "information",
      `${REGULATIONS}, regulations 13 and 13A`,
      from(drawn, 4, "The month is a setting: the regulations name none, and it follows the revision."),
    ),
    yearly(
      "public-meeting",
      "Public meeting of the year: when, where and with whom",
      "discussion",
      `${REGULATIONS}, regulation 12: one or more each year, with senior people of each responsible authority`,
      from(drawn, 6, "The month is a setting: the regulation names none."),
    ),
    yearly(
      "scrutiny",
      "Scrutiny by the crime and disorder committee: its report, and what is asked",
      "information",
      "Police and Justice Act 2006, section 19: the committee considers the partnership at least once in twelve months",
      from(drawn, 9, "The month is a setting: the committee chooses its own day."),
    ),
    yearly(
      "case-review-figures",
      "Anti-social behaviour case reviews: the figures of the year",
      "information",
      "Anti-social Behaviour, Crime and Policing Act 2014, section 104: published every year",
      from(drawn, 6, "The month is a setting: the Act names none."),
    ),
  ];
}

const NOTHING = { presenter: "", minutes: null, source: "", setting: "" };

/** By a day that is prescribed: in its month, or the last with a meeting before it; at the next meeting when it has passed. */
function dueBy(drawn: Drawn, on: Day): { firstMonth: Month; setting: string } {
  const due = monthOf(on);
  if (on < drawn.today)
    return {
      firstMonth: nextMonth(drawn),
      setting: `It was due in ${formatMonth(due)}, and comes before the next meeting.`,
    };
  const month = heldIn(drawn).findLast((one) => one <= due) ?? due;
  return {
    firstMonth: month,
    setting: month === due ? "" : `It is due in ${formatMonth(due)}, when there is no meeting; this is the one before.`,
  };
}

/** The last month with a meeting up to the next time that it is this month of a year; that month itself where there is none. */
function upTo(drawn: Drawn, ofYear: number, setting: string): readonly [Month, string] {
  const month = nextOf(drawn, ofYear);
  return [heldIn(drawn).findLast((one) => one <= month) ?? month, setting];
}

/** The first month with a meeting from the next time that it is this month of a year. */
function from(drawn: Drawn, ofYear: number, setting: string): readonly [Month, string] {
  const month = nextOf(drawn, ofYear);
  return [heldIn(drawn).find((one) => one >= month) ?? month, setting];
}

function nextOf({ today }: Drawn, ofYear: number): Month {
  const months = monthsFrom(monthOf(today), 12);
  return months.find((month) => Number(month.slice(5)) === ofYear) ?? monthOf(today);
}

function nextMonth(drawn: Drawn): Month {
  return heldIn(drawn)[0] ?? monthOf(drawn.today);
}

/** The months with a meeting to come, in order. */
function heldIn({ meetings, today }: Drawn): Month[] {
  const months = meetings.filter(({ on }) => on >= today).map(({ on }) => monthOf(on));
  return [...new Set(months)].sort();
}
