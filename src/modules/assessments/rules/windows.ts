import { type Extent, extentSize } from "./extent.ts";

/**
 * For each square of the extent, the sum of `values` over its 3 by 3 block: itself and those of its eight neighbours
 * that belong to the extent. `values` holds one number per square of the extent.
 */
export function windowSums(extent: Extent, values: ArrayLike<number>): Float64Array {
  const { places, stride } = extent;
  const spread = new Float64Array(extent.positions.length);
  for (let i = 0; i < places.length; i++) spread[places[i] ?? 0] = values[i] ?? 0;
  const sums = new Float64Array(places.length);
  for (let i = 0; i < places.length; i++) {
    let sum = 0;
    for (let row = (places[i] ?? 0) - stride - 1, last = row + 2 * stride; row <= last; row += stride) {
      sum += (spread[row] ?? 0) + (spread[row + 1] ?? 0) + (spread[row + 2] ?? 0);
    }
    sums[i] = sum;
  }
  return sums;
}

/** For each square, how many squares its block has: 9 inside, 6 and 4 on the edges of a rectangle, 1 for an island. */
export function windowSizes(extent: Extent): Float64Array {
  return windowSums(extent, new Float64Array(extentSize(extent)).fill(1));
}

/** The positions of the squares in the block of the square at `position`, itself among them, in ascending order. */
export function blockOf(extent: Extent, position: number): number[] {
  const place = extent.places[position] ?? 0;
  const block: number[] = [];
  for (const row of [place - extent.stride, place, place + extent.stride]) {
    for (const at of [row - 1, row, row + 1]) {
      const neighbour = extent.positions[at] ?? -1;
      if (neighbour >= 0) block.push(neighbour);
    }
  }
  return block;
}

/** Groups of chosen squares that touch by a side or a corner: positions in ascending order, groups by their first. */
export function connectedGroups(extent: Extent, chosen: readonly boolean[]): number[][] {
  const seen = new Uint8Array(extentSize(extent));
  const groups: number[][] = [];
  for (let start = 0; start < seen.length; start++) {
    if (!chosen[start] || seen[start]) continue;
    seen[start] = 1;
    const group = [start];
    for (let next = 0; next < group.length; next++) {
      for (const neighbour of blockOf(extent, group[next] ?? 0)) {
        if (!chosen[neighbour] || seen[neighbour]) continue;
        seen[neighbour] = 1;
        group.push(neighbour);
      }
    }
    groups.push(group.sort((a, b) => a - b));
  }
  return groups;
}
