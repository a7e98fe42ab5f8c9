import type { Answer } from "./browser.ts";
import type { Form } from "./forms.ts";
import type { Written } from "./written.ts";

/** A form and what its writer was told, as the writers' side remembers it. */
export type Entry = { readonly form: Form; answer: Answer; again?: Answer };

/** What was found after a kill, against what the writers remember. All but the first three should be 0. */
export type Verdict = {
  readonly acknowledged: number;
  /** Sent, and the program was gone before it answered: wholly there, or wholly absent. */
  readonly unansweredKept: number;
  readonly unansweredAbsent: number;
  /** Acknowledged, and not there. */
  readonly lost: number;
  /** Not there, and refused when it was sent again: nobody can have it. */
  readonly refusedAgain: number;
  /** Refused, and there all the same. */
  readonly againstRefusal: number;
  readonly doubled: number;
  /** A record without its event or its parts, or an event without its record. */
  readonly halfPresent: number;
  readonly brokenChains: number;
  readonly incompleteFiles: number;
};

export const FAULTS = [
  "lost",
  "refusedAgain",
  "againstRefusal",
  "doubled",
  "halfPresent",
  "brokenChains",
  "incompleteFiles",
] as const satisfies readonly (keyof Verdict)[];

export function judge(entries: readonly Entry[], written: Written): Verdict {
  const isThere = ({ form }: Entry) => (written.found[form.kind].get(form.key)?.rows ?? 0) > 0;
  const count = (wanted: (entry: Entry) => boolean) => entries.filter(wanted).length;
  const everything = Object.values(written.found).flatMap((kind) => [...kind.values()]);
  const isUnanswered = ({ answer, again }: Entry) => answer === "none" && again === undefined;
  return {
    acknowledged: count(({ answer }) => answer === "acknowledged"),
    unansweredKept: count((entry) => isUnanswered(entry) && isThere(entry)),
    unansweredAbsent: count((entry) => isUnanswered(entry) && !isThere(entry)),
    lost: count((entry) => [entry.answer, entry.again].includes("acknowledged") && !isThere(entry)),
    refusedAgain: count((entry) => entry.answer === "none" && entry.again === "refused" && !isThere(entry)),
    againstRefusal: count((entry) => entry.answer === "refused" && isThere(entry)),
    doubled: everything.filter(({ rows, events }) => rows > 1 || events > 1).length,
    halfPresent: everything.filter(({ rows, whole, events }) => rows !== whole || rows !== events).length,
    brokenChains: written.brokenChains,
    incompleteFiles: written.incompleteFiles,
  };
}
