import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { NotFound } from "../../../kernel/errors.ts";
import type { Outcome, Problem } from "../../../kernel/outcome.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { mustHoldIn } from "../../../web/access.ts";
import { deskOf } from "../../../web/desk.ts";
import { readForm, readParams, type Typed, typed } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { castVote } from "../commands/cast-votes.ts";
import { determine, recordConsensus, recordDissent, recordVote } from "../commands/decisions.ts";
import { changeMotion, putAgain, tableMotion } from "../commands/proposals.ts";
import { nowOf } from "../commands/surroundings.ts";
import {
  castForm,
  consensusForm,
  determinationForm,
  dissentForm,
  motionChangeForm,
  motionForm,
  motionParams,
  roomItemParams,
} from "../forms/room.ts";
import { getMotionKeys } from "../store/motions.ts";
import { roomHref } from "../views/desk.ts";
import { NOTHING_SENT, type Sent, sentFrom } from "../views/fields.ts";
import { roomItemPage } from "../views/item.ts";
import { motionFormPage } from "../views/sitting-forms.ts";
import { readVote } from "./reading.ts";
import { shownRoom } from "./surroundings.ts";

const config = { capability: "meetings:manage" } as const;

/** What is proposed at an item, and how it is decided. */
export function motionRoutes(app: FastifyInstance): void {
  app.get("/meetings/:meetingId/room/items/:itemId", { config: { capability: "groups:read" } }, (req, reply) => {
    const { meetingId, itemId } = readParams(roomItemParams, req.params);
    return showItem(req, reply, meetingId, itemId, NOTHING_SENT);
  });

  app.post("/meetings/:meetingId/room/items/:itemId/motions", { config }, async (req, reply) => {
    const { meetingId, itemId } = readParams(roomItemParams, req.params);
    const form = readForm(motionForm, req.body);
    const outcome = await req.inPartnership(async (tx) => {
      if (!form.ok) return form;
      const { text, proposal } = form.value;
      if (proposal === null) return tableMotion(tx, meetingId, itemId, text, nowOf(req.now));
      return putAgain(tx, meetingId, itemId, proposal, text, nowOf(req.now));
    });
    const { proposal } = typed(req.body);
    const name = typeof proposal === "string" && proposal !== "" ? `again-${proposal}` : "motion";
    if (!outcome.ok) return showItem(req, reply, meetingId, itemId, sentBy(req, name, outcome.problems));
    return backToItem(req, reply, meetingId, itemId, "The proposal is tabled.");
  });

  app.get("/meetings/:meetingId/room/motions/:motionId/edit", { config }, (req, reply) =>
    showChange(req, reply, undefined, []),
  );

  app.post("/meetings/:meetingId/room/motions/:motionId/edit", { config }, async (req, reply) => {
    const { meetingId, motionId } = readParams(motionParams, req.params);
    const form = readForm(motionChangeForm, req.body);
    const { outcome, itemId } = await req.inPartnership(async (tx) => ({
      itemId: (await getMotionKeys(tx, meetingId, motionId)).itemId,
      outcome: form.ok
        ? await changeMotion(tx, meetingId, motionId, form.value.text, form.value.revision, nowOf(req.now))
        : form,
    }));
    if (!outcome.ok) return showChange(req, reply, typed(req.body), outcome.problems);
    return backToItem(req, reply, meetingId, itemId, "The words are changed.");
  });

  app.post("/meetings/:meetingId/room/motions/:motionId/consensus", { config }, (req, reply) => {
    const form = readForm(consensusForm, req.body);
    return record(req, reply, "consensus", (tx, meetingId, motionId) => {
      if (!form.ok) return form;
      const answer = { reached: form.value.reached === "yes", at: form.value.at };
      return recordConsensus(tx, meetingId, motionId, answer, nowOf(req.now));
    });
  });

  app.post("/meetings/:meetingId/room/motions/:motionId/vote", { config }, (req, reply) => {
    const form = readVote(req.body);
    return record(req, reply, "vote", (tx, meetingId, motionId) =>
      form.ok ? recordVote(tx, meetingId, motionId, form.value, nowOf(req.now)) : form,
    );
  });

  app.post(
    "/meetings/:meetingId/room/motions/:motionId/own-vote",
    { config: { capability: "groups:read" } },
    (req, reply) => {
      const form = readForm(castForm, req.body);
      return record(req, reply, "own-vote", (tx, meetingId, motionId) =>
        form.ok ? castVote(tx, meetingId, motionId, form.value.choice, nowOf(req.now)) : form,
      );
    },
  );

  app.post("/meetings/:meetingId/room/motions/:motionId/dissents", { config }, (req, reply) => {
    const form = readForm(dissentForm, req.body);
    const { seat } = typed(req.body);
    return record(
      req,
      reply,
      "dissent",
      (tx, meetingId, motionId) =>
        form.ok ? recordDissent(tx, meetingId, motionId, form.value, nowOf(req.now)) : form,
      `-${String(seat)}`,
    );
  });

  app.post(
    "/meetings/:meetingId/room/motions/:motionId/determination",
    { config: { capability: "meetings:chair" } },
    (req, reply) => {
      const form = readForm(determinationForm, req.body);
      return record(req, reply, "determination", (tx, meetingId, motionId, groupId) => {
        mustHoldIn(tx, groupId, "meetings:chair");
        return form.ok ? determine(tx, meetingId, motionId, form.value) : form;
      });
    },
  );
}

type Change = (
  tx: Tx,
  meetingId: string,
  motionId: string,
  groupId: string,
) => Promise<Outcome<unknown>> | Outcome<never>;

/** Records what becomes of a motion, and shows its item again; when it is refused, with the form as it was sent. */
async function record(req: FastifyRequest, reply: FastifyReply, form: string, change: Change, suffix = "") {
  const { meetingId, motionId } = readParams(motionParams, req.params);
  const { outcome, itemId } = await req.inPartnership(async (tx) => {
    const keys = await getMotionKeys(tx, meetingId, motionId);
    return { itemId: keys.itemId, outcome: await change(tx, meetingId, motionId, keys.groupId) };
  });
  const name = `${form}-${motionId}${suffix}`;
  if (!outcome.ok) return showItem(req, reply, meetingId, itemId, sentBy(req, name, outcome.problems));
  return backToItem(req, reply, meetingId, itemId, "It is recorded.");
}

function sentBy(req: FastifyRequest, form: string, problems: readonly Problem[]): Sent {
  return sentFrom(form, typed(req.body), problems);
}

function backToItem(req: FastifyRequest, reply: FastifyReply, meetingId: string, itemId: string, notice: string) {
  return redirectWithNotice(reply, `${roomHref(deskOf(req), meetingId)}/items/${itemId}`, notice);
}

async function itemInRoom(tx: Tx, meetingId: string, itemId: string, instant: Date) {
  const room = await shownRoom(tx, meetingId, instant);
  const item = room.items.find(({ id }) => id === itemId);
  if (!item) throw new NotFound("agenda item");
  return { room, item };
}

async function showItem(req: FastifyRequest, reply: FastifyReply, meetingId: string, itemId: string, sent: Sent) {
  const shown = await req.inPartnership((tx) => itemInRoom(tx, meetingId, itemId, req.now));
  return reply.html(
    roomItemPage(deskOf(req, shown.room.meeting.groupId), shown, sent),
    sent.problems.length > 0 ? 422 : 200,
  );
}

async function showChange(
  req: FastifyRequest,
  reply: FastifyReply,
  sent: Typed | undefined,
  problems: readonly Problem[],
) {
  const { meetingId, motionId } = readParams(motionParams, req.params);
  const { room, motion } = await req.inPartnership(async (tx) => {
    await getMotionKeys(tx, meetingId, motionId);
    const found = await shownRoom(tx, meetingId, req.now);
    const all = found.proposals.flatMap(({ motions }) => motions);
    return { room: found, motion: all.find(({ id }) => id === motionId) };
  });
  if (!motion) throw new NotFound("motion");
  const begin = { text: motion.text ?? "", revision: String(motion.revision ?? "") };
  const page = motionFormPage(deskOf(req), room.meeting, motion, { typed: sent ?? begin, problems });
  return reply.html(page, problems.length > 0 ? 422 : 200);
}
