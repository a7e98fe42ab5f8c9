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

/** A group of the partnership, or of another partnership that it serves. */
export type GroupSeen = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly purpose: string;
  /** The partnership that keeps its records, when it is another than the one one is in. */
  readonly host: { readonly slug: string; readonly name: string } | null;
  readonly serves: readonly { readonly id: string; readonly name: string }[];
  readonly members: number;
};

/** A place in a group, today or once. */
export type Seat = {
  readonly personId: string;
  readonly name: string;
  readonly employer: string | null;
  readonly role: string;
  readonly fromOn: string;
};

/** Another partnership of the installation, which a group may serve as well. */
export type OtherPartnership = { readonly id: string; readonly name: string };
