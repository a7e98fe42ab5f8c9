import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { DISTRICTS } from "./geography.ts";
import * as sources from "./partnerships/sources.ts";
import { groupsServing, ORGANISATIONS, PARTNERSHIPS, type Partnership } from "./partnerships.ts";

const partnership = (slug: string): Partnership => {
  const found = PARTNERSHIPS.find((candidate) => candidate.slug === slug);
  if (!found) throw new RangeError(slug);
  return found;
};
const organisation = (key: string) => ORGANISATIONS.find((candidate) => candidate.key === key);

test("the county comes first, and its three partnerships belong to it", () => {
  expect(PARTNERSHIPS.map(({ slug, kind, parent }) => [slug, kind, parent])).toEqual([
    ["safer-essex", "county", undefined],
    ["thurrock", "unitary", "safer-essex"],
    ["basildon", "district", "safer-essex"],
    ["brentwood", "district", "safer-essex"],
  ]);
  expect(PARTNERSHIPS.every(({ nation }) => nation === "england")).toBe(true);
});

test("areas and partnership codes are those of the geography; the county reaches over both unitaries", () => {
  for (const { slug, areas, cspCode, kind } of PARTNERSHIPS) {
    if (kind === "county") {
      expect(areas.map(({ code, tier }) => [code, tier])).toEqual([
        ["E10000012", "county"],
        ["E06000033", "unitary"],
        ["E06000034", "unitary"],
      ]);
      continue;
    }
    const district = DISTRICTS.find(({ code }) => code === areas[0]?.code);
    expect([district?.name.toLowerCase(), district?.cspCode]).toEqual([slug, cspCode]);
    expect(areas).toHaveLength(1);
    expect(areas[0]?.tier).toBe(kind);
  }
});

test("every key is used once", () => {
  const keys = [ORGANISATIONS.map(({ key }) => key), PARTNERSHIPS.map(({ slug }) => slug)];
  for (const { groups, aims, priorities } of PARTNERSHIPS) {
    keys.push(...[groups, aims, priorities].map((facts) => facts.map(({ key }) => key)));
  }
  for (const list of keys) expect(new Set(list).size).toBe(list.length);
  for (const key of keys.flat()) expect(key).toMatch(/^[a-z][a-z0-9-]*$/);
  expect(new Set(ORGANISATIONS.map(({ name }) => name)).size).toBe(ORGANISATIONS.length);
});

test("every fact names its document", () => {
  const documents = Object.values(sources);
  const laws = /(Act \d{4})/;
  const found: string[] = [];
  JSON.stringify([PARTNERSHIPS, ORGANISATIONS], (key, value: unknown) => {
    if (key === "source") found.push(String(value));
    return value;
  });
  expect(found.length).toBeGreaterThan(200);
  for (const source of found) {
    expect(laws.test(source) || documents.some((document) => source.startsWith(document)), source).toBe(true);
  }
});

test("groups report to a group of the same partnership, and to one board in the end", () => {
  for (const { slug, groups } of PARTNERSHIPS) {
    expect(groups.filter(({ parent }) => parent === undefined).map(({ kind }) => kind)).toEqual(["strategic-board"]);
    for (const group of groups) {
      expect(group.host).toBe(slug);
      expect(group.serves).toContain(slug);
      const above = [group.key];
      for (let parent = group.parent; parent !== undefined; ) {
        expect(above).not.toContain(parent);
        above.push(parent);
        const next = groups.find(({ key }) => key === parent);
        expect(next, parent).toBeDefined();
        parent = next?.parent;
      }
    }
  }
});

test("the sexual violence group serves three partnerships, and every other group one", () => {
  const shared = PARTNERSHIPS.flatMap(({ groups }) => groups).filter(({ serves }) => serves.length > 1);
  expect(shared.map(({ key, serves }) => [key, serves])).toEqual([
    ["sexual-violence", ["thurrock", "basildon", "brentwood"]],
  ]);
  for (const slug of ["basildon", "brentwood"]) {
    expect(groupsServing(slug).map(({ key }) => key)).toEqual([
      "sexual-violence",
      ...partnership(slug).groups.map(({ key }) => key),
    ]);
  }
});

test("a group is found by each name that the documents give it, and a name means one group", () => {
  for (const { groups } of PARTNERSHIPS) {
    const names = groups.flatMap((group) => [group.name, ...group.aliases.map(({ name }) => name)]);
    expect(new Set(names).size).toBe(names.length);
  }
  const aliases = (key: string): string[] =>
    partnership("thurrock")
      .groups.find((group) => group.key === key)
      ?.aliases.map(({ name }) => name) ?? [];
  expect(aliases("geographical-focus-group")).toContain("Geo");
  expect(aliases("community-safety-action-group")).toContain("CSAG");
  expect(aliases("acquisitive-crime")).toContain("Acquisitive");
  expect(aliases("executive")).toContain("ROG");
});

test("memberships and seats name known organisations, once for each capacity", () => {
  for (const { memberships, groups } of PARTNERSHIPS) {
    const held = memberships.map(({ organisation: key, capacity }) => `${key} ${capacity}`);
    expect(new Set(held).size).toBe(held.length);
    for (const { organisation: key } of memberships) expect(organisation(key), key).toBeDefined();
    for (const seat of groups.flatMap(({ seats }) => seats)) {
      if (seat.organisation) expect(organisation(seat.organisation), seat.line).toBeDefined();
    }
  }
});

test("today's responsible authorities are those of the Act, whatever older documents list", () => {
  const today = (slug: string): string[] =>
    partnership(slug)
      .memberships.filter(({ capacity }) => capacity === "responsible-authority")
      .map(({ organisation: key }) => organisation(key))
      .flatMap((body) => (body?.standing === "current" ? [body.kind] : []))
      .sort();
  expect(today("thurrock")).toEqual(["council", "fire", "health", "police", "probation"]);
  const twoTier = ["council", "county-council", "fire", "health", "police", "probation"];
  expect(today("basildon")).toEqual(twoTier);
  expect(today("brentwood")).toEqual(twoTier);
  const policingBodies = partnership("safer-essex").memberships.filter(
    ({ organisation: key }) => organisation(key)?.kind === "policing-body",
  );
  expect(policingBodies.map(({ capacity }) => capacity)).toEqual(["member"]);
});

test("every former body has an end and successors, and the chain reaches one that exists", () => {
  for (const body of ORGANISATIONS) {
    expect(body.ended !== undefined, body.key).toBe(body.standing === "former");
    if (body.began && body.ended) expect(body.began.on < body.ended.on).toBe(true);
    for (const fact of [body.began, body.ended]) if (fact) expect(fact.on).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  }
  const heirs = (key: string): string[] => {
    const body = organisation(key);
    return body?.standing === "former" ? body.successors.flatMap(heirs) : [key];
  };
  for (const { key } of ORGANISATIONS.filter(({ standing }) => standing === "former")) {
    expect(heirs(key).length, key).toBeGreaterThan(0);
    for (const heir of heirs(key)) expect(organisation(heir)?.standing, heir).toBe("current");
  }
  expect(new Set(heirs("sw-essex-pct"))).toEqual(new Set(["mse-icb"]));
  expect(new Set(heirs("essex-probation"))).toEqual(new Set(["probation-service"]));
  expect(heirs("essex-police-authority")).toEqual(["essex-pfcc"]);
});

test("the county's list has sixteen lines of organisations and six of boards", () => {
  const { memberships } = partnership("safer-essex");
  const lines = (section: string): number =>
    new Set(memberships.filter((membership) => membership.section === section).map(({ line }) => line)).size;
  expect([lines("Organisations"), lines("Partnership Boards")]).toEqual([16, 6]);
});

test("Thurrock has four aims, Basildon five priorities with ten outcomes, Safer Essex six outcomes and nine objectives", () => {
  expect(partnership("thurrock").aims).toHaveLength(4);
  const { priorities } = partnership("basildon");
  expect(priorities).toHaveLength(5);
  expect(priorities.flatMap(({ expectedOutcomes }) => expectedOutcomes)).toHaveLength(10);
  expect(partnership("safer-essex").outcomes).toHaveLength(6);
  expect(partnership("safer-essex").objectives).toHaveLength(9);
});

test("what a document leaves blank is a gap, not an invention", () => {
  for (const { vision, gaps, aims, priorities } of PARTNERSHIPS) {
    const about = gaps.map((gap) => gap.about);
    expect(about.includes("Vision")).toBe(vision === undefined);
    if (aims.length + priorities.length === 0) expect(about).toContain("Aims and priorities");
  }
  const brentwood = partnership("brentwood");
  expect(brentwood.gaps.map(({ about }) => about)).toContain("Local targets for sexual violence");
  expect([brentwood.aims, brentwood.priorities]).toEqual([[], []]);
});

const seeds = fileURLToPath(new URL("../../shared/seeds/", import.meta.url));

describe.runIf(existsSync(seeds))("against the documents, when they are there", () => {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, " ");
  const documents = () =>
    plain(
      readdirSync(seeds)
        .map((name) => readFileSync(`${seeds}${name}`, "utf8"))
        .join("\n"),
    );

  test("aims, priorities, outcomes and visions stand in the documents as written here", () => {
    const text = documents();
    const facts = PARTNERSHIPS.flatMap(({ vision, priorities }) => [
      ...(vision ? [vision.text] : []),
      ...priorities.flatMap(({ points, expectedOutcomes }) => [
        ...points,
        ...expectedOutcomes.map((outcome) => outcome.text),
      ]),
    ]);
    const written = [
      ...facts,
      ...partnership("thurrock").aims.map((aim) => aim.text),
      ...partnership("safer-essex").outcomes.map((outcome) => outcome.text),
    ].map(plain);
    const missing = written.filter((fact) => !text.includes(fact.trim()));
    expect(written.length).toBeGreaterThan(30);
    expect(missing).toEqual([]);
  });

  test("every alias stands in the documents as written here, and every group under one of its names", () => {
    const text = documents();
    const stands = (name: string): boolean => text.includes(plain(name).trim());
    for (const group of PARTNERSHIPS.flatMap(({ groups }) => groups)) {
      const aliases = group.aliases.map(({ name }) => name);
      expect(aliases.filter((alias) => !stands(alias))).toEqual([]);
      // Basildon's delivery groups bear the names of their priorities.
      expect([group.name, group.name.replace(/ Delivery Group$/, ""), ...aliases].some(stands), group.name).toBe(true);
    }
  });
});
