import { sql } from "kysely";
import { NotFound } from "../../kernel/errors.ts";
import { findMessageKind } from "../../platform/mail/kinds.ts";
import { textOf } from "../../platform/mail/text.ts";
import type { Tx } from "../../platform/tenancy/tx.ts";
import type { Message, MessageState, WholeMessage } from "./rules.ts";

export type AskedMessages = {
  readonly state: MessageState | undefined;
  readonly limit: number;
  readonly offset: number;
};

/** The messages of the partnership, the latest first. */
export async function listMessages(tx: Tx, asked: AskedMessages): Promise<Message[]> {
  const { rows } = await sql<MessageRow>`
    ${messages} where ${inState(asked.state)}
     order by m.queued_at desc, m.id limit ${asked.limit} offset ${asked.offset}`.execute(tx);
  return rows.map(toMessage);
}

export async function countMessages(tx: Tx, state: MessageState | undefined): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from outgoing_messages m where ${inState(state)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Throws NotFound. */
export async function findMessage(tx: Tx, id: string): Promise<Message> {
  const { rows } = await sql<MessageRow>`${messages} where m.id = ${id}`.execute(tx);
  const [row] = rows;
  if (!row) throw new NotFound("message");
  return toMessage(row);
}

/** Lets a message that failed, or is uncertain, wait once more, with a job to send it. False when it does already. */
export async function requeueMessage(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ again: boolean }>`select ctx.send_message_again(${id}) as again`.execute(tx);
  return rows[0]?.again ?? false;
}

/** One message, with its words where the database gives the secret of its link: in a demonstration. */
export async function getMessage(tx: Tx, id: string, baseUrl: string): Promise<WholeMessage> {
  const { rows } = await sql<MessageRow & { params: Readonly<Record<string, string>>; linkToken: string | null }>`
    select r.*, m.params, ctx.message_token(m.id) as "linkToken"
      from (${messages}) r join outgoing_messages m on m.id = r.id where m.id = ${id}`.execute(tx);
  const [row] = rows;
  if (!row) throw new NotFound("message");
  const kind = findMessageKind(row.kind);
  const { params, linkToken } = row;
  const { partnership } = tx.identity;
  const letter =
    kind && linkToken !== null
      ? { subject: kind.subject, text: textOf(kind, { params, linkToken }, { baseUrl, partnership }) }
      : undefined;
  return { ...toMessage(row), letter };
}

type MessageRow = {
  readonly id: string;
  readonly kind: string;
  readonly state: MessageState;
  readonly recipient: string | null;
  readonly queuedAt: Date;
  readonly endedAt: Date | null;
  readonly attempts: number;
  readonly problem: string;
};

const messages = sql`
  select m.id, m.kind, coalesce(m.outcome, 'waiting') as state, coalesce(p.name, 'The address that ' || m.to_setting || ' names') as recipient, m.queued_at as "queuedAt",
         m.ended_at as "endedAt", m.attempts, m.problem
    from outgoing_messages m left join people p on p.id = m.person_id`;

function inState(state: MessageState | undefined) {
  if (state === undefined) return sql`true`;
  return state === "waiting" ? sql`m.outcome is null` : sql`m.outcome = ${state}`;
}

function toMessage({ kind, recipient, endedAt, ...row }: MessageRow): Message {
  const { id, state, queuedAt, attempts, problem } = row;
  const title = findMessageKind(kind)?.title ?? kind;
  return {
    id,
    title,
    state,
    recipient: recipient ?? undefined,
    queuedAt,
    endedAt: endedAt ?? undefined,
    attempts,
    problem,
  };
}
