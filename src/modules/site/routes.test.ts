import { expect, test } from "vitest";
import { aPartnership, aPerson, aVisitor, useWorld } from "../../../test/world.ts";

const world = useWorld();

test("the front page lists every partnership, a county before its own, and never the installation", async () => {
  const county = await aPartnership(world, { name: "Safer Westshire", kind: "county", vision: "Together" });
  await aPartnership(world, { name: "Safer Aldon", parentSlug: county.slug, vision: "A <safer> Aldon" });
  const page = await aVisitor(world).get("/");
  expect(page.statusCode).toBe(200);
  expect(page.body.indexOf("Safer Westshire")).toBeLessThan(page.body.indexOf("Safer Aldon"));
  expect(page.body).toContain("A &lt;safer&gt; Aldon");
  expect(page.body).toContain("Part of Safer Westshire");
  expect(page.body).not.toContain("This installation");
});

test("a partnership's public home tells its vision, aims, expected outcomes and structure", async () => {
  const partnership = await aPartnership(world, {
    vision: "Working together",
    aims: [
      {
        kind: "priority",
        title: "Burglary",
        points: ["Homes"],
        source: "Strategy, 2.3",
        expectedOutcomes: ["Fewer burglaries"],
      },
    ],
    groups: [{ name: "Board", kind: "strategic-board", purpose: "Directs", cadence: "", alsoCalled: [], source: "" }],
  });
  const { body } = await aVisitor(world).get(`/${partnership.slug}`);
  for (const words of [
    "Working together",
    "Burglary",
    "Fewer burglaries",
    "Strategy, 2.3",
    "Board",
    "No strategic assessment has been published",
  ]) {
    expect(body).toContain(words);
  }
});

test("a public page is the same for everybody, and is answered with 304 when it has not changed", async () => {
  const partnership = await aPartnership(world);
  const visited = await aVisitor(world).get(`/${partnership.slug}`);
  const signedIn = await (await aPerson(world, partnership, "analyst")).get(`/${partnership.slug}`);
  expect(signedIn.body).toBe(visited.body);
  expect(visited.headers["cache-control"]).toBe("public, max-age=0, must-revalidate");
  const again = await aVisitor(world).get(`/${partnership.slug}`, { "if-none-match": String(visited.headers.etag) });
  expect([again.statusCode, again.body]).toEqual([304, ""]);
});

test("a public page is drawn anew once something is recorded, and not before", async () => {
  const partnership = await aPartnership(world, { vision: "Before" });
  const home = async () => (await aVisitor(world).get(`/${partnership.slug}`)).body;
  expect(await home()).toContain("Before");
  // Behind the program's back: no act of the program leaves no event.
  await world.db.ask("update partnerships set vision = 'After' where id = $1", [partnership.id]);
  expect(await home()).toContain("Before");
  expect((await aVisitor(world).get(`/${partnership.slug}?again`)).body).toContain("After");
  await aPartnership(world);
  expect(await home()).toContain("After");
});

test("the desk's home is for those with a role, and names the partnership", async () => {
  const partnership = await aPartnership(world, { name: "Safer Aldon and Bree" });
  const home = await (await aPerson(world, partnership, "member")).get(`/${partnership.slug}/desk`);
  expect(home.statusCode).toBe(200);
  expect(home.body).toContain("Safer Aldon and Bree");
  expect(home.headers["cache-control"]).toBe("no-store");
});

test("the desk's home leads from nothing to the first step, for those who can take it", async () => {
  const partnership = await aPartnership(world);
  const analyst = await (await aPerson(world, partnership, "analyst")).get(`/${partnership.slug}/desk`);
  expect(analyst.body).toContain(`href="/${partnership.slug}/desk/datasets/new"`);
  const member = await (await aPerson(world, partnership, "member")).get(`/${partnership.slug}/desk`);
  expect(member.body).toContain("From files to a published assessment");
  expect(member.body).not.toContain("datasets/new");
});

test.each(["/accessibility", "/privacy"])("%s is there for everybody", async (path) => {
  expect((await aVisitor(world).get(path)).statusCode).toBe(200);
});

test.each(["/no-such-place", "/installation", "/sign-in/x"])("%s is not found", async (path) => {
  expect((await aVisitor(world).get(path)).statusCode).toBe(404);
});
