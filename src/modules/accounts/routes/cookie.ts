import type { FastifyReply } from "fastify";
import { SESSION_COOKIE } from "../../../web/credentials.ts";

export const COOKIE = { path: "/", secure: true, httpOnly: true, sameSite: "lax" } as const;

/** Gives the browser the token of its session. Forms of the page that is answered belong to that token as well. */
export function setSessionCookie(reply: FastifyReply, token: string): void {
  reply.request.sessionToken = token;
  reply.setCookie(SESSION_COOKIE, token, COOKIE);
}
