/** A part of minutes: an item of the agenda, or what comes before the first and after the last. */
export type PartKey = { readonly part: "opening" | "item" | "closing"; readonly itemId: string | null };

export const OPENING: PartKey = { part: "opening", itemId: null };
export const CLOSING: PartKey = { part: "closing", itemId: null };

/** A part as an address names it: "opening", "closing", or the id of the item. */
export function partOf(name: string): PartKey {
  if (name === "opening") return OPENING;
  return name === "closing" ? CLOSING : { part: "item", itemId: name };
}

export function nameOf({ part, itemId }: PartKey): string {
  return itemId ?? part;
}

export function isSamePart(one: PartKey, other: PartKey): boolean {
  return nameOf(one) === nameOf(other);
}
