import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { readForm, readParams, typed } from "../../../web/forms.ts";
import { likeText, offsetOf, readListQuery } from "../../../web/list-query.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { findWaiting } from "../../accounts/index.ts";
import { endOf, restore } from "../commands/people.ts";
import { organisationParams, reasonForm, staffParams } from "../forms.ts";
import { type EndKind, isColleagueState } from "../rules/people.ts";
import * as store from "../store/people.ts";
import { hrefOf } from "../views/organisation.ts";
import { colleaguesPage } from "../views/people.ts";
import { colleaguePage } from "../views/person.ts";
import { employingOf } from "./surroundings.ts";

const config = { capability: "staff:manage" } as const;
const anew = { ...config, stepUp: true } as const;

/** An organisation's own people, for its administrators. */
export function colleagueRoutes(app: FastifyInstance): void {
  app.get("/organisations/:organisation/people", { config }, async (req, reply) => {
    const { organisation } = readParams(organisationParams, req.params);
    const path = `/organisations/${organisation}/people`;
    const query = readListQuery(path, { sorts: ["name"], filters: ["words", "state"] }, req.query);
    const { words, state } = query.filters;
    const filter = {
      words: words === "" ? undefined : likeText(words),
      state: isColleagueState(state) ? state : undefined,
    };
    const window = {
      descending: query.sort.direction === "descending",
      limit: query.pageSize,
      offset: offsetOf(query),
    };
    const found = await req.inPartnership(async (tx) => ({
      total: await store.countColleagues(tx, filter),
      people: await store.listColleagues(tx, filter, window),
      proposal: await findWaiting(tx, organisation),
    }));
    return reply.html(colleaguesPage(employingOf(req), query, found));
  });

  app.get("/organisations/:organisation/people/:id", { config }, async (req, reply) => {
    const { id } = readParams(staffParams, req.params);
    const person = await req.inPartnership((tx) => store.getColleague(tx, id));
    return reply.html(colleaguePage(employingOf(req), person));
  });

  app.post("/organisations/:organisation/people/:id/suspension", { config: anew }, ends("suspended", "is suspended"));
  app.post(
    "/organisations/:organisation/people/:id/departure",
    { config: anew },
    ends("left", "has left. Their roles have ended"),
  );

  app.post("/organisations/:organisation/people/:id/restoration", { config: anew }, async (req, reply) => {
    const { id } = readParams(staffParams, req.params);
    const { outcome, person } = await req.inPartnership(async (tx) => ({
      outcome: await restore(tx, id),
      person: await store.getColleague(tx, id),
    }));
    const employing = employingOf(req);
    if (!outcome.ok)
      return reply.html(colleaguePage(employing, person, { reason: "", problems: outcome.problems }), 422);
    return redirectWithNotice(reply, hrefOf(employing, `people/${id}`), `${person.name} can sign in again.`);
  });
}

function ends(kind: EndKind, words: string) {
  return async (req: FastifyRequest, reply: FastifyReply) => {
    const { id } = readParams(staffParams, req.params);
    const form = readForm(reasonForm, req.body);
    const { outcome, person } = await req.inPartnership(async (tx) => ({
      person: await store.getColleague(tx, id),
      outcome: form.ok ? await endOf(tx, id, kind, form.value.reason) : form,
    }));
    const employing = employingOf(req);
    const { reason = "" } = typed(req.body);
    if (!outcome.ok)
      return reply.html(
        colleaguePage(employing, person, { kind, reason: String(reason), problems: outcome.problems }),
        422,
      );
    return redirectWithNotice(reply, hrefOf(employing, `people/${id}`), `${person.name} ${words}.`);
  };
}
