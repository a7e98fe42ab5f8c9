import type { Problem } from "../../../kernel/outcome.ts";
import { button } from "../../../web/components/button.ts";
import { formPage, postForm } from "../../../web/components/form-page.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { table } from "../../../web/components/table.ts";
import type { Typed } from "../../../web/forms.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { ProviderProposal } from "../rules/proposals.ts";
import type { ConfiguredProvider, Trial } from "../rules/providers.ts";
import { waitingTable } from "./proposals.ts";
import { fieldsOf, NEW_PROVIDER, organisationField, providerFields } from "./provider-fields.ts";
import { trialResult } from "./trial.ts";

type Here = {
  /** The pages of providers. */
  readonly home: string;
  readonly desk: { readonly href: string; readonly name: string };
  /** What a provider must be told. */
  readonly callback: string;
};

export const TITLE = "Organisations' sign-in";

export function providersPage(
  here: Here,
  providers: readonly ConfiguredProvider[],
  waiting: readonly ProviderProposal[],
): View {
  const list = scrollRegion(
    TITLE,
    table({
      caption: TITLE,
      captionClasses: "govuk-visually-hidden",
      head: [{ text: "Organisation" }, { text: "Addresses" }, { text: "Second factor" }, { text: "Sign-in here" }],
      rows: providers.map((provider) => [
        { text: html`<a class="govuk-link" href="${here.home}/${provider.organisation}">${provider.name}</a>` },
        { text: provider.emailDomains.join(", ") },
        { text: provider.secondFactorValues.length > 0 ? "The provider's counts" : "Given here" },
        { text: provider.localSignIn ? "On" : "Switched off" },
      ]),
    }),
  );
  return {
    kind: "desk",
    title: TITLE,
    breadcrumbs: [{ text: here.desk.name, href: here.desk.href }, { text: TITLE }],
    content: html`${pageHeading({
      title: TITLE,
      text: "People of these organisations sign in with what their employer gave them: single sign-on by OpenID Connect, as Microsoft Entra ID and others have it. One person proposes a provider or a change of one, and a second accepts it.",
    })}${waitingTable(`${here.home}/proposals`, waiting)}${waiting.length > 0 && providers.length > 0 && html`<h2 class="govuk-heading-m">Providers</h2>`}${providers.length > 0 ? list : html`<p class="govuk-body">No organisation has a provider yet.</p>`}${button({ text: "Propose a provider", href: `${here.home}/new` })}`,
  };
}

export function newProviderPage(
  here: Here,
  organisations: readonly { readonly id: string; readonly name: string }[],
  typed: Typed | undefined,
  problems: readonly Problem[],
): View {
  const title = "Propose an organisation's sign-in";
  const fields = typed ?? NEW_PROVIDER;
  return {
    kind: "desk",
    title,
    breadcrumbs: crumbs(here, title),
    problems,
    content: formPage({
      title,
      text: whatItDoes(here),
      action: here.home,
      problems,
      fields: html`${SECOND_PERSON}${organisationField(organisations, fields, problems)}${providerFields({ fields, problems, isKept: false })}`,
      submitText: "Propose the provider",
      cancel: { text: "Cancel", href: here.home },
    }),
  };
}

/** What was sent and refused, or what came of trying the provider. */
type Sent = { readonly typed?: Typed; readonly problems?: readonly Problem[]; readonly trial?: Trial };

/** One organisation's provider: what is set, proposing a change of it, trying it, and taking it away. */
export function providerPage(
  here: Here,
  { provider, waiting }: { readonly provider: ConfiguredProvider; readonly waiting: ProviderProposal | undefined },
  { typed, problems = [], trial }: Sent,
): View {
  const title = `Sign-in of ${provider.name}`;
  const href = `${here.home}/${provider.organisation}`;
  const fields = typed ?? fieldsOf(provider);
  // Whoever sends this again after somebody else's change is told so, with what they typed.
  const revision = String(fields["revision"] ?? provider.revision);
  return {
    kind: "desk",
    title,
    breadcrumbs: crumbs(here, provider.name),
    problems,
    content: html`${trial && trialResult(trial)}${waiting && waitsAlready(here, waiting)}${formPage({
      title,
      text: whatItDoes(here),
      action: href,
      problems,
      hidden: { revision },
      fields: html`${SECOND_PERSON}${providerFields({ fields, problems, isKept: true })}`,
      submitText: "Propose this change",
      cancel: { text: "Cancel", href: here.home },
    })}${section(
      "trial",
      "Try it",
      "Asks the provider, as it is set now, what it says of itself. Nobody is signed in.",
      postForm(
        { action: `${href}/trial` },
        button({ text: "Try it", classes: "govuk-button--secondary", preventDoubleClick: true }),
      ),
    )}${section(
      "removal",
      "Remove it",
      "Its people sign in here again, by passphrase or passkey. Sessions that they opened with the provider go on until they end. It is gone at once, without a second person; setting it again needs one.",
      postForm(
        { action: `${href}/removal` },
        button({ text: "Remove this provider", classes: "govuk-button--warning", preventDoubleClick: true }),
      ),
    )}`,
  };
}

/** What comes of sending the form. */
const SECOND_PERSON = html`<p class="govuk-body">Nothing changes before a second person accepts what you propose: another of those who run this installation, or an administrator of the organisation's people. If a proposal waits for the organisation already, whoever made it, yours takes its place.</p>`;

function whatItDoes({ callback }: Here): Html {
  return html`Whoever the provider vouches for is signed in here as that person, so set only what the organisation itself has told you. At the first sign-in somebody is found by their e-mail address among the people of the organisation, and later by what the provider calls them. Nobody is added. Tell the provider that people come back to <code>${callback}</code>.`;
}

function waitsAlready({ home }: Here, { id, proposedBy }: ProviderProposal): Html {
  return insetText({
    text: html`A change that ${proposedBy.name ?? "somebody"} proposed waits for a second person. <a class="govuk-link" href="${home}/proposals/${id}">Read what it would change</a>. If you propose another, yours takes its place.`,
  });
}

function section(id: string, title: string, text: string, content: Html): Html {
  return html`<section aria-labelledby="${id}"><h2 class="govuk-heading-m" id="${id}">${title}</h2><p class="govuk-body">${text}</p>${content}</section>`;
}

function crumbs({ home, desk }: Here, title: string) {
  return [{ text: desk.name, href: desk.href }, { text: TITLE, href: home }, { text: title }];
}
