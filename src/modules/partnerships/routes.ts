import type { FastifyInstance } from "fastify";
import * as store from "./store.ts";
import { partnershipPage } from "./views.ts";

/** What the partnership is made of. */
export function deskRoutes(app: FastifyInstance): void {
  app.get("/partnership", { config: { capability: "partnerships:read" } }, async (req, reply) => {
    const { profile, groups, participations } = await req.inPartnership(async (tx) => ({
      profile: await store.getProfile(tx),
      groups: await store.listGroups(tx),
      participations: await store.listParticipations(tx),
    }));
    return reply.html(partnershipPage(profile, groups, participations));
  });
}
