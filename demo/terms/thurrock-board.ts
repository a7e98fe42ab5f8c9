import { day } from "../../src/kernel/dates.ts";
import { NOTHING_STATED } from "../../src/modules/groups/index.ts";
import { THURROCK_STRATEGY } from "../partnerships/sources.ts";
import { seat, type TermsFacts } from "./types.ts";

const accountable = (body: string, subject: string, cadence = "") =>
  ({ kind: "accountable-to", body, subject, cadence }) as const;

/** The Strategic Board of 2008: four meetings in named months, half of the membership plus one. */
export const THURROCK_BOARD: TermsFacts = {
  host: "thurrock",
  group: "Strategic Board",
  texts: {
    mission: "Making Thurrock Safer",
    purpose:
      "Builds and keeps up relationships across the borough so that all concerned with community safety support each other.",
    aims: [
      "To reduce incidents of crime, anti-social behaviour and disorder",
      "To bring extra support and protection for the vulnerable",
      "To reduce death and injury caused through accidents and fires",
      "To create a safe community by promoting tolerance and good citizenship",
    ],
    objectives: [
      "Shape and drive the strategic aims",
      "Report performance to the Local Strategic Partnership, and remedy what falls behind",
      "Agree a programme of work for 2008 to 2011",
      "Support and periodically review the structure of the partnership",
      "Agree the funding plans of the executive, and see that every level has its resources",
    ],
    scope: "",
    responsibilities: [
      "Deal with what the executive recommends or worries about, or refer it to the Local Strategic Partnership",
      "Embed the six hallmarks of partnership working",
      "See that reports are timely, performance is challenged and risk is managed",
      "See that resources are reviewed, and equality standards met",
      "Support each delivery group",
    ],
    secretariat: "",
    source: `${THURROCK_STRATEGY}, appendix 2`,
    openPoints: [
      "Quorum: the document does not say whether invited members count. Chosen: statutory and invited, not ex officio.",
      "Quorum: the document does not say how an odd number is halved. Chosen: half, rounded down, and one more.",
      "Membership: some lines name two people of one organisation. Chosen: a seat for each, nine of them statutory.",
      "Notice, voting and secretariat are not stated.",
      "The day of approval is not given, only the month. Chosen: its first day.",
    ],
  },
  settings: {
    ...NOTHING_STATED,
    chair: "office",
    chairOffice: "Police superintendent for partnerships",
    viceChairOffice: "Council director for public protection",
    chairMonths: 12,
    cadence: "months",
    cadenceMonths: [6, 9, 12, 3],
    quorum: "half-plus-one",
    quorumBase: "statutory-and-invited",
    quorumRounding: "half-down-then-one",
  },
  seats: [
    seat("statutory", "Essex Police: partnerships", {
      sits: "Superintendent for partnerships",
      organisation: "essex-police",
      posts: ["chair"],
    }),
    seat("statutory", "Essex Police: district", { sits: "District commander", organisation: "essex-police" }),
    seat("statutory", "Thurrock Council: community safety", {
      sits: "Director with responsibility for community safety",
      organisation: "thurrock-council",
      posts: ["vice-chair"],
    }),
    seat("statutory", "Thurrock Council: public protection", {
      sits: "Head of service, public protection",
      organisation: "thurrock-council",
    }),
    seat("statutory", "South West Essex Primary Care Trust", {
      sits: "Director of public health",
      organisation: "sw-essex-pct",
    }),
    seat("statutory", "Essex County Fire and Rescue Service", {
      sits: "Community commander",
      organisation: "essex-fire",
    }),
    seat("statutory", "Probation service", {
      sits: "Assistant chief probation officer",
      organisation: "essex-probation",
    }),
    seat("statutory", "Essex Police Authority", { organisation: "essex-police-authority" }),
    seat("statutory", "Thurrock Council: member", {
      sits: "Portfolio holder for community safety",
      organisation: "thurrock-council",
    }),
    seat("invited", "Community Involvement Board", { organisation: "thurrock-community-involvement-board" }),
    seat("invited", "Essex Fire Authority", { organisation: "essex-fire-authority" }),
    seat("invited", "East of England Ambulance Service", { organisation: "east-of-england-ambulance" }),
    seat("invited", "Thurrock businesses", { organisation: "thurrock-businesses" }),
    seat("invited", "Lakeside", { sits: "Management", organisation: "lakeside" }),
    seat("invited", "Local Strategic Partnership", { sits: "Director", organisation: "thurrock-lsp" }),
    seat("invited", "Executive Group", { holder: "office", sits: "Chair of the executive" }),
    seat("invited", "Drug and alcohol action team", {
      sits: "Accountable head of service",
      organisation: "thurrock-daat",
    }),
    seat("invited", "Children, Education and Families", { organisation: "thurrock-council" }),
    seat("invited", "Voluntary sector", { sits: "Representative", organisation: "thurrock-voluntary-sector" }),
    seat("ex-officio", "Essex Police: community safety", {
      sits: "Community safety manager",
      organisation: "essex-police",
    }),
    seat("ex-officio", "Partnership staff", {
      holder: "office",
      sits: "Partnership manager and support officer",
      representatives: 2,
    }),
  ],
  lines: [
    accountable("Local Strategic Partnership", "Safer communities", "Quarterly"),
    accountable("Local Safeguarding Children Board", "Safeguarding within the programme of work"),
    accountable("Government", "The national drug and alcohol strategy, locally"),
    accountable("Local Strategic Partnership", "The safer element of the Local Area Agreement, and its reward money"),
    accountable("Local Strategic Partnership", "Objectives 2 and 7 of the Sustainable Community Strategy"),
  ],
  approval: {
    decidedBy: "Thurrock Community Safety Partnership",
    decidedOn: day("2008-04-01"),
    meeting: "",
    inForceFrom: day("2008-04-01"),
  },
};
