import { done, type Outcome, type Problem, refuseAll } from "../../../kernel/outcome.ts";
import type { Seat } from "./quorum.ts";

export type Choice = "for" | "against" | "abstain";

/** The vote of a seat: one voice for each organisation, whoever speaks for it. */
export type Ballot = { readonly seat: string; readonly choice: Choice };

/** Votes by organisation. `majority` is of the votes cast: abstentions are recorded and decide nothing. */
export type Tally = {
  readonly for: readonly string[];
  readonly against: readonly string[];
  readonly abstain: readonly string[];
  readonly majority: "for" | "against" | "none";
};

/** Who is there at the moment of the vote, and who has declared an interest in the item. */
export type Room = { readonly present: ReadonlySet<string>; readonly conflicted: ReadonlySet<string> };

/**
 * Counts a vote. Refuses, naming every one at fault: who has no vote, is not in the room, has declared an interest in the
 * item, or has voted already.
 */
export function tally(ballots: readonly Ballot[], seats: readonly Seat[], room: Room): Outcome<Tally> {
  const problems = ballots.flatMap((ballot, place) => problemOf(ballot, ballots.slice(0, place), seats, room) ?? []);
  if (problems.length > 0) return refuseAll(problems);
  const of = (choice: Choice) => ballots.filter((ballot) => ballot.choice === choice).map(({ seat }) => seat);
  const [inFavour, against] = [of("for"), of("against")];
  const lead = inFavour.length - against.length;
  return done({
    for: inFavour,
    against,
    abstain: of("abstain"),
    majority: lead > 0 ? "for" : lead < 0 ? "against" : "none",
  });
}

function problemOf(
  { seat: id }: Ballot,
  before: readonly Ballot[],
  seats: readonly Seat[],
  room: Room,
): Problem | undefined {
  const seat = seats.find((one) => one.id === id);
  const at = (message: string): Problem => ({ message, field: id });
  if (!seat) return at("A vote was given for a seat that these terms of reference do not have");
  if (!seat.votes) return at(`${seat.holder} has no vote under these terms of reference`);
  if (!room.present.has(id)) return at(`${seat.holder} is not in the room, and cannot vote`);
  if (room.conflicted.has(id))
    return at(`${seat.holder} has declared an interest in this item, and does not vote on it`);
  if (before.some((earlier) => earlier.seat === id))
    return at(`${seat.holder} has voted already: each organisation has one vote`);
  return undefined;
}
