import type { FastifyInstance } from "fastify";
import { deskOf } from "../../../web/desk.ts";
import { readParams } from "../../../web/forms.ts";
import { structureQuery } from "../forms/structure.ts";
import { chartOf, linesOnChart } from "../rules/structure.ts";
import { inForceOn } from "../rules/terms.ts";
import { getGroupSeen, listGroupsSeen } from "../store/groups.ts";
import { listAllTerms } from "../store/terms.ts";
import { structurePage } from "../views/structure.ts";

/** The structure chart of a partnership. */
export function structureRoutes(app: FastifyInstance): void {
  app.get("/groups/structure", { config: { capability: "groups:read" } }, async (req, reply) => {
    const { zoom, from } = readParams(structureQuery, req.query);
    const { groups, all } = await req.inPartnership(async (tx) => {
      if (from !== undefined) await getGroupSeen(tx, from);
      return { groups: await listGroupsSeen(tx), all: await listAllTerms(tx) };
    });
    const lines = new Map(
      groups.map(({ id }) => {
        const own = all.filter(({ groupId }) => groupId === id);
        return [id, inForceOn(own, req.today)?.lines ?? []] as const;
      }),
    );
    const chart = chartOf(groups, lines, from);
    return reply.html(structurePage(deskOf(req), { chart, lines: linesOnChart(chart, groups), zoom, from }));
  });
}
