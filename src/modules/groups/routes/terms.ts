import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Problem } from "../../../kernel/outcome.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { deskOf } from "../../../web/desk.ts";
import { WORD_TYPE, wordFile } from "../../../web/documents/word.ts";
import { readParams, typed } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { approveTerms, confirmTerms, draftTerms, saveTerms } from "../commands/terms.ts";
import { groupParams } from "../forms/shares.ts";
import { termsParams } from "../forms/terms.ts";
import { changesBetween } from "../rules/changes.ts";
import { reviewDueOn, stateOfTerms } from "../rules/terms.ts";
import { getGroupSeen } from "../store/groups.ts";
import { getTerms, listTerms } from "../store/terms.ts";
import { approvalPage } from "../views/approval.ts";
import { changesPage } from "../views/changes.ts";
import { termsHref, termsPage } from "../views/terms.ts";
import { termsDocument } from "../views/terms-document.ts";
import { termsFormPage } from "../views/terms-form.ts";
import { readApproval, readTerms, typedDay, typedTerms } from "./reading.ts";
import { workingOf } from "./working.ts";

const reads = { capability: "groups:read" } as const;
const manages = { capability: "groups:manage" } as const;
const approves = { capability: "terms:approve" } as const;

/** Terms of reference by version: drafted, approved, compared. */
export function termsRoutes(app: FastifyInstance): void {
  app.post("/groups/:id/terms", { config: manages }, async (req, reply) => {
    const { id } = readParams(groupParams, req.params);
    const { outcome, last } = await req.inPartnership(async (tx) => {
      const made = await draftTerms(tx, id);
      return { outcome: made, last: (await listTerms(tx, id)).at(-1) };
    });
    if (!outcome.ok) return showTerms(req, reply, { id, termsId: last?.id ?? "" }, outcome.problems);
    const href = termsHref(deskOf(req), { groupId: id, id: outcome.value });
    return redirectWithNotice(reply, href, "The draft is there. Nothing is in force before it is approved.");
  });

  app.get("/groups/:id/terms/:termsId", { config: reads }, (req, reply) =>
    showTerms(req, reply, readParams(termsParams, req.params), []),
  );

  app.get("/groups/:id/terms/:termsId/document.docx", { config: reads }, async (req, reply) => {
    const { group, terms, versions } = await req.inPartnership((tx) =>
      factsOf(tx, readParams(termsParams, req.params)),
    );
    const file = await wordFile(termsDocument(group.name, terms, stateOfTerms(terms, versions, req.today)));
    reply.header("content-disposition", `attachment; filename="terms-of-reference-${terms.version}.docx"`);
    return reply.type(WORD_TYPE).send(file);
  });

  app.get("/groups/:id/terms/:termsId/edit", { config: manages }, async (req, reply) => {
    const { group, terms } = await req.inPartnership((tx) => factsOf(tx, readParams(termsParams, req.params)));
    const form = { typed: typedTerms(terms), problems: [] };
    return reply.html(termsFormPage(deskOf(req), group, terms, form));
  });

  app.post("/groups/:id/terms/:termsId/edit", { config: manages }, async (req, reply) => {
    const params = readParams(termsParams, req.params);
    const form = readTerms(req.body);
    const { outcome, group, terms } = await req.inPartnership(async (tx) => ({
      ...(await factsOf(tx, params)),
      outcome: form.ok ? await saveTerms(tx, params.id, params.termsId, form.value) : form,
    }));
    const shown = { typed: typed(req.body), problems: outcome.ok ? [] : outcome.problems };
    if (!outcome.ok) return reply.html(termsFormPage(deskOf(req), group, terms, shown), 422);
    return redirectWithNotice(reply, termsHref(deskOf(req), terms), "The draft is saved.");
  });

  app.get("/groups/:id/terms/:termsId/changes", { config: reads }, async (req, reply) => {
    const { group, terms, versions } = await req.inPartnership((tx) =>
      factsOf(tx, readParams(termsParams, req.params)),
    );
    const earlier = versions.findLast(({ version }) => version < terms.version) ?? terms;
    return reply.html(changesPage(deskOf(req), group, { earlier, later: terms }, changesBetween(earlier, terms)));
  });

  app.get("/groups/:id/terms/:termsId/approval", { config: approves }, async (req, reply) => {
    const { group, terms } = await req.inPartnership((tx) => factsOf(tx, readParams(termsParams, req.params)));
    const begin = {
      decidedBy: group.parent ?? group.name,
      ...typedDay("decided", req.today),
      ...typedDay("inForce", req.today),
    };
    return reply.html(approvalPage(deskOf(req), group, terms, { typed: begin, problems: [] }));
  });

  app.post("/groups/:id/terms/:termsId/approval", { config: approves }, async (req, reply) => {
    const params = readParams(termsParams, req.params);
    const form = readApproval(req.body);
    const { outcome, group, terms } = await req.inPartnership(async (tx) => ({
      ...(await factsOf(tx, params)),
      outcome: form.ok ? await approveTerms(tx, params.id, params.termsId, form.value, req.today) : form,
    }));
    const shown = { typed: typed(req.body), problems: outcome.ok ? [] : outcome.problems };
    if (!outcome.ok) return reply.html(approvalPage(deskOf(req), group, terms, shown), 422);
    return redirectWithNotice(reply, termsHref(deskOf(req), terms), "The approval is recorded.");
  });

  app.post("/groups/:id/terms/:termsId/confirmation", { config: approves }, async (req, reply) => {
    const params = readParams(termsParams, req.params);
    const outcome = await req.inPartnership((tx) => confirmTerms(tx, params.id, params.termsId));
    if (!outcome.ok) return showTerms(req, reply, params, outcome.problems);
    return redirectWithNotice(reply, termsHref(deskOf(req), outcome.value), "The approval is confirmed.");
  });
}

type Params = { readonly id: string; readonly termsId: string };

async function factsOf(tx: Tx, { id, termsId }: Params) {
  return {
    group: await getGroupSeen(tx, id),
    terms: await getTerms(tx, id, termsId),
    versions: await listTerms(tx, id),
  };
}

async function showTerms(req: FastifyRequest, reply: FastifyReply, params: Params, problems: readonly Problem[]) {
  const { group, terms, versions, working } = await req.inPartnership(async (tx) => {
    const facts = await factsOf(tx, params);
    return { ...facts, working: await workingOf(tx, facts.terms, req.today) };
  });
  const page = termsPage(deskOf(req), {
    ...{ group, terms, working, problems },
    state: stateOfTerms(terms, versions, req.today),
    reviewDueOn: reviewDueOn(terms),
    previous: versions.findLast(({ version }) => version < terms.version),
    today: req.today,
    isApprover: terms.approval?.approvedBy === req.identity?.person,
  });
  return reply.html(page, problems.length > 0 ? 422 : 200);
}
