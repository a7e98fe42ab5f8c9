import { randomUUID } from "node:crypto";
import csrfProtection from "@fastify/csrf-protection";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sha256 } from "../kernel/ids.ts";
import { type Html, html } from "./html.ts";

/**
 * What stands for the form token until the page is sent: views put it into forms, and nobody outside this process can
 * know it. So a view needs no request, and two views of the same data are the same bytes.
 */
export const FORM_TOKEN = `form-token-${randomUUID()}`;

/** The hidden field that every form which changes something begins with. */
export function csrfField(): Html {
  return html`<input type="hidden" name="_csrf" value="${FORM_TOKEN}">`;
}

/** Puts this browser's form token where FORM_TOKEN stands. Pages without a form get no cookie. */
export function fillFormTokens(markup: string, reply: FastifyReply): string {
  if (!markup.includes(FORM_TOKEN)) return markup;
  return markup.replaceAll(FORM_TOKEN, reply.generateCsrf({ userInfo: sessionMark(reply.request) }));
}

/** The form was sent from another site, or with a token that is not this browser's or this session's. */
export class ForeignForm extends Error {
  override readonly name = "ForeignForm";
}

/** Checks every request that may change something: where it comes from, and its form token. */
export async function protectForms(app: FastifyInstance, baseUrl: string | undefined): Promise<void> {
  await app.register(csrfProtection, {
    cookieKey: "__Host-form",
    cookieOpts: { path: "/", secure: true, httpOnly: true, sameSite: "lax" },
    getUserInfo: sessionMark,
    // Binds the token to the session. The session's own token is the secret part, so this need not be one.
    csrfOpts: { hmacKey: "frankpledge form token" },
  });
  app.addHook("preValidation", async (req, reply) => {
    if (SAFE.has(req.method)) return;
    checkOrigin(req, baseUrl);
    if (!req.routeOptions.config.streams) await checkFormToken(req, reply);
  });
}

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** Throws ForeignForm unless the body's token is this browser's and this session's. */
export function checkFormToken(req: FastifyRequest, reply: FastifyReply): Promise<void> {
  return new Promise((resolve, reject) => {
    // The plugin answers by itself when it refuses; the page that says so is ours.
    const refusing = Object.assign(Object.create(reply) as FastifyReply, {
      send: () => reject(new ForeignForm("The form token is not valid")),
    });
    req.server.csrfProtection.call(req.server, req, refusing, () => resolve());
  });
}

function checkOrigin(req: FastifyRequest, baseUrl: string | undefined): void {
  const { origin } = req.headers;
  const site = req.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none")
    throw new ForeignForm("The form was sent from another site");
  // Under Referrer-Policy: no-referrer browsers send "null" with our own forms; the token and the site stand for it.
  if (origin === undefined || origin === "null") return;
  const own = baseUrl === undefined ? req.headers.host : new URL(baseUrl).host;
  if (!URL.canParse(origin) || new URL(origin).host !== own)
    throw new ForeignForm("The form was sent from another site");
}

function sessionMark(req: FastifyRequest): string {
  return req.sessionToken === undefined ? "nobody" : sha256(req.sessionToken).toString("base64url");
}
