import type { ItemFacts } from "../src/modules/meetings/index.ts";

const NOTHING = { summary: "", section17: "", equality: "" };

/** The next agenda, such as the terms of reference of Safer Essex have in view. Its last item is restricted. */
export const NEXT_AGENDA: readonly ItemFacts[] = [
  { ...NOTHING, kind: "information", title: "Welcome, apologies and interests", presenter: "Chair", minutes: 5 },
  {
    ...NOTHING,
    kind: "decision",
    title: "Priorities of the community safety agreement",
    presenter: "County lead",
    minutes: 30,
    summary: "Whether the priorities that the districts' assessments have in common become those of the county.",
    section17: "The agreement says what all members do together to prevent crime and disorder.",
    equality: "Hate crime is one of the priorities. No group is worse off.",
  },
  { ...NOTHING, kind: "discussion", title: "Work of the county network", presenter: "County lead", minutes: 20 },
  {
    ...NOTHING,
    kind: "decision",
    title: "Support for an operation by several agencies",
    presenter: "Essex Police",
    minutes: 15,
    section17: "The operation is against violence that is organised.",
    equality: "An assessment goes with the plan of the operation.",
  },
];

export const RESTRICTION = {
  ground: "schedule-12a",
  paragraph: 7,
  ownRule: "",
  reason: "Those concerned would be warned",
  agreedBy: "the chair and the vice-chair",
} as const;
export const RESTRICTED_TEXT = "Invented for the demonstration: where the operation begins, and on which day.";
export const INTEREST = "Employs one of those concerned";

/** The agenda of the meeting before. */
export const LAST_AGENDA: readonly ItemFacts[] = [
  { ...NOTHING, kind: "information", title: "Welcome, apologies and interests", presenter: "Chair", minutes: 5 },
  {
    ...NOTHING,
    kind: "decision",
    title: "One training course on hate crime for all districts",
    presenter: "County lead",
    minutes: 20,
    summary: "Whether the districts share one course in place of a course each.",
    section17: "Those who meet victims first recognise what they are told.",
    equality: "The course is about those whom hate crime concerns, and was written with them.",
  },
];

/** Who came to it, by the seats of the terms of reference: a name of a seat, how, and when. */
export const LAST_ATTENDANCE: readonly {
  readonly seat: string;
  readonly mode: "present" | "remote" | "apologies";
  readonly cameAt?: string;
  readonly substituteFor?: string;
}[] = [
  { seat: "Essex County Council", mode: "present" },
  { seat: "Essex Police", mode: "present" },
  { seat: "Essex County Fire and Rescue Service", mode: "present" },
  { seat: "Essex Police, Fire and Crime Commissioner", mode: "remote" },
  { seat: "National Probation Service", mode: "remote", substituteFor: "The head of service" },
  { seat: "Local authorities and CSPs", mode: "present" },
  { seat: "Violence and Vulnerability Unit", mode: "remote", cameAt: "14:20" },
  { seat: "HMP Chelmsford", mode: "apologies" },
];

export const LAST_PROPOSAL =
  "The districts share one training course on hate crime, which the county network arranges.";

/** There was no consensus, and a vote decided. */
export const LAST_VOTES = {
  for: [
    "Essex County Council",
    "Essex Police",
    "Essex Police, Fire and Crime Commissioner",
    "National Probation Service",
    "Violence and Vulnerability Unit",
  ],
  against: ["Local authorities and CSPs"],
  abstain: ["Essex County Fire and Rescue Service"],
} as const;

/** What the minutes of that meeting say: of the opening, each item in turn, and the closing. */
export const LAST_MINUTES: readonly {
  readonly of: "opening" | number | "closing";
  readonly paragraphs: readonly { readonly text: string; readonly reach: "public" | "members" }[];
}[] = [
  {
    of: "opening",
    paragraphs: [{ text: "The chair welcomed everybody, and no interests were declared.", reach: "public" }],
  },
  {
    of: 1,
    paragraphs: [
      {
        text: "The county lead described how each district trains its staff today. Several courses say the same in different words, and one that those who know hate crime have written with us is ready.",
        reach: "public",
      },
      {
        text: "A district asked that its own figures not be published before its council has seen them.",
        reach: "members",
      },
    ],
  },
  {
    of: "closing",
    paragraphs: [{ text: "The next meeting is on a day that the terms of reference propose.", reach: "public" }],
  },
];
