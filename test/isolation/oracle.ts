import { type ActorKey, actor } from "./actors.ts";
import { PARTNERSHIPS } from "./fixture/places.ts";
import type { HeldRow } from "./fixture.ts";
import type { Access, Rows } from "./oracle/access.ts";
import type { INTERNAL_ROLES } from "./oracle/audiences.ts";
import { ACCESS } from "./oracle/tables.ts";

/** What came of a statement: the rows it reached, or that it was not allowed at all. */
type Reached<Rows> = Rows | "denied";

/** What naked statements on one table gave one actor. */
export type Naked = {
  /** Columns that can be read: `*` for all of them. */
  readonly columns: readonly string[];
  /** Keys of the rows that `select` shows, in order. */
  readonly seen: Reached<readonly string[]>;
  /** How many rows an `update` and a `delete` without a condition reached. */
  readonly changed: Reached<number>;
  readonly removed: Reached<number> | "referred to";
  /** By what was tried: a fresh row here and elsewhere, and forgeries. */
  readonly added: Readonly<Record<string, "added" | "refused" | "denied">>;
};

/** What is tried on one table: by the oracle's column of harmless change, and the names of the insertions. */
export type Tried = { readonly column: string; readonly insertions: readonly string[] };

/** What one actor must get from naked statements on a table. */
export function expectedOf(table: string, key: ActorKey, held: readonly HeldRow[], tried: Tried): Naked {
  const access = accessTo(table);
  const { role } = actor(key);
  const grants = grantsOf(access, role);
  const reach = (some: Access["sees"] = []) => {
    const keys = some.flatMap(([actors, rows]) => (actors.includes(key) ? keysOf(rows, key, held) : []));
    return [...new Set(keys)].sort();
  };
  const mayAdd = access.adds?.includes(key) ?? false;
  return {
    columns: grants.columns("select"),
    seen: grants.has("select") ? reach(access.sees) : "denied",
    changed: grants.hasColumn("update", tried.column) ? reach(access.changes).length : "denied",
    removed: grants.has("delete") ? removedOf(access, reach(access.removes).length) : "denied",
    added: Object.fromEntries(
      tried.insertions.map((name) => [
        name,
        !grants.has("insert") ? "denied" : mayAdd && name === "here" ? "added" : "refused",
      ]),
    ),
  };
}

/** What a role that nobody signs in as must get: all rows where it is granted anything, and none as the mere owner. */
export function expectedOfRole(
  table: string,
  role: (typeof INTERNAL_ROLES)[number],
  held: readonly HeldRow[],
  tried: Tried,
): Naked {
  const access = accessTo(table);
  const given = access.granted[role];
  const grants = grantsOf(role === "fp_owner" ? { ...access, granted: { fp_owner: "all" } } : access, role);
  const all = given === undefined ? [] : held.map((row) => row.key).sort();
  return {
    columns: grants.columns("select"),
    seen: grants.has("select") ? all : "denied",
    changed: grants.hasColumn("update", tried.column) ? all.length : "denied",
    removed: grants.has("delete") ? removedOf(access, all.length) : "denied",
    added: Object.fromEntries(
      tried.insertions.map((name) => [
        name,
        !grants.has("insert") ? "denied" : given === undefined ? "refused" : "added",
      ]),
    ),
  };
}

function removedOf({ referredTo }: Access, count: number): Naked["removed"] {
  return referredTo && count > 0 ? "referred to" : count;
}

function accessTo(table: string): Access {
  const access = ACCESS[table];
  if (!access) throw new Error(`Nobody has said who may do what with ${table}: add it to the oracle`);
  return access;
}

function keysOf(rows: Rows, key: ActorKey, held: readonly HeldRow[]): readonly string[] {
  if (typeof rows === "function") return rows(key);
  const { acts } = actor(key);
  const here = acts && PARTNERSHIPS[acts].id;
  return held.filter((row) => rows === "all" || row.partnership === here).map((row) => row.key);
}

/** Reads "select insert update(title year)". */
function grantsOf(access: Access, role: string) {
  const text = access.granted[role] ?? "";
  const words = text === "all" ? "select insert update delete" : text;
  const granted = new Map(
    [...words.matchAll(/(\w+)(?:\(([^)]*)\))?/g)].map(([, statement = "", columns]) => [
      statement,
      columns === undefined ? ["*"] : columns.split(" ").sort(),
    ]),
  );
  return {
    has: (statement: string) => granted.has(statement),
    columns: (statement: string) => granted.get(statement) ?? [],
    hasColumn: (statement: string, column: string) =>
      granted.get(statement)?.some((name) => name === "*" || name === column) ?? false,
  };
}
