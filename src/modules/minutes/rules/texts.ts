import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";

/** Who may read a paragraph; and which of the three views of the minutes is meant. Each reads what the ones after it read. */
export const REACHES = ["members", "partners", "public"] as const;
export type Reach = (typeof REACHES)[number];

export const REACH_LABELS: Readonly<Record<Reach, string>> = {
  public: "Everybody",
  partners: "Members and partners",
  members: "Members of the group",
};

export const VIEW_LABELS: Readonly<Record<Reach, string>> = {
  public: "Public view",
  partners: "Partners' view",
  members: "Members' view",
};

export type Paragraph = { readonly reach: Reach; readonly text: string };

/** A text as it is kept: its paragraphs, and whether the item was restricted when they were saved. */
export type Text = {
  readonly paragraphs: readonly Paragraph[];
  readonly writtenRestricted: boolean;
  /** 0 before anything has been saved. */
  readonly revision: number;
};

/** How long a part may be: some ten pages. */
const MOST_CHARACTERS = 20_000;

/** Whether a paragraph of this reach stands in a view. */
export function isWithin(reach: Reach, view: Reach): boolean {
  return REACHES.indexOf(reach) >= REACHES.indexOf(view);
}

/** The paragraphs of what was typed into one box: an empty line parts them, and each keeps the reach of the box. */
export function paragraphsOf(typed: string, reach: Reach): Paragraph[] {
  return typed
    .split(/\n[^\S\n]*\n/)
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map((text) => ({ reach, text }));
}

/** Decides whether a part may say this. */
export function keepText(paragraphs: readonly Paragraph[]): Outcome<readonly Paragraph[]> {
  const length = paragraphs.reduce((sum, { text }) => sum + text.length, 0);
  if (length > MOST_CHARACTERS)
    return refuse(
      `The text of a part must be ${MOST_CHARACTERS.toLocaleString("en-GB")} characters or fewer; this is ${length.toLocaleString("en-GB")}`,
      "text",
    );
  return done(paragraphs);
}
