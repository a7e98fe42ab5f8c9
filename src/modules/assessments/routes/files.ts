import type { FastifyInstance } from "fastify";
import { readParams } from "../../../web/forms.ts";
import { LIMITS } from "../../../web/limits.ts";
import { recordTableDownload } from "../commands/downloads.ts";
import { tableFileParams } from "../forms/analyses.ts";
import { analysisRecord, resultFile, resultJson } from "../rules/result-files.ts";
import { getRun, getTable, listFinished } from "../store/analyses.ts";
import { sendTable } from "./surroundings.ts";

const config = { capability: "assessments:read", program: "analyses", rateLimit: LIMITS.export } as const;

/** How many analyses a program is told of: those finished last. */
const MOST = 20;

/** The tables of analyses as files, for people and for their programs, and which there are. */
export function fileRoutes(app: FastifyInstance): void {
  app.get("/analyses/finished.json", { config }, async (req, reply) => {
    const finished = await req.inPartnership((tx) => listFinished(tx, MOST));
    const analyses = finished.map(({ run, tables }) => ({ ...analysisRecord(run), tables }));
    return reply.type("application/json; charset=utf-8").send(JSON.stringify({ analyses }));
  });

  app.get("/analyses/:id/tables/:file", { config }, async (req, reply) => {
    const { id, file } = readParams(tableFileParams, req.params);
    const { run, table } = await req.inPartnership(async (tx) => {
      const found = { run: await getRun(tx, id), table: await getTable(tx, id, file.name) };
      recordTableDownload(tx, id, file.name);
      return found;
    });
    if (!file.isJson) return sendTable(reply, table.name, resultFile(table));
    return reply
      .header("content-disposition", `attachment; filename="${table.name}.json"`)
      .type("application/json; charset=utf-8")
      .send(resultJson(run, table));
  });
}
