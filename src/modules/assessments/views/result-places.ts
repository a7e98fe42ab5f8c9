import type { FigureRef } from "../rules/results.ts";

/** The pages that show the results of an analysis, in the order of their links. */
export const RESULT_PAGES = [
  { page: "", text: "Overview" },
  { page: "trends", text: "Trends" },
  { page: "types", text: "Crime types" },
  { page: "districts", text: "Districts" },
  { page: "wards", text: "Wards" },
  { page: "hot-spots", text: "Hot spots" },
] as const;

export type ResultPage = (typeof RESULT_PAGES)[number]["page"];

/** The page, with its query, that shows a table; below the address of the analysis. */
export function pageOfTable(table: string): string {
  if (table === "months" || table === "rolling") return "trends";
  const [, page, type] = /^(districts|hot-spots)(?:-(.+))?$/.exec(table) ?? [];
  if (page !== undefined) return type === undefined || type === "all" ? page : `${page}?type=${type}`;
  return table;
}

/** The id that a row of a table has on its page, so that a sentence can lead to it. */
export function rowId({ table, row }: Pick<FigureRef, "table" | "row">): string {
  return `row-${table}-${row}`.replace(/[^\w-]/g, "-");
}
