import { RESPONSIBLE_AUTHORITIES, SEXUAL_VIOLENCE_TERMS, THURROCK_STRATEGY } from "./sources.ts";
import { THURROCK_GROUPS } from "./thurrock-groups.ts";
import type { Aim, Capacity, Membership, Partnership } from "./types.ts";

export const THURROCK: Partnership = {
  slug: "thurrock",
  name: "Thurrock Community Safety Partnership",
  shortName: "Thurrock",
  kind: "unitary",
  nation: "england",
  parent: "safer-essex",
  cspCode: "E22000091",
  areas: [{ code: "E06000034", name: "Thurrock", tier: "unitary" }],
  formerNames: [{ name: "Safer Thurrock Partnership", until: "2008-04-01", source: section("3.0") }],
  vision: { text: "Making Thurrock safer", source: section("3.3") },
  purpose: {
    text:
      "Brings the council, the police, fire, health and probation services, the voluntary sector and residents together " +
      "to make Thurrock a safe place to live, work and visit, and accounts to the public for what came of it.",
    source: section("1.0"),
  },
  aims: [
    aim("reduce-crime", "Reduce the number of incidents of crime, anti-social behaviour and disorder", "4.0", [
      "Reduce crime",
      "Reduce anti-social behaviour",
    ]),
    aim("protect-the-vulnerable", "Bring extra support and protection to the vulnerable", "5.0", [
      "Domestic abuse",
      "Young people",
      "Older people",
      "Sexual violence",
      "Offender management",
      "Substance misuse",
    ]),
    aim("reduce-accidents", "Reduce death and serious injury through accidents and fires", "6.0", [
      "Road and fire safety",
    ]),
    aim("promote-tolerance", "Create a safe community by promoting tolerance and good citizenship", "7.0", [
      "Hate crime",
    ]),
  ],
  priorities: [
    {
      key: "national-priorities",
      name: "National priorities",
      points: ["Serious sexual crime", "Violent crime", "Acquisitive crime"],
      expectedOutcomes: [],
      source: section("3.1"),
    },
    {
      key: "local-concentration",
      name: "Local concentration",
      points: ["Criminal damage", "Distraction burglary", "Fraud and deception", "Shoplifting"],
      expectedOutcomes: [],
      source: section("3.1"),
    },
  ],
  outcomes: [],
  objectives: [],
  groups: THURROCK_GROUPS,
  memberships: [
    // The statutory members of 2008.
    board("essex-police", "responsible-authority", "Superintendent for partnerships; district commander"),
    board(
      "thurrock-council",
      "responsible-authority",
      "Director with responsibility for community safety; portfolio holder",
    ),
    board("sw-essex-pct", "responsible-authority", "Director of public health"),
    board("essex-fire", "responsible-authority", "Community commander"),
    {
      ...board("essex-probation", "responsible-authority", "Assistant chief probation officer"),
      note: "Listed as a statutory member in 2008; the law made probation a responsible authority on 1 April 2010.",
    },
    {
      ...board("essex-police-authority", "responsible-authority", "Essex Police Authority"),
      note: "Its successor, the Police, Fire and Crime Commissioner, is not a responsible authority.",
    },
    // Those who have taken a statutory member's place since.
    successor("mse-icb", "Integrated care board"),
    successor("probation-service", "Probation provider"),
    // Invited members of 2008.
    board("thurrock-community-involvement-board", "invited", "Member of the Community Involvement Board"),
    board("essex-fire-authority", "invited", "Essex Fire Authority"),
    board("east-of-england-ambulance", "invited", "East of England Ambulance Service"),
    board("thurrock-businesses", "invited", "Representative of Thurrock businesses"),
    board("lakeside", "invited", "Lakeside management"),
    board("thurrock-lsp", "invited", "Director of the Local Strategic Partnership"),
    board("thurrock-daat", "invited", "Accountable head of service for the drug and alcohol action team"),
    board("thurrock-council", "invited", "Children, Education and Families"),
    board("thurrock-voluntary-sector", "invited", "Representative of the voluntary sector"),
    // By virtue of their office.
    board("essex-police", "ex-officio", "Community safety manager"),
    board("thurrock-council", "ex-officio", "Partnership manager; partnership support officer"),
  ],
  gaps: [
    {
      about: "Employer of the partnership's staff",
      note:
        "The strategy says that the partnership employs two members of staff. A partnership is not a body that can " +
        "employ; the demonstration puts them with the council.",
      source: section("10.2"),
    },
    {
      about: "Quorum of the board",
      note:
        "Half of the membership plus one: the terms do not say whether invited members count, nor how an odd number " +
        "is halved.",
      source: `${THURROCK_STRATEGY}, appendix 2`,
    },
    {
      about: "Names of delivery groups",
      note: "The same group goes by several names in one document; each is kept here as an alias.",
      source: `${THURROCK_STRATEGY}, sections 4 to 7`,
    },
    {
      about: "Indicators",
      note: "Many owners and baselines in appendix 4 are blank, and two of the burglary counts overlap.",
      source: `${THURROCK_STRATEGY}, appendix 4`,
    },
    {
      about: "Host of the Sexual Violence Delivery Group",
      note:
        "The terms serve three partnerships and do not say which keeps the records. They bear Thurrock's heading, and " +
        "its manager and support officer are members, so the demonstration makes Thurrock the host.",
      source: SEXUAL_VIOLENCE_TERMS,
    },
  ],
};

function section(number: string): string {
  return `${THURROCK_STRATEGY}, section ${number}`;
}

function aim(key: string, text: string, number: string, themes: readonly string[]): Aim {
  return { key, text, themes, source: `${section("3.3")}; themes from section ${number}` };
}

function board(organisation: string, capacity: Capacity, line: string): Membership {
  return { organisation, capacity, line, source: `${THURROCK_STRATEGY}, appendix 2` };
}

function successor(organisation: string, line: string): Membership {
  return { organisation, capacity: "responsible-authority", line, source: RESPONSIBLE_AUTHORITIES };
}
