import rateLimit from "@fastify/rate-limit";
import underPressure from "@fastify/under-pressure";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sha256 } from "../kernel/ids.ts";
import type { Services } from "../platform/services.ts";
import { bearerOf, SESSION_COOKIE } from "./credentials.ts";

/** Ceilings by cost, for one session, one program with an access token or, without one, one address block. A page far from them is never refused. */
export const LIMITS = {
  page: { max: 6_000, timeWindow: "1 minute" },
  /** Where a secret is tried that no session stands behind, a cookie that somebody made up is no other person. */
  signIn: {
    max: 60,
    timeWindow: "10 minutes",
    keyGenerator: (req: FastifyRequest) =>
      req.routeOptions.config.capability === "public" ? addressBlock(req.ip) : callerOf(req),
  },
  /** Where the address holds a secret too long to be guessed: colleagues behind one address do not stand in each other's way. */
  link: { max: 60, timeWindow: "10 minutes" },
  export: { max: 60, timeWindow: "1 hour" },
  upload: { max: 60, timeWindow: "1 hour" },
} as const;

/** Refuses floods with 429, and sheds load with 503 and Retry-After before the server chokes. */
export async function limitLoad(
  app: FastifyInstance,
  { database, config }: Pick<Services, "database" | "config">,
): Promise<void> {
  await app.register(rateLimit, {
    global: true,
    ...LIMITS.page,
    keyGenerator: callerOf,
    addHeadersOnExceeding: { "x-ratelimit-limit": false, "x-ratelimit-remaining": false, "x-ratelimit-reset": false },
    addHeaders: {
      "x-ratelimit-limit": false,
      "x-ratelimit-remaining": false,
      "x-ratelimit-reset": false,
      "retry-after": true,
    },
  });
  if (config.SHED_DELAY_MS === 0) return;
  await app.register(underPressure, {
    maxEventLoopDelay: config.SHED_DELAY_MS,
    retryAfter: 5,
    pressureHandler: (req, reply) => shed(req, reply),
  });
  app.addHook("onRequest", async (req, reply) => {
    if (database.waiting() > LONGEST_WAIT_MS) shed(req, reply);
  });
}

function callerOf(req: FastifyRequest): string {
  const secret = req.cookies[SESSION_COOKIE] || bearerOf(req);
  return secret ? sha256(secret).toString("base64url") : addressBlock(req.ip);
}

/** Milliseconds a statement may wait for a connection before new requests are turned away. */
const LONGEST_WAIT_MS = 2_000;

/** Health and sign-in are the last to go. */
function shed(req: FastifyRequest, reply: FastifyReply): void {
  if (req.routeOptions.config?.always) return;
  reply.header("retry-after", 5);
  throw Object.assign(new Error("The server sheds load"), { statusCode: 503, code: "FP_BUSY" });
}

/** The network an address belongs to, as far as one household or office usually has: /24, or /64. */
export function addressBlock(address: string): string {
  const mapped = address.replace(/^::ffff:/, "");
  if (mapped.includes(".")) return `${mapped.split(".").slice(0, 3).join(".")}.0/24`;
  return `${expandIpv6(mapped).slice(0, 4).join(":")}::/64`;
}

function expandIpv6(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const before = head === "" ? [] : head.split(":");
  if (tail === undefined) return before;
  const after = tail === "" ? [] : tail.split(":");
  const zeros: string[] = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
  return [...before, ...zeros, ...after];
}
