import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from "pino";

export type Log = Logger;

/** Values under these names are never written, wherever they stand in a line. */
const REDACTED = ["passphrase", "password", "token", "cookie", "authorization", "email", "name", "url", "hostname"];

/**
 * One JSON object a line, in UTC. Lines carry ids, counts and durations; never bodies, query strings or personal values.
 * Written at once (not buffered), so that the last line before a crash is the last thing that happened.
 */
export function openLog(level: string, to: DestinationStream = destination({ fd: 1, sync: true })): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      redact: { paths: REDACTED.flatMap((name) => [name, `*.${name}`, `*.headers.${name}`]), censor: "[redacted]" },
      serializers: {
        err: (error: Error & { code?: string }) => ({
          type: error.name,
          message: error.message,
          code: error.code,
          stack: error.stack,
        }),
      },
    },
    to,
  );
}
