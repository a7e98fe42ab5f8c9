import type { Day } from "../../../kernel/dates.ts";
import type { Terms } from "../../groups/index.ts";
import type { AgendaItem } from "../rules/agenda.ts";
import type { Meeting } from "../rules/meetings.ts";
import type { NoticeAsked } from "../rules/notice.ts";
import type { Paper } from "../rules/papers.ts";

/** What the pages of a meeting show. */
export type MeetingFactsShown = {
  readonly meeting: Meeting;
  readonly items: readonly AgendaItem[];
  readonly papers: readonly Paper[];
  readonly terms: Terms | undefined;
  readonly asked: NoticeAsked;
  readonly today: Day;
};
