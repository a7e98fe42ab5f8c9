import type { FastifyInstance } from "fastify";
import { findWaiting, listReleased, releasedCard, waitingSection } from "../assessments/index.ts";
import {
  getProfile,
  listAims,
  listGroups,
  listParticipations,
  listPartnerships,
  takesPart,
} from "../partnerships/index.ts";
import { SITE_WORDS } from "./content.ts";
import { deskHomePage, frontPage, publicHomePage, wordsPage } from "./views.ts";

export function siteRoutes(app: FastifyInstance): void {
  const config = { capability: "public", cache: "public" } as const;
  app.get("/", { config }, async (req, reply) => reply.html(frontPage(await req.inPartnership(listPartnerships))));
  app.get("/accessibility", { config }, async (_req, reply) => reply.html(wordsPage(SITE_WORDS.accessibility)));
  app.get("/privacy", { config }, async (_req, reply) => reply.html(wordsPage(SITE_WORDS.privacy)));
}

export function publicRoutes(app: FastifyInstance): void {
  app.get("/", { config: { capability: "public", cache: "public" } }, async (req, reply) => {
    const home = await req.inPartnership(async (tx) => ({
      profile: await getProfile(tx),
      aims: await listAims(tx),
      groups: await listGroups(tx),
      participations: (await listParticipations(tx)).filter((participation) => takesPart(participation, req.today)),
      released: await listReleased(tx, 1),
    }));
    const [latest] = home.released;
    const evidence = latest && releasedCard(latest, `/${home.profile.slug}/assessments`);
    return reply.html(publicHomePage({ ...home, evidence }));
  });
}

export function deskRoutes(app: FastifyInstance): void {
  app.get("/", { config: { capability: "partnerships:read" } }, async (req, reply) => {
    const { profile, waiting } = await req.inPartnership(async (tx) => ({
      profile: await getProfile(tx),
      waiting: await findWaiting(tx),
    }));
    const section = waitingSection(`/${profile.slug}/desk`, waiting);
    return reply.html(deskHomePage(profile, section ? [section] : []));
  });
}
