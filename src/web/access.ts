import type { FastifyContextConfig, FastifyInstance, FastifyRequest } from "fastify";
import { DOWNLOADS, type Download } from "../kernel/access-tokens.ts";
import { type Capability, isCapability, type RouteCapability } from "../kernel/capabilities.ts";
import { Forbidden } from "../kernel/errors.ts";
import { heldIn } from "../platform/tenancy/held.ts";
import type { Tx } from "../platform/tenancy/tx.ts";

/** Whether a shared cache may keep the answer. Public pages are checked again at every use, so withdrawal is at once. */
export type CacheClass = "private" | "public" | "immutable";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Who may have this route. A route without one stops the start. */
    capability?: RouteCapability;
    cache?: CacheClass;
    /** The route reads its body itself, a piece at a time, and checks its form token itself. */
    streams?: boolean;
    /** Risky: whoever asks must have proved who they are within the last ten minutes. */
    stepUp?: boolean;
    /** Open to a session that has not given the second factor yet: where it is given. */
    beforeSecondFactor?: boolean;
    /** Programs may have it by an access token, as a download of this kind. Only what reads and needs no fresh proof. */
    program?: Download;
    /** Served even when the server sheds load. */
    always?: boolean;
  }
  interface FastifyInstance {
    /** Every route with what it declares, in the order of registration. */
    routeRegistry: RegisteredRoute[];
  }
}

export type RegisteredRoute = {
  readonly method: string;
  readonly url: string;
  readonly capability: RouteCapability;
  readonly cache: CacheClass;
  readonly stepUp: boolean;
  readonly program: Download | undefined;
};

/** Refuses to register a route that does not declare who may have it. */
export function registerRoutes(app: FastifyInstance): void {
  const registry: RegisteredRoute[] = [];
  app.decorate("routeRegistry", registry);
  app.addHook("onRoute", (route) => {
    const capability = route.config?.capability;
    const methods = Array.isArray(route.method) ? route.method : [route.method];
    for (const method of methods) {
      if (capability === undefined) throw new Error(`${method} ${route.url} declares no capability`);
      if (capability !== "public" && capability !== "signed-in" && !isCapability(capability)) {
        throw new Error(
          `${method} ${route.url} declares ${String(capability)}, which is not in kernel/capabilities.ts`,
        );
      }
      if (route.config?.stepUp && (capability === "public" || route.config.streams))
        throw new Error(`${method} ${route.url} cannot ask for a step-up: it is public, or reads its body itself`);
      if (route.config?.program !== undefined && !mayServePrograms(method, route.url, route.config))
        throw new Error(
          `${method} ${route.url} cannot be had by programs: it is no download of a partnership's, or risky`,
        );
      registry.push({
        method,
        url: route.url,
        capability,
        cache: route.config?.cache ?? "private",
        stepUp: route.config?.stepUp ?? false,
        program: route.config?.program,
      });
    }
  });
}

function mayServePrograms(method: string, url: string, config: FastifyContextConfig): boolean {
  const needs: readonly string[] = config.program === undefined ? [] : DOWNLOADS[config.program].needs;
  const isDownload = url.startsWith("/:partnership/desk/") && needs.includes(config.capability ?? "");
  return (method === "GET" || method === "HEAD") && isDownload && !config.stepUp && !config.streams;
}

export function capabilityOf(req: FastifyRequest): RouteCapability | undefined {
  return req.routeOptions.config.capability;
}

/** For a thing of a group, what the route needs to be held in: throws Forbidden unless it is, there or in the whole partnership. */
export function mustHoldIn(tx: Tx, group: string, capability: Capability): void {
  if (!heldIn(tx.identity, group).includes(capability)) throw new Forbidden(capability);
}

/** The partnership named in the path, if the route has one. */
export function slugOf(req: FastifyRequest): string | undefined {
  const { partnership } = req.params as { partnership?: string };
  return partnership;
}

/** The organisation named in the path, if the route is about an organisation's people. */
export function organisationOf(req: FastifyRequest): string | undefined {
  const { organisation } = req.params as { organisation?: string };
  return organisation;
}
