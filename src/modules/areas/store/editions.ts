import { Buffer } from "node:buffer";
import { sql } from "kysely";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Edition, Holding } from "../rules/editions.ts";
import type { HeldEdition } from "../rules/needs.ts";

/** An edition as its row is written, which makes it whole. */
export type NewEdition = Omit<Edition, "importedAt" | "importedBy">;

/** True when the file with this content, in hexadecimal SHA-256, is held already. */
export async function isHeld(tx: Tx, sha256: string): Promise<boolean> {
  const row = await tx
    .selectFrom("area_editions")
    .select("id")
    .where("sha256", "=", Buffer.from(sha256, "hex"))
    .executeTakeFirst();
  return row !== undefined;
}

/** Makes an edition of the rows that were written under its id. False when somebody else did so in the meantime. */
export async function insertEdition(tx: Tx, edition: NewEdition): Promise<boolean> {
  const inserted = await tx
    .insertInto("area_editions")
    .values({
      id: edition.id,
      kind: edition.kind,
      origin: edition.origin,
      title: edition.title,
      vintage: edition.vintage,
      attribution: edition.attribution,
      notes: [...edition.notes],
      file_name: edition.fileName,
      sha256: Buffer.from(edition.sha256, "hex"),
      row_count: edition.rows,
      holds: JSON.stringify(edition.holds),
      imported_by: tx.identity.person ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return inserted !== undefined;
}

/** A page of the editions, the last imported first. */
export async function listEditions(tx: Tx, page: { limit: number; offset: number }): Promise<Edition[]> {
  const rows = await editions(tx)
    .orderBy("e.imported_at", "desc")
    .orderBy("e.id")
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map(toEdition);
}

export async function countEditions(tx: Tx): Promise<number> {
  const { count } = await tx
    .selectFrom("area_editions")
    .select((of) => of.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

export async function getEdition(tx: Tx, id: string): Promise<Edition> {
  const row = await editions(tx).where("e.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound("edition");
  return toEdition(row);
}

/** What all editions hold, in short. */
export async function listHoldings(tx: Tx): Promise<HeldEdition[]> {
  const rows = await tx.selectFrom("area_editions").select(["kind", "origin", "holds"]).execute();
  return rows.map(({ kind, origin, holds }) => ({ kind, origin, holds: holds as Holding[] }));
}

function editions(tx: Tx) {
  return tx
    .selectFrom("area_editions as e")
    .leftJoin("people as p", "p.id", "e.imported_by")
    .select([
      "e.id",
      "e.kind",
      "e.origin",
      "e.title",
      "e.vintage",
      "e.attribution",
      "e.notes",
      "e.file_name as fileName",
      sql<string>`encode(e.sha256, 'hex')`.as("sha256"),
      "e.row_count as rows",
      "e.holds",
      "e.imported_at as importedAt",
      "p.name as importedBy",
    ]);
}

function toEdition(row: Awaited<ReturnType<ReturnType<typeof editions>["execute"]>>[number]): Edition {
  return { ...row, holds: row.holds as Holding[], importedBy: row.importedBy ?? undefined };
}
