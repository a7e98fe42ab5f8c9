import { describe, expect, test } from "vitest";
import type { Html } from "../html.ts";
import { type BackLinkOptions, backLink } from "./back-link.ts";
import { breadcrumbs } from "./breadcrumbs.ts";
import { button } from "./button.ts";
import { characterCount } from "./character-count.ts";
import { checkboxes } from "./checkboxes.ts";
import { dateInput } from "./date-input.ts";
import { details } from "./details.ts";
import { errorMessage } from "./error-message.ts";
import { type ErrorSummaryOptions, errorSummary } from "./error-summary.ts";
import { type FieldsetOptions, fieldset } from "./fieldset.ts";
import { fileUpload } from "./file-upload.ts";
import { govukFixtures, normalised, ourOptions } from "./govuk-fixtures.ts";
import { hint } from "./hint.ts";
import { input } from "./input.ts";
import { insetText } from "./inset-text.ts";
import { label } from "./label.ts";
import { NOTHING } from "./markup.ts";
import { notificationBanner } from "./notification-banner.ts";
import { pagination } from "./pagination.ts";
import { panel } from "./panel.ts";
import { passwordInput } from "./password-input.ts";
import { radios } from "./radios.ts";
import { type SelectOptions, select } from "./select.ts";
import { skipLink } from "./skip-link.ts";
import { summaryList } from "./summary-list.ts";
import { table } from "./table.ts";
import { tag } from "./tag.ts";
import { textarea } from "./textarea.ts";
import { warningText } from "./warning-text.ts";

const DROP_ZONE = "Browsers take files dropped on the plain box; theirs makes a second control of it, which axe faults";

/** The published examples that do not apply to us, by component and name, each with the reason. All others must come out right. */
const LEFT_OUT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "file-upload": {
    enhanced: DROP_ZONE,
    "enhanced, with error message and hint": DROP_ZONE,
    "enhanced, multiple files": DROP_ZONE,
    "enhanced, custom wrapper classes and attributes": DROP_ZONE,
    translated: DROP_ZONE,
  },
};

describe.each([
  // Ours must be told where to go; theirs goes to # when it is not.
  example("back-link", (options: BackLinkOptions) => backLink({ ...options, href: options.href ?? "#" })),
  example("breadcrumbs", breadcrumbs),
  example("button", button),
  example("character-count", characterCount),
  example("checkboxes", checkboxes),
  example("date-input", dateInput),
  example("details", details),
  example("error-message", errorMessage),
  // Ours must be told of at least an empty list.
  example("error-summary", (options: ErrorSummaryOptions) =>
    errorSummary({ ...options, errorList: options.errorList ?? [] }),
  ),
  // Their \`html\` is our \`content\`, which is always markup.
  example("fieldset", ({ text, ...options }: FieldsetOptions & { text?: Html }) =>
    fieldset({ ...options, content: text }),
  ),
  example("file-upload", fileUpload),
  example("hint", hint),
  example("input", input),
  example("inset-text", insetText),
  example("label", label),
  example("notification-banner", notificationBanner),
  example("pagination", pagination),
  example("panel", panel),
  example("password-input", passwordInput),
  example("radios", radios),
  example("select", (options: SelectOptions) => select({ ...options, items: options.items ?? [] })),
  example("skip-link", skipLink),
  example("summary-list", summaryList),
  example("table", table),
  example("tag", tag),
  example("textarea", textarea),
  example("warning-text", warningText),
])("$component", ({ component, render }) => {
  const applicable = govukFixtures(component).filter(({ name }) => LEFT_OUT[component]?.[name] === undefined);

  test.each(applicable)("gives the published markup: $name", ({ options, html }) => {
    expect(normalised(render(ourOptions(options)).markup)).toEqual(normalised(html));
  });
});

test("an example is left out only while it is published", () => {
  const named = Object.entries(LEFT_OUT).flatMap(([component, reasons]) => {
    const published = new Set(govukFixtures(component).map(({ name }) => name));
    return Object.keys(reasons).filter((name) => !published.has(name));
  });
  expect(named).toEqual([]);
});

/** A component and its function. The options are only known to be right when the markup comes out right. */
function example<Options>(component: string, render: (options: Options) => Html | false) {
  return { component, render: (options: unknown): Html => render(options as Options) || NOTHING };
}
