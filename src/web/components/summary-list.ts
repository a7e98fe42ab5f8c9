import { attributes, type Html, html } from "../html.ts";
import { type Attributes, type Content, classNames } from "./markup.ts";

export type SummaryAction = {
  readonly text: Content;
  readonly href: string;
  /** What the action is about, for those who hear the link without its row: "Change" + "name". */
  readonly visuallyHiddenText?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export type SummaryActions = { readonly items: readonly SummaryAction[]; readonly classes?: string | undefined };

export type SummaryRow = {
  readonly key: { readonly text: Content; readonly classes?: string | undefined };
  readonly value: { readonly text: Content; readonly classes?: string | undefined };
  readonly actions?: SummaryActions | undefined;
  readonly classes?: string | undefined;
};

export type SummaryCard = {
  readonly title?: CardTitle | undefined;
  readonly actions?: SummaryActions | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

type CardTitle = {
  readonly text: Content;
  readonly headingLevel?: number | undefined;
  readonly classes?: string | undefined;
};

export type SummaryListOptions = {
  readonly rows: readonly (SummaryRow | false | null | undefined)[];
  readonly card?: SummaryCard | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export function summaryList(options: SummaryListOptions): Html {
  const rows = options.rows.flatMap((row) => (row ? [row] : []));
  const anyActions = rows.some((row) => row.actions && row.actions.items.length > 0);
  const own = { class: classNames("govuk-summary-list", options.classes) };
  const list = html`<dl${attributes({ ...own, ...options.attributes })}>${rows.map((row) => listRow(row, anyActions, options.card?.title))}</dl>`;
  return options.card ? cardAround(list, options.card) : list;
}

function listRow(row: SummaryRow, anyActions: boolean, title: CardTitle | undefined): Html {
  const lacksActions = anyActions && !row.actions;
  return html`<div class="${classNames("govuk-summary-list__row", lacksActions && "govuk-summary-list__row--no-actions", row.classes)}"><dt class="${classNames("govuk-summary-list__key", row.key.classes)}">${row.key.text}</dt><dd class="${classNames("govuk-summary-list__value", row.value.classes)}">${row.value.text}</dd>${row.actions && rowActions(row.actions, title)}</div>`;
}

function rowActions(actions: SummaryActions, title: CardTitle | undefined): Html | false {
  const links = actions.items.map((action) => actionLink(action, title));
  if (links.length === 0) return false;
  const inside =
    links.length === 1
      ? links
      : html`<ul class="govuk-summary-list__actions-list">${links.map((link) => html`<li class="govuk-summary-list__actions-list-item">${link}</li>`)}</ul>`;
  return html`<dd class="${classNames("govuk-summary-list__actions", actions.classes)}">${inside}</dd>`;
}

function cardAround(list: Html, card: SummaryCard): Html {
  const own = { class: classNames("govuk-summary-card", card.classes) };
  const level = card.title?.headingLevel ?? 2;
  const title =
    card.title &&
    html`<h${level} class="${classNames("govuk-summary-card__title", card.title.classes)}">${card.title.text}</h${level}>`;
  return html`<div${attributes({ ...own, ...card.attributes })}><div class="govuk-summary-card__title-wrapper">${title}${card.actions && cardActions(card.actions, card.title)}</div><div class="govuk-summary-card__content">${list}</div></div>`;
}

function cardActions(actions: SummaryActions, title: CardTitle | undefined): Html | false {
  const links = actions.items.map((action) => actionLink(action, title));
  const className = classNames("govuk-summary-card__actions", actions.classes);
  if (links.length === 0) return false;
  if (links.length === 1) return html`<div class="${className}">${links}</div>`;
  return html`<ul class="${className}">${links.map((link) => html`<li class="govuk-summary-card__action">${link}</li>`)}</ul>`;
}

function actionLink(action: SummaryAction, title: CardTitle | undefined): Html {
  const own = { class: classNames("govuk-link", action.classes), href: action.href };
  const about = action.visuallyHiddenText && html` ${action.visuallyHiddenText}`;
  const within = title && html` (${title.text})`;
  return html`<a${attributes({ ...own, ...action.attributes })}>${action.text}${(about || within) && html`<span class="govuk-visually-hidden">${about}${within}</span>`}</a>`;
}
