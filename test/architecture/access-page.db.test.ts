import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CAPABILITIES } from "../../src/kernel/capabilities.ts";
import { actor, EVERY_ACTOR } from "../isolation/actors.ts";
import { useWorld } from "../world.ts";
import { type AccessFacts, accessPage } from "./access-page.ts";

const world = useWorld();
const path = join(import.meta.dirname, "..", "..", "docs", "access.md");

test("docs/access.md says who may do what, as it is", async () => {
  const page = accessPage(await facts());
  // Written on request only: otherwise a change of access would go by unread.
  if (process.env["WRITE_DOCS"] === "1") writeFileSync(path, page);
  expect(readFileSync(path, "utf8"), "write it anew with WRITE_DOCS=1, and read what has changed").toBe(page);
});

async function facts(): Promise<AccessFacts> {
  await world.app.ready();
  const roles = await world.db.ask<AccessFacts["roles"][number]>(`
    select r.title, r.scope, array(select c.capability from role_capabilities c where c.role_key = r.key
                                    union select unnest(ctx.held_through_groups()) where r.scope = 'group') as capabilities
      from roles r order by r.scope desc, r.title`);
  const routes = new Map(
    world.app.routeRegistry
      .filter(({ method }) => method !== "HEAD")
      .map((route) => [`${route.url} ${route.method}`, route] as const),
  );
  return {
    capabilities: CAPABILITIES,
    roles,
    routes: [...routes].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, route]) => route),
    actors: EVERY_ACTOR.map(actor),
  };
}
