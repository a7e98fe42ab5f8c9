import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { figureValue, known } from "../../src/kernel/figures.ts";
import { suppressSmallCounts } from "../../src/modules/assessments/index.ts";
import { made } from "../isolation/fixture/made.ts";
import { type PersonKey, personId } from "../isolation/fixture/people.ts";
import { idOf, PARTNERSHIPS, type Place, type Row } from "../isolation/fixture/places.ts";
import { type Ask, fillDatabase } from "../isolation/fixture.ts";

/** Who is to see which record: by hand, for the groups of test/isolation/fixture/groups.ts. */
export type RecordKey = "panel's" | "conflicted" | "other group's" | "B's";

type Sealed = { readonly at: Place; readonly group: number; readonly denied: readonly PersonKey[] };

export const RECORDS: Readonly<Record<RecordKey, Sealed>> = {
  "panel's": { at: "A", group: 2, denied: [] },
  // The coordinator knows the family.
  conflicted: { at: "A", group: 2, denied: ["analyst"] },
  "other group's": { at: "A", group: 1, denied: [] },
  "B's": { at: "B", group: 1, denied: [] },
};

/** What the members of the panel hold: one coordinates it, one is of a charity and reads no offences. */
const CAPABILITIES = {
  "marac-coordinator": ["sealed:read", "sealed:write", "sealed:offence"],
  "panel-member": ["sealed:read"],
} as const;

export const recordId = (key: RecordKey) => idOf("sealed record", key);

/** A value that says of which record and which class of field it is. */
export const sealedCanary = (key: RecordKey, fieldClass: "identity" | "offence") =>
  `sealed-${fieldClass}-${key.replaceAll(/\W+/g, "-").toLowerCase()}-zqx`;

/** The canaries in a text, as record and class of field. */
export function sealedCanariesIn(text: string): { record: RecordKey; fieldClass: "identity" | "offence" }[] {
  return (Object.keys(RECORDS) as RecordKey[]).flatMap((record) =>
    (["identity", "offence"] as const).flatMap((fieldClass) =>
      text.toLowerCase().includes(sealedCanary(record, fieldClass)) ? [{ record, fieldClass }] : [],
    ),
  );
}

/** Counts by ward: one is small, and so a second must go with it. */
const WARDS = { Abbey: 12, Bridge: 3, Castle: 7 } as const;

/** Fills the isolation tests' world, and the tables of sealed records besides. */
export async function fillSealed(ask: Ask): Promise<void> {
  await fillDatabase(ask);
  const tables = readFileSync(fileURLToPath(new URL("tables.sql", import.meta.url)), "utf8");
  await ask("begin");
  await ask("set local role fp_owner");
  for (const statement of statementsOf(tables)) await ask(statement);
  await ask("commit");
  for (const [role, capabilities] of Object.entries(CAPABILITIES))
    for (const capability of capabilities)
      await ask("insert into role_capabilities (role_key, capability) values ($1, $2)", [role, capability]);
  for (const [table, rows] of Object.entries(rowsOf())) {
    const columns = Object.keys(rows[0] ?? {}).join(", ");
    await ask(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`, [
      JSON.stringify(rows),
    ]);
  }
}

/** Splits at the semicolons that end a statement: none of this file's functions has one at the end of a line but its last. */
function statementsOf(text: string): string[] {
  const parts: string[] = [];
  let open = "";
  for (const line of text.split("\n")) {
    if (open === "" && (line.startsWith("--") || line.trim() === "")) continue;
    open += `${line}\n`;
    if (line.trimEnd().endsWith(";") && (open.match(/\$\$/g)?.length ?? 0) % 2 === 0) {
      parts.push(open);
      open = "";
    }
  }
  return parts;
}

function rowsOf(): Record<string, Row[]> {
  const all = (Object.entries(RECORDS) as [RecordKey, Sealed][]).map(([key, sealed]) => ({ key, ...sealed }));
  const of = ({ key, at }: { key: RecordKey; at: Place }) => ({
    partnership_id: PARTNERSHIPS[at].id,
    record_id: recordId(key),
  });
  const classes = ["identity", "offence"] as const;
  const totals = suppressSmallCounts([Object.values(WARDS).map(known)], { rows: true, columns: false, grand: true });
  return {
    sealed_records: all.map(({ key, at, group }) => ({
      partnership_id: PARTNERSHIPS[at].id,
      id: recordId(key),
      group_id: made.group(at, group),
      title: sealedCanary(key, "identity"),
      ward: "Abbey",
      heard_on: "2026-12-10",
    })),
    sealed_denials: all.flatMap((record) =>
      record.denied.map((person) => ({ ...of(record), person_id: personId(person), reason: "Knows the family" })),
    ),
    sealed_offences: all.map((record) => ({ ...of(record), offence: sealedCanary(record.key, "offence") })),
    sealed_papers: all.flatMap((record) =>
      classes.map((name) => ({ ...of(record), field_class: name, body: sealedCanary(record.key, name) })),
    ),
    sealed_changes: all.flatMap((record) =>
      classes.map((name, seq) => ({
        ...of(record),
        seq,
        field_class: name,
        before: "",
        after: sealedCanary(record.key, name),
      })),
    ),
    sealed_totals: Object.keys(WARDS).map((ward, i) => ({
      partnership_id: PARTNERSHIPS.A.id,
      ward,
      count: figureValue(totals.cells[0]?.[i] ?? known(0)) ?? null,
    })),
  };
}
