import type { FastifyInstance } from "fastify";
import { done } from "../../../kernel/outcome.ts";
import type { Services } from "../../../platform/services.ts";
import { readForm, readParams } from "../../../web/forms.ts";
import { LIMITS } from "../../../web/limits.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { passphraseForm } from "../../accounts/index.ts";
import { join, openInvitation } from "../commands/joining.ts";
import { tokenParams } from "../forms.ts";
import { hasAccountPage, invitationEndedPage, joinPage } from "../views/joining.ts";

const config = { capability: "public" } as const;

/** Where the link of an invitation leads. */
export function joiningRoutes(app: FastifyInstance, services: Services): void {
  app.get("/account/invitation/:token", { config }, async (req, reply) => {
    const { token } = readParams(tokenParams, req.params);
    const invitation = await openInvitation(services, token, req.id);
    if (!invitation) return reply.html(invitationEndedPage(), 410);
    return invitation.hasAccount ? reply.html(hasAccountPage(), 409) : reply.html(joinPage(token, invitation, []));
  });

  app.post("/account/invitation/:token", { config: { ...config, rateLimit: LIMITS.link } }, async (req, reply) => {
    const { token } = readParams(tokenParams, req.params);
    const invitation = await openInvitation(services, token, req.id);
    if (!invitation) return reply.html(invitationEndedPage(), 410);
    if (invitation.hasAccount) return reply.html(hasAccountPage(), 409);
    const form = invitation.hasLocalSignIn ? readForm(passphraseForm, req.body) : done({ passphrase: undefined });
    const outcome = form.ok ? await join(services, token, form.value.passphrase, req.id) : form;
    if (!outcome.ok) return reply.html(joinPage(token, invitation, outcome.problems), 422);
    if (!invitation.hasLocalSignIn)
      return redirectWithNotice(
        reply,
        "/sign-in/organisation?next=/account/second-factor",
        `Your account is ready. Sign in with what ${invitation.organisation} gave you.`,
      );
    return redirectWithNotice(
      reply,
      "/sign-in?next=/account/second-factor",
      "Your account is ready. Sign in, and set up your second factor.",
    );
  });
}
