import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Problem } from "../../../kernel/outcome.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { mustHoldIn } from "../../../web/access.ts";
import { deskOf } from "../../../web/desk.ts";
import { readForm, readParams, typed } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { getGroupSeen } from "../../groups/index.ts";
import { agreeToRelease, decidesOn, officeIn, putForward, withdrawRelease } from "../commands/releases.ts";
import { emptyForm, groupParams, proposalParams, releaseParams, searchForm, withdrawalForm } from "../forms/minutes.ts";
import { stateOfRelease } from "../rules/releases.ts";
import { getMinutes } from "../store/minutes.ts";
import * as store from "../store/proposals.ts";
import { searchMinutes } from "../store/search.ts";
import { releaseHref } from "../views/desk.ts";
import { groupMinutesPage } from "../views/published.ts";
import { releasePage, viewPage } from "../views/release.ts";
import { leavingOutRule } from "./surroundings.ts";
import { sendWord } from "./word.ts";

const reads = { capability: "groups:read" } as const;

/** What of minutes is released: looked at, put forward, agreed to by chair and vice-chair, taken back, and read by partners. */
export function releaseRoutes(app: FastifyInstance): void {
  app.get("/meetings/:meetingId/minutes/views/:view", { config: reads }, async (req, reply) => {
    const facts = await req.inPartnership((tx) => factsOfView(tx, req));
    return reply.html(viewPage(deskOf(req), facts, []));
  });

  app.post(
    "/meetings/:meetingId/minutes/views/:view",
    { config: { capability: "meetings:manage" } },
    async (req, reply) => {
      const form = readForm(emptyForm, req.body);
      const { release, refused } = await req.inPartnership(async (tx) => {
        // A view that there is none of is as absent as a meeting: said to nobody who may not ask.
        const { meetingId, view } = readParams(releaseParams, req.params);
        const outcome = form.ok ? await putForward(tx, meetingId, view) : form;
        if (outcome.ok) return { release: outcome.value };
        return { refused: { problems: outcome.problems, facts: await factsOfView(tx, req) } };
      });
      const desk = deskOf(req);
      if (refused) return reply.html(viewPage(desk, refused.facts, refused.problems), 422);
      return redirectWithNotice(reply, releaseHref(desk, release), "It is put forward for release.");
    },
  );

  app.get("/groups/:id/minutes", { config: reads }, async (req, reply) => {
    const { id } = readParams(groupParams, req.params);
    const form = readForm(searchForm, req.query);
    const facts = await req.inPartnership(async (tx) => ({
      group: await getGroupSeen(tx, id),
      released: await store.listReleasedMinutes(tx, id),
      found:
        form.ok && form.value.words !== ""
          ? await searchMinutes(tx, id, form.value.words, form.value.since)
          : undefined,
    }));
    const shown = { typed: typed(req.query), problems: form.ok ? [] : form.problems };
    return reply.html(groupMinutesPage(deskOf(req), facts, shown), form.ok ? 200 : 422);
  });

  app.get("/minutes/:releaseId", { config: reads }, (req, reply) => showRelease(req, reply, []));

  app.get("/minutes/:releaseId/document.docx", { config: reads }, async (req, reply) => {
    const { releaseId } = readParams(proposalParams, req.params);
    const { document } = await req.inPartnership((tx) => store.getPublished(tx, releaseId));
    return sendWord(reply, document);
  });

  app.post(
    "/minutes/:releaseId/agreement",
    { config: { capability: "minutes:release", stepUp: true } },
    async (req, reply) => {
      const { releaseId } = readParams(proposalParams, req.params);
      const form = readForm(emptyForm, req.body);
      const outcome = await req.inPartnership(async (tx) => {
        mustHoldIn(tx, (await store.getProposal(tx, releaseId)).groupId, "minutes:release");
        return form.ok ? agreeToRelease(tx, releaseId) : form;
      });
      if (!outcome.ok) return showRelease(req, reply, outcome.problems);
      const notice =
        stateOfRelease(outcome.value) === "released"
          ? "It is released."
          : "You have agreed. It waits for the other of the two.";
      return redirectWithNotice(reply, releaseHref(deskOf(req), releaseId), notice);
    },
  );

  app.post(
    "/minutes/:releaseId/withdrawal",
    { config: { capability: "minutes:withdraw", stepUp: true } },
    async (req, reply) => {
      const { releaseId } = readParams(proposalParams, req.params);
      const form = readForm(withdrawalForm, req.body);
      const outcome = await req.inPartnership(async (tx) => {
        mustHoldIn(tx, (await store.getProposal(tx, releaseId)).groupId, "minutes:withdraw");
        return form.ok ? withdrawRelease(tx, releaseId, form.value.reason) : form;
      });
      if (!outcome.ok) return showRelease(req, reply, outcome.problems);
      return redirectWithNotice(
        reply,
        releaseHref(deskOf(req), releaseId),
        "It is taken back: nobody reads it any more.",
      );
    },
  );
}

async function factsOfView(tx: Tx, req: FastifyRequest) {
  const { meetingId, view } = readParams(releaseParams, req.params);
  const minutes = await getMinutes(tx, meetingId);
  return {
    minutes,
    view,
    proposals: await store.listProposals(tx, meetingId),
    rule: await leavingOutRule(tx, minutes),
  };
}

async function showRelease(req: FastifyRequest, reply: FastifyReply, problems: readonly Problem[]) {
  const { releaseId } = readParams(proposalParams, req.params);
  const facts = await req.inPartnership(async (tx) => {
    const { latestId, ...published } = await store.getPublished(tx, releaseId);
    return {
      ...published,
      laterId: latestId === releaseId ? undefined : latestId,
      decision: await findDecision(tx, releaseId, published),
    };
  });
  const page = releasePage(deskOf(req, facts.groupId), facts, { typed: typed(req.body), problems });
  return reply.html(page, problems.length > 0 ? 422 : 200);
}

/** What came of a document, for those who decide about it; nothing for whoever only reads what is released. */
async function findDecision(tx: Tx, id: string, { groupId, document }: Pick<store.Published, "groupId" | "document">) {
  const proposal = decidesOn(tx.identity, groupId) ? await store.findProposal(tx, id) : undefined;
  if (!proposal) return undefined;
  const rule = await leavingOutRule(tx, { groupId, heldOn: document.heldOn });
  return { proposal, rule, office: officeIn(tx.identity, groupId) };
}
