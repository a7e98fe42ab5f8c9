import { done, type Outcome, refuse } from "../../kernel/outcome.ts";

/** How far a message has come: it waits until it has an outcome. */
export const MESSAGE_STATES = ["waiting", "sent", "refused", "failed", "uncertain"] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** A message of the outbox. */
export type Message = {
  readonly id: string;
  readonly title: string;
  readonly state: MessageState;
  /** Undefined for somebody whom the reader does not share a partnership with. */
  readonly recipient: string | undefined;
  readonly queuedAt: Date;
  readonly endedAt: Date | undefined;
  readonly attempts: number;
  readonly problem: string;
};

/** A message with its words, which are shown where nothing is really sent. */
export type WholeMessage = Message & {
  readonly letter: { readonly subject: string; readonly text: string } | undefined;
};

export const STATE_LABELS: Readonly<Record<MessageState, string>> = {
  waiting: "Waiting",
  sent: "Sent",
  refused: "Not sent",
  failed: "Could not be sent",
  uncertain: "Not known whether sent",
};

export function isMessageState(text: string): text is MessageState {
  return MESSAGE_STATES.some((state) => state === text);
}

/** What became of a message, in a sentence. */
export function outcomeOf(message: Message, hasMailServer: boolean): string {
  switch (message.state) {
    case "sent":
      return "The mail server has taken it.";
    case "refused":
      return `${message.problem}.`;
    case "failed":
      return `${message.problem}. It was tried ${times(message.attempts)}, and is not tried again by itself.`;
    case "uncertain":
      return `${message.problem}. It may have arrived, so it is not sent again by itself.`;
    case "waiting":
      if (!hasMailServer) return "Not sent: no mail server is set.";
      if (message.attempts === 0) return "It is sent in a moment.";
      return `${message.problem || "It was not taken"}. It was tried ${times(message.attempts)}, and will be tried again.`;
  }
}

/** Decides whether a message may be sent again because somebody asks: when it failed, or nobody knows. */
export function sendAgain(message: Message): Outcome<Message> {
  switch (message.state) {
    case "failed":
    case "uncertain":
      return done(message);
    case "waiting":
      return refuse("The message waits already, and is sent by itself");
    case "sent":
      return refuse("The mail server has taken the message: it is not sent twice");
    case "refused":
      return refuse(
        "The message was not sent because its recipient may not have it any more, or it came too late to be of use",
      );
  }
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}
