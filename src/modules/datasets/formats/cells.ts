import { findFormat, type Header } from "./header.ts";

/** The cell that stands under a column, by its published name; undefined when the row or the file does not have it. */
export function cellUnder(header: Header, name: string, cells: readonly string[]): string | undefined {
  const column = findFormat(header.format).columns.find((one) => one.name === name);
  // What a file has besides the columns of its format goes by the name it has there.
  const position = column ? header.positions[column.key] : header.names.indexOf(name);
  return position === undefined ? undefined : cells[position];
}
