import { expect, test } from "vitest";
import { useWorld } from "../../test/world.ts";
import { buildApp } from "../app.ts";

const world = useWorld();

test("while statements wait too long, pages are turned away with 503 and sign-in is not", async () => {
  const app = await buildApp({
    ...world,
    config: { ...world.config, SHED_DELAY_MS: 60_000 },
    database: { ...world.database, waiting: () => 2_001 },
  });
  try {
    const page = await app.inject("/");
    expect([page.statusCode, page.headers["retry-after"]]).toEqual([503, "5"]);
    expect(page.body).toContain("Try again in a few seconds");
    expect((await app.inject("/sign-in")).statusCode).toBe(200);
  } finally {
    await app.close();
  }
});
