import type { FastifyInstance } from "fastify";
import type { Day } from "../../../kernel/dates.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { deskOf } from "../../../web/desk.ts";
import { readForm, readParams } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { endShare, shareGroup } from "../commands/shares.ts";
import { groupParams, shareForm, shareParams } from "../forms/shares.ts";
import { postsOn } from "../rules/chairs.ts";
import { inForceOn } from "../rules/terms.ts";
import { listTermsOfOffice } from "../store/chairs.ts";
import { getGroupSeen, listGroupMembers, listGroupsSeen } from "../store/groups.ts";
import { listOtherPartnerships } from "../store/shares.ts";
import { listTerms } from "../store/terms.ts";
import { groupPage } from "../views/group.ts";
import { groupsPage } from "../views/groups.ts";
import { seatingOf } from "./seating.ts";

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
    const facts = await req.inPartnership((tx) => groupFacts(tx, id, req.today, []));
    return reply.html(groupPage(deskOf(req), facts));
  });

  app.post("/groups/:id/partnerships", { config: shares }, async (req, reply) => {
    const { id } = readParams(groupParams, req.params);
    const form = readForm(shareForm, req.body);
    const { outcome, facts } = await req.inPartnership(async (tx) => {
      const made = form.ok ? await shareGroup(tx, id, form.value.served) : form;
      return { outcome: made, facts: await groupFacts(tx, id, req.today, made.ok ? [] : made.problems) };
    });
    const desk = deskOf(req);
    if (!outcome.ok) return reply.html(groupPage(desk, facts), 422);
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

async function groupFacts(tx: Tx, id: string, today: Day, problems: readonly Problem[]) {
  const group = await getGroupSeen(tx, id);
  const versions = await listTerms(tx, id);
  const terms = inForceOn(versions, today);
  return {
    group,
    members: await listGroupMembers(tx, id),
    isOpenThere: tx.identity.partnerships.some(({ slug }) => slug === group.host?.slug),
    versions,
    seating: terms && (await seatingOf(tx, group, terms, today)),
    chairing: terms && { terms, standings: postsOn(await listTermsOfOffice(tx, id), terms.settings, today) },
    others: await listOtherPartnerships(tx),
    today,
    problems,
  };
}
