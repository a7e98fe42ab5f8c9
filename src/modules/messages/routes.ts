import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Services } from "../../platform/services.ts";
import { slugOf } from "../../web/access.ts";
import { readParams } from "../../web/forms.ts";
import { offsetOf, readListQuery } from "../../web/list-query.ts";
import { deskHref } from "../../web/reply.ts";
import { messageParams } from "./forms.ts";
import { isMessageState } from "./rules.ts";
import * as store from "./store.ts";
import { messagePage, outboxPage } from "./views.ts";

const config = { capability: "mail:read" } as const;

/** The outbox of a partnership, or of the installation: what is to be told to whom, and what became of it. */
export function deskRoutes(app: FastifyInstance, services: Pick<Services, "config">): void {
  const { SMTP_URL, baseUrl } = services.config;
  const hasMailServer = SMTP_URL !== undefined;

  app.get("/outbox", { config }, async (req, reply) => {
    const offer = { sorts: ["written"], descendingFirst: true, filters: ["state"] } as const;
    const query = readListQuery(home(req), offer, req.query);
    const state = isMessageState(query.filters.state) ? query.filters.state : undefined;
    const outbox = await req.inPartnership(async (tx) => ({
      messages: await store.listMessages(tx, { state, limit: query.pageSize, offset: offsetOf(query) }),
      total: await store.countMessages(tx, state),
      hasMailServer,
    }));
    return reply.html(outboxPage({ ...query, filters: { state } }, outbox));
  });

  app.get("/outbox/:id", { config }, async (req, reply) => {
    const { id } = readParams(messageParams, req.params);
    const message = await req.inPartnership((tx) => store.getMessage(tx, id, baseUrl));
    return reply.html(messagePage(home(req), message, hasMailServer));
  });
}

function home(req: FastifyRequest): string {
  return `${deskHref(slugOf(req) ?? "")}/outbox`;
}
