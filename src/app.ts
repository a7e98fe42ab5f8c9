import cookie from "@fastify/cookie";
import formbody from "@fastify/formbody";
import multipart from "@fastify/multipart";
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyPluginCallback,
  fastify,
  LogController,
} from "fastify";
import { newId } from "./kernel/ids.ts";
import { modules } from "./modules.ts";
import type { Services } from "./platform/services.ts";
import { registerRoutes } from "./web/access.ts";
import { serveAssets } from "./web/assets.ts";
import { protectForms } from "./web/csrf.ts";
import { handleErrors } from "./web/errors.ts";
import { healthRoutes } from "./web/health.ts";
import { limitLoad } from "./web/limits.ts";
import type { Module } from "./web/module.ts";
import { keepPublicPages } from "./web/public-pages.ts";
import { decorateReplies } from "./web/reply.ts";
import { decorateRequests } from "./web/request.ts";
import { sendSecurityHeaders } from "./web/security-headers.ts";

/** The largest form, in bytes. Uploads stream under limits of their own. */
const FORM_BYTES = 100 * 1024;

const MAX_PARAM_LENGTH = 200;

/**
 * The framework answers an address that it cannot read by itself, past every hook and so without a security header. Here
 * it becomes an address that no route has, and is answered like any other page that is not there.
 */
function readableUrl(url: string): string {
  const [path = ""] = url.split("?");
  try {
    if (
      decodeURIComponent(path)
        .split("/")
        .every((part) => part.length <= MAX_PARAM_LENGTH)
    )
      return url;
  } catch {
    // Not an address at all.
  }
  return "/no/such/address/at/all";
}

/** The web application: plugins in order, then the routes of every module. Tests install modules of their own besides. */
export async function buildApp(
  services: Services,
  clock: () => Date = () => new Date(),
  installed: readonly Module[] = modules,
): Promise<FastifyInstance> {
  const { database, config, log } = services;
  const app: FastifyInstance = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: newId,
    bodyLimit: FORM_BYTES,
    trustProxy: config.TRUST_PROXY.length === 0 ? false : config.TRUST_PROXY,
    // Sockets that send nothing are cut; a body that keeps coming is not.
    connectionTimeout: 30_000,
    keepAliveTimeout: 5_000,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    rewriteUrl: (req) => readableUrl(req.url ?? "/"),
  });

  registerRoutes(app);
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: FORM_BYTES });
  await app.register(multipart, { limits: { fieldSize: 10_000, fields: 20 } });
  await sendSecurityHeaders(app);
  await limitLoad(app, services);
  decorateRequests(app, database, clock);
  keepPublicPages(app);
  await protectForms(app, config.BASE_URL);
  decorateReplies(app, {
    deskLinks: installed.flatMap((module) => module.deskLinks ?? []),
    banner: (partnership) => installationBanner(database.kind, partnership?.stage),
  });
  handleErrors(app, database);
  logRequests(app);

  serveAssets(app);
  healthRoutes(app, database);
  for (const module of installed) {
    module.siteRoutes?.(app, services);
    await app.register(within(services, module.publicRoutes), { prefix: "/:partnership" });
    await app.register(within(services, module.deskRoutes), { prefix: "/:partnership/desk" });
  }
  return app;
}

/** Routes as a plugin, so that they stand below a prefix. */
function within(services: Services, routes: Module["deskRoutes"]): FastifyPluginCallback {
  return (scope, _options, done) => {
    routes?.(scope, services);
    done();
  };
}

function installationBanner(engine: "embedded" | "server", stage: string | undefined): string | undefined {
  const sentences = [
    stage === "demonstration" &&
      "This is a demonstration: people are role titles, and the data it began with is synthetic.",
    engine === "embedded" && "The embedded database is for evaluation: it does not promise to survive a power cut.",
  ];
  return sentences.filter(Boolean).join(" ") || undefined;
}

/** One line a request, by the pattern of its route: addresses can name people, and queries can hold anything. */
function logRequests(app: FastifyInstance): void {
  app.addHook("onResponse", async (req, reply) => {
    req.log.info(
      {
        request: req.id,
        method: req.method,
        route: req.routeOptions.url ?? "(none)",
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      "request",
    );
  });
}
