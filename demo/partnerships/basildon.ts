import { BASILDON_STRATEGY, RESPONSIBLE_AUTHORITIES } from "./sources.ts";
import type { Group, GroupKind, Membership, Partnership, Priority } from "./types.ts";

export const BASILDON: Partnership = {
  slug: "basildon",
  name: "Safer Basildon Partnership",
  shortName: "Basildon",
  kind: "district",
  nation: "england",
  parent: "safer-essex",
  cspCode: "E22000079",
  areas: [{ code: "E07000066", name: "Basildon", tier: "district" }],
  formerNames: [],
  vision: { text: "Working together to make Basildon a Safer Place", source: section("2.1") },
  purpose: {
    text:
      "Reduces crime, disorder, anti-social behaviour, the misuse of drugs and alcohol and re-offending in the borough, " +
      "with the responsible authorities, other agencies, housing providers, voluntary groups and residents.",
    source: section("1.1"),
  },
  aims: [
    aim("protect", "Protect vulnerable people and play a key role in safeguarding from abuse, harm and exploitation"),
    aim("tackle-reoffending", "Tackle re-offending through Integrated Offender Management"),
    aim("act-early", "Focus on early intervention, engagement and awareness"),
  ],
  priorities: [
    priority(
      "violence-and-vulnerability",
      "Violence and Vulnerability",
      ["Knife crime and robberies", "Possession of offensive weapons"],
      [
        "Reduce the number of reported street robberies in the Borough",
        "Increased community activity linked to knife crime",
        "More effective use of stop and search powers targeting hot spot areas",
      ],
    ),
    priority(
      "crime-prevention-and-home-safety",
      "Crime Prevention and Home Safety",
      ["Burglary"],
      [
        "Reduce the number of reported burglaries in the Borough",
        "Reaching vulnerable areas within the community and delivering crime prevention advice",
        "Increase in the membership of neighbourhood watch coordinators",
      ],
    ),
    priority(
      "gangs-and-drug-related-crime",
      "Gangs and Drug Related Crime",
      [
        "Disruption of drugs lines",
        "Criminal exploitation including child sexual exploitation",
        "Supporting vulnerable victims of drug related activity",
      ],
      ["Gangs are disrupted and exploitation of vulnerable people is prevented"],
    ),
    priority(
      "asb-domestic-abuse-and-hate-crime",
      "Anti-Social Behaviour, Domestic Abuse and Hate Crime",
      [],
      ["Anti-social behaviour, domestic abuse and hate crime is effectively tackled by police and partners"],
    ),
    priority(
      "reoffending-and-iom",
      "Reoffending and IOM",
      [],
      [
        "Improve positive outcomes by promoting access to restorative justice process",
        "Improve outcomes for offenders who are supported through the criminal justice system",
      ],
    ),
  ],
  outcomes: [],
  objectives: [],
  groups: [
    {
      ...group(
        "partnership-board",
        "Safer Basildon Partnership Board",
        "strategic-board",
        "Directs and controls the partnership, allocates resources, decides, and oversees performance, risk and money.",
      ),
      aliases: [
        { name: "Safer Basildon Executive Group", kind: "variant", source: `${BASILDON_STRATEGY}, key information` },
      ],
      chair: {
        text: "Managing director of the council, with a chief superintendent of Essex Police as joint chair",
        source: `${BASILDON_STRATEGY}, key information`,
      },
    },
    {
      ...group(
        "programme-management",
        "Programme Management",
        "sub-group",
        "Led by the council: sets the overarching delivery plan and its standards, and is critical friend to the delivery groups.",
      ),
      parent: "partnership-board",
    },
    delivery("violence-and-vulnerability-group", "Violence and Vulnerability"),
    delivery("crime-prevention-group", "Crime Prevention and Home Safety"),
    delivery("gangs-group", "Gangs and Drug Related Crime"),
    delivery("asb-group", "Anti-Social Behaviour, Domestic Abuse and Hate Crime"),
    delivery("reoffending-group", "Reoffending and IOM"),
  ],
  memberships: [
    authority("basildon-council", "Managing director, as chair"),
    authority("essex-police", "Chief superintendent, as joint chair"),
    authority("essex-crc", "Essex Community Rehabilitation Company"),
    authority("national-probation-service", "National Probation Service"),
    authority("essex-county-council", "Essex County Council"),
    authority("basildon-brentwood-ccg", "Clinical commissioning group"),
    authority("essex-fire", "Fire and rescue service"),
    successor("probation-service", "Probation provider"),
    successor("mse-icb", "Integrated care board"),
  ],
  gaps: [
    {
      about: "Meetings of the board and the delivery groups",
      note: "The strategy gives neither cadence nor quorum for any group.",
      source: section("3.2"),
    },
    {
      about: "Governance structure",
      note: "The diagram under 3.1 did not survive; the structure here is drawn from the words of 3.2.",
      source: section("3.1"),
    },
    {
      about: "Names of the delivery groups",
      note: "Five local delivery groups are said to take specific priorities; two are named, and the names of the other three are taken from their priorities.",
      source: section("3.2"),
    },
    {
      about: "Measures",
      note: "Expected outcomes have no baseline, target or date; delivery plans are to give them each year.",
      source: section("4"),
    },
  ],
};

function section(number: string): string {
  return `${BASILDON_STRATEGY}, section ${number}`;
}

function aim(key: string, text: string): Partnership["aims"][number] {
  return { key, text, themes: [], source: section("2.2") };
}

function priority(key: string, name: string, points: readonly string[], outcomes: readonly string[]): Priority {
  const expectedOutcomes = outcomes.map((text) => ({ text, source: section("4") }));
  return { key, name, points, expectedOutcomes, source: section("2.3") };
}

function group(key: string, name: string, kind: GroupKind, purpose: string): Group {
  const statement = { text: purpose, source: section("3.2") };
  return { key, name, kind, purpose: statement, aliases: [], host: "basildon", serves: ["basildon"], seats: [] };
}

function delivery(key: string, name: string): Group {
  const purpose =
    "Understands its priority locally, finds gaps in provision, and proposes and reports on a delivery plan each year.";
  return { ...group(key, `${name} Delivery Group`, "delivery-group", purpose), parent: "partnership-board" };
}

function authority(organisation: string, line: string): Membership {
  return { organisation, capacity: "responsible-authority", line, source: `${section("2.4.1")}, footnote 2` };
}

function successor(organisation: string, line: string): Membership {
  return { organisation, capacity: "responsible-authority", line, source: RESPONSIBLE_AUTHORITIES };
}
