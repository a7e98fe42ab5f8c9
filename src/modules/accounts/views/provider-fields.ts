import type { Problem } from "../../../kernel/outcome.ts";
import { errorFor } from "../../../web/components/form-page.ts";
import { input } from "../../../web/components/input.ts";
import { radios } from "../../../web/components/radios.ts";
import { select } from "../../../web/components/select.ts";
import type { Typed } from "../../../web/forms.ts";
import { type Html, html } from "../../../web/html.ts";
import type { ConfiguredProvider } from "../rules/providers.ts";

type Form = {
  readonly fields: Typed;
  readonly problems: readonly Problem[];
  /** A secret is kept already. */
  readonly isKept: boolean;
};

/** What a provider like Microsoft Entra ID needs. */
export const NEW_PROVIDER: Typed = {
  subjectClaim: "oid",
  emailClaim: "email",
  vouchesForEmail: "no",
  localSignIn: "on",
};

export function fieldsOf(provider: ConfiguredProvider): Typed {
  return {
    issuer: provider.issuer,
    clientId: provider.clientId,
    tenant: provider.tenant ?? "",
    subjectClaim: provider.subjectClaim,
    emailClaim: provider.emailClaim,
    emailDomains: provider.emailDomains.join(" "),
    vouchesForEmail: provider.vouchesForEmail ? "yes" : "no",
    secondFactorValues: provider.secondFactorValues.join(" "),
    localSignIn: provider.localSignIn ? "on" : "off",
  };
}

export function organisationField(
  organisations: readonly { readonly id: string; readonly name: string }[],
  fields: Typed,
  problems: readonly Problem[],
): Html {
  return select({
    id: "organisation",
    name: "organisation",
    label: { text: "Organisation" },
    value: String(fields["organisation"] ?? ""),
    items: [{ value: "", text: "Choose one" }, ...organisations.map(({ id, name }) => ({ value: id, text: name }))],
    errorMessage: errorFor(problems, "organisation"),
  });
}

export function providerFields(form: Form): Html {
  return html`${heading("The provider")}${text(form, "issuer", "Address of the provider", "Its issuer, such as https://login.example.org/tenant/v2.0. Only addresses at that host are asked.")}${text(form, "clientId", "Client ID", "The name by which the provider knows this installation.")}${secret(form)}${text(form, "tenant", "Tenant (optional)", "With Microsoft Entra ID, the ID of the organisation's directory. Accounts of another are then refused.")}${heading("Who somebody is")}${choice(
    form,
    "subjectClaim",
    "Which claim never changes for a person?",
    [
      { value: "oid", text: "oid", hint: { text: "With Microsoft Entra ID." } },
      { value: "sub", text: "sub", hint: { text: "With others." } },
    ],
  )}${choice(form, "emailClaim", "Which claim holds the e-mail address?", [
    { value: "email", text: "email" },
    {
      value: "preferred_username",
      text: "preferred_username",
      hint: { text: "The user name. Only where the organisation vouches for it." },
    },
  ])}${text(form, "emailDomains", "Domains of its e-mail addresses", "Separated by spaces, such as example.gov.uk. Addresses of other domains are not believed, and people with these are sent to this provider.")}${choice(
    form,
    "vouchesForEmail",
    "How do we know that an address is the person's?",
    [
      { value: "no", text: "The provider says of each that it was verified (email_verified, or xms_edov)" },
      { value: "yes", text: "The organisation gives out the addresses itself, and vouches for them" },
    ],
  )}${heading("Second factor")}${text(form, "secondFactorValues", "Values of amr or acr that say a second factor was given (optional)", "Such as mfa. Left empty, the provider's never counts, and people give a second factor of their own here.")}${heading("Sign-in here")}${choice(
    form,
    "localSignIn",
    "May its people also sign in here, by passphrase or passkey?",
    [
      { value: "on", text: "Yes" },
      {
        value: "off",
        text: "No, only with their organisation",
        hint: {
          text: "Sessions that they opened here end at once, and a forgotten passphrase is not reset. If the provider fails, whoever runs the server lets them in again: frankpledge local-sign-in on, with the organisation's name.",
        },
      },
    ],
  )}`;
}

function heading(words: string): Html {
  return html`<h2 class="govuk-heading-m">${words}</h2>`;
}

function text({ fields, problems }: Form, name: string, label: string, hint: string): Html {
  return input({
    id: name,
    name,
    label: { text: label },
    hint: { text: hint },
    value: String(fields[name] ?? ""),
    spellcheck: false,
    autocomplete: "off",
    errorMessage: errorFor(problems, name),
  });
}

/** Never shown again: left empty, it stays as it is. */
function secret({ problems, isKept }: Form): Html {
  const hint = isKept
    ? "Not shown. Leave it empty to keep the one there is, unless the address changes."
    : "What the provider gave you with the client ID. It is not shown again.";
  return input({
    id: "clientSecret",
    name: "clientSecret",
    type: "password",
    autocomplete: "off",
    label: { text: "Client secret" },
    hint: { text: hint },
    errorMessage: errorFor(problems, "clientSecret"),
  });
}

type Item = { readonly value: string; readonly text: string; readonly hint?: { readonly text: string } };

function choice({ fields, problems }: Form, name: string, legend: string, items: readonly Item[]): Html {
  return radios({
    idPrefix: name,
    name,
    fieldset: { legend: { text: legend, classes: "govuk-fieldset__legend--s" } },
    value: String(fields[name] ?? ""),
    items: [...items],
    errorMessage: errorFor(problems, name),
  });
}
