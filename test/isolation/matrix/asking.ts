import type { LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { memberOf } from "../../word-text.ts";
import { useWorld, type World } from "../../world.ts";
import { type Client, openBrowser } from "../browser.ts";
import { type Leak, leaksIn } from "../canaries.ts";
import { canariesIn, PLACES } from "../fixture/places.ts";
import { fillDatabase } from "../fixture.ts";
import { MATRIX } from "../matrix.ts";
import { isNobody, statusesFor, type Target, targetsFor } from "../outcomes.ts";
import { contentOf } from "../snapshot.ts";
import { tally } from "../tally.ts";
import { BROWSERS, type Browser, type BrowserKey } from "./capacities.ts";
import type { Line, Samples } from "./line.ts";

export const everybody = Object.keys(BROWSERS) as BrowserKey[];

export type Asking = {
  readonly world: World;
  clients: Readonly<Record<BrowserKey, Client>>;
  samples: Samples;
  readonly leaks: Leak[];
  /** How many requests were made, and how many of their answers were not as the matrix says. */
  cells: number;
  wrongCells: number;
};

/**
 * A filled database with every kind of actor at a browser, for lines of the matrix. Pages and forms are asked in files of
 * their own: both together take longer than the ten minutes for which somebody has proved who they are.
 */
export function useMatrix(): Asking {
  const world = useWorld();
  const asking = { world, leaks: [], cells: 0, wrongCells: 0 } as unknown as Asking;
  beforeAll(async () => {
    await fillDatabase(world.db.ask);
    const front = await world.app.inject("/");
    asking.samples = { asset: /\/assets\/([\w.-]+\.css)/.exec(front.body)?.[1] ?? "" };
    const opened = everybody.map((key) => [key, openBrowser(world.app, key)] as const);
    asking.clients = Object.fromEntries(opened) as Record<BrowserKey, Client>;
    for (const key of everybody) await asking.clients[key].token();
  });
  afterAll(() => {
    tally(`Requests: ${MATRIX.length} routes as ${everybody.length} kinds of actor`, asking.cells, asking.wrongCells);
    tally("Answers scanned for canaries", asking.cells, asking.leaks.length);
  });
  return asking;
}

/** What is true after the lines were asked: nothing leaked, and nothing was left out. */
export function testsAfter(asking: Asking, lines: readonly Line[]): void {
  test("no value reached anybody who must not have it: not in a page, a header, the log or the audit trail", async () => {
    const { world, leaks } = asking;
    expect(leaks).toEqual([]);
    expect(canariesIn(world.logged.join("\n"))).toEqual([]);
    expect(canariesIn((await contentOf(world.db.ask, "audit_events")).join("\n"))).toEqual([]);
  });

  test("as many requests were made as the matrix has cells", () => {
    const tried = lines.flatMap((line) => everybody.map((key) => targetsFor(line, key, asking.samples).length));
    expect(asking.cells).toBeGreaterThanOrEqual(tried.reduce((sum, count) => sum + count, 0));
    expect(Math.min(...tried)).toBeGreaterThan(0);
  });
}

export type Answer = { readonly target: Target; readonly response: LightMyRequestResponse };

/** What of the answers is not as the matrix says: a status, or a page that tells more of what is hidden than of nothing. */
export function faultsOf(asking: Asking, line: Line, key: BrowserKey, answers: readonly Answer[]): string[] {
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
  for (const { target, response } of isNobody(line, key) && line.for !== "everybody" ? answers : []) {
    const { location } = response.headers;
    const expected = `/sign-in?next=${encodeURIComponent(target.url)}`;
    if (response.statusCode === 303 && location !== expected) wrong.push(`${key}: sent to ${location}`);
  }
  asking.wrongCells += wrong.length;
  return wrong;
}

/** All that an answer tells, without what differs from request to request. */
function told(response: LightMyRequestResponse): string {
  const { date, "set-cookie": cookies, ...headers } = response.headers;
  const body = response.body.replaceAll(/name="_csrf" value="[^"]+"/g, "");
  return JSON.stringify([response.statusCode, headers, body]);
}

/** Looks through an answer for what must not be in it. */
export function look(asking: Asking, to: BrowserKey, target: Target, response: LightMyRequestResponse): void {
  asking.cells++;
  const isWord = String(response.headers["content-type"]).includes("wordprocessingml");
  const body = isWord ? memberOf(response.rawPayload, "word/document.xml") : response.body;
  const sent = `${JSON.stringify(response.headers)}\n${body}`;
  asking.leaks.push(...leaksIn(sent, to, target.url, target.organisation === "own" ? "organisation" : target.place));
}
