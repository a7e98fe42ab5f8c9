import { createServer } from "node:net";
import type { Browser, Page as Tab } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { day } from "../../src/kernel/dates.ts";
import { addPerson, grantRole } from "../../src/modules/accounts/index.ts";
import { asConsole } from "../../src/platform/tenancy/transactions.ts";
import { SESSION_COOKIE } from "../../src/web/credentials.ts";
import { type IdentityProvider, startIdentityProvider } from "../identity-provider.ts";
import { aSecondOperator } from "../second-person.ts";
import { type Actor, anEmployee, aPartnership, type TestPartnership, useWorld } from "../world.ts";
import { aVisitor, clearPictures, openBrowser, type Visitor } from "./visitor.ts";

const JOURNEY = "single-sign-on";
// The provider must be told where people come back to, so the port is known before.
const port = await freePort();
const address = `http://127.0.0.1:${port}`;
const world = useWorld({ PORT: String(port) });
let browser: Browser;
let provider: IdentityProvider;
let home: TestPartnership;

beforeAll(async () => {
  clearPictures(JOURNEY);
  browser = await openBrowser();
  provider = await startIdentityProvider(`${address}/sign-in/organisation/callback`);
  home = await aPartnership(world, {
    organisations: ["Aldon Council", "Bourne Council"].map((name) => ({
      name,
      kind: "council",
      capacity: "responsible-authority",
      source: "",
    })),
  });
  await world.app.listen({ host: "127.0.0.1", port });
});

afterAll(async () => {
  await browser?.close();
  await provider?.close();
});

test.each([
  { hasScripts: true, organisation: "Aldon Council", domain: "aldon.example" },
  { hasScripts: false, organisation: "Bourne Council", domain: "bourne.example" },
])(
  "$organisation gets a sign-in of its own, and an officer signs in there and confirms there, with scripts: $hasScripts",
  async ({ hasScripts, organisation, domain }) => {
    const operator = await aVisitor(browser, { address, journey: JOURNEY, hasScripts });
    await signInAs(operator, await aSecondOperator(world));
    await propose(operator, organisation, domain);
    const second = await aVisitor(browser, { address, journey: JOURNEY, hasScripts });
    await (hasScripts ? acceptAsAdministrator : acceptAsOperator)(second, organisation);
    await seeAccepted(operator, organisation);
    for (const { faults, leave } of [operator, second]) {
      expect(faults.filter(isUnexpected)).toEqual([]);
      await leave();
    }

    const email = `jo@${domain}`;
    await anOfficer(organisation, email);
    provider.people.set(email, { claims: { email, email_verified: true }, amr: ["mfa"] });
    const officer = await aVisitor(browser, { address, journey: JOURNEY, hasScripts });
    const { tab, look } = officer;
    await tab.goto(`/sign-in?next=/${home.slug}/desk`);
    await look("sign-in");
    await tab.getByRole("link", { name: "Sign in with your organisation" }).click();
    await look("work-email");
    await tab.getByLabel("Work e-mail address").fill("jo@nowhere.example");
    await tab.getByRole("button", { name: "Continue" }).click();
    await tab.getByText("No organisation signs in here with addresses of nowhere.example").first().waitFor();
    await look("work-email-refused");
    await tab.getByLabel("Work e-mail address").fill(email);
    // By keyboard alone.
    await tab.keyboard.press("Enter");
    await signInThere(tab, email);
    await tab.waitForURL(new RegExp(`/${home.slug}/desk$`));
    await tab.goto("/account/sessions");
    await tab.getByText("Your organisation's sign-in and second factor of your organisation").waitFor();
    await look("sessions");

    await world.db.ask("update sessions set stepped_up_at = stepped_up_at - interval '11 minutes'");
    await tab.goto("/account/second-factor/app");
    await look("step-up");
    await tab.getByRole("button", { name: "Sign in again with your organisation" }).click();
    await signInThere(tab, email);
    await tab.waitForURL(/\/account\/second-factor\/app/);

    await tab.goto("/sign-in/organisation/callback?code=old&state=old");
    await tab.getByRole("heading", { name: "You are not signed in" }).waitFor();
    await look("not-signed-in");
    expect(officer.faults.filter(isUnexpected)).toEqual([]);
    await officer.leave();
  },
);

/** Forms and visits that are refused on purpose, and what the provider's own pages lack. */
function isUnexpected(fault: string): boolean {
  return (
    !/^422 (POST \/sign-in\/organisation|GET \/sign-in\/organisation\/callback|POST \/installation)/.test(fault) &&
    !fault.includes("favicon")
  );
}

async function propose({ tab, look }: Visitor, organisation: string, domain: string): Promise<void> {
  await tab.goto("/installation/desk/sign-in-providers");
  await look("providers");
  await tab.getByRole("button", { name: "Propose a provider" }).click();
  await look("new-provider");
  await tab.getByRole("button", { name: "Propose the provider" }).click();
  await tab.getByText("Choose the organisation").first().waitFor();
  await look("new-provider-refused");
  await tab.getByLabel("Organisation", { exact: true }).selectOption({ label: organisation });
  await tab.getByLabel("Address of the provider").fill(provider.issuer);
  await tab.getByLabel("Client ID").fill(provider.client.id);
  await tab.getByLabel("Client secret").fill(provider.client.secret);
  await tab.getByLabel("sub", { exact: true }).check();
  await tab.getByLabel("Domains of its e-mail addresses").fill(domain);
  await tab.getByLabel("Values of amr or acr").fill("mfa");
  await tab.getByLabel("No, only with their organisation").check();
  await tab.getByRole("button", { name: "Propose the provider" }).click();
  await tab.getByText("Proposed. Now try it; somebody else has to accept it.").waitFor();
  await look("proposed");
  await tab.getByRole("button", { name: "Try it" }).click();
  await tab.getByText("The provider answers, says that it is the one that is set here").waitFor();
  await look("proposal-tried");
}

async function acceptAsAdministrator(second: Visitor, name: string): Promise<void> {
  const { tab, look } = second;
  const id = await idOf(name);
  await signInAs(second, await anEmployee(world, { id, name }, { administers: true }));
  await tab.goto(`/organisations/${id}/people`);
  await look("people-with-proposal");
  await tab.getByRole("link", { name: "Read what it would change, and decide" }).click();
  await look("proposal-as-administrator");
  await tab.getByRole("button", { name: "Accept" }).click();
  // They had signed in by passphrase themselves, which is over now.
  await tab.getByText("people now sign in with their organisation").first().waitFor();
}

async function acceptAsOperator(second: Visitor, name: string): Promise<void> {
  const { tab, look } = second;
  await signInAs(second, await aSecondOperator(world));
  await tab.goto("/installation/desk/sign-in-providers");
  await look("providers-with-proposal");
  await tab.getByRole("link", { name }).click();
  await look("proposal-as-second-operator");
  await tab.getByRole("button", { name: "Accept" }).click();
  await tab.getByText(`Accepted. It is the sign-in of ${name} from now on.`).waitFor();
}

/** The first operator sees what became of it, and what a change of it looks like. */
async function seeAccepted({ tab, look }: Visitor, organisation: string): Promise<void> {
  await tab.goto(tab.url().replace(/\/trial$/, ""));
  await tab.getByText("Accepted").first().waitFor();
  await look("accepted");
  await tab.goto("/installation/desk/sign-in-providers");
  await tab.getByRole("link", { name: organisation }).click();
  await tab.getByLabel("Tenant (optional)").fill("a-tenant");
  await tab.getByRole("button", { name: "Propose this change" }).click();
  await look("change-proposed");
  await tab.goto(`/installation/desk/sign-in-providers/${await idOf(organisation)}`);
  await look("provider-with-proposal");
  await world.db.ask("update identity_providers set revision = revision + 1");
  await tab.getByRole("link", { name: "Read what it would change" }).click();
  await look("change-outdated");
  await tab.getByRole("button", { name: "Take it back" }).click();
  await tab.getByText("Taken back. Nothing was changed.").waitFor();
  await look("taken-back");
}

async function signInThere(tab: Tab, name: string): Promise<void> {
  await tab.getByRole("heading", { name: "Sign in at work" }).waitFor();
  await tab.getByLabel("Name").fill(name);
  await tab.getByRole("button", { name: "Sign in" }).click();
}

async function signInAs({ tab }: Visitor, { token = "" }: Actor): Promise<void> {
  const url = address.replace("http:", "https:");
  await tab.context().addCookies([{ name: SESSION_COOKIE, value: token, url, secure: true }]);
}

async function idOf(organisation: string): Promise<string> {
  const [found] = await world.db.ask<{ id: string }>("select id from organisations where name = $1", [organisation]);
  return found?.id ?? "";
}

async function anOfficer(organisation: string, email: string): Promise<void> {
  const employer = await idOf(organisation);
  const console = { slug: home.slug, capabilities: ["people:add"], command: "test" };
  await asConsole(world.database, console, async (tx) => {
    const { person } = await addPerson(tx, { name: "Officer", email, organisation: employer });
    await grantRole(tx, person, "chair", day("2020-01-01"));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const found = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (found === null || typeof found === "string") throw new Error("There is no free port");
  return found.port;
}
