import { DRAFT } from "../fixture/assessments.ts";
import { made } from "../fixture/made.ts";
import type { Place } from "../fixture/places.ts";
import type { Ask } from "../fixture.ts";
import { ASSESSMENT_READERS, ASSESSMENT_WRITERS, RELEASERS } from "./capacities.ts";
import type { Line } from "./line.ts";

const ASSESSMENT = { id: made.assessment };
const FINDING = { ...ASSESSMENT, findingId: made.finding };
const PRIORITY = { ...ASSESSMENT, priorityId: made.priority };
const PROPOSAL = { ...ASSESSMENT, proposalId: made.proposal };
const TABLE = { file: () => "types.csv" };
/** Withdrawn, and not released yet. */
const NOT_PUBLIC = [2, 4].map((n) => ({
  proposalId: (place: Place) => made.proposal(place, n === 4 ? DRAFT[place] : n),
}));
/** A form without its revision is told that somebody else has saved meanwhile. */
const CONFLICT = [409];
const SPARE_KEY = "77777777-7777-4777-8777-777777777777";

/** Assessments: the working document, its versions, and what is released of it. */
export const assessmentLines: readonly Line[] = [
  { route: "GET /:partnership/desk/assessments", for: ASSESSMENT_READERS },
  { route: "GET /:partnership/desk/assessments/new", for: ASSESSMENT_WRITERS },
  { route: "POST /:partnership/desk/assessments", for: ASSESSMENT_WRITERS },
  { route: "GET /:partnership/desk/assessments/:id", for: ASSESSMENT_READERS, params: ASSESSMENT },
  { route: "POST /:partnership/desk/assessments/:id", for: ASSESSMENT_WRITERS, params: ASSESSMENT, ok: CONFLICT },
  { route: "GET /:partnership/desk/assessments/:id/edit", for: ASSESSMENT_WRITERS, params: ASSESSMENT },
  { route: "GET /:partnership/desk/assessments/:id/analysis", for: ASSESSMENT_WRITERS, params: ASSESSMENT },
  { route: "POST /:partnership/desk/assessments/:id/analysis", for: ASSESSMENT_WRITERS, params: ASSESSMENT },

  { route: "GET /:partnership/desk/assessments/:id/findings/new", for: ASSESSMENT_WRITERS, params: ASSESSMENT },
  { route: "POST /:partnership/desk/assessments/:id/findings", for: ASSESSMENT_WRITERS, params: ASSESSMENT },
  {
    route: "POST /:partnership/desk/assessments/:id/proposed-findings",
    for: ASSESSMENT_WRITERS,
    params: ASSESSMENT,
    body: { key: SPARE_KEY, proposal: "none-of-that-name" },
    ok: [303],
  },
  {
    route: "GET /:partnership/desk/assessments/:id/findings/:findingId/edit",
    for: ASSESSMENT_WRITERS,
    params: FINDING,
  },
  {
    route: "POST /:partnership/desk/assessments/:id/findings/:findingId",
    for: ASSESSMENT_WRITERS,
    params: FINDING,
    ok: CONFLICT,
  },
  {
    route: "POST /:partnership/desk/assessments/:id/findings/:findingId/position",
    for: ASSESSMENT_WRITERS,
    params: FINDING,
    body: { from: "1", direction: "up" },
    ok: [303],
  },
  {
    route: "POST /:partnership/desk/assessments/:id/findings/:findingId/removal",
    for: ASSESSMENT_WRITERS,
    params: FINDING,
    ok: [303],
    undo: putBack,
  },
  {
    route: "POST /:partnership/desk/assessments/:id/findings/:findingId/restoration",
    for: ASSESSMENT_WRITERS,
    params: FINDING,
    ok: [303],
  },

  { route: "GET /:partnership/desk/assessments/:id/priorities/new", for: ASSESSMENT_WRITERS, params: ASSESSMENT },
  { route: "POST /:partnership/desk/assessments/:id/priorities", for: ASSESSMENT_WRITERS, params: ASSESSMENT },
  {
    route: "GET /:partnership/desk/assessments/:id/priorities/:priorityId/edit",
    for: ASSESSMENT_WRITERS,
    params: PRIORITY,
  },
  {
    route: "POST /:partnership/desk/assessments/:id/priorities/:priorityId",
    for: ASSESSMENT_WRITERS,
    params: PRIORITY,
    ok: CONFLICT,
  },
  {
    route: "POST /:partnership/desk/assessments/:id/priorities/:priorityId/position",
    for: ASSESSMENT_WRITERS,
    params: PRIORITY,
    body: { from: "1", direction: "up" },
    ok: [303],
  },
  {
    route: "POST /:partnership/desk/assessments/:id/priorities/:priorityId/removal",
    for: ASSESSMENT_WRITERS,
    params: PRIORITY,
    ok: [303],
    undo: putBack,
  },
  {
    route: "POST /:partnership/desk/assessments/:id/priorities/:priorityId/restoration",
    for: ASSESSMENT_WRITERS,
    params: PRIORITY,
    ok: [303],
  },

  {
    route: "POST /:partnership/desk/assessments/:id/proposals",
    for: ASSESSMENT_WRITERS,
    params: ASSESSMENT,
    ok: [303, 422],
    undo: takeBack,
  },
  { route: "GET /:partnership/desk/assessments/:id/proposals/:proposalId", for: ASSESSMENT_READERS, params: PROPOSAL },
  {
    route: "GET /:partnership/desk/assessments/:id/proposals/:proposalId/document",
    for: ASSESSMENT_READERS,
    params: PROPOSAL,
  },
  {
    route: "GET /:partnership/desk/assessments/:id/proposals/:proposalId/tables/:file",
    for: ASSESSMENT_READERS,
    params: { ...PROPOSAL, ...TABLE },
  },
  {
    route: "POST /:partnership/desk/assessments/:id/proposals/:proposalId/release",
    for: RELEASERS,
    params: PROPOSAL,
    stepUp: true,
  },
  {
    route: "POST /:partnership/desk/assessments/:id/proposals/:proposalId/withdrawal",
    stepUp: true,
    for: RELEASERS,
    params: PROPOSAL,
  },

  { route: "GET /:partnership/assessments", for: "everybody", cache: "public" },
  {
    route: "GET /:partnership/assessments/:proposalId",
    for: "everybody",
    params: { proposalId: made.proposal },
    gone: NOT_PUBLIC,
    cache: "public",
  },
  {
    route: "GET /:partnership/assessments/:proposalId/tables/:file",
    for: "everybody",
    params: { proposalId: made.proposal, ...TABLE },
    gone: NOT_PUBLIC.map((proposal) => ({ ...proposal, ...TABLE })),
    cache: "public",
  },
];

async function putBack(ask: Ask): Promise<void> {
  await ask("update findings set removed_at = null");
  await ask("update priorities set removed_at = null");
}

async function takeBack(ask: Ask): Promise<void> {
  await ask("delete from release_proposals where version > 10");
}
