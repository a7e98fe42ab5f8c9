import { Buffer } from "node:buffer";
import { createServer, type Socket } from "node:net";
import { port } from "./ports.ts";

/**
 * Speaks as much of PostgreSQL's protocol (version 3) as it takes to sign in without a password and to say that this is
 * PostgreSQL 14.18: a release that nobody can be expected to have at hand. Answers its address; every query is counted.
 */
export async function anOldPostgres(): Promise<{ url: string; queries: () => number; close: () => void }> {
  let queries = 0;
  const server = createServer((socket) => {
    socket.on("error", () => {});
    answer(socket, () => {
      queries++;
    });
  });
  const at = await port(server);
  return {
    url: `postgres://fp_web@127.0.0.1:${at}/frankpledge`,
    queries: () => queries,
    close: () => void server.close(),
  };
}

function answer(socket: Socket, onQuery: () => void): void {
  let signedIn = false;
  socket.on("data", (bytes) => {
    if (!signedIn) {
      signedIn = true;
      socket.write(Buffer.concat([message("R", int32(0)), message("S", text("server_version"), text("14.18")), READY]));
    } else if (bytes.toString("latin1", 0, 1) === "Q") {
      onQuery();
      const columns = [column("number", 23), column("name", 25)];
      socket.write(
        Buffer.concat([
          message("T", int16(columns.length), ...columns),
          message("D", int16(2), value("140018"), value("14.18")),
          message("C", text("SELECT 1")),
          READY,
        ]),
      );
    } else socket.end();
  });
}

const int16 = (number: number) => Buffer.from([number >> 8, number & 0xff]);
const int32 = (number: number) => Buffer.concat([int16(number >> 16), int16(number & 0xffff)]);
const text = (words: string) => Buffer.from(`${words}\0`);
const value = (words: string) => Buffer.concat([int32(words.length), Buffer.from(words)]);

/** Of no table, of a variable length, given as text. */
const column = (name: string, type: number) =>
  Buffer.concat([text(name), int32(0), int16(0), int32(type), int16(-1), int32(-1), int16(0)]);

function message(kind: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(kind), int32(body.length + 4), body]);
}

const READY = message("Z", Buffer.from("I"));
