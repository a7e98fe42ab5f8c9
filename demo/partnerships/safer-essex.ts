import { RESPONSIBLE_AUTHORITIES, SAFER_ESSEX_PROSPECTUS, SAFER_ESSEX_TERMS } from "./sources.ts";
import type { Group, Membership, Partnership, Statement } from "./types.ts";

export const SAFER_ESSEX: Partnership = {
  slug: "safer-essex",
  name: "Safer Essex",
  shortName: "Safer Essex",
  kind: "county",
  nation: "england",
  areas: [
    { code: "E10000012", name: "Essex", tier: "county" },
    { code: "E06000033", name: "Southend-on-Sea", tier: "unitary" },
    { code: "E06000034", name: "Thurrock", tier: "unitary" },
  ],
  formerNames: [],
  purpose: {
    text:
      "Leads and co-ordinates the partnership response to community safety across Essex, Southend and Thurrock, and is " +
      "the county strategy group.",
    source: section("1"),
  },
  aims: [],
  priorities: [
    {
      key: "county-priorities-2012",
      name: "Strategic priorities of about 2012",
      points: ["Domestic abuse", "Anti-social behaviour", "Serious acquisitive crime"],
      expectedOutcomes: [],
      source: `${SAFER_ESSEX_PROSPECTUS}, Essex Community Safety Network`,
    },
  ],
  outcomes: statements("2", [
    "Prevent crime and anti-social behaviour",
    "Prevent fires from happening",
    "Understand and tackle hate crime",
    "Understand and tackle violence, including violence against women and girls",
    "Improve community confidence in the multi-agency response to community safety issues",
    "Continue to deliver effective Community Safety Hubs across Greater Essex",
  ]),
  objectives: statements("3", [
    "Oversee and co-ordinate community safety across Greater Essex",
    "Prepare a county strategic assessment from those of the local partnerships",
    "Develop a county community safety agreement in line with local priorities and other strategic partnerships",
    "Make the work of partnerships and networks known, and find where joining up adds value",
    "Share information and learning",
    "See that new legislation and initiatives are known and understood",
    "Work with other boards, sharing information and complementing their agendas",
    "Scrutinise all five assets of the Crime Prevention Strategy, and govern the fourth and fifth",
    'Support the "Live Safe" work of the fire prevention strategy',
  ]),
  groups: [
    {
      key: "safer-essex-board",
      name: "Safer Essex",
      kind: "strategic-board",
      purpose: {
        text: "Co-ordinates community safety across Greater Essex and prepares the county assessment and agreement.",
        source: section("1"),
      },
      aliases: [{ name: "County-wide Strategy Group", kind: "variant", source: section("1") }],
      cadence: { text: "Every 8 weeks, with extraordinary meetings as required", source: section("8.3") },
      chair: { text: "Chair and vice-chair elected from the membership every 2 years", source: section("8.2") },
      quorum: { text: "At least one third of the organisations listed in section 11", source: section("8.7") },
      host: "safer-essex",
      serves: ["safer-essex"],
      seats: [],
    },
    {
      ...countyGroup(
        "community-safety-network",
        "Essex Community Safety Network",
        "Practitioners of all the partnerships: helps to set the work programme and agendas, shares what works and spots " +
          "emerging trends.",
        section("6.2"),
      ),
      kind: "network",
      aliases: [{ name: "ECSN", kind: "variant", source: section("6.2") }],
    },
    countyGroup(
      "acquisitive-crime",
      "Acquisitive Crime Sub-group",
      "Develops and delivers local action plans against acquisitive crime (about 2012).",
      `${SAFER_ESSEX_PROSPECTUS}, thematic groups`,
    ),
    countyGroup(
      "asb-steering-group",
      "Essex Anti Social Behaviour Steering Group",
      "Oversees the county's delivery plan, keeps sight of the victims at highest risk and commissions (about 2012).",
      `${SAFER_ESSEX_PROSPECTUS}, thematic groups`,
    ),
    {
      ...countyGroup(
        "domestic-abuse-strategy-group",
        "Essex Domestic Abuse Strategy Group",
        "One strategy, one commissioning plan and shared resources for domestic abuse (about 2012).",
        `${SAFER_ESSEX_PROSPECTUS}, thematic groups`,
      ),
      aliases: [{ name: "EDASG", kind: "variant", source: `${SAFER_ESSEX_PROSPECTUS}, thematic groups` }],
    },
    {
      ...countyGroup(
        "drug-and-alcohol-partnership",
        "Essex Drug and Alcohol Partnership",
        "Delivers the national drug and alcohol strategies locally (about 2012).",
        `${SAFER_ESSEX_PROSPECTUS}, Essex Drug and Alcohol Partnership`,
      ),
      aliases: [
        { name: "EDAP", kind: "variant", source: `${SAFER_ESSEX_PROSPECTUS}, Essex Drug and Alcohol Partnership` },
      ],
    },
  ],
  memberships: [
    // The sixteen lines under "Organisations". Those whom the Act names are responsible authorities in their districts.
    member("secondary-heads", "Association of Secondary Heads in Essex"),
    authority("mse-ccg", "Clinical Commissioning Groups"),
    member("essex-alliance", "Essex Alliance"),
    member("essex-local-councils", "Essex Association of Local Councils"),
    member("essex-cvs", "Essex Council for Voluntary Services"),
    member("essex-cvys", "Essex Council for Voluntary Youth Services"),
    authority("essex-county-council", "Essex County Council (children's services, public health, relevant member)"),
    authority("essex-fire", "Essex County Fire and Rescue Service"),
    authority("essex-police", "Essex Police"),
    member("essex-pfcc", "Essex Police, Fire and Crime Commissioner"),
    member("hmp-chelmsford", "HMP Chelmsford"),
    ...[
      "basildon-council",
      "braintree-council",
      "brentwood-council",
      "castle-point-council",
      "chelmsford-council",
      "colchester-council",
      "epping-forest-council",
      "harlow-council",
      "maldon-council",
      "rochford-council",
      "southend-council",
      "tendring-council",
      "thurrock-council",
      "uttlesford-council",
    ].map((council) => authority(council, "Local authorities and CSPs (at most 2 representatives each)")),
    authority("national-probation-service", "National Probation Service"),
    member("policing-institute", "Policing Institute for the Eastern Region, Anglia Ruskin University"),
    member("violence-vulnerability-unit", "Violence and Vulnerability Unit"),
    ...["essex-yos", "southend-yos", "thurrock-yos"].map((service) =>
      member(service, "Youth Offending Services from Essex, Southend and Thurrock"),
    ),
    // The six lines under "Partnership Boards".
    board("criminal-justice-board", "Essex Criminal Justice Board"),
    board("reducing-reoffending-board", "Essex Southend and Thurrock Reducing Reoffending Board"),
    ...["essex", "southend", "thurrock"].map((place) =>
      board(`${place}-adults-board`, "Safeguarding Adults Boards in Essex, Southend and Thurrock"),
    ),
    ...["essex", "southend", "thurrock"].map((place) =>
      board(`${place}-children-board`, "Safeguarding Children Boards in Essex, Southend and Thurrock"),
    ),
    board("domestic-abuse-board", "Southend, Essex & Thurrock Domestic Abuse Board"),
    board("hate-crime-partnership", "Strategic Hate Crime Prevention Partnership"),
    // Those who have taken a member's place since.
    successor("mse-icb", "Integrated care board, for the Clinical Commissioning Groups"),
    successor("probation-service", "Probation provider, for the National Probation Service"),
  ],
  gaps: [
    {
      about: "Vision",
      note: "The terms of reference give a purpose and outcomes, and no vision.",
      source: section("2"),
    },
    {
      about: "Policy context",
      note: "Section 10 is missing; one sentence of it, on the community safety agreement, stands under section 9.",
      source: SAFER_ESSEX_TERMS,
    },
    {
      about: "Quorum",
      note:
        "A third of the organisations listed: 16 lines, or 22 with the partnership boards; and some lines stand for " +
        "several bodies.",
      source: section("8.7"),
    },
    {
      about: "Voting",
      note: "Silent on a first defeat, on abstentions and on an equal vote that is urgent with no alternative to put.",
      source: section("8.6"),
    },
    {
      about: "Capacity of members",
      note:
        "The terms speak of members only. The demonstration shows those whom the Act names as responsible authorities, " +
        "and the others as members.",
      source: section("11"),
    },
    {
      about: "Names of members",
      note:
        "The National Probation Service had become the Probation Service in June 2021, before these terms were adopted; " +
        "the Clinical Commissioning Groups gave way to the integrated care board in July 2022, after.",
      source: section("11"),
    },
    {
      about: "Number of partnerships",
      note: "The prospectus speaks of 13 partnerships and its table has 14 areas, two of which were about to merge.",
      source: SAFER_ESSEX_PROSPECTUS,
    },
  ],
};

function section(number: string): string {
  return `${SAFER_ESSEX_TERMS}, section ${number}`;
}

function statements(number: string, texts: readonly string[]): Statement[] {
  return texts.map((text) => ({ text, source: section(number) }));
}

function countyGroup(key: string, name: string, purpose: string, source: string): Group {
  return {
    key,
    name,
    kind: "sub-group",
    parent: "safer-essex-board",
    purpose: { text: purpose, source },
    aliases: [],
    host: "safer-essex",
    serves: ["safer-essex"],
    seats: [],
  };
}

function member(organisation: string, line: string): Membership {
  return { organisation, capacity: "member", line, section: "Organisations", source: section("11") };
}

function authority(organisation: string, line: string): Membership {
  const source = `${section("11")}; capacity from the ${RESPONSIBLE_AUTHORITIES}`;
  return { organisation, capacity: "responsible-authority", line, section: "Organisations", source };
}

function board(organisation: string, line: string): Membership {
  return { organisation, capacity: "member", line, section: "Partnership Boards", source: section("11") };
}

function successor(organisation: string, line: string): Membership {
  return { organisation, capacity: "responsible-authority", line, source: RESPONSIBLE_AUTHORITIES };
}
