import type { FastifyInstance } from "fastify";
import { agendaRoutes } from "./agendas.ts";
import { programmeRoutes } from "./programmes.ts";

/** The work programmes of groups, and what agendas take of them. */
export function deskRoutes(app: FastifyInstance): void {
  programmeRoutes(app);
  agendaRoutes(app);
}
