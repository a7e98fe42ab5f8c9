import { made } from "../fixture/made.ts";
import { PARTNERSHIPS, type Place } from "../fixture/places.ts";
import { electionId, lineId, representativeId, seatId, termOfOfficeId, termsId } from "../fixture/terms.ts";
import type { Ask } from "../fixture.ts";
import { GROUP_KEEPERS, GROUP_READERS, MANAGER, TERMS_APPROVERS } from "./capacities.ts";
import type { Line } from "./line.ts";

const GROUP = { id: made.group };
const SHARE = { id: made.group, servedId: () => PARTNERSHIPS.B.id };
/** Of the first group, where those in it see them. */
const TERMS = { id: made.group, termsId: (place: Place) => termsId(place) };
/** A draft, which may be changed: of the second group. */
const DRAFT = { id: (place: Place) => made.group(place, 2), termsId: (place: Place) => termsId(place, 3) };
const SEAT = { ...DRAFT, seatId: (place: Place) => seatId(place, 2) };
const LINE = { ...DRAFT, lineId: (place: Place) => lineId(place, 3) };
/** Of the first group, as the terms in force list it. */
const PLACE = { id: made.group, seatId: (place: Place) => seatId(place) };
const REPRESENTATIVE = { ...PLACE, representativeId: (place: Place) => representativeId(place) };
const OFFICE = { id: made.group, termId: (place: Place) => termOfOfficeId(place) };
const ELECTION = { id: made.group, electionId: (place: Place) => electionId(place) };
const HALF_APPROVED = { ...DRAFT, termsId: (place: Place) => termsId(place, 2) };

/** Groups, their share rules and their terms of reference. */
export const groupLines: readonly Line[] = [
  { route: "GET /:partnership/desk/groups", for: GROUP_READERS },
  { route: "GET /:partnership/desk/groups/structure", for: GROUP_READERS },
  { route: "GET /:partnership/desk/groups/new", for: GROUP_KEEPERS },
  { route: "POST /:partnership/desk/groups", for: GROUP_KEEPERS },
  { route: "GET /:partnership/desk/groups/:id", for: GROUP_READERS, params: GROUP },
  { route: "POST /:partnership/desk/groups/:id", for: GROUP_KEEPERS, params: GROUP },
  { route: "GET /:partnership/desk/groups/:id/edit", for: GROUP_KEEPERS, params: GROUP },
  { route: "GET /:partnership/desk/groups/:id/end", for: GROUP_KEEPERS, params: GROUP },
  { route: "POST /:partnership/desk/groups/:id/end", for: GROUP_KEEPERS, params: GROUP },

  { route: "POST /:partnership/desk/groups/:id/partnerships", for: MANAGER, params: GROUP },
  {
    route: "POST /:partnership/desk/groups/:id/partnerships/:servedId/end",
    for: MANAGER,
    params: SHARE,
    // B's own groups serve nobody today.
    missing: 404,
    ok: [303, 404],
    undo: shareAgain,
  },

  {
    route: "POST /:partnership/desk/groups/:id/terms",
    for: GROUP_KEEPERS,
    params: GROUP,
    ok: [303, 422],
    undo: forgetDrafts,
  },
  { route: "GET /:partnership/desk/groups/:id/terms/:termsId", for: GROUP_READERS, params: TERMS },
  { route: "GET /:partnership/desk/groups/:id/terms/:termsId/document.docx", for: GROUP_READERS, params: TERMS },
  { route: "GET /:partnership/desk/groups/:id/terms/:termsId/changes", for: GROUP_READERS, params: TERMS },
  { route: "GET /:partnership/desk/groups/:id/terms/:termsId/edit", for: GROUP_KEEPERS, params: DRAFT },
  { route: "POST /:partnership/desk/groups/:id/terms/:termsId/edit", for: GROUP_KEEPERS, params: DRAFT },
  { route: "GET /:partnership/desk/groups/:id/terms/:termsId/seats", for: GROUP_KEEPERS, params: DRAFT },
  { route: "POST /:partnership/desk/groups/:id/terms/:termsId/seats", for: GROUP_KEEPERS, params: DRAFT },
  {
    route: "POST /:partnership/desk/groups/:id/terms/:termsId/seats/:seatId/removal",
    for: GROUP_KEEPERS,
    params: SEAT,
    ok: [303],
    undo: listAgain,
  },
  { route: "GET /:partnership/desk/groups/:id/terms/:termsId/lines", for: GROUP_KEEPERS, params: DRAFT },
  { route: "POST /:partnership/desk/groups/:id/terms/:termsId/lines", for: GROUP_KEEPERS, params: DRAFT },
  {
    route: "POST /:partnership/desk/groups/:id/terms/:termsId/lines/:lineId/removal",
    for: GROUP_KEEPERS,
    params: LINE,
    ok: [303],
    undo: drawAgain,
  },
  { route: "GET /:partnership/desk/groups/:id/terms/:termsId/approval", for: TERMS_APPROVERS, params: DRAFT },
  { route: "POST /:partnership/desk/groups/:id/terms/:termsId/approval", for: TERMS_APPROVERS, params: DRAFT },
  {
    route: "POST /:partnership/desk/groups/:id/terms/:termsId/confirmation",
    for: TERMS_APPROVERS,
    params: HALF_APPROVED,
    ok: [303],
    undo: unconfirm,
  },

  { route: "GET /:partnership/desk/groups/:id/seats/:seatId", for: GROUP_READERS, params: PLACE },
  { route: "GET /:partnership/desk/groups/:id/seats/:seatId/representatives/new", for: GROUP_KEEPERS, params: PLACE },
  { route: "POST /:partnership/desk/groups/:id/seats/:seatId/representatives", for: GROUP_KEEPERS, params: PLACE },
  {
    route: "GET /:partnership/desk/groups/:id/seats/:seatId/representatives/:representativeId/end",
    for: GROUP_KEEPERS,
    params: REPRESENTATIVE,
  },
  {
    route: "POST /:partnership/desk/groups/:id/seats/:seatId/representatives/:representativeId/end",
    for: GROUP_KEEPERS,
    params: REPRESENTATIVE,
  },

  { route: "GET /:partnership/desk/groups/:id/chairs", for: GROUP_READERS, params: GROUP },
  { route: "GET /:partnership/desk/groups/:id/chairs/new", for: GROUP_KEEPERS, params: GROUP },
  { route: "POST /:partnership/desk/groups/:id/chairs", for: GROUP_KEEPERS, params: GROUP },
  { route: "GET /:partnership/desk/groups/:id/chairs/:termId/end", for: GROUP_KEEPERS, params: OFFICE },
  { route: "POST /:partnership/desk/groups/:id/chairs/:termId/end", for: GROUP_KEEPERS, params: OFFICE },
  { route: "GET /:partnership/desk/groups/:id/elections/new", for: GROUP_KEEPERS, params: GROUP },
  { route: "POST /:partnership/desk/groups/:id/elections", for: GROUP_KEEPERS, params: GROUP },
  { route: "GET /:partnership/desk/groups/:id/elections/:electionId", for: GROUP_READERS, params: ELECTION },
  {
    route: "POST /:partnership/desk/groups/:id/elections/:electionId/candidates",
    for: GROUP_KEEPERS,
    params: ELECTION,
  },
  { route: "POST /:partnership/desk/groups/:id/elections/:electionId/votes", for: GROUP_KEEPERS, params: ELECTION },
  {
    route: "POST /:partnership/desk/groups/:id/elections/:electionId/votes/:seatId/removal",
    for: GROUP_KEEPERS,
    params: { ...ELECTION, seatId: (place: Place) => seatId(place) },
    ok: [303],
    undo: voteAgain,
  },
  { route: "POST /:partnership/desk/groups/:id/elections/:electionId/result", for: GROUP_KEEPERS, params: ELECTION },
];

/** A's first group serves B. */
async function shareAgain(ask: Ask): Promise<void> {
  await ask("update group_partnerships set to_on = null where group_id = $1", [made.group("A")]);
}

const places: readonly Place[] = ["A", "B", "I"];

/** The drafts that were begun, with all that they copied. */
async function forgetDrafts(ask: Ask): Promise<void> {
  const known = [places.flatMap((place) => [1, 2, 3, 4].map((n) => termsId(place, n)))];
  await ask("delete from terms_seats where not terms_id = any($1)", known);
  await ask("delete from accountability_lines where not terms_id = any($1)", known);
  await ask("delete from terms_of_reference where not id = any($1)", known);
}

async function listAgain(ask: Ask): Promise<void> {
  await ask(
    `insert into terms_seats (partnership_id, terms_id, seat_id, group_id, position, capacity, votes)
     select t.partnership_id, t.id, s.id, t.group_id, 1, 'invited', true from terms_of_reference t join seats s on s.group_id = t.group_id
      where t.id = any($1) and s.id = any($2) on conflict do nothing`,
    [places.map((place) => termsId(place, 3)), places.map((place) => seatId(place, 2))],
  );
}

async function drawAgain(ask: Ask): Promise<void> {
  for (const place of places)
    await ask(
      `insert into accountability_lines (partnership_id, id, terms_id, group_id, position, kind, body)
       select partnership_id, $1, id, group_id, 3, 'reports-to', 'again' from terms_of_reference where id = $2 on conflict do nothing`,
      [lineId(place, 3), termsId(place, 3)],
    );
}

async function unconfirm(ask: Ask): Promise<void> {
  await ask("delete from terms_confirmations where terms_id = any($1)", [places.map((place) => termsId(place, 2))]);
}

async function voteAgain(ask: Ask): Promise<void> {
  await ask(
    `insert into election_votes (partnership_id, election_id, group_id, seat_id, person_id, cast_on, recorded_by)
     select c.partnership_id, c.election_id, c.group_id, c.seat_id, c.person_id, current_date - 10, c.named_by
       from election_candidates c where c.election_id = any($1) on conflict do nothing`,
    [places.map((place) => electionId(place))],
  );
}
