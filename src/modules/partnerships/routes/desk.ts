import type { FastifyInstance, FastifyRequest } from "fastify";
import { together } from "../../../kernel/together.ts";
import { deskHref } from "../../../web/own-partnerships.ts";
import { listParticipations } from "../store/organisations.ts";
import * as store from "../store/partnerships.ts";
import type { Here } from "../views/capacities.ts";
import { partnershipPage } from "../views/partnership.ts";
import { capacityRoutes } from "./capacities.ts";
import { organisationRoutes } from "./organisations.ts";
import { readDayQuery } from "./reading.ts";

/** What the partnership is made of; in the installation, the directory of organisations. */
export function deskRoutes(app: FastifyInstance): void {
  app.get("/partnership", { config: { capability: "partnerships:read" } }, async (req, reply) => {
    const { mayManage, ...facts } = await req.inPartnership((tx) =>
      together({
        profile: store.getProfile(tx),
        groups: store.listGroups(tx),
        participations: listParticipations(tx),
        mayManage: tx.identity.capabilities.includes("capacities:manage"),
      }),
    );
    const on = readDayQuery(req.query) ?? req.today;
    return reply.html(partnershipPage({ ...facts, on, isToday: on === req.today, mayManage }));
  });
  capacityRoutes(app, hereOf);
  organisationRoutes(app, hereOf);
}

function hereOf(req: FastifyRequest): Here {
  const { partnership } = req.identity ?? {};
  return { href: deskHref(partnership?.slug ?? ""), name: partnership?.name ?? "" };
}
