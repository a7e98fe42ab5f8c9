import { beforeAll, expect, test } from "vitest";
import { useWorld } from "../world.ts";
import { openBrowser } from "./browser.ts";
import { made } from "./fixture/made.ts";
import { personId } from "./fixture/people.ts";
import { NOWHERE, PARTNERSHIPS, type Place } from "./fixture/places.ts";
import { fillDatabase } from "./fixture.ts";
import type { BrowserKey } from "./matrix/capacities.ts";

const world = useWorld();
const { A, B } = PARTNERSHIPS;

beforeAll(() => fillDatabase(world.db.ask));

type Event = Readonly<Record<"event" | "subject" | "result" | "capacity" | "person_id", string>> & {
  readonly detail: Readonly<Record<string, unknown>>;
};

async function lastEvents(place: Place, after: number): Promise<Event[]> {
  return world.db.ask("select * from audit_events where partnership_id = $1 and seq > $2 order by seq", [
    PARTNERSHIPS[place].id,
    after,
  ]);
}

/** What asking for a page added to the trails of A and of the installation. */
async function recordedBy(key: BrowserKey, url: string) {
  const ends = await world.db.ask<{ id: string; seq: number }>(
    "select partnership_id as id, seq::integer from audit_heads",
  );
  const seqOf = (place: Place) => ends.find(({ id }) => id === PARTNERSHIPS[place].id)?.seq ?? 0;
  const response = await openBrowser(world.app, key).send("GET", url);
  return {
    status: response.statusCode,
    inA: await lastEvents("A", seqOf("A")),
    inB: await lastEvents("B", seqOf("B")),
    inInstallation: await lastEvents("I", seqOf("I")),
  };
}

test("a page that somebody sees and may not have is refused, and the trail says who in which capacity", async () => {
  const { status, inA } = await recordedBy("member", `/${A.slug}/desk/datasets/${made.dataset("A")}`);
  expect(status).toBe(403);
  expect(inA).toEqual([
    expect.objectContaining({
      event: "access.refused",
      result: "refused",
      person_id: personId("member"),
      capacity: "member, panel-member",
      subject: made.dataset("A"),
      detail: { route: "/:partnership/desk/datasets/:id", method: "GET", status: 403, capability: "datasets:read" },
    }),
  ]);
});

test.each([
  ["of the other partnership", made.dataset("B")],
  ["that never was", "99999999-9999-4999-8999-999999999999"],
])("a thing %s is not found, and asking for it is a refusal", async (_what, id) => {
  const { status, inA, inB } = await recordedBy("analyst", `/${A.slug}/desk/datasets/${id}`);
  expect(status).toBe(404);
  expect(inA).toEqual([
    expect.objectContaining({
      event: "access.refused",
      result: "refused",
      subject: id,
      person_id: personId("analyst"),
    }),
  ]);
  expect(inA[0]?.detail).toMatchObject({ status: 404 });
  expect(inB).toEqual([]);
});

test("whoever goes to a partnership without a role there is refused in the installation's trail", async () => {
  const { status, inA, inB, inInstallation } = await recordedBy("analyst", `/${B.slug}/desk`);
  expect({ status, inA, inB }).toEqual({ status: 404, inA: [], inB: [] });
  expect(inInstallation).toEqual([
    expect.objectContaining({ subject: "/:partnership/desk", capacity: "no role", result: "refused" }),
  ]);
  expect(inInstallation[0]?.detail).toMatchObject({ partnership: B.id });
  const nowhere = await recordedBy("analyst", `/${NOWHERE}/desk`);
  expect(nowhere.inInstallation[0]?.detail).not.toHaveProperty("partnership");
});

test("what somebody typed into an address is not kept", async () => {
  const typed = await recordedBy("operator", "/installation/desk/areas/districts/jane-doe");
  expect(typed.status).toBe(404);
  expect(JSON.stringify(typed)).not.toContain("jane-doe");
  expect(typed.inInstallation).toHaveLength(1);
});

test("a visitor who finds nothing, and a page that no route has, leave no event", async () => {
  const visitor = await recordedBy("visitor", `/${A.slug}/assessments/${made.proposal("B")}`);
  expect(visitor).toEqual({ status: 404, inA: [], inB: [], inInstallation: [] });
  const lost = await recordedBy("analyst", `/${A.slug}/desk/no/such/page`);
  expect(lost).toEqual({ status: 404, inA: [], inB: [], inInstallation: [] });
});

test("a form that comes without its token is a refusal", async () => {
  const before = (await lastEvents("A", 0)).length;
  const sent = await openBrowser(world.app, "analyst").submit(`/${A.slug}/desk/analyses`, {
    fields: {},
    multipart: false,
  });
  expect(sent.statusCode).toBe(403);
  expect((await lastEvents("A", 0)).slice(before)).toEqual([
    expect.objectContaining({ event: "access.refused", subject: "/:partnership/desk/analyses" }),
  ]);
});

test("a refusal that cannot be recorded is a failure, and says no more than any other", async () => {
  await world.db.ask("revoke execute on function ctx.append_events(jsonb) from fp_member");
  try {
    for (const url of [`/${A.slug}/desk/datasets`, `/${A.slug}/desk/analyses/${made.analysis("B")}`]) {
      const response = await openBrowser(world.app, "member").send("GET", url);
      expect(response.statusCode).toBe(500);
      expect(response.headers["content-security-policy"]).toBeDefined();
      expect(response.body).not.toContain("append_events");
    }
    expect(world.logged.filter((line) => line.includes("a refusal could not be recorded"))).toHaveLength(2);
  } finally {
    await world.db.ask("grant execute on function ctx.append_events(jsonb) to fp_member");
  }
});
