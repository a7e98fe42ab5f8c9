import type { FastifyInstance } from "fastify";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { readForm, readParams, typed } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import * as commands from "../commands/priorities.ts";
import { draftParams, emptyForm, moveForm, priorityEditForm, priorityForm, priorityParams } from "../forms/drafts.ts";
import { partsOf } from "../rules/citations.ts";
import { type Draft, type Finding, liveFindings } from "../rules/drafts.ts";
import { getDraft } from "../store/drafts.ts";
import { getPriority } from "../store/priorities.ts";
import { draftHref } from "../views/desk.ts";
import { type PriorityForm, priorityFormPage } from "../views/priority-form.ts";
import { isConflicting } from "./drafts.ts";
import { withoutToken } from "./findings.ts";
import { type FiguresOf, readFigures } from "./quotes.ts";
import { deskOf } from "./surroundings.ts";

const config = { capability: "assessments:write" } as const;

/** Priorities: chosen from findings, rewritten, moved, taken out and put back. */
export function priorityRoutes(app: FastifyInstance): void {
  app.get("/assessments/:id/priorities/new", { config }, async (req, reply) => {
    const { id } = readParams(draftParams, req.params);
    const choice = await req.inPartnership((tx) => findChoice(tx, id));
    const fields = { title: "", reason: "", findingIds: [] };
    const page = { ...choice, id: undefined, hidden: { key: newId() }, fields, problems: [] };
    return reply.html(priorityFormPage(deskOf(req), page));
  });

  app.post("/assessments/:id/priorities", { config }, async (req, reply) => {
    const { id } = readParams(draftParams, req.params);
    const form = readForm(priorityForm, req.body);
    const { choice, outcome } = await req.inPartnership(async (tx) => ({
      choice: await findChoice(tx, id),
      outcome: form.ok ? await commands.choosePriority(tx, id, form.value.key, fieldsOf(form.value)) : form,
    }));
    const desk = deskOf(req);
    if (outcome.ok) return redirectWithNotice(reply, `${draftHref(desk, id)}#priorities`, "The priority is saved");
    const hidden = { key: String(typed(req.body)["key"] ?? newId()) };
    const page = { ...choice, id: undefined, hidden, fields: typedFields(req.body), problems: outcome.problems };
    return reply.html(priorityFormPage(desk, page), 422);
  });

  app.get("/assessments/:id/priorities/:priorityId/edit", { config }, async (req, reply) => {
    const { id, priorityId } = readParams(priorityParams, req.params);
    const { priority, choice } = await req.inPartnership(async (tx) => ({
      priority: await getPriority(tx, id, priorityId),
      choice: await findChoice(tx, id),
    }));
    const hidden = { revision: String(priority.revision) };
    const page = { ...choice, id: priorityId, hidden, fields: priority, problems: [] };
    return reply.html(priorityFormPage(deskOf(req), page));
  });

  app.post("/assessments/:id/priorities/:priorityId", { config }, async (req, reply) => {
    const { id, priorityId } = readParams(priorityParams, req.params);
    const form = readForm(priorityEditForm, req.body);
    const { priority, choice, outcome } = await req.inPartnership(async (tx) => ({
      priority: await getPriority(tx, id, priorityId),
      choice: await findChoice(tx, id),
      outcome: form.ok
        ? await commands.editPriority(tx, id, priorityId, form.value.revision, fieldsOf(form.value))
        : form,
    }));
    const desk = deskOf(req);
    if (outcome.ok) return redirectWithNotice(reply, `${draftHref(desk, id)}#priorities`, "The priority is saved");
    const isConflict = isConflicting(outcome.problems);
    const named = choice.findings.filter((finding) => priority.findingIds.includes(finding.id));
    const page: PriorityForm = {
      ...choice,
      id: priorityId,
      // After a conflict the form is of what is saved now, so that what is put together can be saved.
      hidden: { revision: isConflict ? String(priority.revision) : String(typed(req.body)["revision"] ?? "") },
      fields: typedFields(req.body),
      problems: outcome.problems,
      ...(isConflict && {
        saved: { title: priority.title, reason: priority.reason, findings: named.map(({ text }) => text).join("\n") },
      }),
    };
    return reply.html(priorityFormPage(desk, page), isConflict ? 409 : 422);
  });

  app.post("/assessments/:id/priorities/:priorityId/position", { config }, async (req, reply) => {
    const { id, priorityId } = readParams(priorityParams, req.params);
    const { from, direction } = readParams(moveForm, withoutToken(req.body));
    await req.inPartnership((tx) => commands.movePriority(tx, id, priorityId, from, direction));
    return reply.redirect(`${draftHref(deskOf(req), id)}#priorities`, 303);
  });

  app.post("/assessments/:id/priorities/:priorityId/removal", { config }, async (req, reply) => {
    const { id, priorityId } = readParams(priorityParams, req.params);
    readParams(emptyForm, withoutToken(req.body));
    await req.inPartnership((tx) => commands.removePriority(tx, id, priorityId, req.now));
    return redirectWithNotice(
      reply,
      `${draftHref(deskOf(req), id)}#priorities`,
      "The priority is taken out. It can be put back.",
    );
  });

  app.post("/assessments/:id/priorities/:priorityId/restoration", { config }, async (req, reply) => {
    const { id, priorityId } = readParams(priorityParams, req.params);
    readParams(emptyForm, withoutToken(req.body));
    await req.inPartnership((tx) => commands.restorePriority(tx, id, priorityId));
    return redirectWithNotice(reply, `${draftHref(deskOf(req), id)}#priorities`, "The priority is back in its place");
  });
}

/** The draft with its findings to choose from, as they are read. */
async function findChoice(tx: Tx, id: string): Promise<Pick<PriorityForm, "draft" | "findings">> {
  const draft: Draft = await getDraft(tx, id);
  const findings = liveFindings(draft);
  const figuresOf = await readFigures(tx, findings);
  return { draft, findings: findings.map((finding) => ({ id: finding.id, text: readable(finding, figuresOf) })) };
}

function readable(finding: Finding, figuresOf: FiguresOf): string {
  const figures = figuresOf(finding);
  return partsOf(finding.sentence)
    .map((part) => ("words" in part ? part.words : (figures[part.place]?.text ?? "")))
    .join("");
}

function fieldsOf({ title, reason, findings }: { title: string; reason: string; findings: readonly string[] }) {
  return { title, reason, findingIds: findings };
}

function typedFields(body: unknown) {
  const { title = "", reason = "", findings = [] } = typed(body);
  return { title: String(title), reason: String(reason), findingIds: [findings].flat() };
}
