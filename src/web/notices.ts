import type { FastifyReply, FastifyRequest } from "fastify";

const COOKIE = "__Host-notice";
const OPTIONS = { path: "/", secure: true, httpOnly: true, sameSite: "lax" } as const;

/** Sends the browser on after a change, with a sentence that the next page shows once. */
export function redirectWithNotice(reply: FastifyReply, url: string, notice: string): FastifyReply {
  return reply.setCookie(COOKIE, notice, { ...OPTIONS, maxAge: 60 }).redirect(url, 303);
}

/** The sentence waiting for this page, which is then gone. */
export function takeNotice(req: FastifyRequest, reply: FastifyReply): string | undefined {
  const notice = req.cookies[COOKIE];
  if (notice !== undefined) reply.clearCookie(COOKIE, OPTIONS);
  return notice;
}
