import { formatDay } from "../../../kernel/dates.ts";
import { absent, known } from "../../../kernel/figures.ts";
import { rankedBars } from "../../../web/charts/ranked-bars.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { section } from "../../../web/components/reading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { table } from "../../../web/components/table.ts";
import { formatCount, formatPercent, quantity } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { type Action, standingOf } from "../rules/actions.ts";
import {
  completionByQuarter,
  FEWEST_FOR_A_SHARE,
  type Quarter,
  shareOnTime,
  type Tally,
  tallyBy,
} from "../rules/completion.ts";
import { beforeWhom, SETTING_IN_WORDS, workingOf } from "../rules/escalation.ts";
import { actionCrumbs, actionHref, type Desk, GONE, ownerInWords } from "./desk.ts";

/** How many actions are done in time, which have come before those above, and who owes what. */
export function progressPage(desk: Desk, actions: readonly Action[]): View {
  const title = "Progress of actions";
  const { today } = desk;
  const owned = actions.filter(({ person }) => person !== null);
  const tallies = [
    ["group", "By group", tallyBy(actions, ({ group }) => group, today)],
    ["organisation", "By organisation", tallyBy(actions, ({ organisation }) => organisation, today)],
    [
      "person",
      "By person",
      tallyBy(owned, ({ person }) => ({ id: person?.id ?? "", name: person?.name ?? GONE }), today),
    ],
  ] as const;
  return {
    kind: "desk",
    title,
    breadcrumbs: actionCrumbs(desk, { text: title }),
    content: html`${pageHeading({ title, text: `As it stands on ${formatDay(today)}.` })}${section({
      id: "escalated",
      title: "Escalated",
      content: escalatedList(desk, actions),
    })}${section({
      id: "completion",
      title: "Done by the day first agreed",
      content: completion(desk, completionByQuarter(actions, today)),
    })}${tallies.map(([name, heading, rows]) => section({ id: name, title: heading, content: tallyTable(desk, name, heading, rows) }))}`,
  };
}

function escalatedList(desk: Desk, actions: readonly Action[]): Html {
  const escalated = actions.flatMap((action) => {
    const { escalation } = action;
    return escalation && standingOf(action, desk.today).isEscalated ? [{ action, escalation }] : [];
  });
  const rule = html`<p class="govuk-body">An open action comes before the body to which its group is accountable, or reports, by its terms of reference; and before the chair of its own group where the terms name none that is a group here. ${SETTING_IN_WORDS}</p>`;
  if (escalated.length === 0) return html`${rule}<p class="govuk-body">No action is escalated.</p>`;
  const rows = escalated.map(({ action, escalation }) => [
    { text: html`<a class="govuk-link" href="${actionHref(desk, action.id)}">${action.text}</a>` },
    { text: ownerInWords(action) },
    { text: beforeWhom(escalation, action.group.name) },
    { text: workingOf(escalation, action.group.name) },
  ]);
  const head = [{ text: "Action" }, { text: "Owner" }, { text: "Escalated to" }, { text: "Why" }];
  return html`${rule}${scrollRegion("Escalated actions", table({ caption: "Escalated actions", captionClasses: "govuk-visually-hidden", head, rows, firstCellIsHeader: true }))}`;
}

const DEFINITION = `An action counts in the quarter of the day first agreed, once that day is over. One whose day was moved is not done by it. Cancelled actions do not count. Below ${FEWEST_FOR_A_SHARE} due actions no share is given; that number is a setting of this program`;

function completion(desk: Desk, quarters: readonly Quarter[]): Html {
  if (quarters.length === 0) return html`<p class="govuk-body">No action has come to its due day yet.</p>`;
  const due = quarters.reduce((sum, quarter) => sum + quarter.due, 0);
  const open = quarters.reduce((sum, quarter) => sum + quarter.open, 0);
  const chart = rankedBars({
    frame: {
      id: "completion-chart",
      title: "Share of due actions done by the day first agreed",
      subtitle: "Per cent, by quarter of the day first agreed",
      source: "the action log",
      dated: `As it stood on ${formatDay(desk.today)}`,
      coverage: `${quantity(due, "due action")}, ${formatCount(open)} of them still open and counted as not done`,
      definition: DEFINITION,
    },
    measure: { label: "Per cent of due actions", decimals: 0 },
    rowHeading: "Quarter",
    order: "as given",
    rows: quarters.map((quarter) => {
      const share = shareOnTime(quarter);
      const figure = share === undefined ? absent("unknown", `Too few to say: ${quarter.due} due`) : known(share * 100);
      return { name: quarter.name, figure };
    }),
  });
  return html`${chart}${quarterTable(quarters)}`;
}

function quarterTable(quarters: readonly Quarter[]): Html {
  const number = (value: number) => ({ text: formatCount(value), format: "numeric" as const });
  const rows = quarters.map((quarter) => {
    const share = shareOnTime(quarter);
    return [
      { text: quarter.name },
      number(quarter.due),
      number(quarter.onTime),
      number(quarter.late),
      number(quarter.open),
      { text: share === undefined ? "Too few to say" : formatPercent(share), format: "numeric" as const },
      number(quarter.toCome),
      number(quarter.cancelled),
    ];
  });
  const heads = ["Due", "Done by then", "Done later", "Still open", "Share by then", "Due later", "Cancelled"];
  return scrollRegion(
    "Actions by quarter",
    table({
      caption: "The counts behind the shares",
      head: [{ text: "Quarter" }, ...heads.map((text) => ({ text, format: "numeric" as const }))],
      rows,
      firstCellIsHeader: true,
    }),
  );
}

function tallyTable(desk: Desk, filter: string, heading: string, tallies: readonly Tally[]): Html {
  if (tallies.length === 0) return html`<p class="govuk-body">None yet.</p>`;
  const rows = tallies.map(({ id, name, open, overdue, blocked, done }) => [
    { text: html`<a class="govuk-link" href="${desk.href}/actions?${filter}=${id}">${name}</a>` },
    ...[open, overdue, blocked, done].map((count) => ({ text: formatCount(count), format: "numeric" as const })),
  ]);
  const heads = ["Open", "Overdue", "Blocked", "Done"].map((text) => ({ text, format: "numeric" as const }));
  return scrollRegion(
    heading,
    table({
      caption: heading,
      captionClasses: "govuk-visually-hidden",
      head: [{ text: heading.replace("By ", "").replace(/^./, (letter) => letter.toUpperCase()) }, ...heads],
      rows,
      firstCellIsHeader: true,
    }),
  );
}
