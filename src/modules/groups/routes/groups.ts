import type { FastifyInstance } from "fastify";
import type { Problem } from "../../../kernel/outcome.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { readForm, readParams } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { endShare, shareGroup } from "../commands/shares.ts";
import { groupParams, shareForm, shareParams } from "../forms/shares.ts";
import { getGroupSeen, listGroupMembers, listGroupsSeen } from "../store/groups.ts";
import { listOtherPartnerships } from "../store/shares.ts";
import { listTerms } from "../store/terms.ts";
import { groupPage } from "../views/group.ts";
import { groupsPage } from "../views/groups.ts";
import { deskOf } from "./surroundings.ts";

const reads = { capability: "groups:read" } as const;
const shares = { capability: "groups:share" } as const;

/** Groups: who is in them, and which other partnerships see that. */
export function groupRoutes(app: FastifyInstance): void {
  app.get("/groups", { config: reads }, async (req, reply) => {
    const groups = await req.inPartnership(listGroupsSeen);
    return reply.html(groupsPage(deskOf(req), groups));
  });

  app.get("/groups/:id", { config: reads }, async (req, reply) => {
    const { id } = readParams(groupParams, req.params);
    const facts = await req.inPartnership((tx) => groupFacts(tx, id, []));
    return reply.html(groupPage(deskOf(req), { ...facts, today: req.today }));
  });

  app.post("/groups/:id/partnerships", { config: shares }, async (req, reply) => {
    const { id } = readParams(groupParams, req.params);
    const form = readForm(shareForm, req.body);
    const { outcome, facts } = await req.inPartnership(async (tx) => {
      const made = form.ok ? await shareGroup(tx, id, form.value.served) : form;
      return { outcome: made, facts: await groupFacts(tx, id, made.ok ? [] : made.problems) };
    });
    const desk = deskOf(req);
    if (!outcome.ok) return reply.html(groupPage(desk, { ...facts, today: req.today }), 422);
    return redirectWithNotice(reply, `${desk.href}/groups/${id}`, `${outcome.value} sees the group now.`);
  });

  app.post("/groups/:id/partnerships/:servedId/end", { config: shares }, async (req, reply) => {
    const { id, servedId } = readParams(shareParams, req.params);
    await req.inPartnership((tx) => endShare(tx, id, servedId));
    return redirectWithNotice(
      reply,
      `${deskOf(req).href}/groups/${id}`,
      "The partnership does not see the group any more.",
    );
  });
}

async function groupFacts(tx: Tx, id: string, problems: readonly Problem[]) {
  const group = await getGroupSeen(tx, id);
  return {
    group,
    members: await listGroupMembers(tx, id),
    versions: await listTerms(tx, id),
    others: await listOtherPartnerships(tx),
    problems,
  };
}
