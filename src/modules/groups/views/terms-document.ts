import { formatDay } from "../../../kernel/dates.ts";
import type { WordBlock, WordDocument } from "../../../web/documents/word.ts";
import {
  ACCOUNTABILITY_LABELS,
  type Part,
  partsOf,
  SEAT_CAPACITY_LABELS,
  type Terms,
  type TermsState,
} from "../rules/terms.ts";

/** What a version is called on paper, beside its number. */
const STATE_WORDS: Readonly<Record<TermsState, string>> = {
  draft: "draft, not approved",
  "to-confirm": "approved, and to be confirmed",
  "to-come": "approved, and not in force yet",
  "in-force": "in force",
  replaced: "replaced by a later version",
};

/** Terms of reference as a document: the same parts as the page, with the membership as a table. */
export function termsDocument(group: string, terms: Terms, state: TermsState): WordDocument {
  const parts = new Map(partsOf(terms).map((part) => [part.key, part]));
  const settings = [...parts.values()].filter(
    ({ key }) => !TEXTS.includes(key) && !REST.includes(key) && !OWN.includes(key),
  );
  return {
    title: `Terms of reference of ${group}`,
    subtitle: `Version ${terms.version}, ${STATE_WORDS[state]}`,
    blocks: [
      ...approvalOf(terms),
      ...section("What it is for", textsOf(parts, TEXTS)),
      ...section("Membership", terms.seats.length > 0 ? [seatsOf(terms)] : []),
      ...section("How it works", [
        {
          kind: "table",
          head: ["Rule", "As these terms have it"],
          rows: settings.map(({ title, lines }) => [title, lines.join(", ")]),
        },
      ]),
      ...section("Accountability", terms.lines.length > 0 ? [linesOf(terms)] : []),
      ...section("The document", textsOf(parts, REST)),
    ],
  };
}

const TEXTS = ["mission", "purpose", "aims", "objectives", "scope", "responsibilities"];
const REST = ["secretariat", "openPoints", "source"];
/** Parts that have a table of their own. */
const OWN = ["seats", "lines"];

function approvalOf({ approval }: Terms): WordBlock[] {
  if (!approval) return [];
  const by = [approval.decidedBy, formatDay(approval.decidedOn), approval.meeting].filter(Boolean).join(", ");
  return [{ kind: "paragraph", text: `Approved by ${by}. In force from ${formatDay(approval.inForceFrom)}.` }];
}

function section(title: string, blocks: readonly WordBlock[]): WordBlock[] {
  return blocks.length > 0 ? [{ kind: "heading", level: 1, text: title }, ...blocks] : [];
}

function textsOf(parts: ReadonlyMap<string, Part>, keys: readonly string[]): WordBlock[] {
  return keys.flatMap((key): WordBlock[] => {
    const part = parts.get(key);
    if (!part) return [];
    const [only = "", ...more] = part.lines;
    return [
      { kind: "heading", level: 2, text: part.title },
      more.length > 0 ? { kind: "list", items: part.lines } : { kind: "paragraph", text: only },
    ];
  });
}

function seatsOf({ seats }: Terms): WordBlock {
  return {
    kind: "table",
    head: ["Seat", "Who sits there", "Capacity", "Representatives", "Vote"],
    rows: seats.map((seat) => [
      seat.bodies > 1 ? `${seat.name} (${seat.bodies} bodies)` : seat.name,
      seat.sits,
      seat.holder === "board" ? "Partnership board" : SEAT_CAPACITY_LABELS[seat.capacity],
      `At most ${seat.representatives}`,
      seat.votes ? "One" : "None",
    ]),
  };
}

function linesOf({ lines }: Terms): WordBlock {
  return {
    kind: "table",
    head: ["How they relate", "Body", "About", "How often"],
    rows: lines.map(({ kind, body, subject, cadence }) => [ACCOUNTABILITY_LABELS[kind], body, subject, cadence]),
  };
}
