import { createServer, type Socket } from "node:net";

/** A letter that the server has taken: it answered 250 to the end of it. */
export type TakenLetter = {
  readonly from: string;
  readonly to: readonly string[];
  /** Without the doubled dots of the protocol. */
  readonly source: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As a reader sees it. */
  readonly text: string;
};

export type TestMailServer = {
  readonly url: string;
  readonly taken: TakenLetter[];
  /** Every command that came, and "." for the end of a letter. */
  readonly commands: string[];
  /** What is said to a command instead of the usual; "hang up" says nothing and cuts the line. */
  answer: (command: string) => string | undefined | Promise<string | undefined>;
  readonly close: () => Promise<void>;
};

/** A mail server on this computer, with as much of SMTP (RFC 5321) as a client of ours uses. */
export async function openTestMailServer(port = 0): Promise<TestMailServer> {
  const sockets = new Set<Socket>();
  const taken: TakenLetter[] = [];
  const commands: string[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    converse(socket).catch((error: unknown) => socket.destroy(error as Error));
  });

  async function converse(socket: Socket): Promise<void> {
    let from = "";
    let to: string[] = [];
    let letter: string[] | undefined;
    const say = (line: string) => socket.write(`${line}\r\n`);
    const greeting = await tester.answer("CONNECT");
    if (greeting === "hang up") return void socket.destroy();
    say(greeting ?? "220 test.example ready");
    for await (const line of linesOf(socket)) {
      if (letter !== undefined && line !== ".") {
        letter.push(line.startsWith(".") ? line.slice(1) : line);
        continue;
      }
      commands.push(line);
      const special = await tester.answer(line);
      if (special === "hang up") return void socket.destroy();
      if (line === "." && letter !== undefined) {
        const source = letter.join("\r\n");
        letter = undefined;
        if (special === undefined) taken.push({ from, to, source, ...readLetter(source) });
        say(special ?? "250 taken");
        continue;
      }
      if (special !== undefined) {
        say(special);
        continue;
      }
      const address = /<([^>]*)>/.exec(line)?.[1] ?? "";
      if (/^MAIL FROM:/i.test(line)) [from, to] = [address, []];
      if (/^RCPT TO:/i.test(line)) to = [...to, address];
      if (/^DATA/i.test(line)) {
        letter = [];
        say("354 go on");
      } else if (/^QUIT/i.test(line)) {
        say("221 bye");
        socket.end();
      } else say("250 test.example");
    }
  }

  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  const tester: TestMailServer = {
    url: `smtp://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
    taken,
    commands,
    answer: () => undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  return tester;
}

async function* linesOf(socket: Socket): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of socket.setEncoding("utf8")) {
    const lines = `${rest}${chunk as string}`.split("\r\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}

/** Headers unfolded, by their names in lower case; the text decoded from quoted-printable when it is. */
function readLetter(source: string): Pick<TakenLetter, "headers" | "text"> {
  const [head = "", ...body] = source.split("\r\n\r\n");
  const headers = Object.fromEntries(
    head
      .replaceAll(/\r\n[ \t]+/g, " ")
      .split("\r\n")
      .map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
  );
  const encoded = body.join("\r\n\r\n").replaceAll("\r\n", "\n");
  const text =
    headers["content-transfer-encoding"] === "quoted-printable"
      ? Buffer.from(
          encoded
            .replaceAll("=\n", "")
            .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
          "latin1",
        ).toString("utf8")
      : encoded;
  return { headers, text };
}
