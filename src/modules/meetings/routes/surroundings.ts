import type { FastifyRequest } from "fastify";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { deskHref } from "../../../web/reply.ts";
import type { Desk } from "../../groups/index.ts";
import { noticeOf } from "../commands/meetings.ts";
import { listItems } from "../store/agenda.ts";
import { getMeeting } from "../store/meetings.ts";

/** Where and for whom a page is, once a transaction has said who asks. */
export function deskOf(req: FastifyRequest): Desk {
  const { partnership, capabilities = [] } = req.identity ?? {};
  return { href: deskHref(partnership?.slug ?? ""), name: partnership?.name ?? "", may: capabilities };
}

/** A meeting with its agenda, the terms that bind it and the notice they ask for. */
export async function factsOf(tx: Tx, id: string) {
  const meeting = await getMeeting(tx, id);
  return { meeting, items: await listItems(tx, id), ...(await noticeOf(tx, meeting)) };
}
