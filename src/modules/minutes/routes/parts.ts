import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { deskOf } from "../../../web/desk.ts";
import { readParams, typed } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { findChoices } from "../../actions/index.ts";
import { recordAmendment } from "../commands/states.ts";
import { addActionAt, getPart, saveText } from "../commands/texts.ts";
import { partParams } from "../forms/minutes.ts";
import { openToAmendment, write } from "../rules/minutes.ts";
import { partOf } from "../rules/parts.ts";
import { amendmentPage } from "../views/amendment.ts";
import { minutesHref, partHref } from "../views/desk.ts";
import { type PartForms, partPage } from "../views/part.ts";
import { readAction, readAmendment, readText, typedText } from "./reading.ts";

const config = { capability: "meetings:manage" } as const;

/** One part of the minutes: written, with the actions agreed there; amended once the chair has cleared it. */
export function partRoutes(app: FastifyInstance): void {
  app.get("/meetings/:meetingId/minutes/:part", { config }, async (req, reply) => {
    const facts = await req.inPartnership((tx) => factsOfPart(tx, req));
    // Where it can no more be written, whoever comes is told why.
    const open = write(facts.minutes, req.today);
    return showPart(req, reply, facts, { text: { typed: {}, problems: open.ok ? [] : open.problems } });
  });

  app.post("/meetings/:meetingId/minutes/:part", { config }, async (req, reply) => {
    const { meetingId, part } = readParams(partParams, req.params);
    const form = readText(req.body);
    const { saved, refused } = await req.inPartnership(async (tx) => {
      const outcome = form.ok
        ? await saveText(tx, meetingId, partOf(part), form.value.paragraphs, form.value.revision, req.today)
        : form;
      if (outcome.ok) return { saved: outcome.value };
      return { refused: { problems: outcome.problems, facts: await factsOfPart(tx, req) } };
    });
    if (saved)
      return redirectWithNotice(reply, partHref(deskOf(req), meetingId, partOf(part)), `${saved.heading}: saved.`);
    const isConflict = form.ok && form.value.revision !== refused.facts.part.text.revision;
    const text = { typed: typed(req.body), problems: refused.problems };
    return showPart(req, reply, refused.facts, { text, isConflict });
  });

  app.post("/meetings/:meetingId/minutes/:part/actions", { config }, async (req, reply) => {
    const { meetingId, part } = readParams(partParams, req.params);
    const form = readAction(req.body);
    const refused = await req.inPartnership(async (tx) => {
      const outcome = form.ok ? await addActionAt(tx, meetingId, partOf(part), form.value, req.now) : form;
      return outcome.ok ? undefined : { problems: outcome.problems, facts: await factsOfPart(tx, req) };
    });
    if (refused)
      return showPart(req, reply, refused.facts, { action: { typed: typed(req.body), problems: refused.problems } });
    return redirectWithNotice(reply, partHref(deskOf(req), meetingId, partOf(part)), "The action is added.");
  });

  app.get("/meetings/:meetingId/minutes/:part/amendment", { config }, async (req, reply) => {
    const { meetingId, part } = readParams(partParams, req.params);
    const facts = await req.inPartnership((tx) => getPart(tx, meetingId, partOf(part)));
    const open = openToAmendment(facts.minutes);
    const usual = { reach: facts.part.restriction === null ? "public" : "members" };
    return reply.html(amendmentPage(deskOf(req), facts, { typed: usual, problems: open.ok ? [] : open.problems }));
  });

  app.post("/meetings/:meetingId/minutes/:part/amendment", { config }, async (req, reply) => {
    const { meetingId, part } = readParams(partParams, req.params);
    const form = readAmendment(req.body);
    const refused = await req.inPartnership(async (tx) => {
      const outcome = form.ok
        ? await recordAmendment(tx, meetingId, partOf(part), form.value.asked, form.value.seen)
        : form;
      return outcome.ok ? undefined : { problems: outcome.problems, facts: await getPart(tx, meetingId, partOf(part)) };
    });
    const desk = deskOf(req);
    if (refused)
      return reply.html(
        amendmentPage(desk, refused.facts, { typed: typed(req.body), problems: refused.problems }),
        422,
      );
    return redirectWithNotice(reply, minutesHref(desk, meetingId), "The amendment is recorded.");
  });
}

type Facts = Awaited<ReturnType<typeof factsOfPart>>;

async function factsOfPart(tx: Tx, req: FastifyRequest) {
  const { meetingId, part: name } = readParams(partParams, req.params);
  const { minutes, part } = await getPart(tx, meetingId, partOf(name));
  const choices = tx.identity.capabilities.includes("actions:manage") ? await findChoices(tx, req.today) : undefined;
  return { minutes, part, item: minutes.items.find(({ id }) => id === part.itemId), choices };
}

function showPart(req: FastifyRequest, reply: FastifyReply, facts: Facts, forms: Partial<PartForms>) {
  const text = forms.text ?? { typed: {}, problems: [] };
  const action = forms.action ?? { typed: { id: newId() }, problems: [] };
  const begun = "text" in text.typed ? text : { ...text, typed: typedText(facts.part.text) };
  const page = partPage(deskOf(req), facts, { text: begun, action, isConflict: forms.isConflict ?? false });
  const isRefused = req.method === "POST";
  return reply.html(page, isRefused ? 422 : 200);
}
