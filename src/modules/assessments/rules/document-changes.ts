import { canonicalJson, type PublicDocument, plainSentence } from "./documents.ts";
import type { ResultTable } from "./results.ts";

/** What is different in one part of a document, a sentence for each difference. */
export type DocumentChange = { readonly part: string; readonly changes: readonly string[] };

/** What a reader of the earlier document would find different in the later one, part by part; nothing for the same. */
export function documentChanges(earlier: PublicDocument, later: PublicDocument): DocumentChange[] {
  return [
    { part: "Summary", changes: earlier.summary === later.summary ? [] : ["The summary has been rewritten"] },
    { part: "Findings", changes: listChanges(earlier.findings.map(plainSentence), later.findings.map(plainSentence)) },
    {
      part: "Priorities",
      changes: listChanges(
        earlier.priorities.map(priorityInWords(earlier)),
        later.priorities.map(priorityInWords(later)),
      ),
    },
    {
      part: "Figures",
      changes: later.tables.flatMap((table) => tableChange(earlier, table) ?? []).concat(gone(earlier, later)),
    },
    { part: "Sources", changes: sourceChanges(earlier, later) },
  ].filter(({ changes }) => changes.length > 0);
}

function listChanges(earlier: readonly string[], later: readonly string[]): string[] {
  const added = later.filter((text) => !earlier.includes(text));
  const removed = earlier.filter((text) => !later.includes(text));
  const moved = added.length === 0 && removed.length === 0 && earlier.join("\n") !== later.join("\n");
  return [
    ...added.map((text) => `New: ${text}`),
    ...removed.map((text) => `Gone: ${text}`),
    ...(moved ? ["The order has changed"] : []),
  ];
}

function priorityInWords({ findings }: PublicDocument) {
  return ({ title, reason, findings: chosen }: PublicDocument["priorities"][number]) => {
    const grounds = chosen.flatMap((i) => (findings[i] ? [plainSentence(findings[i])] : []));
    return [`${title}: ${reason}`, ...grounds.map((sentence) => `because “${sentence}”`)].join(" ");
  };
}

function tableChange({ tables }: PublicDocument, table: ResultTable): string | undefined {
  const was = tables.find(({ name }) => name === table.name);
  if (!was) return `New table: ${table.title}`;
  const before = new Map(cellsOf(was));
  const after = new Map(cellsOf(table));
  const different = [...new Set([...before.keys(), ...after.keys()])].filter(
    (key) => before.get(key) !== after.get(key),
  );
  if (different.length === 0) return was.title === table.title ? undefined : `${was.title} is now ${table.title}`;
  return `${table.title}: ${different.length} of ${after.size} cells are different`;
}

function gone(earlier: PublicDocument, later: PublicDocument): string[] {
  const names = new Set(later.tables.map(({ name }) => name));
  return earlier.tables.filter(({ name }) => !names.has(name)).map(({ title }) => `No longer shown: ${title}`);
}

function cellsOf({ rows }: ResultTable): [string, string][] {
  return rows.flatMap(({ key, cells }) =>
    Object.entries(cells).map(([column, cell]): [string, string] => [`${key}/${column}`, canonicalJson(cell)]),
  );
}

function sourceChanges({ sources: was }: PublicDocument, { sources: is }: PublicDocument): string[] {
  return [
    ...(was.dataset === is.dataset && was.version === is.version
      ? []
      : [`${is.dataset}, version ${is.version}, instead of ${was.dataset}, version ${was.version}`]),
    ...(was.period === is.period ? [] : [`${is.period} instead of ${was.period}`]),
    ...(was.coverage === is.coverage ? [] : [`Coverage: ${is.coverage}; before: ${was.coverage}`]),
    ...(canonicalJson(was.attributions) === canonicalJson(is.attributions) ? [] : ["The attributions have changed"]),
  ];
}
