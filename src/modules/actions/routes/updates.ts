import type { FastifyInstance } from "fastify";
import { Forbidden } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { readParams, typed } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { recordUpdate } from "../commands/updates.ts";
import { actionParams } from "../forms/actions.ts";
import type { Action } from "../rules/actions.ts";
import { getAction } from "../store/actions.ts";
import { actionHref } from "../views/desk.ts";
import { updatePage } from "../views/update-form.ts";
import { readUpdate } from "./reading.ts";
import { deskOf } from "./surroundings.ts";

const updates = { capability: "actions:update" } as const;

/** What becomes of an action: recorded by its owner, or by those who look after the log. */
export function updateRoutes(app: FastifyInstance): void {
  app.get("/actions/:id/updates/new", { config: updates }, async (req, reply) => {
    const { id } = readParams(actionParams, req.params);
    const action = await req.inPartnership((tx) => getOwnAction(tx, id));
    return reply.html(updatePage(deskOf(req), action, { typed: {}, problems: [] }));
  });

  app.post("/actions/:id/updates", { config: updates }, async (req, reply) => {
    const { id } = readParams(actionParams, req.params);
    const form = readUpdate(req.body);
    const { action, outcome } = await req.inPartnership(async (tx) => ({
      action: await getOwnAction(tx, id),
      outcome: form.ok ? await recordUpdate(tx, id, form.value.asked, form.value.seen, req.now) : form,
    }));
    const desk = deskOf(req);
    if (!outcome.ok)
      return reply.html(updatePage(desk, action, { typed: typed(req.body), problems: outcome.problems }), 422);
    return redirectWithNotice(reply, actionHref(desk, id), "Recorded.");
  });
}

/** One's own action, or any for those who look after the log. Throws Forbidden for somebody else's. */
async function getOwnAction(tx: Tx, id: string): Promise<Action> {
  const action = await getAction(tx, id);
  const { person, capabilities } = tx.identity;
  if (!capabilities.includes("actions:manage") && action.person?.id !== person) throw new Forbidden("actions:manage");
  return action;
}
