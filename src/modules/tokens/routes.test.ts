import { parse } from "csv-parse/sync";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { wordsOf } from "../../../test/datasets.ts";
import { type Actor, aPartnership, aPerson, type TestPartnership, useWorld } from "../../../test/world.ts";
import { newId, sha256 } from "../../kernel/ids.ts";

const world = useWorld();
let shop: Shop;
let action: string;

/** A partnership with people, an action, a dataset, and an analysis with one table of figures in every state. */
type Shop = {
  readonly partnership: TestPartnership;
  readonly desk: string;
  readonly analyst: Actor;
  readonly manager: Actor;
  readonly chair: Actor;
  readonly dataset: string;
  readonly analysis: string;
};

beforeAll(async () => {
  const partnership = await aPartnership(world, {
    organisations: [{ name: `Council ${newId()}`, kind: "council", capacity: "responsible-authority", source: "" }],
    groups: [{ name: "Board", kind: "strategic-board", purpose: "", cadence: "", alsoCalled: [], source: "" }],
  });
  shop = {
    partnership,
    desk: `/${partnership.slug}/desk`,
    analyst: await aPerson(world, partnership, "analyst"),
    manager: await aPerson(world, partnership, "partnership-manager"),
    chair: await aPerson(world, partnership, "chair"),
    ...(await figuresOf(partnership)),
  };
  const [row] = await world.db.ask<{ organisation: string; group: string }>(
    `select po.organisation_id as organisation, g.id as "group" from partnership_organisations po
       join groups g on g.partnership_id = po.partnership_id where po.partnership_id = $1`,
    [partnership.id],
  );
  action = newId();
  const agreed = { "agreed-day": "2", "agreed-month": "11", "agreed-year": "2026" };
  const due = { "due-day": "3", "due-month": "11", "due-year": "2026" };
  const made = { id: action, text: "Write to the landlords", person: shop.chair.person ?? "", ...agreed, ...due };
  const asked = { ...made, organisation: row?.organisation ?? "", group: row?.group ?? "" };
  expect((await shop.manager.post(`${shop.desk}/actions`, asked)).statusCode).toBe(303);
});

const FIGURES = [
  { state: "known", value: 0 },
  { state: "partial", value: 3, note: "May is partial" },
  { state: "missing", note: "May is missing" },
  { state: "suppressed", note: "Below 5" },
];

async function figuresOf({ id: partnership }: TestPartnership): Promise<{ dataset: string; analysis: string }> {
  const [dataset, analysis] = [newId(), newId()];
  await world.db.ask(
    `insert into datasets (partnership_id, id, format, title, origin, provider, licence, attribution)
     values ($1, $2, 'street-crime', 'Street-level crime', 'synthetic', 'data.police.uk', 'OGL', 'Source: data.police.uk.')`,
    [partnership, dataset],
  );
  await world.db.ask(
    "insert into dataset_versions (partnership_id, dataset_id, number, reason, row_count, months) values ($1, $2, 1, 'test', 0, '[]')",
    [partnership, dataset],
  );
  const parameters = {
    dataset: { id: dataset, title: "Street-level crime", version: 1, isSynthetic: true },
    force: "Essex Police",
    districts: ["E06000034"],
    period: { from: "2025-01", to: "2025-12" },
    duplicates: "every-row",
    gazetteer: { number: 1, sha256: "" },
    program: "0.1.0",
  };
  await world.db.ask(
    `insert into analyses (partnership_id, id, title, parameters, submission_key, step, finished_at)
     values ($1, $2, 'The year 2025', $3, $4, 'done', now())`,
    [partnership, analysis, JSON.stringify(parameters), newId()],
  );
  const columns = [
    { key: "month", title: "Month", format: "text" },
    { key: "count", title: "Incidents", format: "count" },
  ];
  await world.db.ask(
    `insert into analysis_tables (partnership_id, analysis_id, name, position, title, columns, notes)
     values ($1, $2, 'months', 1, 'Incidents by month', $3, '{Synthetic}')`,
    [partnership, analysis, JSON.stringify(columns)],
  );
  const rows = FIGURES.map((count, i) => ({ key: `2025-0${i + 1}`, cells: { month: `Month ${i + 1}`, count } }));
  await world.db.ask(
    `insert into analysis_rows (partnership_id, analysis_id, table_name, position, key, cells)
     select $1, $2, 'months', n, r->>'key', r->'cells' from jsonb_array_elements($3) with ordinality as x (r, n)`,
    [partnership, analysis, JSON.stringify(rows)],
  );
  return { dataset, analysis };
}

const ALL = ["actions", "analyses", "datasets"];
const asked = (about: object = {}) => ({ name: "Monthly workbook", downloads: ALL, days: "90", ...about });

async function aToken(who: Actor, about: object = {}): Promise<string> {
  const page = await who.post(`${shop.desk}/access-tokens`, asked(about));
  expect(page.statusCode).toBe(200);
  return /fpk_[\w-]{43}/.exec(page.body)?.[0] ?? "";
}

const idOfToken = async (token: string) =>
  (await world.db.ask<{ id: string }>("select id from access_tokens where token_hash = $1", [sha256(token)]))[0]?.id;

/** As a program asks: with the header, and without a cookie. */
function fetched(token: string, path: string, headers: Record<string, string> = {}) {
  const url = path.startsWith("/") ? path : `${shop.desk}/${path}`;
  return world.app.inject({ method: "GET", url, headers: { authorization: `Bearer ${token}`, ...headers } });
}

const eventsOf = async (token: string) =>
  world.db.ask<{ event: string; capacity: string; detail: Record<string, unknown> }>(
    "select event, capacity, detail from audit_events where detail->>'accessToken' = $1 or subject = $1 order by seq",
    [await idOfToken(token)],
  );

test("a program fetches what its person fetches by hand, and the trail says that a program did", async () => {
  const token = await aToken(shop.analyst);
  const byHand = await shop.analyst.get(`${shop.desk}/actions/log.csv`);
  const file = await fetched(token, "actions/log.csv");
  expect(file.statusCode).toBe(200);
  expect(file.body).toBe(byHand.body);
  expect(file.headers).toMatchObject({ "cache-control": "no-store", "content-type": "text/csv; charset=utf-8" });
  const [, first] = parse(file.body.slice(1)) as string[][];
  const [chair] = await world.db.ask<{ name: string }>("select name from people where id = $1", [shop.chair.person]);
  expect([first?.[0], first?.[1], first?.[3], first?.[4]]).toEqual([
    action,
    "Write to the landlords",
    chair?.name,
    "Board",
  ]);

  await fetched(token, "actions/log.csv?state=done");
  const events = await eventsOf(token);
  expect(events.map(({ event, capacity }) => [event, capacity])).toEqual([
    ["access-token.made", "analyst"],
    ["access-token.used", "analyst, access-token"],
    ["action-log.exported", "analyst, access-token"],
    ["action-log.exported", "analyst, access-token"],
  ]);
  expect(JSON.stringify(events)).not.toContain("Monthly workbook");
});

test("the log is there as JSON, in which what is not there is null", async () => {
  const answer = await fetched(await aToken(shop.analyst), "actions/log.json");
  expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
  const { actions } = JSON.parse(answer.body);
  expect(actions).toHaveLength(1);
  expect(actions[0]).toMatchObject({
    number: action,
    dueOn: "2026-11-03",
    state: "open",
    isOverdue: true,
    doneOn: null,
  });
  expect(actions[0].latestUpdate).toBeNull();
});

test("a program finds the analyses that are finished, and every figure of their tables with its state", async () => {
  const token = await aToken(shop.analyst, { downloads: "analyses" });
  const { analyses } = JSON.parse((await fetched(token, "analyses/finished.json")).body);
  expect(analyses[0]).toMatchObject({ id: shop.analysis, dataset: { title: "Street-level crime", version: 1 } });
  const [{ name }] = analyses[0].tables;
  const table = JSON.parse((await fetched(token, `analyses/${shop.analysis}/tables/${name}.json`)).body);
  expect(table.rows.map(({ count }: { count: object }) => count)).toEqual(
    FIGURES.map(({ state, value, note }) => ({ value: value ?? null, state, note: note ?? null })),
  );
  const csv = await fetched(token, `analyses/${shop.analysis}/tables/${name}.csv`);
  expect(csv.body).toBe((await shop.analyst.get(`${shop.desk}/analyses/${shop.analysis}/tables/${name}.csv`)).body);
  expect((await fetched(token, `analyses/${shop.analysis}/tables/nothing.json`)).statusCode).toBe(404);
});

test("rejected rows are fetched too, each piece with the rights of its moment", async () => {
  const answer = await fetched(await aToken(shop.analyst), `datasets/${shop.dataset}/rejected-rows.csv`);
  expect(answer.statusCode).toBe(200);
});

test("a download that the token does not name is refused, and the refusal is an event", async () => {
  const token = await aToken(shop.analyst, { downloads: "actions" });
  const refused = await fetched(token, "analyses/finished.json");
  expect(refused.statusCode).toBe(403);
  expect(JSON.parse(refused.body)).toEqual({ error: expect.stringContaining("not among those of the access token") });
  expect((await eventsOf(token)).at(-1)).toMatchObject({
    event: "access.refused",
    capacity: "analyst, access-token",
    detail: { status: 403, capability: "assessments:read" },
  });
});

describe("a token is nothing", () => {
  test("on a page, a form or a download that programs may not have", async () => {
    const token = await aToken(shop.analyst);
    for (const path of [
      "actions",
      "analyses",
      "access-tokens",
      `datasets/${shop.dataset}/originals/${"0".repeat(64)}`,
    ]) {
      const answer = await fetched(token, path);
      expect([answer.statusCode, answer.headers.location]).toEqual([
        303,
        `/sign-in?next=${encodeURIComponent(`${shop.desk}/${path}`)}`,
      ]);
    }
    const auditor = await aPerson(world, shop.partnership, "auditor");
    const theirs = await aToken(auditor, { downloads: ["actions"] });
    expect((await fetched(theirs, "audit/events.csv")).statusCode).toBe(303);
    const sent = await world.app.inject({
      method: "POST",
      url: `${shop.desk}/actions`,
      headers: { authorization: `Bearer ${token}` },
    });
    expect([401, 403]).toContain(sent.statusCode);
  });

  test("in an address, or under another scheme", async () => {
    const token = await aToken(shop.analyst);
    const url = `${shop.desk}/actions/log.csv?access_token=${token}&token=${token}`;
    expect((await world.app.inject(url)).statusCode).toBe(303);
    const basic = { authorization: `Basic ${Buffer.from(`${token}:`).toString("base64")}` };
    expect((await world.app.inject({ url: `${shop.desk}/actions/log.csv`, headers: basic })).statusCode).toBe(303);
  });
});

test("a session and a token at once are refused, whatever the page; a header of somebody else's is not read", async () => {
  const token = await aToken(shop.analyst);
  for (const path of ["actions/log.csv", "actions", "access-tokens"]) {
    const both = await shop.analyst.get(`${shop.desk}/${path}`, { authorization: `Bearer ${token}` });
    expect(both.statusCode).toBe(400);
  }
  const proxied = await shop.analyst.get(`${shop.desk}/actions/log.csv`, { authorization: "Bearer of-a-proxy" });
  expect(proxied.statusCode).toBe(200);
});

test("every token that opens nothing is answered by the same words, and no redirect", async () => {
  const revoked = await aToken(shop.analyst);
  await shop.analyst.post(`${shop.desk}/access-tokens/${await idOfToken(revoked)}/revocation`);
  const expired = await aToken(shop.analyst);
  await world.db.ask("update access_tokens set made_at = now() - interval '2 days', expires_at = now() where id = $1", [
    await idOfToken(expired),
  ]);
  const other = await aPartnership(world);
  const good = await aToken(shop.analyst);
  const elsewhere = await fetched(good, `/${other.slug}/desk/actions/log.csv`);
  const nowhere = await fetched(good, "/no-such-place/desk/actions/log.csv");
  const never = `fpk_${"x".repeat(43)}`;
  const answers = [elsewhere, nowhere];
  for (const token of [revoked, expired, never, "", "nonsense", `${good}x`])
    answers.push(await fetched(token, "actions/log.csv"));
  for (const { statusCode, headers, body } of answers) {
    expect({ statusCode, type: headers["content-type"], body }).toEqual({
      statusCode: 401,
      type: "application/json; charset=utf-8",
      body: '{"error":"The access token is wrong, has expired or was ended, or opens nothing here"}',
    });
    expect(headers["www-authenticate"]).toMatch(/^Bearer/);
    expect(headers["cache-control"]).toBe("no-store");
  }
});

test("the token is shown once and kept nowhere, neither in the database nor in the log", async () => {
  const token = await aToken(shop.analyst);
  await fetched(token, "actions/log.csv");
  await fetched(`${token}`, "analyses/nonsense/tables/x.csv");
  expect((await shop.analyst.get(`${shop.desk}/access-tokens`)).body).not.toContain(token);
  expect(world.logged.join("\n")).not.toContain(token.slice(4));
  const [kept] = await world.db.ask<{ all: string }>("select jsonb_agg(to_jsonb(t))::text as all from access_tokens t");
  expect(kept?.all).not.toContain(token.slice(4));
});

test("nobody makes a token for what they do not hold, without a fresh proof, or without end", async () => {
  const member = await aPerson(world, shop.partnership, "member");
  const page = await member.get(`${shop.desk}/access-tokens`);
  expect(wordsOf(page.body)).toContain("Results of analyses");
  expect(page.body).not.toContain("Rejected rows of datasets");
  const refused = await member.post(`${shop.desk}/access-tokens`, asked());
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain("Choose only what you may fetch yourself");
  expect(refused.body).toContain('value="Monthly workbook"');
  const faults = { name: "Enter a name", downloads: "Choose what the program may fetch", days: "Choose for how long" };
  for (const [field, words] of Object.entries(faults))
    expect((await member.post(`${shop.desk}/access-tokens`, asked({ [field]: [] }))).body).toContain(words);
  await world.db.ask("update sessions set stepped_up_at = now() - interval '11 minutes' where account_id = $1", [
    member.account,
  ]);
  expect((await member.post(`${shop.desk}/access-tokens`, asked({ downloads: "actions" }))).statusCode).toBe(401);
  const scrutineer = await aPerson(world, shop.partnership, "scrutiny-member");
  expect((await scrutineer.get(`${shop.desk}/access-tokens`)).body).toContain("no download that a program could fetch");
});

test("the database itself makes no token for more, by an old proof, or for longer than a year", async () => {
  const make = (capabilities: string, days = 30) =>
    shop.analyst.inPartnership(shop.partnership.slug, (tx) =>
      sql`select ctx.make_access_token('x', ${capabilities}, ${sha256("x")}, ${days}, 100)`.execute(tx),
    );
  await expect(make("{audit:read}")).rejects.toMatchObject({ code: "42501" });
  await expect(make("{assessments:write}")).rejects.toMatchObject({ code: "23514" });
  await expect(make("{}")).rejects.toMatchObject({ code: "23514" });
  await expect(make("{actions:read}", 367)).rejects.toMatchObject({ code: "23514" });
});

test("the way to one's tokens is on the page of one's sessions and in the menu, where there is a page to go to", async () => {
  const href = `href="${shop.desk}/access-tokens"`;
  expect((await shop.chair.get("/account/sessions")).body).toContain(href);
  expect((await shop.chair.get(shop.desk)).body).toContain(href);
  const operator = await aPerson(world, undefined, "operator");
  for (const page of ["/account/sessions", "/installation/desk/areas"]) {
    const answer = await operator.get(page);
    expect([answer.statusCode, answer.body.includes("/access-tokens")]).toEqual([200, false]);
  }
});

test("somebody has ten tokens at most, and one that is revoked makes room", async () => {
  const busy = await aPerson(world, shop.partnership, "analyst");
  const tokens: string[] = [];
  for (let i = 0; i < 10; i++) tokens.push(await aToken(busy));
  const more = await busy.post(`${shop.desk}/access-tokens`, asked());
  expect(more.statusCode).toBe(422);
  expect(more.body).toContain("You have 10 tokens already");
  await busy.post(`${shop.desk}/access-tokens/${await idOfToken(tokens[0] ?? "")}/revocation`);
  await aToken(busy);
});

test("whoever ends roles here ends tokens of others, and nobody else does", async () => {
  const analyst = await aPerson(world, shop.partnership, "analyst");
  const token = await aToken(analyst, { name: "Of the analyst" });
  const revocation = `${shop.desk}/access-tokens/${await idOfToken(token)}/revocation`;
  expect((await shop.chair.get(`${shop.desk}/access-tokens`)).body).not.toContain("Of the analyst");
  expect((await shop.chair.post(revocation)).statusCode).toBe(404);
  expect((await fetched(token, "actions/log.csv")).statusCode).toBe(200);
  expect((await shop.manager.get(`${shop.desk}/access-tokens`)).body).toContain("Of the analyst");
  expect((await shop.manager.post(revocation)).statusCode).toBe(303);
  expect((await fetched(token, "actions/log.csv")).statusCode).toBe(401);
  expect((await shop.manager.post(revocation)).statusCode).toBe(404);
  const [manager] = await world.db.ask<{ name: string }>("select name from people where id = $1", [
    shop.manager.person,
  ]);
  expect(wordsOf((await analyst.get(`${shop.desk}/access-tokens`)).body)).toContain(`Revoked by ${manager?.name}`);
});

test("a program that floods is told to wait, and no other is", async () => {
  const [busy, quiet] = [await aToken(shop.manager), await aToken(shop.manager)];
  for (let i = 0; i < 60; i++) expect((await fetched(busy, "analyses/finished.json")).statusCode).toBe(200);
  const refused = await fetched(busy, "analyses/finished.json");
  expect(refused.statusCode).toBe(429);
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
  expect(JSON.parse(refused.body)).toEqual({ error: "Too many requests" });
  expect((await fetched(quiet, "analyses/finished.json")).statusCode).toBe(200);
});

test("the page of the product names every column of the log, and addresses that are there", async () => {
  const token = await aToken(shop.manager);
  const page = wordsOf((await shop.analyst.get(`${shop.desk}/access-tokens/downloads`)).body);
  const [heading] = parse((await fetched(token, "actions/log.csv")).body.slice(1)) as string[][];
  expect(page).toContain(heading?.join(", "));
  const base = world.config.baseUrl;
  const named = [...page.matchAll(/https?:\/\/\S+\/desk\/\S+\.(csv|json)/g)].map(([address]) =>
    address.slice(base.length),
  );
  const { analyses } = JSON.parse((await fetched(token, "analyses/finished.json")).body);
  const [{ id, tables }] = analyses;
  expect(new Set(named).size).toBe(6);
  for (const address of named) {
    const of = address.includes("/datasets/") ? shop.dataset : id;
    const path = address.replace("/ID/", `/${of}/`).replace("/NAME.", `/${tables[0].name}.`);
    expect((await fetched(token, path)).statusCode, path).toBe(200);
  }
});
