import type { FastifyInstance } from "fastify";
import { type Day, day } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { deskOf } from "../../../web/desk.ts";
import { readForm, readParams, typed } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { getGroupSeen, listGroupsSeen } from "../../groups/index.ts";
import { cancelMeeting, moveMeeting, proposedDays, scheduleMeeting } from "../commands/meetings.ts";
import { cancelForm, groupParams, meetingParams, proposedQuery } from "../forms/meetings.ts";
import { whenInWords } from "../rules/meetings.ts";
import { getMeeting, listGroupMeetings, listMeetings } from "../store/meetings.ts";
import { meetingHref } from "../views/desk.ts";
import { meetingPage } from "../views/meeting.ts";
import { cancelPage, movePage, schedulePage } from "../views/meeting-form.ts";
import { groupMeetingsPage, meetingsPage } from "../views/meetings.ts";
import { readMeeting, readMove, typedDay, typedMove } from "./reading.ts";
import { agendaOf } from "./surroundings.ts";

const reads = { capability: "groups:read" } as const;
const manages = { capability: "meetings:manage" } as const;

/** Meetings: scheduled, moved, cancelled, looked at. */
export function meetingRoutes(app: FastifyInstance): void {
  app.get("/meetings", { config: reads }, async (req, reply) => {
    const { meetings, groups } = await req.inPartnership(async (tx) => ({
      meetings: await listMeetings(tx, req.today),
      groups: (await listGroupsSeen(tx)).filter(({ host, endedOn }) => host === null && endedOn === null),
    }));
    return reply.html(meetingsPage(deskOf(req), meetings, groups, req.today));
  });

  app.get("/groups/:id/meetings", { config: reads }, async (req, reply) => {
    const { id } = readParams(groupParams, req.params);
    const { group, meetings } = await req.inPartnership(async (tx) => ({
      group: await getGroupSeen(tx, id),
      meetings: await listGroupMeetings(tx, id),
    }));
    return reply.html(groupMeetingsPage(deskOf(req), group, meetings, req.today));
  });

  app.get("/groups/:id/meetings/new", { config: manages }, async (req, reply) => {
    const { id } = readParams(groupParams, req.params);
    const { on } = readParams(proposedQuery, req.query);
    const facts = await req.inPartnership((tx) => schedulingOf(tx, id, req.today));
    const begin = { kind: "ordinary", beginsAt: "14:00", way: "hybrid", ...(on && typedDay("on", day(on))) };
    return reply.html(schedulePage(deskOf(req), facts, { typed: begin, problems: [] }));
  });

  app.post("/groups/:id/meetings", { config: manages }, async (req, reply) => {
    const { id } = readParams(groupParams, req.params);
    const form = readMeeting(req.body);
    const { outcome, facts } = await req.inPartnership(async (tx) => ({
      facts: await schedulingOf(tx, id, req.today),
      outcome: form.ok ? await scheduleMeeting(tx, id, form.value, req.today) : form,
    }));
    const desk = deskOf(req);
    const shown = { typed: typed(req.body), problems: outcome.ok ? [] : outcome.problems };
    if (!outcome.ok) return reply.html(schedulePage(desk, facts, shown), 422);
    return redirectWithNotice(reply, meetingHref(desk, outcome.value), "The meeting is in the calendar.");
  });

  app.get("/meetings/:meetingId", { config: reads }, async (req, reply) => {
    const { meetingId } = readParams(meetingParams, req.params);
    const facts = await req.inPartnership((tx) => agendaOf(tx, req, meetingId));
    return reply.html(meetingPage(deskOf(req), { ...facts, today: req.today, problems: [] }));
  });

  app.get("/meetings/:meetingId/move", { config: manages }, async (req, reply) => {
    const { meetingId } = readParams(meetingParams, req.params);
    const meeting = await req.inPartnership((tx) => getMeeting(tx, meetingId));
    return reply.html(movePage(deskOf(req), meeting, { typed: typedMove(meeting), problems: [] }));
  });

  app.post("/meetings/:meetingId/move", { config: manages }, async (req, reply) => {
    const { meetingId } = readParams(meetingParams, req.params);
    const form = readMove(req.body);
    const { outcome, meeting } = await req.inPartnership(async (tx) => ({
      meeting: await getMeeting(tx, meetingId),
      outcome: form.ok ? await moveMeeting(tx, meetingId, form.value.facts, form.value, req.today) : form,
    }));
    const desk = deskOf(req);
    const shown = { typed: typed(req.body), problems: outcome.ok ? [] : outcome.problems };
    if (!outcome.ok) return reply.html(movePage(desk, meeting, shown), 422);
    return redirectWithNotice(
      reply,
      meetingHref(desk, meetingId),
      `The meeting is on ${whenInWords(outcome.value)} now.`,
    );
  });

  app.get("/meetings/:meetingId/cancellation", { config: manages }, async (req, reply) => {
    const { meetingId } = readParams(meetingParams, req.params);
    const meeting = await req.inPartnership((tx) => getMeeting(tx, meetingId));
    return reply.html(cancelPage(deskOf(req), meeting, { typed: {}, problems: [] }));
  });

  app.post("/meetings/:meetingId/cancellation", { config: manages }, async (req, reply) => {
    const { meetingId } = readParams(meetingParams, req.params);
    const form = readForm(cancelForm, req.body);
    const { outcome, meeting } = await req.inPartnership(async (tx) => ({
      meeting: await getMeeting(tx, meetingId),
      outcome: form.ok ? await cancelMeeting(tx, meetingId, form.value.reason, req.today) : form,
    }));
    const desk = deskOf(req);
    const shown = { typed: typed(req.body), problems: outcome.ok ? [] : outcome.problems };
    if (!outcome.ok) return reply.html(cancelPage(desk, meeting, shown), 422);
    return redirectWithNotice(reply, meetingHref(desk, meetingId), "The meeting is cancelled.");
  });
}

/** A group that is to meet, and the days that its terms propose. */
async function schedulingOf(tx: Tx, id: string, today: Day) {
  return { group: await getGroupSeen(tx, id), proposed: await proposedDays(tx, id, today) };
}
