import { createPrivateKey, generateKeyPairSync, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** Somebody with an account at the provider: what it says of them, and how they are said to have signed in. */
export type PersonThere = {
  readonly claims: Readonly<Record<string, unknown>>;
  readonly amr?: readonly string[];
};

/** What is wrong with the provider for the time being, by the path that it concerns. */
export type Trouble = {
  readonly at: "/.well-known/openid-configuration" | "/token" | "/jwks" | "/auth";
  readonly answer: (req: IncomingMessage, res: ServerResponse) => void;
};

/** A real OpenID Connect provider on this computer, which does what the tests tell it. */
export type IdentityProvider = {
  readonly issuer: string;
  readonly client: { readonly id: string; readonly secret: string };
  /** By what they type to sign in there. */
  readonly people: Map<string, PersonThere>;
  trouble: Trouble | undefined;
  /** Changes what the identity token says before it is signed with the provider's own key. */
  forge: ((claims: Record<string, unknown>) => Record<string, unknown>) | undefined;
  /** Signs what is forged with a key that is not the provider's. */
  foreignKey: boolean;
  /** Every path that was asked for. */
  readonly asked: string[];
  readonly close: () => Promise<void>;
};

const CLAIMS = ["email", "email_verified", "xms_edov", "preferred_username", "oid", "tid", "acr", "amr", "auth_time"];

export async function startIdentityProvider(callback: string): Promise<IdentityProvider> {
  const keys = [
    generateKeyPairSync("rsa", { modulusLength: 2048 }),
    generateKeyPairSync("rsa", { modulusLength: 2048 }),
  ];
  const [own, foreign] = keys.map(({ privateKey }) => privateKey.export({ format: "jwk" }));
  const client = { id: "frankpledge", secret: "canary-client-secret-of-the-organisation" };
  const people: IdentityProvider["people"] = new Map();
  let handle: (req: IncomingMessage, res: ServerResponse) => void = (_req, res) => res.end();
  const server = createServer((req, res) => handle(req, res));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [callback],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    jwks: { keys: [{ ...own, use: "sig", alg: "RS256", kid: "own" }] },
    cookies: { keys: ["a key of the tests"] },
    claims: { openid: ["sub", ...CLAIMS] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    findAccount: (_ctx: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ ...people.get(id)?.claims, sub: people.get(id)?.claims["sub"] ?? id }),
    }),
    loadExistingGrant: async (ctx: { oidc: { session: { accountId: string }; client: { clientId: string } } }) => {
      const { session, client: asking } = ctx.oidc;
      const grant = new provider.Grant({ accountId: session.accountId, clientId: asking.clientId });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
    interactions: { url: (_ctx: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 600, Session: 3600, Grant: 3600 },
  });
  const standard = provider.callback();
  const state: IdentityProvider = {
    issuer,
    client,
    people,
    trouble: undefined,
    forge: undefined,
    foreignKey: false,
    asked: [],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  handle = (req, res) => {
    const { pathname } = new URL(req.url ?? "/", issuer);
    state.asked.push(pathname);
    if (state.trouble?.at === pathname) return state.trouble.answer(req, res);
    if (pathname.startsWith("/interaction/")) return void interact(provider, people, req, res);
    if (pathname === "/token" && state.forge) forgeToken(res, state.forge, state.foreignKey ? foreign : own);
    void standard(req, res);
  };
  return state;
}

/** The provider's own page: a form that asks for a name alone. */
async function interact(
  provider: Provider,
  people: IdentityProvider["people"],
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  if (req.method !== "POST") {
    res.setHeader("content-type", "text/html");
    res.end(`<!doctype html><html lang="en"><title>Sign in at work</title><h1>Sign in at work</h1>
      <form method="post"><label>Name <input name="login"></label><button>Sign in</button></form></html>`);
    return;
  }
  const body: Buffer[] = [];
  for await (const chunk of req) body.push(chunk as Buffer);
  const login = new URLSearchParams(Buffer.concat(body).toString()).get("login") ?? "";
  const person = people.get(login);
  if (!person) return provider.interactionFinished(req, res, { error: "access_denied" });
  await provider.interactionFinished(req, res, { login: { accountId: login, amr: person.amr ?? ["pwd"] } });
}

/** Puts another identity token in the place of the one that the provider made. */
function forgeToken(
  res: ServerResponse,
  forge: (claims: Record<string, unknown>) => Record<string, unknown>,
  key: Parameters<typeof createPrivateKey>[0] | object | undefined,
): void {
  const end = res.end.bind(res) as (body: string) => ServerResponse;
  res.end = ((body: unknown) => {
    const answer = JSON.parse(String(body)) as { id_token?: string };
    if (answer.id_token === undefined) return end(String(body));
    const [, claims = ""] = answer.id_token.split(".");
    const parsed = JSON.parse(Buffer.from(claims, "base64url").toString()) as Record<string, unknown>;
    const encoded = [{ alg: "RS256", kid: "own" }, forge(parsed)].map((part) =>
      Buffer.from(JSON.stringify(part)).toString("base64url"),
    );
    const signed = encoded.join(".");
    const privateKey = createPrivateKey({ key: key as never, format: "jwk" });
    const signature = sign("RSA-SHA256", Buffer.from(signed), privateKey).toString("base64url");
    const forged = JSON.stringify({ ...answer, id_token: `${signed}.${signature}` });
    res.setHeader("content-length", Buffer.byteLength(forged));
    return end(forged);
  }) as typeof res.end;
}

/** A browser at the provider: it keeps cookies, and signs in by a name. */
export function aBrowserThere() {
  const cookies = new Map<string, string>();
  async function ask(address: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(address, { ...init, redirect: "manual", headers: { ...init.headers, cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }
  return {
    /** Follows the provider's pages from `address`, as somebody with that name, to where it sends them back: path and query. */
    async signIn(address: string, login: string, callback: string): Promise<string> {
      let at = address;
      for (let step = 0; step < 10; step++) {
        if (at.startsWith(callback)) return at.slice(new URL(callback).origin.length);
        const isForm = new URL(at).pathname.startsWith("/interaction/");
        const response = await ask(at, isForm ? { method: "POST", body: new URLSearchParams({ login }) } : {});
        const onward = response.headers.get("location");
        if (onward === null)
          throw new Error(`The provider stopped at ${at} with ${response.status}: ${await response.text()}`);
        at = new URL(onward, at).href;
      }
      throw new Error("The provider sends people round in circles");
    },
  };
}
