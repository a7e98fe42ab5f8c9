import type { Position, Ring } from "./geometry.ts";
import { simplifyTogether, type Vertex } from "./simplify.ts";

/** The `d` of a path for each area, simplified together by less than anyone can see. */
export function areaPaths(
  areas: readonly (readonly Ring[])[],
  place: (position: Position) => readonly [x: number, y: number],
): string[] {
  return simplifyTogether(areas, place, TOLERANCE).map((rings) => rings.map(ringPath).join(""));
}

/** In units of a drawing 720 wide, which is shown at most a little wider. */
const TOLERANCE = 0.7;

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
  const first = token.charAt(0);
  if (last === "M" || last === "l" || first === "M" || first === "l" || first === "-") return false;
  return !(first === "." && last.includes("."));
}

/** `-3` as "-.3". Put together from whole numbers, which is far quicker than writing a fraction. */
function tenths(count: number): string {
  const size = Math.abs(count);
  const [whole, rest] = [Math.floor(size / 10), size % 10];
  const fraction = rest === 0 ? "" : `.${rest}`;
  return `${count < 0 ? "-" : ""}${whole === 0 && rest !== 0 ? "" : whole}${fraction}`;
}
