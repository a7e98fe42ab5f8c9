import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { ClaimMapping } from "./single-sign-on.ts";

/** What is set for an organisation's provider. */
export type ProviderSettings = ClaimMapping & {
  readonly issuer: string;
  readonly clientId: string;
  /** Whether the organisation's people may sign in here as well, by passphrase or passkey. */
  readonly localSignIn: boolean;
};

export type ConfiguredProvider = ProviderSettings & {
  readonly organisation: string;
  readonly name: string;
  readonly revision: number;
};

/** Decides whether the settings hold together. `taken`: domains that another organisation's provider speaks for. */
export function checkSettings(settings: ProviderSettings, taken: readonly string[]): Outcome<ProviderSettings> {
  if (taken.length > 0)
    return refuse(`Another organisation's provider speaks for ${taken.join(", ")} already`, "emailDomains");
  if (settings.emailClaim === "preferred_username" && !settings.vouchesForEmail)
    return refuse(
      "Choose that the organisation vouches for the addresses: no provider says of a user name that it was verified",
      "vouchesForEmail",
    );
  return done(settings);
}

/** Whether people are known by something else from now on, so that what was linked before is worth nothing. */
export function knowsPeopleAnew(before: ProviderSettings, after: ProviderSettings): boolean {
  return before.issuer !== after.issuer || before.subjectClaim !== after.subjectClaim || before.tenant !== after.tenant;
}

/** A secret goes to nobody but the provider that it was given for. */
export function needsNewSecret(before: ProviderSettings, after: ProviderSettings): boolean {
  return before.issuer !== after.issuer;
}

/** Whether the settings say the same. The order of domains and of values says nothing. */
export function isUnchanged(before: ProviderSettings, after: ProviderSettings): boolean {
  const [old, next] = [before, after].map((one) => [
    ...[one.issuer, one.clientId, one.tenant, one.subjectClaim, one.emailClaim, one.vouchesForEmail, one.localSignIn],
    one.emailDomains.toSorted().join(" "),
    one.secondFactorValues.toSorted().join(" "),
  ]);
  return JSON.stringify(old) === JSON.stringify(next);
}

/** What came of asking a provider what it says of itself; `failure` undefined: all is well. */
export type Trial = { readonly failure: keyof typeof TRIAL_WORDS | undefined };

export const TRIAL_WORDS = {
  well: "The provider answers, says that it is the one that is set here, and offers what is needed. Whether client ID and secret are right shows when somebody signs in.",
  "no-secret":
    "The client secret that is kept cannot be opened, because SECRETS_KEY has changed since it was entered. Enter it again.",
  unreachable: "The provider does not answer within five seconds, or says that it is out of order. Check the address.",
  unreadable:
    "Something answers at the address of the provider, but it is no OpenID Connect provider: its description is not there or cannot be read. Check the address.",
  "other-address":
    "The provider sends us on to another host. Only addresses at the host that is set here are asked. Check the address.",
  "private-address":
    "The address belongs to a private network, which is not asked. Whoever runs the server may allow it: see PROVIDER_ADDRESSES.",
  "other-issuer": "The provider says that its own address is another. Set the address exactly as it gives it.",
} as const;
