import type { FastifyInstance } from "fastify";
import { groupRoutes } from "./groups.ts";

/** The groups of a partnership. */
export function deskRoutes(app: FastifyInstance): void {
  groupRoutes(app);
}
