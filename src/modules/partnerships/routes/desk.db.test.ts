import { expect, test } from "vitest";
import { aPartnership, aPerson, aVisitor, useWorld } from "../../../../test/world.ts";

const world = useWorld();

const ABOUT = {
  vision: "Making the place safer",
  areas: [{ code: "E06000034", name: "Thurrock" }],
  organisations: [
    { name: "Kent & Essex <Rail> Police", kind: "police", capacity: "responsible-authority", source: "Strategy" },
  ],
  groups: [
    {
      name: "Strategic Board",
      kind: "strategic-board",
      purpose: "Directs",
      cadence: "Quarterly",
      alsoCalled: [],
      source: "",
    },
    {
      parent: "Strategic Board",
      name: "Executive",
      kind: "executive",
      purpose: "",
      cadence: "",
      alsoCalled: [],
      source: "",
    },
  ],
} as const;

test("those who work in a partnership see its areas, organisations and structure", async () => {
  const partnership = await aPartnership(world, ABOUT);
  const page = await (await aPerson(world, partnership, "scrutiny-member")).get(
    `/${partnership.slug}/desk/partnership`,
  );
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain("Thurrock (E06000034)");
  expect(page.body).toContain("Kent &amp; Essex &lt;Rail&gt; Police");
  expect(page.body.indexOf("Strategic Board")).toBeLessThan(page.body.indexOf(">Executive<"));
});

test("another partnership's page is not found, and looks like one that never was", async () => {
  const [ours, theirs] = [await aPartnership(world), await aPartnership(world, ABOUT)];
  const person = await aPerson(world, ours, "partnership-manager");
  const refused = await person.get(`/${theirs.slug}/desk/partnership`);
  const nowhere = await person.get("/no-such-place/desk/partnership");
  expect([refused.statusCode, nowhere.statusCode]).toEqual([404, 404]);
  const plain = (body: string) => body.replace(/name="_csrf" value="[^"]+"/g, "");
  expect(plain(refused.body)).toBe(plain(nowhere.body));
});

test("a person without a role there is not let in, and a visitor is asked to sign in", async () => {
  const partnership = await aPartnership(world);
  expect((await (await aPerson(world, undefined)).get(`/${partnership.slug}/desk/partnership`)).statusCode).toBe(404);
  const visitor = await aVisitor(world).get(`/${partnership.slug}/desk/partnership`);
  expect(visitor.headers.location).toBe(`/sign-in?next=${encodeURIComponent(`/${partnership.slug}/desk/partnership`)}`);
});
