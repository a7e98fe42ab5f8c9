import { grantId } from "../fixture/grants.ts";
import { membershipId, type PersonKey, personId } from "../fixture/people.ts";
import type { Place } from "../fixture/places.ts";
import type { Ask } from "../fixture.ts";
import { PEOPLE_READERS, ROLE_ACCEPTORS, ROLE_ASKERS } from "./capacities.ts";
import type { Line } from "./line.ts";

/** Somebody who works in one place alone, and as what. */
const SOMEBODY: Readonly<Record<Place, readonly [PersonKey, role: string]>> = {
  A: ["analyst", "analyst"],
  B: ["B's analyst", "analyst"],
  I: ["operator", "operator"],
};
const PERSON = { id: (place: Place) => personId(SOMEBODY[place][0]) };
const HELD = { ...PERSON, roleId: (place: Place) => membershipId(SOMEBODY[place][0], place, SOMEBODY[place][1]) };
const GRANT = { id: (place: Place) => grantId(place) };
/** What was declined cannot be decided again. */
const DECIDED = [{ id: (place: Place) => grantId(place, "declined") }];

/** People and their roles. */
export const peopleLines: readonly Line[] = [
  { route: "GET /:partnership/desk/people", for: PEOPLE_READERS },
  { route: "GET /:partnership/desk/people/:id", for: PEOPLE_READERS, params: PERSON },
  { route: "GET /:partnership/desk/people/:id/roles/new", for: ROLE_ASKERS, params: PERSON },
  { route: "POST /:partnership/desk/people/:id/roles", for: ROLE_ASKERS, params: PERSON, stepUp: true },
  {
    route: "POST /:partnership/desk/people/:id/roles/:roleId/end",
    for: ROLE_ASKERS,
    params: HELD,
    stepUp: true,
    ok: [303],
    undo: goOn,
  },
  { route: "GET /:partnership/desk/roles", for: PEOPLE_READERS },
  { route: "GET /:partnership/desk/approvals", for: PEOPLE_READERS },
  {
    route: "POST /:partnership/desk/approvals/:id/acceptance",
    for: ROLE_ACCEPTORS,
    params: GRANT,
    stepUp: true,
    gone: DECIDED,
    ok: [303],
    undo: undecide,
  },
  {
    route: "POST /:partnership/desk/approvals/:id/refusal",
    for: ROLE_ACCEPTORS,
    params: GRANT,
    gone: DECIDED,
    ok: [303],
    undo: undecide,
  },
  // Only whoever asked may take it back.
  { route: "POST /:partnership/desk/approvals/:id/withdrawal", for: ROLE_ASKERS, params: GRANT, gone: DECIDED },
];

async function goOn(ask: Ask): Promise<void> {
  await ask("update memberships set to_on = null, ended_at = null, ended_by = null where ended_at is not null");
}

async function undecide(ask: Ask): Promise<void> {
  await ask("delete from memberships where grant_id is not null");
  const declined = ["A", "B", "I"].flatMap((place) =>
    (["declined", "taken-back"] as const).map((what) => grantId(place as Place, what)),
  );
  await ask("delete from role_grant_refusals where not grant_id = any($1)", [declined]);
}
