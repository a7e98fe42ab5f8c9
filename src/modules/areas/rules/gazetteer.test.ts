import { expect, test } from "vitest";
import { drawGazetteer, gazetteerText } from "./gazetteer.ts";
import type { Level } from "./levels.ts";
import type { LinkGroup, Lookup } from "./places.ts";

/** A lookup as lines "lsoa21 E01000001 ward24 E05000001 Grays Riverside". */
function lookup(order: number, lines: readonly string[], about: Partial<Lookup> = {}): Lookup {
  const links = lines.map((line) => {
    const [fromLevel = "", fromCode = "", toLevel = "", toCode = "", ...name] = line.split(" ");
    const [level, note = ""] = fromLevel.split(":");
    return { fromLevel: level as Level, fromCode, toLevel: toLevel as Level, toCode, toName: name.join(" "), note };
  });
  const groups: LinkGroup[] = links.map(({ fromCode, toName, ...group }) => ({ ...group, fromCodes: [fromCode] }));
  const names = links.map(({ toLevel, toCode, toName }) => ({ level: toLevel, code: toCode, name: toName }));
  return { origin: "official", order, groups, names, ...about };
}

const LSOA = "E01000001";
const [OLD, NEW_A, NEW_B] = ["E01000010", "E01000011", "E01000012"];
const [WARD_A, WARD_B, WARD_OLD] = ["E05000001", "E05000002", "E05000003"];
const [THURROCK, BASILDON] = ["E06000034", "E07000066"];

const lsoasOf = (...lookups: Lookup[]) => drawGazetteer(lookups).lsoas;
const lsoaOf = (code: string, ...lookups: Lookup[]) => lsoasOf(...lookups).find((lsoa) => lsoa.code === code);

test("an LSOA lies in the district and ward that a lookup gives it", () => {
  const lines = [`lsoa21 ${LSOA} ward24 ${WARD_A} Belhus`, `lsoa21 ${LSOA} district24 ${THURROCK} Thurrock`];
  expect(drawGazetteer([lookup(0, lines)])).toEqual({
    districts: [{ code: THURROCK, name: "Thurrock", forceCode: "", force: "", cspCodes: [] }],
    wards: [{ code: WARD_A, name: "Belhus", districtCode: THURROCK }],
    lsoas: [
      { code: LSOA, vintage: "21", origin: "official", districtCode: THURROCK, wardCode: WARD_A, wardChoices: [] },
    ],
  });
});

test("a later year wins over an earlier one, in whatever order the lookups came", () => {
  const older = [`lsoa21 ${LSOA} district22 ${BASILDON} Basildon`];
  const newer = [`lsoa21 ${LSOA} district24 ${THURROCK} Thurrock`];
  expect(lsoaOf(LSOA, lookup(0, older), lookup(1, newer))?.districtCode).toBe(THURROCK);
  expect(lsoaOf(LSOA, lookup(0, newer), lookup(1, older))?.districtCode).toBe(THURROCK);
});

test("of two lookups of the same year the one imported later wins", () => {
  const one = [`lsoa21 ${LSOA} district24 ${BASILDON} Basildon`];
  const other = [`lsoa21 ${LSOA} district24 ${THURROCK} Thurrock`];
  expect(lsoaOf(LSOA, lookup(0, one), lookup(1, other))?.districtCode).toBe(THURROCK);
  expect(lsoaOf(LSOA, lookup(1, one), lookup(0, other))?.districtCode).toBe(BASILDON);
});

test("an official lookup wins over a sketch, even one of a later year", () => {
  const sketch = lookup(1, [`lsoa21 ${LSOA} district25 ${BASILDON} Basildon`], { origin: "sketch" });
  const official = lookup(0, [`lsoa21 ${LSOA} district22 ${THURROCK} Thurrock`]);
  expect(lsoaOf(LSOA, official, sketch)?.districtCode).toBe(THURROCK);
});

test("an LSOA of 2011 that was divided within one ward lies in that ward", () => {
  const changes = lookup(0, [`lsoa11:S ${OLD} lsoa21 ${NEW_A}`, `lsoa11:S ${OLD} lsoa21 ${NEW_B}`]);
  const wards = lookup(1, [
    ...[NEW_A, NEW_B].map((code) => `lsoa21 ${code} ward24 ${WARD_A} Belhus`),
    ...[NEW_A, NEW_B].map((code) => `lsoa21 ${code} district24 ${THURROCK} Thurrock`),
  ]);
  expect(lsoaOf(OLD, changes, wards)).toEqual({
    code: OLD,
    vintage: "11",
    origin: "official",
    districtCode: THURROCK,
    wardCode: WARD_A,
    wardChoices: [],
  });
});

test("an LSOA of 2011 whose parts lie in two wards is split between them", () => {
  const changes = lookup(0, [`lsoa11:S ${OLD} lsoa21 ${NEW_A}`, `lsoa11:S ${OLD} lsoa21 ${NEW_B}`]);
  const wards = lookup(1, [
    `lsoa21 ${NEW_A} ward24 ${WARD_B} Ockendon`,
    `lsoa21 ${NEW_B} ward24 ${WARD_A} Belhus`,
    ...[NEW_A, NEW_B].map((code) => `lsoa21 ${code} district24 ${THURROCK} Thurrock`),
  ]);
  expect(lsoaOf(OLD, changes, wards)).toMatchObject({ wardCode: null, wardChoices: [WARD_A, WARD_B] });
});

test("while the ward of one part is not known, the ward of the whole is not known either", () => {
  const changes = lookup(0, [`lsoa11:S ${OLD} lsoa21 ${NEW_A}`, `lsoa11:S ${OLD} lsoa21 ${NEW_B}`]);
  const wards = lookup(1, [
    `lsoa21 ${NEW_A} ward24 ${WARD_A} Belhus`,
    ...[OLD, NEW_A, NEW_B].map((code) => `lsoa21 ${code} district24 ${THURROCK} Thurrock`),
  ]);
  expect(lsoaOf(OLD, changes, wards)).toMatchObject({ wardCode: null, wardChoices: [] });
});

test("an LSOA that a best-fit lookup has in two wards is split between them", () => {
  const wards = lookup(0, [
    `lsoa21 ${LSOA} ward24 ${WARD_B} Ockendon`,
    `lsoa21 ${LSOA} ward24 ${WARD_A} Belhus`,
    `lsoa21 ${LSOA} district24 ${THURROCK} Thurrock`,
  ]);
  expect(lsoaOf(LSOA, wards)).toMatchObject({ wardCode: null, wardChoices: [WARD_A, WARD_B] });
});

test("a ward abolished since the older lookup is not a ward of today, and one that still exists is", () => {
  const older = lookup(0, [`lsoa11 ${OLD} ward17 ${WARD_OLD} Gone`, `lsoa11 ${LSOA} ward17 ${WARD_A} Belhus`]);
  const newer = lookup(1, [
    `lsoa21 ${NEW_A} ward24 ${WARD_A} Belhus`,
    ...[OLD, LSOA, NEW_A].map((code) => `lsoa21 ${code} district24 ${THURROCK} Thurrock`),
  ]);
  const drawn = drawGazetteer([older, newer]);
  expect(drawn.wards.map(({ code }) => code)).toEqual([WARD_A]);
  expect(drawn.lsoas.find(({ code }) => code === OLD)).toMatchObject({ wardCode: null, wardChoices: [] });
  expect(drawn.lsoas.find(({ code }) => code === LSOA)?.wardCode).toBe(WARD_A);
});

test("without a newer lookup the wards of the older one are what is known", () => {
  const older = lookup(0, [`lsoa11 ${OLD} ward17 ${WARD_OLD} Gone`, `lsoa11 ${OLD} district21 ${THURROCK} Thurrock`]);
  expect(lsoaOf(OLD, older)?.wardCode).toBe(WARD_OLD);
});

test("an official lookup of wards takes the sketch's wards of the same district away, and of no other", () => {
  const sketch = lookup(
    0,
    [
      `lsoa21 E01990001 ward24 E05990001 Sketch of Thurrock`,
      `lsoa21 E01990001 district24 ${THURROCK} Thurrock`,
      `lsoa21 E01990002 ward24 E05990002 Sketch of Basildon`,
      `lsoa21 E01990002 district24 ${BASILDON} Basildon`,
    ],
    { origin: "sketch" },
  );
  const official = lookup(1, [
    `lsoa21 ${LSOA} ward24 ${WARD_A} Belhus`,
    `lsoa21 ${LSOA} district24 ${THURROCK} Thurrock`,
  ]);
  const { wards, lsoas } = drawGazetteer([sketch, official]);
  expect(wards.map(({ code, districtCode }) => [code, districtCode])).toEqual([
    [WARD_A, THURROCK],
    ["E05990002", BASILDON],
  ]);
  expect(lsoas.find(({ code }) => code === "E01990001")).toMatchObject({
    origin: "sketch",
    districtCode: THURROCK,
    wardCode: null,
  });
  expect(lsoas.find(({ code }) => code === LSOA)?.origin).toBe("official");
});

test("a list of both censuses says of which each LSOA is", () => {
  const list = lookup(0, [
    `lsoa:11 ${OLD} district24 ${THURROCK} Thurrock`,
    `lsoa:21 ${NEW_A} district24 ${THURROCK} Thurrock`,
    `lsoa:11+21 ${LSOA} district24 ${THURROCK} Thurrock`,
  ]);
  expect(lsoasOf(list).map(({ code, vintage }) => [code, vintage])).toEqual([
    [LSOA, "11+21"],
    [OLD, "11"],
    [NEW_A, "21"],
  ]);
});

test("an LSOA that no lookup puts in a district is not in the gazetteer", () => {
  expect(lsoasOf(lookup(0, [`lsoa21 ${LSOA} ward24 ${WARD_A} Belhus`]))).toEqual([]);
});

test("a district abolished in 2023 is brought forward to its successor, whatever its lookup's year before that", () => {
  const changes = lookup(0, ["district22 E07000029 district23 E06000063 Cumberland"]);
  const places = lookup(1, [`lsoa11 ${LSOA} district21 E07000029 Copeland`]);
  const { lsoas, districts } = drawGazetteer([changes, places]);
  expect(lsoas[0]?.districtCode).toBe("E06000063");
  expect(districts.map(({ code, name }) => [code, name])).toEqual([["E06000063", "Cumberland"]]);
});

test("a code of a later year is not taken back by a lookup of earlier changes", () => {
  const changes = lookup(0, [`district22 ${THURROCK} district23 ${BASILDON} Basildon`]);
  const places = lookup(1, [`lsoa21 ${LSOA} district24 ${THURROCK} Thurrock`]);
  expect(lsoaOf(LSOA, changes, places)?.districtCode).toBe(THURROCK);
});

test("a district that became two is left as it was: which of them is meant cannot be known", () => {
  const changes = lookup(0, [
    `district22 E07000029 district23 E06000063 Cumberland`,
    `district22 E07000029 district23 E06000064 Westmorland`,
  ]);
  const places = lookup(1, [`lsoa11 ${LSOA} district21 E07000029 Copeland`]);
  expect(lsoaOf(LSOA, changes, places)?.districtCode).toBe("E07000029");
});

test("a district has the force of the latest lookup and every partnership it holds", () => {
  const older = lookup(0, [
    "district17 E07000244 pfa17 E23000024 Norfolk",
    "district17 E07000205 pfa17 E23000025 Suffolk",
  ]);
  const newer = lookup(1, [
    "district24 E07000244 pfa24 E23000025 Suffolk",
    "district24 E07000244 csp24 E22000372 Waveney",
    "district24 E07000244 csp24 E22000371 Eastern Suffolk",
  ]);
  expect(drawGazetteer([older, newer]).districts).toEqual([
    {
      code: "E07000244",
      name: "",
      forceCode: "E23000025",
      force: "Suffolk",
      cspCodes: ["E22000371", "E22000372"],
    },
  ]);
});

test("a district that only an older lookup of its force area knows has been abolished", () => {
  const older = lookup(0, [
    "district17 E07000205 pfa17 E23000025 Suffolk",
    "district17 E07000029 pfa17 E23000002 Cumbria",
  ]);
  const newer = lookup(1, ["district24 E07000244 pfa24 E23000025 Suffolk"]);
  expect(drawGazetteer([older, newer]).districts.map(({ code }) => code)).toEqual(["E07000029", "E07000244"]);
});

test("the text of a gazetteer does not depend on the order of lookups and of what they say", () => {
  const one = lookup(0, [`lsoa21 ${NEW_A} district24 ${THURROCK} Thurrock`, `lsoa21 ${NEW_A} ward24 ${WARD_A} Belhus`]);
  const other = lookup(1, [
    `lsoa21 ${NEW_B} district24 ${BASILDON} Basildon`,
    `lsoa21 ${NEW_B} ward24 ${WARD_B} Fryerns`,
  ]);
  const reversed = (of: Lookup): Lookup => ({
    ...of,
    groups: [...of.groups].reverse(),
    names: [...of.names].reverse(),
  });
  const text = gazetteerText(drawGazetteer([one, other]));
  expect(gazetteerText(drawGazetteer([reversed(other), reversed(one)]))).toBe(text);
  expect(text).toContain(`lsoa\t${NEW_A}\t21\tofficial\t${THURROCK}\t${WARD_A}\t\n`);
});
