import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Outcome, Problem } from "../../../kernel/outcome.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { deskOf } from "../../../web/desk.ts";
import { readForm, readParams, typed } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import {
  addItem,
  changeItem,
  declareInterest,
  moveItem,
  removeItem,
  restrictItem,
  withdrawInterest,
} from "../commands/agenda.ts";
import { interestForm, interestParams, itemParams, placeForm } from "../forms/agenda.ts";
import { meetingParams } from "../forms/meetings.ts";
import { getItem } from "../store/agenda.ts";
import { agendaItemPage } from "../views/agenda-item.ts";
import { itemHref, meetingHref } from "../views/desk.ts";
import { itemFormPage, restrictionPage } from "../views/item-form.ts";
import { meetingPage } from "../views/meeting.ts";
import { readItem, readRestriction, typedItem, typedRestriction } from "./reading.ts";
import { agendaOf, factsOf } from "./surroundings.ts";

const reads = { capability: "groups:read" } as const;
const config = { capability: "meetings:manage" } as const;

/** The agenda of a meeting. */
export function agendaRoutes(app: FastifyInstance): void {
  app.get("/meetings/:meetingId/items/new", { config }, async (req, reply) => {
    const { meetingId } = readParams(meetingParams, req.params);
    const { meeting } = await req.inPartnership((tx) => factsOf(tx, meetingId));
    return reply.html(itemFormPage(deskOf(req), meeting, undefined, { typed: {}, problems: [] }));
  });

  app.post("/meetings/:meetingId/items", { config }, async (req, reply) => {
    const { meetingId } = readParams(meetingParams, req.params);
    const form = readItem(req.body);
    const { outcome, meeting } = await req.inPartnership(async (tx) => ({
      ...(await factsOf(tx, meetingId)),
      outcome: form.ok ? await addItem(tx, meetingId, form.value.facts, req.today) : form,
    }));
    const shown = { typed: typed(req.body), problems: outcome.ok ? [] : outcome.problems };
    if (!outcome.ok) return reply.html(itemFormPage(deskOf(req), meeting, undefined, shown), 422);
    return redirectWithNotice(reply, meetingHref(deskOf(req), meetingId), "The item is on the agenda.");
  });

  app.get("/meetings/:meetingId/items/:itemId", { config: reads }, (req, reply) => showItem(req, reply, []));

  app.get("/meetings/:meetingId/items/:itemId/edit", { config }, async (req, reply) => {
    const { meeting, item } = await req.inPartnership((tx) => itemOf(tx, req.params));
    return reply.html(itemFormPage(deskOf(req), meeting, item, { typed: typedItem(item), problems: [] }));
  });

  app.post("/meetings/:meetingId/items/:itemId/edit", { config }, async (req, reply) => {
    const { meetingId, itemId } = readParams(itemParams, req.params);
    const form = readItem(req.body);
    const { outcome, meeting, item } = await req.inPartnership(async (tx) => ({
      ...(await itemOf(tx, req.params)),
      outcome: form.ok
        ? await changeItem(tx, meetingId, itemId, form.value.facts, form.value.revision, req.today)
        : form,
    }));
    const shown = { typed: typed(req.body), problems: outcome.ok ? [] : outcome.problems };
    if (!outcome.ok) return reply.html(itemFormPage(deskOf(req), meeting, item, shown), 422);
    return redirectWithNotice(reply, itemHref(deskOf(req), item), "The item is saved.");
  });

  app.post("/meetings/:meetingId/items/:itemId/place", { config }, async (req, reply) => {
    const { meetingId, itemId } = readParams(itemParams, req.params);
    const form = readForm(placeForm, req.body);
    return changeAgenda(req, reply, (tx) =>
      form.ok ? moveItem(tx, meetingId, itemId, form.value.direction, req.today) : form,
    );
  });

  app.post("/meetings/:meetingId/items/:itemId/removal", { config }, async (req, reply) => {
    const { meetingId, itemId } = readParams(itemParams, req.params);
    return changeAgenda(req, reply, (tx) => removeItem(tx, meetingId, itemId, req.today));
  });

  app.get("/meetings/:meetingId/items/:itemId/restriction", { config }, async (req, reply) => {
    const { meeting, item } = await req.inPartnership((tx) => itemOf(tx, req.params));
    const begin = { ground: "schedule-12a", ...typedRestriction(item) };
    return reply.html(restrictionPage(deskOf(req), meeting, item, { typed: begin, problems: [] }));
  });

  app.post("/meetings/:meetingId/items/:itemId/restriction", { config }, async (req, reply) => {
    const { meetingId, itemId } = readParams(itemParams, req.params);
    const form = readRestriction(req.body);
    const { outcome, meeting, item } = await req.inPartnership(async (tx) => ({
      ...(await itemOf(tx, req.params)),
      outcome: form.ok
        ? await restrictItem(tx, meetingId, itemId, form.value.restriction, form.value.text, req.today)
        : form,
    }));
    const shown = { typed: typed(req.body), problems: outcome.ok ? [] : outcome.problems };
    if (!outcome.ok) return reply.html(restrictionPage(deskOf(req), meeting, item, shown), 422);
    return redirectWithNotice(reply, itemHref(deskOf(req), item), "The item is restricted.");
  });

  app.post("/meetings/:meetingId/items/:itemId/interests", { config }, async (req, reply) => {
    const { meetingId, itemId } = readParams(itemParams, req.params);
    const form = readForm(interestForm, req.body);
    const { outcome, item } = await req.inPartnership(async (tx) => ({
      ...(await itemOf(tx, req.params)),
      outcome: form.ok ? await declareInterest(tx, meetingId, itemId, form.value) : form,
    }));
    if (!outcome.ok) return showItem(req, reply, outcome.problems);
    return redirectWithNotice(reply, itemHref(deskOf(req), item), `The interest of ${outcome.value} is recorded.`);
  });

  app.post("/meetings/:meetingId/items/:itemId/interests/:seatId/removal", { config }, async (req, reply) => {
    const { meetingId, itemId, seatId } = readParams(interestParams, req.params);
    const { outcome, item } = await req.inPartnership(async (tx) => ({
      ...(await itemOf(tx, req.params)),
      outcome: await withdrawInterest(tx, meetingId, itemId, seatId),
    }));
    if (!outcome.ok) return showItem(req, reply, outcome.problems);
    return redirectWithNotice(reply, itemHref(deskOf(req), item), `The interest of ${outcome.value} is taken back.`);
  });
}

async function itemOf(tx: Tx, params: unknown) {
  const { meetingId, itemId } = readParams(itemParams, params);
  const facts = await factsOf(tx, meetingId);
  return { ...facts, item: await getItem(tx, meetingId, itemId) };
}

async function showItem(req: FastifyRequest, reply: FastifyReply, problems: readonly Problem[]) {
  const facts = await req.inPartnership((tx) => itemOf(tx, req.params));
  const page = agendaItemPage(deskOf(req), { ...facts, today: req.today }, { typed: typed(req.body), problems });
  return reply.html(page, problems.length > 0 ? 422 : 200);
}

/** A change of one button on the meeting's own page, which says why when it is refused. */
async function changeAgenda(
  req: FastifyRequest,
  reply: FastifyReply,
  change: (tx: Tx) => Promise<Outcome<string>> | Outcome<never>,
) {
  const { outcome, facts } = await req.inPartnership(async (tx) => {
    await itemOf(tx, req.params);
    const made = await change(tx);
    return { outcome: made, facts: await agendaOf(tx, req, readParams(meetingParams, req.params).meetingId) };
  });
  const desk = deskOf(req);
  if (!outcome.ok)
    return reply.html(meetingPage(desk, { ...facts, today: req.today, problems: outcome.problems }), 422);
  return redirectWithNotice(reply, meetingHref(desk, facts.meeting.id), "The agenda is changed.");
}
