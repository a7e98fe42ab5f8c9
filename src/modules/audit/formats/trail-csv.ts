import { csvLine } from "../../../kernel/csv.ts";
import type { TrailEvent } from "../rules/events.ts";

const HEADING = [
  "Number",
  "Time (UTC)",
  "Event",
  "Result",
  "Object",
  "Person",
  "Capacity",
  "Session",
  "Job",
  "Field classes",
  "Purpose",
  "Gateway",
  "Detail",
  "Request",
  "Previous hash",
  "Hash",
];

/** Events as CSV with a byte-order mark, in pieces. References stay references: the file can be compared with the trail. */
export async function* trailCsv(events: AsyncIterable<TrailEvent>): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(HEADING)}`;
  for await (const event of events) yield csvLine(cellsOf(event));
}

function cellsOf(event: TrailEvent): string[] {
  return [
    String(event.seq),
    event.at.toISOString(),
    event.event,
    event.result,
    event.subject,
    event.personId ?? "",
    event.capacity ?? "",
    event.sessionId ?? "",
    event.jobId ?? "",
    event.fieldClasses.join(" "),
    event.purpose ?? "",
    event.gateway ?? "",
    JSON.stringify(event.detail),
    event.request,
    event.previousHash.toString("hex"),
    event.hash.toString("hex"),
  ];
}
