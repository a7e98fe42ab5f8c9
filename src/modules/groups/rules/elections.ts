import { type Day, formatDay } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { type NewTerm, POST_LABELS, type Post, termUntil } from "./chairs.ts";
import { quorumOf } from "./quorum.ts";
import { type Representative, ruleOf, sittingOn } from "./representatives.ts";
import { quorumRuleOf } from "./settings.ts";
import { seatsOn, type Terms } from "./terms.ts";

/** An election of a chair or vice-chair from the membership of a group. */
export type Election = {
  readonly id: string;
  readonly groupId: string;
  readonly post: Post;
  readonly heldOn: Day;
  readonly meeting: string;
  readonly candidates: readonly {
    readonly personId: string;
    readonly name: string;
    readonly seatId: string;
    readonly seat: string;
  }[];
  readonly votes: readonly Vote[];
  /** The term of office that came of it; null while there is no result. */
  readonly termId: string | null;
};

/** The vote of a seat: for a candidate, or for nobody. */
export type Vote = { readonly seatId: string; readonly personId: string | null; readonly castOn: Day };

type Rules = Pick<Terms, "version" | "source" | "settings" | "seats">;

/** Decides whether an election may be called: under terms that ask for one. */
export function callElection(heldOn: Day, terms: Rules | undefined): Outcome<Day> {
  if (!terms) return refuse(`No terms of reference are in force on ${formatDay(heldOn)}: they say who votes`, "held");
  if (terms.settings.chair !== "election")
    return refuse(`The terms ask for no election: ${ruleOf(terms)}. Record who is chair instead`, "held");
  return done(heldOn);
}

/** Decides whether somebody may stand: who represents a seat on the day, as the chair is elected from the membership. */
export function stand(
  person: string,
  election: Election,
  sitting: readonly Representative[],
): Outcome<{ readonly personId: string; readonly seatId: string }> {
  if (election.termId !== null) return refuse(OVER);
  if (election.candidates.some(({ personId }) => personId === person))
    return refuse("They stand as a candidate already", "person");
  const place = membersOn(sitting, election.heldOn).find(({ personId }) => personId === person);
  if (!place)
    return refuse(
      `Candidates come from the membership: choose somebody who represents a seat on ${formatDay(election.heldOn)}`,
      "person",
    );
  return done({ personId: person, seatId: place.seatId });
}

/** Those from whom a chair may be elected on a day: substitutes are not of the membership. Each once. */
export function membersOn(sitting: readonly Representative[], on: Day): Representative[] {
  const members = sittingOn(sitting, on).filter(({ standsAs }) => standsAs !== "substitute");
  return members.filter((one, i) => members.findIndex(({ personId }) => personId === one.personId) === i);
}

/** Decides whether a seat's vote may be recorded: one for each seat with a vote, for a candidate or for nobody. */
export function vote(asked: Vote, election: Election, terms: Rules | undefined, today: Day): Outcome<Vote> {
  if (election.termId !== null) return refuse(OVER);
  if (!terms) return refuse("No terms of reference are in force on the day of the election: they say who votes");
  const seat = seatsOn(terms.seats, election.heldOn).find(({ id }) => id === asked.seatId);
  if (!seat) return refuse("Choose one of the seats of the terms", "seat");
  if (!seat.votes) return refuse(`${seat.holder} has no vote: ${ruleOf(terms)}`, "seat");
  if (election.votes.some(({ seatId }) => seatId === seat.id))
    return refuse(`${seat.holder} has voted already: each seat has one vote`, "seat");
  if (asked.personId !== null && !election.candidates.some(({ personId }) => personId === asked.personId))
    return refuse("Choose one of the candidates", "candidate");
  if (asked.castOn > today) return refuse("The vote must be cast today or in the past", "cast");
  return done(asked);
}

/** Votes counted, and what they come to. */
export type Result = {
  readonly counts: readonly { readonly personId: string; readonly name: string; readonly votes: number }[];
  readonly abstained: number;
  /** Who has more votes than anybody else; undefined where nobody has. */
  readonly leader: { readonly personId: string; readonly name: string } | undefined;
  readonly isQuorate: boolean;
  readonly working: string;
};

/** Counts an election. More votes than anybody else elect; an equal number elects nobody, since no document gives a casting vote. */
export function resultOf(election: Election, terms: Rules): Result {
  const counts = election.candidates
    .map(({ personId, name }) => ({
      ...{ personId, name },
      votes: election.votes.filter((one) => one.personId === personId).length,
    }))
    .sort((a, b) => b.votes - a.votes || a.name.localeCompare(b.name));
  const [first, second] = counts;
  const leader = first && first.votes > 0 && first.votes > (second?.votes ?? 0) ? first : undefined;
  const rule = quorumRuleOf(terms.settings);
  const voted = new Set(election.votes.map(({ seatId }) => seatId));
  // Named posts cannot be asked for while they are elected.
  const quorum =
    rule && rule.kind !== "posts" ? quorumOf(rule, seatsOn(terms.seats, election.heldOn), voted) : undefined;
  const abstained = election.votes.filter(({ personId }) => personId === null).length;
  const counted = counts.map(({ name, votes }) => `${name} ${votes}`).join(", ");
  const ends = leader ? `${leader.name} has more votes than anybody else.` : "Nobody has more votes than anybody else.";
  const quorumWords = quorum
    ? `${quorum.arithmetic} ${quorum.represented} of them voted here.`
    : rule
      ? "The quorum is of named posts, and those cannot be asked for while they are elected."
      : NO_QUORUM;
  return {
    ...{ counts, abstained, leader },
    isQuorate: quorum ? quorum.isQuorate && quorum.needed > 0 : rule !== undefined,
    working: `${counted || "No candidate"}, for nobody ${abstained}. ${ends} ${quorumWords} ${sentence(ruleOf(terms))}.`,
  };
}

/** Decides the result: the term of whoever is elected, from a day on and as long as the terms give it. */
export function declare(election: Election, terms: Rules | undefined, fromOn: Day, today: Day): Outcome<NewTerm> {
  if (election.termId !== null) return refuse(OVER);
  if (!terms) return refuse("No terms of reference are in force on the day of the election");
  if (election.heldOn > today) return refuse(`The election is on ${formatDay(election.heldOn)}`);
  if (fromOn < election.heldOn) return refuse("A term begins on the day of the election or later", "from");
  const { leader, isQuorate, working } = resultOf(election, terms);
  if (!isQuorate) return refuse(`There is no quorum, and nobody is elected. ${working}`);
  if (!leader) return refuse(`Nobody is elected. ${working} The terms give no casting vote: hold another ballot`);
  const post = election.post;
  return termUntil({ post, personId: leader.personId, decidedBy: "", fromOn, toOn: null }, terms);
}

/** "Election of the vice-chair, 3 May 2026". */
export function electionTitle({ post, heldOn }: Pick<Election, "post" | "heldOn">): string {
  return `Election of the ${POST_LABELS[post].toLowerCase()}, ${formatDay(heldOn)}`;
}

const NO_QUORUM =
  "The terms of reference give no quorum, so that no ballot is quorate until a version is in force that gives one.";
const OVER = "The result is recorded: the election is over";

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
