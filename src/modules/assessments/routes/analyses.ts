import type { FastifyInstance } from "fastify";
import type { Month } from "../../../kernel/dates.ts";
import { newId } from "../../../kernel/ids.ts";
import { refuse } from "../../../kernel/outcome.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { readForm, readParams, typed } from "../../../web/forms.ts";
import { offsetOf, readListQuery } from "../../../web/list-query.ts";
import { requestAnalysisOf } from "../commands/request-analysis.ts";
import { analysisForm, analysisParams, likeQuery } from "../forms/analyses.ts";
import type { AnalysisParameters } from "../rules/parameters.ts";
import { gapsOfPeriod, offeredPeriod, type Source, sourceKey } from "../rules/sources.ts";
import * as store from "../store/analyses.ts";
import { listSources } from "../store/sources.ts";
import { findNewsOf, listNewsOf } from "../store/waiting.ts";
import { analysesPage, type ListedAnalysis } from "../views/analyses.ts";
import { overviewPage, progressPage } from "../views/analysis.ts";
import { type AnalysisFields, analysisFormPage, seenKey } from "../views/analysis-form.ts";
import { analysisHref } from "../views/desk.ts";
import { deskOf, findResults, tableNamed } from "./surroundings.ts";

const reads = { capability: "assessments:read" } as const;
const writes = { capability: "assessments:write" } as const;

/** Analyses: the list, the request, and how one stands. */
export function analysisRoutes(app: FastifyInstance): void {
  app.get("/analyses", { config: reads }, async (req, reply) => {
    const [path = ""] = req.url.split("?");
    const query = readListQuery(path, { sorts: ["requested"], filters: [] }, req.query);
    const page = { limit: query.pageSize, offset: offsetOf(query) };
    const { total, runs } = await req.inPartnership((tx) => listWithNews(tx, page));
    return reply.html(analysesPage(deskOf(req), { ...query, sort: undefined }, total, runs));
  });

  app.get("/analyses/new", { config: writes }, async (req, reply) => {
    const { like } = readParams(likeQuery, req.query);
    const { sources, earlier } = await req.inPartnership(async (tx) => ({
      sources: await listSources(tx),
      earlier: like === undefined ? undefined : await store.getAnalysis(tx, like),
    }));
    const fields = earlier ? fieldsLike(earlier.parameters) : offeredFields(sources);
    return reply.html(analysisFormPage(deskOf(req), sources, fields, []));
  });

  app.post("/analyses", { config: writes }, async (req, reply) => {
    const form = readForm(analysisForm, req.body);
    const { sources, outcome } = await req.inPartnership(async (tx) => {
      const sources = await listSources(tx);
      const source = form.ok ? sources.find((one) => sourceKey(one) === form.value.source) : undefined;
      if (!form.ok || form.value.act === "check") return { sources, outcome: form.ok ? undefined : form };
      if (!source) return { sources, outcome: refuse("Choose the data", "source") };
      const { from, to, duplicates, key } = form.value;
      const unseen = unseenGaps(source, { ...form.value, seen: form.value.seen });
      if (unseen) return { sources, outcome: unseen };
      return { sources, outcome: await requestAnalysisOf(tx, source, { period: { from, to }, duplicates }, key) };
    });
    const desk = deskOf(req);
    if (outcome?.ok) return reply.redirect(analysisHref(desk, outcome.value), 303);
    const problems = outcome && !outcome.ok ? outcome.problems : [];
    return reply.html(
      analysisFormPage(desk, sources, typedFields(req.body), problems),
      problems.length === 0 ? 200 : 422,
    );
  });

  app.get("/analyses/:id", { config: reads }, async (req, reply) => {
    const { id } = readParams(analysisParams, req.params);
    const { found, more } = await req.inPartnership(async (tx) => {
      const found = await findResults(tx, id, ["rolling", "hot-spots-all"]);
      if (!found.isDone) return { found, more: undefined };
      return { found, more: { ...(await store.listProposals(tx, id)), news: await findNewsOf(tx, found.run) } };
    });
    const desk = deskOf(req);
    if (!found.isDone || !more) return reply.html(progressPage(desk, found.run));
    return reply.html(
      overviewPage(
        { ...found.results, desk },
        {
          types: tableNamed(found.tables, "types"),
          rolling: tableNamed(found.tables, "rolling"),
          spots: found.tables.find(({ name }) => name === "hot-spots-all"),
          ...more,
        },
      ),
    );
  });
}

/** The analyses with what is new about their data, asked once for those that rest on the same. */
async function listWithNews(
  tx: Tx,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly total: number; readonly runs: readonly ListedAnalysis[] }> {
  const { total, runs } = await store.listAnalyses(tx, page);
  const news = await listNewsOf(tx, runs);
  return { total, runs: runs.map((run, i) => ({ ...run, news: news[i] })) };
}

/** The refusal of a period with gaps whose coverage the person has not been shown; undefined when they have. */
function unseenGaps(source: Source, fields: AnalysisFields & { readonly seen: string }) {
  const gaps = gapsOfPeriod(source, { from: fields.from as Month, to: fields.to as Month });
  if (gaps.length === 0 || fields.seen === seenKey(fields)) return undefined;
  const words = gaps.map((gap) => `${gap.words}: ${gap.consequence}`).join(". ");
  return refuse(`${words}. Choose another period, or run it all the same`, "from");
}

function offeredFields(sources: readonly Source[]): AnalysisFields {
  const [first] = sources;
  const period = first && offeredPeriod(first);
  return {
    key: newId(),
    source: first ? sourceKey(first) : "",
    from: period?.from ?? "",
    to: period?.to ?? "",
    duplicates: "every-row",
  };
}

function fieldsLike({ dataset, force, period, duplicates }: AnalysisParameters): AnalysisFields {
  return {
    key: newId(),
    source: sourceKey({ datasetId: dataset.id, force }),
    from: period.from,
    to: period.to,
    duplicates,
  };
}

function typedFields(body: unknown): AnalysisFields {
  const fields = typed(body);
  const text = (name: string) => String(fields[name] ?? "");
  return {
    key: text("key") || newId(),
    source: text("source"),
    from: text("from"),
    to: text("to"),
    duplicates: text("duplicates"),
  };
}
