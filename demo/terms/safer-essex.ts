import { day } from "../../src/kernel/dates.ts";
import { NOTHING_STATED } from "../../src/modules/groups/index.ts";
import { SAFER_ESSEX_TERMS } from "../partnerships/sources.ts";
import { seat, type TermsFacts } from "./types.ts";

const board = (name: string, bodies = 1) => seat("invited", name, { holder: "board", bodies });

/** The county group, 2022: a third of the organisations, every eight weeks, five clear working days, elections every two years. */
export const SAFER_ESSEX_GROUP: TermsFacts = {
  host: "safer-essex",
  group: "Safer Essex",
  texts: {
    mission: "",
    purpose: "Co-ordinates the partnership response to community safety across Essex, Southend and Thurrock.",
    aims: [
      "Prevent crime and anti-social behaviour",
      "Prevent fires from happening",
      "Understand and tackle hate crime",
      "Understand and tackle violence, including violence against women and girls",
      "Improve community confidence in the multi-agency response to community safety issues",
      "Continue to deliver effective Community Safety Hubs across Greater Essex",
    ],
    objectives: [
      "Oversee and co-ordinate community safety across Greater Essex",
      "Prepare a county strategic assessment from those of the local partnerships",
      "Develop a county community safety agreement",
      "Share information and learning, and see that new legislation is understood",
      "Scrutinise the assets of the Crime Prevention Strategy, and govern the fourth and fifth",
      "Support the Live Safe work of the fire prevention strategy",
    ],
    scope: "Functions, expectations of members, governance, and the relationship with other groups and boards.",
    responsibilities: [
      "Attend regularly, and name a substitute from the same organisation",
      "Tell one's own organisation what was discussed and decided",
      "Have regard to the outcomes, and to the police and crime plan and the fire and rescue plan",
    ],
    secretariat:
      "Essex County Council's equalities and partnerships team: dates and venues, the agenda with the chair, papers, minutes, and following up actions.",
    source: SAFER_ESSEX_TERMS,
    openPoints: [
      "Quorum: the organisations listed are 16 lines, and 22 with the partnership boards; some lines stand for several bodies. Chosen: the 16 lines.",
      "Voting: nothing is said of a proposal that is defeated the first time. It comes again when the chair finds it substantially modified.",
      "Voting: nothing is said of an equal vote on an urgent matter without an alternative. It is not determined, and never passed.",
      "Voting: nothing is said of abstentions. They are kept, and a majority is of the votes for and against.",
      "Voting: nothing is said of who casts the vote of an organisation with two representatives. Each organisation has one voice.",
      "Section 10 is missing; one sentence of it stands under section 9.",
      "The day of adoption is not given, only the month. Chosen: its first day.",
    ],
  },
  settings: {
    ...NOTHING_STATED,
    chair: "election",
    chairMonths: 24,
    cadence: "weeks",
    cadenceWeeks: 8,
    noticeDays: 5,
    quorum: "share",
    quorumNumerator: 1,
    quorumDenominator: 3,
    quorumOf: "organisations",
    quorumUnit: "line",
    voting: "consensus-majority-resubmission",
    restricted: "chair-and-vice-chair",
    reviewMonths: 24,
  },
  seats: [
    seat("invited", "Association of Secondary Heads in Essex", { organisation: "secondary-heads" }),
    seat("invited", "Clinical Commissioning Groups", {
      sits: "Currently Mid and South Essex",
      organisation: "mse-ccg",
    }),
    seat("invited", "Essex Alliance", { organisation: "essex-alliance" }),
    seat("invited", "Essex Association of Local Councils", { organisation: "essex-local-councils" }),
    seat("invited", "Essex Council for Voluntary Services", { organisation: "essex-cvs" }),
    seat("invited", "Essex Council for Voluntary Youth Services", { organisation: "essex-cvys" }),
    seat("invited", "Essex County Council", {
      sits: "Children's services, public health, relevant member",
      representatives: 3,
      organisation: "essex-county-council",
    }),
    seat("invited", "Essex County Fire and Rescue Service", { organisation: "essex-fire" }),
    seat("invited", "Essex Police", { organisation: "essex-police" }),
    seat("invited", "Essex Police, Fire and Crime Commissioner", { organisation: "essex-pfcc" }),
    seat("invited", "HMP Chelmsford", { organisation: "hmp-chelmsford" }),
    seat("invited", "Local authorities and CSPs", {
      sits: "Relevant member, CSP chair or CSP manager, as settled locally",
      representatives: 2,
      bodies: 14,
    }),
    seat("invited", "National Probation Service", { organisation: "national-probation-service" }),
    seat("invited", "Policing Institute for the Eastern Region, Anglia Ruskin University", {
      organisation: "policing-institute",
    }),
    seat("invited", "Violence and Vulnerability Unit", { organisation: "violence-vulnerability-unit" }),
    seat("invited", "Youth Offending Services from Essex, Southend and Thurrock", { bodies: 3 }),
    board("Essex Criminal Justice Board"),
    board("Essex Southend and Thurrock Reducing Reoffending Board"),
    board("Safeguarding Adults Boards in Essex, Southend and Thurrock", 3),
    board("Safeguarding Children Boards in Essex, Southend and Thurrock", 3),
    board("Southend, Essex and Thurrock Domestic Abuse Board"),
    board("Strategic Hate Crime Prevention Partnership"),
  ],
  lines: [
    {
      kind: "accountable-to",
      body: "Whoever has assigned functions and resources to it",
      subject: "Those functions and resources only",
      cadence: "",
    },
    { kind: "consults", body: "Essex Community Safety Network", subject: "Work programme and agendas", cadence: "" },
    ...[
      "Essex Criminal Justice Board",
      "Essex Southend and Thurrock Reducing Reoffending Board",
      "Southend, Essex and Thurrock Domestic Abuse Board",
      "Sexual Abuse Strategic Partnership",
      "Strategic Hate Crime Partnership",
    ].map((body) => ({
      kind: "works-with" as const,
      body,
      subject: "Understanding and influencing its work",
      cadence: "",
    })),
  ],
  approval: {
    decidedBy: "Safer Essex",
    decidedOn: day("2022-03-01"),
    meeting: "",
    inForceFrom: day("2022-03-01"),
  },
};
