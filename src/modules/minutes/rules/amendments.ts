import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { Paragraph, Reach } from "./texts.ts";

/** A change asked for when the minutes come before the group: one paragraph, counted from 1, struck out when empty. */
export type Amendment = {
  readonly position: number;
  readonly paragraph: number;
  readonly reach: Reach;
  readonly oldText: string;
  readonly newText: string;
  /** A seat or a post. */
  readonly askedBy: string;
};

export type AskedAmendment = Pick<Amendment, "paragraph" | "newText" | "askedBy"> & {
  /** Of a paragraph that is added; one that is there keeps its own. */
  readonly reach: Reach;
};

/** The paragraphs as amended. One that was struck out stays in its place without words, so that numbers go on meaning the same. */
export function amended(paragraphs: readonly Paragraph[], amendments: readonly Amendment[]): Paragraph[] {
  const now = [...paragraphs];
  for (const { paragraph, reach, newText } of amendments) now[paragraph - 1] = { reach, text: newText };
  return now;
}

/** Decides an amendment of paragraphs as they stand. `seen` is how many amendments of the part whoever asks had seen. */
export function amend(
  paragraphs: readonly Paragraph[],
  before: readonly Amendment[],
  asked: AskedAmendment,
  seen: number,
): Outcome<Amendment> {
  const now = amended(paragraphs, before);
  if (seen !== before.length)
    return refuse(
      "Somebody else has recorded an amendment of this part since you opened it. It is shown below; look at it, and send yours again if it still fits",
    );
  if (asked.paragraph > now.length + 1) return refuse("Choose a paragraph that is there, or add one", "paragraph");
  const old = now[asked.paragraph - 1] ?? { reach: asked.reach, text: "" };
  const newText = asked.newText.replaceAll(/\n\s*\n/g, "\n");
  if (newText === old.text)
    return refuse(
      old.text === "" ? "Enter the words to be added" : "This is what the minutes say already: enter the new words",
      "words",
    );
  return done({
    position: before.length + 1,
    paragraph: asked.paragraph,
    reach: old.reach,
    oldText: old.text,
    newText,
    askedBy: asked.askedBy,
  });
}
