import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openTestMailServer, type TestMailServer } from "../../../test/mail-server.ts";
import { NotTaken, openMailServer } from "./server.ts";

let mail: TestMailServer;
beforeAll(async () => {
  mail = await openTestMailServer();
});
afterEach(() => {
  mail.answer = () => undefined;
  mail.taken.length = 0;
  mail.commands.length = 0;
});
afterAll(() => mail.close());

const LETTER = {
  from: "office@frankpledge.example",
  to: "chair@example.org",
  subject: "Something is waiting",
  text: "First line\n.\n..\nÜnd so weiter",
  identity: "one",
};

/** How often the last moment came, and why the letter was not taken. */
async function deliver(lastMoment = async () => {}, url = mail.url) {
  let moments = 0;
  const problem = await openMailServer(url)
    .deliver(LETTER, () => {
      moments++;
      return lastMoment();
    })
    .then(
      () => undefined,
      (error: unknown) => error,
    );
  return { moments, problem, because: problem instanceof NotTaken ? problem.because : undefined };
}

test("a letter arrives as it was written, dots at the beginning of lines included", async () => {
  expect(await deliver()).toEqual({ moments: 1, problem: undefined, because: undefined });
  expect(mail.taken[0]?.text.trim()).toBe(LETTER.text);
});

test.each(["MAIL FROM", "RCPT TO", "DATA"])(
  "the last moment does not come when the server refuses %s",
  async (command) => {
    mail.answer = async (line) => {
      // Long enough for whatever reads ahead to have done so.
      await new Promise((resolve) => setTimeout(resolve, 50));
      return line.startsWith(command) ? "550 no" : undefined;
    };
    expect(await deliver()).toMatchObject({ moments: 0, because: "refused" });
  },
);

test.each(["CONNECT", "EHLO", "MAIL FROM", "RCPT TO", "DATA"])(
  "a line that is cut at %s says nothing of the letter",
  async (command) => {
    mail.answer = (line) => (line.startsWith(command) ? "hang up" : undefined);
    expect(await deliver()).toMatchObject({ moments: 0, because: "out-of-reach" });
  },
);

test("a server that does not listen is out of reach", async () => {
  const gone = await openTestMailServer();
  await gone.close();
  expect(await deliver(undefined, gone.url)).toMatchObject({ moments: 0, because: "out-of-reach" });
});

test("when the last moment fails the server does not get the end of the letter", async () => {
  const { problem } = await deliver(async () => {
    throw new Error("somebody was quicker");
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(problem).toMatchObject({ message: "somebody was quicker" });
  expect(mail.commands).not.toContain(".");
  expect(mail.taken).toEqual([]);
});

test("a server that cuts the line at the end of the letter may have it; one that says no has not", async () => {
  mail.answer = (line) => (line === "." ? "hang up" : undefined);
  expect(await deliver()).toMatchObject({ moments: 1, because: "unknown" });
  mail.answer = (line) => (line === "." ? "554 no" : undefined);
  expect(await deliver()).toMatchObject({ moments: 1, because: "refused" });
});

test("a server that is not known to be on this computer gets no letter without TLS", async () => {
  mail.answer = (line) => (line === "STARTTLS" ? "502 not here" : undefined);
  const elsewhere = mail.url.replace("127.0.0.1", "0.0.0.0");
  expect(await deliver(undefined, elsewhere)).toMatchObject({ moments: 0, because: "out-of-reach" });
  expect(mail.commands.map((line) => line.split(" ")[0])).not.toContain("MAIL");
  expect(mail.commands).toContain("STARTTLS");
});
