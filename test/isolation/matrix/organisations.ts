import { idOf, type Place } from "../fixture/places.ts";
import { proposalId } from "../fixture/single-sign-on.ts";
import type { Ask } from "../fixture.ts";
import { ADMINISTRATOR, MANAGER, OPERATOR } from "./capacities.ts";
import type { Line } from "./line.ts";

const ORGANISATION = { id: () => idOf("organisation", 1) };
const PROVIDER = { id: () => idOf("organisation", 1) };
/** Proposals are of no partnership; on pages of organisations in A's stead the organisation's own, in B's another's. */
const PROPOSAL = { id: () => proposalId(1) };
const OWN_PROPOSAL = { id: (place: Place) => proposalId(place === "A" ? 2 : 1) };
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

  { route: "GET /:partnership/desk/sign-in-providers/proposals/:id", for: OPERATOR, params: PROPOSAL },
  {
    route: "POST /:partnership/desk/sign-in-providers/proposals/:id/trial",
    for: OPERATOR,
    params: PROPOSAL,
    ok: [200],
  },
  // It is of another revision than the provider: it cannot be accepted.
  {
    route: "POST /:partnership/desk/sign-in-providers/proposals/:id/acceptance",
    for: OPERATOR,
    params: PROPOSAL,
    stepUp: true,
  },
  {
    route: "POST /:partnership/desk/sign-in-providers/proposals/:id/refusal",
    for: OPERATOR,
    params: PROPOSAL,
    ok: [303],
    undo: reopen,
  },
  // Only whoever proposed it may take it back.
  { route: "POST /:partnership/desk/sign-in-providers/proposals/:id/withdrawal", for: OPERATOR, params: PROPOSAL },
  { route: "GET /organisations/:organisation/sign-in-proposals/:id", for: ADMINISTRATOR, params: OWN_PROPOSAL },
  {
    route: "POST /organisations/:organisation/sign-in-proposals/:id/trial",
    for: ADMINISTRATOR,
    params: OWN_PROPOSAL,
    ok: [200],
  },
  {
    route: "POST /organisations/:organisation/sign-in-proposals/:id/acceptance",
    for: ADMINISTRATOR,
    params: OWN_PROPOSAL,
    stepUp: true,
  },
  {
    route: "POST /organisations/:organisation/sign-in-proposals/:id/refusal",
    for: ADMINISTRATOR,
    params: OWN_PROPOSAL,
    ok: [303],
    undo: reopen,
  },

  { route: "GET /:partnership/desk/capacities/new", for: MANAGER },
  { route: "POST /:partnership/desk/capacities", for: MANAGER },
  { route: "GET /:partnership/desk/capacities/:id/end", for: MANAGER, params: CAPACITY },
  { route: "POST /:partnership/desk/capacities/:id/end", for: MANAGER, params: CAPACITY },
];

async function reopen(ask: Ask): Promise<void> {
  await ask(
    `update provider_proposals set decided_as = null, decided_by = null, decided_at = null, client_secret = '\\x00'
      where decided_as = 'declined'`,
  );
}
