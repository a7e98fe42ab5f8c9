import { FEEDS, feedId } from "../fixture/feeds.ts";
import { GROUP_READERS } from "./capacities.ts";
import type { Line } from "./line.ts";

/** Calendars that are fetched by a secret address, and the addresses somebody has. */
export const feedLines: readonly Line[] = [
  {
    route: "GET /account/calendars/:token",
    for: "everybody",
    params: { token: () => FEEDS.good },
    gone: [FEEDS.revoked, FEEDS.ofSuspended, FEEDS.ofNotYet].map((token) => ({ token: () => token })),
  },
  { route: "GET /:partnership/desk/calendar-feeds", for: GROUP_READERS },
  // Nobody asks for one of all their groups: what is sent names a group that is none.
  { route: "POST /:partnership/desk/calendar-feeds", for: GROUP_READERS, body: { group: "none" } },
  // The one that is there is somebody else's for nearly everybody, and it was revoked before.
  {
    route: "POST /:partnership/desk/calendar-feeds/:feedId/revocation",
    for: GROUP_READERS,
    params: { feedId: () => feedId("A", 2) },
    ok: [404],
  },
];
