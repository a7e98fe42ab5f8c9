import { beforeAll, describe, expect, test } from "vitest";
import { addMonths, day, type Month, month } from "../src/kernel/dates.ts";
import { distance } from "./geography/polygons.ts";
import { areaAt, DISTRICTS, sketchGeography } from "./geography.ts";
import {
  CRIME_TYPES,
  DEMONSTRATION_SEED,
  generateScale,
  HOT_SPOTS,
  type IncidentFile,
  incidentFiles,
  lastCompleteMonth,
  PLANTED_CHANGES,
  STREET_COLUMNS,
  SYNTHETIC,
  snapPoints,
} from "./incidents.ts";

const TO = month("2025-09");
const sketch = sketchGeography();
const districtOf = new Map(sketch.areas.map(({ code, ward }) => [code, ward.district.code]));

type Row = {
  readonly id: string;
  readonly month: string;
  readonly at: readonly [number, number];
  readonly location: string;
  readonly area: string;
  readonly areaName: string;
  readonly type: string;
  readonly outcome: string;
  readonly fields: readonly string[];
};

/** No field of a generated file holds a comma or a quotation mark (a test below sees to it), so a split reads it. */
function rowsOf(text: string): Row[] {
  const lines = text.slice(STREET_COLUMNS.length).split("\n");
  return lines.slice(0, -1).map((line) => {
    const fields = line.split(",");
    const [id = "", month = "", , , longitude, latitude, location = "", area = "", areaName = "", type = ""] = fields;
    const at = [Number(longitude), Number(latitude)] as const;
    return { id, month, at, location, area, areaName, type, outcome: fields[10] ?? "", fields };
  });
}

let files: IncidentFile[];
let rows: Row[];
beforeAll(() => {
  files = [...incidentFiles({ seed: DEMONSTRATION_SEED, to: TO }, sketch)];
  rows = files.flatMap((file) => rowsOf(file.text));
});

const share = (count: number, of: number): number => count / of;

describe("files", () => {
  test("there is one for each of 36 months, named and headed as published", () => {
    expect(files.map((file) => file.month)).toEqual(Array.from({ length: 36 }, (_, i) => addMonths(TO, i - 35)));
    for (const file of files) {
      expect(file.name).toBe(`${file.month}-essex-street.csv`);
      expect(file.text.startsWith(STREET_COLUMNS)).toBe(true);
      expect(file.text.endsWith("\n")).toBe(true);
      expect(file.text).not.toMatch(/["\r]/);
      expect(rowsOf(file.text)).toHaveLength(file.rows);
    }
    expect(STREET_COLUMNS.trim().split(",")).toHaveLength(12);
  });

  test("a month has some 4,000 rows, more in summer than in winter", () => {
    expect(rows.length / 36).toBeGreaterThan(3850);
    expect(rows.length / 36).toBeLessThan(4200);
    const july = files.filter(({ month }) => month.endsWith("-07")).reduce((sum, file) => sum + file.rows, 0);
    const february = files.filter(({ month }) => month.endsWith("-02")).reduce((sum, file) => sum + file.rows, 0);
    expect(july / february).toBeGreaterThan(1.15);
    expect(july / february).toBeLessThan(1.4);
  });

  test("the same seed gives the same bytes, and another seed gives others", () => {
    const plan = { to: TO, months: 2, rowsPerMonth: 500 };
    const [once, again, other] = ["one", "one", "two"].map((seed) => [...incidentFiles({ ...plan, seed }, sketch)]);
    expect(again).toEqual(once);
    expect(other?.[0]?.text).not.toBe(once?.[0]?.text);
  });

  test("a month can be left out on purpose, and the others do not change by a byte", () => {
    const gap = month("2025-04");
    const plan = { seed: "a gap", to: TO, months: 8, rowsPerMonth: 300 };
    const [whole, withGap] = [incidentFiles(plan, sketch), incidentFiles({ ...plan, leaveOut: [gap] }, sketch)];
    const others = [...whole].filter((file) => file.month !== gap);
    expect(others).toHaveLength(7);
    expect([...withGap]).toEqual(others);
  });

  test("the newest month is three back from today, across a new year too", () => {
    expect(lastCompleteMonth(day("2025-12-31"))).toBe("2025-09");
    expect(lastCompleteMonth(day("2026-01-01"))).toBe("2025-10");
  });

  test("the notice says that nothing of it happened", () => {
    expect(SYNTHETIC).toMatch(/synthetic/);
    expect(SYNTHETIC).toMatch(/none of them happened/);
  });
});

describe("rows", () => {
  test("each has twelve columns, its month, the force and a known type", () => {
    const types: readonly string[] = CRIME_TYPES;
    for (const { fields, type, month } of rows) {
      if (fields.length !== 12) throw new Error(fields.join(","));
      if (!types.includes(type)) throw new Error(type);
      if (fields[2] !== "Essex Police" || fields[3] !== "Essex Police" || fields[11] !== "") throw new Error(month);
    }
    for (const file of files) expect(new Set(rowsOf(file.text).map((row) => row.month))).toEqual(new Set([file.month]));
    expect(new Set(rows.map((row) => row.type)).size).toBe(14);
  });

  test("anti-social behaviour has neither Crime ID nor outcome, and every crime has both", () => {
    const [asb, crimes] = [
      rows.filter((row) => row.type === CRIME_TYPES[0]),
      rows.filter((row) => row.type !== CRIME_TYPES[0]),
    ];
    expect(asb.every((row) => row.id === "" && row.outcome === "")).toBe(true);
    expect(crimes.every((row) => /^[0-9a-f]{64}$/.test(row.id) && row.outcome !== "")).toBe(true);
    expect(share(asb.length, rows.length)).toBeGreaterThan(0.07);
    expect(share(asb.length, rows.length)).toBeLessThan(0.12);
  });

  test("some 1.3 % have no location, and then no place of any kind", () => {
    const nowhere = rows.filter((row) => row.location === "No Location");
    expect(share(nowhere.length, rows.length)).toBeGreaterThan(0.012);
    expect(share(nowhere.length, rows.length)).toBeLessThan(0.015);
    expect(nowhere.every((row) => [4, 5, 7, 8].every((field) => row.fields[field] === ""))).toBe(true);
    expect(rows.filter((row) => row.area === "")).toEqual(nowhere);
  });

  test("a few are placed beyond the force's border, and every other area is in the sketch", () => {
    const outside = new Set(sketch.outside.map(({ code }) => code));
    const beyond = rows.filter((row) => outside.has(row.area));
    expect(beyond.length).toBeGreaterThan(80);
    expect(share(beyond.length, rows.length)).toBeLessThan(0.002);
    expect(rows.every((row) => row.area === "" || outside.has(row.area) || districtOf.has(row.area))).toBe(true);
  });

  test("a few Crime IDs come twice in a month, differing only in the outcome", () => {
    const first = new Map<string, Row>();
    let repeated = 0;
    for (const row of rows) {
      const before = row.id ? first.get(row.id) : undefined;
      first.set(row.id, row);
      if (!before) continue;
      repeated++;
      expect(row.outcome).not.toBe(before.outcome);
      expect(row.fields.toSpliced(10, 1)).toEqual(before.fields.toSpliced(10, 1));
    }
    expect(repeated).toBe(files.reduce((sum, file) => sum + Math.round(file.rows * 0.0005), 0));
  });

  test("some streets have no name", () => {
    const unnamed = rows.filter((row) => row.location === "On or near ");
    expect(unnamed.length).toBeGreaterThan(100);
    expect(share(unnamed.length, rows.length)).toBeLessThan(0.01);
  });

  test("they are sorted as published: by area name, then type, with no location last", () => {
    for (const file of files.slice(0, 3)) {
      const keys = rowsOf(file.text).map(({ areaName, type }) => {
        const rank = (CRIME_TYPES as readonly string[]).indexOf(type);
        return `${areaName || "~"} ${String(rank).padStart(2, "0")}`;
      });
      expect(keys).toEqual([...keys].sort());
    }
  });

  test("new incidents are often still open, old ones are not", () => {
    const openIn = (of: Month | undefined): number => {
      const crimes = rows.filter((row) => row.month === of && row.id !== "");
      return share(crimes.filter((row) => row.outcome === "Under investigation").length, crimes.length);
    };
    expect(openIn(TO)).toBeGreaterThan(0.35);
    expect(openIn(addMonths(TO, -3))).toBeLessThan(0.15);
    expect(openIn(files[0]?.month)).toBe(0);
    expect(rows.filter((row) => row.month === TO).some((row) => row.outcome === "Awaiting court outcome")).toBe(true);
    expect(rows.filter((row) => row.month === TO).some((row) => row.outcome === "Court result unavailable")).toBe(
      false,
    );
  });
});

describe("places", () => {
  test("every point is inside the area that its row names", () => {
    const places = new Map(rows.filter((row) => districtOf.has(row.area)).map((row) => [row.at.join(" "), row]));
    expect(places.size).toBeGreaterThan(10_000);
    for (const row of places.values()) {
      const area = areaAt(
        sketch.areas.filter(({ ward }) => ward.district.code === districtOf.get(row.area)),
        row.at,
      );
      if (area?.code !== row.area || area.name !== row.areaName) throw new Error(`${row.at} is not in ${row.areaName}`);
    }
  });

  test("a district has hundreds of points, of which a fifth hold most incidents", () => {
    for (const { code, name } of DISTRICTS) {
      const counts = new Map<string, number>();
      for (const row of rows) {
        if (districtOf.get(row.area) === code) counts.set(row.at.join(" "), (counts.get(row.at.join(" ")) ?? 0) + 1);
      }
      const sizes = [...counts.values()].sort((one, other) => other - one);
      const busiest = sizes.slice(0, Math.ceil(sizes.length / 5)).reduce((sum, size) => sum + size, 0);
      const all = sizes.reduce((sum, size) => sum + size, 0);
      expect(sizes.length, name).toBeGreaterThan(400);
      expect(sizes.length, name).toBeLessThan(2100);
      expect(share(busiest, all), name).toBeGreaterThan(0.5);
      expect(share(busiest, all), name).toBeLessThan(0.75);
    }
  });

  test("points are few enough to project once, and belong to the seed", () => {
    const points = snapPoints(sketch, DEMONSTRATION_SEED);
    expect(points.length).toBeGreaterThan(15_000);
    expect(points.length).toBeLessThan(22_000);
    expect(snapPoints(sketch, DEMONSTRATION_SEED)).toEqual(points);
  });
});

describe("planted truths", () => {
  const lastYear = addMonths(TO, -11);
  const yearBefore = addMonths(TO, -23);
  const countsOf = (districtCode: string, type: string): { before: number; after: number } => {
    const own = rows.filter((row) => row.type === type && districtOf.get(row.area) === districtCode);
    const after = own.filter((row) => row.month >= lastYear).length;
    return { before: own.filter((row) => row.month >= yearBefore).length - after, after };
  };

  test.each(PLANTED_CHANGES)("$type in $districtCode is $ratio times what it was", ({ districtCode, type, ratio }) => {
    const { before, after } = countsOf(districtCode, type);
    const error = Math.sqrt(1 / before + 1 / after);
    expect(Math.abs(Math.log(after / before) - Math.log(ratio))).toBeLessThan(2.5 * error);
    expect(Math.abs(Math.log(after / before))).toBeGreaterThan(2 * error);
  });

  test("nothing else changed by more than chance explains", () => {
    const isPlanted = (code: string, type: string): boolean =>
      PLANTED_CHANGES.some((change) => change.districtCode === code && change.type === type);
    const scores = DISTRICTS.flatMap(({ code }) =>
      CRIME_TYPES.filter((type) => !isPlanted(code, type)).map((type) => {
        const { before, after } = countsOf(code, type);
        return Math.abs(after - before) / Math.sqrt(Math.max(1, after + before));
      }),
    );
    expect(scores).toHaveLength(14 * 14 - PLANTED_CHANGES.length);
    expect(Math.max(...scores)).toBeLessThan(4);
    expect(scores.filter((score) => score > 1.96).length).toBeLessThan(22); // some 10 of 193 by chance
  });

  test.each(HOT_SPOTS)("$name holds the share that was planted", (spot) => {
    for (const [type, planted] of Object.entries(spot.shares)) {
      const own = rows.filter((row) => row.type === type && districtOf.get(row.area) === spot.districtCode);
      const near = own.filter((row) => distance(row.at, spot.at) < spot.radiusMetres / 111_000);
      // Ordinary streets inside the circle add a little to it.
      expect(share(near.length, own.length), type).toBeGreaterThan(planted - 3 * Math.sqrt(planted / own.length));
      expect(share(near.length, own.length), type).toBeLessThan(planted + 0.06 + 3 * Math.sqrt(planted / own.length));
    }
  });
});

describe("the series for measuring", () => {
  test("it has exactly the rows asked for, over 36 months, in chunks", () => {
    const chunks = [...generateScale(6_011, "bench", TO)];
    const scaled = rowsOf(chunks.join(""));
    expect(chunks[0]).toBe(STREET_COLUMNS);
    expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThan(200_000);
    expect(scaled).toHaveLength(6_011);
    expect(new Set(scaled.map((row) => row.month)).size).toBe(36);
    expect(scaled.every((row) => row.fields.length === 12)).toBe(true);
    expect([...generateScale(6_011, "bench", TO)]).toEqual(chunks);
  });

  test("it can be as short as no rows at all", () => {
    expect([...generateScale(0, "bench")].join("")).toBe(STREET_COLUMNS);
  });
});
