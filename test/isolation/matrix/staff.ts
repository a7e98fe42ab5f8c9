import { INVITATION_TOKEN, invitationId, listId } from "../fixture/invitations.ts";
import { personId } from "../fixture/people.ts";
import type { Place } from "../fixture/places.ts";
import type { Ask } from "../fixture.ts";
import { ADMINISTRATOR } from "./capacities.ts";
import type { Line } from "./line.ts";

/** In A's stead the organisation's own, in B's another organisation's. */
const PERSON = { id: (place: Place) => personId(place === "A" ? "officer" : "analyst") };
const INVITATION = { id: (place: Place) => invitationId(place === "A" ? 2 : 1) };
const LIST = { id: (place: Place) => listId(place === "A" ? 2 : 1) };
const TOKEN = { token: () => INVITATION_TOKEN };

/** An organisation's own people, for its administrators; and where the link of an invitation leads. */
export const staffLines: readonly Line[] = [
  { route: "GET /organisations/:organisation/people", for: ADMINISTRATOR },
  { route: "GET /organisations/:organisation/people/:id", for: ADMINISTRATOR, params: PERSON },
  {
    route: "POST /organisations/:organisation/people/:id/suspension",
    for: ADMINISTRATOR,
    params: PERSON,
    stepUp: true,
  },
  { route: "POST /organisations/:organisation/people/:id/departure", for: ADMINISTRATOR, params: PERSON, stepUp: true },
  {
    route: "POST /organisations/:organisation/people/:id/restoration",
    for: ADMINISTRATOR,
    params: PERSON,
    stepUp: true,
  },
  { route: "GET /organisations/:organisation/invitations", for: ADMINISTRATOR },
  { route: "GET /organisations/:organisation/invitations/new", for: ADMINISTRATOR },
  { route: "POST /organisations/:organisation/invitations", for: ADMINISTRATOR },
  { route: "GET /organisations/:organisation/invitations/:id", for: ADMINISTRATOR, params: INVITATION },
  // It was sent a minute ago.
  { route: "POST /organisations/:organisation/invitations/:id/message", for: ADMINISTRATOR, params: INVITATION },
  {
    route: "POST /organisations/:organisation/invitations/:id/cancellation",
    for: ADMINISTRATOR,
    params: INVITATION,
    ok: [303],
    undo: reopen,
  },
  { route: "GET /organisations/:organisation/lists/new", for: ADMINISTRATOR },
  { route: "GET /organisations/:organisation/lists/example", for: ADMINISTRATOR },
  { route: "POST /organisations/:organisation/lists", for: ADMINISTRATOR, multipart: true },
  { route: "GET /organisations/:organisation/lists/:id", for: ADMINISTRATOR, params: LIST },
  {
    route: "POST /organisations/:organisation/lists/:id/invitations",
    for: ADMINISTRATOR,
    params: LIST,
    ok: [303],
    undo: untake,
  },
  {
    route: "POST /organisations/:organisation/lists/:id/discard",
    for: ADMINISTRATOR,
    params: LIST,
    ok: [303],
    undo: untake,
  },
  { route: "GET /account/invitation/:token", for: "everybody", params: TOKEN, missing: 410 },
  { route: "POST /account/invitation/:token", for: "everybody", params: TOKEN, missing: 410 },
];

async function reopen(ask: Ask): Promise<void> {
  await ask("update invitations set cancelled_at = null, cancelled_by = null where id = $1", [invitationId(2)]);
}

async function untake(ask: Ask): Promise<void> {
  await ask("update people_lists set taken_at = null, finished_at = null, content = 'name,e-mail' where id = $1", [
    listId(2),
  ]);
}
