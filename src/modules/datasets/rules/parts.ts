import type { Month } from "../../../kernel/dates.ts";

/** The accepted rows of one file for one force and month: the unit that versions of a dataset are made of. */
export type Part = {
  readonly id: string;
  readonly importFileId: string;
  readonly force: string;
  readonly month: Month;
  readonly isCorrections: boolean;
};

/** What changed from one version to the next, by force and month. */
export type VersionChange = {
  readonly force: string;
  readonly month: Month;
  readonly change: "added" | "replaced" | "corrected" | "removed";
};

/**
 * The parts of the next version: those of the files just read, and those held so far for any other force and month. A
 * new file replaces all that was held for its force and month; corrections join what they correct.
 */
export function nextVersion(held: readonly Part[], read: readonly Part[]): { parts: Part[]; changes: VersionChange[] } {
  const replaced = new Set(read.filter((part) => !part.isCorrections).map(sliceOf));
  const kept = held.filter((part) => !replaced.has(sliceOf(part)));
  const before = new Set(held.map(sliceOf));
  const changes = distinctSlices(read).map(({ force, month }): VersionChange => {
    const slice = sliceOf({ force, month });
    if (replaced.has(slice)) return { force, month, change: before.has(slice) ? "replaced" : "added" };
    return { force, month, change: "corrected" };
  });
  return { parts: [...kept, ...read], changes };
}

/** The parts of a version from which a force's months are taken away, such as a file given out in error. */
export function withoutSlices(
  held: readonly Part[],
  slices: readonly { readonly force: string; readonly month: Month }[],
): { parts: Part[]; changes: VersionChange[] } {
  const removed = new Set(slices.map(sliceOf));
  return {
    parts: held.filter((part) => !removed.has(sliceOf(part))),
    changes: distinctSlices(held.filter((part) => removed.has(sliceOf(part)))).map((slice) => ({
      ...slice,
      change: "removed",
    })),
  };
}

/** What lies between two versions, whatever lies between them: what a reader of the earlier one should know. */
export function changesBetween(earlier: readonly Part[], later: readonly Part[]): VersionChange[] {
  const idsOf = (parts: readonly Part[], slice: string) =>
    new Set(parts.filter((part) => sliceOf(part) === slice).map((part) => part.id));
  return distinctSlices([...earlier, ...later]).flatMap(({ force, month }): VersionChange[] => {
    const slice = sliceOf({ force, month });
    const [was, is] = [idsOf(earlier, slice), idsOf(later, slice)];
    const kept = [...was].every((id) => is.has(id));
    if (kept && was.size === is.size) return [];
    if (was.size === 0) return [{ force, month, change: "added" }];
    if (is.size === 0) return [{ force, month, change: "removed" }];
    return [{ force, month, change: kept ? "corrected" : "replaced" }];
  });
}

/** Names a force's month. Forces do not have line ends in their names. */
export function sliceOf({ force, month }: { readonly force: string; readonly month: Month }): string {
  return `${force}\n${month}`;
}

function distinctSlices(
  parts: readonly { readonly force: string; readonly month: Month }[],
): { force: string; month: Month }[] {
  const slices = new Map(parts.map(({ force, month }) => [sliceOf({ force, month }), { force, month }]));
  return [...slices.values()].sort((a, b) => a.force.localeCompare(b.force, "en-GB") || a.month.localeCompare(b.month));
}
