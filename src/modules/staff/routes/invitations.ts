import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Outcome } from "../../../kernel/outcome.ts";
import type { Services } from "../../../platform/services.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { readForm, readParams, type Typed, typed } from "../../../web/forms.ts";
import { likeText, offsetOf, readListQuery } from "../../../web/list-query.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { cancelInvitation, invite, inviteAgain } from "../commands/invitations.ts";
import { invitationForm, organisationParams, staffParams } from "../forms.ts";
import { type Invitation, isInvitationState, plusAddressNote, seekRole } from "../rules/invitations.ts";
import * as store from "../store/invitations.ts";
import { invitationPage, invitationsPage } from "../views/invitations.ts";
import { invitePage } from "../views/invite.ts";
import { hrefOf } from "../views/organisation.ts";
import { employingOf } from "./surroundings.ts";

const config = { capability: "staff:manage" } as const;

/** Whom an organisation has asked to join. */
export function invitationRoutes(app: FastifyInstance, services: Pick<Services, "config">): void {
  const { INVITATION_DAYS: days, baseUrl } = services.config;

  app.get("/organisations/:organisation/invitations", { config }, async (req, reply) => {
    const { organisation } = readParams(organisationParams, req.params);
    const path = `/organisations/${organisation}/invitations`;
    const query = readListQuery(path, { sorts: ["invited"], filters: ["words", "state"] }, req.query);
    const { words, state } = query.filters;
    const filter = {
      words: words === "" ? undefined : likeText(words),
      state: isInvitationState(state) ? state : undefined,
    };
    const found = await req.inPartnership(async (tx) => ({
      total: await store.countInvitations(tx, filter),
      invitations: await store.listInvitations(tx, filter, { limit: query.pageSize, offset: offsetOf(query) }),
    }));
    return reply.html(invitationsPage(employingOf(req), query, found));
  });

  app.get("/organisations/:organisation/invitations/new", { config }, async (req, reply) => {
    const choices = await req.inPartnership(store.listChoices);
    return reply.html(invitePage(employingOf(req), choices, days, { typed: {}, problems: [] }));
  });

  app.post("/organisations/:organisation/invitations", { config }, async (req, reply) => {
    const form = readForm(invitationForm, req.body);
    const { outcome, choices } = await req.inPartnership(async (tx) => {
      const offered = await store.listChoices(tx);
      return { choices: offered, outcome: form.ok ? await inviteAs(tx, form.value, offered, days) : form };
    });
    const employing = employingOf(req);
    if (!outcome.ok) {
      const sent: Typed = typed(req.body);
      return reply.html(invitePage(employing, choices, days, { typed: sent, problems: outcome.problems }), 422);
    }
    const { name, email } = form.ok ? form.value : { name: "", email: "" };
    return redirectWithNotice(
      reply,
      hrefOf(employing, `invitations/${outcome.value}`),
      `${name} is invited.${plusAddressNote(email)}`,
    );
  });

  app.get("/organisations/:organisation/invitations/:id", { config }, (req, reply) => show(req, reply, baseUrl));

  app.post("/organisations/:organisation/invitations/:id/message", { config }, async (req, reply) => {
    const { id } = readParams(staffParams, req.params);
    const outcome = await req.inPartnership((tx) => inviteAgain(tx, id, days, req.now));
    return answer(req, reply, outcome, `Sent again. The new link works for ${days} days, and the one before no more.`);
  });

  app.post("/organisations/:organisation/invitations/:id/cancellation", { config }, async (req, reply) => {
    const { id } = readParams(staffParams, req.params);
    const outcome = await req.inPartnership((tx) => cancelInvitation(tx, id));
    return answer(req, reply, outcome, "Cancelled. The link works no more.");
  });

  function answer(req: FastifyRequest, reply: FastifyReply, outcome: Outcome<Invitation>, notice: string) {
    if (!outcome.ok) return show(req, reply, baseUrl, outcome);
    return redirectWithNotice(reply, hrefOf(employingOf(req), `invitations/${outcome.value.id}`), notice);
  }
}

async function inviteAs(
  tx: Tx,
  form: { name: string; email: string; partnership: string; role: string },
  offered: Awaited<ReturnType<typeof store.listChoices>>,
  days: number,
): Promise<Outcome<string>> {
  const sought = seekRole(form, offered);
  return sought.ok ? invite(tx, { name: form.name, email: form.email, sought: sought.value }, days) : sought;
}

async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  baseUrl: string,
  refused?: Outcome<unknown> & { ok: false },
) {
  const { id } = readParams(staffParams, req.params);
  const invitation = await req.inPartnership((tx) => store.getInvitation(tx, id, baseUrl));
  return reply.html(invitationPage(employingOf(req), invitation, refused?.problems), refused ? 422 : 200);
}
