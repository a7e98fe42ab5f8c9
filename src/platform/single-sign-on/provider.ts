import * as oidc from "openid-client";
import { ProviderRequestError, type Reach, type RequestFailure, requestsTo } from "./provider-requests.ts";

/** An organisation's provider, as this program is known to it. */
export type ProviderClient = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the provider sends people back to. */
  readonly callback: string;
  readonly reach: Reach;
};

/** What must be kept until the browser comes back. */
export type SignInRequest = { readonly state: string; readonly nonce: string; readonly verifier: string };

export type Claims = Readonly<Record<string, unknown>>;

/**
 * Why nobody came of it: the provider could not be asked, says that it is another, let the person not in, or said what
 * cannot be believed (signature, issuer, audience, nonce, times).
 */
export type ProviderFailure = ConnectionFailure | "declined" | "not-believed";

export type ConnectionFailure = RequestFailure | "other-issuer";

export type Answer<T, Failure = ProviderFailure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

/** Seconds that the clocks of provider and program may differ by. */
export const CLOCK_TOLERANCE = 60;

/** What is wrong with what the provider says of itself; undefined when it is the one meant and offers what is needed. */
export async function examineProvider(client: ProviderClient): Promise<ConnectionFailure | undefined> {
  const connected = await connect(client);
  return connected.ok ? undefined : connected.failure;
}

/**
 * The address that a browser is sent to (authorization code with PKCE, state and nonce). `again`: the provider must ask the
 * person anew who they are, and say when it did.
 */
export async function askProvider(
  client: ProviderClient,
  { again, hint }: { readonly again: boolean; readonly hint?: string | undefined },
): Promise<Answer<SignInRequest & { readonly address: string }>> {
  const connected = await connect(client);
  if (!connected.ok) return connected;
  const request = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
  const address = oidc.buildAuthorizationUrl(connected.value, {
    redirect_uri: client.callback,
    scope: "openid profile email",
    state: request.state,
    nonce: request.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(request.verifier),
    code_challenge_method: "S256",
    ...(hint !== undefined && { login_hint: hint }),
    ...(again && { prompt: "login", max_age: "0" }),
  });
  return { ok: true, value: { ...request, address: address.href } };
}

/** What the provider says of the person who came back with `query`, in a code that it takes once. */
export async function hearProvider(
  client: ProviderClient,
  request: SignInRequest,
  query: string,
): Promise<Answer<Claims>> {
  const connected = await connect(client);
  if (!connected.ok) return connected;
  try {
    const tokens = await oidc.authorizationCodeGrant(connected.value, new URL(`${client.callback}?${query}`), {
      pkceCodeVerifier: request.verifier,
      expectedState: request.state,
      expectedNonce: request.nonce,
      idTokenExpected: true,
    });
    return { ok: true, value: { ...tokens.claims() } };
  } catch (error) {
    if (error instanceof oidc.AuthorizationResponseError) return { ok: false, failure: "declined" };
    return { ok: false, failure: requestFailureOf(error) ?? "not-believed" };
  }
}

/** Reads what the provider says of itself. */
async function connect(client: ProviderClient): Promise<Answer<oidc.Configuration, ConnectionFailure>> {
  const { issuer, clientId, clientSecret, reach } = client;
  const insecure = reach.loopback && new URL(issuer).protocol === "http:";
  try {
    const configuration = await oidc.discovery(
      new URL(issuer),
      clientId,
      { [oidc.clockTolerance]: CLOCK_TOLERANCE },
      inTheWayItTakes(clientSecret),
      {
        [oidc.customFetch]: requestsTo(issuer, reach),
        execute: [oidc.enableNonRepudiationChecks, ...(insecure ? [oidc.allowInsecureRequests] : [])],
      },
    );
    const { authorization_endpoint, token_endpoint, jwks_uri } = configuration.serverMetadata();
    const { origin } = new URL(issuer);
    const needed = [authorization_endpoint, token_endpoint, jwks_uri];
    if (needed.some((address) => address === undefined || !URL.canParse(address)))
      return { ok: false, failure: "unreadable" };
    if (needed.some((address) => new URL(address ?? "").origin !== origin))
      return { ok: false, failure: "other-address" };
    return { ok: true, value: configuration };
  } catch (error) {
    const isOther = error instanceof oidc.ClientError && error.code === "OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED";
    return { ok: false, failure: requestFailureOf(error) ?? (isOther ? "other-issuer" : "unreadable") };
  }
}

/** The secret in the body where the provider says that it takes it there, and in a header otherwise, as the standard has it. */
function inTheWayItTakes(secret: string): oidc.ClientAuth {
  const [inBody, inHeader] = [oidc.ClientSecretPost(secret), oidc.ClientSecretBasic(secret)];
  return (server, ...rest) =>
    (server.token_endpoint_auth_methods_supported?.includes("client_secret_post") ? inBody : inHeader)(server, ...rest);
}

/** The library wraps what asking threw. */
function requestFailureOf(error: unknown): RequestFailure | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof ProviderRequestError) return cause.failure;
  return undefined;
}
