import { sql } from "kysely";
import type { Capability } from "../../kernel/capabilities.ts";
import type { Session } from "../db/engine.ts";
import { wakeWorkers } from "../jobs/kinds.ts";
import type { Tx } from "../tenancy/tx.ts";

/**
 * A kind of message: who may get it and what it says. Declared in the `emails.ts` of the module that sends it. `Params`
 * are references and small values; names, addresses and what happened stay in the records that they refer to.
 *
 *     export const releaseAwaited = messageKind<{ assessment: string }>("assessments.release-awaited", {
 *       title: "Assessment awaits release",                 // what the outbox calls it
 *       subject: "Something is waiting for you",            // no case, crime or person: it is shown on locked screens
 *       needs: "assessments:release",                       // asked again when it is sent
 *       usefulHours: 14 * 24,                               // not sent when it is older
 *       text: ({ assessment }, at) => `…\n\n${at.url(`/${at.partnership.slug}/desk/assessments/${assessment}`)}`,
 *     });
 *
 *     await queueMessage(tx, releaseAwaited, { recipient: { person }, key: `${proposal} ${person}`, params: { assessment } });
 */
export type MessageKind<Params extends MessageParams> = {
  readonly name: string;
  readonly title: string;
  /** The same for everybody, so that nothing of what it is about can stand in it. */
  readonly subject: string;
  /**
   * What the recipient must be when it is sent: holder of an account, of any role in the partnership, or of a right there;
   * invited still, by somebody who may; or nobody, where an address of the configuration gets it.
   */
  readonly needs: "account" | "membership" | "invitation" | "setting" | Capability;
  readonly usefulHours: number;
  /** Asked when it is sent: whether what it tells of is still so. Left out: it always is. */
  readonly isStillDue?: (tx: Tx, message: { readonly person: string; readonly params: Params }) => Promise<boolean>;
  readonly text: (params: Params, at: Writing) => string;
};

export type MessageParams = Readonly<Record<string, string>>;

/** What a text may speak of beside its params. */
export type Writing = {
  readonly partnership: { readonly name: string; readonly slug: string };
  /** The whole address of a page: of this installation, and no other. */
  readonly url: (path: string) => string;
  /** The secret of the link that this message carries; the row that honours it keeps QueuedMessage.linkTokenHash. */
  readonly linkToken: string;
};

export type QueuedMessage = {
  readonly id: string;
  /** SHA-256 of Writing.linkToken, for a message that carries a link with a secret. */
  readonly linkTokenHash: Buffer;
};

type Queued<Params> = { readonly key: string; readonly params: Params };

const kinds = new Map<string, MessageKind<MessageParams>>();

export function messageKind<Params extends MessageParams>(
  name: string,
  about: Omit<MessageKind<Params>, "name">,
): MessageKind<Params> {
  if (kinds.has(name)) throw new Error(`Two kinds of message are called ${name}`);
  const kind = { name, ...about };
  kinds.set(name, kind as unknown as MessageKind<MessageParams>);
  return kind;
}

/** Undefined for a kind that this version of the program does not know any more. */
export function findMessageKind(name: string): MessageKind<MessageParams> | undefined {
  return kinds.get(name);
}

export function listMessageKinds(): readonly MessageKind<MessageParams>[] {
  return [...kinds.values()];
}

/**
 * Writes a message in the transaction that has something to say; it is sent after the commit. The same kind with the same
 * key in a partnership is one message, however often it is queued. Recipient, rights and address are looked up when it is
 * sent. In a transaction of no partnership it is the installation's.
 */
export async function queueMessage<Params extends MessageParams>(
  tx: Tx,
  kind: MessageKind<Params>,
  { recipient, key, params }: Queued<Params> & { readonly recipient: { readonly person: string } },
): Promise<QueuedMessage> {
  const { rows } = await sql<QueuedMessage>`
    select id, ctx.link_token_hash(id) as "linkTokenHash"
      from ctx.queue_message(${kind.name}, ${key}, ${recipient.person}, ${JSON.stringify(params)}) as id`.execute(tx);
  tx.afterCommit.push(wakeWorkers);
  return written(rows[0]);
}

/** The same from the sign-in functions, before there is anybody to act for: the installation's, to an account's holder. */
export async function queueAccountMessage<Params extends MessageParams>(
  connection: Session,
  kind: MessageKind<Params>,
  { account, key, params }: Queued<Params> & { readonly account: string },
): Promise<QueuedMessage> {
  const { rows } = await connection.query<QueuedMessage>(
    `select id, ctx.link_token_hash(id) as "linkTokenHash" from ctx.queue_account_message($1, $2, $3, $4) as id`,
    [kind.name, key, account, JSON.stringify(params)],
  );
  return written(rows[0]);
}

/** The ends of the audit trails, to the address that AUDIT_HEADS_EMAIL holds when it is sent. */
export async function queueTrailEnds<Params extends MessageParams>(
  tx: Tx,
  kind: MessageKind<Params>,
  { key, params }: Queued<Params>,
): Promise<void> {
  await sql`select ctx.queue_trail_ends(${kind.name}, ${key}, ${JSON.stringify(params)})`.execute(tx);
  tx.afterCommit.push(wakeWorkers);
}

/**
 * Sends the open invitations among these, each with a new link that is good for so many days; the link before it ends.
 * Answers how many there were to send.
 */
export async function queueInvitations(
  tx: Tx,
  kind: MessageKind<{ days: string }>,
  invitations: readonly string[],
  days: number,
): Promise<number> {
  const { rows } = await sql<{ sent: number }>`
    select ctx.send_invitations(${[...invitations]}::uuid[], ${kind.name}, ${days}) as sent`.execute(tx);
  tx.afterCommit.push(wakeWorkers);
  return rows[0]?.sent ?? 0;
}

function written(message: QueuedMessage | undefined): QueuedMessage {
  if (!message?.id) throw new Error("There is no such account to send a message to");
  return message;
}
