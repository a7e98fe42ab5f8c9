import { parseArgs } from "node:util";
import { OperatorError } from "../../../kernel/errors.ts";
import { USUAL_DATASET } from "../commands/request.ts";
import { type Dataset, ORIGIN_LABELS, type Origin } from "../rules/register.ts";

export const USAGE =
  "--partnership SLUG [--dataset TITLE] [--origin open-data|partner|synthetic --provider TEXT --licence TEXT] [--json] FILE…";

/** What the operator asked for. */
export type Asked = {
  readonly slug: string;
  /** The dataset of that title, or what a new one is to be. */
  readonly dataset: Omit<Dataset, "id">;
  readonly json: boolean;
  readonly paths: readonly string[];
};

/** Reads the words after `import incidents`. Throws OperatorError for those that cannot be followed. */
export function readArguments(args: readonly string[]): Asked {
  const { values, positionals: paths } = parsed(args);
  const slug = values.partnership;
  if (!slug) throw new OperatorError(`Name the partnership: frankpledge import incidents ${USAGE}`);
  if (paths.length === 0) throw new OperatorError(`Name the files: frankpledge import incidents ${USAGE}`);
  return { slug, paths, json: values.json ?? false, dataset: datasetOf(values) };
}

const OPTIONS = {
  partnership: { type: "string" },
  dataset: { type: "string" },
  origin: { type: "string" },
  provider: { type: "string" },
  licence: { type: "string" },
  json: { type: "boolean" },
} as const;

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const words = error instanceof Error ? error.message.split(". ")[0] : String(error);
    throw new OperatorError(`${words}. Usage: frankpledge import incidents ${USAGE}`);
  }
}

/** Published street-level crime, unless an origin says otherwise: nothing is taken to be under an open licence then. */
function datasetOf(values: {
  readonly dataset?: string;
  readonly origin?: string;
  readonly provider?: string;
  readonly licence?: string;
}): Omit<Dataset, "id"> {
  const title = values.dataset?.trim() || USUAL_DATASET.title;
  const { origin, provider = "", licence = "" } = values;
  if (origin === undefined) return { ...USUAL_DATASET, title };
  if (!isOrigin(origin))
    throw new OperatorError(`--origin is one of ${Object.keys(ORIGIN_LABELS).join(", ")}, not ${origin}.`);
  if (provider === "") throw new OperatorError("With --origin, say with --provider who gives the data.");
  return { ...USUAL_DATASET, title, origin, provider, licence, attribution: "" };
}

function isOrigin(text: string): text is Origin {
  return Object.hasOwn(ORIGIN_LABELS, text);
}
