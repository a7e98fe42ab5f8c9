import { expect, test } from "vitest";
import { aVisitor, useWorld } from "../../test/world.ts";
import { buildApp } from "../app.ts";
import { SESSION_COOKIE } from "./credentials.ts";
import { LIMITS } from "./limits.ts";

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

test("a cookie that somebody made up is no other person where passphrases are tried", async () => {
  const visitor = aVisitor(world, "203.0.113.7");
  const tries = [];
  for (let n = 0; n <= LIMITS.signIn.max; n++) {
    const cookie = `${SESSION_COOKIE}=made-up-${n}`;
    tries.push(
      await world.app.inject({ method: "POST", url: "/sign-in", remoteAddress: "203.0.113.7", headers: { cookie } }),
    );
  }
  expect(tries.slice(0, -1).filter(({ statusCode }) => statusCode === 429)).toEqual([]);
  expect(tries.at(-1)?.statusCode).toBe(429);
  expect((await visitor.get("/sign-in")).statusCode).toBe(200);
});
