import type { FastifyInstance } from "fastify";
import { grantRoutes } from "./grants.ts";
import { peopleRoutes } from "./people.ts";

/** People and their roles. */
export function deskRoutes(app: FastifyInstance): void {
  peopleRoutes(app);
  grantRoutes(app);
}
