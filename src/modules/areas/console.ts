import { readFile, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { OperatorError } from "../../kernel/errors.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import type { ConsoleCommand, ConsoleContext } from "../../platform/console/command.ts";
import type { InPartnership } from "../../platform/files/files.ts";
import { asConsole } from "../../platform/tenancy/transactions.ts";
import { importAreas } from "./commands/import-areas.ts";
import type { AreaUpload } from "./commands/read-uploads.ts";
import { AREA_LIMITS } from "./commands/unpack.ts";
import type { AreaKind } from "./rules/editions.ts";
import type { AreaImport } from "./rules/imports.ts";

/** `frankpledge import areas`, `import boundaries` and `import population`: one reader, and a check of the word given. */
export const areaCommands: readonly ConsoleCommand[] = [
  importCommand("areas", "lookup", "Import lookups: which small area lies in which ward, district and force"),
  importCommand("boundaries", "boundaries", "Import boundaries as GeoJSON"),
  importCommand("population", "population", "Import residents and households by district or LSOA"),
];

/**
 * Imports the files at these paths into the installation. Throws OperatorError for a path that cannot be read; refuses all
 * when the content of one cannot be imported.
 */
export async function importAreaPaths(
  context: Pick<ConsoleContext, "database" | "folder" | "progress">,
  paths: readonly string[],
  only?: AreaKind,
): Promise<Outcome<AreaImport>> {
  const uploads: AreaUpload[] = [];
  let sent = 0;
  for (const path of paths) {
    const bytes = await readPath(resolve(context.folder, path));
    sent += bytes.length;
    if (sent > AREA_LIMITS.sentBytes)
      throw new OperatorError(
        `The files come to more than ${AREA_LIMITS.sentBytes / 1e6} MB. Import fewer of them at a time.`,
      );
    uploads.push({ name: basename(path), bytes });
  }
  const inInstallation: InPartnership = (work) =>
    asConsole(
      context.database,
      { slug: "installation", capabilities: ["areas:import"], command: "import areas" },
      work,
    );
  return importAreas(inInstallation, uploads, { ...(only && { only }), progress: context.progress });
}

function importCommand(word: string, kind: AreaKind, meaning: string): ConsoleCommand {
  const name = `import ${word}`;
  return {
    name,
    usage: "[--json] FILE…",
    meaning,
    run: async (context, args) => {
      const paths = args.filter((arg) => !arg.startsWith("--"));
      const strange = args.find((arg) => arg.startsWith("--") && arg !== "--json");
      if (strange) throw new OperatorError(`${name} has no option ${strange}. It takes --json and files.`);
      if (paths.length === 0) throw new OperatorError(`Name the files: frankpledge ${name} FILE…`);
      const outcome = await importAreaPaths(context, paths, kind);
      if (!outcome.ok) throw new OperatorError(outcome.problems.map(({ message }) => message).join("\n"));
      const lines = args.includes("--json") ? [JSON.stringify(outcome.value)] : describeImport(outcome.value);
      for (const line of lines) context.print(line);
    },
  };
}

function describeImport({ files, gazetteer }: AreaImport): string[] {
  const lines = files.flatMap(({ name, outcome, title, rows, notes }) => {
    const came = outcome === "imported" ? "imported" : "held already, let be";
    return [`${name}: ${came}. ${title}, ${rows} ${rows === 1 ? "row" : "rows"}.`, ...notes.map((note) => `  ${note}`)];
  });
  if (!gazetteer) return [...lines, "No lookup is held yet, so there is no gazetteer."];
  const made = gazetteer.isNew ? "is new and in use" : "has not changed";
  return [...lines, `Gazetteer ${gazetteer.number} ${made}.`];
}

async function readPath(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > AREA_LIMITS.fileBytes)
      throw new OperatorError(`${path} is larger than ${AREA_LIMITS.fileBytes / 1e6} MB.`);
    return await readFile(path);
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") throw new OperatorError(`There is no file ${path}.`);
    if (code === "EACCES") throw new OperatorError(`${path} may not be read by this user.`);
    if (code === "EISDIR") throw new OperatorError(`${path} is a folder. Name the files in it.`);
    throw error;
  }
}
