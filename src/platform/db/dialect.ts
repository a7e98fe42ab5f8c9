import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from "kysely";
import type { Session } from "./engine.ts";
import type { Tables } from "./tables.ts";

/** The query builder over one open transaction, whichever engine runs it. */
export function queryBuilder(session: Session): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: sessionDialect(session) });
}

function sessionDialect(session: Session): Dialect {
  const connection: DatabaseConnection = {
    async executeQuery<Row>(query: CompiledQuery) {
      const result = await session.query<Row>(query.sql, query.parameters);
      return { rows: result.rows, numAffectedRows: BigInt(result.rowCount) };
    },
    streamQuery() {
      throw new Error("Rows are not streamed");
    },
  };
  const notOurs = async () => {
    throw new Error("Transactions are opened by platform/tenancy alone");
  };
  return {
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createDriver: () => ({
      init: async () => {},
      acquireConnection: async () => connection,
      releaseConnection: async () => {},
      beginTransaction: notOurs,
      commitTransaction: notOurs,
      rollbackTransaction: notOurs,
      destroy: async () => {},
    }),
  };
}
