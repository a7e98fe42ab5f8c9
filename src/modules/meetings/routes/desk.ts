import type { FastifyInstance } from "fastify";
import { agendaRoutes } from "./agenda.ts";
import { meetingRoutes } from "./meetings.ts";
import { noticeRoutes } from "./notice.ts";

/** Meetings of the partnership's groups. */
export function deskRoutes(app: FastifyInstance): void {
  meetingRoutes(app);
  noticeRoutes(app);
  agendaRoutes(app);
}
