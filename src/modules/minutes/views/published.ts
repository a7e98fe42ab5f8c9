import { formatDay } from "../../../kernel/dates.ts";
import { problemSummary } from "../../../web/components/form-page.ts";
import { hero } from "../../../web/components/hero.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { section } from "../../../web/components/reading.ts";
import type { Form } from "../../../web/components/typed-fields.ts";
import { type Desk, homeCrumb } from "../../../web/desk.ts";
import { type Html, html } from "../../../web/html.ts";
import { emptyState } from "../../../web/lists.ts";
import type { View } from "../../../web/reply.ts";
import { type GroupSeen, groupHref } from "../../groups/index.ts";
import { MINUTES_WORDS as WORDS } from "../content.ts";
import type { MinutesDocument } from "../rules/documents.ts";
import type { Found, FoundReleased } from "../rules/searches.ts";
import { VIEW_LABELS } from "../rules/texts.ts";
import { documentTitle, releaseHref } from "./desk.ts";
import { documentBody } from "./document.ts";
import { publicSearch, searchSection } from "./search.ts";

/** Minutes that whoever reads may read, as a list names them. */
type Listed = {
  readonly id: string;
  readonly groupId: string;
  readonly group: string;
  readonly heldOn: MinutesDocument["heldOn"];
  readonly reach: "partners" | "public";
  readonly state: MinutesDocument["state"];
};

/** The minutes of a group that are released to those who work here, in its own partnership or in one that it serves. */
export function groupMinutesPage(
  desk: Desk,
  {
    group,
    released,
    found,
  }: {
    readonly group: GroupSeen;
    readonly released: readonly Listed[];
    readonly found: readonly Found[] | undefined;
  },
  form: Form,
): View {
  const title = `Minutes of ${group.name}`;
  const items = released.map(
    (one) =>
      html`<li><a class="govuk-link" href="${releaseHref(desk, one.id)}">${formatDay(one.heldOn)}</a>, ${VIEW_LABELS[one.reach].toLowerCase()}${one.state !== "confirmed" && ", not yet confirmed"}</li>`,
  );
  return {
    kind: "desk",
    title,
    breadcrumbs: [
      homeCrumb(desk),
      { text: "Groups", href: `${desk.href}/groups` },
      { text: group.name, href: groupHref(desk, group.id) },
      { text: "Minutes" },
    ],
    problems: form.problems,
    content: html`${problemSummary(form.problems)}${pageHeading({ title })}${searchSection(desk, `${groupHref(desk, group.id)}/minutes`, found, form)}<h2 class="govuk-heading-m">Released minutes</h2><p class="govuk-body">What is released to partners and to the public. Members of the group find the whole with each meeting.</p>${items.length > 0 ? html`<ul class="govuk-list">${items}</ul>` : emptyState({ title: "Nothing is released", text: "No minutes of this group have been released yet." })}`,
  };
}

export type PublicList = {
  readonly released: readonly Listed[];
  /** The one group whose minutes they are; undefined for those of all. */
  readonly group: { readonly id: string; readonly name: string } | undefined;
  /** What was found; undefined before anything was looked for. */
  readonly found: readonly FoundReleased[] | undefined;
};

/** The groups of a partnership that publish minutes, or one of them, and a search. `href` is where all of them are. */
export function publicListPage(name: string, href: string, { released, group, found }: PublicList, form: Form): View {
  const groups = [...new Map(released.map((one) => [one.groupId, one.group]))];
  const content =
    released.length === 0
      ? html`<p class="govuk-body">${WORDS.none}</p>`
      : html`${groups.map(([id, title]) => ofGroup(id, title))}`;
  function ofGroup(id: string, title: string): Html {
    const own = released.filter((one) => one.groupId === id);
    const shown = group === undefined ? own.slice(0, LATEST) : own;
    const items = shown.map(
      (one) =>
        html`<li><a class="govuk-link" href="${href}/${one.id}">${formatDay(one.heldOn)}<span class="govuk-visually-hidden">, ${title}</span></a>${one.state !== "confirmed" && html` – ${WORDS.notConfirmed.toLowerCase()}`}</li>`,
    );
    const all =
      shown.length < own.length &&
      html`<p class="govuk-body"><a class="govuk-link" href="${href}/groups/${id}">All ${own.length}<span class="govuk-visually-hidden"> of ${title}</span></a></p>`;
    const list = html`<ul class="govuk-list">${items}</ul>${all}`;
    return section({
      id: `group-${id}`,
      title: group === undefined ? html`<a class="govuk-link" href="${href}/groups/${id}">${title}</a>` : title,
      content: list,
    });
  }
  const title = group === undefined ? WORDS.title : `Minutes of ${group.name}`;
  const action = group === undefined ? href : `${href}/groups/${group.id}`;
  const back =
    group !== undefined && html`<p class="govuk-body"><a class="govuk-link" href="${href}">${WORDS.allGroups}</a></p>`;
  return {
    kind: "public",
    title,
    description: WORDS.lede,
    hero: hero({ caption: name, title, lede: WORDS.lede }),
    problems: form.problems,
    content: html`${problemSummary(form.problems)}${released.length > 0 && publicSearch(action, href, found, form)}${content}${back}`,
  };
}

/** How many of a group's minutes stand beside those of other groups. */
const LATEST = 5;

/** Released minutes as everybody reads them. Everything of them comes from the released document. */
export function publicMinutesPage(
  name: string,
  href: string,
  published: {
    readonly id: string;
    readonly groupId: string;
    readonly version: number;
    readonly document: MinutesDocument;
  },
  laterId: string | undefined,
): View {
  const { document, groupId, version } = published;
  const { confirmedOn, place } = document;
  const state = confirmedOn === null ? WORDS.notConfirmed : `${WORDS.confirmed} ${formatDay(confirmedOn)}`;
  const later =
    laterId !== undefined &&
    insetText({ text: html`${WORDS.later} <a class="govuk-link" href="${href}/${laterId}">${WORDS.readLater}</a>` });
  return {
    kind: "public",
    title: `Minutes of ${documentTitle(document)}`,
    description: WORDS.lede,
    hero: hero({
      caption: `${name}: minutes`,
      title: documentTitle(document),
      facts: [place, state, `Version ${version}`].filter((fact) => fact !== ""),
    }),
    content: html`${later}<p class="govuk-body"><a class="govuk-link" href="${href}/${published.id}/document.docx">${WORDS.word}</a></p>${documentBody(document)}<p class="govuk-body"><a class="govuk-link" href="${href}/groups/${groupId}">All published minutes of ${document.group}</a></p>`,
  };
}

/** The way to the published minutes from the partnership's own page; nothing while there are none. */
export function minutesSection(href: string, [latest]: readonly Listed[]): Html | false {
  if (!latest) return false;
  return section({
    id: "minutes",
    title: WORDS.title,
    content: html`<p class="govuk-body">The latest: <a class="govuk-link" href="${href}/${latest.id}">${latest.group}, ${formatDay(latest.heldOn)}</a>.</p><p class="govuk-body"><a class="govuk-link" href="${href}">${WORDS.allGroups}</a></p>`,
  });
}
