/** In what capacity a seat is held. Only the first three count towards a base of votes. */
export type SeatCapacity = "statutory" | "invited" | "board" | "ex-officio" | "observer";

/** A line of the membership as the terms of reference list it: one voice, however many representatives. */
export type Seat = {
  readonly id: string;
  /** The organisation, partnership board or office that holds it. */
  readonly holder: string;
  readonly capacity: SeatCapacity;
  readonly votes: boolean;
  /** Named posts that a quorum may ask for: "chair", "police". */
  readonly posts?: readonly string[];
};

/** What the terms of reference ask for. Where a document leaves something open, it is a setting here and shown as one. */
export type QuorumRule =
  | { readonly kind: "count"; readonly atLeast: number }
  | { readonly kind: "half-plus-one"; readonly base: QuorumBase; readonly rounding: "half-down-then-one" | "sum-up" }
  | { readonly kind: "share"; readonly of: QuorumUnit; readonly numerator: number; readonly denominator: number }
  | { readonly kind: "posts"; readonly posts: readonly string[] };

/** Whose places the half is taken of. Ex officio seats and observers are in none of them. */
export type QuorumBase = "statutory" | "statutory-and-invited" | "all-voting";

/** Which lines of the membership count: the organisations alone, or the partnership boards beside them. */
export type QuorumUnit = "organisations" | "organisations-and-boards";

export type Quorum = {
  readonly isQuorate: boolean;
  readonly needed: number;
  readonly represented: number;
  /** How many seats the rule is applied to. */
  readonly base: number;
  /** The posts that are asked for and not in the room. */
  readonly missingPosts: readonly string[];
  /** One sentence: the rule, the arithmetic, and who is counted. */
  readonly working: string;
};

/**
 * Whether the seats whose holders are in the room make a quorum. A seat counts once, whoever sits in it, and a substitute
 * counts for the seat it stands in for. The order of `inRoom` never matters.
 */
export function quorumOf(rule: QuorumRule, seats: readonly Seat[], inRoom: ReadonlySet<string>): Quorum {
  if (rule.kind === "posts") return postsQuorum(rule.posts, seats, inRoom);
  const counted = seats.filter((seat) => counts(rule, seat));
  const represented = counted.filter(({ id }) => inRoom.has(id)).length;
  const { needed, arithmetic } = needs(rule, counted.length);
  const isQuorate = represented >= needed;
  return {
    isQuorate,
    needed,
    represented,
    base: counted.length,
    missingPosts: [],
    working: `${arithmetic} ${represented} of them ${represented === 1 ? "is" : "are"} represented now: the meeting is ${isQuorate ? "quorate" : "not quorate, and no decision can be taken"}.`,
  };
}

function counts(rule: Exclude<QuorumRule, { kind: "posts" }>, { capacity, votes }: Seat): boolean {
  if (capacity === "ex-officio" || capacity === "observer") return false;
  if (rule.kind === "count") return votes;
  if (rule.kind === "share") return capacity !== "board" || rule.of === "organisations-and-boards";
  if (rule.base === "statutory") return capacity === "statutory";
  return rule.base === "statutory-and-invited" ? capacity !== "board" : votes;
}

function needs(
  rule: Exclude<QuorumRule, { kind: "posts" }>,
  base: number,
): { readonly needed: number; readonly arithmetic: string } {
  switch (rule.kind) {
    case "count":
      return {
        needed: rule.atLeast,
        arithmetic: `At least ${rule.atLeast} voting members must be represented, of ${base}.`,
      };
    case "half-plus-one": {
      const down = rule.rounding === "half-down-then-one";
      const needed = down ? Math.floor(base / 2) + 1 : Math.ceil(base / 2 + 1);
      const sum = down
        ? `half of ${base}, rounded down, is ${Math.floor(base / 2)}, and one more is ${needed}`
        : `half of ${base} and one more is ${base / 2 + 1}, ${base % 2 === 0 ? "which is whole" : `rounded up ${needed}`}`;
      return {
        needed,
        arithmetic: `Half of the ${BASE_WORDS[rule.base]} plus one must be represented: ${sum}.`,
      };
    }
    case "share": {
      const needed = Math.ceil((base * rule.numerator) / rule.denominator);
      return {
        needed,
        arithmetic: `At least ${rule.numerator}/${rule.denominator} of the ${base} ${UNIT_WORDS[rule.of]} listed must be represented: ${base} × ${rule.numerator}/${rule.denominator}, rounded up, is ${needed}.`,
      };
    }
  }
}

function postsQuorum(posts: readonly string[], seats: readonly Seat[], inRoom: ReadonlySet<string>): Quorum {
  const held = new Set(seats.filter(({ id }) => inRoom.has(id)).flatMap((seat) => seat.posts ?? []));
  const missingPosts = posts.filter((post) => !held.has(post));
  const represented = posts.length - missingPosts.length;
  const isQuorate = missingPosts.length === 0;
  return {
    isQuorate,
    needed: posts.length,
    represented,
    base: posts.length,
    missingPosts,
    working: `These posts must be in the room: ${posts.join(", ")}. ${isQuorate ? "All of them are: the meeting is quorate." : `Not there: ${missingPosts.join(", ")}. The meeting is not quorate, and no decision can be taken.`}`,
  };
}

const BASE_WORDS: Readonly<Record<QuorumBase, string>> = {
  statutory: "statutory members",
  "statutory-and-invited": "statutory and invited members",
  "all-voting": "voting members",
};

const UNIT_WORDS: Readonly<Record<QuorumUnit, string>> = {
  organisations: "organisations",
  "organisations-and-boards": "organisations and partnership boards",
};
