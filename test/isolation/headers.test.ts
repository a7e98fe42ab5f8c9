import { hash } from "@node-rs/argon2";
import type { LightMyRequestResponse } from "fastify";
import { beforeAll, describe, expect, test } from "vitest";
import { html } from "../../src/web/html.ts";
import { useWorld } from "../world.ts";
import { type Client, openBrowser } from "./browser.ts";
import { accountId } from "./fixture/people.ts";
import { fillDatabase } from "./fixture.ts";
import type { BrowserKey } from "./matrix/capacities.ts";
import type { Line, Samples } from "./matrix/line.ts";
import { MATRIX } from "./matrix.ts";
import { targetsFor, targetsOf } from "./outcomes.ts";

const world = useWorld();
const FORM = "application/x-www-form-urlencoded";
let samples: Samples;

beforeAll(async () => {
  await fillDatabase(world.db.ask);
  // Faults that no route of the program has on purpose.
  const config = { capability: "public" } as const;
  world.app.get("/test/fault", { config }, () => Promise.reject(new Error("canary of a fault")));
  world.app.get("/test/busy", { config }, () => Promise.reject(Object.assign(new Error(""), { statusCode: 503 })));
  world.app.get("/test/slow", { config }, () => Promise.reject(Object.assign(new Error(""), { code: "57014" })));
  world.app.get("/test/clash", { config }, () => Promise.reject(Object.assign(new Error(""), { code: "23505" })));
  world.app.post("/test/form", { config: { capability: "signed-in" } }, async (req, reply) => {
    await req.inPartnership(async () => {});
    return reply.redirect("/account", 303);
  });
  world.app.get<{ Params: { status: string } }>(
    "/test/unchecked/:status",
    { config: { capability: "signed-in" } },
    (req, reply) =>
      reply.html({ kind: "plain", title: "For colleagues", content: html`For colleagues` }, Number(req.params.status)),
  );
  const front = await world.app.inject("/");
  samples = { asset: /\/assets\/([\w.-]+\.css)/.exec(front.body)?.[1] ?? "" };
});

const POLICY = new Set([
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
]);

/** Devices and powers that no page of ours ever asks for. */
const CLOSED = ["camera", "geolocation", "microphone", "payment", "usb", "display-capture"];

type Answer = { readonly headers: LightMyRequestResponse["headers"]; readonly statusCode: number };

/** What is wrong with the headers of an answer; nothing for most. */
function wrongHeaders({ headers, statusCode }: Answer, cache?: Line["cache"]): string[] {
  const must: Record<string, unknown> = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "x-frame-options": "DENY",
    "cache-control": cacheControl(statusCode < 400 && headers["set-cookie"] === undefined ? cache : undefined),
    server: undefined,
    "x-powered-by": undefined,
  };
  const wrong = Object.entries(must).filter(([name, value]) => headers[name] !== value);
  const policy = new Set(String(headers["content-security-policy"] ?? "").split(/;\s*/));
  const permissions = String(headers["permissions-policy"] ?? "");
  return [
    ...wrong.map(([name]) => `${name}: ${String(headers[name])}`),
    ...[...POLICY].filter((part) => !policy.has(part)).map((part) => `policy lacks ${part}`),
    ...[...policy].filter((part) => !POLICY.has(part)).map((part) => `policy has ${part}`),
    ...CLOSED.filter((device) => !permissions.includes(`${device}=()`)).map((device) => `${device} is not closed`),
    ...[headers["set-cookie"] ?? []].flat().flatMap(wrongCookie),
  ];
}

function cacheControl(cache: Line["cache"]): string {
  if (cache === "immutable") return "public, max-age=31536000, immutable";
  return cache === "public" ? "public, max-age=0, must-revalidate" : "no-store";
}

function wrongCookie(cookie: string): string[] {
  const parts = cookie.split("; ");
  const must = ["Path=/", "HttpOnly", "Secure"];
  const wrong = must.filter((part) => !parts.includes(part));
  if (!cookie.startsWith("__Host-")) wrong.push("__Host-");
  if (!parts.some((part) => /^SameSite=(Lax|Strict)$/.test(part))) wrong.push("SameSite");
  if (parts.some((part) => part.startsWith("Domain="))) wrong.push("no Domain");
  return wrong.map((part) => `cookie ${parts[0]?.split("=")[0]} without ${part}`);
}

describe("every answer of every route is sealed:", () => {
  test.each(MATRIX.map((line) => [line.route, line] as const))("%s", async (_route, line) => {
    const wrong: string[] = [];
    for (const key of ["visitor", "manager", "operator"] satisfies BrowserKey[]) {
      const client = openBrowser(world.app, key);
      for (const target of targetsFor(line, key, samples).filter((_, i) => i === 0 || key === "visitor")) {
        const response = await (line.route.startsWith("GET")
          ? client.send("GET", target.url)
          : client.submit(target.url, { fields: { _csrf: await client.token() } }));
        await line.undo?.(world.db.ask);
        const cache = target.isThere ? line.cache : undefined;
        wrong.push(...wrongHeaders(response, cache).map((fault) => `${key}, ${target.what}: ${fault}`));
      }
    }
    expect(wrong).toEqual([]);
  });
});

test("a page that caches may keep is the same for everybody, so that it tells nobody who asked for it", async () => {
  const visitor = openBrowser(world.app, "visitor");
  for (const line of MATRIX.filter(({ cache }) => cache !== undefined)) {
    for (const { url } of targetsOf(line, samples).filter(({ isThere }) => isThere)) {
      const body = (await visitor.send("GET", url)).body;
      expect((await openBrowser(world.app, "both").send("GET", url)).body, url).toBe(body);
      expect((await openBrowser(world.app, "operator").send("GET", url)).body, url).toBe(body);
    }
  }
});

describe("an answer that refuses or fails is sealed too:", () => {
  const manager = () => openBrowser(world.app, "manager");
  const own = async (client: Client) => ({ _csrf: await client.token() });
  const post = (url: string, payload: string, type: string) =>
    world.app.inject({ method: "POST", url, payload, headers: { "content-type": type } });

  const refusals: readonly (readonly [
    status: number | "4xx",
    what: string,
    answer: () => Promise<LightMyRequestResponse>,
  ])[] = [
    [304, "a page the cache has", notModified],
    [400, "a body that is not what it says", () => post("/sign-in", "{", "application/json")],
    ["4xx", "an address that is not one", () => world.app.inject("/%zz")],
    ["4xx", "an address that is too long", () => world.app.inject(`/${"x".repeat(300)}`)],
    [401, "a form after the session has ended", afterTheSession],
    [403, "a form without its token", () => manager().submit("/test/form", { fields: {} })],
    [404, "no page", () => world.app.inject("/no/such/page")],
    [404, "no such method", () => world.app.inject({ method: "OPTIONS", url: "/sign-in" })],
    [409, "a clash", () => world.app.inject("/test/clash")],
    [410, "a link that has been used", () => world.app.inject(`/account/link/${"t".repeat(43)}`)],
    [413, "a form that is too large", () => post("/sign-in", `email=${"x".repeat(200_000)}`, FORM)],
    [415, "a body of another kind", () => post("/sign-in", "<a/>", "text/xml")],
    [422, "a form with nothing in it", signInWithNothing],
    [500, "a fault", () => world.app.inject("/test/fault")],
    [503, "load that is shed", () => world.app.inject("/test/busy")],
    [503, "a statement that took too long", () => world.app.inject("/test/slow")],
  ];

  test.each(refusals)("%s, %s", async (status, _what, answer) => {
    const response = await answer();
    if (status === "4xx") expect(Math.floor(response.statusCode / 100)).toBe(4);
    else expect(response.statusCode).toBe(status);
    expect(wrongHeaders(response, status === 304 ? "public" : undefined)).toEqual([]);
    // Nothing of what was sent, and nothing of the fault.
    expect(response.body).not.toMatch(/canary|%zz|x{100}|at .*\.ts/);
    if (status === 503) expect(Number(response.headers["retry-after"])).toBeGreaterThan(0);
  });

  test("429, more sign-ins than anybody makes", async () => {
    const send = () => world.app.inject({ method: "POST", url: "/sign-in", remoteAddress: "192.0.2.7" });
    let response = await send();
    for (let tries = 1; tries < 100 && response.statusCode !== 429; tries++) response = await send();
    expect(response.statusCode).toBe(429);
    expect(Number(response.headers["retry-after"])).toBeGreaterThan(0);
    expect(wrongHeaders(response)).toEqual([]);
  });

  async function notModified(): Promise<LightMyRequestResponse> {
    const page = await world.app.inject("/");
    return world.app.inject({ url: "/", headers: { "if-none-match": String(page.headers.etag) } });
  }

  async function afterTheSession(): Promise<LightMyRequestResponse> {
    const idle = openBrowser(world.app, "idle");
    return idle.submit("/test/form", { fields: await own(idle) });
  }

  async function signInWithNothing(): Promise<LightMyRequestResponse> {
    const visitor = openBrowser(world.app, "visitor");
    return visitor.submit("/sign-in", { fields: await own(visitor) });
  }
});

test.each([200, 201, 203, 422])(
  "a page for people who are signed in never leaves unchecked, as %i either",
  async (status) => {
    const response = await world.app.inject(`/test/unchecked/${status}`);
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain("For colleagues");
  },
);

/** Addresses that browsers have been seen to take for another host. */
const ELSEWHERE = [
  "https://evil.example",
  "http://evil.example/desk",
  "HTTPS://evil.example",
  "//evil.example",
  "///evil.example",
  "////evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "\\/evil.example",
  "/\\/evil.example",
  "/%5Cevil.example/..//evil.example",
  "/\tevil.example",
  "/\t/evil.example",
  "\t//evil.example",
  "/\n/evil.example",
  "/\r\n/evil.example",
  " //evil.example",
  "//evil.example@here.example",
  "//here.example@evil.example",
  "https:evil.example",
  "https:/evil.example",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "/../..//evil.example",
  "/./\\evil.example",
  "//evil%E3%80%82example",
  "//\u3002evil.example",
  "/\u2028/evil.example",
  "/desk\r\nLocation: https://evil.example",
  "?next=//evil.example",
  "evil.example",
  "",
];

test("signing in leads to another host for no address that the link may name", async () => {
  const passphrase = "otter lantern tide Grays";
  const quick = { memoryCost: 8, timeCost: 1 };
  await world.db.ask("update accounts set passphrase_hash = $1 where id = $2", [
    await hash(passphrase, quick),
    accountId("auditor"),
  ]);
  const [{ email = "" } = {}] = await world.db.ask<{ email: string }>("select email from accounts where id = $1", [
    accountId("auditor"),
  ]);
  const visitor = openBrowser(world.app, "visitor");
  for (const next of ELSEWHERE) {
    const signedIn = await visitor.submit("/sign-in", {
      fields: { _csrf: await visitor.token(), email, passphrase, next },
    });
    expect(signedIn.statusCode, next).toBe(303);
    const location = String(signedIn.headers.location);
    expect(new URL(location, "https://here.example").origin, `${next} led to ${location}`).toBe("https://here.example");
    expect(location).toMatch(/^\/(?![/\\])/);

    const page = await visitor.send("GET", `/sign-in?next=${encodeURIComponent(next)}`);
    const kept = /name="next" value="([^"]*)"/.exec(page.body)?.[1] ?? "";
    expect(new URL(kept, "https://here.example").origin, `${next} was kept as ${kept}`).toBe("https://here.example");
  }
});
