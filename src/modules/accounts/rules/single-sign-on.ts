/** How an organisation's provider tells who somebody is. */
export type ClaimMapping = {
  /** The claim that never changes for a person: `oid` with Microsoft Entra ID, `sub` elsewhere. */
  readonly subjectClaim: "sub" | "oid";
  readonly emailClaim: "email" | "preferred_username";
  /** What `tid` must be; null where the issuer is of one organisation alone. */
  readonly tenant: string | null;
  /** Addresses of other domains are not believed. */
  readonly emailDomains: readonly string[];
  /** The provider gives out its addresses itself, and does not say of each that it was verified. */
  readonly vouchesForEmail: boolean;
  /** Values of `amr` and `acr` that say a second factor was given. */
  readonly secondFactorValues: readonly string[];
};

/** Somebody as their provider knows them. */
export type ProvidedPerson = {
  readonly subject: string;
  /** Undefined unless it is verified and of a domain of the organisation. */
  readonly email: string | undefined;
  readonly secondFactor: boolean;
};

type Claims = Readonly<Record<string, unknown>>;

/** Why single sign-on came to nothing; what the audit trail says. */
export type SignOnRefusal = keyof typeof REFUSAL_WORDS;

const NOBODY =
  "You have no account here that you can sign in to in this way. Ask whoever looks after accounts in your organisation";
const NOT_TRUSTED = "What your organisation's sign-in said cannot be trusted, so nobody is signed in. Start again";
const ASK_OPERATOR = "Try again later, or tell whoever looks after this installation";

/** What the person reads. Whoever has no account, or may not use it, reads the same. */
export const REFUSAL_WORDS = {
  ended: "This sign-in was begun too long ago or in another browser, or has been used already. Start again",
  removed: "Your organisation's sign-in is not set up here any more. Sign in another way",
  "no-secret": `Your organisation's sign-in cannot be used at present. ${ASK_OPERATOR}`,
  unreachable: `Your organisation's sign-in does not answer. ${ASK_OPERATOR}`,
  unreadable: `Your organisation's sign-in gave an answer that we cannot read. ${ASK_OPERATOR}`,
  "other-address": `Your organisation's sign-in sent us to another address, where we do not follow. ${ASK_OPERATOR}`,
  "private-address": `Your organisation's sign-in is at an address that we do not ask. ${ASK_OPERATOR}`,
  "other-issuer": `Your organisation's sign-in is not the one that was set up here. ${ASK_OPERATOR}`,
  declined: "Your organisation's sign-in did not let you in. Start again, or ask your organisation's IT service",
  "not-believed": NOT_TRUSTED,
  "no-subject": NOT_TRUSTED,
  "other-tenant": "You signed in with an account of another organisation. Start again, with your work account",
  "unverified-email":
    "Your organisation's sign-in did not confirm an e-mail address that it may speak for. Ask your organisation's IT service",
  "unknown-person": NOBODY,
  "other-organisation": NOBODY,
  suspended: NOBODY,
  "linked-to-another": NOBODY,
  "another-person": "You signed in as somebody else. Confirm as the person who is signed in here",
  "not-fresh":
    "Your organisation's sign-in did not say that it asked you again who you are. Try again, or tell your organisation's IT service",
  "no-second-factor": "Your organisation's sign-in did not ask for a second factor. Give the one that you have here",
} as const;

/** Who the claims are about, or why that cannot be said. */
export function personOf(claims: Claims, mapping: ClaimMapping): ProvidedPerson | "no-subject" | "other-tenant" {
  if (mapping.tenant !== null && claims["tid"] !== mapping.tenant) return "other-tenant";
  const subject = claims[mapping.subjectClaim];
  if (typeof subject !== "string" || subject === "" || subject.length > 255) return "no-subject";
  return { subject, email: verifiedEmail(claims, mapping), secondFactor: hasSecondFactor(claims, mapping) };
}

/** The domain of an address, in small letters; undefined when it is none. */
export function domainOf(address: string): string | undefined {
  return /^[^\s@]+@([^\s@]+)$/.exec(address.trim().toLowerCase())?.[1];
}

/**
 * Whether the provider asked the person anew after the program had sent them there. It must say so itself (`auth_time`):
 * the browser can leave out of the address that it should ask.
 */
export function isFresh(claims: Claims, sentAt: Date, toleranceSeconds: number): boolean {
  const at = claims["auth_time"];
  return typeof at === "number" && at >= sentAt.getTime() / 1000 - toleranceSeconds;
}

function verifiedEmail(claims: Claims, mapping: ClaimMapping): string | undefined {
  const email = claims[mapping.emailClaim];
  if (typeof email !== "string" || email.length > 254 || !isVerified(claims, mapping)) return undefined;
  const domain = domainOf(email);
  return domain !== undefined && mapping.emailDomains.includes(domain) ? email.trim().toLowerCase() : undefined;
}

/**
 * Entra ID says `xms_edov` where others say `email_verified`; both speak of `email`, and not of a user name. A provider that
 * says no is believed whatever the organisation vouches for.
 */
function isVerified(claims: Claims, { emailClaim, vouchesForEmail }: ClaimMapping): boolean {
  const said = [claims["email_verified"], claims["xms_edov"]].filter((value) => value !== undefined);
  const allYes = said.every((value) => value === true || value === "true" || value === 1 || value === "1");
  if (!allYes) return false;
  return vouchesForEmail || (said.length > 0 && emailClaim === "email");
}

function hasSecondFactor(claims: Claims, { secondFactorValues }: ClaimMapping): boolean {
  const said = [claims["amr"], claims["acr"]].flat();
  return said.some((value) => typeof value === "string" && secondFactorValues.includes(value));
}
