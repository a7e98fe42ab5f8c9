import type { FastifyInstance } from "fastify";
import type { ConsoleCommand } from "../platform/console/command.ts";
import type { JobHandler, Schedule } from "../platform/jobs/worker.ts";
import type { Services } from "../platform/services.ts";
import type { DeskLink } from "./reply.ts";

/** What a module adds to the program. Listed in src/modules.ts. */
export type Module = {
  readonly name: string;
  /** Pages that belong to no partnership: `/sign-in`. */
  readonly siteRoutes?: (app: FastifyInstance, services: Services) => void;
  /** What the public reads of a partnership: `/thurrock/…`. */
  readonly publicRoutes?: (app: FastifyInstance, services: Services) => void;
  /** Where those who work in a partnership work: `/thurrock/desk/…`. */
  readonly deskRoutes?: (app: FastifyInstance, services: Services) => void;
  readonly deskLinks?: readonly DeskLink[];
  readonly jobs?: (services: Services) => readonly JobHandler[];
  readonly schedules?: readonly Schedule[];
  readonly console?: readonly ConsoleCommand[];
};
