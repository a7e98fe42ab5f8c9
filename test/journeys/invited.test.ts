import type { AddressInfo } from "node:net";
import { generateSync } from "otplib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mailJobs } from "../../src/platform/mail/gate.ts";
import { SESSION_COOKIE } from "../../src/web/credentials.ts";
import { openTestMailServer, type TestMailServer } from "../mail-server.ts";
import { type Actor, anEmployee, anOrganisation, aPartnership, type TestOrganisation, useWorld } from "../world.ts";
import { signInWith } from "./steps.ts";
import { aVisitor, clearPictures, openBrowser } from "./visitor.ts";

/*
 * An organisation's administrator invites somebody; they get a letter, set up their account and a second factor; and the
 * administrator sees them come, and lets them go again. With scripts and without.
 */

const world = useWorld();
const PASSPHRASE = "plinth umber kestrel nine";
const PATIENCE_MS = 400_000;
let browser: Browser;
let mail: TestMailServer;
let organisation: TestOrganisation;
let administrator: Actor;
let address: string;

beforeAll(async () => {
  clearPictures("invited");
  browser = await openBrowser();
  mail = await openTestMailServer();
  const partnership = await aPartnership(world);
  organisation = await anOrganisation(world, partnership);
  administrator = await anEmployee(world, organisation, { administers: true });
  await world.app.listen({ host: "127.0.0.1", port: 0 });
  address = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await browser?.close();
  await mail?.close();
});

test.each([true, false])(
  "from an invitation to a second factor, and to the leaver's last day, with scripts: %s",
  async (hasScripts) => {
    const email = `officer-${hasScripts}@example.org`;
    const office = await aVisitor(browser, { address, journey: "invited", hasScripts });
    const url = address.replace("http:", "https:");
    await office.tab
      .context()
      .addCookies([{ name: SESSION_COOKIE, value: administrator.cookie() ?? "", url, secure: true }]);
    const { tab } = office;
    await tab.goto(`/organisations/${organisation.id}/people`);
    await office.look("people-of-an-organisation");
    await tab.getByRole("link", { name: "Invitations" }).first().click();
    await office.look("no-invitations");
    await tab.goto(`/organisations/${organisation.id}/invitations/new`);
    await tab.getByRole("button", { name: "Send the invitation" }).click();
    await office.look("invitation-refused");
    await tab.getByLabel("Full name").fill(`Officer ${hasScripts}`);
    await tab.getByLabel("Work e-mail address").fill(email);
    await tab.getByRole("button", { name: "Send the invitation" }).click();
    await tab.getByRole("heading", { level: 1, name: `Officer ${hasScripts}` }).waitFor();
    await office.look("invitation");

    const settings = { ...world.config, SMTP_URL: mail.url, MAIL_FROM: "office@frankpledge.example" };
    await world.jobsDone(mailJobs({ config: settings }));
    const letter = mail.taken.find(({ to }) => to.includes(email));
    const link = new URL(/https?:\S+/.exec(letter?.text ?? "")?.[0] ?? "").pathname;

    const newcomer = await aVisitor(browser, { address, journey: "invited", hasScripts });
    await newcomer.tab.goto(link);
    await newcomer.look("set-up-your-account");
    await newcomer.tab.getByLabel("New passphrase").fill(PASSPHRASE);
    await newcomer.tab.getByLabel("The same passphrase again").fill(PASSPHRASE);
    await newcomer.tab.getByRole("button", { name: "Set up my account" }).click();
    await newcomer.tab.getByText("Your account is ready").waitFor();
    await newcomer.tab.getByLabel("E-mail address").fill(email);
    await newcomer.tab.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
    await newcomer.tab.getByRole("button", { name: "Sign in", exact: true }).click();
    await newcomer.tab.getByRole("button", { name: "Set up an authenticator app" }).click();
    await newcomer.tab.locator("a[href^='otpauth:']").waitFor();
    const href = (await newcomer.tab.getAttribute("a[href^='otpauth:']", "href")) ?? "";
    const secret = new URL(href).searchParams.get("secret") ?? "";
    await newcomer.tab.fill("#code", generateSync({ secret, epoch: Math.floor(world.now.getTime() / 1000) }));
    await newcomer.tab.getByRole("button", { name: "Confirm" }).click();
    await newcomer.tab.locator("ol li").first().waitFor();
    await newcomer.tab.goto(link);
    await newcomer.look("link-ended");

    await tab.goto(`/organisations/${organisation.id}/people`);
    await tab.getByRole("link", { name: `Officer ${hasScripts}` }).click();
    await office.look("colleague");
    await tab.locator("#left-reason").fill("New employer");
    await tab.getByRole("button", { name: "End their account and roles" }).click();
    await tab.getByText("has left. Their roles have ended").waitFor();
    await office.look("colleague-who-left");
    await newcomer.tab.goto("/account/sessions");
    expect(new URL(newcomer.tab.url()).pathname).toBe("/sign-in");
    await expect(signInWith(newcomer, email, PASSPHRASE)).rejects.toThrow();

    expect([...office.faults, ...newcomer.faults].filter((fault) => !isMeant(fault))).toEqual([]);
    await office.leave();
    await newcomer.leave();
  },
  PATIENCE_MS,
);

/** A form that was left empty, a link that was used, and somebody who has left and tries to sign in. */
function isMeant(fault: string): boolean {
  return /^422 POST \/(organisations\/|sign-in)|^410 GET \/account\/invitation\//.test(fault);
}
