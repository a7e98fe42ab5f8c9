import type { ActorKey } from "../actors.ts";

/** Which rows: all there are, those of the partnership the actor is in, or these keys. */
export type Rows = "all" | "here" | ((key: ActorKey) => readonly string[]);

type Some = readonly (readonly [actors: readonly ActorKey[], rows: Rows])[];

/** Who may do what with a table. Whoever is not named does it to no row; a role that is not granted it is denied. */
export type Access = {
  /** By database role: the statements it may run, with columns where it has only those. Internal roles reach all rows. */
  readonly granted: Readonly<Record<string, string>>;
  readonly sees?: Some;
  readonly changes?: Some;
  readonly removes?: Some;
  readonly adds?: readonly ActorKey[];
  /** True when other tables refer to its rows, so that even who may delete them cannot. */
  readonly referredTo?: true;
};
