import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Outcome } from "../../../kernel/outcome.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { readParams, typed } from "../../../web/forms.ts";
import { likeText, offsetOf, readListQuery } from "../../../web/list-query.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { addOrganisation, closeOrganisation, nameOrganisation, recordSuccessor } from "../commands/organisations.ts";
import { idParams } from "../forms/organisations.ts";
import * as store from "../store/organisations.ts";
import type { Here } from "../views/capacities.ts";
import { type Change, newOrganisationPage, organisationPage, organisationsPage } from "../views/organisations.ts";
import { readEnd, readNewName, readNewOrganisation, readSuccessor } from "./reading.ts";

const config = { capability: "organisations:manage" } as const;

/** The installation's directory of organisations: its operator adds them, names them and says what became of them. */
export function organisationRoutes(app: FastifyInstance, hereOf: (req: FastifyRequest) => Here): void {
  app.get("/organisations", { config }, async (req, reply) => {
    const [path = ""] = req.url.split("?");
    const query = readListQuery(path, { sorts: ["name"], filters: ["words", "kind"] }, req.query);
    const { words, kind } = query.filters;
    const filter = { words: words === "" ? undefined : likeText(words), kind };
    const { total, organisations } = await req.inPartnership(async (tx) => ({
      total: await store.countOrganisations(tx, filter),
      organisations: await store.listOrganisations(tx, filter, {
        limit: query.pageSize,
        offset: offsetOf(query),
      }),
    }));
    return reply.html(organisationsPage(hereOf(req), query, total, organisations));
  });

  app.get("/organisations/new", { config }, async (req, reply) => {
    await req.inPartnership(async () => undefined);
    return reply.html(newOrganisationPage(hereOf(req), { typed: {}, problems: [] }));
  });

  app.post("/organisations", { config }, async (req, reply) => {
    const form = readNewOrganisation(req.body);
    const outcome = await req.inPartnership(async (tx) => (form.ok ? addOrganisation(tx, form.value) : form));
    const here = hereOf(req);
    if (!outcome.ok)
      return reply.html(newOrganisationPage(here, { typed: typed(req.body), problems: outcome.problems }), 422);
    return redirectWithNotice(reply, `${here.href}/organisations/${outcome.value}`, "The organisation is added.");
  });

  app.get("/organisations/:id", { config }, async (req, reply) => {
    const { id } = readParams(idParams, req.params);
    const { organisation, all } = await req.inPartnership(async (tx) => ({
      organisation: await store.getOrganisation(tx, id),
      all: await store.listOrganisations(tx),
    }));
    return reply.html(organisationPage(hereOf(req), organisation, all));
  });

  const change = <T>(
    kind: Change,
    read: (body: unknown) => Outcome<T>,
    make: (tx: Tx, id: string, input: T) => Promise<Outcome<string>>,
  ): void => {
    app.post(`/organisations/:id/${kind}`, { config }, async (req, reply) => {
      const { id } = readParams(idParams, req.params);
      const form = read(req.body);
      const { outcome, organisation, all } = await req.inPartnership(async (tx) => {
        await store.getOrganisation(tx, id);
        const made = form.ok ? await make(tx, id, form.value) : form;
        return {
          outcome: made,
          organisation: await store.getOrganisation(tx, id),
          all: await store.listOrganisations(tx),
        };
      });
      const here = hereOf(req);
      if (!outcome.ok) {
        const sent = { change: kind, typed: typed(req.body), problems: outcome.problems };
        return reply.html(organisationPage(here, organisation, all, sent), 422);
      }
      return redirectWithNotice(reply, `${here.href}/organisations/${id}`, "Saved.");
    });
  };
  change("name", readNewName, nameOrganisation);
  change("succession", readSuccessor, recordSuccessor);
  change("end", readEnd, closeOrganisation);
}
