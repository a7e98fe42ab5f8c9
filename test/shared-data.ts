import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";

const folder = fileURLToPath(new URL("../../shared/", import.meta.url));

/** Whether the `shared` folder of reference data stands beside the project. It is not part of the repository. */
export const hasSharedData = existsSync(folder);

/** The absolute path of a file of the shared folder, or undefined when it is not there. */
export function sharedData(relative: string): string | undefined {
  const path = folder + relative;
  return existsSync(path) ? path : undefined;
}

/** The rows of a shared CSV file (`.csv` or `.csv.gz`) by column name, blanks as empty text; throws when it is not there. */
export function readSharedCsv(relative: string): Record<string, string>[] {
  const bytes = readFileSync(folder + relative);
  return parse(relative.endsWith(".gz") ? gunzipSync(bytes) : bytes, { columns: true });
}
