import { done, type Outcome, refuse, refuseAll } from "../../../kernel/outcome.ts";
import { readDay } from "../../../web/day-field.ts";
import { readForm, type Typed, typed } from "../../../web/forms.ts";
import type { AgreedAction } from "../commands/texts.ts";
import { actionForm, amendmentForm, textForm } from "../forms/minutes.ts";
import type { AskedAmendment } from "../rules/amendments.ts";
import { type Paragraph, paragraphsOf, type Text } from "../rules/texts.ts";

export function readText(body: unknown): Outcome<{ readonly paragraphs: Paragraph[]; readonly revision: number }> {
  const form = readForm(textForm, body);
  if (!form.ok) return form;
  const { text, reach, revision } = form.value;
  if (text.length !== reach.length) return refuse("The form is not complete. Open the page again");
  return done({ paragraphs: text.flatMap((one, i) => paragraphsOf(one, reach[i] ?? "members")), revision });
}

export function readAction(body: unknown): Outcome<AgreedAction> {
  const form = readForm(actionForm, body);
  const due = readDay("due", "Due day", typed(body));
  if (!form.ok || !due.ok) return refuseAll([form, due].flatMap((one) => (one.ok ? [] : one.problems)));
  const { id, action, organisation, person } = form.value;
  return done({
    id,
    text: action,
    organisationId: organisation,
    personId: person === "" ? null : person,
    dueOn: due.value,
  });
}

export function readAmendment(body: unknown): Outcome<{ readonly asked: AskedAmendment; readonly seen: number }> {
  const form = readForm(amendmentForm, body);
  if (!form.ok) return form;
  const { paragraph, words, reach, askedBy, seen } = form.value;
  return done({ asked: { paragraph, newText: words, reach, askedBy }, seen });
}

/** A text as its form begins with it. */
export function typedText({ paragraphs, revision }: Text): Typed {
  return {
    text: paragraphs.map(({ text }) => text),
    reach: paragraphs.map(({ reach }) => reach),
    revision: String(revision),
  };
}
