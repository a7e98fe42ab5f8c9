import { importAreas } from "../src/modules/areas/index.ts";
import { asConsole } from "../src/platform/tenancy/transactions.ts";
import type { World } from "./world.ts";

/** Small areas that a few tests use, each in a district of its own: two of Essex and one of London. */
export const SMALL_AREAS = { brentwood: "E01021450", thurrock: "E01015850", havering: "E01002201" } as const;

const LOOKUP = `lsoa21_code,ward24_code,ward24_name,ltla24_code,ltla24_name
${SMALL_AREAS.brentwood},E05004096,Brentwood North,E07000068,Brentwood
${SMALL_AREAS.thurrock},E05002229,Aveley and Uplands,E06000034,Thurrock
${SMALL_AREAS.havering},E05013966,Beam Park,E09000016,Havering
`;

const FORCES = `ltla24_code,ltla24_name,pfa24_code,pfa24_name
E07000068,Brentwood,E23000028,Essex
E06000034,Thurrock,E23000028,Essex
E09000016,Havering,E23000001,Metropolitan Police
`;

/** Gives the installation a gazetteer of those three. Its number is that of the gazetteer. */
export function aGazetteer(world: World): Promise<number> {
  return importPlaces(world, { "lookup.csv": LOOKUP, "forces.csv": FORCES });
}

/** Another, that knows one small area more. */
export function aLaterGazetteer(world: World): Promise<number> {
  return importPlaces(world, { "later.csv": `${LOOKUP}E01015851,E05002229,Aveley and Uplands,E06000034,Thurrock\n` });
}

/** Imports files of places, whatever they hold, by their names. */
export async function importPlaces(world: World, files: Readonly<Record<string, string>>): Promise<number> {
  const imported = await importAreas(
    (work) =>
      asConsole(world.database, { slug: "installation", capabilities: ["areas:import"], command: "test" }, work),
    Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
  );
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems));
  return imported.value.gazetteer?.number ?? 0;
}
