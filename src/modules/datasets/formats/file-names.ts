import { isMonth, type Month } from "../../../kernel/dates.ts";

/**
 * What a file's name says of it: `2025-03-essex-street.csv` is March 2025, of a force called essex. Information only,
 * since anyone can rename a file; it matters for a file without rows, which says nothing else about itself.
 */
export type NamedFor = { readonly month?: Month; readonly force?: string };

export function readFileName(path: string): NamedFor {
  const name = path.split(/[/\\]/).at(-1) ?? "";
  const [, written, force] = /(?:^|[^\d])(\d{4}-\d{2})(?:-([a-z][a-z-]*?)-street)?(?![\d-]*\d)/i.exec(name) ?? [];
  if (written === undefined || !isMonth(written)) return {};
  return force === undefined ? { month: written } : { month: written, force: force.toLowerCase() };
}
