import { expect, test } from "vitest";
import { anOrganisation, aPartnership, useWorld } from "../../../test/world.ts";
import { newId } from "../../kernel/ids.ts";
import { accountCommands } from "./console.ts";

const world = useWorld();

async function run(name: string, ...args: readonly string[]): Promise<string[]> {
  const printed: string[] = [];
  const command = accountCommands.find((one) => one.name === name);
  await command?.run({ ...world, folder: "/", print: (line) => printed.push(line), progress: () => {} }, args);
  return printed;
}

test("a second person is added at the console with a role, and chooses a passphrase by a link", async () => {
  const partnership = await aPartnership(world);
  const email = `${newId()}@example.org`;
  const [said = "", link = ""] = await run(
    "add-person",
    ...["--partnership", partnership.slug, "--name", "Chair", "--email", email, "--role", "chair", "--role", "chair"],
  );
  expect(said).toContain(`Chair is added. Give this link to ${email}.`);
  expect((await world.app.inject(new URL(link).pathname)).statusCode).toBe(200);
  const held = await world.db.ask<{ role: string }>(
    "select role_key as role from memberships m join accounts a on a.person_id = m.person_id where a.email = $1",
    [email],
  );
  expect(held).toEqual([{ role: "chair" }]);
});

test("an organisation's first administrator is added with their employer, over its people alone", async () => {
  const partnership = await aPartnership(world);
  const organisation = await anOrganisation(world, partnership);
  const email = `${newId()}@example.org`;
  const asked = ["--partnership", partnership.slug, "--name", "Administrator", "--email", email];
  const over = ["--organisation", organisation.name.toUpperCase(), "--role", "organisation-administrator"];
  await run("add-person", ...asked, ...over, "--role", "support-officer");
  const held = await world.db.ask(
    `select role_key as role, m.organisation_id as over, p.organisation_id as employer from memberships m
       join people p on p.id = m.person_id join accounts a on a.person_id = p.id where a.email = $1 order by 1`,
    [email],
  );
  const employer = organisation.id;
  expect(held).toEqual([
    { role: "organisation-administrator", over: employer, employer },
    { role: "support-officer", over: null, employer },
  ]);
});

test.each([
  [["--role", "organisation-administrator"], /There is no role organisation-administrator/],
  [["--role", "analyst", "--organisation", "Nobody's"], /No organisation takes part in the partnership yet/],
  [["--partnership", "nowhere", "--role", "chair"], /no partnership at \/nowhere/],
  [["--role", "operator"], /There is no role operator. The roles of a partnership are analyst, auditor/],
  [[], /--role: give at least one role/],
  [["--role", "chair", "--colour", "red"], /Usage: frankpledge add-person/],
])("what the operator can mend is said, and nobody is added: %j", async (args, words) => {
  const { slug } = await aPartnership(world);
  const email = `${newId()}@example.org`;
  const asked = ["--partnership", slug, "--name", "Somebody", "--email", email, ...args];
  await expect(run("add-person", ...asked)).rejects.toThrow(words);
  expect(await world.db.ask("select id from accounts where email = $1", [email])).toEqual([]);
});

test("an address that somebody has already is refused, whatever its case", async () => {
  const { slug } = await aPartnership(world);
  const email = `${newId()}@example.org`;
  const asked = ["--partnership", slug, "--name", "Somebody", "--role", "analyst", "--email"];
  await run("add-person", ...asked, email);
  await expect(run("add-person", ...asked, email.toUpperCase())).rejects.toThrow(/already. Nobody was added/);
});
