import { createServer } from "node:net";
import type { Browser, CDPSession, Page as Tab } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anInstallation, type Installation, type Program, runCommand, startProgram } from "./program.ts";
import { aVisitor, clearPictures, openBrowser } from "./visitor.ts";

const JOURNEY = "passkeys";
const { installation, remove } = anInstallation();
let browser: Browser;
let program: Program;
let address: string;
let settings: Installation;

beforeAll(async () => {
  clearPictures(JOURNEY);
  browser = await openBrowser();
  // Browsers make no passkey for a number, so the address has a name, and the port must be known before.
  const port = await freePort();
  address = `http://localhost:${port}`;
  settings = { ...installation, DEMO: "off", EMBEDDED_LIVE: "accept", BASE_URL: address, PORT: String(port) };
  program = await startProgram(settings);
});

afterAll(async () => {
  await browser?.close();
  await program?.stop();
  remove();
});

test("a person adds a passkey, gives it as second factor, and signs in by it alone", async () => {
  const visitor = await aVisitor(browser, { address, journey: JOURNEY });
  const { tab } = visitor;
  const device = await aDevice(tab);
  const account = await aManager(tab, "northmoor");
  await signIn(tab, account);

  await tab.goto("/account/second-factor");
  await visitor.look("second-factor-none");
  await tab.getByRole("button", { name: "Add a passkey" }).click();
  await visitor.look("add-a-passkey");
  await tab.getByLabel("Name of the passkey").fill("Work laptop");
  await tab.getByRole("button", { name: "Add the passkey" }).click();
  await tab.getByRole("heading", { name: "Keep your recovery codes" }).waitFor();
  expect(await device.count()).toBe(1);
  await tab.getByRole("link", { name: "I have kept them: continue" }).click();
  await tab.goto("/account/second-factor");
  await visitor.look("second-factor-passkey");

  // The device that has one is not given a second.
  await tab.getByRole("button", { name: "Add a passkey" }).click();
  await tab.getByLabel("Name of the passkey").fill("Again");
  await tab.getByRole("button", { name: "Add the passkey" }).click();
  await tab.getByText("This device has a passkey for your account already.").waitFor();

  await signOut(tab);
  await signIn(tab, account);
  await tab.getByRole("heading", { name: "Give your second factor" }).waitFor();
  await visitor.look("give-your-second-factor");
  await tab.getByRole("button", { name: "Use a passkey" }).click();
  await tab.waitForURL(/\/desk/);

  await signOut(tab);
  await tab.goto("/sign-in");
  await visitor.look("sign-in");
  await tab.getByRole("button", { name: "Sign in with a passkey" }).focus();
  await tab.keyboard.press("Enter");
  await tab.waitForURL(/\/desk/);
  await tab.goto("/account/sessions");
  await tab.getByText("Passkey and passkey").waitFor();

  // A device that does not know its person signs nobody in.
  await signOut(tab);
  await device.verify(false);
  await tab.goto("/sign-in");
  await tab.getByRole("button", { name: "Sign in with a passkey" }).click();
  await tab.getByText("No passkey was used.").waitFor();
  expect(visitor.faults).toEqual([]);
  await visitor.leave();
});

test("without scripts the pages say so, and the one-time code does what a passkey would", async () => {
  const visitor = await aVisitor(browser, { address, journey: JOURNEY, hasScripts: false });
  const { tab } = visitor;
  await tab.goto("/sign-in");
  await tab.getByText("To sign in with a passkey, JavaScript must be on").waitFor();
  expect(await tab.getByRole("button", { name: "Sign in with a passkey" }).isVisible()).toBe(false);
  await signIn(tab, await aManager(tab, "eastmere"));
  await tab.goto("/account/second-factor/passkeys/new");
  await tab.getByText("You can use one-time codes instead.").waitFor();
  await tab.goto("/account/second-factor");
  await tab.getByRole("button", { name: "Set up an authenticator app" }).click();
  await tab.getByLabel("Code from your authenticator app").waitFor();
  expect(visitor.faults).toEqual([]);
  await visitor.leave();
});

type Account = { readonly email: string; readonly passphrase: string };

/** The manager of a new live partnership, who has chosen a passphrase. */
async function aManager(tab: Tab, slug: string): Promise<Account> {
  const account = { email: `${slug}@example.org`, passphrase: "otter lantern tide pebble" };
  const about = ["--name", `Partnership ${slug}`, "--slug", slug, "--kind", "district", "--nation", "england"];
  const manager = ["--manager-name", "Partnership manager", "--manager-email", account.email];
  const printed = await runCommand(settings, "setup", ...about, "--area", "E07000001=Northmoor", ...manager);
  const link = /\/account\/link\/[\w-]+/.exec(printed)?.[0] ?? "";
  await tab.goto(link);
  await tab.getByLabel("New passphrase", { exact: true }).fill(account.passphrase);
  await tab.getByLabel("The same passphrase again").fill(account.passphrase);
  await tab.getByRole("button", { name: "Save passphrase" }).click();
  await tab.waitForURL(/\/sign-in/);
  return account;
}

async function signIn(tab: Tab, { email, passphrase }: Account): Promise<void> {
  await tab.goto("/sign-in");
  await tab.getByLabel("E-mail address").fill(email);
  await tab.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await tab.getByRole("button", { name: "Sign in", exact: true }).click();
  await tab.waitForURL((url) => url.pathname !== "/sign-in");
}

async function signOut(tab: Tab): Promise<void> {
  await tab.context().clearCookies();
}

/** A virtual authenticator of this window, as a telephone or laptop has it. */
async function aDevice(tab: Tab): Promise<{ count(): Promise<number>; verify(works: boolean): Promise<void> }> {
  const cdp: CDPSession = await tab.context().newCDPSession(tab);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  return {
    count: async () => (await cdp.send("WebAuthn.getCredentials", { authenticatorId })).credentials.length,
    verify: async (works) => {
      await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: works });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
