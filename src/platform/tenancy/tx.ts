import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";

/** The verified identity of a transaction, as the database answered when it began. */
export type Identity = {
  readonly role: "fp_member" | "fp_public" | "fp_job";
  readonly person?: string;
  readonly personName?: string;
  readonly account?: string;
  readonly session?: string;
  readonly job?: string;
  /** Of somebody who came by the link of a reminder, without signing in: the one action that it is for. */
  readonly action?: string;
  /** Of a program: the access token that it came by, and whether no other request has come by it today. */
  readonly token?: string;
  readonly isFirstToday?: boolean;
  /** What they may do in the whole partnership. */
  readonly capabilities: readonly string[];
  /** What they may do in single groups besides, by the id of the group: as their chair, for the term of office. */
  readonly inGroups?: Readonly<Record<string, readonly string[]>>;
  /** Of a session: whether a second factor was given in it, is awaited (the account has one), or the account has none. */
  readonly secondFactor?: "given" | "awaited" | "none";
  /** Of a session: by what its person can prove who they are, all of it the strongest that they have. */
  readonly proofs?: readonly Proof[];
  /** True when the person holds a role here that only a session with a second factor may act in. */
  readonly withheld?: boolean;
  /** True when the person has proved who they are within the last ten minutes. */
  readonly steppedUp?: boolean;
  /** The one partnership of this transaction; none on pages that belong to no partnership. */
  readonly partnership?: PartnershipSummary;
  /** Of a visitor: how many events all audit trails hold. What was read at the same count is what would be read now. */
  readonly recorded?: number;
  /** The organisation whose people this transaction is about, and over whom the person has a right. */
  readonly organisation?: Employer;
  /** The organisations over whose people the person has a right today. */
  readonly administers?: readonly Employer[];
  /** The partnerships the person holds a role in today, and those with a group that they are in. */
  readonly partnerships: readonly OwnPartnership[];
};

/** One of somebody's partnerships: with its desk, or with groups there alone. */
export type OwnPartnership = {
  readonly slug: string;
  readonly name: string;
  readonly kind: string;
  readonly through: "role" | "group";
};

export type Employer = { readonly id: string; readonly name: string };

/** `code`: of an authenticator app. */
export type Proof = "code" | "passkey" | "single-sign-on" | "passphrase";

export type PartnershipSummary = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: "district" | "unitary" | "combined" | "county" | "installation";
  readonly nation: "england" | "wales";
  readonly stage: "demonstration" | "live";
  readonly parent: string | null;
};

/**
 * One open transaction for one actor in one partnership. Store functions accept nothing else, so that no statement runs
 * outside row-level security. It carries the partnership: no function takes a partnership's id.
 */
export type Tx = Kysely<Tables> & {
  readonly identity: Identity;
  /** Written to the audit chain at the end of the transaction, in this order. Filled by platform/audit. */
  readonly events: PendingEvent[];
  /** Called after the commit, and never before it. Filled by platform/jobs. */
  readonly afterCommit: (() => void)[];
};

export type PendingEvent = {
  readonly event: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly fieldClasses?: readonly string[];
  readonly purpose?: string;
  readonly gateway?: string;
  readonly result?: "refused";
};
