import type { FastifyInstance, FastifyRequest } from "fastify";
import { readParams } from "../../../web/forms.ts";
import { LIMITS } from "../../../web/limits.ts";
import type { View } from "../../../web/reply.ts";
import { releasedFileParams, releasedParams } from "../forms/drafts.ts";
import { resultFile } from "../rules/result-files.ts";
import * as store from "../store/releases.ts";
import { releasedListPage, releasedPage } from "../views/public-pages.ts";
import { sendTable, tableNamed } from "./surroundings.ts";

const config = { capability: "public", cache: "public" } as const;

/** How many released pages are kept drawn. */
const MOST_DRAWN = 20;

/** What everybody may read: the assessments that are released and not withdrawn. */
export function publicRoutes(app: FastifyInstance): void {
  // A document never changes, so neither does its page. Whether it may be seen is asked at every request.
  const drawn = new Map<string, View>();

  app.get("/assessments", { config }, async (req, reply) => {
    const released = await req.inPartnership((tx) => store.listReleased(tx));
    return reply.html(releasedListPage(req.identity?.partnership?.name ?? "", hrefOf(req), released));
  });

  app.get("/assessments/:proposalId", { config }, async (req, reply) => {
    const { proposalId } = readParams(releasedParams, req.params);
    const { key, head, document } = await req.inPartnership(async (tx) => {
      const released = await store.getReleased(tx, proposalId);
      const drawing = [hrefOf(req), released.id, released.sha256, released.latestId].join(" ");
      const missing = drawn.has(drawing) ? undefined : await store.getDocument(tx, proposalId);
      return { key: drawing, head: released, document: missing };
    });
    const href = hrefOf(req);
    const latest = head.latestId === head.id ? undefined : `${href}/${head.latestId}`;
    const view = drawn.get(key) ?? (document && releasedPage(head, document, `${href}/${head.id}`, latest));
    if (!view) return reply.callNotFound();
    keep(drawn, key, view);
    return reply.html(view);
  });

  app.get(
    "/assessments/:proposalId/tables/:file",
    { config: { ...config, rateLimit: LIMITS.export } },
    async (req, reply) => {
      const { proposalId, file } = readParams(releasedFileParams, req.params);
      const document = await req.inPartnership(async (tx) => {
        await store.getReleased(tx, proposalId);
        return store.getDocument(tx, proposalId);
      });
      return sendTable(reply, file, resultFile(tableNamed(document.tables, file)));
    },
  );
}

function hrefOf(req: FastifyRequest): string {
  const { partnership } = req.params as { partnership: string };
  return `/${partnership}/assessments`;
}

/** Keeps the page drawn; the one that was not asked for longest gives way. */
function keep(drawn: Map<string, View>, key: string, view: View): void {
  drawn.delete(key);
  drawn.set(key, view);
  for (const oldest of drawn.keys()) {
    if (drawn.size <= MOST_DRAWN) return;
    drawn.delete(oldest);
  }
}
