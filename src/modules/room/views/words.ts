import type { Decision } from "../rules/motions.ts";

/** "Vote at 15:05: 8 for, 8 against, 1 abstained." */
export function outcomeInWords({ way, outcome, atTime, votes }: Decision): string {
  if (way === "consensus")
    return `Consensus sought at ${atTime}: ${outcome === "reached" ? "everybody agreed" : "not reached"}.`;
  const count = (choice: string) => votes.filter((vote) => vote.choice === choice).length;
  return `Vote at ${atTime}: ${count("for")} for, ${count("against")} against, ${count("abstain")} abstained.`;
}
