import type { FastifyInstance } from "fastify";
import { newId } from "../../../kernel/ids.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import { together } from "../../../kernel/together.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { readForm, readParams, typed } from "../../../web/forms.ts";
import { offsetOf, readListQuery } from "../../../web/list-query.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { editDraft, startDraft } from "../commands/drafts.ts";
import { draftForm, draftParams, newDraftForm, newDraftQuery } from "../forms/drafts.ts";
import { financialYear } from "../rules/drafts.ts";
import { getAnalysis, listAnalyses, listProposals } from "../store/analyses.ts";
import * as store from "../store/drafts.ts";
import { listProposals as listVersions } from "../store/releases.ts";
import { findNewsOf } from "../store/waiting.ts";
import { draftHref } from "../views/desk.ts";
import { draftPage } from "../views/draft.ts";
import { draftFormPage } from "../views/draft-form.ts";
import { draftsPage, newDraftPage } from "../views/drafts.ts";
import type { Workbench } from "../views/workbench.ts";
import { readFigures } from "./quotes.ts";
import { deskOf } from "./surroundings.ts";

const reads = { capability: "assessments:read" } as const;
const writes = { capability: "assessments:write" } as const;

/** How many finished analyses a choice offers: the latest ones. */
const ANALYSES_OFFERED = 50;

/** Assessments: the list, a new one, and the working document with its title and summary. */
export function draftRoutes(app: FastifyInstance): void {
  app.get("/assessments", { config: reads }, async (req, reply) => {
    const [path = ""] = req.url.split("?");
    const query = readListQuery(path, { sorts: ["started"], filters: [] }, req.query);
    const { total, drafts } = await req.inPartnership((tx) =>
      together({
        total: store.countDrafts(tx),
        drafts: store.listDrafts(tx, { limit: query.pageSize, offset: offsetOf(query) }),
      }),
    );
    return reply.html(draftsPage(deskOf(req), { ...query, sort: undefined }, total, drafts));
  });

  app.get("/assessments/new", { config: writes }, async (req, reply) => {
    const { analysis } = readParams(newDraftQuery, req.query);
    const analyses = await req.inPartnership(listFinished);
    const fields = {
      key: newId(),
      title: "Strategic assessment",
      year: financialYear(req.today),
      analysis: analysis ?? analyses[0]?.id ?? "",
    };
    return reply.html(newDraftPage(deskOf(req), analyses, fields, []));
  });

  app.post("/assessments", { config: writes }, async (req, reply) => {
    const form = readForm(newDraftForm, req.body);
    const { analyses, outcome } = await req.inPartnership(async (tx) => ({
      analyses: await listFinished(tx),
      outcome: form.ok
        ? await startDraft(tx, { ...form.value, id: form.value.key, analysisId: form.value.analysis })
        : form,
    }));
    const desk = deskOf(req);
    if (outcome.ok) return reply.redirect(draftHref(desk, outcome.value), 303);
    return reply.html(newDraftPage(desk, analyses, typedNew(req.body), outcome.problems), 422);
  });

  app.get("/assessments/:id", { config: reads }, async (req, reply) => {
    const { id } = readParams(draftParams, req.params);
    const bench = await req.inPartnership((tx) => findWorkbench(tx, id));
    return reply.html(draftPage(deskOf(req), bench));
  });

  app.get("/assessments/:id/edit", { config: writes }, async (req, reply) => {
    const { id } = readParams(draftParams, req.params);
    const draft = await req.inPartnership((tx) => store.getDraftHead(tx, id));
    return reply.html(draftFormPage(deskOf(req), draft, draft, []));
  });

  app.post("/assessments/:id", { config: writes }, async (req, reply) => {
    const { id } = readParams(draftParams, req.params);
    const form = readForm(draftForm, req.body);
    const { draft, outcome } = await req.inPartnership(async (tx) => ({
      draft: await store.getDraftHead(tx, id),
      outcome: form.ok ? await editDraft(tx, id, form.value.revision, fieldsOf(form.value)) : form,
    }));
    const desk = deskOf(req);
    if (outcome.ok) return redirectWithNotice(reply, draftHref(desk, id), "Title and summary are saved");
    const isConflict = isConflicting(outcome.problems);
    const fields = typedDraft(req.body);
    return reply.html(draftFormPage(desk, draft, fields, outcome.problems, isConflict), isConflict ? 409 : 422);
  });
}

/** Everything of the working document, in one transaction. */
export async function findWorkbench(tx: Tx, id: string): Promise<Workbench> {
  const draft = await store.getDraft(tx, id);
  const run = await getAnalysis(tx, draft.analysisId);
  const { proposals, silences } = await listProposals(tx, draft.analysisId);
  const figuresOf = await readFigures(tx, [
    ...draft.findings,
    ...proposals.map(({ figures }) => ({ figures, analysisId: draft.analysisId })),
  ]);
  return {
    draft,
    run,
    isSynthetic: run.parameters.dataset.isSynthetic === true,
    figuresOf,
    news: await findNewsOf(tx, run),
    proposals,
    silences,
    versions: await listVersions(tx, id),
    newKey: newId,
  };
}

/** True for the refusal that says somebody else has saved meanwhile: the page then shows both texts. */
export function isConflicting(problems: readonly Problem[]): boolean {
  return problems.some(({ field }) => field === "revision");
}

/** The latest analyses that are done. */
export async function listFinished(tx: Tx) {
  const { runs } = await listAnalyses(tx, { limit: ANALYSES_OFFERED, offset: 0 });
  return runs.filter(({ step }) => step === "done");
}

function fieldsOf({ title, year, summary }: { title: string; year: string; summary: string }) {
  return { title, year, summary };
}

function typedDraft(body: unknown) {
  const fields = typed(body);
  return {
    title: String(fields["title"] ?? ""),
    year: String(fields["year"] ?? ""),
    summary: String(fields["summary"] ?? ""),
  };
}

function typedNew(body: unknown) {
  const fields = typed(body);
  return { ...typedDraft(body), key: String(fields["key"] ?? newId()), analysis: String(fields["analysis"] ?? "") };
}
