import type { FastifyInstance } from "fastify";
import { together } from "../../../kernel/together.ts";
import { readParams } from "../../../web/forms.ts";
import { LIMITS } from "../../../web/limits.ts";
import { likeText, offsetOf, readListQuery } from "../../../web/list-query.ts";
import { exportOriginal } from "../commands/exports.ts";
import { datasetParams, datasetQuery, originalParams } from "../forms.ts";
import { listGaps } from "../store/gaps.ts";
import { listImports } from "../store/imports.ts";
import * as register from "../store/register.ts";
import { countOutstandingRows } from "../store/rejected-rows.ts";
import { listStandings } from "../store/standing.ts";
import { datasetPage, emptyDatasetPage } from "../views/dataset.ts";
import { registerPage } from "../views/register.ts";
import { findReport } from "./report.ts";
import { deskOf, sendExport } from "./surroundings.ts";

const REGISTER = { sorts: ["title", "updated", "rows"], filters: ["text", "origin"] } as const;

const config = { capability: "datasets:read" } as const;

/** The register, and one dataset. */
export function datasetRoutes(app: FastifyInstance): void {
  app.get("/datasets", { config }, async (req, reply) => {
    const [path = ""] = req.url.split("?");
    const query = readListQuery(path, REGISTER, req.query);
    const { text, origin } = query.filters;
    const filter = { words: text === "" ? undefined : likeText(text), origin: origin === "" ? undefined : origin };
    const page = { limit: query.pageSize, offset: offsetOf(query) };
    const { total, entries } = await req.inPartnership(async (tx) => {
      const { total, datasets } = await register.listDatasets(tx, filter, query.sort, page);
      const standings = await listStandings(tx, datasets);
      return { total, entries: datasets.map((dataset) => ({ ...dataset, standing: standings.get(dataset.id) })) };
    });
    return reply.html(registerPage(deskOf(req), query, total, entries));
  });

  app.get("/datasets/:id", { config }, async (req, reply) => {
    const { id } = readParams(datasetParams, req.params);
    const question = readParams(datasetQuery, req.query);
    const found = await req.inPartnership(async (tx) => {
      const dataset = await register.getDataset(tx, id);
      const report = await findReport(tx, dataset, question);
      if (report) return { report };
      return together({
        dataset,
        imports: listImports(tx, id, 20),
        gaps: listGaps(tx, id),
        rejected: countOutstandingRows(tx, id, 0),
      });
    });
    const desk = deskOf(req);
    return reply.html("report" in found ? datasetPage(desk, found.report) : emptyDatasetPage(desk, found));
  });

  app.get(
    "/datasets/:id/originals/:sha256",
    { config: { ...config, rateLimit: LIMITS.export } },
    async (req, reply) => {
      const { id, sha256 } = readParams(originalParams, req.params);
      const original = await exportOriginal((work) => req.inPartnership(work), id, sha256);
      return sendExport(reply, original, "application/octet-stream");
    },
  );
}
