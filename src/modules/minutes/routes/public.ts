import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { NotFound } from "../../../kernel/errors.ts";
import { readForm, readParams, typed } from "../../../web/forms.ts";
import { LIMITS } from "../../../web/limits.ts";
import { proposalParams, publicGroupParams, searchForm } from "../forms/minutes.ts";
import * as store from "../store/proposals.ts";
import { searchReleased } from "../store/search.ts";
import { publicListPage, publicMinutesPage } from "../views/published.ts";
import { sendWord } from "./word.ts";

const config = { capability: "public", cache: "public" } as const;

/** What everybody may read: minutes that are released to the public and not withdrawn. */
export function publicRoutes(app: FastifyInstance): void {
  app.get("/minutes", { config }, (req, reply) => list(req, reply, undefined));

  app.get("/minutes/groups/:groupId", { config }, (req, reply) =>
    list(req, reply, readParams(publicGroupParams, req.params).groupId),
  );

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

/** What is released, of one group or of all, and where in it words stand. A group that has released nothing is not there. */
async function list(req: FastifyRequest, reply: FastifyReply, id: string | undefined) {
  const form = readForm(searchForm, req.query);
  const asked = form.ok && form.value.words !== "" ? form.value : undefined;
  const { released, found } = await req.inPartnership(async (tx) => ({
    released: await store.listReleasedMinutes(tx, id),
    found: asked && (await searchReleased(tx, id, asked.words, asked.since)),
  }));
  const [first] = released;
  if (id !== undefined && !first) throw new NotFound("minutes");
  const group = id === undefined || !first ? undefined : { id, name: first.group };
  const shown = { typed: typed(req.query), problems: form.ok ? [] : form.problems };
  const page = publicListPage(nameOf(req), hrefOf(req), { released, group, found }, shown);
  return reply.html(page, form.ok ? 200 : 422);
}

function nameOf(req: FastifyRequest): string {
  return req.identity?.partnership?.name ?? "";
}

function hrefOf(req: FastifyRequest): string {
  const { partnership } = req.params as { partnership: string };
  return `/${partnership}/minutes`;
}
