import type { FastifyInstance } from "fastify";
import type { Services } from "../../../platform/services.ts";
import { proposalRoutes } from "./proposals.ts";
import { providerRoutes } from "./providers.ts";

/** How organisations sign in, for those who run the installation: what is set, and what is proposed. */
export function deskRoutes(app: FastifyInstance, services: Services): void {
  providerRoutes(app, services);
  proposalRoutes(app, services);
}
