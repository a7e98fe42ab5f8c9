import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { composeLetter, type Letter } from "./letter.ts";

/** Where letters are handed over. */
export type MailServer = {
  /**
   * Hands a letter over. `lastMoment` is awaited when the server has taken sender, recipient and text, and only the line
   * that ends the letter is missing: when it rejects, the connection is cut and the server has nothing.
   */
  deliver(letter: Letter, lastMoment: () => Promise<void>): Promise<void>;
};

/** Why a letter was not taken. `out-of-reach` says nothing of this letter; after `unknown` the server may have it. */
export class NotTaken extends Error {
  override readonly name = "NotTaken";
  readonly because: "out-of-reach" | "refused" | "unknown";

  constructor(because: NotTaken["because"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.because = because;
  }
}

export function openMailServer(address: string): MailServer {
  const url = new URL(address);
  const secure = url.protocol === "smtps:";
  const options = {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && !isThisComputer(url.hostname),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
  };
  const user = decodeURIComponent(url.username);
  const pass = decodeURIComponent(url.password);
  return {
    async deliver(letter, lastMoment) {
      let isHandedOver = false;
      const bytes = await composeLetter(letter, new Date());
      // Read no sooner than the server has said that it wants the text.
      async function* untilTheEnd() {
        yield bytes;
        await lastMoment();
        isHandedOver = true;
      }
      const connection = new SMTPConnection(options);
      const broken = new Promise<never>((_, reject) => connection.once("error", reject));
      broken.catch(() => {});
      connection.on("error", () => {});
      const step = (begin: (done: (error?: Error | null) => void) => void) =>
        Promise.race([
          broken,
          new Promise<void>((resolve, reject) => begin((error) => (error ? reject(error) : resolve()))),
        ]);
      try {
        await step((done) => connection.connect(done));
        if (user !== "") await step((done) => connection.login({ user, pass }, done));
        const envelope = { from: letter.from, to: [letter.to] };
        await step((done) => connection.send(envelope, Readable.from(untilTheEnd()), done));
      } catch (error) {
        throw notTaken(error, isHandedOver);
      } finally {
        connection.close();
      }
    },
  };
}

/** What the library's error says. Never its words: a mail server's answers quote addresses. */
function notTaken(error: unknown, isHandedOver: boolean): unknown {
  const { command, responseCode } = error as { command?: string; responseCode?: number };
  if (isHandedOver) {
    return responseCode === undefined
      ? new NotTaken("unknown", "The mail server took the message and did not answer", { cause: error })
      : new NotTaken("refused", `The mail server answered ${responseCode}`, { cause: error });
  }
  if (command === "API") return error;
  if (responseCode !== undefined && /^(MAIL FROM|RCPT TO|DATA)$/.test(command ?? ""))
    return new NotTaken("refused", `The mail server answered ${responseCode}`, { cause: error });
  return new NotTaken("out-of-reach", "The mail server cannot be reached, or does not let us in", { cause: error });
}

function isThisComputer(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}
