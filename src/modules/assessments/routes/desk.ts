import type { FastifyInstance } from "fastify";
import { adoptionRoutes } from "./adoption.ts";
import { analysisRoutes } from "./analyses.ts";
import { draftRoutes } from "./drafts.ts";
import { findingRoutes } from "./findings.ts";
import { priorityRoutes } from "./priorities.ts";
import { releaseRoutes } from "./releases.ts";
import { resultRoutes } from "./results.ts";

/** Analyses and what is made of them, up to the release. */
export function deskRoutes(app: FastifyInstance): void {
  analysisRoutes(app);
  resultRoutes(app);
  draftRoutes(app);
  findingRoutes(app);
  priorityRoutes(app);
  adoptionRoutes(app);
  releaseRoutes(app);
}
