import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import { table } from "../../../web/components/table.ts";
import type { Desk } from "../../../web/desk.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { tokenCrumbs } from "./tokens.ts";

/** As HTTP spells it. */
const HEADER = "Authorization";

/** The addresses that programs can fetch, with what is at them, and how two common programs are told. */
export function downloadsPage(desk: Desk, baseUrl: string): View {
  const title = "What programs can fetch";
  const at = (path: string) => `${baseUrl}${desk.href}/${path}`;
  return {
    kind: "desk",
    title,
    breadcrumbs: tokenCrumbs(desk, title),
    content: html`${pageHeading({
      title,
      text: "The addresses below answer a program that sends an access token. They are the downloads that you fetch by hand, and programs can fetch nothing else.",
    })}${addresses(at)}${columns()}${howTo(at)}${refusals()}`,
  };
}

function addresses(at: (path: string) => string): Html {
  const rows: readonly (readonly [string, string, string])[] = [
    ["actions/log.csv", "The action log", "CSV"],
    ["actions/log.json", "The action log", "JSON"],
    ["analyses/finished.json", "The 20 analyses finished last, with their ids and the names of their tables", "JSON"],
    ["analyses/ID/tables/NAME.csv", "One table of an analysis", "CSV"],
    ["analyses/ID/tables/NAME.json", "One table of an analysis", "JSON"],
    ["datasets/ID/rejected-rows.csv", "Rejected rows of a dataset that are still to be corrected", "CSV"],
  ];
  return html`<h2 class="govuk-heading-m">Addresses</h2>${scrollRegion(
    "Addresses",
    table({
      caption: "Addresses",
      captionClasses: "govuk-visually-hidden",
      head: [{ text: "What" }, { text: "Form" }, { text: "Address" }],
      rows: rows.map(([path, what, form]) => [
        { text: what },
        { text: form },
        { text: html`<code class="fp-cell">${at(path)}</code>` },
      ]),
    }),
  )}<p class="govuk-body">ID is in the address of the page of the analysis or dataset. The log takes the filters and the order of its page: copy them from the address there, from the question mark on.</p>`;
}

function columns(): Html {
  return html`<h2 class="govuk-heading-m">Columns</h2>${said([
    [
      "Action log",
      html`Number, Action, Organisation, Person, Group, Agreed on, First due day, Due day, State, Overdue, Done on, Missed dates, Escalated to, Latest update, Latest update on, Evidence. In JSON, <code>asOf</code> and a list <code>actions</code> with the same. Days are written as 2027-01-31.`,
    ],
    [
      "Table of an analysis",
      html`Key, the words of each row and, for every figure, its value and its state: known, partial, provisional, proxy, missing, unknown, withheld, suppressed or not applicable. In CSV the state is the next column; in JSON a figure has <code>value</code>, <code>state</code> and <code>note</code>. A figure that is not there has no value. It is never nought. JSON says as well which dataset, version, force and period it is of, and whether the incidents are synthetic.`,
    ],
    [
      "Rejected rows",
      html`The columns of the file that was sent, then the reference of each row, and what was wrong with it.`,
    ],
  ])}`;
}

function howTo(at: (path: string) => string): Html {
  const log = at("actions/log.csv");
  return html`<h2 class="govuk-heading-m">Excel and Power BI</h2><ol class="govuk-list govuk-list--number"><li>Choose From Web (in Excel, on the Data ribbon; in Power BI, under Get data), then Advanced.</li><li>Enter one of the addresses.</li><li>Under HTTP request header parameters enter <code>${HEADER}</code> and, beside it, <code>Bearer</code>, a blank and your token.</li><li>When you are asked how to sign in, choose Anonymous: the token says who you are.</li></ol><p class="govuk-body">As a query of Power Query:</p>${insetText(
    {
      text: html`<code class="fp-cell">Csv.Document(Web.Contents("${log}", [Headers = [${HEADER} = "Bearer fpk_…"]]), [Delimiter = ",", Encoding = 65001])</code>`,
    },
  )}<p class="govuk-body">The workbook holds the token: whoever is given the workbook can fetch what you chose. Revoke the token when you pass the workbook on.</p><h2 class="govuk-heading-m">A script</h2><p class="govuk-body">Keep the header in a file that only the script reads, with the line <code>${HEADER}: Bearer fpk_…</code>, so that the token is in no list of commands:</p>${insetText({ text: html`<code class="fp-cell">curl --fail --header @token.txt --output actions.csv "${log}"</code>` })}`;
}

function said(rows: readonly (readonly [string, Html])[]): Html {
  return summaryList({ rows: rows.map(([key, text]) => ({ key: { text: key }, value: { text } })) });
}

function refusals(): Html {
  return html`<h2 class="govuk-heading-m">When a program is refused</h2>${said([
    ["400", html`It sent the cookie of a session as well.`],
    ["401", html`The token is wrong, has expired or was ended, or you may fetch none of its downloads any more.`],
    ["403", html`This download is not among those of the token, or your role does not include it now.`],
    ["404", html`There is nothing at the address, or nothing that you may fetch.`],
    [
      "429",
      html`It has fetched downloads of one kind 60 times within an hour. The answer says in Retry-After how many seconds to wait.`,
    ],
  ])}<p class="govuk-body">The token is sent in the header and nowhere else: in an address it is not read, because addresses are kept by many programs.</p>`;
}
