import { generateSync } from "otplib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anInstallation, type Program, runCommand, startProgram } from "./program.ts";
import { aVisitor, clearPictures, openBrowser, type Visitor } from "./visitor.ts";

/*
 * The first manager of a live partnership: from the operator's link to the desk and back, by keyboard and mouse or without
 * a script.
 */

const { installation, remove } = anInstallation({ DEMO: "off", EMBEDDED_LIVE: "accept" });
const PASSPHRASE = "plinth umber kestrel nine";
const NEXT_PASSPHRASE = "gravel ostrich quiet lemon";
/** Some dozen pages, each examined at three widths. */
const PATIENCE_MS = 400_000;
let program: Program;
let browser: Browser;

beforeAll(async () => {
  clearPictures("signing-in");
  program = await startProgram(installation);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await program?.stop();
  remove();
});

describe.each([
  ["with scripts", true],
  ["without scripts", false],
] as const)("%s", (_how, hasScripts) => {
  let person: Visitor;
  const email = `manager-${hasScripts}@example.org`;

  beforeAll(async () => {
    person = await aVisitor(browser, { address: program.address, journey: "signing-in", hasScripts });
  });
  afterAll(() => person?.leave());

  test(
    "the operator's link, a passphrase, an app, recovery codes, the desk",
    async () => {
      const { tab } = person;
      const slug = hasScripts ? "hedgerow" : "ditchmoor";
      const said = await runCommand(
        installation,
        ...["setup", "--name", `Safer ${slug}`, "--slug", slug, "--kind", "district", "--nation", "england"],
        ...["--area", "E07000998=Hedgerow", "--manager-name", "Partnership manager", "--manager-email", email],
      );
      await tab.goto(new URL(/\/account\/link\/[\w-]{43}/.exec(said)?.[0] ?? "", program.address).href);
      await tab.fill("#passphrase", PASSPHRASE);
      await tab.fill("#again", PASSPHRASE);
      await person.look("choose-passphrase");
      await tab.click("button[type=submit]:has-text('Save passphrase')");

      await signIn(person, email, PASSPHRASE);
      await person.look("second-factor-wanted");
      expect(await tab.textContent("h1")).toContain("Your second factor");
      await tab.click("button:has-text('Set up an authenticator app')");
      await person.look("app");
      const secret =
        new URL((await tab.getAttribute("a[href^='otpauth:']", "href")) ?? "").searchParams.get("secret") ?? "";
      await tab.fill("#code", codeOf(secret));
      await tab.click("button:has-text('Confirm')");
      await person.look("recovery-codes");
      const recovery = (await tab.textContent("ol li")) ?? "";
      await tab.click("a:has-text('I have kept them')");
      expect(new URL(tab.url()).pathname).toBe(`/${slug}/desk`);

      for (const page of ["sessions", "second-factor", "passphrase", "step-up"]) {
        await tab.goto(`/account/${page}`);
        await person.look(page);
      }
      await tab.goto("/account/passphrase");
      await tab.fill("#current", PASSPHRASE);
      await tab.fill("#passphrase", NEXT_PASSPHRASE);
      await tab.fill("#again", NEXT_PASSPHRASE);
      await tab.click("button:has-text('Change passphrase')");
      await person.look("passphrase-changed");

      await tab.context().clearCookies();
      await signIn(person, email, NEXT_PASSPHRASE);
      await person.look("second-factor-awaited");
      await tab.fill("#code", recovery);
      await tab.click("button:has-text('Continue')");
      expect(new URL(tab.url()).pathname).toBe(`/${slug}/desk`);
      expect(person.faults).toEqual([]);
      expect(program.errors).toEqual([]);
    },
    PATIENCE_MS,
  );
});

async function signIn({ tab }: Visitor, email: string, passphrase: string): Promise<void> {
  await tab.goto("/sign-in");
  await tab.fill("#email", email);
  await tab.fill("#passphrase", passphrase);
  await tab.click("main button[type=submit]:has-text('Sign in')");
}

function codeOf(secret: string): string {
  return generateSync({ secret, epoch: Math.floor(Date.now() / 1000) });
}
