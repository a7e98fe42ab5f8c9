import { recordEvent } from "../audit/record.ts";
import type { Config } from "../config/config.ts";
import { jobKind } from "../jobs/kinds.ts";
import { handle, type Job, type JobHandler, Postponed } from "../jobs/worker.ts";
import type { Services } from "../services.ts";
import type { Tx } from "../tenancy/tx.ts";
import { findMessageKind } from "./kinds.ts";
import type { Letter } from "./letter.ts";
import * as outbox from "./outbox.ts";
import { refusalOf, withSetting } from "./recipients.ts";
import { type MailServer, NotTaken, openMailServer } from "./server.ts";
import { textOf } from "./text.ts";

const sendMessage = jobKind<{ message: string }>("mail.send", { capabilities: ["mail:send"] });

/** How long nobody tries again to reach a mail server that did not answer. */
const REST_SECONDS = 60;

/**
 * Sends messages, each at most once: docs/decisions/0016 says how, and what a crash leaves. Without a mail server nothing
 * takes these jobs, so that the messages wait until there is one.
 */
export function mailJobs({ config }: Pick<Services, "config">): readonly JobHandler[] {
  const { SMTP_URL, MAIL_FROM } = config;
  if (SMTP_URL === undefined || MAIL_FROM === undefined) return [];
  const server = openMailServer(SMTP_URL);
  let restsUntil = 0;

  return [
    handle(
      sendMessage,
      async (job) => {
        const rest = restsUntil - Date.now();
        if (rest > 0) throw new Postponed("The mail server could not be reached", Math.ceil(rest / 1000));
        try {
          await send(job, server, config, MAIL_FROM);
        } catch (error) {
          if (!(error instanceof NotTaken) || error.because !== "out-of-reach") throw error;
          restsUntil = Date.now() + REST_SECONDS * 1000;
          throw new Postponed(error.message, REST_SECONDS, { cause: error });
        }
      },
      ({ payload, inPartnership }, error) => inPartnership((tx) => giveUp(tx, payload.message, error)),
    ),
  ];
}

async function send(
  { payload: { message }, inPartnership, signal }: Job<{ message: string }>,
  server: MailServer,
  config: Config,
  from: string,
): Promise<void> {
  const letter = await inPartnership((tx) => prepare(tx, message, config, from));
  if (!letter) return;
  try {
    await server.deliver(letter, async () => {
      signal.throwIfAborted();
      await inPartnership((tx) => outbox.markHandedOver(tx, message));
    });
  } catch (error) {
    if (error instanceof NotTaken && error.because === "unknown")
      return inPartnership((tx) => end(tx, message, "uncertain", error.message));
    if (error instanceof NotTaken) await inPartnership((tx) => outbox.noteProblem(tx, message, error.message));
    throw error;
  }
  await inPartnership((tx) => end(tx, message, "sent"));
}

/** The letter, or undefined when there is nothing to send: it was dealt with, or must not be sent as things stand now. */
async function prepare(tx: Tx, id: string, config: Config, from: string): Promise<Letter | undefined> {
  const due = await outbox.lockDueMessage(tx, id);
  if (!due) return undefined;
  if (due.handedOverAt) {
    await end(tx, id, "uncertain", STOPPED);
    return undefined;
  }
  const kind = findMessageKind(due.kind);
  if (!kind) throw new Error(`This version of the program does not know messages of the kind ${due.kind}`);
  const recipient = withSetting(due.recipient ?? undefined, config);
  const refusal = refusalOf(kind, recipient, due.queuedAt, new Date());
  if (refusal !== undefined || !recipient) {
    await end(tx, id, "refused", refusal);
    return undefined;
  }
  if (kind.isStillDue && !(await kind.isStillDue(tx, due))) {
    await end(tx, id, "refused", "What the message is about is settled already");
    return undefined;
  }
  await outbox.countAttempt(tx, id);
  const { partnership } = tx.identity;
  return {
    from,
    to: recipient.email,
    subject: kind.subject,
    text: textOf(kind, due, { baseUrl: config.baseUrl, partnership }),
    identity: `${partnership?.id} ${due.kind} ${due.key}`,
  };
}

const STOPPED = "The program stopped before it could note the mail server's answer";

async function giveUp(tx: Tx, id: string, error: unknown): Promise<void> {
  const due = await outbox.lockDueMessage(tx, id);
  if (due?.handedOverAt) return end(tx, id, "uncertain", STOPPED);
  const problem = error instanceof NotTaken ? error.message : "Something went wrong that the log of the program tells";
  return end(tx, id, "failed", problem);
}

async function end(tx: Tx, id: string, outcome: outbox.Outcome, problem = ""): Promise<void> {
  if (!(await outbox.endMessage(tx, id, outcome, problem))) return;
  recordEvent(tx, `message.${outcome}`, id);
}
