import type { FastifyRequest } from "fastify";
import { isAccessToken } from "../kernel/access-tokens.ts";

/** Holds the token of a browser's session. */
export const SESSION_COOKIE = "__Host-sid";

/**
 * What a program sends instead of a cookie, on a route that programs may have: an access token, if it is good, and "" for a
 * header without one. Undefined on every other route, where the header is not read; and beside a session, unless it is ours.
 */
export function bearerOf(req: FastifyRequest): string | undefined {
  if (req.routeOptions.config?.program === undefined) return undefined;
  const sent = sentBearer(req);
  return hasSession(req) && !isAccessToken(sent ?? "") ? undefined : sent;
}

/** True when a request comes as a session and as a program at once, so that nobody can say whose it is. */
export function isAmbiguous(req: FastifyRequest): boolean {
  return hasSession(req) && isAccessToken(sentBearer(req) ?? "");
}

function sentBearer({ headers }: FastifyRequest): string | undefined {
  const sent = /^bearer(?: +(.*))?$/i.exec(headers.authorization?.trim() ?? "");
  return sent ? (sent[1] ?? "") : undefined;
}

function hasSession({ cookies }: FastifyRequest): boolean {
  return cookies[SESSION_COOKIE] !== undefined;
}
