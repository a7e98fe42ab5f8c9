import type { FastifyInstance } from "fastify";
import { readParams } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { endMyOtherSessions, endOwnSession } from "../commands/sessions.ts";
import { sessionParams } from "../forms/sign-in.ts";
import { listOwnSessions } from "../store/sessions.ts";
import { sessionsPage } from "../views/sessions.ts";

/** Where a person is signed in, and signing out of it from here. */
export function sessionRoutes(app: FastifyInstance): void {
  app.get("/account/sessions", { config: { capability: "signed-in" } }, async (req, reply) => {
    const sessions = await req.inPartnership(listOwnSessions);
    const desks =
      req.identity?.partnerships.filter(({ through, kind }) => through === "role" && kind !== "installation") ?? [];
    return reply.html(sessionsPage(sessions, req.identity?.session, desks));
  });

  app.post("/account/sessions/closure", { config: { capability: "signed-in" } }, async (req, reply) => {
    const ended = await req.inPartnership(endMyOtherSessions);
    return redirectWithNotice(
      reply,
      "/account/sessions",
      ended === 1 ? "1 other session has ended." : `${ended} other sessions have ended.`,
    );
  });

  app.post("/account/sessions/:id/closure", { config: { capability: "signed-in" } }, async (req, reply) => {
    const { id } = readParams(sessionParams, req.params);
    await req.inPartnership((tx) => endOwnSession(tx, id));
    return redirectWithNotice(reply, "/account/sessions", "The session has ended.");
  });
}
