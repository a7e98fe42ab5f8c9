import type { FastifyInstance, FastifyRequest } from "fastify";
import { keepDrawn } from "../../../web/drawn-views.ts";
import { readParams } from "../../../web/forms.ts";
import { LIMITS } from "../../../web/limits.ts";
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
  const drawn = keepDrawn(MOST_DRAWN);

  app.get("/assessments", { config }, async (req, reply) => {
    const released = await req.inPartnership((tx) => store.listReleased(tx));
    return reply.html(releasedListPage(req.identity?.partnership?.name ?? "", hrefOf(req), released));
  });

  app.get("/assessments/:proposalId", { config }, async (req, reply) => {
    const { proposalId } = readParams(releasedParams, req.params);
    const { key, known, head, document } = await req.inPartnership(async (tx) => {
      const released = await store.getReleased(tx, proposalId);
      const key = [hrefOf(req), released.id, released.sha256, released.latestId].join(" ");
      const known = drawn.find(key);
      return { key, known, head: released, document: known ? undefined : await store.getDocument(tx, proposalId) };
    });
    if (known) return reply.html(known);
    const href = hrefOf(req);
    const latest = head.latestId === head.id ? undefined : `${href}/${head.latestId}`;
    if (!document) return reply.callNotFound();
    const view = releasedPage(head, document, `${href}/${head.id}`, latest);
    drawn.keep(key, view);
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
