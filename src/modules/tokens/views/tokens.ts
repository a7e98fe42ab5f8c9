import { DOWNLOADS, type Download, downloadsWith } from "../../../kernel/access-tokens.ts";
import { dayOf, formatDay } from "../../../kernel/dates.ts";
import { button } from "../../../web/components/button.ts";
import { checkboxes } from "../../../web/components/checkboxes.ts";
import { errorFor, postForm, problemSummary } from "../../../web/components/form-page.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { table } from "../../../web/components/table.ts";
import { type Form, selectField, textField } from "../../../web/components/typed-fields.ts";
import { type Desk, homeCrumb } from "../../../web/desk.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { type AccessToken, endInWords, LIFETIMES, stateOf } from "../rules/tokens.ts";

const TITLE = "Access tokens";

export type Reader = { readonly desk: Desk; readonly person: string; readonly now: Date };

/** Somebody's own tokens and the form for another; and to those who may end them, the tokens of others. */
export function tokensPage(reader: Reader, tokens: readonly AccessToken[], form: Form): View {
  const { desk, person } = reader;
  const [own, others] = [true, false].map((isOwn) => tokens.filter((one) => (one.person.id === person) === isOwn));
  const offered = downloadsWith(desk.may);
  return {
    kind: "desk",
    title: TITLE,
    breadcrumbs: tokenCrumbs(desk),
    problems: form.problems,
    content: html`${problemSummary(form.problems)}${pageHeading({
      title: TITLE,
      text: html`With an access token a program of yours, such as a spreadsheet or a script at night, fetches downloads by itself: those that you choose, for as long as you may fetch them yourself. <a class="govuk-link" href="${desk.href}/access-tokens/downloads">What programs can fetch, and how</a>`,
    })}${own && own.length > 0 && listed("Your tokens", reader, own)}${
      offered.length > 0
        ? newTokenForm(desk, offered, form)
        : html`<p class="govuk-body">Your role here includes no download that a program could fetch.</p>`
    }${desk.may.includes("memberships:manage") && ofOthers(reader, others ?? [])}`,
  };
}

function newTokenForm(desk: Desk, offered: readonly Download[], form: Form): Html {
  const chosen = [form.typed["downloads"] ?? []].flat();
  const fields = html`${textField(form, { name: "name", label: "Name", hint: "For yourself, so that you know later which program has it. For example, “Monthly figures workbook”." })}${checkboxes(
    {
      name: "downloads",
      fieldset: { legend: { text: "What the program may fetch", classes: "govuk-fieldset__legend--s" } },
      errorMessage: errorFor(form.problems, "downloads"),
      values: chosen,
      items: offered.map((download) => ({ text: DOWNLOADS[download].text, value: download })),
    },
  )}${selectField(
    { ...form, typed: { days: "90", ...form.typed } },
    {
      name: "days",
      label: "Works for",
      hint: "Make another when it expires. How long is a setting of this program: no law or guidance prescribes it.",
    },
    LIFETIMES.map((days) => ({ text: `${days} days`, value: String(days) })),
  )}${button({ text: "Make a token", preventDoubleClick: true })}`;
  return html`<h2 class="govuk-heading-m">Make a token</h2>${postForm({ action: `${desk.href}/access-tokens` }, fields)}<p class="govuk-body">A token opens nothing from the moment at which you are suspended, your role ends, or you have not signed in for 90 days. It ends when you change your passphrase.</p>`;
}

function ofOthers(reader: Reader, tokens: readonly AccessToken[]): Html {
  if (tokens.length === 0)
    return html`<h2 class="govuk-heading-m">Tokens of others</h2><p class="govuk-body">Nobody else has an access token here.</p>`;
  return html`${listed("Tokens of others", reader, tokens, true)}<p class="govuk-body">Revoke a token whose program should fetch nothing more. Its person can make another for as long as their role lets them.</p>`;
}

function listed(title: string, { desk, now }: Reader, tokens: readonly AccessToken[], withPerson = false): Html {
  const rows = tokens.map((token) => {
    const works = stateOf(token, now) === "works";
    return [
      { text: token.name },
      ...(withPerson ? [{ text: token.person.name ?? "Somebody else" }] : []),
      { text: html`${downloadsInWords(token)}` },
      { text: formatDay(dayOf(token.madeAt)) },
      { text: token.lastUsedOn === null ? "Never" : formatDay(token.lastUsedOn) },
      { text: endOf(token, now) },
      { text: works ? revocation(desk, token) : "" },
    ];
  });
  return html`<h2 class="govuk-heading-m">${title}</h2>${scrollRegion(
    title,
    table({
      caption: title,
      captionClasses: "govuk-visually-hidden",
      firstCellIsHeader: true,
      head: [
        { text: "Name" },
        ...(withPerson ? [{ text: "Whose" }] : []),
        { text: "May fetch" },
        { text: "Made on" },
        { text: "Last used" },
        { text: "Ends" },
        { text: html`<span class="govuk-visually-hidden">Revoke</span>` },
      ],
      rows,
    }),
  )}`;
}

function downloadsInWords({ downloads }: AccessToken): string {
  const words = downloads
    .map((download) => DOWNLOADS[download].text)
    .join(", ")
    .toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function endOf(token: AccessToken, now: Date): string {
  if (token.ended) return `${endInWords(token.ended)}, ${formatDay(dayOf(token.ended.at))}`;
  const on = formatDay(dayOf(token.expiresAt));
  return stateOf(token, now) === "expired" ? `Expired on ${on}` : on;
}

function revocation(desk: Desk, { id, name }: AccessToken): Html {
  return postForm(
    { action: `${desk.href}/access-tokens/${id}/revocation` },
    button({
      text: html`Revoke<span class="govuk-visually-hidden"> ${name}</span>`,
      classes: "govuk-button--secondary fp-button--small",
      preventDoubleClick: true,
    }),
  );
}

/** The new token, which is shown this once. */
export function newTokenPage(desk: Desk, secret: string): View {
  const title = "Your new access token";
  return {
    kind: "desk",
    title,
    breadcrumbs: tokenCrumbs(desk, title),
    content: html`${pageHeading({ title, text: "Copy it now into your program: it is not shown again." })}${insetText({ text: html`<code class="fp-cell">${secret}</code>` })}<p class="govuk-body">Keep it as you keep a passphrase. Whoever has it fetches what you chose, in your name. Revoke it if somebody else may have it.</p><p class="govuk-body"><a class="govuk-link" href="${desk.href}/access-tokens/downloads">What your program sends, and where</a></p><p class="govuk-body"><a class="govuk-link" href="${desk.href}/access-tokens">Back to your tokens</a></p>`,
  };
}

export function tokenCrumbs(desk: Desk, here?: string) {
  const list = { text: TITLE, ...(here !== undefined && { href: `${desk.href}/access-tokens` }) };
  return [homeCrumb(desk), list, ...(here === undefined ? [] : [{ text: here }])];
}
