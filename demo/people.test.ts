import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { DELIVERY_GROUP } from "./delivery-group.ts";
import { ORGANISATIONS, PARTNERSHIPS } from "./partnerships.ts";
import { DEMO_ACCOUNTS, DEMO_MAIL_DOMAIN, ROLE_KEYS } from "./people.ts";

const slugs = PARTNERSHIPS.map((partnership) => partnership.slug);

test("every account is a post with an address of its own that reaches nobody", () => {
  expect(DEMO_MAIL_DOMAIN.endsWith(".example")).toBe(true);
  expect(new Set(DEMO_ACCOUNTS.map(({ email }) => email)).size).toBe(DEMO_ACCOUNTS.length);
  expect(new Set(DEMO_ACCOUNTS.map(({ title }) => title)).size).toBe(DEMO_ACCOUNTS.length);
  for (const { email } of DEMO_ACCOUNTS) expect(email).toMatch(/^[a-z.-]+@frankpledge\.example$/);
});

test("every account's partnerships and employer are those of the demonstration", () => {
  for (const { memberships, employer, installationRoles } of DEMO_ACCOUNTS) {
    for (const { partnership } of memberships) expect(slugs).toContain(partnership);
    if (employer !== undefined) {
      const found = ORGANISATIONS.find((organisation) => organisation.key === employer);
      expect(found?.standing, employer).toBe("current");
    } else expect(installationRoles).toEqual(["operator"]);
  }
});

test("each partnership has every post of the desk, and the county its lead", () => {
  const held = (slug: string): Set<string> =>
    new Set(
      DEMO_ACCOUNTS.filter(({ state }) => state === "active").flatMap(({ memberships }) =>
        memberships.filter(({ partnership }) => partnership === slug).flatMap(({ roles }) => roles),
      ),
    );
  // Whoever looks after the people of the council that leads it.
  const desk = [
    "organisation-administrator",
    "partnership-manager",
    "support-officer",
    "analyst",
    "chair",
    "vice-chair",
    "auditor",
  ];
  for (const slug of ["thurrock", "basildon", "brentwood"])
    expect(
      [...desk, "scrutiny-member"].filter((role) => !held(slug).has(role)),
      slug,
    ).toEqual([]);
  expect(held("safer-essex")).toEqual(new Set([...desk, "county-lead"]));
  const used = new Set(
    DEMO_ACCOUNTS.flatMap((account) => [
      ...account.installationRoles,
      ...account.memberships.flatMap(({ roles }) => roles),
    ]),
  );
  expect(used).toEqual(new Set(ROLE_KEYS));
});

test("there is one of each hard case: suspended, without a role, in a group alone, in two partnerships, operator", () => {
  expect(DEMO_ACCOUNTS.filter(({ state }) => state === "suspended")).toHaveLength(1);
  expect(DEMO_ACCOUNTS.filter(({ memberships }) => memberships.some(({ roles }) => roles.length === 0))).toHaveLength(
    1,
  );
  expect(DEMO_ACCOUNTS.filter(({ memberships }) => memberships.length === 2)).toHaveLength(1);
  const inNone = DEMO_ACCOUNTS.filter((one) => one.memberships.length === 0 && one.installationRoles.length === 0);
  expect(inNone.map(({ title }) => title)).toEqual(DELIVERY_GROUP.members.map(({ title }) => title));
  expect(DEMO_ACCOUNTS.filter(({ installationRoles }) => installationRoles.length > 0)).toHaveLength(1);
});

const folder = fileURLToPath(new URL(".", import.meta.url));
const seeds = fileURLToPath(new URL("../../shared/seeds/", import.meta.url));

/** Every file of the demonstration, and the glossary that was written with it. */
function ourFiles(): { name: string; text: string }[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const glossary = { name: "glossary.md", text: readFileSync(new URL("../docs/glossary.md", import.meta.url), "utf8") };
  return [...names.map((name) => ({ name, text: readFileSync(`${folder}${name}`, "utf8") })), glossary];
}

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const TELEPHONE = /\b0\d{2,4}[ -]?\d{3,4}[ -]?\d{3,4}\b/g;

test("no address or telephone number stands in the demonstration but its own", () => {
  expect(ourFiles().length).toBeGreaterThan(20);
  for (const { name, text } of ourFiles()) {
    const foreign = (text.match(EMAIL) ?? []).filter((email) => !/\.example$|@example\.org$/.test(email));
    expect(foreign, name).toEqual([]);
    expect(text.match(TELEPHONE) ?? [], name).toEqual([]);
  }
});

describe.runIf(existsSync(seeds))("against the documents, when they are there", () => {
  test("nobody whom they name, and no address or number of theirs, occurs in the demonstration", () => {
    const text = readdirSync(seeds)
      .map((name) => readFileSync(`${seeds}${name}`, "utf8"))
      .join("\n");
    const names = namesIn(text);
    const contacts = [...(text.match(EMAIL) ?? []), ...(text.match(TELEPHONE) ?? [])];
    expect(names.size).toBe(24);
    expect(contacts.length).toBeGreaterThan(25);
    for (const file of ourFiles()) {
      const lower = file.text.toLowerCase();
      for (const contact of contacts)
        expect(lower.includes(contact.toLowerCase()), `${contact} in ${file.name}`).toBe(false);
      for (const name of names) {
        const surname = name.split(" ").at(-1) ?? name;
        expect(file.text.includes(name), `${name} in ${file.name}`).toBe(false);
        expect(new RegExp(`\\b${surname}\\b`).test(file.text), `${surname} in ${file.name}`).toBe(false);
      }
    }
  });
});

/** People's names where the documents give them: forewords, approvals, the contact table, addresses and signatures. */
function namesIn(text: string): Set<string> {
  const name = "([A-Z][a-z]+ (?:Mc)?[A-Z][a-z]+)";
  const patterns = [
    `^(?:Chief Inspector |Councillor )?${name}, (?:Chair|District Commander|Portfolio Holder)`,
    `\\b${name}, (?:Managing Director|Chief Superintendent)`,
    `\\t(?:Cllr |Supt )?${name}(?: [A-Z][^\\t]*)?\\tTel`,
    `(?:Mr|Mrs|Ms) ${name}`,
    `Chair of Safer Essex, ${name}`,
  ];
  const found = patterns.flatMap((pattern) =>
    [...text.matchAll(new RegExp(pattern, "gm"))].map((match) => match[1] ?? ""),
  );
  const remembered = [...text.matchAll(/named after ([A-Z][a-z]+) \(.{4}\) ([A-Z][a-z]+)/g)];
  const inAddresses = [...text.matchAll(/\b([a-z]+)\.([a-z]+)@/g)]
    .map(([, first = "", last = ""]) => `${capital(first)} ${capital(last)}`)
    .filter((candidate) => !/^Safer /.test(candidate));
  const inMemory = remembered.map(([, first, last]) => `${first} ${last}`);
  return new Set([...found, ...inAddresses, ...inMemory].filter(Boolean));
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
