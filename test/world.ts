import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, expect } from "vitest";
import { buildApp } from "../src/app.ts";
import { day } from "../src/kernel/dates.ts";
import { newId } from "../src/kernel/ids.ts";
import { addPerson, grantRole, openSession } from "../src/modules/accounts/index.ts";
import { foundPartnership, type PartnershipSetup } from "../src/modules/partnerships/index.ts";
import { modules } from "../src/modules.ts";
import { type Environment, readConfig } from "../src/platform/config/config.ts";
import { builtEntry } from "../src/platform/config/paths.ts";
import { openTaskRunner } from "../src/platform/engine/runner.ts";
import { type JobHandler, startWorker } from "../src/platform/jobs/worker.ts";
import { openLog } from "../src/platform/log/log.ts";
import type { Services } from "../src/platform/services.ts";
import { asConsole, asMember } from "../src/platform/tenancy/transactions.ts";
import type { Tx } from "../src/platform/tenancy/tx.ts";
import { SESSION_COOKIE } from "../src/web/credentials.ts";
import { valuesInEvents } from "./audit-values.ts";
import { openTestDatabase, type TestDatabase } from "./database.ts";

/** The program with a fresh database, for the tests of one file. Its clock stands still unless a test moves it. */
export type World = Services & {
  readonly db: TestDatabase;
  readonly app: FastifyInstance;
  /** What was logged, a line each. */
  readonly logged: string[];
  /** Every transaction that held the embedded database, in milliseconds; and how long the processor worked in it. */
  readonly held: { purpose: string; milliseconds: number; worked: number }[];
  now: Date;
  /** Runs jobs until none is due. */
  readonly jobsDone: (handlers?: readonly JobHandler[]) => Promise<void>;
};

/** Opens a world before the tests of this file and closes it after them. */
export function useWorld(settings: Environment = {}): World {
  const world = { logged: [] as string[], held: [] as World["held"] } as unknown as {
    -readonly [Key in keyof World]: World[Key];
  };
  let dataFolder = "";
  beforeAll(async () => {
    dataFolder = mkdtempSync(join(tmpdir(), "fp-test-"));
    world.db = await openTestDatabase((purpose, milliseconds, worked) =>
      world.held.push({ purpose, milliseconds, worked }),
    );
    world.database = world.db.engine;
    // A machine that is busy with other tests is no reason to turn a request away.
    world.config = readConfig({ ...settings, DATA_DIR: dataFolder, SHED_DELAY_MS: "0" });
    world.log = openLog("info", { write: (line: string) => void world.logged.push(line) });
    world.engine = openTaskRunner({ entry: builtEntry("engine") });
    world.now = new Date();
    world.app = await buildApp(world, () => world.now);
    world.jobsDone = async (handlers = modules.flatMap((module) => module.jobs?.(world) ?? [])) => {
      const worker = startWorker({ engine: world.database, log: world.log, handlers, schedules: [], atOnce: 1 });
      await worker.idle();
      await worker.stop(1_000);
    };
  });
  afterAll(async () => {
    const values = world.db && (await valuesInEvents(world.db.ask));
    await world.app?.close();
    await world.engine?.close();
    await world.db?.close();
    rmSync(dataFolder, { recursive: true, force: true });
    // Whatever the tests of the file did, none of it may have put a personal value into an event.
    expect(values).toEqual([]);
  });
  return world;
}

export type TestPartnership = { readonly id: string; readonly slug: string; readonly name: string };

const EMPTY: Omit<PartnershipSetup, "slug" | "name"> = {
  kind: "district",
  nation: "england",
  stage: "live",
  vision: "A safer place",
  purpose: "",
  areas: [],
  organisations: [],
  aims: [],
  groups: [],
};

/** A new partnership, with a name of its own. State only what the test is about. */
export async function aPartnership(world: World, about: Partial<PartnershipSetup> = {}): Promise<TestPartnership> {
  const slug = about.slug ?? `p-${newId().slice(0, 13)}`;
  const setup: PartnershipSetup = { ...EMPTY, slug, name: `Partnership ${slug}`, ...about };
  const founded = await asConsole(
    world.database,
    { slug: "installation", capabilities: ["partnerships:create"], command: "test" },
    (tx) => foundPartnership(tx, setup),
  );
  if (!founded.ok) throw new Error(founded.problems.map((problem) => problem.message).join());
  return { id: founded.value, slug, name: setup.name };
}

/** Somebody at a browser: signed in, or a visitor. */
export type Actor = {
  readonly person: string | undefined;
  readonly account: string | undefined;
  readonly token: string | undefined;
  /** The session's token as the browser holds it now. */
  cookie(): string | undefined;
  get(path: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  /** Sends a form as a page of ours would, with its token. */
  post(path: string, fields?: Record<string, string | string[]>): Promise<LightMyRequestResponse>;
  /** Sends files as the browser's upload form does. */
  upload(path: string, fields: Record<string, string>, files: readonly UploadFile[]): Promise<LightMyRequestResponse>;
  /** One transaction as this person, in the partnership of that slug. */
  inPartnership<T>(slug: string | undefined, work: (tx: Tx) => Promise<T>): Promise<T>;
};

export type UploadFile = { readonly field: string; readonly name: string; readonly content: string | Uint8Array };

export function aVisitor(world: World, remoteAddress?: string): Actor {
  return actor(world, { ...(remoteAddress !== undefined && { remoteAddress }) });
}

/** A person who holds these roles in the partnership today (none: an account without a role), signed in. */
export async function aPerson(
  world: World,
  partnership: { readonly slug: string } | undefined,
  ...roles: readonly string[]
): Promise<Actor> {
  const who = await asConsole(
    world.database,
    { slug: partnership?.slug ?? "installation", capabilities: ["people:add"], command: "test" },
    async (tx) => {
      const ids = await addPerson(tx, { name: `Person ${newId().slice(0, 8)}`, email: `${newId()}@example.org` });
      for (const role of roles) await grantRole(tx, ids.person, role, day("2020-01-01"));
      return ids;
    },
  );
  return actor(world, { ...who, token: await openSession(world.database, sessionOf(who.account), "test") });
}

export type TestOrganisation = { readonly id: string; readonly name: string };

/** A new organisation, with a name of its own, which takes part in the partnership. */
export async function anOrganisation(world: World, partnership?: { readonly id: string }): Promise<TestOrganisation> {
  const [id, name] = [newId(), `Organisation ${newId().slice(0, 8)}`];
  await world.db.ask("insert into organisations (id, name, kind) values ($1, $2, 'council')", [id, name]);
  if (partnership)
    await world.db.ask(
      "insert into partnership_organisations (partnership_id, organisation_id, capacity) values ($1, $2, 'invited')",
      [partnership.id, id],
    );
  return { id, name };
}

/** Somebody whom the organisation employs, signed in; an administrator of its people when said so. */
export async function anEmployee(
  world: World,
  organisation: TestOrganisation,
  { administers = false, email = `${newId()}@example.org` } = {},
): Promise<Actor & { readonly email: string; readonly name: string }> {
  const name = `Person ${newId().slice(0, 8)}`;
  const who = await asConsole(
    world.database,
    { slug: "installation", capabilities: ["people:add"], command: "test" },
    async (tx) => {
      const ids = await addPerson(tx, { name, email, organisation: organisation.id });
      if (administers)
        await grantRole(tx, ids.person, "organisation-administrator", day("2020-01-01"), organisation.id);
      return ids;
    },
  );
  const token = await openSession(world.database, sessionOf(who.account), "test");
  return { ...actor(world, { ...who, token }), email, name };
}

/** Signed in as people are who work in a live partnership: with a second factor. */
function sessionOf(account: string) {
  return { account, method: "passphrase", secondFactor: "one-time-code", device: "Firefox on Linux" } as const;
}

type Who = { person?: string; account?: string; token?: string; remoteAddress?: string };

function actor(world: World, who: Who): Actor {
  const cookies: Record<string, string> = who.token === undefined ? {} : { [SESSION_COOKIE]: who.token };
  const from = who.remoteAddress === undefined ? {} : { remoteAddress: who.remoteAddress };
  let formToken: string | undefined;

  async function get(url: string, headers: Record<string, string> = {}) {
    return keepCookies(await world.app.inject({ method: "GET", url, headers, cookies, ...from }));
  }

  function keepCookies(response: LightMyRequestResponse): LightMyRequestResponse {
    for (const { name, value } of response.cookies) {
      // Forms belong to the session: with another, they are fetched anew.
      if (name === SESSION_COOKIE) formToken = undefined;
      if (value === "") delete cookies[name];
      else cookies[name] = value;
    }
    return response;
  }

  /** The token of this browser's forms, from a page that everybody has. */
  async function token(): Promise<string> {
    if (formToken === undefined) {
      const page = await get("/sign-in");
      formToken = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? "";
    }
    return formToken;
  }

  async function send(url: string, contentType: string, payload: string | Buffer) {
    const response = await world.app.inject({
      method: "POST",
      url,
      cookies,
      payload,
      headers: { "content-type": contentType },
      ...from,
    });
    return keepCookies(response);
  }

  return {
    person: who.person,
    account: who.account,
    token: who.token,
    cookie: () => cookies[SESSION_COOKIE],
    get,
    async post(url, fields = {}) {
      const body = new URLSearchParams("_csrf" in fields ? {} : { _csrf: await token() });
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
      return send(url, "application/x-www-form-urlencoded", body.toString());
    },
    async upload(url, fields, files) {
      const form = new FormData();
      for (const [name, value] of Object.entries({ _csrf: await token(), ...fields })) form.append(name, value);
      for (const file of files)
        form.append(
          file.field,
          new Blob([typeof file.content === "string" ? file.content : new Uint8Array(file.content)]),
          file.name,
        );
      const encoded = new Response(form);
      return send(url, encoded.headers.get("content-type") ?? "", Buffer.from(await encoded.arrayBuffer()));
    },
    inPartnership: (slug, work) => asMember(world.database, who.token ?? "", slug, "test", work),
  };
}
