import { formatDay } from "../../../kernel/dates.ts";
import type { WordBlock, WordDocument } from "../../../web/documents/word.ts";
import type { DocumentPart, MinutesDocument } from "../rules/documents.ts";
import { VIEW_LABELS } from "../rules/texts.ts";
import { documentTitle, stateInWords } from "./desk.ts";
import { amendmentInWords, CARRIED_TITLE } from "./document.ts";

/** A view of the minutes as a document for a word processor: what the page says, and nothing else. */
export function minutesWordDocument(document: MinutesDocument): WordDocument {
  const facts = [VIEW_LABELS[document.reach], stateInWords(document), document.place].filter((fact) => fact !== "");
  return {
    title: `Minutes of ${documentTitle(document)}`,
    subtitle: facts.join(". "),
    blocks: document.parts.flatMap(blocksOf),
  };
}

function blocksOf(part: DocumentPart): WordBlock[] {
  const {
    heading,
    attendance,
    decisions,
    paragraphs,
    leftOut,
    interests,
    actions,
    amendments,
    carried = [],
    endings = [],
  } = part;
  return [
    { kind: "heading", level: 1, text: part.isRestricted ? `${heading} (restricted)` : heading },
    ...listed("Who took part", attendance),
    ...listed("Interests declared", interests),
    ...paragraphs.map((text): WordBlock => ({ kind: "paragraph", text })),
    ...decisions.flatMap(({ title, text, course }): WordBlock[] => [
      { kind: "heading", level: 2, text: title },
      { kind: "paragraph", text },
      { kind: "list", items: course },
    ]),
    ...listed(CARRIED_TITLE, carried),
    ...endings.map((text): WordBlock => ({ kind: "paragraph", text })),
    ...(leftOut === null ? [] : [{ kind: "paragraph", text: leftOut } as const]),
    ...(actions.length === 0
      ? []
      : [
          { kind: "heading", level: 2, text: "Actions" } as const,
          {
            kind: "table",
            head: ["Action", "Who", "By"],
            rows: actions.map(({ text, owner, dueOn }) => [text, owner, formatDay(dueOn)]),
          } as const,
        ]),
    ...listed("Amended when they were confirmed", amendments.map(amendmentInWords)),
  ];
}

function listed(text: string, items: readonly string[]): WordBlock[] {
  return items.length === 0
    ? []
    : [
        { kind: "heading", level: 2, text },
        { kind: "list", items },
      ];
}
