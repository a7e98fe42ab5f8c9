import { fastify } from "fastify";
import { expect, test } from "vitest";
import { CAPABILITIES } from "../../src/kernel/capabilities.ts";
import { usableSlug } from "../../src/modules/partnerships/index.ts";
import { registerRoutes } from "../../src/web/access.ts";
import { useWorld } from "../world.ts";

const world = useWorld();

/** Rights that no role holds: commands at the console of the host declare them, and jobs of the program's own. */
const NO_ROLES = ["audit:verify", "partnerships:create", "people:add", "mail:send", "actions:remind"];

async function registry() {
  await world.app.ready();
  return world.app.routeRegistry;
}

test("no partnership can take an address that the program itself answers", async () => {
  const own = new Set(
    (await registry()).map(({ url }) => url.split("/")[1] ?? "").filter((word) => /^[a-z]/.test(word)),
  );
  expect([...own].sort()).toEqual(expect.arrayContaining(["account", "assets", "health", "sign-in", "sign-out"]));
  expect([...own].filter((word) => usableSlug(word).ok)).toEqual([]);
  expect(usableSlug("thurrock").ok).toBe(true);
});

test("no page of the desk is open to whoever comes by", async () => {
  const desk = (await registry()).filter(({ url }) => url.startsWith("/:partnership/desk"));
  expect(desk.length).toBeGreaterThan(0);
  expect(desk.filter(({ capability }) => capability === "public" || capability === "signed-in")).toEqual([]);
});

test("only what everybody may read is kept by caches", async () => {
  const kept = (await registry()).filter(({ cache }) => cache !== "private");
  expect(kept.filter(({ capability, method }) => capability !== "public" || !/^(GET|HEAD)$/.test(method))).toEqual([]);
});

test("pages are read with GET and changed with POST, and with nothing else", async () => {
  const others = (await registry()).filter(({ method }) => !/^(GET|HEAD|POST)$/.test(method));
  expect(others).toEqual([]);
});

test("a role holds only capabilities that there are, and every capability is held by a role, the console or a job of the program's own", async () => {
  const rows = await world.db.ask<{ capability: string }>("select distinct capability from role_capabilities");
  const held = rows.map(({ capability }) => capability);
  expect([...held, ...NO_ROLES].sort()).toEqual(Object.keys(CAPABILITIES).sort());
});

test("every capability that a role holds opens something", async () => {
  const asked = new Set<string>((await registry()).map(({ capability }) => capability));
  const idle = Object.keys(CAPABILITIES).filter(
    (capability) => !asked.has(capability) && !NO_ROLES.includes(capability),
  );
  expect(idle).toEqual([]);
});

test("programs may have downloads of a partnership that ask for no fresh proof, and nothing else", async () => {
  const theirs = (await registry()).filter(({ program, method }) => program !== undefined && method !== "HEAD");
  expect(theirs.map(({ method, url }) => `${method} ${url}`).sort()).toEqual([
    "GET /:partnership/desk/actions/log.csv",
    "GET /:partnership/desk/actions/log.json",
    "GET /:partnership/desk/analyses/:id/tables/:file",
    "GET /:partnership/desk/analyses/finished.json",
    "GET /:partnership/desk/datasets/:id/rejected-rows.csv",
  ]);
});

const asks = { capability: "actions:read", program: "actions" } as const;

test.each([
  ["a form", "POST", "/:partnership/desk/x", asks],
  ["a risky act", "GET", "/:partnership/desk/x", { ...asks, stepUp: true }],
  ["an upload", "GET", "/:partnership/desk/x", { ...asks, streams: true }],
  ["a page of no partnership", "GET", "/account/x", asks],
  ["a page that the public reads", "GET", "/:partnership/desk/x", { ...asks, capability: "public" }],
  ["what the kind of download does not need", "GET", "/:partnership/desk/x", { ...asks, capability: "audit:read" }],
] as const)("a program that lets programs have %s does not start", async (_what, method, url, config) => {
  const app = fastify();
  registerRoutes(app);
  const start = () => app.route({ method, url, config, handler: async () => "" });
  expect(start).toThrow("cannot be had by programs");
  await app.close();
});
