import { describe, expect, test } from "vitest";
import { type Actor, aPartnership, aPerson, type TestPartnership, useWorld } from "../../../../test/world.ts";

const world = useWorld();

const GROUPS = [{ name: "MARAC", kind: "panel", purpose: "", cadence: "", alsoCalled: [], source: "" }] as const;

type Scene = {
  readonly partnership: TestPartnership;
  readonly manager: Actor;
  readonly chair: Actor;
  readonly somebody: Actor;
  /** The address of a page of the desk. */
  readonly desk: (path: string) => string;
};

async function aScene(): Promise<Scene> {
  const partnership = await aPartnership(world, { groups: GROUPS });
  return {
    partnership,
    manager: await aPerson(world, partnership, "partnership-manager"),
    chair: await aPerson(world, partnership, "chair"),
    somebody: await aPerson(world, partnership, "scrutiny-member"),
    desk: (path) => `/${partnership.slug}/desk/${path}`,
  };
}

function from(day: Date): Record<string, string> {
  const [year = "", month = "", date = ""] = day.toISOString().slice(0, 10).split("-");
  return { "from-day": date, "from-month": month, "from-year": year };
}

async function ask({ manager, desk }: Scene, person: string | undefined, fields: Record<string, string>) {
  return manager.post(desk(`people/${person}/roles`), { ...from(world.now), ...fields });
}

async function waiting({ partnership }: Scene): Promise<string> {
  const [row] = await world.db.ask<{ id: string }>(
    "select id from role_grants where partnership_id = $1 order by proposed_at desc limit 1",
    [partnership.id],
  );
  return row?.id ?? "";
}

async function eventsOf({ partnership }: Scene): Promise<{ event: string; person_id: string; detail: object }[]> {
  return world.db.ask(
    "select event, person_id, detail from audit_events where partnership_id = $1 and event like 'role.%' order by seq",
    [partnership.id],
  );
}

test("a role asked for by one person is held once another has accepted it, and both are named in the audit trail", async () => {
  const scene = await aScene();
  const { manager, chair, somebody, desk } = scene;
  expect((await ask(scene, somebody.person, { role: "analyst" })).statusCode).toBe(303);
  expect((await somebody.get(desk("datasets"))).statusCode).toBe(403);
  expect((await chair.get(desk(""))).body).toContain("1 role waits for you to accept or decline it");

  const id = await waiting(scene);
  expect((await chair.post(desk(`approvals/${id}/acceptance`))).statusCode).toBe(303);
  expect((await somebody.get(desk("datasets"))).statusCode).toBe(200);
  expect((await chair.get(desk(""))).body).not.toContain("waits for you to accept");
  const page = await manager.get(desk(`people/${somebody.person}`));
  expect(page.body).toMatch(/Asked for by Person \w+, accepted by Person \w+/);
  expect(await eventsOf(scene)).toEqual([
    expect.objectContaining({ event: "role.asked-for", person_id: manager.person }),
    expect.objectContaining({
      event: "role.accepted",
      person_id: chair.person,
      detail: { person: somebody.person, role: "analyst", group: null, organisation: null, askedForBy: manager.person },
    }),
  ]);
});

test("those who may accept a role are told by e-mail, without whoever asked and whoever would hold it", async () => {
  const scene = await aScene();
  await ask(scene, scene.somebody.person, { role: "analyst" });
  const told = await world.db.ask<{ person: string }>(
    "select person_id as person from outgoing_messages where partnership_id = $1 and kind = 'people.role-awaited'",
    [scene.partnership.id],
  );
  expect(told).toEqual([{ person: scene.chair.person }]);
});

describe("nobody grants themselves anything:", () => {
  test("whoever asked is told that somebody else has to accept, and nothing is given", async () => {
    const scene = await aScene();
    await ask(scene, scene.somebody.person, { role: "analyst" });
    const refused = await scene.manager.post(scene.desk(`approvals/${await waiting(scene)}/acceptance`));
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain("You asked for this role yourself");
    expect((await scene.somebody.get(scene.desk("datasets"))).statusCode).toBe(403);
  });

  test("a manager who adds their own account to a panel waits for somebody else", async () => {
    const scene = await aScene();
    const [group] = await world.db.ask<{ id: string }>("select id from groups where partnership_id = $1", [
      scene.partnership.id,
    ]);
    const asked = await ask(scene, scene.manager.person, { role: "marac-coordinator", group: group?.id ?? "" });
    expect(asked.statusCode).toBe(303);
    const groups = () =>
      scene.manager.inPartnership(scene.partnership.slug, async (tx) => {
        const { sql } = await import("kysely");
        const { rows } = await sql<{ groups: string[] }>`select ctx.my_groups('groups:read') as groups`.execute(tx);
        return rows[0]?.groups;
      });
    expect(await groups()).toEqual([]);
    const id = await waiting(scene);
    expect((await scene.manager.post(scene.desk(`approvals/${id}/acceptance`))).statusCode).toBe(422);
    expect(await groups()).toEqual([]);
    expect((await scene.chair.post(scene.desk(`approvals/${id}/acceptance`))).statusCode).toBe(303);
    expect(await groups()).toEqual([group?.id]);
  });

  test("one cannot accept what somebody else has asked for on one's own behalf", async () => {
    const scene = await aScene();
    await ask(scene, scene.chair.person, { role: "partnership-manager" });
    const refused = await scene.chair.post(scene.desk(`approvals/${await waiting(scene)}/acceptance`));
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain("You would hold this role yourself");
  });

  test("the database refuses it as well, whatever the program thinks", async () => {
    const scene = await aScene();
    await ask(scene, scene.somebody.person, { role: "analyst" });
    const grant = await waiting(scene);
    const give = (
      actor: Actor,
      person: string | undefined,
      askedBy: string | undefined,
      acceptedBy: string | undefined,
    ) =>
      actor.inPartnership(scene.partnership.slug, (tx) =>
        tx
          .insertInto("memberships")
          .values({
            grant_id: grant,
            person_id: person ?? "",
            role_key: "analyst",
            from_on: world.now.toISOString().slice(0, 10) as never,
            granted_by: askedBy ?? "",
            accepted_by: acceptedBy ?? "",
          })
          .execute(),
      );
    const { manager, chair, somebody } = scene;
    const attempts = [
      // Both persons the same; another put in the first one's place; in another's name; for somebody else than asked.
      [() => give(manager, somebody.person, manager.person, manager.person), "23514"],
      [() => give(manager, somebody.person, chair.person, manager.person), "23503"],
      [() => give(manager, somebody.person, manager.person, chair.person), "42501"],
      [() => give(chair, chair.person, manager.person, chair.person), "23514"],
      [() => give(somebody, somebody.person, manager.person, somebody.person), "42501"],
    ] as const;
    for (const [attempt, code] of attempts) await expect(attempt()).rejects.toMatchObject({ code });
    const bare = manager.inPartnership(scene.partnership.slug, (tx) =>
      tx
        .insertInto("memberships")
        .values({ person_id: manager.person ?? "", role_key: "chair", from_on: "2020-01-01" as never })
        .execute(),
    );
    await expect(bare).rejects.toMatchObject({ code: "42501" });
  });
});

test("what was declined or taken back is held by nobody, and cannot be decided again", async () => {
  const scene = await aScene();
  const { manager, chair, somebody, desk } = scene;
  for (const [actor, word] of [
    [chair, "refusal"],
    [manager, "withdrawal"],
  ] as const) {
    await ask(scene, somebody.person, { role: "analyst" });
    const id = await waiting(scene);
    expect((await actor.post(desk(`approvals/${id}/${word}`))).statusCode).toBe(303);
    expect((await chair.post(desk(`approvals/${id}/acceptance`))).statusCode).toBe(404);
  }
  expect((await somebody.get(desk("datasets"))).statusCode).toBe(403);
});

test("two people who accept at once give one role", async () => {
  const scene = await aScene();
  const vice = await aPerson(world, scene.partnership, "vice-chair");
  await ask(scene, scene.somebody.person, { role: "analyst" });
  const path = scene.desk(`approvals/${await waiting(scene)}/acceptance`);
  const answers = await Promise.all([scene.chair.post(path), vice.post(path)]);
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 404]);
});

test("a role that is ended is gone with the next request, and its page says who ended it", async () => {
  const scene = await aScene();
  const { manager, somebody, desk } = scene;
  const [held] = await world.db.ask<{ id: string }>("select id from memberships where person_id = $1", [
    somebody.person,
  ]);
  expect((await somebody.get(desk("partnership"))).statusCode).toBe(200);
  expect((await manager.post(desk(`people/${somebody.person}/roles/${held?.id}/end`))).statusCode).toBe(303);
  expect((await somebody.get(desk("partnership"))).statusCode).toBe(404);
  expect((await manager.get(desk(`people/${somebody.person}`))).body).toMatch(/Ended on .* by Person/);
  const again = await manager.post(desk(`people/${somebody.person}/roles/${held?.id}/end`));
  expect(again.statusCode).toBe(422);
});

test.each([
  [{ role: "" }, "Choose a role"],
  [{ role: "operator" }, "Choose a role"],
  [{ role: "panel-member" }, "choose the group"],
  [{ role: "scrutiny-member" }, "holds that role already"],
  [{ role: "analyst", "from-month": "13" }, "First day must be a real date"],
  [{ role: "analyst", "to-day": "1", "to-month": "1", "to-year": "2001" }, "Last day must be the same as or after"],
  [{ role: "analyst", partnership_id: "x" }, "This form has no field called partnership_id"],
])("a request for %j is refused with what to do: %s", async (fields: Record<string, string>, words) => {
  const scene = await aScene();
  const refused = await ask(scene, scene.somebody.person, fields);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain(words);
});

test("people are found by name, employer and role, a page at a time", async () => {
  const scene = await aScene();
  const list = async (query: string) => (await scene.manager.get(scene.desk(`people${query}`))).body;
  expect(await list("")).toContain("3 people, sorted by name");
  expect(await list("?role=chair")).toContain("1 person");
  expect(await list("?words=%25")).toContain("No people match");
  expect(await list("?when=past")).toContain("No people match");
  expect(await list("?page=2")).toContain("There are not that many pages");
});
