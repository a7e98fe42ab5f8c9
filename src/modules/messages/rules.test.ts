import { expect, test } from "vitest";
import { type Message, type MessageState, outcomeOf, sendAgain } from "./rules.ts";

function aMessage(state: MessageState, attempts: number, problem = ""): Message {
  const queuedAt = new Date("2026-11-26T09:00:00Z");
  return { id: "", title: "Notice", state, recipient: "Chair", queuedAt, endedAt: undefined, attempts, problem };
}

test.each([
  [aMessage("waiting", 0), false, "Not sent: no mail server is set."],
  [aMessage("waiting", 0), true, "It is sent in a moment."],
  [
    aMessage("waiting", 1, "The mail server answered 451"),
    true,
    "The mail server answered 451. It was tried once, and will be tried again.",
  ],
  [aMessage("waiting", 2), true, "It was not taken. It was tried 2 times, and will be tried again."],
  [aMessage("sent", 1), true, "The mail server has taken it."],
  [aMessage("refused", 0, "The person's account is suspended"), true, "The person's account is suspended."],
  [
    aMessage("failed", 5, "The mail server answered 550"),
    true,
    "The mail server answered 550. It was tried 5 times, and is not tried again by itself.",
  ],
  [
    aMessage("uncertain", 1, "No answer came"),
    true,
    "No answer came. It may have arrived, so it is not sent again by itself.",
  ],
])("the outbox says what became of a message: %#", (message, hasMailServer, sentence) => {
  expect(outcomeOf(message, hasMailServer)).toBe(sentence);
});

test.each([
  ["failed", true],
  ["uncertain", true],
  ["waiting", false],
  ["sent", false],
  ["refused", false],
] as const)("a message that is %s may be sent again: %s", (state, may) => {
  expect(sendAgain(aMessage(state, 1, "No answer came")).ok).toBe(may);
});
