import type { Problem } from "../../../kernel/outcome.ts";
import { button } from "../../../web/components/button.ts";
import { fileUpload } from "../../../web/components/file-upload.ts";
import { errorFor, formPage, postForm } from "../../../web/components/form-page.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { table } from "../../../web/components/table.ts";
import { formatCount, quantity } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { CheckedList, PeopleList } from "../rules/lists.ts";
import { crumbs, type Employing, hrefOf } from "./organisation.ts";

const TITLE = "Invite people from a list";

/** Where a list is sent, and what it must look like. */
export function sendListPage(employing: Employing, problems: readonly Problem[]): View {
  return {
    kind: "desk",
    title: TITLE,
    breadcrumbs: listCrumbs(employing, TITLE),
    problems,
    content: formPage({
      title: TITLE,
      caption: employing.name,
      text: "Nobody is invited yet: you see first what is wrong with the list, row by row.",
      action: hrefOf(employing, "lists"),
      upload: true,
      problems,
      submitText: "Check the list",
      cancel: { text: "Cancel", href: hrefOf(employing, "invitations") },
      fields: html`<p class="govuk-body">A CSV file, as spreadsheets save it. Its first row names the columns:</p><ul class="govuk-list govuk-list--bullet"><li><strong>name</strong> and <strong>e-mail</strong>, for everybody</li><li><strong>organisation</strong>, if you like: yours, for you can invite its people only</li><li><strong>partnership</strong> and <strong>role</strong>, for those who are to work in one. Somebody there still has to accept.</li></ul><p class="govuk-body"><a class="govuk-link" href="${hrefOf(employing, "lists/example")}">Download an example file</a>. Up to 10,000 rows and 1 MB.</p>${fileUpload(
        {
          id: "list",
          name: "list",
          label: { text: "List" },
          errorMessage: errorFor(problems, "list"),
          attributes: { accept: ".csv,text/csv" },
        },
      )}`,
    }),
  };
}

/** Faults that one page shows. */
const FAULTS_SHOWN = 200;

/** A list: what is wrong with it, or how far inviting its people is. */
export function listPage(
  employing: Employing,
  list: PeopleList,
  checked: CheckedList & { readonly rows: number },
  problems: readonly Problem[] = [],
): View {
  const isUnderWay = list.takenAt !== null && list.finishedAt === null;
  const href = hrefOf(employing, `lists/${list.id}`);
  return {
    kind: "desk",
    title: "List of people",
    breadcrumbs: listCrumbs(employing, "List of people"),
    problems,
    content: html`${pageHeading({ title: "List of people", caption: list.fileName })}${
      list.finishedAt !== null
        ? finished(employing, list)
        : isUnderWay
          ? underWay(href, list, checked.rows)
          : decision(employing, list, checked)
    }`,
  };
}

/** A long list is gone through in several steps; and what was cut off is gone on with in the same way. */
function underWay(href: string, list: PeopleList, rows: number): Html {
  return html`<p class="govuk-body">${quantity(list.position, "row")} of ${formatCount(rows)} gone through, ${quantity(list.invited, "person", "people")} invited. Nobody is invited twice.</p>${postForm(
    { action: `${href}/invitations` },
    button({ text: "Go on inviting", preventDoubleClick: true }),
  )}`;
}

function finished(employing: Employing, list: PeopleList): Html {
  const words =
    list.takenAt === null
      ? "This list was discarded. Nobody was invited from it."
      : `${quantity(list.invited, "person", "people")} invited. What the list held is not kept any more.`;
  return html`<p class="govuk-body">${words}</p><p class="govuk-body"><a class="govuk-link" href="${hrefOf(employing, "invitations")}">Invitations</a></p>`;
}

function decision(employing: Employing, list: PeopleList, { good, faults }: CheckedList): Html {
  const href = hrefOf(employing, `lists/${list.id}`);
  const bad = new Set(faults.map(({ row }) => row)).size;
  const summary =
    bad === 0
      ? `All ${quantity(good.length, "row")} can be taken.`
      : `${quantity(bad, "row")} cannot be taken, and ${formatCount(good.length)} can. Nobody has been invited yet.`;
  const take =
    good.length > 0 &&
    postForm(
      { action: `${href}/invitations` },
      button({
        text:
          bad === 0
            ? `Invite ${quantity(good.length, "person", "people")}`
            : `Take only the good rows: invite ${quantity(good.length, "person", "people")}`,
        classes: bad === 0 ? "" : "govuk-button--secondary",
        preventDoubleClick: true,
      }),
    );
  const again = bad > 0 && button({ text: "Send a corrected list", href: hrefOf(employing, "lists/new") });
  return html`<p class="govuk-body">${summary}</p>${bad > 0 && faultTable(faults)}<div class="govuk-button-group">${again}${take}${postForm(
    { action: `${href}/discard` },
    button({ text: "Discard the list", classes: "govuk-button--secondary" }),
  )}</div>`;
}

function faultTable(faults: CheckedList["faults"]): Html {
  const shown = faults.slice(0, FAULTS_SHOWN);
  const more =
    faults.length > shown.length &&
    html`<p class="govuk-body">The first ${formatCount(FAULTS_SHOWN)} of ${formatCount(faults.length)} faults are shown.</p>`;
  return html`${scrollRegion(
    "What is wrong",
    table({
      caption: "What is wrong",
      captionClasses: "govuk-table__caption--m",
      head: [{ text: "Row" }, { text: "Field" }, { text: "What to do" }],
      rows: shown.map(({ row, field, fix }) => [{ text: String(row) }, { text: field }, { text: fix }]),
      firstCellIsHeader: true,
    }),
  )}${more}`;
}

function listCrumbs(employing: Employing, text: string) {
  return crumbs(employing, { text: "Invitations", href: hrefOf(employing, "invitations") }, { text });
}
