/** Somebody who works in the partnership, as the list shows them. */
export type ListedPerson = {
  readonly id: string;
  readonly name: string;
  readonly employer: string | null;
  /** Titles of the roles held here today. */
  readonly roles: readonly string[];
  /** Names of the partnership's groups they are in today. */
  readonly groups: readonly string[];
};

export type Person = { readonly id: string; readonly name: string; readonly employer: string | null };
