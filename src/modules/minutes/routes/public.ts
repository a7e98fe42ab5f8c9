import type { FastifyInstance, FastifyRequest } from "fastify";
import { NotFound } from "../../../kernel/errors.ts";
import { readParams } from "../../../web/forms.ts";
import { LIMITS } from "../../../web/limits.ts";
import { proposalParams, publicGroupParams } from "../forms/minutes.ts";
import * as store from "../store/proposals.ts";
import { publicListPage, publicMinutesPage } from "../views/published.ts";
import { sendWord } from "./word.ts";

const config = { capability: "public", cache: "public" } as const;

/** What everybody may read: minutes that are released to the public and not withdrawn. */
export function publicRoutes(app: FastifyInstance): void {
  app.get("/minutes", { config }, async (req, reply) => {
    const released = await req.inPartnership((tx) => store.listReleasedMinutes(tx));
    return reply.html(publicListPage(nameOf(req), hrefOf(req), released, undefined));
  });

  app.get("/minutes/groups/:groupId", { config }, async (req, reply) => {
    const { groupId } = readParams(publicGroupParams, req.params);
    const released = await req.inPartnership((tx) => store.listReleasedMinutes(tx, groupId));
    const [first] = released;
    if (!first) throw new NotFound("minutes");
    return reply.html(publicListPage(nameOf(req), hrefOf(req), released, first.group));
  });

  app.get("/minutes/:releaseId", { config }, async (req, reply) => {
    const { releaseId } = readParams(proposalParams, req.params);
    const published = await req.inPartnership((tx) => store.getPublished(tx, releaseId));
    const later = published.latestId === releaseId ? undefined : published.latestId;
    return reply.html(publicMinutesPage(nameOf(req), hrefOf(req), published, later));
  });

  app.get(
    "/minutes/:releaseId/document.docx",
    // Not kept by caches: the file says when it was made, and so is another each time.
    { config: { capability: "public", rateLimit: LIMITS.export } },
    async (req, reply) => {
      const { releaseId } = readParams(proposalParams, req.params);
      const { document } = await req.inPartnership((tx) => store.getPublished(tx, releaseId));
      return sendWord(reply, document);
    },
  );
}

function nameOf(req: FastifyRequest): string {
  return req.identity?.partnership?.name ?? "";
}

function hrefOf(req: FastifyRequest): string {
  const { partnership } = req.params as { partnership: string };
  return `/${partnership}/minutes`;
}
