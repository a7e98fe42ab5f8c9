import type { FastifyInstance } from "fastify";
import { grantRoutes } from "./grants.ts";
import { groupRoutes } from "./groups.ts";
import { peopleRoutes } from "./people.ts";

/** People and their roles. */
export function deskRoutes(app: FastifyInstance): void {
  peopleRoutes(app);
  groupRoutes(app);
  grantRoutes(app);
}
