import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { newId } from "../../../kernel/ids.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { readForm, readParams, typed } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import * as commands from "../commands/findings.ts";
import {
  draftParams,
  emptyForm,
  findingEditForm,
  findingForm,
  findingParams,
  findingQuery,
  moveForm,
  proposalForm,
} from "../forms/drafts.ts";
import { type Quoting, writeSentence } from "../rules/citations.ts";
import { typedNumbersWarning } from "../rules/drafts.ts";
import { ALL_TYPES } from "../rules/results.ts";
import { listTablesWithRows } from "../store/analyses.ts";
import { getDraftHead } from "../store/drafts.ts";
import { getFinding } from "../store/findings.ts";
import { draftHref } from "../views/desk.ts";
import { type FindingForm, findingFormPage } from "../views/finding-form.ts";
import { offeredTables } from "../views/picker.ts";
import { isConflicting } from "./drafts.ts";
import { deskOf, typesIn } from "./surroundings.ts";

const config = { capability: "assessments:write" } as const;

/** Findings: written, taken from what is proposed, rewritten, moved, taken out and put back. */
export function findingRoutes(app: FastifyInstance): void {
  app.get("/assessments/:id/findings/new", { config }, async (req, reply) => {
    const { id } = readParams(draftParams, req.params);
    const { table, row, about } = readParams(findingQuery, req.query);
    const from = table !== undefined && row !== undefined ? { table, row } : undefined;
    const form = await req.inPartnership((tx) => offerFor(tx, id, about, from));
    const page = { ...form, id: undefined, hidden: { key: newId() }, text: "", problems: [] };
    return reply.html(findingFormPage(deskOf(req), page));
  });

  app.post("/assessments/:id/findings", { config }, async (req, reply) => {
    const { id } = readParams(draftParams, req.params);
    const form = readForm(findingForm, req.body);
    const { offer, outcome } = await req.inPartnership(async (tx) => ({
      offer: await offerFor(tx, id, aboutTyped(req.body)),
      outcome: !form.ok
        ? form
        : form.value.act === "show"
          ? undefined
          : await commands.writeFinding(tx, id, form.value.key, form.value.sentence),
    }));
    if (outcome?.ok) return saved(req, reply, id, outcome);
    const hidden = { key: String(typed(req.body)["key"] ?? newId()) };
    return shownAgain(req, reply, { ...offer, id: undefined, hidden }, outcome?.problems ?? []);
  });

  app.post("/assessments/:id/proposed-findings", { config }, async (req, reply) => {
    const { id } = readParams(draftParams, req.params);
    const form = readForm(proposalForm, req.body);
    const outcome = await req.inPartnership(async (tx) =>
      form.ok ? await commands.takeProposal(tx, id, form.value.key, form.value.proposal) : form,
    );
    const href = `${draftHref(deskOf(req), id)}#findings`;
    const notice = outcome.ok
      ? "The sentence is a finding now"
      : outcome.problems.map(({ message }) => message).join(". ");
    return redirectWithNotice(reply, href, notice);
  });

  app.get("/assessments/:id/findings/:findingId/edit", { config }, async (req, reply) => {
    const { id, findingId } = readParams(findingParams, req.params);
    const { finding, offer } = await req.inPartnership(async (tx) => {
      const finding = await getFinding(tx, id, findingId);
      return { finding, offer: await offerFor(tx, id, aboutOf(finding)) };
    });
    const hidden = { revision: String(finding.revision) };
    const page = { ...offer, id: findingId, hidden, text: writeSentence(finding), problems: [] };
    return reply.html(findingFormPage(deskOf(req), page));
  });

  app.post("/assessments/:id/findings/:findingId", { config }, async (req, reply) => {
    const { id, findingId } = readParams(findingParams, req.params);
    const form = readForm(findingEditForm, req.body);
    const { finding, offer, outcome } = await req.inPartnership(async (tx) => ({
      finding: await getFinding(tx, id, findingId),
      offer: await offerFor(tx, id, aboutTyped(req.body)),
      outcome: !form.ok
        ? form
        : form.value.act === "show"
          ? undefined
          : await commands.editFinding(tx, id, findingId, form.value.revision, form.value.sentence),
    }));
    if (outcome?.ok) return saved(req, reply, id, outcome);
    const problems = outcome?.problems ?? [];
    const isConflict = isConflicting(problems);
    // After a conflict the form is of the text that is saved now, so that what is put together can be saved.
    const revision = isConflict ? String(finding.revision) : String(typed(req.body)["revision"] ?? finding.revision);
    const page = {
      ...offer,
      id: findingId,
      hidden: { revision },
      ...(isConflict && { saved: writeSentence(finding) }),
    };
    return shownAgain(req, reply, page, problems);
  });

  app.post("/assessments/:id/findings/:findingId/position", { config }, async (req, reply) => {
    const { id, findingId } = readParams(findingParams, req.params);
    const { from, direction } = readParams(moveForm, withoutToken(req.body));
    await req.inPartnership((tx) => commands.moveFinding(tx, id, findingId, from, direction));
    return reply.redirect(`${draftHref(deskOf(req), id)}#findings`, 303);
  });

  app.post("/assessments/:id/findings/:findingId/removal", { config }, async (req, reply) => {
    const { id, findingId } = readParams(findingParams, req.params);
    readParams(emptyForm, withoutToken(req.body));
    await req.inPartnership((tx) => commands.removeFinding(tx, id, findingId, req.now));
    return redirectWithNotice(
      reply,
      `${draftHref(deskOf(req), id)}#findings`,
      "The finding is taken out. It can be put back.",
    );
  });

  app.post("/assessments/:id/findings/:findingId/restoration", { config }, async (req, reply) => {
    const { id, findingId } = readParams(findingParams, req.params);
    readParams(emptyForm, withoutToken(req.body));
    await req.inPartnership((tx) => commands.restoreFinding(tx, id, findingId));
    return redirectWithNotice(reply, `${draftHref(deskOf(req), id)}#findings`, "The finding is back in its place");
  });
}

/** A form's fields without its token. */
export function withoutToken(body: unknown): Record<string, string | string[]> {
  const { _csrf, ...fields } = typed(body);
  return fields;
}

type Offer = Pick<FindingForm, "draft" | "offer" | "types">;

/** The draft with the figures that are offered beside its findings. */
async function offerFor(
  tx: Tx,
  draftId: string,
  asked: string,
  row?: { readonly table: string; readonly row: string },
): Promise<Offer> {
  const draft = await getDraftHead(tx, draftId);
  const types = typesIn(await listTablesWithRows(tx, draft.analysisId, ["types"]));
  const about = types.some(({ key }) => key === asked) ? asked : ALL_TYPES;
  const names = [...offeredTables(about), ...(row ? [row.table] : [])];
  const tables = await listTablesWithRows(tx, draft.analysisId, [...new Set(names)]);
  return { draft, types, offer: { tables, about, row } };
}

/** The type that a finding is about, by the first figure it quotes. */
function aboutOf({ figures }: Quoting): string {
  const [first] = figures;
  if (!first) return ALL_TYPES;
  if (first.table === "types" || first.table === "rolling") return first.row;
  if (first.table === "months" || first.table === "wards") return first.column;
  return first.table.replace(/^(districts|hot-spots)-?/, "") || ALL_TYPES;
}

function aboutTyped(body: unknown): string {
  return String(typed(body)["about"] ?? ALL_TYPES);
}

function saved(
  req: FastifyRequest,
  reply: FastifyReply,
  id: string,
  outcome: { readonly value: Quoting },
): FastifyReply {
  const warning = typedNumbersWarning(outcome.value);
  const notice = ["The finding is saved.", warning].filter(Boolean).join(" ");
  return redirectWithNotice(reply, `${draftHref(deskOf(req), id)}#findings`, notice);
}

/** The form once more with everything typed: after a refusal, or to show the figures of another type. */
function shownAgain(
  req: FastifyRequest,
  reply: FastifyReply,
  page: Omit<FindingForm, "text" | "problems">,
  problems: readonly Problem[],
): FastifyReply {
  const text = String(typed(req.body)["sentence"] ?? "");
  const status = problems.length === 0 ? 200 : isConflicting(problems) ? 409 : 422;
  return reply.html(findingFormPage(deskOf(req), { ...page, text, problems }), status);
}
