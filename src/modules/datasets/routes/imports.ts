import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { newId } from "../../../kernel/ids.ts";
import { done, type Outcome, type Problem, refuseAll } from "../../../kernel/outcome.ts";
import { together } from "../../../kernel/together.ts";
import type { Services } from "../../../platform/services.ts";
import { readForm, readParams, type Typed } from "../../../web/forms.ts";
import { LIMITS } from "../../../web/limits.ts";
import { inUploadFolder, type Received, receiveForm, waitPatiently } from "../../../web/uploads.ts";
import { receiveImport } from "../commands/receive.ts";
import type { ImportRequest } from "../commands/request.ts";
import { datasetParams, importForm, newImportQuery } from "../forms.ts";
import { SENDING_LIMITS, tooMuch } from "../rules/uploads.ts";
import { getImport, listImportFiles, listOriginals } from "../store/imports.ts";
import { findVersionOfImport } from "../store/quality.ts";
import { listTitles } from "../store/register.ts";
import { importPage } from "../views/import.ts";
import { FIRST_IMPORT, uploadPage } from "../views/upload.ts";
import { deskOf } from "./surroundings.ts";

/** Sending files, and watching what becomes of them. */
export function importRoutes(app: FastifyInstance, { config: { dataFolder } }: Services): void {
  app.get("/datasets/new", { config: { capability: "datasets:import" } }, async (req, reply) => {
    const { dataset } = readParams(newImportQuery, req.query);
    return showForm(req, reply, {
      typed: dataset === undefined ? undefined : { into: "existing", dataset },
      problems: [],
    });
  });

  app.post(
    "/datasets/imports",
    { config: { capability: "datasets:import", streams: true, rateLimit: LIMITS.upload } },
    async (req, reply) => {
      // Who asks is known before anything of the body is read.
      await req.inPartnership(async () => undefined);
      const { fields, outcome } = await inUploadFolder(dataFolder, req.now, async (folder) => {
        const received = await receiveForm(req, reply, folder, { bytes: SENDING_LIMITS.bytes, tooMuch });
        waitPatiently(req);
        const request = readRequest(received);
        const answer = request.ok
          ? await receiveImport((work) => req.inPartnership(work), dataFolder, request.value, received.uploads)
          : request;
        return { fields: received.fields, outcome: answer };
      });
      if (!outcome.ok) return showForm(req, reply, { typed: fields, problems: outcome.problems });
      return reply.redirect(`${deskOf(req).href}/datasets/imports/${outcome.value}`, 303);
    },
  );

  app.get("/datasets/imports/:id", { config: { capability: "datasets:read" } }, async (req, reply) => {
    const { id } = readParams(datasetParams, req.params);
    const report = await req.inPartnership(async (tx) => {
      const found = await getImport(tx, id);
      return together({
        import: found,
        originals: listOriginals(tx, id),
        files: listImportFiles(tx, id),
        version: findVersionOfImport(tx, found.datasetId, id),
      });
    });
    return reply.html(importPage(deskOf(req), report));
  });
}

/** What the form asks for, when all of it was in order. */
function readRequest({ fields, problem }: Received): Outcome<ImportRequest> {
  const form = readForm(importForm, fields);
  const refused = problem === undefined ? [] : [{ message: problem, field: "files" }];
  if (!form.ok) return refuseAll([...form.problems, ...refused]);
  if (refused.length > 0) return refuseAll(refused);
  const { submissionKey, into, dataset: id, title = "", origin = "partner", provider = "", ...words } = form.value;
  const { licence = "", attribution = "" } = words;
  if (into === "existing" && id !== undefined) return done({ submissionKey, dataset: { id } });
  return done({ submissionKey, dataset: { format: "street-crime", title, origin, provider, licence, attribution } });
}

async function showForm(
  req: FastifyRequest,
  reply: FastifyReply,
  { typed, problems }: { readonly typed: Typed | undefined; readonly problems: readonly Problem[] },
): Promise<FastifyReply> {
  const datasets = await req.inPartnership(listTitles);
  const begun: Typed = datasets.length === 0 ? FIRST_IMPORT : { into: "existing" };
  const form = { submissionKey: newId(), datasets, typed: typed ?? begun, problems };
  return reply.html(uploadPage(deskOf(req), form), problems.length > 0 ? 422 : 200);
}
