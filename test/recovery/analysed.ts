import { sql } from "kysely";
import { newId, sha256 } from "../../src/kernel/ids.ts";
import type { Tx } from "../../src/platform/tenancy/tx.ts";

/** Keeps an analysis that is done, with one figure to quote: how many burglaries there were. */
export async function keepSmallAnalysis(tx: Tx): Promise<string> {
  const id = newId();
  await sql`insert into analyses (id, title, parameters, submission_key) values (${id}, 'Analysis', ${PARAMETERS}, ${id})`.execute(
    tx,
  );
  for (const [position, { name, words }] of [
    { name: "types", words: "type" },
    { name: "districts", words: "district" },
  ].entries()) {
    const columns = [
      { key: words, title: words, format: "text" },
      { key: "count", title: "Incidents", format: "count" },
    ];
    await sql`insert into analysis_tables (analysis_id, name, position, title, columns)
      values (${id}, ${name}, ${position}, ${name}, ${JSON.stringify(columns)})`.execute(tx);
  }
  const cells = { type: "Burglary", count: { state: "known", value: 7 } };
  await sql`insert into analysis_rows (analysis_id, table_name, position, key, cells)
    values (${id}, 'types', 0, 'burglary', ${JSON.stringify(cells)})`.execute(tx);
  await sql`update analyses set step = 'done', finished_at = now(), results_sha256 = ${sha256("small")} where id = ${id}`.execute(
    tx,
  );
  return id;
}

const PARAMETERS = JSON.stringify({
  dataset: { id: newId(), title: "Street-level crime", version: 1, isSynthetic: true },
  force: "Essex Police",
  districts: [],
  period: { from: "2025-01", to: "2025-12" },
  duplicates: "every-row",
  gazetteer: { number: 1, sha256: "00" },
  program: "0.1.0",
});
