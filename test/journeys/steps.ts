import type { Locator, Page as Tab } from "playwright-core";
import { expect } from "vitest";
import type { Visitor } from "./visitor.ts";

/*
 * What people do at the pages, one step each, by what they read there: labels, buttons and headings. Every step works with
 * scripts and without.
 */

/** Signs in on the demonstration's sign-in page as whoever has this title. */
export async function signInAs({ tab }: Visitor, title: string): Promise<void> {
  await tab.goto("/sign-in");
  await leaveBy(tab, tab.getByRole("button", { name: `Sign in as ${title}`, exact: true }));
  expect(new URL(tab.url()).pathname).not.toBe("/sign-in");
}

export async function signInWith({ tab }: Visitor, email: string, passphrase: string): Promise<void> {
  await tab.goto("/sign-in");
  await tab.getByLabel("E-mail address").fill(email);
  await tab.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await leaveBy(tab, tab.getByRole("button", { name: "Sign in", exact: true }));
  expect(new URL(tab.url()).pathname).not.toBe("/sign-in");
}

export type ChosenFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** Adds files to the only dataset, or begins the first, and answers once they are sent: their import is under way then. */
export async function sendFiles({ tab }: Visitor, files: readonly ChosenFile[] | readonly string[]): Promise<void> {
  await tab.getByLabel("Files", { exact: true }).setInputFiles([...files] as ChosenFile[] | string[]);
  await leaveBy(tab, tab.getByRole("button", { name: "Import", exact: true }));
  expect(new URL(tab.url()).pathname).toContain("/datasets/imports/");
}

/** Waits on the progress page, which goes on by itself, until it says this. */
export async function waitFor({ tab }: Visitor, heading: string | RegExp): Promise<void> {
  await tab.getByRole("heading", { level: 1, name: heading }).waitFor({ timeout: LONGEST_WORK_MS });
}

const LONGEST_WORK_MS = 500_000;

/** Opens a page of the desk's navigation. */
export async function open({ tab }: Visitor, link: string): Promise<void> {
  await leaveBy(tab, tab.getByRole("navigation").getByRole("link", { name: link, exact: true }).first());
  await tab.getByRole("heading", { level: 1, name: link }).waitFor();
}

export async function press({ tab }: Visitor, button: string, nextHeading: string | RegExp): Promise<void> {
  await leaveBy(tab, tab.getByRole("button", { name: button, exact: true }).first());
  await tab.getByRole("heading", { level: 1, name: nextHeading }).waitFor();
}

/** Writes a sentence that quotes a figure: by its button where scripts run, by its code where they do not. */
export async function writeFinding(
  visitor: Visitor,
  sentence: { readonly before: string; readonly code: string; readonly after: string },
): Promise<void> {
  const { tab, hasScripts } = visitor;
  const { before, code, after } = sentence;
  const text = tab.getByLabel("Finding", { exact: true });
  await text.fill(hasScripts ? `${before} ${after}` : `${before} ${code} ${after}`);
  if (hasScripts) {
    await text.focus();
    await tab.keyboard.press("Control+Home");
    for (const _ of before) await tab.keyboard.press("ArrowRight");
    const insert = tab.locator(`[data-cite="${code}"]`);
    await tab.locator("details", { has: insert }).locator("summary").click();
    await insert.click();
    expect((await text.inputValue()).replaceAll("  ", " ")).toBe(`${before} ${code} ${after}`);
  }
  await visitor.look("finding-being-written");
  await leaveBy(tab, tab.getByRole("button", { name: "Save the finding" }));
}

/** The words of the page's main part, with spaces as they are read. */
export async function words({ tab }: Visitor): Promise<string> {
  return (await tab.locator("main").innerText()).replaceAll(/\s+/g, " ");
}

/** Follows a link of the page's main part. */
export async function follow({ tab }: Visitor, link: string | RegExp): Promise<void> {
  await leaveBy(tab, tab.locator("main").getByRole("link", { name: link, exact: true }).first());
}

/** Clicks, and answers when the next page is there: until then the same words stand on the old one. */
async function leaveBy(tab: Tab, control: Locator): Promise<void> {
  const left = tab.waitForEvent("framenavigated", (frame) => frame === tab.mainFrame());
  await control.click();
  await left;
  await tab.waitForLoadState();
}
