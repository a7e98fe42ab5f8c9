import type { SessionKey } from "../fixture/people.ts";
import type { Place } from "../fixture/places.ts";
import { TOKENS } from "../fixture/tokens.ts";

/** In which capacity somebody works in a partnership, or in the installation. */
export type Capacity =
  | "manager"
  | "support officer"
  | "analyst"
  | "chair"
  | "vice-chair"
  | "member"
  | "scrutiny member"
  | "auditor"
  | "county lead"
  | "group member"
  | "group chair"
  | "operator"
  | "installation auditor"
  | "administrator"
  | "program";

/** What programs may be let fetch. */
export type Fetched = "actions" | "analyses" | "datasets";

/** Somebody at a browser, or a program: the cookie they send, and what they are where. Whoever is nothing somewhere sees nothing there. */
export type Browser = {
  readonly session?: SessionKey;
  readonly is: Partial<Readonly<Record<Place, Capacity>>>;
  /** A program: what it sends instead of a cookie, and what its token lets it fetch in A; nothing, when it is good no more. */
  readonly token?: string;
  readonly fetches?: readonly Fetched[];
  /** What their session still waits for: that they set a second factor up, where they hold a role, or that they give it. */
  readonly awaits?: "set-up" | "code";
  /** They look after the people of the second organisation. */
  readonly administers?: true;
  /** They proved who they are too long ago for what is risky. */
  readonly stale?: true;
};

export const BROWSERS = {
  visitor: { is: {} },
  nobody: { session: "nobody", is: {} },
  manager: { session: "manager", is: { A: "manager" } },
  "support officer": { session: "support-officer", is: { A: "support officer" } },
  analyst: { session: "analyst", is: { A: "analyst" } },
  chair: { session: "chair", is: { A: "chair" } },
  "vice-chair": { session: "vice-chair", is: { A: "vice-chair" } },
  member: { session: "member", is: { A: "member" } },
  "scrutiny member": { session: "scrutiny-member", is: { A: "scrutiny member" } },
  auditor: { session: "auditor", is: { A: "auditor" } },
  "county lead": { session: "county-lead", is: { A: "county lead" } },
  both: { session: "both", is: { A: "analyst", B: "chair" } },
  joint: { session: "joint", is: { A: "group member", B: "member" } },
  "group chair": { session: "group-chair", is: { A: "group chair" } },
  "B's manager": { session: "B's manager", is: { B: "manager" } },
  "B's analyst": { session: "B's analyst", is: { B: "analyst" } },
  operator: { session: "operator", is: { I: "operator" } },
  "installation auditor": { session: "installation-auditor", is: { I: "installation auditor" } },
  misplaced: { session: "misplaced", is: {} },
  ended: { session: "ended", is: {} },
  future: { session: "future", is: {} },
  "passphrase only": { session: "passphrase-only", is: {}, awaits: "set-up" },
  awaiting: { session: "awaiting", is: {}, awaits: "code" },
  stale: { session: "stale", is: { A: "manager" }, administers: true, stale: true },
  administrator: { session: "administrator", is: {}, administers: true },
  colleague: { session: "officer", is: { B: "member" } },
  "moved administrator": { session: "moved", is: {} },
  "ended administrator": { session: "relieved", is: {} },
  candidate: { session: "candidate", is: {} },
  suspended: { session: "suspended", is: {} },
  idle: { session: "idle", is: {} },
  expired: { session: "expired", is: {} },
  "signed out": { session: "signed-out", is: {} },
  program: { token: TOKENS.good, fetches: ["actions", "analyses"], is: { A: "program" } },
  "revoked program": { token: TOKENS.revoked, is: {} },
  "expired program": { token: TOKENS.expired, is: {} },
  "program of a suspended": { token: TOKENS.ofSuspended, is: {} },
  "program of an ended role": { token: TOKENS.ofEnded, is: {} },
  "program without a factor": { token: TOKENS.withoutFactor, is: {} },
} as const satisfies Record<string, Browser>;

export type BrowserKey = keyof typeof BROWSERS;

/** Those whom nobody is behind any more, whatever cookie they send: they are asked to sign in. */
export const NOT_SIGNED_IN: readonly BrowserKey[] = ["visitor", "suspended", "idle", "expired", "signed out"];

export const ALL: readonly Capacity[] = [
  "manager",
  "support officer",
  "analyst",
  "chair",
  "vice-chair",
  "member",
  "scrutiny member",
  "auditor",
  "county lead",
];

export const DATASET_READERS: readonly Capacity[] = [
  "manager",
  "support officer",
  "analyst",
  "chair",
  "vice-chair",
  "county lead",
];
export const DATASET_IMPORTERS: readonly Capacity[] = ["manager", "analyst"];
export const ASSESSMENT_READERS: readonly Capacity[] = [...DATASET_READERS, "member"];
export const ASSESSMENT_WRITERS: readonly Capacity[] = ["manager", "analyst"];
export const RELEASERS: readonly Capacity[] = ["manager", "chair", "vice-chair"];
/** Those who read the audit trail: of a partnership, and of the installation. */
export const AUDITORS: readonly Capacity[] = ["auditor", "operator", "installation auditor"];
export const MAIL_READERS: readonly Capacity[] = ["manager", "support officer", "operator"];
export const PEOPLE_READERS: readonly Capacity[] = [
  ...ALL.filter((capacity) => capacity !== "scrutiny member"),
  "operator",
  "installation auditor",
];
export const ROLE_ASKERS: readonly Capacity[] = ["manager", "operator"];
export const ROLE_ACCEPTORS: readonly Capacity[] = ["manager", "chair", "vice-chair", "operator"];
export const MANAGER: readonly Capacity[] = ["manager"];
export const GROUP_READERS: readonly Capacity[] = [
  ...ALL.filter((capacity) => capacity !== "scrutiny member"),
  "group member",
  "group chair",
];
export const GROUP_KEEPERS: readonly Capacity[] = ["manager", "support officer"];
export const TERMS_APPROVERS: readonly Capacity[] = ["manager", "chair", "vice-chair"];
export const ADMINISTRATOR: readonly Capacity[] = ["administrator"];
export const MEETING_KEEPERS: readonly Capacity[] = ["manager", "support officer"];
/** The partnership's chair for every group, and the chair of a group for theirs. */
export const CHAIR: readonly Capacity[] = ["chair", "group chair"];
export const MINUTES_RELEASERS: readonly Capacity[] = ["chair", "vice-chair", "group chair"];
export const MINUTES_WITHDRAWERS: readonly Capacity[] = [
  "manager",
  "support officer",
  "chair",
  "vice-chair",
  "group chair",
];
export const OPERATOR: readonly Capacity[] = ["operator"];
/** Those who are in a group and hold no role in the partnership. */
export const IN_A_GROUP: readonly Capacity[] = ["group member", "group chair"];
/** Those who may own an action, and say how it stands. */
export const ACTION_OWNERS: readonly Capacity[] = [
  ...IN_A_GROUP,
  "manager",
  "support officer",
  "analyst",
  "chair",
  "vice-chair",
  "member",
  "county lead",
];
export const ACTION_READERS: readonly Capacity[] = [...ACTION_OWNERS, "auditor"];
/** Those who read the whole log, and not their groups' part of it alone. */
export const LOG_READERS: readonly Capacity[] = ACTION_READERS.filter((capacity) => !IN_A_GROUP.includes(capacity));
/** Those who look after the action log. */
export const ACTION_MANAGERS: readonly Capacity[] = ["manager", "support officer"];
