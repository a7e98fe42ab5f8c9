import type { FastifyInstance } from "fastify";
import { minutesRoutes } from "./minutes.ts";
import { partRoutes } from "./parts.ts";
import { releaseRoutes } from "./releases.ts";

/** Minutes of meetings, and what of them is released. */
export function deskRoutes(app: FastifyInstance): void {
  minutesRoutes(app);
  partRoutes(app);
  releaseRoutes(app);
}
