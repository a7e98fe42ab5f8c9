import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Outcome, Problem } from "../../../kernel/outcome.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { deskOf } from "../../../web/desk.ts";
import { readForm, readParams, typed } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { addProgrammeItem, changeProgrammeItem, removeProgrammeItem, takeProposals } from "../commands/items.ts";
import { findProposals, programmeOf } from "../commands/reading.ts";
import { EVERY, groupParams, itemForm, itemParams, proposalForm } from "../forms/programmes.ts";
import { everyOf, keepItem } from "../rules/items.ts";
import { layOut, monthOf, type ProgrammeFacts, type ProgrammeItem } from "../rules/programme.ts";
import { getItem } from "../store/programmes.ts";
import { programmeHref } from "../views/desk.ts";
import { programmeItemPage } from "../views/item-form.ts";
import { programmePage } from "../views/programme.ts";

const reads = { capability: "groups:read" } as const;
const config = { capability: "meetings:manage" } as const;

/** The work programme of a group: read over its meetings, proposed, added to and changed. */
export function programmeRoutes(app: FastifyInstance): void {
  app.get("/groups/:id/programme", { config: reads }, (req, reply) => show(req, reply, []));

  app.post("/groups/:id/programme/proposals", { config }, async (req, reply) => {
    const { id } = readParams(groupParams, req.params);
    const form = readForm(proposalForm, req.body);
    const outcome = await req.inPartnership(async (tx) =>
      form.ok ? takeProposals(tx, id, form.value.proposal, req.today) : form,
    );
    if (!outcome.ok) return show(req, reply, outcome.problems);
    const words = outcome.value === 0 ? "It is in the programme already." : "Taken into the programme.";
    return redirectWithNotice(reply, programmeHref(deskOf(req), id), words);
  });

  app.get("/groups/:id/programme/items/new", { config }, async (req, reply) => {
    const { id } = readParams(groupParams, req.params);
    const { group } = await req.inPartnership((tx) => programmeOf(tx, id, req.today));
    const page = { group, item: undefined, thisMonth: monthOf(req.today), every: EVERY };
    return reply.html(programmeItemPage(deskOf(req), page, { typed: { every: "12" }, problems: [] }));
  });

  app.post("/groups/:id/programme/items", { config }, async (req, reply) => {
    const { id } = readParams(groupParams, req.params);
    const asked = readItem(req.body);
    const { outcome, group } = await req.inPartnership(async (tx) => ({
      ...(await programmeOf(tx, id, req.today)),
      outcome: asked.ok ? await addProgrammeItem(tx, id, asked.value.facts, req.today) : asked,
    }));
    const page = { group, item: undefined, thisMonth: monthOf(req.today), every: EVERY };
    if (!outcome.ok)
      return reply.html(
        programmeItemPage(deskOf(req), page, { typed: typed(req.body), problems: outcome.problems }),
        422,
      );
    return redirectWithNotice(reply, programmeHref(deskOf(req), id), "The item is in the programme.");
  });

  app.get("/groups/:id/programme/items/:programmeItemId/edit", { config }, async (req, reply) => {
    const { group, item } = await req.inPartnership((tx) => itemOf(tx, req));
    const page = { group, item, thisMonth: monthOf(req.today), every: everyFor(item) };
    return reply.html(programmeItemPage(deskOf(req), page, { typed: typedItem(item), problems: [] }));
  });

  app.post("/groups/:id/programme/items/:programmeItemId/edit", { config }, async (req, reply) => {
    const { id, programmeItemId } = readParams(itemParams, req.params);
    const asked = readItem(req.body);
    const { outcome, group, item } = await req.inPartnership(async (tx) => ({
      ...(await itemOf(tx, req)),
      outcome: asked.ok
        ? await changeProgrammeItem(tx, id, programmeItemId, asked.value.facts, asked.value.revision)
        : asked,
    }));
    const page = { group, item, thisMonth: monthOf(req.today), every: everyFor(item) };
    if (!outcome.ok)
      return reply.html(
        programmeItemPage(deskOf(req), page, { typed: typed(req.body), problems: outcome.problems }),
        422,
      );
    return redirectWithNotice(reply, programmeHref(deskOf(req), id), "The item is saved.");
  });

  app.post("/groups/:id/programme/items/:programmeItemId/removal", { config }, async (req, reply) => {
    const { id, programmeItemId } = readParams(itemParams, req.params);
    const title = await req.inPartnership((tx) => removeProgrammeItem(tx, id, programmeItemId));
    return redirectWithNotice(
      reply,
      programmeHref(deskOf(req), id),
      `${title} is not in the programme any more. Agendas keep it where they have it.`,
    );
  });
}

async function itemOf(tx: Tx, req: FastifyRequest) {
  const { id, programmeItemId } = readParams(itemParams, req.params);
  const { group } = await programmeOf(tx, id, req.today);
  return { group, item: await getItem(tx, id, programmeItemId) };
}

async function show(req: FastifyRequest, reply: FastifyReply, problems: readonly Problem[]) {
  const { id } = readParams(groupParams, req.params);
  const page = await req.inPartnership(async (tx) => {
    const programme = await programmeOf(tx, id, req.today);
    const isManaged = tx.identity.capabilities.includes("meetings:manage") && programme.group.endedOn === null;
    return {
      ...programme,
      ...{ problems, isManaged },
      laidOut: layOut(programme.items, programme.meetings, req.today),
      proposals: isManaged ? await findProposals(tx, programme, req.today) : [],
    };
  });
  return reply.html(programmePage(deskOf(req), page), problems.length > 0 ? 422 : 200);
}

function readItem(body: unknown): Outcome<{ readonly facts: ProgrammeFacts; readonly revision: number }> {
  const form = readForm(itemForm, body);
  if (!form.ok) return form;
  const { revision, ...asked } = form.value;
  const kept = keepItem(asked);
  return kept.ok ? { ok: true, value: { facts: kept.value, revision } } : kept;
}

function typedItem(item: ProgrammeItem): Record<string, string> {
  const { kind, title, presenter, minutes, firstMonth, source, setting } = item;
  return {
    ...{ kind, title, presenter, source, setting, every: everyOf(item) },
    minutes: minutes === null ? "" : String(minutes),
    firstMonth: firstMonth ?? "",
  };
}

/** The choices of how often, with the item's own where it is none of them. */
function everyFor(item: ProgrammeItem): readonly string[] {
  return [...new Set([...EVERY, everyOf(item)])];
}
