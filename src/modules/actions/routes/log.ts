import type { FastifyInstance, FastifyRequest } from "fastify";
import { LIMITS } from "../../../web/limits.ts";
import { likeText, offsetOf, readListQuery } from "../../../web/list-query.ts";
import { exportLog } from "../commands/export.ts";
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

  app.get("/actions/log.csv", { config: { ...reads, rateLimit: LIMITS.export } }, async (req, reply) => {
    const { filter, order } = asked(req);
    const file = await req.inPartnership((tx) => exportLog(tx, filter, order, req.today));
    reply.header("content-disposition", `attachment; filename="actions-${req.identity?.partnership?.slug}.csv"`);
    return reply.type("text/csv; charset=utf-8").send(file);
  });

  app.get("/actions/progress", { config: { capability: "actions:read-all" } }, async (req, reply) => {
    const actions = await req.inPartnership(store.listAllActions);
    return reply.html(progressPage(deskOf(req), actions));
  });
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
