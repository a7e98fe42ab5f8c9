import { AUDITORS } from "./capacities.ts";
import type { Line } from "./line.ts";

/** The audit trail of where one is, and what everybody may know about themselves. */
export const auditLines: readonly Line[] = [
  { route: "GET /:partnership/desk/audit", for: AUDITORS },
  { route: "GET /:partnership/desk/audit/events.csv", for: AUDITORS, stepUp: true },
  { route: "GET /:partnership/desk/audit/events/:seq", for: AUDITORS, params: { seq: () => "1" } },
  { route: "GET /:partnership/desk/audit/seen", for: AUDITORS },
  { route: "GET /account/looks", for: "signed in" },
];
