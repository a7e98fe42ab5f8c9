import { cellAtPosition } from "./extent.ts";
import type { Denominator, HotSpotTest } from "./hot-spot-test.ts";
import { fewestToStandOut } from "./hot-spot-test.ts";
import { countOf, inWords, probabilityInWords } from "./wording.ts";

/** How the verdict on the square at `position` was reached, in one sentence. Throws RangeError when there is none. */
export function cellWorking(test: HotSpotTest, position: number): string {
  cellAtPosition(test.extent, position);
  if (test.events < test.fewestOnMap) return mapWorking(test);
  const { settings, verdicts } = test;
  const [count = 0, expected = 0] = [test.windowCounts[position], test.windowExpected[position]];
  const holds = `${blockInWords(test.windowSizes[position] ?? 1)} holds ${countOf(count, "event")}`;
  if (expected === 0) {
    return count === 0
      ? `Not hot: ${holds}.`
      : `Too few to say: ${holds}, but there are no ${test.denominator.of} to compare them with.`;
  }
  const finding = `${holds} where ${inWords(expected)} would be expected ${followedInWords(test.denominator)}`;
  if (verdicts[position] === "too few to say") {
    return `Too few to say: ${finding}, which is unusual for one block, but nothing is called hot on fewer than ${settings.fewest} events (a convention of ours).`;
  }
  const hot = verdicts[position] === "hot";
  const [p = 1, q = 1] = [test.p[position], test.q[position]];
  return (
    `${hot ? "Hot" : "Not hot"}: ${finding}; chance alone gives as many or more with probability ` +
    `${probabilityInWords(p)}, and the value adjusted for all ${countOf(test.p.length, "square")} looked at ` +
    `(Benjamini-Hochberg) is ${probabilityInWords(q)}, ${hot ? "within" : "above"} the limit of ${settings.level}.`
  );
}

/** What this map as a whole can and cannot show, in one sentence. */
export function mapWorking(test: HotSpotTest): string {
  const { events, fewestOnMap, settings } = test;
  const squares = countOf(test.p.length, "square");
  if (fewestOnMap === Infinity) {
    return `Too few to say: with ${squares} no number of events in one place could stand out from the rest.`;
  }
  if (events < fewestOnMap) {
    return (
      `Too few to say: the map has ${countOf(events, "event")} in ${squares}, and even if all lay in one square ` +
      `none could be called hot; at least ${fewestOnMap} would be needed.`
    );
  }
  const middle = medianOf(test.windowExpected.filter((expected) => expected > 0));
  const needed = fewestToStandOut(test, middle);
  const cannotSee =
    needed === undefined
      ? "one block alone could not be called hot, whatever it held"
      : `one block alone must hold ${needed} or more to be called hot, and anything weaker cannot be seen on this map`;
  return (
    `Tested: ${countOf(events, "event")} in ${squares}; where ${inWords(middle)} is expected, as in the middle block, ` +
    `${cannotSee} (adjusted value within ${settings.level}, at least ${settings.fewest} events).`
  );
}

function blockInWords(squares: number): string {
  return squares === 1 ? "the square, which has no neighbours on the map," : `the block of ${squares} squares`;
}

function followedInWords(denominator: Denominator): string {
  if (denominator.of === "area") return "if events fell evenly over the map";
  if (denominator.of === "all crime") return "if these events followed all recorded crime";
  return `if events followed where people live (population of ${denominator.vintage})`;
}

function medianOf(values: Float64Array): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
