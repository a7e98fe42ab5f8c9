import { OperatorError } from "../../src/kernel/errors.ts";
import { importAreas } from "../../src/modules/areas/index.ts";
import type { Services } from "../../src/platform/services.ts";
import { asConsole } from "../../src/platform/tenancy/transactions.ts";
import { sketchFiles, sketchGeography } from "../geography.ts";

/** Imports the sketch of Essex as a vintage of its own, by the way that real lookups and boundaries come. */
export async function makePlaces({ database }: Pick<Services, "database">): Promise<void> {
  const files = Object.values(sketchFiles(sketchGeography()));
  const imported = await importAreas(
    (work) =>
      asConsole(database, { slug: "installation", capabilities: ["areas:import"], command: "demonstration" }, work),
    files.map(({ name, text }) => ({ name, bytes: Buffer.from(text), dated: "Census 2021" })),
    { origin: "sketch" },
  );
  if (!imported.ok) throw new OperatorError(imported.problems.map(({ message }) => message).join(" "));
}
