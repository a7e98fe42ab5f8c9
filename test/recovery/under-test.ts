import { openTestDatabase } from "../database.ts";
import { type Installation, onEmbeddedDatabase, onServer, type Preparing } from "./installation.ts";

/** Installations on the engine that TEST_ENGINE names. */
export async function installationsUnderTest<Prepared>(
  folder: string,
  prepare: Preparing<Prepared>,
): Promise<() => Promise<Installation<Prepared>>> {
  if (process.env["TEST_ENGINE"] !== "postgres") return onEmbeddedDatabase(folder, prepare);
  return onServer(
    folder,
    async () => {
      const { settings = {}, ask, close } = await openTestDatabase();
      return { settings, ask, close };
    },
    prepare,
  );
}
