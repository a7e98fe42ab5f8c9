import {
  BASILDON_STRATEGY,
  SAFER_ESSEX_PROSPECTUS,
  SAFER_ESSEX_TERMS,
  SEXUAL_VIOLENCE_TERMS,
  THURROCK_STRATEGY,
} from "./partnerships/sources.ts";

export const ROLE_KEYS = [
  "partnership-manager",
  "support-officer",
  "analyst",
  "chair",
  "vice-chair",
  "member",
  "auditor",
  "scrutiny-member",
  "operator",
  "county-lead",
  "organisation-administrator",
] as const;

export type RoleKey = (typeof ROLE_KEYS)[number];

/** A demonstration account. It belongs to a post, never to a person, and mail to it goes nowhere. */
export type DemoAccount = {
  readonly email: string;
  /** Shown wherever a person's name would be. */
  readonly title: string;
  /** Key of the employing organisation; absent for the operator, whom no partner employs. */
  readonly employer?: string;
  readonly state: "active" | "suspended";
  /** The partnerships it belongs to, with its roles there: none for a member without a role, and none at all for who is in a group alone. */
  readonly memberships: readonly DemoMembership[];
  /** Roles over the whole installation. */
  readonly installationRoles: readonly RoleKey[];
  /** The document that has the post so placed; absent when the demonstration placed it. */
  readonly source?: string;
};

/** `partnership` is a slug. */
export type DemoMembership = { readonly partnership: string; readonly roles: readonly RoleKey[] };

/** Reserved by RFC 2606: no name under `.example` will ever exist. */
export const DEMO_MAIL_DOMAIN = "frankpledge.example";

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  account("manager.thurrock", "Partnership manager, Thurrock", "thurrock-council", {
    roles: { thurrock: ["partnership-manager"] },
    source: `${THURROCK_STRATEGY}, section 10.2`,
  }),
  account("support.thurrock", "Partnership support officer, Thurrock", "thurrock-council", {
    roles: { thurrock: ["support-officer"] },
    source: `${THURROCK_STRATEGY}, section 10.2`,
  }),
  account("analyst.thurrock", "Analyst, Thurrock", "essex-police", { roles: { thurrock: ["analyst"] } }),
  account("chair.thurrock", "Chair of the Strategic Board, Thurrock", "essex-police", {
    roles: { thurrock: ["chair"] },
    source: `${THURROCK_STRATEGY}, appendix 2`,
  }),
  account("vice-chair.thurrock", "Vice-chair of the Strategic Board, Thurrock", "thurrock-council", {
    roles: { thurrock: ["vice-chair"] },
    source: `${THURROCK_STRATEGY}, appendix 2`,
  }),
  account("scrutiny.thurrock", "Scrutiny member, Thurrock", "thurrock-council", {
    roles: { thurrock: ["scrutiny-member"] },
  }),
  account("auditor.thurrock", "Data protection officer, Thurrock", "thurrock-council", {
    roles: { thurrock: ["auditor"] },
  }),

  account("manager.basildon", "Partnership manager, Basildon", "basildon-council", {
    roles: { basildon: ["partnership-manager"] },
    source: `${BASILDON_STRATEGY}, section 3.2`,
  }),
  account("support.basildon", "Partnership support officer, Basildon", "basildon-council", {
    roles: { basildon: ["support-officer"] },
  }),
  account("analyst.basildon", "Analyst, Basildon", "basildon-council", { roles: { basildon: ["analyst"] } }),
  account("chair.basildon", "Chair of the Partnership Board, Basildon", "basildon-council", {
    roles: { basildon: ["chair"] },
    source: `${BASILDON_STRATEGY}, key information`,
  }),
  account("vice-chair.basildon", "Joint chair of the Partnership Board, Basildon", "essex-police", {
    roles: { basildon: ["vice-chair"] },
    source: `${BASILDON_STRATEGY}, key information`,
  }),
  account("scrutiny.basildon", "Scrutiny member, Basildon", "basildon-council", {
    roles: { basildon: ["scrutiny-member"] },
    source: `${BASILDON_STRATEGY}, section 2.4.2`,
  }),
  account("auditor.basildon", "Data protection officer, Basildon", "basildon-council", {
    roles: { basildon: ["auditor"] },
  }),

  account("manager.brentwood", "Partnership manager, Brentwood", "brentwood-council", {
    roles: { brentwood: ["partnership-manager"] },
  }),
  account("support.brentwood", "Partnership support officer, Brentwood", "brentwood-council", {
    roles: { brentwood: ["support-officer"] },
  }),
  // One post shared by partnerships of the west: Brentwood has no other analyst.
  account("researcher.west", "Joint researcher, Brentwood and Thurrock", "brentwood-council", {
    roles: { brentwood: ["analyst"], thurrock: ["analyst"] },
    source: `${SAFER_ESSEX_PROSPECTUS}, collaboration in the west`,
  }),
  account("chair.brentwood", "Chair of the Strategy Panel, Brentwood", "essex-police", {
    roles: { brentwood: ["chair"] },
    source: `${SAFER_ESSEX_PROSPECTUS}, table of local policing areas`,
  }),
  account("vice-chair.brentwood", "Vice-chair of the Strategy Panel, Brentwood", "brentwood-council", {
    roles: { brentwood: ["vice-chair"] },
  }),
  account("scrutiny.brentwood", "Scrutiny member, Brentwood", "brentwood-council", {
    roles: { brentwood: ["scrutiny-member"] },
  }),
  account("auditor.brentwood", "Data protection officer, Brentwood", "brentwood-council", {
    roles: { brentwood: ["auditor"] },
  }),

  account("lead.essex", "County lead, Safer Essex", "essex-county-council", {
    roles: { "safer-essex": ["county-lead", "partnership-manager"] },
    source: `${SAFER_ESSEX_TERMS}, section 8.9`,
  }),
  account("support.essex", "Secretariat officer, Safer Essex", "essex-county-council", {
    roles: { "safer-essex": ["support-officer"] },
    source: `${SAFER_ESSEX_TERMS}, section 8.9`,
  }),
  account("analyst.essex", "County analyst, Safer Essex", "essex-county-council", {
    roles: { "safer-essex": ["analyst"] },
  }),
  account("chair.essex", "Chair of Safer Essex", "rochford-council", {
    roles: { "safer-essex": ["chair"] },
    source: `${SAFER_ESSEX_PROSPECTUS}, foreword`,
  }),
  account("vice-chair.essex", "Vice-chair of Safer Essex", "essex-fire", { roles: { "safer-essex": ["vice-chair"] } }),
  account("auditor.essex", "Data protection officer, Safer Essex", "essex-county-council", {
    roles: { "safer-essex": ["auditor"] },
  }),

  // Each council's own joiners and leavers.
  account("people.thurrock", "Administrator of Thurrock Council's people", "thurrock-council", {
    roles: { thurrock: ["organisation-administrator"] },
  }),
  account("people.basildon", "Administrator of Basildon Council's people", "basildon-council", {
    roles: { basildon: ["organisation-administrator"] },
  }),
  account("people.brentwood", "Administrator of Brentwood Council's people", "brentwood-council", {
    roles: { brentwood: ["organisation-administrator"] },
  }),
  account("people.essex", "Administrator of Essex County Council's people", "essex-county-council", {
    roles: { "safer-essex": ["organisation-administrator"] },
  }),

  // In one delivery group, and in nothing else; the second chairs it: demo/delivery-group.ts.
  account("victim-support.thurrock", "Deputy manager, Victim Support", "victim-support", {
    roles: {},
    source: SEXUAL_VIOLENCE_TERMS,
  }),
  account("detectives.thurrock", "Detective sergeant, Basildon and Thurrock", "essex-police", {
    roles: {},
    source: SEXUAL_VIOLENCE_TERMS,
  }),

  // Those who try the doors.
  account("fire.thurrock", "Community commander, fire and rescue, Thurrock", "essex-fire", {
    roles: { thurrock: ["member"] },
    source: `${THURROCK_STRATEGY}, appendix 2`,
  }),
  account("member.thurrock", "Invited member without a role, Thurrock", "east-of-england-ambulance", {
    roles: { thurrock: [] },
  }),
  account("former-analyst.thurrock", "Former analyst, Thurrock (suspended)", "thurrock-council", {
    roles: { thurrock: ["analyst"] },
    state: "suspended",
  }),
  {
    email: `operator@${DEMO_MAIL_DOMAIN}`,
    title: "Installation operator",
    state: "active",
    memberships: [],
    installationRoles: ["operator"],
  },
];

function account(
  mailbox: string,
  title: string,
  employer: string,
  more: {
    readonly roles: Readonly<Record<string, readonly RoleKey[]>>;
    readonly state?: DemoAccount["state"];
    readonly source?: string;
  },
): DemoAccount {
  const { roles, state = "active", ...source } = more;
  const memberships = Object.entries(roles).map(([partnership, held]) => ({ partnership, roles: held }));
  return {
    email: `${mailbox}@${DEMO_MAIL_DOMAIN}`,
    title,
    employer,
    state,
    memberships,
    installationRoles: [],
    ...source,
  };
}
