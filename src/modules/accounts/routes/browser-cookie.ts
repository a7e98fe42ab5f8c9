import type { FastifyReply, FastifyRequest } from "fastify";
import { newToken } from "../../../kernel/ids.ts";
import { COOKIE } from "./cookie.ts";

const BROWSER_COOKIE = "__Host-proof";

/** What ties a proof to the browser that began it: nothing but a random number, until the browser is closed. */
export function browserOf(req: FastifyRequest): string {
  return req.cookies[BROWSER_COOKIE] ?? "";
}

/** The same, and gives the browser one when it has none. */
export function keptBrowserOf(req: FastifyRequest, reply: FastifyReply): string {
  const held = browserOf(req);
  if (/^[\w-]{43}$/.test(held)) return held;
  const token = newToken();
  reply.setCookie(BROWSER_COOKIE, token, COOKIE);
  return token;
}
