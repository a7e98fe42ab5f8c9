import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Problem } from "../../kernel/outcome.ts";
import type { Services } from "../../platform/services.ts";
import { deskOf } from "../../web/desk.ts";
import { readForm, readParams, typed } from "../../web/forms.ts";
import { redirectWithNotice } from "../../web/notices.ts";
import { makeToken, revokeToken } from "./commands.ts";
import { tokenForm, tokenParams } from "./forms.ts";
import { SHOWN_AFTERWARDS } from "./rules/tokens.ts";
import { listTokens } from "./store.ts";
import { downloadsPage } from "./views/downloads.ts";
import { newTokenPage, tokensPage } from "./views/tokens.ts";

const config = { capability: "partnerships:read" } as const;

/** The access tokens by which somebody's own programs fetch downloads. */
export function deskRoutes(app: FastifyInstance, { config: { baseUrl } }: Pick<Services, "config">): void {
  app.get("/access-tokens", { config }, (req, reply) => show(req, reply, []));

  app.get("/access-tokens/downloads", { config }, async (req, reply) => {
    await req.inPartnership(async () => {});
    return reply.html(downloadsPage(deskOf(req), baseUrl));
  });

  app.post("/access-tokens", { config: { ...config, stepUp: true } }, async (req, reply) => {
    const form = readForm(tokenForm, req.body);
    const outcome = await req.inPartnership(async (tx) => (form.ok ? makeToken(tx, form.value) : form));
    if (!outcome.ok) return show(req, reply, outcome.problems);
    return reply.html(newTokenPage(deskOf(req), outcome.value));
  });

  // Ending one asks for no fresh proof: whoever fears for a token should not have to look for a telephone first.
  app.post("/access-tokens/:tokenId/revocation", { config }, async (req, reply) => {
    const { tokenId } = readParams(tokenParams, req.params);
    await req.inPartnership((tx) => revokeToken(tx, tokenId));
    return redirectWithNotice(reply, `${deskOf(req).href}/access-tokens`, "The access token is revoked.");
  });
}

async function show(req: FastifyRequest, reply: FastifyReply, problems: readonly Problem[]) {
  const tokens = await req.inPartnership((tx) => listTokens(tx, SHOWN_AFTERWARDS));
  const form = { typed: problems.length > 0 ? typed(req.body) : {}, problems };
  const reader = { desk: deskOf(req), person: req.identity?.person ?? "", now: req.now };
  return reply.html(tokensPage(reader, tokens, form), problems.length > 0 ? 422 : 200);
}
