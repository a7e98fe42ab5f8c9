import type { FastifyInstance } from "fastify";
import type { Day } from "../../../kernel/dates.ts";
import { NotFound } from "../../../kernel/errors.ts";
import { done, type Outcome, refuseAll } from "../../../kernel/outcome.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { readDay, readOptionalDay } from "../../../web/day-field.ts";
import { deskOf } from "../../../web/desk.ts";
import { readForm, readParams, typed } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { endChair, recordChair } from "../commands/chairs.ts";
import { officeEndForm, termOfOfficeForm, termOfOfficeParams, termOfOfficeQuery } from "../forms/chairs.ts";
import { groupParams } from "../forms/shares.ts";
import { type NewTerm, postsOn } from "../rules/chairs.ts";
import { inForceOn } from "../rules/terms.ts";
import { listTermsOfOffice } from "../store/chairs.ts";
import { listElections } from "../store/elections.ts";
import { getGroupSeen } from "../store/groups.ts";
import { listCandidates } from "../store/representatives.ts";
import { listTerms } from "../store/terms.ts";
import { chairsHref, chairsPage, officeEndPage, termOfOfficePage } from "../views/chairs.ts";
import { typedDay } from "./reading.ts";

const reads = { capability: "groups:read" } as const;
const manages = { capability: "groups:manage" } as const;

/** Terms of office of chairs and vice-chairs. */
export function chairRoutes(app: FastifyInstance): void {
  app.get("/groups/:id/chairs", { config: reads }, async (req, reply) => {
    const { id } = readParams(groupParams, req.params);
    const page = await req.inPartnership(async (tx) => ({
      ...(await chairFacts(tx, id, req.today)),
      elections: await listElections(tx, id),
    }));
    return reply.html(chairsPage(deskOf(req), page));
  });

  app.get("/groups/:id/chairs/new", { config: manages }, async (req, reply) => {
    const { id } = readParams(groupParams, req.params);
    const { post = "", person = "" } = readParams(termOfOfficeQuery, req.query);
    const page = await req.inPartnership((tx) => formFacts(tx, id, req.today));
    const form = { typed: { post, person, ...typedDay("from", req.today) }, problems: [] };
    return reply.html(termOfOfficePage(deskOf(req), page, form));
  });

  app.post("/groups/:id/chairs", { config: manages }, async (req, reply) => {
    const { id } = readParams(groupParams, req.params);
    const form = readTerm(req.body);
    const { outcome, ...page } = await req.inPartnership(async (tx) => ({
      ...(await formFacts(tx, id, req.today)),
      outcome: form.ok ? await recordChair(tx, id, form.value) : form,
    }));
    const desk = deskOf(req);
    const shown = { typed: typed(req.body), problems: outcome.ok ? [] : outcome.problems };
    if (!outcome.ok) return reply.html(termOfOfficePage(desk, page, shown), 422);
    return redirectWithNotice(reply, chairsHref(desk, id), "The term of office is recorded.");
  });

  app.get("/groups/:id/chairs/:termId/end", { config: manages }, async (req, reply) => {
    const params = readParams(termOfOfficeParams, req.params);
    const { group, term } = await req.inPartnership((tx) => endFacts(tx, params, req.today));
    const form = { typed: typedDay("to", req.today), problems: [] };
    return reply.html(officeEndPage(deskOf(req), group, term, form));
  });

  app.post("/groups/:id/chairs/:termId/end", { config: manages }, async (req, reply) => {
    const params = readParams(termOfOfficeParams, req.params);
    const form = readEnd(req.body);
    const { outcome, group, term } = await req.inPartnership(async (tx) => ({
      ...(await endFacts(tx, params, req.today)),
      outcome: form.ok ? await endChair(tx, params.id, params.termId, form.value) : form,
    }));
    const desk = deskOf(req);
    const shown = { typed: typed(req.body), problems: outcome.ok ? [] : outcome.problems };
    if (!outcome.ok) return reply.html(officeEndPage(desk, group, term, shown), 422);
    return redirectWithNotice(reply, chairsHref(desk, params.id), "The last day is recorded.");
  });
}

async function chairFacts(tx: Tx, id: string, today: Day) {
  const group = await getGroupSeen(tx, id);
  if (group.host !== null) throw new NotFound("group");
  const terms = inForceOn(await listTerms(tx, id), today);
  const held = await listTermsOfOffice(tx, id);
  return { group, held, chairing: terms && { terms, standings: postsOn(held, terms.settings, today) } };
}

async function formFacts(tx: Tx, id: string, today: Day) {
  return { ...(await chairFacts(tx, id, today)), candidates: await listCandidates(tx) };
}

async function endFacts(tx: Tx, { id, termId }: { readonly id: string; readonly termId: string }, today: Day) {
  const facts = await chairFacts(tx, id, today);
  const term = facts.held.find((one) => one.id === termId);
  if (!term) throw new NotFound("term of office");
  return { ...facts, term };
}

function readTerm(body: unknown): Outcome<NewTerm> {
  const form = readForm(termOfOfficeForm, body);
  if (!form.ok) return form;
  const from = readDay("from", "First day", form.value);
  const to = readOptionalDay("to", "Last day", form.value);
  if (!from.ok || !to.ok) return refuseAll([from, to].flatMap((read) => (read.ok ? [] : read.problems)));
  const { post, person, decidedBy } = form.value;
  return done({ post, decidedBy, personId: person, fromOn: from.value, toOn: to.value ?? null });
}

function readEnd(body: unknown): Outcome<Day> {
  const form = readForm(officeEndForm, body);
  return form.ok ? readDay("to", "Last day", form.value) : form;
}
