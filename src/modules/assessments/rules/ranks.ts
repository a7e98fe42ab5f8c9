import { absent, type Figure, isKnown, known } from "../../../kernel/figures.ts";
import { listOf } from "./wording.ts";

/**
 * The rank of each member by its figure: 1 for the highest, equal figures sharing the better rank. A rank says how one
 * stands among all of them, so unless every figure is known every rank is withheld, and the note names who is missing.
 * Members are named by their keys.
 */
export function rankHighest(figures: ReadonlyMap<string, Figure>): Map<string, Figure> {
  const missing = [...figures].filter(([, figure]) => !isKnown(figure)).map(([name]) => name);
  if (missing.length > 0) {
    const withheld = absent("withheld", `Not ranked: there is no certain figure for ${listOf(missing)}.`);
    return new Map([...figures.keys()].map((name) => [name, withheld]));
  }
  const values = [...figures.values()].flatMap((figure) => (isKnown(figure) ? [figure.value] : []));
  const rankOf = (value: number) => 1 + values.filter((other) => other > value).length;
  return new Map([...figures].map(([name, figure]) => [name, isKnown(figure) ? known(rankOf(figure.value)) : figure]));
}
