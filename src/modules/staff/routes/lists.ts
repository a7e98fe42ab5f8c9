import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Outcome } from "../../../kernel/outcome.ts";
import type { Services } from "../../../platform/services.ts";
import { readParams } from "../../../web/forms.ts";
import { LIMITS } from "../../../web/limits.ts";
import { checkSent, discardList, exampleList, sendList, takeGoodRows, takePortion } from "../commands/lists.ts";
import { staffParams } from "../forms.ts";
import { getList } from "../store/lists.ts";
import { listPage, sendListPage } from "../views/lists.ts";
import { hrefOf } from "../views/organisation.ts";
import { receiveList } from "./receive.ts";
import { employingOf } from "./surroundings.ts";

/** How long one request goes on inviting before it shows how far it is. */
const GOES_ON_MS = 5_000;

const config = { capability: "staff:manage" } as const;

/** Lists of people, whom an organisation invites all at once. */
export function listRoutes(app: FastifyInstance, { config: settings }: Services): void {
  app.get("/organisations/:organisation/lists/new", { config }, async (req, reply) => {
    await req.inPartnership(async () => {});
    return reply.html(sendListPage(employingOf(req), []));
  });

  app.get("/organisations/:organisation/lists/example", { config }, async (req, reply) => {
    await req.inPartnership(async () => {});
    return reply
      .header("content-disposition", 'attachment; filename="people.csv"')
      .type("text/csv; charset=utf-8")
      .send(exampleList(employingOf(req).name));
  });

  app.post(
    "/organisations/:organisation/lists",
    { config: { ...config, streams: true, rateLimit: LIMITS.upload } },
    async (req, reply) => {
      // Who asks is known before anything of the body is read.
      await req.inPartnership(async () => {});
      const sent = await receiveList(req, reply);
      const outcome = sent.ok
        ? await req.inPartnership((tx) => sendList(tx, sent.value.fileName, sent.value.content))
        : sent;
      const employing = employingOf(req);
      if (!outcome.ok) return reply.html(sendListPage(employing, outcome.problems), 422);
      return reply.redirect(hrefOf(employing, `lists/${outcome.value}`), 303);
    },
  );

  app.get("/organisations/:organisation/lists/:id", { config }, (req, reply) => show(req, reply));
  app.post("/organisations/:organisation/lists/:id/invitations", { config }, async (req, reply) => {
    const { id } = readParams(staffParams, req.params);
    const outcome = await req.inPartnership((tx) => takeGoodRows(tx, id));
    if (!outcome.ok) return show(req, reply, outcome);
    // A transaction a portion: no page waits long for the database, and what was invited before a fall stays invited. A
    // long list comes back in between, and shows how far it is.
    const until = performance.now() + GOES_ON_MS;
    let isMore = true;
    while (isMore && performance.now() < until)
      isMore = await req.inPartnership((tx) => takePortion(tx, id, settings.INVITATION_DAYS));
    return reply.redirect(hrefOf(employingOf(req), `lists/${id}`), 303);
  });
  app.post("/organisations/:organisation/lists/:id/discard", { config }, async (req, reply) => {
    const { id } = readParams(staffParams, req.params);
    const outcome = await req.inPartnership((tx) => discardList(tx, id));
    if (!outcome.ok) return show(req, reply, outcome);
    return reply.redirect(hrefOf(employingOf(req), `lists/${id}`), 303);
  });
}

async function show(req: FastifyRequest, reply: FastifyReply, refused?: Outcome<unknown> & { ok: false }) {
  const { id } = readParams(staffParams, req.params);
  const { list, checked } = await req.inPartnership(async (tx) => {
    const found = await getList(tx, id);
    return { list: found, checked: await checkSent(tx, found) };
  });
  return reply.html(listPage(employingOf(req), list, checked, refused?.problems), refused ? 422 : 200);
}
