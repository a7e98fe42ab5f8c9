import {
  BASILDON_STRATEGY,
  SAFER_ESSEX_PROSPECTUS,
  SAFER_ESSEX_TERMS,
  SEXUAL_VIOLENCE_TERMS,
  THURROCK_STRATEGY,
} from "./sources.ts";
import type { DatedFact, Organisation, OrganisationKind } from "./types.ts";

const MEMBERS_2022 = `${SAFER_ESSEX_TERMS}, section 11`;
const BOARD_2008 = `${THURROCK_STRATEGY}, appendix 2`;
const BASILDON_2018 = `${BASILDON_STRATEGY}, section 2.4.1`;
const AREAS_2012 = `${SAFER_ESSEX_PROSPECTUS}, table of local policing areas`;

// Nationwide changes of bodies, by the law that made them: common knowledge of these laws, and in none of the documents.
const POLICE_COMMISSIONERS = dated("2012-11-22", "Police Reform and Social Responsibility Act 2011");
const FIRE_TO_COMMISSIONER = dated("2017-10-01", "Policing and Crime Act 2017 and its order for Essex");
const TRUSTS_TO_CLINICAL_GROUPS = dated("2013-04-01", "Health and Social Care Act 2012");
const CLINICAL_GROUPS_TO_BOARDS = dated("2022-07-01", "Health and Care Act 2022");
const PROBATION_DIVIDED = dated("2014-06-01", "Offender Management Act 2007, the arrangements of 2014");
const PROBATION_REUNITED = dated("2021-06-26", "Offender Management Act 2007, the arrangements of 2021");

/** The bodies that the documents name, former ones with what became of them. People sit for them as role titles. */
export const ORGANISATIONS: readonly Organisation[] = [
  organisation("essex-police", "Essex Police", "police", BOARD_2008),

  // The fourteen councils of the county, and the county council.
  organisation("essex-county-council", "Essex County Council", "county-council", BASILDON_2018, { aliases: ["ECC"] }),
  organisation("basildon-council", "Basildon Borough Council", "council", BASILDON_2018, {
    aliases: ["Basildon Council"],
  }),
  organisation("braintree-council", "Braintree District Council", "council", AREAS_2012),
  organisation("brentwood-council", "Brentwood Borough Council", "council", SEXUAL_VIOLENCE_TERMS, {
    aliases: ["Brentwood Council"],
  }),
  organisation("castle-point-council", "Castle Point Borough Council", "council", AREAS_2012),
  organisation("chelmsford-council", "Chelmsford City Council", "council", AREAS_2012),
  organisation("colchester-council", "Colchester City Council", "council", AREAS_2012),
  organisation("epping-forest-council", "Epping Forest District Council", "council", AREAS_2012),
  organisation("harlow-council", "Harlow District Council", "council", AREAS_2012, { aliases: ["Harlow Council"] }),
  organisation("maldon-council", "Maldon District Council", "council", AREAS_2012),
  organisation("rochford-council", "Rochford District Council", "council", AREAS_2012),
  organisation("southend-council", "Southend-on-Sea City Council", "council", AREAS_2012, {
    aliases: ["Southend-on-Sea Borough Council"],
  }),
  organisation("tendring-council", "Tendring District Council", "council", AREAS_2012),
  organisation("thurrock-council", "Thurrock Council", "council", BOARD_2008),
  organisation("uttlesford-council", "Uttlesford District Council", "council", AREAS_2012),

  organisation("essex-fire", "Essex County Fire and Rescue Service", "fire", BOARD_2008, { aliases: ["ECFRS"] }),
  former("essex-fire-authority", "Essex Fire Authority", "fire", BOARD_2008, FIRE_TO_COMMISSIONER, [
    "essex-pfcc-fire-authority",
  ]),
  organisation(
    "essex-pfcc-fire-authority",
    "Essex Police, Fire and Crime Commissioner Fire and Rescue Authority",
    "fire",
    FIRE_TO_COMMISSIONER.source,
    { began: FIRE_TO_COMMISSIONER },
  ),

  // The policing body: watched over the police, and is not itself a responsible authority today.
  former("essex-police-authority", "Essex Police Authority", "policing-body", BOARD_2008, POLICE_COMMISSIONERS, [
    "essex-pfcc",
  ]),
  organisation("essex-pfcc", "Essex Police, Fire and Crime Commissioner", "policing-body", MEMBERS_2022, {
    began: POLICE_COMMISSIONERS,
    aliases: ["Police and Crime Commissioner for Essex", "PFCC", "PCC"],
  }),

  // Health: primary care trust, then clinical commissioning group, then integrated care board.
  former("sw-essex-pct", "South West Essex Primary Care Trust", "health", BOARD_2008, TRUSTS_TO_CLINICAL_GROUPS, [
    "thurrock-ccg",
    "basildon-brentwood-ccg",
  ]),
  clinicalGroup("thurrock-ccg", "Thurrock Clinical Commissioning Group", "Health and Social Care Act 2012"),
  clinicalGroup("basildon-brentwood-ccg", "Basildon and Brentwood Clinical Commissioning Group", BASILDON_2018),
  clinicalGroup("mse-ccg", "Clinical Commissioning Groups of Mid and South Essex", MEMBERS_2022),
  organisation("mse-icb", "Mid and South Essex Integrated Care Board", "health", "Health and Care Act 2022", {
    began: CLINICAL_GROUPS_TO_BOARDS,
  }),

  // Probation: one service, then a public and a private part, then one service again.
  former("essex-probation", "Essex Probation", "probation", BOARD_2008, PROBATION_DIVIDED, [
    "national-probation-service",
    "essex-crc",
  ]),
  {
    ...former("essex-crc", "Essex Community Rehabilitation Company", "probation", BASILDON_2018, PROBATION_REUNITED, [
      "probation-service",
    ]),
    began: PROBATION_DIVIDED,
    aliases: ["E-CRC"],
  },
  {
    ...former(
      "national-probation-service",
      "National Probation Service",
      "probation",
      MEMBERS_2022,
      PROBATION_REUNITED,
      ["probation-service"],
    ),
    began: PROBATION_DIVIDED,
    aliases: ["NPS"],
  },
  organisation("probation-service", "The Probation Service", "probation", PROBATION_REUNITED.source, {
    began: PROBATION_REUNITED,
  }),

  organisation("east-of-england-ambulance", "East of England Ambulance Service", "ambulance", BOARD_2008),
  organisation("hmp-chelmsford", "HMP Chelmsford", "prison", MEMBERS_2022),
  organisation("essex-yos", "Youth Offending Service, Essex", "youth-justice", MEMBERS_2022),
  organisation("southend-yos", "Youth Offending Service, Southend", "youth-justice", MEMBERS_2022),
  organisation("thurrock-yos", "Youth Offending Service, Thurrock", "youth-justice", MEMBERS_2022),
  organisation("violence-vulnerability-unit", "Violence and Vulnerability Unit", "other", MEMBERS_2022),
  unknown("thurrock-daat", "Thurrock Drug and Alcohol Action Team", "other", BOARD_2008, ["DAAT"]),

  // Voluntary, community, business and education.
  organisation("victim-support", "Victim Support", "voluntary", SEXUAL_VIOLENCE_TERMS),
  unknown("sericc", "SERICC", "voluntary", SEXUAL_VIOLENCE_TERMS),
  unknown("trust", "TRUST", "voluntary", SEXUAL_VIOLENCE_TERMS),
  unknown("thurrock-voluntary-sector", "Voluntary sector in Thurrock", "voluntary", BOARD_2008),
  unknown("thurrock-community-involvement-board", "Community Involvement Board, Thurrock", "other", BOARD_2008),
  unknown("thurrock-businesses", "Thurrock businesses", "business", BOARD_2008),
  unknown("lakeside", "Lakeside management", "business", BOARD_2008),
  organisation("essex-cvs", "Essex Council for Voluntary Services", "voluntary", MEMBERS_2022),
  organisation("essex-cvys", "Essex Council for Voluntary Youth Services", "voluntary", MEMBERS_2022),
  organisation("essex-local-councils", "Essex Association of Local Councils", "other", MEMBERS_2022),
  organisation("essex-alliance", "Essex Alliance", "other", MEMBERS_2022),
  organisation("secondary-heads", "Association of Secondary Heads in Essex", "education", MEMBERS_2022),
  organisation("policing-institute", "Policing Institute for the Eastern Region", "research", MEMBERS_2022, {
    aliases: ["Anglia Ruskin University, policing institute"],
  }),

  // Boards that sit beside the partnerships.
  unknown("thurrock-lsp", "Thurrock Local Strategic Partnership", "partnership-board", BOARD_2008, ["LSP"]),
  unknown(
    "young-people-partnership",
    "Essex Children and Young People's Strategic Partnership",
    "partnership-board",
    SEXUAL_VIOLENCE_TERMS,
  ),
  unknown("lscb", "Local Safeguarding Children Board", "safeguarding-board", SEXUAL_VIOLENCE_TERMS, ["LSCB"]),
  organisation("criminal-justice-board", "Essex Criminal Justice Board", "partnership-board", MEMBERS_2022),
  organisation(
    "reducing-reoffending-board",
    "Essex, Southend and Thurrock Reducing Reoffending Board",
    "partnership-board",
    MEMBERS_2022,
  ),
  ...["Essex", "Southend", "Thurrock"].flatMap((place) => [
    organisation(
      `${place.toLowerCase()}-adults-board`,
      `Safeguarding Adults Board, ${place}`,
      "safeguarding-board",
      MEMBERS_2022,
    ),
    organisation(
      `${place.toLowerCase()}-children-board`,
      `Safeguarding Children Board, ${place}`,
      "safeguarding-board",
      MEMBERS_2022,
    ),
  ]),
  organisation(
    "domestic-abuse-board",
    "Southend, Essex and Thurrock Domestic Abuse Board",
    "partnership-board",
    MEMBERS_2022,
    { aliases: ["SETDAB"] },
  ),
  organisation(
    "hate-crime-partnership",
    "Strategic Hate Crime Prevention Partnership",
    "partnership-board",
    MEMBERS_2022,
  ),
];

/** A body that exists today. */
function organisation(
  key: string,
  name: string,
  kind: OrganisationKind,
  source: string,
  more: { readonly began?: DatedFact; readonly aliases?: readonly string[] } = {},
): Organisation {
  return { key, name, kind, standing: "current", successors: [], aliases: [], source, ...more };
}

/** A body that has gone, with the day its successors took its place. */
function former(
  key: string,
  name: string,
  kind: OrganisationKind,
  source: string,
  ended: DatedFact,
  successors: readonly string[],
): Organisation {
  return { key, name, kind, standing: "former", ended, successors, aliases: [], source };
}

function clinicalGroup(key: string, name: string, source: string): Organisation {
  const group = former(key, name, "health", source, CLINICAL_GROUPS_TO_BOARDS, ["mse-icb"]);
  return { ...group, began: TRUSTS_TO_CLINICAL_GROUPS };
}

/** A body of an old document of which neither the documents nor the law say whether it still meets. */
function unknown(
  key: string,
  name: string,
  kind: OrganisationKind,
  source: string,
  aliases: readonly string[] = [],
): Organisation {
  return { key, name, kind, standing: "not-known", successors: [], aliases, source };
}

function dated(on: string, source: string): DatedFact {
  return { on, source };
}
