import type { LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { memberOf } from "../word-text.ts";
import { useWorld } from "../world.ts";
import { type Client, openBrowser } from "./browser.ts";
import { type Leak, leaksIn } from "./canaries.ts";
import { made } from "./fixture/made.ts";
import { canariesIn, PARTNERSHIPS, PLACES } from "./fixture/places.ts";
import { fillDatabase } from "./fixture.ts";
import { BROWSERS, type Browser, type BrowserKey, NOT_SIGNED_IN } from "./matrix/capacities.ts";
import type { Line, Samples } from "./matrix/line.ts";
import { MATRIX } from "./matrix.ts";
import { statusesFor, type Target, targetsFor, targetsOf } from "./outcomes.ts";
import { contentOf, type Snapshot, takeSnapshot } from "./snapshot.ts";
import { tally } from "./tally.ts";

const world = useWorld();
const everybody = Object.keys(BROWSERS) as BrowserKey[];
let clients: Readonly<Record<BrowserKey, Client>>;
let samples: Samples;
let before: Snapshot;
const leaks: Leak[] = [];
let cells = 0;
let wrongCells = 0;

beforeAll(async () => {
  await fillDatabase(world.db.ask);
  const front = await world.app.inject("/");
  samples = { asset: /\/assets\/([\w.-]+\.css)/.exec(front.body)?.[1] ?? "" };
  const opened = everybody.map((key) => [key, openBrowser(world.app, key)] as const);
  clients = Object.fromEntries(opened) as Record<BrowserKey, Client>;
  for (const key of everybody) await clients[key].token();
  before = await takeSnapshot(world.db.ask);
});

afterAll(() => {
  tally(`Requests: ${MATRIX.length} routes as ${everybody.length} kinds of actor`, cells, wrongCells);
  tally("Answers scanned for canaries", cells, leaks.length);
});

test("every route of the program is in the matrix, and the matrix has no other", () => {
  const registered = world.app.routeRegistry
    .filter(({ method }) => method !== "HEAD")
    .map(({ method, url }) => `${method} ${url.length > 1 ? url.replace(/\/$/, "") : url}`);
  expect(MATRIX.map(({ route }) => route).sort()).toEqual([...new Set(registered)].sort());
});

const pages = MATRIX.filter(({ route }) => route.startsWith("GET"));
const forms = MATRIX.filter(({ route }) => route.startsWith("POST"));

describe("who gets which page:", () => {
  test.each(pages.map((line) => [line.route, line] as const))("%s", async (_route, line) => {
    const wrong = await Promise.all(everybody.map((key) => pagesFor(line, key)));
    expect(wrong.flat()).toEqual([]);
  });
});

test("reading every page as everybody has changed nothing but the audit trail and when sessions were last used", async () => {
  const after = await takeSnapshot(world.db.ask);
  const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
  expect(changed.filter((table) => !["audit_events", "audit_heads"].includes(table))).toEqual([]);
  const refused = "event = 'access.refused' and result = 'refused'";
  expect(await contentOf(world.db.ask, "audit_events", `${refused} and detail->>'status' = '403'`)).not.toEqual([]);
  expect(await contentOf(world.db.ask, "audit_events", `${refused} and detail->>'status' = '404'`)).not.toEqual([]);
});

describe("who may send which form:", () => {
  test.each(forms.map((line) => [line.route, line] as const))("%s", async (_route, line) => {
    const wrong: string[] = [];
    for (const key of everybody) {
      const answers: Answer[] = [];
      for (const target of targetsFor(line, key, samples)) {
        const fields = { _csrf: await clients[key].token(), ...line.body };
        const response = await clients[key].submit(target.url, { fields, multipart: line.multipart ?? false });
        await line.undo?.(world.db.ask);
        answers.push({ target, response });
        look(key, target, response);
      }
      wrong.push(...faultsOf(line, key, answers));
    }
    expect(wrong).toEqual([]);
  });

  test.each(forms.map((line) => [line.route, line] as const))("nobody without its token: %s", async (_route, line) => {
    const [target] = targetsOf(line, samples);
    const url = target?.url ?? "";
    const multipart = line.multipart ?? false;
    // A file is not read before it is known who sends it, so it comes from somebody who may.
    const sender = url.startsWith("/organisations/") ? clients.administrator : clients.manager;
    const send = async (fields: Record<string, string>, headers = {}) =>
      (await sender.submit(url, { fields: { ...fields, ...line.body }, multipart, headers })).statusCode;
    const own = { _csrf: await sender.token() };
    expect(await send({})).toBe(403);
    expect(await send({ _csrf: "" })).toBe(403);
    expect(await send({ _csrf: await clients.analyst.token() })).toBe(403);
    expect(await send(own, { origin: "https://elsewhere.example" })).toBe(403);
    expect(await send(own, { origin: "null", "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await send({}, { origin: "null" })).toBe(403);
    expect(await send(own, { "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await send(own, { "sec-fetch-site": "same-site" })).toBe(403);
  });
});

test("no value reached anybody who must not have it: not in a page, a header, the log or the audit trail", async () => {
  expect(leaks).toEqual([]);
  expect(canariesIn(world.logged.join("\n"))).toEqual([]);
  expect(canariesIn((await contentOf(world.db.ask, "audit_events")).join("\n"))).toEqual([]);
  // The scanner sees what there is to see: a visitor of A reads what A tells the public.
  const home = await clients.visitor.send("GET", `/${PARTNERSHIPS.A.slug}`);
  expect(canariesIn(home.body)).toContainEqual({ audience: "a", table: "strategic-aims" });
  expect(leaksIn(home.body, "visitor", "B's page", "B")).not.toEqual([]);
  const draft = await clients.analyst.send("GET", `/${PARTNERSHIPS.A.slug}/desk/assessments/${made.assessment("A")}`);
  expect(canariesIn(draft.body)).toContainEqual({ audience: "a", table: "findings" });
  expect(leaksIn(draft.body, "both", "B's page", "B")).not.toEqual([]);
  expect(leaksIn(draft.body, "scrutiny member", "A's page", "A")).not.toEqual([]);
});

test("as many requests were made as the matrix has cells", () => {
  const tried = MATRIX.flatMap((line) => everybody.map((key) => targetsFor(line, key, samples).length));
  expect(cells).toBeGreaterThanOrEqual(tried.reduce((sum, count) => sum + count, 0));
  expect(Math.min(...tried)).toBeGreaterThan(0);
});

type Answer = { readonly target: Target; readonly response: LightMyRequestResponse };

async function pagesFor(line: Line, key: BrowserKey): Promise<string[]> {
  const answers: Answer[] = [];
  const wrong: string[] = [];
  for (const target of targetsFor(line, key, samples)) {
    const response = await clients[key].send("GET", target.url);
    answers.push({ target, response });
    look(key, target, response);
  }
  const [first] = answers;
  if (first && ["visitor", "nobody", "manager", "operator"].includes(key)) {
    const head = await clients[key].send("HEAD", first.target.url);
    look(key, first.target, head);
    if (head.statusCode !== first.response.statusCode || head.body !== "")
      wrong.push(`${key}: HEAD ${head.statusCode}, GET ${first.response.statusCode}`);
  }
  return [...wrong, ...faultsOf(line, key, answers)];
}

/** What of the answers is not as the matrix says: a status, or a page that tells more of what is hidden than of nothing. */
function faultsOf(line: Line, key: BrowserKey, answers: readonly Answer[]): string[] {
  const wrong = answers.flatMap(({ target, response }) => {
    const statuses = statusesFor(line, key, target);
    const right = statuses.includes(response.statusCode);
    return right ? [] : [`${key}, ${target.what}: ${response.statusCode} instead of ${statuses.join(" or ")}`];
  });
  // What is hidden and what never was are told apart by nothing, inside a partnership and outside.
  const inside = ({ target: { place, organisation } }: Answer) =>
    (organisation === "own" && (BROWSERS[key] as Browser).administers === true) ||
    (place !== undefined &&
      (line.for === "everybody" ? place !== "I" : (BROWSERS[key] as Browser).is[place] !== undefined));
  const missing = answers.filter(({ response }) => response.statusCode === 404);
  const within = PLACES.map((place) => missing.filter((answer) => inside(answer) && answer.target.place === place));
  for (const group of [...within, missing.filter((answer) => !inside(answer))]) {
    const pages404 = new Map(group.map(({ target, response }) => [told(response), target.what]));
    if (pages404.size > 1) wrong.push(`${key}: not the same page: ${[...pages404.values()].join(", ")}`);
  }
  for (const { target, response } of NOT_SIGNED_IN.includes(key) && line.for !== "everybody" ? answers : []) {
    const { location } = response.headers;
    const expected = `/sign-in?next=${encodeURIComponent(target.url)}`;
    if (response.statusCode === 303 && location !== expected) wrong.push(`${key}: sent to ${location}`);
  }
  wrongCells += wrong.length;
  return wrong;
}

/** All that an answer tells, without what differs from request to request. */
function told(response: LightMyRequestResponse): string {
  const { date, "set-cookie": cookies, ...headers } = response.headers;
  const body = response.body.replaceAll(/name="_csrf" value="[^"]+"/g, "");
  return JSON.stringify([response.statusCode, headers, body]);
}

function look(to: BrowserKey, target: Target, response: LightMyRequestResponse): void {
  cells++;
  const isWord = String(response.headers["content-type"]).includes("wordprocessingml");
  const body = isWord ? memberOf(response.rawPayload, "word/document.xml") : response.body;
  const sent = `${JSON.stringify(response.headers)}\n${body}`;
  leaks.push(...leaksIn(sent, to, target.url, target.organisation === "own" ? "organisation" : target.place));
}
