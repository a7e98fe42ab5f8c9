import { made } from "../fixture/made.ts";
import { MAIL_READERS } from "./capacities.ts";
import type { Line } from "./line.ts";

/** The outbox, of partnerships and of the installation. */
export const messageLines: readonly Line[] = [
  { route: "GET /:partnership/desk/outbox", for: MAIL_READERS },
  { route: "GET /:partnership/desk/outbox/:id", for: MAIL_READERS, params: { id: made.message } },
  // It waits already.
  { route: "POST /:partnership/desk/outbox/:id/sending", for: MAIL_READERS, params: { id: made.message } },
];
