import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { useTempFolder } from "../../../../test/temp-folder.ts";
import { type Actor, aPartnership, aVisitor, useWorld } from "../../../../test/world.ts";
import { day } from "../../../kernel/dates.ts";
import { newId } from "../../../kernel/ids.ts";
import { hashPassphrase } from "../../../platform/passphrases/passphrases.ts";
import { asConsole } from "../../../platform/tenancy/transactions.ts";
import { addPerson, grantRole } from "../index.ts";

const folder = useTempFolder();
const list = join(folder, "stolen.txt");
writeFileSync(list, "something else\nseven green bottles hanging\n");
const world = useWorld({ BREACHED_PASSPHRASES: list });
const OLD = "otter lantern tide Grays";
const NEW = "plinth umber kestrel nine";
let passphraseHash: string;

beforeAll(async () => {
  passphraseHash = await hashPassphrase(OLD);
});

async function anAccount() {
  const partnership = await aPartnership(world, {
    stage: "demonstration",
    name: "Safer Hedgerow Vale",
    areas: [{ code: "E07000999", name: "Mickleditch" }],
    slug: `vale-${newId().slice(0, 8)}`,
  });
  const email = `${newId()}@example.org`;
  await asConsole(
    world.database,
    { slug: partnership.slug, capabilities: ["people:add"], command: "test" },
    async (tx) => {
      const added = await addPerson(tx, { name: "Rowan Thistlewick", email, passphraseHash });
      await grantRole(tx, added.person, "chair", day("2020-01-01"));
    },
  );
  return email;
}

async function signIn(email: string, passphrase = OLD): Promise<Actor> {
  const person = aVisitor(world);
  await person.post("/sign-in", { email, passphrase });
  return person;
}

const change = (person: Actor, passphrase: string, current = OLD) =>
  person.post("/account/passphrase", { current, passphrase, again: passphrase });

test("a passphrase is changed by who gives the present one, and sessions from before are told so", async () => {
  const email = await anAccount();
  const [here, there] = [await signIn(email), await signIn(email)];
  const before = here.cookie();
  const done = await change(here, NEW);
  expect(done.headers.location).toBe("/account/sessions");
  expect((await here.get("/account/sessions")).statusCode).toBe(200);
  const stolen = await world.app.inject({ url: "/account/sessions", cookies: { "__Host-sid": before ?? "" } });
  expect(stolen.statusCode).toBe(303);

  const refused = await there.get("/account/sessions");
  expect(refused.headers.location).toMatch(/^\/sign-in/);
  expect((await there.get(String(refused.headers.location))).body).toContain("because your passphrase was changed");
  expect((await aVisitor(world).post("/sign-in", { email, passphrase: OLD })).statusCode).toBe(422);
  expect((await aVisitor(world).post("/sign-in", { email, passphrase: NEW })).statusCode).toBe(303);
});

test("with a wrong present passphrase nothing changes, and guesses wait longer and longer", async () => {
  const email = await anAccount();
  const person = await signIn(email);
  for (let tries = 0; tries < 5; tries++)
    expect((await change(person, NEW, "not the passphrase")).body).toContain("Present passphrase is not right");
  expect((await change(person, NEW)).body).toMatch(/Wait 1 second/);
  expect((await aVisitor(world).post("/sign-in", { email, passphrase: OLD })).statusCode).toBe(303);
});

test.each([
  ["too short", "elevenchars", "12 characters or more"],
  ["made of the partnership's name", "Safer Hedgerow Vale 1", "too easy to guess"],
  ["made of a place's name", "mickleditch2026", "too easy to guess"],
  ["made of the person's name", "RowanThistlewick1", "too easy to guess"],
  ["in the list of stolen ones", "seven green bottles hanging", "stolen elsewhere"],
])("a new passphrase that is %s is refused", async (_what, passphrase, words) => {
  const person = await signIn(await anAccount());
  const answer = await change(person, passphrase);
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain(words);
});

test("sessions are listed with their device, and ended one by one or all but this one", async () => {
  const email = await anAccount();
  const [here, second, third] = [await signIn(email), await signIn(email), await signIn(email)];
  const page = await here.get("/account/sessions");
  expect(page.body).toContain("Passphrase only");
  const [first = ""] = [...page.body.matchAll(/action="(\/account\/sessions\/[0-9a-f-]{36}\/closure)"/g)].map(
    ([, url]) => url,
  );
  expect((await here.post(first)).statusCode).toBe(303);
  const left = [second, third].map((one) => one.get("/account/sessions"));
  expect((await Promise.all(left)).map(({ statusCode }) => statusCode).sort()).toEqual([200, 303]);
  expect((await here.post("/account/sessions/closure")).statusCode).toBe(303);
  for (const one of [second, third]) expect((await one.get("/account/sessions")).statusCode).toBe(303);
  expect((await second.get("/sign-in")).body).toContain("signed out from another of your sessions");
  expect((await here.get("/account/sessions")).statusCode).toBe(200);
});
