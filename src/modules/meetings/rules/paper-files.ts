import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";

/** The kinds of file that a paper may be: what it is called, how names end, and the type it is sent as. */
export const PAPER_KINDS = {
  pdf: { label: "PDF", extensions: ["pdf"], mediaType: "application/pdf" },
  docx: {
    label: "Word document (DOCX)",
    extensions: ["docx"],
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  },
  xlsx: {
    label: "Excel workbook (XLSX)",
    extensions: ["xlsx"],
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  },
  png: { label: "PNG picture", extensions: ["png"], mediaType: "image/png" },
  jpeg: { label: "JPEG picture", extensions: ["jpg", "jpeg"], mediaType: "image/jpeg" },
} as const satisfies Record<string, { label: string; extensions: readonly string[]; mediaType: string }>;

export type PaperKind = keyof typeof PAPER_KINDS;

/** What the content of a file says: its pages, or null where a file of its kind need not say. */
export type PaperContent = { readonly pages: number | null };

/** What a file says that it is, by the end of its name and by its type. Its content is looked at apart. */
export function kindOfFile(name: string, claimedType: string): Outcome<PaperKind> {
  const ending = name.toLowerCase().split(".").at(-1) ?? "";
  const kind = (Object.keys(PAPER_KINDS) as PaperKind[]).find((one) =>
    (PAPER_KINDS[one].extensions as readonly string[]).includes(ending),
  );
  if (!kind)
    return refuse(
      "A paper must be a PDF, a Word document (DOCX), an Excel workbook (XLSX) or a picture (PNG or JPEG). Save it as one of these",
      "file",
    );
  const { mediaType, label } = PAPER_KINDS[kind];
  if (!SAYS_NOTHING.includes(claimedType) && claimedType !== mediaType)
    return refuse(`The file is named as a ${label}, and was sent as something else (${claimedType})`, "file");
  return done(kind);
}

/** What browsers call a file of which they know nothing. */
const SAYS_NOTHING: readonly string[] = ["", "application/octet-stream", "text/plain"];

/** How many pages a paper has: counted where the file can be, said by its sender where it cannot. */
export function pagesOf(kind: PaperKind, { pages }: PaperContent, typed: number | null): Outcome<number> {
  const isCounted = kind !== "docx" && kind !== "xlsx";
  const count = isCounted ? pages : (typed ?? pages);
  if (count === null)
    return refuse(
      `Enter how many pages it has when it is printed: this ${PAPER_KINDS[kind].label} does not say`,
      "pages",
    );
  if (count < 1 || count > MOST_PAGES)
    return refuse(`A paper may have between 1 and ${MOST_PAGES.toLocaleString("en-GB")} pages`, "file");
  return done(count);
}

const MOST_PAGES = 5000;
