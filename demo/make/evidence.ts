import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { addMonths, type Day, type Month } from "../../src/kernel/dates.ts";
import { OperatorError } from "../../src/kernel/errors.ts";
import { newId, sha256 } from "../../src/kernel/ids.ts";
import { requestImport, storeOriginal, type Upload } from "../../src/modules/datasets/index.ts";
import type { InPartnership } from "../../src/platform/files/files.ts";
import { noteLocalCopy } from "../../src/platform/files/local-copies.ts";
import type { Services } from "../../src/platform/services.ts";
import { DEMONSTRATION_SEED, incidentFiles, lastCompleteMonth, SYNTHETIC } from "../incidents.ts";

/** The register's entry of the synthetic incidents. */
const SYNTHETIC_DATASET = {
  format: "street-crime",
  title: "Street-level crime (synthetic)",
  origin: "synthetic",
  provider: "Made for the demonstration",
  licence: "None needed: no part of it is anybody's data",
  attribution: SYNTHETIC,
} as const;

/** Whose dataset lacks which month, counted back from the last: what a gap looks like should be seen. */
const LEFT_OUT: Readonly<Record<string, number>> = { brentwood: 7 };

/** Makes the synthetic files once and asks for their import, as the analyst of each partnership. Jobs carry it out. */
export async function askForIncidents(
  { config }: Pick<Services, "config">,
  partnerships: readonly { readonly slug: string; readonly as: InPartnership }[],
  today: Day,
): Promise<void> {
  const last = lastCompleteMonth(today);
  const folder = join(config.dataFolder, "work", `demonstration-${newId()}`);
  await mkdir(folder, { recursive: true });
  const uploads = await writeFiles(folder, last);
  for (const { slug, as } of partnerships) {
    const lacking = LEFT_OUT[slug];
    const missing = lacking === undefined ? undefined : addMonths(last, -lacking);
    const own = uploads.filter(({ month }) => month !== missing);
    for (const upload of own) await storeOriginal(as, upload);
    const asked = await as((tx) => requestImport(tx, { dataset: SYNTHETIC_DATASET, submissionKey: newId() }, own));
    if (!asked.ok) throw new OperatorError(asked.problems.map(({ message }) => message).join(" "));
  }
}

/** Where the files lie until the jobs have read them. */
export async function removeFiles({ config }: Pick<Services, "config">): Promise<void> {
  await rm(join(config.dataFolder, "work"), { recursive: true, force: true });
}

async function writeFiles(folder: string, last: Month): Promise<(Upload & { readonly month: Month })[]> {
  const uploads: (Upload & { month: Month })[] = [];
  for (const { month, name, text } of incidentFiles({ seed: DEMONSTRATION_SEED, to: last })) {
    const path = join(folder, name);
    await writeFile(path, text);
    const upload = { path, name, month, sha256: sha256(text).toString("hex"), sizeBytes: Buffer.byteLength(text) };
    await noteLocalCopy(upload.sha256, path);
    uploads.push(upload);
  }
  return uploads;
}
