import type { FastifyInstance } from "fastify";
import type { Services } from "../../../platform/services.ts";
import { correctionRoutes } from "./corrections.ts";
import { datasetRoutes } from "./dataset.ts";
import { importRoutes } from "./imports.ts";
import { rejectedRoutes } from "./rejected.ts";

/** The register of datasets, and all that is done in it. */
export function deskRoutes(app: FastifyInstance, services: Services): void {
  datasetRoutes(app);
  importRoutes(app, services);
  rejectedRoutes(app);
  correctionRoutes(app);
}
