/** What separates the cells of a row. Files as published use commas; files that a spreadsheet saved again may not. */
export type Delimiter = "," | ";" | "\t";

/** The cells of one row of text, and whether its quotation marks were in order. */
export type SplitRow = {
  readonly cells: string[];
  /**
   * `open`: a cell begins with a quotation mark that is not closed in `text`. `stray`: one is closed in the middle of its
   * cell. In both cases
   * `cells` is the text split at every delimiter, for showing.
   */
  readonly quotes: "closed" | "open" | "stray";
};

/**
 * Splits a row as RFC 4180 has it: a cell that begins with a quotation mark ends at the next single one, and may hold
 * delimiters, line breaks and doubled quotation marks. A quotation mark inside a cell that does not begin with one is text.
 */
export function splitRow(text: string, delimiter: Delimiter): SplitRow {
  if (!text.includes('"')) return { cells: text.split(delimiter), quotes: "closed" };

  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] !== '"') {
      const end = text.indexOf(delimiter, at);
      if (end === -1) return { cells: [...cells, text.slice(at)], quotes: "closed" };
      cells.push(text.slice(at, end));
      at = end + 1;
      continue;
    }
    const close = closingQuote(text, at + 1);
    if (close === -1) return { cells: text.split(delimiter), quotes: "open" };
    const next = text[close + 1];
    if (next !== undefined && next !== delimiter) return { cells: text.split(delimiter), quotes: "stray" };
    cells.push(text.slice(at + 1, close).replaceAll('""', '"'));
    if (next === undefined) return { cells, quotes: "closed" };
    at = close + 2;
  }
}

/** One row as RFC 4180 has it, without a line break. */
export function joinRow(cells: readonly string[], delimiter: Delimiter = ","): string {
  return cells.map((cell) => (needsQuotes(cell, delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter);
}

function needsQuotes(cell: string, delimiter: Delimiter): boolean {
  return cell.includes('"') || cell.includes(delimiter) || cell.includes("\n") || cell.includes("\r");
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}
