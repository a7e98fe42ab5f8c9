import { z } from "zod";

export const eventParams = z.object({ seq: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

const place = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional().catch(undefined);
const fromQuery = z.object({ before: place, after: place });

/** Where a page of a list by number begins: before one, after one, or at the newest. */
export function readFrom(query: unknown): { readonly before?: number; readonly after?: number } {
  const { before, after } = fromQuery.parse(query);
  if (before !== undefined) return { before };
  return after === undefined ? {} : { after };
}

const looksQuery = z.object({ before: z.iso.datetime({ offset: true }).optional().catch(undefined) });

/** Until when a person asks who has looked at them: the last time of the page before, to the microsecond, or no end. */
export function readBefore(query: unknown): string {
  return looksQuery.parse(query).before ?? "infinity";
}
