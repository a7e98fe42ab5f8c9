import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { knowsPeopleAnew, type ProviderSettings } from "./providers.ts";

export type Decision = "accepted" | "declined" | "withdrawn" | "replaced";

/** A provider, or a change of one, that somebody proposed: it does nothing before a second person accepts it. */
export type ProviderProposal = {
  readonly id: string;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly settings: ProviderSettings;
  /** False: the secret that the provider has stays. */
  readonly newSecret: boolean;
  /** The revision of the provider that it would change; null where it would be the first. */
  readonly ofRevision: number | null;
  /** A name is null when it cannot be seen here. */
  readonly proposedBy: { readonly id: string; readonly name: string | null };
  readonly proposedAt: Date;
  /** False: whoever proposed it is suspended, or may propose no more. */
  readonly isBacked: boolean;
  /** `by` null: at the console. */
  readonly decision: { readonly as: Decision; readonly by: Decider | null; readonly at: Date } | null;
};

type Decider = { readonly id: string; readonly name: string | null };

export const DECISION_WORDS: Readonly<Record<Decision, string>> = {
  accepted: "Accepted",
  declined: "Declined",
  withdrawn: "Taken back",
  replaced: "Replaced by a newer proposal",
};

const OWN = "You proposed this yourself. Somebody else has to accept it";
const OUTDATED =
  "The provider was changed after this was proposed, so it cannot be accepted. Decline it, or take it back if it is yours, and propose the change again from the provider as it is now";

const UNBACKED =
  "Whoever proposed this may not propose any more, so it cannot be accepted. Decline it, and have it proposed again by somebody who may";

/** Why a proposal that waits cannot be accepted by anybody; undefined when it can. `revision` undefined: no provider. */
export function obstacleTo(proposal: ProviderProposal, revision: number | undefined): string | undefined {
  if (!proposal.isBacked) return UNBACKED;
  return isOutdated(proposal, revision) ? OUTDATED : undefined;
}

/** Whether the provider is another than the one that the proposal would change. `revision` undefined: there is none. */
export function isOutdated(proposal: ProviderProposal, revision: number | undefined): boolean {
  return (revision ?? null) !== proposal.ofRevision;
}

/**
 * Decides whether `me` may make it `as`. What has been decided so already is no fault: two people, and two clicks, are
 * normal. Nobody accepts or declines what they proposed themselves, and nobody else takes it back.
 */
export function decideProposal(
  proposal: ProviderProposal,
  as: Exclude<Decision, "replaced">,
  me: string | undefined,
): Outcome<"now" | "before"> {
  const { decision, proposedBy } = proposal;
  if (as === "withdrawn" && proposedBy.id !== me)
    return refuse("Somebody else proposed this. You can decline it, and they can take it back");
  if (as !== "withdrawn" && proposedBy.id === me) return refuse(OWN);
  if (decision === null) return done("now");
  if (decision.as === as) return done("before");
  return refuse(`${DECISION_WORDS[decision.as]} already: nothing was changed now`);
}

/** Why the database did not accept it, in words. */
export function refusalOf(
  because: "decided" | "unbacked" | "changed" | "taken",
  domains: readonly string[] = [],
): string {
  if (because === "unbacked") return UNBACKED;
  if (because === "changed") return OUTDATED;
  if (because === "decided") return "This was decided in between. Load the page again";
  return `Another organisation's provider speaks for ${domains.join(", ")} by now. Decline this, and propose it again without`;
}

/** `before` null: there is no provider yet. */
export type Change = { readonly what: string; readonly before: string | null; readonly after: string };

/** What would change, setting by setting; all of them where there is no provider yet. Of a secret only whether it is new. */
export function changesOf(before: ProviderSettings | undefined, after: ProviderSettings, newSecret: boolean): Change[] {
  const [old, next] = [before && inWords(before), inWords(after)];
  const settings = Object.entries(next)
    .map(([what, words]) => ({ what, before: old?.[what] ?? null, after: words }))
    .filter((change) => change.before !== change.after);
  const secret = {
    what: "Client secret",
    before: before ? "The secret that is kept" : null,
    after: newSecret ? "A new secret" : "Unchanged",
  };
  return [...settings, secret];
}

/** What accepting would let the provider do, and do to those who sign in today. */
export function consequencesOf(
  organisation: string,
  before: ProviderSettings | undefined,
  after: ProviderSettings,
): string[] {
  const closes = !after.localSignIn && (before?.localSignIn ?? true);
  return [
    `Whoever ${hostOf(after.issuer)} says is somebody of ${organisation} is signed in here as that person, and may do all that they may do.`,
    `At their first sign-in people are found by their address of ${after.emailDomains.join(" or ")}, and whoever types such an address is sent to this provider.`,
    after.vouchesForEmail
      ? "It need not say of an address that it was verified: the organisation vouches for all that it gives out."
      : "An address counts only when the provider says of it that it was verified.",
    after.secondFactorValues.length > 0
      ? `Where it says ${after.secondFactorValues.join(" or ")}, no second factor is asked for here.`
      : "Its second factor does not count: people give one of their own here.",
    ...(before && knowsPeopleAnew(before, after)
      ? ["Whom it has known so far is forgotten: everybody is found again by their e-mail address."]
      : []),
    ...(closes
      ? [
          `Nobody of ${organisation} signs in here by passphrase or passkey any more. Sessions that they opened here end at once, their administrators' among them.`,
        ]
      : []),
  ];
}

/** The settings as somebody reads them who has to accept them. */
function inWords(settings: ProviderSettings): Readonly<Record<string, string>> {
  const { secondFactorValues: values } = settings;
  return {
    "Address of the provider": settings.issuer,
    "Client ID": settings.clientId,
    Tenant: settings.tenant ?? "None",
    "Claim that never changes for a person": settings.subjectClaim,
    "Claim with the e-mail address": settings.emailClaim,
    "Domains of e-mail addresses": settings.emailDomains.join(", "),
    "Whether addresses are verified": settings.vouchesForEmail
      ? "The organisation vouches for them"
      : "The provider says so of each",
    "Second factor": values.length > 0 ? `The provider's counts: ${values.join(", ")}` : "Given here",
    "Sign-in here, by passphrase or passkey": settings.localSignIn ? "Yes" : "No, only with the organisation",
  };
}

function hostOf(issuer: string): string {
  return new URL(issuer).host;
}
