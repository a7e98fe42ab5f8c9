import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { day } from "../../src/kernel/dates.ts";
import { newId, sha256 } from "../../src/kernel/ids.ts";
import { addPerson, grantRole, openSession } from "../../src/modules/accounts/index.ts";

import { startDraft } from "../../src/modules/assessments/index.ts";
import { requestImport, storeOriginal } from "../../src/modules/datasets/index.ts";
import { foundPartnership } from "../../src/modules/partnerships/index.ts";
import type { Services } from "../../src/platform/services.ts";
import { asConsole } from "../../src/platform/tenancy/transactions.ts";
import type { Tx } from "../../src/platform/tenancy/tx.ts";
import { accepted } from "../accepted.ts";
import { crimeId, streetFile } from "../street-files.ts";
import { keepSmallAnalysis } from "./analysed.ts";

/** A partnership whose people write: what their forms name, and the tokens of their sessions. */
export type Office = {
  readonly dataset: string;
  readonly analysis: string;
  readonly draft: string;
  /** People for whom roles can be asked. */
  readonly colleagues: readonly string[];
  readonly tokens: Readonly<Record<Writer, readonly string[]>>;
};

export type Writer = "analyst" | "manager" | "operator";

export const SLUG = "office";
const COLLEAGUES = 24;
const SESSIONS = 3;

/** Makes the office: a dataset with an import asked for, an analysis that is done, a draft, and people signed in. */
export async function openOffice({ database }: Services, folder: string): Promise<Office> {
  const at = <T>(slug: string, capabilities: readonly string[], work: (tx: Tx) => Promise<T>) =>
    asConsole(database, { slug, capabilities, command: "recovery" }, work);

  accepted(await at("installation", ["partnerships:create"], (tx) => foundPartnership(tx, PARTNERSHIP)));
  const person = async (slug: string, role: string) => {
    const ids = await at(slug, ["people:add"], async (tx) => {
      const added = await addPerson(tx, { name: "Somebody", email: `${newId()}@example.org` });
      await grantRole(tx, added.person, role, day("2020-01-01"));
      return added;
    });
    return ids;
  };
  const signedIn = async (slug: string, role: string) => {
    const { account } = await person(slug, role);
    const session = { account, method: "passphrase", secondFactor: "one-time-code", device: "" } as const;
    const tokens: string[] = [];
    for (let i = 0; i < SESSIONS; i++) tokens.push(await openSession(database, session, "recovery"));
    return tokens;
  };

  const path = join(folder, "first.csv");
  const text = aMonthOfIncidents(0);
  writeFileSync(path, text);
  const upload = { path, name: "first.csv", sha256: sha256(text).toString("hex"), sizeBytes: Buffer.byteLength(text) };
  const imports = ["datasets:read", "datasets:import"];
  await storeOriginal((work) => at(SLUG, imports, work), upload);
  await at(SLUG, imports, (tx) => requestImport(tx, { dataset: DATASET, submissionKey: newId() }, [upload]));
  const dataset = await at(SLUG, imports, (tx) => tx.selectFrom("datasets").select("id").executeTakeFirstOrThrow());

  const draft = newId();
  const analysis = await at(SLUG, ["assessments:read", "assessments:write", "datasets:read"], async (tx) => {
    const id = await keepSmallAnalysis(tx);
    accepted(await startDraft(tx, { id: draft, title: "Assessment", year: "2025-26", analysisId: id }));
    return id;
  });
  const colleagues: string[] = [];
  for (let i = 0; i < COLLEAGUES; i++) colleagues.push((await person(SLUG, "scrutiny-member")).person);
  return {
    dataset: dataset.id,
    analysis,
    draft,
    colleagues,
    tokens: {
      analyst: await signedIn(SLUG, "analyst"),
      manager: await signedIn(SLUG, "partnership-manager"),
      operator: await signedIn("installation", "operator"),
    },
  };
}

/** A file of street-level crime that no other number has. */
export function aMonthOfIncidents(number: number): string {
  return streetFile(Array.from({ length: 12 }, (_, i) => ({ id: crimeId(number * 100 + i), month: "2025-03" })));
}

const PARTNERSHIP = {
  slug: SLUG,
  name: "Office",
  kind: "district",
  nation: "england",
  stage: "demonstration",
  vision: "",
  purpose: "",
  areas: [],
  organisations: [],
  aims: [],
  groups: [],
} as const;

const DATASET = {
  format: "street-crime",
  title: "Street-level crime",
  origin: "synthetic",
  provider: "",
  licence: "",
  attribution: "",
} as const;
