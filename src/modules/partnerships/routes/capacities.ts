import type { FastifyInstance, FastifyRequest } from "fastify";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { readParams, typed } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { joinPartnership, leavePartnership } from "../commands/capacities.ts";
import { idParams } from "../forms/organisations.ts";
import type { Participation } from "../rules/partnerships.ts";
import { listOrganisations, listParticipations } from "../store/organisations.ts";
import { capacityEndPage, capacityPage, type Here } from "../views/capacities.ts";
import { readCapacity, readEnd } from "./reading.ts";

const config = { capability: "capacities:manage" } as const;

/** Which organisations take part in the partnership, as what and when. */
export function capacityRoutes(app: FastifyInstance, hereOf: (req: FastifyRequest) => Here): void {
  app.get("/capacities/new", { config }, async (req, reply) => {
    const organisations = await req.inPartnership((tx) => listOrganisations(tx));
    return reply.html(capacityPage(hereOf(req), organisations, { typed: {}, problems: [] }));
  });

  app.post("/capacities", { config }, async (req, reply) => {
    const form = readCapacity(req.body);
    const { organisations, outcome } = await req.inPartnership(async (tx) => ({
      organisations: await listOrganisations(tx),
      outcome: form.ok ? await joinPartnership(tx, form.value) : form,
    }));
    const here = hereOf(req);
    if (!outcome.ok)
      return reply.html(capacityPage(here, organisations, { typed: typed(req.body), problems: outcome.problems }), 422);
    return redirectWithNotice(reply, `${here.href}/partnership`, "The organisation takes part now.");
  });

  app.get("/capacities/:id/end", { config }, async (req, reply) => {
    const { id } = readParams(idParams, req.params);
    const held = await req.inPartnership((tx) => getParticipation(tx, id));
    return reply.html(capacityEndPage(hereOf(req), held, { typed: {}, problems: [] }));
  });

  app.post("/capacities/:id/end", { config }, async (req, reply) => {
    const { id } = readParams(idParams, req.params);
    const form = readEnd(req.body);
    const { held, outcome } = await req.inPartnership(async (tx) => ({
      held: await getParticipation(tx, id),
      outcome: form.ok ? await leavePartnership(tx, id, form.value) : form,
    }));
    const here = hereOf(req);
    if (!outcome.ok)
      return reply.html(capacityEndPage(here, held, { typed: typed(req.body), problems: outcome.problems }), 422);
    return redirectWithNotice(reply, `${here.href}/partnership`, `The last day of ${outcome.value} is saved.`);
  });
}

async function getParticipation(tx: Tx, id: string): Promise<Participation> {
  const held = (await listParticipations(tx)).find((one) => one.id === id);
  if (!held) throw new NotFound("capacity");
  return held;
}
