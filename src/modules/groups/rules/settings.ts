import type { QuorumRule } from "./quorum.ts";

/**
 * How a group decides, as its terms of reference say: data that rules carry out. Flat, so that the form, the document and
 * the comparison of two versions are made of the same list.
 */
export type Settings = {
  readonly chair: "not-stated" | "office" | "appointment" | "election";
  readonly chairOffice: string;
  readonly viceChairOffice: string;
  /** After how many months the chair is reviewed, or elected again. */
  readonly chairMonths: number | null;
  /** How many days before its end a term of office is raised. */
  readonly chairWarningDays: number | null;
  readonly cadence: "not-stated" | "weeks" | "months";
  readonly cadenceWeeks: number | null;
  /** 1 for January. */
  readonly cadenceMonths: readonly number[];
  readonly noticeDays: number | null;
  readonly quorum: "not-stated" | "count" | "half-plus-one" | "share" | "posts";
  readonly quorumCount: number | null;
  readonly quorumBase: "statutory" | "statutory-and-invited" | "all-voting";
  readonly quorumRounding: "half-down-then-one" | "sum-up";
  readonly quorumNumerator: number | null;
  readonly quorumDenominator: number | null;
  readonly quorumOf: "organisations" | "organisations-and-boards";
  readonly quorumUnit: "line" | "body";
  readonly quorumPosts: readonly string[];
  readonly voting:
    | "not-stated"
    | "consensus"
    | "majority"
    | "consensus-then-majority"
    | "consensus-majority-resubmission";
  readonly voice: "organisation" | "representative";
  readonly restricted: "not-stated" | "chair" | "chair-and-vice-chair" | "group";
  readonly regime: "none" | "adopted" | "statutory";
  readonly reviewMonths: number | null;
  readonly approvers: 1 | 2;
};

/** What a document that says nothing says. */
export const NOTHING_STATED: Settings = {
  chair: "not-stated",
  chairOffice: "",
  viceChairOffice: "",
  chairMonths: null,
  chairWarningDays: null,
  cadence: "not-stated",
  cadenceWeeks: null,
  cadenceMonths: [],
  noticeDays: null,
  quorum: "not-stated",
  quorumCount: null,
  quorumBase: "statutory-and-invited",
  quorumRounding: "half-down-then-one",
  quorumNumerator: null,
  quorumDenominator: null,
  quorumOf: "organisations",
  quorumUnit: "line",
  quorumPosts: [],
  voting: "not-stated",
  voice: "organisation",
  restricted: "not-stated",
  regime: "none",
  reviewMonths: null,
  approvers: 1,
};

/** The rule for a quorum that the settings give; undefined where the document gives none. */
export function quorumRuleOf(settings: Settings): QuorumRule | undefined {
  switch (settings.quorum) {
    case "not-stated":
      return undefined;
    case "count":
      return { kind: "count", atLeast: settings.quorumCount ?? 0 };
    case "half-plus-one":
      return { kind: "half-plus-one", base: settings.quorumBase, rounding: settings.quorumRounding };
    case "share":
      return {
        kind: "share",
        of: settings.quorumOf,
        unit: settings.quorumUnit,
        numerator: settings.quorumNumerator ?? 0,
        denominator: settings.quorumDenominator ?? 1,
      };
    case "posts":
      return { kind: "posts", posts: settings.quorumPosts };
  }
}

type Choice = { readonly kind: "choice"; readonly options: Readonly<Record<string, string>> };
type Described = {
  readonly key: keyof Settings;
  readonly label: string;
  readonly section: Section;
  readonly hint?: string;
} & (
  | Choice
  | { readonly kind: "number"; readonly suffix: string; readonly most: number }
  | { readonly kind: "text" }
  | { readonly kind: "list" }
  | { readonly kind: "months" }
);

export type Section = "Chair" | "Meetings" | "Decisions" | "Review";

/** Every setting with its words, in the order of the form and the document. */
export const SETTINGS: readonly Described[] = [
  choice("chair", "Chair", "How the chair is found", {
    "not-stated": "The document does not say",
    office: "By office",
    appointment: "By appointment",
    election: "By election from the membership",
  }),
  { key: "chairOffice", section: "Chair", label: "Office of the chair", kind: "text" },
  { key: "viceChairOffice", section: "Chair", label: "Office of the vice-chair", kind: "text" },
  number("chairMonths", "Chair", "Chair is reviewed or elected again after", "months", 120),
  {
    ...number("chairWarningDays", "Chair", "The end of a term of office is raised before it", "days", 365),
    hint: "Left empty, 60 days.",
  },
  choice("cadence", "Meetings", "When it meets", {
    "not-stated": "The document does not say",
    weeks: "Every so many weeks",
    months: "In named months",
  }),
  number("cadenceWeeks", "Meetings", "Weeks between meetings", "weeks", 52),
  { key: "cadenceMonths", section: "Meetings", label: "Months in which it meets", kind: "months" },
  {
    ...number("noticeDays", "Meetings", "Notice of a meeting", "clear working days", 60),
    hint: "Neither the day of issue nor the day of the meeting counts, nor weekends and bank holidays.",
  },
  choice("regime", "Meetings", "Access to meetings and papers (Local Government Act 1972, Part 5A)", {
    none: "Does not apply: no council committee",
    adopted: "Adopted by these terms",
    statutory: "Applies: a council committee",
  }),
  choice("quorum", "Decisions", "Quorum", {
    "not-stated": "The document gives none",
    count: "A number of voting members",
    "half-plus-one": "Half of the membership plus one",
    share: "A share of those listed",
    posts: "Named posts",
  }),
  number("quorumCount", "Decisions", "For a number: how many", "voting members", 99),
  choice("quorumBase", "Decisions", "For half plus one: half of whom", {
    statutory: "Statutory members",
    "statutory-and-invited": "Statutory and invited members",
    "all-voting": "All voting members",
  }),
  choice("quorumRounding", "Decisions", "For half plus one: rounding", {
    "half-down-then-one": "Half, rounded down, and one more",
    "sum-up": "Half and one more, rounded up",
  }),
  number("quorumNumerator", "Decisions", "For a share: upper number (1 of 1/3)", "", 99),
  number("quorumDenominator", "Decisions", "For a share: lower number (3 of 1/3)", "", 99),
  choice("quorumOf", "Decisions", "For a share: of whom", {
    organisations: "Organisations",
    "organisations-and-boards": "Organisations and partnership boards",
  }),
  choice("quorumUnit", "Decisions", "For a share: what counts as one", {
    line: "Each line of the membership",
    body: "Each body that a line stands for",
  }),
  { key: "quorumPosts", section: "Decisions", label: "For named posts: which, one a line", kind: "list" },
  choice("voting", "Decisions", "How it decides", {
    "not-stated": "The document does not say",
    consensus: "By consensus",
    majority: "By a majority of votes cast",
    "consensus-then-majority": "By consensus; failing that by a majority of votes cast",
    "consensus-majority-resubmission":
      "By consensus; failing that by a majority of votes cast; when votes are equal, feedback, an alternative, or re-submission at the next meeting",
  }),
  choice("voice", "Decisions", "One vote for each", { organisation: "Seat", representative: "Representative" }),
  choice("restricted", "Decisions", "Who agrees that something is left out of the minutes", {
    "not-stated": "The document does not say",
    chair: "The chair",
    "chair-and-vice-chair": "Chair and vice-chair together",
    group: "The group",
  }),
  number("reviewMonths", "Review", "These terms are reviewed after", "months", 120),
  choice("approvers", "Review", "Who records here that a version is approved", {
    1: "One person",
    2: "Two different people",
  }),
];

function choice(
  key: keyof Settings,
  section: Section,
  label: string,
  options: Readonly<Record<string, string>>,
): Described & Choice {
  return { key, section, label, kind: "choice", options };
}

function number(key: keyof Settings, section: Section, label: string, suffix: string, most: number) {
  return { key, section, label, kind: "number", suffix, most } as const;
}

/** Settings that say something only when another has one of these values. */
const ONLY_WHEN: Partial<Readonly<Record<keyof Settings, readonly [keyof Settings, readonly string[]]>>> = {
  chairOffice: ["chair", ["office", "appointment"]],
  viceChairOffice: ["chair", ["office", "appointment"]],
  cadenceWeeks: ["cadence", ["weeks"]],
  cadenceMonths: ["cadence", ["months"]],
  quorumCount: ["quorum", ["count"]],
  quorumBase: ["quorum", ["half-plus-one"]],
  quorumRounding: ["quorum", ["half-plus-one"]],
  quorumNumerator: ["quorum", ["share"]],
  quorumDenominator: ["quorum", ["share"]],
  quorumOf: ["quorum", ["share"]],
  quorumUnit: ["quorum", ["share"]],
  quorumPosts: ["quorum", ["posts"]],
};

/** Whether a setting has anything to say beside the others. */
export function applies(key: keyof Settings, settings: Settings): boolean {
  const [other, values] = ONLY_WHEN[key] ?? [];
  return other === undefined || (values?.includes(String(settings[other])) ?? false);
}

/** A setting in words: "Every 8 weeks" is "8 weeks" under its label. */
export function settingInWords(described: Described, settings: Settings): string {
  const value = settings[described.key];
  if (described.kind === "choice") return described.options[String(value)] ?? String(value);
  if (described.kind === "months")
    return settings.cadenceMonths.map((month) => MONTHS[month - 1] ?? "").join(", ") || "None given";
  if (described.kind === "list") return settings.quorumPosts.join(", ") || "None given";
  // Terms that were approved before there was such a setting do not have it.
  if ((value ?? "") === "") return "The document does not say";
  return described.kind === "number" ? `${String(value)} ${described.suffix}`.trim() : String(value);
}

export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** What settings need of one another before they can be carried out: a rule without its number is none. */
export function missingSettings(settings: Settings): { readonly field: keyof Settings; readonly message: string }[] {
  const needs: [keyof Settings, boolean, string][] = [
    ["cadenceWeeks", settings.cadenceWeeks === null, "Enter how many weeks lie between meetings"],
    ["cadenceMonths", settings.cadenceMonths.length === 0, "Choose the months in which it meets"],
    ["quorumCount", settings.quorumCount === null, "Enter how many voting members make a quorum"],
    ["quorumNumerator", settings.quorumNumerator === null, "Enter the upper number of the share"],
    [
      "quorumDenominator",
      settings.quorumDenominator === null || settings.quorumDenominator < (settings.quorumNumerator ?? 0),
      "Enter the lower number of the share, which is the larger",
    ],
    ["quorumPosts", settings.quorumPosts.length === 0, "Enter the posts that must be in the room"],
  ];
  return needs.flatMap(([field, isMissing, message]) =>
    isMissing && applies(field, settings) ? [{ field, message }] : [],
  );
}
