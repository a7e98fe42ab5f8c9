import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Problem } from "../../../kernel/outcome.ts";
import type { Services } from "../../../platform/services.ts";
import { deskOf } from "../../../web/desk.ts";
import { readForm, readParams, typed } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { makeFeed, revokeFeed } from "../commands/feeds.ts";
import { feedForm, feedParams } from "../forms/feeds.ts";
import { listFeeds, listGroupsMet } from "../store/feeds.ts";
import { feedsPage, newFeedPage } from "../views/feeds.ts";

const config = { capability: "groups:read" } as const;

/** The secret addresses by which somebody's own calendar program has their meetings. */
export function deskRoutes(app: FastifyInstance, { config: { baseUrl } }: Pick<Services, "config">): void {
  app.get("/calendar-feeds", { config }, (req, reply) => show(req, reply, []));

  app.post("/calendar-feeds", { config }, async (req, reply) => {
    const form = readForm(feedForm, req.body);
    const outcome = await req.inPartnership(async (tx) =>
      form.ok ? makeFeed(tx, form.value.group === "" ? null : form.value.group) : form,
    );
    if (!outcome.ok) return show(req, reply, outcome.problems);
    return reply.html(newFeedPage(deskOf(req), `${baseUrl}/account/calendars/${outcome.value}`));
  });

  app.post("/calendar-feeds/:feedId/revocation", { config }, async (req, reply) => {
    const { feedId } = readParams(feedParams, req.params);
    await req.inPartnership((tx) => revokeFeed(tx, feedId));
    return redirectWithNotice(reply, `${deskOf(req).href}/calendar-feeds`, "The address is revoked.");
  });
}

async function show(req: FastifyRequest, reply: FastifyReply, problems: readonly Problem[]) {
  const page = await req.inPartnership(async (tx) => ({ feeds: await listFeeds(tx), groups: await listGroupsMet(tx) }));
  const form = { typed: problems.length > 0 ? typed(req.body) : {}, problems };
  return reply.html(feedsPage(deskOf(req), page, form), problems.length > 0 ? 422 : 200);
}
