import { idOf, type Place } from "../fixture/places.ts";
import { MANAGER, OPERATOR } from "./capacities.ts";
import type { Line } from "./line.ts";

const ORGANISATION = { id: () => idOf("organisation", 1) };
const PROVIDER = { id: () => idOf("organisation", 1) };
const CAPACITY = { id: (place: Place) => idOf("capacity", place, 1) };

/** Organisations: the installation's directory of them, and who takes part in a partnership. */
export const organisationLines: readonly Line[] = [
  { route: "GET /:partnership/desk/organisations", for: OPERATOR },
  { route: "GET /:partnership/desk/organisations/new", for: OPERATOR },
  { route: "POST /:partnership/desk/organisations", for: OPERATOR },
  { route: "GET /:partnership/desk/organisations/:id", for: OPERATOR, params: ORGANISATION },
  { route: "POST /:partnership/desk/organisations/:id/name", for: OPERATOR, params: ORGANISATION },
  { route: "POST /:partnership/desk/organisations/:id/succession", for: OPERATOR, params: ORGANISATION },
  { route: "POST /:partnership/desk/organisations/:id/end", for: OPERATOR, params: ORGANISATION },

  { route: "GET /:partnership/desk/sign-in-providers", for: OPERATOR },
  { route: "GET /:partnership/desk/sign-in-providers/new", for: OPERATOR, stepUp: true },
  { route: "POST /:partnership/desk/sign-in-providers", for: OPERATOR, stepUp: true },
  { route: "GET /:partnership/desk/sign-in-providers/:id", for: OPERATOR, params: PROVIDER },
  { route: "POST /:partnership/desk/sign-in-providers/:id", for: OPERATOR, params: PROVIDER, stepUp: true },
  {
    route: "POST /:partnership/desk/sign-in-providers/:id/trial",
    for: OPERATOR,
    params: PROVIDER,
    ok: [200],
  },
  {
    route: "POST /:partnership/desk/sign-in-providers/:id/removal",
    for: OPERATOR,
    // This organisation has none: nothing is removed.
    params: { id: () => idOf("organisation", 3) },
    stepUp: true,
    ok: [404],
  },

  { route: "GET /:partnership/desk/capacities/new", for: MANAGER },
  { route: "POST /:partnership/desk/capacities", for: MANAGER },
  { route: "GET /:partnership/desk/capacities/:id/end", for: MANAGER, params: CAPACITY },
  { route: "POST /:partnership/desk/capacities/:id/end", for: MANAGER, params: CAPACITY },
];
