import type { Month } from "../../../kernel/dates.ts";
import type { CoverageGrid, CoverageState } from "./coverage.ts";

/** How a dataset stands, in short: in words, month by month for each force, and which months are not complete for all. */
export type Standing = {
  readonly words: string;
  readonly months: readonly Month[];
  readonly absent: readonly Month[];
  readonly forces: readonly ForceStanding[];
};

export type ForceStanding = {
  readonly name: string;
  readonly months: readonly { readonly month: Month; readonly state: CoverageState; readonly note: string }[];
};

export function standingOf(grid: CoverageGrid): Standing {
  const { months } = grid;
  const forces = grid.forces.map((name) => ({
    name,
    months: months.map((month) => {
      const { state, note } = grid.at(name, month);
      return { month, state, note };
    }),
  }));
  const absent = months.filter((_month, i) => forces.some((force) => force.months[i]?.state !== "complete"));
  return { words: standingWords(grid), months, absent, forces };
}

/**
 * How a dataset stands, in the few words of the register: "Complete", "3 months missing, 1 in part". Months are counted
 * once for each force, so that with several forces the words name the force, or how many there are.
 */
export function standingWords(grid: CoverageGrid): string {
  const lacking = new Map<string, CoverageState[]>();
  for (const force of grid.forces) {
    const states = grid.months.map((month) => grid.at(force, month).state).filter((state) => state !== "complete");
    if (states.length > 0) lacking.set(force, states);
  }
  const states = [...lacking.values()].flat();
  if (grid.months.length === 0) return "No data yet";
  if (states.length === 0) return "Complete";

  const phrases = PHRASES.flatMap(([state, words]) => {
    const count = states.filter((one) => one === state).length;
    return count === 0 ? [] : [[count, words] as const];
  });
  const words = phrases.map(([count, phrase], i) =>
    i === 0 ? `${count} ${count === 1 ? "month" : "months"} ${phrase}` : `${count} ${phrase}`,
  );
  return `${words.join(", ")}${whose(grid.forces.length, [...lacking.keys()])}`;
}

const PHRASES: readonly (readonly [CoverageState, string])[] = [
  ["missing", "missing"],
  ["refused", "not supplied"],
  ["partial", "in part"],
  ["unknown", "not known"],
];

function whose(forces: number, lacking: readonly string[]): string {
  if (forces === 1) return "";
  return lacking.length === 1 ? ` from ${lacking[0]}` : ` from ${lacking.length} forces`;
}
