import { type Part, partsOf, type Terms } from "./terms.ts";

/** What one version says of something, beside what another says. */
export type Change = {
  readonly title: string;
  /** Lines that are gone, and lines that are new; what both have is left out. */
  readonly before: readonly string[];
  readonly after: readonly string[];
};

/** What is different between two versions, part by part, in the order of the document. */
export function changesBetween(earlier: Terms, later: Terms): Change[] {
  const [before, after] = [partsOf(earlier), partsOf(later)];
  const titles = new Map([...before, ...after].map(({ key, title }) => [key, title]));
  const order = [...after, ...before].map(({ key }) => key);
  return [...new Set(order)].flatMap((key) => {
    const [was, is] = [linesOf(before, key), linesOf(after, key)];
    const change = {
      title: titles.get(key) ?? key,
      before: was.filter((line) => !is.includes(line)),
      after: is.filter((line) => !was.includes(line)),
    };
    return change.before.length + change.after.length > 0 ? [change] : [];
  });
}

function linesOf(parts: readonly Part[], key: string): readonly string[] {
  return parts.find((part) => part.key === key)?.lines ?? [];
}
