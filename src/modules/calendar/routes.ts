import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import { type Outcome, type Problem, refuse } from "../../kernel/outcome.ts";
import type { Tx } from "../../platform/tenancy/tx.ts";
import { checkFormToken } from "../../web/csrf.ts";
import { readForm } from "../../web/forms.ts";
import { LIMITS } from "../../web/limits.ts";
import { redirectWithNotice } from "../../web/notices.ts";
import { deskHref } from "../../web/own-partnerships.ts";
import { importHolidayFile } from "./commands.ts";
import { holidayForm, MOST_CHARACTERS } from "./forms.ts";
import { DIVISIONS } from "./rules/holidays.ts";
import { findTable, listEditions } from "./store.ts";
import { holidaysPage, importNotice } from "./views.ts";

const config = { capability: "calendar:import" } as const;

/** The bank holidays of the installation, for those who look after it. */
export function deskRoutes(app: FastifyInstance): void {
  app.get("/bank-holidays", { config }, async (req, reply) => showTables(req, reply, []));

  app.post("/bank-holidays", { config: { ...config, streams: true, rateLimit: LIMITS.upload } }, async (req, reply) => {
    // Before a byte is read: who may not import may not send either.
    await req.inPartnership(async () => {});
    const sent = await receiveFile(req, reply);
    if (!sent.ok) return showTables(req, reply, sent.problems);
    const { name, file } = sent.value;
    const outcome = await req.inPartnership((tx) => importHolidayFile(tx, file, name));
    if (!outcome.ok) return showTables(req, reply, outcome.problems);
    return redirectWithNotice(reply, home(req), importNotice(outcome.value));
  });
}

async function showTables(req: FastifyRequest, reply: FastifyReply, problems: readonly Problem[]) {
  const shown = await req.inPartnership(async (tx) => ({
    tables: await listTables(tx),
    editions: await listEditions(tx),
  }));
  return reply.html(holidaysPage(home(req), { ...shown, today: req.today }, problems), problems.length > 0 ? 422 : 200);
}

async function listTables(tx: Tx) {
  const tables = [];
  for (const division of DIVISIONS) tables.push(await findTable(tx, division));
  return tables.filter((table) => table !== undefined);
}

function home(req: FastifyRequest): string {
  return `${deskHref(req.identity?.partnership?.slug ?? "")}/bank-holidays`;
}

/** Takes the one file of the form, after its token, which is its first field. Throws ForeignForm for another's token. */
async function receiveFile(req: FastifyRequest, reply: FastifyReply): Promise<Outcome<z.output<typeof holidayForm>>> {
  if (!req.isMultipart()) return refuse("Choose a file", "file");
  let found = { name: "", file: "" };
  let checked = false;
  for await (const part of req.parts({ limits: { fileSize: MOST_CHARACTERS + 1, files: 1 } })) {
    if (!checked) {
      req.body = part.type === "field" ? { [part.fieldname]: part.value } : {};
      await checkFormToken(req, reply);
      checked = true;
    }
    if (part.type === "field") continue;
    const chunks: Buffer[] = [];
    for await (const chunk of part.file as AsyncIterable<Buffer>) chunks.push(chunk);
    found = { name: part.filename ?? "", file: Buffer.concat(chunks).toString("utf8") };
  }
  if (!checked) await checkFormToken(req, reply);
  return readForm(holidayForm, found);
}
