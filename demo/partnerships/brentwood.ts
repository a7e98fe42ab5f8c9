import { RESPONSIBLE_AUTHORITIES, SAFER_ESSEX_PROSPECTUS, SEXUAL_VIOLENCE_TERMS } from "./sources.ts";
import type { Group, GroupKind, Membership, Partnership } from "./types.ts";

const LOCAL_INITIATIVES = `${SAFER_ESSEX_PROSPECTUS}, local initiatives in the west`;
const COLLABORATION = `${SAFER_ESSEX_PROSPECTUS}, collaboration in the west`;

/** The documents say little of Brentwood, and what they leave out is listed as gaps instead of being made up. */
export const BRENTWOOD: Partnership = {
  slug: "brentwood",
  name: "Brentwood Community Safety Partnership",
  shortName: "Brentwood",
  kind: "district",
  nation: "england",
  parent: "safer-essex",
  cspCode: "E22000081",
  areas: [{ code: "E07000068", name: "Brentwood", tier: "district" }],
  formerNames: [],
  purpose: {
    text: "Engages local communities so that they take ownership of their neighbourhoods, working alongside partners.",
    source: LOCAL_INITIATIVES,
  },
  aims: [],
  priorities: [],
  outcomes: [
    {
      text: "A community resource centre in a formerly hard to let property",
      source: LOCAL_INITIATIVES,
    },
    { text: "6 residents associations formed, which run their own events", source: LOCAL_INITIATIVES },
    {
      text: "25% less anti-social behaviour and 35% less criminal damage where the Pilgrims Hatch project worked",
      source: LOCAL_INITIATIVES,
    },
    { text: "12 residents accredited in environmental problem solving", source: LOCAL_INITIATIVES },
  ],
  objectives: [],
  groups: [
    {
      ...group(
        "strategy-panel",
        "Strategy Panel",
        "strategic-board",
        "Steers the partnership; one of four panels in the west of the county that keep their own structures.",
        COLLABORATION,
      ),
      chair: {
        text: "A superintendent of Essex Police (about 2012)",
        source: `${SAFER_ESSEX_PROSPECTUS}, table of local policing areas`,
      },
    },
    {
      ...group(
        "iom-group",
        "Brentwood and Epping Forest Integrated Offender Management Group",
        "delivery-group",
        "Manages repeat offenders across two districts together.",
        COLLABORATION,
      ),
      parent: "strategy-panel",
      aliases: [{ name: "Brentwood and Epping Forest IOM", kind: "variant", source: COLLABORATION }],
    },
    {
      ...group(
        "community-action-teams",
        "Community Action Teams",
        "network",
        "A network of residents, some of them trained, who solve problems in their own neighbourhoods.",
        LOCAL_INITIATIVES,
      ),
      parent: "strategy-panel",
    },
    {
      ...group(
        "pilgrims-hatch",
        "Pilgrims Hatch Environmental Partnership",
        "network",
        "Volunteers who audit their surroundings regularly and act on what they find (since 2007).",
        LOCAL_INITIATIVES,
      ),
      parent: "strategy-panel",
    },
  ],
  memberships: [
    authority("brentwood-council", "The district council"),
    authority("essex-county-council", "The county council"),
    authority("essex-police", "The chief officer of police"),
    authority("essex-fire", "The fire and rescue authority's service"),
    authority("probation-service", "Probation provider"),
    authority("mse-icb", "Integrated care board"),
  ],
  gaps: [
    { about: "Vision", note: "No document gives one.", source: SAFER_ESSEX_PROSPECTUS },
    {
      about: "Aims and priorities",
      note: "No document gives Brentwood's own. The county's three priorities of about 2012 are Safer Essex's.",
      source: SAFER_ESSEX_PROSPECTUS,
    },
    {
      about: "Local targets for sexual violence",
      note: "The terms of reference have a heading for Brentwood with nothing under it.",
      source: SEXUAL_VIOLENCE_TERMS,
    },
    {
      about: "Members",
      note:
        "No document lists Brentwood's. Those shown are the responsible authorities that the Act gives to a district in " +
        "a two-tier county; who sits for them is not known.",
      source: RESPONSIBLE_AUTHORITIES,
    },
    { about: "Meetings", note: "No document gives cadence or quorum.", source: SAFER_ESSEX_PROSPECTUS },
  ],
};

function group(key: string, name: string, kind: GroupKind, purpose: string, source: string): Group {
  const statement = { text: purpose, source };
  return { key, name, kind, purpose: statement, aliases: [], host: "brentwood", serves: ["brentwood"], seats: [] };
}

function authority(organisation: string, line: string): Membership {
  return { organisation, capacity: "responsible-authority", line, source: RESPONSIBLE_AUTHORITIES };
}
