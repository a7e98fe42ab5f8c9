import type { FastifyInstance, FastifyRequest } from "fastify";
import { sha256 } from "../kernel/ids.ts";
import { keepUpTo } from "../kernel/kept.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Under what the answer is kept when it is a public page; undefined for every other answer. */
    keptAs: string | undefined;
  }
}

type Page = { readonly body: string; readonly tag: string; readonly type: string };

/** How many characters of pages are kept in memory at most. */
const MOST_CHARACTERS = 20_000_000;

/**
 * Public pages are drawn once for as long as nothing is recorded: every change is an event in the same transaction, so a
 * page that was drawn at this count of events, on this day, is the page. Whoever asks is asked at every use, and what is
 * withdrawn is gone at the next request. A page that somebody has already is answered with 304.
 */
export function keepPublicPages(app: FastifyInstance): void {
  const pages = keepUpTo<Page>(MOST_CHARACTERS, ({ body }) => body.length);
  app.decorateRequest("keptAs", undefined);

  app.addHook("preHandler", async (req, reply) => {
    if (!isPublicPage(req)) return;
    // Asked before the page is read: what is recorded in between makes the page newer than its count, and never older.
    const recorded = await req.inPartnership(async (tx) => tx.identity.recorded);
    req.keptAs = `${recorded} ${req.today} ${req.url}`;
    const page = pages.find(req.keptAs);
    if (page) return reply.type(page.type).send(page.body);
  });

  app.addHook("onSend", async (req, reply, payload) => {
    if (req.routeOptions.config?.cache !== "public" || reply.statusCode >= 400 || reply.hasHeader("set-cookie"))
      return payload;
    // Kept by caches, but asked about at every use, so that what is withdrawn is gone at the next request.
    reply.header("cache-control", "public, max-age=0, must-revalidate");
    if (typeof payload !== "string" || reply.statusCode !== 200) return payload;
    const kept = req.keptAs === undefined ? undefined : pages.find(req.keptAs);
    const tag = kept?.tag ?? `"${sha256(payload).toString("base64url").slice(0, 27)}"`;
    if (req.keptAs !== undefined && !kept)
      pages.keep(req.keptAs, { body: payload, tag, type: String(reply.getHeader("content-type")) });
    reply.header("etag", tag);
    if (req.headers["if-none-match"] !== tag) return payload;
    reply.code(304).removeHeader("content-length");
    return "";
  });
}

/** Addresses with a question are drawn every time, so that nobody can fill the memory with pages that nobody reads. */
function isPublicPage(req: FastifyRequest): boolean {
  const { capability, cache } = req.routeOptions.config ?? {};
  return capability === "public" && cache === "public" && req.method === "GET" && !req.url.includes("?");
}
