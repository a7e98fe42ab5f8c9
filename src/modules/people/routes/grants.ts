import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Outcome } from "../../../kernel/outcome.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { readParams, type Typed, typed } from "../../../web/forms.ts";
import { offsetOf, readListQuery } from "../../../web/list-query.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { listGroupsSeen } from "../../groups/index.ts";
import { acceptGrant, askForRole, declineGrant, endRole, withdrawGrant } from "../commands/grants.ts";
import { grantQuery, personParams, roleParams } from "../forms/grants.ts";
import { type PendingRole, rolesOffered } from "../rules/roles.ts";
import { countPending, listPending } from "../store/grants.ts";
import { getPerson } from "../store/people.ts";
import { listHeldRoles, listRoles } from "../store/roles.ts";
import { approvalsPage } from "../views/approvals.ts";
import { personHref, roleInWords } from "../views/desk.ts";
import { type Choices, grantPage } from "../views/grant-form.ts";
import { personPage } from "../views/person.ts";
import { readProposal } from "./reading.ts";
import { deskOf } from "./surroundings.ts";

const manages = { capability: "memberships:manage" } as const;
const accepts = { capability: "memberships:accept" } as const;
/** Who may do what changes by these: whoever asks proves again who they are. */
const managesAnew = { ...manages, stepUp: true } as const;
const acceptsAnew = { ...accepts, stepUp: true } as const;

/** Roles asked for by one person and accepted by another, and how they end. */
export function grantRoutes(app: FastifyInstance): void {
  app.get("/people/:id/roles/new", { config: manages }, async (req, reply) => {
    const { id } = readParams(personParams, req.params);
    const { group } = readParams(grantQuery, req.query);
    const { person, choices } = await req.inPartnership(async (tx) => ({
      person: await getPerson(tx, id),
      choices: await choicesOf(tx),
    }));
    const begin = { ...startingToday(req), ...(group !== undefined && { group, role: "group-member" }) };
    return reply.html(grantPage(deskOf(req), person, choices, { typed: begin, problems: [] }));
  });

  app.post("/people/:id/roles", { config: managesAnew }, async (req, reply) => {
    const { id } = readParams(personParams, req.params);
    const form = readProposal(req.body);
    const { person, choices, outcome } = await req.inPartnership(async (tx) => ({
      person: await getPerson(tx, id),
      choices: await choicesOf(tx),
      outcome: form.ok ? await askForRole(tx, id, form.value) : form,
    }));
    const desk = deskOf(req);
    if (!outcome.ok)
      return reply.html(grantPage(desk, person, choices, { typed: typed(req.body), problems: outcome.problems }), 422);
    return redirectWithNotice(reply, personHref(desk, id), "Asked for. Somebody else has to accept it now.");
  });

  app.post("/people/:id/roles/:roleId/end", { config: managesAnew }, async (req, reply) => {
    const { id, roleId } = readParams(roleParams, req.params);
    const { outcome, ...page } = await req.inPartnership(async (tx) => ({
      person: await getPerson(tx, id),
      outcome: await endRole(tx, id, roleId),
      held: await listHeldRoles(tx, id),
      pending: await listPending(tx, { person: id }),
    }));
    const desk = deskOf(req);
    if (!outcome.ok) return reply.html(personPage(desk, page.person, page, req.today), 422);
    return redirectWithNotice(reply, personHref(desk, id), `Ended: ${roleInWords(outcome.value)}.`);
  });

  app.get("/approvals", { config: { capability: "people:read" } }, (req, reply) => showApprovals(req, reply));
  app.post("/approvals/:id/acceptance", { config: acceptsAnew }, decides(acceptGrant, "Accepted"));
  app.post("/approvals/:id/refusal", { config: accepts }, decides(declineGrant, "Declined"));
  app.post("/approvals/:id/withdrawal", { config: manages }, decides(withdrawGrant, "Taken back"));
}

function decides(decide: (tx: Tx, id: string) => Promise<Outcome<PendingRole>>, word: string) {
  return async (req: FastifyRequest, reply: FastifyReply) => {
    const { id } = readParams(personParams, req.params);
    const outcome = await req.inPartnership((tx) => decide(tx, id));
    if (!outcome.ok) return showApprovals(req, reply, outcome);
    const { person } = outcome.value;
    return redirectWithNotice(
      reply,
      `${deskOf(req).href}/approvals`,
      `${word}: ${roleInWords(outcome.value)} for ${person.name}.`,
    );
  };
}

async function showApprovals(req: FastifyRequest, reply: FastifyReply, refused?: Outcome<unknown> & { ok: false }) {
  const path = `/${(req.params as { partnership: string }).partnership}/desk/approvals`;
  const query = readListQuery(path, { sorts: ["asked"], filters: [] }, req.query);
  const found = await req.inPartnership(async (tx) => ({
    total: (await countPending(tx)).all,
    pending: await listPending(tx, { limit: query.pageSize, offset: offsetOf(query) }),
  }));
  const page = approvalsPage(deskOf(req), { ...query, sort: undefined }, found, refused?.problems);
  return reply.html(page, refused ? 422 : 200);
}

async function choicesOf(tx: Tx): Promise<Choices> {
  return {
    roles: rolesOffered(await listRoles(tx), tx.identity.partnership?.kind === "installation"),
    groups: (await listGroupsSeen(tx)).filter(({ host }) => host === null),
  };
}

function startingToday(req: FastifyRequest): Typed {
  const [year = "", month = "", day = ""] = req.today.split("-").map((part) => String(Number(part)));
  return { "from-day": day, "from-month": month, "from-year": year };
}
