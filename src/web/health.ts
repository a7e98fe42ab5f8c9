import type { FastifyInstance } from "fastify";
import { programVersion } from "../platform/config/paths.ts";
import type { Engine } from "../platform/db/engine.ts";
import { asVisitor } from "../platform/tenancy/transactions.ts";

/** Whether the process runs, and whether it can serve: for proxies and supervisors. */
export function healthRoutes(app: FastifyInstance, database: Engine): void {
  const config = { capability: "public", always: true } as const;
  const version = programVersion();
  app.get("/health/live", { config }, async () => ({ status: "live", version }));
  app.get("/health/ready", { config }, async (req, reply) => {
    try {
      await asVisitor(database, undefined, req.id, async () => {});
      return { status: "ready", version, database: database.kind };
    } catch (error) {
      req.log.error({ err: error }, "not ready");
      return reply.code(503).header("retry-after", 5).send({ status: "not ready", version, database: database.kind });
    }
  });
}
