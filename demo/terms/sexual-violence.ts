import { day } from "../../src/kernel/dates.ts";
import { NOTHING_STATED } from "../../src/modules/groups/index.ts";
import { SEXUAL_VIOLENCE_TERMS } from "../partnerships/sources.ts";
import { seat, type TermsFacts } from "./types.ts";

/** The delivery group of 2008 that serves three partnerships: every six weeks, the chair reviewed every year. */
export const SEXUAL_VIOLENCE_GROUP: TermsFacts = {
  host: "thurrock",
  group: "Sexual Violence Delivery Group",
  texts: {
    mission: "Essex is a safe place to live",
    purpose:
      "Tackles sexual violence in Basildon, Brentwood and Thurrock, whether or not there is physical injury and whether or not the police know of it.",
    aims: ["To reduce the most serious violence, including serious sexual offences"],
    objectives: [
      "Find out the nature and extent of sexual crime in the three areas",
      "Turn the national guidance for partnerships into a local delivery plan, with its partners",
      "Learn from case studies",
      "Recommend to the boards how independent advisors and referral centres are to be paid for",
      "Keep in line with children's services and plans",
    ],
    scope: "Rape, assault by penetration, all other sexual offences, and sexual abuse in childhood.",
    responsibilities: [
      "Report performance to the executive and to action groups in good time",
      "See that projects are paid for, overseen and delivered",
      "See that risk is managed and resources are reviewed",
      "Comply with equality duties, section 17 of the Act, and the information sharing protocol",
    ],
    secretariat: "",
    source: SEXUAL_VIOLENCE_TERMS,
    openPoints: [
      "Chair and deputy chair: still to be agreed when the document was written.",
      "Quorum, voting, notice and review are not stated.",
      "Membership: one line reads PCT and names no post.",
      "Local targets for Brentwood are left blank.",
      "Which partnership keeps the records is not said. Chosen: Thurrock, under whose heading the terms stand.",
      "The day of approval is not given, only the month. Chosen: its first day.",
    ],
  },
  settings: { ...NOTHING_STATED, chair: "appointment", chairMonths: 12, cadence: "weeks", cadenceWeeks: 6 },
  seats: [
    seat("invited", "Basildon Council", { sits: "Community safety officer", organisation: "basildon-council" }),
    seat("invited", "Brentwood Council", { sits: "Community safety officer", organisation: "brentwood-council" }),
    seat("invited", "Essex Police: detectives", {
      sits: "Detective sergeant, Basildon and Thurrock",
      organisation: "essex-police",
    }),
    seat("invited", "Essex Police: Basildon", { sits: "Community safety", organisation: "essex-police" }),
    seat("invited", "Essex Police: Brentwood", { sits: "Community safety", organisation: "essex-police" }),
    seat("invited", "Essex Police: Thurrock", { sits: "Community safety", organisation: "essex-police" }),
    seat("invited", "Essex Probation", { sits: "Probation officer, victim care", organisation: "essex-probation" }),
    seat("invited", "Local Safeguarding Children Board", { holder: "board", sits: "Manager" }),
    seat("invited", "Primary care trust", { organisation: "sw-essex-pct" }),
    seat("invited", "Essex Children and Young People's Strategic Partnership", {
      holder: "board",
      sits: "Representative",
    }),
    seat("invited", "SERICC", { sits: "Director and operations manager", representatives: 2, organisation: "sericc" }),
    seat("invited", "Thurrock Council", { sits: "Children, Education and Families", organisation: "thurrock-council" }),
    seat("invited", "TRUST", { sits: "Manager", organisation: "trust" }),
    seat("invited", "Thurrock Community Safety", {
      sits: "Partnership manager and support officer",
      representatives: 2,
      organisation: "thurrock-council",
    }),
    seat("invited", "Victim Support", { sits: "Deputy manager", organisation: "victim-support" }),
  ],
  lines: [
    { kind: "reports-to", body: "Executive Group", subject: "Performance", cadence: "" },
    {
      kind: "reports-to",
      body: "Community partnership boards",
      subject: "Future funding of advisors and referral centres",
      cadence: "",
    },
  ],
  approval: {
    decidedBy: "Basildon, Brentwood and Thurrock Community Safety Partnerships",
    decidedOn: day("2008-04-01"),
    meeting: "",
    inForceFrom: day("2008-04-01"),
  },
};
