import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { html } from "../html.ts";
import { cards } from "./cards.ts";
import { citeButton } from "./cite-button.ts";
import * as errorContent from "./error-content.ts";
import { errorFor, formPage, problemSummary } from "./form-page.ts";
import { hero } from "./hero.ts";
import { mark } from "./mark.ts";
import { progress, readingText } from "./progress.ts";
import { contentsList, reading, section } from "./reading.ts";
import { scrollRegion } from "./scroll-region.ts";
import { textarea } from "./textarea.ts";

describe("a form page", () => {
  const problems = [
    { message: "Enter a name", field: "name" },
    { message: "Enter the day it was received", field: "received" },
    { message: "The partnership is closed" },
  ];
  const options = {
    title: "Add a dataset",
    action: "/datasets",
    fields: html`<p>Fields</p>`,
    submitText: "Add",
    problems: [],
  };

  test("sends the token before everything else, so that it is read before any file", () => {
    const { markup } = formPage({ ...options, csrfToken: "t0k3n", hidden: { version: "3" }, upload: true });
    expect(markup).toContain(
      '<form action="/datasets" method="post" enctype="multipart/form-data" data-upload novalidate>' +
        '<input type="hidden" name="_csrf" value="t0k3n"><input type="hidden" name="version" value="3"><p>Fields</p>',
    );
  });

  test("has a token even when none is given, put in as the page is sent", () => {
    expect(formPage(options).markup).toMatch(/novalidate><input type="hidden" name="_csrf" value="[^"]+">/);
  });

  test("cannot be sent twice by an impatient hand", () => {
    expect(formPage(options).markup).toContain('data-prevent-double-click="true"');
  });

  test("lists all that is wrong before its heading, each linked to its field", () => {
    const { markup } = formPage({ ...options, problems, anchors: { received: "received-day" } });
    const links = [...markup.matchAll(/<li>(?:<a href="([^"]*)">)?([^<]*)/g)].map(([, href, text]) => [href, text]);
    expect(links).toEqual([
      ["#name", "Enter a name"],
      ["#received-day", "Enter the day it was received"],
      [undefined, "The partnership is closed"],
    ]);
    expect(markup.indexOf("There is a problem")).toBeLessThan(markup.indexOf("<h1"));
  });

  test("with nothing wrong has no list of problems", () => {
    expect(problemSummary([])).toBe(false);
    expect(formPage(options).markup).not.toContain("There is a problem");
  });

  test("gives each field what is wrong with it, and the others nothing", () => {
    const two = [...problems, { message: "Name must be 100 characters or fewer", field: "name" }];
    expect(errorFor(two, "name")).toEqual({ text: "Enter a name. Name must be 100 characters or fewer" });
    expect(errorFor(two, "source")).toBeUndefined();
  });
});

test("what begins with a line break comes back with it", () => {
  const box = textarea({ name: "text", label: { text: "Text" }, value: "\nSecond line" });
  expect(box.markup).toContain(">\n\nSecond line</textarea>");
});

test("progress says what is going on, and how far it is when that is known", () => {
  const text = readingText({ file: 3, files: 26, rows: 41203 });
  expect(text).toBe("Reading file 3 of 26, 41,203 rows so far");
  expect(readingText({ file: 1, files: 1, rows: 1 })).toBe("Reading file 1 of 1, 1 row so far");
  expect(progress({ id: "import", text, value: 3, max: 26 }).markup).toContain('max="26" value="3"');
  expect(progress({ id: "import", text, max: 26 }).markup).toContain('value="0"');
  expect(progress({ id: "import", text, value: 30, max: 26 }).markup).toContain('value="26"');
  expect(progress({ id: "import", text, value: 3 }).markup).not.toMatch(/ (max|value)=/);
});

test("progress that keeps itself up to date names the page that shows it", () => {
  const { markup } = progress({ id: "import", text: "Reading", refresh: { href: "/imports/1?a=1&b=2", seconds: 5 } });
  expect(markup).toContain('data-refresh-url="/imports/1?a=1&amp;b=2" data-refresh-seconds="5"');
});

test("a wide table scrolls in a box that has a name and takes the keyboard", () => {
  expect(scrollRegion("Crime by type", html`<table></table>`).markup).toBe(
    '<div class="fp-scroll" role="region" aria-label="Crime by type" tabindex="0" data-scroll><table></table></div>',
  );
});

test("a button that only a script can answer is hidden until there is one", () => {
  expect(citeButton({ code: "[F12]", into: "text", about: "recorded crime" }).markup).toMatch(
    /<button type="button".* hidden>/,
  );
});

test("a hero holds the page's only heading of the first level", () => {
  const { markup } = hero({
    caption: "Thurrock",
    title: "Community safety",
    lede: "What we know.",
    facts: ["Data to October 2026"],
  });
  expect(markup.match(/<h1/g)).toHaveLength(1);
});

test("contents lead to the sections they name", () => {
  const { markup } = contentsList([
    { text: "Change", href: "#change", items: [{ text: "By type", href: "#by-type" }] },
  ]);
  expect(markup.match(/<ol /g)).toHaveLength(2);
  expect(section({ id: "change", title: "Change", content: html`` }).markup).toContain('id="change"><h2');
});

test("the contents of a long text come before it", () => {
  const { markup } = reading(contentsList([{ text: "Change", href: "#change" }]), html`<p>Text</p>`);
  expect(markup.indexOf("<nav")).toBeLessThan(markup.indexOf("<p>Text"));
});

test("cards have headings of the level that the page needs", () => {
  expect(cards([{ title: "Basildon", href: "/basildon" }], 2).markup).toContain('<h2 class="fp-card__title">');
});

test("the mark is ten rings, on the page and in the icon", () => {
  const icon = readFileSync(new URL("../images/favicon.svg", import.meta.url), "utf8");
  expect(mark().markup.match(/<circle/g)).toHaveLength(10);
  expect(icon.match(/<circle/g)).toHaveLength(10);
});

test.each([
  errorContent.notFoundContent(),
  errorContent.forbiddenContent(),
  errorContent.staleFormContent(),
  errorContent.tooLargeContent("500 MB"),
  errorContent.tooManyContent(30),
  errorContent.faultContent("7K2M-93QX"),
  errorContent.unavailableContent(),
])("an error page says in its heading what its title says: $title", ({ title, content }) => {
  expect(content.markup).toContain(`<h1 class="govuk-heading-l">${title}</h1>`);
});

test.each([
  [0, "1 second"],
  [1, "1 second"],
  [30.2, "31 seconds"],
  [90, "90 seconds"],
  [91, "2 minutes"],
  [600, "10 minutes"],
])("someone who has tried too often for %s seconds is told to wait %s", (seconds, wait) => {
  expect(errorContent.tooManyContent(seconds).content.markup).toContain(`Wait ${wait}, then`);
});
