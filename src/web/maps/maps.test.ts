import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { absent, cautioned, type Figure, known } from "../../kernel/figures.ts";
import { choropleth } from "./choropleth.ts";
import type { Area, AreaGeometry } from "./geometry.ts";
import { type GridMap, gridMap } from "./grid-map.ts";

const frame = { id: "map", title: "Burglary", source: "s", dated: "d", coverage: "c" };
const measure = { label: "Per 1,000 households", decimals: 1 };

function box(x: number, y: number, size = 1000): AreaGeometry {
  return {
    type: "Polygon",
    coordinates: [
      [
        [x, y],
        [x + size, y],
        [x + size, y + size],
        [x, y + size],
        [x, y],
      ],
    ],
  };
}

function area(name: string, at: number, figure: Figure, own = false): Area {
  return { code: name, name, geometry: box(at * 1000, 0), figure, own };
}

function rowsOf(markup: string): string[] {
  return [...markup.matchAll(/<th scope="row"[^>]*>(.*?)<\/tr>/gs)].map((match) =>
    (match[1] ?? "").replace(/<[^>]*>/g, "|").replace(/\|+/g, "|"),
  );
}

describe("a choropleth", () => {
  const map = {
    frame,
    measure,
    rowHeading: "Ward",
    coordinates: "metres" as const,
    areas: [
      area("Grays", 0, known(2)),
      area("Tilbury", 1, known(8), true),
      area("Chafford", 2, absent("suppressed", "Fewer than 5")),
      area("Ockendon", 3, absent("missing", "No lookup")),
      area("Stifford", 4, cautioned("partial", 3, "Ten months")),
    ],
    breaks: [5],
  };
  const { markup } = choropleth(map);
  const drawing = /<svg class="fp-drawing fp-drawing--map".*?<\/svg>/s.exec(markup)?.[0] ?? "";

  function group(look: string): string[] {
    const [, inside = ""] = new RegExp(`<g class="[^"]*${look}[^"]*"[^>]*>(.*?)</g>`, "s").exec(drawing) ?? [];
    return [...inside.matchAll(/<title>([^<]*)<\/title>/g)].map((match) => match[1] ?? "");
  }

  test("each area is in the group of its class or state, with its name and figure", () => {
    expect(group("fp-fill-seq-2")).toEqual(["Grays: 2.0"]);
    expect(group("fp-fill-seq-4")).toEqual(["Tilbury: 8.0"]);
    expect(group("fp-state-suppressed")).toEqual(["Chafford: suppressed"]);
    expect(group("fp-state-missing")).toEqual(["Ockendon: missing"]);
    expect(group("fp-areas--caution")).toEqual(["Stifford: 3.0 partial"]);
  });

  test("an area without a figure has a pattern, never a shade", () => {
    expect(drawing).toContain('class="fp-areas fp-state-missing fp-stroke-hatch" fill="url(#map-map-missing)"');
    expect(drawing).toContain('<pattern id="map-map-missing"');
  });

  test("the key has the ranges and every pattern that is used", () => {
    const items = [...markup.matchAll(/<li class="fp-legend__item">.*?<\/svg> ([^<]*)<\/li>/gs)].map(
      (match) => match[1],
    );
    expect(items).toEqual([
      "Less than 5.0",
      "5.0 or more",
      "Missing: no data was supplied",
      "Suppressed: too small to show without risk to people",
      "Partial: some of the data has not arrived",
    ]);
    expect(markup).toContain('<p class="fp-legend__title">Per 1,000 households</p>');
  });

  test("the table has every area with the figure of the map", () => {
    expect(rowsOf(markup)).toEqual([
      "Grays|2.0|",
      "Tilbury|8.0|",
      "Chafford|Suppressed [1]|",
      "Ockendon|Missing [2]|",
      "Stifford|3.0 |Partial [3]|",
    ]);
  });

  test("the reader's own area has an edge of its own, drawn last", () => {
    const edges = [...drawing.matchAll(/<path d="([^"]*)" class="fp-stroke-ink fp-still"/g)];
    expect(edges).toHaveLength(1);
    expect(drawing.lastIndexOf("fp-still")).toBeGreaterThan(drawing.lastIndexOf("fp-areas"));
  });

  test("neighbours share their border to the tenth", () => {
    const [grays = "", tilbury = ""] = [...drawing.matchAll(/<path d="(M[^"]*)"><title>/g)].map(
      (match) => match[1] ?? "",
    );
    expect(grays).toMatch(/^M6 /);
    expect(Number(/^M([\d.]+)/.exec(tilbury)?.[1])).toBeCloseTo(6 + 708 / 5, 0);
  });

  test("names are drawn for few areas when asked for, in letters for wide and for narrow columns", () => {
    const named = choropleth({ ...map, labels: "names" }).markup;
    expect(named.match(/>Tilbury<\/text>/g)).toHaveLength(2);
    expect(drawing).not.toContain("<text");
  });

  test("without boundaries the table still stands", () => {
    const nowhere = { ...area("Grays", 0, known(2)), geometry: { type: "Polygon", coordinates: [] } as const };
    const { markup: bare } = choropleth({ ...map, areas: [nowhere] });
    expect(bare).toContain("There are no boundaries to draw.");
    expect(rowsOf(bare)).toEqual(["Grays|2.0|"]);
  });

  test("the description says the highest, the lowest and how many have no figure", () => {
    expect(drawing).toContain(
      "Per 1,000 households. Areas: 5, of which 2 without a figure. Highest: Tilbury 8.0, Stifford 3.0 partial, Grays 2.0.",
    );
  });

  const wards = new URL("../../../../shared/data/geo/wards_2025_essex.geojson.gz", import.meta.url);

  test.runIf(existsSync(wards))(
    "the 257 wards of a county with their table take less than 250 KB (needs ../shared)",
    () => {
      const collection = JSON.parse(gunzipSync(readFileSync(wards)).toString()) as {
        features: { properties: { WD25CD: string; WD25NM: string }; geometry: AreaGeometry }[];
      };
      const areas = collection.features.map(({ properties, geometry }, i) => ({
        code: properties.WD25CD,
        name: properties.WD25NM,
        geometry,
        figure: i % 9 === 0 ? absent("suppressed", "Fewer than 5") : known((i * 37) % 101),
      }));
      const { markup: county } = choropleth({ frame, measure, rowHeading: "Ward", coordinates: "degrees", areas });

      expect(county.match(/<title>[^<]*: /g)).toHaveLength(257);
      expect(rowsOf(county)).toHaveLength(257);
      expect(Buffer.byteLength(county)).toBeLessThan(250_000);
    },
  );
});

describe("a grid map", () => {
  const map: GridMap = {
    frame,
    measure: { label: "Burglaries", decimals: 0 },
    cellSize: 250,
    kinds: [
      { kind: "hot", words: "Hot spot", colour: "hot" },
      { kind: "few", words: "Too few to say", colour: "few" },
    ],
    cells: [
      { column: 2, row: 2, kind: "hot" },
      { column: 3, row: 2, kind: "hot" },
      { column: 2, row: 3, kind: "few" },
    ],
    outlines: [{ name: "Thurrock", geometry: box(0, 0, 2000), own: true }],
    spots: [
      { rank: 1, name: "High Street", easting: 750, northing: 625, figure: known(34), finding: "More than chance" },
      { rank: 2, name: "Station", easting: 625, northing: 875, figure: absent("suppressed", "Fewer than 5") },
    ],
  };
  const { markup } = gridMap(map);

  function cells(colour: string): string {
    return new RegExp(`<path d="([^"]*)" class="fp-fill-${colour} fp-cells"`).exec(markup)?.[1] ?? "";
  }

  test("two hot cells side by side are one shape of twice the width", () => {
    const [, width, height] = /^M[\d.]+ [\d.]+h([\d.]+)v([\d.]+)h-[\d.]+z$/.exec(cells("hot")) ?? [];
    expect(Number(width) / Number(height)).toBeCloseTo(2, 1);
    expect(cells("few").match(/M/g)).toHaveLength(1);
  });

  test("a cell further north stands higher", () => {
    const top = (path: string) => Number(/^M[\d.]+ ([\d.]+)/.exec(path)?.[1]);
    expect(top(cells("few"))).toBeLessThan(top(cells("hot")));
  });

  test("the numbers on the map are the rows of the table, which is open", () => {
    const numbers = [...markup.matchAll(/<text[^>]*>(\d+)<\/text>/g)].map((match) => match[1]);
    expect(numbers).toEqual(["2", "1", "2", "1"]);
    expect(rowsOf(markup).slice(0, 2)).toEqual([
      "1. High Street|34|More than chance|",
      "2. Station|Suppressed [1]|Not tested|",
    ]);
    expect(markup).toContain('fp-figure__table" open>');
  });

  test("the key and the second table count the squares", () => {
    expect(markup).toContain("Hot spot: 2 squares</li>");
    expect(markup).toContain("Too few to say: 1 square</li>");
    expect(rowsOf(markup).slice(2)).toEqual(["Hot spot|2|", "Too few to say|1|"]);
  });

  test("the scale bar is as long as it says", () => {
    const bar = /<path d="M[\d.]+ [\d.]+v[\d.]+h([\d.]+)v-[\d.]+"[^>]*\/><text[^>]*>(\d+) m<\/text>/.exec(markup);
    const [, width] = /^M[\d.]+ [\d.]+h([\d.]+)/.exec(cells("hot")) ?? [];
    expect(Number(bar?.[1]) / Number(bar?.[2])).toBeCloseTo(Number(width) / 500, 2);
    expect(markup).toContain(">N</text>");
  });

  test("a place far from the district does not stretch the map, and stays in the table", () => {
    const far = { rank: 3, name: "Null Island", easting: -400_000, northing: 5_000_000, figure: known(1) };
    const stretched = gridMap({ ...map, spots: [...map.spots, far] }).markup;
    const frameOf = (drawn: string) => /viewBox="0 0 720 [\d.]+"/.exec(drawn)?.[0];
    expect(frameOf(stretched)).toBe(frameOf(markup));
    expect(stretched).toContain("3. Null Island");
    expect(stretched).not.toContain(">3</text>");
  });

  test("a cell of a kind that the key does not have is refused", () => {
    expect(() => gridMap({ ...map, cells: [{ column: 1, row: 1, kind: "warm" }] })).toThrow("Not a kind of cell: warm");
  });
});
