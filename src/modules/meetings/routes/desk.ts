import type { FastifyInstance } from "fastify";
import type { Services } from "../../../platform/services.ts";
import { agendaRoutes } from "./agenda.ts";
import { meetingRoutes } from "./meetings.ts";
import { noticeRoutes } from "./notice.ts";
import { paperRoutes } from "./papers.ts";

/** Meetings of the partnership's groups. */
export function deskRoutes(app: FastifyInstance, services: Services): void {
  meetingRoutes(app);
  noticeRoutes(app);
  agendaRoutes(app);
  paperRoutes(app, services);
}
