import { existsSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newId } from "../../../kernel/ids.ts";
import type { InPartnership } from "../../../platform/files/files.ts";
import { type Gazetteer, getGazetteer, listLsoaPlaces } from "../../areas/index.ts";
import type { AreaLookup } from "../reading/accepted-rows.ts";

/** A gazetteer as a file that the child process reads. */
export type Lookup = { readonly gazetteer: Gazetteer; readonly areas: AreaLookup };

/** A gazetteer, today's unless one is named, written where the child process can read it; undefined while there is none. */
export async function lookupFile(
  inPartnership: InPartnership,
  dataFolder: string,
  named?: Gazetteer,
): Promise<Lookup | undefined> {
  const gazetteer = named ?? (await inPartnership(getGazetteer));
  if (!gazetteer) return undefined;
  const folder = join(dataFolder, "cache");
  const path = join(folder, `gazetteer-${gazetteer.sha256}.csv`);
  if (!existsSync(path)) {
    const places = await inPartnership((tx) => listLsoaPlaces(tx, gazetteer.number));
    const lines = places.map(({ code, districtCode, wardCode, wardChoices }) =>
      [code, districtCode, wardCode ?? (wardChoices.length > 0 ? "split" : "")].join(","),
    );
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const draft = `${path}.${newId()}`;
    await writeFile(draft, `lsoa,district,ward\n${lines.join("\n")}\n`);
    await rename(draft, path);
  }
  return { gazetteer, areas: { path, kind: "csv" } };
}
