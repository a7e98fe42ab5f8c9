import type { Outcome } from "../src/kernel/outcome.ts";

/** The value of an outcome that the test takes for granted; throws with its problems when it was refused. */
export function accepted<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`Refused: ${outcome.problems.map(({ message }) => message).join("; ")}`);
}
