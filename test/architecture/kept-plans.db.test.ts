import { expect, test } from "vitest";
import { useWorld } from "../world.ts";

const world = useWorld();

const ASKED_IN_SQL = `select p.proname as name from pg_proc p join pg_language l on l.oid = p.prolang
  where p.pronamespace = 'ctx'::regnamespace and l.lanname = 'sql' and p.provolatile <> 'v'
    and (p.prosecdef or p.proconfig is not null)`;

test("what policies and transactions ask keeps its plan: none of it is an SQL function, planned at every use", async () => {
  expect(await world.db.ask(ASKED_IN_SQL)).toEqual([]);
});

test("an SQL function among them would be found", async () => {
  await world.db.ask("begin");
  try {
    await world.db.ask(
      "create function ctx.asked_anew() returns integer language sql stable security definer set search_path = pg_catalog as 'select 1'",
    );
    expect(await world.db.ask(ASKED_IN_SQL)).toEqual([{ name: "asked_anew" }]);
  } finally {
    await world.db.ask("rollback");
  }
});
