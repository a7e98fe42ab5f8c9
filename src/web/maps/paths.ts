import type { Position, Ring } from "./geometry.ts";

/** Writes the rings of one area as the `d` of a path. */
export type PathWriter = (rings: readonly Ring[]) => string;

/**
 * A writer that drops what the screen cannot show: of all vertices in one square of `finest` units, those of every area
 * become the first one met. Neighbours therefore keep the same border, with no gap or overlap between them, whichever way
 * each runs along it. Coordinates are tenths of a unit. An area too small for a shape is a square of one unit.
 */
export function pathWriter(place: (position: Position) => readonly [x: number, y: number], finest: number): PathWriter {
  const firsts = new Map<number, Vertex>();
  const vertexOf = (position: Position): Vertex | undefined => {
    const [x, y] = place(position);
    if (!Number.isFinite(x) || !Number.isFinite(y)) return undefined;
    const square = Math.floor(x / finest) * 1_048_576 + Math.floor(y / finest);
    const met = firsts.get(square);
    if (met) return met;
    const vertex = { x: Math.round(x * 10), y: Math.round(y * 10) };
    firsts.set(square, vertex);
    return vertex;
  };
  return (rings) => {
    const drawn = rings.map((ring) => ringVertices(ring, vertexOf));
    const shape = drawn.map((vertices) => (vertices.length > 2 ? ringPath(vertices) : "")).join("");
    const speck = drawn[0]?.[0];
    return shape || (speck ? `M${speck.x / 10} ${speck.y / 10}h1v1h-1z` : "");
  };
}

/** In tenths of a unit. */
type Vertex = { readonly x: number; readonly y: number };

/** The vertices that are left, without repeats and without the closing one. */
function ringVertices(ring: Ring, vertexOf: (position: Position) => Vertex | undefined): Vertex[] {
  const vertices: Vertex[] = [];
  for (const position of ring) {
    const vertex = vertexOf(position);
    if (!vertex || vertex === vertices.at(-1)) continue;
    // Out and straight back is a line without width.
    if (vertex === vertices.at(-2)) vertices.pop();
    else vertices.push(vertex);
  }
  while (vertices.length > 1 && vertices[0] === vertices.at(-1)) vertices.pop();
  return vertices;
}

/** The ring from its first vertex by steps, with no more spaces and noughts than the grammar of paths needs. */
function ringPath(vertices: readonly Vertex[]): string {
  let path = "";
  let last = "M";
  const write = (token: string) => {
    path += needsSpace(last, token) ? ` ${token}` : token;
    last = token;
  };
  let before: Vertex = { x: 0, y: 0 };
  for (const [i, vertex] of vertices.entries()) {
    if (i < 2) write(i === 0 ? "M" : "l");
    write(tenths(vertex.x - before.x));
    write(tenths(vertex.y - before.y));
    before = vertex;
  }
  return `${path}z`;
}

function needsSpace(last: string, token: string): boolean {
  const [first] = token;
  if (last === "M" || last === "l" || token === "M" || token === "l" || first === "-") return false;
  return !(first === "." && last.includes("."));
}

/** `-3` as "-.3". */
function tenths(count: number): string {
  const text = String(count / 10);
  if (text.startsWith("0.")) return text.slice(1);
  return text.startsWith("-0.") ? `-${text.slice(2)}` : text;
}
