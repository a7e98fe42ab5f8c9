import type { Session as Connection } from "../../../platform/db/engine.ts";

/** The one answer of a sign-in function; undefined for NULL. */
export async function ask<Answer>(
  connection: Connection,
  sql: string,
  parameters: readonly unknown[],
): Promise<Answer | undefined> {
  const { rows } = await connection.query<{ answer: Answer | null }>(sql, parameters);
  return rows[0]?.answer ?? undefined;
}
