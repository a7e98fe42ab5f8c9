import type { LightMyRequestResponse } from "fastify";
import { newId } from "../src/kernel/ids.ts";
import { crimeId, type StreetRow, streetFile } from "./street-files.ts";
import { type Actor, aPartnership, aPerson, type TestPartnership, type UploadFile, type World } from "./world.ts";

/** Somebody who may import, in a partnership of their own, and the address of its register. */
export type Register = { readonly partnership: TestPartnership; readonly analyst: Actor; readonly href: string };

export async function aRegister(world: World): Promise<Register> {
  const partnership = await aPartnership(world);
  const analyst = await aPerson(world, partnership, "analyst");
  return { partnership, analyst, href: `/${partnership.slug}/desk/datasets` };
}

/** What the form says of a new dataset. */
export const NEW_DATASET = {
  into: "new",
  title: "Street-level crime",
  origin: "open-data",
  provider: "data.police.uk",
  licence: "Open Government Licence v3.0",
  attribution: "",
};

/** Sends the upload form, for a new dataset unless the fields say otherwise. */
export function sendFiles(
  who: Actor,
  register: string,
  files: readonly UploadFile[],
  fields: Readonly<Record<string, string>> = {},
): Promise<LightMyRequestResponse> {
  return who.upload(`${register}/imports`, { submissionKey: newId(), ...NEW_DATASET, ...fields }, files);
}

export type IncidentFile = {
  readonly force?: string;
  readonly month: string;
  /** How many usual rows, or what is unusual about each. */
  readonly rows: number | readonly StreetRow[];
  readonly name?: string;
};

/** A file of the form: a month of a force, with rows that each have a Crime ID of their own. */
export function aFile({ force = "Essex Police", month, rows, name }: IncidentFile): UploadFile {
  const first = Number(month.replace("-", "")) * 10_000;
  const list = typeof rows === "number" ? Array.from({ length: rows }, () => ({})) : rows;
  const content = streetFile(
    list.map((row, i) => ({
      id: crimeId(first + i),
      month,
      force,
      type: i % 3 ? "Vehicle crime" : "Burglary",
      ...row,
    })),
    "\r\n",
  );
  return { field: "files", name: name ?? `${month}-essex-street.csv`, content };
}

/** A dataset into which files have been imported, as its analyst finds it. */
export type TestDataset = Register & {
  readonly id: string;
  readonly page: string;
  /** Imports more files into it, and answers the address of the import. */
  readonly add: (...files: readonly UploadFile[]) => Promise<string>;
};

export async function aDataset(world: World, files: readonly UploadFile[]): Promise<TestDataset> {
  const register = await aRegister(world);
  const { analyst, href } = register;
  await importDone(world, await sendFiles(analyst, href, files));
  const list = await analyst.get(href);
  const [, id = ""] = /datasets\/([0-9a-f-]{36})"/.exec(list.body) ?? [];
  return {
    ...register,
    id,
    page: `${href}/${id}`,
    add: async (...more) => importDone(world, await sendFiles(analyst, href, more, { into: "existing", dataset: id })),
  };
}

async function importDone(world: World, sent: LightMyRequestResponse): Promise<string> {
  if (sent.statusCode !== 303) throw new Error(`The files were refused: ${wordsOf(sent.body)}`);
  await world.jobsDone();
  return sent.headers.location ?? "";
}

/** What a page says, without its markup. */
export function wordsOf(body: string): string {
  const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  return body
    .replace(/<head>.*?<\/head>/s, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? "")
    .replace(/\s+/g, " ");
}
