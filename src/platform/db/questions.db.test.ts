import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../test/database.ts";
import type { Opening, Session } from "./engine.ts";

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
});

afterAll(() => db?.close());

const opening: Opening = { login: "web", role: "fp_public", purpose: "test" };
const one = async (session: Session, sql: string) => Object.values((await session.query(sql)).rows[0] ?? {})[0];

test("questions asked at once are answered each with its own answer, in the role that was asked for", async () => {
  const answers = await db.engine.transaction(opening, (session) =>
    Promise.all([one(session, "select 1"), one(session, "select current_user::text"), one(session, "select 3")]),
  );
  expect(answers).toEqual([1, "fp_public", 3]);
});

test("when one of them fails the transaction does, and the next one begins afresh", async () => {
  for (let round = 0; round < 5; round++) {
    const failing = db.engine.transaction(opening, (session) =>
      Promise.all([one(session, "select 1"), one(session, "select 1 / 0"), one(session, "select 3")]),
    );
    await expect(failing).rejects.toMatchObject({ code: "22012" });
    const alone = db.engine.transaction(opening, (session) => one(session, "select current_user::text"));
    expect(await alone).toBe("fp_public");
  }
});

test("nothing that was asked and not waited for is written when the transaction fails", async () => {
  const failing = db.engine.transaction(opening, async (session) => {
    const floating = one(session, "select set_config('app.test', 'left over', false)").catch(() => {});
    await Promise.all([floating, one(session, "select 1 / 0")]);
  });
  await expect(failing).rejects.toMatchObject({ code: "22012" });
  const settings = await Promise.all(
    Array.from({ length: 4 }, () =>
      db.engine.transaction(opening, (session) => one(session, "select current_setting('app.test', true)")),
    ),
  );
  expect(settings.filter(Boolean)).toEqual([]);
});

test("what is asked last is done after everything else, and before the commit", async () => {
  const order = "select set_config('app.order', current_setting('app.order', true) || $1, false)";
  await db.engine.transaction(opening, async (session) => {
    await session.query("select set_config('app.order', 'first', false)");
    session.last(order, [" last"]);
    await session.query(order, [" second"]);
  });
  const told = await Promise.all(
    Array.from({ length: 4 }, () =>
      db.engine.transaction(opening, (session) => one(session, "select current_setting('app.order', true)")),
    ),
  );
  expect(told).toContain("first second last");
});

test("when what is asked last fails nothing is kept, and the transaction fails with it", async () => {
  const failing = db.engine.transaction(opening, async (session) => {
    await session.query("select set_config('app.kept', 'left over', false)");
    session.last("select 1 / $1::integer", [0]);
    return "done";
  });
  await expect(failing).rejects.toMatchObject({ code: "22012" });
  const settings = await Promise.all(
    Array.from({ length: 4 }, () =>
      db.engine.transaction(opening, (session) => one(session, "select current_setting('app.kept', true)")),
    ),
  );
  expect(settings.filter(Boolean)).toEqual([]);
});

test("a transaction whose role the login may not take runs nothing", async () => {
  const refused = db.engine.transaction({ ...opening, login: "auth", role: "fp_job" }, (session) =>
    one(session, "select 1"),
  );
  // The embedded database has one superuser, who may take every role.
  if (db.engine.kind === "server") await expect(refused).rejects.toMatchObject({ code: "42501" });
  else expect(await refused).toBe(1);
});
