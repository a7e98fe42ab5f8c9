import { afterEach, describe, expect, test } from "vitest";
import { html } from "./html.ts";
import { asset, documentTitle, type Page, page, setAssets } from "./layout.ts";

const thurrock = { name: "Thurrock Community Safety Partnership", href: "/thurrock" };
const plainNames = { "app.css": "app.css", "app.js": "app.js", "favicon.svg": "favicon.svg" };

afterEach(() => setAssets(plainNames));

test("a page is titled with its name, its partnership and the product", () => {
  expect(documentTitle({ title: "Datasets", partnership: thurrock })).toBe(
    "Datasets – Thurrock Community Safety Partnership – Frankpledge",
  );
  expect(documentTitle({ title: "Sign in" })).toBe("Sign in – Frankpledge");
  expect(documentTitle({ title: "Frankpledge" })).toBe("Frankpledge");
});

test("a page with problems says so first, and one without does not", () => {
  expect(documentTitle({ title: "Sign in", problems: [{ message: "Enter your passphrase" }] })).toBe(
    "Error: Sign in – Frankpledge",
  );
  expect(documentTitle({ title: "Sign in", problems: [] })).toBe("Sign in – Frankpledge");
});

describe.each(["public", "desk", "plain"] as const)("a %s page", (kind) => {
  const markup = drawn({ kind });

  test("begins as a document in English, with a way past the header to the content", () => {
    expect(markup).toMatch(/^<!DOCTYPE html>\n<html lang="en"/);
    expect(markup.indexOf('href="#main-content"')).toBeLessThan(markup.indexOf("<header"));
    expect(markup.match(/<main[^>]*id="main-content"/g)).toHaveLength(1);
  });

  test("carries no style or script of its own, as the content policy demands", () => {
    expect(markup).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i);
    expect(markup.match(/<script[^>]*>(.*?)<\/script>/g)).toEqual([
      '<script type="module" src="/assets/app.js"></script>',
    ]);
  });

  test("has nothing that is the Crown's or the government's", () => {
    expect(markup).not.toMatch(/gds transport|crown|govuk-logo|gov\.uk|royal/i);
  });

  test("is closed: every element that opens ends", () => {
    expect(unclosed(markup)).toEqual([]);
  });
});

test("only public pages may be listed by search engines", () => {
  const isHidden = (kind: Page["kind"]) => drawn({ kind }).includes('<meta name="robots" content="noindex">');
  expect([isHidden("public"), isHidden("desk"), isHidden("plain")]).toEqual([false, true, true]);
});

test("what a person typed into a name is never markup", () => {
  const markup = drawn({ title: "<b>", partnership: { name: "A & B", href: "/a?x=1&y=2" }, banner: "<i>" });
  expect(markup).toContain("&lt;b&gt; – A &amp; B – Frankpledge");
  expect(markup).toContain('href="/a?x=1&amp;y=2"');
  expect(markup).not.toMatch(/<b>|<i>/);
});

test("files are asked for by the names that the build gave them", () => {
  setAssets({ ...plainNames, "app.css": "app.3f9c.css" });
  expect(asset("app.css")).toBe("/assets/app.3f9c.css");
  expect(drawn({})).toContain('<link rel="stylesheet" href="/assets/app.3f9c.css">');
});

test("a page that refreshes does so only where scripts do not run", () => {
  expect(drawn({ refresh: { seconds: 5 } })).toContain('<noscript><meta http-equiv="refresh" content="5"></noscript>');
  expect(drawn({ refresh: { seconds: 5, href: "/jobs/1" } })).toContain('content="5; url=/jobs/1"');
  expect(drawn({})).not.toContain("refresh");
});

test("the desk's links are there twice: at the side, and folded away for narrow screens", () => {
  const markup = drawn({
    kind: "desk",
    navigation: [
      { text: "Overview", href: "/o" },
      { text: "Evidence", links: [{ text: "Datasets", href: "/d", current: true }] },
    ],
  });
  expect(markup.match(/<a class="fp-side__link" href="\/d" aria-current="page">/g)).toHaveLength(2);
  expect(markup).toMatch(/<details class="fp-desk__menu">.*<nav class="fp-side" aria-label="Desk menu">/);
  expect(markup).toContain('<nav class="fp-desk__nav fp-side" aria-label="Desk">');
});

test("partnerships are a choice only when there are several", () => {
  const links = [
    { text: "Thurrock", href: "/thurrock/desk", current: true },
    { text: "Basildon", href: "/basildon/desk" },
  ];
  const several = drawn({ kind: "desk", partnership: thurrock, partnerships: links });
  expect(several).toContain('<nav class="fp-menu__panel" aria-label="Partnerships">');
  expect(several).toContain('<a class="fp-menu__link" href="/thurrock/desk" aria-current="page">');

  const one = drawn({ kind: "desk", partnership: thurrock, partnerships: links.slice(0, 1) });
  expect(one).toContain('<a class="fp-header__partnership" href="/thurrock">');
  expect(one).not.toContain('aria-label="Partnerships"');
});

test("signing out is a form with its token, since it changes something", () => {
  const person = { name: "Analyst", links: [], signOut: { action: "/account/sign-out", csrfToken: "t0k3n" } };
  expect(drawn({ person, signInHref: "/sign-in" })).toContain(
    '<form action="/account/sign-out" method="post" novalidate><input type="hidden" name="_csrf" value="t0k3n">',
  );
  expect(drawn({ person, signInHref: "/sign-in" })).not.toContain("Sign in");
  expect(drawn({ signInHref: "/sign-in" })).toContain('href="/sign-in">Sign in</a>');
});

test("what was done is told before the content, and the banner before everything", () => {
  const markup = drawn({
    kind: "desk",
    success: "Dataset added",
    banner: "Demonstration",
    content: html`<h1>Datasets</h1>`,
  });
  expect(markup.indexOf("Dataset added")).toBeLessThan(markup.indexOf("<h1>"));
  expect(markup.indexOf("Demonstration")).toBeLessThan(markup.indexOf("<header"));
});

test("every page leads to the accessibility statement and the privacy notice", () => {
  const markup = drawn({
    footerLinks: [{ text: "Source code", href: "/source" }],
    licences: ["Open Government Licence"],
  });
  const links = [...markup.matchAll(/<a class="fp-footer__link" href="([^"]*)"/g)].map(([, href]) => href);
  expect(links).toEqual(["/accessibility", "/privacy", "/source"]);
  expect(markup).toContain('<p class="fp-footer__line">Open Government Licence</p>');
});

function drawn(options: Partial<Page>): string {
  return page({ kind: "public", title: "Datasets", content: html`<h1>Datasets</h1>`, ...options }).markup;
}

/** Names of elements that are not closed in the order in which they were opened. */
function unclosed(markup: string): string[] {
  const open: string[] = [];
  for (const [, slash, name = ""] of markup.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/gi)) {
    if (VOID.has(name)) continue;
    if (!slash) open.push(name);
    else if (open.at(-1) === name) open.pop();
    else return [...open, `/${name}`];
  }
  return open;
}

const VOID = new Set(["meta", "link", "input", "br", "circle", "path"]);
