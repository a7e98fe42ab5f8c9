/** What a role may hold and a route may ask for, with the words an administrator reads. One line each. */
export const CAPABILITIES = {
  "partnerships:read": "See the partnership's own pages",
  "work:read": "See what waits for one: actions, papers to read, votes, approvals",
  "people:read": "See who works in the partnership, their roles and groups",
  "memberships:manage": "Ask for roles to be given to people, and end roles",
  "memberships:accept": "Accept or decline a role that somebody else has asked for",
  "staff:manage":
    "Invite, suspend, restore and remove the people of one's own organisation, and see nothing of their work",
  "organisations:manage": "Look after the directory of organisations: names, successors, ends",
  "capacities:manage": "Say which organisations take part in the partnership, as what and when",
  "groups:share":
    "Say which other partnerships a group serves, so that they see who is in it, and its released minutes",
  "groups:manage":
    "Look after groups: begin, change and end them, draft their terms of reference, say who holds which seat",
  "terms:approve": "Record that terms of reference were approved, and confirm it as a second person",
  "groups:read": "See the partnership's groups, or those one is in, and who is in them",
  "meetings:manage": "Run meetings: schedule them, build and send out agendas, record what happens",
  "meetings:chair":
    "Act as chair where the rules ask for the chair: waive notice of a meeting, clear minutes, find urgency",
  "minutes:release": "Agree, as chair or vice-chair, that minutes are released to partners or the public",
  "minutes:withdraw": "Take back minutes that were released",
  "datasets:read": "See datasets, their coverage and quality",
  "datasets:import": "Import datasets, correct them and withdraw months",
  "assessments:read": "Read assessments that are not released yet",
  "assessments:write": "Run analyses, write findings and choose priorities",
  "assessments:release": "Release an assessment to the public, and withdraw it",
  "actions:read": "Read actions: one's own, and those of the groups one is in",
  "actions:read-all": "Read the whole action log, and what is counted over it",
  "actions:update": "Say how one's own actions stand: done, blocked, a new date and why",
  "actions:manage": "Add and change actions, give them to others, and cancel them",
  "actions:remind": "Remind the owners of actions, for the program's own jobs",
  "areas:import": "Import area lookups, boundaries and population for the installation",
  "calendar:import": "Bring the bank holidays of the installation up to date",
  "audit:read": "Read and export the audit trail",
  "audit:verify": "Check all audit trails and copy their ends, at the console and every hour",
  "sign-in:configure":
    "Propose by which provider people of an organisation sign in, accept what somebody else proposed, and take one away",
  "sign-in:accept": "Accept or decline a provider that somebody proposed for the people of one's own organisation",
  "mail:resend": "Send a message of the outbox again that could not be sent",
  "mail:read": "Read the outbox: which messages were sent, and what became of them",
  "mail:send": "Send messages, for the program's own jobs",
  "partnerships:create": "Set up partnerships, at the console",
  "people:add": "Add people and accounts, at the console",
} as const;

export type Capability = keyof typeof CAPABILITIES;

/** What a route declares: a capability, or that anybody, or anybody signed in, may have it. */
export type RouteCapability = Capability | "public" | "signed-in";

export function isCapability(text: string): text is Capability {
  return Object.hasOwn(CAPABILITIES, text);
}
