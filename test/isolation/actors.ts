import { LINKS } from "./fixture/actions.ts";
import type { PersonKey, SessionKey } from "./fixture/people.ts";
import type { Place } from "./fixture/places.ts";
import type { JobKey } from "./fixture/platform.ts";
import { TOKENS } from "./fixture/tokens.ts";

/** The roles that the program's transactions run as. */
export type ActingRole = "fp_member" | "fp_public" | "fp_job" | "fp_auth";

/** How an actor comes into a transaction. `asks` is the partnership it names, whether or not it is let in. */
export type Entrance =
  | { readonly by: "visit"; readonly asks?: Place }
  | { readonly by: "session"; readonly session: SessionKey; readonly asks: Place }
  | { readonly by: "employer"; readonly session: SessionKey; readonly organisation: number }
  | { readonly by: "link"; readonly token: string }
  | { readonly by: "token"; readonly token: string; readonly asks: Place }
  | { readonly by: "lease"; readonly job: JobKey; readonly lease?: JobKey }
  | { readonly by: "console"; readonly asks: Place; readonly capabilities: readonly string[] }
  | { readonly by: "forgery" }
  | { readonly by: "nothing" };

export type Actor = {
  readonly who: string;
  readonly role: ActingRole;
  readonly enters: Entrance;
  /** The partnership that its transaction is in. Left out: in none. */
  readonly acts?: Place;
  readonly person?: PersonKey;
  /** True when the transaction does not begin at all (SQLSTATE 28000). */
  readonly turnedAway?: true;
};

/** Every kind of actor there is. Their order is their number in docs/access.md. */
export const ACTORS = {
  "visitor of A": {
    who: "A visitor on a partnership's pages",
    role: "fp_public",
    enters: { by: "visit", asks: "A" },
    acts: "A",
  },
  visitor: { who: "A visitor on pages of no partnership", role: "fp_public", enters: { by: "visit" } },
  "visitor of the installation": {
    who: "A visitor on the installation's own pages",
    role: "fp_public",
    enters: { by: "visit", asks: "I" },
  },
  nobody: stranger("Somebody signed in who holds no role anywhere", "nobody", "A"),
  manager: member("Partnership manager", "manager", "A"),
  "support officer": member("Partnership support officer", "support-officer", "A"),
  analyst: member("Analyst", "analyst", "A"),
  chair: member("Chair", "chair", "A"),
  "vice-chair": member("Vice-chair", "vice-chair", "A"),
  member: member("Member of the partnership", "member", "A"),
  "scrutiny member": member("Scrutiny member", "scrutiny-member", "A"),
  auditor: member("Auditor or data protection officer", "auditor", "A"),
  "county lead": member("County lead", "county-lead", "A"),
  "both in A": member("Analyst here and chair in another partnership, working here", "both", "A"),
  "both in B": member("The same person, working in the other partnership", "both", "B"),
  "joint in A": member("Member of a group here, with a role in another partnership alone", "joint", "A"),
  "group chair in A": member("Chair of a group here, in office, with no role in a partnership", "group-chair", "A"),
  "B's manager": member("Partnership manager of the other partnership, working there", "B's manager", "B"),
  "B's analyst in A": stranger("Analyst of the other partnership who comes here", "B's analyst", "A"),
  ended: stranger("Somebody whose role has ended", "ended", "A"),
  future: stranger("Somebody whose role has not begun", "future", "A"),
  candidate: stranger("Somebody for whom a role was asked for, and not accepted yet", "candidate", "A"),
  misplaced: stranger("Somebody with a partnership's role in the installation", "misplaced", "I"),
  "misplaced in A": stranger("Somebody with the installation's role in a partnership", "misplaced", "A"),
  operator: member("Installation operator, in the installation", "operator", "I"),
  "installation auditor": member("Installation auditor, in the installation", "installation-auditor", "I"),
  "operator in A": stranger("Installation operator who comes to a partnership", "operator", "A"),
  administrator: {
    who: "Organisation administrator, on the pages of their organisation's people",
    role: "fp_member",
    enters: { by: "employer", session: "administrator", organisation: 2 },
    acts: "I",
    person: "administrator",
  },
  "administrator elsewhere": outsider(
    "Organisation administrator who comes to another organisation",
    "administrator",
    1,
  ),
  "administrator in A": stranger(
    "Organisation administrator who comes to the partnership that made them",
    "administrator",
    "A",
  ),
  colleague: outsider("Somebody of the organisation who holds no right over its people", "officer", 2),
  "moved administrator": outsider("Somebody made administrator of an organisation they work for no more", "moved", 2),
  "ended administrator": outsider("Somebody whose role as administrator has ended", "relieved", 2),
  "passphrase only": stranger(
    "Somebody signed in by a passphrase alone, without a second factor",
    "passphrase-only",
    "A",
  ),
  awaiting: stranger("Somebody who has not given their second factor yet", "awaiting", "A"),
  suspended: away("Somebody suspended, with a session still open", "suspended", "suspended"),
  idle: away("Somebody whose session was not used for more than 30 minutes", "idle", "sleeper"),
  expired: away("Somebody whose session is older than 12 hours", "expired", "sleeper"),
  "signed out": away("Somebody who has signed out, with the cookie kept", "signed-out", "sleeper"),

  "link holder": {
    who: "Somebody who follows the link of a reminder, without signing in",
    role: "fp_member",
    enters: { by: "link", token: LINKS.good },
    acts: "A",
    person: "member",
  },
  "used link": linkAway("Somebody with a link that has been used", LINKS.used),
  "expired link": linkAway("Somebody with a link that has expired", LINKS.expired),
  "forged link": linkAway("Somebody with a link that nobody made", LINKS.forged),
  "suspended's link": linkAway("Somebody suspended, with a link of a reminder", LINKS.ofSuspended),
  "ended's link": linkAway("Somebody whose role has ended, with a link of a reminder", LINKS.ofEnded),

  program: {
    who: "A program with an access token of an analyst, for some of what they may fetch",
    role: "fp_member",
    enters: { by: "token", token: TOKENS.good, asks: "A" },
    acts: "A",
    person: "analyst",
  },
  "program elsewhere": tokenAway("The same program, in the other partnership", TOKENS.good, "B"),
  "revoked token": tokenAway("A program whose token was revoked", TOKENS.revoked),
  "expired token": tokenAway("A program whose token has expired", TOKENS.expired),
  "forged token": tokenAway("A program with a token that nobody made", TOKENS.forged),
  "suspended's token": tokenAway("A program of somebody suspended", TOKENS.ofSuspended),
  "ended's token": tokenAway("A program of somebody whose role has ended", TOKENS.ofEnded),
  "unproved token": tokenAway("A program whose token was made without a second factor", TOKENS.withoutFactor),
  "empty token": tokenAway("A program with a token for what its person may not fetch any more", TOKENS.ofNothing),

  "analyst's job": job("A job for an analyst", "analyst's", "A", "analyst"),
  "chair's job": job("A job for a chair, which asked for more than a chair may", "chair's", "A", "chair"),
  "ended's job": job("A job whose person has lost the role since", "of an ended role", "A", "ended"),
  "B's job": job("A job in the other partnership, for somebody of both", "of both, in B", "B", "both"),
  "operator's job": job("A job for the operator, in the installation", "operator's", "I", "operator"),
  "own job": job("The installation's own job, for nobody", "the installation's own", "I", undefined),
  "mail job": job("The program's own job that sends a message", "A's mail", "A", undefined),
  "reminder job": job("The program's own job that reminds owners of actions", "A's reminders", "A", undefined),
  "suspended's job": jobAway("A job whose person is suspended", "of a suspended person"),
  "lapsed job": jobAway("A job whose lease has run out", "with a lapsed lease"),
  "finished job": jobAway("A job that is finished", "finished"),
  "other's lease": jobAway("A job under the lease of another job", "analyst's", "chair's"),
  console: {
    who: "The operator at the console, with the rights the command declares",
    role: "fp_job",
    enters: { by: "console", asks: "A", capabilities: ["people:add", "partnerships:create", "audit:read"] },
    acts: "A",
  },
  "bare console": {
    who: "The operator at the console, with a command that declares no right",
    role: "fp_job",
    enters: { by: "console", asks: "A", capabilities: [] },
    acts: "A",
  },

  forger: { who: "A transaction with a forged identity", role: "fp_member", enters: { by: "forgery" } },
  unnamed: {
    who: "A signed-in person's transaction without an identity",
    role: "fp_member",
    enters: { by: "nothing" },
  },
  "unnamed visitor": {
    who: "A visitor's transaction without an identity",
    role: "fp_public",
    enters: { by: "nothing" },
  },
  "unnamed job": { who: "A job's transaction without an identity", role: "fp_job", enters: { by: "nothing" } },
  "sign-in": { who: "The sign-in functions' login", role: "fp_auth", enters: { by: "nothing" } },
} as const satisfies Record<string, Actor>;

export type ActorKey = keyof typeof ACTORS;

export const EVERY_ACTOR = Object.keys(ACTORS) as ActorKey[];

/** What an actor is, with what is not written read as left out. */
export function actor(key: ActorKey): Actor {
  return ACTORS[key];
}

function member(who: string, person: PersonKey, asks: Place): Actor {
  return { who, role: "fp_member", enters: { by: "session", session: person, asks }, person, acts: asks };
}

/** Signed in, and without a role in the partnership asked for. */
function stranger(who: string, person: PersonKey, asks: Place): Actor {
  return { who, role: "fp_member", enters: { by: "session", session: person, asks }, person };
}

/** Signed in, and without a right over the people of the organisation whose pages are asked for. */
function outsider(who: string, person: PersonKey, organisation: number): Actor {
  return { who, role: "fp_member", enters: { by: "employer", session: person, organisation }, person };
}

function away(who: string, session: SessionKey, person: PersonKey): Actor {
  return { who, role: "fp_member", enters: { by: "session", session, asks: "A" }, person, turnedAway: true };
}

function linkAway(who: string, token: string): Actor {
  return { who, role: "fp_member", enters: { by: "link", token }, turnedAway: true };
}

function tokenAway(who: string, token: string, asks: Place = "A"): Actor {
  return { who, role: "fp_member", enters: { by: "token", token, asks }, turnedAway: true };
}

function job(who: string, key: JobKey, acts: Place, person: PersonKey | undefined): Actor {
  return { who, role: "fp_job", enters: { by: "lease", job: key }, acts, ...(person === undefined ? {} : { person }) };
}

function jobAway(who: string, key: JobKey, lease = key): Actor {
  return { who, role: "fp_job", enters: { by: "lease", job: key, lease }, turnedAway: true };
}
