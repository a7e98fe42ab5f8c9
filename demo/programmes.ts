import { SAFER_ESSEX_TERMS, THURROCK_STRATEGY } from "./partnerships/sources.ts";

/** An item of a work programme as a document asks for it. `first` is a month of the year, or that of the next meeting. */
export type DemoProgrammeItem = {
  readonly title: string;
  readonly kind: "decision" | "discussion" | "information";
  readonly presenter: string;
  readonly minutes: number;
  readonly first: "every meeting" | "next meeting" | number;
  readonly everyMonths: number | null;
  readonly source: string;
  readonly setting: string;
};

/** What the documents ask of two strategy groups, beside what the program proposes from their terms and the law. */
export const PROGRAMMES: readonly {
  readonly host: string;
  readonly group: string;
  readonly items: readonly DemoProgrammeItem[];
}[] = [
  {
    host: "thurrock",
    group: "Strategic Board",
    items: [
      {
        title: "Progress against targets",
        ...{ kind: "discussion", presenter: "Partnership manager", minutes: 20 },
        ...{ first: "every meeting", everyMonths: null },
        source: `${THURROCK_STRATEGY}, section 9.1: the board receives a report each quarter`,
        setting: "The board meets once a quarter, so that it is an item of every agenda.",
      },
      {
        title: "Report by exception to the Local Strategic Partnership",
        ...{ kind: "discussion", presenter: "Chair", minutes: 10 },
        ...{ first: "every meeting", everyMonths: null },
        source: `${THURROCK_STRATEGY}, section 9.1: quarterly, by exception`,
        setting: "The board meets once a quarter, so that it is an item of every agenda.",
      },
      {
        title: "Review of the main risks",
        ...{ kind: "discussion", presenter: "Partnership manager", minutes: 20 },
        ...{ first: "next meeting", everyMonths: 6 },
        source: `${THURROCK_STRATEGY}, section 11: twice a year as a minimum`,
        setting: "Which two of the four meetings is a setting.",
      },
      {
        title: "Action plans refreshed, and published on the website",
        ...{ kind: "information", presenter: "Partnership manager", minutes: 10 },
        ...{ first: 6, everyMonths: 12 },
        source: `${THURROCK_STRATEGY}, section 9.3: fully refreshed and published annually`,
        setting: "The month is a setting: the strategy names none.",
      },
    ],
  },
  {
    host: "safer-essex",
    group: "Safer Essex",
    items: [
      {
        title: "County-wide strategic assessment",
        ...{ kind: "decision", presenter: "County lead", minutes: 30 },
        ...{ first: 2, everyMonths: 12 },
        source: `${SAFER_ESSEX_TERMS}, section 3 ii: brings together the assessments of the local partnerships`,
        setting: "How often, and the month, are settings: the terms name neither, and the agreement is made each year.",
      },
      {
        title: "Progress of the Crime Prevention Strategy",
        ...{ kind: "discussion", presenter: "County lead", minutes: 20 },
        ...{ first: "next meeting", everyMonths: 6 },
        source: `${SAFER_ESSEX_TERMS}, section 3 viii: scrutinises its assets`,
        setting: "How often is a setting: the terms do not say.",
      },
    ],
  },
];

/** Where the board meets next. */
export const BOARD_MEETING = {
  ...{ host: "thurrock", group: "Strategic Board", beginsAt: "10:00" },
  place: "Civic offices, Grays",
  joining: "By the link in the invitation",
} as const;
