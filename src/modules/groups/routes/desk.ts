import type { FastifyInstance } from "fastify";
import { chairRoutes } from "./chairs.ts";
import { changeRoutes } from "./changes.ts";
import { electionRoutes } from "./elections.ts";
import { groupRoutes } from "./groups.ts";
import { membershipRoutes } from "./membership.ts";
import { seatRoutes } from "./seats.ts";
import { structureRoutes } from "./structure.ts";
import { termsRoutes } from "./terms.ts";

/** The groups of a partnership, and their terms of reference. */
export function deskRoutes(app: FastifyInstance): void {
  groupRoutes(app);
  changeRoutes(app);
  termsRoutes(app);
  membershipRoutes(app);
  seatRoutes(app);
  structureRoutes(app);
  chairRoutes(app);
  electionRoutes(app);
}
