import { expect, test } from "vitest";
import { memberOf } from "../../../test/word-text.ts";
import { wordFile } from "./word.ts";

const written = async (blocks: Parameters<typeof wordFile>[0]["blocks"], title = "Terms") =>
  memberOf(await wordFile({ title, subtitle: "Version 1", blocks }), "word/document.xml");

test("headings, lists and tables are real ones, so that a screen reader names them", async () => {
  const xml = await written([
    { kind: "heading", level: 1, text: "Membership" },
    { kind: "heading", level: 2, text: "Seats" },
    { kind: "list", items: ["one", "two"] },
    { kind: "table", head: ["Seat", "Vote"], rows: [["Police", "One"]] },
  ]);
  for (const style of ["Title", "Heading1", "Heading2"]) expect(xml).toContain(`<w:pStyle w:val="${style}"/>`);
  expect(xml.match(/<w:numPr>/g)).toHaveLength(2);
  expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
  expect(xml).toMatch(/Police[\s\S]*One/);
});

test("it is in British English, and what was typed is escaped, however odd", async () => {
  const odd = 'A <b>&amp; "B"\u0000\u000b\ud800 é 👮';
  const file = await wordFile({ title: odd, subtitle: "", blocks: [{ kind: "paragraph", text: `${odd}\nnext` }] });
  expect(memberOf(file, "word/styles.xml")).toContain('<w:lang w:val="en-GB"/>');
  const xml = memberOf(file, "word/document.xml");
  expect(xml).toContain("A &lt;b&gt;&amp;amp; &quot;B&quot; é 👮");
  expect(xml.match(/next/g)).toHaveLength(1);
  for (const letter of ["\u0000", "\u000b", "\ud800"]) expect(xml).not.toContain(letter);
});

test("a document of nothing is a document", async () => {
  expect(await written([], "")).toContain("Version 1");
});
