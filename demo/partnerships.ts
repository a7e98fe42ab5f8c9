import { BASILDON } from "./partnerships/basildon.ts";
import { BRENTWOOD } from "./partnerships/brentwood.ts";
import { SAFER_ESSEX } from "./partnerships/safer-essex.ts";
import { THURROCK } from "./partnerships/thurrock.ts";
import type { Group, Partnership } from "./partnerships/types.ts";

export { ORGANISATIONS } from "./partnerships/organisations.ts";
export type * from "./partnerships/types.ts";

/** The partnerships of the demonstration, the county first, so that a parent is always there before its children. */
export const PARTNERSHIPS: readonly Partnership[] = [SAFER_ESSEX, THURROCK, BASILDON, BRENTWOOD];

/** Every group that works for the partnership of `slug`, those kept by another partnership included. */
export function groupsServing(slug: string): Group[] {
  return PARTNERSHIPS.flatMap((partnership) => partnership.groups).filter((group) => group.serves.includes(slug));
}
