import type { Day } from "../../../kernel/dates.ts";
import type { GroupKind } from "../../../kernel/group-kinds.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";

/** A group of the partnership, or of another partnership that it serves. */
export type GroupSeen = {
  readonly id: string;
  readonly name: string;
  readonly kind: GroupKind;
  readonly purpose: string;
  readonly alsoCalled: readonly string[];
  readonly parentId: string | null;
  readonly parent: string | null;
  readonly startedOn: Day | null;
  readonly dueToEndOn: Day | null;
  readonly endedOn: Day | null;
  readonly revision: number;
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

/** What is written down of a group beside its terms of reference. */
export type GroupFacts = {
  readonly name: string;
  readonly kind: GroupKind;
  readonly parentId: string | null;
  readonly purpose: string;
  readonly alsoCalled: readonly string[];
  readonly startedOn: Day | null;
  readonly dueToEndOn: Day | null;
};

type Placed = Pick<GroupSeen, "id" | "name" | "parentId" | "host" | "endedOn">;

/**
 * Decides whether a group may be so: a name that no other group here has, a parent that is here and not below it, and an
 * end in sight for one that is there for a task. `self` is the group that is changed; undefined for a new one.
 */
export function keepGroup(facts: GroupFacts, groups: readonly Placed[], self?: string): Outcome<GroupFacts> {
  const own = groups.filter(({ host }) => host === null);
  if (own.some(({ id, name }) => id !== self && name.toLowerCase() === facts.name.toLowerCase()))
    return refuse("There is a group of that name already", "name");
  if (facts.parentId !== null && !own.some(({ id }) => id === facts.parentId))
    return refuse("Choose one of the partnership's groups", "parent");
  for (let above = facts.parentId; above !== null; above = own.find(({ id }) => id === above)?.parentId ?? null)
    if (above === self) return refuse("A group cannot stand below itself, or below one that stands below it", "parent");
  if (facts.kind === "task-and-finish" && facts.dueToEndOn === null)
    return refuse("Enter when the group is due to end: a task and finish group has an end", "due");
  if (facts.startedOn !== null && facts.dueToEndOn !== null && facts.dueToEndOn < facts.startedOn)
    return refuse("The end must be on the first day or later", "due");
  return done(facts);
}

/** Decides the last day of a group: none that is still to come, and not while groups below it go on. */
export function endGroup(group: GroupSeen, groups: readonly Placed[], on: Day, today: Day): Outcome<Day> {
  if (group.endedOn !== null) return refuse("The group has ended already", "on");
  if (on > today) return refuse("The last day must be today or in the past", "on");
  if (group.startedOn !== null && on < group.startedOn) return refuse("This is before the group began", "on");
  const below = groups.filter(({ parentId, endedOn }) => parentId === group.id && endedOn === null);
  if (below.length > 0)
    return refuse(
      `Groups below it go on: ${below.map(({ name }) => name).join(", ")}. End them, or give them another parent`,
      "on",
    );
  return done(on);
}
