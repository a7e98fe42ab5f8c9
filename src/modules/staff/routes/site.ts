import type { FastifyInstance } from "fastify";
import type { Services } from "../../../platform/services.ts";
import { invitationRoutes } from "./invitations.ts";
import { joiningRoutes } from "./joining.ts";
import { listRoutes } from "./lists.ts";
import { colleagueRoutes } from "./people.ts";

/** An organisation's own joiners and leavers. */
export function siteRoutes(app: FastifyInstance, services: Services): void {
  colleagueRoutes(app);
  invitationRoutes(app, services);
  listRoutes(app, services);
  joiningRoutes(app, services);
}
