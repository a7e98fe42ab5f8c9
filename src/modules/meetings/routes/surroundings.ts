import type { FastifyRequest } from "fastify";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { listCarried } from "../../actions/index.ts";
import { noticeOf } from "../commands/meetings.ts";
import { agendaQuery } from "../forms/meetings.ts";
import { beganAt, stateOfMeeting } from "../rules/meetings.ts";
import { listItems } from "../store/agenda.ts";
import { findSooner, getMeeting } from "../store/meetings.ts";
import { listPapers } from "../store/papers.ts";
import type { CarriedShown } from "../views/carried.ts";

/** A meeting with its agenda and papers, the terms that bind it and the notice they ask for. */
export async function factsOf(tx: Tx, id: string) {
  const meeting = await getMeeting(tx, id);
  const papers = await listPapers(tx, id);
  return { meeting, items: await listItems(tx, id), papers, ...(await noticeOf(tx, meeting)) };
}

/** The same, with what comes before the meeting of earlier ones. */
export async function agendaOf(tx: Tx, req: Pick<FastifyRequest, "query" | "now" | "today">, id: string) {
  const facts = await factsOf(tx, id);
  return { ...facts, carried: await carriedTo(tx, req, facts.meeting) };
}

/** So many open actions at first: the rest are one link away. */
const SHOWN_ACTIONS = 20;

async function carriedTo(
  tx: Tx,
  req: Pick<FastifyRequest, "query" | "now" | "today">,
  meeting: Awaited<ReturnType<typeof getMeeting>>,
): Promise<CarriedShown | undefined> {
  if (!tx.identity.capabilities.includes("actions:read") || stateOfMeeting(meeting, req.today) === "cancelled")
    return undefined;
  const at = beganAt(meeting, req.now);
  const sooner = at === null ? await findSooner(tx, meeting, req.today) : undefined;
  if (sooner) return { sooner };
  const { actions: all } = agendaQuery.parse(req.query);
  const found = await listCarried(tx, meeting, at, all ? null : SHOWN_ACTIONS);
  return { found, on: at === null ? req.today : meeting.heldOn, isAhead: at === null };
}
