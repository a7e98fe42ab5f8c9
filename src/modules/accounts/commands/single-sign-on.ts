import { newToken } from "../../../kernel/ids.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { Session as Connection } from "../../../platform/db/engine.ts";
import {
  askProvider,
  CLOCK_TOLERANCE,
  hearProvider,
  type SignInRequest,
} from "../../../platform/single-sign-on/provider.ts";
import { asSignIn } from "../../../platform/tenancy/transactions.ts";
import {
  domainOf,
  isFresh,
  type ProvidedPerson,
  personOf,
  REFUSAL_WORDS,
  type SignOnRefusal,
} from "../rules/single-sign-on.ts";
import { insertBegunProof, takeBegunProof } from "../store/begun-proofs.ts";
import { lockFactors, raiseSession } from "../store/factors.ts";
import { insertSession, recordSignIn } from "../store/sign-in.ts";
import * as store from "../store/single-sign-on.ts";
import { type AtInstallation, openProvider } from "./provider-client.ts";
import { type SentForm, sealForm, unsealForm } from "./waiting-form.ts";

/** A browser that leaves for a provider, or comes back from it. */
export type AtProvider = AtInstallation & {
  /** The cookie that what is begun here is bound to. */
  readonly browser: string;
};

/** What somebody goes to the provider for: signing in, or, with an account, proving again who they are. */
export type Errand = {
  readonly next: string;
  readonly account?: string | undefined;
  /** The form that waits for the proof. */
  readonly sent?: SentForm | undefined;
};

/** As it is kept until the browser comes back; the form that waits is sealed so that only that browser opens it. */
type Begun = SignInRequest & {
  readonly organisation: string;
  readonly sentAt: number;
  readonly next: string;
  readonly account?: string | undefined;
  readonly form?: string | undefined;
};

/** Whether somebody may be sent to a provider at all. */
export function offersSingleSignOn({ database, request }: Pick<AtInstallation, "database" | "request">) {
  return asSignIn(database, request, store.hasProviders);
}

/**
 * The provider's address to which the browser of somebody with that e-mail address must now go. Decided by the domain
 * alone, so that nobody learns who has an account.
 */
export async function leaveToSignIn(
  at: AtProvider,
  { email, next }: { readonly email: string; readonly next: string },
  now: Date,
): Promise<Outcome<string>> {
  const domain = domainOf(email);
  if (domain === undefined) return refuse("Enter your work e-mail address, such as name@example.org", "email");
  const organisation = await asSignIn(at.database, at.request, (connection) =>
    store.findOrganisationOfDomain(connection, domain),
  );
  if (organisation === undefined)
    return refuse(`No organisation signs in here with addresses of ${domain}. Sign in another way`, "email");
  return leaveForProvider(at, organisation, { next }, { now, hint: email });
}

/** The address at which somebody who is signed in proves again who they are. */
export function leaveToStepUp(
  at: AtProvider,
  organisation: string,
  errand: Errand & { readonly account: string },
  now: Date,
): Promise<Outcome<string>> {
  return leaveForProvider(at, organisation, errand, { now });
}

async function leaveForProvider(
  at: AtProvider,
  organisation: string,
  { sent, ...errand }: Errand,
  { now, hint }: { readonly now: Date; readonly hint?: string },
): Promise<Outcome<string>> {
  const provider = await openProvider(at, organisation);
  const again = errand.account !== undefined;
  const asked = typeof provider === "string" ? provider : await askProvider(provider.client, { again, hint });
  return asSignIn(at.database, at.request, async (connection) => {
    const no = (because: SignOnRefusal) => refused(connection, at, { because, organisation, account: errand.account });
    if (typeof asked === "string") return no(asked);
    if (!asked.ok) return no(asked.failure);
    const { address, ...kept } = asked.value;
    const form = sent && sealForm(at.browser, sent);
    const begun: Begun = { ...kept, ...errand, organisation, sentAt: now.getTime(), form };
    await insertBegunProof(connection, at.browser, "single-sign-on", begun);
    return done(address);
  });
}

/** What came of the way to the provider and back; the errand is known even when it came to nothing. */
export type ComeBack = { readonly errand: Errand | undefined; readonly outcome: Outcome<string> };

/**
 * Believes the provider, or not, about who has come back: opens a session for them, or steps up the one they have; answers
 * its token. The session has a second factor when the provider says that one was given. Nothing changes when it refuses,
 * but what was begun is used up.
 */
export async function comeBackFromProvider(
  at: AtProvider,
  back: { readonly query: string; readonly device: string; readonly token: string | undefined },
): Promise<ComeBack> {
  const begun = await asSignIn(at.database, at.request, (connection) =>
    takeBegunProof<Begun>(connection, at.browser, "single-sign-on"),
  );
  if (!begun) return { errand: undefined, outcome: await refusedAlone(at, { because: "ended" }) };
  const { next, account, form, organisation } = begun;
  const errand = { next, account, sent: form === undefined ? undefined : unsealForm(at.browser, form) };
  const no = async (because: SignOnRefusal) => ({
    errand,
    outcome: await refusedAlone(at, { because, organisation, account }),
  });
  const provider = await openProvider(at, organisation);
  if (typeof provider === "string") return no(provider);
  const heard = await hearProvider(provider.client, begun, back.query);
  if (!heard.ok) return no(heard.failure);
  const outcome = await asSignIn(at.database, at.request, async (connection) => {
    const no = (because: SignOnRefusal, meant = account) =>
      refused(connection, at, { because, organisation, account: meant });
    const person = personOf(heard.value, provider.stored);
    if (typeof person === "string") return no(person);
    if (account !== undefined && !isFresh(heard.value, new Date(begun.sentAt), CLOCK_TOLERANCE)) return no("not-fresh");
    // Whoever proves again who they are is linked already: nobody is, by the way.
    const email = account === undefined ? person.email : undefined;
    const match = await store.matchProviderIdentity(connection, provider.stored, { ...person, email });
    if (account !== undefined && match.account !== account) return no("another-person");
    if (match.refused !== undefined) return no(match.refused, match.account);
    if (match.linked) await recordSignIn(connection, "account.linked-to-provider", match.account, at.request);
    const got =
      account === undefined
        ? await openFor(connection, match.account, person, back.device)
        : await stepUp(connection, account, person, back.token);
    if (!("token" in got)) return no(got.because);
    const event = account === undefined ? "session.opened" : "session.stepped-up";
    await recordSignIn(connection, event, match.account, at.request);
    return done(got.token);
  });
  return { errand, outcome };
}

type Got = { readonly token: string } | { readonly because: SignOnRefusal };

async function openFor(
  connection: Connection,
  account: string,
  { secondFactor }: ProvidedPerson,
  device: string,
): Promise<Got> {
  const token = newToken();
  const method = "single-sign-on";
  const session = { account, method, secondFactor: secondFactor ? method : undefined, device } as const;
  return (await insertSession(connection, session, token)) ? { token } : { because: "suspended" };
}

/** Refuses when the account has a second factor of its own, and the provider did not ask for one. */
async function stepUp(
  connection: Connection,
  account: string,
  { secondFactor }: ProvidedPerson,
  old: string | undefined,
): Promise<Got> {
  const factors = await lockFactors(connection, old ?? "");
  if (factors.account !== account) return { because: "another-person" };
  if (factors.hasFactor && !secondFactor) return { because: "no-second-factor" };
  const token = newToken();
  await raiseSession(connection, old ?? "", token, secondFactor ? "single-sign-on" : "organisation");
  return { token };
}

type Refusal = {
  readonly because: SignOnRefusal;
  readonly organisation?: string | undefined;
  readonly account?: string | undefined;
};

async function refused(
  connection: Connection,
  { request }: AtProvider,
  { because, organisation, account }: Refusal,
): Promise<Outcome<never>> {
  await store.recordSignOnRefusal(connection, { because, organisation, account, request });
  return refuse(REFUSAL_WORDS[because]);
}

function refusedAlone(at: AtProvider, refusal: Refusal): Promise<Outcome<never>> {
  return asSignIn(at.database, at.request, (connection) => refused(connection, at, refusal));
}
