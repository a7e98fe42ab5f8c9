import type { Day } from "../../../kernel/dates.ts";
import type { Meeting } from "../../meetings/index.ts";
import type { DocumentFacts } from "../rules/documents.ts";
import type { LaterMeeting, Part, Standing } from "../rules/minutes.ts";

/** What pages about the minutes of a meeting show. */
export type MinutesFacts = {
  readonly minutes: Standing & DocumentFacts & { readonly meeting: Meeting; readonly parts: readonly Part[] };
  readonly later: readonly LaterMeeting[];
  readonly today: Day;
};
