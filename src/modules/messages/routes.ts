import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Problem } from "../../kernel/outcome.ts";
import type { Services } from "../../platform/services.ts";
import { slugOf } from "../../web/access.ts";
import { deskOf } from "../../web/desk.ts";
import { readParams } from "../../web/forms.ts";
import { offsetOf, readListQuery } from "../../web/list-query.ts";
import { redirectWithNotice } from "../../web/notices.ts";
import { deskHref } from "../../web/own-partnerships.ts";
import { sendMessageAgain } from "./commands.ts";
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

  app.get("/outbox/:id", { config }, (req, reply) => show(req, reply, []));

  app.post("/outbox/:id/sending", { config: { capability: "mail:resend" } }, async (req, reply) => {
    const { id } = readParams(messageParams, req.params);
    const outcome = await req.inPartnership((tx) => sendMessageAgain(tx, id));
    if (!outcome.ok) return show(req, reply, outcome.problems);
    return redirectWithNotice(reply, `${home(req)}/${id}`, "The message waits to be sent again.");
  });

  async function show(req: FastifyRequest, reply: FastifyReply, problems: readonly Problem[]) {
    const { id } = readParams(messageParams, req.params);
    const message = await req.inPartnership((tx) => store.getMessage(tx, id, baseUrl));
    const mayResend = deskOf(req).may.includes("mail:resend");
    const page = messagePage(home(req), message, { hasMailServer, mayResend }, problems);
    return reply.html(page, problems.length > 0 ? 422 : 200);
  }
}

function home(req: FastifyRequest): string {
  return `${deskHref(slugOf(req) ?? "")}/outbox`;
}
