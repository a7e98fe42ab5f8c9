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

/** Somebody in a group today, by a role there. */
export type GroupMember = {
  readonly personId: string;
  readonly name: string;
  readonly employer: string | null;
  readonly role: string;
  readonly fromOn: string;
};

/** Another partnership of the installation, which a group may serve as well. */
export type OtherPartnership = { readonly id: string; readonly name: string };
