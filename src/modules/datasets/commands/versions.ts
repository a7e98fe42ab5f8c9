import { formatMonths } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { nextVersion, type Part, type VersionChange, withoutSlices } from "../rules/parts.ts";
import * as imports from "../store/imports.ts";
import * as register from "../store/register.ts";
import * as versions from "../store/versions.ts";

/**
 * Makes the version that an import leads to, and ends the import, in one piece. An import that brought nothing new ends
 * without a version. Does nothing when the import has ended already.
 */
export async function publishImport(tx: Tx, importId: string, now: Date): Promise<void> {
  const { datasetId } = await imports.getImport(tx, importId);
  await versions.lockVersions(tx, datasetId);
  if (!(await imports.finishImport(tx, importId, null, now))) return;

  const read = await versions.listPartsOfImport(tx, importId);
  if (read.length === 0) return;
  const latest = await versions.findLatestVersion(tx, datasetId);
  const held = latest ? await versions.listParts(tx, datasetId, latest.number) : [];
  const { parts, changes } = nextVersion(held, read);
  await addVersion(tx, datasetId, { importId, parts, changes, after: latest?.number ?? 0 });
}

/** Ends an import that could not be carried out, with a sentence that says why. What it had read is of no version. */
export async function failImport(tx: Tx, importId: string, problem: string, now: Date): Promise<void> {
  const { datasetId } = await imports.getImport(tx, importId);
  if (await imports.finishImport(tx, importId, problem, now))
    recordEvent(tx, "dataset.import-failed", datasetId, { import: importId });
}

/** Makes a version without some of a force's months. What was released from earlier versions stays as it is. */
export async function withdrawMonths(
  tx: Tx,
  datasetId: string,
  withdrawal: { readonly force: string; readonly months: readonly Part["month"][]; readonly reason: string },
): Promise<Outcome<number>> {
  await register.getDataset(tx, datasetId);
  await versions.lockVersions(tx, datasetId);
  const latest = await versions.findLatestVersion(tx, datasetId);
  if (!latest) return refuse("This dataset holds nothing to withdraw");
  const slices = withdrawal.months.map((month) => ({ force: withdrawal.force, month }));
  const { parts, changes } = withoutSlices(await versions.listParts(tx, datasetId, latest.number), slices);
  if (changes.length === 0) return refuse(`The dataset holds none of those months from ${withdrawal.force}`, "months");
  return done(
    await addVersion(tx, datasetId, {
      importId: null,
      parts,
      changes,
      after: latest.number,
      because: withdrawal.reason,
    }),
  );
}

type NewVersion = {
  readonly importId: string | null;
  readonly parts: readonly Part[];
  readonly changes: readonly VersionChange[];
  readonly after: number;
  readonly because?: string;
};

async function addVersion(
  tx: Tx,
  datasetId: string,
  { importId, parts, changes, after, because }: NewVersion,
): Promise<number> {
  const number = after + 1;
  const reason = [describeChanges(changes), because].filter(Boolean).join(". ");
  await versions.insertVersion(
    tx,
    { datasetId, number, importId, reason },
    parts.map((part) => part.id),
  );
  recordEvent(tx, importId ? "dataset.imported" : "dataset.months-withdrawn", datasetId, {
    version: number,
    import: importId,
  });
  return number;
}

const CHANGE_WORDS: Readonly<Record<VersionChange["change"], string>> = {
  added: "added",
  replaced: "replaced",
  corrected: "corrected",
  removed: "withdrawn",
};

/** "Added January to March 2025 from Essex Police; replaced March 2024 from Kent Police". */
function describeChanges(changes: readonly VersionChange[]): string {
  const groups = new Map<string, VersionChange[]>();
  for (const change of changes) {
    const key = `${CHANGE_WORDS[change.change]}\n${change.force}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  const phrases = [...groups].map(([key, group]) => {
    const [words = "", force = ""] = key.split("\n");
    return `${words} ${formatMonths(group.map((change) => change.month))} from ${force}`;
  });
  const text =
    phrases.length > 6 ? `${phrases.slice(0, 6).join("; ")}; and ${phrases.length - 6} more` : phrases.join("; ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
