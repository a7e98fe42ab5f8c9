import { PARTNERSHIPS } from "./partnerships.ts";

/** A paper of the demonstration: a heading, and lines that are headings or text. */
export type PaperText = {
  readonly title: string;
  readonly lines: readonly { readonly isHeading: boolean; readonly text: string }[];
};

/** What the districts' own documents set out to do, side by side, as the board of the county would read it. */
export const DISTRICTS_AIMS: PaperText = {
  title: "What the districts' strategies set out to do",
  lines: PARTNERSHIPS.filter(({ kind, aims }) => kind !== "county" && aims.length > 0).flatMap(
    ({ name, aims, priorities }) => [
      { isHeading: true, text: name },
      ...aims.map(({ text }) => ({ isHeading: false, text: `- ${text}` })),
      ...priorities.map((priority) => ({
        isHeading: false,
        text: `- ${[priority.name, ...priority.points].join(". ")}`,
      })),
    ],
  ),
};

/** Announced on the agenda, and not there yet. */
export const TO_FOLLOW = "Report of the county network";

const [WIDTH, LINES] = [92, 48];

/** The paper as a PDF of plain text, so many lines a page. */
export function paperPdf({ title, lines }: PaperText): Buffer {
  const all: PaperText["lines"] = lines.flatMap(({ isHeading, text }) =>
    [...(isHeading ? [""] : []), ...wrapped(text)].map((line) => ({ isHeading, text: line })),
  );
  const written = [{ isHeading: true, text: title }, ...all];
  const pages = Array.from({ length: Math.ceil(written.length / LINES) }, (_, i) =>
    written.slice(i * LINES, (i + 1) * LINES),
  );
  const first = 5;
  const kids = pages.map((_, i) => `${first + 2 * i} 0 R`).join(" ");
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>`,
    `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>`,
    ...pages.flatMap((page, i) => {
      const shown = page.map(({ isHeading, text }) => `${isHeading ? "/F2" : "/F1"} 11 Tf (${escaped(text)}) Tj T*`);
      const content = `BT 56 785 Td 15 TL ${shown.join("\n")} ET`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${first + 2 * i + 1} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  return Buffer.from(file(objects), "latin1");
}

/** The objects, the table of where each begins, and where that table begins. */
function file(objects: readonly string[]): string {
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const count = objects.length + 1;
  return `${text}xref\n0 ${count}\n0000000000 65535 f \n${offsets.join("")}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + word.length + 1 > WIDTH) {
      lines.push(line);
      line = " ";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function escaped(text: string): string {
  return text
    .replace(/[‘’]/g, "'")
    .replace(/[–—]/g, "-")
    .replace(/[\\()]/g, "\\$&");
}
