import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Outcome, Problem } from "../../../kernel/outcome.ts";
import type { Services } from "../../../platform/services.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { deskOf } from "../../../web/desk.ts";
import { readForm, readParams, typed } from "../../../web/forms.ts";
import { LIMITS } from "../../../web/limits.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { inUploadFolder, type Received, receiveForm, type SendingLimits, waitPatiently } from "../../../web/uploads.ts";
import { addPaper, addVersion, openPaper, removePaper, sendSupplement } from "../commands/papers.ts";
import { itemParams } from "../forms/agenda.ts";
import { meetingParams } from "../forms/meetings.ts";
import {
  paperForm,
  paperParams,
  paperRemovalForm,
  supplementForm,
  versionForm,
  versionParams,
} from "../forms/papers.ts";
import { getItem } from "../store/agenda.ts";
import { getMeeting } from "../store/meetings.ts";
import { getPaper, listDispatches } from "../store/papers.ts";
import { itemHref, meetingHref } from "../views/desk.ts";
import { addPaperPage, paperPage, versionPage } from "../views/paper.ts";
import { paperHref, papersPage } from "../views/papers.ts";
import { factsOf } from "./surroundings.ts";

const reads = { capability: "groups:read" } as const;
const config = { capability: "meetings:manage" } as const;
const uploads = { ...config, streams: true, rateLimit: LIMITS.upload } as const;
const EMPTY = { typed: {}, problems: [] };

/** Papers of the items of an agenda. */
export function paperRoutes(app: FastifyInstance, { config: settings, engine }: Services): void {
  const megabytes = settings.PAPER_MEGABYTES;
  const limits: SendingLimits = {
    bytes: megabytes * 1e6,
    tooMuch: (files, bytes) =>
      files > 1
        ? "Choose one file: each paper has its own"
        : bytes > megabytes * 1e6
          ? `The file must have ${megabytes} MB or less. Make its pictures smaller, or send it in parts`
          : undefined,
  };

  /** Takes a form with a file, and lets `work` decide about it while the file is there. */
  async function withFile(
    req: FastifyRequest,
    reply: FastifyReply,
    work: (received: Received) => Promise<Outcome<string>>,
  ) {
    return inUploadFolder(settings.dataFolder, req.now, async (folder) => {
      const received = await receiveForm(req, reply, folder, limits);
      waitPatiently(req);
      return { typed: received.fields, outcome: await work(received) };
    });
  }

  app.get("/meetings/:meetingId/papers", { config: reads }, (req, reply) => showPapers(req, reply, []));

  app.post("/meetings/:meetingId/papers/supplements", { config }, async (req, reply) => {
    const { meetingId } = readParams(meetingParams, req.params);
    const form = readForm(supplementForm, req.body);
    const outcome = await req.inPartnership(async (tx) => {
      await getMeeting(tx, meetingId);
      return form.ok ? sendSupplement(tx, meetingId, form.value.reason, req.today) : form;
    });
    if (!outcome.ok) return showPapers(req, reply, outcome.problems);
    const href = `${meetingHref(deskOf(req), meetingId)}/papers`;
    return redirectWithNotice(reply, href, `Supplement ${outcome.value} is sent out, and the members are told.`);
  });

  app.get("/meetings/:meetingId/items/:itemId/papers/new", { config }, async (req, reply) => {
    const { meeting, item } = await req.inPartnership((tx) => itemOf(tx, req.params));
    return reply.html(addPaperPage(deskOf(req), meeting, item, megabytes, EMPTY));
  });

  app.post("/meetings/:meetingId/items/:itemId/papers", { config: uploads }, async (req, reply) => {
    const { meetingId, itemId } = readParams(itemParams, req.params);
    // Who asks, and what about, is known before anything of the body is read.
    const { meeting, item } = await req.inPartnership((tx) => itemOf(tx, req.params));
    const { typed: fields, outcome } = await withFile(req, reply, async (received) => {
      const form = readForm(paperForm, received.fields);
      if (!form.ok || received.problem !== undefined) return refusedFile(form, received.problem);
      const keeping = { inPartnership: inPartnershipOf(req), engine, today: req.today };
      return addPaper(keeping, { meeting: meetingId, item: itemId }, form.value, received.uploads[0]);
    });
    const desk = deskOf(req);
    if (!outcome.ok)
      return reply.html(
        addPaperPage(desk, meeting, item, megabytes, { typed: fields, problems: outcome.problems }),
        422,
      );
    return redirectWithNotice(reply, itemHref(desk, item), "The paper is added.");
  });

  app.get("/meetings/:meetingId/papers/:paperId", { config: reads }, (req, reply) => showPaper(req, reply, []));

  app.post("/meetings/:meetingId/papers/:paperId/removal", { config }, async (req, reply) => {
    const { meetingId, paperId } = readParams(paperParams, req.params);
    const form = readForm(paperRemovalForm, req.body);
    const outcome = await req.inPartnership(async (tx) => {
      await getPaper(tx, meetingId, paperId);
      return form.ok ? removePaper(tx, meetingId, paperId, form.value.reason, req.today) : form;
    });
    if (!outcome.ok) return showPaper(req, reply, outcome.problems);
    return redirectWithNotice(reply, `${meetingHref(deskOf(req), meetingId)}/papers`, "The paper is taken out.");
  });

  app.get("/meetings/:meetingId/papers/:paperId/versions/new", { config }, async (req, reply) => {
    const facts = await req.inPartnership((tx) => paperOf(tx, req.params));
    return reply.html(versionPage(deskOf(req), { ...facts, today: req.today }, megabytes, EMPTY));
  });

  app.post("/meetings/:meetingId/papers/:paperId/versions", { config: uploads }, async (req, reply) => {
    const { meetingId, paperId } = readParams(paperParams, req.params);
    const facts = await req.inPartnership((tx) => paperOf(tx, req.params));
    const { typed: fields, outcome } = await withFile(req, reply, async (received) => {
      const form = readForm(versionForm, received.fields);
      if (!form.ok || received.problem !== undefined) return refusedFile(form, received.problem);
      const keeping = { inPartnership: inPartnershipOf(req), engine, today: req.today };
      return addVersion(keeping, { meeting: meetingId, paper: paperId }, form.value, received.uploads[0]);
    });
    const desk = deskOf(req);
    const shown = { typed: fields, problems: outcome.ok ? [] : outcome.problems };
    if (!outcome.ok) return reply.html(versionPage(desk, { ...facts, today: req.today }, megabytes, shown), 422);
    return redirectWithNotice(reply, paperHref(desk, facts.paper), "The file is there.");
  });

  app.get(
    "/meetings/:meetingId/papers/:paperId/versions/:number",
    { config: { ...reads, rateLimit: LIMITS.page } },
    async (req, reply) => {
      const { meetingId, paperId, number } = readParams(versionParams, req.params);
      const at = { meeting: meetingId, paper: paperId, number };
      const file = await openPaper(inPartnershipOf(req), at, req.method === "GET");
      return sendFile(reply, file);
    },
  );
}

function inPartnershipOf(req: FastifyRequest) {
  return <T>(work: (tx: Tx) => Promise<T>) => req.inPartnership(work);
}

/** What was wrong with the fields, and with the file. */
function refusedFile(form: Outcome<unknown>, problem: string | undefined): Outcome<never> {
  const ofFile = problem === undefined ? [] : [{ message: problem, field: "file" }];
  return { ok: false, problems: [...(form.ok ? [] : form.problems), ...ofFile] };
}

/** Sends a file to be saved, never shown in the browser and never run. */
function sendFile(reply: FastifyReply, file: Awaited<ReturnType<typeof openPaper>>): FastifyReply {
  const plain = file.fileName.replace(/[^\w .()-]/g, "_");
  const name = `filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`;
  reply.header("content-disposition", `attachment; ${name}`).header("content-length", file.sizeBytes);
  return reply.type(file.mediaType).send(Readable.from(file.pieces));
}

async function itemOf(tx: Tx, params: unknown) {
  const { meetingId, itemId } = readParams(itemParams, params);
  return { meeting: await getMeeting(tx, meetingId), item: await getItem(tx, meetingId, itemId) };
}

async function paperOf(tx: Tx, params: unknown) {
  const { meetingId, paperId } = readParams(paperParams, params);
  const meeting = await getMeeting(tx, meetingId);
  const paper = await getPaper(tx, meetingId, paperId);
  return { meeting, paper, item: await getItem(tx, meetingId, paper.itemId) };
}

async function showPaper(req: FastifyRequest, reply: FastifyReply, problems: readonly Problem[]) {
  const facts = await req.inPartnership((tx) => paperOf(tx, req.params));
  const page = paperPage(deskOf(req), { ...facts, today: req.today }, { typed: typed(req.body), problems });
  return reply.html(page, problems.length > 0 ? 422 : 200);
}

async function showPapers(req: FastifyRequest, reply: FastifyReply, problems: readonly Problem[]) {
  const { meetingId } = readParams(meetingParams, req.params);
  const facts = await req.inPartnership(async (tx) => ({
    ...(await factsOf(tx, meetingId)),
    dispatches: await listDispatches(tx, meetingId),
  }));
  const page = papersPage(deskOf(req), { ...facts, today: req.today }, { typed: typed(req.body), problems });
  return reply.html(page, problems.length > 0 ? 422 : 200);
}
