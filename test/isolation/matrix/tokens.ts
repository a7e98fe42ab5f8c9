import { tokenId } from "../fixture/tokens.ts";
import { ALL } from "./capacities.ts";
import type { Line } from "./line.ts";

/** The access tokens of one's programs. Whose may be ended by whom is for the routes' own tests: a form here names none that works. */
export const tokenLines: readonly Line[] = [
  { route: "GET /:partnership/desk/access-tokens", for: ALL },
  { route: "GET /:partnership/desk/access-tokens/downloads", for: ALL },
  { route: "POST /:partnership/desk/access-tokens", for: ALL, stepUp: true },
  {
    route: "POST /:partnership/desk/access-tokens/:tokenId/revocation",
    for: ALL,
    params: { tokenId: (place) => tokenId(place, place === "A" ? 2 : 9) },
    // One that has ended is not there to be ended.
    ok: [404],
  },
];
