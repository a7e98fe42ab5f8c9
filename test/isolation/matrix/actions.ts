import { LINKS } from "../fixture/actions.ts";
import { made } from "../fixture/made.ts";
import { ACTION_MANAGERS, ACTION_OWNERS, ACTION_READERS, LOG_READERS } from "./capacities.ts";
import type { Line } from "./line.ts";

const ACTION = { id: made.action };
const LINK = { token: () => LINKS.good };

/** The action log, and the links of its reminders. */
export const actionLines: readonly Line[] = [
  { route: "GET /:partnership/desk/actions", for: ACTION_READERS },
  { route: "GET /:partnership/desk/actions/log.csv", for: ACTION_READERS, program: "actions" },
  { route: "GET /:partnership/desk/actions/log.json", for: ACTION_READERS, program: "actions" },
  { route: "GET /:partnership/desk/actions/progress", for: LOG_READERS },
  { route: "GET /:partnership/desk/actions/new", for: ACTION_MANAGERS },
  { route: "POST /:partnership/desk/actions", for: ACTION_MANAGERS },
  { route: "GET /:partnership/desk/actions/:id", for: ACTION_READERS, params: ACTION },
  { route: "GET /:partnership/desk/actions/:id/edit", for: ACTION_MANAGERS, params: ACTION },
  { route: "POST /:partnership/desk/actions/:id/edit", for: ACTION_MANAGERS, params: ACTION },
  // Owners update their own: the routes' own tests say who is refused.
  { route: "GET /:partnership/desk/actions/:id/updates/new", for: ACTION_OWNERS, params: ACTION, ok: [200, 403] },
  { route: "POST /:partnership/desk/actions/:id/updates", for: ACTION_OWNERS, params: ACTION, ok: [422, 403] },
  { route: "GET /account/actions/:token", for: "everybody", params: LINK, missing: 410 },
  { route: "POST /account/actions/:token", for: "everybody", params: LINK, missing: 410 },
];
