import type { Position, Ring } from "./geometry.ts";

/** A vertex of a drawing, in tenths of a unit: no screen shows less. */
export type Vertex = { readonly x: number; readonly y: number };

type Node = Vertex & {
  before: Node | undefined;
  after: Node | undefined;
  junction: boolean;
  done: boolean;
  kept: boolean;
};

/**
 * The rings of several areas on the drawing, without the vertices that make no difference of `tolerance` units. Neighbours
 * keep exactly the same border: vertices closer than half the tolerance become one for all areas, and each stretch of
 * border between two junctions is simplified once, whoever's it is (Douglas and Peucker). Rings that shrink to nothing are
 * left out; an area of which nothing would be left becomes a square of one unit.
 */
export function simplifyTogether(
  areas: readonly (readonly Ring[])[],
  place: (position: Position) => readonly [x: number, y: number],
  tolerance: number,
): Vertex[][][] {
  const nodeAt = nodesByPlace(place, tolerance / 2);
  const drawn = areas.map((rings) => rings.map((ring) => ringNodes(ring, nodeAt)));
  for (const ring of drawn.flat()) markJunctions(ring);
  for (const ring of drawn.flat()) simplifyRing(ring, tolerance * 10);
  return drawn.map((rings) => {
    const kept = rings.map((ring) => ring.filter((node) => node.kept)).filter((ring) => ring.length > 2);
    const speck = rings[0]?.[0];
    return kept.length > 0 || !speck ? kept : [squareAt(speck)];
  });
}

/** Finds the one node for all positions in a small square of the drawing; undefined for a position that is no place. */
function nodesByPlace(place: (position: Position) => readonly [number, number], size: number) {
  const nodes = new Map<number, Node>();
  return (position: Position): Node | undefined => {
    const [x, y] = place(position);
    if (!Number.isFinite(x) || !Number.isFinite(y)) return undefined;
    // Small whole numbers are the fast keys of a Map; drawings are far less than 16,384 squares wide.
    const square = Math.floor(x / size) * 16_384 + Math.floor(y / size);
    const met = nodes.get(square);
    if (met) return met;
    const node: Node = {
      x: Math.round(x * 10),
      y: Math.round(y * 10),
      before: undefined,
      after: undefined,
      junction: false,
      done: false,
      kept: false,
    };
    nodes.set(square, node);
    return node;
  };
}

/** The ring without repeats, without its closing position, and without lines out and straight back. */
function ringNodes(ring: Ring, nodeAt: (position: Position) => Node | undefined): Node[] {
  const nodes: Node[] = [];
  for (const position of ring) {
    const node = nodeAt(position);
    if (!node || node === nodes.at(-1)) continue;
    if (node === nodes.at(-2)) nodes.pop();
    else nodes.push(node);
  }
  while (nodes.length > 1 && nodes[0] === nodes.at(-1)) nodes.pop();
  return nodes;
}

/** A junction is where borders meet: a node with more than two neighbours among all rings. */
function markJunctions(ring: readonly Node[]): void {
  for (const [i, node] of ring.entries()) {
    for (const neighbour of [ring.at(i - 1), ring[(i + 1) % ring.length]]) {
      if (!neighbour || neighbour === node.before || neighbour === node.after) continue;
      if (!node.before) node.before = neighbour;
      else if (!node.after) node.after = neighbour;
      else node.junction = true;
    }
  }
}

/** Marks the nodes to keep. A ring without junctions, an island, is halved at the node furthest from its first. */
function simplifyRing(ring: readonly Node[], tolerance: number): void {
  const [first] = ring;
  if (!first || ring.length < 3) return;
  const start = ring.findIndex((node) => node.junction);
  if (start < 0) {
    if (first.done) return;
    const furthest = ring.reduce((best, node) => (distance(node, first) > distance(best, first) ? node : best));
    const half = ring.indexOf(furthest);
    simplifyStretch([...ring.slice(0, half + 1)], tolerance);
    simplifyStretch([...ring.slice(half), first], tolerance);
    return;
  }
  let stretch: Node[] = [];
  for (const node of [...ring.slice(start), ...ring.slice(0, start + 1)]) {
    stretch.push(node);
    if (!node.junction || stretch.length === 1) continue;
    simplifyStretch(stretch, tolerance);
    stretch = [node];
  }
}

/** Douglas and Peucker from end to end, unless a neighbour's ring has been along here already. */
function simplifyStretch(stretch: readonly Node[], tolerance: number): void {
  const [first, last] = [stretch[0], stretch.at(-1)];
  if (!first || !last) return;
  first.kept = true;
  last.kept = true;
  if (stretch[1]?.done && stretch.length > 2) return;
  for (const node of stretch) if (!node.junction) node.done = true;

  const spans: [number, number][] = [[0, stretch.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    const furthest = furthestBetween(stretch, from, to);
    if (!furthest || furthest.away <= tolerance) continue;
    const node = stretch[furthest.index];
    if (node) node.kept = true;
    spans.push([from, furthest.index], [furthest.index, to]);
  }
}

function furthestBetween(
  stretch: readonly Node[],
  from: number,
  to: number,
): { index: number; away: number } | undefined {
  const [a, b] = [stretch[from], stretch[to]];
  if (!a || !b) return undefined;
  const length = distance(a, b);
  let best: { index: number; away: number } | undefined;
  for (let index = from + 1; index < to; index++) {
    const node = stretch[index];
    if (!node) continue;
    const away =
      length === 0 ? distance(a, node) : Math.abs((b.x - a.x) * (a.y - node.y) - (a.x - node.x) * (b.y - a.y)) / length;
    if (!best || away > best.away) best = { index, away };
  }
  return best;
}

function distance(a: Vertex, b: Vertex): number {
  return Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2);
}

function squareAt({ x, y }: Vertex): Vertex[] {
  return [
    { x, y },
    { x: x + 10, y },
    { x: x + 10, y: y + 10 },
    { x, y: y + 10 },
  ];
}
