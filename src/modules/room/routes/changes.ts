import { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { readParams } from "../../../web/forms.ts";
import { getMeeting } from "../../meetings/index.ts";
import { roomParams, sinceQuery } from "../forms/room.ts";
import { getFingerprint } from "../store/rooms.ts";

const POLL_MS = 2_000;
const LONGEST_MS = 5 * 60_000;

/**
 * Tells a page that something recorded of its meeting has changed, as server-sent events that carry a fingerprint and nothing
 * else: what changed the page asks for, as any page. Each look is a transaction of the session's own, so that the stream ends
 * when the session does, or the right to read the meeting.
 */
export function changeRoutes(app: FastifyInstance): void {
  const closing = new AbortController();
  app.addHook("preClose", (done) => {
    closing.abort();
    done();
  });

  app.get("/meetings/:meetingId/room/changes", { config: { capability: "groups:read" } }, async (req, reply) => {
    const { meetingId } = readParams(roomParams, req.params);
    const { since } = readParams(sinceQuery, req.query);
    const last = req.headers["last-event-id"];
    const look = () =>
      req.inPartnership(async (tx) => {
        await getMeeting(tx, meetingId);
        return getFingerprint(tx, meetingId);
      });
    const first = await look();
    const events = changes(look, first, typeof last === "string" ? last : since, closing.signal);
    reply.type("text/event-stream; charset=utf-8").header("x-accel-buffering", "no");
    return reply.send(Readable.from(events, { objectMode: false }));
  });
}

/** The events of a stream. Whoever has seen nothing yet is told how it is, and that is all. */
async function* changes(
  look: () => Promise<string>,
  first: string,
  seen: string | undefined,
  closing: AbortSignal,
): AsyncGenerator<string> {
  yield "retry: 2000\n\n";
  const until = Date.now() + LONGEST_MS;
  for (let [now, known] = [first, seen]; !closing.aborted && Date.now() < until; ) {
    // A comment keeps the connection open, and finds out when nobody listens any more.
    yield now === known ? ":\n\n" : `id: ${now}\nevent: change\ndata: ${now}\n\n`;
    if (seen === undefined) return;
    known = now;
    await pause(POLL_MS, undefined, { signal: closing }).catch(() => undefined);
    const next = await look().catch(() => undefined);
    if (next === undefined) return;
    now = next;
  }
}
