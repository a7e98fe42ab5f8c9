import { GROUP_KIND_LABELS } from "../../../kernel/group-kinds.ts";
import type { GroupSeen } from "./groups.ts";
import type { AccountabilityKind, AccountabilityLine } from "./terms.ts";

/** A group on the chart, with the groups below it and the lines of its terms in force. */
export type ChartGroup = {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  /** The partnership that keeps its records, when that is another. */
  readonly host: string | null;
  readonly serves: readonly string[];
  readonly lines: readonly AccountabilityLine[];
  readonly branches: readonly ChartGroup[];
};

/** A line whose body is another group on the chart. */
export type ChartLine = { readonly from: string; readonly to: string; readonly kind: AccountabilityKind };

/**
 * The structure of a partnership as far as whoever asks sees it: its own groups below each other, and beside them those of
 * other partnerships that serve it. A group whose parent is not seen stands at the top. `from` shows one group and what is
 * below it.
 */
export function chartOf(
  groups: readonly GroupSeen[],
  lines: ReadonlyMap<string, readonly AccountabilityLine[]>,
  from?: string,
): ChartGroup[] {
  const current = groups.filter(({ endedOn }) => endedOn === null);
  const ids = new Set(current.map(({ id }) => id));
  const parentOf = ({ parentId }: GroupSeen) => (parentId !== null && ids.has(parentId) ? parentId : null);
  const toChart = (group: GroupSeen): ChartGroup => ({
    id: group.id,
    name: group.name,
    note: noteOf(group),
    host: group.host?.name ?? null,
    serves: group.serves.map(({ name }) => name),
    lines: lines.get(group.id) ?? [],
    branches: current.filter((other) => parentOf(other) === group.id).map(toChart),
  });
  return current.filter((group) => (from === undefined ? parentOf(group) === null : group.id === from)).map(toChart);
}

/** The lines of accountability that can be drawn: to a group on the chart, by its name or another it has. */
export function linesOnChart(chart: readonly ChartGroup[], groups: readonly GroupSeen[]): ChartLine[] {
  const shown = flat(chart);
  const ids = new Set(shown.map(({ id }) => id));
  const byName = new Map(
    groups
      .filter(({ id }) => ids.has(id))
      .flatMap(({ id, name, alsoCalled }) => [name, ...alsoCalled].map((one) => [one.toLowerCase(), id] as const)),
  );
  return shown.flatMap(({ id, lines }) =>
    lines.flatMap(({ body, kind }) => {
      const to = byName.get(body.toLowerCase());
      return to === undefined || to === id ? [] : [{ from: id, to, kind }];
    }),
  );
}

function noteOf({ kind, host, serves }: GroupSeen): string {
  if (host) return `${GROUP_KIND_LABELS[kind]}, kept by ${host.name}`;
  return serves.length > 0 ? `${GROUP_KIND_LABELS[kind]}, serves ${serves.length} more` : GROUP_KIND_LABELS[kind];
}

function flat(chart: readonly ChartGroup[]): ChartGroup[] {
  return chart.flatMap((group) => [group, ...flat(group.branches)]);
}
