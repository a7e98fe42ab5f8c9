import type { FastifyInstance } from "fastify";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { readForm, readParams, typed } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { putForward, releaseVersion, withdrawVersion } from "../commands/releases.ts";
import { draftParams, emptyForm, proposalFileParams, proposalParams, withdrawalForm } from "../forms/drafts.ts";
import { documentChanges } from "../rules/document-changes.ts";
import { resultFile } from "../rules/result-files.ts";
import { getDraftHead } from "../store/drafts.ts";
import * as store from "../store/releases.ts";
import { draftHref } from "../views/desk.ts";
import { draftPage } from "../views/draft.ts";
import { type ProposalView, proposalPage } from "../views/proposal.ts";
import { releasedPage } from "../views/public-pages.ts";
import { findWorkbench } from "./drafts.ts";
import { withoutToken } from "./findings.ts";
import { deskOf, sendTable, tableNamed } from "./surroundings.ts";

const reads = { capability: "assessments:read" } as const;
const writes = { capability: "assessments:write" } as const;
const releases = { capability: "assessments:release", stepUp: true } as const;

/** Versions: put forward, looked at, released by a second person, withdrawn. */
export function releaseRoutes(app: FastifyInstance): void {
  app.post("/assessments/:id/proposals", { config: writes }, async (req, reply) => {
    const { id } = readParams(draftParams, req.params);
    readParams(emptyForm, withoutToken(req.body));
    const outcome = await putForward((work) => req.inPartnership(work), id);
    const desk = deskOf(req);
    if (outcome.ok) return reply.redirect(draftHref(desk, id, `proposals/${outcome.value}`), 303);
    const bench = await req.inPartnership((tx) => findWorkbench(tx, id));
    return reply.html(draftPage(desk, bench, outcome.problems), 422);
  });

  app.get("/assessments/:id/proposals/:proposalId", { config: reads }, async (req, reply) => {
    const { id, proposalId } = readParams(proposalParams, req.params);
    const view = await req.inPartnership((tx) => findProposal(tx, id, proposalId));
    return reply.html(proposalPage(deskOf(req), view));
  });

  app.get("/assessments/:id/proposals/:proposalId/document", { config: reads }, async (req, reply) => {
    const { id, proposalId } = readParams(proposalParams, req.params);
    const { proposal, document } = await req.inPartnership((tx) => findProposal(tx, id, proposalId));
    const head = { ...proposal, releasedAt: proposal.released?.at ?? req.now };
    const href = draftHref(deskOf(req), id, `proposals/${proposalId}`);
    return reply.html(releasedPage(head, document, href, undefined));
  });

  app.get("/assessments/:id/proposals/:proposalId/tables/:file", { config: reads }, async (req, reply) => {
    const { id, proposalId, file } = readParams(proposalFileParams, req.params);
    const { document } = await req.inPartnership((tx) => findProposal(tx, id, proposalId));
    return sendTable(reply, file, resultFile(tableNamed(document.tables, file)));
  });

  app.post("/assessments/:id/proposals/:proposalId/release", { config: releases }, async (req, reply) => {
    const { id, proposalId } = readParams(proposalParams, req.params);
    readParams(emptyForm, withoutToken(req.body));
    const { outcome, view } = await req.inPartnership(async (tx) => ({
      view: await findProposal(tx, id, proposalId),
      outcome: await releaseVersion(tx, id, proposalId),
    }));
    const desk = deskOf(req);
    if (!outcome.ok) return reply.html(proposalPage(desk, view, outcome.problems), 422);
    return redirectWithNotice(
      reply,
      draftHref(desk, id, `proposals/${proposalId}`),
      "It is released: everybody can read it",
    );
  });

  app.post("/assessments/:id/proposals/:proposalId/withdrawal", { config: releases }, async (req, reply) => {
    const { id, proposalId } = readParams(proposalParams, req.params);
    const form = readForm(withdrawalForm, req.body);
    const { outcome, view } = await req.inPartnership(async (tx) => ({
      view: await findProposal(tx, id, proposalId),
      outcome: form.ok ? await withdrawVersion(tx, id, proposalId, form.value.reason) : form,
    }));
    const desk = deskOf(req);
    if (!outcome.ok) {
      const typedIn = { ...view, reason: String(typed(req.body)["reason"] ?? "") };
      return reply.html(proposalPage(desk, typedIn, outcome.problems), 422);
    }
    return redirectWithNotice(
      reply,
      draftHref(desk, id, `proposals/${proposalId}`),
      "It is withdrawn: the public sees nothing of it any more",
    );
  });
}

async function findProposal(tx: Tx, id: string, proposalId: string): Promise<ProposalView> {
  const [draft, proposal] = [await getDraftHead(tx, id), await store.getProposal(tx, id, proposalId)];
  const document = await store.getDocument(tx, proposalId);
  const earlier = await store.findReleasedDocument(tx, id, proposal.version);
  const changes = earlier && { since: earlier.version, list: documentChanges(earlier.document, document) };
  return { draft, proposal, document, changes, reason: "" };
}
