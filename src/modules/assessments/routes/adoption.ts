import type { FastifyInstance } from "fastify";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { quantity } from "../../../web/format.ts";
import { readForm, readParams } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { restOnAnalysis } from "../commands/drafts.ts";
import { adoptionForm, adoptionQuery, draftParams } from "../forms/drafts.ts";
import { liveFindings } from "../rules/drafts.ts";
import { getAnalysis } from "../store/analyses.ts";
import { getDraft } from "../store/drafts.ts";
import { findNewsOf } from "../store/waiting.ts";
import { type Adoption, adoptionPage } from "../views/adoption.ts";
import { draftHref } from "../views/desk.ts";
import { listFinished } from "./drafts.ts";
import { readFigures } from "./quotes.ts";
import { deskOf } from "./surroundings.ts";

const config = { capability: "assessments:write" } as const;

/** Bringing an assessment up to date: another analysis is chosen, compared figure by figure, and then rested on. */
export function adoptionRoutes(app: FastifyInstance): void {
  app.get("/assessments/:id/analysis", { config }, async (req, reply) => {
    const { id } = readParams(draftParams, req.params);
    const { analysis } = readParams(adoptionQuery, req.query);
    const adoption = await req.inPartnership((tx) => findAdoption(tx, id, analysis));
    return reply.html(adoptionPage(deskOf(req), adoption));
  });

  app.post("/assessments/:id/analysis", { config }, async (req, reply) => {
    const { id } = readParams(draftParams, req.params);
    const form = readForm(adoptionForm, req.body);
    const { adoption, outcome } = await req.inPartnership(async (tx) => ({
      adoption: await findAdoption(tx, id, form.ok ? form.value.analysis : undefined),
      outcome: form.ok ? await restOnAnalysis(tx, id, form.value.revision, form.value.analysis) : form,
    }));
    const desk = deskOf(req);
    if (!outcome.ok) return reply.html(adoptionPage(desk, adoption, outcome.problems), 422);
    return redirectWithNotice(reply, draftHref(desk, id), movedInWords(outcome.value));
  });
}

async function findAdoption(tx: Tx, id: string, chosenId: string | undefined): Promise<Adoption> {
  const draft = await getDraft(tx, id);
  const run = await getAnalysis(tx, draft.analysisId);
  const choices = (await listFinished(tx)).filter((one) => one.id !== draft.analysisId);
  const chosen = choices.find((one) => one.id === chosenId);
  const common = { draft, run, choices, news: await findNewsOf(tx, run) };
  if (!chosen) return { ...common, chosen: undefined };
  const findings = liveFindings(draft);
  const moved = findings.map(({ figures }) => ({ figures, analysisId: chosen.id }));
  const figuresOf = await readFigures(tx, [...findings, ...moved]);
  const comparisons = findings.map((finding) => ({
    finding,
    before: figuresOf(finding),
    after: figuresOf({ figures: finding.figures, analysisId: chosen.id }),
  }));
  return { ...common, chosen: { run: chosen, comparisons } };
}

function movedInWords({ moved, left }: { readonly moved: number; readonly left: number }): string {
  const words = `${quantity(moved, "finding")} moved to the other analysis.`;
  if (left === 0) return words;
  return `${words} ${quantity(left, "finding")} ${left === 1 ? "stays" : "stay"} behind: rewrite ${left === 1 ? "it" : "them"} or take ${left === 1 ? "it" : "them"} out.`;
}
