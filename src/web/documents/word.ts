import type { Buffer } from "node:buffer";
import type { FileChild } from "docx";

/** A document of headings, paragraphs, lists and tables: what every program that reads Word files can name aloud. */
export type WordDocument = {
  readonly title: string;
  /** Under the title: what it is of, and how it stands. */
  readonly subtitle: string;
  readonly blocks: readonly WordBlock[];
};

export type WordBlock =
  | { readonly kind: "heading"; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "table"; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The document as a Word file (DOCX), in British English, with real headings and header rows. */
export async function wordFile({ title, subtitle, blocks }: WordDocument): Promise<Buffer> {
  // Loaded when the first document is asked for: it is large, and most processes never make one.
  const docx = await import("docx");
  const { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } = docx;

  const paragraphs = (text: string) =>
    plain(text)
      .split("\n")
      .map((line) => new Paragraph(line));
  const cell = (text: string, bold: boolean) =>
    new TableCell({ children: [new Paragraph({ children: [new TextRun({ text: plain(text), bold })] })] });
  const table = ({ head, rows }: Extract<WordBlock, { kind: "table" }>) =>
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [
        new TableRow({ tableHeader: true, children: head.map((text) => cell(text, true)) }),
        ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text) => cell(text, false)) })),
      ],
    });
  const written = (block: WordBlock): FileChild[] => {
    switch (block.kind) {
      case "heading":
        return [
          new Paragraph({
            text: plain(block.text),
            heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          }),
        ];
      case "paragraph":
        return paragraphs(block.text);
      case "list":
        return block.items.map((item) => new Paragraph({ text: plain(item), bullet: { level: 0 } }));
      case "table":
        // A table at the end of a document, or beside another, needs a paragraph after it.
        return [table(block), new Paragraph("")];
    }
  };
  return Packer.toBuffer(
    new Document({
      title: plain(title),
      description: plain(subtitle),
      creator: "Frankpledge",
      styles: { default: { document: { run: { font: "Arial", size: 22, language: { value: "en-GB" } } } } },
      sections: [
        {
          children: [
            new Paragraph({ text: plain(title), heading: HeadingLevel.TITLE }),
            ...paragraphs(subtitle),
            ...blocks.flatMap(written),
          ],
        },
      ],
    }),
  );
}

/** Text without the characters that XML cannot hold, for which Word would refuse the whole file. */
function plain(text: string): string {
  return [...text]
    .filter((letter) => letter === "\n" || letter === "\t" || isAllowed(letter.codePointAt(0) ?? 0))
    .join("");
}

function isAllowed(code: number): boolean {
  return code >= 0x20 && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}
