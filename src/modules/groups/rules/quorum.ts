/** In what capacity a seat is held. Only the first three count towards a base of votes. */
export type CountedAs = "statutory" | "invited" | "board" | "ex-officio" | "observer";

/** A line of the membership as the terms of reference list it: one voice, however many representatives. */
export type Seat = {
  readonly id: string;
  /** The organisation, partnership board or office that holds it. */
  readonly holder: string;
  readonly capacity: CountedAs;
  readonly votes: boolean;
  /** Named posts that a quorum may ask for: "chair", "police". */
  readonly posts?: readonly string[];
  /** How many bodies the line stands for: 14 councils may be one line. One, when left out. */
  readonly bodies?: number;
};

/** What the terms of reference ask for. Where a document leaves something open, it is a setting here and shown as one. */
export type QuorumRule =
  | { readonly kind: "count"; readonly atLeast: number }
  | { readonly kind: "half-plus-one"; readonly base: QuorumBase; readonly rounding: "half-down-then-one" | "sum-up" }
  | {
      readonly kind: "share";
      readonly of: QuorumLines;
      readonly unit?: QuorumUnit;
      readonly numerator: number;
      readonly denominator: number;
    }
  | { readonly kind: "posts"; readonly posts: readonly string[] };

/** Whose places the half is taken of. Ex officio seats and observers are in none of them. */
export type QuorumBase = "statutory" | "statutory-and-invited" | "all-voting";

/** Which lines of the membership count: the organisations alone, or the partnership boards beside them. */
export type QuorumLines = "organisations" | "organisations-and-boards";

/** What counts as one: a line, however many bodies it stands for, or each of them. A line when left out. */
export type QuorumUnit = "line" | "body";

export type Quorum = {
  readonly isQuorate: boolean;
  readonly needed: number;
  readonly represented: number;
  /** How many seats the rule is applied to. */
  readonly base: number;
  /** The posts that are asked for and not in the room. */
  readonly missingPosts: readonly string[];
  /** The rule and its sum, whoever is in the room. */
  readonly arithmetic: string;
  /** The arithmetic, and who is counted. */
  readonly working: string;
};

/**
 * Whether the seats whose holders are in the room make a quorum. A seat counts once, whoever sits in it, and a substitute
 * counts for the seat it stands in for. The order of `inRoom` never matters. Where each body counts, `bodies` says for how
 * many of theirs a seat's representatives speak; one, when it says nothing.
 */
export function quorumOf(
  rule: QuorumRule,
  seats: readonly Seat[],
  inRoom: ReadonlySet<string>,
  bodies: ReadonlyMap<string, number> = new Map(),
): Quorum {
  if (rule.kind === "posts") return postsQuorum(rule.posts, seats, inRoom);
  const counted = seats.filter((seat) => counts(rule, seat));
  const byBody = rule.kind === "share" && rule.unit === "body";
  const worth = (seat: Seat) => (byBody ? (seat.bodies ?? 1) : 1);
  const base = counted.reduce((sum, seat) => sum + worth(seat), 0);
  const represented = counted
    .filter(({ id }) => inRoom.has(id))
    .reduce((sum, seat) => sum + Math.min(worth(seat), byBody ? (bodies.get(seat.id) ?? 1) : 1), 0);
  const { needed, arithmetic } = needs(rule, base);
  const isQuorate = represented >= needed;
  return {
    isQuorate,
    needed,
    represented,
    base,
    missingPosts: [],
    arithmetic,
    working: `${arithmetic} ${represented} of them ${represented === 1 ? "is" : "are"} represented now: the meeting is ${isQuorate ? "quorate" : "not quorate, and no decision can be taken"}.`,
  };
}

/** How else the same words could be read, and how many each reading asks for: what a document leaves open, in numbers. */
export function otherReadings(rule: QuorumRule, seats: readonly Seat[]): Reading[] {
  const asked = quorumOf(rule, seats, new Set()).needed;
  return readingsOf(rule).map(([words, other]) => {
    const { needed } = quorumOf(other, seats, new Set());
    return { words, needed, isSame: needed === asked };
  });
}

export type Reading = { readonly words: string; readonly needed: number; readonly isSame: boolean };

function readingsOf(rule: QuorumRule): (readonly [string, QuorumRule])[] {
  if (rule.kind === "half-plus-one")
    return [
      rule.rounding === "sum-up"
        ? ["half is rounded down before one is added", { ...rule, rounding: "half-down-then-one" }]
        : ["half and one are added and then rounded up", { ...rule, rounding: "sum-up" }],
      ...BASES.filter((base) => base !== rule.base).map(
        (base) => [`the base is ${BASE_WORDS[base]}`, { ...rule, base }] as const,
      ),
    ];
  if (rule.kind !== "share") return [];
  return [
    rule.of === "organisations"
      ? ["partnership boards count beside the organisations", { ...rule, of: "organisations-and-boards" }]
      : ["partnership boards do not count", { ...rule, of: "organisations" }],
    rule.unit === "body"
      ? ["a line counts once, however many bodies it stands for", { ...rule, unit: "line" }]
      : ["each body that a line stands for counts", { ...rule, unit: "body" }],
  ];
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
        arithmetic: `At least ${rule.numerator}/${rule.denominator} of the ${base} ${rule.unit === "body" ? "bodies that the lines stand for" : `${UNIT_WORDS[rule.of]} listed`} must be represented: ${base} × ${rule.numerator}/${rule.denominator} ${exactly(base, rule, needed)}.`,
      };
    }
  }
}

function exactly(base: number, rule: { numerator: number; denominator: number }, needed: number): string {
  const exact = (base * rule.numerator) / rule.denominator;
  return exact === needed ? `= ${needed}` : `= ${exact.toFixed(2)}, rounded up ${needed}`;
}

function postsQuorum(posts: readonly string[], seats: readonly Seat[], inRoom: ReadonlySet<string>): Quorum {
  const held = new Set(seats.filter(({ id }) => inRoom.has(id)).flatMap((seat) => seat.posts ?? []));
  const missingPosts = posts.filter((post) => !held.has(post));
  const represented = posts.length - missingPosts.length;
  const isQuorate = missingPosts.length === 0;
  const arithmetic = `These posts must be in the room: ${posts.join(", ")}.`;
  return {
    isQuorate,
    needed: posts.length,
    represented,
    base: posts.length,
    missingPosts,
    arithmetic,
    working: `${arithmetic} ${isQuorate ? "All of them are: the meeting is quorate." : `Not there: ${missingPosts.join(", ")}. The meeting is not quorate, and no decision can be taken.`}`,
  };
}

const BASE_WORDS: Readonly<Record<QuorumBase, string>> = {
  statutory: "statutory members",
  "statutory-and-invited": "statutory and invited members",
  "all-voting": "voting members",
};

const BASES = Object.keys(BASE_WORDS) as QuorumBase[];

const UNIT_WORDS: Readonly<Record<QuorumLines, string>> = {
  organisations: "organisations",
  "organisations-and-boards": "organisations and partnership boards",
};
