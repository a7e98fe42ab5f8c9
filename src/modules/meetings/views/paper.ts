import { formatInstant } from "../../../kernel/dates.ts";
import { button, buttonGroup, linkButton } from "../../../web/components/button.ts";
import { checkboxes } from "../../../web/components/checkboxes.ts";
import { fileUpload } from "../../../web/components/file-upload.ts";
import { errorFor, formPage, postForm, problemSummary } from "../../../web/components/form-page.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import { table } from "../../../web/components/table.ts";
import { areaField, type Form, textField } from "../../../web/components/typed-fields.ts";
import type { Desk } from "../../../web/desk.ts";
import { formatBytes } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { AgendaItem } from "../rules/agenda.ts";
import { type Meeting, stateOfMeeting } from "../rules/meetings.ts";
import { PAPER_KINDS } from "../rules/paper-files.ts";
import { currentOf, dispatchInWords, type Paper, type PaperVersion, pagesInWords, pendingOf } from "../rules/papers.ts";
import { itemHref, meetingCrumbs, titleOf } from "./desk.ts";
import { newnessTag, paperHref, paperStateTag } from "./papers.ts";
import type { MeetingFactsShown } from "./shown.ts";

export type PaperShown = Pick<MeetingFactsShown, "meeting" | "today"> & {
  readonly paper: Paper;
  readonly item: AgendaItem;
};

/** A paper: how it stands, its file, and for those who run and chair meetings what it was before. */
export function paperPage(desk: Desk, { meeting, item, paper, today }: PaperShown, form: Form): View {
  const href = paperHref(desk, paper);
  const prepares = desk.may.includes("meetings:manage") && stateOfMeeting(meeting, today) === "to-come";
  const shown = currentOf(paper) ?? pendingOf(paper);
  const words = paper.versions.length === 0 ? "Add the file" : "Put another file in its place";
  return {
    kind: "desk",
    title: paper.title,
    breadcrumbs: meetingCrumbs(desk, meeting, { text: item.title, href: itemHref(desk, item) }, { text: paper.title }),
    problems: form.problems,
    content: html`${problemSummary(form.problems)}${pageHeading({
      title: paper.title,
      caption: `Paper of item ${item.position}, ${item.title}`,
    })}${summaryList({
      rows: [
        { key: { text: "How it stands" }, value: { text: html`${paperStateTag(paper)} ${newnessTag(paper)}` } },
        paper.removedAt !== null && { key: { text: "Taken out" }, value: { text: paper.removalReason } },
        shown && { key: { text: "File" }, value: { text: fileLink(href, shown) } },
        shown && { key: { text: "Pages" }, value: { text: placeOf(shown) } },
      ],
    })}${paper.versions.length > 1 && history(href, paper)}${prepares && paper.removedAt === null && html`${buttonGroup([linkButton(words, `${href}/versions/new`)])}<h2 class="govuk-heading-m">Take the paper out</h2><p class="govuk-body">Its pages stay empty, and its files stay for those who run and chair meetings.</p>${postForm({ action: `${href}/removal` }, html`${areaField(form, { name: "reason", label: "Why it is taken out" }, 2)}${button({ text: "Take the paper out", classes: "govuk-button--warning", preventDoubleClick: true })}`)}`}<p class="govuk-body"><a class="govuk-link" href="${itemHref(desk, item)}">Back to the item</a></p>`,
  };
}

function fileLink(href: string, { number, fileName, kind, sizeBytes }: PaperVersion): Html {
  return html`<a class="govuk-link" href="${href}/versions/${number}" download>${fileName}</a> <span class="govuk-hint">${PAPER_KINDS[kind].label}, ${formatBytes(sizeBytes)}</span>`;
}

function placeOf({ firstPage, pages, dispatch }: PaperVersion): string {
  if (firstPage === null || dispatch === null) return `${pages}, which are numbered when it is sent out`;
  return `${dispatchInWords(dispatch)}, ${pagesInWords(firstPage, firstPage + pages - 1)}`;
}

function history(href: string, { versions }: Paper): Html {
  const caption = "All versions";
  const rows = versions.map((version) => [
    { text: String(version.number), format: "numeric" as const },
    { text: fileLink(href, version) },
    { text: version.change },
    { text: version.sentAt === null ? "Not sent out" : formatInstant(new Date(version.sentAt)) },
    { text: version.withdrawnAt === null ? "" : formatInstant(new Date(version.withdrawnAt)) },
  ]);
  const head = ["Version", "File", "What has changed", "Sent out", "Taken back"];
  return scrollRegion(
    caption,
    table({ caption, head: head.map((text, i) => (i === 0 ? { text, format: "numeric" } : { text })), rows }),
  );
}

/** A paper that is added to an item, with its file or to follow. */
export function addPaperPage(desk: Desk, meeting: Meeting, item: AgendaItem, megabytes: number, form: Form): View {
  const title = "Add a paper";
  return {
    kind: "desk",
    title,
    breadcrumbs: meetingCrumbs(desk, meeting, { text: item.title, href: itemHref(desk, item) }, { text: title }),
    problems: form.problems,
    content: formPage({
      title,
      caption: `${item.title}, ${titleOf(meeting)}`,
      text:
        item.restriction === null
          ? "The title is seen by everybody who sees the agenda; the file once it is sent out."
          : "The item is restricted: neither the title nor the file is shown to anybody who may not read what is restricted.",
      action: `${itemHref(desk, item)}/papers`,
      problems: form.problems,
      upload: true,
      fields: html`${textField(form, { name: "title", label: "Title" })}${fileFields(form, megabytes)}${checkboxes({
        name: "follows",
        fieldset: { legend: { text: "When there is no file yet" } },
        errorMessage: errorFor(form.problems, "follows"),
        values: form.typed["follows"] === "yes" ? ["yes"] : [],
        items: [
          {
            value: "yes",
            text: "The paper is to follow",
            hint: { text: "It stands on the agenda, and its file is added later." },
          },
        ],
      })}`,
      submitText: "Add the paper",
      cancel: { text: "Cancel", href: itemHref(desk, item) },
    }),
  };
}

/** A file for a paper that has none yet, or in place of the one it has. */
export function versionPage(desk: Desk, { meeting, item, paper }: PaperShown, megabytes: number, form: Form): View {
  const isFirst = paper.versions.length === 0;
  const title = isFirst ? "Add the file" : "Put another file in its place";
  const change = areaField(
    form,
    { name: "change", label: "What has changed", hint: "Readers see it beside the paper." },
    2,
  );
  return {
    kind: "desk",
    title,
    breadcrumbs: meetingCrumbs(
      desk,
      meeting,
      { text: item.title, href: itemHref(desk, item) },
      { text: paper.title, href: paperHref(desk, paper) },
      { text: title },
    ),
    problems: form.problems,
    content: formPage({
      title,
      caption: paper.title,
      text: "A paper that was sent out stays as it is until the next supplement goes out. Earlier files stay for those who run and chair meetings.",
      action: `${paperHref(desk, paper)}/versions`,
      problems: form.problems,
      upload: true,
      fields: html`${fileFields(form, megabytes)}${!isFirst && change}`,
      submitText: title,
      cancel: { text: "Cancel", href: paperHref(desk, paper) },
    }),
  };
}

function fileFields(form: Form, megabytes: number): Html {
  const again =
    form.problems.length > 0 ? " Choose it again: a browser does not keep a chosen file when a form comes back." : "";
  const kinds = Object.values(PAPER_KINDS);
  return html`${fileUpload({
    name: "file",
    label: { text: "File" },
    hint: {
      text: `A PDF, Word document, Excel workbook or picture (PNG, JPEG) of up to ${megabytes} MB, without macros or a password.${again}`,
    },
    errorMessage: errorFor(form.problems, "file"),
    attributes: { accept: kinds.flatMap(({ extensions }) => extensions.map((one) => `.${one}`)).join(",") },
  })}${textField(form, { name: "pages", label: "Pages when printed", hint: "Only for a Word document or a workbook. Those of a PDF are counted." }, "govuk-input--width-4")}`;
}
