import { type Html, html } from "../html.ts";
import type { Content } from "./markup.ts";
import { pageHeading } from "./page-heading.ts";

/** What an error page says. `title` is the page's title too. */
export type ErrorContent = { readonly title: string; readonly content: Html };

/** 404. The same words whether it never was, was removed, or is not this person's to see. */
export function notFoundContent(): ErrorContent {
  return said("Page not found", [
    "If you typed the address, check that it is correct. If you pasted it, check that you copied all of it.",
    "The page may have moved, or you may need to sign in to see it.",
  ]);
}

/** 403. The person sees the page this is about, but may not do what they asked. */
export function forbiddenContent(): ErrorContent {
  return said("You do not have permission to do that", [
    "Your role in this partnership does not include it. Nothing was changed.",
    "If you need it for your work, ask your partnership's administrator.",
  ]);
}

/** 403 for a form whose token has run out or was sent from elsewhere. */
export function staleFormContent(): ErrorContent {
  return said("This form is out of date", [
    "It was open for too long, or you signed in or out in another tab. Nothing was changed.",
    "Go back, reload the page and send the form again.",
  ]);
}

/** 413 for a file or form larger than is taken; `limit` as "500 MB". */
export function tooLargeContent(limit: string): ErrorContent {
  return said("That is too large", [`The most that can be sent here is ${limit}. Nothing was saved.`]);
}

/** 429. `seconds` until it may be tried again. */
export function tooManyContent(seconds: number): ErrorContent {
  const wait = seconds > 90 ? `${Math.ceil(seconds / 60)} minutes` : `${Math.max(1, Math.ceil(seconds))} seconds`;
  return said("Too many attempts", [`Wait ${wait.replace(/^1 seconds$/, "1 second")}, then try again.`]);
}

/** 500. `reference` leads an operator to the entry in the log. */
export function faultContent(reference: string): ErrorContent {
  return said("Sorry, something went wrong", [
    "It is our fault, not yours. What you entered may not have been saved: check before you try again.",
    html`If it happens again, tell your partnership's administrator this reference: <strong class="fp-reference">${reference}</strong>`,
  ]);
}

/** 503. */
export function unavailableContent(): ErrorContent {
  return said("Frankpledge is busy", ["It cannot answer just now. Try again in a few minutes."]);
}

function said(title: string, paragraphs: readonly Content[]): ErrorContent {
  const body = paragraphs.map((paragraph) => html`<p class="govuk-body">${paragraph}</p>`);
  return { title, content: html`<div class="fp-message">${pageHeading({ title })}${body}</div>` };
}
