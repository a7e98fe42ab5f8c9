import { formatInstant } from "../../../kernel/dates.ts";
import { button } from "../../../web/components/button.ts";
import { postForm } from "../../../web/components/form-page.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { table } from "../../../web/components/table.ts";
import { type Html, html } from "../../../web/html.ts";
import { deskHref, type OwnPartnership } from "../../../web/own-partnerships.ts";
import type { View } from "../../../web/reply.ts";
import type { OwnSession, SecondFactor, SignInMethod } from "../rules/sessions.ts";

/** `desks`: the partnerships that somebody has a desk in, where their programs' access tokens are. */
export function sessionsPage(
  sessions: readonly OwnSession[],
  current: string | undefined,
  desks: readonly OwnPartnership[],
): View {
  const others = sessions.some(({ id }) => id !== current);
  const all =
    others &&
    postForm(
      { action: "/account/sessions/closure" },
      button({ text: "Sign out of all others", classes: "govuk-button--secondary" }),
    );
  return {
    kind: "plain",
    title: "Your sessions",
    content: html`${pageHeading({
      title: "Your sessions",
      text: "Where you are signed in. A session ends after 30 minutes without use, and 12 hours after it began. End any that you do not know, and change your passphrase.",
    })}${scrollRegion(
      "Your sessions",
      table({
        caption: "Your sessions",
        captionClasses: "govuk-visually-hidden",
        head: [
          { text: "Device" },
          { text: "Began" },
          { text: "Last used" },
          { text: "Signed in by" },
          { text: html`<span class="govuk-visually-hidden">Sign out</span>` },
        ],
        rows: sessions.map((session) => [
          {
            text: html`${session.device || "Not known"}${session.id === current && html` <strong>(this one)</strong>`}`,
          },
          { text: formatInstant(session.startedAt) },
          { text: formatInstant(session.lastSeenAt) },
          { text: signedInBy(session) },
          { text: session.id === current ? "" : signOutOf(session) },
        ]),
      }),
    )}${all}${desks.length > 0 && programs(desks)}`,
  };
}

function programs(desks: readonly OwnPartnership[]): Html {
  const links = desks.map(
    ({ slug, name }) => html`<li><a class="govuk-link" href="${deskHref(slug)}/access-tokens">${name}</a></li>`,
  );
  return html`<h2 class="govuk-heading-m">Your programs</h2><p class="govuk-body">A program that fetches downloads for you needs an access token. Each partnership has a page of yours:</p><ul class="govuk-list govuk-list--bullet">${links}</ul>`;
}

function signOutOf(session: OwnSession) {
  const which = `${session.device || "the session"} of ${formatInstant(session.startedAt)}`;
  return postForm(
    { action: `/account/sessions/${session.id}/closure` },
    button({
      text: html`Sign out<span class="govuk-visually-hidden"> of ${which}</span>`,
      classes: "govuk-button--secondary fp-button--small",
    }),
  );
}

const METHODS: Readonly<Record<SignInMethod, string>> = {
  passphrase: "Passphrase",
  passkey: "Passkey",
  "single-sign-on": "Your organisation's sign-in",
  console: "The console",
};

const FACTORS: Readonly<Record<SecondFactor, string>> = {
  "one-time-code": "one-time code",
  "recovery-code": "recovery code",
  passkey: "passkey",
  "single-sign-on": "second factor of your organisation",
};

function signedInBy({ method, secondFactor }: OwnSession): string {
  return secondFactor === null ? `${METHODS[method]} only` : `${METHODS[method]} and ${FACTORS[secondFactor]}`;
}
