import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import { type Browser, type BrowserContext, chromium, type Page as Tab } from "playwright-core";
import { inProject } from "../../src/platform/config/paths.ts";

/** 320 is also what a screen of 1280 shows at 400 % (WCAG 2.2, 1.4.10). */
const WIDTHS = [320, 768, 1280] as const;

/** The widths that pictures are kept of: the narrowest and the widest. */
const PICTURED: readonly number[] = [320, 1280];

/** Somebody at a browser of their own. Whatever is wrong with what they meet is gathered in `faults`. */
export type Visitor = {
  readonly tab: Tab;
  readonly hasScripts: boolean;
  readonly faults: string[];
  /** Examines the page at every width and keeps its pictures under a name. */
  readonly look: (name: string) => Promise<void>;
  /** A second window of the same person. */
  readonly anotherTab: () => Promise<Tab>;
  /** Prints the page as it is on paper, and keeps it. */
  readonly print: (name: string) => Promise<void>;
  readonly leave: () => Promise<void>;
};

export type Seeing = {
  readonly address: string;
  /** The journey, and the folder of its pictures: artefacts/journeys/<journey>. */
  readonly journey: string;
  readonly hasScripts?: boolean;
};

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env["CHROMIUM_PATH"] ?? "",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
}

/** Empties the folder of a journey's pictures, so that none is older than the run. */
export function clearPictures(journey: string): void {
  rmSync(folderOf(journey), { recursive: true, force: true });
  mkdirSync(folderOf(journey), { recursive: true });
}

export async function aVisitor(browser: Browser, { address, journey, hasScripts = true }: Seeing): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: address,
    javaScriptEnabled: hasScripts,
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(LONGEST_WAIT_MS);
  const faults: string[] = [];
  watch(context, faults);
  const tab = await context.newPage();
  const examiner = hasScripts ? undefined : await anExaminer(browser);
  const file = (name: string) => join(folderOf(journey), name);
  return {
    tab,
    hasScripts,
    faults,
    look: async (name) => {
      const number = String(++pictures).padStart(2, "0");
      const examined = examiner ? await copyOf(tab, examiner) : tab;
      await examined.evaluate(axe.source);
      for (const width of WIDTHS) {
        await tab.setViewportSize({ width, height: 900 });
        await examined.setViewportSize({ width, height: 900 });
        for (const fault of await examine(examined)) faults.push(`${name} at ${width}: ${fault}`);
        if (PICTURED.includes(width))
          await tab.screenshot({ path: file(`${number}-${name}-${width}.png`), fullPage: true });
      }
    },
    anotherTab: () => context.newPage(),
    print: async (name) => {
      await tab.pdf({ path: file(`${name}.pdf`), format: "A4", printBackground: true });
    },
    leave: async () => {
      await context.close();
      await examiner?.context().close();
    },
  };
}

/** For a machine that has much else to do; never a measure of speed. */
const LONGEST_WAIT_MS = 120_000;

let pictures = 0;

function folderOf(journey: string): string {
  return inProject("artefacts", "journeys", journey);
}

/** Gathers what the browser itself complains of, violations of the content policy among it. */
function watch(context: BrowserContext, faults: string[]): void {
  context.on("weberror", (error) => faults.push(`script: ${error.error().message}`));
  context.on("console", (message) => {
    // An answer that failed is told by its status below, with what was asked.
    if (message.type() === "error" && !message.text().includes("Failed to load resource"))
      faults.push(`console: ${message.text()}`);
  });
  context.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (response.status() >= 400) faults.push(`${response.status()} ${response.request().method()} ${pathname}`);
  });
  context.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    // A page that is left takes what it was asking for with it; a download is no page.
    if (reason !== "net::ERR_ABORTED") faults.push(`${reason} ${request.url()}`);
  });
}

/** Where scripts do not run, axe does not either: a window in which it does, and ours do not. */
async function anExaminer(browser: Browser): Promise<Tab> {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  await context.route("**/*.js", (route) => route.abort());
  return context.newPage();
}

/** Shows the examiner the page as it came. */
async function copyOf(tab: Tab, examiner: Tab): Promise<Tab> {
  const body = await tab.content();
  await examiner.route(tab.url(), (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }), {
    times: 1,
  });
  await examiner.goto(tab.url());
  return examiner;
}

/** What axe finds wrong with the page, and whether it scrolls sideways. */
async function examine(tab: Tab): Promise<string[]> {
  const faults = (await tab.evaluate(
    "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target)))",
  )) as string[];
  const beyond = await tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
  return beyond === 0 ? faults : [...faults, `scrolls sideways by ${beyond} px`];
}
