import type { FastifyInstance, FastifyRequest } from "fastify";
import { readParams } from "../../../web/forms.ts";
import { LIMITS } from "../../../web/limits.ts";
import { releasedFileParams, releasedParams } from "../forms/drafts.ts";
import { resultFile } from "../rules/result-files.ts";
import * as store from "../store/releases.ts";
import { releasedListPage, releasedPage } from "../views/public-pages.ts";
import { sendTable, tableNamed } from "./surroundings.ts";

const config = { capability: "public", cache: "public" } as const;

/** What everybody may read: the assessments that are released and not withdrawn. */
export function publicRoutes(app: FastifyInstance): void {
  app.get("/assessments", { config }, async (req, reply) => {
    const released = await req.inPartnership((tx) => store.listReleased(tx));
    return reply.html(releasedListPage(req.identity?.partnership?.name ?? "", hrefOf(req), released));
  });

  app.get("/assessments/:proposalId", { config }, async (req, reply) => {
    const { proposalId } = readParams(releasedParams, req.params);
    const { head, document } = await req.inPartnership(async (tx) => ({
      head: await store.getReleased(tx, proposalId),
      document: await store.getDocument(tx, proposalId),
    }));
    const href = hrefOf(req);
    const latest = head.latestId === head.id ? undefined : `${href}/${head.latestId}`;
    return reply.html(releasedPage(head, document, `${href}/${head.id}`, latest));
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
