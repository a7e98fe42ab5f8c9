import type { Problem } from "../../../kernel/outcome.ts";
import { errorFor, formPage } from "../../../web/components/form-page.ts";
import { input } from "../../../web/components/input.ts";
import { select } from "../../../web/components/select.ts";
import type { Typed } from "../../../web/forms.ts";
import { html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { Choices } from "../rules/invitations.ts";
import { crumbs, type Employing, hrefOf } from "./organisation.ts";

/** The form by which somebody is invited. */
export function invitePage(
  employing: Employing,
  choices: Choices,
  days: number,
  form: { readonly typed: Typed; readonly problems: readonly Problem[] },
): View {
  const text = (name: string) => (typeof form.typed[name] === "string" ? form.typed[name] : "");
  const { problems } = form;
  const title = "Invite somebody";
  const sought =
    choices.partnerships.length > 0 &&
    html`${select({
      name: "partnership",
      label: { text: "Partnership, if they are to work in one" },
      hint: {
        text: "Those that your organisation takes part in. Nothing is given: somebody in the partnership has to accept.",
      },
      value: text("partnership"),
      errorMessage: errorFor(problems, "partnership"),
      items: [
        { text: "None yet", value: "" },
        ...choices.partnerships.map(({ id, name }) => ({ text: name, value: id })),
      ],
    })}${select({
      name: "role",
      label: { text: "Role in the partnership" },
      value: text("role"),
      errorMessage: errorFor(problems, "role"),
      items: [
        { text: "None yet", value: "" },
        ...choices.roles.map(({ key, title: role }) => ({ text: role, value: key })),
      ],
    })}`;
  return {
    kind: "desk",
    title,
    breadcrumbs: crumbs(employing, { text: "Invitations", href: hrefOf(employing, "invitations") }, { text: title }),
    problems,
    content: formPage({
      title,
      caption: employing.name,
      text: `We send them a link that works once, within ${days} ${days === 1 ? "day" : "days"}. The installation sets how long: no authority prescribes it.`,
      action: hrefOf(employing, "invitations"),
      problems,
      submitText: "Send the invitation",
      cancel: { text: "Cancel", href: hrefOf(employing, "invitations") },
      fields: html`${input({
        name: "name",
        label: { text: "Full name" },
        value: text("name"),
        errorMessage: errorFor(problems, "name"),
      })}${input({
        name: "email",
        label: { text: "Work e-mail address" },
        type: "email",
        spellcheck: false,
        value: text("email"),
        errorMessage: errorFor(problems, "email"),
      })}${sought}`,
    }),
  };
}
