import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";

export type ItemKind = "decision" | "discussion" | "information";

export const ITEM_KIND_LABELS: Readonly<Record<ItemKind, string>> = {
  decision: "For decision",
  discussion: "For discussion",
  information: "For information",
};

/** What whoever sees the meeting sees of an item. */
export type ItemFacts = {
  readonly kind: ItemKind;
  readonly title: string;
  readonly presenter: string;
  readonly minutes: number | null;
  readonly summary: string;
  readonly section17: string;
  readonly equality: string;
};

export type Restriction = {
  readonly ground: "schedule-12a" | "own-rule";
  readonly paragraph: number | null;
  readonly ownRule: string;
  readonly reason: string;
  readonly agreedBy: string;
};

export type AgendaItem = ItemFacts & {
  readonly id: string;
  readonly meetingId: string;
  readonly groupId: string;
  readonly position: number;
  readonly revision: number;
  readonly restriction: Restriction | null;
  /** What a restricted item is about; null for whoever may not read it, and for an item that is not restricted. */
  readonly restrictedText: string | null;
  readonly interests: readonly Interest[];
};

export type Interest = {
  readonly id: string;
  readonly seatId: string;
  readonly seat: string;
  readonly nature: string;
};

/** Part 1 of Schedule 12A to the Local Government Act 1972, for England, in few words. */
export const EXEMPT_PARAGRAPHS: Readonly<Record<number, string>> = {
  1: "about an individual",
  2: "likely to reveal who an individual is",
  3: "about the financial or business affairs of any person",
  4: "about negotiations on labour relations",
  5: "legal professional privilege",
  6: "that a notice is to be given or an order made",
  7: "about the prevention, investigation or prosecution of crime",
};

/** By which rule an item is restricted, and who agreed to it. */
export function restrictionInWords({ ground, paragraph, ownRule, reason, agreedBy }: Restriction): string {
  const rule =
    ground === "schedule-12a"
      ? `Schedule 12A, paragraph ${paragraph}: ${EXEMPT_PARAGRAPHS[paragraph ?? 0] ?? ""}`
      : `The group's own rule: ${ownRule}`;
  return `${rule}. ${reason}. Agreed by ${agreedBy}.`.replaceAll("..", ".");
}

/** Decides whether an item may stand so: what is for decision says what the decision means for crime and for equality. */
export function keepItem(facts: ItemFacts): Outcome<ItemFacts> {
  if (facts.kind !== "decision") return done(facts);
  if (facts.section17 === "")
    return refuse(
      "Enter what the decision means for crime and disorder, or that it has no effect (section 17)",
      "section17",
    );
  if (facts.equality === "")
    return refuse("Enter what the decision means for equality, or that it has no effect", "equality");
  return done(facts);
}

/** Decides a restriction: by a paragraph of the Act, or by a rule of the group's own that is named. */
export function restrict(restriction: Restriction): Outcome<Restriction> {
  if (
    restriction.ground === "schedule-12a" &&
    !(restriction.paragraph !== null && restriction.paragraph in EXEMPT_PARAGRAPHS)
  )
    return refuse("Choose the paragraph of Schedule 12A", "paragraph");
  if (restriction.ground === "own-rule" && restriction.ownRule === "")
    return refuse("Enter the group's own rule, and where it stands", "ownRule");
  return done(restriction);
}

/** The items in their new order when one goes up or down by a place. The first stays first, and the last last. */
export function reorder<Item extends { readonly id: string }>(
  items: readonly Item[],
  id: string,
  direction: "up" | "down",
): Item[] {
  const from = items.findIndex((item) => item.id === id);
  const to = direction === "up" ? from - 1 : from + 1;
  const [one, other] = [items[from], items[to]];
  if (!one || !other) return [...items];
  return items.map((item) => (item === one ? other : item === other ? one : item));
}

/** Minutes that the agenda allots, and for how many items it does not say. */
export function allotted(items: readonly ItemFacts[]): { readonly minutes: number; readonly without: number } {
  return {
    minutes: items.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
    without: items.filter(({ minutes }) => minutes === null).length,
  };
}
