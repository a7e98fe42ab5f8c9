import { beforeAll, describe, expect, test } from "vitest";
import { leaksIn } from "./canaries.ts";
import { made } from "./fixture/made.ts";
import { canariesIn, PARTNERSHIPS } from "./fixture/places.ts";
import { type Answer, everybody, faultsOf, look, testsAfter, useMatrix } from "./matrix/asking.ts";
import type { BrowserKey } from "./matrix/capacities.ts";
import type { Line } from "./matrix/line.ts";
import { MATRIX } from "./matrix.ts";
import { targetsFor } from "./outcomes.ts";
import { contentOf, type Snapshot, takeSnapshot } from "./snapshot.ts";

const asking = useMatrix();
const { world } = asking;
const pages = MATRIX.filter(({ route }) => route.startsWith("GET"));
let before: Snapshot;

beforeAll(async () => {
  before = await takeSnapshot(world.db.ask);
});

test("every route of the program is in the matrix, and the matrix has no other", () => {
  const registered = world.app.routeRegistry
    .filter(({ method }) => method !== "HEAD")
    .map(({ method, url }) => `${method} ${url.length > 1 ? url.replace(/\/$/, "") : url}`);
  expect(MATRIX.map(({ route }) => route).sort()).toEqual([...new Set(registered)].sort());
});

describe("who gets which page:", () => {
  test.each(pages.map((line) => [line.route, line] as const))("%s", async (_route, line) => {
    const wrong = await Promise.all(everybody.map((key) => pagesFor(line, key)));
    expect(wrong.flat()).toEqual([]);
  });
});

test("reading every page as everybody has changed nothing but the audit trail, when sessions and access tokens were last used, and which papers were opened", async () => {
  const after = await takeSnapshot(world.db.ask);
  const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
  expect(changed.filter((table) => !["audit_events", "audit_heads", "paper_readings"].includes(table))).toEqual([]);
  const refused = "event = 'access.refused' and result = 'refused'";
  expect(await contentOf(world.db.ask, "audit_events", `${refused} and detail->>'status' = '403'`)).not.toEqual([]);
  expect(await contentOf(world.db.ask, "audit_events", `${refused} and detail->>'status' = '404'`)).not.toEqual([]);
});

testsAfter(asking, pages);

test("the scanner sees what there is to see", async () => {
  const { clients } = asking;
  // A visitor of A reads what A tells the public.
  const home = await clients.visitor.send("GET", `/${PARTNERSHIPS.A.slug}`);
  expect(canariesIn(home.body)).toContainEqual({ audience: "a", table: "strategic-aims" });
  expect(leaksIn(home.body, "visitor", "B's page", "B")).not.toEqual([]);
  const draft = await clients.analyst.send("GET", `/${PARTNERSHIPS.A.slug}/desk/assessments/${made.assessment("A")}`);
  expect(canariesIn(draft.body)).toContainEqual({ audience: "a", table: "findings" });
  expect(leaksIn(draft.body, "both", "B's page", "B")).not.toEqual([]);
  expect(leaksIn(draft.body, "scrutiny member", "A's page", "A")).not.toEqual([]);
});

async function pagesFor(line: Line, key: BrowserKey): Promise<string[]> {
  const answers: Answer[] = [];
  const wrong: string[] = [];
  for (const target of targetsFor(line, key, asking.samples)) {
    const response = await asking.clients[key].send("GET", target.url);
    answers.push({ target, response });
    look(asking, key, target, response);
  }
  const [first] = answers;
  if (first && ["visitor", "nobody", "manager", "operator"].includes(key)) {
    const head = await asking.clients[key].send("HEAD", first.target.url);
    look(asking, key, first.target, head);
    if (head.statusCode !== first.response.statusCode || head.body !== "")
      wrong.push(`${key}: HEAD ${head.statusCode}, GET ${first.response.statusCode}`);
  }
  return [...wrong, ...faultsOf(asking, line, key, answers)];
}
