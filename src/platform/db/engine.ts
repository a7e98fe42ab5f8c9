/** One open transaction, as the wrapper in platform/tenancy sees it. Nobody else runs statements. */
export type Session = {
  query<Row = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<Result<Row>>;
  /** What is asked after `work`, on the way to the commit, which fails with it. One statement, whose answer nobody needs. */
  readonly last: (sql: string, parameters: readonly unknown[]) => void;
};

export type Result<Row> = { readonly rows: Row[]; readonly rowCount: number };

/** Which login opens the transaction; the embedded database has one superuser and takes the role alone. */
export type Login = "web" | "auth" | "worker";

export type DatabaseRole = "fp_member" | "fp_public" | "fp_job" | "fp_auth";

export type Opening = {
  readonly login: Login;
  readonly role: DatabaseRole;
  /** What the transaction is for, in logs: a route, a job, a command. */
  readonly purpose: string;
};

/** PostgreSQL, embedded or a server. Both run the same migrations and the same statements. */
export type Engine = {
  readonly kind: "embedded" | "server";
  /** BEGIN, SET LOCAL ROLE, `work`, COMMIT; ROLLBACK when anything throws. */
  transaction<T>(opening: Opening, work: (session: Session) => Promise<T>): Promise<T>;
  /** How long a statement waits for its turn now, in milliseconds; what load shedding looks at. */
  waiting(): number;
  close(): Promise<void>;
};

/** What a database error carries on both engines. */
export type DatabaseProblem = Error & {
  readonly code: string;
  readonly constraint?: string;
  readonly table?: string;
};

export function isDatabaseProblem(error: unknown): error is DatabaseProblem {
  return (
    error instanceof Error && "code" in error && typeof error.code === "string" && /^[0-9A-Z]{5}$/.test(error.code)
  );
}

/** SQLSTATE of a session or lease that is not good any more. */
export const NO_IDENTITY = "28000";
