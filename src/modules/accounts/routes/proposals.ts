import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Outcome } from "../../../kernel/outcome.ts";
import type { Services } from "../../../platform/services.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { slugOf } from "../../../web/access.ts";
import { readParams } from "../../../web/forms.ts";
import { LIMITS } from "../../../web/limits.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { deskHref } from "../../../web/own-partnerships.ts";
import { acceptProposal, declineProposal, withdrawProposal } from "../commands/proposals.ts";
import { tryProposed } from "../commands/providers.ts";
import { providerParams } from "../forms/providers.ts";
import type { ProviderProposal } from "../rules/proposals.ts";
import { getProposal } from "../store/proposals.ts";
import { findProvider } from "../store/providers.ts";
import { type ProposalsHere, proposalPage } from "../views/proposals.ts";
import { TITLE } from "../views/providers.ts";

/** Where whoever asks looks at proposals, once a transaction has said who that is. */
type HereOf = (req: FastifyRequest) => ProposalsHere;

/** Proposals on the installation's desk: `/installation/desk/sign-in-providers/proposals`. */
export function proposalRoutes(app: FastifyInstance, services: Services): void {
  const hereOf = (req: FastifyRequest): ProposalsHere => {
    const desk = deskHref(slugOf(req) ?? "");
    const { partnership, person = "" } = req.identity ?? {};
    const providers = `${desk}/sign-in-providers`;
    return {
      home: `${providers}/proposals`,
      crumbs: [
        { text: partnership?.name ?? "", href: desk },
        { text: TITLE, href: providers },
      ],
      me: person,
      isInstallation: true,
    };
  };
  const config = { capability: "sign-in:configure" } as const;
  const at = pages(hereOf, services);
  app.get("/sign-in-providers/proposals/:id", { config }, at.show);
  app.post("/sign-in-providers/proposals/:id/trial", { config: { ...config, rateLimit: LIMITS.signIn } }, at.trial);
  app.post("/sign-in-providers/proposals/:id/acceptance", { config: { ...config, stepUp: true } }, at.acceptance);
  app.post("/sign-in-providers/proposals/:id/refusal", { config }, at.refusal);
  app.post("/sign-in-providers/proposals/:id/withdrawal", { config }, at.withdrawal);
}

/** The same on the pages of the organisation's own people: `/organisations/:organisation/sign-in-proposals`. */
export function ownProposalRoutes(app: FastifyInstance, services: Services): void {
  const hereOf = (req: FastifyRequest): ProposalsHere => {
    const { organisation, person = "" } = req.identity ?? {};
    const pages = `/organisations/${organisation?.id}`;
    return {
      home: `${pages}/sign-in-proposals`,
      crumbs: [{ text: organisation?.name ?? "", href: `${pages}/people` }],
      me: person,
      isInstallation: false,
    };
  };
  const home = "/organisations/:organisation/sign-in-proposals/:id";
  const config = { capability: "sign-in:accept" } as const;
  const at = pages(hereOf, services);
  app.get(home, { config }, at.show);
  app.post(`${home}/trial`, { config: { ...config, rateLimit: LIMITS.signIn } }, at.trial);
  app.post(`${home}/acceptance`, { config: { ...config, stepUp: true } }, at.acceptance);
  app.post(`${home}/refusal`, { config }, at.refusal);
}

function pages(hereOf: HereOf, { database, config }: Services) {
  type Sent = Parameters<typeof proposalPage>[2];

  async function show(req: FastifyRequest, reply: FastifyReply, sent: Sent, status: number) {
    const { id } = readParams(providerParams, req.params);
    const facts = await req.inPartnership(async (tx) => {
      const proposal = await getProposal(tx, id);
      return { proposal, before: await findProvider(tx, proposal.organisation.id) };
    });
    return reply.html(proposalPage(hereOf(req), facts, sent), status);
  }

  function decides(decide: (tx: Tx, id: string) => Promise<Outcome<ProviderProposal>>, notice: (of: string) => string) {
    return async (req: FastifyRequest, reply: FastifyReply) => {
      const { id } = readParams(providerParams, req.params);
      const outcome = await req.inPartnership((tx) => decide(tx, id));
      if (!outcome.ok) return show(req, reply, { problems: outcome.problems }, 422);
      return redirectWithNotice(reply, `${hereOf(req).home}/${id}`, notice(outcome.value.organisation.name));
    };
  }

  return {
    show: (req: FastifyRequest, reply: FastifyReply) => show(req, reply, {}, 200),
    trial: async (req: FastifyRequest, reply: FastifyReply) => {
      const { id } = readParams(providerParams, req.params);
      await req.inPartnership((tx) => getProposal(tx, id));
      return show(req, reply, { trial: await tryProposed({ database, config, request: req.id }, id) }, 200);
    },
    acceptance: decides(acceptProposal, (name) => `Accepted. It is the sign-in of ${name} from now on.`),
    refusal: decides(declineProposal, () => "Declined. Nothing was changed."),
    withdrawal: decides(withdrawProposal, () => "Taken back. Nothing was changed."),
  };
}
