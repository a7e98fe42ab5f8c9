import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { incidentFiles } from "../../demo/incidents.ts";
import { makePartnerships } from "../../demo/make/partnerships.ts";
import { makePlaces } from "../../demo/make/places.ts";
import { month } from "../../src/kernel/dates.ts";
import { newId, sha256 } from "../../src/kernel/ids.ts";
import { requestImport, storeOriginal, type Upload } from "../../src/modules/datasets/index.ts";
import type { InPartnership } from "../../src/platform/files/files.ts";
import type { Services } from "../../src/platform/services.ts";
import { asConsole } from "../../src/platform/tenancy/transactions.ts";
import { accepted } from "../accepted.ts";
import type { Installation } from "./installation.ts";

/** An installation in which an import has been asked for and no program runs: the next one to start carries it out. */
export type WaitingImport = Installation<void>;

/** Places, partnerships, and an import of everything that an import meets: it is asked for, and not begun. */
export async function askForImport(services: Services, folder: string): Promise<void> {
  const inPartnership: InPartnership = (work) =>
    asConsole(
      services.database,
      { slug: "thurrock", capabilities: ["datasets:read", "datasets:import"], command: "recovery" },
      work,
    );
  await makePlaces(services);
  await makePartnerships(services);
  const uploads = writeFiles(join(folder, "files"));
  for (const upload of uploads) await storeOriginal(inPartnership, upload);
  accepted(await inPartnership((tx) => requestImport(tx, { dataset: DATASET, submissionKey: newId() }, uploads)));
}

const DATASET = {
  format: "street-crime",
  title: "Street-level crime",
  origin: "synthetic",
  provider: "",
  licence: "",
  attribution: "",
} as const;

/** More files than are read in one go, rows to reject in each, one file twice, and one that is no file of incidents. */
function writeFiles(folder: string): Upload[] {
  mkdirSync(folder, { recursive: true });
  const months = [...incidentFiles({ seed: "recovery", to: month("2025-06"), months: 20, rowsPerMonth: 150 })];
  const texts = months.map(({ name, text }) => ({ name, text: text.replace(/,20(\d\d-\d\d),/, ",19xx,") }));
  const [first] = texts;
  if (first) texts.push({ ...first, name: "2020-01-essex-street.csv" });
  texts.push({ name: "notes.csv", text: "Subject,Body\nMeeting,Tuesday\n" });
  return texts.map(({ name, text }) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return { path, name, sha256: sha256(text).toString("hex"), sizeBytes: Buffer.byteLength(text) };
  });
}
