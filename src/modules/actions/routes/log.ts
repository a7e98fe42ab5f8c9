import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { LIMITS } from "../../../web/limits.ts";
import { likeText, offsetOf, readListQuery } from "../../../web/list-query.ts";
import { exportLog, type LogFormat } from "../commands/export.ts";
import * as store from "../store/actions.ts";
import { logPage } from "../views/log.ts";
import { progressPage } from "../views/progress.ts";
import { deskOf } from "./surroundings.ts";

const reads = { capability: "actions:read" } as const;

/** The log: as a list, as a file, and counted. */
export function logRoutes(app: FastifyInstance): void {
  app.get("/actions", { config: reads }, async (req, reply) => {
    const { query, filter, order } = asked(req);
    const found = await req.inPartnership(async (tx) => ({
      total: await store.countActions(tx, filter, req.today),
      actions: await store.listActions(tx, filter, order, req.today, {
        limit: query.pageSize,
        offset: offsetOf(query),
      }),
      people: await store.listOwners(tx),
      organisations: await store.listOwningOrganisations(tx),
      groups: await store.listGroupsWithActions(tx),
    }));
    return reply.html(logPage(deskOf(req), query, found));
  });

  const files = { config: { ...reads, program: "actions", rateLimit: LIMITS.export } } as const;
  app.get("/actions/log.csv", files, (req, reply) => sendLog(req, reply, "csv", "text/csv; charset=utf-8"));
  app.get("/actions/log.json", files, (req, reply) => sendLog(req, reply, "json", "application/json; charset=utf-8"));

  app.get("/actions/progress", { config: { capability: "actions:read-all" } }, async (req, reply) => {
    const actions = await req.inPartnership(store.listAllActions);
    return reply.html(progressPage(deskOf(req), actions));
  });
}

async function sendLog(req: FastifyRequest, reply: FastifyReply, format: LogFormat, mediaType: string) {
  const { filter, order } = asked(req);
  const file = await req.inPartnership((tx) => exportLog(tx, format, filter, order, req.today));
  const name = `actions-${req.identity?.partnership?.slug}.${format}`;
  return reply.header("content-disposition", `attachment; filename="${name}"`).type(mediaType).send(file);
}

function asked(req: FastifyRequest) {
  const [path = ""] = req.url.split("?");
  const query = readListQuery(
    path,
    { sorts: ["due", "action", "owner", "group"], filters: ["words", "state", "person", "organisation", "group"] },
    req.query,
  );
  const { words } = query.filters;
  return {
    query,
    filter: { ...query.filters, words: words === "" ? undefined : likeText(words) },
    order: { by: query.sort.by, descending: query.sort.direction === "descending" },
  };
}
