import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { done, type Outcome } from "../../../kernel/outcome.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { readDay } from "../../../web/day-field.ts";
import { deskOf } from "../../../web/desk.ts";
import { readForm, readParams, type Typed, typed } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { addCandidate, declareResult, openElection, recordVote, removeVote } from "../commands/elections.ts";
import {
  candidateForm,
  electionForm,
  electionParams,
  electionVoteParams,
  resultForm,
  voteForm,
} from "../forms/chairs.ts";
import { groupParams } from "../forms/shares.ts";
import { type Election, membersOn, resultOf, type Vote } from "../rules/elections.ts";
import { inForceOn, seatsOn } from "../rules/terms.ts";
import { getElection } from "../store/elections.ts";
import { getGroupSeen } from "../store/groups.ts";
import { listRepresentatives } from "../store/representatives.ts";
import { listTerms } from "../store/terms.ts";
import { electionHref } from "../views/chairs.ts";
import { electionPage, newElectionPage } from "../views/election.ts";
import { typedDay } from "./reading.ts";

const reads = { capability: "groups:read" } as const;
const manages = { capability: "groups:manage" } as const;

type Params = { readonly id: string; readonly electionId: string };

/** Elections of a chair or vice-chair from the membership. */
export function electionRoutes(app: FastifyInstance): void {
  app.get("/groups/:id/elections/new", { config: manages }, async (req, reply) => {
    const { id } = readParams(groupParams, req.params);
    const group = await req.inPartnership((tx) => getGroupSeen(tx, id));
    return reply.html(newElectionPage(deskOf(req), group, { typed: typedDay("held", req.today), problems: [] }));
  });

  app.post("/groups/:id/elections", { config: manages }, async (req, reply) => {
    const { id } = readParams(groupParams, req.params);
    const form = readForm(electionForm, req.body);
    const held = form.ok ? readDay("held", "Day of the election", form.value) : form;
    const { outcome, group } = await req.inPartnership(async (tx) => ({
      group: await getGroupSeen(tx, id),
      outcome: form.ok && held.ok ? await openElection(tx, id, { ...form.value, heldOn: held.value }) : held,
    }));
    const desk = deskOf(req);
    if (!outcome.ok)
      return reply.html(newElectionPage(desk, group, { typed: typed(req.body), problems: outcome.problems }), 422);
    return redirectWithNotice(reply, electionHref(desk, id, outcome.value), "The election is called.");
  });

  app.get("/groups/:id/elections/:electionId", { config: reads }, async (req, reply) => {
    const params = readParams(electionParams, req.params);
    const page = await req.inPartnership((tx) => factsOf(tx, params));
    return reply.html(electionPage(deskOf(req), page, { typed: daysOf(page.election), problems: [] }));
  });

  app.post("/groups/:id/elections/:electionId/candidates", { config: manages }, (req, reply) => {
    const params = readParams(electionParams, req.params);
    const form = readForm(candidateForm, req.body);
    return change(req, reply, params, "The candidate is added.", async (tx) =>
      form.ok ? addCandidate(tx, params.id, params.electionId, form.value.person) : form,
    );
  });

  app.post("/groups/:id/elections/:electionId/votes", { config: manages }, (req, reply) => {
    const params = readParams(electionParams, req.params);
    const asked = readVote(req.body);
    return change(req, reply, params, "The vote is recorded.", async (tx) =>
      asked.ok ? recordVote(tx, params.id, params.electionId, asked.value, req.today) : asked,
    );
  });

  app.post("/groups/:id/elections/:electionId/votes/:seatId/removal", { config: manages }, (req, reply) => {
    const params = readParams(electionVoteParams, req.params);
    return change(req, reply, params, "The vote is taken back.", (tx) =>
      removeVote(tx, params.id, params.electionId, params.seatId),
    );
  });

  app.post("/groups/:id/elections/:electionId/result", { config: manages }, (req, reply) => {
    const params = readParams(electionParams, req.params);
    const form = readForm(resultForm, req.body);
    const from = form.ok ? readDay("from", "First day of the term", form.value) : form;
    return change(req, reply, params, "The result is recorded, and the term of office with it.", async (tx) =>
      from.ok ? declareResult(tx, params.id, params.electionId, from.value, req.today) : from,
    );
  });
}

/** One change of an election: its page again with what was wrong, or with a word that it is done. */
async function change(
  req: FastifyRequest,
  reply: FastifyReply,
  params: Params,
  notice: string,
  work: (tx: Tx) => Promise<Outcome<unknown>>,
) {
  const { outcome, ...page } = await req.inPartnership(async (tx) => {
    const made = await work(tx);
    return { outcome: made, ...(await factsOf(tx, params)) };
  });
  const desk = deskOf(req);
  const shown = { ...daysOf(page.election), ...typed(req.body) };
  if (!outcome.ok) return reply.html(electionPage(desk, page, { typed: shown, problems: outcome.problems }), 422);
  return redirectWithNotice(reply, electionHref(desk, params.id, params.electionId), notice);
}

/** What the forms of an election begin with: votes are cast on its day, and the term begins then. */
function daysOf({ heldOn }: Election): Typed {
  return { ...typedDay("cast", heldOn), ...typedDay("from", heldOn) };
}

async function factsOf(tx: Tx, { id, electionId }: Params) {
  const election = await getElection(tx, id, electionId);
  const terms = inForceOn(await listTerms(tx, id), election.heldOn);
  const standing = new Set(election.candidates.map(({ personId }) => personId));
  return {
    group: await getGroupSeen(tx, id),
    election,
    voters: terms ? seatsOn(terms.seats, election.heldOn).filter(({ votes }) => votes) : [],
    members: membersOn(await listRepresentatives(tx, id), election.heldOn).filter(
      ({ personId }) => !standing.has(personId),
    ),
    result: terms && resultOf(election, terms),
  };
}

function readVote(body: unknown): Outcome<Vote> {
  const form = readForm(voteForm, body);
  if (!form.ok) return form;
  const cast = readDay("cast", "Day on which it was cast", form.value);
  if (!cast.ok) return cast;
  const { seat, candidate } = form.value;
  return done({ seatId: seat, personId: candidate === "nobody" ? null : candidate, castOn: cast.value });
}
