import type { FastifyInstance } from "fastify";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { deskOf } from "../../../web/desk.ts";
import { readForm, readParams, typed } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { listOrganisations } from "../../partnerships/index.ts";
import { addLine, addSeat, removeLine, removeSeat } from "../commands/terms.ts";
import { lineForm, lineParams, seatParams, termsParams } from "../forms/terms.ts";
import type { NewSeat } from "../rules/terms.ts";
import { getGroupSeen } from "../store/groups.ts";
import { getTerms } from "../store/terms.ts";
import { linesPage, seatsPage } from "../views/membership.ts";
import { termsHref } from "../views/terms.ts";
import { readSeat } from "./reading.ts";

const config = { capability: "groups:manage" } as const;

/** The seats and the lines of accountability that a draft lists. */
export function membershipRoutes(app: FastifyInstance): void {
  app.get("/groups/:id/terms/:termsId/seats", { config }, async (req, reply) => {
    const { group, terms, organisations } = await req.inPartnership((tx) =>
      factsOf(tx, readParams(termsParams, req.params)),
    );
    const begin = { representatives: "1", bodies: "1" };
    return reply.html(seatsPage(deskOf(req), group, terms, organisations, { typed: begin, problems: [] }));
  });

  app.post("/groups/:id/terms/:termsId/seats", { config }, async (req, reply) => {
    const params = readParams(termsParams, req.params);
    const form = readSeat(req.body);
    const { outcome, group, terms, organisations } = await req.inPartnership(async (tx) => {
      const facts = await factsOf(tx, params);
      const seat = form.ok ? named(form.value, facts.organisations) : form;
      return { ...facts, outcome: seat.ok ? await addSeat(tx, params.id, params.termsId, seat.value) : seat };
    });
    const shown = { typed: typed(req.body), problems: outcome.ok ? [] : outcome.problems };
    if (!outcome.ok) return reply.html(seatsPage(deskOf(req), group, terms, organisations, shown), 422);
    return redirectWithNotice(reply, `${termsHref(deskOf(req), terms)}/seats`, "The seat is added.");
  });

  app.post("/groups/:id/terms/:termsId/seats/:seatId/removal", { config }, async (req, reply) => {
    const params = readParams(seatParams, req.params);
    const { outcome, group, terms, organisations } = await req.inPartnership(async (tx) => {
      const facts = await factsOf(tx, params);
      return { ...facts, outcome: await removeSeat(tx, params.id, params.termsId, params.seatId) };
    });
    const shown = { typed: {}, problems: outcome.ok ? [] : outcome.problems };
    if (!outcome.ok) return reply.html(seatsPage(deskOf(req), group, terms, organisations, shown), 422);
    return redirectWithNotice(reply, `${termsHref(deskOf(req), terms)}/seats`, "The seat is taken out.");
  });

  app.get("/groups/:id/terms/:termsId/lines", { config }, async (req, reply) => {
    const { group, terms } = await req.inPartnership((tx) => factsOf(tx, readParams(termsParams, req.params)));
    return reply.html(linesPage(deskOf(req), group, terms, { typed: {}, problems: [] }));
  });

  app.post("/groups/:id/terms/:termsId/lines", { config }, async (req, reply) => {
    const params = readParams(termsParams, req.params);
    const form = readForm(lineForm, req.body);
    const { outcome, group, terms } = await req.inPartnership(async (tx) => ({
      ...(await factsOf(tx, params)),
      outcome: form.ok ? await addLine(tx, params.id, params.termsId, form.value) : form,
    }));
    const shown = { typed: typed(req.body), problems: outcome.ok ? [] : outcome.problems };
    if (!outcome.ok) return reply.html(linesPage(deskOf(req), group, terms, shown), 422);
    return redirectWithNotice(reply, `${termsHref(deskOf(req), terms)}/lines`, "The line is added.");
  });

  app.post("/groups/:id/terms/:termsId/lines/:lineId/removal", { config }, async (req, reply) => {
    const params = readParams(lineParams, req.params);
    const { outcome, group, terms } = await req.inPartnership(async (tx) => ({
      ...(await factsOf(tx, params)),
      outcome: await removeLine(tx, params.id, params.termsId, params.lineId),
    }));
    const shown = { typed: {}, problems: outcome.ok ? [] : outcome.problems };
    if (!outcome.ok) return reply.html(linesPage(deskOf(req), group, terms, shown), 422);
    return redirectWithNotice(reply, `${termsHref(deskOf(req), terms)}/lines`, "The line is taken out.");
  });
}

async function factsOf(tx: Tx, { id, termsId }: { readonly id: string; readonly termsId: string }) {
  return {
    group: await getGroupSeen(tx, id),
    terms: await getTerms(tx, id, termsId),
    organisations: (await listOrganisations(tx)).filter(({ endedOn }) => endedOn === null),
  };
}

type Named = { readonly id: string; readonly name: string };

/** A line without a name of its own bears that of its organisation. */
function named(seat: NewSeat, organisations: readonly Named[]): Outcome<NewSeat> {
  if (seat.organisationId === null) return done(seat);
  const organisation = organisations.find(({ id }) => id === seat.organisationId);
  if (!organisation) return refuse("Choose an organisation", "organisation");
  return done({ ...seat, name: seat.name || organisation.name });
}
