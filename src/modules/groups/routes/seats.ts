import type { FastifyInstance } from "fastify";
import type { Day } from "../../../kernel/dates.ts";
import { NotFound } from "../../../kernel/errors.ts";
import { done, type Outcome, refuseAll } from "../../../kernel/outcome.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { readDay, readOptionalDay } from "../../../web/day-field.ts";
import { deskOf } from "../../../web/desk.ts";
import { readForm, readParams, typed } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { endRepresentative, placeRepresentative } from "../commands/representatives.ts";
import { leavingForm, placingForm, representativeParams, seatOfGroupParams } from "../forms/representatives.ts";
import type { Placing } from "../rules/representatives.ts";
import { inForceOn } from "../rules/terms.ts";
import { getGroupSeen } from "../store/groups.ts";
import { getSeat, listCandidates, listRepresentatives } from "../store/representatives.ts";
import { listTerms } from "../store/terms.ts";
import { leavingPage, placingPage, seatPage } from "../views/seat.ts";
import { seatHref } from "../views/seats.ts";
import { typedDay } from "./reading.ts";

const reads = { capability: "groups:read" } as const;
const manages = { capability: "groups:manage" } as const;

/** People in the seats of a group: put there, and leaving. */
export function seatRoutes(app: FastifyInstance): void {
  app.get("/groups/:id/seats/:seatId", { config: reads }, async (req, reply) => {
    const params = readParams(seatOfGroupParams, req.params);
    const page = await req.inPartnership((tx) => factsOf(tx, params, req.today));
    return reply.html(seatPage(deskOf(req), page));
  });

  app.get("/groups/:id/seats/:seatId/representatives/new", { config: manages }, async (req, reply) => {
    const params = readParams(seatOfGroupParams, req.params);
    const page = await req.inPartnership(async (tx) => ({
      ...(await factsOf(tx, params, req.today)),
      candidates: await listCandidates(tx),
    }));
    return reply.html(placingPage(deskOf(req), page, { typed: typedDay("from", req.today), problems: [] }));
  });

  app.post("/groups/:id/seats/:seatId/representatives", { config: manages }, async (req, reply) => {
    const params = readParams(seatOfGroupParams, req.params);
    const form = readPlacing(req.body);
    const { outcome, ...page } = await req.inPartnership(async (tx) => ({
      ...(await factsOf(tx, params, req.today)),
      candidates: await listCandidates(tx),
      outcome: form.ok ? await placeRepresentative(tx, params.id, params.seatId, form.value) : form,
    }));
    const desk = deskOf(req);
    if (!outcome.ok)
      return reply.html(placingPage(desk, page, { typed: typed(req.body), problems: outcome.problems }), 422);
    return redirectWithNotice(reply, seatHref(desk, params.id, params.seatId), "They are in the seat.");
  });

  app.get(
    "/groups/:id/seats/:seatId/representatives/:representativeId/end",
    { config: manages },
    async (req, reply) => {
      const params = readParams(representativeParams, req.params);
      const page = await req.inPartnership((tx) => leavingFacts(tx, params, req.today));
      const form = { typed: typedDay("to", req.today), problems: [] };
      return reply.html(leavingPage(deskOf(req), page, page.one, form));
    },
  );

  app.post(
    "/groups/:id/seats/:seatId/representatives/:representativeId/end",
    { config: manages },
    async (req, reply) => {
      const params = readParams(representativeParams, req.params);
      const { id, seatId, representativeId } = params;
      const form = readLeaving(req.body);
      const { outcome, ...page } = await req.inPartnership(async (tx) => ({
        ...(await leavingFacts(tx, params, req.today)),
        outcome: form.ok ? await endRepresentative(tx, id, seatId, representativeId, form.value) : form,
      }));
      const desk = deskOf(req);
      const shown = { typed: typed(req.body), problems: outcome.ok ? [] : outcome.problems };
      if (!outcome.ok) return reply.html(leavingPage(desk, page, page.one, shown), 422);
      return redirectWithNotice(reply, seatHref(desk, id, seatId), "The last day is recorded.");
    },
  );
}

type Params = { readonly id: string; readonly seatId: string };

async function factsOf(tx: Tx, { id, seatId }: Params, today: Day) {
  return {
    group: await getGroupSeen(tx, id),
    seat: await getSeat(tx, id, seatId),
    terms: inForceOn(await listTerms(tx, id), today),
    people: (await listRepresentatives(tx, id)).filter((one) => one.seatId === seatId),
    today,
  };
}

async function leavingFacts(tx: Tx, params: Params & { readonly representativeId: string }, today: Day) {
  const facts = await factsOf(tx, params, today);
  const one = facts.people.find(({ id }) => id === params.representativeId);
  if (!one) throw new NotFound("representative");
  return { ...facts, one };
}

function readPlacing(body: unknown): Outcome<Placing> {
  const form = readForm(placingForm, body);
  if (!form.ok) return form;
  const from = readDay("from", "First day", form.value);
  const to = readOptionalDay("to", "Last day", form.value);
  if (!from.ok || !to.ok) return refuseAll([from, to].flatMap((read) => (read.ok ? [] : read.problems)));
  const { person, standsAs } = form.value;
  return done({ personId: person, standsAs, fromOn: from.value, toOn: to.value ?? null });
}

function readLeaving(body: unknown): Outcome<Day> {
  const form = readForm(leavingForm, body);
  return form.ok ? readDay("to", "Last day", form.value) : form;
}
