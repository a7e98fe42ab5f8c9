import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Problem } from "../../../kernel/outcome.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { readForm, readParams, type Typed, typed } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { recordGap, removeGap } from "../commands/gaps.ts";
import { withdrawAsSeen } from "../commands/withdrawals.ts";
import { datasetParams, gapForm, gapMonths, gapParams, withdrawalForm, withdrawalQuery } from "../forms.ts";
import type { HeldMonth } from "../rules/coverage.ts";
import type { Dataset } from "../rules/register.ts";
import { getDataset } from "../store/register.ts";
import { findLatestVersion, listHeldMonths } from "../store/versions.ts";
import { gapPage } from "../views/gaps.ts";
import { withdrawalChoicePage, withdrawalConfirmationPage } from "../views/withdrawal.ts";
import { deskOf } from "./surroundings.ts";

const config = { capability: "datasets:import" } as const;

/** Withdrawing months, and the register of gaps. */
export function correctionRoutes(app: FastifyInstance): void {
  app.get("/datasets/:id/withdrawals/new", { config }, async (req, reply) => {
    const { id } = readParams(datasetParams, req.params);
    const { force, months, step } = readParams(withdrawalQuery, req.query);
    const { dataset, version, held } = await latestOf(req, id);
    const chosen = held.filter((one) => one.force === force && months.includes(one.month));
    if (chosen.length > 0) {
      const withdrawal = { version, force, held: chosen, reason: "", problems: [] };
      return reply.html(withdrawalConfirmationPage(deskOf(req), dataset, withdrawal));
    }
    const forces = forcesOf(held);
    const own = forces.length === 1 ? (forces[0] ?? "") : forces.includes(force) ? force : "";
    const problems = step ? [{ message: "Choose at least one month", field: "months" }] : [];
    const choice = { force: own, forces, held: held.filter((one) => one.force === own), problems };
    return reply.html(withdrawalChoicePage(deskOf(req), dataset, choice), step ? 422 : 200);
  });

  app.post("/datasets/:id/withdrawals", { config }, async (req, reply) => {
    const { id } = readParams(datasetParams, req.params);
    const form = readForm(withdrawalForm, req.body);
    const outcome = form.ok ? await req.inPartnership((tx) => withdrawAsSeen(tx, id, form.value)) : form;
    if (outcome.ok) {
      return redirectWithNotice(
        reply,
        `${deskOf(req).href}/datasets/${id}`,
        `Version ${outcome.value} was made without them`,
      );
    }
    return showWithdrawal(req, reply, id, outcome.problems);
  });

  app.get("/datasets/:id/gaps/new", { config }, async (req, reply) => {
    const { id } = readParams(datasetParams, req.params);
    return showGap(req, reply, id, { typed: {}, problems: [] });
  });

  app.post("/datasets/:id/gaps", { config }, async (req, reply) => {
    const { id } = readParams(datasetParams, req.params);
    const form = readForm(gapForm, req.body);
    const months = form.ok ? gapMonths(form.value) : form;
    const outcome =
      form.ok && months.ok
        ? await req.inPartnership(async (tx) => {
            const { held } = await findLatest(tx, id);
            const { kind, reason } = form.value;
            return recordGap(tx, id, { kind, reason, force: knownForce(form.value.force, held), ...months.value });
          })
        : months;
    if (!outcome.ok) return showGap(req, reply, id, { typed: typed(req.body), problems: outcome.problems });
    return redirectWithNotice(reply, `${deskOf(req).href}/datasets/${id}#gaps`, "The gap was recorded");
  });

  app.post("/datasets/:id/gaps/:gapId/removal", { config }, async (req, reply) => {
    const { id, gapId } = readParams(gapParams, req.params);
    const outcome = await req.inPartnership(async (tx) => {
      await getDataset(tx, id);
      return removeGap(tx, id, gapId);
    });
    const notice = outcome.ok ? "The entry was removed" : (outcome.problems[0]?.message ?? "");
    return redirectWithNotice(reply, `${deskOf(req).href}/datasets/${id}#gaps`, notice);
  });
}

type Latest = { readonly version: number; readonly held: readonly HeldMonth[] };

/** What the latest version holds; nothing, as version 0, while there is none. */
async function findLatest(tx: Tx, datasetId: string): Promise<Latest> {
  const latest = await findLatestVersion(tx, datasetId);
  return { version: latest?.number ?? 0, held: latest ? await listHeldMonths(tx, datasetId, latest.number) : [] };
}

function latestOf(req: FastifyRequest, id: string): Promise<Latest & { readonly dataset: Dataset }> {
  return req.inPartnership(async (tx) => ({ dataset: await getDataset(tx, id), ...(await findLatest(tx, id)) }));
}

function forcesOf(held: readonly HeldMonth[]): string[] {
  return [...new Set(held.map(({ force }) => force))];
}

/** The force as the files write it, when it was typed in other letters: two spellings would be two forces. */
function knownForce(typed: string, held: readonly HeldMonth[]): string {
  return forcesOf(held).find((force) => force.toLowerCase() === typed.toLowerCase()) ?? typed;
}

/** The confirmation once more, as it stands now, with what was wrong. */
async function showWithdrawal(
  req: FastifyRequest,
  reply: FastifyReply,
  id: string,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const fields = typed(req.body);
  const { dataset, version, held } = await latestOf(req, id);
  const months = [fields["months"] ?? []].flat();
  const chosen = held.filter((one) => one.force === fields["force"] && months.includes(one.month));
  const withdrawal = { version, force: text(fields["force"]), held: chosen, reason: text(fields["reason"]), problems };
  return reply.html(withdrawalConfirmationPage(deskOf(req), dataset, withdrawal), 422);
}

async function showGap(
  req: FastifyRequest,
  reply: FastifyReply,
  id: string,
  form: { readonly typed: Typed; readonly problems: readonly Problem[] },
): Promise<FastifyReply> {
  const { dataset, held } = await latestOf(req, id);
  const page = gapPage(deskOf(req), dataset, { ...form, forces: forcesOf(held) });
  return reply.html(page, form.problems.length > 0 ? 422 : 200);
}

function text(value: string | readonly string[] | undefined): string {
  return typeof value === "string" ? value : "";
}
