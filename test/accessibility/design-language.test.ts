import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { build } from "esbuild";
import { type Browser, chromium, type Page as Tab } from "playwright-core";
import { compile } from "sass";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { absent, cautioned, known } from "../../src/kernel/figures.ts";
import { citeButton } from "../../src/web/components/cite-button.ts";
import { figure } from "../../src/web/components/figure.ts";
import { fileUpload } from "../../src/web/components/file-upload.ts";
import { errorFor, formPage } from "../../src/web/components/form-page.ts";
import { hero } from "../../src/web/components/hero.ts";
import { input } from "../../src/web/components/input.ts";
import { keyFigures } from "../../src/web/components/key-figure.ts";
import { progress } from "../../src/web/components/progress.ts";
import { radios } from "../../src/web/components/radios.ts";
import { section } from "../../src/web/components/reading.ts";
import { textarea } from "../../src/web/components/textarea.ts";
import { formatCount } from "../../src/web/format.ts";
import { type Html, html } from "../../src/web/html.ts";
import { type Page, page } from "../../src/web/layout.ts";
import { emptyState, listPage } from "../../src/web/lists.ts";

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; " +
  "frame-ancestors 'none'; object-src 'none'; connect-src 'self'";
const root = fileURLToPath(new URL("../../", import.meta.url));

type Answer = { readonly status?: number; readonly location?: string; readonly body?: Html; readonly wait?: number };
/** What the server says, by method and path. */
const answers = new Map<string, () => Answer>();
const assets = new Map<string, { type: string; body: string }>();
let server: Server;
let browser: Browser;
let tab: Tab;
let complaints: string[];

beforeAll(async () => {
  const options = { loadPaths: [`${root}node_modules`], quietDeps: true };
  assets.set("/assets/app.css", { type: "text/css", body: compile(`${root}src/web/styles/app.scss`, options).css });
  const entryPoints = [`${root}src/web/scripts/app.ts`];
  const { outputFiles } = await build({ entryPoints, bundle: true, format: "esm", target: "es2020", write: false });
  assets.set("/assets/app.js", { type: "text/javascript", body: outputFiles[0]?.text ?? "" });
  assets.set("/assets/favicon.svg", {
    type: "image/svg+xml",
    body: readFileSync(`${root}src/web/images/favicon.svg`, "utf8"),
  });
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  browser = await chromium.launch({
    executablePath: process.env["CHROMIUM_PATH"] ?? "",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
});

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
});

beforeEach(async () => {
  complaints = [];
  tab = await browser.newPage({ baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  tab.on("pageerror", (error) => complaints.push(error.message));
  tab.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("Failed to load resource"))
      complaints.push(message.text());
  });
});

afterEach(async () => {
  await tab.close();
  answers.clear();
  expect(complaints).toEqual([]);
});

const PEOPLE = {
  person: {
    name: "Analyst",
    links: [{ text: "Your account", href: "/account" }],
    signOut: { action: "/out", csrfToken: "t" },
  },
};
const DESK = {
  kind: "desk",
  partnership: { name: "Thurrock Community Safety Partnership", href: "/thurrock" },
  partnerships: [
    { text: "Thurrock", href: "/thurrock/desk", current: true },
    { text: "Basildon", href: "/basildon/desk" },
  ],
  navigation: [
    { text: "Overview", href: "/o" },
    { text: "Evidence", links: [{ text: "Datasets", href: "/d", current: true }] },
  ],
  banner: "Demonstration. Incident data is synthetic.",
  ...PEOPLE,
} as const;

const FIGURES = [
  known(1204418),
  cautioned("partial", 4380, "Two months are missing"),
  absent("missing", "Not supplied"),
];

const uploadForm = (problems: readonly { message: string; field: string }[] = []) =>
  formPage({
    title: "Add a dataset",
    action: "/datasets",
    csrfToken: "t",
    problems,
    upload: true,
    submitText: "Send",
    fields: html`${input({ name: "name", label: { text: "Name" }, errorMessage: errorFor(problems, "name") })}${fileUpload(
      {
        name: "files",
        multiple: true,
        label: { text: "Files" },
      },
    )}${radios({
      name: "kind",
      fieldset: { legend: { text: "Rows" } },
      items: [
        { value: "crime", text: "Crimes" },
        { value: "other", text: "Something else", conditional: input({ name: "other", label: { text: "What?" } }) },
      ],
    })}`,
  });

const VIEWS: Readonly<Record<string, Html>> = {
  list: drawn({
    ...DESK,
    content: listPage({
      title: "Datasets",
      noun: "dataset",
      total: 120,
      query: { path: "/d", filters: {}, sort: { by: "name", direction: "ascending" }, page: 2, pageSize: 50 },
      filters: input({ name: "search", label: { text: "Name" } }),
      columns: [
        { text: "Name", sortBy: "name" },
        { text: "Source" },
        { text: "Rows", format: "numeric", sortBy: "rows" },
      ],
      rows: FIGURES.map((of) => [
        { text: "Recorded crime" },
        { text: "Essex Police" },
        { text: figure(of, formatCount), format: "numeric" },
      ]),
      empty: emptyState({ title: "None", text: "Begin." }),
    }),
  }),
  form: drawn({
    ...DESK,
    problems: [{ message: "Enter a name" }],
    content: uploadForm([{ message: "Enter a name", field: "name" }]),
  }),
  public: drawn({
    kind: "public",
    navigation: [{ text: "Data", href: "/data", current: true }],
    breadcrumbs: [{ text: "Home", href: "/" }, { text: "Assessment" }],
    signInHref: "/sign-in",
    hero: hero({
      caption: "Thurrock",
      title: "Community safety in Thurrock",
      lede: "What we know.",
      facts: ["Data to October 2026"],
    }),
    content: section({
      id: "figures",
      title: "The year in figures",
      content: keyFigures(
        FIGURES.map((of, i) => ({
          label: `Measure ${i}`,
          figure: of,
          format: formatCount,
          dated: "Year to October 2026",
          coverage: "All months",
        })),
      ),
    }),
  }),
};

describe.each([320, 768, 1280])("at %s pixels", (width) => {
  test.each(Object.keys(VIEWS))(
    "the %s page has no fault that axe can find, and does not scroll sideways",
    async (name) => {
      answers.set(`GET /${name}`, () => ({ body: VIEWS[name] ?? html`` }));
      await tab.setViewportSize({ width, height: 800 });
      await tab.goto(`/${name}`);
      await tab.evaluate(axe.source);
      expect(
        await tab.evaluate(
          "axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target).join(' ')))",
        ),
      ).toEqual([]);
      expect(await tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(0);
    },
  );
});

test("a code goes where the cursor is, with a space where words would touch it", async () => {
  const content = html`${textarea({ name: "text", label: { text: "Text" }, value: "The police recorded crimes." })}${citeButton({ code: "[F12]", into: "text", about: "crime" })}`;
  answers.set("GET /text", () => ({ body: drawn({ content }) }));
  await tab.goto("/text");
  await tab
    .locator("#text")
    .evaluate((area) =>
      (area as unknown as { setSelectionRange(a: number, b: number): void }).setSelectionRange(19, 20),
    );
  await tab.getByRole("button", { name: /Insert/ }).click();
  expect(await tab.inputValue("#text")).toBe("The police recorded [F12] crimes.");
});

test("a menu closes on Escape and gives the focus back, and two are never open", async () => {
  answers.set("GET /desk", () => ({ body: drawn({ ...DESK, content: html`<h1>Desk</h1>` }) }));
  await tab.goto("/desk");
  await tab.getByText("Thurrock Community").click();
  await tab.getByText("Analyst").click();
  expect(await tab.locator("details[data-menu][open]").count()).toBe(1);
  await tab.keyboard.press("Escape");
  expect(await tab.locator("details[data-menu][open]").count()).toBe(0);
  expect(await tab.evaluate("document.activeElement.textContent")).toContain("Analyst");
});

test("a table that has room is not a box to scroll, and one that has not is, by keyboard", async () => {
  answers.set("GET /list", () => ({ body: VIEWS["list"] ?? html`` }));
  const box = tab.getByRole("region", { name: "Datasets" });
  await tab.setViewportSize({ width: 1280, height: 800 });
  await tab.goto("/list");
  await tab.locator(".fp-scroll--fits").waitFor();
  expect(await box.getAttribute("tabindex")).toBeNull();

  await tab.setViewportSize({ width: 360, height: 800 });
  await tab.locator(".fp-scroll[tabindex='0']").waitFor();
  await box.focus();
  await tab.keyboard.press("ArrowRight");
  await expect.poll(() => tab.evaluate("document.querySelector('.fp-scroll').scrollLeft")).toBeGreaterThan(0);
});

describe("sending files", () => {
  const files = [{ name: "2026-01.csv", mimeType: "text/csv", buffer: Buffer.alloc(3_000_000, "a") }];

  beforeEach(async () => {
    answers.set("GET /datasets/new", () => ({ body: drawn({ ...DESK, content: uploadForm() }) }));
    answers.set("GET /datasets/1", () => ({ body: drawn({ content: html`<h1>Importing</h1>` }) }));
    await tab.goto("/datasets/new");
    await tab.setInputFiles("#files", files);
  });

  test("shows how far it is, and goes on where the server says", async () => {
    answers.set("POST /datasets", () => ({ status: 303, location: "/datasets/1", wait: 600 }));
    await tab.getByRole("button", { name: "Send" }).click();
    await tab.getByText("All sent. Waiting for the answer").waitFor();
    expect(await tab.getByRole("progressbar", { name: "Sent so far" }).count()).toBe(1);
    await tab.waitForURL("**/datasets/1");
  });

  test("shows what was wrong, with the focus on it, and can be sent again", async () => {
    const wrong = drawn({
      ...DESK,
      problems: [{ message: "Enter a name" }],
      content: uploadForm([{ message: "Enter a name", field: "name" }]),
    });
    answers.set("POST /datasets", () => ({ status: 422, body: wrong }));
    await tab.getByRole("button", { name: "Send" }).click();
    await tab.getByRole("link", { name: "Enter a name" }).waitFor();
    expect(await tab.title()).toMatch(/^Error: /);
    expect(await tab.evaluate("document.activeElement.className")).toContain("govuk-error-summary");

    answers.set("POST /datasets", () => ({ status: 303, location: "/datasets/1" }));
    await tab.setInputFiles("#files", files);
    await tab.getByRole("button", { name: "Send" }).click();
    await tab.waitForURL("**/datasets/1");
  });

  test("can be stopped, and says that nothing was saved", async () => {
    answers.set("POST /datasets", () => ({ status: 303, location: "/datasets/1", wait: 5000 }));
    await tab.getByRole("button", { name: "Send" }).click();
    await tab.getByRole("button", { name: "Stop sending" }).click();
    await tab.getByRole("alert").getByText("Nothing was saved").waitFor();
    expect(tab.url()).toContain("/datasets/new");
  });

  test("says so when the connection is lost", async () => {
    answers.set("POST /datasets", () => ({ status: 0 }));
    await tab.getByRole("button", { name: "Send" }).click();
    await tab.getByRole("alert").getByText("Check your connection").waitFor();
  });

  test("that are none is left to the browser", async () => {
    answers.set("POST /datasets", () => ({ status: 422, body: drawn({ content: html`<h1>Select the files</h1>` }) }));
    await tab.setInputFiles("#files", []);
    await tab.getByRole("button", { name: "Send" }).click();
    await tab.waitForURL("**/datasets");
  });
});

test("progress keeps itself up to date, and leads on when the work is done", async () => {
  let asked = 0;
  const bar = (text: string) =>
    progress({ id: "import", text, value: asked, max: 3, refresh: { href: "/imports/1", seconds: 1 } });
  answers.set("GET /imports/1", () => {
    asked += 1;
    if (asked === 3) return { status: 503 };
    return asked < 5
      ? { body: drawn({ content: bar(`Reading file ${asked}`) }) }
      : { status: 303, location: "/datasets/1" };
  });
  answers.set("GET /datasets/1", () => ({ body: drawn({ content: html`<h1>Imported</h1>` }) }));
  await tab.goto("/imports/1");
  await tab.getByText("Reading file 2").waitFor();
  await tab.getByText("Reading file 4").waitFor();
  await tab.waitForURL("**/datasets/1");
});

test("what a choice asks further appears with it, and a radio button has no state that it cannot have", async () => {
  answers.set("GET /datasets/new", () => ({ body: drawn({ ...DESK, content: uploadForm() }) }));
  await tab.goto("/datasets/new");
  expect(await tab.getByLabel("What?").isVisible()).toBe(false);
  await tab.getByLabel("Something else").check();
  expect(await tab.getByLabel("What?").isVisible()).toBe(true);
  expect(await tab.getByLabel("Something else").getAttribute("aria-expanded")).toBeNull();
});

function drawn(options: Partial<Page>): Html {
  return page({ kind: "plain", title: "Datasets", content: html`<h1>Datasets</h1>`, ...options });
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? "";
  const file = assets.get(path);
  if (file) return void response.writeHead(200, { "content-type": file.type }).end(file.body);

  for await (const _ of request) {
    // Read to the end, as a server does.
  }
  const said = answers.get(`${request.method} ${path}`)?.() ?? { status: 404 };
  if (said.wait) await new Promise((resolve) => setTimeout(resolve, said.wait));
  if (said.status === 0) return void request.socket.destroy();
  const headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": POLICY };
  response.writeHead(said.status ?? 200, said.location ? { ...headers, location: said.location } : headers);
  response.end(said.body?.markup ?? "");
}
