import type { Identity } from "./tx.ts";

type Holder = Pick<Identity, "capabilities" | "inGroups">;

/** What somebody may do where a thing belongs to a group: what they may in the whole partnership, and in that group. */
export function heldIn({ capabilities, inGroups = {} }: Holder, group: string): readonly string[] {
  return [...capabilities, ...(inGroups[group] ?? [])];
}

/** Whether somebody may do it in the partnership, or in any group of it: enough to ask, and not yet to be answered. */
export function holdsAnywhere({ capabilities, inGroups = {} }: Holder, capability: string): boolean {
  return [capabilities, ...Object.values(inGroups)].some((held) => held.includes(capability));
}
