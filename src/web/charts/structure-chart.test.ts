import { expect, test } from "vitest";
import { type StructureNode, structureChart } from "./structure-chart.ts";

const node = (name: string, branches: readonly StructureNode[] = [], isElsewhere = false): StructureNode => ({
  ...{ id: name, name, note: "Group", isElsewhere, branches },
});

const CHART = { id: "s", title: "Structure", description: "A tree" };
const TREE = [node("Board", [node("Executive", [node("Youth"), node("Road <safety>")]), node("Panel")])];

const drawn = (zoom?: number, nodes = TREE, lines: Parameters<typeof structureChart>[0]["lines"] = []) =>
  structureChart({ ...CHART, nodes, lines, ...(zoom !== undefined && { zoom }) }).markup;

/** Boxes of a drawing, left and top, in the order they were drawn. */
function boxes(markup: string): { x: number; y: number; width: number; height: number }[] {
  return [...markup.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g)].map(
    ([, x, y, width, height]) => ({ x: Number(x), y: Number(y), width: Number(width), height: Number(height) }),
  );
}

test("every group is a box in both drawings, with an elbow to the one above it, and names are escaped", () => {
  const markup = drawn();
  expect(boxes(markup)).toHaveLength(10);
  expect(markup.match(/fp-drawing--(wide|narrow)/g)).toHaveLength(2);
  expect(markup.match(/stroke-width="1.5"/g)).toHaveLength(8);
  expect(markup).toContain("Road &lt;safety&gt;");
  expect(markup).not.toMatch(/NaN|undefined|style=/);
});

test.each([1.5, 3])("drawn %s times as large, no two boxes touch, and all lie inside the picture", (zoom) => {
  const markup = drawn(zoom);
  const [, width = 0, height = 0] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(markup)?.map(Number) ?? [];
  expect(Number(/ width="([\d.]+)" height/.exec(markup)?.[1])).toBeCloseTo(width * zoom, 0);
  const all = boxes(markup);
  for (const [i, one] of all.entries()) {
    expect(one.x + one.width).toBeLessThanOrEqual(width);
    expect(one.y + one.height).toBeLessThanOrEqual(height);
    for (const other of all.slice(i + 1))
      expect(
        one.x + one.width < other.x ||
          other.x + other.width < one.x ||
          one.y + one.height < other.y ||
          other.y + other.height < one.y,
      ).toBe(true);
  }
});

test("a box kept elsewhere is dashed, and a line is drawn between boxes that are there", () => {
  const nodes = [node("Ours"), node("Theirs", [], true)];
  expect(drawn(2, nodes).match(/stroke-dasharray="6 4"/g)).toHaveLength(1);
  const line = { from: "Ours", to: "Theirs", kind: "reports-to" } as const;
  expect(drawn(2, nodes, [line])).toContain('stroke-dasharray="5 4"');
  expect(drawn(2, nodes, [{ ...line, to: "gone" }])).not.toContain('stroke-dasharray="5 4"');
});

test("nothing to draw is an empty picture, and no error", () => {
  expect(drawn(undefined, [])).not.toMatch(/NaN|Infinity/);
});
