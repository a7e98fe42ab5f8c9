import type { FastifyInstance } from "fastify";
import { together } from "../../../kernel/together.ts";
import { readParams } from "../../../web/forms.ts";
import { LIMITS } from "../../../web/limits.ts";
import { offsetOf, readListQuery } from "../../../web/list-query.ts";
import { exportRejectedRows } from "../commands/exports.ts";
import { datasetParams } from "../forms.ts";
import { getDataset } from "../store/register.ts";
import * as rejected from "../store/rejected-rows.ts";
import { findLatestNumber } from "../store/versions.ts";
import { rejectedPage } from "../views/rejected.ts";
import { deskOf, sendExport } from "./surroundings.ts";

const config = { capability: "datasets:read" } as const;

/** The rows that could not be used, to be looked at and to be taken away for correction. */
export function rejectedRoutes(app: FastifyInstance): void {
  app.get("/datasets/:id/rejected-rows", { config }, async (req, reply) => {
    const { id } = readParams(datasetParams, req.params);
    const [path = ""] = req.url.split("?");
    const query = readListQuery(path, { sorts: ["file"], filters: [] }, req.query);
    const { dataset, total, rows, headers } = await req.inPartnership(async (tx) => {
      const version = await findLatestNumber(tx, id);
      return together({
        dataset: getDataset(tx, id),
        total: rejected.countOutstandingRows(tx, id, version),
        rows: rejected.listOutstandingRows(tx, id, version, { limit: query.pageSize, offset: offsetOf(query) }),
        headers: rejected.listHeadersOfOutstanding(tx, id, version),
      });
    });
    const entries = rows.map((row) => ({ ...row, header: headers.get(row.fileId) }));
    return reply.html(rejectedPage(deskOf(req), dataset, query, { total, entries }));
  });

  app.get(
    "/datasets/:id/rejected-rows.csv",
    { config: { ...config, program: "datasets", rateLimit: LIMITS.export } },
    async (req, reply) => {
      const { id } = readParams(datasetParams, req.params);
      const rows = await exportRejectedRows((work) => req.inPartnership(work), id);
      return sendExport(reply, rows, "text/csv; charset=utf-8");
    },
  );
}
