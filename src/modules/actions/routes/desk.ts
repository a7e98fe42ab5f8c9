import type { FastifyInstance } from "fastify";
import { actionRoutes } from "./actions.ts";
import { logRoutes } from "./log.ts";
import { updateRoutes } from "./updates.ts";

/** The action log. */
export function deskRoutes(app: FastifyInstance): void {
  logRoutes(app);
  actionRoutes(app);
  updateRoutes(app);
}
