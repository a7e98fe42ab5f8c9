import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";

const NOTHING = ["'none'"];
const OURS = ["'self'"];

/** Headers on every answer, errors included. No inline script and no inline style can run. */
export async function sendSecurityHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: NOTHING,
        scriptSrc: OURS,
        styleSrc: OURS,
        imgSrc: [...OURS, "data:"],
        fontSrc: OURS,
        formAction: OURS,
        baseUri: NOTHING,
        frameAncestors: NOTHING,
        objectSrc: NOTHING,
        connectSrc: OURS,
        workerSrc: OURS,
        manifestSrc: OURS,
      },
    },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
    referrerPolicy: { policy: "no-referrer" },
    crossOriginOpenerPolicy: { policy: "same-origin" },
    crossOriginResourcePolicy: { policy: "same-origin" },
    xFrameOptions: { action: "deny" },
  });
  app.addHook("onSend", async (req, reply, payload) => {
    reply.header(
      "permissions-policy",
      "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()",
    );
    const cache = reply.statusCode < 400 ? req.routeOptions.config?.cache : undefined;
    if (cache === "immutable") reply.header("cache-control", "public, max-age=31536000, immutable");
    else if (cache !== "public" || reply.hasHeader("set-cookie")) reply.header("cache-control", "no-store");
    return payload;
  });
}
