import type { Problem } from "../../../kernel/outcome.ts";
import { dateInput } from "../../../web/components/date-input.ts";
import { errorFor, formPage } from "../../../web/components/form-page.ts";
import { select } from "../../../web/components/select.ts";
import type { Typed } from "../../../web/forms.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { GroupSeen } from "../../groups/index.ts";
import type { Person } from "../rules/people.ts";
import type { Role, RoleScope } from "../rules/roles.ts";
import { type Desk, peopleCrumbs, personHref } from "./desk.ts";

export type Choices = { readonly roles: readonly Role[]; readonly groups: readonly GroupSeen[] };

/** The form by which a role is asked for. */
export function grantPage(
  desk: Desk,
  person: Person,
  choices: Choices,
  form: { readonly typed: Typed; readonly problems: readonly Problem[] },
): View {
  const back = personHref(desk, person.id);
  return {
    kind: "desk",
    title: "Ask for a role",
    breadcrumbs: peopleCrumbs(desk, { text: person.name, href: back }, { text: "Ask for a role" }),
    problems: form.problems,
    content: formPage({
      title: "Ask for a role",
      caption: person.name,
      text: "Nothing changes before somebody else has accepted it: not you, and not the person who would hold it.",
      action: `${back}/roles`,
      problems: form.problems,
      anchors: { from: "from-day", to: "to-day" },
      fields: roleFields(choices, form.typed, form.problems),
      submitText: "Ask for the role",
      cancel: { text: "Cancel", href: back },
    }),
  };
}

const SCOPE_WORDS: Readonly<Record<RoleScope, string>> = {
  partnership: "",
  installation: "",
  group: " (in a group)",
  organisation: " (over the people of their own employer)",
};

/** Role, group and period. */
function roleFields({ roles, groups }: Choices, typed: Typed, problems: readonly Problem[]): Html {
  const text = (name: string) => (typeof typed[name] === "string" ? typed[name] : "");
  const group =
    groups.length > 0 &&
    select({
      name: "group",
      label: { text: "Group" },
      hint: { text: "For a role in a group. Leave it empty for a role in the partnership." },
      errorMessage: errorFor(problems, "group"),
      value: text("group"),
      items: [{ text: "None", value: "" }, ...groups.map(({ id, name }) => ({ text: name, value: id }))],
    });
  return html`${select({
    name: "role",
    label: { text: "Role" },
    errorMessage: errorFor(problems, "role"),
    value: text("role"),
    items: [
      { text: "Choose a role", value: "" },
      ...roles.map(({ key, title, scope }) => ({
        text: title + SCOPE_WORDS[scope],
        value: key,
      })),
    ],
  })}${group}${dayField("from", "First day", text, problems)}${dayField("to", "Last day, if it is known", text, problems)}`;
}

function dayField(prefix: string, legend: string, text: (name: string) => string, problems: readonly Problem[]): Html {
  const names = ["day", "month", "year"].map((part) => `${prefix}-${part}`);
  return dateInput({
    id: prefix,
    namePrefix: prefix,
    fieldset: { legend: { text: legend } },
    hint: { text: prefix === "from" ? "For example, 27 3 2026." : "The role is held on this day still." },
    errorMessage: errorFor(problems, prefix),
    values: Object.fromEntries(names.map((name) => [name, text(name)])),
  });
}
