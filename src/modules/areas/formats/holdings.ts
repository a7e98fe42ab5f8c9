import type { Holding } from "../rules/editions.ts";
import type { AreaFile } from "./area-file.ts";

/** What is kept of a file, in short: one line for each pair of kinds of place, kind of boundary, or measure and date. */
export function holdingsOf(file: AreaFile): Holding[] {
  switch (file.kind) {
    case "lookup":
      return counted(file.links.map(({ fromLevel, toLevel }) => ({ level: fromLevel, to: toLevel })));
    case "boundaries":
      return counted(file.boundaries.map(({ level }) => ({ level })));
    case "population":
      return counted(file.populations.map(({ level, measure, dated }) => ({ level, measure, dated })));
  }
}

function counted(kinds: readonly Omit<Holding, "rows">[]): Holding[] {
  const holdings = new Map<string, { kind: Omit<Holding, "rows">; rows: number }>();
  for (const kind of kinds) {
    const key = `${kind.level} ${kind.to} ${kind.measure} ${kind.dated}`;
    const held = holdings.get(key);
    if (held) held.rows++;
    else holdings.set(key, { kind, rows: 1 });
  }
  return [...holdings.values()].map(({ kind, rows }) => ({ ...kind, rows }));
}
